/*
 * nfc.h - Unicode normal form C, and whether a text is in it already
 *
 * Text must be valid UTF-8. Everything is linear. Only nfc_compose() touches the heap: for what it appends,
 * and for a room of twice the decomposed span, which is kept from call to call.
 */
#ifndef NEWSPRINT_TEXT_NFC_H
#define NEWSPRINT_TEXT_NFC_H

#include "base/buffer.h"
#include "base/poll.h"
#include <stdbool.h>
#include <stdint.h>

/* What normal form C makes of a character. */
enum nfc_kind {
    NFC_SAFE,  /* nothing, whatever stands beside it */
    NFC_MARK,  /* nothing, unless a mark of a higher class stands before it */
    NFC_MAYBE, /* it may melt into the character before it */
    NFC_OTHER, /* something else, or nothing: a space, a control or an invisible character, or unassigned */
};

/* Two bits for each character of a page of 64. */
struct nfc_page {
    uint64_t low, high;
};

extern const struct nfc_page NFC_PAGES[];
extern const uint16_t NFC_PAGE_OF[2048]; /* by character / 64 */

static inline const struct nfc_page *nfc_page_of(unsigned page) {
    return &NFC_PAGES[NFC_PAGE_OF[page]];
}

static inline enum nfc_kind nfc_kind_in(unsigned page, unsigned character) {
    const struct nfc_page *bits = nfc_page_of(page);
    return (enum nfc_kind)((bits->low >> character & 1) | (bits->high >> character & 1) << 1);
}

/* The kind of a character of four bytes. */
enum nfc_kind nfc_kind_beyond(const char *p);

/* The kind of the character at p, and its bytes. ASCII is safe. */
static inline enum nfc_kind nfc_kind(const char *p, size_t *size) {
    unsigned lead = (unsigned char)p[0];
    if (lead < 0x80) return *size = 1, NFC_SAFE;
    unsigned second = (unsigned char)p[1] & 0x3F;
    if (lead < 0xE0) return *size = 2, nfc_kind_in(lead & 0x1F, second);
    if (lead < 0xF0) return *size = 3, nfc_kind_in((lead & 0x0F) << 6 | second, (unsigned char)p[2] & 0x3F);
    return *size = 4, nfc_kind_beyond(p);
}

/* True when the character of this kind at p, not NFC_SAFE, is surely as it must be behind what stands between
 * `start` and p. */
bool nfc_is_settled(const char *start, const char *p, enum nfc_kind kind);

/* The next span at or behind byte `from` that may have to change: it begins with a safe character, or with
 * the text, and goes up to the next safe one; its normal form does not depend on what is around it. Gives
 * text.size where there is none, or poll, which may be NULL, said to stop, else its start. */
size_t nfc_span(struct span text, size_t from, size_t *end, struct poll *poll);

/* What a span is taken apart in. */
struct nfc_room {
    struct buffer apart, spare;
};
#define NFC_ROOM_INIT                                                                                        \
    { BUFFER_INIT, BUFFER_INIT }

/* Appends the normal form of such a span, or part of it when it gives STATUS_NOMEM or, where the poll said to
 * stop, STATUS_INTERRUPT. */
enum status nfc_compose(struct span span, struct nfc_room *room, struct buffer *out, struct poll *poll);
void nfc_room_release(struct nfc_room *room);

#endif
