/*
 * fingerprint.h - an argument that is compared: a text or a signature
 *
 * Where a function compares documents, a BLOB is a signature and anything else is text. A text's distinct
 * shingles come from the statement's cache (cache.h).
 */
#ifndef NEWSPRINT_SQLITE_FINGERPRINT_H
#define NEWSPRINT_SQLITE_FINGERPRINT_H

#include "match/minhash.h"
#include "sqlite/api.h"

/* The distinct shingles of a text argument (not NULL), owned by the statement's cache and good until the next
 * but one call. NULL with the function's error set. An empty set is a text without words. */
const struct shingle_set *fingerprint_shingles(sqlite3_context *context, sqlite3_value *text, unsigned width);

/* The same for a text that is needed once: not cached, owned by the connection, good until the next call. */
const struct shingle_set *fingerprint_once(sqlite3_context *context, sqlite3_value *text, unsigned width);

/* Writes the signature of a set that is not empty to `blob`, 16 + 2 size bytes; false with the function's
 * error set. */
bool fingerprint_sign(sqlite3_context *context, const struct shingle_set *set, unsigned size,
                      unsigned shingle, char *blob);

/* A BLOB argument as a signature; false with the error "<function>: the BLOB is not a signature" set. */
bool fingerprint_signature(sqlite3_context *context, sqlite3_value *blob, const char *function,
                           struct minhash *signature);

#endif
