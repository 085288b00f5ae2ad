/*
 * vt_survivors.c - which rows of a table to keep, and for which of them the others can go
 *
 *     CREATE TABLE articles(id, outlet, published, body);
 *     INSERT INTO articles VALUES
 *       (1, 'Mail', '2031-03-15', 'A crane fell onto the ferry hall at dawn on Thursday.'),
 *       (2, 'Post', '2031-03-14', 'A crane fell onto the ferry hall at dawn on Thursday, police said.'),
 *       (3, 'Post', '2031-03-16', 'A crane fell onto the ferry hall at dawn.'),
 *       (4, 'Post', '2031-03-16', NULL);
 *     SELECT id, kept, kept_for, round(similarity, 2), round(containment, 2), rule
 *     FROM survivors('articles', 'body', 0.8, 'id');
 *     1|0|2|0.82|1.0|longest
 *     2|1||||
 *     3|0|2|0.64|1.0|longest
 *     4|1||||no words
 *
 * Of the Post's articles the earliest:
 *
 *     SELECT id, kept_for, rule
 *     FROM survivors('articles', 'body', 0.7, 'id', '{"prefer": ["published asc"], "scope": "outlet"}')
 *     WHERE NOT kept;
 *     3|2|published asc
 *
 * Gives each row of a table or view once, in its order:
 *
 *     id           value of the column `key` (the rowid unless said, so a view needs one)
 *     kept         1, or 0: the row can go
 *     kept_for     the kept row in which most of it is found, of several the most preferred; NULL when kept
 *     similarity   of the two, and the share of this row that is found in that one: exact
 *     containment
 *     rule         why that one was preferred: longest; the first column of `prefer` that tells the two
 *                  apart, as "published asc"; or key, where nothing does. Of a row that is kept because it is
 *                  NULL or has no words: no words. NULL for the others that are kept
 *
 * Rows are taken in order of preference; one that is found in a kept one to `threshold` (above 0, at most 1;
 * 0.8 unless said) can go. So each row that goes is found in the row that it names, no kept row is found in
 * one that is preferred to it, and the order of the rows does not count.
 *
 * `options` is a JSON object:
 *
 *     prefer    "longest" (unless said): more distinct shingles first; or a list of up to four columns, as
 *               ["published asc", "words desc"]. NULL and '' come last; then the lowest key comes first
 *     by        "containment" (unless said) of the row in the kept one, or "similarity" of both
 *     scope     a column, or a list of up to four: only rows with the same values compete; NULL is one value
 *     shingle   words in a shingle, 1 to 16; 3 unless said
 *
 * Errors: those of near_duplicates for a table, a column and a key, which must tell all rows apart; a column
 * that holds a BLOB. The table is read once, and where some rows may go a second time.
 *
 * Cost and memory: match/survivors.h. DIRECTONLY, because it reads a table by name.
 */
#include "match/survivors.h"
#include "sqlite/corpus.h"
#include "sqlite/key.h"
#include "sqlite/options.h"

enum { NAMES_MAX = CORPUS_MORE_MAX / 2, NAME_ROOM = 1024 };

/* A column to prefer rows by. */
struct preference {
    char *name; /* "published asc" */
    bool descending;
    struct map values;           /* as key_write() has them */
    VECTOR_OF(uint32_t) numbers; /* by row: of its value, or UNKNOWN */
};

enum { UNKNOWN = UINT32_MAX };

struct survivors_cursor {
    struct table_cursor base;
    struct survivors survivors;
    struct corpus corpus;
    struct preference preferences[NAMES_MAX];
    char *columns[CORPUS_MORE_MAX]; /* those of preferences, then those of the scope */
    int preference_count, column_count;
    struct map scopes;
    struct table_range shown; /* of rows */
    bool started;
};

enum column { ID, KEPT, KEPT_FOR, SIMILARITY, CONTAINMENT, RULE };
enum argument { THRESHOLD = 2, OPTIONS = 4 };

/* Of 13,743 pairs of one page through two extractors 97 % reach it, and none of 20,000 of unlike articles. */
#define THRESHOLD_DEFAULT 0.8

/* ---- options ---- */

/* What the options say that is not for the core. */
struct lists {
    char prefer[NAME_ROOM], scope[NAME_ROOM];
};

static int list_error(struct survivors_cursor *cursor, const char *option, const char *what,
                      const char *given) {
    return table_error(&cursor->base, "survivors: option %s must be %s, not %s", option, what, given);
}

/* Takes a column name, of which the last `cut` bytes do not count. */
static int add_column(struct survivors_cursor *cursor, const char *name, size_t cut) {
    char *column = sqlite3_mprintf("%.*s", (int)(strlen(name) - cut), name);
    if (!column) return SQLITE_NOMEM;
    cursor->columns[cursor->column_count++] = column;
    return SQLITE_OK;
}

/* How many bytes of "published asc" stand behind the column; *descending says which word does. */
static size_t direction_size(const char *item, bool *descending) {
    size_t size = strlen(item);
    *descending = size > 5 && sqlite3_stricmp(item + size - 5, " desc") == 0;
    if (*descending) return 5;
    return size > 4 && sqlite3_stricmp(item + size - 4, " asc") == 0 ? 4 : 0;
}

static int add_preference(struct survivors_cursor *cursor, const char *item) {
    struct preference *preference = &cursor->preferences[cursor->preference_count++];
    size_t cut = direction_size(item, &preference->descending);
    preference->values = (struct map)MAP_INIT;
    preference->name =
        sqlite3_mprintf("%.*s %s", (int)(strlen(item) - cut), item, preference->descending ? "desc" : "asc");
    return preference->name ? add_column(cursor, item, cut) : SQLITE_NOMEM;
}

static int add_scope(struct survivors_cursor *cursor, const char *item) {
    return add_column(cursor, item, 0);
}

/* Calls add() for each text of a JSON list of 1 to NAMES_MAX. */
static int read_list(struct survivors_cursor *cursor, const char *option, const char *what, const char *list,
                     int (*add)(struct survivors_cursor *cursor, const char *item)) {
    sqlite3_stmt *items = NULL;
    int count = 0, row = SQLITE_DONE;
    int code = sqlite3_prepare_v2(cursor->base.connection->db, "SELECT value, type FROM json_each(?1)", -1,
                                  &items, NULL);
    if (code == SQLITE_OK) code = sqlite3_bind_text(items, 1, list, -1, SQLITE_STATIC);
    while (code == SQLITE_OK && (row = sqlite3_step(items)) == SQLITE_ROW) {
        const char *item = (const char *)sqlite3_column_text(items, 0),
                   *type = (const char *)sqlite3_column_text(items, 1);
        bool is_text = type && strcmp(type, "text") == 0;
        if (!type || (is_text && !item))
            code = SQLITE_NOMEM;
        else if (!is_text || *item == '\0' || count++ == NAMES_MAX)
            code = list_error(cursor, option, what, list);
        else
            code = add(cursor, item);
    }
    sqlite3_finalize(items);
    if (code != SQLITE_OK) return code;
    if (row == SQLITE_NOMEM || row == SQLITE_INTERRUPT) return row;
    return row == SQLITE_DONE && count > 0 ? SQLITE_OK : list_error(cursor, option, what, list);
}

static int read_lists(struct survivors_cursor *cursor, const struct lists *lists, bool longest) {
    static const char prefer[] = "\"longest\" or a list of up to four columns, as [\"published asc\"]",
                      scope[] = "a column or a list of up to four";
    int code = longest ? SQLITE_OK : read_list(cursor, "prefer", prefer, lists->prefer, add_preference);
    if (code != SQLITE_OK || *lists->scope == '\0') return code;
    return *lists->scope == '[' ? read_list(cursor, "scope", scope, lists->scope, add_scope)
                                : add_scope(cursor, lists->scope);
}

static int read_options(struct survivors_cursor *cursor, struct survivors_options *options) {
    struct lists lists = {"longest", ""};
    struct option given[] = {
        {.name = "prefer", .text = lists.prefer, .room = NAME_ROOM},
        {.name = "by", .values = "containment, similarity"},
        {.name = "scope", .text = lists.scope, .room = NAME_ROOM},
        {.name = "shingle", .low = 1, .high = SHINGLE_MAX, .whole = true, .number = SHINGLE_DEFAULT},
    };
    *options = (struct survivors_options){.threshold = THRESHOLD_DEFAULT};
    int code = table_share(&cursor->base, THRESHOLD, &options->threshold);
    if (code == SQLITE_OK) code = options_read(&cursor->base, OPTIONS, given, sizeof given / sizeof *given);
    if (code != SQLITE_OK) return code;
    options->by_similarity = given[1].value == 1;
    options->longest = strcmp(lists.prefer, "longest") == 0;
    options->shingle = (unsigned)given[3].number;
    options->threads = corpus_threads();
    return read_lists(cursor, &lists, options->longest);
}

/* ---- preference ---- */

static enum status take_preference(struct preference *preference, sqlite3_value *value, int encoding) {
    struct buffer key = BUFFER_INIT;
    bool real, unknown = value_is_null(value);
    size_t number = UNKNOWN;
    enum status status = STATUS_OK;
    if (!unknown && sqlite3_value_type(value) == SQLITE_TEXT) unknown = sqlite3_value_bytes(value) == 0;
    if (!unknown) {
        key_write(value, encoding, &key, &real);
        status = key.status ? key.status : map_intern(&preference->values, buffer_span(&key), &number);
    }
    buffer_release(&key);
    if (status) return status;
    uint32_t *added = VECTOR_ADD(&preference->numbers);
    if (!added) return STATUS_NOMEM;
    *added = (uint32_t)number;
    return STATUS_OK;
}

/* Below 0 where row a is preferred by this column alone. */
static int compare_by(const struct preference *preference, size_t a, size_t b) {
    uint32_t x = preference->numbers.items[a], y = preference->numbers.items[b];
    if (x == y) return 0;
    if (x == UNKNOWN || y == UNKNOWN) return x == UNKNOWN ? 1 : -1;
    int order = key_compare(map_key(&preference->values, x), map_key(&preference->values, y));
    return preference->descending ? -order : order;
}

static int compare_rows(const void *context, size_t a, size_t b) {
    const struct survivors_cursor *cursor = context;
    for (int i = 0; i < cursor->preference_count; i++) {
        int order = compare_by(&cursor->preferences[i], a, b);
        if (order) return order;
    }
    return corpus_key_compare(&cursor->corpus, a, b);
}

/* Why a row was preferred to another one. */
static const char *rule_of(const struct survivors_cursor *cursor, size_t preferred, size_t other) {
    if (survivors_is_longer(&cursor->survivors, preferred, other)) return "longest";
    for (int i = 0; i < cursor->preference_count; i++)
        if (compare_by(&cursor->preferences[i], preferred, other)) return cursor->preferences[i].name;
    return "key";
}

/* ---- reading ---- */

/* The number of the row's scope, from 1 on; 0 where rows of all scopes compete. */
static int scope_of(struct survivors_cursor *cursor, size_t *scope) {
    struct buffer key = BUFFER_INIT;
    *scope = 0;
    if (cursor->column_count == cursor->preference_count) return SQLITE_OK;
    for (int i = cursor->preference_count; i < cursor->column_count; i++) {
        sqlite3_value *value = corpus_value(&cursor->corpus, CORPUS_MORE + i);
        struct buffer part = BUFFER_INIT;
        bool real;
        if (!value_is_null(value)) key_write(value, cursor->corpus.encoding, &part, &real);
        if (part.status) key.status = part.status;
        buffer_append(&key, (struct span){(const char *)&part.size, sizeof part.size});
        buffer_append(&key, buffer_span(&part));
        buffer_release(&part);
    }
    size_t number = 0;
    enum status status = key.status ? key.status : map_intern(&cursor->scopes, buffer_span(&key), &number);
    buffer_release(&key);
    *scope = number + 1;
    return status_code(status);
}

/* First pass: the text, the key and the columns of a row. */
static int add_row(struct table_cursor *base, struct corpus *corpus, size_t row) {
    struct survivors_cursor *cursor = (struct survivors_cursor *)base;
    sqlite3_value *value = corpus_value(corpus, CORPUS_TEXT);
    enum status status = STATUS_OK;
    size_t scope;
    if (sqlite3_value_type(value) == SQLITE_BLOB)
        return table_error(base, "survivors: the column must hold texts, and row %llu holds a BLOB",
                           (unsigned long long)row + 1);
    int code = corpus_keep_key(corpus, row);
    if (code == SQLITE_OK) code = scope_of(cursor, &scope);
    if (code != SQLITE_OK) return code;
    for (int i = 0; i < cursor->preference_count && !status; i++)
        status =
            take_preference(&cursor->preferences[i], corpus_value(corpus, CORPUS_MORE + i), corpus->encoding);
    if (!status && value_is_null(value)) status = survivors_add_nothing(&cursor->survivors);
    if (status || value_is_null(value)) return status_code(status);
    struct document document = DOCUMENT_INIT;
    struct poll *poll = table_poll(base);
    status = document_read(&document, value, poll);
    if (!status) status = survivors_add(&cursor->survivors, document.text, scope, poll);
    document_release(&document);
    return table_finish(base, status);
}

/* Second pass. */
static int load_row(struct table_cursor *base, struct corpus *corpus, size_t row) {
    struct survivors_cursor *cursor = (struct survivors_cursor *)base;
    if (!survivors_wants(&cursor->survivors, row)) return SQLITE_OK;
    sqlite3_value *value = corpus_value(corpus, CORPUS_TEXT);
    struct document document = DOCUMENT_INIT;
    struct poll *poll = table_poll(base);
    bool same = false;
    size_t scope;
    int code = scope_of(cursor, &scope);
    if (code != SQLITE_OK) return code;
    enum status status = value_is_null(value) ? STATUS_OK : document_read(&document, value, poll);
    if (!status) status = survivors_load(&cursor->survivors, row, document.text, scope, &same, poll);
    document_release(&document);
    code = table_finish(base, status);
    return code != SQLITE_OK || same ? code : corpus_changed(corpus);
}

static int read_corpus(struct survivors_cursor *cursor) {
    struct survivors_order order = {compare_rows, cursor};
    struct table_cursor *base = &cursor->base;
    int code = corpus_read(&cursor->corpus, "reading", add_row);
    if (code == SQLITE_OK)
        code = table_finish(base, survivors_mark(&cursor->survivors, order, table_poll(base)));
    if (code == SQLITE_OK && cursor->survivors.loads)
        code = corpus_read(&cursor->corpus, "comparing", load_row);
    return code == SQLITE_OK ? table_finish(base, survivors_decide(&cursor->survivors, table_poll(base)))
                             : code;
}

static int survivors_filter(struct table_cursor *base) {
    struct survivors_cursor *cursor = (struct survivors_cursor *)base;
    struct survivors_options options;
    int code = read_options(cursor, &options);
    if (code != SQLITE_OK) return code;
    survivors_init(&cursor->survivors, options);
    cursor->scopes = (struct map)MAP_INIT;
    cursor->started = true;
    code =
        corpus_open(&cursor->corpus, base, NULL, (const char *const *)cursor->columns, cursor->column_count);
    if (code == SQLITE_OK) code = read_corpus(cursor);
    corpus_close(&cursor->corpus);
    return code;
}

static void survivors_close(struct table_cursor *base) {
    struct survivors_cursor *cursor = (struct survivors_cursor *)base;
    if (cursor->started) survivors_release(&cursor->survivors);
    corpus_release(&cursor->corpus);
    map_release(&cursor->scopes);
    for (int i = 0; i < cursor->preference_count; i++) {
        sqlite3_free(cursor->preferences[i].name);
        map_release(&cursor->preferences[i].values);
        VECTOR_RELEASE(&cursor->preferences[i].numbers);
    }
    for (int i = 0; i < cursor->column_count; i++) sqlite3_free(cursor->columns[i]);
    cursor->preference_count = cursor->column_count = 0;
}

/* ---- rows ---- */

static int survivors_seek(struct table_cursor *base, sqlite3_value *value) {
    struct survivors_cursor *cursor = (struct survivors_cursor *)base;
    enum table_sought sought = table_sought(value, cursor->corpus.has_text_keys);
    size_t row;
    if (sought != TABLE_ROWS_LIKE_IT)
        return table_show(base, &cursor->shown, 0, sought == TABLE_NO_ROW ? 0 : cursor->corpus.rows);
    enum status status = corpus_find_key(&cursor->corpus, value, &row);
    if (status) return status_code(status);
    return table_show(base, &cursor->shown, row == MAP_NONE ? 0 : row, row == MAP_NONE ? 0 : row + 1);
}

static int survivors_next(struct table_cursor *base) {
    struct table_range *shown = &((struct survivors_cursor *)base)->shown;
    return table_show(base, shown, shown->at + 1, shown->end);
}

static int survivors_column(struct table_cursor *base, sqlite3_context *context, int column) {
    const struct survivors_cursor *cursor = (struct survivors_cursor *)base;
    const size_t row = cursor->shown.at;
    struct survivors_verdict verdict = survivors_verdict(&cursor->survivors, row);
    bool kept = verdict.kept_for == SURVIVORS_NONE;
    switch ((enum column)column) {
    case ID:
        corpus_key_result(&cursor->corpus, context, row);
        break;
    case KEPT:
        sqlite3_result_int(context, kept);
        break;
    case KEPT_FOR:
        if (!kept) corpus_key_result(&cursor->corpus, context, verdict.kept_for);
        break;
    case SIMILARITY:
        if (!kept) sqlite3_result_double(context, verdict.similarity);
        break;
    case CONTAINMENT:
        if (!kept) sqlite3_result_double(context, verdict.containment);
        break;
    case RULE:
        if (!kept)
            column_text(context, span_of(rule_of(cursor, verdict.kept_for, row)));
        else if (!survivors_has_words(&cursor->survivors, row))
            column_text(context, span_of("no words"));
        break;
    }
    return SQLITE_OK;
}

const struct sql_table vt_survivors = {
    .name = "survivors",
    .columns = "id, kept INTEGER, kept_for, similarity REAL, containment REAL, rule TEXT",
    .arguments = "table, column, threshold, key, options",
    .required = 2,
    .flags = TABLE_DIRECTONLY,
    .rows = 1000,
    .cursor_size = sizeof(struct survivors_cursor),
    .filter = survivors_filter,
    .seek = survivors_seek,
    .next = survivors_next,
    .column = survivors_column,
    .release = survivors_close,
    .usage = "survivors(table, column [, threshold [, key [, options]]])",
    .summary = "which rows of a table or view to keep, and for which kept row each of the others can go",
};
