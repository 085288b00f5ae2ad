/*
 * function.c - registers the rows of function.h
 */
#include "sqlite/function.h"

struct connection *function_connection(sqlite3_context *context) {
    return sqlite3_user_data(context);
}

static int register_row(struct connection *connection, const struct sql_function *row) {
    int code = SQLITE_OK;
    for (int n = row->min_arguments; n <= row->max_arguments && code == SQLITE_OK; n++)
        code = sqlite3_create_function_v2(connection->db, row->name, n, row->flags,
                                          connection_retain(connection), row->final ? NULL : row->call,
                                          row->final ? row->call : NULL, row->final, connection_release);
    return code;
}

int functions_register(struct connection *connection) {
    int code = SQLITE_OK;
    for (size_t i = 0; connection->functions[i]; i++)
        for (const struct sql_function *row = connection->functions[i]; row->name && code == SQLITE_OK; row++)
            code = register_row(connection, row);
    if (code != SQLITE_OK) functions_unregister(connection);
    return code;
}

void functions_unregister(struct connection *connection) {
    for (size_t i = 0; connection->functions[i]; i++)
        for (const struct sql_function *row = connection->functions[i]; row->name; row++)
            for (int n = row->min_arguments; n <= row->max_arguments; n++)
                sqlite3_create_function_v2(connection->db, row->name, n, SQLITE_UTF8, NULL, NULL, NULL, NULL,
                                           NULL);
}
