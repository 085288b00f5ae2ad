/*
 * previous_word_impl.h - the word before a mark, as the decisions of this room look at it
 *
 * Text must be valid UTF-8. No heap; a call reads up to TOKEN_BYTES to the left.
 */
#ifndef NEWSPRINT_SENTENCE_PREVIOUS_WORD_IMPL_H
#define NEWSPRINT_SENTENCE_PREVIOUS_WORD_IMPL_H

#include "sentence/next_word_impl.h"

/* The word of the sentence that ends at p: back to white space, a bracket or a quotation mark. Dots are in
 * it. Empty where there is none. */
struct span word_before(const struct surroundings *b, const char *p);

/* The word before a word of the sentence. */
struct span word_before_word(const struct surroundings *b, struct span word);

#endif
