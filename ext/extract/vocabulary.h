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
    CLASS_SPEECH_VERB = 1 << 0, /* "said", "adds": data/speech_verbs.def */
    CLASS_CLIPPED = 1 << 1,     /* the "em" of 'em: data/clipped_words.def */
};

/* The same of German, Spanish, French, Italian, Dutch and Portuguese alone: data/quote_verbs.def and
 * data/clause_words.def. An enum has no room for them. */
#define CLASS_TIME_WORD       (UINT64_C(1) << 46)
#define CLASS_SOURCE_BEHIND   (UINT64_C(1) << 47)
#define CLASS_BESIDE_VERB     (UINT64_C(1) << 48)
#define CLASS_PARTICIPLE      (UINT64_C(1) << 49)
#define CLASS_AUXILIARY       (UINT64_C(1) << 50)
#define CLASS_DETERMINER      (UINT64_C(1) << 51)
#define CLASS_PERSONAL        (UINT64_C(1) << 52) /* "er", "elle" */
#define CLASS_RELATIVE        (UINT64_C(1) << 53)
#define CLASS_CONJUNCTION     (UINT64_C(1) << 54)
#define CLASS_OF              (UINT64_C(1) << 55)
#define CLASS_PREPOSITION     (UINT64_C(1) << 56)
#define CLASS_BETWEEN         (UINT64_C(1) << 57)
#define CLASS_SOURCE          (UINT64_C(1) << 58)
#define CLASS_SOURCE_BESIDE   (UINT64_C(1) << 59)
#define CLASS_OPINION         (UINT64_C(1) << 60)
#define CLASS_TITLE_NOUN      (UINT64_C(1) << 61)
#define CLASS_PERSONAL_MALE   (UINT64_C(1) << 62)
#define CLASS_PERSONAL_FEMALE (UINT64_C(1) << 63)

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
