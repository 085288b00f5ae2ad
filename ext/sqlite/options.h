/*
 * options.h - the last argument of a table or function as one JSON object
 *
 *     SELECT * FROM sentences(:text, '{"newlines": "blank", "style": "web"}')
 *
 * Who takes options lists them. One that is a word has its permitted values in the order of an enum, and
 * reading gives the place of the value in that list; one that is a number has bounds; one that is text has
 * room.
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
    char *text; /* of `room` bytes: takes a text, ended by NUL; NULL for an option of another type */
    size_t room;
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

/* The same for a value that is not NULL, and the name of a table or function. *message, from
 * sqlite3_malloc(), is the caller's to free; it is NULL where the code needs none. */
int options_parse(sqlite3 *db, const char *name, sqlite3_value *value, struct option *options, size_t count,
                  char **message);

#endif
