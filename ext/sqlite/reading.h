/*
 * reading.h - the document of a table as tokens, in its language
 *
 *     enum status status = reading_tokens(cursor, &tokens, &vocabulary);     in filter
 *
 * What quotes(), names() and quantities() begin with. The language is read off the text
 * (sentence/language.h); its vocabulary is made once a connection and kept with it.
 */
#ifndef NEWSPRINT_SQLITE_READING_H
#define NEWSPRINT_SQLITE_READING_H

#include "extract/tokens.h"
#include "sqlite/table.h"

/* The vocabulary of the language of a text, in *vocabulary, good as long as the connection. STATUS_NOMEM. */
enum status reading_vocabulary(struct connection *connection, struct span text,
                               const struct vocabulary **vocabulary);

/* Reads cursor->document into tokens, which the caller releases in any case; status as tokens_read(). */
enum status reading_tokens(struct table_cursor *cursor, struct tokens *tokens,
                           const struct vocabulary **vocabulary);
/* The same with the classes of figures. */
enum status reading_figures(struct table_cursor *cursor, struct tokens *tokens);

#endif
