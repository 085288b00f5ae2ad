/*
 * likely.h - whether a text is HTML: a page, or a piece as a feed has it
 */
#ifndef NEWSPRINT_HTML_LIKELY_H
#define NEWSPRINT_HTML_LIKELY_H

#include "base/span.h"

/* By its first 4 KiB: a doctype, the tags of a page, a paragraph or link that is opened and closed, a
 * picture, two line breaks, two words in bold. Text with "<" in it, code, and a text that names a tag are
 * none. */
bool html_is_likely(struct span text);

#endif
