/*
 * cache.h - what was worked out of an argument, kept for the next row of the same statement
 *
 *     SELECT similarity(a.body, b.body) FROM articles a JOIN articles b ON a.id < b.id;
 *
 * reads each body once, not once for every pair. The cache hangs on the running statement under one negative
 * auxdata key, which all functions of the statement share (a positional key misses whenever the argument is a
 * column). It is a map from the bytes of an argument to a value, bounded in bytes: the least recently used
 * entries go first, but never the two used last, so that both arguments of a call stay.
 *
 * Looking up costs a hash of the argument's bytes, of 64 KiB at most (several GB/s), and a comparison. What
 * is over half the bound is kept only while it is among the last two.
 */
#ifndef NEWSPRINT_SQLITE_CACHE_H
#define NEWSPRINT_SQLITE_CACHE_H

#include "base/span.h"
#include "base/status.h"
#include "sqlite/api.h"

/* Bytes of keys and values that a statement may hold: the texts and shingles of some 5,000 articles. */
enum { CACHE_BYTES_MAX = 64 * 1024 * 1024 };

struct cache;

/* What a key leads to; a number added to it, the shingle width, tells values of one kind apart. */
enum cache_kind {
    CACHE_SHINGLES = 0x100,
    CACHE_BOILERPLATE = 0x200,
    CACHE_VECTOR = 0x300,
    CACHE_WEIGHTS = 0x400,
};

/* The statement's cache, made at first use; NULL when memory is out. */
struct cache *cache_of(sqlite3_context *context);

/* A cache that belongs to nobody yet; NULL when memory is out. cache_free() accepts NULL. */
struct cache *cache_new(void);
void cache_free(void *cache);

/* The value kept for (kind, key), or NULL. It is good until the next but one cache_put. */
void *cache_get(struct cache *cache, unsigned kind, struct span key);

/* Keeps `value`, of `weight` bytes, for (kind, key); the key is copied. The cache owns the value from now on
 * and calls release(value) when it goes, also when this call fails with STATUS_NOMEM. */
enum status cache_put(struct cache *cache, unsigned kind, struct span key, void *value, size_t weight,
                      void (*release)(void *value));

#endif
