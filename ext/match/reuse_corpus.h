/*
 * reuse_corpus.h - the runs of words that stand in several rows of a corpus, and where
 *
 *     reuse_corpus_init(&corpus, width);
 *     for each row:   reuse_corpus_learn(&corpus, text, group, poll)        only to leave out repeated lines
 *     for each row:   reuse_corpus_count(&corpus, text, group, poll)
 *     reuse_corpus_turn(&corpus, poll);             where rows of one side are to meet those of another
 *     for each row of that: reuse_corpus_count(&corpus, text, group, poll)
 *     reuse_corpus_counted(&corpus, poll);
 *     for each row:   reuse_corpus_add(&corpus, row, text, &same, poll)
 *     reuse_corpus_finish(&corpus, poll);
 *     reuse_corpus_release(&corpus);
 *
 * A *gram* is `width` words in a row, by match keys. Counting tells which stand in the corpus more than once;
 * adding keeps a *posting* for each place of these. Texts are not kept; the passes must read the
 * same rows in the same order. Of a second side only grams that the first has are looked at. After that
 * postings[] lists the grams of each row in the order of its words, and a gram knows its postings in the
 * order of rows.
 *
 * Grams are numbered 0, 1, 2 ...; two are the same when their 64-bit hashes are. A gram does not
 * reach over a line that was left out.
 *
 * Memory: 6 bytes for each word of the corpus, then some 60 bytes a posting. Time: linear in
 * the text. STATUS_NOMEM (also for 2^32 rows or postings) or STATUS_INTERRUPT ends the work: only release may
 * follow.
 */
#ifndef NEWSPRINT_MATCH_REUSE_CORPUS_H
#define NEWSPRINT_MATCH_REUSE_CORPUS_H

#include "base/poll.h"
#include "base/span.h"
#include "base/u64_map.h"
#include "base/vector.h"
#include "match/hash_filter.h"
#include "match/repeated.h"
#include "text/word_hash.h"

struct reuse_posting {
    uint32_t gram;
    uint32_t row;
    uint32_t word;    /* the first of the gram, by number in the row */
    uint32_t start;   /* where it begins, in characters of the text, from 1 */
    uint32_t ordinal; /* how often the gram stands in the row before this */
};

struct reuse_row {
    uint64_t digest; /* of the words */
    uint32_t words;  /* without those of lines that are left out */
    uint32_t group;  /* 0 for none */
    uint32_t first;  /* of its postings */
};

/* A line of a group: in how many rows it stands, and the last of them. */
struct reuse_line {
    uint32_t rows, last;
};

struct reuse_corpus {
    size_t width;
    uint32_t line_rows; /* lines that stand in so many rows of a group are left out; 0 = none are */
    struct u64_map line_keys;
    VECTOR_OF(struct reuse_line) lines; /* by number of the key */
    uint32_t learned;                   /* rows */
    VECTOR_OF(struct reuse_row) rows;
    VECTOR_OF(uint32_t) halves; /* of all grams, while they are counted: the upper halves of their hashes */
    struct hash_filter side;    /* the same of the first side, once it is counted */
    uint64_t *repeated;         /* which of them stand there again, see repeated.h */
    size_t counted, added;      /* grams, in either pass */
    VECTOR_OF(struct reuse_posting) postings;
    VECTOR_OF(uint64_t) grams;  /* by posting: the hash; until finish() has numbered them */
    uint32_t *list;             /* postings by gram: those of gram g at starts[g] .. starts[g + 1] - 1 */
    uint32_t *starts;           /* one more than grams */
    uint32_t *holders;          /* by gram: rows in which it stands */
    VECTOR_OF(uint64_t) hashes; /* of the words at hand */
    VECTOR_OF(uint64_t) rolled; /* of the grams at hand */
    struct buffer key;          /* scratch */
};

void reuse_corpus_init(struct reuse_corpus *corpus, size_t width);
enum status reuse_corpus_learn(struct reuse_corpus *corpus, struct span text, uint32_t group,
                               struct poll *poll);
enum status reuse_corpus_count(struct reuse_corpus *corpus, struct span text, uint32_t group,
                               struct poll *poll);
/* The rows that follow are of the second side. O(grams). */
enum status reuse_corpus_turn(struct reuse_corpus *corpus, struct poll *poll);
enum status reuse_corpus_counted(struct reuse_corpus *corpus, struct poll *poll);
/* *same is false when the text is not the one that was counted. */
enum status reuse_corpus_add(struct reuse_corpus *corpus, size_t row, struct span text, bool *same,
                             struct poll *poll);
enum status reuse_corpus_finish(struct reuse_corpus *corpus, struct poll *poll);
void reuse_corpus_release(struct reuse_corpus *corpus);

/* The posting behind the last one of a row. */
static inline uint32_t reuse_row_end(const struct reuse_corpus *corpus, size_t row) {
    return row + 1 < corpus->rows.count ? corpus->rows.items[row + 1].first
                                        : (uint32_t)corpus->postings.count;
}

/* Whether two postings, of which the second follows the first in the list, begin one word apart. */
static inline bool reuse_follows(const struct reuse_posting *posting, const struct reuse_posting *next) {
    return next->row == posting->row && next->word == posting->word + 1;
}

#endif
