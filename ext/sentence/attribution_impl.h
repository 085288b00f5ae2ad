/*
 * attribution_impl.h - does speaker and verb of speech follow a quotation?
 *
 * Text must be valid UTF-8. No heap. O(1): SPEAKER_TOKENS words are read at most.
 */
#ifndef NEWSPRINT_SENTENCE_ATTRIBUTION_IMPL_H
#define NEWSPRINT_SENTENCE_ATTRIBUTION_IMPL_H

#include "sentence/next_word_impl.h"

/* True when the quotation that closed before `next` belongs to what follows: “Stop!” Mr. Lund said. */
bool attribution_follows(struct surroundings *b, struct next next);

#endif
