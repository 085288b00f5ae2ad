/*
 * rising.h - the heaviest rising part of a row of numbers
 *
 *     keys 3 1 2 9 5, weights 9 1 1 1 2:   3 and 5 stay, with weight 11
 *
 * What two texts have in common in the same order, where keys[i] is the place in one text of what comes i-th
 * in the other. Of parts that are equally heavy the one that is found first from the left stays.
 *
 * Reference: Fenwick, A new data structure for cumulative frequency tables, 1994; here for maxima.
 */
#ifndef NEWSPRINT_MATCH_RISING_H
#define NEWSPRINT_MATCH_RISING_H

#include "base/poll.h"
#include "base/status.h"
#include <stdint.h>

struct rising_item {
    uint32_t key;    /* below `limit`, no two the same */
    uint32_t weight; /* at least 1 */
    bool stays;      /* the result */
};

/* Sets `stays` of each. STATUS_NOMEM or STATUS_INTERRUPT leaves it undefined. O(limit + count log limit), 20
 * bytes of memory a key. */
enum status rising_heaviest(struct rising_item *items, size_t count, size_t limit, struct poll *poll);

#endif
