/*
 * word_hash.h - the hashes of a text's words, fast
 *
 * word_hash_next() gives what hash_bytes() gives for the match key of each word in turn (text/words.h),
 * without writing the keys of ASCII words anywhere. It is the hot path of every signature: about 10 ns a word
 * of English news. This and the loop over characters in words.c must always agree (tests/unit, fuzz).
 */
#ifndef NEWSPRINT_TEXT_WORD_HASH_H
#define NEWSPRINT_TEXT_WORD_HASH_H

#include "base/hash.h"
#include "text/words.h"

/* WORD_HASH_KEEP[n] keeps the first n of eight bytes. */
#define WORD_HASH_FIRST(n) (~(uint64_t)0 >> (64 - 8 * (n)))
static const uint64_t WORD_HASH_KEEP[] = {
    0,
    WORD_HASH_FIRST(1),
    WORD_HASH_FIRST(2),
    WORD_HASH_FIRST(3),
    WORD_HASH_FIRST(4),
    WORD_HASH_FIRST(5),
    WORD_HASH_FIRST(6),
    WORD_HASH_FIRST(7),
    WORD_HASH_FIRST(8),
};

/* hash_bytes() of the lower-cased bytes p[0 .. size-1], which are ASCII letters and digits; 8 can be read at
 * any of them. */
static inline uint64_t word_hash_ascii(const char *p, size_t size) {
    const uint64_t lower = 0x2020202020202020u;
    uint64_t h = HASH_GOLDEN + size;
    for (; size > 8; size -= 8, p += 8) h = hash_mix(h ^ (load_le64(p) | lower), HASH_ROOT3);
    return hash_mix(h ^ ((load_le64(p) | lower) & WORD_HASH_KEEP[size]), HASH_ROOT3);
}

/* Words that one step may give. */
enum { WORD_HASH_ROOM = 34 };

/* Fills hashes[0 .. room-1] (room >= WORD_HASH_ROOM) with the hashes of the next words, as many as come
 * easily, and gives how many there were; 0 means that the text is at its end, or that key->status says why
 * not, or that words->poll said to stop. `key` is scratch space. */
size_t word_hash_next(struct words *words, uint64_t *hashes, size_t room, struct buffer *key);

/* The same for one word, as words_next() gave it, of a text that ends at `end`. Only good while key->status
 * is STATUS_OK and poll, which may be NULL, did not say to stop. */
uint64_t word_hash(struct span word, const char *end, struct buffer *key, struct poll *poll);

#endif
