/*
 * corpus.c - the documents of a table that is named by arguments, read twice, and keys for results
 *
 * near_duplicates('articles', 'body', 0.5, 'id') reads SELECT body, id FROM articles to its end, resets it
 * and reads it again. Keys are SQL values of any type; each is kept once, as bytes, and a row knows its
 * number.
 */
#include "sqlite/corpus.h"
#include "base/mem.h"
#include "base/parallel.h"
#include "sqlite/key.h"
#include "sqlite/progress.h"
#include "sqlite/source.h"

enum argument { TABLE, COLUMN };

/* ---- opening ---- */

/* The place of the argument `key` among those of the table function. */
static int key_argument(const struct table_cursor *cursor) {
    int place = 0;
    const char *name = cursor->table->arguments;
    for (; strncmp(name, "key", 3) != 0; name = strchr(name, ',') + 2) place++;
    return place;
}

/* A table WITHOUT ROWID, or a view: there old SQLite gives NULL. */
static int no_rowid(struct corpus *corpus) {
    return table_error(corpus->cursor, "%s: %s has no rowid; name a column as key",
                       corpus->cursor->table->name, corpus->table);
}

static int open_columns(struct corpus *corpus, const char *const *columns, int count) {
    bool has_column = false, has_rowid = true;
    int code = SQLITE_OK;
    if (!columns[CORPUS_KEY])
        code = source_has(corpus->cursor, corpus->table, columns[CORPUS_TEXT], &has_column);
    if (code == SQLITE_OK && has_column) code = source_has(corpus->cursor, corpus->table, NULL, &has_rowid);
    if (code != SQLITE_OK) return code;
    return has_rowid ? source_open(corpus->cursor, corpus->table, columns, count, &corpus->statement)
                     : no_rowid(corpus);
}

int corpus_open(struct corpus *corpus, struct table_cursor *cursor, const char *table,
                const char *const *more, int count) {
    struct span named, column, key;
    *corpus = (struct corpus){.cursor = cursor, .keys = MAP_INIT, .is_rising = true};
    int code = source_encoding(cursor, &corpus->encoding);
    if (code == SQLITE_OK) code = table_text(cursor, TABLE, &named);
    if (code == SQLITE_OK) code = table_text(cursor, COLUMN, &column);
    if (code == SQLITE_OK) code = table_text(cursor, key_argument(cursor), &key);
    if (code != SQLITE_OK) return code;
    if (!column.data) return table_error(cursor, "%s: column must be a name, not NULL", cursor->table->name);
    const char *columns[CORPUS_MORE + CORPUS_MORE_MAX] = {column.data, key.data};
    for (int i = 0; i < count; i++) columns[CORPUS_MORE + i] = more[i];
    corpus->table = table ? table : named.data;
    return open_columns(corpus, columns, CORPUS_MORE + count);
}

/* ---- reading ---- */

/* The rows to read, for the bar; counted only when somebody watches. */
static int count_rows(struct corpus *corpus, sqlite3_int64 *rows) {
    *rows = (sqlite3_int64)corpus->rows;
    if (corpus->is_counted || !corpus->cursor->connection->progress) return SQLITE_OK;
    return source_count(corpus->cursor, corpus->table, rows);
}

static int read_rows(struct corpus *corpus, struct progress *progress,
                     int (*each)(struct table_cursor *cursor, struct corpus *corpus, size_t row)) {
    size_t row = 0;
    int code;
    for (; (code = source_step(corpus->cursor, corpus->statement)) == SQLITE_ROW; row++) {
        progress_step(progress);
        if (corpus->is_counted && row == corpus->rows) continue;
        code = each(corpus->cursor, corpus, row);
        if (code != SQLITE_OK) return code;
    }
    if (code != SQLITE_DONE) return code;
    if (corpus->is_counted && row != corpus->rows) return corpus_changed(corpus);
    corpus->rows = row;
    return SQLITE_OK;
}

int corpus_read(struct corpus *corpus, const char *work,
                int (*each)(struct table_cursor *cursor, struct corpus *corpus, size_t row)) {
    sqlite3_int64 rows;
    char label[64];
    int code = count_rows(corpus, &rows);
    if (code == SQLITE_OK) code = sqlite3_reset(corpus->statement);
    if (code != SQLITE_OK) return code;
    sqlite3_snprintf(sizeof label, label, "%s: %s", corpus->cursor->table->name, work);
    struct progress progress = progress_start(corpus->cursor->connection, label, rows);
    code = read_rows(corpus, &progress, each);
    progress_end(&progress);
    corpus->is_counted = code == SQLITE_OK;
    return code;
}

sqlite3_value *corpus_value(const struct corpus *corpus, int column) {
    return sqlite3_column_value(corpus->statement, column);
}

int corpus_changed(struct corpus *corpus) {
    return table_error(corpus->cursor, "%s: the rows change from one reading to the next",
                       corpus->cursor->table->name);
}

/* A connection without a mutex, as that of the sqlite3 shell, says nothing of the heap. Where SQLite's own
 * mutexes are real each is a new one; those of one thread are all the same, or none. */
size_t corpus_threads(void) {
#ifdef SQLITE_CORE
    if (!sqlite3_threadsafe()) return 1;
#else
    if (!sqlite3_api->mutex_alloc) return 1;
#endif
    sqlite3_mutex *first = sqlite3_mutex_alloc(SQLITE_MUTEX_FAST),
                  *second = sqlite3_mutex_alloc(SQLITE_MUTEX_FAST);
    bool are_real = first && second && first != second;
    sqlite3_mutex_free(first);
    sqlite3_mutex_free(second);
    return are_real ? parallel_cores() : 1;
}

void corpus_close(struct corpus *corpus) {
    sqlite3_finalize(corpus->statement);
    corpus->statement = NULL;
}

void corpus_release(struct corpus *corpus) {
    corpus_close(corpus);
    map_release(&corpus->keys);
    mem_free(corpus->key_of);
    corpus->key_of = NULL;
    corpus->key_capacity = 0;
}

/* ---- keys ---- */

/* What is wrong with the key of a row. */
static int key_error(struct corpus *corpus, size_t row, sqlite3_value *key) {
    sqlite3_value *named = corpus->cursor->arguments[key_argument(corpus->cursor)];
    const char *name = corpus->cursor->table->name;
    if (!named || value_is_null(named)) return no_rowid(corpus);
    if (value_is_null(key))
        return table_error(corpus->cursor, "%s: the key of row %llu is NULL", name,
                           (unsigned long long)row + 1);
    const char *text = (const char *)sqlite3_value_text(key);
    return text ? table_error(corpus->cursor, "%s: key %s stands twice, the second time in row %llu", name,
                              text, (unsigned long long)row + 1)
                : SQLITE_NOMEM;
}

int corpus_keep_key(struct corpus *corpus, size_t row) {
    sqlite3_value *value = corpus_value(corpus, CORPUS_KEY);
    struct buffer key = BUFFER_INIT;
    bool real;
    size_t number, before = corpus->keys.keys.count;
    if (value_is_null(value)) return key_error(corpus, row, value);
    size_t rows = corpus->is_counted ? corpus->rows : row + 1;
    enum status status =
        vector_grow((void **)&corpus->key_of, &corpus->key_capacity, rows, sizeof *corpus->key_of);
    if (status) return status_code(status);
    key_write(value, corpus->encoding, &key, &real);
    if (before && corpus->is_rising && !key.status)
        corpus->is_rising = key_compare(map_key(&corpus->keys, before - 1), buffer_span(&key)) < 0;
    status = key.status ? key.status : map_intern(&corpus->keys, buffer_span(&key), &number);
    buffer_release(&key);
    if (!status && number > UINT32_MAX / 2) status = STATUS_NOMEM;
    if (status) return status_code(status);
    if (number < before) return key_error(corpus, row, value);
    corpus->key_of[row] = (uint32_t)number << 1 | real;
    corpus->has_text_keys |= sqlite3_value_type(value) == SQLITE_TEXT;
    return SQLITE_OK;
}

size_t corpus_key_number(const struct corpus *corpus, size_t row) {
    return corpus->key_of[row] >> 1;
}

enum status corpus_find_key(const struct corpus *corpus, sqlite3_value *value, size_t *number) {
    struct buffer key = BUFFER_INIT;
    bool real;
    key_write(value, corpus->encoding, &key, &real);
    enum status status = key.status;
    *number = status ? MAP_NONE : map_find(&corpus->keys, buffer_span(&key));
    buffer_release(&key);
    return status;
}

static struct span key_of(const struct corpus *corpus, size_t row) {
    return map_key(&corpus->keys, corpus_key_number(corpus, row));
}

void corpus_key_result(const struct corpus *corpus, sqlite3_context *context, size_t row) {
    key_result(context, key_of(corpus, row), corpus->encoding, corpus->key_of[row] & 1);
}

int corpus_key_compare(const struct corpus *corpus, size_t a, size_t b) {
    if (corpus->is_rising) return (a > b) - (a < b);
    return key_compare(key_of(corpus, a), key_of(corpus, b));
}
