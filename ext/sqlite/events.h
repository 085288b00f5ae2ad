/*
 * events.h - the arguments that same_events() and event_clusters() have in common, and the rows they name
 *
 *     same_events(table, column [, threshold [, key [, weights [, options]]]])
 *
 *     struct my_cursor { struct events_cursor base; ... };
 *     code = events_read(&cursor->base, cuts)         reads the table; then base.events has the pairs
 *     events_release(&cursor->base)
 *
 * A row is a document of its title, where a column is named for it, and its text. Rows whose text is NULL, or
 * that have no words, are in no pair. Options: title and time name columns, days is a window. A time is text
 * that iso_time() reads, or a number: a Julian day below 5373484.5, as SQLite's modifier 'auto' has it, else
 * seconds since 1970; any other value is a time that is not known.
 */
#ifndef NEWSPRINT_SQLITE_EVENTS_H
#define NEWSPRINT_SQLITE_EVENTS_H

#include "match/same_events.h"
#include "sqlite/corpus.h"

enum { EVENTS_THRESHOLD = 2 };

struct events_cursor {
    struct table_cursor base;
    struct corpus corpus; /* has the keys of all rows that have words */
    struct same_events events;
    struct terms terms; /* of the row that is read */
    int title, time;    /* columns of corpus_value(); 0 where there is none */
};

/* Reads the table for pairs that reach the cuts; days are set from the options. Gives a result code, with the
 * message on the cursor: "same_events: weights must be a BLOB of term_weights()". A zeroed cursor, and one
 * that failed, may be released. */
int events_read(struct events_cursor *cursor, struct event_options cuts);
void events_release(struct events_cursor *cursor);

#endif
