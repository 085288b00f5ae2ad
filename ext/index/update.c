/*
 * update.c - what is written to a minhash_index: INSERT, UPDATE, DELETE, commands
 *
 * A statement is judged whole before anything is written, so one that fails for what it says changes nothing.
 */
#include "index/segments.h"
#include "index/table.h"
#include "sqlite/value.h"

/* A row as xUpdate gets it: values of the columns from here on. */
enum { FIRST_COLUMN = 2 };

/* Whether the article is in the index. */
static int is_there(struct index_table *table, sqlite3_int64 id, bool *there) {
    struct buffer signature = BUFFER_INIT;
    enum index_row state = INDEX_ROW_NONE;
    int code = index_read(&table->store, id, &signature, &state);
    buffer_release(&signature);
    *there = state != INDEX_ROW_NONE;
    return code;
}

static int conflict(struct index_table *table) {
    sqlite3_free(table->base.zErrMsg);
    table->base.zErrMsg = sqlite3_mprintf("UNIQUE constraint failed: %s.rowid", table->store.name);
    return table->base.zErrMsg ? SQLITE_CONSTRAINT : SQLITE_NOMEM;
}

/* ---- writing an article ---- */

/* One row of x_pending. */
static int make_pending(struct index_store *store, sqlite3_int64 id, bool stale) {
    sqlite3_stmt *statement;
    int code = index_statement(store, INDEX_PENDING_ADD, &statement);
    if (code != SQLITE_OK) return code;
    sqlite3_bind_int64(statement, 1, id);
    sqlite3_bind_int(statement, 2, stale);
    return index_run(store, statement);
}

/* The article's postings, where it has any, lead to nothing from now on. */
static int make_stale(struct index_store *store, sqlite3_int64 id) {
    sqlite3_stmt *statement;
    int code = index_statement(store, INDEX_PENDING_FORGET, &statement);
    if (code != SQLITE_OK) return code;
    sqlite3_bind_int64(statement, 1, id);
    code = index_run(store, statement);
    return code != SQLITE_OK || sqlite3_changes(store->db) > 0 ? code : make_pending(store, id, true);
}

/* Puts an article in, or, when it `replaces` the one that is there, another signature in its place. */
static int put(struct index_store *store, sqlite3_int64 *id, bool numbered, bool replaces,
               struct span signature) {
    int code = index_write(store, id, numbered, signature);
    if (code == SQLITE_OK && signature.size)
        code = make_pending(store, *id, replaces);
    else if (code == SQLITE_OK && replaces)
        code = make_stale(store, *id);
    return code == SQLITE_OK ? index_settle(store) : code;
}

/* Takes out an article that is there. */
static int take_out(struct index_store *store, sqlite3_int64 id) {
    sqlite3_stmt *statement;
    int code = index_statement(store, INDEX_REMOVE, &statement);
    if (code != SQLITE_OK) return code;
    sqlite3_bind_int64(statement, 1, id);
    code = index_run(store, statement);
    if (code == SQLITE_OK) code = make_stale(store, id);
    return code == SQLITE_OK ? index_settle(store) : code;
}

/* ---- commands ---- */

static int rebuild(struct index_table *table) {
    sqlite3_stmt *rows = NULL;
    struct buffer signature = BUFFER_INIT;
    sqlite3_int64 id;
    int code = index_store_clear(&table->store), step = SQLITE_DONE;
    if (code == SQLITE_OK) code = index_content_open(table, &rows);
    while (code == SQLITE_OK && (step = index_content_step(table, rows, &id)) == SQLITE_ROW) {
        code = index_sign(table, sqlite3_column_value(rows, 1), &signature);
        if (code == SQLITE_OK) code = index_write(&table->store, &id, true, buffer_span(&signature));
    }
    sqlite3_finalize(rows);
    buffer_release(&signature);
    if (code == SQLITE_OK && step != SQLITE_DONE) code = step;
    return code == SQLITE_OK ? index_optimize(&table->store) : code;
}

static int run_command(struct index_table *table, const char *command) {
    struct index_store *store = &table->store;
    if (!command) return SQLITE_NOMEM;
    if (!strcmp(command, "optimize")) return index_optimize(store);
    if (!strcmp(command, "integrity-check")) return index_check(table, true);
    if (!strcmp(command, "delete-all")) return index_store_clear(store);
    if (strcmp(command, "rebuild") != 0)
        return index_error(
            store, SQLITE_ERROR,
            "unknown command \"%s\"; the commands are rebuild, optimize, integrity-check, delete-all",
            command);
    if (!table->options.content) return index_error(store, SQLITE_ERROR, "rebuild needs a content table");
    return rebuild(table);
}

/* ---- rows ---- */

/* Columns that an INSERT or UPDATE may not set. */
static int check_columns(struct index_table *table, sqlite3_value **columns) {
    static const char *const NAMES[] = {"similarity", "containment", "containment_of_row", "signature"};
    for (int i = INDEX_COLUMN_SIMILARITY; i <= INDEX_COLUMN_SIGNATURE; i++)
        if (!sqlite3_value_nochange(columns[i]) && !value_is_null(columns[i]))
            return index_error(&table->store, SQLITE_ERROR, "%s cannot be written; write the text", NAMES[i]);
    return SQLITE_OK;
}

/* The number that an inserted or updated row is to have; *numbered is false for the next free one. */
static int new_number(struct index_table *table, sqlite3_value *value, sqlite3_int64 *id, bool *numbered) {
    *numbered = !value_is_null(value);
    *id = 0;
    if (!*numbered) return SQLITE_OK;
    *id = sqlite3_value_int64(value);
    if (sqlite3_value_numeric_type(value) == SQLITE_INTEGER) return SQLITE_OK;
    return index_error(&table->store, SQLITE_MISMATCH, "rowid must be an integer");
}

/* Whether a row stands at the number, and may be replaced. */
static int make_way(struct index_table *table, sqlite3_int64 id, bool *replaces) {
    int code = is_there(table, id, replaces);
    if (code != SQLITE_OK || !*replaces) return code;
    return sqlite3_vtab_on_conflict(table->store.db) == SQLITE_REPLACE ? SQLITE_OK : conflict(table);
}

static int insert_row(struct index_table *table, sqlite3_value **argv, sqlite3_int64 *rowid) {
    struct buffer signature = BUFFER_INIT;
    bool numbered, replaces = false;
    int code = new_number(table, argv[1], rowid, &numbered);
    if (code == SQLITE_OK) code = index_sign(table, argv[FIRST_COLUMN + INDEX_COLUMN_TEXT], &signature);
    if (code == SQLITE_OK && numbered) code = make_way(table, *rowid, &replaces);
    if (code == SQLITE_OK) code = put(&table->store, rowid, numbered, replaces, buffer_span(&signature));
    buffer_release(&signature);
    return code;
}

static int update_row(struct index_table *table, sqlite3_value **argv, sqlite3_int64 *rowid) {
    struct buffer signature = BUFFER_INIT;
    sqlite3_int64 old = sqlite3_value_int64(argv[0]);
    sqlite3_value *text = argv[FIRST_COLUMN + INDEX_COLUMN_TEXT];
    enum index_row state;
    bool numbered, replaces = true;
    int code = new_number(table, argv[1], rowid, &numbered);
    bool moves = code == SQLITE_OK && *rowid != old;
    if (code == SQLITE_OK && sqlite3_value_nochange(text))
        code = index_read(&table->store, old, &signature, &state);
    else if (code == SQLITE_OK)
        code = index_sign(table, text, &signature);
    if (code == SQLITE_OK && moves) code = make_way(table, *rowid, &replaces);
    if (code == SQLITE_OK && moves) code = take_out(&table->store, old);
    if (code == SQLITE_OK && (moves || !sqlite3_value_nochange(text)))
        code = put(&table->store, rowid, true, replaces, buffer_span(&signature));
    buffer_release(&signature);
    return code;
}

int index_update(sqlite3_vtab *vtab, int argc, sqlite3_value **argv, sqlite3_int64 *rowid) {
    struct index_table *table = (struct index_table *)vtab;
    if (argc == 1) return take_out(&table->store, sqlite3_value_int64(argv[0]));
    sqlite3_value **columns = argv + FIRST_COLUMN, *command = columns[INDEX_COLUMN_COMMAND];
    bool inserts = value_is_null(argv[0]);
    if (inserts && !value_is_null(command))
        return run_command(table, (const char *)sqlite3_value_text(command));
    int code = check_columns(table, columns);
    if (code != SQLITE_OK) return code;
    return inserts ? insert_row(table, argv, rowid) : update_row(table, argv, rowid);
}
