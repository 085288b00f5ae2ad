/*
 * sought.h - a few words that are looked for in a text, as bits that spare most words a search
 *
 *     struct sought sought = {{0}, {0}};
 *     sought_add(&sought, hash);
 *     if (sought_has(&sought, token->hash)) ...     perhaps it is one; without it, it is none
 *     sought_found(&sought, token->hash);           and is asked for no more, unless another has its bit
 *
 * All are O(1). The hashes are those of words, whose upper half is spread as well as the lower.
 */
#ifndef NEWSPRINT_EXTRACT_SOUGHT_H
#define NEWSPRINT_EXTRACT_SOUGHT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum { SOUGHT_BITS = 4096, SOUGHT_WORD = 64 };

struct sought {
    uint64_t bits[SOUGHT_BITS / SOUGHT_WORD], shared[SOUGHT_BITS / SOUGHT_WORD];
};

static inline size_t sought_at(uint64_t hash) {
    return (size_t)(hash >> 32) % SOUGHT_BITS;
}

static inline uint64_t sought_bit(uint64_t hash) {
    return UINT64_C(1) << sought_at(hash) % SOUGHT_WORD;
}

static inline void sought_add(struct sought *sought, uint64_t hash) {
    size_t word = sought_at(hash) / SOUGHT_WORD;
    sought->shared[word] |= sought->bits[word] & sought_bit(hash);
    sought->bits[word] |= sought_bit(hash);
}

/* 1 or 0, a number so that it can be joined with others without a branch. */
static inline uint64_t sought_has(const struct sought *sought, uint64_t hash) {
    return sought->bits[sought_at(hash) / SOUGHT_WORD] >> sought_at(hash) % SOUGHT_WORD & 1;
}

static inline void sought_found(struct sought *sought, uint64_t hash) {
    size_t word = sought_at(hash) / SOUGHT_WORD;
    sought->bits[word] &= ~(sought_bit(hash) & ~sought->shared[word]);
}

#endif
