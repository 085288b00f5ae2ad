/*
 * layout.c - what a line break means in this text
 *
 * "The council met on
 *  Tuesday." is one sentence in a text wrapped at the width of a terminal, and two lines of a list elsewhere.
 * One line cannot tell; all lines can. Where text is wrapped, line after line stops short of a full stop at
 * about the same width, and the next one goes on with a small letter. In lists, headlines and articles with a
 * line a paragraph that hardly happens.
 *
 * Limits: scripts without capitals show no wrapping; say newlines = blank for them. Tables inside wrapped
 * text are read as text.
 */
#include "sentence/layout.h"
#include "sentence/list_marker.h"
#include "text/chars.h"
#include "text/scan.h"
#include "text/utf8.h"

/* A text is wrapped hard when RUN_ON_SHARE percent of its lines run on into a line that begins with a small
 * letter, are between WRAP_NARROW and WRAP_WIDE characters wide, and are more than the lines wider than that.
 * Wire services wrap at 60 to 65, mail at 72 to 78; about half of the lines run on so, the others end a
 * sentence or go on with a name or a number. Measured on 21,577 wire stories, nearly all wrapped, and 12,313
 * scraped articles, none: shares of 25, 15 and 10 percent find 14,844, 16,343 and 16,830 of the former (the
 * rest are tables and single lines) and at most 2 of the latter. */
enum { RUN_ON_SHARE = 15, WRAP_NARROW = 30, WRAP_WIDE = 100 };

/* Lines are paragraphs when fewer than one line in BLANK_SHARE is followed by a blank one: a caption or a
 * footer set off by a blank line does not make a text one of blank lines. */
enum { BLANK_SHARE = 4 };

struct line_break line_break_at_length(const char *p, const char *end) {
    struct line_break found = {p, false, false};
    const char *line = p;
    int breaks = 0;
    while (p < end) {
        size_t size, broken = line_break(p, end);
        enum char_class class = char_at(p, &size);
        if (!char_is_space(class)) break;
        p += broken ? broken : size;
        if (!broken) continue;
        line = p;
        breaks++;
        found.paragraph |= class == CHAR_PAGE;
    }
    found.end = p;
    found.paragraph |= breaks > 1;
    found.indented = p - line >= 2 || (p > line && *line == '\t');
    return found;
}

/* True when a line has more than WRAP_WIDE characters, of one to four bytes. Where it has, its first bytes
 * mostly have them. */
static bool is_wide(struct span line) {
    enum { FIRST_BYTES = 128 };
    if (line.size <= WRAP_WIDE || line.size > 4 * WRAP_WIDE) return line.size > WRAP_WIDE;
    if (line.size > FIRST_BYTES && utf8_count((struct span){line.data, FIRST_BYTES}) > WRAP_WIDE) return true;
    return utf8_count(line) > WRAP_WIDE;
}

/* True when the line goes on in the next one, which begins behind `found`. */
static bool runs_on(struct span line, struct line_break found, const char *end) {
    size_t size;
    if (found.paragraph || found.indented || found.end == end || char_at(found.end, &size) != CHAR_LOWER)
        return false;
    enum char_class last = char_before(line.data, line.data + line.size, &size);
    return last != CHAR_DOT && last != CHAR_STRONG;
}

struct layout layout_of(struct span text, enum newlines asked) {
    const char *p = text.data, *end = p + utf8_clip(text, LAYOUT_SAMPLE).size;
    size_t lines = 0, run_on = 0, wide = 0, blank = 0;
    for (p = skip_space(p, end, true); p < end;) {
        const char *stop = scan_line(p, end);
        struct line_break found = line_break_at(stop, end);
        struct span line = {p, (size_t)(stop - p)};
        lines++;
        if (is_wide(line))
            wide++;
        else if (line.size >= WRAP_NARROW && runs_on(line, found, end))
            run_on += utf8_count(line) >= WRAP_NARROW;
        blank += found.paragraph && found.end < end;
        p = found.end;
    }
    bool hard = run_on > wide && run_on * 100 >= lines * RUN_ON_SHARE;
    struct layout layout = {asked, !hard && asked != NEWLINES_BLANK && asked != NEWLINES_SPACE &&
                                       blank * BLANK_SHARE < lines};
    if (asked == NEWLINES_AUTO) layout.newlines = hard ? NEWLINES_BLANK : NEWLINES_BOUNDARY;
    return layout;
}

bool layout_break_ends(enum newlines newlines, struct line_break found, const char *end) {
    if (newlines == NEWLINES_SPACE) return found.end == end;
    if (newlines == NEWLINES_BOUNDARY || found.paragraph || found.end == end) return true;
    return found.indented || list_marker_end(found.end, end) > found.end;
}
