/*
 * word_diff.h - what changed between two texts, in words
 *
 *     struct word_diff diff = WORD_DIFF_INIT;
 *     enum status status = word_diff_read(&diff, text_a, text_b, WORD_DIFF_APART, poll);
 *     if (!status) word_diff_mark(&diff, &marks, &out, poll);      "fell on [-Monday-]{+Sunday+}"
 *     word_diff_release(&diff);
 *
 * Sentences are aligned first (alignment.h), and the words compared within a pair (run_diff.h), so that a
 * change of one sentence is not shown as a mixture of it and the next. Changes with fewer than three words
 * between them are one, in scripts without spaces only if each has as many characters as stand between;
 * words that a hyphen, a full stop or the like joins (hard-line, 3.5, 9:30) change together. Only words are
 * compared, by their match keys: marks and case alone are no change.
 *
 * Linear in both texts, as alignment is.
 */
#ifndef NEWSPRINT_MATCH_WORD_DIFF_H
#define NEWSPRINT_MATCH_WORD_DIFF_H

#include "match/alignment.h"
#include "match/markup.h"

/* How a sentence that moved is shown: as deleted there and added here; or as one change, and what was edited
 * in it as others. */
enum word_diff_moved { WORD_DIFF_APART, WORD_DIFF_MOVED };

struct changed_words {
    uint32_t first, count; /* in the word list of the side; where count is 0, the word before which it is */
    uint32_t sentence;     /* from 0, or ALIGNMENT_NONE for no part of this side, */
    uint32_t next;         /* and then the sentence before which it is */
    struct span text;      /* of the words, or of the sentences that they make up; empty where count is 0 */
    struct span within;    /* the sentences of the pair that was edited */
};

struct word_change {
    struct changed_words sides[2];
    bool moved; /* the same sentence at two places, unless edited: not a change of words */
};

struct word_diff {
    struct u64_map vocabulary;
    struct word_list words[2];
    struct alignment alignment;
    VECTOR_OF(struct word_change) changes; /* in the order of b; what was deleted where it would stand */
};
#define WORD_DIFF_INIT                                                                                       \
    { U64_MAP_INIT, {WORD_LIST_INIT, WORD_LIST_INIT}, ALIGNMENT_INIT, VECTOR_INIT }

/* Works it out for two texts, valid UTF-8, which must stay. Called once. STATUS_NOMEM or STATUS_INTERRUPT
 * leaves a diff that may only be released. */
enum status word_diff_read(struct word_diff *diff, struct span a, struct span b, enum word_diff_moved moved,
                           struct poll *poll);
void word_diff_release(struct word_diff *diff);

/* How changes are shown: what was deleted may be left out. */
struct word_diff_marks {
    const struct marks *added, *deleted;
};

/* Appends b with what was added between marks, and what was deleted from a put in between its own. Without
 * what stands between marks of deletion, and without the marks, it is b, byte for byte (escaped where the
 * marks are tags); without what stands between marks of addition it has the words of a in their order, of a
 * diff that was read with WORD_DIFF_APART. Failure is in out->status, or the poll has stopped. */
void word_diff_mark(const struct word_diff *diff, struct word_diff_marks marks, struct buffer *out,
                    struct poll *poll);

#endif
