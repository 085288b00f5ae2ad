/*
 * cluster_members.c - the members of clusters in the order in which they are told
 *
 * They are sorted by value, named by the place of their cluster's first, and sorted by that name: the sort is
 * stable, so they stay in order within a cluster. Then the places are those of the end.
 */
#include "match/cluster_members.h"
#include "base/mem.h"

static int by_first(const void *context, const void *a, const void *b) {
    (void)context;
    uint32_t x = ((const struct cluster_member *)a)->first, y = ((const struct cluster_member *)b)->first;
    return (x > y) - (x < y);
}

/* Names the cluster of each by the place of its first, in the present order. */
static void name_clusters(char *items, size_t count, size_t size, uint32_t *firsts) {
    for (size_t i = count; i > 0; i--)
        firsts[((struct cluster_member *)(items + (i - 1) * size))->root] = (uint32_t)(i - 1);
    for (size_t i = 0; i < count; i++) {
        struct cluster_member *member = (struct cluster_member *)(items + i * size);
        member->first = firsts[member->root];
    }
}

enum status cluster_members_arrange(void *items, size_t count, size_t roots, struct sort_order by_value,
                                    struct poll *poll) {
    uint32_t *firsts = mem_alloc(roots * sizeof *firsts + 1);
    if (!firsts) return STATUS_NOMEM;
    enum status status = sort_items(items, count, by_value, poll);
    if (!status) {
        name_clusters(items, count, by_value.size, firsts);
        status = sort_items(items, count, (struct sort_order){by_value.size, by_first, NULL}, poll);
    }
    if (!status) name_clusters(items, count, by_value.size, firsts);
    mem_free(firsts);
    return status;
}
