/*
 * bands.c - locality-sensitive hashing: which signatures are worth comparing
 *
 * Example: k = 256 in bands of 3 rows makes 85 bands. A pair of resemblance .5 agrees in a given band with
 * probability 1/8, and in at least one of 85 with 1 - (7/8)^85 = .99999; a pair of .1 with 1 - .999^85 = .08.
 */
#include "match/bands.h"
#include <string.h>

uint64_t band_hash(const struct minhash *signature, unsigned band, unsigned rows) {
    return band_hash_of(signature->registers + 2 * (size_t)band * rows, band, rows);
}

uint64_t band_hash_of(const char *registers, unsigned band, unsigned rows) {
    const char *p = registers;
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

/* ---- several rounds ---- */

/* The chance that i of `rows` registers agree, for i below `rows`. */
static void spread(unsigned rows, double s, double *chances) {
    double all = power(1 - s, rows);
    for (unsigned i = 0; i < rows; i++) {
        chances[i] = all;
        all *= s / (1 - s) * (rows - i) / (i + 1);
    }
}

/* joint[m]: the probability that m registers of `size` agree, and that none of the bands, which are one round
 * or a part of one, agrees as a whole. */
static void join_round(unsigned size, struct bands_shape shape, double s, double *joint) {
    double chances[BANDS_REGISTERS], alone[] = {1 - s, s};
    unsigned used = shape.rows * shape.bands;
    spread(shape.rows, s, chances);
    memset(joint, 0, (size + 1) * sizeof *joint);
    joint[0] = 1;
    for (unsigned end = 0; end < size;) {
        bool in_band = end < used;
        const double *term = in_band ? chances : alone;
        unsigned terms = in_band ? shape.rows : 2;
        end += in_band ? shape.rows : 1;
        for (unsigned m = end + 1; m-- > 0;) {
            double sum = 0;
            for (unsigned i = 0; i < terms && i <= m; i++) sum += joint[m - i] * term[i];
            joint[m] = sum;
        }
    }
}

double bands_miss(unsigned size, struct bands_shape shape, double s) {
    double all[BANDS_REGISTERS + 1], round[BANDS_REGISTERS + 1], rest[BANDS_REGISTERS + 1], miss = 0;
    const unsigned a_round = size / shape.rows, rounds = shape.bands / a_round;
    if (shape.bands <= a_round || s >= 1) return 1 - bands_probability(shape.rows, shape.bands, s);
    join_round(size, (struct bands_shape){shape.rows, 0}, s, all);
    join_round(size, (struct bands_shape){shape.rows, a_round}, s, round);
    join_round(size, (struct bands_shape){shape.rows, shape.bands % a_round}, s, rest);
    for (unsigned m = 0; m <= size; m++)
        if (all[m] > 0) miss += all[m] * power(round[m] / all[m], rounds) * (rest[m] / all[m]);
    return miss;
}

struct bands_shape bands_shape_of(unsigned size, unsigned rows, double threshold, double miss) {
    const unsigned a_round = size / rows;
    unsigned bands = bands_needed(rows, a_round < BANDS_MAX ? a_round : BANDS_MAX, threshold, miss);
    if (bands <= a_round) return (struct bands_shape){rows, bands <= BANDS_MAX ? bands : 0};
    struct bands_shape least = {rows, a_round}, most = {rows, BANDS_MAX};
    if (rows < 2 || size > BANDS_REGISTERS || bands_miss(size, most, threshold) > miss)
        return (struct bands_shape){rows, 0};
    while (most.bands - least.bands > 1) {
        struct bands_shape middle = {rows, (least.bands + most.bands) / 2};
        *(bands_miss(size, middle, threshold) > miss ? &least : &most) = middle;
    }
    return most;
}

/* Numbers 0 .. size-1 in an order of chance, the same for the same round. */
static void shuffle(uint16_t *numbers, unsigned size, unsigned round) {
    for (unsigned i = 0; i < size; i++) numbers[i] = (uint16_t)i;
    for (unsigned i = size; i > 1 && round; i--) {
        uint64_t random = hash_mix(HASH_GOLDEN + i, hash_mix(HASH_ROOT3 + round, HASH_GOLDEN));
        unsigned other = (unsigned)((random >> 32) * i >> 32);
        uint16_t moved = numbers[i - 1];
        numbers[i - 1] = numbers[other];
        numbers[other] = moved;
    }
}

void bands_places(unsigned size, struct bands_shape shape, uint16_t *places) {
    uint16_t numbers[MINHASH_SIZE_MAX];
    const unsigned a_round = size / shape.rows;
    for (unsigned band = 0; band < shape.bands; band++) {
        if (band % a_round == 0) shuffle(numbers, size, band / a_round);
        memcpy(places + (size_t)band * shape.rows, numbers + (size_t)(band % a_round) * shape.rows,
               shape.rows * sizeof *places);
    }
}
