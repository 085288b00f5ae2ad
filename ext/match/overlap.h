/*
 * overlap.h - which documents hold much of another: candidates for containment
 *
 * Bands find pairs that resemble each other; a short excerpt in a long article resembles it little. This is
 * an inverted index from shingles to the documents that hold them, asked from the point of view of the
 * smaller document: who has a good part of my shingles?
 *
 *     for each row:  overlap_add(&o, row, hashes, count)      rows in rising order
 *     overlap_build(&o, rows, poll);
 *     for each row:  overlap_find(&o, row, share, poll);      o.found: the rows that hold `share` of it
 *     overlap_release(&o);
 *
 * Candidates, not answers: a row that holds the share is found, unless sampling or skipping (below) misses
 * it; one that holds less may be found too. Verify.
 *
 * Memory is bounded: at most OVERLAP_POSTINGS (or 64 a document, if that is more) postings of 16 bytes. When
 * there are more, only shingles with a hash below a limit are kept, the same for all documents, and the limit
 * is halved as often as needed. Shingles in more than OVERLAP_COMMON documents are boilerplate: they lead to
 * no candidate, but count for every candidate that other shingles lead to; `skipped` counts them.
 *
 * With overlap_turn() between rows, those before it are one side and those behind it the other, and only rows
 * of different sides are looked for. Shingles that no row of the first side holds have no postings then: what
 * is held is that of the first side, and what the other shares with it.
 *
 * STATUS_NOMEM or STATUS_INTERRUPT from any call ends the work: only release may follow. Zeroed is empty.
 */
#ifndef NEWSPRINT_MATCH_OVERLAP_H
#define NEWSPRINT_MATCH_OVERLAP_H

#include "base/poll.h"
#include "base/vector.h"
#include "match/hash_filter.h"
#include <stdint.h>

/* A list of rows that share a shingle: sorted[start .. end-1]. */
struct overlap_run {
    uint32_t start, end;
};

struct overlap {
    VECTOR_OF(uint64_t) postings; /* upper half of the hash << 32 | row; sorted once built */
    uint64_t *spare;
    uint32_t halved;           /* how often the limit was halved */
    uint64_t skipped;          /* shingles that stand in too many documents */
    struct hash_filter side;   /* hashes of the rows before the turn */
    VECTOR_OF(uint32_t) unmet; /* by row behind the turn, 0 before: sampled shingles without a posting */
    size_t rows;
    VECTOR_OF(struct overlap_run) useful; /* of two rows or more, and not boilerplate */
    uint32_t *sampled;                    /* by row: shingles of the sample, */
    uint32_t *common;                     /* and postings that are boilerplate */
    size_t *first;                        /* by row: its first run in `runs`; one more than rows */
    struct overlap_run *runs;
    uint32_t *counts; /* by row, all zero between calls */
    VECTOR_OF(uint32_t) found;
};

enum status overlap_add(struct overlap *overlap, size_t row, const uint64_t *hashes, size_t count);
/* STATUS_NOMEM; O(postings). At most once. */
enum status overlap_turn(struct overlap *overlap);
enum status overlap_build(struct overlap *overlap, size_t rows, struct poll *poll);
enum status overlap_find(struct overlap *overlap, size_t row, double share, struct poll *poll);
void overlap_release(struct overlap *overlap);

#endif
