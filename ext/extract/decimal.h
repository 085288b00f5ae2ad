/*
 * decimal.h - numbers as they are printed, without the error of binary fractions
 *
 *     decimal_scale(decimal_of(32, -1), 9)               3.2 billion, exactly
 *     decimal_multiply(decimal_of(3, 0), decimal_of(3048, -4))        3 feet are 0.9144 m
 *
 * A decimal is digits x 10^exponent. What would need more than DECIMAL_DIGITS digits is rounded to as many.
 * Nothing here fails or touches the heap; O(1).
 */
#ifndef NEWSPRINT_EXTRACT_DECIMAL_H
#define NEWSPRINT_EXTRACT_DECIMAL_H

#include <stdbool.h>
#include <stdint.h>

/* A double has every number of so many digits apart from the next. */
enum { DECIMAL_DIGITS = 15 };

struct decimal {
    int64_t digits;
    int exponent; /* -100 .. 100 for all that is made of printed numbers */
};

static inline struct decimal decimal_of(int64_t digits, int exponent) {
    return (struct decimal){digits, exponent};
}

/* The number times 10^zeros. */
static inline struct decimal decimal_scale(struct decimal a, int zeros) {
    return (struct decimal){a.digits, a.exponent + zeros};
}

struct decimal decimal_add(struct decimal a, struct decimal b);
struct decimal decimal_multiply(struct decimal a, struct decimal b);

/* a / b, rounded to so many places behind the point; b is above 0. */
struct decimal decimal_divide(struct decimal a, int64_t b, int places);

/* Below, equal to or above 0, as a is below, equal to or above b. */
int decimal_compare(struct decimal a, struct decimal b);

/* The nearest double. */
double decimal_double(struct decimal a);

/* True, with *whole set, for a whole number that an integer of 64 bits holds. */
bool decimal_whole(struct decimal a, int64_t *whole);

#endif
