/*
 * value.c - arguments and results
 */
#include "sqlite/value.h"
#include "base/mem.h"
#include "sqlite/interrupt.h"
#include "text/utf8.h"

bool value_is_null(sqlite3_value *value) {
    return sqlite3_value_type(value) == SQLITE_NULL;
}

bool value_any_null(int argc, sqlite3_value **argv) {
    for (int i = 0; i < argc; i++)
        if (value_is_null(argv[i])) return true;
    return false;
}

size_t value_limit(sqlite3 *db) {
    return (size_t)sqlite3_limit(db, SQLITE_LIMIT_LENGTH, -1);
}

enum status document_read(struct document *document, sqlite3_value *value, struct poll *poll) {
    const char *data = (const char *)sqlite3_value_text(value);
    if (!data) return STATUS_NOMEM;
    struct span raw = {data, (size_t)sqlite3_value_bytes(value)};
    return utf8_repair(raw, &document->repaired, &document->text, poll);
}

void document_release(struct document *document) {
    buffer_release(&document->repaired);
}

void result_code(sqlite3_context *context, int code) {
    if (code == SQLITE_NOMEM)
        sqlite3_result_error_nomem(context);
    else if (code == SQLITE_TOOBIG)
        sqlite3_result_error_toobig(context);
    else
        sqlite3_result_error_code(context, code);
}

/* Texts that get a NUL behind them. SQLite does not know of one behind a text that is given with its size:
 * for who asks for a C string, as all drivers do, it allocates the text once more, and gives up the buffer
 * that would have held the next one. words() took 1.3 times as long. */
enum { SHORT_TEXT = 1024 };

void result_span(sqlite3_context *context, struct span text) {
    char copy[SHORT_TEXT];
    if (text.size >= SHORT_TEXT || (text.size && memchr(text.data, 0, text.size))) {
        sqlite3_result_text64(context, text.data, text.size, SQLITE_TRANSIENT, SQLITE_UTF8);
        return;
    }
    if (text.size) memcpy(copy, text.data, text.size);
    copy[text.size] = 0;
    sqlite3_result_text(context, copy, -1, SQLITE_TRANSIENT);
}

/* From so many bytes on a result is not copied. */
enum { HANDED_OVER = 1 << 16 };

/* Hands a long text over, with its end marked where no zero stands within: or SQLite copies it to mark it. */
static void hand_over(sqlite3_context *context, struct buffer *buffer) {
    size_t size = buffer->size;
    bool plain = size < buffer->limit && !memchr(buffer->data, 0, size);
    if (plain) buffer_append_byte(buffer, 0);
    if (buffer->status) return result_code(context, status_code(buffer->status));
    if (plain)
        sqlite3_result_text(context, buffer->data, -1, mem_free);
    else
        sqlite3_result_text64(context, buffer->data, size, mem_free, SQLITE_UTF8);
    *buffer = (struct buffer)BUFFER_LIMITED(buffer->limit);
}

void result_text(sqlite3_context *context, struct buffer *buffer) {
    if (buffer->status) return result_code(context, status_code(buffer->status));
    if (buffer->size >= HANDED_OVER) return hand_over(context, buffer);
    result_span(context, buffer_span(buffer));
}

/* Of a longer message its front and its end are shown: a value that it quotes, which may be an article in the
 * wrong place, is cut, and not what is said of it. The longest that quotes nothing has 300 bytes. */
enum { MESSAGE_FRONT = 400, MESSAGE_END = 120 };

char *error_text(const char *format, va_list arguments) {
    char *raw = sqlite3_vmprintf(format, arguments), *text = NULL;
    struct buffer repaired = BUFFER_INIT;
    struct span said;
    if (raw && utf8_repair(span_of(raw), &repaired, &said, NULL) == STATUS_OK) {
        bool is_long = said.size > MESSAGE_FRONT + MESSAGE_END;
        struct span front = is_long ? utf8_clip(said, MESSAGE_FRONT) : said;
        size_t rest = is_long ? utf8_clip(said, said.size - MESSAGE_END).size : said.size;
        text = sqlite3_mprintf("%.*s%s%.*s", (int)front.size, front.data, is_long ? " … " : "",
                               (int)(said.size - rest), said.data + rest);
    }
    buffer_release(&repaired);
    sqlite3_free(raw);
    return text;
}

void result_error(sqlite3_context *context, const char *format, ...) {
    va_list arguments;
    va_start(arguments, format);
    char *message = error_text(format, arguments);
    va_end(arguments);
    if (message)
        sqlite3_result_error(context, message, -1);
    else
        sqlite3_result_error_nomem(context);
    sqlite3_free(message);
}

bool value_integer(sqlite3_value *value, int low, int high, int *result) {
    int type = sqlite3_value_type(value);
    if (type != SQLITE_INTEGER && type != SQLITE_FLOAT) return false;
    double number = sqlite3_value_double(value);
    if (!(number >= low && number <= high) || number != (int)number) return false;
    *result = (int)number;
    return true;
}

bool argument_integer(sqlite3_context *context, sqlite3_value *value, const char *function, const char *name,
                      int low, int high, int *result) {
    if (value_integer(value, low, high, result)) return true;
    const char *given = value_is_null(value) ? "NULL" : (const char *)sqlite3_value_text(value);
    const char *quote = sqlite3_value_type(value) == SQLITE_TEXT ? "'" : "";
    if (given)
        result_error(context, "%s: %s must be between %d and %d, not %s%s%s", function, name, low, high,
                     quote, given, quote);
    else
        sqlite3_result_error_nomem(context);
    return false;
}
