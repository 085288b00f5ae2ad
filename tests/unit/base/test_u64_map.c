/*
 * test_u64_map.c - numbers for 64-bit hashes
 */
#include "../unit.h"
#include "base/u64_map.h"

enum { HASHES = 3000 };

/* Hash n: even ones are spread, odd ones fall into the same few slots; 0 and the largest number occur. */
static uint64_t hash_of(size_t n) {
    if (n == 0) return 0;
    if (n == 1) return UINT64_MAX;
    return n % 2 ? (uint64_t)n << 32 : hash_mix(n + HASH_GOLDEN, HASH_ROOT3);
}

TEST(hashes_are_numbered_as_they_come) {
    struct u64_map map = U64_MAP_INIT;
    for (size_t round = 0; round < 2; round++)
        for (size_t n = 0; n < HASHES; n++) {
            assert_int_equal(u64_map_has(&map, hash_of(n)), round == 1);
            assert_int_equal(u64_map_reserve(&map, 1, NULL), STATUS_OK);
            assert_int_equal(u64_map_add(&map, hash_of(n)), n);
            assert_int_equal(u64_map_find(&map, hash_of(n)), n);
        }
    assert_int_equal(map.count, HASHES);
    for (size_t n = 0; n < HASHES; n++) {
        assert_true(map.items[n] == hash_of(n));
        assert_true(u64_map_find(&map, hash_of(n + HASHES)) == U64_MAP_NONE);
    }
    u64_map_release(&map);
    assert_int_equal(mem_live_blocks(), 0);
}

/* Of few hashes in a large table, which fall into the same few slots, and of as many as it takes. */
TEST(a_cleared_map_is_as_new) {
    struct u64_map map = U64_MAP_INIT;
    assert_int_equal(u64_map_start(&map, 4 * HASHES), STATUS_OK);
    for (size_t count = 1; count <= HASHES; count *= 5) {
        assert_int_equal(u64_map_reserve(&map, count, NULL), STATUS_OK);
        for (size_t n = 0; n < count; n++) assert_int_equal(u64_map_add(&map, hash_of(n)), n);
        u64_map_clear(&map);
        assert_int_equal(map.count, 0);
        for (size_t n = 0; n < count; n++) assert_false(u64_map_has(&map, hash_of(n)));
        for (size_t slot = 0; slot <= map.slot_mask; slot++) assert_int_equal(map.slots[slot], 0);
    }
    u64_map_release(&map);
}

TEST(an_empty_map_has_nothing) {
    struct u64_map map = U64_MAP_INIT;
    assert_int_equal(u64_map_bytes(&map), 0);
    for (int round = 0; round < 4; round++) {
        assert_false(u64_map_has(&map, 0));
        assert_false(u64_map_has(&map, 7));
        assert_int_equal(u64_map_reserve(&map, 1, NULL), STATUS_OK);
        assert_false(u64_map_has(&map, 7));
        assert_int_equal(u64_map_add(&map, 7), 0);
        assert_true(u64_map_has(&map, 7));
        if (round == 1)
            u64_map_clear(&map);
        else if (round == 2)
            assert_int_equal(u64_map_start(&map, 10000), STATUS_OK);
        else
            u64_map_release(&map);
    }
}

TEST(a_start_sizes_the_table) {
    struct u64_map map = U64_MAP_INIT;
    assert_int_equal(u64_map_start(&map, 100000), STATUS_OK);
    size_t large = u64_map_bytes(&map);
    assert_true(large >= 2 * 100000 * sizeof(uint32_t) && large < 4 * 100000 * sizeof(uint32_t));
    u64_map_clear(&map);
    assert_int_equal(u64_map_bytes(&map), large);
    assert_int_equal(u64_map_start(&map, 10), STATUS_OK);
    assert_true(u64_map_bytes(&map) < 2000);
    assert_int_equal(u64_map_start(&map, 10000), STATUS_OK);
    assert_true(u64_map_bytes(&map) >= 4 * 10000 * sizeof(uint32_t));
    u64_map_release(&map);
}

/* Beyond what a table starts with it grows, asks whether to stop, and finds what it knew. */
static enum status grow(void *hashes, struct poll *poll) {
    struct u64_map map = U64_MAP_INIT;
    enum status status = STATUS_OK;
    for (size_t n = 0; n < *(size_t *)hashes && !status; n++) {
        status = u64_map_reserve(&map, 1, poll);
        if (!status) u64_map_add(&map, hash_mix(n + HASH_GOLDEN, HASH_ROOT3));
    }
    for (size_t n = 0; n < *(size_t *)hashes && !status; n++)
        if (u64_map_find(&map, hash_mix(n + HASH_GOLDEN, HASH_ROOT3)) != n) status = STATUS_LIMIT;
    u64_map_release(&map);
    return status;
}

TEST(growing_may_be_stopped) {
    size_t few = 700, many = 200000;
    assert_true(assert_survives_interrupts(grow, &few) > few / 2);
    assert_int_equal(grow(&many, NULL), STATUS_OK);
}

/* Each request for memory is refused in turn; what the map knew it still knows, and asked again it
 * succeeds. */
TEST(a_failure_leaves_the_map_as_it_was) {
    struct u64_map map = U64_MAP_INIT;
    size_t failures = 0;
    for (size_t n = 0; n < HASHES; n++) {
        for (size_t request = 1;; request++) {
            mem_fail_at(request, false);
            enum status status = u64_map_reserve(&map, 1, NULL);
            bool failed = mem_failed();
            mem_fail_at(0, false);
            assert_int_equal(status, failed ? STATUS_NOMEM : STATUS_OK);
            if (!failed) break;
            failures++;
            assert_int_equal(map.count, n);
            for (size_t i = 0; i < n; i += 97) assert_int_equal(u64_map_find(&map, hash_of(i)), i);
        }
        assert_int_equal(u64_map_add(&map, hash_of(n)), n);
    }
    assert_true(failures > 10);
    u64_map_release(&map);
    assert_int_equal(mem_live_blocks(), 0);
}
