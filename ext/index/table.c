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
    struct poll *poll = interrupt_poll(&interrupt);
    enum status status = document_read(&document, text, poll);
    if (!status) status = shingle_set_read(&table->set, document.text, table->store.shingle, poll);
    document_release(&document);
    counters->fingerprinted++;
    return interrupt_finish(&interrupt, status);
}

/* The signature of table->set. */
static int sign_set(struct index_table *table, struct buffer *out) {
    if (table->set.hashes.count == 0) return SQLITE_OK;
    size_t bytes = MINHASH_HEADER_BYTES + 2 * (size_t)table->store.size;
    char *room = buffer_reserve(out, bytes);
    if (!room) return status_code(out->status);
    struct interrupt interrupt = interrupt_start(table->store.db);
    enum status status = minhash_write(table->set.hashes.items, table->set.hashes.count, table->store.size,
                                       table->store.shingle, room, interrupt_poll(&interrupt));
    out->size = status ? 0 : bytes;
    return interrupt_finish(&interrupt, status);
}

int index_sign(struct index_table *table, sqlite3_value *value, struct buffer *out) {
    struct index_store *store = &table->store;
    struct minhash signature;
    buffer_clear(out);
    if (value_is_null(value)) return SQLITE_OK;
    if (sqlite3_value_type(value) != SQLITE_BLOB) {
        int code = index_shingles(table, value);
        return code == SQLITE_OK ? sign_set(table, out) : code;
    }
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

int index_sign_row(struct index_table *table, sqlite3_int64 id, sqlite3_value *value, struct buffer *out) {
    int code = index_sign(table, value, out);
    if (code != SQLITE_ERROR || !table->base.zErrMsg) return code;
    char *said = table->base.zErrMsg;
    table->base.zErrMsg = NULL;
    code = index_error(&table->store, code, "row %lld of %s: %s", id, table->options.content,
                       index_without_prefix(said));
    sqlite3_free(said);
    return code;
}

int index_is_signature(struct index_table *table, struct span signature, bool *is) {
    struct buffer made = BUFFER_INIT;
    int code = sign_set(table, &made);
    *is = span_equal(buffer_span(&made), signature);
    buffer_release(&made);
    return code;
}

/* ---- the content table ---- */

int index_stale(struct index_table *table, sqlite3_int64 id) {
    return index_error(&table->store, SQLITE_CORRUPT_VTAB,
                       "row %lld of %s is not the text in %s; rebuild the index", id, table->store.name,
                       table->options.content);
}

/* The rowid of a table without INTEGER PRIMARY KEY is given anew by VACUUM and by .dump. */
static const char KEY_CHECK[] =
    "SELECT type = 'view' OR wr, type IN ('table', 'shadow') AND (SELECT count(*) FROM pragma_table_info(?1, "
    "?2) WHERE pk AND type = 'INTEGER' COLLATE NOCASE) <> 1 OR EXISTS (SELECT 1 FROM pragma_index_list(?1, "
    "?2) "
    "WHERE origin = 'pk') FROM pragma_table_list(?1) WHERE schema = ?2 COLLATE NOCASE AND NOT EXISTS (SELECT "
    "1 "
    "FROM pragma_table_info(?1, ?2) WHERE name = ?3 COLLATE NOCASE)";

static bool is_rowid(const char *key) {
    return !key || !sqlite3_stricmp(key, "rowid") || !sqlite3_stricmp(key, "oid") ||
           !sqlite3_stricmp(key, "_rowid_");
}

int index_content_check_key(struct index_table *table) {
    const struct index_options *options = &table->options;
    sqlite3_stmt *statement = NULL;
    if (!options->content || !is_rowid(options->key)) return SQLITE_OK;
    int code = sqlite3_prepare_v2(table->store.db, KEY_CHECK, -1, &statement, NULL);
    if (code == SQLITE_OK) code = sqlite3_bind_text(statement, 1, options->content, -1, SQLITE_STATIC);
    if (code == SQLITE_OK) code = sqlite3_bind_text(statement, 2, table->store.schema, -1, SQLITE_STATIC);
    if (code == SQLITE_OK) code = sqlite3_bind_text(statement, 3, options->key, -1, SQLITE_STATIC);
    bool row = code == SQLITE_OK && sqlite3_step(statement) == SQLITE_ROW;
    bool none = row && sqlite3_column_int(statement, 0), loose = row && sqlite3_column_int(statement, 1);
    int ended = sqlite3_finalize(statement);
    if (code != SQLITE_OK || ended != SQLITE_OK) return index_fail(&table->store, code ? code : ended);
    if (!none && !loose) return SQLITE_OK;
    return index_error(&table->store, SQLITE_ERROR, "%s has no %s; name a key, an integer column of it",
                       options->content,
                       none ? "rowid" : "INTEGER PRIMARY KEY, so that its rowids may change");
}

/* Columns are qualified, because SQLite takes a quoted name that is no column for a string; and by the name
 * of the table, which is what SQLite's messages then say. */
static char *content_sql(const struct index_table *table, bool one) {
    const struct index_options *options = &table->options;
    const char *source = options->content;
    sqlite3_str *sql = sqlite3_str_new(table->store.db);
    char *key = options->key ? sqlite3_mprintf("\"%w\".\"%w\"", source, options->key)
                             : sqlite3_mprintf("\"%w\".rowid", source);
    if (key)
        sqlite3_str_appendf(sql, "SELECT %s, \"%w\".\"%w\" FROM \"%w\".\"%w\" AS \"%w\"", key, source,
                            options->column, table->store.schema, source, source);
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
    if (sqlite3_column_type(statement, 0) == SQLITE_NULL)
        return index_error(&table->store, SQLITE_MISMATCH, "the key of a row of %s is NULL",
                           table->options.content);
    return index_error(&table->store, SQLITE_MISMATCH, "the key of a row of %s is not an integer: %s",
                       table->options.content, sqlite3_column_text(statement, 0));
}

int index_content_read(struct index_table *table, sqlite3_stmt **statement, sqlite3_int64 id,
                       sqlite3_value **text) {
    int code = SQLITE_OK;
    *text = NULL;
    if (!table->options.content) return SQLITE_OK;
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
