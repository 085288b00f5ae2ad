/*
 * average_link.h - clusters whose members are alike on the average
 *
 *     average_link_init(&link, members)
 *     average_link_pair(&link, a, b, similarity)          each pair once; those that are not given count as 0
 *     average_link_run(&link, cut, poll)
 *     root = average_link_root(&link, member)             then link.weakest[root]
 *     average_link_release(&link)
 *
 * The two clusters of which the members of one and those of the other are the most similar on the average
 * are joined, until that average is below the cut. Unlike connected components clusters do not chain: a pair
 * of neighbours is not enough to join two crowds.
 *
 * Memory: 16 bytes a member and 72 a pair. O(p^1.5) for p pairs at worst; near p log p where clusters are
 * small. Which of two equal averages comes first is settled by the members' numbers. STATUS_NOMEM or
 * STATUS_INTERRUPT ends the work: only release may follow. Zeroed is empty.
 *
 * Reference: Sokal, Michener, A statistical method for evaluating systematic relationships, 1958 (UPGMA).
 */
#ifndef NEWSPRINT_MATCH_AVERAGE_LINK_H
#define NEWSPRINT_MATCH_AVERAGE_LINK_H

#include "base/poll.h"
#include "base/status.h"
#include "base/vector.h"
#include <stdint.h>

/* Members of a cluster and of another one are similar by `sum` in all. */
struct link_neighbour {
    uint32_t member; /* of the other cluster; the next in a list follows by `next` */
    uint32_t next;
    double sum;
};

/* Two clusters that may be joined, as they were when they had so many members. */
struct link_offer {
    double average;
    uint32_t a, b; /* roots, a < b */
    uint32_t size_a, size_b;
};

struct average_link {
    size_t count;                      /* of members */
    uint32_t *parents, *sizes, *lists; /* by member, the last two by root; a list begins at neighbours[i] */
    uint32_t *places;                  /* by root: scratch */
    double *weakest; /* by root: the average at which the last two parts were joined; INFINITY for one */
    VECTOR_OF(struct link_neighbour) neighbours;
    VECTOR_OF(struct link_offer) offers; /* a heap: the highest average is the first */
};

enum status average_link_init(struct average_link *link, size_t members);
enum status average_link_pair(struct average_link *link, uint32_t a, uint32_t b, double similarity);
enum status average_link_run(struct average_link *link, double cut, struct poll *poll);
uint32_t average_link_root(struct average_link *link, uint32_t member);
void average_link_release(struct average_link *link);

#endif
