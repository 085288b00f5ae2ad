/*
 * table.c - a minhash_index while a connection has it open: texts, signatures, the content table
 */
#include "index/table.h"
#include "sqlite/counters.h"
#include "sqlite/interrupt.h"
#include "sqlite/value.h"

int index_shingles(struct index_table *table, sqlite3_value *text) {
    struct counters *counters = connection_counters(table->connection);
    if (!counters) return SQLITE_NOMEM;
    struct interrupt interrupt = interrupt_start(table->store.db);
    struct document document = DOCUMENT_INIT;
    enum status status = document_read(&document, text);
    if (!status)
        status =
            shingle_set_read(&table->set, document.text, table->store.shingle, interrupt_poll(&interrupt));
    document_release(&document);
    counters->fingerprinted++;
    return interrupt_finish(&interrupt, status);
}

static int sign_text(struct index_table *table, sqlite3_value *text, struct buffer *out) {
    int code = index_shingles(table, text);
    if (code != SQLITE_OK || table->set.hashes.count == 0) return code;
    size_t bytes = MINHASH_HEADER_BYTES + 2 * (size_t)table->store.size;
    char *room = buffer_reserve(out, bytes);
    if (!room) return status_code(out->status);
    minhash_write(table->set.hashes.items, table->set.hashes.count, table->store.size, table->store.shingle,
                  room);
    out->size = bytes;
    return SQLITE_OK;
}

int index_sign(struct index_table *table, sqlite3_value *value, struct buffer *out) {
    struct index_store *store = &table->store;
    struct minhash signature;
    buffer_clear(out);
    if (value_is_null(value)) return SQLITE_OK;
    if (sqlite3_value_type(value) != SQLITE_BLOB) return sign_text(table, value, out);
    struct span blob = {sqlite3_value_blob(value), (size_t)sqlite3_value_bytes(value)};
    const char *problem = minhash_parse(blob, &signature);
    if (problem) return index_error(store, SQLITE_ERROR, "the BLOB %s", problem);
    if (signature.size != store->size || signature.shingle != store->shingle)
        return index_error(store, SQLITE_ERROR,
                           "signatures differ: size %u, shingle %u against size %u, shingle %u of the index",
                           signature.size, signature.shingle, store->size, store->shingle);
    buffer_append(out, blob);
    return status_code(out->status);
}

/* ---- the content table ---- */

/* Columns are qualified, because SQLite takes a quoted name that is no column for a string. */
static char *content_sql(const struct index_table *table, bool one) {
    const struct index_options *options = &table->options;
    sqlite3_str *sql = sqlite3_str_new(table->store.db);
    char *key =
        options->key ? sqlite3_mprintf("source.\"%w\"", options->key) : sqlite3_mprintf("source.rowid");
    if (key)
        sqlite3_str_appendf(sql, "SELECT %s, source.\"%w\" FROM \"%w\".\"%w\" AS source", key,
                            options->column, table->store.schema, options->content);
    if (key && one) sqlite3_str_appendf(sql, " WHERE %s = ?1", key);
    char *text = sqlite3_str_finish(sql);
    if (!key) sqlite3_free(text);
    sqlite3_free(key);
    return key ? text : NULL;
}

static int prepare_content(struct index_table *table, bool one, sqlite3_stmt **statement) {
    char *sql = content_sql(table, one);
    int code = sql ? sqlite3_prepare_v2(table->store.db, sql, -1, statement, NULL) : SQLITE_NOMEM;
    sqlite3_free(sql);
    return index_fail(&table->store, code);
}

int index_content_open(struct index_table *table, sqlite3_stmt **statement) {
    *statement = NULL;
    return prepare_content(table, false, statement);
}

int index_content_step(struct index_table *table, sqlite3_stmt *statement, sqlite3_int64 *id) {
    int code = sqlite3_step(statement);
    if (code != SQLITE_ROW) return code == SQLITE_DONE ? code : index_fail(&table->store, code);
    *id = sqlite3_column_int64(statement, 0);
    if (sqlite3_column_type(statement, 0) == SQLITE_INTEGER) return SQLITE_ROW;
    return index_error(&table->store, SQLITE_MISMATCH, "the key of a row of %s is not an integer: %s",
                       table->options.content, sqlite3_column_text(statement, 0));
}

int index_content_read(struct index_table *table, sqlite3_stmt **statement, sqlite3_int64 id,
                       sqlite3_value **text) {
    int code = SQLITE_OK;
    *text = NULL;
    if (!table->options.content) return SQLITE_OK;
    if (table->reading)
        return index_error(&table->store, SQLITE_ERROR, "%s reads the index itself", table->options.content);
    if (!*statement) code = prepare_content(table, true, statement);
    if (code != SQLITE_OK) return code;
    table->reading = true;
    sqlite3_bind_int64(*statement, 1, id);
    code = sqlite3_step(*statement);
    if (code == SQLITE_ROW && sqlite3_column_type(*statement, 1) != SQLITE_NULL)
        *text = sqlite3_column_value(*statement, 1);
    if (code == SQLITE_ROW || code == SQLITE_DONE) return SQLITE_OK;
    table->reading = false;
    return index_done(&table->store, *statement, code);
}

int index_content_done(struct index_table *table, sqlite3_stmt *statement) {
    if (!table->reading || !statement) return SQLITE_OK;
    table->reading = false;
    return index_done(&table->store, statement, SQLITE_ROW);
}
