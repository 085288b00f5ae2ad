/*
 * table.h - a table-valued function is a row and three or four small functions
 *
 *     SELECT s.sentence FROM articles a, sentences(a.body) s;
 *
 * The ceremony of a virtual table is written once, in table.c: hidden arguments (found, required, echoed),
 * planning, row numbers, cancelling, error messages. A table gives its columns and says how to get to the
 * first row, to the next one, and what stands in a column.
 *
 * To add one: vt_<name>.c with a struct that begins with `struct table_cursor`, the functions below, and a
 * `const struct sql_table vt_<name>`; name it in newsprint.c. The row also feeds newsprint_functions and the
 * test that README documents it.
 *
 * Rules that table.c keeps for all:
 *  - An argument that is present but not usable in a plan makes that plan impossible (SQLITE_CONSTRAINT); one
 *    that is missing gives "sentences: argument text is missing" when the table is read.
 *  - A first argument NULL gives no rows, and filter is not called.
 *  - Hidden columns echo their arguments, because SQLite checks `text = <argument>` again behind 16 WHERE
 *    terms.
 *  - orderByConsumed only for ORDER BY the first column, ascending, of a table that is TABLE_ORDERED.
 */
#ifndef NEWSPRINT_SQLITE_TABLE_H
#define NEWSPRINT_SQLITE_TABLE_H

#include "sqlite/connection.h"
#include "sqlite/interrupt.h"
#include "sqlite/value.h"
#include "text/utf8.h"

enum { TABLE_ARGUMENTS_MAX = 6 };

enum table_flags {
    TABLE_TEXT = 1,       /* the first argument is a document: cursor->document is read before filter */
    TABLE_ORDERED = 2,    /* rows come in ascending order of the first column */
    TABLE_DIRECTONLY = 4, /* reads other tables by name: not for views and triggers */
    TABLE_HTML = 8,       /* the document is a page: a BLOB is read in the encoding that it is in */
    TABLE_KEEPS = 16,     /* filter gets what its last call left, to use that memory again */
};

struct table_cursor {
    sqlite3_vtab_cursor base;
    const struct sql_table *table;
    struct connection *connection;
    sqlite3_value *arguments[TABLE_ARGUMENTS_MAX]; /* NULL pointer where not given */
    struct document document;
    struct utf8_position position; /* in document: where column_start() last counted to */
    struct interrupt interrupt;
    sqlite3_int64 row;  /* 1 for the first */
    bool kept;          /* what filter has made is good for another call with these arguments */
    sqlite3_int64 call; /* what all rows of this call have in their rowid; 0 while nobody asked */
    bool done;          /* set by filter or next when there is no (further) row */
};

struct sql_table {
    const char *name;
    const char *columns;   /* "word_number INTEGER, word TEXT": what SELECT * shows */
    const char *arguments; /* "text, shingle": hidden columns, in the order of the call */
    int required;          /* how many of the arguments must be given */
    unsigned flags;        /* enum table_flags */
    double rows;           /* a guess, for the planner */
    size_t cursor_size;    /* of the struct that begins with struct table_cursor; the rest starts as zeros */
    int (*filter)(struct table_cursor *cursor); /* to the first row; arguments are set */
    /* NULL, or for a table that makes all its rows in filter: to the first of those whose first column may
     * equal the value, of all where it is NULL. Called behind filter, and alone, while what filter made is
     * kept, when a statement calls again with the same arguments. It and next set cursor->row, by which a row
     * is known however it was found. */
    int (*seek)(struct table_cursor *cursor, sqlite3_value *value);
    int (*next)(struct table_cursor *cursor);
    int (*column)(struct table_cursor *cursor, sqlite3_context *context, int column);
    /* Frees what filter and next hold, at the end and, unless TABLE_KEEPS, before each filter. It must stand
     * zeros, and may be NULL. */
    void (*release)(struct table_cursor *cursor);
    const char *usage; /* "words(text)" */
    const char *summary;
    /* The ceremony of a stored table (CREATE VIRTUAL TABLE); beside it only name, usage and summary count. */
    const sqlite3_module *(*module)(void);
};

/* The connection, from the pointer that xCreate and xConnect of such a module get. */
struct connection *table_connection(void *aux);

int tables_register(struct connection *connection);
void tables_unregister(struct connection *connection);

/* Sets the message of the statement that reads the cursor, and gives SQLITE_ERROR to return. */
int table_error(struct table_cursor *cursor, const char *format, ...);

/* An optional integer argument; *result keeps its value when the argument is absent or NULL. Gives a result
 * code; the message is "shingles: shingle must be between 1 and 16, not 0". */
int table_integer(struct table_cursor *cursor, int argument, int low, int high, int *result);

/* An optional number above 0 and at most 1; *share keeps its value when the argument is absent or NULL. Gives
 * a result code; the message is "near_duplicates: threshold must be above 0 and at most 1, not 2". */
int table_share(struct table_cursor *cursor, int argument, double *share);

/* An optional text argument as a span into the value; {NULL, 0} when absent or NULL. */
int table_text(struct table_cursor *cursor, int argument, struct span *result);

/* For a table that makes all its rows in filter and lists them in an array: the rows that are shown, at ..
 * end - 1 of it, of which `at` is at hand. Seek ends with it, and next is table_show(cursor, &range, range.at
 * + 1, range.end). Gives SQLITE_OK. */
struct table_range {
    size_t at, end;
};
int table_show(struct table_cursor *cursor, struct table_range *range, size_t at, size_t end);

/* Which rows may equal the value that seek is given. SQLite asks `column = value` again, and where the value
 * comes from a column of numbers it reads '1' as 1: so where the first column has text, a number may equal
 * any row. */
enum table_sought { TABLE_NO_ROW, TABLE_EVERY_ROW, TABLE_ROWS_LIKE_IT };
enum table_sought table_sought(sqlite3_value *value, bool has_text);

/* The poll for the work of filter and next; table.c turns STATUS_INTERRUPT into the right code. */
struct poll *table_poll(struct table_cursor *cursor);

/* The result code for a status at the end of filter or next. */
int table_finish(struct table_cursor *cursor, enum status status);

/* Results of a column: a span as text; `start` (from 1) and `length` of a span of the document, in characters
 * as substr() counts them. `start` is cheap when asked for in rising order. */
void column_text(sqlite3_context *context, struct span text);
void column_start(struct table_cursor *cursor, sqlite3_context *context, struct span piece);
void column_length(sqlite3_context *context, struct span piece);

/* One of the texts of a table that is about several: an argument as valid UTF-8, with its characters counted.
 */
struct table_text {
    struct document document;
    size_t *characters; /* before each block of its bytes; NULL while nobody asked */
};
#define TABLE_TEXT_INIT                                                                                      \
    { DOCUMENT_INIT, NULL }

/* Reads an argument that is not NULL, for filter; gives a result code. Release stands zeros. */
int table_text_read(struct table_cursor *cursor, int argument, struct table_text *text);
void table_text_release(struct table_text *text);

/* The `start` of a span of such a text; cheap in any order. Gives a result code. */
int column_start_in(struct table_cursor *cursor, sqlite3_context *context, struct table_text *text,
                    struct span piece);

extern const struct sql_table vt_aligned_sentences, vt_altered_quotes, vt_article_parts, vt_clusters,
    vt_derivation_evidence, vt_event_clusters, vt_html_blocks, vt_minhash_bands, vt_minhash_index, vt_names,
    vt_near_duplicates, vt_newsprint_functions, vt_newsprint_rules, vt_page_metadata, vt_paragraphs,
    vt_quantities, vt_quotes, vt_same_events, vt_sentences, vt_shared_passages, vt_shingles, vt_survivors,
    vt_text_reuse, vt_word_changes, vt_words;

#endif
