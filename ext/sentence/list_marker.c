/*
 * list_marker.c - what a list item begins with
 *
 * In "1. Bread 2. Wine" the dots end nothing, and a sentence begins where there is no mark: at 2. A list
 * within a line is followed from number to number; that it is a list is known from its first item, which
 * opens the line.
 */
#include "sentence/list_marker.h"
#include "text/chars.h"

/* How far the next number of a list is looked for. Items on one line are short; the bound keeps a line of a
 * million "1) " linear. */
enum { ITEM_BYTES = 400 };

static bool is_blank_at(const char *p, const char *end) {
    size_t size;
    return p < end && char_at(p, &size) == CHAR_SPACE;
}

/* Numbers of list items have up to this many digits; "2024." is a year. */
enum { MARKER_DIGITS = 3 };

/* "2.1.4.": numbers of sections, to this many bytes. */
enum { SECTION_BYTES = 12 };

/* Past "12." "12)" "12.)" "(12)" "2.1." "b." "b)"; p where there is none. A blank must follow. */
static const char *enumerator_end(const char *p, const char *end) {
    const char *q = p;
    bool open = q < end && *q == '(';
    q += open;
    const char *digits = q;
    while (q < end && q - digits < MARKER_DIGITS && is_ascii_digit(*q)) q++;
    while (q > digits && end - q > 2 && *q == '.' && is_ascii_digit(q[1]) && q - digits < SECTION_BYTES)
        q += 2;
    if (q == digits && q < end && *q >= 'a' && *q <= 'z') q++;
    if (q == digits) return p;
    const char *mark = q;
    if (q < end && *q == '.' && !open) q++;
    if (q < end && *q == ')') q++;
    return q > mark && is_blank_at(q, end) ? q : p;
}

const char *list_marker_end(const char *p, const char *end) {
    if (p == end) return p;
    const char *q = p;
    size_t size;
    enum char_class class = char_at(q, &size);
    if (class == CHAR_BULLET || ((class == CHAR_DASH || *q == '*') && is_blank_at(q + size, end)))
        q = skip_space(q + size, end, false);
    q = enumerator_end(q, end);
    return q > p ? skip_space(q, end, false) : p;
}

/* The marker that follows "9." or "b)" or a bullet, as it is written; empty where none can. */
static size_t next_marker(const char *marker, const char *end, char out[8]) {
    size_t size, used = 0;
    if (char_at(marker, &size) == CHAR_BULLET) {
        memcpy(out, marker, size);
        return size;
    }
    const char *p = marker;
    if (*p == '(') out[used++] = *p++;
    int value = 0;
    if (*p >= 'a' && *p < 'z')
        out[used++] = (char)(*p++ + 1);
    else {
        while (p < end && is_ascii_digit(*p)) value = value * 10 + (*p++ - '0');
        if (p == marker + used || ++value > 999) return 0;
        if (value > 99) out[used++] = (char)('0' + value / 100);
        if (value > 9) out[used++] = (char)('0' + value / 10 % 10);
        out[used++] = (char)('0' + value % 10);
    }
    while (p < end && (*p == '.' || *p == ')')) out[used++] = *p++;
    return used;
}

const char *list_marker_next(const char *from, const char *to, const char *end) {
    char marker[8] = "";
    size_t size = next_marker(from, end, marker), ignored;
    const char *limit = end - to > ITEM_BYTES ? to + ITEM_BYTES : end;
    bool bullet = (unsigned char)marker[0] >= 0x80;
    for (const char *p = to; size && p < limit && *p != '\n' && *p != '\r'; p++) {
        if (*p != ' ' || (size_t)(limit - p) < size + 3 || memcmp(p + 1, marker, size) != 0) continue;
        const char *behind = p + 1 + size;
        if (!bullet && *behind != ' ') continue;
        if (!bullet && char_at(behind + 1, &ignored) != char_at(to, &ignored)) continue;
        return p + 1;
    }
    return NULL;
}
