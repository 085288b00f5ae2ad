/*
 * altered_quotes.h - the quotes of a corpus that are one utterance in different words
 *
 *     altered_quotes_init(&quotes, options);
 *     for each quote:   altered_quotes_add(&quotes, row, group, text, &number, poll)
 *     altered_quotes_finish(&quotes, poll);
 *     while ((status = altered_quotes_next(&quotes, &pair, poll)) == STATUS_OK && !quotes.is_over) ...
 *     altered_quotes_release(&quotes);
 *
 * Two quotes of different rows, and of different groups unless that is 0, are a pair when
 *
 *     - they have ALTERED_WIDTH words in a row in common, in a run that stands in at most `common` different
 *       quotes,
 *     - ALTERED_WORDS or more of their words are matched, in a stretch of which at most 1 in LIKENESS_SHARE
 *       differs (quote_likeness.h), and the idf of these adds up to ALTERED_WEIGHT,
 *     - their similarity is ALTERED_SIMILARITY or more, ALTERED_PART where ALTERED_LONG or more are matched,
 *     - and `changes` or more words differ.
 *
 * Every such pair is given, once, and no other; but where one has more than ALTERED_WINDOW times the words of
 * the other, the stretch is looked for in so many of them around the first run that both have. Quotes of the
 * same words are compared once, and their pairs given one by one; for idf and for `common` they count as one.
 * Behind the pairs the runs that are too common to lead to one are given, once each: `b` is ALTERED_NONE
 * then.
 *
 * Why these figures: 14,404 articles of 400 outlets with 99,766 quotes of six words or more have 1,002 pairs
 * of different outlets; of 40 that were read 39 are one utterance. Where fewer words are matched and the
 * similarity is below .7, or at all below .5, most are set phrases. Runs of five words lead to 97 in 100 of
 * the pairs that comparing all quotes finds.
 *
 * Cost: linear in the words, and in the pairs of quotes that share a run, of which there are at most `common`
 * / 2 for each word. Memory: some 30 bytes a word of different quotes; texts are not kept. STATUS_NOMEM (also
 * for 2^32 words) or STATUS_INTERRUPT ends the work: only release may follow.
 */
#ifndef NEWSPRINT_MATCH_ALTERED_QUOTES_H
#define NEWSPRINT_MATCH_ALTERED_QUOTES_H

#include "base/buffer.h"
#include "base/vector.h"
#include "match/quote_likeness.h"

#define ALTERED_NONE UINT32_MAX

/* A smaller corpus knows less of what is common: its words count as if it had so many quotes. */
enum { ALTERED_CORPUS = 100000 };

enum { ALTERED_WIDTH = 5, ALTERED_WORDS = 6, ALTERED_WEIGHT = 28 };
#define ALTERED_SIMILARITY 0.7
#define ALTERED_PART       0.5
enum { ALTERED_LONG = 12, ALTERED_WINDOW = 5 };

struct altered_options {
    uint32_t changes; /* 0: the same words, and a piece of the other, are pairs as well */
    uint32_t common;  /* different quotes */
};

struct altered_pair {
    uint32_t a, b; /* numbers of quotes; b is ALTERED_NONE for a run that is too common */
    struct quote_likeness likeness;
    /* Of such a run: the different quotes that have it, and where it begins in a, in words. */
    uint32_t holders, word;
};

struct altered_quote {
    uint32_t row, group;
    uint32_t next; /* of the same words, or ALTERED_NONE */
};

/* Quotes of the same words. */
struct altered_class {
    uint32_t word, words; /* in `numbers` */
    uint32_t run;         /* the first of its runs; those of all are numbered in order */
    uint32_t first, last; /* quotes */
};

/* A class that shares a run with the one at hand, and the runs where they first do. */
struct altered_candidate {
    uint32_t class, run, other_run;
};

struct altered_quotes {
    struct altered_options options;
    struct u64_map vocabulary, digests;
    VECTOR_OF(struct altered_quote) items;
    VECTOR_OF(struct altered_class) classes;
    VECTOR_OF(uint32_t) numbers; /* of the words of the classes, one class behind the other */
    double *weights;             /* by word of the vocabulary: idf */
    uint32_t runs;
    uint32_t *owners, *lists; /* by run: its class, and the place of its list in `order`, or ALTERED_NONE */
    uint32_t *order;          /* runs by what they are: one of each class that has it */
    uint32_t *ends;           /* by place in `order` that is the first of a list: behind the last */
    uint32_t *seen;           /* by class: behind the class that it was a candidate of last */
    VECTOR_OF(struct altered_candidate) candidates; /* of class `at`, in order */
    struct likeness_finder finder;
    VECTOR_OF(struct listed_word) side[2]; /* the words of the two at hand */
    struct word_list words;                /* of the quote that is added */
    size_t at, candidate, common;
    struct altered_pair
        pair;         /* of the classes at hand: their likeness; a and b are the quotes that come next */
    uint32_t partner; /* class */
    bool is_open, is_over;
};

void altered_quotes_init(struct altered_quotes *quotes, struct altered_options options);
/* *number is that of the quote, 0, 1 ..., or ALTERED_NONE for one of fewer than ALTERED_WORDS words. Rows
 * come in rising order. */
enum status altered_quotes_add(struct altered_quotes *quotes, uint32_t row, uint32_t group, struct span text,
                               uint32_t *number, struct poll *poll);
enum status altered_quotes_finish(struct altered_quotes *quotes, struct poll *poll);
enum status altered_quotes_next(struct altered_quotes *quotes, struct altered_pair *pair, struct poll *poll);
void altered_quotes_release(struct altered_quotes *quotes);

#endif
