/*
 * scan.h - to the next byte that can matter, sixty-four or sixteen at a time
 *
 * scan_sentence() walks a text from stop to stop: . ! ? line feed, vertical tab, form feed, carriage return,
 * and the first byte of whatever beyond ASCII might end a sentence or a line. Curly quotes and dashes (U+2010
 * to U+201F), which are most of what news has beyond ASCII, are passed over, as are the letters of Latin,
 * Greek and Cyrillic. Who is stopped by a character beyond ASCII looks at what it is, and scans on.
 *
 *     struct scan scan = {.end = end};
 *     p = scan_sentence(&scan, p, limit);
 *
 * gives the first stop from p on; where there is none before `limit`, a place from there on that has no stop
 * before it; at the end of the text, `end`. A block of 64 bytes is looked at once, whatever stands in it, and
 * its stops are kept as bits; asking for a place before the block looks again.
 *
 * scan_line gives the first of p..end-1 that breaks a line: 0x0A to 0x0D, U+0085, U+2028, U+2029, or end.
 * The others give the first of p..end-1 that is in their set, or end:
 *
 *     scan_quote      the double quotation mark ", and bytes from 0x80 on
 *     scan_plain      controls, DEL, & and ;, bytes from 0x80 on, and the first of two spaces within p..end-1
 *     scan_any        the four that are given
 *
 * With SSE2, which every x86-64 has, sixteen bytes are compared at once; elsewhere byte by byte. Where the
 * processor that runs has AVX2, scan_sentence() and scan_line() compare 32. All are compiled where they can
 * be, give the same answer on every input, and never read outside p..end-1.
 */
#ifndef NEWSPRINT_TEXT_SCAN_H
#define NEWSPRINT_TEXT_SCAN_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum { SCAN_BLOCK = 64 };

struct scan {
    const char *end;
    const char *block; /* the bytes that `stops` is about; NULL at first */
    uint64_t stops;
};

/* Reads the blocks from p on, to the first that has a stop. */
const char *scan_sentence_blocks(struct scan *scan, const char *p, const char *limit);

static inline const char *scan_sentence(struct scan *scan, const char *p, const char *limit) {
    uintptr_t offset = (uintptr_t)p - (uintptr_t)scan->block;
    if (offset < SCAN_BLOCK) {
        uint64_t left = scan->stops >> offset;
        if (left) return p + __builtin_ctzll(left);
        p = scan->block + SCAN_BLOCK;
    }
    return scan_sentence_blocks(scan, p, limit);
}

const char *scan_line(const char *p, const char *end);
const char *scan_quote(const char *p, const char *end);
const char *scan_plain(const char *p, const char *end);
const char *scan_any(const char *p, const char *end, const char set[4]);

/* Which of the four bytes stand among p..end-1, as bits 0 to 3. */
unsigned scan_held(const char *p, const char *end, const char set[4]);

/* The spaces among p..end-1, and the characters of Han and Kana: the lead bytes of U+3000..U+9FFF. */
size_t scan_spaces(const char *p, const char *end, size_t *wide);

#endif
