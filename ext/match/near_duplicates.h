/*
 * near_duplicates.h - all pairs of a corpus that resemble each other
 *
 * Two passes over the corpus, so that only documents with a likely partner are held whole:
 *
 *     near_duplicates_init(&near, options);
 *     for each row:   near_duplicates_add(&near, text, poll)
 *     near_duplicates_turn(&near, poll);            only for pairs between two tables, whose second follows:
 *     for each row of it: near_duplicates_add(&near, text, poll)
 *     near_duplicates_mark(&near, poll);
 *     for each row r: if (near_duplicates_wants(&near, r)) near_duplicates_load(&near, r, text, &same, poll);
 *     while (near_duplicates_next(&near, &pair, poll) == STATUS_OK && near.phase != NEAR_DONE) ...
 *     near_duplicates_release(&near);
 *
 * With ready signatures, near_duplicates_add_signature() takes the place of the first, and the second pass
 * falls away. Rows are numbered 0, 1, 2 ... as they are added. With turn(), a is of the rows before it, b of
 * those behind it, and rows of one side are not compared with each other. Each pair comes once, a < b: first
 * those of equal rows, document by document, then the others, in no particular order.
 *
 * Rows with the same shingles are one document (near_corpus.h), and so are compared once, however many they
 * are; their pairs are counted off one by one. Up to NEAR_LIST pairs of documents that are candidates are
 * kept in a list; where there are more, they are looked for once again while they are asked for, so a corpus
 * of near-copies costs time but no memory.
 *
 * For texts the figures of a pair are exact; for signatures they are estimates. A pair of resemblance
 * `threshold` is missed with a probability of at most `miss` by the bands, and of less than 1 in 10,000 by
 * the filters; a more similar one less often; for min_containment see overlap.h. A text of fewer words than a
 * shingle is looked for as a run of its words, and stands in another text wholly or not at all: with
 * min_containment all texts are then read twice, and each of those pairs takes 8 bytes. Memory: 16 bytes a
 * row and 440 a document (700 below NEAR_LOW), and 8 bytes a shingle of the documents that have a likely
 * partner. Time: linear in the text; n log n in the documents; linear in the candidate pairs and in the pairs
 * that are asked for.
 *
 * With options.band_rows a pair that is missed is missed whatever else is in the corpus, and with
 * options.parts a call gives the pairs of documents that meet first in its part of the bands (equal ones in
 * the first part): the parts of a corpus together give each of its pairs once. With options.candidates every
 * two signatures are given that texts would be measured for: who measures these has the pairs of the texts.
 *
 * With options.memory signatures and shingles that do not fit are put into a file. The pairs are the same;
 * the list of candidates, 8 MB at most, is not counted.
 *
 * STATUS_NOMEM, STATUS_INTERRUPT or STATUS_IO from any call ends the work: only release may follow.
 */
#ifndef NEWSPRINT_MATCH_NEAR_DUPLICATES_H
#define NEWSPRINT_MATCH_NEAR_DUPLICATES_H

#include "match/near_scan.h"

struct near_options {
    double threshold; /* resemblance of a pair, above 0, at most 1 */
    double
        min_containment; /* a pair of which one side is found in the other to this share counts too; 0 = no */
    double miss;         /* of pairs at the threshold, as many may be lost by the bands; above 0, below 1 */
    unsigned shingle;    /* words in a shingle, for texts */
    size_t threads;      /* see near_corpus.h */
    size_t memory;       /* bytes, see near_corpus.h; 0: no limit. Not with min_containment */
    struct spill *spill; /* with a limit */
    unsigned band_rows;  /* registers in a band; 0: near_shape.h chooses. Where no number of such bands misses
                            so few, there are none, and no pairs */
    unsigned part, parts; /* part 1 .. parts of the bands; parts 0: all. Not with min_containment */
    bool candidates;      /* for signatures */
};

/* Of pairs at the threshold, what may be lost unless somebody says otherwise. With 128 registers it means 84
 * bands of 3 rows at .5, or 33 of 2. */
#define NEAR_MISS 1e-4

/* Registers of texts: an estimate from few lets too much pass where the threshold is low, many take longer to
 * fill (a text of 110 shingles: 1.5 us and 3). */
enum { NEAR_SIZE = 128, NEAR_SIZE_LOW = 256 };
#define NEAR_LOW 0.3 /* thresholds below are low */

/* A million candidates are 8 MB, and are found in .3 s. */
enum { NEAR_LIST = 1024 * 1024 };

struct near_pair {
    size_t a, b;                         /* rows */
    double similarity;                   /* |A n B| / |A u B| */
    double containment_a, containment_b; /* the share of a that is found in b, and the reverse */
};

/* What pairs of documents are taken from, in this order. */
enum near_phase {
    NEAR_EQUAL,   /* documents of several rows */
    NEAR_SHORT,   /* texts of fewer words than a shingle, and those that they stand in */
    NEAR_BANDS,   /* documents that meet in a band */
    NEAR_OVERLAP, /* documents that share shingles; only with min_containment */
    NEAR_DONE,
};

/* Two documents. In NEAR_SHORT all of the first stands in the second. */
struct near_couple {
    uint32_t focus, other;
};

struct near_duplicates {
    struct near_options options;
    struct near_corpus corpus;
    struct near_bands bands;
    enum near_phase phase;
    struct near_couple at; /* the documents being looked at */
    struct near_scan scan;
    struct overlap overlap;
    size_t row, found;                  /* in the overlap: the next to ask for, the next of overlap.found */
    VECTOR_OF(struct near_couple) list; /* of candidates, unless there are too many to keep */
    size_t list_bands;                  /* how many of them come from bands; those from overlap follow */
    bool is_listed;
    size_t next;                 /* of the documents in NEAR_EQUAL, of `shorts`, then of the list */
    struct u64_map short_hashes; /* of the documents in short_documents, by the same numbers */
    VECTOR_OF(uint32_t) short_documents;
    uint32_t short_widths; /* a bit for each number of words that they have */
    VECTOR_OF(struct near_couple) shorts;
    struct near_shingles rooms[2]; /* for what is read from the file */
    struct shingle_set set;        /* of document set_of */
    size_t set_of;
    struct near_pair measured;     /* the documents at hand: figures of focus and other as of a and b */
    uint32_t row_focus, row_other; /* their rows, of which the next pair is made; NEAR_NONE behind the last */
    bool turned;                   /* with two sides: row_focus is of the second */
};

void near_duplicates_init(struct near_duplicates *near, struct near_options options);
void near_duplicates_release(struct near_duplicates *near);

/* The rows of the first pass; see near_corpus.h. */
enum status near_duplicates_add(struct near_duplicates *near, struct span text, struct poll *poll);
enum status near_duplicates_add_signature(struct near_duplicates *near, const struct minhash *signature);
enum status near_duplicates_add_nothing(struct near_duplicates *near);

enum status near_duplicates_turn(struct near_duplicates *near, struct poll *poll);
enum status near_duplicates_mark(struct near_duplicates *near, struct poll *poll);
/* Whether a row must be loaded. */
bool near_duplicates_wants(const struct near_duplicates *near, size_t row);
/* *same is false when the text is not the one that was added. */
enum status near_duplicates_load(struct near_duplicates *near, size_t row, struct span text, bool *same,
                                 struct poll *poll);
/* Whether a row that was loaded, or is of a signature, may stand in a pair. */
bool near_duplicates_names(const struct near_duplicates *near, size_t row);

/* The next pair, or near->phase is NEAR_DONE. */
enum status near_duplicates_next(struct near_duplicates *near, struct near_pair *pair, struct poll *poll);

#endif
