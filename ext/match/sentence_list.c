/*
 * sentence_list.c - the sentences of a text as runs of the words of a word list
 *
 * "It fell. Who saw it?" has the words 0 1 2 3 0, by number, and the sentences 0 1 and 2 3 0.
 */
#include "match/sentence_list.h"
#include "base/vector.h"
#include "sentence/sentences.h"

enum status sentence_list_read(struct sentence_list *list, const struct word_list *words, struct poll *poll) {
    struct sentences sentences;
    struct sentence sentence;
    size_t word = 0;
    sentences_init(&sentences, words->text, NULL, poll);
    list->count = 0;
    while (sentences_next(&sentences, &sentence)) {
        struct listed_sentence *item = VECTOR_ADD(list);
        if (!item) return STATUS_NOMEM;
        size_t end = (size_t)(sentence.text.data - words->text.data) + sentence.text.size, first = word;
        while (word < words->count && words->items[word].start < end) word++;
        *item = (struct listed_sentence){.text = sentence.text,
                                         .first = (uint32_t)first,
                                         .count = (uint32_t)(word - first),
                                         .quoted = word > first && sentences_quoted(&sentences, &sentence)};
        if (poll_stop(poll, word - first)) return STATUS_INTERRUPT;
    }
    return sentences.status;
}

void sentence_list_release(struct sentence_list *list) {
    VECTOR_RELEASE(list);
}

struct span sentence_list_span(const struct sentence_list *list, size_t first, size_t count) {
    struct span start = list->items[first].text, last = list->items[first + count - 1].text;
    return (struct span){start.data, (size_t)(last.data - start.data) + last.size};
}

size_t sentence_list_words(const struct sentence_list *list, size_t first, size_t count) {
    const struct listed_sentence *last = &list->items[first + count - 1];
    return last->first + last->count - list->items[first].first;
}
