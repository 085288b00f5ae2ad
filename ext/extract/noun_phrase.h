/*
 * noun_phrase.h - noun phrases beside a verb: who may have spoken
 *
 *     struct item_span phrase = phrase_left(&items, last, low);      "the mayor of Ostrel" before "said"
 *     struct item_span phrase = phrase_right(&items, first, high);   "Mayor Ida Voss" behind "said"
 *
 * No parser: a phrase is a run of names and nouns with what can stand in it (titles with their full stop,
 * hyphens, possessives, a party in brackets), up to a small word or a mark. None is found where it does
 * not look like one.
 */
#ifndef NEWSPRINT_EXTRACT_NOUN_PHRASE_H
#define NEWSPRINT_EXTRACT_NOUN_PHRASE_H

#include "extract/speech_items.h"

static inline bool phrase_is(struct item_span phrase) {
    return phrase.first < phrase.end;
}

/* The phrase without its prepositions that ends with item `last` and begins at `low` or behind it. O(1). */
struct item_span chunk_left(const struct speech_items *items, size_t last, size_t low);

/* The same with "of Ostrel", "from Vermont" behind its head, and with all that speak together: "Lind, Voss
 * and Kerr"; none where a preposition stands before it. O(1). */
struct item_span phrase_left(const struct speech_items *items, size_t last, size_t low);

/* The phrase that begins with item `first` and ends at `high` or before it. O(1). */
struct item_span phrase_right(const struct speech_items *items, size_t first, size_t high);

/* The same with the names that a list goes on with: "Voss, Kerr and Lind"; itself where none does. O(1). */
struct item_span phrases_listed(const struct speech_items *items, struct item_span phrase, size_t high);

/* The same with a second one behind "and", where no verb follows it: "said Ida Voss and Jon Kerr." O(1). */
struct item_span phrases_right(const struct speech_items *items, size_t first, size_t high);

/* True where two phrases that "and" joins are two speakers: "Ida Voss and Jon Kerr", "the mayor and her
 * deputy"; false for "the author and mayor Ida Voss". */
bool phrases_are_two(const struct speech_items *items, struct item_span one, struct item_span other);

/* The head of what stands before the comma or dash at `comma`: X in "X, the mayor of Ostrel," and "X, who
 * lost,". It looks back to `low`, a quotation or a semicolon. O(SENTENCE_ITEMS). */
struct item_span phrase_with_apposition(const struct speech_items *items, size_t comma, size_t low);

/* True where "last week", "minutes later" begin, which belong to no phrase before them. */
bool phrase_time_at(const struct speech_items *items, size_t i);

/* True where a phrase can be who spoke, and for none. Numbers cannot, nor can a small singular without an
 * article: the "clad" of "Voss, clad in red, said". */
bool phrase_may_speak(const struct speech_items *items, struct item_span phrase);

#endif
