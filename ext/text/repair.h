/*
 * repair.h - one kind of space, one kind of line break, NFC, and no leftovers of HTML or of a wrong charset
 *
 * What is repaired, line by line (lines.h says what a line is):
 *
 *   - all Unicode spaces and tabs become U+0020, runs of them one; white space at the ends of a line goes
 *   - line breaks become \n; one or more empty lines become one, and none where the text starts or ends
 *   - soft hyphens, zero-width spaces, word joiners, byte order marks and control characters other than NUL
 *     go; zero-width joiners and non-joiners stay between letters beyond ASCII, where scripts need them, and
 *     direction marks where a line has letters of Hebrew or Arabic, and of ASCII or digits
 *   - HTML entities, named (data/entities.def) or numeric, become their character, also when escaped twice,
 *     and those that HTML knows without a semicolon before what is no letter or digit
 *   - UTF-8 that was read as Windows-1252, Latin-1, Windows-1251, Windows-1250, KOI8-R or MacRoman ("donâ€™t"
 *     for "don’t") is read again, also twice, piece by piece, where it is sure (misread.h); controls
 *     U+0080..U+009F are the characters of Windows-1252
 *   - characters take normal form C (not KC: 10³ stays 10³)
 *
 * Typographic quotes and dashes stay as they are; match keys fold them (words.h).
 *
 * Text must be valid UTF-8. Repairing is idempotent and linear, and touches the heap only for what it appends
 * to, and for lines that need more than spaces trimmed: some five bytes a byte.
 */
#ifndef NEWSPRINT_TEXT_REPAIR_H
#define NEWSPRINT_TEXT_REPAIR_H

#include "base/buffer.h"
#include "base/poll.h"
#include "text/nfc.h"
#include <stdint.h>

/* Appends the repaired text. Fails with STATUS_NOMEM, STATUS_INTERRUPT, or STATUS_TOOBIG at the buffer's
 * ceiling. */
enum status repair_text(struct span text, struct buffer *out, struct poll *poll);

/* A text on its way, and for each byte, where that is asked for, the byte of the line that it came from. */
struct repair_stage {
    struct buffer bytes, origins; /* origins: uint32_t each */
};

/* A line as it will be read. */
struct repair_view {
    struct span text; /* the repaired line: the line itself when there was nothing to repair, else in `now` */
    struct repair_stage now, next;
    struct nfc_room room;
    size_t size; /* of the line */
    bool repaired, traced, changed;
    struct poll *poll; /* may be NULL */
};
#define REPAIR_STAGE_INIT                                                                                    \
    { BUFFER_INIT, BUFFER_INIT }
#define REPAIR_VIEW_INIT                                                                                     \
    { {NULL, 0}, REPAIR_STAGE_INIT, REPAIR_STAGE_INIT, NFC_ROOM_INIT, 0, false, false, false, NULL }

/* Fills the view with one line, white space around it trimmed, below 4 GiB; what it held before is
 * forgotten. Fails with STATUS_NOMEM, or STATUS_INTERRUPT where view->poll said to stop. */
enum status repair_view(struct repair_view *view, struct span line);
/* The same, for repair_origin(): it takes four bytes more for each byte of a line that is not plain. */
enum status repair_trace(struct repair_view *view, struct span line);
/* The byte of the line that byte `at` of the view came from; that of the end is the end. */
uint32_t repair_origin(const struct repair_view *view, size_t at);
void repair_view_release(struct repair_view *view);

#endif
