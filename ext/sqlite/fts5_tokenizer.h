/*
 * fts5_tokenizer.h - words as newsprint has them, for full-text search
 *
 *     CREATE VIRTUAL TABLE found USING fts5(clean, tokenize = 'newsprint')
 */
#ifndef NEWSPRINT_SQLITE_FTS5_TOKENIZER_H
#define NEWSPRINT_SQLITE_FTS5_TOKENIZER_H

#include "sqlite/connection.h"

/* Makes the tokenizer known to the FTS5 of the connection; where there is none, nothing is done. Gives a
 * result code. */
int fts5_tokenizer_register(struct connection *connection);

#endif
