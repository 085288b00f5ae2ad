/*
 * weights_argument.h - an argument that is term weights, checked once a statement
 *
 *     struct term_weights weights;
 *     if (!weights_argument(context, "tfidf_similarity", argv[2], &weights)) return;
 */
#ifndef NEWSPRINT_SQLITE_WEIGHTS_ARGUMENT_H
#define NEWSPRINT_SQLITE_WEIGHTS_ARGUMENT_H

#include "match/term_weights.h"
#include "sqlite/value.h"

/* Reads an argument that is not NULL; false with the error set: "tfidf_similarity: the BLOB is not term
 * weights", or that memory is out. Good as long as the value is. O(bytes) for a value that the statement has
 * not just read, else O(1). */
bool weights_argument(sqlite3_context *context, const char *function, sqlite3_value *value,
                      struct term_weights *weights);

#endif
