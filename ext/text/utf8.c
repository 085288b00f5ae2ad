/*
 * utf8.c - characters in bytes that may be damaged
 *
 * Scraped text is nearly always valid and mostly ASCII, so validity is checked eight ASCII bytes at a time and a
 * valid text is never copied. What "one damaged character" is follows SQLite (SQLITE_SKIP_UTF8), not the W3C's
 * maximal subparts: `C3 A9 80` is one character to substr(), so it becomes one U+FFFD here.
 *
 * Reference: The Unicode Standard 15.0, section 3.9, table 3-7 (well-formed byte sequences).
 */
#include "text/utf8.h"
#include "base/hash.h"

static bool is_continuation(char byte) {
    return ((unsigned char)byte & 0xC0) == 0x80;
}

static uint32_t low_bits(int byte, unsigned mask) {
    return (unsigned char)byte & mask;
}

uint32_t utf8_decode_valid(const char *p, size_t *size) {
    unsigned char lead = (unsigned char)*p;
    if (lead < 0x80) return *size = 1, lead;
    if (lead < 0xE0) return *size = 2, low_bits(lead, 0x1F) << 6 | low_bits(p[1], 0x3F);
    if (lead < 0xF0)
        return *size = 3, low_bits(lead, 0x0F) << 12 | low_bits(p[1], 0x3F) << 6 | low_bits(p[2], 0x3F);
    *size = 4;
    return low_bits(lead, 0x07) << 18 | low_bits(p[1], 0x3F) << 12 | low_bits(p[2], 0x3F) << 6 |
           low_bits(p[3], 0x3F);
}

uint32_t utf8_decode(const char *p, const char *end, size_t *size) {
    unsigned char lead = (unsigned char)*p;
    *size = 1;
    if (lead < 0x80) return lead;
    if (lead < 0xC0) return UTF8_REPLACEMENT;
    while (p + *size < end && is_continuation(p[*size])) ++*size;
    size_t expected = lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4;
    if (*size != expected || lead > 0xF4) return UTF8_REPLACEMENT;
    static const uint32_t smallest[] = {0x80, 0x800, 0x10000};
    size_t ignored;
    uint32_t code = utf8_decode_valid(p, &ignored);
    bool surrogate = code >= 0xD800 && code <= 0xDFFF;
    return code < smallest[expected - 2] || surrogate || code > 0x10FFFF ? UTF8_REPLACEMENT : code;
}

size_t utf8_encode(uint32_t code, char out[4]) {
    if (code < 0x80) {
        out[0] = (char)code;
        return 1;
    }
    size_t size = code < 0x800 ? 2 : code < 0x10000 ? 3 : 4;
    static const unsigned char marks[] = {0xC0, 0xE0, 0xF0};
    for (size_t i = size - 1; i > 0; i--, code >>= 6) out[i] = (char)(0x80 | (code & 0x3F));
    out[0] = (char)(marks[size - 2] | code);
    return size;
}

/* Bytes at the front that are ASCII: by 32, then to the byte by the lowest top bit of eight. */
static size_t ascii_prefix(const char *p, size_t size) {
    const uint64_t tops = 0x8080808080808080u;
    size_t i = 0;
    for (; i + 32 <= size; i += 32)
        if ((hash_load64(p + i) | hash_load64(p + i + 8) | hash_load64(p + i + 16) |
             hash_load64(p + i + 24)) &
            tops)
            break;
    for (; i + 8 <= size; i += 8) {
        uint64_t high = hash_load64(p + i) & tops;
        if (high) return i + (size_t)__builtin_ctzll(high) / 8;
    }
    while (i < size && (unsigned char)p[i] < 0x80) i++;
    return i;
}

/* The three bytes of U+FFFD itself decode to U+FFFD without being damage. */
static bool is_replacement(const char *p, size_t size) {
    return size == 3 && memcmp(p, "\xEF\xBF\xBD", 3) == 0;
}

/* Bytes of a sound character of two or three bytes at p; 0 for any other, which is looked at with care. */
static size_t sound_character(const char *p, const char *end) {
    unsigned char lead = (unsigned char)p[0];
    size_t size = lead < 0xE0 ? 2 : 3;
    if (lead < 0xC2 || lead > 0xEF || (size_t)(end - p) <= size) return 0;
    if ((lead == 0xE0 && (unsigned char)p[1] < 0xA0) || (lead == 0xED && (unsigned char)p[1] >= 0xA0))
        return 0;
    bool sound = is_continuation(p[1]) && (size == 2 || is_continuation(p[2])) && !is_continuation(p[size]);
    return sound ? size : 0;
}

size_t utf8_valid_prefix(struct span text) {
    const char *end = text.data + text.size;
    size_t i = ascii_prefix(text.data, text.size);
    while (i < text.size) {
        size_t size = sound_character(text.data + i, end);
        if (!size) {
            uint32_t code = utf8_decode(text.data + i, end, &size);
            if (code == UTF8_REPLACEMENT && !is_replacement(text.data + i, size)) break;
        }
        i += size;
        if (i < text.size && (unsigned char)text.data[i] < 0x80)
            i += ascii_prefix(text.data + i, text.size - i);
    }
    return i;
}

enum status utf8_repair(struct span text, struct buffer *copy, struct span *result) {
    *result = text;
    size_t valid = utf8_valid_prefix(text);
    if (valid == text.size) return STATUS_OK;
    buffer_clear(copy);
    for (size_t at = 0; at < text.size && !copy->status;) {
        struct span rest = span_slice(text, at, text.size);
        valid = at ? utf8_valid_prefix(rest) : valid;
        buffer_append(copy, span_slice(rest, 0, valid));
        at += valid;
        if (at == text.size) break;
        size_t size;
        utf8_decode(text.data + at, text.data + text.size, &size);
        buffer_append(copy, span_of("\xEF\xBF\xBD"));
        at += size;
    }
    *result = buffer_span(copy);
    return copy->status;
}

/* Continuation bytes among eight: those whose two top bits are 10. */
static size_t continuations(const char *p) {
    uint64_t word;
    memcpy(&word, p, sizeof word);
    word = (word >> 7) & ~(word >> 6) & 0x0101010101010101u;
    return (size_t)((word * 0x0101010101010101u) >> 56);
}

size_t utf8_count(struct span text) {
    size_t count = text.size, i = 0;
    for (; i + sizeof(uint64_t) <= text.size; i += sizeof(uint64_t)) count -= continuations(text.data + i);
    for (; i < text.size; i++) count -= is_continuation(text.data[i]);
    return count;
}

size_t utf8_position_advance(struct utf8_position *position, const char *text, size_t byte) {
    position->character += utf8_count((struct span){text + position->byte, byte - position->byte});
    position->byte = byte;
    return position->character;
}
