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
#include "base/mem.h"
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

enum { NFC_STACK = 256 };

/* One code point decomposes into at most four. */
enum { NFC_EXPANSION = 4, CLASSES = 256 };

static unsigned combining_class(utf8proc_int32_t code) {
    return (unsigned)utf8proc_get_property(code)->combining_class & (CLASSES - 1);
}

/* Puts a run of marks into canonical order, by counting, since utf8proc's way takes quadratic time for long
 * runs. */
static void order_run(utf8proc_int32_t *run, utf8proc_int32_t *spare, size_t count) {
    size_t place[CLASSES] = {0};
    for (size_t i = 0; i < count; i++) place[combining_class(run[i])]++;
    for (size_t class = 0, at = 0; class < CLASSES; class ++) {
        size_t here = place[class];
        place[class] = at;
        at += here;
    }
    for (size_t i = 0; i < count; i++) spare[place[combining_class(run[i])]++] = run[i];
    memcpy(run, spare, count * sizeof *run);
}

static void order_marks(utf8proc_int32_t *codes, utf8proc_int32_t *spare, size_t count) {
    for (size_t i = 0, end; i < count; i = end) {
        for (end = i; end < count && combining_class(codes[end]) > 0;) end++;
        if (end - i > 1) order_run(codes + i, spare, end - i);
        end += end == i;
    }
}

/* Decomposes each character by itself; gives how many code points there are. */
static size_t decompose(struct span text, utf8proc_int32_t *codes) {
    size_t count = 0;
    for (size_t i = 0, size; i < text.size; i += size) {
        int boundary = 0;
        utf8proc_int32_t code = (utf8proc_int32_t)utf8_decode_valid(text.data + i, &size);
        utf8proc_ssize_t got = utf8proc_decompose_char(code, codes + count, NFC_EXPANSION,
                                                       UTF8PROC_STABLE | UTF8PROC_DECOMPOSE, &boundary);
        count += got > 0 ? (size_t)got : 0;
    }
    return count;
}

enum status nfc_compose(struct span text, struct buffer *out) {
    utf8proc_int32_t stack[2 * NFC_STACK], *codes = stack;
    size_t room = NFC_STACK;
    if (text.size * NFC_EXPANSION > room) {
        room = text.size * NFC_EXPANSION;
        codes = mem_alloc(2 * room * sizeof *codes);
        if (!codes) return STATUS_NOMEM;
    }
    size_t count = decompose(text, codes);
    order_marks(codes, codes + room, count);
    utf8proc_ssize_t composed =
        utf8proc_normalize_utf32(codes, (utf8proc_ssize_t)count, UTF8PROC_STABLE | UTF8PROC_COMPOSE);
    for (utf8proc_ssize_t i = 0; i < composed; i++) {
        char bytes[4];
        buffer_append(out, (struct span){bytes, utf8_encode((uint32_t)codes[i], bytes)});
    }
    if (codes != stack) mem_free(codes);
    return out->status;
}

/* Whether a letter and the mark behind it are what NFC makes of them. */
static bool is_composed(utf8proc_int32_t letter, utf8proc_int32_t mark) {
    utf8proc_int32_t codes[2 * NFC_EXPANSION] = {letter, mark}, spare[2 * NFC_EXPANSION];
    utf8proc_ssize_t count = 2;
    if (combining_class(mark) > 0) {
        char bytes[8];
        size_t size = utf8_encode((uint32_t)letter, bytes);
        size += utf8_encode((uint32_t)mark, bytes + size);
        count = (utf8proc_ssize_t)decompose((struct span){bytes, size}, codes);
        order_marks(codes, spare, (size_t)count);
    }
    count = utf8proc_normalize_utf32(codes, count, UTF8PROC_STABLE | UTF8PROC_COMPOSE);
    return count == 2 && codes[0] == letter && codes[1] == mark;
}

bool nfc_is_settled(const char *start, const char *p, enum nfc_kind kind) {
    if (kind == NFC_OTHER || p == start) return kind == NFC_MARK;
    const char *before = p;
    size_t size;
    do before--;
    while (before > start && ((unsigned char)*before & 0xC0) == 0x80);
    bool safe = nfc_kind(before, &size) == NFC_SAFE;
    if (kind == NFC_MARK && safe) return true;
    utf8proc_int32_t letter = (utf8proc_int32_t)utf8_decode_valid(before, &size);
    utf8proc_int32_t mark = (utf8proc_int32_t)utf8_decode_valid(p, &size);
    unsigned class = combining_class(letter), own = combining_class(mark);
    if (class > 0 && own == 0) return true; /* the mark between keeps the two apart */
    if (class > own) return false;
    return kind == NFC_MARK || (class == 0 && is_composed(letter, mark));
}

size_t nfc_span(struct span text, size_t from, size_t *end) {
    const char *p = text.data;
    size_t last = from, at = from, size = 0;
    for (; at < text.size; at += size) {
        enum nfc_kind kind = nfc_kind(p + at, &size);
        if (kind == NFC_SAFE)
            last = at;
        else if (!nfc_is_settled(p + last, p + at, kind))
            break;
    }
    if (at >= text.size) return text.size;
    for (at += size; at < text.size && nfc_kind(p + at, &size) != NFC_SAFE;) at += size;
    *end = at;
    return last;
}
