/*
 * table.h - a minhash_index while a connection has it open
 *
 * What the parts of the virtual table share: vt_minhash_index.c (the module), index/update.c (rows and
 * commands that are written), index/query.c (MATCH), index/check.c (integrity). All functions give a SQLite
 * result code, with the message in base.zErrMsg.
 */
#ifndef NEWSPRINT_INDEX_TABLE_H
#define NEWSPRINT_INDEX_TABLE_H

#include "index/options.h"
#include "index/store.h"
#include "sqlite/connection.h"

/* A change that xUpdate was called for: see update.c. */
struct index_change {
    int argc;
    sqlite3_value **argv;
    sqlite3_int64 *rowid;
    int conflict; /* what sqlite3_vtab_on_conflict() said */
    bool begun;
    int code; /* how it ended */
};

struct index_table {
    sqlite3_vtab base;
    struct connection *connection;
    struct index_store store;
    struct index_options options;
    struct index_change *change; /* the one that is being made; NULL between changes */
    bool reading;                /* a text of the content table: see index_content_read */
    struct shingle_set set;      /* of the text that was signed last */
};

/* Columns in the order of the declaration; those from COMMAND on are hidden. */
enum index_column {
    INDEX_COLUMN_SIMILARITY,
    INDEX_COLUMN_CONTAINMENT,
    INDEX_COLUMN_CONTAINMENT_OF_ROW,
    INDEX_COLUMN_COMMAND, /* bears the name of the table: left of MATCH, argument of x("text"), and where
                             commands are inserted */
    INDEX_COLUMN_TEXT,
    INDEX_COLUMN_SIGNATURE,
    INDEX_COLUMNS,
};

/* The shingles of a text, into table->set. */
int index_shingles(struct index_table *table, sqlite3_value *text);
/* A text (whose shingles are in table->set afterwards) or a ready signature, as a stored signature in *out;
 * empty for NULL and for a text without words. */
int index_sign(struct index_table *table, sqlite3_value *value, struct buffer *out);
/* The same for a row of the content table; an error then names it. */
int index_sign_row(struct index_table *table, sqlite3_int64 id, sqlite3_value *value, struct buffer *out);
/* Whether a stored signature is that of the text in table->set. */
int index_is_signature(struct index_table *table, struct span signature, bool *is);
/* The error that a row of the index is not what stands in the content table. */
int index_stale(struct index_table *table, sqlite3_int64 id);

/* The text of a row of the content table; *text is NULL when the row or its text is missing, or there is no
 * content table. It is good until index_content_done(), which must follow a success. The caller keeps
 * *statement, NULL at first, from row to row and finalizes it; the table does not, because a content view
 * that reads the index itself would then hold the table open for ever. Such a view is an error. */
int index_content_read(struct index_table *table, sqlite3_stmt **statement, sqlite3_int64 id,
                       sqlite3_value **text);
int index_content_done(struct index_table *table, sqlite3_stmt *statement);
/* An error where the key is a rowid that is not there, or may change behind the index's back. */
int index_content_check_key(struct index_table *table);
/* A statement over (key, text) of the whole content table, to be finalised. */
int index_content_open(struct index_table *table, sqlite3_stmt **statement);
/* Steps it: SQLITE_ROW with *id set, SQLITE_DONE, or an error, which a key that is no integer is too. */
int index_content_step(struct index_table *table, sqlite3_stmt *statement, sqlite3_int64 *id);

/* xUpdate: index/update.c. */
int index_update(sqlite3_vtab *vtab, int argc, sqlite3_value **argv, sqlite3_int64 *rowid);

/* What is wrong inside the index, and with `content` between it and the content table: SQLITE_CORRUPT_VTAB
 * with a message. Linear in the articles; with `content` as long as a rebuild. */
int index_check(struct index_table *table, bool content);

/* An article that MATCH found. */
struct index_match {
    sqlite3_int64 id;
    double similarity;
    double containment;        /* the share of the query that is found in the row */
    double containment_of_row; /* the share of the row that is found in the query */
};
struct index_matches {
    VECTOR_OF(struct index_match) list; /* by similarity, descending, then by id */
};
/* The articles whose similarity to the query, a text or a signature, is at least the threshold. */
int index_query(struct index_table *table, sqlite3_value *query, struct index_matches *matches);

#endif
