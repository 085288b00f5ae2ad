/*
 * test_logarithm.c - the natural logarithm, held against that of the C library
 */
#include "../unit.h"
#include "base/logarithm.h"
#include <math.h>

static bool is_right(double x) {
    double expected = log(x), error = fabs(natural_logarithm(x) - expected);
    return error <= 1e-15 || error <= 1e-15 * fabs(expected);
}

TEST(logarithms_are_right) {
    uint64_t state = 7;
    assert_true(natural_logarithm(1) == 0);
    for (int i = 1; i < 100000; i++) assert_true(is_right(i));
    for (int i = 0; i < 100000; i++) {
        double x =
            (double)(1 + random_below(&state, 1u << 30)) / (double)(1 + random_below(&state, 1u << 30));
        if (!is_right(x)) fail_msg("ln %.17g is not %.17g", x, natural_logarithm(x));
    }
}

TEST(they_rise) {
    for (int i = 1; i < 100000; i++) assert_true(natural_logarithm(i) < natural_logarithm(i + 1));
}
