/*
 * single_dot_impl.h - does a single dot end the sentence?
 *
 * Text must be valid UTF-8. No heap. O(1): a few words on both sides are read.
 */
#ifndef NEWSPRINT_SENTENCE_SINGLE_DOT_IMPL_H
#define NEWSPRINT_SENTENCE_SINGLE_DOT_IMPL_H

#include "sentence/next_word_impl.h"

/* A dot between the word before it and a capital, a digit or a letter without case. */
bool single_dot_ends(struct surroundings *b, const char *dot, struct next next);

/* The dot is of what a dash or a bracket may follow within the sentence: "ERIE, Pa. — A woman", "U.N. -- The
 * envoy", "10 a.m. (1500 GMT)". */
bool single_dot_is_of_place(struct surroundings *b, const char *dot);

#endif
