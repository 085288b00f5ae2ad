/*
 * near_key.h - what documents that agree in a band have in common, to be sorted by
 *
 * 32 bits of a hash of the registers, so that documents of other registers share one now and then: who needs
 * to be sure compares these. `registers` are those of a signature (minhash.h), `places` the numbers of the
 * `rows` registers that the band has (bands_places). Most bands are of two or three. O(rows).
 */
#ifndef NEWSPRINT_MATCH_NEAR_KEY_H
#define NEWSPRINT_MATCH_NEAR_KEY_H

#include "base/hash.h"
#include <stdint.h>
#include <string.h>

/* A register as the host has it. */
static inline uint16_t near_register(const char *registers, unsigned place) {
    uint16_t value;
    memcpy(&value, registers + 2 * (size_t)place, sizeof value);
    return value;
}

/* Of up to four registers, one behind the other. */
static inline uint32_t near_key_mix(uint64_t registers) {
    return (uint32_t)(hash_mix(registers ^ HASH_ROOT3, HASH_GOLDEN) >> 32);
}

static inline uint32_t near_key(const char *registers, const uint16_t *places, unsigned rows) {
    uint64_t hash = 0;
    for (unsigned i = 0; i < rows; i++) {
        if (i && i % 4 == 0) hash = hash_mix(hash ^ HASH_ROOT3, HASH_GOLDEN);
        hash = hash << 16 ^ near_register(registers, places[i]);
    }
    return near_key_mix(hash);
}

/* The keys of `count` documents, whose registers stand `bytes` behind each other. For the usual numbers of
 * rows without a loop over them. */
static inline void near_keys(const char *registers, size_t bytes, size_t count, const uint16_t *places,
                             unsigned rows, uint32_t *keys) {
    if (rows < 2 || rows > 4) {
        for (size_t i = 0; i < count; i++) keys[i] = near_key(registers + i * bytes, places, rows);
        return;
    }
    const unsigned a = places[rows - 1], b = places[rows - 2], c = places[rows > 2 ? rows - 3 : 0],
                   d = places[0];
    const uint64_t third = rows > 2 ? UINT64_MAX : 0, fourth = rows > 3 ? UINT64_MAX : 0;
    for (size_t i = 0; i < count; i++, registers += bytes)
        keys[i] = near_key_mix((near_register(registers, a) | (uint64_t)near_register(registers, b) << 16) |
                               (third & (uint64_t)near_register(registers, c) << 32) |
                               (fourth & (uint64_t)near_register(registers, d) << 48));
}

#endif
