/*
 * reuse_passages.h - the passages that two rows have in common, from places where they meet
 *
 *     enum status status = reuse_passages_find(&passages, &corpus, hits, count, min_words, gap, poll);
 *     if (!status && passages.figures.words) ...           0: none has min_words words
 *     reuse_passages_release(&passages);
 *
 * A hit is a gram that stands in both rows. It is widened to the run of grams that are the same, both ways;
 * runs that stand close to each other are bridged. Two hits of one run are one run. Linear in the hits and
 * the grams of their runs, but for sorting. Zeroed is empty.
 */
#ifndef NEWSPRINT_MATCH_REUSE_PASSAGES_H
#define NEWSPRINT_MATCH_REUSE_PASSAGES_H

#include "match/reuse_corpus.h"

/* Postings of one gram, in row a and in another. */
struct reuse_hit {
    uint32_t row; /* the other */
    uint32_t a, b;
};

/* Words a_word .. a_end - 1 of a and b_word .. b_end - 1 of b, of which `words` are the same. */
struct reuse_passage {
    uint32_t a_word, a_end, b_word, b_end, words;
    uint32_t a_start, b_start; /* in characters, from 1 */
};

struct reuse_figures {
    uint32_t words;    /* in passages: in that row where they are fewer, each counted once */
    uint32_t longest;  /* words that are the same, in one passage */
    uint32_t passages; /* stretches of words, where passages that overlap are one: in that row with more */
    uint32_t words_a, words_b; /* in passages, of each row */
};

struct reuse_passages {
    VECTOR_OF(struct reuse_passage) items;
    struct reuse_figures figures;
    uint32_t a_start, b_start; /* of the longest */
};

/* Sorts the hits. The caller answers for all being of the same two rows. */
enum status reuse_passages_find(struct reuse_passages *passages, const struct reuse_corpus *corpus,
                                struct reuse_hit *hits, size_t count, size_t min_words, size_t gap,
                                struct poll *poll);
void reuse_passages_release(struct reuse_passages *passages);

#endif
