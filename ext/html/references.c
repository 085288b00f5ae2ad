/*
 * references.c - the character references of HTML
 *
 *     caf&eacute;   &eacutecole   &notin;   &notit;   &#146;   &#x1F4F0   R&D   ?a=1&copy=2
 *     café          école         ∉         ¬it;      ’        📰         R&D   ?a=1&copy=2 (in an attribute)
 *
 * A name runs over letters and digits. If a semicolon stands behind it and it is listed, that is the
 * reference; else it is the longest beginning that is listed as one that holds without.
 *
 * Reference: HTML Standard, character reference state, and named character references.
 */
#include "html/references.h"
#include "text/chars.h"
#include "text/charsets.h"
#include "text/utf8.h"

/* The longest name, and the longest that holds without a semicolon. */
enum { NAME_MAX = 31, OPEN_NAME_MAX = 6 };

#define REPLACEMENT 0xFFFDu

struct row {
    const char *name;
    uint32_t codes[2];
    bool open;
};

static const struct row ROWS[] = {
#define OPEN(name, first, second)   {name, {first, second}, true},
#define CLOSED(name, first, second) {name, {first, second}, false},
#include "data/html_references.def"
#undef CLOSED
#undef OPEN
};

static const struct row *row_named(struct span name) {
    size_t low = 0, high = sizeof ROWS / sizeof *ROWS;
    while (low < high) {
        size_t middle = (low + high) / 2;
        int order = strncmp(ROWS[middle].name, name.data, name.size);
        if (order == 0 && ROWS[middle].name[name.size]) order = 1;
        if (order == 0) return &ROWS[middle];
        if (order < 0)
            low = middle + 1;
        else
            high = middle;
    }
    return NULL;
}

static struct html_reference reference_of(const struct row *row, size_t size) {
    return (struct html_reference){size, {row->codes[0], row->codes[1]}};
}

static struct html_reference named_at(const char *p, const char *end, enum html_reading reading) {
    const char *name = p + 1, *stop = name;
    while (stop < end && stop - name <= NAME_MAX && is_ascii_alnum(*stop)) stop++;
    size_t size = (size_t)(stop - name);
    const struct row *row = NULL;
    if (size <= NAME_MAX && stop < end && *stop == ';' && (row = row_named((struct span){name, size})))
        return reference_of(row, size + 2);
    for (size = size < OPEN_NAME_MAX ? size : OPEN_NAME_MAX; size >= 2; size--) {
        row = row_named((struct span){name, size});
        if (row && row->open) break;
    }
    if (size < 2) return (struct html_reference){0};
    bool goes_on = name + size < end && (name[size] == '=' || is_ascii_alnum(name[size]));
    if (reading == HTML_READ_ATTRIBUTE && goes_on) return (struct html_reference){0};
    return reference_of(row, size + 1);
}

static uint32_t code_of_number(uint32_t code) {
    if (code >= 0x80 && code < 0xA0) return charset_control(code);
    return code == 0 || code > 0x10FFFF || (code >= 0xD800 && code <= 0xDFFF) ? REPLACEMENT : code;
}

static int digit_value(char digit, unsigned base) {
    if (is_ascii_digit(digit)) return digit - '0';
    char lower = (char)(digit | 0x20);
    return base == 16 && lower >= 'a' && lower <= 'f' ? lower - 'a' + 10 : -1;
}

static struct html_reference number_at(const char *p, const char *end) {
    const char *digits = p + 2;
    unsigned base = digits < end && (*digits | 0x20) == 'x' ? 16 : 10;
    if (base == 16) digits++;
    const char *stop = digits;
    uint32_t code = 0;
    for (int value; stop < end && (value = digit_value(*stop, base)) >= 0; stop++)
        if (code <= 0x10FFFF) code = code * base + (uint32_t)value;
    if (stop == digits) return (struct html_reference){0};
    if (stop < end && *stop == ';') stop++;
    return (struct html_reference){(size_t)(stop - p), {code_of_number(code), 0}};
}

struct html_reference html_reference_at(const char *p, const char *end, enum html_reading reading) {
    if (end - p < 3) return (struct html_reference){0};
    return p[1] == '#' ? number_at(p, end) : named_at(p, end, reading);
}

static void append_code(struct buffer *out, uint32_t code) {
    char bytes[4];
    if (code) buffer_append(out, (struct span){bytes, utf8_encode(code, bytes)});
}

/* The first of either byte at p, or the end. */
static const char *find(const char *p, const char *end, char byte) {
    const char *found = memchr(p, byte, (size_t)(end - p));
    return found ? found : end;
}

void html_decode(struct span raw, enum html_reading reading, struct buffer *out, struct poll *poll) {
    const char *p = raw.data, *end = p + raw.size, *ampersand = p, *carriage = p;
    while (p < end) {
        if (ampersand < p || p == raw.data) ampersand = reading == HTML_READ_RAW ? end : find(p, end, '&');
        if (carriage < p || p == raw.data) carriage = find(p, end, '\r');
        const char *stop = ampersand < carriage ? ampersand : carriage;
        buffer_append_polled(out, (struct span){p, (size_t)(stop - p)}, poll);
        if (stop == end || poll_stop(poll, 1)) return;
        p = stop + 1;
        if (stop == carriage) {
            buffer_append_byte(out, '\n');
            p += p < end && *p == '\n';
            continue;
        }
        struct html_reference reference = html_reference_at(stop, end, reading);
        if (reference.size)
            p = stop + reference.size;
        else
            buffer_append_byte(out, '&');
        append_code(out, reference.codes[0]);
        append_code(out, reference.codes[1]);
    }
}
