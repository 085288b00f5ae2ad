/*
 * test_twice.c - which of many keys come more than once, held against counting them
 */
#include "../unit.h"
#include "match/twice.h"

enum { KEYS = 20000 };

static size_t count_of(const uint64_t *values, size_t count, uint64_t value) {
    size_t found = 0;
    for (size_t i = 0; i < count; i++) found += values[i] == value;
    return found;
}

/* Keys by their upper halves, of which `common` values are shared; the lower half numbers them. */
static void make_keys(uint64_t *keys, size_t count, uint64_t seed, size_t common) {
    for (size_t i = 0; i < count; i++) {
        uint64_t half =
            random_below(&seed, 8) ? random_below(&seed, UINT32_MAX) : random_below(&seed, common);
        keys[i] = hash_mix(half + 1, HASH_ROOT3) >> 32 << 32 | i;
    }
}

TEST(what_comes_twice_stays_in_order) {
    uint64_t keys[600], halves[600], random = 1;
    struct twice twice;
    for (size_t count = 0; count <= 600; count = 2 * count + random_below(&random, 3)) {
        make_keys(keys, count, count, count / 10 + 1);
        for (size_t i = 0; i < count; i++) halves[i] = keys[i] >> 32;
        assert_int_equal(twice_init(&twice, count), STATUS_OK);
        size_t left = twice_leave(&twice, keys, count, 32, NULL);
        left = twice_leave(&twice, keys, left, 64 - twice.bits, NULL);
        for (size_t i = 0, at = 0; i < count; i++) {
            bool stays = at < left && (uint32_t)keys[at] == i;
            if (stays) assert_true(keys[at] >> 32 == halves[i]);
            if (count_of(halves, count, halves[i]) > 1) assert_true(stays);
            at += stays;
        }
        twice_release(&twice);
    }
}

TEST(nearly_all_that_come_once_go) {
    uint64_t *keys = test_malloc(KEYS * sizeof *keys), seed = 7;
    struct twice twice;
    for (size_t i = 0; i < KEYS; i++) keys[i] = hash_mix(seed += HASH_GOLDEN, HASH_ROOT3) >> 32 << 32 | i;
    assert_int_equal(twice_init(&twice, KEYS), STATUS_OK);
    size_t left = twice_leave(&twice, keys, KEYS, 32, NULL);
    assert_true(left > 0 && left < KEYS / 2);
    left = twice_leave(&twice, keys, left, 64 - twice.bits, NULL);
    assert_true(left < KEYS / 8);
    twice_release(&twice);
    test_free(keys);
}

static enum status leave_many(void *context, struct poll *poll) {
    uint64_t *keys = context;
    struct twice twice;
    enum status status = twice_init(&twice, KEYS);
    if (status) return status;
    make_keys(keys, KEYS, 3, KEYS);
    twice_leave(&twice, keys, KEYS, 32, poll);
    twice_release(&twice);
    return poll_stopped(poll) ? STATUS_INTERRUPT : STATUS_OK;
}

static enum status leave_without_poll(void *context) {
    return leave_many(context, NULL);
}

TEST(memory_may_be_out_and_it_may_be_stopped) {
    uint64_t *keys = test_malloc(KEYS * sizeof *keys);
    assert_survives_no_memory(leave_without_poll, keys);
    assert_true(assert_survives_interrupts(leave_many, keys) >= 2);
    test_free(keys);
}
