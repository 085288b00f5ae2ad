/*
 * event_corpus.h - the rows of a corpus as documents that can be searched for the same event
 *
 *     event_corpus_add(&corpus, &terms, time, poll)       for each row, 0, 1, 2 ...; terms NULL: no document
 *     event_corpus_weigh(&corpus, weights, share, poll)   then documents[i] and their terms
 *     event_corpus_release(&corpus)
 *
 * Rows that make as much of the same words are one document; where times count (`timed`), they must have the
 * same time, too. Weights NULL are learned from the rows. Behind event_corpus_weigh() vectors have length 1;
 * the common terms of a document, which stand in more than `share` of all documents, come last in it; and
 * timed documents are in the order of their times, those without a time, NAN, at the end.
 *
 * Memory: 24 bytes a row, 40 a document, 8 a distinct word of a document, 36 to 60 a word of the corpus. A
 * failure ends the work: only release may follow. Zeroed, but for `timed`, is empty.
 */
#ifndef NEWSPRINT_MATCH_EVENT_CORPUS_H
#define NEWSPRINT_MATCH_EVENT_CORPUS_H

#include "match/term_weights.h"
#include "match/terms.h"

enum { EVENT_NONE = UINT32_MAX };

struct event_row {
    double time;    /* in days; NAN where it is not known */
    uint32_t next;  /* row of the same document, or EVENT_NONE */
    bool has_words; /* and so a document */
};

struct event_term {
    uint32_t word; /* in corpus.words */
    float weight;
};

struct event_document {
    size_t start;                 /* of its terms in corpus.terms */
    uint32_t count, rare;         /* terms, and those of them that stand in few documents: the first ones */
    uint32_t first_row, last_row; /* a list by event_row.next */
    double time;                  /* of all its rows where times count */
    double common;                /* the length of the vector of the terms that are not rare */
};

struct event_corpus {
    bool timed;
    VECTOR_OF(struct event_row) rows;
    VECTOR_OF(struct event_document) documents;
    VECTOR_OF(struct event_term) terms;
    struct u64_map words;                    /* hashes (term_weights.h) */
    VECTOR_OF(struct event_word) word_items; /* by the numbers of `words` */
    uint32_t learned;                        /* rows that have words */
    struct u64_map digests;                  /* of documents, */
    VECTOR_OF(uint32_t) digest_items;        /* and the last one of each */
};

struct event_word {
    uint32_t rows, documents; /* that it stands in */
};

/* STATUS_TOOBIG for more than 2^32 - 2 rows or words. O(distinct words). */
enum status event_corpus_add(struct event_corpus *corpus, const struct terms *terms, double time,
                             struct poll *poll);
/* O(words of all documents, n log n in the documents where times count). */
enum status event_corpus_weigh(struct event_corpus *corpus, const struct term_weights *weights,
                               double common_share, struct poll *poll);
void event_corpus_release(struct event_corpus *corpus);

#endif
