/*
 * evidence.h - what speaks for one text being made from another, in figures
 *
 *     struct evidence evidence;
 *     enum status status = evidence_gather(&evidence, a, b, NULL, poll);
 *     if (!status && evidence.words[0] && evidence.words[1]) use(evidence.values[COPIED_B]);
 *
 * a is the possible source, b what may have been made from it. The figures are shares, 0 to 1, of the words
 * that count, and of the sentences of which more than half count. These do not, except for KEPT_A and KEPT_B,
 * which compare the texts as they are:
 *   words in double quotation marks, for two reports of one speech quote the same ones; they do in a text of
 *     which they are more than nine in ten
 *   sentences of fewer than eight words, which pages of one outlet share ("Please try again later."); they do
 *     in a text of which they are half or more
 *   the foot: at most 100 words that end both texts and are all that stands in both in a row, if they leave
 *     half of the longer text and a third of the other ("All rights reserved. This material may not be ...")
 *
 * Linear in both texts: it finds their passages (passages.h), aligns their sentences (alignment.h) and runs
 * through the differences of their words (run_diff.h).
 */
#ifndef NEWSPRINT_MATCH_EVIDENCE_H
#define NEWSPRINT_MATCH_EVIDENCE_H

#include "base/poll.h"
#include "base/span.h"
#include "match/term_weights.h"

/* A word is kept when the other text has it in the same order; a place where the other has more between
 * two of them than whole sentences counts as one that is not kept. Pairs are sentences of b and their
 * partners. */
enum measure {
    KEPT_A,          /* a's words that are kept in b */
    KEPT_B,          /* b's words that are kept in a */
    COPIED_A,        /* a's words in passages */
    COPIED_B,        /* b's words in passages */
    SHINGLES_B,      /* b's distinct runs of three words that a has */
    SOME_SHINGLES_B, /* the same */
    ALIGNED_B,       /* b's sentences that have a partner */
    ORDER,           /* of pairs: those that have not moved */
    TAKEN_B,         /* b's words that lie in passages or in sentences with a partner */
    UNCHANGED_B,     /* of pairs: those with the same words */
    LIKENESS,        /* of pairs: how alike they are in the mean */
    QUOTED_B,        /* b's words in quotation marks */
    COSINE,          /* by term weights */
    MEASURES
};

struct evidence {
    size_t words[2];         /* of a and of b; without any on a side the values are 0 */
    double values[MEASURES]; /* by enum measure */
    bool weighed;            /* COSINE is known */
};

/* Gathers all of it from two valid texts; `weights` may be NULL. STATUS_NOMEM or STATUS_INTERRUPT leaves
 * nothing of use, and nothing to release. */
enum status evidence_gather(struct evidence *evidence, struct span a, struct span b,
                            const struct term_weights *weights, struct poll *poll);

#endif
