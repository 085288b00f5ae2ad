/*
 * source.c - a table that a table-valued function reads by name
 */
#include "sqlite/source.h"

/* Hands SQLite's own error on under the function's name. */
static int source_fail(struct table_cursor *cursor, int code) {
    sqlite3 *db = cursor->connection->db;
    if (code == SQLITE_NOMEM || code == SQLITE_INTERRUPT) return code;
    int message = table_error(cursor, "%s: %s", cursor->table->name, sqlite3_errmsg(db));
    return message == SQLITE_NOMEM ? message : code;
}

/* Prepares and frees the SQL. */
static int prepare(sqlite3 *db, char *sql, sqlite3_stmt **statement) {
    int code = sql ? sqlite3_prepare_v2(db, sql, -1, statement, NULL) : SQLITE_NOMEM;
    sqlite3_free(sql);
    return code;
}

/* Whether a query can be prepared. Being out of memory is not an answer, but a code of its own. */
static int can_prepare(sqlite3 *db, char *sql, bool *can) {
    sqlite3_stmt *statement = NULL;
    int code = prepare(db, sql, &statement);
    sqlite3_finalize(statement);
    *can = code == SQLITE_OK;
    return code == SQLITE_NOMEM ? code : SQLITE_OK;
}

/* The quoted name of a table, freed by the caller. */
static int quote(sqlite3 *db, const char *table, char **quoted) {
    const char *dot = strchr(table, '.');
    bool exists = true;
    *quoted = sqlite3_mprintf("\"%w\"", table);
    int code = *quoted ? SQLITE_OK : SQLITE_NOMEM;
    if (code == SQLITE_OK && dot)
        code = can_prepare(db, sqlite3_mprintf("SELECT 1 FROM %s", *quoted), &exists);
    if (code == SQLITE_OK && exists) return code;
    sqlite3_free(*quoted);
    *quoted =
        code == SQLITE_OK ? sqlite3_mprintf("\"%.*w\".\"%w\"", (int)(dot - table), table, dot + 1) : NULL;
    return *quoted ? SQLITE_OK : SQLITE_NOMEM;
}

/* SELECT the columns FROM the table, freed by the caller. The table stands under its own name, which is what
 * SQLite's messages then say. */
static int write_select(sqlite3 *db, const char *table, const char *const *columns, int count,
                        char **select) {
    char *name;
    int code = quote(db, table, &name);
    if (code != SQLITE_OK) return code;
    sqlite3_str *sql = sqlite3_str_new(db);
    sqlite3_str_appendall(sql, "SELECT ");
    for (int i = 0; i < count; i++)
        sqlite3_str_appendf(sql, columns[i] ? "%s\"%w\".\"%w\"" : "%s\"%w\".rowid", i ? ", " : "", table,
                            columns[i]);
    sqlite3_str_appendf(sql, " FROM %s AS \"%w\"", name, table);
    sqlite3_free(name);
    *select = sqlite3_str_finish(sql);
    return *select ? SQLITE_OK : SQLITE_NOMEM;
}

int source_open(struct table_cursor *cursor, const char *table, const char *const *columns, int count,
                sqlite3_stmt **statement) {
    sqlite3 *db = cursor->connection->db;
    char *sql = NULL;
    int code = write_select(db, table, columns, count, &sql);
    if (code == SQLITE_OK) code = prepare(db, sql, statement);
    return code == SQLITE_OK ? code : source_fail(cursor, code);
}

int source_has(struct table_cursor *cursor, const char *table, const char *column, bool *has) {
    sqlite3 *db = cursor->connection->db;
    char *sql = NULL;
    int code = write_select(db, table, &column, 1, &sql);
    return code == SQLITE_OK ? can_prepare(db, sql, has) : code;
}

int source_count(struct table_cursor *cursor, const char *table, sqlite3_int64 *rows) {
    sqlite3 *db = cursor->connection->db;
    sqlite3_stmt *statement = NULL;
    char *name;
    int code = quote(db, table, &name);
    if (code != SQLITE_OK) return code;
    code = prepare(db, sqlite3_mprintf("SELECT count(*) FROM %s", name), &statement);
    sqlite3_free(name);
    if (code == SQLITE_OK) code = sqlite3_step(statement);
    if (code == SQLITE_ROW) *rows = sqlite3_column_int64(statement, 0);
    if (code != SQLITE_ROW) code = source_fail(cursor, code);
    sqlite3_finalize(statement);
    return code == SQLITE_ROW ? SQLITE_OK : code;
}

int source_step(struct table_cursor *cursor, sqlite3_stmt *statement) {
    int code = sqlite3_step(statement);
    return code == SQLITE_ROW || code == SQLITE_DONE ? code : source_fail(cursor, code);
}

/* Types in SQLite's order: NULL, numbers, text, BLOB. */
static int type_rank(sqlite3_value *value) {
    switch (sqlite3_value_type(value)) {
    case SQLITE_NULL:
        return 0;
    case SQLITE_TEXT:
        return 2;
    case SQLITE_BLOB:
        return 3;
    default:
        return 1;
    }
}

static int compare_numbers(sqlite3_value *a, sqlite3_value *b) {
    if (sqlite3_value_type(a) == SQLITE_INTEGER && sqlite3_value_type(b) == SQLITE_INTEGER) {
        sqlite3_int64 x = sqlite3_value_int64(a), y = sqlite3_value_int64(b);
        return (x > y) - (x < y);
    }
    double x = sqlite3_value_double(a), y = sqlite3_value_double(b);
    return (x > y) - (x < y);
}

int source_compare(sqlite3_value *a, sqlite3_value *b) {
    int rank = type_rank(a), other = type_rank(b);
    if (rank != other) return rank < other ? -1 : 1;
    if (rank == 0) return 0;
    if (rank == 1) return compare_numbers(a, b);
    int size = sqlite3_value_bytes(a), other_size = sqlite3_value_bytes(b);
    const void *x = sqlite3_value_blob(a), *y = sqlite3_value_blob(b);
    int order = size && other_size ? memcmp(x, y, (size_t)(size < other_size ? size : other_size)) : 0;
    return order ? order : (size > other_size) - (size < other_size);
}
