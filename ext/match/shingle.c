/*
 * shingle.c - runs of w words: what documents are compared by
 *
 * "the harbour wall failed at noon" has, at w = 3, the shingles "the harbour wall", "harbour wall failed", "wall
 * failed at", "failed at noon". The set is built in two tight loops over a block of words at a time: hash the
 * words; roll the shingle and look it up. The table is open-addressed with linear probing and at most a quarter
 * full, because a second probe is a branch mispredicted; its slots are 32-bit places in the list of hashes, so
 * that at 1,000 shingles it is 16 KiB and stays in the first-level cache.
 */
#include "match/shingle.h"
#include "base/mem.h"
#include "text/word_hash.h"

void shingle_hash_init(struct shingle_hash *hash, size_t width) {
    *hash = (struct shingle_hash){.leaving_factor = 1, .sum = 0};
    for (size_t i = 0; i < width; i++) hash->leaving_factor *= HASH_GOLDEN;
}

void shingles_init(struct shingles *shingles, struct span text, size_t width) {
    *shingles = (struct shingles){.words = {text, 0}, .width = width, .key = BUFFER_INIT};
    shingle_hash_init(&shingles->hash, width);
}

void shingles_release(struct shingles *shingles) {
    buffer_release(&shingles->key);
}

/* Reads one word into the window. */
static bool read_word(struct shingles *shingles, struct span *word) {
    if (!words_next(&shingles->words, word)) return false;
    buffer_clear(&shingles->key);
    word_fold(*word, &shingles->key);
    if (shingles->key.status) return false;
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
            if (!first || shingles->count == 0 || shingles->key.status) return false;
            break; /* the whole text has fewer than `width` words */
        }
    while (shingles->count < width);
    size_t start = shingles->count < width ? shingles->starts[0] : shingles->starts[shingles->count % width];
    shingle->hash = shingle_hash_value(&shingles->hash);
    shingle->span = span_slice(shingles->words.text, start, shingles->words.position);
    return true;
}

enum { SET_FIRST_SLOTS = 256, SET_BLOCK = 256, SLOTS_A_HASH = 4 };

/* The slot of a hash: the one that leads to it, or the empty one where it belongs. */
static inline size_t find_slot(const struct shingle_set *set, uint64_t hash) {
    size_t at = hash & set->slot_mask;
    while (set->slots[at] && set->hashes.items[set->slots[at] - 1] != hash) at = (at + 1) & set->slot_mask;
    return at;
}

/* An empty table of `slots` (a power of two) slots that takes up the hashes of the set. */
static enum status rehash(struct shingle_set *set, size_t slots) {
    if (slots > UINT32_MAX) return STATUS_NOMEM;
    if (slots != set->slot_mask + 1 || !set->slots) {
        uint32_t *grown = mem_alloc(slots * sizeof *grown);
        if (!grown) return STATUS_NOMEM;
        mem_free(set->slots);
        set->slots = grown;
        set->slot_mask = slots - 1;
    }
    memset(set->slots, 0, slots * sizeof *set->slots);
    for (size_t i = 0; i < set->hashes.count; i++)
        set->slots[find_slot(set, set->hashes.items[i])] = (uint32_t)i + 1;
    return STATUS_OK;
}

/* Room for `more` hashes beyond those that are there, in both the list and the table. */
static enum status make_room(struct shingle_set *set, size_t more) {
    size_t needed = set->hashes.count + more, slots = set->slots ? set->slot_mask + 1 : SET_FIRST_SLOTS;
    while (slots < SLOTS_A_HASH * needed) slots *= 2;
    enum status status = slots - 1 > set->slot_mask || !set->slots ? rehash(set, slots) : STATUS_OK;
    if (status) return status;
    return vector_grow((void **)&set->hashes.items, &set->hashes.capacity, needed, sizeof *set->hashes.items);
}

/* Adds a hash that there is room for. */
static inline void insert(struct shingle_set *set, uint64_t hash) {
    size_t at = find_slot(set, hash);
    if (set->slots[at]) return;
    set->hashes.items[set->hashes.count++] = hash;
    set->slots[at] = (uint32_t)set->hashes.count;
}

/* An empty set whose table has the size that a text of so many bytes probably needs. */
static enum status start_over(struct shingle_set *set, size_t bytes) {
    enum { BYTES_A_WORD = 6 };
    size_t slots = SET_FIRST_SLOTS;
    while (slots < SLOTS_A_HASH * bytes / BYTES_A_WORD) slots *= 2;
    set->hashes.count = 0;
    return rehash(set, slots);
}

enum status shingle_set_read(struct shingle_set *set, struct span text, size_t width, struct poll *poll) {
    enum status status = start_over(set, text.size);
    struct words words = {text, 0};
    struct shingle_hash hash;
    struct buffer key = BUFFER_INIT;
    uint64_t block[SHINGLE_MAX + SET_BLOCK] = {0}; /* the last `width` words, then fresh ones */
    uint64_t *fresh = block + width;
    size_t count = 0;
    shingle_hash_init(&hash, width);
    while (!status) {
        size_t before = words.position, got = word_hash_next(&words, fresh, SET_BLOCK, &key);
        status = key.status ? key.status : make_room(set, got + 1);
        if (!status && poll_stop(poll, words.position - before)) status = STATUS_INTERRUPT;
        if (status || got == 0) break;
        for (size_t i = 0; i < got; i++) {
            shingle_hash_push(&hash, fresh[i], block[i]);
            if (++count >= width) insert(set, shingle_hash_value(&hash));
        }
        memmove(block, block + got, width * sizeof *block);
    }
    if (!status && count > 0 && count < width) insert(set, shingle_hash_value(&hash));
    buffer_release(&key);
    return status;
}

enum status shingle_set_fill(struct shingle_set *set, const uint64_t *hashes, size_t count) {
    set->hashes.count = 0;
    enum status status = make_room(set, count);
    if (status) return status;
    memset(set->slots, 0, (set->slot_mask + 1) * sizeof *set->slots);
    for (size_t i = 0; i < count; i++) insert(set, hashes[i]);
    return STATUS_OK;
}

void shingle_set_release(struct shingle_set *set) {
    VECTOR_RELEASE(&set->hashes);
    mem_free(set->slots);
    *set = (struct shingle_set)SHINGLE_SET_INIT;
}

size_t shingle_set_shared(const struct shingle_set *set, const uint64_t *hashes, size_t count) {
    size_t shared = 0;
    if (set->hashes.count == 0) return 0;
    for (size_t i = 0; i < count; i++) shared += set->slots[find_slot(set, hashes[i])] != 0;
    return shared;
}

size_t shingle_sets_shared(const struct shingle_set *a, const struct shingle_set *b) {
    if (a->hashes.count < b->hashes.count) return shingle_sets_shared(b, a);
    return shingle_set_shared(a, b->hashes.items, b->hashes.count);
}
