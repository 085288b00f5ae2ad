/*
 * mark_arguments.h - the arguments open and close of functions that mark pieces of a text
 *
 *     struct mark_arguments marks = MARK_ARGUMENTS_INIT;
 *     if (mark_arguments_read(context, "mark_shared", argc - 2, argv + 2, MARK_SHARED, &marks))
 *         markup_piece(&out, piece, marks.marks, poll);
 *     mark_arguments_release(&marks);
 */
#ifndef NEWSPRINT_SQLITE_MARK_ARGUMENTS_H
#define NEWSPRINT_SQLITE_MARK_ARGUMENTS_H

#include "match/markup.h"
#include "sqlite/value.h"

struct mark_arguments {
    struct marks marks; /* into the two documents, or the default ones */
    struct document open, close;
};
#define MARK_ARGUMENTS_INIT                                                                                  \
    { {{NULL, 0}, {NULL, 0}}, DOCUMENT_INIT, DOCUMENT_INIT }

/* Reads the last arguments of a call, of which there may be none or two: both NULL, or none, give the default
 * marks of `kind`. One without the other is an error: false, with the error set, as when memory is out.
 * Release also then. Good until the arguments go. */
bool mark_arguments_read(sqlite3_context *context, const char *function, int argc, sqlite3_value **argv,
                         enum mark_kind kind, struct mark_arguments *marks);
void mark_arguments_release(struct mark_arguments *marks);

#endif
