/*
 * word_list.h - the words of a text as numbers, with the place of each
 *
 *     struct u64_map vocabulary = U64_MAP_INIT;                      shared by the texts that are compared
 *     struct word_list a = WORD_LIST_INIT, b = WORD_LIST_INIT;
 *     enum status status = word_list_read(&a, &vocabulary, text_a, poll);
 *     if (!status) status = word_list_read(&b, &vocabulary, text_b, poll);
 *     if (!status && a.items[0].number == b.items[0].number) ...     one word, whatever its case and accents
 *     word_list_release(&a);
 *
 * Two words have one number when they have one match key (text/words.h): by the 64-bit hash of the key,
 * vocabulary.items[number], which is the hash that shingles are made of. Passages, alignments and differences
 * of texts are worked out on these numbers, and shown by the places.
 */
#ifndef NEWSPRINT_MATCH_WORD_LIST_H
#define NEWSPRINT_MATCH_WORD_LIST_H

#include "base/poll.h"
#include "base/span.h"
#include "base/u64_map.h"

struct listed_word {
    uint32_t number;      /* in the vocabulary */
    uint32_t start, size; /* in bytes of the text */
};

struct word_list {
    struct span text;
    struct listed_word *items;
    size_t count, capacity;
};
#define WORD_LIST_INIT                                                                                       \
    { {NULL, 0}, NULL, 0, 0 }

/* Replaces the content and keeps the memory; new words are added to the vocabulary. The text, valid UTF-8, is
 * not copied. STATUS_NOMEM or STATUS_INTERRUPT leaves a list that may only be read again or released; the
 * vocabulary holds words of the text then. O(bytes), 12 bytes of memory a word and those of the vocabulary
 * beside. */
enum status word_list_read(struct word_list *list, struct u64_map *vocabulary, struct span text,
                           struct poll *poll);
void word_list_release(struct word_list *list);

/* `count` (at least 1) words from number `first` on, as they stand in the text, with all between them. */
struct span word_list_span(const struct word_list *list, size_t first, size_t count);

#endif
