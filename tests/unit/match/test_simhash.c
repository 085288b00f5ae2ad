/*
 * test_simhash.c - 64 bits whose distance grows with the difference of two documents, held against a count
 * bit by bit
 */
#include "../unit.h"
#include "match/simhash.h"

static uint64_t by_bits(const uint64_t *hashes, size_t count) {
    uint64_t result = 0;
    for (int bit = 0; bit < 64; bit++) {
        size_t ones = 0;
        for (size_t i = 0; i < count; i++) ones += hashes[i] >> bit & 1;
        if (ones > count - ones) result |= (uint64_t)1 << bit;
    }
    return result;
}

static uint64_t *hashes_of(size_t count, uint64_t and, uint64_t or) {
    uint64_t *hashes = test_malloc(count * sizeof *hashes + 1), random = count;
    for (size_t i = 0; i < count; i++) hashes[i] = (hash_mix(random += HASH_GOLDEN, HASH_ROOT3) & and) | or ;
    return hashes;
}

/* Counters of a byte are emptied every 255 hashes: sizes around that, with bits that are always set. */
TEST(bits_are_those_of_the_majority) {
    const size_t counts[] = {0, 1, 2, 3, 254, 255, 256, 257, 509, 510, 511, 1021, 5000};
    const uint64_t always[] = {0, UINT64_MAX, 0x8000000000000001u, 0x00FF00FF00FF00FFu};
    for (size_t i = 0; i < sizeof counts / sizeof *counts; i++)
        for (size_t j = 0; j < sizeof always / sizeof *always; j++) {
            uint64_t *hashes = hashes_of(counts[i], UINT64_MAX, always[j]);
            assert_true(simhash(hashes, counts[i], NULL) == by_bits(hashes, counts[i]));
            test_free(hashes);
            hashes = hashes_of(counts[i], always[j], 0);
            assert_true(simhash(hashes, counts[i], NULL) == by_bits(hashes, counts[i]));
            test_free(hashes);
        }
}

TEST(a_tie_leaves_a_bit_unset) {
    const uint64_t tie[] = {0xF0, 0x3C};
    assert_true(simhash(tie, 2, NULL) == 0x30);
    const uint64_t three[] = {0xF0, 0x3C, 0x8000000000000081u};
    assert_true(simhash(three, 3, NULL) == 0xB0);
    assert_true(simhash(NULL, 0, NULL) == 0);
}
