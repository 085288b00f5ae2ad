/*
 * vt_minhash_index.c - an index of texts that finds near-duplicates of a text
 *
 *     CREATE TABLE articles(id INTEGER PRIMARY KEY, body);
 *     INSERT INTO articles(body) VALUES
 *       ('A crane fell onto the ferry hall on Thursday.'),
 *       ('A crane fell onto the ferry hall.'),
 *       ('Ice shut the pier.');
 *     CREATE VIRTUAL TABLE article_index USING minhash_index(content='articles', column='body', key='id');
 *     INSERT INTO article_index(article_index) VALUES ('rebuild');
 *     SELECT rowid, round(similarity, 2), round(containment, 2)
 *     FROM article_index WHERE article_index MATCH 'A crane fell onto the ferry hall on Sunday.'
 *     ORDER BY similarity DESC LIMIT 10;
 *     1|0.75|0.86
 *     2|0.71|0.71
 *
 * A wire story is in the corpus in nine wordings; a tenth arrives. MATCH gives the nine, the most similar
 * first, in a millisecond or so however many other articles there are. `similarity` is the exact share of
 * shingles that both have, `containment` the share of the query that stands in the row, `containment_of_row`
 * the reverse.
 *
 * With `content` the texts are read from that table or view, for exact figures, for the column `text` and
 * for 'rebuild'. Triggers on it keep the index current (README). Without `content` only signatures are
 * kept, `text` is NULL, and the figures are estimates; so they are where the query, or what the content
 * table holds, is a signature (a BLOB). The hidden column `signature` is the stored signature, as minhash()
 * gives it.
 *
 * Plans: `match` (x MATCH 'text', x = 'text', x('text')), `rowid` (equality), `scan`. A MATCH is worked out
 * whole when it starts, so ORDER BY similarity DESC costs nothing more; LIMIT saves nothing.
 *
 * Layout and life of the stored tables: index/store.h. Costs at 100,000 articles of 2 KB: see README.
 */
#include "index/table.h"
#include "sqlite/table.h"
#include "sqlite/value.h"

enum plan { PLAN_SCAN, PLAN_ROWID, PLAN_MATCH };
static const char *const PLANS[] = {"scan", "rowid", "match"};

struct index_cursor {
    sqlite3_vtab_cursor base;
    enum plan plan;
    sqlite3_value *query;         /* what MATCH compares with */
    struct index_matches matches; /* of PLAN_MATCH */
    size_t at;
    sqlite3_stmt *rows;    /* of the other plans */
    sqlite3_stmt *content; /* reads the column text */
    bool updates;          /* an UPDATE has read columns of this row only to hand them back */
    bool done;
};

/* ---- the table ---- */

/* A name that no index can have, because a column of it is called so. */
static int check_name(struct index_store *store, const char *name) {
    static const char *const COLUMNS[] = {"similarity", "containment", "containment_of_row",
                                          "text",       "signature",   "rowid"};
    for (size_t i = 0; i < sizeof COLUMNS / sizeof *COLUMNS; i++)
        if (sqlite3_stricmp(name, COLUMNS[i]) == 0)
            return index_error(store, SQLITE_ERROR, "an index has a column %s, so it cannot be named that",
                               COLUMNS[i]);
    return SQLITE_OK;
}

static int declare(sqlite3 *db, const char *name) {
    char *sql = sqlite3_mprintf("CREATE TABLE x(similarity REAL, containment REAL, containment_of_row REAL, "
                                "\"%w\" HIDDEN, text HIDDEN, signature BLOB HIDDEN)",
                                name);
    int code = sql ? sqlite3_declare_vtab(db, sql) : SQLITE_NOMEM;
    sqlite3_free(sql);
    return code;
}

static void table_free(struct index_table *table) {
    index_store_release(&table->store);
    index_options_release(&table->options);
    shingle_set_release(&table->set);
    sqlite3_free(table->base.zErrMsg);
    sqlite3_free(table);
}

/* A content table that is not there is told when the index is made, not at the first query. */
static int make_tables(struct index_table *table) {
    sqlite3_stmt *rows = NULL;
    int code = index_content_check_key(table);
    if (code == SQLITE_OK && table->options.content) code = index_content_open(table, &rows);
    sqlite3_finalize(rows);
    return code == SQLITE_OK ? index_store_create(&table->store) : code;
}

static int open_table(struct index_table *table, sqlite3 *db, bool create, int argc, const char *const *argv,
                      char **error) {
    int code = index_store_init(&table->store, &table->base, db, argv[1], argv[2]);
    if (code == SQLITE_OK) code = check_name(&table->store, argv[2]);
    if (code == SQLITE_OK) code = index_options_read(&table->options, argc, argv, error);
    if (code == SQLITE_OK && create) code = index_options_check_commas(db, argv[1], argv[2], error);
    if (code == SQLITE_OK) code = sqlite3_vtab_config(db, SQLITE_VTAB_INNOCUOUS);
    if (code == SQLITE_OK) code = sqlite3_vtab_config(db, SQLITE_VTAB_CONSTRAINT_SUPPORT, 1);
    if (code == SQLITE_OK) code = declare(db, argv[2]);
    table->store.threshold = table->options.threshold;
    table->store.size = table->options.size;
    table->store.shingle = table->options.shingle;
    if (code == SQLITE_OK && create) code = make_tables(table);
    if (code == SQLITE_OK || !table->base.zErrMsg) return code;
    sqlite3_free(*error);
    *error = table->base.zErrMsg;
    table->base.zErrMsg = NULL;
    return code;
}

static int start(sqlite3 *db, void *aux, bool create, int argc, const char *const *argv, sqlite3_vtab **vtab,
                 char **error) {
    struct index_table *table = sqlite3_malloc64(sizeof *table);
    if (!table) return SQLITE_NOMEM;
    *table = (struct index_table){.connection = table_connection(aux), .set = SHINGLE_SET_INIT};
    int code = open_table(table, db, create, argc, argv, error);
    if (code == SQLITE_OK)
        *vtab = &table->base;
    else
        table_free(table);
    return code;
}

static int index_create(sqlite3 *db, void *aux, int argc, const char *const *argv, sqlite3_vtab **vtab,
                        char **error) {
    return start(db, aux, true, argc, argv, vtab, error);
}

static int index_connect(sqlite3 *db, void *aux, int argc, const char *const *argv, sqlite3_vtab **vtab,
                         char **error) {
    return start(db, aux, false, argc, argv, vtab, error);
}

static int index_disconnect(sqlite3_vtab *vtab) {
    table_free((struct index_table *)vtab);
    return SQLITE_OK;
}

static int index_destroy(sqlite3_vtab *vtab) {
    struct index_table *table = (struct index_table *)vtab;
    int code = index_store_drop(&table->store);
    if (code == SQLITE_OK) table_free(table);
    return code;
}

static int index_rename(sqlite3_vtab *vtab, const char *name) {
    struct index_store *store = &((struct index_table *)vtab)->store;
    int code = check_name(store, name);
    return code == SQLITE_OK ? index_store_rename(store, name) : code;
}

/* Present, so that SQLite knows the table takes part in transactions; the work is done by the tables behind
 * it. */
static int index_begin(sqlite3_vtab *vtab) {
    (void)vtab;
    return SQLITE_OK;
}

/* ---- planning ---- */

/* Costs in rows read: a match reads a page for each band and segment, whatever the size of the index. */
static const double PLAN_COST[] = {1e6, 5, 500};
static const sqlite3_int64 PLAN_ROWS[] = {1000000, 1, 10};

/* x MATCH 'text', or x = 'text', which x('text') is too. */
static bool is_query(const struct sqlite3_index_constraint *constraint) {
    return constraint->iColumn == INDEX_COLUMN_COMMAND &&
           (constraint->op == SQLITE_INDEX_CONSTRAINT_MATCH || constraint->op == SQLITE_INDEX_CONSTRAINT_EQ);
}

static bool is_by_rowid(const struct sqlite3_index_constraint *constraint) {
    return constraint->iColumn < 0 && constraint->op == SQLITE_INDEX_CONSTRAINT_EQ;
}

/* Any other comparison of that column, whose rows would be none and no answer. */
static bool is_misuse(const struct sqlite3_index_constraint *constraint) {
    static const unsigned char OTHERS[] = {SQLITE_INDEX_CONSTRAINT_GT,   SQLITE_INDEX_CONSTRAINT_LE,
                                           SQLITE_INDEX_CONSTRAINT_LT,   SQLITE_INDEX_CONSTRAINT_GE,
                                           SQLITE_INDEX_CONSTRAINT_LIKE, SQLITE_INDEX_CONSTRAINT_GLOB,
                                           SQLITE_INDEX_CONSTRAINT_NE,   SQLITE_INDEX_CONSTRAINT_REGEXP,
                                           SQLITE_INDEX_CONSTRAINT_IS,   SQLITE_INDEX_CONSTRAINT_ISNOT};
    return constraint->iColumn == INDEX_COLUMN_COMMAND && memchr(OTHERS, constraint->op, sizeof OTHERS);
}

/* The constraint that the plan answers, -1 for none, in *chosen; a query that cannot be answered in this
 * order of tables makes the plan impossible. */
static int choose(struct index_store *store, const sqlite3_index_info *info, int *chosen) {
    bool asked = false, unusable = false;
    *chosen = -1;
    for (int i = 0; i < info->nConstraint; i++) {
        const struct sqlite3_index_constraint *constraint = &info->aConstraint[i];
        bool query = is_query(constraint);
        if (is_misuse(constraint))
            return index_error(store, SQLITE_ERROR,
                               "%s is asked by %s MATCH text or %s = text, not otherwise", store->name,
                               store->name, store->name);
        if (query && !constraint->usable) {
            if (constraint->op == SQLITE_INDEX_CONSTRAINT_MATCH) return SQLITE_CONSTRAINT;
            unusable = true;
        } else if (constraint->usable && !asked && (query || (is_by_rowid(constraint) && *chosen < 0))) {
            asked = query;
            *chosen = i;
        }
    }
    return unusable && !asked ? SQLITE_CONSTRAINT : SQLITE_OK;
}

static int best_index(sqlite3_vtab *vtab, sqlite3_index_info *info) {
    int constraint, code = choose(&((struct index_table *)vtab)->store, info, &constraint);
    if (code != SQLITE_OK) return code;
    enum plan plan = PLAN_SCAN;
    if (constraint >= 0) {
        plan = is_query(&info->aConstraint[constraint]) ? PLAN_MATCH : PLAN_ROWID;
        info->aConstraintUsage[constraint].argvIndex = 1;
        info->aConstraintUsage[constraint].omit = plan == PLAN_MATCH;
    }
    info->idxNum = (int)plan;
    info->idxStr = (char *)PLANS[plan];
    info->estimatedCost = PLAN_COST[plan];
    info->estimatedRows = PLAN_ROWS[plan];
    if (plan == PLAN_ROWID) info->idxFlags = SQLITE_INDEX_SCAN_UNIQUE;
    int column = info->nOrderBy == 1 ? info->aOrderBy[0].iColumn : INDEX_COLUMNS;
    bool by_similarity = plan == PLAN_MATCH && column == INDEX_COLUMN_SIMILARITY && info->aOrderBy[0].desc;
    bool by_rowid = plan == PLAN_SCAN && column < 0 && !info->aOrderBy[0].desc;
    info->orderByConsumed = by_similarity || by_rowid;
    return SQLITE_OK;
}

/* SQLite evaluates a MATCH itself where it did not leave that to the plan: behind 16 WHERE terms, of which it
 * knows that it holds, because the column gives back what was searched for. Anything else cannot be answered
 * row by row. */
static void match_again(sqlite3_context *context, int argc, sqlite3_value **argv) {
    (void)argc;
    sqlite3_value *wanted = argv[0], *searched = argv[1];
    bool same = sqlite3_value_type(wanted) == sqlite3_value_type(searched) && !value_is_null(wanted);
    size_t size = same ? (size_t)sqlite3_value_bytes(wanted) : 0;
    same = same && size == (size_t)sqlite3_value_bytes(searched);
    if (same && size) same = memcmp(sqlite3_value_blob(wanted), sqlite3_value_blob(searched), size) == 0;
    if (same)
        sqlite3_result_int(context, 1);
    else
        result_error(context,
                     "minhash_index: this MATCH cannot be used here; a query may have one for each index");
}

static int find_function(sqlite3_vtab *vtab, int argc, const char *name,
                         void (**function)(sqlite3_context *, int, sqlite3_value **), void **aux) {
    (void)vtab;
    if (argc != 2 || sqlite3_stricmp(name, "match") != 0) return 0;
    *function = match_again;
    *aux = NULL;
    return 1;
}

/* ---- cursors ---- */

static int cursor_open(sqlite3_vtab *vtab, sqlite3_vtab_cursor **cursor) {
    (void)vtab;
    struct index_cursor *opened = sqlite3_malloc64(sizeof *opened);
    if (!opened) return SQLITE_NOMEM;
    *opened = (struct index_cursor){.plan = PLAN_SCAN};
    *cursor = &opened->base;
    return SQLITE_OK;
}

static void cursor_reset(struct index_cursor *cursor) {
    sqlite3_finalize(cursor->rows);
    sqlite3_finalize(cursor->content);
    cursor->rows = cursor->content = NULL;
    sqlite3_value_free(cursor->query);
    cursor->query = NULL;
    VECTOR_RELEASE(&cursor->matches.list);
    cursor->at = 0;
    cursor->updates = cursor->done = false;
}

static int cursor_close(sqlite3_vtab_cursor *base) {
    cursor_reset((struct index_cursor *)base);
    sqlite3_free(base);
    return SQLITE_OK;
}

static struct index_table *table_of(struct index_cursor *cursor) {
    return (struct index_table *)cursor->base.pVtab;
}

static int cursor_next(sqlite3_vtab_cursor *base) {
    struct index_cursor *cursor = (struct index_cursor *)base;
    cursor->updates = false;
    if (cursor->plan == PLAN_MATCH) {
        cursor->done = ++cursor->at >= cursor->matches.list.count;
        return SQLITE_OK;
    }
    int code = sqlite3_step(cursor->rows);
    cursor->done = code != SQLITE_ROW;
    return code == SQLITE_ROW || code == SQLITE_DONE ? SQLITE_OK : index_fail(&table_of(cursor)->store, code);
}

static int start_rows(struct index_cursor *cursor, sqlite3_value *rowid) {
    struct index_store *store = &table_of(cursor)->store;
    const char *template = rowid ? "SELECT id, signature FROM @signatures@ WHERE id = ?1"
                                 : "SELECT id, signature FROM @signatures@ ORDER BY id";
    int code = index_prepare(store, template, &cursor->rows);
    if (code == SQLITE_OK && rowid) code = index_fail(store, sqlite3_bind_value(cursor->rows, 1, rowid));
    return code == SQLITE_OK ? cursor_next(&cursor->base) : code;
}

/* A content view may not read the index that is reading it, or being changed by what it gives. */
static int check_circle(struct index_table *table) {
    if (!table->reading && !table->change) return SQLITE_OK;
    return index_error(&table->store, SQLITE_ERROR, "%s reads the index itself",
                       table->options.content ? table->options.content : table->store.name);
}

static int cursor_filter(sqlite3_vtab_cursor *base, int plan, const char *words, int argc,
                         sqlite3_value **argv) {
    (void)words;
    struct index_cursor *cursor = (struct index_cursor *)base;
    cursor_reset(cursor);
    cursor->plan = (enum plan)plan;
    int code = check_circle(table_of(cursor));
    if (code == SQLITE_OK) code = index_store_open(&table_of(cursor)->store);
    if (code != SQLITE_OK) return code;
    if (cursor->plan != PLAN_MATCH) return start_rows(cursor, argc ? argv[0] : NULL);
    cursor->query = sqlite3_value_dup(argv[0]);
    if (!cursor->query) return SQLITE_NOMEM;
    code = index_query(table_of(cursor), cursor->query, &cursor->matches);
    cursor->done = cursor->matches.list.count == 0;
    return code;
}

static int cursor_eof(sqlite3_vtab_cursor *base) {
    return ((struct index_cursor *)base)->done;
}

static int cursor_rowid(sqlite3_vtab_cursor *base, sqlite3_int64 *rowid) {
    struct index_cursor *cursor = (struct index_cursor *)base;
    bool match = cursor->plan == PLAN_MATCH;
    *rowid = match ? cursor->matches.list.items[cursor->at].id : sqlite3_column_int64(cursor->rows, 0);
    return SQLITE_OK;
}

/* The signature in the row that a scan has come to. */
static int scanned_signature(struct index_cursor *cursor, sqlite3_context *context) {
    struct span blob = {sqlite3_column_blob(cursor->rows, 1), (size_t)sqlite3_column_bytes(cursor->rows, 1)};
    struct minhash signature;
    if (sqlite3_column_type(cursor->rows, 1) == SQLITE_NULL) return SQLITE_OK;
    if (blob.size && !blob.data) return SQLITE_NOMEM;
    int code =
        index_parse(&table_of(cursor)->store, sqlite3_column_int64(cursor->rows, 0), &blob, &signature);
    if (code == SQLITE_OK) sqlite3_result_blob64(context, blob.data, blob.size, SQLITE_TRANSIENT);
    return code;
}

static int signature_column(struct index_cursor *cursor, sqlite3_context *context) {
    if (cursor->plan != PLAN_MATCH) return scanned_signature(cursor, context);
    struct buffer signature = BUFFER_INIT;
    enum index_row state;
    int code =
        index_read(&table_of(cursor)->store, cursor->matches.list.items[cursor->at].id, &signature, &state);
    if (code == SQLITE_OK && state == INDEX_ROW_SIGNED)
        sqlite3_result_blob64(context, signature.data, signature.size, SQLITE_TRANSIENT);
    buffer_release(&signature);
    return code;
}

/* Without a content table the text is unknown, NULL; but to an UPDATE, which may write back what it reads
 * (SET text = text), it is the signature, which says as much when it is written. */
static int text_column(struct index_cursor *cursor, sqlite3_context *context) {
    sqlite3_value *text;
    sqlite3_int64 id;
    if (!table_of(cursor)->options.content)
        return cursor->updates ? signature_column(cursor, context) : SQLITE_OK;
    int code = cursor_rowid(&cursor->base, &id);
    if (code == SQLITE_OK) code = index_content_read(table_of(cursor), &cursor->content, id, &text);
    if (code != SQLITE_OK) return code;
    if (text) sqlite3_result_value(context, text);
    return index_content_done(table_of(cursor), cursor->content);
}

static int cursor_column(sqlite3_vtab_cursor *base, sqlite3_context *context, int column) {
    struct index_cursor *cursor = (struct index_cursor *)base;
    if (sqlite3_vtab_nochange(context)) {
        cursor->updates = true;
        return SQLITE_OK;
    }
    if (column == INDEX_COLUMN_SIGNATURE) return signature_column(cursor, context);
    if (column == INDEX_COLUMN_TEXT) return text_column(cursor, context);
    if (cursor->plan != PLAN_MATCH) return SQLITE_OK;
    const struct index_match *match = &cursor->matches.list.items[cursor->at];
    if (column == INDEX_COLUMN_SIMILARITY) sqlite3_result_double(context, match->similarity);
    if (column == INDEX_COLUMN_CONTAINMENT) sqlite3_result_double(context, match->containment);
    if (column == INDEX_COLUMN_CONTAINMENT_OF_ROW) sqlite3_result_double(context, match->containment_of_row);
    if (column == INDEX_COLUMN_COMMAND) sqlite3_result_value(context, cursor->query);
    return SQLITE_OK;
}

/* ---- PRAGMA integrity_check, from SQLite 3.44 on ---- */

static int index_integrity(sqlite3_vtab *vtab, const char *schema, const char *name, int flags,
                           char **error) {
    (void)schema, (void)name, (void)flags;
    int code = index_check((struct index_table *)vtab, false);
    if (code == SQLITE_OK || !vtab->zErrMsg) return code;
    *error = vtab->zErrMsg;
    vtab->zErrMsg = NULL;
    return SQLITE_OK;
}

/* sqlite3_module as it is from 3.44 on, whatever header this is compiled with. */
struct module {
    sqlite3_module base;
#if SQLITE_VERSION_NUMBER < 3044000
    int (*xIntegrity)(sqlite3_vtab *, const char *, const char *, int, char **);
#endif
};

#define INDEX_METHODS                                                                                        \
    .xCreate = index_create, .xConnect = index_connect, .xBestIndex = best_index,                            \
    .xDisconnect = index_disconnect, .xDestroy = index_destroy, .xOpen = cursor_open,                        \
    .xClose = cursor_close, .xFilter = cursor_filter, .xNext = cursor_next, .xEof = cursor_eof,              \
    .xColumn = cursor_column, .xRowid = cursor_rowid, .xUpdate = index_update, .xBegin = index_begin,        \
    .xFindFunction = find_function, .xRename = index_rename, .xShadowName = is_shadow_name

static int is_shadow_name(const char *name) {
    return index_store_is_table(name);
}

static const struct module MODULE_3 = {.base = {.iVersion = 3, INDEX_METHODS}};
static const struct module MODULE_4 = {
#if SQLITE_VERSION_NUMBER < 3044000
    .base = {.iVersion = 4, INDEX_METHODS},
    .xIntegrity = index_integrity,
#else
    .base = {.iVersion = 4, INDEX_METHODS, .xIntegrity = index_integrity},
#endif
};

static const sqlite3_module *module(void) {
    return sqlite3_libversion_number() >= 3044000 ? &MODULE_4.base : &MODULE_3.base;
}

const struct sql_table vt_minhash_index = {
    .name = "minhash_index",
    .module = module,
    .usage = "minhash_index([option=value, ...])",
    .summary =
        "for CREATE VIRTUAL TABLE x USING: an index whose WHERE x MATCH :text finds what resembles a text",
};
