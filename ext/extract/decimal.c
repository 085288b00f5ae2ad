/*
 * decimal.c - numbers as they are printed, without the error of binary fractions
 *
 * A double holds whole numbers below 2^53 and powers of ten up to 10^22 exactly, so that one division or
 * multiplication of the two gives the nearest double: 1.75 million is 175 x 10^4, and 0.1 is 1 / 10.
 */
#include "extract/decimal.h"

static const int64_t LIMIT = 1000000000000000; /* 10^DECIMAL_DIGITS */

/* Halves away from zero. */
static int64_t round_divide(int64_t a, int64_t b) {
    int64_t half = b / 2;
    return (a < 0 ? a - half : a + half) / b;
}

static uint64_t magnitude(int64_t a) {
    return a < 0 ? -(uint64_t)a : (uint64_t)a;
}

static struct decimal shorten(struct decimal a) {
    while (a.digits >= LIMIT || a.digits <= -LIMIT) {
        a.digits = round_divide(a.digits, 10);
        a.exponent++;
    }
    return a;
}

/* Without zeros at its end. */
static struct decimal strip(struct decimal a) {
    if (!a.digits) return decimal_of(0, 0);
    for (; a.digits % 10 == 0; a.digits /= 10) a.exponent++;
    return a;
}

struct decimal decimal_multiply(struct decimal a, struct decimal b) {
    int64_t product;
    a = strip(a);
    b = strip(b);
    int exponent = a.exponent + b.exponent;
    while (__builtin_mul_overflow(a.digits, b.digits, &product)) {
        struct decimal *longer = magnitude(a.digits) > magnitude(b.digits) ? &a : &b;
        longer->digits = round_divide(longer->digits, 10);
        exponent++;
    }
    return shorten(decimal_of(product, exponent));
}

struct decimal decimal_add(struct decimal a, struct decimal b) {
    a = shorten(strip(a));
    b = shorten(strip(b));
    if (!a.digits || !b.digits) return a.digits ? a : b;
    struct decimal *high = a.exponent > b.exponent ? &a : &b, *low = high == &a ? &b : &a;
    for (; high->exponent > low->exponent && high->digits < LIMIT && high->digits > -LIMIT; high->exponent--)
        high->digits *= 10;
    for (; high->exponent > low->exponent; low->exponent++) low->digits = round_divide(low->digits, 10);
    return shorten(decimal_of(a.digits + b.digits, a.exponent));
}

struct decimal decimal_divide(struct decimal a, int64_t b, int places) {
    a = shorten(a);
    for (; a.exponent > -places && a.digits < LIMIT && a.digits > -LIMIT; a.exponent--) a.digits *= 10;
    a.digits = round_divide(a.digits, b);
    for (; a.exponent < -places; a.exponent++) a.digits = round_divide(a.digits, 10);
    return shorten(a);
}

int decimal_compare(struct decimal a, struct decimal b) {
    b.digits = -b.digits;
    int64_t difference = decimal_add(a, b).digits;
    return (difference > 0) - (difference < 0);
}

double decimal_double(struct decimal a) {
    a = shorten(strip(a));
    double value = (double)a.digits, power = 1, ten = 10;
    for (unsigned left = (unsigned)(a.exponent < 0 ? -a.exponent : a.exponent); left; left >>= 1, ten *= ten)
        if (left & 1) power *= ten;
    return a.exponent < 0 ? value / power : value * power;
}

bool decimal_whole(struct decimal a, int64_t *whole) {
    a = strip(a);
    if (a.exponent < 0) return false;
    for (; a.exponent > 0; a.exponent--)
        if (__builtin_mul_overflow(a.digits, (int64_t)10, &a.digits)) return false;
    *whole = a.digits;
    return true;
}
