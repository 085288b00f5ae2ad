/*
 * labels.h - furniture of pages in many languages: what data/labels.def and data/stamp_words.def know
 *
 * A line is looked up as it is read: without case, accents and punctuation, each number as one. A *label* is
 * a phrase that is the whole line ("Teilen", "Partager 12"), that a colon and a headline or a name may follow
 * ("Lesen Sie auch: ..."), or that a longer line begins with. A *stamp* is a line of numbers and of words
 * such as months, "Uhr" and "aktualisiert", in any order.
 *
 * Lines are valid UTF-8. One thread at a time: the labels keep what they read a line into. Fails by memory
 * alone. A line costs a look at its first word; one that begins as a label does, a look into a table
 * for each of its words up to the first that goes on no label. The first line in another script than Latin
 * costs the reading of the lists of those scripts, some ms.
 */
#ifndef NEWSPRINT_ARTICLE_LABELS_H
#define NEWSPRINT_ARTICLE_LABELS_H

#include "article/rule_list.h"

struct article_labels;

/* The caller frees *labels, which is NULL after a failure. Linear in the lists. */
enum status article_labels_new(struct article_labels **labels);
/* Accepts NULL. */
void article_labels_free(struct article_labels *labels);

/* From now on each line is read: for the test that the look at its first word loses nothing. */
void article_labels_unfilter(struct article_labels *labels);

/* The rule by which the line is a label or a stamp, or NULL: one whose name begins with label_. A line that
 * is a `sentence` of several words is asked for phrases that anything may follow, and for no others. */
enum status article_labels_match(struct article_labels *labels, struct span line, bool sentence,
                                 const struct article_rule **rule);

/* Row i of data/labels.def: the language, by ISO 639-1, and the phrases as they are written, of a rule.
 * False behind the last row. */
struct article_label_row {
    const char *language, *phrases;
    enum article_rule_number rule;
};
bool article_labels_row(size_t i, struct article_label_row *row);

#endif
