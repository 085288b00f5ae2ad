/*
 * logarithm.h - the natural logarithm, the same on every host
 *
 *     natural_logarithm(14002.0 / 3)                8.4483
 *
 * The library is linked without libm, whose answers differ from host to host in the last bit. For a finite x
 * above 0 that is not subnormal, none of which is checked, the error is below 1e-15, or 1e-15 of the answer
 * where that is larger; 1 gives 0. About 10 ns.
 *
 * x = m 2^e with m between sqrt(1/2) and sqrt(2), and ln m = 2 artanh(t), t = (m - 1) / (m + 1), whose series
 * t + t^3 / 3 + t^5 / 5 ... needs ten terms, because |t| is at most .172.
 */
#ifndef NEWSPRINT_BASE_LOGARITHM_H
#define NEWSPRINT_BASE_LOGARITHM_H

#include <stdint.h>
#include <string.h>

static inline double natural_logarithm(double x) {
    const double half_root = 0.70710678118654752440, ln2 = 0.69314718055994530942;
    uint64_t bits;
    memcpy(&bits, &x, sizeof bits);
    int exponent = (int)(bits >> 52) - 1022;
    bits = (bits & 0xfffffffffffffu) | (uint64_t)1022 << 52;
    double m; /* 1/2 .. 1 */
    memcpy(&m, &bits, sizeof m);
    if (m < half_root) {
        m *= 2;
        exponent--;
    }
    double t = (m - 1) / (m + 1), square = t * t, sum = 0;
    for (int n = 21; n >= 1; n -= 2) sum = sum * square + 1.0 / n;
    return 2 * t * sum + exponent * ln2;
}

#endif
