/*
 * test_radix.c - sorts 64-bit keys in linear time, held against qsort()
 */
#include "../unit.h"
#include "base/radix.h"

struct numbered {
    uint64_t key, sorted_by;
    size_t number;
};

static int by_key_then_number(const void *a, const void *b) {
    const struct numbered *x = a, *y = b;
    if (x->sorted_by != y->sorted_by) return (x->sorted_by > y->sorted_by) - (x->sorted_by < y->sorted_by);
    return (x->number > y->number) - (x->number < y->number);
}

static uint64_t any(size_t number, uint64_t *random) {
    (void)number;
    return hash_mix(*random += HASH_GOLDEN, HASH_ROOT3);
}

static uint64_t few(size_t number, uint64_t *random) {
    return (uint64_t)random_below(random, 3) << 32 | any(number, random) >> 32;
}

static uint64_t falling(size_t number, uint64_t *random) {
    (void)random;
    return (uint64_t)(UINT32_MAX - number) << 32 | number;
}

/* Only one bit is set, so that each digit of the radix decides some comparisons alone. */
static uint64_t single_bits(size_t number, uint64_t *random) {
    (void)number;
    return (uint64_t)1 << random_below(random, 64);
}

static uint64_t bits_of(uint64_t key, struct radix_bits bits) {
    uint64_t upper = bits.high == 64 ? key : key & (((uint64_t)1 << bits.high) - 1);
    return bits.low == 64 ? 0 : upper >> bits.low;
}

static void sorts(size_t count, uint64_t (*key_of)(size_t number, uint64_t *random), struct radix_bits bits) {
    uint64_t random = count, *keys = test_malloc(count * sizeof *keys + 1),
             *spare = test_malloc(count * sizeof *keys + 1);
    struct numbered *expected = test_malloc(count * sizeof *expected + 1);
    for (size_t i = 0; i < count; i++) {
        keys[i] = key_of(i, &random);
        expected[i] = (struct numbered){keys[i], bits_of(keys[i], bits), i};
    }
    qsort(expected, count, sizeof *expected, by_key_then_number);
    assert_false(radix_sort(keys, spare, count, bits, NULL));
    for (size_t i = 0; i < count; i++) assert_true(keys[i] == expected[i].key);
    test_free(keys);
    test_free(spare);
    test_free(expected);
}

TEST(sorts_like_qsort_and_stably) {
    uint64_t (*const kinds[])(size_t, uint64_t *) = {any, few, falling, single_bits};
    const size_t counts[] = {0, 1, 2, 3, 255, 2048, 70000};
    for (size_t kind = 0; kind < 4; kind++)
        for (size_t i = 0; i < 7; i++) {
            sorts(counts[i], kinds[kind], (struct radix_bits){32, 64});
            sorts(counts[i], kinds[kind], (struct radix_bits){24, 46});
        }
}

TEST(sorts_by_any_run_of_bits) {
    for (unsigned low = 0; low < 64; low += 7)
        for (unsigned high = low; high <= 64; high++) sorts(300, any, (struct radix_bits){low, high});
    sorts(20000, any, (struct radix_bits){0, 64});
    sorts(20000, any, (struct radix_bits){5, 6});
    sorts(20000, few, (struct radix_bits){40, 40});
}

static enum status sort_many(void *context, struct poll *poll) {
    enum { MANY = 100000 };
    uint64_t random = 1, *keys = context, *spare = keys + MANY;
    for (size_t i = 0; i < MANY; i++) keys[i] = any(i, &random);
    return radix_sort(keys, spare, MANY, (struct radix_bits){0, 64}, poll) ? STATUS_INTERRUPT : STATUS_OK;
}

TEST(can_be_stopped) {
    uint64_t *keys = test_malloc(2 * 100000 * sizeof *keys);
    assert_true(assert_survives_interrupts(sort_many, keys) > 10);
    test_free(keys);
}
