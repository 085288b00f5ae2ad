/*
 * plain.h - characters that repair leaves as they are
 *
 * Text must be valid UTF-8. Nothing here fails or touches the heap.
 */
#ifndef NEWSPRINT_TEXT_PLAIN_H
#define NEWSPRINT_TEXT_PLAIN_H

#include "text/line_scan.h"
#include <stdbool.h>

/* The longest entity, "&thetasym;" and "&#1114111;" with leading zeros allowed for. */
enum { ENTITY_MAX = 14 };

/* Whether characters among the 64 bytes at p, or as many as there are, need no repair: those that begin where `asked` has
 * a bit, of the first byte the lowest. All beyond ASCII that are not asked for must be NFC_SAFE (nfc.h); `continuing` has
 * the bits of the bytes 80..BF. They stand in a line that begins at `start`; what follows it, up to `end`, may be looked at
 * too, and then the answer may be false where it need not be. Two spaces are not looked for. */
bool plain_characters(const char *start, const char *p, uint64_t asked, uint64_t continuing, const char *end);

/* Whether a line needs no repair at all. Linear. */
bool plain_line(struct span line);

#endif
