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
