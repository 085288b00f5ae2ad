/*
 * corpus.h - the documents of a table that is named by arguments, read twice, and keys for results
 *
 *     code = corpus_open(&corpus, cursor, NULL, NULL, 0);
 *     if (code == SQLITE_OK) code = corpus_read(&corpus, "reading", add_row);       first pass: each row
 *     if (code == SQLITE_OK) code = corpus_read(&corpus, "comparing", load_row);    second: the same rows
 *     corpus_close(&corpus);                                                        at the end of filter
 *     corpus_key_result(&corpus, context, row);                                     while rows are given
 *     corpus_release(&corpus);
 *
 * For tables whose arguments are table, column and, anywhere behind them, key: near_duplicates(table, column,
 * threshold, key). The table may be a view; the key is its rowid unless named. Texts are not kept: who needs
 * one again takes it in the second pass. There corpus_keep_key() keeps the key of a row that may be in a
 * result.
 *
 * All give a result code, with the message on the cursor: "near_duplicates: key 7 stands twice, the second
 * time in row 9". Others: no such table or column; a view or a table WITHOUT ROWID and no key; a key that is
 * NULL; rows that change from one pass to the next. Memory: 4 bytes a row, and the keys that are kept.
 */
#ifndef NEWSPRINT_SQLITE_CORPUS_H
#define NEWSPRINT_SQLITE_CORPUS_H

#include "base/map.h"
#include "sqlite/table.h"

/* Columns of a row, for corpus_value(); further ones follow in the order in which corpus_open() was given
 * them. */
enum corpus_column { CORPUS_TEXT, CORPUS_KEY, CORPUS_MORE };

struct corpus {
    struct table_cursor *cursor;
    const char *table;
    sqlite3_stmt *statement; /* NULL once closed */
    int encoding;            /* of the database, for keys */
    size_t rows;             /* of the table, known behind the first pass */
    bool is_counted;         /* the first pass is over */
    struct map keys;         /* that are kept, as key_write() has them */
    uint32_t *key_of;        /* by row: the number of its key times two, plus one where it is a REAL */
    size_t key_capacity;     /* rows that key_of has room for */
    bool is_rising;          /* each kept key is above that of the row before */
    bool has_text_keys;      /* some kept keys are text, which SQLite may compare with a number as one */
};

/* Opens the table that the cursor's arguments name, or, with their column and key, `table`. `more` names
 * `count` (up to CORPUS_MORE_MAX) further columns to read. A zeroed or released corpus may be released. */
enum { CORPUS_MORE_MAX = 8 };
int corpus_open(struct corpus *corpus, struct table_cursor *cursor, const char *table,
                const char *const *more, int count);

/* Calls each(cursor, corpus, row) for rows 0, 1 ... until one fails. The progress bar says "<table function>:
 * <work>"; `work` is a literal. */
int corpus_read(struct corpus *corpus, const char *work,
                int (*each)(struct table_cursor *cursor, struct corpus *corpus, size_t row));

/* A value of the row that `each` is called for. */
sqlite3_value *corpus_value(const struct corpus *corpus, int column);

/* Keeps the key of the row that `each` is called for: in the second pass of some rows, or in the first of
 * all, whose keys are numbered like the rows then. */
int corpus_keep_key(struct corpus *corpus, size_t row);

/* The error of a second pass that is not the first. */
int corpus_changed(struct corpus *corpus);

/* Threads that may read texts of a corpus: parallel_cores(), or 1 where SQLite was built or set up for one
 * thread, and its heap is not safe for more. The connection is used by the calling thread alone. */
size_t corpus_threads(void);

/* Ends reading; keys stay. */
void corpus_close(struct corpus *corpus);
void corpus_release(struct corpus *corpus);

/* The key of a row, which was kept: as a result, and in SQLite's order beside another one. */
void corpus_key_result(const struct corpus *corpus, sqlite3_context *context, size_t row);
int corpus_key_compare(const struct corpus *corpus, size_t a, size_t b);

/* The number of a row's key, which was kept: 0, 1, 2 ...; and that of the key which equals a value that is
 * not NULL, without affinity, or MAP_NONE. STATUS_NOMEM from the second. */
size_t corpus_key_number(const struct corpus *corpus, size_t row);
enum status corpus_find_key(const struct corpus *corpus, sqlite3_value *value, size_t *number);

#endif
