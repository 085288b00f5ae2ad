/*
 * term_weights.h - in how many documents of a corpus each word stands: how much it says of a document
 *
 *     struct term_counts counts = TERM_COUNTS_INIT;
 *     term_counts_add(&counts, text, poll)                       for each document
 *     term_counts_merge(&counts, &weights, poll)                 or all those of another corpus
 *     term_counts_write(&counts, &blob, poll)
 *     term_counts_release(&counts)
 *
 *     const char *problem = term_weights_parse(blob, &weights);
 *     double idf = term_weights_idf(&weights, hash);
 *
 * A word is known by the hash of its match key (text/words.h, hash_bytes), and counts once a document. Counts
 * of two corpora add up, so weights can be learned a month at a time and merged.
 *
 *     idf = ln((documents + 2) / (documents with the word + 1)), at most TERM_IDF_MAX
 *
 * which is above 0 also for a word that all documents have. Without the limit one unknown name alone makes
 * .15 of a cosine; with it weights of 200 documents do as well as those of 14,000.
 *
 * Stored form, little-endian, 24 + 12 n bytes, frozen by tests/kinds/vectors.py:
 *
 *      0  "nptw"     magic
 *      4  u8   1     version of the format
 *      5  u8   1     number of the algorithm: what a word is, and its hash
 *      6  u16  0
 *      8  u32        documents, 1 or more; texts without words are none
 *     12  u32        n, words, 1 or more
 *     16  u64        hash_mix(hash_bytes(bytes 24 ..) ^ documents, HASH_ROOT3): what shows damage
 *     24  u64 [n]    hashes of the words, rising
 *     ..  u32 [n]    documents that each stands in, 1 .. documents
 *
 * Reference: Sparck Jones, A statistical interpretation of term specificity, 1972.
 */
#ifndef NEWSPRINT_MATCH_TERM_WEIGHTS_H
#define NEWSPRINT_MATCH_TERM_WEIGHTS_H

#include "base/buffer.h"
#include "base/poll.h"
#include "base/u64_map.h"
#include "base/vector.h"

enum { TERM_WEIGHTS_HEADER_BYTES = 24 };
#define TERM_IDF_MAX 7.0

/* Weights as they stand in memory, owned by whoever owns the BLOB. */
struct term_weights {
    uint32_t documents, count;
    uint64_t checksum;
    const char *hashes, *frequencies;
};

/* Reads the stored form; the result points into `blob`. NULL when it is sound, else what is wrong with it, as
 * the end of a sentence: "is not term weights", "is damaged term weights". O(bytes). */
const char *term_weights_parse(struct span blob, struct term_weights *weights);

/* The same for a BLOB that is known to be sound. O(1). */
void term_weights_view(struct span blob, struct term_weights *weights);

/* How many documents the word stands in, 0 for one that is not there. O(log n). */
uint32_t term_weights_frequency(const struct term_weights *weights, uint64_t hash);
double term_weights_idf(const struct term_weights *weights, uint64_t hash);

/* The idf of a word that stands in so many documents of so many. */
double term_idf(uint32_t documents, uint32_t frequency);

/* What a corpus has shown so far. Zeroed is empty. */
struct term_count {
    uint32_t frequency;
    uint32_t last; /* the number of the document that was counted last */
};
struct term_counts {
    uint32_t documents;
    struct u64_map words;
    VECTOR_OF(struct term_count) items; /* by the numbers of `words` */
};
#define TERM_COUNTS_INIT                                                                                     \
    { 0, U64_MAP_INIT, VECTOR_INIT }

/* Counts a document, valid UTF-8, or those of other weights. STATUS_TOOBIG when there would be 2^32 documents
 * or words. After any failure only release may follow. O(bytes). */
enum status term_counts_add(struct term_counts *counts, struct span text, struct poll *poll);
enum status term_counts_merge(struct term_counts *counts, const struct term_weights *weights,
                              struct poll *poll);

/* Appends the stored form; at least one document must have been counted. O(n log n). */
enum status term_counts_write(const struct term_counts *counts, struct buffer *blob, struct poll *poll);
void term_counts_release(struct term_counts *counts);

#endif
