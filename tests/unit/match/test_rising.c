/*
 * test_rising.c - the heaviest rising part of a row of numbers, held against all parts
 */
#include "../unit.h"
#include "match/rising.h"

enum { ITEMS = 12 };

/* The heaviest of all parts that rise, by trying each. */
static uint64_t heaviest_of_all(const struct rising_item *items, size_t count) {
    uint64_t heaviest = 0;
    for (uint32_t part = 0; part < 1u << count; part++) {
        uint64_t weight = 0;
        int64_t last = -1;
        bool rises = true;
        for (size_t i = 0; i < count; i++) {
            if (!(part >> i & 1)) continue;
            rises &= (int64_t)items[i].key > last;
            last = items[i].key;
            weight += items[i].weight;
        }
        if (rises && weight > heaviest) heaviest = weight;
    }
    return heaviest;
}

static void shuffle_keys(struct rising_item *items, size_t count, uint64_t *state) {
    for (size_t i = 0; i < count; i++) {
        size_t j = random_below(state, i + 1);
        items[i].key = items[j].key;
        items[j].key = (uint32_t)(3 * i);
        items[i].weight = (uint32_t)random_below(state, 5) + 1;
    }
}

TEST(what_stays_rises_and_nothing_that_rises_is_heavier) {
    uint64_t state = 11;
    for (int round = 0; round < 300; round++) {
        struct rising_item items[ITEMS];
        size_t count = random_below(&state, ITEMS + 1);
        shuffle_keys(items, count, &state);
        assert_int_equal(rising_heaviest(items, count, 3 * ITEMS, NULL), STATUS_OK);
        uint64_t weight = 0;
        int64_t last = -1;
        for (size_t i = 0; i < count; i++) {
            if (!items[i].stays) continue;
            assert_true((int64_t)items[i].key > last);
            last = items[i].key;
            weight += items[i].weight;
        }
        assert_int_equal(weight, heaviest_of_all(items, count));
    }
}

TEST(of_equals_the_first_stays) {
    struct rising_item items[] = {{1, 2, false}, {0, 2, false}};
    assert_int_equal(rising_heaviest(items, 2, 2, NULL), STATUS_OK);
    assert_true(items[0].stays);
    assert_false(items[1].stays);
}

static enum status find_some(void *context, struct poll *poll) {
    (void)context;
    struct rising_item items[] = {{1, 2, false}, {0, 3, false}, {2, 1, false}};
    return rising_heaviest(items, 3, 3, poll);
}

static enum status find_unasked(void *context) {
    return find_some(context, NULL);
}

TEST(every_allocation_may_fail) {
    assert_survives_no_memory(find_unasked, NULL);
}

TEST(it_can_be_stopped_anywhere) {
    assert_int_equal(assert_survives_interrupts(find_some, NULL), 3);
}
