/*
 * alignment.h - which sentence of one text became which of another
 *
 *     struct alignment alignment = ALIGNMENT_INIT;             a and b: word lists of one vocabulary
 *     enum status status = alignment_read(&alignment, &a, &b, vocabulary.count, poll);
 *     struct alignment_walk walk = {.alignment = &alignment};
 *     struct aligned_row row;
 *     while (!status && alignment_next(&walk, &row)) ...
 *     alignment_release(&alignment);
 *
 * A sentence has at most one partner. Sentences with the same words in the same order are paired first;
 * where one stands several times, with what its neighbours were paired with. Then, the most alike first
 * (likeness.h), those that are alike enough. A sentence without a partner joins that of its neighbour where
 * that makes the pair more alike: one sentence that was cut in two, or two that were put into one.
 * Texts that share little share their short sentences by chance; those are not paired.
 *
 * Pairs that are not in the same order in both texts have *moved*: all but the heaviest part, by words, of
 * which the order was kept.
 *
 * Linear in the two texts, whatever they hold, but for logarithms.
 */
#ifndef NEWSPRINT_MATCH_ALIGNMENT_H
#define NEWSPRINT_MATCH_ALIGNMENT_H

#include "base/vector.h"
#include "match/sentence_list.h"

#define ALIGNMENT_NONE UINT32_MAX

/* Sentences first .. first+count-1 of a text; they are neighbours. */
struct sentence_run {
    uint32_t first, count;
};

struct aligned_pair {
    struct sentence_run sides[2]; /* of a and of b: one sentence of either, or two of one of them */
    double similarity;            /* 0 .. 1 */
    bool same_words;              /* one sentence each, and no word changed; then similarity is 1 */
    bool moved;
};

struct alignment {
    struct sentence_list sentences[2];    /* of a and of b */
    VECTOR_OF(struct aligned_pair) pairs; /* in the order of b */
    uint32_t *pair_of[2];                 /* by sentence: its pair, or ALIGNMENT_NONE */
};
#define ALIGNMENT_INIT                                                                                       \
    {                                                                                                        \
        {SENTENCE_LIST_INIT, SENTENCE_LIST_INIT}, VECTOR_INIT, {                                             \
            NULL, NULL                                                                                       \
        }                                                                                                    \
    }

/* Works it out for two lists of words that were read with one vocabulary, of `vocabulary` words, and stay
 * where they are. Called once for an alignment. STATUS_NOMEM or STATUS_INTERRUPT leaves one that may only be
 * released. */
enum status alignment_read(struct alignment *alignment, const struct word_list *a, const struct word_list *b,
                           size_t vocabulary, struct poll *poll);
void alignment_release(struct alignment *alignment);

enum alignment_operation { ALIGNED_UNCHANGED, ALIGNED_EDITED, ALIGNED_ADDED, ALIGNED_DELETED };

/* A pair, or a sentence of one text alone: the run of the other has count 0. */
struct aligned_row {
    enum alignment_operation operation;
    struct sentence_run sides[2];
    const struct aligned_pair *pair; /* NULL for one alone */
};

/* Both texts from front to back: the sentences of b in their order, and what was deleted from a where it
 * would stand, before what was added there. Starts with the alignment alone set. */
struct alignment_walk {
    const struct alignment *alignment;
    bool moved_apart; /* a moved pair is shown as deleted there and added here */
    uint32_t a, b;    /* the next sentences to look at */
    size_t pair;      /* the next pair that did not move, or one before it */
};
bool alignment_next(struct alignment_walk *walk, struct aligned_row *row);

#endif
