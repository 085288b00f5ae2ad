/*
 * rule_list.c - the rules of data/boilerplate.def and data/pieces.def, as data
 *
 * Rows and pieces are short, so that a person can read and change them; PCRE2 and the filters before it want
 * one pattern. article_pattern_expand() puts in the pieces:
 *
 *     "by {PERSON}"  ->  "by (?-i:\p{Lu}[\p{L}’'.-]*+(?: (?:(?:de|der|...) )?\p{Lu}[\p{L}’'.-]*+){1,3})"
 *
 * Cost: a walk along the list of pieces for each that is put in, once a connection.
 */
#include "article/rule_list.h"

const struct article_rule ARTICLE_RULES[ARTICLE_RULES_COUNT] = {
#define RULE(name, kind, place, goes, stays) {#name, ARTICLE_##kind, PLACE_##place, NULL, goes, stays},
#define VERDICT(name, kind, place, description, goes, stays)                                                 \
    {#name, ARTICLE_##kind, PLACE_##place, description, goes, stays},
#define ROW(pattern)
#define PHRASE(pattern)
#include "data/boilerplate.def"
#undef RULE
#undef VERDICT
#undef ROW
#undef PHRASE
};

/* The rows of each rule stand behind an entry without a pattern; the last one ends the list. */
static const struct article_row ROWS[] = {
#define RULE(name, kind, place, goes, stays)                 {NULL, false},
#define VERDICT(name, kind, place, description, goes, stays) {NULL, false},
#define ROW(pattern)                                         {pattern, false},
#define PHRASE(pattern)                                      {pattern, true},
#include "data/boilerplate.def"
#undef RULE
#undef VERDICT
#undef ROW
#undef PHRASE
    {NULL, false},
};

/* A row of pieces: the name of a piece, or one of its patterns. */
static const struct piece_row {
    const char *name, *pattern;
} PIECES[] = {
#define PIECE(name)  {#name, NULL},
#define ROW(pattern) {NULL, pattern},
#include "data/pieces.def"
#undef PIECE
#undef ROW
    {"", NULL},
};

/* The rows of the piece AGENCY, in byte order. */
static const char *const AGENCIES[] = {
#define RULES(name) name,
#define CAPTION(name)
#define BOTH(name)          name,
#define AGENCY(name, class) class(name)
#include "data/agencies.def"
#undef RULES
#undef CAPTION
#undef BOTH
#undef AGENCY
};

enum {
    PIECES_COUNT = sizeof PIECES / sizeof *PIECES,
    AGENCIES_COUNT = sizeof AGENCIES / sizeof *AGENCIES,
};

static const char *const KIND_NAMES[] = {
    "body",  "title",   "byline",      "dateline",       "timestamp",  "reading_time",
    "share", "credit",  "caption",     "related",        "newsletter", "comments",
    "legal", "contact", "source_link", "preview_notice", "ad",         "chrome",
};

static const char *const PLACE_NAMES[] = {
    "line",   "section", "head", "tail",  "edge",  "start", "finish",
    "inside", "glued",   "kept", "shape", "piece", "page",
};

const struct article_row *article_rule_rows(enum article_rule_number number, size_t *count) {
    const struct article_row *row = ROWS;
    for (int rules = (int)number + 1; rules > 0; row++) rules -= row->pattern == NULL;
    for (*count = 0; row[*count].pattern;) ++*count;
    return row;
}

/* The rows of the piece whose name is in the brackets that open at p; NULL where that is no piece. */
static const struct piece_row *find_piece(const char *p, size_t *size) {
    if (p[1] < 'A' || p[1] > 'Z') return NULL;
    for (const struct piece_row *piece = PIECES; piece < PIECES + PIECES_COUNT - 1; piece++) {
        if (!piece->name || *piece->name != p[1]) continue;
        *size = strlen(piece->name);
        if (strncmp(p + 1, piece->name, *size) == 0 && p[1 + *size] == '}') return piece + 1;
    }
    return NULL;
}

/* Backwards, since a name stands before those that begin with it: "Sipa USA" is to be tried before "Sipa". */
static void put_agencies(struct buffer *out) {
    for (size_t i = AGENCIES_COUNT; i-- > 0;) {
        buffer_append(out, span_of(i == AGENCIES_COUNT - 1 ? "(?:" : "|"));
        buffer_append(out, span_of(AGENCIES[i]));
    }
    buffer_append(out, span_of(")"));
}

/* Pieces stand in pieces, but not in themselves: so deep at the most. */
enum { NESTED_MAX = 8 };

static void expand(const char *pattern, struct buffer *out, int depth);

/* Puts in the piece whose rows begin at `row`. */
static void put_piece(const struct piece_row *row, struct buffer *out, int depth) {
    bool several = row[1].pattern;
    if (several) buffer_append(out, span_of("(?:"));
    for (const struct piece_row *first = row; row->pattern; row++) {
        if (row > first) buffer_append(out, span_of("|"));
        expand(row->pattern, out, depth + 1);
    }
    if (several) buffer_append(out, span_of(")"));
}

static void expand(const char *pattern, struct buffer *out, int depth) {
    size_t size;
    for (const char *p = pattern; *p; p++) {
        size_t plain = strcspn(p, "{");
        if (!plain) plain = 1;
        const struct piece_row *row = *p == '{' && depth < NESTED_MAX ? find_piece(p, &size) : NULL;
        if (!row) {
            buffer_append(out, (struct span){p, plain});
            p += plain - 1;
            continue;
        }
        if (row->pattern)
            put_piece(row, out, depth);
        else
            put_agencies(out);
        p += size + 1;
    }
}

void article_pattern_expand(const char *pattern, struct buffer *out) {
    expand(pattern, out, 0);
}

const char *article_kind_name(enum article_kind kind) {
    return KIND_NAMES[kind];
}

const char *article_place_name(enum article_place place) {
    return PLACE_NAMES[place];
}
