/*
 * source.h - a table that a table-valued function reads by name
 *
 *     near_duplicates('articles', 'body')        the names are arguments, not SQL
 *
 * A name is first taken as it stands, and when there is no such table, as schema.table. Columns are always
 * qualified, because SQLite would read a quoted name that is no column as a string, and give that string for
 * every row.
 */
#ifndef NEWSPRINT_SQLITE_SOURCE_H
#define NEWSPRINT_SQLITE_SOURCE_H

#include "sqlite/table.h"

/* A statement that reads the columns of a table or view, in order; a column NULL is the rowid. The names are
 * the values of arguments. Gives a result code, with the message on the cursor: "near_duplicates: no such
 * table: articles". */
int source_open(struct table_cursor *cursor, const char *table, const char *const *columns, int count,
                sqlite3_stmt **statement);

/* Whether the table or view can be read and has the column. Gives a result code. */
int source_has(struct table_cursor *cursor, const char *table, const char *column, bool *has);

/* The number of rows, for a progress bar. Gives a result code, with the message on the cursor. */
int source_count(struct table_cursor *cursor, const char *table, sqlite3_int64 *rows);

/* SQLITE_ROW, or SQLITE_DONE, or an error with the message on the cursor. A TEMP view may read by name the
 * table that reads it, and so on for ever: at SOURCE_DEPTH_MAX statements inside each other it is an error.
 * */
enum { SOURCE_DEPTH_MAX = 8 };
int source_step(struct table_cursor *cursor, sqlite3_stmt *statement);

/* The encoding of text in the database: SQLITE_UTF8, SQLITE_UTF16LE or SQLITE_UTF16BE. Gives a result
 * code. */
int source_encoding(struct table_cursor *cursor, int *encoding);

#endif
