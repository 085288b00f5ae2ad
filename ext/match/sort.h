/*
 * sort.h - sorts numbered hashes in linear time
 *
 * A key is a 32-bit hash in the upper half and a row number in the lower. Sorting is by the hash, and stable, so rows that
 * were in rising order stay so among equals.
 */
#ifndef NEWSPRINT_MATCH_SORT_H
#define NEWSPRINT_MATCH_SORT_H

#include <stddef.h>
#include <stdint.h>

static inline uint64_t sort_key(uint64_t hash, size_t row) {
    return (hash >> 32 << 32) | row;
}
static inline uint32_t sort_hash(uint64_t key) {
    return (uint32_t)(key >> 32);
}
static inline uint32_t sort_row(uint64_t key) {
    return (uint32_t)key;
}

/* Sorts the keys with the help of as many spare ones, whose content is lost. O(count). */
void sort_keys(uint64_t *keys, uint64_t *spare, size_t count);

#endif
