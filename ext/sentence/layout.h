/*
 * layout.h - what a line break means in this text
 *
 * Scraped articles come in three layouts: a blank line between paragraphs, a single line break between
 * paragraphs, and lines wrapped hard at some 70 characters, where a line break is only a space. Which one it
 * is is read off the first LAYOUT_SAMPLE bytes.
 *
 * A line break is LF, CR, CR LF, VT, U+0085 or U+2028; white space on an otherwise empty line does not count.
 * Form feed and U+2029 end a paragraph in every layout.
 */
#ifndef NEWSPRINT_SENTENCE_LAYOUT_H
#define NEWSPRINT_SENTENCE_LAYOUT_H

#include "text/chars.h"

/* What the caller says about line breaks; AUTO asks the text. A line that is indented by two blanks or a tab
 * begins a paragraph where text is wrapped. */
enum newlines {
    NEWLINES_AUTO,     /* BLANK when the text is wrapped hard, else BOUNDARY */
    NEWLINES_BOUNDARY, /* each line break ends a sentence */
    NEWLINES_BLANK,    /* only a blank line does; a line that starts a list item or is indented begins anew */
    NEWLINES_SPACE,    /* none does */
};

struct layout {
    enum newlines newlines;    /* never AUTO */
    bool lines_are_paragraphs; /* each line is a paragraph: single breaks, and next to no blank lines */
};

/* Some thirty wrapped lines, or ten paragraphs: enough to tell which. A sample of 16384 bytes decides one
 * text of 34,000 otherwise. */
enum { LAYOUT_SAMPLE = 2048 };

/* O(LAYOUT_SAMPLE). Text must be valid UTF-8. */
struct layout layout_of(struct span text, enum newlines asked);

/* A run of white space that holds a line break. */
struct line_break {
    const char *end; /* the first byte that is not white space, or the end of the text */
    bool paragraph;  /* a blank line, a form feed or U+2029 is in it */
    bool indented;   /* the next line begins with two or more blanks, or a tab */
};

/* The white space from p on, where p is a break or page character. O(its bytes). */
struct line_break line_break_at_length(const char *p, const char *end);

/* Nearly always it is one line feed or two, and then a letter or a quotation mark. */
static inline struct line_break line_break_at(const char *p, const char *end) {
    if (end - p > 4 && *p == '\n') {
        bool paragraph = p[1] == '\n';
        const char *line = p + 1 + paragraph;
        if (is_graphic(*line) || is_curly(line)) return (struct line_break){line, paragraph, false};
    }
    return line_break_at_length(p, end);
}

/* True when the white space found ends a sentence, whatever stands before it. */
bool layout_break_ends(enum newlines newlines, struct line_break found, const char *end);

#endif
