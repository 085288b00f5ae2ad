/*
 * clusters.h - which members hang together, from pairs
 *
 *     clusters_add(&c, member)                     members 0 .. member exist
 *     clusters_pair(&c, pair)                      as often as there are pairs
 *     clusters_link(&c, link, poll)                once
 *     root = clusters_root(&c, member)             then c.nodes.items[root].size, .weakest, .pairs
 *     c.nodes.items[member].held                   how much of the others is found in it
 *     clusters_release(&c)
 *
 * CLUSTERS_SINGLE makes connected components: one pair is enough to join two clusters, so they chain.
 * CLUSTERS_COMPLETE joins two clusters only when every member of the one is paired with every member of the
 * other, taking the most similar pairs first; what it gives are groups in which all are alike, and it is what
 * to compare with when a component is large.
 *
 * A pair given twice, either way round, counts once, with its larger similarity; a member paired with itself
 * is no pair. `held` adds up, over the pairs of a member in its cluster, the share of the other that is found
 * in it. A similarity may be any number, or CLUSTERS_UNKNOWN: such a pair comes last, and is left out of
 * `weakest`. Both links are O(pairs log pairs); memory is 24 bytes a pair, twice that while pairs are sorted,
 * and 24 more for complete link. Zeroed is empty. STATUS_NOMEM (also for more than 2^32 members) or
 * STATUS_INTERRUPT ends the work: only release may follow.
 *
 * Reference: Tarjan, van Leeuwen: Worst-case analysis of set union algorithms, 1984.
 */
#ifndef NEWSPRINT_MATCH_CLUSTERS_H
#define NEWSPRINT_MATCH_CLUSTERS_H

#include "base/poll.h"
#include "base/vector.h"
#include <math.h>
#include <stdint.h>

/* The similarity of a pair of which nobody knows how alike it is. */
#define CLUSTERS_UNKNOWN (-INFINITY)

enum clusters_link { CLUSTERS_SINGLE, CLUSTERS_COMPLETE };

struct cluster_node {
    double held;     /* of the member itself */
    uint32_t parent; /* itself at a root */
    size_t size;     /* at a root, as the two below: members, */
    size_t pairs;    /* pairs among them, */
    double weakest;  /* and the lowest similarity known of those; INFINITY when there is none */
};

struct cluster_pair {
    uint32_t a, b;
    double similarity;
    float a_in_b, b_in_a; /* the share of a that is found in b, and the reverse: finite, for `held` */
};

struct clusters {
    VECTOR_OF(struct cluster_node) nodes;
    VECTOR_OF(struct cluster_pair) pairs;
};

enum status clusters_add(struct clusters *clusters, size_t member);
enum status clusters_pair(struct clusters *clusters, struct cluster_pair pair);
enum status clusters_link(struct clusters *clusters, enum clusters_link link, struct poll *poll);
/* The member that stands for a member's cluster. */
size_t clusters_root(struct clusters *clusters, size_t member);
void clusters_release(struct clusters *clusters);

#endif
