/*
 * term_weights.c - in how many documents of a corpus each word stands
 *
 * "the wall fell", "the wall held" and "a ferry" are 3 documents with the in 2, wall in 2, the other words in
 * 1: the weighs ln(5 / 3), ferry ln(5 / 2). A word of a document is counted unless its count already says
 * that this document was the last one.
 */
#include "match/term_weights.h"
#include "base/bytes.h"
#include "base/hash.h"
#include "base/logarithm.h"
#include "base/mem.h"
#include "base/sort.h"
#include "text/word_hash.h"

enum { FORMAT_VERSION = 1, ALGORITHM = 1 };
enum { AT_VERSION = 4, AT_ALGORITHM = 5, AT_ZERO = 6, AT_DOCUMENTS = 8, AT_COUNT = 12, AT_CHECKSUM = 16 };
enum { HASH_BYTES = 8, FREQUENCY_BYTES = 4, ENTRY_BYTES = HASH_BYTES + FREQUENCY_BYTES };

static const char MAGIC[4] = {'n', 'p', 't', 'w'};

/* ---- reading the stored form ---- */

static uint64_t hash_at(const struct term_weights *weights, size_t i) {
    return load_le64(weights->hashes + HASH_BYTES * i);
}

static uint32_t frequency_at(const struct term_weights *weights, size_t i) {
    return load_le32(weights->frequencies + FREQUENCY_BYTES * i);
}

static uint64_t checksum(struct span entries, uint32_t documents) {
    return hash_mix(hash_bytes(entries) ^ documents, HASH_ROOT3);
}

void term_weights_view(struct span blob, struct term_weights *weights) {
    uint32_t count = load_le32(blob.data + AT_COUNT);
    *weights = (struct term_weights){
        .documents = load_le32(blob.data + AT_DOCUMENTS),
        .count = count,
        .checksum = load_le64(blob.data + AT_CHECKSUM),
        .hashes = blob.data + TERM_WEIGHTS_HEADER_BYTES,
        .frequencies = blob.data + TERM_WEIGHTS_HEADER_BYTES + HASH_BYTES * (size_t)count,
    };
}

/* Whether what the BLOB lists can be. */
static bool entries_are_sound(const struct term_weights *weights) {
    bool sound = true;
    for (size_t i = 0; i < weights->count; i++) {
        uint32_t frequency = frequency_at(weights, i);
        sound &= frequency >= 1 && frequency <= weights->documents;
        sound &= i == 0 || hash_at(weights, i) > hash_at(weights, i - 1);
    }
    return sound;
}

const char *term_weights_parse(struct span blob, struct term_weights *weights) {
    if (blob.size < TERM_WEIGHTS_HEADER_BYTES || memcmp(blob.data, MAGIC, sizeof MAGIC) != 0)
        return "is not term weights";
    const unsigned char *p = (const unsigned char *)blob.data;
    if (p[AT_VERSION] > FORMAT_VERSION) return "has a format of term weights newer than this library";
    if (p[AT_ALGORITHM] > ALGORITHM) return "has term weights of an algorithm newer than this library";
    term_weights_view(blob, weights);
    struct span entries = span_slice(blob, TERM_WEIGHTS_HEADER_BYTES, blob.size);
    bool sound = p[AT_VERSION] == FORMAT_VERSION && p[AT_ALGORITHM] == ALGORITHM &&
                 load_le(blob.data + AT_ZERO, 2) == 0 && weights->documents >= 1 && weights->count >= 1 &&
                 entries.size == ENTRY_BYTES * (size_t)weights->count &&
                 weights->checksum == checksum(entries, weights->documents) && entries_are_sound(weights);
    return sound ? NULL : "is damaged term weights";
}

uint32_t term_weights_frequency(const struct term_weights *weights, uint64_t hash) {
    size_t low = 0, high = weights->count;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        uint64_t there = hash_at(weights, middle);
        if (there == hash) return frequency_at(weights, middle);
        *(hash < there ? &high : &low) = hash < there ? middle : middle + 1;
    }
    return 0;
}

double term_idf(uint32_t documents, uint32_t frequency) {
    double idf = natural_logarithm(((double)documents + 2) / ((double)frequency + 1));
    return idf < TERM_IDF_MAX ? idf : TERM_IDF_MAX;
}

double term_weights_idf(const struct term_weights *weights, uint64_t hash) {
    return term_idf(weights->documents, term_weights_frequency(weights, hash));
}

/* ---- counting ---- */

/* The count of a word, a new one for a new word; NULL when memory is out. There must be room in `words`. */
static struct term_count *count_of(struct term_counts *counts, uint64_t hash) {
    size_t number = u64_map_add(&counts->words, hash);
    if (number < counts->items.count) return &counts->items.items[number];
    struct term_count *added = VECTOR_ADD(&counts->items);
    if (added) *added = (struct term_count){0, 0};
    return added;
}

static enum status count_words(struct term_counts *counts, const uint64_t *hashes, size_t count,
                               struct poll *poll) {
    uint32_t document = counts->documents + 1;
    enum status status = u64_map_reserve(&counts->words, count, poll);
    for (size_t i = 0; i < count && !status; i++) {
        struct term_count *word = count_of(counts, hashes[i]);
        if (!word) return STATUS_NOMEM;
        word->frequency += word->last != document;
        word->last = document;
    }
    return status;
}

enum status term_counts_add(struct term_counts *counts, struct span text, struct poll *poll) {
    struct words words = {text, 0, poll};
    struct buffer key = BUFFER_INIT;
    uint64_t hashes[256];
    size_t before = 0, read = 0;
    enum status status = counts->documents == UINT32_MAX ? STATUS_TOOBIG : STATUS_OK;
    while (!status) {
        size_t got = word_hash_next(&words, hashes, sizeof hashes / sizeof *hashes, &key);
        status = key.status;
        if (!status && (poll_stopped(poll) || poll_stop(poll, words.position - before)))
            status = STATUS_INTERRUPT;
        if (status || got == 0) break;
        status = count_words(counts, hashes, got, poll);
        before = words.position;
        read += got;
    }
    counts->documents += !status && read > 0;
    buffer_release(&key);
    return status;
}

enum status term_counts_merge(struct term_counts *counts, const struct term_weights *weights,
                              struct poll *poll) {
    if (weights->documents > UINT32_MAX - counts->documents) return STATUS_TOOBIG;
    enum status status = u64_map_reserve(&counts->words, weights->count, poll);
    for (size_t i = 0; i < weights->count && !status; i++) {
        struct term_count *word = count_of(counts, hash_at(weights, i));
        if (!word) return STATUS_NOMEM;
        word->frequency += frequency_at(weights, i);
        if (poll_stop(poll, 16)) status = STATUS_INTERRUPT;
    }
    counts->documents += weights->documents;
    return status;
}

/* ---- writing ---- */

struct entry {
    uint64_t hash;
    uint32_t frequency;
};

static int by_hash(const void *context, const void *a, const void *b) {
    (void)context;
    uint64_t x = ((const struct entry *)a)->hash, y = ((const struct entry *)b)->hash;
    return (x > y) - (x < y);
}

static void write_form(char *out, const struct entry *entries, size_t count, uint32_t documents) {
    char *hashes = out + TERM_WEIGHTS_HEADER_BYTES, *frequencies = hashes + HASH_BYTES * count;
    memset(out, 0, TERM_WEIGHTS_HEADER_BYTES);
    memcpy(out, MAGIC, sizeof MAGIC);
    out[AT_VERSION] = FORMAT_VERSION;
    out[AT_ALGORITHM] = ALGORITHM;
    store_le(out + AT_DOCUMENTS, 4, documents);
    store_le(out + AT_COUNT, 4, count);
    for (size_t i = 0; i < count; i++) {
        store_le(hashes + HASH_BYTES * i, HASH_BYTES, entries[i].hash);
        store_le(frequencies + FREQUENCY_BYTES * i, FREQUENCY_BYTES, entries[i].frequency);
    }
    store_le(out + AT_CHECKSUM, 8, checksum((struct span){hashes, ENTRY_BYTES * count}, documents));
}

enum status term_counts_write(const struct term_counts *counts, struct buffer *blob, struct poll *poll) {
    size_t count = counts->words.count, bytes = TERM_WEIGHTS_HEADER_BYTES + ENTRY_BYTES * count;
    if (count > UINT32_MAX) return STATUS_TOOBIG;
    struct entry *entries = mem_alloc(count * sizeof *entries);
    if (!entries) return STATUS_NOMEM;
    for (size_t i = 0; i < count; i++)
        entries[i] = (struct entry){counts->words.items[i], counts->items.items[i].frequency};
    enum status status =
        sort_items(entries, count, (struct sort_order){sizeof *entries, by_hash, NULL}, poll);
    char *out = status ? NULL : buffer_reserve(blob, bytes);
    if (!status && !out) status = blob->status;
    if (out) {
        write_form(out, entries, count, counts->documents);
        blob->size += bytes;
    }
    mem_free(entries);
    return status;
}

void term_counts_release(struct term_counts *counts) {
    u64_map_release(&counts->words);
    VECTOR_RELEASE(&counts->items);
    counts->documents = 0;
}
