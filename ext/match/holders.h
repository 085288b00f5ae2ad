/*
 * holders.h - which of the documents kept so far hold much of another
 *
 * Who goes through documents in an order of preference, and keeps those that no kept one holds, asks again
 * and again: of those that are kept, which have a good part of this one's shingles?
 *
 *     for each document:   holders_add(&h, hashes, count)         numbered 0, 1, 2 ... ; hashes are distinct
 *     holders_build(&h, poll);
 *     for each in order:   holders_find(&h, document, share, poll);
 *                          h.found: the kept ones that may hold `share` of it, with shingles in common
 *                          holders_judge(&h, document, h.found.items[i], share), or by .shared, where
 *                          holders_count_all(&h, document, h.found.items[i].document)
 *                          holders_keep(&h, document);            from now on it is found
 *     holders_release(&h);
 *
 * Ten thousand near-copies are found through the one that is kept, so groups of them cost no more than
 * others.
 *
 * Up to HOLDERS_POSTINGS shingles, or HOLDERS_A_DOCUMENT for each document where that is more, all are
 * indexed, and then no holder is missed, and found.shared counts all shingles in common (by 32 bits of their
 * hashes: of four thousand million pairs of shingles one is taken for equal that is not). Beyond, those of
 * documents with more than HOLDERS_WHOLE shingles are sampled: only hashes below a limit count, the same in
 * all documents. What is found is then an estimate, HOLDERS_SIGMAS standard deviations wide: a document that
 * holds just the share is not found once in 10,000 times, but of one with up to HOLDERS_WHOLE shingles, which
 * is looked for in a longer one by the few of its shingles that are in the sample, more often.
 *
 * Memory: 4 bytes a shingle and 30 a document; where shingles stand in two documents or more, 8 for each and
 * 4 for each different one; 4 of the former and 1 of the latter while all shingles are held. Time: n log n in
 * the shingles of a document, linear in the documents; then for each document its rarest shingles, as many as
 * a holder may lack and some more, times the kept documents that have them.
 *
 * STATUS_NOMEM (also for 2^32 postings) or STATUS_INTERRUPT from any call ends the work: only release may
 * follow. Zeroed is empty.
 *
 * Reference: Chaudhuri, Ganti, Kaushik: A primitive operator for similarity joins, 2006 (prefix filter).
 */
#ifndef NEWSPRINT_MATCH_HOLDERS_H
#define NEWSPRINT_MATCH_HOLDERS_H

#include "base/poll.h"
#include "base/u64_map.h"
#include "base/vector.h"

/* 32 million shingles are 128 MB, and stand in 40,000 long articles. A smaller sample takes longer: articles
 * of 145 shingles, of which an outlet puts 20 into each, of which half is asked for (200,000 of them): 5 s
 * with all, 94 s with 72. */
enum { HOLDERS_POSTINGS = 32 * 1024 * 1024, HOLDERS_A_DOCUMENT = 160, HOLDERS_WHOLE = 64 };
#define HOLDERS_SIGMAS 3.7

struct holders_document {
    uint32_t count, sampled; /* shingles, and those of them that are below the limit of the sample */
    uint32_t end;            /* of its postings; those of the next one follow */
};

struct holders_found {
    uint32_t document, shared; /* shingles of the index that both have */
};

struct holders_run {
    size_t number;
    uint32_t length;
};
enum { HOLDERS_LONG = UINT8_MAX };

struct holders {
    /* By document: upper halves of hashes, those of a part together; once built, places of runs in `lists`,
     * of the shortest first. */
    VECTOR_OF(uint32_t) postings;
    VECTOR_OF(struct holders_document) documents;
    /* Of runs, while they are found: their lengths, HOLDERS_LONG for those of the second, in rising order. */
    VECTOR_OF(uint8_t) lengths;
    VECTOR_OF(struct holders_run) long_runs;
    uint32_t *places; /* of runs in `lists`, while these are made; the last is where all end */
    /* Runs, the documents that share a shingle: how many are kept, these, and room for the others. */
    uint32_t *lists;
    uint32_t *met;  /* by document, all 0 between calls */
    uint64_t *keys; /* scratch, while runs are sorted */
    uint32_t cut;   /* halves from UINT32_MAX - cut on are not in the sample; 0: all are */
    VECTOR_OF(struct holders_found) found;
    struct u64_map own; /* scratch: runs of the document that is asked for */
};

enum status holders_add(struct holders *holders, const uint64_t *hashes, size_t count);
enum status holders_build(struct holders *holders, struct poll *poll);
enum status holders_find(struct holders *holders, size_t document, double share, struct poll *poll);
void holders_keep(struct holders *holders, size_t document);
void holders_release(struct holders *holders);

/* Whether neither of two documents is sampled: all shingles that they have in common are counted. */
bool holders_count_all(const struct holders *holders, size_t document, size_t other);

/* Whether one that was found holds `share` of the document, by the sample. */
enum holds { HOLDS_NOT, HOLDS_PERHAPS, HOLDS_SURELY };
enum holds holders_judge(const struct holders *holders, size_t document, struct holders_found found,
                         double share);

#endif
