/*
 * near_duplicates.h - all pairs of a corpus that resemble each other
 *
 * Two passes over the corpus, so that only documents with a likely partner are held whole:
 *
 *     near_duplicates_init(&near, options);
 *     for each row:   near_duplicates_add(&near, text, poll)
 *     near_duplicates_mark(&near, poll);
 *     for each row r: if (near_duplicates_wants(&near, r)) near_duplicates_load(&near, r, text, &same, poll);
 *     while (near_duplicates_next(&near, &pair, poll) == STATUS_OK && near.phase != NEAR_DONE) ...
 *     near_duplicates_release(&near);
 *
 * With ready signatures, near_duplicates_add_signature() takes the place of the first, and the second pass
 * falls away. Rows are numbered 0, 1, 2 ... as they are added. Each pair comes once, a < b, in no particular
 * order. Up to NEAR_LIST candidates are kept in a list; where there are more, they are looked for once again
 * while they are asked for, so a corpus of copies costs time but no memory.
 *
 * For texts the figures of a pair are exact; for signatures they are estimates. A pair of resemblance
 * `threshold` is missed less than twice in 10,000 times (NEAR_MISS by the bands, the rest by the filters), a
 * more similar one less often; for min_containment see overlap.h. Memory: 700 bytes a row, and 8 bytes a
 * shingle of the rows that have a likely partner. Time: linear in the text; n log n in the rows; linear in
 * the candidate pairs.
 *
 * STATUS_NOMEM or STATUS_INTERRUPT from any call ends the work: only release may follow.
 */
#ifndef NEWSPRINT_MATCH_NEAR_DUPLICATES_H
#define NEWSPRINT_MATCH_NEAR_DUPLICATES_H

#include "base/parallel.h"
#include "match/minhash.h"
#include "match/overlap.h"

struct near_options {
    double threshold; /* resemblance of a pair, above 0, at most 1 */
    double
        min_containment; /* a pair of which one side is found in the other to this share counts too; 0 = no */
    unsigned shingle;    /* words in a shingle, for texts */
    size_t threads; /* that may read texts at a time, 1 .. PARALLEL_THREADS_MAX; more than 1 only if the heap
                               is safe for threads */
};

/* A text that waits to be read, and what was read from it. */
struct near_waiting {
    size_t start, size; /* in near->texts */
    enum status status;
    uint64_t digest, count;
    uint64_t *hashes; /* for the overlap index; NULL without min_containment */
};

/* Keys of so many bands are made in one walk over the registers, which are not in the cache: a cache line for
 * each row and walk is what it costs (100,000 rows: .55 s band by band, .09 s by eight). */
enum { NEAR_GROUP = 8 };

/* 8 million candidates are 64 MB. */
enum { NEAR_LIST = 8 * 1024 * 1024 };

/* Registers are held in blocks, because one block for millions of rows would be more than SQLite's heap gives
 * at once. */
enum { NEAR_CHUNK = 4096 };

enum { NEAR_BATCH = 512, NEAR_BATCH_BYTES = 2 * 1024 * 1024 };

struct near_pair {
    size_t a, b;                         /* rows */
    double similarity;                   /* |A n B| / |A u B| */
    double containment_a, containment_b; /* the share of a that is found in b, and the reverse */
};

struct near_document {
    uint64_t digest;    /* of the text: the second pass must read the same */
    uint64_t count;     /* distinct shingles; 0 = no words, pairs with nothing */
    uint64_t *shingles; /* NULL until loaded */
    uint64_t bits[2];   /* the lowest bits of its first registers: a first look */
    bool wanted;        /* stands in a candidate pair */
    bool estimated;     /* the count */
};

/* Where the enumeration of candidates stands: a band, its rows sorted by their band's hash, and two places in
 * a bucket of equal hashes. */
struct near_scan {
    unsigned band;
    uint64_t *group;        /* keys of NEAR_GROUP bands, a band behind the other */
    uint64_t *keys, *spare; /* of the band, hash << 32 | row, sorted */
    size_t count;
    size_t start, end, i, j;
};

enum near_phase {
    NEAR_BANDS,   /* pairs that meet in a band */
    NEAR_OVERLAP, /* pairs that share shingles; only with min_containment */
    NEAR_DONE,
};

struct near_rows {
    uint32_t focus, other;
};

struct near_duplicates {
    struct near_options options;
    unsigned shingle;       /* of the signatures, or options.shingle */
    unsigned size;          /* registers of a signature; 0 before the first that has one */
    unsigned rows;          /* in a band */
    unsigned differing_max; /* first bits of two rows that pass the first look */
    VECTOR_OF(struct near_document) documents;
    VECTOR_OF(char *) chunks; /* of registers, NEAR_CHUNK rows of 2 size bytes each */
    struct buffer texts;      /* of the rows that wait; they are read together, by all threads */
    VECTOR_OF(struct near_waiting) waiting;
    struct shingle_set sets[PARALLEL_THREADS_MAX]; /* scratch of each thread */
    struct shingle_set set;                        /* of document set_of */
    size_t set_of;
    enum near_phase phase;
    size_t focus, other; /* the rows being looked at */
    struct near_scan scan;
    struct overlap overlap;
    size_t row, found; /* in the overlap phase: the next row to ask for, the next of overlap.found */
    VECTOR_OF(struct near_rows) list; /* of candidates, unless there are too many to keep */
    size_t list_bands;                /* how many of them come from bands; those from overlap follow */
    size_t listed;                    /* the next to give */
    bool is_listed;
};

void near_duplicates_init(struct near_duplicates *near, struct near_options options);
void near_duplicates_release(struct near_duplicates *near);

/* Copies the text; it is read when a batch is full, or by near_duplicates_mark(). */
enum status near_duplicates_add(struct near_duplicates *near, struct span text, struct poll *poll);
/* The signatures of one corpus have one size and shingle: the caller checks against near->size and
 * near->shingle. */
enum status near_duplicates_add_signature(struct near_duplicates *near, const struct minhash *signature);
/* A row without text or signature. */
enum status near_duplicates_add_nothing(struct near_duplicates *near);

enum status near_duplicates_mark(struct near_duplicates *near, struct poll *poll);
bool near_duplicates_wants(const struct near_duplicates *near, size_t row);
/* *same is false when the text is not the one that was added. */
enum status near_duplicates_load(struct near_duplicates *near, size_t row, struct span text, bool *same,
                                 struct poll *poll);

/* The next pair, or near->phase is NEAR_DONE. */
enum status near_duplicates_next(struct near_duplicates *near, struct near_pair *pair, struct poll *poll);

/* A pair at the threshold is missed less than once in 10,000 times: with 256 registers that means bands of 3
 * rows at .5 and of 6 at .8. */
#define NEAR_MISS 1e-4

#endif
