/*
 * clusters.c - which members hang together, from pairs
 *
 * The root of a cluster is found by halving paths. Example: the pairs 0-1 (.9), 1-2 (.6) make one component
 * {0 1 2} with weakest .6 and 2 of 3 possible pairs; by complete link they make {0 1} and {2}, because 0-2 is
 * missing.
 *
 * Complete link must know whether every member of one cluster is paired with every member of another. Two
 * clusters for which that holds are neighbours, and each root has a sorted list of its neighbours, at first
 * those that it is paired with. When two clusters become one, its neighbours are those that both had. So
 * lists only get shorter: joining two reads both lists, and at most half of what it reads is left, which
 * makes the joins of all clusters together linear in the pairs.
 *
 *     neighbours   0: 1 2 3     1: 0 2     2: 0 1     3: 0
 *     0 and 1 become one        0: 2       its list loses 3, while that of 3 still has 0
 *
 * The lists of others are not mended, so two roots are neighbours when each stands in the list of the other.
 */
#include "match/clusters.h"
#include "base/mem.h"
#include "base/sort.h"
#include <math.h>
#include <string.h>

enum status clusters_add(struct clusters *clusters, size_t member) {
    if (member >= UINT32_MAX) return STATUS_NOMEM;
    while (clusters->nodes.count <= member) {
        uint32_t number = (uint32_t)clusters->nodes.count;
        struct cluster_node *node = VECTOR_ADD(&clusters->nodes);
        if (!node) return STATUS_NOMEM;
        *node = (struct cluster_node){.parent = number, .size = 1, .weakest = INFINITY};
    }
    return STATUS_OK;
}

/* Kept with a < b. */
enum status clusters_pair(struct clusters *clusters, struct cluster_pair pair) {
    if (pair.a == pair.b) return STATUS_OK;
    struct cluster_pair *kept = VECTOR_ADD(&clusters->pairs);
    if (!kept) return STATUS_NOMEM;
    *kept = pair.a < pair.b
                ? pair
                : (struct cluster_pair){pair.b, pair.a, pair.similarity, pair.b_in_a, pair.a_in_b};
    return STATUS_OK;
}

size_t clusters_root(struct clusters *clusters, size_t member) {
    struct cluster_node *nodes = clusters->nodes.items;
    while (nodes[member].parent != member) member = nodes[member].parent = nodes[nodes[member].parent].parent;
    return member;
}

/* Joins two roots, of which *large becomes the root of both and *small no longer is one. */
static void join(struct clusters *clusters, size_t *large, size_t *small) {
    struct cluster_node *nodes = clusters->nodes.items;
    if (nodes[*large].size < nodes[*small].size) {
        size_t smaller = *large;
        *large = *small;
        *small = smaller;
    }
    nodes[*small].parent = (uint32_t)*large;
    nodes[*large].size += nodes[*small].size;
}

/* ---- sorting ---- */

static int compare_members(const struct cluster_pair *x, const struct cluster_pair *y) {
    return x->a != y->a ? (x->a > y->a) - (x->a < y->a) : (x->b > y->b) - (x->b < y->b);
}

static int by_members(const void *context, const void *x, const void *y) {
    (void)context;
    const struct cluster_pair *p = x, *q = y;
    int order = compare_members(p, q);
    return order ? order : (p->similarity < q->similarity) - (p->similarity > q->similarity);
}

/* Pairs that are sorted by members already stay so among those of one similarity. */
static int by_similarity(const void *context, const void *x, const void *y) {
    (void)context;
    const struct cluster_pair *p = x, *q = y;
    return (p->similarity < q->similarity) - (p->similarity > q->similarity);
}

/* Sorts the pairs by members and drops repeats, of which the most similar comes first. */
static enum status unique_pairs(struct clusters *clusters, struct poll *poll) {
    struct cluster_pair *pairs = clusters->pairs.items;
    size_t kept = 0;
    if (clusters->pairs.count == 0) return STATUS_OK;
    struct sort_order order = {sizeof *pairs, by_members, NULL};
    enum status status = sort_items(pairs, clusters->pairs.count, order, poll);
    for (size_t i = 1; i < clusters->pairs.count && !status; i++) {
        if (compare_members(&pairs[i], &pairs[kept]) != 0) pairs[++kept] = pairs[i];
        if (poll_stop(poll, 1)) status = STATUS_INTERRUPT;
    }
    clusters->pairs.count = kept + 1;
    return status;
}

/* ---- single link ---- */

static enum status link_singly(struct clusters *clusters, struct poll *poll) {
    for (size_t i = 0; i < clusters->pairs.count; i++) {
        const struct cluster_pair *pair = &clusters->pairs.items[i];
        size_t a = clusters_root(clusters, pair->a), b = clusters_root(clusters, pair->b);
        if (a != b) join(clusters, &a, &b);
        if (poll_stop(poll, 4)) return STATUS_INTERRUPT;
    }
    return STATUS_OK;
}

/* ---- complete link ---- */

/* Of each root the neighbours, in rising order: labels[first[root]] and so on, count[root] of them. */
struct neighbours {
    uint32_t *labels, *count;
    size_t *first;
};

static enum status list_neighbours(const struct clusters *clusters, struct neighbours *lists,
                                   struct poll *poll) {
    const struct cluster_pair *pairs = clusters->pairs.items;
    size_t members = clusters->nodes.count;
    lists->labels = mem_alloc(2 * clusters->pairs.count * sizeof *lists->labels + 1);
    lists->count = mem_alloc(members * sizeof *lists->count + 1);
    lists->first = mem_alloc((members + 1) * sizeof *lists->first);
    if (!lists->labels || !lists->count || !lists->first) return STATUS_NOMEM;
    memset(lists->first, 0, (members + 1) * sizeof *lists->first);
    if (members) memset(lists->count, 0, members * sizeof *lists->count);
    for (size_t i = 0; i < clusters->pairs.count; i++) {
        lists->first[pairs[i].a + 1]++;
        lists->first[pairs[i].b + 1]++;
        if (poll_stop(poll, 4)) return STATUS_INTERRUPT;
    }
    for (size_t i = 0; i < members; i++) lists->first[i + 1] += lists->first[i];
    for (size_t i = 0; i < clusters->pairs.count; i++) {
        uint32_t a = pairs[i].a, b = pairs[i].b;
        lists->labels[lists->first[a] + lists->count[a]++] = b;
        lists->labels[lists->first[b] + lists->count[b]++] = a;
        if (poll_stop(poll, 8)) return STATUS_INTERRUPT;
    }
    return STATUS_OK;
}

static bool lists(const struct neighbours *lists, size_t root, size_t other) {
    const uint32_t *labels = lists->labels + lists->first[root];
    size_t low = 0, high = lists->count[root];
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (labels[middle] == other) return true;
        *(other < labels[middle] ? &high : &low) = other < labels[middle] ? middle : middle + 1;
    }
    return false;
}

/* Leaves in the list of one root the neighbours that it has in common with another. */
static enum status intersect(struct neighbours *all, size_t root, size_t other, struct poll *poll) {
    uint32_t *mine = all->labels + all->first[root];
    const uint32_t *theirs = all->labels + all->first[other];
    size_t kept = 0, i = 0, j = 0;
    while (i < all->count[root] && j < all->count[other]) {
        uint32_t label = mine[i], also = theirs[j];
        i += label <= also;
        j += also <= label;
        if (label == also && lists(all, label, root) && lists(all, label, other)) mine[kept++] = label;
        if (poll_stop(poll, label == also ? 16 : 2)) return STATUS_INTERRUPT;
    }
    all->count[root] = (uint32_t)kept;
    return STATUS_OK;
}

/* Joins along the pairs in the order given. */
static enum status join_neighbours(struct clusters *clusters, const struct cluster_pair *order,
                                   struct neighbours *all, struct poll *poll) {
    for (size_t i = 0; i < clusters->pairs.count; i++) {
        size_t a = clusters_root(clusters, order[i].a), b = clusters_root(clusters, order[i].b);
        if (poll_stop(poll, 16)) return STATUS_INTERRUPT;
        if (a == b || !lists(all, a, b) || !lists(all, b, a)) continue;
        join(clusters, &a, &b);
        enum status status = intersect(all, a, b, poll);
        if (status) return status;
    }
    return STATUS_OK;
}

static enum status link_completely(struct clusters *clusters, struct poll *poll) {
    struct neighbours all = {NULL, NULL, NULL};
    size_t count = clusters->pairs.count;
    struct cluster_pair *pairs = mem_alloc(count * sizeof *pairs + 1);
    enum status status = pairs ? list_neighbours(clusters, &all, poll) : STATUS_NOMEM;
    if (!status && count) {
        memcpy(pairs, clusters->pairs.items, count * sizeof *pairs);
        status = sort_items(pairs, count, (struct sort_order){sizeof *pairs, by_similarity, NULL}, poll);
    }
    if (!status) status = join_neighbours(clusters, pairs, &all, poll);
    mem_free(pairs);
    mem_free(all.labels);
    mem_free(all.count);
    mem_free(all.first);
    return status;
}

/* Counts a pair for its cluster, unless its members are in different ones. */
static void count_pair(struct clusters *clusters, const struct cluster_pair *pair) {
    size_t root = clusters_root(clusters, pair->a);
    if (root != clusters_root(clusters, pair->b)) return;
    struct cluster_node *nodes = clusters->nodes.items, *node = &nodes[root];
    node->pairs++;
    nodes[pair->a].held += (double)pair->b_in_a;
    nodes[pair->b].held += (double)pair->a_in_b;
    if (pair->similarity != CLUSTERS_UNKNOWN && pair->similarity < node->weakest)
        node->weakest = pair->similarity;
}

enum status clusters_link(struct clusters *clusters, enum clusters_link link, struct poll *poll) {
    enum status status = unique_pairs(clusters, poll);
    if (!status)
        status = link == CLUSTERS_COMPLETE ? link_completely(clusters, poll) : link_singly(clusters, poll);
    for (size_t i = 0; i < clusters->pairs.count && !status; i++) {
        count_pair(clusters, &clusters->pairs.items[i]);
        if (poll_stop(poll, 4)) status = STATUS_INTERRUPT;
    }
    return status;
}

void clusters_release(struct clusters *clusters) {
    VECTOR_RELEASE(&clusters->nodes);
    VECTOR_RELEASE(&clusters->pairs);
}
