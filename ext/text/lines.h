/*
 * lines.h - a text as its lines, and how a line looks
 *
 * A line ends at \n, \r\n, \r, form feed, vertical tab, U+0085, U+2028 or U+2029. Lines of white space alone
 * are not given: they belong to the end of the line before them (the first line of a text owns what stands
 * before it), so lines cover the text without a gap. Text must be valid UTF-8. Everything is linear; no heap.
 */
#ifndef NEWSPRINT_TEXT_LINES_H
#define NEWSPRINT_TEXT_LINES_H

#include "text/line_scan.h"

enum line_flags {
    LINE_BLANK_BEFORE = 1, /* first of a paragraph: stands at the start, or behind an empty line */
    LINE_BLANK_AFTER = 2,  /* last of a paragraph */
    LINE_SENTENCE_END =
        4, /* ends in . ! ? … or their like in other scripts; closing quotes and a note in brackets aside */
    LINE_OPEN_END = 8, /* ends in a comma, semicolon, colon, dash or opening bracket */
    LINE_CAPITAL = 16, /* begins with an upper-case ASCII letter, a digit, a quote or any non-ASCII letter */
    LINE_PLAIN = 32,   /* is known to need no repair (repair.h), and its words are counted */
};

struct line {
    struct span text; /* without white space around it; never empty */
    uint32_t words;   /* spaces and one more; and one for two characters of Han or Kana */
    uint32_t flags;   /* enum line_flags */
};

struct lines {
    struct line_scan scan;
    size_t start, position; /* bytes of the whole text that belong to the last line, its line break and empty
                               lines included, begin at start and end before position */
    bool blank;             /* an empty line stands before position */
};
#define LINES_OF(text)                                                                                       \
    { .scan = LINE_SCAN_OF(text) }

/* False when there is no further line, or scan.poll, set behind LINES_OF(), said to stop. Fills text, the two
 * LINE_BLANK flags and, where it can tell, LINE_PLAIN and words; the rest is filled by line_look(), for those
 * who need it. */
bool lines_next(struct lines *lines, struct line *line);
/* What it fills is not that of the line where poll, which may be NULL, said to stop. */
void line_look(struct line *line, struct poll *poll);

/* A text without what shows nothing at its two ends, as lines are given; less is gone where poll, which may
 * be NULL, said to stop. */
struct span line_trimmed(struct span text, struct poll *poll);

/* Bytes of the white space at p, a line break or any Unicode space: 0 where there is none. */
size_t line_space(const char *p, const char *end);

#endif
