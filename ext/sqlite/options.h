/*
 * options.h - the last argument of a table as one JSON object
 *
 *     SELECT * FROM sentences(:text, '{"newlines": "blank", "style": "web"}')
 *
 * A table that takes options lists them, each with its permitted values in the order of an enum. Reading gives the
 * place of the value in that list.
 */
#ifndef NEWSPRINT_SQLITE_OPTIONS_H
#define NEWSPRINT_SQLITE_OPTIONS_H

#include "sqlite/table.h"

struct option {
    const char *name;
    const char *values; /* "auto, boundary, blank, space" */
    int value;          /* 0, the first, unless the object says otherwise */
};

/* Sets the values of options[0 .. count-1] from an argument; absent or NULL changes nothing. Gives a result code;
 * the messages are "sentences: options must be one JSON object, not [1]", "sentences: unknown option "lang"; the
 * options are language, newlines, style" and "sentences: option newlines must be one of auto, boundary, blank,
 * space, not "none"". */
int options_read(struct table_cursor *cursor, int argument, struct option *options, size_t count);

#endif
