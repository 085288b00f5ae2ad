/*
 * line_scan.h - to the end of a line, and what it is made of, sixty-four bytes at a time
 *
 *     struct line_scan scan = LINE_SCAN_OF(text);
 *     struct line_bytes bytes;
 *     stop = line_scan_next(&scan, start, &bytes);
 *
 * gives the first byte from `start` on that breaks a line (\n, \v, \f, \r, U+0085, U+2028, U+2029), or the
 * end of the text, and counts what stands before it. Each block of 64 bytes is looked at once, also where
 * many lines begin in it, when `start` only grows. Text must be valid UTF-8 and `start` the first byte of a
 * character. Linear; no heap; nothing outside the text is read.
 *
 * Where the processor that runs has AVX2, 32 bytes are compared at once, with SSE2 sixteen, elsewhere one;
 * the answer is the same.
 */
#ifndef NEWSPRINT_TEXT_LINE_SCAN_H
#define NEWSPRINT_TEXT_LINE_SCAN_H

#include "base/poll.h"
#include "base/span.h"
#include <stdint.h>

/* What stands in 64 bytes, the first in the lowest bit. */
struct line_block {
    uint64_t breaks;     /* the first bytes of line breaks */
    uint64_t may_break;  /* of what may be line breaks beyond ASCII */
    uint64_t spaces;     /* U+0020 */
    uint64_t wide;       /* the first bytes of U+3000..U+9FFF: Han and Kana */
    uint64_t continuing; /* 80..BF, where any is unsure */
    uint64_t unsure;     /* the first bytes of what may need repair: see line_scan.c */
};

struct line_scan {
    struct span text;
    size_t block; /* where the block begins that `bits` is about */
    struct line_block bits;
    struct poll *poll; /* may be NULL; where it says to stop, a line ends */
};
#define LINE_SCAN_OF(bytes)                                                                                  \
    { .text = (bytes), .block = SIZE_MAX }

struct line_bytes {
    size_t spaces, wide;
    /* Nothing in the line needs repair (repair.h); false also where an entity of the next line may. */
    bool plain;
};

const char *line_scan_next(struct line_scan *scan, const char *start, struct line_bytes *bytes);

/* Whether a text is one line that needs no repair at all. Linear. False where poll, which may be NULL, said
 * to stop. */
bool line_scan_is_plain(struct span line, struct poll *poll);

#endif
