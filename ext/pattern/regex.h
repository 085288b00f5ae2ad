/*
 * regex.h - compiled regular expressions
 *
 * A pattern is compiled once and searched for often. The text must be valid UTF-8. A search stops at the match, depth and heap limits of pattern/regex.c and then says
 * STATUS_LIMIT: that is not "no match", the answer is unknown. A source that does not compile is a mistake of
 * the program and gives STATUS_LIMIT as well; tests/unit/test_pattern.c and test_boilerplate.c compile all of
 * ours. A pattern keeps scratch memory for its matches: one thread at a time.
 */
#ifndef NEWSPRINT_PATTERN_REGEX_H
#define NEWSPRINT_PATTERN_REGEX_H

#include "base/span.h"
#include "base/status.h"

struct pattern;

enum pattern_flags {
    PATTERN_CASELESS = 1, /* upper and lower case match each other */
    PATTERN_ANCHORED = 2, /* only where the search starts */
    PATTERN_WHOLE = 4,    /* anchored, and up to the end of the text */
};

struct pattern_match {
    bool found;
    size_t start, end; /* bytes of the text */
};

/* The caller frees *pattern, which is NULL after a failure. */
enum status pattern_new(struct pattern **pattern, struct span source, unsigned flags);
void pattern_free(struct pattern *pattern);

/* The first match at or behind byte `from`; looks behind it where the pattern does. */
enum status pattern_search(const struct pattern *pattern, struct span text, size_t from,
                           struct pattern_match *match);

/* The version of the regular expression library at work, for a bug report. */
enum { PATTERN_VERSION_BYTES = 64 };
void pattern_version(char version[PATTERN_VERSION_BYTES]);

#endif
