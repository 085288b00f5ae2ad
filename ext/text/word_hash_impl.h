/*
 * word_hash_impl.h - what word_hash.c shows to its test alone
 *
 * For "é", "Ł" and "Ж" the key (text/words.h) is another letter: e, ł, ж. A table gives it for the characters
 * of two bytes that European languages are written with, so that their words need no Unicode library.
 */
#ifndef NEWSPRINT_TEXT_WORD_HASH_IMPL_H
#define NEWSPRINT_TEXT_WORD_HASH_IMPL_H

/* The key of the two-byte character that begins at p, a code point below U+0800, or 0: it is no letter, or
 * its key is not one letter, or the table does not know. Only p[0] is read when no character of two bytes
 * begins there. O(1). */
unsigned letter_key(const char *p);

#endif
