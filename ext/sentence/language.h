/*
 * language.h - which language a text is in
 *
 * Good enough to choose the right list of abbreviations, and to say which language it is where a reader
 * would not doubt either: the script decides where it can, then function words, letters that few languages
 * have, and abbreviations, all of the first LANGUAGE_SAMPLE bytes. A text in several languages is in the
 * one that most of the sample is in.
 */
#ifndef NEWSPRINT_SENTENCE_LANGUAGE_H
#define NEWSPRINT_SENTENCE_LANGUAGE_H

#include "sentence/lexicon.h"

/* About a hundred and sixty words, half of them function words. Of 910 English texts of 300 characters and
 * more 5 are taken for another language with 256 bytes, 1 with 512, none with 1024. */
enum { LANGUAGE_SAMPLE = 1024 };

/* The language whose lists fit a text best, never LANGUAGE_AUTO. O(LANGUAGE_SAMPLE). Text must be valid
 * UTF-8. */
enum language language_of(struct span text);

/* The language that a text is in, LANGUAGE_OTHER where that is in doubt: a text without words, in a language
 * without a row in data/languages.def, or in one of two that are alike as Danish and Norwegian are. Cost as
 * above. */
enum language language_known(struct span text);

/* The code of ISO 639-1; NULL for LANGUAGE_AUTO and LANGUAGE_OTHER. */
const char *language_code(enum language language);

#endif
