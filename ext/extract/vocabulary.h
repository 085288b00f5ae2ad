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

#include "base/hash.h"
#include "base/status.h"
#include "base/u64_map.h"
#include "base/vector.h"
#include "sentence/lexicon.h"
#include <stdint.h>

/* What a word can be, as bits. */
enum word_class {
    CLASS_SPEECH_VERB = 1 << 0,   /* "said", "adds": data/speech_verbs.def */
    CLASS_CLIPPED = 1 << 1,       /* the "em" of 'em: data/clipped_words.def */
    CLASS_FIRST_NAME = 1 << 12,   /* "Ida", "Boris": data/first_names.def */
    CLASS_FAMILY_FIRST = 1 << 13, /* "Xi", "Kim", family names that stand before the first name */
    CLASS_MALE = 1 << 14,         /* beside first names and titles that tell: "Boris", "Mr" */
    CLASS_FEMALE = 1 << 15,
    CLASS_TITLE = 1 << 16,        /* "President", "Mrs", "spokesman": data/titles.def */
    CLASS_TITLE_PART = 1 << 17,   /* "Deputy", "Foreign", which may stand in one */
    CLASS_PARTICLE = 1 << 18,     /* "van", "bin": data/name_particles.def */
    CLASS_NAME_SUFFIX = 1 << 19,  /* "Jr" */
    CLASS_PLACE = 1 << 20,        /* "Norway": data/places.def; of several words as well, see phrase_hash() */
    CLASS_DEMONYM = 1 << 21,      /* "Norwegian", "Sunni" */
    CLASS_PLACE_WORD = 1 << 22,   /* "River", "Airport": data/organizations.def */
    CLASS_ORGANIZATION = 1 << 23, /* "NATO", "White House" */
    CLASS_ORGANIZATION_WORD = 1 << 24, /* "Ministry", "League" */
    CLASS_COMPANY_WORD = 1 << 25,      /* "Inc" */
    CLASS_CALENDAR = 1 << 26,          /* "Monday", "May": data/calendar.def */
    CLASS_FAMILY_NAME = 1 << 27,       /* a word of places that is a family name as well: "Hill", "Park" */
    CLASS_NO_NAME = 1 << 28,           /* "Image", "Former", which stand beside names and in none */

    /* Of six languages: data/quote_verbs.def, data/clause_words.def. */
    CLASS_PARTICIPLE = 1 << 4,
    CLASS_PERSONAL = 1 << 5,
    CLASS_RELATIVE = 1 << 6,
    CLASS_OF = 1 << 7,
    CLASS_BETWEEN = 1 << 8,
    CLASS_SOURCE = 1 << 9,
    CLASS_SOURCE_BESIDE = 1 << 10,
    CLASS_SOURCE_BEHIND = 1 << 11,
    CLASS_OPINION = 1 << 29,
    CLASS_TITLE_NOUN = 1 << 30,
};

/* Beyond what an enum can hold. In English: */
#define CLASS_IDIOM (UINT64_C(1) << 31) /* "went", which tells in "went on": data/grammar_words.def */

#define CLASS_GROUP (UINT64_C(1) << 32) /* "critics": data/group_words.def */
#define CLASS_KIN   (UINT64_C(1) << 35) /* "wife": data/titles.def */

/* Of the six languages: */
#define CLASS_INFINITIVE  (UINT64_C(1) << 33)
#define CLASS_CATENATIVE  (UINT64_C(1) << 34)
#define CLASS_NAMING      (UINT64_C(1) << 37)
#define CLASS_BESIDE_VERB (UINT64_C(1) << 38)
#define CLASS_TIME_WORD   (UINT64_C(1) << 39)

/* Of English sentences, for who says what: data/saying_verbs.def */
#define CLASS_SAYS         (UINT64_C(1) << 40) /* "said" */
#define CLASS_ABOUT        (UINT64_C(1) << 41) /* "called" */
#define CLASS_HOLDS        (UINT64_C(1) << 42) /* "believes" */
#define CLASS_BASE         (UINT64_C(1) << 43) /* "say" */
#define CLASS_PAST         (UINT64_C(1) << 44) /* "said", "written" */
#define CLASS_GERUND       (UINT64_C(1) << 45) /* "saying" */
#define CLASS_VERB_OR_NOUN (UINT64_C(1) << 46) /* "claims" */

/* data/grammar_words.def, where each is explained; four are of data/clause_words.def as well. */
#define CLASS_DETERMINER   (UINT64_C(1) << 47)
#define CLASS_POSSESSIVE   (UINT64_C(1) << 48)
#define CLASS_PREPOSITION  (UINT64_C(1) << 49)
#define CLASS_CONJUNCTION  (UINT64_C(1) << 50)
#define CLASS_AUXILIARY    (UINT64_C(1) << 51)
#define CLASS_BE           (UINT64_C(1) << 52)
#define CLASS_ADVERB       (UINT64_C(1) << 53)
#define CLASS_PRONOUN      (UINT64_C(1) << 54)
#define CLASS_OBJECT       (UINT64_C(1) << 55)
#define CLASS_INDEFINITE   (UINT64_C(1) << 56)
#define CLASS_DAY          (UINT64_C(1) << 57)
#define CLASS_DAYTIME      (UINT64_C(1) << 58)
#define CLASS_FINITE       (UINT64_C(1) << 59)
#define CLASS_SUBORDINATOR (UINT64_C(1) << 60)
#define CLASS_PLAIN        (UINT64_C(1) << 61)

/* data/speech_nouns.def */
#define CLASS_WORDS (UINT64_C(1) << 62) /* "claim" */
#define CLASS_WORK  (UINT64_C(1) << 63) /* "film" */

/* What a word can be in the lists of figures, as bits. */
enum figure_class {
    CLASS_NUMBER_WORD = 1 << 0,   /* "three", "half", "March": data/number_words.def */
    CLASS_UNIT_WORD = 1 << 1,     /* of a unit or currency: "square" and "miles": data/units.def */
    CLASS_QUANTITY_WORD = 1 << 2, /* "at" and "least", "killed": data/quantity_words.def */
    CLASS_UNIT_HEAD = 1 << 3,     /* the "square" of "square miles": behind the class of the row itself */
    CLASS_QUANTITY_HEAD = 1 << 4,
    CLASS_SMALL_WORD = 1 << 5, /* an opener or function word (sentence/lexicon.h), or one with its key */
};
/* The bits from here on are the classes of data/number_words.def (extract/quantity_words.h), and those of
 * data/quantity_words.def, of rows of one word. */
enum { NUMBER_CLASSES_SHIFT = 8, QUANTITY_CLASSES_SHIFT = 32, HEAD_SHIFT = 2 };

/* Bits that say of most words that they open nothing. */
enum { OPENING_BITS = 1 << 14, SIEVE_WORD = 64 };

/* A slot is the hash of a word with the number of its classes in place of the lowest bits: eight bytes, so
 * that all fit in the second-level cache. An empty one is 0. A word is in one of two slots, and both are
 * looked at, because a branch on whether it is listed is guessed wrong. The lowest bits of the hash choose
 * one of them; from either and the upper bits follows the other. */
#define SLOT_NUMBER UINT64_C(0xFFFF)
enum { SLOT_OTHER_SHIFT = 40 };

struct vocabulary {
    enum language language;
    uint64_t *slots; /* a cuckoo hash table, a third full at most */
    size_t slot_mask;
    VECTOR_OF(uint64_t) classes; /* that words have, each once; none at number 0 */
    struct u64_map aliases;
    VECTOR_OF(uint64_t) names; /* of an alias, at its number */
    uint64_t opening[OPENING_BITS / SIEVE_WORD];
};

/* The hash of several words, from that of all but the last and that of the last: a name of several words
 * is in the lists under it. */
static inline uint64_t phrase_hash(uint64_t before, uint64_t word) {
    return hash_mix(before ^ HASH_ROOT3, word ^ HASH_GOLDEN);
}

struct vocabularies {
    struct vocabulary *of[2 * LANGUAGE_COUNT]; /* of each language, and for figures behind them */
};

/* The vocabulary of a language, for names and quotations, and that for figures, whose classes are enum
 * figure_class. STATUS_NOMEM leaves `all` as it was. O(lists) the first time, then O(1). */
enum status vocabulary_get(struct vocabularies *all, enum language language,
                           const struct vocabulary **vocabulary);
enum status vocabulary_get_figures(struct vocabularies *all, enum language language,
                                   const struct vocabulary **vocabulary);
void vocabularies_release(struct vocabularies *all);

enum language vocabulary_language(const struct vocabulary *vocabulary);

/* The slot of a hash, or of what is in a slot, that is not this one. */
static inline size_t vocabulary_other(const struct vocabulary *vocabulary, size_t slot, uint64_t hash) {
    return (slot ^ (size_t)(hash >> SLOT_OTHER_SHIFT | 1)) & vocabulary->slot_mask;
}

/* The number in a slot where it is that of a hash, else 0. */
static inline uint64_t vocabulary_number(const struct vocabulary *vocabulary, size_t slot, uint64_t hash) {
    uint64_t content = vocabulary->slots[slot], is_it = (content ^ hash) <= SLOT_NUMBER;
    return content & SLOT_NUMBER & -is_it;
}

/* The classes of a word as bits, 0 for one that is in no list. O(1), some 3 ns. */
static inline uint64_t vocabulary_classes(const struct vocabulary *vocabulary, uint64_t hash) {
    size_t at = hash & vocabulary->slot_mask;
    uint64_t number = vocabulary_number(vocabulary, at, hash) |
                      vocabulary_number(vocabulary, vocabulary_other(vocabulary, at, hash), hash);
    return vocabulary->classes.items[number];
}

/* The bit of a hash in a sieve: not from the end that chooses its slot. */
static inline size_t sieve_bit(uint64_t hash, size_t bits) {
    return (size_t)(hash >> 32) % bits;
}

static inline bool sieve_has(const uint64_t *sieve, size_t bits, uint64_t hash) {
    return sieve[sieve_bit(hash, bits) / SIEVE_WORD] >> sieve_bit(hash, bits) % SIEVE_WORD & 1;
}

/* False for a word that opens nothing, which spares most words a search: for figures, no number or month
 * begins with it; else it is no opener and no function word (sentence/lexicon.h) of the language or of
 * English. O(1). */
static inline bool vocabulary_may_open(const struct vocabulary *vocabulary, uint64_t hash) {
    return sieve_has(vocabulary->opening, OPENING_BITS, hash);
}

/* The hash of the full name of a place or an organisation of which this is a further name, "US"; else the
 * same. Names of several words by phrase_hash() without their small ones: "World Trade Organization". */
uint64_t vocabulary_full_name(const struct vocabulary *vocabulary, uint64_t hash);

#endif
