/*
 * vocabulary.h - what the readers of news know about single words, in the language of a text
 *
 *     struct vocabularies all = {{NULL}};                                  kept from text to text
 *     const struct vocabulary *words;
 *     enum status status = vocabulary_get(&all, LANGUAGE_EN, &words);
 *     if (!status && vocabulary_classes(words, hash) & CLASS_SPEECH_VERB) ...
 *     vocabularies_release(&all);
 *
 * A word is asked for by the hash of its match key (text/words.h), so that case and accents count for
 * nothing: "Erklärte" is "erklärte". It may be in many classes at once: "states" is a verb of speech and a
 * noun. The lists are data/ *.def; a row counts in the languages that it names. A vocabulary is made when a
 * text in its language is first read, and good for as long as `all`. One thread at a time.
 */
#ifndef NEWSPRINT_EXTRACT_VOCABULARY_H
#define NEWSPRINT_EXTRACT_VOCABULARY_H

#include "base/status.h"
#include "sentence/lexicon.h"

/* What a word can be, as bits. */
enum word_class {
    CLASS_SPEECH_VERB = 1 << 0,   /* "said", "adds": data/speech_verbs.def */
    CLASS_NUMBER_WORD = 1 << 1,   /* "three", "half", "March": data/number_words.def */
    CLASS_UNIT_WORD = 1 << 2,     /* of a unit or currency: "square" and "miles": data/units.def */
    CLASS_QUANTITY_WORD = 1 << 3, /* "at" and "least", "killed": data/quantity_words.def */
};

/* The bits from here on are the classes of data/quantity_words.def (extract/quantity_words.h), of rows of
 * one word. */
enum { QUANTITY_CLASSES_SHIFT = 32 };

struct vocabulary;

struct vocabularies {
    struct vocabulary *of[LANGUAGE_COUNT];
};

/* The vocabulary of a language. STATUS_NOMEM leaves `all` as it was. O(lists) the first time, then O(1). */
enum status vocabulary_get(struct vocabularies *all, enum language language,
                           const struct vocabulary **vocabulary);
void vocabularies_release(struct vocabularies *all);

enum language vocabulary_language(const struct vocabulary *vocabulary);

/* The classes of a word as bits of enum word_class, 0 for one that is in no list. O(1), some 3 ns. */
uint64_t vocabulary_classes(const struct vocabulary *vocabulary, uint64_t hash);

#endif
