/*
 * clusters.h - connected components of a graph of pairs
 *
 * Members are numbered 0, 1, 2 ... by the caller. clusters_add() makes room for members up to a number,
 * clusters_join() says that two belong together; clusters_root() gives the same member for all of a cluster. All are
 * O(1), practically (union by size with path halving). Zeroed is empty.
 *
 * Reference: Tarjan, van Leeuwen: Worst-case analysis of set union algorithms, 1984.
 */
#ifndef NEWSPRINT_MATCH_CLUSTERS_H
#define NEWSPRINT_MATCH_CLUSTERS_H

#include "base/vector.h"

struct cluster_node {
    size_t parent; /* itself at a root */
    size_t size;   /* members below a root */
};

struct clusters {
    VECTOR_OF(struct cluster_node) nodes;
};

/* Members 0 .. member exist from now on. STATUS_NOMEM leaves those that were there. */
enum status clusters_add(struct clusters *clusters, size_t member);
size_t clusters_root(struct clusters *clusters, size_t member);
void clusters_join(struct clusters *clusters, size_t a, size_t b);
void clusters_release(struct clusters *clusters);

#endif
