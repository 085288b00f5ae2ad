/*
 * number_marks.h - which mark stands before decimals: 1,200.5 or 1.200,5
 *
 * The language says it, and where a number can be read in one way alone, its form. Spanish has both: Mexico
 * and Central America write 1,200.5, others 1.200,5; there the other numbers of the text decide. Nothing here
 * fails or touches the heap.
 */
#ifndef NEWSPRINT_EXTRACT_NUMBER_MARKS_H
#define NEWSPRINT_EXTRACT_NUMBER_MARKS_H

#include "base/span.h"
#include "sentence/lexicon.h"
#include "text/chars.h"

enum decimal_mark { DECIMAL_UNSURE, DECIMAL_POINT, DECIMAL_COMMA };

/* Behind the digits at p. */
static inline const char *digits_end(const char *p, const char *end) {
    while (p < end && is_ascii_digit(*p)) p++;
    return p;
}

/* The languages whose decimals stand behind a comma; in Spanish where nothing else says so. */
bool language_has_decimal_comma(enum language language);

/* What the form of a number says, from the byte behind its first digits on: a point of ",500,000", ",500.7"
 * and ".5", a comma of ".500" and ",75". ",500" is unsure. O(bytes of the number). */
enum decimal_mark number_form(const char *p, const char *end);

/* The mark of a text; unsure for a Spanish one whose numbers do not say it, or disagree. O(bytes), O(1) in
 * other languages. */
enum decimal_mark text_decimal_mark(struct span text, enum language language);

#endif
