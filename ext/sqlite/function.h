/*
 * function.h - a SQL function is a row
 *
 * To add one: write the call in the fn_<topic>.c where it belongs and give it a row in that file's table. The
 * row feeds sqlite3_create_function_v2(), the table newsprint_functions, and the test that README documents
 * it. A file's table ends with a row without a name.
 */
#ifndef NEWSPRINT_SQLITE_FUNCTION_H
#define NEWSPRINT_SQLITE_FUNCTION_H

#include "sqlite/api.h"
#include "sqlite/connection.h"

/* The same answer for the same arguments, for ever: may stand in indexes, generated columns and triggers. */
#define FUNCTION_PURE (SQLITE_UTF8 | SQLITE_DETERMINISTIC | SQLITE_INNOCUOUS)

struct sql_function {
    const char *name;
    int min_arguments, max_arguments;
    int flags;
    void (*call)(sqlite3_context *, int, sqlite3_value **); /* the function, or the step of an aggregate */
    void (*final)(sqlite3_context *);                       /* NULL for scalar functions */
    const char *usage;                                      /* "minhash(text [, size [, shingle]])" */
    const char *summary;                                    /* one line, lower case, no full stop */
};

/* Registers every row for each of its argument counts; on failure none stays registered. */
int functions_register(struct connection *connection);
void functions_unregister(struct connection *connection);

/* The connection that the running function was registered on. */
struct connection *function_connection(sqlite3_context *context);

extern const struct sql_function fn_article[], fn_catalogue[], fn_derivation[], fn_diff[], fn_fingerprint[],
    fn_html[], fn_html_url[], fn_language[], fn_lsh[], fn_names[], fn_passages[], fn_quotes[], fn_text[],
    fn_time[], fn_weights[];

#endif
