/*
 * number.h - a number in digits or words
 *
 *     3.2   1,200   2,00,000   1.200,5 (German)   3 1/2   ½   21st   12bn   4,500 crore
 *     two hundred and five   three and a half million   half a dozen   two-thirds   twenty-first
 *
 * Decimal marks and thousands are those of the language. A number that its neighbours show to be something
 * else (version 5.50.1, 3,5 in an English text) is none. O(bytes of the number); no heap but the scratch key.
 */
#ifndef NEWSPRINT_EXTRACT_NUMBER_H
#define NEWSPRINT_EXTRACT_NUMBER_H

#include "extract/decimal.h"
#include "extract/pieces.h"

enum number_flags {
    NUMBER_IN_DIGITS = 1,
    NUMBER_IS_ORDINAL = 2,
    NUMBER_IS_PART = 4,     /* of a whole: "half", "two-thirds", "1/2" */
    NUMBER_HAS_POINT = 8,   /* decimals */
    NUMBER_HAS_GROUPS = 16, /* marks between thousands */
    NUMBER_HAS_ZERO = 32,   /* begins with a 0 that says nothing */
    NUMBER_HAS_POWER = 64,  /* "million" */
    NUMBER_IS_BIG = 128,    /* more digits than DECIMAL_DIGITS: value is unknown */
    NUMBER_HAS_ARTICLE = 256,
    NUMBER_IS_FOLD = 512, /* "tenfold" */
};

struct number {
    struct decimal value;
    unsigned flags;
    unsigned figures; /* digits before the point, where it is in digits */
    int zeros;        /* that words behind it put there: 6 of "15 million" */
    struct place next;
};

/* Reads the number that begins at a place; false where none does. `money`: a currency stands before it, so
 * that a lone m is million. Failure of memory is in *pieces->status. */
bool number_at(const struct pieces *pieces, struct place place, bool money, struct number *number);

/* Adds the part behind "and" to a number, and moves its end: "a mile AND A HALF". False where there is none.
 * `one`: only "a half" and its like, for "a mile and two-thirds" may be two amounts. */
bool number_add_part(const struct pieces *pieces, struct place place, bool one, struct number *number);

/* True where a word of number_words.def of the classes (bits 1 << class) is the piece; *value is its value.
 * */
bool piece_is_number(const struct pieces *pieces, const struct piece *piece, unsigned classes, int *value);

/* True for a word that looks like a plural in English: what a number may count. */
bool piece_is_plural(const struct pieces *pieces, const struct piece *piece);

#endif
