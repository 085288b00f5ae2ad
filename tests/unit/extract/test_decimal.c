/*
 * test_decimal.c - numbers as they are printed, without the error of binary fractions
 */
#include "../unit.h"
#include "extract/decimal.h"

static void assert_decimal(struct decimal value, double expected) {
    assert_true(decimal_double(value) == expected);
}

TEST(products_and_sums_are_exact) {
    assert_decimal(decimal_multiply(decimal_of(3, 0), decimal_of(3048, -4)), 0.9144);
    assert_decimal(decimal_multiply(decimal_of(175, -2), decimal_of(1, 6)), 1750000);
    assert_decimal(decimal_add(decimal_of(1, -1), decimal_of(2, -1)), 0.3);
    assert_decimal(decimal_add(decimal_of(5, 0), decimal_of(-32, 0)), -27);
    assert_decimal(decimal_add(decimal_of(0, 0), decimal_of(7, 3)), 7000);
    assert_decimal(decimal_scale(decimal_of(32, -1), 9), 3200000000.0);
    assert_decimal(decimal_of(0, 5), 0);
    assert_decimal(decimal_of(-25, -1), -2.5);
}

TEST(what_has_too_many_digits_is_rounded) {
    double product =
        decimal_double(decimal_multiply(decimal_of(999999999999999, 0), decimal_of(999999999999999, 0)));
    assert_true(product > 0.99999999999999e30 && product <= 1e30);
    assert_decimal(decimal_multiply(decimal_of(-999999999999999, 0), decimal_of(2, 0)), -2e15);
    assert_decimal(decimal_add(decimal_of(1, 20), decimal_of(1, -20)), 1e20);
}

TEST(quotients_are_rounded_to_their_places) {
    assert_decimal(decimal_divide(decimal_of(2, 0), 3, 4), 0.6667);
    assert_decimal(decimal_divide(decimal_of(1, 0), 3, 4), 0.3333);
    assert_decimal(decimal_divide(decimal_of(-1, 0), 3, 4), -0.3333);
    assert_decimal(decimal_divide(decimal_of(1, 0), 2, 4), 0.5);
    assert_decimal(decimal_divide(decimal_of(1, 0), 8, 4), 0.125);
    assert_decimal(decimal_divide(decimal_of(5, 0), 100000, 4), 0.0001);
    assert_decimal(decimal_divide(decimal_of(123456, -5), 1, 4), 1.2346);
}

TEST(whole_numbers_are_told) {
    int64_t whole = 0;
    assert_true(decimal_whole(decimal_of(150, -1), &whole));
    assert_int_equal(whole, 15);
    assert_true(decimal_whole(decimal_of(32, 8), &whole));
    assert_int_equal(whole, 3200000000);
    assert_false(decimal_whole(decimal_of(15, -1), &whole));
    assert_false(decimal_whole(decimal_of(1, 19), &whole));
    assert_true(decimal_whole(decimal_of(0, -3), &whole));
    assert_int_equal(whole, 0);
}

TEST(numbers_are_compared) {
    assert_int_equal(decimal_compare(decimal_of(1, 3), decimal_of(999, 0)), 1);
    assert_int_equal(decimal_compare(decimal_of(10, -1), decimal_of(1, 0)), 0);
    assert_int_equal(decimal_compare(decimal_of(1, -3), decimal_of(2, -3)), -1);
    assert_int_equal(decimal_compare(decimal_of(-1, 0), decimal_of(0, 0)), -1);
}
