/*
 * clusters.c - which members hang together, from pairs
 *
 * Members of a cluster form a ring, so that joining two clusters is a swap of two links and all members can
 * be walked; the root of a cluster is found by halving paths. Example: the pairs 0-1 (.9), 1-2 (.6) make one
 * component {0 1 2} with weakest .6 and 2 of 3 possible pairs; by complete link they make {0 1} and {2},
 * because 0-2 is missing.
 */
#include "match/clusters.h"
#include "base/mem.h"
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

enum status clusters_add(struct clusters *clusters, size_t member) {
    while (clusters->nodes.count <= member) {
        size_t number = clusters->nodes.count;
        struct cluster_node *node = VECTOR_ADD(&clusters->nodes);
        if (!node) return STATUS_NOMEM;
        *node = (struct cluster_node){.parent = number, .next = number, .size = 1, .weakest = 1};
    }
    return STATUS_OK;
}

enum status clusters_pair(struct clusters *clusters, size_t a, size_t b, double similarity) {
    if (a == b) return STATUS_OK;
    struct cluster_pair *pair = VECTOR_ADD(&clusters->pairs);
    if (!pair) return STATUS_NOMEM;
    *pair = (struct cluster_pair){a < b ? a : b, a < b ? b : a, similarity};
    return STATUS_OK;
}

size_t clusters_root(struct clusters *clusters, size_t member) {
    struct cluster_node *nodes = clusters->nodes.items;
    while (nodes[member].parent != member) member = nodes[member].parent = nodes[nodes[member].parent].parent;
    return member;
}

/* Joins two roots. */
static void join(struct clusters *clusters, size_t a, size_t b) {
    struct cluster_node *nodes = clusters->nodes.items;
    size_t small = nodes[a].size < nodes[b].size ? a : b, large = small == a ? b : a,
           next = nodes[small].next;
    nodes[small].next = nodes[large].next;
    nodes[large].next = next;
    nodes[small].parent = large;
    nodes[large].size += nodes[small].size;
}

static int compare_members(const struct cluster_pair *x, const struct cluster_pair *y) {
    return x->a != y->a ? (x->a > y->a) - (x->a < y->a) : (x->b > y->b) - (x->b < y->b);
}

static int by_members(const void *x, const void *y) {
    const struct cluster_pair *p = x, *q = y;
    int order = compare_members(p, q);
    return order ? order : (p->similarity < q->similarity) - (p->similarity > q->similarity);
}

static int by_similarity(const void *x, const void *y) {
    const struct cluster_pair *p = x, *q = y;
    int order = (p->similarity < q->similarity) - (p->similarity > q->similarity);
    return order ? order : compare_members(p, q);
}

/* Sorts the pairs by members and drops repeats, of which the most similar comes first. */
static void unique_pairs(struct clusters *clusters) {
    struct cluster_pair *pairs = clusters->pairs.items;
    size_t kept = 0;
    if (clusters->pairs.count == 0) return;
    qsort(pairs, clusters->pairs.count, sizeof *pairs, by_members);
    for (size_t i = 1; i < clusters->pairs.count; i++)
        if (compare_members(&pairs[i], &pairs[kept]) != 0) pairs[++kept] = pairs[i];
    clusters->pairs.count = kept + 1;
}

static bool is_pair(const struct clusters *clusters, size_t a, size_t b) {
    struct cluster_pair wanted = {a < b ? a : b, a < b ? b : a, 0};
    size_t low = 0, high = clusters->pairs.count;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        int order = compare_members(&wanted, &clusters->pairs.items[middle]);
        if (order == 0) return true;
        *(order < 0 ? &high : &low) = order < 0 ? middle : middle + 1;
    }
    return false;
}

/* Whether every member of a root's cluster is paired with every member of another's. */
static enum status is_complete(struct clusters *clusters, size_t a, size_t b, bool *complete,
                               struct poll *poll) {
    enum { WORK_OF_LOOKUP = 32 };
    const struct cluster_node *nodes = clusters->nodes.items;
    *complete = false;
    size_t x = a, y = b;
    do {
        do {
            if (!is_pair(clusters, x, y)) return STATUS_OK;
            if (poll_stop(poll, WORK_OF_LOOKUP)) return STATUS_INTERRUPT;
            y = nodes[y].next;
        } while (y != b);
        x = nodes[x].next;
    } while (x != a);
    *complete = true;
    return STATUS_OK;
}

/* Joins along the pairs in the order given. */
static enum status link_along(struct clusters *clusters, const struct cluster_pair *order,
                              enum clusters_link link, struct poll *poll) {
    for (size_t i = 0; i < clusters->pairs.count; i++) {
        size_t a = clusters_root(clusters, order[i].a), b = clusters_root(clusters, order[i].b);
        bool complete = true;
        if (a == b) continue;
        if (poll_stop(poll, 4)) return STATUS_INTERRUPT;
        enum status status =
            link == CLUSTERS_COMPLETE ? is_complete(clusters, a, b, &complete, poll) : STATUS_OK;
        if (status) return status;
        if (complete) join(clusters, a, b);
    }
    return STATUS_OK;
}

static enum status link_completely(struct clusters *clusters, struct poll *poll) {
    size_t bytes = clusters->pairs.count * sizeof *clusters->pairs.items;
    struct cluster_pair *order = mem_alloc(bytes + 1);
    if (!order) return STATUS_NOMEM;
    if (bytes) {
        memcpy(order, clusters->pairs.items, bytes);
        qsort(order, clusters->pairs.count, sizeof *order, by_similarity);
    }
    enum status status = link_along(clusters, order, CLUSTERS_COMPLETE, poll);
    mem_free(order);
    return status;
}

enum status clusters_link(struct clusters *clusters, enum clusters_link link, struct poll *poll) {
    unique_pairs(clusters);
    enum status status = link == CLUSTERS_COMPLETE ? link_completely(clusters, poll)
                                                   : link_along(clusters, clusters->pairs.items, link, poll);
    if (status) return status;
    for (size_t i = 0; i < clusters->pairs.count; i++) {
        const struct cluster_pair *pair = &clusters->pairs.items[i];
        size_t root = clusters_root(clusters, pair->a);
        if (root != clusters_root(clusters, pair->b)) continue;
        struct cluster_node *node = &clusters->nodes.items[root];
        node->pairs++;
        if (pair->similarity < node->weakest) node->weakest = pair->similarity;
    }
    return STATUS_OK;
}

void clusters_release(struct clusters *clusters) {
    VECTOR_RELEASE(&clusters->nodes);
    VECTOR_RELEASE(&clusters->pairs);
}
