/*
 * sentence_list.h - the sentences of a text as runs of the words of a word list
 *
 *     struct sentence_list sentences = SENTENCE_LIST_INIT;
 *     enum status status = sentence_list_read(&sentences, &words, poll);
 *     for (size_t i = 0; i < sentences.count && !status; i++)
 *         use(&words.items[sentences.items[i].first], sentences.items[i].count);
 *     sentence_list_release(&sentences);
 */
#ifndef NEWSPRINT_MATCH_SENTENCE_LIST_H
#define NEWSPRINT_MATCH_SENTENCE_LIST_H

#include "match/word_list.h"

struct listed_sentence {
    struct span text;      /* as sentences() gives it */
    uint32_t first, count; /* its words in the word list; none in "* * *" */
    bool quoted;           /* all of it stands in quotation marks */
};

struct sentence_list {
    struct listed_sentence *items;
    size_t count, capacity;
};
#define SENTENCE_LIST_INIT                                                                                   \
    { NULL, 0, 0 }

/* Replaces the content and keeps the memory. The sentences are those of words->text, which must stay where
 * it is, and each word of the list stands in one. STATUS_NOMEM or STATUS_INTERRUPT leaves a list that may
 * only be read again or released. O(bytes). */
enum status sentence_list_read(struct sentence_list *list, const struct word_list *words, struct poll *poll);
void sentence_list_release(struct sentence_list *list);

/* `count` (at least 1) sentences from number `first` on, as they stand in the text, with all between them;
 * and the number of their words. */
struct span sentence_list_span(const struct sentence_list *list, size_t first, size_t count);
size_t sentence_list_words(const struct sentence_list *list, size_t first, size_t count);

#endif
