/*
 * pattern_set.h - which of many patterns match a text, and where: the one door to patterns
 *
 * A set holds up to PATTERN_SET_MAX patterns, each of one row or more. A pattern matches where one of its
 * rows does. Rows are written in PCRE2's notation [1], with the options UTF, DOTALL and DOLLAR_ENDONLY. Where
 * several patterns match at one place, the one with the lowest number is told.
 *
 *     pattern_set_new()       for one kind of place
 *     pattern_set_add()       a row, for each row of each pattern, by ascending number
 *     pattern_set_compile()   once
 *     pattern_set_line(), pattern_set_start() or pattern_set_next()
 *
 * Filters stand before PCRE2 and rule out nearly all patterns of nearly all texts. A filter may lose time,
 * never an answer. pattern_set_unfilter() takes them away, so that a test can compare.
 *
 * The set copies what it is given. Texts must be valid UTF-8. A set keeps what it worked out: one thread at a
 * time. Calls fail with STATUS_NOMEM, and with STATUS_LIMIT where PCRE2 does not compile a pattern or gives
 * up a search (regex.h): then the answer is not known. Cost is linear in the text.
 *
 * [1] pcre2pattern(3)
 */
#ifndef NEWSPRINT_PATTERN_PATTERN_SET_H
#define NEWSPRINT_PATTERN_PATTERN_SET_H

#include "base/span.h"
#include "base/status.h"
#include "pattern/literals.h"

enum { PATTERN_SET_MAX = 128 };

struct pattern_set;

/* Where the patterns of a set may match. */
enum pattern_place {
    PATTERN_LINE,   /* the whole of a text, in either case: pattern_set_line() */
    PATTERN_START,  /* at its start: pattern_set_start() */
    PATTERN_INSIDE, /* from the start of a word on: pattern_set_next() */
    PATTERN_FINISH, /* from the start of a word to the end of the text: pattern_set_next() */
};

/* The caller frees *set, which is NULL after a failure. */
enum status pattern_set_new(struct pattern_set **set, enum pattern_place place);
void pattern_set_free(struct pattern_set *set);

/* Adds a row of a pattern whose number is below PATTERN_SET_MAX and not below the last. A `phrase` is not
 * asked of texts that are sentences; all rows of a number are phrases, or none. A row that the filters cannot
 * read is asked of every text. */
enum status pattern_set_add(struct pattern_set *set, unsigned number, struct span row, bool phrase);

/* Makes the filters. `literals` gets those of which each match holds one: of all branches of patterns within
 * a text, and of the open ones of PATTERN_LINE (open_branches.h); not of PATTERN_START. They are shared out
 * among the bits of `topics`: patterns that have some take turns. With no topic there are no literals.
 * STATUS_LIMIT where there is no room for them. */
enum status pattern_set_compile(struct pattern_set *set, struct literals *literals, unsigned topics);

/* False where a text may match without holding a literal. */
bool pattern_set_is_gated(const struct pattern_set *set);

/* What a caller knows of a text. */
enum pattern_hint {
    PATTERN_IS_SENTENCE = 1,
    PATTERN_LACKS_BRACKET = 2, /* ( */
    PATTERN_LACKS_SLASH = 4,   /* / */
    PATTERN_LACKS_LATIN = 8,   /* no character begins with the byte C2 */
};

struct pattern_match {
    bool found;
    unsigned number;
    size_t start, end; /* bytes of the text */
};

/* The pattern that matches the whole text, which may hold literals of these topics, but of no others. */
enum status pattern_set_line(struct pattern_set *set, struct span text, unsigned topics, unsigned hints,
                             struct pattern_match *match);

/* The pattern that matches at the start of the text. */
enum status pattern_set_start(struct pattern_set *set, struct span text, unsigned hints,
                              struct pattern_match *match);

/* The first match that starts at a byte from .. to-1 where a word may start: behind a blank, a full stop or a
 * slash, or at byte 0. */
enum status pattern_set_next(struct pattern_set *set, struct span text, size_t from, size_t to,
                             struct pattern_match *match);

/* From now on PCRE2 alone is asked, for each pattern at each place. */
void pattern_set_unfilter(struct pattern_set *set);

/* What the author of a row wants to know. */
struct pattern_row {
    char error[128];    /* why PCRE2 does not compile it, or "" */
    size_t error_at;    /* byte of the row */
    const char *unread; /* what the filters cannot read in it, or NULL */
    bool open, gated;   /* any word may begin it; each match of it holds a literal */
};

enum status pattern_set_judge(enum pattern_place place, struct span row, struct pattern_row *judged);

/* The version of the regular expression library at work, for a bug report. */
enum { PATTERN_VERSION_BYTES = 64 };
void pattern_version(char version[PATTERN_VERSION_BYTES]);

#endif
