/*
 * logarithm.h - the natural logarithm, without the mathematics library
 *
 *     natural_log(1) = 0, natural_log(10) = 2.302585092994046
 *
 * The library links libc alone, and similarities must not differ from one machine to the next. With
 * x = 2^e m, m between 1 and 2, halved above the root of 2, and s = (m - 1) / (m + 1), ln m is
 * 2 (s + s^3/3 + s^5/5 + ...); twelve terms are exact to the last bits of a double.
 */
#ifndef NEWSPRINT_BASE_LOGARITHM_H
#define NEWSPRINT_BASE_LOGARITHM_H

#include <stdint.h>
#include <string.h>

/* For normal x above 0. */
static inline double natural_log(double x) {
    uint64_t bits;
    memcpy(&bits, &x, sizeof bits);
    int exponent = (int)(bits >> 52) - 1023;
    bits = (bits & 0xfffffffffffffu) | (uint64_t)1023 << 52;
    memcpy(&x, &bits, sizeof x);
    if (x > 1.4142135623730951) {
        x /= 2;
        exponent++;
    }
    double s = (x - 1) / (x + 1), square = s * s, sum = 0;
    for (int n = 23; n > 0; n -= 2) sum = sum * square + 1.0 / n;
    return 2 * s * sum + exponent * 0.6931471805599453;
}

#endif
