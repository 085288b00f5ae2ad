/*
 * vt_near_duplicates.c - all pairs of a table that resemble each other
 *
 *     CREATE TABLE articles(id, body);
 *     INSERT INTO articles VALUES
 *       (1, 'A crane fell onto the ferry hall on Thursday.'),
 *       (2, 'A crane fell onto the ferry hall on Friday.'),
 *       (3, 'A crane fell onto the ferry hall.'),
 *       (4, 'Ice shut the pier.');
 *     SELECT a, b, round(similarity, 2) FROM near_duplicates('articles', 'body', 0.5, 'id')
 *     ORDER BY similarity DESC, a;
 *     1|2|0.75
 *     1|3|0.71
 *     2|3|0.71
 *
 * Reads a column of a table or view (`table`, or `schema.table`) that holds texts, or signatures made by
 * minhash(), and gives each pair whose resemblance is at least `threshold` (above 0, at most 1; 0.5 unless
 * said) once, a < b. a and b are values of the column `key`; the rowid unless said, so a view needs one. Rows
 * whose column is NULL or has no words pair with nothing. Texts are compared exactly, by three-word shingles;
 * signatures give estimates. A pair at the threshold is found with a probability of .9998.
 *
 * `options` is a JSON object. {"min_containment": 0.5} (0.05 to 1) adds the pairs of which one side is found
 * in the other to that share, whatever their resemblance: excerpts and truncated copies. Shingles in more
 * than 4,096 rows are boilerplate and start no search; newsprint_debug() ->> '$.boilerplate' says how many.
 * {"shingle": 5} compares by runs of five words (1 to 16; 3 unless said). Options with signatures are an
 * error.
 *
 * Errors: no such table or column; a BLOB that is no signature; signatures that differ in size or shingle;
 * texts and signatures in one column. The table is read twice and must read the same (a view on random() does
 * not).
 *
 * Cost and memory: match/near_duplicates.h. DIRECTONLY, because it reads a table by name.
 */
#include "base/map.h"
#include "base/mem.h"
#include "match/near_duplicates.h"
#include "sqlite/counters.h"
#include "sqlite/key.h"
#include "sqlite/options.h"
#include "sqlite/progress.h"
#include "sqlite/source.h"

struct near_cursor {
    struct table_cursor base;
    struct near_duplicates near;
    int encoding;
    struct map keys;  /* of the rows that may stand in a pair, as key_write() has them */
    uint32_t *key_of; /* by row: the number of its key times two, plus one where it is a REAL */
    struct near_pair pair;
    struct counters *counters; /* the connection's */
    bool started;              /* near is initialised */
};

enum column { A, B, SIMILARITY, CONTAINMENT_A, CONTAINMENT_B };
enum argument { TABLE, COLUMN, THRESHOLD, KEY, OPTIONS };

#define THRESHOLD_DEFAULT 0.5
/* Below this, ordinary phrases make partners of everything. */
#define MIN_CONTAINMENT_LOW 0.05

static int read_threshold(struct table_cursor *base, double *threshold) {
    sqlite3_value *value = base->arguments[THRESHOLD];
    *threshold = THRESHOLD_DEFAULT;
    if (!value || value_is_null(value)) return SQLITE_OK;
    *threshold = sqlite3_value_double(value);
    int type = sqlite3_value_type(value);
    if ((type == SQLITE_FLOAT || type == SQLITE_INTEGER) && *threshold > 0 && *threshold <= 1)
        return SQLITE_OK;
    const char *given = (const char *)sqlite3_value_text(value), *quote = type == SQLITE_TEXT ? "'" : "";
    if (!given) return SQLITE_NOMEM;
    return table_error(base, "near_duplicates: threshold must be above 0 and at most 1, not %s%s%s", quote,
                       given, quote);
}

static int read_options(struct table_cursor *base, struct near_options *options) {
    struct option given[] = {
        {.name = "min_containment", .low = MIN_CONTAINMENT_LOW, .high = 1},
        {.name = "shingle", .low = 1, .high = SHINGLE_MAX, .whole = true},
    };
    int code = read_threshold(base, &options->threshold);
    if (code == SQLITE_OK) code = options_read(base, OPTIONS, given, sizeof given / sizeof *given);
    options->min_containment = given[0].number;
    options->shingle = given[1].number > 0 ? (unsigned)given[1].number : SHINGLE_DEFAULT;
    /* Only a connection in serialized mode has a mutex, and only then is the heap surely safe for threads. */
    options->threads = sqlite3_db_mutex(base->connection->db) ? parallel_cores() : 1;
    return code;
}

/* A table WITHOUT ROWID, or a view: there old SQLite gives NULL. */
static int no_rowid(struct table_cursor *base) {
    struct span table;
    int code = table_text(base, TABLE, &table);
    if (code != SQLITE_OK) return code;
    return table_error(base, "near_duplicates: %s has no rowid; name a column as key", table.data);
}

static int open_source(struct table_cursor *base, sqlite3_stmt **statement) {
    struct span table, column, key;
    int code = table_text(base, TABLE, &table);
    if (code == SQLITE_OK) code = table_text(base, COLUMN, &column);
    if (code == SQLITE_OK) code = table_text(base, KEY, &key);
    if (code != SQLITE_OK) return code;
    if (!column.data) return table_error(base, "near_duplicates: column must be a name, not NULL");
    const char *columns[] = {column.data, key.data};
    bool has_column = false, has_rowid = true;
    if (!key.data) code = source_has(base, table.data, columns[0], &has_column);
    if (code == SQLITE_OK && has_column) code = source_has(base, table.data, NULL, &has_rowid);
    if (code != SQLITE_OK) return code;
    return has_rowid ? source_open(base, table.data, columns, 2, statement) : no_rowid(base);
}

static int add_signature(struct near_cursor *cursor, struct span blob) {
    struct near_corpus *corpus = &cursor->near.corpus;
    struct minhash signature;
    const char *problem = minhash_parse(blob, &signature);
    if (cursor->base.arguments[OPTIONS] && !value_is_null(cursor->base.arguments[OPTIONS]))
        return table_error(&cursor->base,
                           "near_duplicates: options are for a column of text, not of signatures");
    if (problem)
        return table_error(&cursor->base, "near_duplicates: the BLOB in row %llu %s",
                           (unsigned long long)corpus->rows.count + 1, problem);
    if (corpus->size == 0) corpus->shingle = signature.shingle;
    if (signature.size != corpus->size && corpus->size)
        return table_error(&cursor->base, "near_duplicates: signatures differ in size: %u against %u",
                           corpus->size, signature.size);
    if (signature.shingle != corpus->shingle)
        return table_error(&cursor->base, "near_duplicates: signatures differ in shingle: %u against %u",
                           corpus->shingle, signature.shingle);
    return status_code(near_duplicates_add_signature(&cursor->near, &signature));
}

/* First pass: one row. *kind is the type of the rows before it, 0 before the first. */
static int add_row(struct near_cursor *cursor, sqlite3_value *value, int *kind) {
    if (value_is_null(value)) return status_code(near_duplicates_add_nothing(&cursor->near));
    int type = sqlite3_value_type(value) == SQLITE_BLOB ? SQLITE_BLOB : SQLITE_TEXT;
    if (*kind && type != *kind)
        return table_error(&cursor->base, "near_duplicates: the column holds both text and signatures");
    *kind = type;
    if (type == SQLITE_BLOB)
        return add_signature(cursor,
                             (struct span){sqlite3_value_blob(value), (size_t)sqlite3_value_bytes(value)});
    struct document document = DOCUMENT_INIT;
    enum status status = document_read(&document, value);
    if (!status) status = near_duplicates_add(&cursor->near, document.text, table_poll(&cursor->base));
    document_release(&document);
    cursor->counters->fingerprinted++;
    return table_finish(&cursor->base, status);
}

/* The rows to read, when somebody watches. */
static int count_rows(struct near_cursor *cursor, sqlite3_int64 *rows) {
    struct span table;
    *rows = 0;
    if (!cursor->base.connection->progress) return SQLITE_OK;
    int code = table_text(&cursor->base, TABLE, &table);
    return code == SQLITE_OK ? source_count(&cursor->base, table.data, rows) : code;
}

static int first_pass(struct near_cursor *cursor, sqlite3_stmt *statement, int *kind) {
    sqlite3_int64 rows;
    int code = count_rows(cursor, &rows);
    if (code != SQLITE_OK) return code;
    struct progress progress = progress_start(cursor->base.connection, "near_duplicates: reading", rows);
    while ((code = source_step(&cursor->base, statement)) == SQLITE_ROW) {
        code = add_row(cursor, sqlite3_column_value(statement, 0), kind);
        if (code != SQLITE_OK) break;
        progress_step(&progress);
    }
    progress_end(&progress);
    if (code != SQLITE_DONE) return code;
    enum status status = near_duplicates_mark(&cursor->near, table_poll(&cursor->base));
    cursor->counters->boilerplate = (sqlite3_int64)cursor->near.overlap.skipped;
    return table_finish(&cursor->base, status);
}

/* Second pass: the text of one row that is wanted. */
static int load_text(struct near_cursor *cursor, size_t row, sqlite3_value *value) {
    struct document document = DOCUMENT_INIT;
    bool same = false;
    enum status status = value_is_null(value) ? STATUS_OK : document_read(&document, value);
    if (!status)
        status = near_duplicates_load(&cursor->near, row, document.text, &same, table_poll(&cursor->base));
    document_release(&document);
    int code = table_finish(&cursor->base, status);
    if (code != SQLITE_OK || same) return code;
    return table_error(&cursor->base, "near_duplicates: the rows change from one reading to the next");
}

/* What is wrong with the key of a row. */
static int key_error(struct near_cursor *cursor, size_t row, sqlite3_value *key) {
    sqlite3_value *named = cursor->base.arguments[KEY];
    if (!named || value_is_null(named)) return no_rowid(&cursor->base);
    if (value_is_null(key))
        return table_error(&cursor->base, "near_duplicates: the key of row %llu is NULL",
                           (unsigned long long)row + 1);
    const char *text = (const char *)sqlite3_value_text(key);
    return text ? table_error(&cursor->base,
                              "near_duplicates: key %s stands twice, the second time in row %llu", text,
                              (unsigned long long)row + 1)
                : SQLITE_NOMEM;
}

/* Second pass: the key of one row that may stand in a pair. */
static int load_key(struct near_cursor *cursor, size_t row, sqlite3_value *value) {
    struct buffer key = BUFFER_INIT;
    bool real;
    size_t number, before = cursor->keys.keys.count;
    if (value_is_null(value)) return key_error(cursor, row, value);
    key_write(value, cursor->encoding, &key, &real);
    enum status status = key.status ? key.status : map_intern(&cursor->keys, buffer_span(&key), &number);
    buffer_release(&key);
    if (!status && number > UINT32_MAX / 2) status = STATUS_NOMEM;
    if (status) return status_code(status);
    if (number < before) return key_error(cursor, row, value);
    cursor->key_of[row] = (uint32_t)number << 1 | real;
    return SQLITE_OK;
}

static int load_row(struct near_cursor *cursor, size_t row, sqlite3_stmt *statement, int kind) {
    int code = SQLITE_OK;
    if (kind == SQLITE_TEXT && near_duplicates_wants(&cursor->near, row))
        code = load_text(cursor, row, sqlite3_column_value(statement, 0));
    if (code == SQLITE_OK && near_duplicates_names(&cursor->near, row))
        code = load_key(cursor, row, sqlite3_column_value(statement, 1));
    return code;
}

static int second_pass(struct near_cursor *cursor, sqlite3_stmt *statement, int kind) {
    size_t rows = cursor->near.corpus.rows.count, row = 0;
    cursor->key_of = mem_alloc((rows + 1) * sizeof *cursor->key_of);
    if (!cursor->key_of) return SQLITE_NOMEM;
    int code = sqlite3_reset(statement);
    if (code != SQLITE_OK) return code;
    struct progress progress =
        progress_start(cursor->base.connection, "near_duplicates: comparing", (sqlite3_int64)rows);
    for (; (code = source_step(&cursor->base, statement)) == SQLITE_ROW; row++) {
        progress_step(&progress);
        code = row < rows ? load_row(cursor, row, statement, kind) : SQLITE_OK;
        if (code != SQLITE_OK) break;
    }
    progress_end(&progress);
    if (code != SQLITE_DONE) return code;
    if (row == rows) return SQLITE_OK;
    return table_error(&cursor->base, "near_duplicates: the rows change from one reading to the next");
}

static int near_next(struct table_cursor *base) {
    struct near_cursor *cursor = (struct near_cursor *)base;
    enum status status = near_duplicates_next(&cursor->near, &cursor->pair, table_poll(base));
    base->done = cursor->near.phase == NEAR_DONE;
    return table_finish(base, status);
}

static int near_filter(struct table_cursor *base) {
    struct near_cursor *cursor = (struct near_cursor *)base;
    sqlite3_stmt *statement = NULL;
    struct near_options options;
    int kind = 0, code = read_options(base, &options);
    if (code != SQLITE_OK) return code;
    near_duplicates_init(&cursor->near, options);
    cursor->started = true;
    cursor->counters = connection_counters(base->connection);
    cursor->keys = (struct map)MAP_INIT;
    if (!cursor->counters) return SQLITE_NOMEM;
    code = source_encoding(base, &cursor->encoding);
    if (code == SQLITE_OK) code = open_source(base, &statement);
    if (code == SQLITE_OK) code = first_pass(cursor, statement, &kind);
    if (code == SQLITE_OK) code = second_pass(cursor, statement, kind);
    sqlite3_finalize(statement);
    return code == SQLITE_OK ? near_next(base) : code;
}

static struct span key_of(const struct near_cursor *cursor, size_t row) {
    return map_key(&cursor->keys, cursor->key_of[row] >> 1);
}

static void key_column(const struct near_cursor *cursor, sqlite3_context *context, size_t row) {
    key_result(context, key_of(cursor, row), cursor->encoding, cursor->key_of[row] & 1);
}

static int near_column(struct table_cursor *base, sqlite3_context *context, int column) {
    const struct near_cursor *cursor = (struct near_cursor *)base;
    const struct near_pair *pair = &cursor->pair;
    bool swapped = key_compare(key_of(cursor, pair->a), key_of(cursor, pair->b)) > 0;
    switch ((enum column)column) {
    case A:
        key_column(cursor, context, swapped ? pair->b : pair->a);
        break;
    case B:
        key_column(cursor, context, swapped ? pair->a : pair->b);
        break;
    case SIMILARITY:
        sqlite3_result_double(context, pair->similarity);
        break;
    case CONTAINMENT_A:
        sqlite3_result_double(context, swapped ? pair->containment_b : pair->containment_a);
        break;
    case CONTAINMENT_B:
        sqlite3_result_double(context, swapped ? pair->containment_a : pair->containment_b);
        break;
    }
    return SQLITE_OK;
}

static void near_release(struct table_cursor *base) {
    struct near_cursor *cursor = (struct near_cursor *)base;
    if (cursor->started) near_duplicates_release(&cursor->near);
    map_release(&cursor->keys);
    mem_free(cursor->key_of);
}

const struct sql_table vt_near_duplicates = {
    .name = "near_duplicates",
    .columns = "a, b, similarity REAL, containment_a REAL, containment_b REAL",
    .arguments = "table, column, threshold, key, options",
    .required = 2,
    .flags = TABLE_DIRECTONLY,
    .rows = 1000,
    .cursor_size = sizeof(struct near_cursor),
    .filter = near_filter,
    .next = near_next,
    .column = near_column,
    .release = near_release,
    .usage = "near_duplicates(table, column [, threshold [, key [, options]]])",
    .summary = "all pairs of a table or view that resemble each other; the column holds text or signatures",
};
