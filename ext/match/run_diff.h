/*
 * run_diff.h - where two runs of words differ
 *
 *     struct run_diff diff = RUN_DIFF_INIT;
 *     enum status status = run_diff_start(&diff, vocabulary.count);
 *     if (!status) status = run_diff(&diff, x, y, poll);
 *     for (size_t i = 0; i < diff.hunks.count; i++) ...        x: a b c d, y: a c e d: hunks 1-2:1-1 and
 * 3-3:2-3
 *     run_diff_release(&diff);
 *
 * The words outside the hunks are the same in both, in the same order: as many of them as there can be,
 * rather side by side than scattered. Runs of which the product of the lengths is above RUN_DIFF_CELLS are
 * first cut at the words that stand once in each, and where there are none, or cutting has gone on for
 * long, they differ as a whole: so the time is linear, whatever the runs hold.
 *
 * Source: Hunt and McIlroy, An algorithm for differential file comparison, 1976; the cut at words that stand
 * once is Bram Cohen's patience diff.
 */
#ifndef NEWSPRINT_MATCH_RUN_DIFF_H
#define NEWSPRINT_MATCH_RUN_DIFF_H

#include "base/vector.h"
#include "match/word_list.h"

enum { RUN_DIFF_CELLS = 65536 };

struct word_run {
    const struct listed_word *words;
    uint32_t count;
};

/* Words a..a_end-1 of one run stand for words b..b_end-1 of the other; not both are empty. */
struct hunk {
    uint32_t a, a_end, b, b_end;
};

struct run_diff {
    VECTOR_OF(struct hunk) hunks; /* in order, with a word between */
    uint32_t *seen[2];            /* by number in the vocabulary: times in a run, all zero between calls, */
    uint32_t *place;              /* and the place in the first */
};
#define RUN_DIFF_INIT                                                                                        \
    { VECTOR_INIT, {NULL, NULL}, NULL }

/* Makes room for a vocabulary of so many words. */
enum status run_diff_start(struct run_diff *diff, size_t vocabulary);

/* Replaces the hunks. STATUS_NOMEM or STATUS_INTERRUPT leaves it good for release alone. */
enum status run_diff(struct run_diff *diff, struct word_run a, struct word_run b, struct poll *poll);
void run_diff_release(struct run_diff *diff);

#endif
