/*
 * lexicon.h - what the segmenter knows about single words
 *
 * The lists are ext/data/ *.def, compiled in as sorted arrays. A look-up folds the word to lower case, packs
 * it into two 64-bit numbers and halves its way through the array: about 60 ns, no heap, no start-up.
 */
#ifndef NEWSPRINT_SENTENCE_LEXICON_H
#define NEWSPRINT_SENTENCE_LEXICON_H

#include "base/span.h"
#include <stdint.h>

/* What a text can be in. */
enum language {
    LANGUAGE_AUTO, /* ask the text */
#define LANGUAGE(name, code, script) LANGUAGE_##name,
#include "data/languages.def"
#undef LANGUAGE
    LANGUAGE_OTHER, /* none of these: the rules of the script, and the English lists */
    LANGUAGE_COUNT,
};

enum abbreviation {
    ABBREVIATION_NONE,      /* not in the list */
    ABBREVIATION_INNER,     /* "e.g.", "vs.": never ends a sentence before another word */
    ABBREVIATION_HONORIFIC, /* "Mr.", "dr.": a name follows */
    ABBREVIATION_TITLE,     /* "Gen.", "Sen.": the same when it is capitalised; "gen." is a word */
    ABBREVIATION_NUMBER,    /* "No.", "p.": a number follows, or it is a word */
    ABBREVIATION_MONTH,     /* "Nov.": the same when it is capitalised */
    ABBREVIATION_UNIT,      /* "ft.", "lbs.": a smaller unit may follow, "5 ft. 3 in." */
    ABBREVIATION_SUFFIX,    /* "Ave.", "Ph.D.": ends a sentence when the next word is an opener */
    ABBREVIATION_COMPANY,   /* "Inc.", "Ltd.": the same, and before a capital of no name and no office */
    ABBREVIATION_PLACE,     /* "Ill.": as a suffix when it is capitalised */
    ABBREVIATION_ERA,       /* "B.C.": a word like others after a year or a century, else as the above */
    ABBREVIATION_TIME,      /* "a.m.": ends a sentence unless a day or a time zone follows */
};

/* The class of a word without its last full stop, in a language. */
enum abbreviation lexicon_abbreviation(struct span word, enum language language);

/* No abbreviation of ASCII letters alone has more of them. */
enum { LEXICON_LETTERS_MAX = 7 };

/* The same question in two steps, for a word of 1 to LEXICON_LETTERS_MAX ASCII letters before `end`, where
 * eight bytes can be read. The first gives the word's first row, NULL when it is an abbreviation in no
 * language, or not in the one that is given, as far as that is known (LANGUAGE_AUTO: it is not); the second
 * gives the row's class in a language. */
const struct lexeme *lexicon_abbreviation_before(const char *end, size_t letters, enum language language);
enum abbreviation lexicon_abbreviation_in(const struct lexeme *row, enum language language);

/* True for a word that opens sentences: "However", "They". In LANGUAGE_OTHER the English ones. */
bool lexicon_is_opener(struct span word, enum language language);

/* True for "said", "asks" ... */
bool lexicon_is_speech_verb(struct span word, enum language language);

/* True for "then", "had", "van", which may stand between the name of a speaker and the verb. */
bool lexicon_is_speaker_word(struct span word);

/* True for "on", "when": what they begin is no sentence yet (English). */
bool lexicon_is_phrase_head(struct span word, enum language language);

/* True for "than", "nor", which "I" follows at the end of a sentence (English). */
bool lexicon_takes_pronoun(struct span word, enum language language);

/* True for days, months and time zones, which may follow "5 p.m." or "3." in a sentence: "Monday", "EST". */
bool lexicon_is_calendar(struct span word);

/* True for what follows a company's name: its offices, "Chairman", and countries, "Australia". */
bool lexicon_is_role(struct span word);

/* True for names that end in an exclamation mark or question mark: "Yahoo!". */
bool lexicon_is_brand(struct span word);

/* The languages that a function word belongs to, as bits 1 << language; 0 for another word. An elision is
 * asked for with its apostrophe: "l'". */
uint64_t lexicon_function_word(struct span word);

/* Row i of all openers and function words; false behind the last. *word is empty unless the row counts in a
 * language or in English. */
bool lexicon_small_word(size_t i, enum language language, struct span *word);

/* The languages that have an abbreviation for themselves, as bits; 0 for what many or none have. */
uint64_t lexicon_abbreviation_languages(struct span word);

/* The languages that a letter beyond ASCII tells of, as bits; 0 for one that tells nothing. O(1). */
uint64_t lexicon_letter(uint32_t code);

#endif
