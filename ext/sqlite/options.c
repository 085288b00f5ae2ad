/*
 * options.c - the last argument of a table or function as one JSON object
 *
 * SQLite reads the JSON: what is an object, and how its strings are escaped, is the host's business.
 */
#include "sqlite/options.h"

/* Whose options are read, and what is wrong with them. */
struct request {
    sqlite3 *db;
    const char *name;
    struct option *options;
    size_t count;
    char *message;
};

static int fail(struct request *request, char *message) {
    request->message = message;
    return message ? SQLITE_ERROR : SQLITE_NOMEM;
}

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

static int unknown_option(struct request *request, const char *name) {
    sqlite3_str *known = sqlite3_str_new(request->db);
    for (size_t i = 0; i < request->count; i++)
        sqlite3_str_appendf(known, "%s%s", i ? ", " : "", request->options[i].name);
    char *list = sqlite3_str_finish(known);
    if (!list) return SQLITE_NOMEM;
    int code = fail(
        request, sqlite3_mprintf("%s: unknown option \"%s\"; the options are %s", request->name, name, list));
    sqlite3_free(list);
    return code;
}

static int take_number(struct request *request, sqlite3_stmt *row, struct option *option) {
    int type = sqlite3_column_type(row, 1);
    option->number = sqlite3_column_double(row, 1);
    bool fits = option->number >= option->low && option->number <= option->high;
    if (fits && option->whole) fits = option->number == (double)(int)option->number;
    if (fits && (type == SQLITE_FLOAT || type == SQLITE_INTEGER)) return SQLITE_OK;
    const char *value = (const char *)sqlite3_column_text(row, 1);
    return fail(request, sqlite3_mprintf("%s: option %s must be a %snumber between %.15g and %.15g, not %s",
                                         request->name, option->name, option->whole ? "whole " : "",
                                         option->low, option->high, value ? value : "null"));
}

/* A text that does not fit is cut: no text that is right is so long. */
static int take_text(struct option *option, const char *value) {
    sqlite3_snprintf((int)option->room, option->text, "%s", value);
    return SQLITE_OK;
}

static int take_option(struct request *request, sqlite3_stmt *row) {
    const char *name = (const char *)sqlite3_column_text(row, 0),
               *value = (const char *)sqlite3_column_text(row, 1);
    if (!name || (!value && sqlite3_column_type(row, 1) != SQLITE_NULL)) return SQLITE_NOMEM;
    if (!value) value = "null";
    for (size_t i = 0; i < request->count; i++) {
        struct option *option = &request->options[i];
        if (strcmp(option->name, name) != 0) continue;
        if (option->given)
            return fail(request, sqlite3_mprintf("%s: option %s is given twice", request->name, name));
        option->given = true;
        if (option->text) return take_text(option, value);
        if (!option->values) return take_number(request, row, option);
        int place = place_in(option->values, span_of(value));
        if (place < 0)
            return fail(request, sqlite3_mprintf("%s: option %s must be one of %s, not \"%s\"", request->name,
                                                 name, option->values, value));
        option->value = place;
        return SQLITE_OK;
    }
    return unknown_option(request, name);
}

/* Prepares a query of one parameter that is bound to the argument. */
static int prepare(struct request *request, const char *sql, sqlite3_value *value, sqlite3_stmt **statement) {
    int code = sqlite3_prepare_v2(request->db, sql, -1, statement, NULL);
    return code == SQLITE_OK ? sqlite3_bind_value(*statement, 1, value) : code;
}

static int take_all(struct request *request, sqlite3_value *value) {
    sqlite3_stmt *rows = NULL;
    int code = prepare(request, "SELECT key, value FROM json_each(?1)", value, &rows);
    while (code == SQLITE_OK && (code = sqlite3_step(rows)) == SQLITE_ROW) code = take_option(request, rows);
    sqlite3_finalize(rows);
    return code == SQLITE_DONE ? SQLITE_OK : code;
}

/* Text that is no JSON is an error of json_type(), which, unlike the answer of json_valid(), can be told from
 * being out of memory; json_valid() then sees what only JSON5 permits. */
static int is_object(struct request *request, sqlite3_value *value, bool *object) {
    sqlite3_stmt *statement = NULL;
    int code = prepare(request, "SELECT json_type(?1) = 'object' AND json_valid(?1)", value, &statement);
    if (code == SQLITE_OK) code = sqlite3_step(statement);
    *object = code == SQLITE_ROW && sqlite3_column_int(statement, 0) == 1;
    sqlite3_finalize(statement);
    return code == SQLITE_ROW || code == SQLITE_ERROR ? SQLITE_OK : code;
}

int options_parse(sqlite3 *db, const char *name, sqlite3_value *value, struct option *options, size_t count,
                  char **message) {
    struct request request = {db, name, options, count, NULL};
    bool object = false;
    const char *given = (const char *)sqlite3_value_text(value);
    int code = given ? is_object(&request, value, &object) : SQLITE_NOMEM;
    if (code == SQLITE_OK && !object)
        code = fail(&request, sqlite3_mprintf("%s: options must be one JSON object, not %s", name, given));
    else if (code == SQLITE_OK)
        code = take_all(&request, value);
    *message = request.message;
    return code;
}

int options_read(struct table_cursor *cursor, int argument, struct option *options, size_t count) {
    struct span given;
    char *message = NULL;
    int code = table_text(cursor, argument, &given);
    if (code != SQLITE_OK || !given.data) return code;
    code = options_parse(cursor->connection->db, cursor->table->name, cursor->arguments[argument], options,
                         count, &message);
    if (message) code = table_error(cursor, "%s", message);
    sqlite3_free(message);
    return code;
}
