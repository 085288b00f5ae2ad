/*
 * sought.h - a few words that are looked for in a text, as marks that spare most words a search
 *
 *     struct sought sought = {{0}};
 *     sought_add(&sought, hash);
 *     if (sought_has(&sought, token->hash)) ...     perhaps it is one; without it, it is none
 *     sought_found(&sought, token->hash);           and is asked for no more, unless another has its place
 *
 * All are O(1). The hashes are those of words, whose upper half is spread as well as the lower.
 */
#ifndef NEWSPRINT_EXTRACT_SOUGHT_H
#define NEWSPRINT_EXTRACT_SOUGHT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum { SOUGHT_PLACES = 4096 };

struct sought {
    unsigned char words[SOUGHT_PLACES]; /* how many have the place: none, one, or more */
};

static inline unsigned char *sought_place(struct sought *sought, uint64_t hash) {
    return &sought->words[(hash >> 32) % SOUGHT_PLACES];
}

static inline void sought_add(struct sought *sought, uint64_t hash) {
    unsigned char *place = sought_place(sought, hash);
    *place = *place ? 2 : 1;
}

/* Not 0 where there may be one: a number, so that it can be joined with others without a branch. */
static inline unsigned sought_has(const struct sought *sought, uint64_t hash) {
    return sought->words[(hash >> 32) % SOUGHT_PLACES];
}

static inline void sought_found(struct sought *sought, uint64_t hash) {
    unsigned char *place = sought_place(sought, hash);
    if (*place == 1) *place = 0;
}

#endif
