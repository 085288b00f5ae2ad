/*
 * value.h - arguments and results: SQLite values on one side, spans and statuses on the other
 */
#ifndef NEWSPRINT_SQLITE_VALUE_H
#define NEWSPRINT_SQLITE_VALUE_H

#include "base/buffer.h"
#include "base/poll.h"
#include "sqlite/api.h"
#include <stdarg.h>

/* A text that came in as a SQL value: valid UTF-8, whatever it was. Numbers are read as their text, a BLOB as
 * its bytes. The span points into the value where that was valid, else into `repaired`. */
struct document {
    struct span text;
    struct buffer repaired;
};
#define DOCUMENT_INIT                                                                                        \
    { {NULL, 0}, BUFFER_INIT }

/* The value must not be NULL. Fails with STATUS_NOMEM, or STATUS_INTERRUPT where poll said to stop. Good
 * until the value changes or the document goes. O(bytes). */
enum status document_read(struct document *document, sqlite3_value *value, struct poll *poll);
void document_release(struct document *document);

/* True for SQL NULL; true when one of several is. */
bool value_is_null(sqlite3_value *value);
bool value_any_null(int argc, sqlite3_value **argv);

/* The longest text or BLOB that the connection accepts: the ceiling of every buffer that becomes a result. */
size_t value_limit(sqlite3 *db);

/* Results of a scalar function or a column: bytes as text; a buffer's bytes as text, or its failure; a result
 * code; a message. A large buffer is handed over, and is empty then. */
void result_span(sqlite3_context *context, struct span text);
void result_text(sqlite3_context *context, struct buffer *buffer);
void result_code(sqlite3_context *context, int code);
void result_error(sqlite3_context *context, const char *format, ...);

/* The message of an error, which sqlite3_free() frees: valid UTF-8 whatever it quotes, which drivers need.
 * Of a long one it is the two ends. NULL when memory is out. */
char *error_text(const char *format, va_list arguments);

/* True, with *result set, when the value is a whole number between low and high: an INTEGER, or the REAL
 * 256.0 that some drivers send for 256. Text is not a number. */
bool value_integer(sqlite3_value *value, int low, int high, int *result);

/* An integer argument of a scalar function, or false with the error set: "minhash: size must be between 1 and
 * 4096, not 0". NULL is an error too; callers handle NULL before. */
bool argument_integer(sqlite3_context *context, sqlite3_value *value, const char *function, const char *name,
                      int low, int high, int *result);

#endif
