/*
 * test_block.c - the masks of sixteen bytes, by vector and by arithmetic, against a look at each byte
 */
#include "../unit.h"
#include "text/block.h"

static bool is_within(char byte, unsigned char bits, unsigned char first, unsigned char count) {
    unsigned char b = (unsigned char)byte;
    return b < 0x80 && (b | bits) >= first && (b | bits) < first + count;
}

static void assert_range(const char *p, unsigned mask, unsigned char bits, unsigned char first,
                         unsigned char count) {
    unsigned expected = 0;
    for (int i = 0; i < BLOCK_BYTES; i++) expected |= (unsigned)is_within(p[i], bits, first, count) << i;
    assert_int_equal(mask, expected);
    assert_int_equal(block_within_plain(p, bits, first, count), expected);
}

static void assert_masks(const char *p) {
    assert_range(p, block_letters(p), 0x20, 'a', 26);
    assert_range(p, block_small(p), 0, 'a', 26);
    assert_range(p, block_digits(p), 0, '0', 10);
    assert_range(p, BLOCK_ALL & ~block_beyond_ascii(p), 0, 0, 0x80);
    assert_range(p, block_apostrophes(p) & ~block_within(p, 0, '`', 1), 0, '\'', 1);
    assert_range(p, block_apostrophes(p) & ~block_within(p, 0, '\'', 1), 0, '`', 1);
    assert_int_equal(block_special(p), block_apostrophes(p) | block_beyond_ascii(p));
    assert_int_equal(block_words(p), block_letters(p) | block_digits(p));
}

TEST(every_byte_at_every_place) {
    for (int fill = 0; fill < 256; fill += 51) {
        for (int place = 0; place < BLOCK_BYTES; place++) {
            for (int byte = 0; byte < 256; byte++) {
                char block[BLOCK_BYTES];
                memset(block, fill, sizeof block);
                block[place] = (char)byte;
                assert_masks(block);
            }
        }
    }
}

TEST(runs) {
    assert_int_equal(block_run(0), 0);
    assert_int_equal(block_run(0xB), 2);
    assert_int_equal(block_run(BLOCK_ALL), 16);
    assert_int_equal(block_run_back(0), 0);
    assert_int_equal(block_run_back(0xD000), 2);
    assert_int_equal(block_run_back(BLOCK_ALL), 16);
}
