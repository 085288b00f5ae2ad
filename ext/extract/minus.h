/*
 * minus.h - the minus before a number
 *
 *     −5°C   -0.5%   −$3 million   minus 12 degrees   (-3)   from -5 to -2
 *
 * U+2212 is a minus, and so is a hyphen or an en dash that leans on the number and on nothing before it. At
 * the beginning of a sentence, and for an en dash anywhere, that may be a mark of a list or a dash as well:
 * there the number must be of money, percent or warmth. A number before it makes a range of the hyphen, or
 * a sum. Source: Unicode 15, chapter 6.2, dashes and hyphens. O(1).
 */
#ifndef NEWSPRINT_EXTRACT_MINUS_H
#define NEWSPRINT_EXTRACT_MINUS_H

#include "extract/amount.h"

/* The tokens of the minus before an amount: 1, or 0 where it has none. */
size_t minus_before(const struct pieces *pieces, const struct amount *amount);

/* Where the number behind a sign begins, for the second end of a range: "to -2", "to +4"; the place itself
 * where no sign stands there. *minus says whether it is a minus. */
struct place minus_skip(const struct pieces *pieces, struct place place, bool *minus);

#endif
