/*
 * subjects.h - whose verb is it?
 *
 *     struct subject subject = subject_of(&items, verb);
 *     if (phrase_is(subject.phrase)) ...
 *
 *     Voss, a voter, said               beside
 *     with Voss calling it              beside, behind "with"
 *     Voss sighed, adding that          of a gerund
 *     Voss stood up and said            shared with a verb before it
 *     Voss said that Kerr called it     Voss: what is told within what is told is the first one's
 *
 * Everything is O(SENTENCE_ITEMS * SENTENCE_ITEMS) at worst, whatever the text.
 */
#ifndef NEWSPRINT_EXTRACT_SUBJECTS_H
#define NEWSPRINT_EXTRACT_SUBJECTS_H

#include "extract/noun_phrase.h"

enum subject_place {
    SUBJECT_BESIDE,
    SUBJECT_WITH,
    SUBJECT_OF_GERUND,
    SUBJECT_SHARED,
};

struct subject {
    struct item_span phrase;
    enum subject_place place;
};

/* The subject of the verb at `verb`, which item_saying() knows; none for a passive. */
struct subject subject_of(const struct speech_items *items, size_t verb);

/* The subject that ends right before a verb, with adverbs, days and auxiliaries between; none there. */
struct item_span subject_before(const struct speech_items *items, size_t verb);

/* The one right behind it: "said Voss". */
struct item_span subject_after(const struct speech_items *items, size_t verb);

/* Who is quoted by the verb at `verb`: Voss in "the Tern quoted Voss as saying"; none elsewhere. */
struct item_span quoted_as_saying(const struct speech_items *items, size_t verb, size_t high);

/* The first item of the main clause, where the sentence from `low` opens with another that a comma before
 * `end` closes: the Voss of "As the crowd cheered, Voss said"; else `low`. */
size_t main_clause(const struct speech_items *items, size_t low, size_t end);

/* The subject of the clause before item i: of its last verb that has one, or the phrase that it begins
 * with. */
struct item_span subject_of_clause(const struct speech_items *items, size_t i);

#endif
