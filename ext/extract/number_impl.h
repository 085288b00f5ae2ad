/*
 * number_impl.h - a number in digits, as bytes
 */
#ifndef NEWSPRINT_EXTRACT_NUMBER_IMPL_H
#define NEWSPRINT_EXTRACT_NUMBER_IMPL_H

#include "extract/number.h"

/* Reads digits, thousands and decimals at p, which is a digit, up to `end`; gives the byte behind them, or
 * NULL where they are no number: 1.2.3, 3,5 in an English text, 1,500 in a Spanish one that does not show its
 * marks. Sets value, figures and flags. `money`: a currency stands before it, so that blanks may stand
 * between thousands. O(bytes). */
const char *digits_read(const struct pieces *pieces, const char *p, const char *end, bool money,
                        struct number *number);

/* Reads a fraction at p: ½, or 1/2 of a few denominators; NULL where none stands there. */
const char *fraction_read(const char *p, const char *end, struct decimal *part);

#endif
