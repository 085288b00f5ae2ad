/*
 * layout.c - what a line break means in this text
 *
 * "The council met on
 *  Tuesday." is one sentence in a text wrapped at the width of a terminal, and two lines of a list elsewhere. A
 * single line cannot tell; the shape of all lines can: in wrapped text most lines end near the same column.
 *
 * Two numbers of lines decide: all that hold something, and those that end in a width between
 * WRAP_NARROW and WRAP_WIDE characters.
 */
#include "text/layout.h"
#include "text/chars.h"
#include "text/scan.h"
#include "text/utf8.h"

/* A text is wrapped hard when it has at least WRAP_LINES lines and WRAP_SHARE percent of them are between
 * WRAP_NARROW and WRAP_WIDE characters wide. Mail and wire services wrap at 60 to 80; ragged right edges lose up
 * to a long word. Paragraph ends make up the rest: a third of the lines where paragraphs have three. Articles with
 * one line a paragraph have lines far wider than that, and lists far narrower. */
enum { WRAP_LINES = 6, WRAP_SHARE = 70, WRAP_NARROW = 52, WRAP_WIDE = 84 };

/* Lines are paragraphs when fewer than one line in BLANK_SHARE is followed by a blank one: a caption or a footer
 * set off by a blank line does not make a text one of blank lines. */
enum { BLANK_SHARE = 4 };

struct line_break line_break_at(const char *p, const char *end) {
    struct line_break found = {p, false, false};
    const char *line = p;
    int breaks = 0;
    while (p < end) {
        size_t size;
        enum char_class class = char_at(p, &size);
        if (!char_is_space(class)) break;
        if (class == CHAR_BREAK && *p == '\r' && p + 1 < end && p[1] == '\n') size = 2;
        p += size;
        if (class == CHAR_SPACE) continue;
        line = p;
        breaks++;
        found.paragraph |= class == CHAR_PAGE;
    }
    found.end = p;
    found.paragraph |= breaks > 1;
    found.indented = p - line >= 2 || (p > line && *line == '\t');
    return found;
}

/* Past the characters of a line, to its break or to the end. */
static const char *line_end(const char *p, const char *end) {
    for (p = scan_sentence(p, end); p < end; p = scan_sentence(p, end)) {
        size_t size;
        enum char_class class = char_at(p, &size);
        if (class == CHAR_BREAK || class == CHAR_PAGE) break;
        p += size;
    }
    return p;
}

/* True for a line as wide as a wrapped one. A character has one to four bytes. */
static bool is_wrapped(struct span line) {
    if (line.size < WRAP_NARROW || line.size > 4 * WRAP_WIDE) return false;
    size_t width = utf8_count(line);
    return width >= WRAP_NARROW && width <= WRAP_WIDE;
}

struct layout layout_of(struct span text, enum newlines asked) {
    const char *p = text.data, *end = p + (text.size < LAYOUT_SAMPLE ? text.size : LAYOUT_SAMPLE);
    while (end > p && end < text.data + text.size && ((unsigned char)*end & 0xC0) == 0x80) end--;
    size_t lines = 0, wrapped = 0, blank = 0;
    for (p = skip_space(p, end, true); p < end;) {
        const char *stop = line_end(p, end);
        if (stop == end && end < text.data + text.size) break;
        struct line_break behind = line_break_at(stop, end);
        lines++;
        wrapped += is_wrapped((struct span){p, (size_t)(stop - p)});
        blank += behind.paragraph && behind.end < end;
        p = behind.end;
    }
    bool hard = lines >= WRAP_LINES && wrapped * 100 >= lines * WRAP_SHARE;
    struct layout layout = {asked, !hard && asked != NEWLINES_BLANK && asked != NEWLINES_SPACE && blank * BLANK_SHARE < lines};
    if (asked == NEWLINES_AUTO) layout.newlines = hard ? NEWLINES_BLANK : NEWLINES_BOUNDARY;
    return layout;
}
