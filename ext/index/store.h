/*
 * store.h - the tables behind a minhash_index: signatures by row, and what finds them
 *
 * For the virtual table `x` there are six ordinary tables; everything that the index knows stands in them:
 *
 *     x_config(name, value)                    how signatures are made and cut: format (2), size, shingle,
 *                                              threshold, rows, bands; and stale, how many entries of the
 *                                              postings lead to nothing, counted in articles
 *     x_signatures(id, signature)              one row an article; NULL for a text without words. Behind the
 *                                              signature stand 4 bytes, little-endian, a checksum of it and
 *                                              its id; not so in format 1, which is read and kept up too
 *     x_pending(id, stale)                     articles that are in no segment yet, or have changed or gone
 *                                              since they were put into one; stale = 1 when a segment may
 *                                              still hold an older version; some may not be there at all
 *     x_segments(id, level, members, blocks)   a row a segment: how many members and blocks of postings
 *     x_members(id, block)                     its members in ascending order, 500 numbers of 8 bytes to a
 *                                              block; id = segment << 32 | number of the block
 *     x_postings(id, block)                    its postings (match/postings.h), numbered likewise
 *
 * A change writes x_pending first and then x_signatures, by one statement: what stops between the two leaves
 * an article that is pending without need. When INDEX_PENDING_MAX are pending, they become a segment of level
 * 0; INDEX_FANOUT segments of a level become one of the next. A segment is always
 * made from the signatures of its members, so a merge drops what has gone by then; and when a quarter of all
 * members are stale, all segments are made anew. Postings that are stale meanwhile do no harm, because every
 * candidate's present signature is compared. A query looks into each segment and compares all that is
 * pending.
 *
 * The tables are ordinary ones, so a hostile database may have views, triggers or virtual tables in their
 * place. All statements on them are prepared with SQLITE_PREPARE_NO_VTAB: none can lead back into an index.
 *
 * Nothing is kept in memory from one call to the next but prepared statements. So transactions, savepoints,
 * crashes and other connections need no code here: SQLite rolls back, recovers and isolates ordinary tables.
 *
 * Every function that can fail gives a SQLite result code, with the message in vtab->zErrMsg.
 */
#ifndef NEWSPRINT_INDEX_STORE_H
#define NEWSPRINT_INDEX_STORE_H

#include "base/vector.h"
#include "match/minhash.h"
#include "match/postings.h"
#include "sqlite/api.h"

enum index_sql {
    INDEX_SIGNATURE,
    INDEX_PUT,
    INDEX_MOVE,
    INDEX_REMOVE,
    INDEX_FREE_ID,
    INDEX_IDS,
    INDEX_COUNT,
    INDEX_PENDING_ADD,
    INDEX_PENDING_COUNT,
    INDEX_PENDING,
    INDEX_PENDING_CLEAR,
    INDEX_SEGMENTS,
    INDEX_SEGMENT_NUMBER,
    INDEX_SEGMENT_ADD,
    INDEX_SEGMENT_REMOVE,
    INDEX_MEMBERS,
    INDEX_MEMBERS_ADD,
    INDEX_MEMBERS_REMOVE,
    INDEX_POSTINGS,
    INDEX_POSTINGS_ADD,
    INDEX_POSTINGS_REMOVE,
    INDEX_BLOCK_COUNTS,
    INDEX_STALE,
    INDEX_STALE_SET,
    INDEX_STATEMENTS,
};

struct index_store {
    sqlite3_vtab *vtab; /* where messages go */
    sqlite3 *db;
    char *schema, *name; /* of the virtual table; owned */
    int format;          /* 0 until x_config was read */
    double threshold;    /* this, size and shingle are the caller's to set */
    unsigned size, shingle;
    struct bands_shape shape;
    sqlite3_stmt *statements[INDEX_STATEMENTS]; /* prepared at first use */
};

/* Article numbers, ascending where it is said. */
struct index_ids {
    VECTOR_OF(sqlite3_int64) list;
};
int index_ids_add(struct index_ids *ids, sqlite3_int64 id);
void index_ids_release(struct index_ids *ids);

/* Names the store; it must be released also when this fails with SQLITE_NOMEM. */
int index_store_init(struct index_store *store, sqlite3_vtab *vtab, sqlite3 *db, const char *schema,
                     const char *name);
void index_store_release(struct index_store *store);

/* Makes the tables, for the threshold, size and shingle in *store. */
int index_store_create(struct index_store *store);
/* Reads x_config, once; to be called before anything below, so that a table whose configuration is damaged
 * can still be dropped. A format that is newer than this library, or a configuration that is not the one the
 * table was made with, is an error. */
int index_store_open(struct index_store *store);
int index_store_drop(struct index_store *store);
int index_store_rename(struct index_store *store, const char *name);
/* Empties all tables but x_config. */
int index_store_clear(struct index_store *store);

/* Whether a name without "x_" is one of the tables. */
bool index_store_is_table(const char *name);

/* Prepares a statement in which @config@ stands for "schema"."x_config", for the caller to finalise. */
int index_prepare(struct index_store *store, const char *template, sqlite3_stmt **statement);
/* A statement ready to be bound. It must be reset (index_run, index_done) before anything else uses the
 * store. */
int index_statement(struct index_store *store, enum index_sql which, sqlite3_stmt **statement);
/* Steps a statement that gives no rows. */
int index_run(struct index_store *store, sqlite3_stmt *statement);
/* Resets a statement whose last step gave `code`; SQLITE_ROW and SQLITE_DONE become SQLITE_OK. */
int index_done(struct index_store *store, sqlite3_stmt *statement, int code);
/* Runs a script in which @config@ stands for "schema"."x_config". */
int index_execute(struct index_store *store, const char *template);

/* Sets the message, "minhash_index: " and the rest, and gives `code`, or SQLITE_NOMEM. */
int index_error(struct index_store *store, int code, const char *format, ...);
/* A message of ours without the name that index_error() puts before it; any other as it is. */
const char *index_without_prefix(const char *message);
/* The same from the connection's own message, for a code that a statement gave. */
int index_fail(struct index_store *store, int code);

/* The signature of an article, copied to out. *state says what there is. */
enum index_row { INDEX_ROW_NONE, INDEX_ROW_EMPTY, INDEX_ROW_SIGNED };
int index_read(struct index_store *store, sqlite3_int64 id, struct buffer *out, enum index_row *state);
/* Reads what x_signatures holds for an article: *blob loses its checksum. What does not fit that, or the
 * configuration, is corrupt. */
int index_parse(struct index_store *store, sqlite3_int64 id, struct span *blob, struct minhash *signature);

/* Writes the signature of an article, empty for a text without words, in place of the one that is there, and
 * nothing else. With `from` it is moved from that number, in one step. */
int index_write(struct index_store *store, sqlite3_int64 id, const sqlite3_int64 *from,
                struct span signature);
/* The number that a statement gives: INDEX_COUNT, the articles; INDEX_FREE_ID, a number that none of them
 * has; INDEX_PENDING_COUNT, INDEX_SEGMENT_NUMBER, INDEX_STALE. */
int index_number(struct index_store *store, enum index_sql which, sqlite3_int64 *number);

#endif
