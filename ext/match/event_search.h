/*
 * event_search.h - which documents are at least so similar to one, exactly
 *
 *     event_search_start(&search, &corpus, cut, days, poll)
 *     event_search_from(&search, focus, poll)             then search.found
 *     event_search_release(&search)
 *
 * The split index: only words that are not common (event_corpus.h) are indexed. What the others can
 * add to a cosine is at most the product of the lengths of these parts of the two vectors, so a pair is
 * looked at closer only where the sum over the index and this bound reach the cut. 14,000 articles at .2:
 * 1.5 s; an index of all words takes several times as long.
 *
 * Quadratic in the documents, or in those that lie within `days` of each other. Memory: 4 bytes a posting, 12
 * a word and 8 a document. A failure ends the work: only release may follow.
 * STATUS_TOOBIG for 2^24 documents or more.
 */
#ifndef NEWSPRINT_MATCH_EVENT_SEARCH_H
#define NEWSPRINT_MATCH_EVENT_SEARCH_H

#include "match/event_corpus.h"

struct event_match {
    uint32_t focus, other; /* documents, other < focus */
    double similarity;
};

struct event_search {
    const struct event_corpus *corpus;
    double cut, days;        /* days: INFINITY for no window */
    size_t *first;           /* by word: the place of its postings; those of the next word follow */
    uint32_t *postings;      /* the document, and in the low bits its weight, rounded up */
    unsigned bits;           /* of a weight */
    const uint32_t **places; /* by rare term of the focus: its next posting */
    float *sums;             /* by document: over the index, zeros between searches */
    float *common;           /* by document: the length of the part that is not indexed */
    float *weights;          /* by word: of the focus, zeros between searches */
    uint32_t begin;          /* the first document within the window of the focus */
    VECTOR_OF(struct event_match) found;
};

/* The corpus has been weighed, and stays as it is. `days` is INFINITY unless the corpus is timed. */
enum status event_search_start(struct event_search *search, const struct event_corpus *corpus, double cut,
                               double days, struct poll *poll);
/* Appends to `found`, which the caller empties, the documents before `focus` whose cosine with it is at least
 * the cut, in rising order. Focuses must come in rising order, from 0 again on. */
enum status event_search_from(struct event_search *search, uint32_t focus, struct poll *poll);
void event_search_release(struct event_search *search);

#endif
