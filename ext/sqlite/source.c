/*
 * source.c - a table that a table-valued function reads by name
 */
#include "sqlite/source.h"

/* Whether a message comes from one of our tables, which has put its name in front. */
static bool is_named(const struct connection *connection, const char *message) {
    for (size_t i = 0; connection->tables[i]; i++) {
        size_t size = strlen(connection->tables[i]->name);
        if (strncmp(message, connection->tables[i]->name, size) == 0 && message[size] == ':') return true;
    }
    return false;
}

/* Hands SQLite's own error on under the function's name. */
static int source_fail(struct table_cursor *cursor, int code) {
    const char *said = sqlite3_errmsg(cursor->connection->db);
    if (code == SQLITE_NOMEM || code == SQLITE_INTERRUPT) return code;
    int message = is_named(cursor->connection, said)
                      ? table_error(cursor, "%s", said)
                      : table_error(cursor, "%s: %s", cursor->table->name, said);
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
    code = code == SQLITE_OK ? source_step(cursor, statement) : source_fail(cursor, code);
    if (code == SQLITE_ROW) *rows = sqlite3_column_int64(statement, 0);
    sqlite3_finalize(statement);
    return code == SQLITE_ROW ? SQLITE_OK : code;
}

int source_encoding(struct table_cursor *cursor, int *encoding) {
    sqlite3_stmt *statement = NULL;
    int code = sqlite3_prepare_v2(cursor->connection->db, "PRAGMA encoding", -1, &statement, NULL);
    if (code == SQLITE_OK) code = sqlite3_step(statement);
    const char *name = code == SQLITE_ROW ? (const char *)sqlite3_column_text(statement, 0) : NULL;
    *encoding = !name || strcmp(name, "UTF-8") == 0 ? SQLITE_UTF8
                : strcmp(name, "UTF-16le") == 0     ? SQLITE_UTF16LE
                                                    : SQLITE_UTF16BE;
    sqlite3_finalize(statement);
    if (code == SQLITE_ROW) return name ? SQLITE_OK : SQLITE_NOMEM;
    return code == SQLITE_DONE ? SQLITE_OK : code;
}

int source_step(struct table_cursor *cursor, sqlite3_stmt *statement) {
    if (cursor->connection->reading == SOURCE_DEPTH_MAX)
        return table_error(cursor, "%s: tables that are read by name are nested more than %d deep",
                           cursor->table->name, SOURCE_DEPTH_MAX);
    cursor->connection->reading++;
    int code = sqlite3_step(statement);
    cursor->connection->reading--;
    return code == SQLITE_ROW || code == SQLITE_DONE ? code : source_fail(cursor, code);
}
