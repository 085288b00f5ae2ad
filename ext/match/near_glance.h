/*
 * near_glance.h - a first look at two documents, by 32 bytes of each
 *
 *     glance = near_glance_of(&signature);                     kept beside each document
 *     look = near_look_for(size, threshold);
 *     near_tile_put(&tile, 0, &glance, look); ...              up to NEAR_TILE documents side by side
 *     mask = near_tile_look(&tile, count, &other, look);       bit i: the other may be like document i
 *
 * Of two documents that meet in a band nearly all do so by chance, and there are hundreds of millions of
 * them: a million articles have 300 million meetings for 60,000 pairs. A glance holds the lowest bits of the
 * first registers, 224 in all, and the size. Sizes say more than which resemblance is impossible; equal
 * registers have equal bits, others by chance, so at resemblance t the share of bits that differ is (1 - t) /
 * 2 at the mean.
 *
 * Two documents of resemblance `threshold` are told apart wrongly less than once in 10,000 times
 * (NEAR_SIGMAS), more similar ones less often. O(1), some 2 ns where documents stand side by side.
 */
#ifndef NEWSPRINT_MATCH_NEAR_GLANCE_H
#define NEWSPRINT_MATCH_NEAR_GLANCE_H

#include "match/minhash.h"

/* What is estimated may lie this many standard deviations from the threshold: 3 in 100,000 lie further. */
#define NEAR_SIGMAS 4.0
/* Of a count that is not spread evenly to both sides it is so many times its third central moment over its
 * variance more: (z^2 - 1) / 6 (Cornish and Fisher). */
#define NEAR_SKEW ((NEAR_SIGMAS * NEAR_SIGMAS - 1) / 6)

enum { NEAR_GLANCE_BITS = 224, NEAR_TILE = 64 };

/* The upper half of the last word is the size, or UINT32_MAX where that is an estimate. */
struct near_glance {
    uint64_t words[4];
};

/* What two glances must have in common. */
struct near_look {
    unsigned differing_max; /* bits */
    double threshold;
};

struct near_tile {
    struct near_glance glances[NEAR_TILE];
    uint32_t least[NEAR_TILE]; /* sizes below are too small for the threshold */
};

struct near_glance near_glance_of(const struct minhash *signature);
/* For signatures of so many registers. */
struct near_look near_look_for(unsigned size, double threshold);
void near_tile_put(struct near_tile *tile, size_t place, const struct near_glance *glance,
                   struct near_look look);
/* Looks at the first `count` of a tile. */
uint64_t near_tile_look(const struct near_tile *tile, size_t count, const struct near_glance *glance,
                        struct near_look look);

#endif
