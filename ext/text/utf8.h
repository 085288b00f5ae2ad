/*
 * utf8.h - characters in bytes that may be damaged
 *
 * A *character* here is what SQLite's substr() and length() count as one: a byte below 0xC0, or a byte from
 * 0xC0 on together with all continuation bytes (0x80..0xBF) behind it. In valid UTF-8 that is one code point.
 * A character that is not valid UTF-8 (stray continuation, truncated or overlong sequence, surrogate, beyond
 * U+10FFFF) is read as one U+FFFD. So a repaired text has the same number of characters, at the same places,
 * as the damaged one, and `start` and `length` columns hold for both.
 *
 * NUL is a character like any other. All functions are linear and, but for utf8_repair(), touch no heap.
 */
#ifndef NEWSPRINT_TEXT_UTF8_H
#define NEWSPRINT_TEXT_UTF8_H

#include "base/buffer.h"
#include "base/poll.h"
#include "base/span.h"

enum { UTF8_REPLACEMENT = 0xFFFD };

/* The code point of the first character of p..end-1 (p < end); *size is set to its bytes, 1 or more. */
uint32_t utf8_decode(const char *p, const char *end, size_t *size);

/* The same for text known to be valid: no checks, p must not be at the end. */
uint32_t utf8_decode_valid(const char *p, size_t *size);

/* Writes a code point (below 0x110000, no surrogate) to out; gives the bytes written, 1 to 4. */
size_t utf8_encode(uint32_t code, char out[4]);

/* Bytes at the front that are valid UTF-8; text.size when all of it is. */
size_t utf8_valid_prefix(struct span text);

/* *result is text itself when it is valid, else its repaired copy in `copy`, which the caller releases and
 * which *result then points into: as many bytes as it needs, at most three for each of a damaged text. Fails
 * with STATUS_NOMEM, STATUS_TOOBIG at the buffer's ceiling, or STATUS_INTERRUPT where poll, which may be
 * NULL, said to stop. */
enum status utf8_repair(struct span text, struct buffer *copy, struct span *result, struct poll *poll);

/* The number of characters in valid UTF-8. */
size_t utf8_count(struct span text);

/* The front of a valid text: whole characters, of at most so many bytes. Constant time. */
struct span utf8_clip(struct span text, size_t size);

/* Walks byte offsets of a valid text to character counts: start at {0, 0} and ask for offsets in rising
 * order. */
struct utf8_position {
    size_t byte;
    size_t character;
};
size_t utf8_position_advance(struct utf8_position *position, const char *text, size_t byte);

#endif
