/*
 * references.h - the character references of HTML, "&eacute;" and "&#8217;", as browsers read them
 *
 * All 2,231 names of the HTML Standard, the 106 of them that hold without a semicolon too, and numbers, of
 * which 0x80 to 0x9F are characters of Windows-1252, and what is no character is U+FFFD. text/entities.h
 * knows fewer, and is for text in which references were left by accident.
 */
#ifndef NEWSPRINT_HTML_REFERENCES_H
#define NEWSPRINT_HTML_REFERENCES_H

#include "base/buffer.h"
#include <stdint.h>

/* Where text stands says how it is read. */
enum html_reading {
    HTML_READ_TEXT,      /* between tags, and in title and textarea */
    HTML_READ_ATTRIBUTE, /* in a value: there "&copy=1" and "&copyright" stay as they are */
    HTML_READ_RAW,       /* in script, style and CDATA, where nothing is a reference */
};

struct html_reference {
    size_t size;       /* bytes of it, the ampersand and the semicolon included; 0 where there is none */
    uint32_t codes[2]; /* the second is mostly 0 */
};

/* The reference that begins with the ampersand at p < end. Looks at some 30 bytes, and all digits. */
struct html_reference html_reference_at(const char *p, const char *end, enum html_reading reading);

/* Appends bytes of a page as they are meant: references as their characters, line breaks as \n. Linear; where
 * poll, which may be NULL, says stop, the rest is left out. The buffer has the status of memory. */
void html_decode(struct span raw, enum html_reading reading, struct buffer *out, struct poll *poll);

#endif
