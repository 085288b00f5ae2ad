/*
 * cluster_members.h - the members of clusters in the order in which they are told
 *
 * By cluster, of which the smallest member decides, then by value. The caller's item begins with a struct
 * cluster_member, of which it sets `root`. No heap is kept: 4 bytes a root and as much as the items are used
 * meanwhile. O(count log count). STATUS_NOMEM, or STATUS_INTERRUPT, which loses the items.
 */
#ifndef NEWSPRINT_MATCH_CLUSTER_MEMBERS_H
#define NEWSPRINT_MATCH_CLUSTER_MEMBERS_H

#include "base/sort.h"
#include <stdint.h>

struct cluster_member {
    uint32_t root;  /* the same for all of a cluster, below `roots` */
    uint32_t first; /* set here: the place of the smallest member of the cluster */
};

/* `by_value` compares two items and says how large one is. */
enum status cluster_members_arrange(void *items, size_t count, size_t roots, struct sort_order by_value,
                                    struct poll *poll);

#endif
