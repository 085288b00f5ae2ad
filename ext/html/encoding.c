/*
 * encoding.c - the bytes of a page as UTF-8, whatever encoding they are in
 *
 * An encoding of one byte is a table of the 128 characters beyond ASCII, made for each page: from
 * data/charsets.def for the five that text/charsets.h knows, else from the text in data/encodings.def. What
 * is ASCII is copied, what is not is looked up.
 *
 *     61 E9 62     declared windows-1252     a é b
 *     C4 E0        declared koi8-r           д Ю
 */
#include "html/encoding.h"
#include "html/declared_encoding.h"
#include "text/chars.h"
#include "text/charsets.h"
#include "text/utf8.h"

enum { UPPER = CHARSET_CHARACTERS };

static const struct {
    const char *name, *controls, *letters;
} ENCODINGS[] = {
#define ENCODING(name, controls, letters) {name, controls, letters},
#include "data/encodings.def"
#undef ENCODING
};

static const struct {
    const char *label, *name;
} LABELS[] = {
#define LABEL(label, name) {label, name},
#include "data/encoding_labels.def"
#undef LABEL
};

static const char *const CHARSET_NAMES[CHARSETS] = {
    [WINDOWS_1252] = "windows-1252", [WINDOWS_1251] = "windows-1251",
    [WINDOWS_1250] = "windows-1250", [KOI8_R] = "koi8-r",
    [MAC_ROMAN] = "macintosh",
};

/* ---- Which encoding ---- */

static void set_name(struct encoding *encoding, struct span name) {
    size_t size = name.size < ENCODING_NAME - 1 ? name.size : ENCODING_NAME - 1;
    for (size_t i = 0; i < size; i++)
        encoding->name[i] = is_ascii_upper(name.data[i]) ? (char)(name.data[i] | 0x20) : name.data[i];
    encoding->name[size] = '\0';
}

/* The encoding that a label in small letters stands for; NULL where it is not read. */
static const char *encoding_of_label(const char *label) {
    for (size_t i = 0; i < sizeof LABELS / sizeof *LABELS; i++)
        if (strcmp(LABELS[i].label, label) == 0) return LABELS[i].name;
    return NULL;
}

/* ISO-2022-JP and its like are ASCII to the eye: an escape begins their letters. */
static bool is_seven_bit(const char *label, struct span bytes) {
    return strncmp(label, "iso-2022-", 9) == 0 && memchr(bytes.data, 0x1B, bytes.size);
}

/* In bytes that are UTF-8 but for a few, ten characters beyond ASCII are whole for each that is damaged. */
static bool is_mostly_utf8(struct span bytes, struct poll *poll) {
    size_t whole = 0, damaged = 0;
    const char *end = bytes.data + bytes.size;
    for (const char *p = bytes.data; p < end;) {
        size_t size;
        bool wrong = utf8_decode(p, end, &size) == UTF8_REPLACEMENT;
        damaged += wrong;
        whole += !wrong && size > 1;
        p += size;
        if (poll_stop(poll, size)) return false;
    }
    return whole >= 10 * damaged;
}

/* ---- Decoding ---- */

static void append_character(struct buffer *copy, uint32_t code) {
    char *room = buffer_reserve(copy, 4);
    if (room) copy->size += utf8_encode(code, room);
}

/* The characters of a text, from `at` of the table on, where they are not the controls that stand there. */
static void fill(uint32_t table[UPPER], size_t at, const char *text) {
    for (size_t size; *text; text += size, at++) {
        uint32_t code = utf8_decode_valid(text, &size);
        if (code != UTF8_REPLACEMENT || at >= 0x20) table[at] = code;
    }
}

/* The characters of the bytes from 80 on; false for a name that has none. */
static bool make_table(uint32_t table[UPPER], const char *name) {
    for (uint32_t at = 0; at < UPPER; at++) table[at] = at + 0x80;
    for (size_t i = 0; i < CHARSETS; i++)
        if (strcmp(CHARSET_NAMES[i], name) == 0) return charset_characters((enum charset)i, table), true;
    for (size_t i = 0; i < sizeof ENCODINGS / sizeof *ENCODINGS; i++)
        if (strcmp(ENCODINGS[i].name, name) == 0) {
            fill(table, 0, ENCODINGS[i].controls);
            fill(table, 0x20, ENCODINGS[i].letters);
            return true;
        }
    return false;
}

static enum status decode_bytes(struct span bytes, const uint32_t table[UPPER], struct buffer *copy,
                                struct poll *poll) {
    for (size_t at = 0; at < bytes.size && !copy->status;) {
        size_t start = at;
        while (at < bytes.size && (unsigned char)bytes.data[at] < 0x80 && at - start < POLL_INTERVAL) at++;
        buffer_append(copy, span_slice(bytes, start, at));
        for (; at < bytes.size && (unsigned char)bytes.data[at] >= 0x80; at++)
            append_character(copy, table[(unsigned char)bytes.data[at] - 0x80]);
        if (poll_stop(poll, at - start)) return STATUS_INTERRUPT;
    }
    return copy->status;
}

static enum status decode_utf16(struct span bytes, bool big, struct buffer *copy, struct poll *poll) {
    uint32_t high = 0;
    for (size_t at = 0; at < bytes.size && !copy->status; at += 2) {
        bool whole = at + 1 < bytes.size;
        uint32_t a = (unsigned char)bytes.data[at], b = whole ? (unsigned char)bytes.data[at + 1] : 0;
        uint32_t unit = !whole ? UTF8_REPLACEMENT : big ? a << 8 | b : b << 8 | a;
        bool low = unit >= 0xDC00 && unit <= 0xDFFF;
        if (high && !low) append_character(copy, UTF8_REPLACEMENT);
        if (high && low) unit = 0x10000 + ((high & 0x3FF) << 10 | (unit & 0x3FF));
        if (!high && low) unit = UTF8_REPLACEMENT;
        high = unit >= 0xD800 && unit <= 0xDBFF ? unit : 0;
        if (!high) append_character(copy, unit);
        if (poll_stop(poll, 2)) return STATUS_INTERRUPT;
    }
    if (high) append_character(copy, UTF8_REPLACEMENT);
    return copy->status;
}

/* ---- Both ---- */

struct beginning {
    const char *bytes;
    size_t size, skipped; /* the mark itself is no text; a "<" with zeros around it is */
    const char *name;
};

/* What the first bytes say for sure; an unread name where they say UTF-32, which no browser reads. */
static const struct beginning BEGINNINGS[] = {
    {"\xEF\xBB\xBF", 3, 3, "utf-8"}, {"\xFF\xFE\0\0", 4, 4, "utf-32le"}, {"\0\0\xFE\xFF", 4, 4, "utf-32be"},
    {"\xFF\xFE", 2, 2, "utf-16le"},  {"\xFE\xFF", 2, 2, "utf-16be"},     {"<\0!\0", 4, 0, "utf-16le"},
    {"<\0h\0", 4, 0, "utf-16le"},    {"<\0H\0", 4, 0, "utf-16le"},       {"<\0?\0", 4, 0, "utf-16le"},
    {"\0<\0!", 4, 0, "utf-16be"},    {"\0<\0h", 4, 0, "utf-16be"},       {"\0<\0H", 4, 0, "utf-16be"},
    {"\0<\0?", 4, 0, "utf-16be"},
};

static const struct beginning *beginning_of(struct span bytes) {
    for (size_t i = 0; i < sizeof BEGINNINGS / sizeof *BEGINNINGS; i++) {
        const struct beginning *known = &BEGINNINGS[i];
        if (bytes.size >= known->size && memcmp(bytes.data, known->bytes, known->size) == 0) return known;
    }
    return NULL;
}

/* The bytes in the encoding of that name. */
static enum status decode(struct span bytes, const char *name, struct buffer *copy, struct span *text,
                          struct encoding *encoding, struct poll *poll) {
    uint32_t table[UPPER];
    set_name(encoding, span_of(name));
    bool utf16 = strncmp(name, "utf-16", 6) == 0;
    encoding->known = true;
    if (strcmp(name, "utf-8") == 0) return utf8_repair(bytes, copy, text, poll);
    encoding->known = utf16 || make_table(table, name);
    if (!encoding->known) return STATUS_OK;
    enum status status =
        utf16 ? decode_utf16(bytes, name[6] == 'b', copy, poll) : decode_bytes(bytes, table, copy, poll);
    *text = buffer_span(copy);
    return status;
}

enum status encoding_read(struct span bytes, struct buffer *copy, struct span *text,
                          struct encoding *encoding, struct poll *poll) {
    *text = (struct span){NULL, 0};
    if (bytes.size == 0) return decode(bytes, "utf-8", copy, text, encoding, poll);
    const struct beginning *known = beginning_of(bytes);
    if (known) {
        bytes = span_slice(bytes, known->skipped, bytes.size);
        return decode(bytes, known->name, copy, text, encoding, poll);
    }
    size_t scanned = bytes.size < ENCODING_SCAN ? bytes.size : ENCODING_SCAN;
    set_name(encoding, declared_encoding(span_slice(bytes, 0, scanned)));
    encoding->known = false;
    if (is_seven_bit(encoding->name, bytes)) return STATUS_OK;
    bool utf8 = utf8_valid_prefix(bytes) == bytes.size || is_mostly_utf8(bytes, poll);
    if (poll_stopped(poll)) return STATUS_INTERRUPT;
    if (utf8) return decode(bytes, "utf-8", copy, text, encoding, poll);
    const char *name = *encoding->name ? encoding_of_label(encoding->name) : "windows-1252";
    return name ? decode(bytes, name, copy, text, encoding, poll) : STATUS_OK;
}
