/*
 * survivors.h - which documents of a corpus to keep, and for which of them the others are dropped
 *
 *     survivors_init(&s, options);
 *     for each row:   survivors_add(&s, text, scope, poll)         or survivors_add_nothing()
 *     survivors_mark(&s, order, poll);
 *     for each row r: if (survivors_wants(&s, r)) survivors_load(&s, r, text, scope, &same, poll);
 *     survivors_decide(&s, poll);
 *     survivors_verdict(&s, r)                                     for any row
 *     survivors_release(&s);
 *
 * Rows are taken in an order of preference. One of which a kept row holds `threshold` is dropped for the kept
 * row that holds most of it, of those that hold as much for the most preferred; any other is kept. So
 *
 *   (1) every row that is dropped is held, to the threshold, by the kept row that it names;
 *   (2) no row that is kept is held, to the threshold, by a kept row that is preferred to it;
 *
 * and the order in which rows are added does not count. `a holds b` is the containment of b in a, the share
 * of b's shingles that a has, or, with by_similarity, the resemblance of the two. With `longest` a row of
 * more distinct shingles is preferred (of texts shorter than a shingle, of more words), and then neither of
 * two kept rows holds the other. A text of fewer words than a shingle is contained, wholly, where its words
 * stand side by side. Rows of different scopes do not meet. Rows without words are kept.
 *
 * Figures are exact. Which rows are compared: holders.h; of a corpus of up to HOLDERS_POSTINGS shingles none
 * is missed. Of a larger one, which is sampled, a row at the threshold is kept 3 times in 100,000 although
 * it is held; a text of up to HOLDERS_WHOLE shingles that stands in a longer one more often.
 *
 * Memory: 16 bytes a row, 110 a document (rows of equal shingles, near_corpus.h), the index of holders.h
 * until mark() is over, then 8 bytes a shingle of the documents that are compared. Time: linear in the text,
 * n log n in the documents, linear in the pairs of a row and a kept row that have half the share in common.
 * STATUS_NOMEM or STATUS_INTERRUPT from any call ends the work: only release may follow.
 */
#ifndef NEWSPRINT_MATCH_SURVIVORS_H
#define NEWSPRINT_MATCH_SURVIVORS_H

#include "match/near_corpus.h"

#define SURVIVORS_NONE NEAR_NONE

struct survivors_options {
    double threshold; /* above 0, at most 1 */
    bool by_similarity;
    bool longest;     /* before survivors_order is asked */
    unsigned shingle; /* words in one */
    size_t threads;   /* see near_corpus.h */
};

/* Below 0 where row a is preferred to row b, above where b is; two rows are never the same. */
struct survivors_order {
    int (*compare)(const void *context, size_t a, size_t b);
    const void *context;
};

/* Why a row is not in the corpus that is kept. */
struct survivors_verdict {
    uint32_t kept_for; /* a row, or SURVIVORS_NONE: this one is kept */
    double similarity, containment;
};

enum survivors_state {
    SURVIVORS_KEPT,    /* no other may hold it */
    SURVIVORS_PERHAPS, /* one that is kept perhaps, or perhaps holds it */
    SURVIVORS_DROPPED, /* surely */
};

struct survivors_document {
    uint32_t row;     /* the most preferred of its rows */
    uint32_t rank;    /* among the documents */
    uint32_t verdict; /* in verdicts, or SURVIVORS_NONE */
    uint8_t state;    /* enum survivors_state: what mark() knows */
    bool compared;    /* its shingles are needed */
};

/* A document, and one that may hold it. */
struct survivors_couple {
    uint32_t document, holder;
};

/* A document of fewer words than a shingle, and the most preferred of those that hold it and are surely
 * kept. */
struct survivors_short {
    uint32_t document, holder;
};

struct survivors {
    struct survivors_options options;
    struct survivors_order order;
    struct near_corpus corpus;
    struct holders holders;
    struct survivors_document *documents;             /* one for each of the corpus */
    uint32_t *ranked;                                 /* documents, the most preferred first */
    VECTOR_OF(struct survivors_couple) couples;       /* by rank of the document */
    VECTOR_OF(struct survivors_couple) short_couples; /* by place in `shorts` */
    VECTOR_OF(struct survivors_short) shorts;         /* by rank */
    struct u64_map short_hashes;                      /* of the shorts, by the same numbers */
    uint32_t short_widths;                            /* a bit for each number of words that they have */
    VECTOR_OF(struct survivors_verdict) verdicts;     /* kept_for is a document here */
    struct shingle_set set;
    bool loads; /* some document is compared, or is short */
};

void survivors_init(struct survivors *survivors, struct survivors_options options);
void survivors_release(struct survivors *survivors);

/* Rows of one scope meet; scopes are numbers. */
enum status survivors_add(struct survivors *survivors, struct span text, size_t scope, struct poll *poll);
enum status survivors_add_nothing(struct survivors *survivors);

/* Asks order.compare, whose context must stay good until release. */
enum status survivors_mark(struct survivors *survivors, struct survivors_order order, struct poll *poll);
/* Whether a row must be loaded. Where survivors->loads is false none must. */
bool survivors_wants(const struct survivors *survivors, size_t row);
/* *same is false when the text is not the one that was added. */
enum status survivors_load(struct survivors *survivors, size_t row, struct span text, size_t scope,
                           bool *same, struct poll *poll);
enum status survivors_decide(struct survivors *survivors, struct poll *poll);

struct survivors_verdict survivors_verdict(const struct survivors *survivors, size_t row);
bool survivors_has_words(const struct survivors *survivors, size_t row);
/* Whether row a is preferred to row b by its length, with options.longest. */
bool survivors_is_longer(const struct survivors *survivors, size_t a, size_t b);

#endif
