/*
 * declared_encoding.h - the encoding that a page says it is in
 *
 *     <?xml version="1.0" encoding="iso-8859-2"?>
 *     <meta charset=koi8-r>
 *     <meta http-equiv="Content-Type" content="text/html; charset=windows-1251">
 *
 * Attributes alone declare one: not the text of a comment, a script, a style or a title, nor another
 * attribute that says "charset" in passing.
 *
 * Source: WHATWG HTML, section 13.2.3.2.
 */
#ifndef NEWSPRINT_HTML_DECLARED_ENCODING_H
#define NEWSPRINT_HTML_DECLARED_ENCODING_H

#include "base/span.h"

/* The label in the bytes, as it is written, without white space around it; empty where there is none, or
 * what stands there is no name, such as "{{charset}}". No heap; O(bytes). */
struct span declared_encoding(struct span bytes);

#endif
