/*
 * required.h - literals of which every match of a pattern holds one (used by nfa_read.c only)
 *
 * A reader of patterns builds the wording of each part from those of its own parts: a sequence by
 * wording_begin(), wording_append() and wording_end(), alternatives by wording_join(). Everything is a value;
 * nothing allocates.
 */
#ifndef NEWSPRINT_PATTERN_REQUIRED_H
#define NEWSPRINT_PATTERN_REQUIRED_H

#include "pattern/literals.h"

/* More strings than that are given up: a list so long is rarely rare. */
enum { WORDING_STRINGS = 24 };

struct wording_string {
    char bytes[LITERAL_MAX];
    unsigned char size;
    bool starts_word; /* no letter stands before its first byte */
};

struct wording_strings {
    struct wording_string items[WORDING_STRINGS];
    unsigned char count;
    bool either_case;
};

struct wording {
    bool exact;                     /* the part matches `strings` and nothing else */
    struct wording_strings strings; /* in a sequence that is not exact: what its end is known to match */
    struct wording_strings best;    /* literals of which each match holds one; none where none are known */
};

/* What matches nothing but the empty string; with `boundary`, where no letter stands before it. */
void wording_empty(struct wording *wording, bool boundary);

/* What matches something that is not known. */
void wording_unknown(struct wording *wording);

/* What matches one of two parts; the other is used up. */
void wording_join(struct wording *all, struct wording *other);

/* A sequence begins as wording_empty(); an ASCII character or a part is appended; the end is told. */
void wording_append_character(struct wording *sequence, char byte, bool either_case);
void wording_append(struct wording *sequence, const struct wording *part);
void wording_end(struct wording *sequence);

/* What a part is when it comes `least` times at least and `most` at most. */
void wording_repeat(struct wording *part, uint32_t least, uint32_t most);

/* Whether no letter stands before what comes behind the sequence. */
bool wording_ends_word(const struct wording *sequence);

#endif
