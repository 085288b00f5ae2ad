/*
 * fuzz_text.c - what must hold for any text at all
 *
 *     make fuzz SECONDS=60
 *
 * The first byte of the input chooses the target, the rest is the text, in a heap block of its exact size. A
 * target ends the program when a promise of the header it tests does not hold. tests/fuzz/corpus has a file
 * for each target and for each failure that was ever found; `make test` replays it.
 */
#include "../unit/mem_failing.h"
#include "base/hash.h"
#include "match/minhash.h"
#include "text/utf8.h"
#include "text/word_hash.h"
#include "text/words.h"
#include <stdio.h>
#include <stdlib.h>

#define DEMAND(condition) demand(condition, #condition, __LINE__)

static void demand(bool holds, const char *condition, int line) {
    if (holds) return;
    fprintf(stderr, "fuzz_text.c:%d: does not hold: %s\n", line, condition);
    abort();
}

/* Repair gives valid text, leaves valid text alone, and keeps the number of characters as SQLite counts them.
 */
static void fuzz_repair(struct span raw) {
    struct buffer copy = BUFFER_INIT, again = BUFFER_INIT;
    struct span text, same;
    DEMAND(utf8_repair(raw, &copy, &text) == STATUS_OK);
    DEMAND(utf8_valid_prefix(text) == text.size);
    DEMAND(utf8_repair(text, &again, &same) == STATUS_OK && same.data == text.data);
    size_t characters = 0;
    for (size_t at = 0; at < raw.size; characters++) {
        bool lead = (unsigned char)raw.data[at++] >= 0xC0;
        while (lead && at < raw.size && ((unsigned char)raw.data[at] & 0xC0) == 0x80) at++;
    }
    DEMAND(utf8_count(text) == characters);
    buffer_release(&copy);
    buffer_release(&again);
}

/* Words are in order, do not touch each other's bytes, stand on character boundaries and have a key. */
static void fuzz_words(struct span text) {
    struct words words = {text, 0};
    struct span word;
    struct buffer key = BUFFER_INIT, again = BUFFER_INIT;
    const char *end = text.data;
    size_t count = 0;
    for (; words_next(&words, &word); count++) {
        DEMAND(word.size > 0 && word.data >= end && word.data + word.size <= text.data + text.size);
        DEMAND(utf8_valid_prefix(word) == word.size);
        end = word.data + word.size;
        DEMAND(words.position == (size_t)(end - text.data));
        buffer_clear(&key);
        word_fold(word, &key);
        DEMAND(key.status == STATUS_OK && utf8_valid_prefix(buffer_span(&key)) == key.size);
    }
    DEMAND(count == words_count(text));
    buffer_release(&key);
    buffer_release(&again);
}

/* Folding what is folded changes nothing. */
static void fuzz_fold(struct span text) {
    struct buffer once = BUFFER_INIT, twice = BUFFER_INIT;
    text_fold(text, &once);
    text_fold(buffer_span(&once), &twice);
    DEMAND(once.status == STATUS_OK && twice.status == STATUS_OK);
    DEMAND(span_equal(buffer_span(&once), buffer_span(&twice)));
    buffer_release(&once);
    buffer_release(&twice);
}

/* The fast way to a word's hash agrees with the plain one. */
static void fuzz_word_hash(struct span text) {
    struct words slow = {text, 0}, fast = {text, 0};
    struct buffer key = BUFFER_INIT, scratch = BUFFER_INIT;
    struct span word;
    uint64_t hash;
    while (words_next(&slow, &word)) {
        buffer_clear(&key);
        word_fold(word, &key);
        DEMAND(word_hash_next(&fast, &hash, 1, &scratch) == 1);
        DEMAND(hash == hash_bytes(buffer_span(&key)));
    }
    DEMAND(word_hash_next(&fast, &hash, 1, &scratch) == 0);
    buffer_release(&key);
    buffer_release(&scratch);
}

static bool contains(const struct shingle_set *set, uint64_t hash) {
    for (size_t i = 0; i < set->hashes.count; i++)
        if (set->hashes.items[i] == hash) return true;
    return false;
}

/* The set has the hashes of the shingles one by one, each once; a signature of it can be read, and resembles
 * itself. */
static void fuzz_minhash(struct span text) {
    struct shingle_set set = {VECTOR_INIT, NULL, 0};
    struct shingles shingles;
    struct shingle shingle;
    size_t width = text.size % SHINGLE_MAX + 1, size = text.size % 70 + 1;
    DEMAND(shingle_set_read(&set, text, width, NULL) == STATUS_OK);
    shingles_init(&shingles, text, width);
    size_t count = 0;
    for (; shingles_next(&shingles, &shingle); count++)
        if (set.hashes.count < 300) DEMAND(contains(&set, shingle.hash));
    DEMAND((count == 0) == (set.hashes.count == 0) && set.hashes.count <= count);
    if (count > 0) {
        char *blob = mem_alloc(MINHASH_HEADER_BYTES + 2 * size);
        struct minhash signature;
        minhash_write(set.hashes.items, set.hashes.count, (unsigned)size, (unsigned)width, blob);
        DEMAND(minhash_parse((struct span){blob, MINHASH_HEADER_BYTES + 2 * size}, &signature) == NULL);
        DEMAND(signature.count == set.hashes.count && signature.shingle == width && signature.size == size);
        DEMAND(minhash_resemblance(&signature, &signature) == 1 &&
               minhash_containment(&signature, &signature) == 1);
        mem_free(blob);
    }
    shingles_release(&shingles);
    shingle_set_release(&set);
}

/* Any BLOB is either no signature, or one that can be compared with itself. */
static void fuzz_signature(struct span blob) {
    struct minhash signature;
    if (minhash_parse(blob, &signature)) return;
    DEMAND(minhash_resemblance(&signature, &signature) == 1);
}

static const struct {
    void (*run)(struct span text);
    bool raw; /* gets the bytes as they are, not repaired */
} TARGETS[] = {
    {fuzz_repair, true},     {fuzz_words, false},   {fuzz_fold, false},
    {fuzz_word_hash, false}, {fuzz_minhash, false}, {fuzz_signature, true},
};

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
    if (size == 0) return 0;
    size_t target = data[0] % (sizeof TARGETS / sizeof *TARGETS), before = mem_live_blocks();
    struct buffer copy = BUFFER_INIT;
    struct span raw = exact_copy((struct span){(const char *)data + 1, size - 1}), text = raw,
                block = {NULL, 0};
    if (!TARGETS[target].raw) {
        DEMAND(utf8_repair(raw, &copy, &text) == STATUS_OK);
        block = text = exact_copy(text);
        buffer_release(&copy);
    }
    TARGETS[target].run(text);
    DEMAND(mem_live_blocks() == before);
    free((char *)(uintptr_t)block.data);
    free((char *)(uintptr_t)raw.data);
    return 0;
}
