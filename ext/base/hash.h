/*
 * hash.h - 64-bit hashing of bytes and numbers
 *
 * hash_bytes() and hash_mix() are part of the stored format of signatures (match/minhash.h): their values are
 * frozen by ext/format/ and are the same on every host, whatever its byte order. They are not keyed and
 * not meant against an adversary who wants collisions; hash_seeded(), with a seed that he cannot know, is.
 *
 * The step is the multiply-and-fold of the wyhash family: the two halves of a 64 x 64 -> 128 bit product,
 * xored.
 */
#ifndef NEWSPRINT_BASE_HASH_H
#define NEWSPRINT_BASE_HASH_H

#include "base/bytes.h"
#include "base/span.h"

/* Odd constants with balanced bits: the fractional parts of the golden ratio and of the square root of
 * three. */
#define HASH_GOLDEN 0x9e3779b97f4a7c15u
#define HASH_ROOT3  0xbb67ae8584caa73bu

static inline uint64_t hash_mix(uint64_t a, uint64_t b) {
#ifdef __SIZEOF_INT128__
    __extension__ typedef unsigned __int128 uint128;
    uint128 product = (uint128)a * b;
    return (uint64_t)product ^ (uint64_t)(product >> 64);
#else
    uint64_t al = (uint32_t)a, ah = a >> 32, bl = (uint32_t)b, bh = b >> 32;
    uint64_t low = al * bl, middle = ah * bl + (low >> 32), cross = al * bh + (uint32_t)middle;
    return ((cross << 32) | (uint32_t)low) ^ (ah * bh + (middle >> 32) + (cross >> 32));
#endif
}

/* The hash of bytes under a seed. Who does not know the seed cannot choose keys that collide. */
static inline uint64_t hash_seeded(uint64_t seed, struct span key) {
    uint64_t h = seed + key.size;
    const char *p = key.data;
    size_t left = key.size;
    for (; left > 8; left -= 8, p += 8) h = hash_mix(h ^ load_le64(p), HASH_ROOT3);
    return hash_mix(h ^ load_le(p, left), HASH_ROOT3);
}

static inline uint64_t hash_bytes(struct span key) {
    return hash_seeded(HASH_GOLDEN, key);
}

#endif
