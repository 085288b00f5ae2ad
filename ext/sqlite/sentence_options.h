/*
 * sentence_options.h - the options that sentences() and paragraphs() share
 */
#ifndef NEWSPRINT_SQLITE_SENTENCE_OPTIONS_H
#define NEWSPRINT_SQLITE_SENTENCE_OPTIONS_H

#include "sentence/sentences.h"
#include "sqlite/table.h"

/* Reads {"language", "newlines", "style"} from an argument; what is not said is left to the text. Gives a
 * result code, with the messages of options_read(). */
int sentence_options_read(struct table_cursor *cursor, int argument, struct sentence_options *asked);

#endif
