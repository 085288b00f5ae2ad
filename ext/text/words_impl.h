/*
 * words_impl.h - what words.c shows to tests alone: the slow way that the fast one is held against
 */
#ifndef NEWSPRINT_TEXT_WORDS_IMPL_H
#define NEWSPRINT_TEXT_WORDS_IMPL_H

#include "text/words.h"

/* words_next() character by character. */
bool words_next_plain(struct words *words, struct span *word);

#endif
