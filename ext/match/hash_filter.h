/*
 * hash_filter.h - which hashes are surely not in a set
 *
 *     struct hash_filter filter = {NULL, 0};
 *     enum status status = hash_filter_start(&filter, count);
 *     for each of the set:  hash_filter_add(&filter, hash);
 *     if (hash_filter_passes(&filter, hash)) ...                it may be in the set
 *     hash_filter_release(&filter);
 *
 * A bit for each hash, told by its lower bits, so hashes must be mixed well. All of the set pass, and of the
 * others at most one in HASH_FILTER_BITS. A filter that was not started, which zeroed is, lets all pass.
 * Memory: 2 to 4 bytes a hash, 512 MB at most. Source: Bloom 1970, with one hash function.
 */
#ifndef NEWSPRINT_MATCH_HASH_FILTER_H
#define NEWSPRINT_MATCH_HASH_FILTER_H

#include "base/mem.h"
#include "base/status.h"
#include <stdbool.h>
#include <stdint.h>

enum { HASH_FILTER_BITS = 16 };

struct hash_filter {
    uint64_t *words;
    size_t mask; /* of the numbers of its bits */
};

/* For a set of at most `count` hashes; STATUS_NOMEM. O(count). */
static inline enum status hash_filter_start(struct hash_filter *filter, size_t count) {
    size_t bits = 64;
    while (bits / HASH_FILTER_BITS < count && bits <= UINT32_MAX) bits *= 2;
    filter->mask = bits - 1;
    filter->words = mem_zeroed(bits / 64, sizeof *filter->words);
    return filter->words ? STATUS_OK : STATUS_NOMEM;
}

static inline void hash_filter_add(struct hash_filter *filter, uint32_t hash) {
    size_t bit = hash & filter->mask;
    filter->words[bit / 64] |= 1ull << bit % 64;
}

static inline bool hash_filter_passes(const struct hash_filter *filter, uint32_t hash) {
    size_t bit = hash & filter->mask;
    return !filter->words || filter->words[bit / 64] >> bit % 64 & 1;
}

static inline void hash_filter_release(struct hash_filter *filter) {
    mem_free(filter->words);
    *filter = (struct hash_filter){NULL, 0};
}

#endif
