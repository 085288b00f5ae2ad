/*
 * passages.h - the passages that two texts share, word by word
 *
 *     struct passages passages = PASSAGES_INIT;
 *     enum status status = passages_find(&passages, &a, &b, PASSAGES_DEFAULT, poll);
 *     for (i = 0; !status && i < passages.list.count; i++) use(&passages.list.items[i]);
 *     passages_release(&passages);
 *
 * a and b are lists of words of one vocabulary; b is read against a, the source. What they share is found
 * exactly: each word of b that is in a run of at least `min_words` words which stands in a, equal by match
 * keys, lies in a passage. With a gap, interrupted runs are one passage: up to `gap` words of either side may
 * differ between two runs of equal words, as long as four words in five of the passage are equal. One of its
 * runs must have four words, or min_words where that is less, and those at its ends two.
 *
 *     a   The harbour board voted on Tuesday to close the east pier for good.
 *     b   On Tuesday the harbour board voted last night to close the east pier for ever.
 *                        [the harbour board voted] last night [to close the east pier for]
 *                                       10 words, 2 changes
 *
 * In scripts that are written without spaces, where each character is a word, two words count as one.
 *
 * Of several places of a where words of b stand, the one that continues the passage before is taken, else the
 * first. Passages come in the order of b, each begins and ends behind the one before; they may overlap where
 * runs of a do, but none is given whose words lie in others.
 *
 * Linear, whatever the texts: some 0.1 us a word for texts that share little, 0.3 us for copies.
 * Sources: suffix_automaton.h; Bloomfield, WCopyfind (the rule of four fifths).
 */
#ifndef NEWSPRINT_MATCH_PASSAGES_H
#define NEWSPRINT_MATCH_PASSAGES_H

#include "base/vector.h"
#include "match/word_list.h"

enum { PASSAGES_MIN_WORDS_MAX = 1000, PASSAGES_GAP_MAX = 10 };

struct passages_options {
    size_t min_words; /* equal words that a passage must have, 1 to PASSAGES_MIN_WORDS_MAX */
    size_t gap;       /* words that may differ between two runs, up to PASSAGES_GAP_MAX; 0: none */
};
#define PASSAGES_DEFAULT ((struct passages_options){6, 2})

/* Words that are equal without a gap, by their numbers in the lists. */
struct passage_run {
    uint32_t a_first, b_first, count;
};

struct passage {
    uint32_t a_first, a_count, b_first, b_count; /* from the first to the last equal word */
    uint32_t words, changes;                     /* equal ones; different ones, on the side that has more */
    uint32_t run, runs;                          /* its runs in passages.runs: the first, how many */
};

struct passages {
    VECTOR_OF(struct passage) list;
    VECTOR_OF(struct passage_run) runs;
    size_t a_words, b_words; /* words that lie in at least one passage */
};
#define PASSAGES_INIT                                                                                        \
    { VECTOR_INIT, VECTOR_INIT, 0, 0 }

/* Replaces the content. The lists must be of one vocabulary. STATUS_NOMEM or STATUS_INTERRUPT leaves passages
 * that may only be found again or released. */
enum status passages_find(struct passages *passages, const struct word_list *a, const struct word_list *b,
                          struct passages_options options, struct poll *poll);
void passages_release(struct passages *passages);

#endif
