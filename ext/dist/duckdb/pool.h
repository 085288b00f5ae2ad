/*
 * pool.h - things that are costly to make and serve one thread at a time, kept for whoever comes next
 *
 * DuckDB's threads share a function. Each takes a thing of the pool for a chunk, or makes one where none is
 * free, so there are never more of them than threads that work at a time.
 */
#ifndef NEWSPRINT_DIST_DUCKDB_POOL_H
#define NEWSPRINT_DIST_DUCKDB_POOL_H

#include <stdbool.h>

struct pool;

/* A pool of nothing; `release` frees a thing. NULL when memory is out. */
struct pool *pool_new(void (*release)(void *thing));
/* Frees all that was given back. NULL is fine. */
void pool_free(void *pool);

/* A thing that was given back, or NULL where there is none. O(1). */
void *pool_take(struct pool *pool);
/* Gives a thing to the pool, which owns it then. Where memory for it is out, it is freed. */
void pool_give(struct pool *pool, void *thing);

#endif
