/*
 * test_logarithm.c - the natural logarithm, without the mathematics library
 */
#include "../unit.h"
#include "base/logarithm.h"
#include <math.h>

TEST(it_is_that_of_the_mathematics_library) {
    uint64_t state = 4;
    for (int i = 0; i < 100000; i++) {
        double x = ((double)random_below(&state, 1000000) + 1) / ((double)random_below(&state, 1000) + 1);
        double expected = log(x), tolerance = 4e-16 * (fabs(expected) > 1 ? fabs(expected) : 1);
        if (!(fabs(natural_log(x) - expected) <= tolerance)) fail_msg("ln %.17g", x);
    }
}

TEST(of_one_it_is_exactly_nothing) {
    assert_true(natural_log(1) == 0);
    assert_true(natural_log(1e300) == log(1e300));
}
