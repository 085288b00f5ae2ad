/*
 * quote_marks.c - is a quotation open here?
 *
 * In „Wir gehen“, sagte sie. “Now.” the third mark looks like the second. What tells them apart is that the
 * second leans on a word to its left and the third on one to its right.
 */
#include "sentence/quote_marks.h"
#include "text/chars.h"
#include "text/scan.h"

bool quote_mark_is_double(const char *p, size_t size) {
    if (size == 2) return !memcmp(p, "\xC2\xAB", 2) || !memcmp(p, "\xC2\xBB", 2);
    return *p == '"' || (size == 3 && p[0] == '\xE2' && p[1] == '\x80' && p[2] >= '\x9C' && p[2] <= '\x9F');
}

const char *quote_marks_next(struct quote_marks *marks, const char *to, size_t *size) {
    const char *p = scan_quote(marks->position, to);
    for (; p < to; p = scan_quote(p + *size, to)) {
        if (char_at(p, size) != CHAR_QUOTE || !quote_mark_is_double(p, *size)) continue;
        marks->open = quote_opens(marks->text, p, *size, marks->open);
        marks->position = p + *size;
        return p;
    }
    if (marks->position < to) marks->position = to;
    return NULL;
}

bool quote_marks_open(struct quote_marks *marks, const char *to) {
    size_t size;
    while (quote_marks_next(marks, to, &size)) continue;
    return marks->open;
}
