/*
 * terms.c - the distinct words of a document, and how much the document makes of each
 *
 * Hashes come fast from word_hash_next(), which does not say where a word stands; words_next() says it, for
 * the sake of the first letter. Both see the same words.
 */
#include "match/terms.h"
#include "base/logarithm.h"
#include "text/chars.h"
#include "text/word_hash.h"

enum { BLOCK = 256, LEAD_WORDS = 80 };

#define LEAD_BONUS  2.0
#define NAME_FACTOR 1.25

enum mark {
    UPPER = 1, /* written with a capital at least once */
    LOWER = 2, /* and with a small letter */
    DIGIT = 4,
    LEADS = 8, /* among the first words */
};

void terms_start(struct terms *terms) {
    u64_map_clear(&terms->words);
    terms->uses.count = 0;
    terms->read = 0;
}

static unsigned mark_of(struct span word) {
    size_t size;
    if (is_ascii_lower(*word.data)) return LOWER;
    enum char_class class = char_at(word.data, &size);
    return class == CHAR_UPPER ? UPPER : class == CHAR_LOWER ? LOWER : class == CHAR_DIGIT ? DIGIT : 0;
}

/* Notes words, of which `spans` gives the next ones. */
static enum status add_words(struct terms *terms, const uint64_t *hashes, size_t count, struct words *spans) {
    struct span word;
    enum status status = u64_map_reserve(&terms->words, count, spans->poll);
    for (size_t i = 0; i < count && !status; i++) {
        if (!words_next(spans, &word)) return STATUS_INTERRUPT;
        size_t number = u64_map_add(&terms->words, hashes[i]);
        bool is_new = number == terms->uses.count;
        struct term_use *use = is_new ? VECTOR_ADD(&terms->uses) : &terms->uses.items[number];
        if (!use) return STATUS_NOMEM;
        if (is_new) *use = (struct term_use){0, 0};
        use->count++;
        use->marks |= mark_of(word) | (terms->read++ < LEAD_WORDS ? LEADS : 0u);
    }
    return status;
}

enum status terms_add(struct terms *terms, struct span text, struct poll *poll) {
    struct words words = {text, 0, poll}, spans = {text, 0, poll};
    struct buffer key = BUFFER_INIT;
    uint64_t hashes[BLOCK];
    enum status status = STATUS_OK;
    while (!status) {
        size_t before = words.position, got = word_hash_next(&words, hashes, BLOCK, &key);
        status = key.status;
        if (!status && (poll_stopped(poll) || poll_stop(poll, words.position - before)))
            status = STATUS_INTERRUPT;
        if (status || got == 0) break;
        status = add_words(terms, hashes, got, &spans);
    }
    buffer_release(&key);
    return status;
}

double terms_emphasis(const struct terms *terms, size_t word) {
    const struct term_use *use = &terms->uses.items[word];
    bool is_name = use->marks & DIGIT || (use->marks & (UPPER | LOWER)) == UPPER;
    double emphasis = 1 + natural_logarithm(use->count) + (use->marks & LEADS ? LEAD_BONUS : 0);
    return is_name ? emphasis * NAME_FACTOR : emphasis;
}

void terms_release(struct terms *terms) {
    u64_map_release(&terms->words);
    VECTOR_RELEASE(&terms->uses);
    terms->read = 0;
}
