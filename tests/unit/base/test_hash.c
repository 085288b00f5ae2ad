/*
 * test_hash.c - 64-bit hashing of bytes and numbers
 *
 * The numbers are not ours: they come from this Python, written from the description in base/hash.h alone.
 *
 *     M, G, R = 2**64 - 1, 0x9e3779b97f4a7c15, 0xbb67ae8584caa73b
 *     def mix(a, b): return (a * b & M) ^ (a * b >> 64)
 *     def hash_bytes(key):
 *         h = (G + len(key)) & M
 *         while len(key) > 8: h, key = mix(h ^ int.from_bytes(key[:8], "little"), R), key[8:]
 *         return mix(h ^ int.from_bytes(key, "little"), R)
 */
#include "../unit.h"
#include "base/hash.h"

TEST(mixes_the_halves_of_the_product) {
    assert_int_equal(hash_mix(0, 5), 0);
    assert_int_equal(hash_mix(1, 1), 1);
    assert_int_equal(hash_mix(UINT64_MAX, UINT64_MAX), UINT64_MAX);
    assert_int_equal(hash_mix((uint64_t)1 << 63, 2), 1);
    assert_int_equal(hash_mix(0xffffffff, 0x100000001), UINT64_MAX);
    assert_int_equal(hash_mix(HASH_GOLDEN, HASH_ROOT3), 0x2d7f3f6b1a9380b4);
}

TEST(hashes_are_frozen) {
    const struct {
        const char *key;
        size_t size;
        uint64_t hash;
    } cases[] = {
        {"", 0, 0x2d7f3f6b1a9380b4},
        {"a", 1, 0x6f8cee88cc7f9bc6},
        {"mayor", 5, 0x1595479220d36beb},
        {"harbours", 8, 0x483cfb41a9527cbd},
        {"fisheries", 9, 0x439eff00ade810e8},
        {"sixteen letters.", 16, 0xfe3e9e11736f2d36},
        {"seventeen letters", 17, 0x9f4a6821197ba801},
        {"\0", 1, 0x69c7c9e19d453876},
        {"\0\0", 2, 0xa6af9866007e5129},
        {"\xff\xff\xff\xff\xff\xff\xff\xff\xff", 9, 0x6dcda88e002a0e3c},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct span key = exact_copy((struct span){cases[i].key, cases[i].size});
        assert_int_equal(hash_bytes(key), cases[i].hash);
        free((char *)(uintptr_t)key.data);
    }
}
