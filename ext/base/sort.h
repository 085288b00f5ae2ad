/*
 * sort.h - sorts items of any kind, and can be stopped
 *
 *     struct sort_order order = {sizeof(struct member), by_name, context};
 *     enum status status = sort_items(members, count, order, poll);
 *
 * Stable: items that compare equal keep their order. The poll is asked after every few comparisons, so one
 * comparison must be short. O(count log count), and O(count) for what is sorted already; needs memory for as
 * many items. STATUS_NOMEM leaves the items as they were, STATUS_INTERRUPT loses them.
 */
#ifndef NEWSPRINT_BASE_SORT_H
#define NEWSPRINT_BASE_SORT_H

#include "base/poll.h"
#include "base/status.h"

struct sort_order {
    size_t size; /* of an item, in bytes */
    /* Below, equal to or above 0, as a comes before, with or behind b. */
    int (*compare)(const void *context, const void *a, const void *b);
    const void *context;
};

enum status sort_items(void *items, size_t count, struct sort_order order, struct poll *poll);

#endif
