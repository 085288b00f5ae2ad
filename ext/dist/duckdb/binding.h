/*
 * binding.h - between DuckDB and a core function: rows of a chunk, arguments, results, errors
 *
 * DuckDB calls a function with a chunk of rows, from several threads at a time. scalar_each() walks it: a row
 * in which an argument is NULL gives NULL, any other is handed to the function as a `struct call`. What the
 * function keeps from row to row, and from chunk to chunk, is its own (pool.h).
 *
 * The API is the part of DuckDB's C extension API that has been stable since version 1.2. In it a function
 * cannot ask whether the user has interrupted the query, so a chunk, 2,048 rows, is always worked to its end.
 */
#ifndef NEWSPRINT_DIST_DUCKDB_BINDING_H
#define NEWSPRINT_DIST_DUCKDB_BINDING_H

#include "base/buffer.h"
#include "base/span.h"
#include "duckdb_extension.h"

DUCKDB_EXTENSION_EXTERN

/* A function and its overloads, a word each with a letter for each argument: t text, b BLOB, n number. */
struct scalar {
    const char *name, *overloads;
    duckdb_type result;
    bool list; /* of `result` */
    duckdb_scalar_function_t call;
    void *(*state_new)(void); /* or NULL: what scalar_state() gives, NULL when memory is out */
    void (*state_free)(void *);
};

/* False when memory is out, or DuckDB refuses. */
bool scalar_register(duckdb_connection connection, const struct scalar *scalar);

/* The functions of this folder's files, each list up to a NULL name. */
extern const struct scalar fingerprint_scalars[];
extern const struct scalar article_scalars[];

/* sentences(), as a table function and as a function that gives a list. */
bool sentences_register(duckdb_connection connection);

/* One row of a chunk. */
struct call {
    duckdb_function_info info;
    duckdb_data_chunk input;
    duckdb_vector output;
    idx_t columns, row;
    void *context; /* the function's own */
};

/* Calls `function` for each row without a NULL, until it gives false, with the error set. */
bool scalar_each(duckdb_function_info info, duckdb_data_chunk input, duckdb_vector output, void *context,
                 bool (*function)(struct call *call));

/* The state that state_new() made for this overload. */
void *scalar_state(duckdb_function_info info);

/* The bytes of a text or BLOB argument, good while the chunk is. */
struct span call_bytes(const struct call *call, idx_t column);

/* A text argument as valid UTF-8: its bytes, or its repaired copy in `copy`, which the caller releases. False
 * with the error set. */
bool call_text(const struct call *call, idx_t column, struct buffer *copy, struct span *text);

/* A number between two; false with the error "<function>: <name> must be between ..." set. */
bool call_integer(const struct call *call, idx_t column, const char *function, const char *name, int low,
                  int high, unsigned *result);

/* Results. A text or BLOB beyond DuckDB's 4 GiB is an error. */
void call_null(struct call *call);
void call_double(struct call *call, double value);
bool call_string(struct call *call, struct span bytes);

/* True for STATUS_OK; else false with the error set. */
bool call_status(const struct call *call, enum status status);

/* Sets the error and gives false. */
bool call_error(const struct call *call, const char *format, ...) __attribute__((format(printf, 2, 3)));

/* Whether the arguments of a column are BLOBs. */
bool column_is_blob(duckdb_data_chunk input, idx_t column);

#endif
