/*
 * test_bands.c - which signatures are worth comparing
 *
 * The curve is held against the formula with pow(), band keys against the registers they stand for.
 */
#include "../unit.h"
#include "match/bands.h"
#include <math.h>

enum { SIZE = 64 };

/* A signature over 2 SIZE bytes of registers in an exact block, which the caller frees. */
static struct minhash over(char **block, const char *registers) {
    *block = test_malloc(2 * SIZE);
    memcpy(*block, registers, 2 * SIZE);
    return (struct minhash){.size = SIZE, .shingle = 3, .count = 100, .registers = *block};
}

TEST(the_curve_is_that_of_the_formula) {
    for (unsigned rows = 1; rows <= 256; rows = rows * 3 / 2 + 1)
        for (unsigned bands = 1; bands * rows <= 4096; bands = bands * 2 + 1)
            for (int tenths = 0; tenths <= 10; tenths++) {
                double s = tenths / 10.0, expected = 1 - pow(1 - pow(s, rows), bands);
                assert_true(fabs(bands_probability(rows, bands, s) - expected) < 1e-12);
            }
    assert_true(fabs(bands_probability(3, 85, 0.5) - 0.99998823) < 1e-7); /* 1 - .875^85 */
}

TEST(the_threshold_is_where_a_band_agrees_once_on_average) {
    for (unsigned rows = 1; rows <= 64; rows++)
        for (unsigned bands = 1; bands * rows <= 4096; bands = bands * 2 + 1)
            assert_true(fabs(bands_threshold(rows, bands) - pow(1.0 / bands, 1.0 / rows)) < 1e-12);
}

/* By the formula, and by trying all. */
TEST(a_shape_has_the_most_rows_and_then_the_fewest_bands_that_miss_little) {
    for (unsigned size = 1; size <= 4096; size = size * 3 + 1)
        for (int tenths = 1; tenths <= 10; tenths++)
            for (int limit = 0; limit < 2; limit++) {
                double s = tenths / 10.0, miss = limit ? 0.006 : 1e-4;
                unsigned bands_max = limit ? 128 : size, most = 1;
                for (unsigned r = 2; r <= size; r++)
                    if (pow(1 - pow(s, r), fmin(size / r, bands_max)) <= miss) most = r;
                unsigned fewest = size / most < bands_max ? size / most : bands_max;
                while (fewest > 1 && pow(1 - pow(s, most), fewest - 1) <= miss) fewest--;
                struct bands_shape shape = bands_shape_for(size, bands_max, s, miss);
                assert_int_equal(shape.rows, most);
                assert_int_equal(shape.bands, fewest);
            }
}

/* ---- several rounds ---- */

/* Of the sets of m registers of 8, the share that holds none of the first bands as a whole. */
static double share_without(unsigned m, struct bands_shape shape) {
    unsigned sets = 0, without = 0, band = (1u << shape.rows) - 1;
    for (unsigned set = 0; set < 256; set++) {
        if ((unsigned)__builtin_popcount(set) != m) continue;
        bool whole = false;
        for (unsigned i = 0; i < shape.bands; i++) whole |= (set >> i * shape.rows & band) == band;
        sets++;
        without += !whole;
    }
    return (double)without / sets;
}

TEST(rounds_miss_what_counting_all_sets_says) {
    for (unsigned rows = 2; rows <= 4; rows++)
        for (unsigned bands = 1; bands < 30; bands++)
            for (double s = 0.1; s < 1; s += 0.2) {
                const unsigned a_round = 8 / rows;
                double expected = 0;
                for (unsigned m = 0; m <= 8; m++) {
                    double sets = tgamma(9) / tgamma(m + 1) / tgamma(9 - m);
                    double whole = share_without(m, (struct bands_shape){rows, a_round}),
                           rest = share_without(m, (struct bands_shape){rows, bands % a_round});
                    expected += sets * pow(s, m) * pow(1 - s, 8 - m) * pow(whole, bands / a_round) * rest;
                }
                assert_true(fabs(bands_miss(8, (struct bands_shape){rows, bands}, s) - expected) < 1e-12);
            }
}

/* With registers that agree by chance: 4 standard deviations are left to it. */
TEST(bands_of_shuffled_registers_miss_as_often_as_is_said) {
    enum { TRIALS = 40000 };
    static const struct bands_shape shapes[] = {{2, 100}, {3, 46}, {3, 100}, {4, 150}};
    uint64_t random = 5;
    for (size_t i = 0; i < sizeof shapes / sizeof *shapes; i++) {
        uint16_t places[4 * 150];
        const struct bands_shape shape = shapes[i];
        double s = i ? 0.45 : 0.2, stated = bands_miss(64, shape, s);
        unsigned missed = 0;
        bands_places(64, shape, places);
        for (unsigned trial = 0; trial < TRIALS; trial++) {
            bool agrees[64], found = false;
            for (unsigned r = 0; r < 64; r++) agrees[r] = (double)random_below(&random, 1000) < 1000 * s;
            for (unsigned band = 0; band < shape.bands && !found; band++) {
                found = true;
                for (unsigned row = 0; row < shape.rows; row++)
                    found &= agrees[places[band * shape.rows + row]];
            }
            missed += !found;
        }
        assert_true(stated > 0.001 && stated < 0.1);
        assert_true(fabs(missed - stated * TRIALS) < 4 * sqrt(stated * TRIALS));
    }
}

/* Each round is all registers once, but for those that fill no band. */
TEST(a_round_has_each_register_once) {
    for (unsigned rows = 1; rows <= 5; rows++) {
        uint16_t places[3 * 64];
        const unsigned a_round = 64 / rows;
        bands_places(64, (struct bands_shape){rows, 3 * a_round}, places);
        for (unsigned round = 0; round < 3; round++) {
            uint64_t seen = 0;
            for (unsigned i = 0; i < a_round * rows; i++)
                seen |= UINT64_C(1) << places[round * a_round * rows + i];
            assert_int_equal(__builtin_popcountll(seen), a_round * rows);
        }
        for (unsigned i = 0; i < a_round * rows; i++) assert_int_equal(places[i], i);
        assert_true(memcmp(places, places + a_round * rows, a_round * rows * sizeof *places) != 0);
    }
}

TEST(a_shape_of_some_rows_has_the_fewest_bands_that_miss_little) {
    for (unsigned size = 16; size <= 2048; size *= 2)
        for (unsigned rows = 1; rows <= 6; rows++)
            for (double s = 0.2; s < 1; s += 0.25)
                for (double miss = 1e-4; miss < 0.1; miss *= 10) {
                    struct bands_shape shape = bands_shape_of(size, rows, s, miss), less = shape;
                    bool again = rows > 1 && size <= BANDS_REGISTERS;
                    assert_int_equal(shape.rows, rows);
                    shape.bands = shape.bands ? shape.bands : again ? BANDS_MAX + 1 : size / rows + 1;
                    less.bands = shape.bands - 1;
                    if (shape.bands <= (again ? BANDS_MAX : size / rows))
                        assert_true(bands_miss(size, shape, s) <= miss);
                    if (less.bands) assert_true(bands_miss(size, less, s) > miss);
                }
}

/* One bit of one register is changed: exactly the key of the band it is in changes. */
TEST(keys_are_equal_when_their_rows_are) {
    uint64_t random = 7;
    char registers[2 * SIZE], *x, *y;
    for (size_t i = 0; i < sizeof registers; i++) registers[i] = (char)random_below(&random, 256);
    struct minhash a = over(&x, registers), b = over(&y, registers);
    for (unsigned rows = 1; rows <= 11; rows++)
        for (size_t bit = 0; bit < 16 * SIZE; bit++) {
            y[bit / 8] = (char)(y[bit / 8] ^ 1 << bit % 8);
            for (unsigned band = 0; band < SIZE / rows; band++)
                assert_int_equal(band_hash(&a, band, rows) != band_hash(&b, band, rows),
                                 bit / 16 / rows == band);
            y[bit / 8] = x[bit / 8];
        }
    test_free(x);
    test_free(y);
}

TEST(equal_rows_in_different_bands_have_different_keys) {
    char registers[2 * SIZE] = "", *x;
    struct minhash a = over(&x, registers);
    for (unsigned band = 1; band < SIZE; band++)
        for (unsigned other = 0; other < band; other++)
            assert_true(band_hash(&a, band, 1) != band_hash(&a, other, 1));
    test_free(x);
}
