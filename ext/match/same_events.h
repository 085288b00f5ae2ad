/*
 * same_events.h - all pairs of a corpus that report the same event
 *
 *     same_events_init(&events, options);
 *     for each row:   same_events_add(&events, &terms, time, poll)
 *     same_events_start(&events, weights, poll);
 *     while (same_events_next(&events, &pair, poll) == STATUS_OK && !events.done) ...
 *     same_events_release(&events);
 *
 * The similarity of two documents is the cosine of their vectors (term_vector.h). It means more where a
 * document has few that are like it than in the thick of a subject, so it is scaled by the neighbourhoods:
 *
 *     scaled = similarity / (n_a n_b)^(1/4)
 *
 * with n the mean of a document's three highest similarities in the corpus, each of which counts at least as
 * EVENT_NEIGHBOUR; a similarity of EVENT_COPY or more is that of a copy, not of a neighbour. So a pair below
 * EVENT_NEIGHBOUR is no neighbour to anyone, and scaled is at most similarity / sqrt(EVENT_NEIGHBOUR): that
 * makes a search for scaled pairs a search above a similarity, and exact.
 *
 * Given are the pairs whose similarity and scaled similarity reach the two cuts, and whose times lie within
 * `days`; a row without a time is in no pair then. Measured on two labelled sets, F1 over all pairs at scaled
 * .35 against the best single cut of the plain similarity: .855 / .831 against .847 / .804 (event_corpus.h
 * says what a document is).
 *
 * Rows are numbered as they are added; each pair comes once, a < b. Rows of one document are compared once,
 * however many they are, and their pairs are counted off one by one. Up to EVENT_LIST pairs of documents are
 * kept; where there are more, the documents are compared again while pairs are asked for.
 *
 * STATUS_NOMEM or STATUS_INTERRUPT from any call ends the work: only release may follow.
 */
#ifndef NEWSPRINT_MATCH_SAME_EVENTS_H
#define NEWSPRINT_MATCH_SAME_EVENTS_H

#include "match/event_search.h"

#define EVENT_SCALED    0.35
#define EVENT_NEIGHBOUR 0.2
#define EVENT_COPY      0.9

/* Two million pairs are 32 MB. */
enum { EVENT_LIST = 2 * 1024 * 1024, EVENT_NEIGHBOURS = 3 };

struct event_options {
    double similarity, scaled; /* the cuts; one of them is above 0 */
    double days;               /* INFINITY: times do not count */
};

struct event_pair {
    uint32_t a, b; /* rows */
    double similarity, scaled;
    double days; /* from a to b, never below 0; NAN where a time is not known */
};

struct event_neighbours {
    float best[EVENT_NEIGHBOURS]; /* the highest first */
};

struct same_events {
    struct event_options options;
    struct event_corpus corpus;
    struct event_search search;
    struct event_neighbours *neighbours; /* by document */
    size_t list_max;                     /* EVENT_LIST, unless a test sets it */
    bool is_listed;                      /* search.found has the pairs of all documents */
    size_t at;                           /* the next of search.found */
    uint32_t focus;                      /* the next document to search from, unless listed */
    uint32_t document;                   /* the next one whose rows are pairs of each other */
    struct event_match match;            /* the documents at hand; other is focus where they are one */
    double scaled;                       /* of them */
    uint32_t row_focus, row_other;       /* their rows, of which the next pair is made, or EVENT_NONE */
    bool done;
};

void same_events_init(struct same_events *events, struct event_options options);
void same_events_release(struct same_events *events);

/* A row: see event_corpus_add(). */
enum status same_events_add(struct same_events *events, const struct terms *terms, double time,
                            struct poll *poll);
/* Weights NULL are learned from the rows. */
enum status same_events_start(struct same_events *events, const struct term_weights *weights,
                              struct poll *poll);

/* The next pair of rows, or events->done. */
enum status same_events_next(struct same_events *events, struct event_pair *pair, struct poll *poll);

/* The same by documents, as events->match and events->scaled, without those that are one; not to be mixed
 * with the call above. */
enum status same_events_next_documents(struct same_events *events, struct poll *poll);

/* The scaled similarity of two documents. */
double same_events_scaled(const struct same_events *events, uint32_t a, uint32_t b, double similarity);

#endif
