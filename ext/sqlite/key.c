/*
 * key.c - SQL values as bytes: to be kept, found again and put in order
 *
 * The letters stand in SQLite's order of types: numbers, text, BLOB.
 */
#include "sqlite/key.h"
#include <string.h>

enum letter { INTEGER = 'i', REAL = 'r', TEXT = 't', BLOB = 'x' };

union number {
    sqlite3_int64 whole;
    double real;
};

static void append(struct buffer *key, enum letter letter, const void *data, int size) {
    buffer_append_byte(key, (char)letter);
    buffer_append(key, (struct span){data, (size_t)size});
}

/* The size is asked for first: up to SQLite 3.39 that turns big-endian text around in its place. Without memory for
 * it the size is 0, and the text is not. */
static void append_text(sqlite3_value *value, int encoding, struct buffer *key) {
    int size = encoding == SQLITE_UTF8 ? sqlite3_value_bytes(value) : sqlite3_value_bytes16(value);
    const char *text = encoding == SQLITE_UTF16LE   ? sqlite3_value_text16le(value)
                       : encoding == SQLITE_UTF16BE ? sqlite3_value_text16be(value)
                                                    : (const char *)sqlite3_value_text(value);
    bool empty = text && !text[0] && (encoding == SQLITE_UTF8 || !text[1]);
    append(key, TEXT, text, text ? size : 0);
    if (!text || (size == 0 && !empty)) key->status = STATUS_NOMEM;
}

void key_write(sqlite3_value *value, int encoding, struct buffer *key, bool *real) {
    union number number = {.whole = sqlite3_value_int64(value)};
    double exact = sqlite3_value_double(value);
    int type = sqlite3_value_type(value);
    *real = type == SQLITE_FLOAT && (double)number.whole == exact && number.whole != INT64_MAX;
    if (type == SQLITE_INTEGER || *real) {
        append(key, INTEGER, &number, sizeof number);
    } else if (type == SQLITE_FLOAT) {
        number.real = exact;
        append(key, REAL, &number, sizeof number);
    } else if (type == SQLITE_TEXT) {
        append_text(value, encoding, key);
    } else {
        const void *blob = sqlite3_value_blob(value);
        append(key, BLOB, blob, sqlite3_value_bytes(value));
    }
}

static union number number_of(struct span key) {
    union number number;
    memcpy(&number, key.data + 1, sizeof number);
    return number;
}

/* A REAL that is no integer of 64 bits, against an INTEGER. */
static int compare_mixed(double real, sqlite3_int64 whole) {
    if (real >= 9223372036854775808.0) return 1;
    if (real < -9223372036854775808.0) return -1;
    sqlite3_int64 floor = (sqlite3_int64)real;
    if (floor != whole) return floor < whole ? -1 : 1;
    return (real > (double)floor) - (real < (double)floor);
}

static int compare_numbers(struct span a, struct span b) {
    union number x = number_of(a), y = number_of(b);
    if (*a.data == INTEGER && *b.data == INTEGER) return (x.whole > y.whole) - (x.whole < y.whole);
    if (*a.data == INTEGER) return -compare_mixed(y.real, x.whole);
    if (*b.data == INTEGER) return compare_mixed(x.real, y.whole);
    return (x.real > y.real) - (x.real < y.real);
}

int key_compare(struct span a, struct span b) {
    bool numbers = *a.data <= REAL && *b.data <= REAL;
    if (numbers) return compare_numbers(a, b);
    int order = memcmp(a.data, b.data, a.size < b.size ? a.size : b.size);
    return order ? order : (a.size > b.size) - (a.size < b.size);
}

void key_result(sqlite3_context *context, struct span key, int encoding, bool real) {
    sqlite3_uint64 size = key.size - 1;
    switch ((enum letter) * key.data) {
    case INTEGER:
        if (real)
            sqlite3_result_double(context, (double)number_of(key).whole);
        else
            sqlite3_result_int64(context, number_of(key).whole);
        break;
    case REAL:
        sqlite3_result_double(context, number_of(key).real);
        break;
    case TEXT:
        sqlite3_result_text64(context, key.data + 1, size, SQLITE_TRANSIENT, (unsigned char)encoding);
        break;
    case BLOB:
        sqlite3_result_blob64(context, key.data + 1, size, SQLITE_TRANSIENT);
        break;
    }
}
