/*
 * quantity_words.h - what the words of numbers, units and their surroundings say
 *
 *     unit_word_find(span_of("kilometres per hour"), LANGUAGE_EN, ~0u)     PER_HOUR, "km/h", 1, 3
 *     unit_word_find(span_of("kilometres"), LANGUAGE_DE, ~0u)               NULL
 *
 * The rows are data/number_words.def, data/units.def and data/quantity_words.def, which say what their
 * classes are. A key is the match key of a word, or of up to QUANTITY_PHRASE_WORDS words and marks with a
 * blank between. Nothing here fails or touches the heap; O(log rows).
 */
#ifndef NEWSPRINT_EXTRACT_QUANTITY_WORDS_H
#define NEWSPRINT_EXTRACT_QUANTITY_WORDS_H

#include "base/span.h"
#include "sentence/lexicon.h"

enum { QUANTITY_PHRASE_WORDS = 4, QUANTITY_KEY_BYTES = 24 };

enum number_class {
    NUMBER_CARDINAL,
    NUMBER_TENS,
    NUMBER_HUNDRED,
    NUMBER_POWER,
    NUMBER_SHORT_POWER,
    NUMBER_DOZEN,
    NUMBER_FOLD,
    NUMBER_ORDINAL,
    NUMBER_PART,
    NUMBER_UNIT,
    NUMBER_MONTH,
    NUMBER_SHORT_MONTH,
    NUMBER_MINUS,
};

struct number_word {
    char key[QUANTITY_KEY_BYTES]; /* padded with zeros, at least one */
    enum number_class class;
    int32_t value;
    uint64_t languages;
};

enum unit_kind {
    UNIT_DURATION,
    UNIT_DISTANCE,
    UNIT_AREA,
    UNIT_VOLUME,
    UNIT_MASS,
    UNIT_SPEED,
    UNIT_PER_HOUR,
    UNIT_TEMPERATURE,
    UNIT_ENERGY,
    UNIT_POWER,
    UNIT_PERCENT,
    UNIT_MONEY,
    UNIT_CODE,
    UNIT_WON,
    UNIT_POUND,
    UNIT_STONE,
    UNIT_DEGREE,
    UNIT_FEET_INCH,
    UNIT_FOLD,
};

struct unit_word {
    char key[QUANTITY_KEY_BYTES]; /* padded with zeros, at least one */
    enum unit_kind kind;
    const char *name;
    int64_t digits; /* of the base unit: digits x 10^exponent; 0 where that says nothing */
    int exponent;
    uint64_t languages;
};

enum quantity_class {
    WORD_MODIFIER,
    WORD_BEHIND,
    WORD_LABEL,
    WORD_SCORE,
    WORD_CHANGE,
    WORD_VERB,
    WORD_PLURAL,
    WORD_PASSED,
    WORD_PRICE,
    WORD_WEIGHT,
    WORD_AGE_BEFORE,
    WORD_AGE_BEHIND,
    WORD_WARMTH,
    WORD_ARTICLE_BEFORE,
    WORD_ARTICLE_BEHIND,
    WORD_YEAR_BEFORE,
    WORD_NO_ONE,
    WORD_DAY_BEFORE,
    WORD_BETWEEN,
    WORD_VAGUE,
    WORD_HALF_OF,
    WORD_OWN,
    WORD_TIMES,
    WORD_ONLY,
    WORD_NO_NOUN,
    WORD_NO_ORDINAL,
    WORD_MOVED,
    WORD_AGO,
    WORD_PERSON,
    WORD_CLOCK_BEFORE,
    WORD_ORDINAL_NOUN,
    WORD_MODIFIER_END,
};

struct quantity_word {
    char key[QUANTITY_KEY_BYTES]; /* padded with zeros, at least one */
    enum quantity_class class;
    const char *name;
    uint64_t languages;
};

/* The row of a key in a language that is of one of the classes or kinds, bits 1 << class; NULL where there is
 * none. A key has no NUL in it. */
const struct number_word *number_word_find(struct span key, enum language language, unsigned classes);
const struct unit_word *unit_word_find(struct span key, enum language language, unsigned kinds);
const struct quantity_word *quantity_word_find(struct span key, enum language language, unsigned classes);

/* True where a key of units, or of words, goes on behind `key` and a blank. */
bool unit_word_begins(struct span key);
bool quantity_word_begins(struct span key);

#endif
