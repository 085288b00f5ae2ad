/*
 * trailer_impl.h - what belongs to the sentence that ended before it
 *
 * "We won! 🎉 Thanks", "He may leave. (Mirror) The club": emoji, and the source or the stage direction in
 * brackets. Text must be valid UTF-8. No heap. O(TRAILER_BYTES).
 */
#ifndef NEWSPRINT_SENTENCE_TRAILER_IMPL_H
#define NEWSPRINT_SENTENCE_TRAILER_IMPL_H

#include "sentence/next_word_impl.h"

/* False for nearly all that stands behind a sentence, by one look at it. */
static inline bool trailer_may_begin(const struct surroundings *b, const char *p) {
    if (text_end(b) - p < 3) return false;
    if (*p == ' ') p++;
    bool emoji = (unsigned char)*p >= 0xF0 || ((unsigned char)*p == 0xE2 && (unsigned char)p[1] >= 0x98);
    return emoji || *p == '(';
}

/* Past what belongs to the sentence of `b` that ended at p; p itself where nothing does. */
const char *trailer_end(const struct surroundings *b, const char *p);

#endif
