/*
 * alignment_impl.h - the steps of an alignment; for alignment*.c and their tests
 */
#ifndef NEWSPRINT_MATCH_ALIGNMENT_IMPL_H
#define NEWSPRINT_MATCH_ALIGNMENT_IMPL_H

#include "match/alignment.h"
#include "match/likeness.h"

/* An alignment in the making. */
struct aligner {
    const struct word_list *words[2];
    struct sentence_list *sentences[2];
    struct likeness likeness;
    uint32_t *partner[2]; /* by sentence of a side: its partner, or ALIGNMENT_NONE */
    struct poll *poll;
};

static inline bool aligner_free(const struct aligner *aligner, int side, size_t sentence) {
    return aligner->partner[side][sentence] == ALIGNMENT_NONE;
}

static inline void aligner_pair(struct aligner *aligner, size_t a, size_t b) {
    aligner->partner[0][a] = (uint32_t)b;
    aligner->partner[1][b] = (uint32_t)a;
}

/* The words of a sentence of a side. */
static inline struct word_bag aligner_bag(const struct aligner *aligner, int side, size_t sentence) {
    return likeness_bag(&aligner->likeness, side, &aligner->sentences[side]->items[sentence]);
}

/* Pairs sentences with the same words in the same order. */
enum status aligner_pair_equal(struct aligner *aligner);

/* Pairs those that are alike, the most alike first. */
enum status aligner_pair_alike(struct aligner *aligner);

/* Gives pairs of one sentence each a neighbour more on one side where that makes them more alike; `pairs`
 * and their similarity change, and partners of what was taken in are set. */
enum status aligner_join(struct aligner *aligner, struct aligned_pair *pairs, size_t count);

/* For each sentence of a the place in b where it would stand, going by the nearest of its
 * neighbours that has a partner. O(sentences). */
void aligner_expect(const struct aligner *aligner, double *expected);

#endif
