/*
 * word_list.c - the words of a text as numbers, with the place of each
 *
 * "The wall, the WALL" is 0 1 0 1. Most words have been met before, so reading costs a match key, its hash
 * and a look into the vocabulary.
 */
#include "match/word_list.h"
#include "base/hash.h"
#include "base/vector.h"
#include "text/words.h"

/* Adds a word; `key` is scratch space. */
static enum status add_word(struct word_list *list, struct u64_map *vocabulary, struct span word,
                            struct buffer *key, struct poll *poll) {
    buffer_clear(key);
    word_fold(word, key, poll);
    if (key->status) return key->status;
    if (poll_stopped(poll)) return STATUS_INTERRUPT;
    enum status status = u64_map_reserve(vocabulary, 1, poll);
    if (status) return status;
    struct listed_word *item = VECTOR_ADD(list);
    if (!item) return STATUS_NOMEM;
    *item = (struct listed_word){
        .number = (uint32_t)u64_map_add(vocabulary, hash_bytes(buffer_span(key))),
        .start = (uint32_t)(word.data - list->text.data),
        .size = (uint32_t)word.size,
    };
    return STATUS_OK;
}

enum status word_list_read(struct word_list *list, struct u64_map *vocabulary, struct span text,
                           struct poll *poll) {
    struct words words = {text, 0, poll};
    struct buffer key = BUFFER_INIT;
    struct span word;
    enum status status = STATUS_OK;
    list->text = text;
    list->count = 0;
    for (size_t before = 0; !status && words_next(&words, &word); before = words.position) {
        status = add_word(list, vocabulary, word, &key, poll);
        if (!status && poll_stop(poll, words.position - before)) status = STATUS_INTERRUPT;
    }
    if (!status && poll_stopped(poll)) status = STATUS_INTERRUPT;
    buffer_release(&key);
    return status;
}

void word_list_release(struct word_list *list) {
    VECTOR_RELEASE(list);
    list->text = (struct span){NULL, 0};
}

struct span word_list_span(const struct word_list *list, size_t first, size_t count) {
    const struct listed_word *last = &list->items[first + count - 1];
    return span_slice(list->text, list->items[first].start, last->start + last->size);
}
