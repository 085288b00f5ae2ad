/*
 * bands.c - locality-sensitive hashing: which signatures are worth comparing
 *
 * Example: k = 256 in bands of 3 rows makes 85 bands. A pair of resemblance .5 agrees in a given band with
 * probability 1/8, and in at least one of 85 with 1 - (7/8)^85 = .99999; a pair of .1 with 1 - .999^85 = .08.
 */
#include "match/bands.h"

uint64_t band_hash(const struct minhash *signature, unsigned band, unsigned rows) {
    const char *p = signature->registers + 2 * (size_t)band * rows;
    uint64_t h = HASH_GOLDEN + band;
    size_t left = 2 * (size_t)rows;
    for (; left > 8; left -= 8, p += 8) h = hash_mix(h ^ load_le64(p), HASH_ROOT3);
    return hash_mix(h ^ load_le(p, left), HASH_ROOT3);
}

static double power(double base, unsigned exponent) {
    double result = 1;
    for (; exponent; exponent >>= 1, base *= base)
        if (exponent & 1) result *= base;
    return result;
}

double bands_probability(unsigned rows, unsigned bands, double s) {
    return 1 - power(1 - power(s, rows), bands);
}

double bands_threshold(unsigned rows, unsigned bands) {
    double low = 0, high = 1;
    for (int bit = 0; bit < 64; bit++) {
        double middle = (low + high) / 2;
        *(power(middle, rows) * bands < 1 ? &low : &high) = middle;
    }
    return high;
}

unsigned bands_rows_for(unsigned size, double threshold, double miss) {
    unsigned rows = 1;
    while (rows < size && 1 - bands_probability(rows + 1, size / (rows + 1), threshold) <= miss) rows++;
    return rows;
}
