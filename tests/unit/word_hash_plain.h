/*
 * word_hash_plain.h - ext/text/word_hash.c once more, as it is compiled where there is no SSE2
 *
 * Include it last. word_hash_next_plain() must give what word_hash_next() gives.
 */
#ifndef NEWSPRINT_TESTS_WORD_HASH_PLAIN_H
#define NEWSPRINT_TESTS_WORD_HASH_PLAIN_H

#include "text/word_hash.h"

#undef __SSE2__
#define word_hash_next word_hash_next_plain
#include "text/word_hash.c"
#undef word_hash_next

#endif
