/*
 * connection.h - what newsprint keeps for one database connection
 *
 * There is no process-global state: what outlives a call hangs on the connection, and is freed when the last
 * function or table registered on it goes (SQLite calls connection_release for each). A connection is used by
 * one thread at a time, as SQLite demands, so nothing here is locked.
 */
#ifndef NEWSPRINT_SQLITE_CONNECTION_H
#define NEWSPRINT_SQLITE_CONNECTION_H

#include "match/shingle.h"
#include "sqlite/api.h"

struct article_rules;
struct cache;
struct sql_function;
struct sql_table;

struct connection {
    sqlite3 *db;
    size_t references;
    const struct sql_function *const *functions; /* NULL-terminated list of row arrays (function.h) */
    const struct sql_table *const *tables;       /* NULL-terminated list of rows (table.h) */
    struct article_rules *rules;                 /* compiled at first use */
    struct cache *boilerplates;                  /* learned lines, by their JSON: boilerplate.h */
    struct shingle_set scratch;                  /* of minhash(), from call to call */
    bool progress;                               /* show a bar for long work: progress.h */
    sqlite3_int64 boilerplate;   /* shingles the last near_duplicates() left out; see newsprint_debug() */
    sqlite3_int64 fingerprinted; /* texts turned into shingles so far; see newsprint_debug() */
};

/* NULL when memory is out. Starts with one reference, the caller's. */
struct connection *connection_new(sqlite3 *db);
struct connection *connection_retain(struct connection *connection);
void connection_release(void *connection);

/* The compiled cleaning rules, made at first use. *rules is owned by the connection. */
int connection_rules(struct connection *connection, struct article_rules **rules);

#endif
