/*
 * word_hash_impl.h - what word_hash.c shows to its test alone
 *
 * For "é", "Ł" and "Ж" the key (text/words.h) is another letter: e, l, ж. For "ß" and "æ" it is two: ss, ae.
 * A table gives it for the characters of two bytes that European languages are written with, so that their
 * words need no Unicode library.
 */
#ifndef NEWSPRINT_TEXT_WORD_HASH_IMPL_H
#define NEWSPRINT_TEXT_WORD_HASH_IMPL_H

/* A key of two ASCII letters: the first in the low byte, the second above it. */
enum { KEY_PAIR = 0x800 };

/* The key of the two-byte character that begins at p: a code point below KEY_PAIR, or two letters, or 0: it
 * is no letter, or its key is something else, or the table does not know. Only p[0] is read when no character
 * of two bytes begins there. O(1). */
unsigned letter_key(const char *p);

#endif
