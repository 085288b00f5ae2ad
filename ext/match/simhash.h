/*
 * simhash.h - 64 bits whose distance grows with the difference of two documents
 *
 * Bit i is set when more of the document's distinct shingles have bit i set in their hash than not (a tie
 * leaves it unset). Two documents with the cosine c between their sets of shingles differ in about 64
 * arccos(c) / pi bits: copies with small edits in 0 to 10, unrelated documents in about 32. It tells copies
 * from other documents, and little more; a signature (minhash.h) says how much is shared. O(count).
 *
 * Reference: Charikar: Similarity estimation techniques from rounding algorithms, 2002; Manku, Jain, Das
 * Sarma: Detecting near-duplicates for web crawling, 2007.
 */
#ifndef NEWSPRINT_MATCH_SIMHASH_H
#define NEWSPRINT_MATCH_SIMHASH_H

#include "base/poll.h"
#include <stdint.h>

/* The bits are not those of the document where poll, which may be NULL, said to stop. */
uint64_t simhash(const uint64_t *hashes, size_t count, struct poll *poll);

#endif
