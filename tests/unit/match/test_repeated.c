/*
 * test_repeated.c - which of many hashes stand among them more than once
 */
#include "../unit.h"
#include "base/mem.h"
#include "match/repeated.h"

TEST(those_that_stand_twice_are_found) {
    const uint32_t halves[] = {7, 0xFFFFFFFF, 9, 7, 0, 0xFFFFFFFF, 8, 7};
    const bool expected[] = {true, true, false, true, false, true, false, true};
    uint64_t *bits;
    assert_int_equal(repeated_find(halves, 8, &bits, NULL), STATUS_OK);
    for (size_t i = 0; i < 8; i++) assert_int_equal(repeated_has(bits, i), expected[i]);
    mem_free(bits);
    assert_int_equal(repeated_find(halves, 0, &bits, NULL), STATUS_OK);
    mem_free(bits);
}

TEST(the_answer_is_that_of_counting) {
    enum { COUNT = 20000, VALUES = 30000 };
    static uint32_t halves[COUNT];
    static unsigned seen[VALUES];
    uint64_t *bits;
    for (uint64_t i = 0; i < COUNT; i++) {
        size_t value = hash_mix(i + 1, HASH_ROOT3) % VALUES;
        halves[i] = (uint32_t)value * 143165u;
        seen[value]++;
    }
    assert_int_equal(repeated_find(halves, COUNT, &bits, NULL), STATUS_OK);
    for (size_t i = 0; i < COUNT; i++) assert_int_equal(repeated_has(bits, i), seen[halves[i] / 143165u] > 1);
    mem_free(bits);
}

static enum status find_repeated(void *context, struct poll *poll) {
    static uint32_t halves[3000];
    uint64_t *bits;
    (void)context;
    for (uint32_t i = 0; i < 3000; i++) halves[i] = i / 2 * 2000003u;
    enum status status = repeated_find(halves, 3000, &bits, poll);
    mem_free(bits);
    return status;
}

static enum status find_unasked(void *context) {
    return find_repeated(context, NULL);
}

TEST(every_allocation_may_fail) {
    assert_survives_no_memory(find_unasked, NULL);
}

TEST(it_can_be_stopped_anywhere) {
    assert_true(assert_survives_interrupts(find_repeated, NULL) > 100);
}
