/*
 * options.c - the last argument of a table as one JSON object
 *
 * SQLite reads the JSON: what is an object, and how its strings are escaped, is the host's business.
 */
#include "sqlite/options.h"

/* The place of a value in "auto, boundary, blank"; -1 when it is not there. */
static int place_in(const char *values, struct span value) {
    for (int place = 0; *values; place++) {
        size_t size = strcspn(values, ",");
        if (span_equal((struct span){values, size}, value)) return place;
        values += size;
        values += strspn(values, ", ");
    }
    return -1;
}

static int unknown_option(struct table_cursor *cursor, const char *name, const struct option *options,
                          size_t count) {
    sqlite3_str *known = sqlite3_str_new(cursor->connection->db);
    for (size_t i = 0; i < count; i++) sqlite3_str_appendf(known, "%s%s", i ? ", " : "", options[i].name);
    char *list = sqlite3_str_finish(known);
    if (!list) return SQLITE_NOMEM;
    int code =
        table_error(cursor, "%s: unknown option \"%s\"; the options are %s", cursor->table->name, name, list);
    sqlite3_free(list);
    return code;
}

static int take_number(struct table_cursor *cursor, sqlite3_stmt *row, struct option *option) {
    int type = sqlite3_column_type(row, 1);
    option->number = sqlite3_column_double(row, 1);
    bool fits = option->number >= option->low && option->number <= option->high;
    if (fits && option->whole) fits = option->number == (double)(int)option->number;
    if (fits && (type == SQLITE_FLOAT || type == SQLITE_INTEGER)) return SQLITE_OK;
    const char *value = (const char *)sqlite3_column_text(row, 1);
    return table_error(cursor, "%s: option %s must be a %snumber between %g and %g, not %s",
                       cursor->table->name, option->name, option->whole ? "whole " : "", option->low,
                       option->high, value ? value : "null");
}

static int take_option(struct table_cursor *cursor, sqlite3_stmt *row, struct option *options, size_t count) {
    const char *name = (const char *)sqlite3_column_text(row, 0),
               *value = (const char *)sqlite3_column_text(row, 1);
    if (!name || (!value && sqlite3_column_type(row, 1) != SQLITE_NULL)) return SQLITE_NOMEM;
    if (!value) value = "null";
    for (size_t i = 0; i < count; i++) {
        if (strcmp(options[i].name, name) != 0) continue;
        if (options[i].given)
            return table_error(cursor, "%s: option %s is given twice", cursor->table->name, name);
        options[i].given = true;
        if (!options[i].values) return take_number(cursor, row, &options[i]);
        int place = place_in(options[i].values, span_of(value));
        if (place < 0)
            return table_error(cursor, "%s: option %s must be one of %s, not \"%s\"", cursor->table->name,
                               name, options[i].values, value);
        options[i].value = place;
        return SQLITE_OK;
    }
    return unknown_option(cursor, name, options, count);
}

static int take_all(struct table_cursor *cursor, sqlite3_stmt *rows, struct option *options, size_t count) {
    int code;
    while ((code = sqlite3_step(rows)) == SQLITE_ROW) {
        code = take_option(cursor, rows, options, count);
        if (code != SQLITE_OK) return code;
    }
    return code == SQLITE_DONE ? SQLITE_OK : code;
}

/* Prepares a query of one parameter that is bound to an argument. */
static int prepare(struct table_cursor *cursor, const char *sql, int argument, sqlite3_stmt **statement) {
    int code = sqlite3_prepare_v2(cursor->connection->db, sql, -1, statement, NULL);
    return code == SQLITE_OK ? sqlite3_bind_value(*statement, 1, cursor->arguments[argument]) : code;
}

/* Text that is no JSON is an error of json_type(), which, unlike the answer of json_valid(), can be told from
 * being out of memory; json_valid() then sees what only JSON5 permits. */
static int is_object(struct table_cursor *cursor, int argument, bool *object) {
    sqlite3_stmt *statement = NULL;
    int code = prepare(cursor, "SELECT json_type(?1) = 'object' AND json_valid(?1)", argument, &statement);
    if (code == SQLITE_OK) code = sqlite3_step(statement);
    *object = code == SQLITE_ROW && sqlite3_column_int(statement, 0) == 1;
    sqlite3_finalize(statement);
    return code == SQLITE_ROW || code == SQLITE_ERROR ? SQLITE_OK : code;
}

int options_read(struct table_cursor *cursor, int argument, struct option *options, size_t count) {
    struct span given;
    int code = table_text(cursor, argument, &given);
    if (code != SQLITE_OK || !given.data) return code;
    bool object = false;
    code = is_object(cursor, argument, &object);
    if (code != SQLITE_OK) return code;
    if (!object)
        return table_error(cursor, "%s: options must be one JSON object, not %s", cursor->table->name,
                           given.data);
    sqlite3_stmt *rows = NULL;
    code = prepare(cursor, "SELECT key, value FROM json_each(?1)", argument, &rows);
    if (code == SQLITE_OK) code = take_all(cursor, rows, options, count);
    sqlite3_finalize(rows);
    return code;
}
