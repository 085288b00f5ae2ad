/*
 * test_sort.c - sorts items of any kind
 */
#include "../unit.h"
#include "base/sort.h"

enum { ITEMS_MAX = 300 };

struct item {
    unsigned key, place;
    char padding[4]; /* 12 bytes, not a power of two */
};

/* By key, up or down. */
static int by_key(const void *context, const void *a, const void *b) {
    unsigned x = ((const struct item *)a)->key, y = ((const struct item *)b)->key;
    return *(const int *)context * ((x > y) - (x < y));
}

static void fill(struct item *items, size_t count, size_t keys, uint64_t seed) {
    for (size_t i = 0; i < count; i++)
        items[i] = (struct item){.key = (unsigned)random_below(&seed, keys), .place = (unsigned)i};
}

/* In order, equal keys by their first place, and no item lost. */
static void check(const struct item *items, size_t count, int direction) {
    size_t places = 0;
    for (size_t i = 0; i < count; i++) {
        places += items[i].place;
        if (i == 0) continue;
        int order = by_key(&direction, &items[i - 1], &items[i]);
        assert_true(order < 0 || (order == 0 && items[i - 1].place < items[i].place));
    }
    assert_int_equal(places, count ? count * (count - 1) / 2 : 0);
}

TEST(items_of_every_number_are_sorted_and_equal_ones_stay) {
    for (size_t count = 0; count < ITEMS_MAX; count++)
        for (int direction = -1; direction <= 1; direction += 2) {
            struct item *items = test_malloc(count * sizeof *items + 1);
            fill(items, count, count % 3 ? count : count / 3 + 1, count);
            struct sort_order order = {sizeof *items, by_key, &direction};
            assert_int_equal(sort_items(items, count, order, NULL), STATUS_OK);
            check(items, count, direction);
            test_free(items);
        }
    assert_int_equal(mem_live_blocks(), 0);
}

struct counting {
    size_t comparisons;
};

static int count_comparison(const void *context, const void *a, const void *b) {
    (*(struct counting *const *)context)->comparisons++;
    size_t x = *(const size_t *)a, y = *(const size_t *)b;
    return (x > y) - (x < y);
}

TEST(what_is_sorted_already_takes_a_comparison_for_two_runs) {
    enum { COUNT = 1024 };
    size_t items[COUNT];
    struct counting counting = {0}, *counted = &counting;
    for (size_t i = 0; i < COUNT; i++) items[i] = i;
    struct sort_order order = {sizeof *items, count_comparison, &counted};
    assert_int_equal(sort_items(items, COUNT, order, NULL), STATUS_OK);
    assert_int_equal(counting.comparisons, COUNT - 1);
    for (size_t i = 0; i < COUNT; i++) assert_int_equal(items[i], i);
}

static enum status sort_many(void *context, struct poll *poll) {
    enum { COUNT = 20000 };
    int up = 1;
    (void)context;
    struct item *items = test_malloc(COUNT * sizeof *items);
    fill(items, COUNT, COUNT, 7);
    enum status status = sort_items(items, COUNT, (struct sort_order){sizeof *items, by_key, &up}, poll);
    if (!status) check(items, COUNT, up);
    test_free(items);
    return status;
}

/* 20,000 items are some 280,000 comparisons: a question for every 2,048 of them. */
TEST(a_sort_may_be_stopped) {
    assert_true(assert_survives_interrupts(sort_many, NULL) >= 100);
}

static enum status sort_without_poll(void *context) {
    return sort_many(context, NULL);
}

TEST(memory_may_be_out) {
    assert_survives_no_memory(sort_without_poll, NULL);
}
