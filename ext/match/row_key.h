/*
 * row_key.h - a hash and a row in one number, to be sorted by the hash
 *
 * The upper half of a key is the upper half of the hash, the lower half is the row. A stable sort by
 * ROW_KEY_HASH (base/radix.h) leaves rows that were in rising order so among equal hashes.
 */
#ifndef NEWSPRINT_MATCH_ROW_KEY_H
#define NEWSPRINT_MATCH_ROW_KEY_H

#include "base/radix.h"

static const struct radix_bits ROW_KEY_HASH = {32, 64};

static inline uint64_t row_key(uint64_t hash, size_t row) {
    return (hash >> 32 << 32) | row;
}
static inline uint32_t row_key_hash(uint64_t key) {
    return (uint32_t)(key >> 32);
}
static inline uint32_t row_key_row(uint64_t key) {
    return (uint32_t)key;
}

#endif
