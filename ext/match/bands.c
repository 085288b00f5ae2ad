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

/* The fewest bands of so many rows that miss a pair at the threshold rarely enough; max + 1 when `max` do
 * not. */
static unsigned bands_needed(unsigned rows, unsigned max, double threshold, double miss) {
    unsigned bands = 1;
    while (bands <= max && 1 - bands_probability(rows, bands, threshold) > miss) bands++;
    return bands;
}

struct bands_shape bands_shape_for(unsigned size, unsigned bands_max, double threshold, double miss) {
    struct bands_shape shape = {1, size < bands_max ? size : bands_max};
    for (unsigned rows = 1; rows <= size; rows++) {
        unsigned max = size / rows < bands_max ? size / rows : bands_max;
        unsigned bands = bands_needed(rows, max, threshold, miss);
        if (bands > max) break;
        shape = (struct bands_shape){rows, bands};
    }
    return shape;
}
