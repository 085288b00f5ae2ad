/*
 * test_vector.c - typed arrays that grow
 */
#include "../unit.h"
#include "base/vector.h"

struct pair {
    char letter;
    uint64_t number;
};

TEST(keeps_every_item) {
    VECTOR_OF(struct pair) pairs = VECTOR_INIT;
    for (uint64_t i = 0; i < 3000; i++) {
        struct pair *pair = VECTOR_ADD(&pairs);
        assert_non_null(pair);
        *pair = (struct pair){(char)('a' + i % 26), i * i};
    }
    assert_int_equal(pairs.count, 3000);
    for (uint64_t i = 0; i < 3000; i++) {
        assert_int_equal(pairs.items[i].letter, 'a' + (int)(i % 26));
        assert_int_equal(pairs.items[i].number, i * i);
    }
    VECTOR_RELEASE(&pairs);
    assert_int_equal(mem_live_blocks(), 0);
    assert_null(pairs.items);
    VECTOR_RELEASE(&pairs);
}

TEST(refused_memory_leaves_it_unchanged) {
    VECTOR_OF(int) numbers = VECTOR_INIT;
    for (int i = 1; i <= 8; i++) *VECTOR_ADD(&numbers) = i;
    mem_fail_at(1, false);
    assert_null(VECTOR_ADD(&numbers));
    mem_fail_at(0, false);
    assert_int_equal(numbers.count, 8);
    assert_int_equal(numbers.items[7], 8);
    assert_non_null(VECTOR_ADD(&numbers));
    VECTOR_RELEASE(&numbers);
}

TEST(fits_as_many_as_were_asked_for) {
    VECTOR_OF(int) numbers = VECTOR_INIT;
    assert_int_equal(vector_fit((void **)&numbers.items, &numbers.capacity, 3, sizeof *numbers.items),
                     STATUS_OK);
    assert_int_equal(numbers.capacity, 3);
    for (int i = 1; i <= 4; i++) *VECTOR_ADD(&numbers) = i;
    assert_int_equal(numbers.items[0] * 10 + numbers.items[3], 14);
    VECTOR_RELEASE(&numbers);
}

TEST(a_size_that_overflows_is_refused) {
    void *items = NULL;
    size_t capacity = 0, count = 0;
    assert_int_equal(vector_grow(&items, &capacity, SIZE_MAX / 8, 16), STATUS_NOMEM);
    assert_null(items);
    assert_int_equal(vector_grow(&items, &capacity, 3, 16), STATUS_OK);
    assert_true(capacity >= 3);
    vector_release(&items, &count, &capacity);
    assert_int_equal(mem_live_blocks(), 0);
}
