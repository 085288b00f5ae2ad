/*
 * plain.h - characters that repair leaves as they are
 *
 * Text must be valid UTF-8. Nothing here fails or touches the heap.
 */
#ifndef NEWSPRINT_TEXT_PLAIN_H
#define NEWSPRINT_TEXT_PLAIN_H

#include "base/span.h"
#include <stdint.h>

/* Whether the characters that are asked for need no repair. Bit i of `asked` asks for the character that
 * begins at byte p[i], of at most 64; bit i of `continuing` says that p[i] is one of 80..BF. Characters
 * beyond ASCII that are not asked for must be NFC_SAFE (nfc.h). The line begins at `start`. Bytes behind it,
 * up to `end`, may be looked at too; then the answer may be false where it need not be. Two spaces in a row
 * are not looked for. */
bool plain_characters(const char *start, const char *p, uint64_t asked, uint64_t continuing, const char *end);

#endif
