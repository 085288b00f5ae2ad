/*
 * likeness.h - how alike two sentences of two texts are, by their words
 *
 *     struct likeness likeness = LIKENESS_INIT;
 *     enum status status = likeness_read(&likeness, sides, vocabulary.count, poll);
 *     struct word_bag x = likeness_bag(&likeness, 0, &a_sentences.items[3]), y = ...;
 *     double s = bags_likeness(&likeness, x, y);            0 .. 1
 *
 * Dice's coefficient over weighted words: the weight that both have, twice, over the weight of the two. A
 * word weighs ln((n + 1) / d) where n is the sentences of the longer text, and d those that have it in the
 * text where more do, so that what all of the two
 * texts talk about counts little, and two reports of one event are not taken for one another. A word that
 * only one has, and one that only the other has, count half for shared when their keys begin with the same
 * five letters: "attack", "attacked". A word that stands twice counts twice. Order does not count.
 *
 * Measured on 600 pairs of a text and an edited version: the operations found with such weights .998, with
 * all words alike .981; aligned sentences in a pair of articles on different things 0.00 and 0.78.
 */
#ifndef NEWSPRINT_MATCH_LIKENESS_H
#define NEWSPRINT_MATCH_LIKENESS_H

#include "match/sentence_list.h"

/* A word counts by its rank: ranks are numbers such that words with the same first letters are
 * neighbours. */
struct word_bag {
    const uint32_t *ranks; /* sorted */
    const double *sums;    /* of the weights before each, and of all: one more */
    size_t count;
};

struct likeness_side {
    const struct word_list *words;
    const struct sentence_list *sentences;
};

struct likeness {
    size_t words;      /* in the vocabulary */
    uint32_t *rank;    /* by number in the vocabulary */
    uint32_t *group;   /* by rank: words with the same first letters, */
    uint32_t *first;   /* by group: its first rank; one more than groups */
    uint32_t *holders; /* by rank: sentences that have the word, in the text where more do */
    double *weight;    /* by rank */
    struct {
        uint32_t *ranks; /* of the words of a text; sorted within each sentence */
        double *sums;
    } sides[2];
};
#define LIKENESS_INIT                                                                                        \
    {                                                                                                        \
        0, NULL, NULL, NULL, NULL, NULL, {                                                                   \
            {NULL, NULL}, {                                                                                  \
                NULL, NULL                                                                                   \
            }                                                                                                \
        }                                                                                                    \
    }

/* Reads the words of both texts, which must stay. Release also after STATUS_NOMEM or STATUS_INTERRUPT.
 * O(words and bytes of both, and vocabulary). */
enum status likeness_read(struct likeness *likeness, const struct likeness_side sides[2], size_t vocabulary,
                          struct poll *poll);
void likeness_release(struct likeness *likeness);

/* The words of a sentence of side 0 or 1. */
struct word_bag likeness_bag(const struct likeness *likeness, int side,
                             const struct listed_sentence *sentence);

/* The words of two bags in one, in memory of the caller: so many ranks, and one more sum. */
struct word_bag likeness_join(const struct likeness *likeness, struct word_bag a, struct word_bag b,
                              uint32_t *ranks, double *sums);

/* 0 to 1; 0 when one has no words. O(s log l) for s and l words of the smaller and the larger one. */
double bags_likeness(const struct likeness *likeness, struct word_bag a, struct word_bag b);

#endif
