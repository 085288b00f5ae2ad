/*
 * word_hash.h - the hashes of a text's words, fast
 *
 * word_hash_next() gives what hash_bytes() gives for the match key of each word in turn (text/words.h),
 * without writing the keys of ASCII words anywhere. It is the hot path of every signature: about 10 ns a word
 * of English news. This and the loop over characters in words.c must always agree (tests/unit, fuzz).
 */
#ifndef NEWSPRINT_TEXT_WORD_HASH_H
#define NEWSPRINT_TEXT_WORD_HASH_H

#include "text/words.h"

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
