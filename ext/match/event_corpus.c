/*
 * event_corpus.c - the rows of a corpus as documents that can be searched for the same event
 *
 * A row is first written behind the terms of all documents, as a document of its own: word and emphasis, in
 * the order of the words. When the digest of that leads to a document of the same bytes, it is taken back.
 */
#include "match/event_corpus.h"
#include "base/hash.h"
#include "base/mem.h"
#include "base/sort.h"
#include <math.h>

/* ---- rows ---- */

static enum status add_term(struct event_corpus *corpus, uint64_t hash, double emphasis) {
    size_t number = u64_map_add(&corpus->words, hash);
    if (number == corpus->word_items.count) {
        struct event_word *word = VECTOR_ADD(&corpus->word_items);
        if (!word) return STATUS_NOMEM;
        *word = (struct event_word){0, 0};
    }
    corpus->word_items.items[number].rows++;
    struct event_term *term = VECTOR_ADD(&corpus->terms);
    if (term) *term = (struct event_term){(uint32_t)number, (float)emphasis};
    return term ? STATUS_OK : STATUS_NOMEM;
}

/* The words of a large corpus are not in the cache: memory is asked for each so many words before. */
enum { WORDS_AHEAD = 8 };

static enum status add_terms(struct event_corpus *corpus, const struct terms *terms, struct poll *poll) {
    size_t count = terms->words.count;
    if (corpus->words.count + count >= UINT32_MAX) return STATUS_TOOBIG;
    enum status status = u64_map_reserve(&corpus->words, count, poll);
    for (size_t i = 0; i < count && !status; i++) {
        if (i + WORDS_AHEAD < count) u64_map_fetch(&corpus->words, terms->words.items[i + WORDS_AHEAD]);
        status = add_term(corpus, terms->words.items[i], terms_emphasis(terms, i));
        if (!status && poll_stop(poll, 16)) status = STATUS_INTERRUPT;
    }
    return status;
}

static struct span bytes_of(const struct event_corpus *corpus, size_t start, size_t count) {
    return (struct span){(const char *)(corpus->terms.items + start), count * sizeof *corpus->terms.items};
}

/* Whether a document has the terms from `start` to the end, and the time. */
static bool is_same(const struct event_corpus *corpus, uint32_t number, size_t start, double time) {
    const struct event_document *document = &corpus->documents.items[number];
    bool at_once = !corpus->timed || document->time == time || (isnan(document->time) && isnan(time));
    return at_once && span_equal(bytes_of(corpus, document->start, document->count),
                                 bytes_of(corpus, start, corpus->terms.count - start));
}

/* A new document of the terms from `start` on, and of one row. */
static enum status add_document(struct event_corpus *corpus, size_t start, uint32_t row, uint32_t *number) {
    struct event_document *document = VECTOR_ADD(&corpus->documents);
    if (!document) return STATUS_NOMEM;
    *number = (uint32_t)corpus->documents.count - 1;
    *document = (struct event_document){.start = start,
                                        .count = (uint32_t)(corpus->terms.count - start),
                                        .first_row = row,
                                        .last_row = row,
                                        .time = corpus->rows.items[row].time};
    for (size_t i = start; i < corpus->terms.count; i++)
        corpus->word_items.items[corpus->terms.items[i].word].documents++;
    return STATUS_OK;
}

/* Gives a row, whose terms begin at `start`, its document. */
static enum status place_row(struct event_corpus *corpus, size_t start, uint32_t row, struct poll *poll) {
    double time = corpus->rows.items[row].time;
    uint64_t digest = hash_bytes(bytes_of(corpus, start, corpus->terms.count - start));
    if (corpus->timed)
        digest = hash_mix(digest ^ hash_bytes((struct span){(const char *)&time, sizeof time}), HASH_ROOT3);
    enum status status = u64_map_reserve(&corpus->digests, 1, poll);
    if (status) return status;
    size_t at = u64_map_add(&corpus->digests, digest);
    if (at < corpus->digest_items.count && is_same(corpus, corpus->digest_items.items[at], start, time)) {
        struct event_document *document = &corpus->documents.items[corpus->digest_items.items[at]];
        corpus->rows.items[document->last_row].next = row;
        document->last_row = row;
        corpus->terms.count = start;
        return STATUS_OK;
    }
    uint32_t number;
    status = add_document(corpus, start, row, &number);
    if (status) return status;
    if (at < corpus->digest_items.count) return corpus->digest_items.items[at] = number, STATUS_OK;
    uint32_t *item = VECTOR_ADD(&corpus->digest_items);
    if (item) *item = number;
    return item ? STATUS_OK : STATUS_NOMEM;
}

enum status event_corpus_add(struct event_corpus *corpus, const struct terms *terms, double time,
                             struct poll *poll) {
    size_t start = corpus->terms.count;
    if (corpus->rows.count == EVENT_NONE) return STATUS_TOOBIG;
    struct event_row *row = VECTOR_ADD(&corpus->rows);
    if (!row) return STATUS_NOMEM;
    *row = (struct event_row){time, EVENT_NONE, terms && terms->words.count > 0};
    if (!row->has_words) return STATUS_OK;
    corpus->learned++;
    enum status status = add_terms(corpus, terms, poll);
    return status ? status : place_row(corpus, start, (uint32_t)corpus->rows.count - 1, poll);
}

/* ---- weights ---- */

/* The idf of each word of the corpus. */
static enum status find_idf(const struct event_corpus *corpus, const struct term_weights *weights,
                            double *idf, struct poll *poll) {
    for (size_t i = 0; i < corpus->words.count; i++) {
        idf[i] = weights ? term_weights_idf(weights, corpus->words.items[i])
                         : term_idf(corpus->learned, corpus->word_items.items[i].rows);
        if (poll_stop(poll, 32)) return STATUS_INTERRUPT;
    }
    return STATUS_OK;
}

/* Weighs the terms of a document, puts those in more than `most` documents last, for which `spare` has room,
 * and makes the length 1. */
static void weigh_document(struct event_corpus *corpus, struct event_document *document, const double *idf,
                           size_t most, struct event_term *spare) {
    struct event_term *terms = corpus->terms.items + document->start;
    size_t rare = 0, common = 0;
    double square = 0, common_square = 0;
    for (size_t i = 0; i < document->count; i++) {
        struct event_term term = terms[i];
        double weight = term.weight * idf[term.word];
        bool is_common = corpus->word_items.items[term.word].documents > most;
        *(is_common ? &spare[common++] : &terms[rare++]) = (struct event_term){term.word, (float)weight};
        square += weight * weight;
        if (is_common) common_square += weight * weight;
    }
    memcpy(terms + rare, spare, common * sizeof *spare);
    double length = sqrt(square);
    for (size_t i = 0; i < document->count; i++) terms[i].weight = (float)(terms[i].weight / length);
    document->rare = (uint32_t)rare;
    document->common = sqrt(common_square) / length;
}

static enum status weigh_documents(struct event_corpus *corpus, const double *idf, size_t most,
                                   struct poll *poll) {
    struct event_term *spare = mem_alloc(corpus->words.count * sizeof *spare + 1);
    enum status status = spare ? STATUS_OK : STATUS_NOMEM;
    for (size_t i = 0; i < corpus->documents.count && !status; i++) {
        struct event_document *document = &corpus->documents.items[i];
        weigh_document(corpus, document, idf, most, spare);
        if (poll_stop(poll, 4 * (size_t)document->count)) status = STATUS_INTERRUPT;
    }
    mem_free(spare);
    return status;
}

static int by_time(const void *context, const void *a, const void *b) {
    (void)context;
    double x = ((const struct event_document *)a)->time, y = ((const struct event_document *)b)->time;
    bool no_x = isnan(x), no_y = isnan(y); /* isnan() may give any number but 0 */
    if (no_x || no_y) return no_x - no_y;
    return (x > y) - (x < y);
}

enum status event_corpus_weigh(struct event_corpus *corpus, const struct term_weights *weights,
                               double common_share, struct poll *poll) {
    size_t most = (size_t)((double)corpus->documents.count * common_share);
    struct sort_order order = {sizeof *corpus->documents.items, by_time, NULL};
    double *idf = mem_alloc(corpus->words.count * sizeof *idf + 1);
    enum status status = idf ? find_idf(corpus, weights, idf, poll) : STATUS_NOMEM;
    if (!status) status = weigh_documents(corpus, idf, most, poll);
    if (!status && corpus->timed)
        status = sort_items(corpus->documents.items, corpus->documents.count, order, poll);
    mem_free(idf);
    u64_map_release(&corpus->digests);
    VECTOR_RELEASE(&corpus->digest_items);
    return status;
}

void event_corpus_release(struct event_corpus *corpus) {
    VECTOR_RELEASE(&corpus->rows);
    VECTOR_RELEASE(&corpus->documents);
    VECTOR_RELEASE(&corpus->terms);
    VECTOR_RELEASE(&corpus->word_items);
    VECTOR_RELEASE(&corpus->digest_items);
    u64_map_release(&corpus->words);
    u64_map_release(&corpus->digests);
}
