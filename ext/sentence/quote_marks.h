/*
 * quote_marks.h - is a quotation open here?
 *
 * Walks the double quotation marks of a text from left to right; single ones cannot be told from apostrophes
 * and are not looked at. Marks are paired by what they lean on, not by the direction they show: quote_opens()
 * in text/chars.h. An unpaired mark is set right at the end of its paragraph, where the caller starts afresh.
 *
 * Text must be valid UTF-8. Linear, no heap.
 */
#ifndef NEWSPRINT_SENTENCE_QUOTE_MARKS_H
#define NEWSPRINT_SENTENCE_QUOTE_MARKS_H

#include "base/span.h"

/* True for a double quotation mark of `size` bytes at p; single ones are the other members of CHAR_QUOTE. */
bool quote_mark_is_double(const char *p, size_t size);

struct quote_marks {
    struct span text;
    const char *position; /* marks before it have been read */
    bool open;            /* a quotation is open there */
};

/* Begins afresh at p, with nothing open. */
static inline void quote_marks_begin(struct quote_marks *marks, const char *p) {
    marks->position = p;
    marks->open = false;
}

/* The next double quotation mark before `to`, its bytes in *size, with `open` as it is behind it; NULL, with
 * the position at `to`, when there is none. */
const char *quote_marks_next(struct quote_marks *marks, const char *to, size_t *size);

/* Reads all marks before `to`; true when a quotation is open there. */
bool quote_marks_open(struct quote_marks *marks, const char *to);

#endif
