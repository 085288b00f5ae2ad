/*
 * quote_likeness.h - how far two quotes are one utterance
 *
 *     struct likeness_finder finder = LIKENESS_FINDER_INIT;                 kept from pair to pair
 *     struct quote_likeness likeness;
 *     enum status status = run_diff_start(&finder.diff, vocabulary.count);
 *     if (!status) status = quote_likeness_find(&likeness, &finder, a, b, NULL, poll);
 *     likeness_finder_release(&finder);
 *
 *     a   we will not close the pier before the summer is over
 *     b   she knew it: we will never close the pier before the summer
 *         matched: we will .. close the pier before the summer (8); changes: not/never (1)
 *
 * Of the words that both have, in order, the longest stretch is matched in which at most 1 word in
 * LIKENESS_SHARE differs. What either has before and behind it is cut off, not changed. The similarity is the
 * share of the shorter quote that is matched:
 *
 *     similarity = matched / (words of the shorter one, and those that the other puts into the stretch)
 *
 * 1 when one stands in the other word for word, 0 when they have no word in common. It is symmetric.
 */
#ifndef NEWSPRINT_MATCH_QUOTE_LIKENESS_H
#define NEWSPRINT_MATCH_QUOTE_LIKENESS_H

#include "match/run_diff.h"

/* Half of the pairs of 14,404 articles in which more differs are other utterances. */
enum { LIKENESS_SHARE = 6 };

struct quote_likeness {
    uint32_t matched, changes; /* words; of a change those of the side that has more */
    double weight;             /* the sum of those that are matched */
    double similarity;
};

/* A run of matched words where a stretch may begin. */
struct stretch_start {
    int64_t worth;    /* of all before it */
    uint32_t matched; /* words before it */
    size_t run;
};

struct likeness_finder {
    struct run_diff diff;
    VECTOR_OF(struct stretch_start) starts;
};
#define LIKENESS_FINDER_INIT                                                                                 \
    { RUN_DIFF_INIT, VECTOR_INIT }

/* The diff was started with the vocabulary of both. weights has a number for each word of it, or is NULL.
 * O(words), see run_diff.h. STATUS_NOMEM or STATUS_INTERRUPT leaves the finder good for release alone. */
enum status quote_likeness_find(struct quote_likeness *likeness, struct likeness_finder *finder,
                                struct word_run a, struct word_run b, const double *weights,
                                struct poll *poll);
void likeness_finder_release(struct likeness_finder *finder);

/* The similarity of two texts; *none when one has no words. */
enum status quote_similarity(struct span a, struct span b, double *similarity, bool *none, struct poll *poll);

#endif
