/*
 * quantities.h - the quantities of a text: what is counted or measured, how much, and what became of it
 *
 *     At least 14 people were killed.     cardinal 14, "at least", noun "people", verb "killed"
 *     It cost $3.2bn over five years.     money 3,200,000,000 USD, verb "cost"; duration 5 year
 *     Rovers won 3-1 on June 3.           score 3 to 1; date --06-03
 *
 * What names a thing is none: Falcon 9, room 204, G20, 24/7, 555-0134, digits in addresses. Nor is what is
 * vague: dozens, a few. English is read whole; German, French, Spanish, Italian, Portuguese and Dutch in
 * digits, with their decimal marks, currencies, units and dates; other languages in digits with what signs
 * and symbols say. Noun and verb are read off the words beside the number, in English, and missing where
 * these do not tell.
 */
#ifndef NEWSPRINT_EXTRACT_QUANTITIES_H
#define NEWSPRINT_EXTRACT_QUANTITIES_H

#include "base/vector.h"
#include "extract/decimal.h"
#include "extract/moment.h"

enum quantity_kind {
    QUANTITY_CARDINAL,
    QUANTITY_ORDINAL,
    QUANTITY_MONEY,
    QUANTITY_PERCENT,
    QUANTITY_DURATION,
    QUANTITY_DISTANCE,
    QUANTITY_AREA,
    QUANTITY_VOLUME,
    QUANTITY_MASS,
    QUANTITY_SPEED,
    QUANTITY_TEMPERATURE,
    QUANTITY_ENERGY,
    QUANTITY_AGE,
    QUANTITY_DATE,
    QUANTITY_TIME,
    QUANTITY_SCORE,
    QUANTITY_RATIO,
};

struct quantity {
    enum quantity_kind kind;
    bool has_value, has_maximum, has_base;
    struct decimal value, maximum; /* in `unit`; of dates and times `moment` instead */
    struct decimal base;           /* of value, in base_unit */
    const char *unit, *base_unit;  /* NULL: none */
    const char *modifier;          /* NULL: none */
    char moment[MOMENT_SIZE];
    size_t moment_size;
    struct span text;
    struct span noun, verb; /* {NULL, 0}: not told */
    size_t sentence;        /* index into the tokens' sentences */
};

struct quantities {
    VECTOR_OF(struct quantity) list;
    struct buffer key; /* scratch */
};
#define QUANTITIES_INIT                                                                                      \
    { VECTOR_INIT, BUFFER_INIT }

/* Replaces the content and keeps the memory; spans are of tokens->text. `language` is that of the tokens'
 * vocabulary. STATUS_NOMEM or STATUS_INTERRUPT leave quantities that may only be read again or released.
 * O(tokens): a number looks at a bounded number of words around it. */
enum status quantities_read(struct quantities *quantities, const struct tokens *tokens,
                            enum language language, struct poll *poll);
void quantities_release(struct quantities *quantities);

#endif
