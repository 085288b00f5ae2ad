/*
 * test_row_key.c - a hash and a row in one number
 */
#include "../unit.h"
#include "match/row_key.h"

TEST(a_key_is_a_hash_and_a_row) {
    uint64_t key = row_key(0xFEDCBA9876543210u, 0x12345678);
    assert_true(key == 0xFEDCBA9812345678u);
    assert_int_equal(row_key_hash(key), 0xFEDCBA98u);
    assert_int_equal(row_key_row(key), 0x12345678);
}
