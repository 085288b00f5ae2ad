/*
 * shingle.c - runs of w words: what documents are compared by
 *
 * "the harbour wall failed at noon" has, at w = 3, the shingles "the harbour wall", "harbour wall failed",
 * "wall failed at", "failed at noon". The set is built in two tight loops over a block of words at a time:
 * hash the words; roll the shingle and look it up.
 */
#include "match/shingle.h"
#include "text/word_hash.h"

void shingle_hash_init(struct shingle_hash *hash, size_t width) {
    *hash = (struct shingle_hash){.leaving_factor = 1, .sum = 0};
    for (size_t i = 0; i < width; i++) hash->leaving_factor *= HASH_GOLDEN;
}

void shingles_init(struct shingles *shingles, struct span text, size_t width) {
    *shingles = (struct shingles){.words = {text, 0, NULL}, .width = width, .key = BUFFER_INIT};
    shingle_hash_init(&shingles->hash, width);
}

void shingles_release(struct shingles *shingles) {
    buffer_release(&shingles->key);
}

/* Reads one word into the window. */
static bool read_word(struct shingles *shingles, struct span *word) {
    if (!words_next(&shingles->words, word)) return false;
    buffer_clear(&shingles->key);
    word_fold(*word, &shingles->key, shingles->words.poll);
    if (shingles->key.status || poll_stopped(shingles->words.poll)) return false;
    uint64_t hash = hash_bytes(buffer_span(&shingles->key));
    size_t at = shingles->count++ % shingles->width;
    shingle_hash_push(&shingles->hash, hash, shingles->hashes[at]);
    shingles->hashes[at] = hash;
    shingles->starts[at] = (size_t)(word->data - shingles->words.text.data);
    return true;
}

bool shingles_next(struct shingles *shingles, struct shingle *shingle) {
    size_t width = shingles->width;
    bool first = shingles->count == 0;
    struct span word;
    do
        if (!read_word(shingles, &word)) {
            bool failed = shingles->key.status || poll_stopped(shingles->words.poll);
            if (!first || shingles->count == 0 || failed) return false;
            break; /* the whole text has fewer than `width` words */
        }
    while (shingles->count < width);
    size_t start = shingles->count < width ? shingles->starts[0] : shingles->starts[shingles->count % width];
    shingle->hash = shingle_hash_value(&shingles->hash);
    shingle->span = span_slice(shingles->words.text, start, shingles->words.position);
    return true;
}

/* A text has about so many words, by which the table of its set is sized, and they are read a block at a
 * time. Giant texts mostly repeat themselves: of what is beyond WORDS_SURE only a share is expected, lest two
 * of them hold more memory than their texts, and the table grows where there is more. */
enum { BYTES_A_WORD = 6, SET_BLOCK = 256, WORDS_SURE = 1 << 16, SHARE_EXPECTED = 8 };

/* To look up a hash costs what reading so many bytes does. */
enum { WORK_OF_HASH = 4 };

static size_t words_expected(size_t bytes) {
    size_t words = bytes / BYTES_A_WORD;
    return words < WORDS_SURE ? words : WORDS_SURE + (words - WORDS_SURE) / SHARE_EXPECTED;
}

enum status shingle_set_read(struct shingle_set *set, struct span text, size_t width, struct poll *poll) {
    enum status status = u64_map_start(&set->hashes, words_expected(text.size));
    struct words words = {text, 0, poll};
    struct shingle_hash hash;
    struct buffer key = BUFFER_INIT;
    uint64_t block[SHINGLE_MAX + SET_BLOCK] = {0}; /* the last `width` words, then fresh ones */
    uint64_t *fresh = block + width;
    size_t count = 0;
    shingle_hash_init(&hash, width);
    while (!status) {
        size_t before = words.position, got = word_hash_next(&words, fresh, SET_BLOCK, &key);
        status = key.status ? key.status : u64_map_reserve(&set->hashes, got + 1, poll);
        if (!status && (poll_stopped(poll) || poll_stop(poll, words.position - before)))
            status = STATUS_INTERRUPT;
        if (status || got == 0) break;
        size_t i = 0;
        for (; i < got && count + i + 1 < width; i++) shingle_hash_push(&hash, fresh[i], block[i]);
        struct u64_map map = set->hashes; /* a copy that what is written to its list cannot change */
        for (; i < got; i++) {
            shingle_hash_push(&hash, fresh[i], block[i]);
            u64_map_add(&map, shingle_hash_value(&hash));
        }
        set->hashes = map;
        count += got;
        memmove(block, block + got, width * sizeof *block);
    }
    if (!status && count > 0 && count < width) u64_map_add(&set->hashes, shingle_hash_value(&hash));
    set->words = count;
    buffer_release(&key);
    return status;
}

enum status shingle_set_fill(struct shingle_set *set, const uint64_t *hashes, size_t count,
                             struct poll *poll) {
    u64_map_clear(&set->hashes);
    set->words = 0;
    enum status status = u64_map_reserve(&set->hashes, count, poll);
    for (size_t i = 0; i < count && !status; i++) {
        u64_map_add(&set->hashes, hashes[i]);
        if (poll_stop(poll, WORK_OF_HASH)) status = STATUS_INTERRUPT;
    }
    return status;
}

void shingle_set_release(struct shingle_set *set) {
    u64_map_release(&set->hashes);
    set->words = 0;
}

size_t shingle_set_shared(const struct shingle_set *set, const uint64_t *hashes, size_t count,
                          struct poll *poll) {
    size_t shared = 0;
    for (size_t i = 0; i < count && !poll_stop(poll, WORK_OF_HASH); i++)
        shared += u64_map_has(&set->hashes, hashes[i]);
    return shared;
}

size_t shingle_sets_shared(const struct shingle_set *a, const struct shingle_set *b, struct poll *poll) {
    if (a->hashes.count < b->hashes.count) return shingle_sets_shared(b, a, poll);
    return shingle_set_shared(a, b->hashes.items, b->hashes.count, poll);
}
