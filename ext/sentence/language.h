/*
 * language.h - which language's word lists to use
 *
 * Only good enough to choose the right list of abbreviations, which is all it is for: the script decides
 * where it can, then letters that only one of two languages has, then the function words of the first
 * LANGUAGE_SAMPLE bytes.
 */
#ifndef NEWSPRINT_SENTENCE_LANGUAGE_H
#define NEWSPRINT_SENTENCE_LANGUAGE_H

#include "sentence/lexicon.h"

/* About a hundred and sixty words, half of them function words. Of 910 English texts of 300 characters and
 * more 5 are taken for another language with 256 bytes, 1 with 512, none with 1024. */
enum { LANGUAGE_SAMPLE = 1024 };

/* The language of a text, never LANGUAGE_AUTO. O(LANGUAGE_SAMPLE). Text must be valid UTF-8. */
enum language language_of(struct span text);

#endif
