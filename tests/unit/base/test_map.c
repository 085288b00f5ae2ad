/*
 * test_map.c - numbers for keys
 */
#include "../unit.h"
#include "base/hash.h"
#include "base/map.h"

/* Key n: every byte value occurs, so do NUL and the empty key, and each is the beginning of longer ones. */
static struct span key_of(size_t n, char room[16]) {
    size_t size = 0;
    for (; n > 0; n /= 256) room[size++] = (char)(n % 256);
    return (struct span){room, size};
}

enum { KEYS = 3000 };

TEST(keys_are_numbered_as_they_come) {
    struct map map = MAP_INIT;
    size_t index;
    char room[16];
    for (size_t round = 0; round < 2; round++)
        for (size_t n = 0; n < KEYS; n++) {
            struct span key = exact_copy(key_of(n * n, room));
            assert_int_equal(map_intern(&map, key, &index), STATUS_OK);
            assert_int_equal(index, n);
            assert_int_equal(map.keys.count, round == 1 ? KEYS : n + 1);
            free((char *)(uintptr_t)key.data);
        }
    assert_int_equal(map.keys.count, KEYS);
    for (size_t n = 0; n < KEYS; n++) {
        assert_true(span_equal(map_key(&map, n), key_of(n * n, room)));
    }
    map_release(&map);
    assert_int_equal(mem_live_blocks(), 0);
}

TEST(keys_differ_by_size_alone) {
    static const char ZEROS[40] = "";
    struct map map = MAP_INIT;
    size_t index;
    for (size_t size = 0; size < sizeof ZEROS; size++) {
        assert_int_equal(map_intern(&map, (struct span){ZEROS, size}, &index), STATUS_OK);
        assert_int_equal(index, size);
    }
    map_release(&map);
}

/* The second block of each key is what hash_bytes() has made of the first, so it forgets both. */
TEST(keys_made_to_collide_do_not) {
    struct map map = MAP_INIT;
    char keys[KEYS][20] = {{0}};
    size_t index;
    for (size_t n = 0; n < KEYS; n++) {
        store_le(keys[n], 8, n);
        store_le(keys[n] + 8, 8, hash_mix((HASH_GOLDEN + sizeof *keys) ^ n, HASH_ROOT3));
        assert_int_equal(hash_bytes((struct span){keys[n], sizeof *keys}),
                         hash_bytes((struct span){keys[0], sizeof *keys}));
        assert_int_equal(map_intern(&map, (struct span){keys[n], sizeof *keys}, &index), STATUS_OK);
        assert_int_equal(index, n);
        assert_true(n == 0 || map.keys.items[n].hash != map.keys.items[n - 1].hash);
    }
    map_release(&map);
    assert_int_equal(mem_live_blocks(), 0);
}

/* Two whose first slots are there at one time; it stays as the map grows. */
TEST(each_map_has_a_seed_of_its_own) {
    struct map maps[2] = {MAP_INIT, MAP_INIT};
    uint64_t seeds[2];
    size_t index;
    char room[16];
    for (int i = 0; i < 2; i++) {
        assert_int_equal(map_intern(&maps[i], span_of("pier"), &index), STATUS_OK);
        seeds[i] = maps[i].seed;
        assert_true(seeds[i] != 0);
    }
    assert_true(seeds[0] != seeds[1]);
    for (int i = 0; i < 2; i++) {
        for (size_t n = 0; n < KEYS; n++)
            assert_int_equal(map_intern(&maps[i], key_of(n, room), &index), STATUS_OK);
        assert_true(maps[i].seed == seeds[i]);
        map_release(&maps[i]);
    }
}

TEST(a_key_is_found_or_not) {
    struct map map = MAP_INIT;
    size_t index;
    char room[16];
    assert_int_equal(map_find(&map, span_of("pier")), MAP_NONE);
    for (size_t n = 0; n < KEYS; n++) {
        assert_int_equal(map_find(&map, key_of(n, room)), MAP_NONE);
        assert_int_equal(map_intern(&map, key_of(n, room), &index), STATUS_OK);
        assert_int_equal(map_find(&map, key_of(n / 2, room)), n / 2);
    }
    map_release(&map);
}

TEST(a_released_map_is_empty) {
    struct map map = MAP_INIT;
    size_t index;
    for (int round = 0; round < 2; round++) {
        assert_int_equal(map_intern(&map, span_of(round ? "quay" : "pier"), &index), STATUS_OK);
        assert_int_equal(index, 0);
        map_release(&map);
        assert_int_equal(map.keys.count, 0);
    }
}

/* Each request for memory is refused in turn; what the map knew it still knows, and asked again it succeeds.
 */
TEST(a_failure_leaves_the_map_as_it_was) {
    struct map map = MAP_INIT;
    char room[16];
    size_t index, failures = 0;
    for (size_t n = 0; n < KEYS; n++) {
        struct span key = key_of(n, room);
        for (size_t request = 1;; request++) {
            mem_fail_at(request, false);
            enum status status = map_intern(&map, key, &index);
            bool failed = mem_failed();
            mem_fail_at(0, false);
            assert_int_equal(status, failed ? STATUS_NOMEM : STATUS_OK);
            if (!failed) break;
            failures++;
            assert_int_equal(map.keys.count, n);
            for (size_t i = 0; i < n; i += 97) {
                char other[16];
                assert_true(span_equal(map_key(&map, i), key_of(i, other)));
            }
        }
        assert_int_equal(index, n);
    }
    for (size_t n = 0; n < KEYS; n++) {
        assert_int_equal(map_intern(&map, key_of(n, room), &index), STATUS_OK);
        assert_int_equal(index, n);
    }
    assert_true(failures > 20);
    map_release(&map);
    assert_int_equal(mem_live_blocks(), 0);
}

static enum status intern_many(void *context) {
    struct map map = MAP_INIT;
    enum status status = STATUS_OK;
    char room[16];
    size_t index;
    (void)context;
    for (size_t n = 0; n < KEYS && !status; n++) status = map_intern(&map, key_of(n, room), &index);
    map_release(&map);
    return status;
}

TEST(every_allocation_may_fail) {
    assert_survives_no_memory(intern_many, NULL);
}
