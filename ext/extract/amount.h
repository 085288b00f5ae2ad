/*
 * amount.h - a number with its currency and unit, or two of them that are a range
 *
 *     $3.2bn   3.2 billion US dollars   15-20 usd   €15m to €20m   between 3 and 5 years   5ft 9in
 *     62-year-old   half an hour   a quarter of a percentage point   a mile and a half
 *
 * What is counted is asked of the words behind it by others (quantities.h). Linear in the bytes of the
 * amount; memory that runs out is said by *pieces->status.
 */
#ifndef NEWSPRINT_EXTRACT_AMOUNT_H
#define NEWSPRINT_EXTRACT_AMOUNT_H

#include "extract/number.h"

enum join_of_range { RANGE_NONE, RANGE_DASH, RANGE_WORD }; /* 3-5, 3 to 5 */

struct amount {
    struct number number; /* the first, with its value in `unit` */
    struct decimal maximum;
    enum join_of_range range;     /* `maximum` counts */
    const struct unit_word *unit; /* NULL: none */
    const char *unit_name; /* of the row, or of the smaller unit that "two hours and 15 minutes" are in */
    struct decimal factor; /* of the base unit */
    bool sign;             /* its currency stands before it */
    bool hyphen;           /* its unit stands behind a hyphen: "62-year-old" */
    struct place start;    /* at its currency or number */
    struct place next;     /* behind it */
};

/* Reads the amount that begins at a place, which is a currency, a number or the article of a unit. False
 * where none does. */
bool amount_at(const struct pieces *pieces, struct place place, struct amount *amount);

/* Reads the second half of a range behind an amount, and joins the two. `between`: they may be joined by
 * "and". False where there is none: the amount is as it was. */
bool amount_join(const struct pieces *pieces, bool between, struct amount *amount);

/* Turns an amount of cents into one of their currency. */
void amount_whole_money(struct amount *amount);

/* Moves a place that is a number back to the currency before it: "US$", "USD", "Rs." */
struct place amount_start(const struct pieces *pieces, struct place place);

#endif
