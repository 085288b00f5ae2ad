/*
 * options.h - the last argument of a table as one JSON object
 *
 *     SELECT * FROM sentences(:text, '{"newlines": "blank", "style": "web"}')
 *
 * A table that takes options lists them. One that is a word has its permitted values in the order of an enum,
 * and reading gives the place of the value in that list; one that is a number has bounds.
 */
#ifndef NEWSPRINT_SQLITE_OPTIONS_H
#define NEWSPRINT_SQLITE_OPTIONS_H

#include "sqlite/table.h"

struct option {
    const char *name;
    const char *values; /* "auto, boundary, blank, space"; NULL for a number */
    int value;          /* 0, the first, unless the object says otherwise */
    double low, high;   /* bounds of a number, */
    bool whole;         /* which may have to be whole */
    double number;
    bool given; /* set when the object has it */
};

/* Sets the values of options[0 .. count-1] from an argument; absent or NULL changes nothing. The object is
 * JSON as RFC 8259 has it: a comma behind the last option is an error, and so is what JSON5 permits besides.
 * Gives a result code, with one of these messages on the cursor:
 *
 *     sentences: options must be one JSON object, not [1]
 *     sentences: option style is given twice
 *     sentences: unknown option "lang"; the options are language, newlines, style
 *     sentences: option newlines must be one of auto, boundary, blank, space, not "none"
 *     near_duplicates: option min_containment must be a number between 0.05 and 1, not 7
 */
int options_read(struct table_cursor *cursor, int argument, struct option *options, size_t count);

#endif
