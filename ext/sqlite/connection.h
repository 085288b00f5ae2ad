/*
 * connection.h - what newsprint keeps for one database connection
 *
 *     struct counters { sqlite3_int64 fingerprinted; };
 *     static const struct slot_kind COUNTERS = {sizeof(struct counters), NULL};
 *     struct counters *counters = connection_slot(connection, &COUNTERS);
 *
 * There is no process-global state: what outlives a call hangs on the connection, and is freed when the last
 * function or table registered on it goes (SQLite calls connection_release for each). A connection is used by
 * one thread at a time, as SQLite demands, so nothing here is locked.
 *
 * A module that keeps something from call to call has a slot of its own: its struct is known in that module
 * alone, and the slot is found by the address of the module's slot_kind. There is a handful of slots, so that
 * finding one is a walk of a few steps.
 */
#ifndef NEWSPRINT_SQLITE_CONNECTION_H
#define NEWSPRINT_SQLITE_CONNECTION_H

#include "sqlite/api.h"
#include <stdbool.h>
#include <stddef.h>

struct sql_function;
struct sql_table;

/* What stands in a slot: a struct of `size` bytes that begins as zeros, on a multiple of eight. */
struct slot_kind {
    size_t size;
    void (*release)(void *state); /* frees what the struct owns, not the struct; NULL when it owns nothing */
};

struct connection {
    sqlite3 *db;
    size_t references;
    const struct sql_function *const *functions; /* NULL-terminated list of row arrays (function.h) */
    const struct sql_table *const *tables;       /* NULL-terminated list of rows (table.h) */
    bool progress;                               /* show a bar for long work: progress.h */
    unsigned
        reading; /* statements that read tables by name and are running, one inside the other: source.h */
    struct slot *slots;
};

/* NULL when memory is out. Starts with one reference, the caller's. */
struct connection *connection_new(sqlite3 *db);
struct connection *connection_retain(struct connection *connection);
void connection_release(void *connection);

/* The state of one kind, made at first use and kept as long as the connection; NULL when memory is out. */
void *connection_slot(struct connection *connection, const struct slot_kind *kind);

#endif
