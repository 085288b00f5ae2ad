/*
 * holders_impl.h - where the postings of a document stand; for holders*.c
 */
#ifndef NEWSPRINT_MATCH_HOLDERS_IMPL_H
#define NEWSPRINT_MATCH_HOLDERS_IMPL_H

#include "match/holders.h"

/* Postings of a document are put part by part, parts being the upper bits of halves. */
enum { HOLDERS_PART_BITS = 8, HOLDERS_PARTS = 1 << HOLDERS_PART_BITS };
enum { HOLDERS_PART_SHIFT = 32 - HOLDERS_PART_BITS };

static inline uint32_t holders_first_posting(const struct holders *holders, size_t document) {
    return document ? holders->documents.items[document - 1].end : 0;
}

/* Counts become places, the first of them `at`; gives the one behind the last. */
static inline uint32_t holders_to_places(uint32_t *counts, size_t count, uint32_t at) {
    for (size_t i = 0; i < count; i++) {
        uint32_t here = counts[i];
        counts[i] = at;
        at += here;
    }
    return at;
}

#endif
