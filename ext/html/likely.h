/*
 * likely.h - whether a text is HTML: a page, or a piece as a feed has it
 */
#ifndef NEWSPRINT_HTML_LIKELY_H
#define NEWSPRINT_HTML_LIKELY_H

#include "base/span.h"

/* By its first 4 KiB: a doctype, the tags of a page, a paragraph or link that is opened and closed, a
 * picture, two line breaks or one between sentences, two words in bold, a paragraph that is only opened, with
 * words right behind its tag. Text with "<" in it, code, and a text that names a tag are none. */
bool html_is_likely(struct span text);

/* A text without the "<![CDATA[" and "]]>" that a feed may put around it. */
struct span html_unwrap(struct span text);

#endif
