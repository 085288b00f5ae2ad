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

static inline uint32_t near_key_of_rows(const char *registers, const uint16_t *places, unsigned rows) {
    uint64_t hash = 0;
    for (unsigned i = 0; i < rows; i++) {
        if (i && i % 4 == 0) hash = hash_mix(hash ^ HASH_ROOT3, HASH_GOLDEN);
        hash = hash << 16 ^ near_register(registers, places[i]);
    }
    return (uint32_t)(hash_mix(hash ^ HASH_ROOT3, HASH_GOLDEN) >> 32);
}

static inline uint32_t near_key(const char *registers, const uint16_t *places, unsigned rows) {
    return rows == 3   ? near_key_of_rows(registers, places, 3)
           : rows == 2 ? near_key_of_rows(registers, places, 2)
                       : near_key_of_rows(registers, places, rows);
}

#endif
