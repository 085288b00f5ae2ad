/*
 * update.c - what is written to a minhash_index: INSERT, UPDATE, DELETE, commands
 *
 * A statement that fails must change nothing, in a transaction too, where SQLite takes back what a
 * statement has written only if it opened a statement journal for it. It opens none for one row:
 *
 *     BEGIN;
 *     INSERT INTO x(x) VALUES ('rebuild');      fails at the last article
 *     COMMIT;                                   keeps what it did to those before
 *
 * So a change of one row is judged whole, and then is one statement on x_signatures, behind one on x_pending
 * that does no harm by itself (store.h). Whatever writes more, a command or a change that makes a segment, is
 * carried out inside another statement, INSERT INTO x(x) SELECT NULL: that has a journal, and calls xUpdate a
 * second time, which does the work. Only what writes more, because a journal makes SQLite tell all other
 * virtual tables of the transaction, and FTS5 then writes what it would rather gather.
 */
#include "index/segments.h"
#include "index/table.h"
#include "sqlite/value.h"

/* A row as xUpdate gets it: values of the columns from here on. */
enum { FIRST_COLUMN = 2 };

/* Whether the article is in the index, be it damaged. */
static int is_there(struct index_table *table, sqlite3_int64 id, bool *there) {
    sqlite3_stmt *statement;
    int code = index_statement(&table->store, INDEX_SIGNATURE, &statement);
    if (code != SQLITE_OK) return code;
    sqlite3_bind_int64(statement, 1, id);
    code = sqlite3_step(statement);
    *there = code == SQLITE_ROW;
    return index_done(&table->store, statement, code);
}

static int conflict(struct index_table *table) {
    sqlite3_free(table->base.zErrMsg);
    table->base.zErrMsg = sqlite3_mprintf("UNIQUE constraint failed: %s.rowid", table->store.name);
    return table->base.zErrMsg ? SQLITE_CONSTRAINT : SQLITE_NOMEM;
}

/* ---- writing an article ---- */

/* One row of x_pending. `stale`: where it is not there yet, a segment may hold an older version. */
static int make_pending(struct index_store *store, sqlite3_int64 id, bool stale) {
    sqlite3_stmt *statement;
    int code = index_statement(store, INDEX_PENDING_ADD, &statement);
    if (code != SQLITE_OK) return code;
    sqlite3_bind_int64(statement, 1, id);
    sqlite3_bind_int(statement, 2, stale);
    return index_run(store, statement);
}

/* Puts an article in, or, when it `replaces` the one that is there, another signature in its place; with
 * `from` as the new number of the article that is there. */
static int put(struct index_store *store, sqlite3_int64 id, const sqlite3_int64 *from, bool replaces,
               struct span signature) {
    int code = from ? make_pending(store, *from, true) : SQLITE_OK;
    if (code == SQLITE_OK && (signature.size || replaces)) code = make_pending(store, id, replaces);
    return code == SQLITE_OK ? index_write(store, id, from, signature) : code;
}

static int take_out(struct index_store *store, sqlite3_int64 id) {
    sqlite3_stmt *statement;
    int code = make_pending(store, id, true);
    if (code == SQLITE_OK) code = index_statement(store, INDEX_REMOVE, &statement);
    if (code != SQLITE_OK) return code;
    sqlite3_bind_int64(statement, 1, id);
    return index_run(store, statement);
}

/* ---- commands ---- */

static int rebuild_row(struct index_table *table, sqlite3_int64 id, sqlite3_value *text,
                       struct buffer *signature) {
    bool twice;
    int code = index_sign_row(table, id, text, signature);
    if (code == SQLITE_OK) code = is_there(table, id, &twice);
    if (code != SQLITE_OK) return code;
    if (twice)
        return index_error(&table->store, SQLITE_ERROR, "the key %lld stands twice in %s", id,
                           table->options.content);
    return index_write(&table->store, id, NULL, buffer_span(signature));
}

static int rebuild(struct index_table *table) {
    sqlite3_stmt *rows = NULL;
    struct buffer signature = BUFFER_INIT;
    sqlite3_int64 id;
    int code = index_store_clear(&table->store), step = SQLITE_DONE;
    if (code == SQLITE_OK) code = index_content_open(table, &rows);
    while (code == SQLITE_OK && (step = index_content_step(table, rows, &id)) == SQLITE_ROW)
        code = rebuild_row(table, id, sqlite3_column_value(rows, 1), &signature);
    sqlite3_finalize(rows);
    buffer_release(&signature);
    if (code == SQLITE_OK && step != SQLITE_DONE) code = step;
    return code == SQLITE_OK ? index_optimize(&table->store) : code;
}

/* Commands are written in either case, as those of FTS5. */
static bool is_command(sqlite3_value *value, const char *name) {
    const char *command = (const char *)sqlite3_value_text(value);
    return command && sqlite3_stricmp(command, name) == 0;
}

static int run_command(struct index_table *table, sqlite3_value *command) {
    struct index_store *store = &table->store;
    if (!sqlite3_value_text(command)) return SQLITE_NOMEM;
    if (is_command(command, "optimize")) return index_optimize(store);
    if (is_command(command, "integrity-check")) return index_check(table, true);
    if (is_command(command, "delete-all")) return index_store_clear(store);
    if (!is_command(command, "rebuild"))
        return index_error(
            store, SQLITE_ERROR,
            "unknown command \"%s\"; the commands are rebuild, optimize, integrity-check, delete-all",
            sqlite3_value_text(command));
    if (!table->options.content) return index_error(store, SQLITE_ERROR, "rebuild needs a content table");
    return rebuild(table);
}

/* ---- rows ---- */

/* Whether a column was given something to write. */
static bool is_given(sqlite3_value *column) {
    return !sqlite3_value_nochange(column) && !value_is_null(column);
}

/* Columns that an INSERT or UPDATE may not set. */
static int check_columns(struct index_table *table, sqlite3_value **columns) {
    static const char *const NAMES[] = {"similarity", "containment", "containment_of_row"};
    struct index_store *store = &table->store;
    for (int i = 0; i <= INDEX_COLUMN_CONTAINMENT_OF_ROW; i++)
        if (is_given(columns[i]))
            return index_error(store, SQLITE_ERROR, "%s cannot be written; write the text", NAMES[i]);
    if (is_given(columns[INDEX_COLUMN_COMMAND]))
        return index_error(store, SQLITE_ERROR, "a command is inserted, INSERT INTO %s(%s) VALUES ('%s')",
                           store->name, store->name, sqlite3_value_text(columns[INDEX_COLUMN_COMMAND]));
    return SQLITE_OK;
}

/* The column signature can only be what it is, `stored`: before SQLite 3.42 UPDATE ... FROM gives the
 * values of all columns. */
static int check_signature(struct index_table *table, sqlite3_value *column, struct span stored) {
    if (!is_given(column)) return SQLITE_OK;
    bool blob = sqlite3_value_type(column) == SQLITE_BLOB;
    struct span given = {sqlite3_value_blob(column), (size_t)sqlite3_value_bytes(column)};
    if (given.size && !given.data) return SQLITE_NOMEM;
    if (blob && stored.size && span_equal(given, stored)) return SQLITE_OK;
    return index_error(&table->store, SQLITE_ERROR, "signature cannot be written; write the text");
}

/* The number that an inserted or updated row is to have: the next free one for NULL. */
static int new_number(struct index_table *table, sqlite3_value *value, sqlite3_int64 *id) {
    if (value_is_null(value)) return index_number(&table->store, INDEX_FREE_ID, id);
    *id = sqlite3_value_int64(value);
    if (sqlite3_value_numeric_type(value) == SQLITE_INTEGER) return SQLITE_OK;
    return index_error(&table->store, SQLITE_MISMATCH, "rowid must be an integer");
}

/* Whether a row stands at the number, and may be replaced. */
static int make_way(struct index_table *table, sqlite3_int64 id, bool *replaces) {
    int code = is_there(table, id, replaces);
    if (code != SQLITE_OK || !*replaces) return code;
    return table->change->conflict == SQLITE_REPLACE ? SQLITE_OK : conflict(table);
}

static int insert_row(struct index_table *table, const struct index_change *change) {
    sqlite3_value **columns = change->argv + FIRST_COLUMN;
    struct buffer signature = BUFFER_INIT;
    bool replaces = false;
    int code = check_signature(table, columns[INDEX_COLUMN_SIGNATURE], buffer_span(&signature));
    if (code == SQLITE_OK) code = new_number(table, change->argv[1], change->rowid);
    if (code == SQLITE_OK) code = index_sign(table, columns[INDEX_COLUMN_TEXT], &signature);
    if (code == SQLITE_OK) code = make_way(table, *change->rowid, &replaces);
    if (code == SQLITE_OK) code = put(&table->store, *change->rowid, NULL, replaces, buffer_span(&signature));
    buffer_release(&signature);
    return code;
}

/* Whether an UPDATE leaves the text: it does not name it; or nothing is known of it, and the signature comes
 * along as it was read. */
static bool leaves_text(const struct index_table *table, sqlite3_value **columns) {
    sqlite3_value *text = columns[INDEX_COLUMN_TEXT];
    if (sqlite3_value_nochange(text)) return true;
    if (table->options.content || !value_is_null(text)) return false;
    return is_given(columns[INDEX_COLUMN_SIGNATURE]);
}

static int update_row(struct index_table *table, const struct index_change *change) {
    sqlite3_value **columns = change->argv + FIRST_COLUMN;
    sqlite3_int64 old = sqlite3_value_int64(change->argv[0]), *id = change->rowid;
    struct buffer signature = BUFFER_INIT;
    enum index_row state;
    bool replaces = true, leaves = leaves_text(table, columns);
    int code = new_number(table, change->argv[1], id);
    if (code == SQLITE_OK && (leaves || is_given(columns[INDEX_COLUMN_SIGNATURE])))
        code = index_read(&table->store, old, &signature, &state);
    if (code == SQLITE_OK)
        code = check_signature(table, columns[INDEX_COLUMN_SIGNATURE], buffer_span(&signature));
    if (code == SQLITE_OK && !leaves) code = index_sign(table, columns[INDEX_COLUMN_TEXT], &signature);
    bool moves = code == SQLITE_OK && *id != old;
    if (moves) code = make_way(table, *id, &replaces);
    if (code == SQLITE_OK && (moves || !leaves))
        code = put(&table->store, *id, moves ? &old : NULL, replaces, buffer_span(&signature));
    buffer_release(&signature);
    return code;
}

/* ---- a change, whole or not at all ---- */

static bool is_insert(const struct index_change *change) {
    return change->argc > 1 && value_is_null(change->argv[0]);
}

static sqlite3_value *command_of(const struct index_change *change) {
    sqlite3_value *command = is_insert(change) ? change->argv[FIRST_COLUMN + INDEX_COLUMN_COMMAND] : NULL;
    return command && !value_is_null(command) ? command : NULL;
}

static int change_row(struct index_table *table, const struct index_change *change) {
    if (change->argc == 1) return take_out(&table->store, sqlite3_value_int64(change->argv[0]));
    int code = check_columns(table, change->argv + FIRST_COLUMN);
    if (code != SQLITE_OK) return code;
    return is_insert(change) ? insert_row(table, change) : update_row(table, change);
}

/* Whether a change writes more than a row: a command does, and what may fill x_pending, with up to two. */
static int writes_more(struct index_table *table, const struct index_change *change, bool *more) {
    sqlite3_value *command = command_of(change);
    sqlite3_int64 pending = 0;
    int code = command ? SQLITE_OK : index_number(&table->store, INDEX_PENDING_COUNT, &pending);
    *more = command ? !is_command(command, "integrity-check") : pending + 2 >= INDEX_PENDING_MAX;
    return code;
}

static int carry_out(struct index_table *table, const struct index_change *change) {
    sqlite3_value *command = command_of(change);
    return command ? run_command(table, command) : change_row(table, change);
}

/* Calls xUpdate again, inside a statement with a journal. */
static int carry_out_within(struct index_table *table, struct index_change *change) {
    struct index_store *store = &table->store;
    sqlite3_stmt *statement = NULL;
    char *sql = sqlite3_mprintf("INSERT INTO \"%w\".\"%w\"(\"%w\") SELECT NULL", store->schema, store->name,
                                store->name);
    int code = sql ? sqlite3_prepare_v2(store->db, sql, -1, &statement, NULL) : SQLITE_NOMEM;
    sqlite3_free(sql);
    if (code == SQLITE_OK) sqlite3_step(statement);
    int ended = sqlite3_finalize(statement);
    if (change->code == SQLITE_OK) return index_fail(store, code == SQLITE_OK ? ended : code);
    sqlite3_free(table->base.zErrMsg);
    table->base.zErrMsg = sqlite3_mprintf("%s", sqlite3_errmsg(store->db));
    return change->code;
}

static int begin_change(struct index_table *table, struct index_change *change) {
    sqlite3 *db = table->store.db;
    sqlite3_int64 last = sqlite3_last_insert_rowid(db);
    bool more = false;
    int code = index_store_open(&table->store);
    if (code == SQLITE_OK) code = writes_more(table, change, &more);
    table->change = change;
    change->begun = !more;
    if (code == SQLITE_OK) code = more ? carry_out_within(table, change) : carry_out(table, change);
    table->change = NULL;
    sqlite3_set_last_insert_rowid(db, last);
    return code;
}

int index_update(sqlite3_vtab *vtab, int argc, sqlite3_value **argv, sqlite3_int64 *rowid) {
    struct index_table *table = (struct index_table *)vtab;
    struct index_change *within = table->change;
    if (within && !within->begun) {
        within->begun = true;
        within->code = carry_out(table, within);
        if (within->code == SQLITE_OK && !command_of(within)) within->code = index_settle(&table->store);
        return within->code;
    }
    if (within) return index_error(&table->store, SQLITE_LOCKED, "%s is being changed", table->store.name);
    struct index_change change = {
        .argc = argc, .argv = argv, .rowid = rowid, .conflict = sqlite3_vtab_on_conflict(table->store.db)};
    return begin_change(table, &change);
}
