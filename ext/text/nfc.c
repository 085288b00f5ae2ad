/*
 * nfc.c - Unicode normal form C, and whether a text is in it already
 *
 * News is in normal form C nearly always, in every script, and a normaliser that takes each text apart and
 * puts it together again runs at 20 MB/s. So each character is looked up in a table of two bits
 * (data/nfc.def): most are safe whatever stands beside them. Vowel signs and accents that are letters of
 * their own are settled by a look at what they stand behind:
 *
 *     हिन्दी    the virama has a class, 9, and nothing before it a higher one: in order
 *     বাংলা    the vowel sign AA melts into a vowel sign E before it, and into nothing else: untouched
 *     é        as e and U+0301: the two melt into one
 *
 * Only a span that is not settled goes through utf8proc: from the safe character before it to the next one.
 * Nothing melts into a safe character from before, and no mark moves over one, so spans are independent.
 *
 * Cost: a table look-up a character, and for a vowel sign or an accent that may melt a question to utf8proc.
 *
 * Reference: Unicode Standard Annex #15, Unicode Normalization Forms, 9 (quick check).
 */
#include "text/nfc.h"
#include "text/utf8.h"
#include <utf8proc.h>

const struct nfc_page NFC_PAGES[] = {
#define NFC_BITS(low, high) {low, high},
#define NFC_ROW(...)
#include "data/nfc.def"
#undef NFC_BITS
#undef NFC_ROW
};

const uint16_t NFC_PAGE_OF[2048] = {
#define NFC_BITS(low, high)
#define NFC_ROW(...) __VA_ARGS__,
#include "data/nfc.def"
#undef NFC_BITS
#undef NFC_ROW
};

/* Beyond the table are Han and what is unassigned or invisible; the compatibility ideographs among them
 * change. */
enum { TABLE_END = 0x20000, COMPATIBILITY = 0x2F800, COMPATIBILITY_END = 0x2FA20 };

enum nfc_kind nfc_kind_beyond(const char *p) {
    size_t size;
    uint32_t code = utf8_decode_valid(p, &size);
    if (code < TABLE_END) return nfc_kind_in(code >> 6, code & 0x3F);
    return code >= COMPATIBILITY && code < COMPATIBILITY_END ? NFC_OTHER : NFC_SAFE;
}

/* One code point decomposes into at most four. To take it apart and to put it together costs what reading so
 * many bytes does. */
enum { NFC_EXPANSION = 4, CLASSES = 256, NFC_WORK = 16 };

static unsigned class_of(uint32_t code) {
    return (unsigned)utf8proc_get_property((utf8proc_int32_t)code)->combining_class & (CLASSES - 1);
}

static void append_code(struct buffer *out, uint32_t code) {
    char bytes[4];
    buffer_append(out, (struct span){bytes, utf8_encode(code, bytes)});
}

/* Appends what each character decomposes into by itself. */
static void decompose(struct span text, struct buffer *out, struct poll *poll) {
    buffer_reserve(out, text.size);
    for (size_t i = 0, size; i < text.size && !out->status && !poll_stop(poll, NFC_WORK); i += size) {
        int boundary = 0;
        utf8proc_int32_t parts[NFC_EXPANSION];
        utf8proc_int32_t code = (utf8proc_int32_t)utf8_decode_valid(text.data + i, &size);
        utf8proc_ssize_t got = utf8proc_decompose_char(code, parts, NFC_EXPANSION,
                                                       UTF8PROC_STABLE | UTF8PROC_DECOMPOSE, &boundary);
        for (utf8proc_ssize_t k = 0; k < got; k++) append_code(out, (uint32_t)parts[k]);
    }
}

/* Puts a run of marks into canonical order, by counting their bytes, since utf8proc's way takes quadratic
 * time for long runs. */
static void order_run(char *run, size_t bytes, struct buffer *spare, struct poll *poll) {
    size_t place[CLASSES] = {0}, size;
    buffer_clear(spare);
    char *ordered = buffer_reserve(spare, bytes);
    if (!ordered) return;
    for (size_t i = 0; i < bytes; i += size) {
        unsigned class = class_of(utf8_decode_valid(run + i, &size));
        place[class] += size;
        if (poll_stop(poll, size)) return;
    }
    for (size_t class = 0, at = 0; class < CLASSES; class ++) {
        size_t here = place[class];
        place[class] = at;
        at += here;
    }
    for (size_t i = 0; i < bytes; i += size) {
        unsigned class = class_of(utf8_decode_valid(run + i, &size));
        memcpy(ordered + place[class], run + i, size);
        place[class] += size;
        if (poll_stop(poll, size)) return;
    }
    memcpy(run, ordered, bytes);
}

static void order_marks(struct buffer *text, struct buffer *spare, struct poll *poll) {
    for (size_t i = 0, end = 0, size = 0; i < text->size && !spare->status; i = end) {
        for (end = i; end < text->size && class_of(utf8_decode_valid(text->data + end, &size)) > 0;) {
            end += size;
            if (poll_stop(poll, size)) return;
        }
        if (end > i) order_run(text->data + i, end - i, spare, poll);
        if (end < text->size) end += size;
        if (poll_stop(poll, size)) return;
    }
}

/* What two code points melt into; 0 where they stay two. */
static uint32_t melted(uint32_t first, uint32_t second) {
    utf8proc_int32_t codes[] = {(utf8proc_int32_t)first, (utf8proc_int32_t)second};
    utf8proc_ssize_t count = utf8proc_normalize_utf32(codes, 2, UTF8PROC_STABLE | UTF8PROC_COMPOSE);
    return count == 1 ? (uint32_t)codes[0] : 0;
}

/* The last character that marks may melt into: where it stands, and the class of the last mark behind it. */
struct starter {
    uint32_t code;
    size_t at, size;
    unsigned last;
};

/* Puts another character in the place of the starter. */
static void replace_starter(struct starter *starter, uint32_t code, struct buffer *out) {
    char bytes[4];
    size_t size = utf8_encode(code, bytes), behind = starter->at + starter->size;
    if (size > starter->size && !buffer_reserve(out, size - starter->size)) return;
    memmove(out->data + starter->at + size, out->data + behind, out->size - behind);
    memcpy(out->data + starter->at, bytes, size);
    out->size = out->size - starter->size + size;
    starter->code = code;
    starter->size = size;
}

/* Appends what is decomposed and in order, each mark melted into the starter before it where nothing keeps
 * the two apart. */
static void melt(struct span text, struct buffer *out, struct poll *poll) {
    struct starter starter = {0, 0, 0, 0};
    for (size_t i = 0, size; i < text.size && !out->status && !poll_stop(poll, NFC_WORK); i += size) {
        uint32_t code = utf8_decode_valid(text.data + i, &size), whole = 0;
        unsigned class = class_of(code);
        bool next = starter.size && starter.at + starter.size == out->size;
        if (next || (starter.size && starter.last && starter.last < class))
            whole = melted(starter.code, code);
        if (whole) {
            replace_starter(&starter, whole, out);
            continue;
        }
        starter.last = class;
        if (class == 0) starter = (struct starter){code, out->size, size, 0};
        append_code(out, code);
    }
}

enum status nfc_compose(struct span text, struct nfc_room *room, struct buffer *out, struct poll *poll) {
    buffer_clear(&room->apart);
    buffer_clear(&room->spare);
    decompose(text, &room->apart, poll);
    if (!room->apart.status) order_marks(&room->apart, &room->spare, poll);
    if (room->apart.status || room->spare.status) return STATUS_NOMEM;
    melt(buffer_span(&room->apart), out, poll);
    return poll_stopped(poll) ? STATUS_INTERRUPT : out->status;
}

void nfc_room_release(struct nfc_room *room) {
    buffer_release(&room->apart);
    buffer_release(&room->spare);
}

/* Whether a letter and the mark behind it are what NFC makes of them. */
static bool is_composed(uint32_t letter, uint32_t mark) {
    utf8proc_int32_t codes[2 * NFC_EXPANSION] = {(utf8proc_int32_t)letter, (utf8proc_int32_t)mark};
    utf8proc_ssize_t count = 2;
    if (class_of(mark) > 0) {
        utf8proc_uint8_t bytes[8];
        size_t size = utf8_encode(letter, (char *)bytes);
        size += utf8_encode(mark, (char *)bytes + size);
        count = utf8proc_decompose(bytes, (utf8proc_ssize_t)size, codes, 2 * NFC_EXPANSION,
                                   UTF8PROC_STABLE | UTF8PROC_DECOMPOSE);
    }
    count = utf8proc_normalize_utf32(codes, count, UTF8PROC_STABLE | UTF8PROC_COMPOSE);
    return count == 2 && codes[0] == (utf8proc_int32_t)letter && codes[1] == (utf8proc_int32_t)mark;
}

bool nfc_is_settled(const char *start, const char *p, enum nfc_kind kind) {
    if (kind == NFC_OTHER || p == start) return kind == NFC_MARK;
    const char *before = p;
    size_t size;
    do before--;
    while (before > start && ((unsigned char)*before & 0xC0) == 0x80);
    bool safe = nfc_kind(before, &size) == NFC_SAFE;
    if (kind == NFC_MARK && safe) return true;
    uint32_t letter = utf8_decode_valid(before, &size), mark = utf8_decode_valid(p, &size);
    unsigned class = class_of(letter), own = class_of(mark);
    if (class > 0 && own == 0) return true; /* the mark between keeps the two apart */
    if (class > own) return false;
    return kind == NFC_MARK || (class == 0 && is_composed(letter, mark));
}

size_t nfc_span(struct span text, size_t from, size_t *end, struct poll *poll) {
    const char *p = text.data;
    size_t last = from, at = from, size = 0;
    for (; at < text.size && !poll_stop(poll, size); at += size) {
        enum nfc_kind kind = nfc_kind(p + at, &size);
        if (kind == NFC_SAFE)
            last = at;
        else if (!nfc_is_settled(p + last, p + at, kind))
            break;
    }
    if (at >= text.size || poll_stopped(poll)) return text.size;
    for (at += size; at < text.size && nfc_kind(p + at, &size) != NFC_SAFE; at += size)
        if (poll_stop(poll, size)) break;
    *end = at;
    return last;
}
