/*
 * misread.h - UTF-8 that was read as if it were in another charset
 *
 *     struct misread found;
 *     if (misread_find(&found, line, poll))
 *         for (struct misread_piece piece = {0}; misread_next(&found, &piece);) ...
 *
 * Charsets are Windows-1252 and Latin-1, Windows-1251, Windows-1250, KOI8-R and MacRoman. A line is looked at
 * by itself; each find is of one charset, and what was misread twice is found again in the repaired line.
 * Text must be valid UTF-8. Linear; no heap.
 */
#ifndef NEWSPRINT_TEXT_MISREAD_H
#define NEWSPRINT_TEXT_MISREAD_H

#include "base/poll.h"
#include "base/span.h"
#include "text/charsets.h"
#include <stdint.h>

/* A charset that part of a line was surely misread in. */
struct misread {
    struct span line;
    enum charset charset;
    uint64_t kinds;  /* kinds of characters, a bit each, that surely come out of it */
    size_t approved; /* misread_next() has judged all that is before */
    struct poll *poll;
};

/* False where nothing is, or poll, which may be NULL, said to stop. */
bool misread_find(struct misread *found, struct span line, struct poll *poll);

/* Bytes start .. end-1 of the line were one character; 0 where they were none. */
struct misread_piece {
    size_t start, end;
    uint32_t code;
};

/* The next piece behind `piece`, which is zero at first. False where there is none, or poll said to stop. */
bool misread_next(struct misread *found, struct misread_piece *piece);

/* Whether what is found may begin with the character beyond ASCII at p, or go on with it, in a text that
 * begins at `start`. Looks a few characters around; may say true where nothing is found. */
bool misread_near(const char *start, const char *p, const char *end);

/* Whether U+0085 at p is part of what was misread, and no line break. */
bool misread_break(const char *start, const char *p, const char *end);

#endif
