/*
 * html_document.c - a page that came in as a SQL value
 */
#include "sqlite/html_document.h"

enum status html_document_read(struct document *document, sqlite3_value *value, struct encoding *encoding,
                               struct poll *poll) {
    *encoding = (struct encoding){"utf-8", true};
    if (sqlite3_value_type(value) != SQLITE_BLOB) return document_read(document, value, poll);
    const char *data = sqlite3_value_blob(value);
    struct span bytes = {data ? data : "", (size_t)sqlite3_value_bytes(value)};
    if (!data && bytes.size > 0) return STATUS_NOMEM;
    return encoding_read(bytes, &document->repaired, &document->text, encoding, poll);
}
