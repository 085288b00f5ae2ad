/*
 * text_reuse.h - every pair of rows of a corpus that have words in a row in common
 *
 *     text_reuse_init(&reuse, options);
 *     ... the passes of reuse.corpus (reuse_corpus.h), which finish() ends
 *     while ((status = text_reuse_next(&reuse, &pair, poll)) == STATUS_OK && !reuse.is_over) ...
 *     text_reuse_release(&reuse);
 *
 * A pair is two rows with a *passage* in common: `min_words` words in a row that have the same match keys,
 * or, with a gap, that many words with up to `gap` others on either side between runs of REUSE_RUN or more.
 * Every such pair is found. Its passages are as long as they can be. Where a row holds one gram more than
 * REUSE_REPEATS times, passages are looked for from the first of these places alone, so that the figures of a
 * pair that repeats itself so often (not whether it is one) may be too low.
 *
 * A gram that stands in more than `common` rows leads to no pair, but belongs to the passages of pairs that
 * others lead to. Behind the pairs its passages are given, once each: `b` is REUSE_NONE then.
 *
 * Rows of one group, unless that is 0, are not paired. With `against`, rows below that number are paired with
 * those from it on, and no others; common passages are those that a row below it has.
 *
 * Cost: linear in the postings and in the pairs of places that begin a common run, of which there are at most
 * `common` / 2 for each posting. Memory: that of the corpus, and 16 bytes for each such place of one row.
 * STATUS_NOMEM or STATUS_INTERRUPT ends the work: only release may follow.
 *
 * References: Bloomfield, WCopyfind (how passages are widened); Schleimer, Wilkerson, Aiken, Winnowing: local
 * algorithms for document fingerprinting, 2003 (runs of words as evidence).
 */
#ifndef NEWSPRINT_MATCH_TEXT_REUSE_H
#define NEWSPRINT_MATCH_TEXT_REUSE_H

#include "match/reuse_corpus.h"
#include "match/reuse_passages.h"

#define REUSE_NONE UINT32_MAX

/* The shortest run of equal words that a passage with gaps is made of: 8 finds 6 % more pairs at 25 words
 * than no gaps do, 6 finds one more in a hundred at five times the work. */
enum { REUSE_RUN = 8, REUSE_REPEATS = 8 };

struct reuse_options {
    size_t min_words, gap; /* in words */
    size_t common;         /* rows */
    size_t against;        /* 0, or the first row of the other side */
    uint32_t line_rows;    /* see reuse_corpus.h; 0 = no line is left out */
};

struct reuse_pair {
    uint32_t a, b; /* rows, a < b; b is REUSE_NONE for a common passage */
    struct reuse_figures figures;
    uint32_t holders;          /* of a common passage: rows in which its rarest gram stands */
    uint32_t a_start, b_start; /* of the longest passage, in characters, from 1 */
};

struct text_reuse {
    struct reuse_options options;
    struct reuse_corpus corpus;
    struct reuse_passages passages;   /* of the pair at hand */
    VECTOR_OF(struct reuse_hit) hits; /* of row, by the other row */
    size_t row, next_hit;
    size_t next_posting; /* behind the pairs: the next that may begin a common passage */
    bool is_over;
};

void text_reuse_init(struct text_reuse *reuse, struct reuse_options options);
enum status text_reuse_next(struct text_reuse *reuse, struct reuse_pair *pair, struct poll *poll);
void text_reuse_release(struct text_reuse *reuse);

#endif
