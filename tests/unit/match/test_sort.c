/*
 * test_sort.c - sorts numbered hashes in linear time, held against qsort()
 */
#include "../unit.h"
#include "match/sort.h"

static int by_hash_then_row(const void *a, const void *b) {
    uint64_t x = *(const uint64_t *)a, y = *(const uint64_t *)b;
    return (x > y) - (x < y);
}

/* Sorts hashes as they come from `hash_of`, numbered in rising order, so that a stable sort by hash is a sort
 * of the whole key. */
static void sorts(size_t count, uint64_t (*hash_of)(size_t row, uint64_t *random)) {
    uint64_t random = count, *keys = test_malloc(count * sizeof *keys + 1),
             *spare = test_malloc(count * sizeof *keys + 1),
             *expected = test_malloc(count * sizeof *keys + 1);
    for (size_t i = 0; i < count; i++) keys[i] = sort_key(hash_of(i, &random), i);
    memcpy(expected, keys, count * sizeof *keys);
    qsort(expected, count, sizeof *expected, by_hash_then_row);
    sort_keys(keys, spare, count);
    assert_memory_equal(keys, expected, count * sizeof *keys);
    test_free(keys);
    test_free(spare);
    test_free(expected);
}

static uint64_t any(size_t row, uint64_t *random) {
    (void)row;
    return hash_mix(*random += HASH_GOLDEN, HASH_ROOT3);
}

static uint64_t few(size_t row, uint64_t *random) {
    (void)row;
    return (uint64_t)random_below(random, 3) << 32 | any(row, random) >> 32;
}

static uint64_t falling(size_t row, uint64_t *random) {
    (void)random;
    return (uint64_t)(UINT32_MAX - row) << 32;
}

/* Only one bit is set, so that each digit of the radix decides some comparisons alone. */
static uint64_t single_bits(size_t row, uint64_t *random) {
    (void)row;
    return (uint64_t)1 << (32 + random_below(random, 32));
}

TEST(sorts_like_qsort_and_stably) {
    uint64_t (*const kinds[])(size_t, uint64_t *) = {any, few, falling, single_bits};
    const size_t counts[] = {0, 1, 2, 3, 255, 2048, 70000};
    for (size_t kind = 0; kind < 4; kind++)
        for (size_t i = 0; i < 7; i++) sorts(counts[i], kinds[kind]);
}

TEST(a_key_is_a_hash_and_a_row) {
    uint64_t key = sort_key(0xFEDCBA9876543210u, 0x12345678);
    assert_true(key == 0xFEDCBA9812345678u);
    assert_int_equal(sort_hash(key), 0xFEDCBA98u);
    assert_int_equal(sort_row(key), 0x12345678);
}
