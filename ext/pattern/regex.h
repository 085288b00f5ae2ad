/*
 * regex.h - compiled regular expressions
 *
 * A pattern is compiled once and searched for often. The text must be valid UTF-8. A search stops at the
 * match, depth and heap limits of regex.c and then says STATUS_LIMIT: that is not "no match", the answer is
 * unknown. A source that does not compile is a mistake of the program and gives STATUS_LIMIT as well; the
 * test of the rules compiles all of ours. A pattern keeps scratch memory for its matches: one thread at a
 * time.
 */
#ifndef NEWSPRINT_PATTERN_REGEX_H
#define NEWSPRINT_PATTERN_REGEX_H

#include "base/span.h"
#include "base/status.h"

struct regex;

enum regex_flags {
    REGEX_CASELESS = 1, /* upper and lower case match each other */
    REGEX_ANCHORED = 2, /* only where the search starts */
    REGEX_WHOLE = 4,    /* anchored, and up to the end of the text */
};

struct regex_match {
    bool found;
    size_t start, end; /* bytes of the text */
};

/* The caller frees *pattern, which is NULL after a failure. */
enum status regex_new(struct regex **pattern, struct span source, unsigned flags);
void regex_free(struct regex *pattern);

/* The first match at or behind byte `from`; looks behind it where the pattern does. */
enum status regex_search(const struct regex *pattern, struct span text, size_t from,
                         struct regex_match *match);

/* Why a source does not compile, as text of at most size-1 bytes, and at which byte of it; "" where it
 * does. */
enum status regex_judge(struct span source, char *error, size_t size, size_t *at);

/* The version of PCRE2, in at most size-1 bytes; "" where there is no room for it. */
void regex_version(char *version, size_t size);

#endif
