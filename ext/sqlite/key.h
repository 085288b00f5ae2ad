/*
 * key.h - SQL values as bytes: to be kept, found again and put in order
 *
 *     bool real;
 *     key_write(value, encoding, &buffer, &real);       a letter for the type, then the value
 *     key_compare(a, b)                                 as ORDER BY does with BINARY collation
 *     key_result(context, key, encoding, real);         the value again
 *
 * Values that SQLite's = finds equal, without affinity and with BINARY collation, have the same bytes: a REAL
 * that is a whole number is written as the INTEGER it equals, and *real says so. Text is written in the
 * encoding of the database (SQLITE_UTF8, SQLITE_UTF16LE or SQLITE_UTF16BE; source_encoding() tells), because
 * BINARY compares the bytes that are stored. A value may not be NULL. Out of memory: the buffer's status.
 */
#ifndef NEWSPRINT_SQLITE_KEY_H
#define NEWSPRINT_SQLITE_KEY_H

#include "base/buffer.h"
#include "sqlite/api.h"
#include <stdbool.h>

void key_write(sqlite3_value *value, int encoding, struct buffer *key, bool *real);
int key_compare(struct span a, struct span b);
void key_result(sqlite3_context *context, struct span key, int encoding, bool real);

#endif
