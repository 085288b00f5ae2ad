/*
 * html_document.h - a page that came in as a SQL value
 */
#ifndef NEWSPRINT_SQLITE_HTML_DOCUMENT_H
#define NEWSPRINT_SQLITE_HTML_DOCUMENT_H

#include "html/encoding.h"
#include "sqlite/value.h"

/* Of the name of the function, and of the encoding. */
#define ENCODING_MESSAGE "%s: the page is encoded in %s, which is not read: convert it to UTF-8"

/* As document_read(), but a BLOB is read in the encoding that it is in (html/encoding.h); that of TEXT is
 * SQLite's business, whatever the page declares. Where !encoding->known the text is empty, and the caller
 * fails with ENCODING_MESSAGE. */
enum status html_document_read(struct document *document, sqlite3_value *value, struct encoding *encoding,
                               struct poll *poll);

#endif
