/*
 * table.c - the ceremony of a virtual table, written once
 *
 * idxNum is a bit mask of the arguments that are given, idxStr their names, so that EXPLAIN QUERY PLAN reads
 * "SCAN s VIRTUAL TABLE INDEX 1:text". argv comes in the order of the bits. A plan without a required
 * argument is given a price nobody pays instead of an error: SQLite also asks about single terms of an OR,
 * where the argument is simply not among the terms shown. If such a plan is chosen all the same, the argument
 * really is missing, and reading the table says so.
 *
 * A table that can seek has one bit more, for a value that its first column must equal. On the right of a
 * join such a table is asked for each row on the left, with the same arguments and another value; its rows
 * are made once.
 */
#include "sqlite/table.h"
#include "base/hash.h"
#include "base/mem.h"
#include "sqlite/html_document.h"

struct table_module {
    sqlite3_vtab base;
    const struct sql_table *table;
    struct connection *connection;
    int visible; /* columns before the first hidden one */
};

/* What a module is registered with. */
struct table_binding {
    const struct sql_table *table;
    struct connection *connection;
};

/* Number and place of the names in a comma-separated list such as "text, shingle". */
static int list_count(const char *list) {
    int count = *list ? 1 : 0;
    for (; *list; list++) count += *list == ',';
    return count;
}

static struct span list_name(const char *list, int index) {
    for (; index > 0; list++) index -= *list == ',';
    list += strspn(list, " ");
    return (struct span){list, strcspn(list, ", ")};
}

static int declare(sqlite3 *db, const struct sql_table *table) {
    sqlite3_str *sql = sqlite3_str_new(db);
    sqlite3_str_appendf(sql, "CREATE TABLE x(%s", table->columns);
    for (int i = 0; i < list_count(table->arguments); i++) {
        struct span name = list_name(table->arguments, i);
        sqlite3_str_appendf(sql, ", \"%.*w\" HIDDEN", (int)name.size, name.data);
    }
    sqlite3_str_appendchar(sql, 1, ')');
    char *text = sqlite3_str_finish(sql);
    int code = text ? sqlite3_declare_vtab(db, text) : SQLITE_NOMEM;
    sqlite3_free(text);
    return code;
}

static int table_connect(sqlite3 *db, void *aux, int argc, const char *const *argv, sqlite3_vtab **vtab,
                         char **error) {
    (void)argc, (void)argv, (void)error;
    const struct table_binding *binding = aux;
    int risk = binding->table->flags & TABLE_DIRECTONLY ? SQLITE_VTAB_DIRECTONLY : SQLITE_VTAB_INNOCUOUS;
    int code = sqlite3_vtab_config(db, risk);
    if (code == SQLITE_OK) code = declare(db, binding->table);
    if (code != SQLITE_OK) return code;
    struct table_module *module = sqlite3_malloc64(sizeof *module);
    if (!module) return SQLITE_NOMEM;
    *module = (struct table_module){.table = binding->table,
                                    .connection = binding->connection,
                                    .visible = list_count(binding->table->columns)};
    *vtab = &module->base;
    return SQLITE_OK;
}

static int table_disconnect(sqlite3_vtab *vtab) {
    sqlite3_free(vtab);
    return SQLITE_OK;
}

/* Which constraint gives each argument; -1 where none does. False when one is there but not usable. */
static bool find_arguments(const sqlite3_index_info *info, int visible, int *constraint_of) {
    for (int i = 0; i < TABLE_ARGUMENTS_MAX; i++) constraint_of[i] = -1;
    bool usable = true;
    for (int i = 0; i < info->nConstraint; i++) {
        int argument = info->aConstraint[i].iColumn - visible;
        if (argument < 0 || info->aConstraint[i].op != SQLITE_INDEX_CONSTRAINT_EQ) continue;
        if (info->aConstraint[i].usable)
            constraint_of[argument] = i;
        else
            usable = false;
    }
    return usable;
}

/* The bit of a value to seek, in the mask of arguments. */
enum { SEEK = 1 << TABLE_ARGUMENTS_MAX };

/* The constraint by which a value may be sought in the first column, or -1. */
static int find_seek(sqlite3_index_info *info, const struct sql_table *table) {
    for (int i = 0; i < info->nConstraint && table->seek; i++)
        if (info->aConstraint[i].iColumn == 0 && info->aConstraint[i].usable &&
            info->aConstraint[i].op == SQLITE_INDEX_CONSTRAINT_EQ &&
            sqlite3_stricmp(sqlite3_vtab_collation(info, i), "BINARY") == 0)
            return i;
    return -1;
}

static char *argument_names(const struct sql_table *table, int mask) {
    sqlite3_str *names = sqlite3_str_new(NULL);
    for (int i = 0; i < TABLE_ARGUMENTS_MAX; i++) {
        if (!(mask >> i & 1)) continue;
        struct span name = list_name(table->arguments, i);
        sqlite3_str_appendf(names, "%s%.*s", sqlite3_str_length(names) ? ", " : "", (int)name.size,
                            name.data);
    }
    struct span first = list_name(table->columns, 0);
    if (mask & SEEK) sqlite3_str_appendf(names, ", %.*s", (int)first.size, first.data);
    if (mask == 0) sqlite3_str_appendall(names, "no argument");
    return sqlite3_str_finish(names);
}

/* A plan that lacks a required argument; see the head of this file. */
#define COST_WITHOUT_ARGUMENT 1e99
/* What a call costs before its first row, in rows: reading and repairing the document. */
#define COST_OF_CALL 10.0
/* Seeking a value among rows that are there. */
#define COST_OF_SEEK 1.0

static int table_best_index(sqlite3_vtab *vtab, sqlite3_index_info *info) {
    const struct table_module *module = (struct table_module *)vtab;
    int constraint_of[TABLE_ARGUMENTS_MAX], mask = 0, given = 0;
    if (!find_arguments(info, module->visible, constraint_of)) return SQLITE_CONSTRAINT;
    for (int i = 0; i < TABLE_ARGUMENTS_MAX; i++) {
        if (constraint_of[i] < 0) continue;
        mask |= 1 << i;
        info->aConstraintUsage[constraint_of[i]].argvIndex = ++given;
        info->aConstraintUsage[constraint_of[i]].omit = 1;
    }
    int required = (1 << module->table->required) - 1, seek = find_seek(info, module->table);
    if (seek >= 0) {
        mask |= SEEK;
        info->aConstraintUsage[seek].argvIndex = ++given;
    }
    bool complete = (mask & required) == required;
    info->idxNum = mask;
    info->idxStr = argument_names(module->table, mask);
    if (!info->idxStr) return SQLITE_NOMEM;
    info->needToFreeIdxStr = 1;
    info->estimatedRows = seek >= 0 ? 1 : (sqlite3_int64)module->table->rows;
    info->estimatedCost = !complete   ? COST_WITHOUT_ARGUMENT
                          : seek >= 0 ? COST_OF_SEEK
                                      : COST_OF_CALL + module->table->rows;
    info->orderByConsumed = module->table->flags & TABLE_ORDERED && info->nOrderBy == 1 &&
                            info->aOrderBy[0].iColumn == 0 && !info->aOrderBy[0].desc;
    return SQLITE_OK;
}

static int table_open(sqlite3_vtab *vtab, sqlite3_vtab_cursor **cursor) {
    const struct table_module *module = (struct table_module *)vtab;
    struct table_cursor *opened = sqlite3_malloc64(module->table->cursor_size);
    if (!opened) return SQLITE_NOMEM;
    memset(opened, 0, module->table->cursor_size);
    opened->table = module->table;
    opened->connection = module->connection;
    opened->document = (struct document)DOCUMENT_INIT;
    opened->interrupt = interrupt_start(module->connection->db);
    *cursor = &opened->base;
    return SQLITE_OK;
}

/* Takes away what is of one call. */
static void end_call(struct table_cursor *cursor) {
    for (int i = 0; i < TABLE_ARGUMENTS_MAX; i++) {
        sqlite3_value_free(cursor->arguments[i]);
        cursor->arguments[i] = NULL;
    }
    document_release(&cursor->document);
    cursor->position = (struct utf8_position){0, 0};
    cursor->row = 1;
    cursor->call = 0;
    cursor->done = cursor->kept = false;
}

/* Back to the state of a cursor that was just opened. */
static void table_reset(struct table_cursor *cursor) {
    if (cursor->table->release) cursor->table->release(cursor);
    memset(cursor + 1, 0, cursor->table->cursor_size - sizeof *cursor);
    end_call(cursor);
}

static int table_close(sqlite3_vtab_cursor *base) {
    table_reset((struct table_cursor *)base);
    sqlite3_free(base);
    return SQLITE_OK;
}

static int take_arguments(struct table_cursor *cursor, int mask, sqlite3_value **argv) {
    for (int i = 0, given = 0; i < TABLE_ARGUMENTS_MAX; i++) {
        if (!(mask >> i & 1)) {
            if (i >= cursor->table->required) continue;
            struct span name = list_name(cursor->table->arguments, i);
            return table_error(cursor, "%s: argument %.*s is missing; call %s", cursor->table->name,
                               (int)name.size, name.data, cursor->table->usage);
        }
        cursor->arguments[i] = sqlite3_value_dup(argv[given++]);
        if (!cursor->arguments[i]) return SQLITE_NOMEM;
    }
    return SQLITE_OK;
}

/* Whether two arguments are one value, of one type. */
static bool same_value(sqlite3_value *a, sqlite3_value *b) {
    int type = sqlite3_value_type(a);
    if (type != sqlite3_value_type(b)) return false;
    if (type == SQLITE_NULL) return true;
    if (type == SQLITE_INTEGER) return sqlite3_value_int64(a) == sqlite3_value_int64(b);
    if (type == SQLITE_FLOAT) return sqlite3_value_double(a) == sqlite3_value_double(b);
    int size = sqlite3_value_bytes(a);
    const void *x = sqlite3_value_blob(a), *y = sqlite3_value_blob(b);
    return size == sqlite3_value_bytes(b) && (size == 0 || (x && y && memcmp(x, y, (size_t)size) == 0));
}

/* Whether the arguments are those of the call whose rows are kept. */
static bool same_arguments(const struct table_cursor *cursor, int mask, sqlite3_value **argv) {
    bool same = cursor->kept;
    for (int i = 0, given = 0; i < TABLE_ARGUMENTS_MAX && same; i++) {
        bool passed = mask >> i & 1;
        same = passed == (cursor->arguments[i] != NULL);
        if (passed && same) same = same_value(cursor->arguments[i], argv[given++]);
    }
    return same;
}

static int read_document(struct table_cursor *cursor, sqlite3_value *value) {
    struct encoding encoding = {"", true};
    enum status status;
    if (cursor->table->flags & TABLE_HTML)
        status = html_document_read(&cursor->document, value, &encoding, table_poll(cursor));
    else
        status = document_read(&cursor->document, value, table_poll(cursor));
    int code = table_finish(cursor, status);
    if (code != SQLITE_OK || encoding.known) return code;
    return table_error(cursor, ENCODING_MESSAGE, cursor->table->name, encoding.name);
}

/* Makes the rows of a call, or stands before the first of them. */
static int start_call(struct table_cursor *cursor, int mask, sqlite3_value **argv) {
    if (cursor->table->flags & TABLE_KEEPS)
        end_call(cursor);
    else
        table_reset(cursor);
    int code = take_arguments(cursor, mask, argv);
    if (code != SQLITE_OK) return code;
    sqlite3_value *first = cursor->arguments[0];
    if (first && value_is_null(first)) return cursor->done = true, SQLITE_OK;
    if (cursor->table->flags & (TABLE_TEXT | TABLE_HTML)) code = read_document(cursor, first);
    if (code != SQLITE_OK) return code;
    code = cursor->table->filter(cursor);
    cursor->kept = code == SQLITE_OK && cursor->table->seek;
    return code;
}

static int table_filter(sqlite3_vtab_cursor *base, int mask, const char *names, int argc,
                        sqlite3_value **argv) {
    (void)names;
    struct table_cursor *cursor = (struct table_cursor *)base;
    int code = same_arguments(cursor, mask, argv) ? SQLITE_OK : start_call(cursor, mask, argv);
    if (code != SQLITE_OK || !cursor->kept) return code;
    return cursor->table->seek(cursor, mask & SEEK ? argv[argc - 1] : NULL);
}

/* Between rows SQLite itself sees to interrupts and progress handlers, so the work of short rows need not be
 * added up until it is worth a question. */
static int table_next(sqlite3_vtab_cursor *base) {
    struct table_cursor *cursor = (struct table_cursor *)base;
    cursor->row++;
    cursor->interrupt.poll.work = 0;
    return cursor->table->next(cursor);
}

static int table_eof(sqlite3_vtab_cursor *base) {
    return ((struct table_cursor *)base)->done;
}

static int table_column(sqlite3_vtab_cursor *base, sqlite3_context *context, int column) {
    struct table_cursor *cursor = (struct table_cursor *)base;
    int argument = column - ((struct table_module *)base->pVtab)->visible;
    if (argument < 0) return cursor->table->column(cursor, context, column);
    if (cursor->arguments[argument]) sqlite3_result_value(context, cursor->arguments[argument]);
    return SQLITE_OK;
}

/* A hash of the arguments of the call that the cursor reads. */
static int hash_arguments(struct table_cursor *cursor, uint64_t *hash) {
    *hash = 0;
    for (int i = 0; i < TABLE_ARGUMENTS_MAX; i++) {
        sqlite3_value *value = cursor->arguments[i];
        if (!value || value_is_null(value)) continue;
        bool is_blob = sqlite3_value_type(value) == SQLITE_BLOB;
        const char *data = is_blob ? sqlite3_value_blob(value) : (const char *)sqlite3_value_text(value);
        if (!data && !is_blob) return SQLITE_NOMEM;
        uint64_t bytes = hash_bytes((struct span){data, (size_t)sqlite3_value_bytes(value)});
        *hash = hash_mix(*hash ^ bytes, HASH_GOLDEN + (uint64_t)i);
    }
    return SQLITE_OK;
}

/* The rows of different calls have different numbers, because SQLite tells the rows that the two sides of
 * `text = x OR text = y` give apart by them: the upper half is the call, the lower the row in it. */
static int table_rowid(sqlite3_vtab_cursor *base, sqlite3_int64 *rowid) {
    struct table_cursor *cursor = (struct table_cursor *)base;
    int code = SQLITE_OK;
    if (!cursor->call) {
        uint64_t hash;
        code = hash_arguments(cursor, &hash);
        cursor->call = (sqlite3_int64)(hash >> 33 | 1) << 32;
    }
    *rowid = cursor->call | cursor->row;
    return code;
}

int table_error(struct table_cursor *cursor, const char *format, ...) {
    va_list arguments;
    va_start(arguments, format);
    char *message = error_text(format, arguments);
    va_end(arguments);
    sqlite3_free(cursor->base.pVtab->zErrMsg);
    cursor->base.pVtab->zErrMsg = message;
    return message ? SQLITE_ERROR : SQLITE_NOMEM;
}

/* "shingles: shingle must be <what>, not '3'". */
static int argument_error(struct table_cursor *cursor, int argument, const char *what) {
    sqlite3_value *value = cursor->arguments[argument];
    const char *given = (const char *)sqlite3_value_text(value);
    const char *quote = sqlite3_value_type(value) == SQLITE_TEXT ? "'" : "";
    struct span name = list_name(cursor->table->arguments, argument);
    if (!given) return SQLITE_NOMEM;
    return table_error(cursor, "%s: %.*s must be %s, not %s%s%s", cursor->table->name, (int)name.size,
                       name.data, what, quote, given, quote);
}

int table_integer(struct table_cursor *cursor, int argument, int low, int high, int *result) {
    sqlite3_value *value = cursor->arguments[argument];
    char what[64];
    if (!value || value_is_null(value) || value_integer(value, low, high, result)) return SQLITE_OK;
    sqlite3_snprintf(sizeof what, what, "between %d and %d", low, high);
    return argument_error(cursor, argument, what);
}

int table_share(struct table_cursor *cursor, int argument, double *share) {
    sqlite3_value *value = cursor->arguments[argument];
    if (!value || value_is_null(value)) return SQLITE_OK;
    int type = sqlite3_value_type(value);
    double number = sqlite3_value_double(value);
    bool is_share = (type == SQLITE_FLOAT || type == SQLITE_INTEGER) && number > 0 && number <= 1;
    if (!is_share) return argument_error(cursor, argument, "above 0 and at most 1");
    *share = number;
    return SQLITE_OK;
}

int table_text(struct table_cursor *cursor, int argument, struct span *result) {
    sqlite3_value *value = cursor->arguments[argument];
    *result = (struct span){NULL, 0};
    if (!value || value_is_null(value)) return SQLITE_OK;
    result->data = (const char *)sqlite3_value_text(value);
    result->size = (size_t)sqlite3_value_bytes(value);
    return result->data ? SQLITE_OK : SQLITE_NOMEM;
}

int table_show(struct table_cursor *cursor, struct table_range *range, size_t at, size_t end) {
    *range = (struct table_range){at, end};
    cursor->done = at >= end;
    cursor->row = (sqlite3_int64)at + 1;
    return SQLITE_OK;
}

enum table_sought table_sought(sqlite3_value *value, bool has_text) {
    if (!value) return TABLE_EVERY_ROW;
    int type = sqlite3_value_type(value);
    if (type == SQLITE_NULL) return TABLE_NO_ROW;
    return has_text && (type == SQLITE_INTEGER || type == SQLITE_FLOAT) ? TABLE_EVERY_ROW
                                                                        : TABLE_ROWS_LIKE_IT;
}

struct poll *table_poll(struct table_cursor *cursor) {
    return interrupt_poll(&cursor->interrupt);
}

int table_finish(struct table_cursor *cursor, enum status status) {
    return interrupt_finish(&cursor->interrupt, status);
}

void column_text(sqlite3_context *context, struct span text) {
    result_span(context, text);
}

void column_start(struct table_cursor *cursor, sqlite3_context *context, struct span piece) {
    const char *text = cursor->document.text.data;
    size_t byte = (size_t)(piece.data - text);
    if (byte < cursor->position.byte) cursor->position = (struct utf8_position){0, 0};
    sqlite3_result_int64(context, (sqlite3_int64)utf8_position_advance(&cursor->position, text, byte) + 1);
}

/* Bytes whose characters are counted together: a start costs half of that. */
enum { BLOCK_BYTES = 4096 };

int table_text_read(struct table_cursor *cursor, int argument, struct table_text *text) {
    table_text_release(text);
    return table_finish(cursor,
                        document_read(&text->document, cursor->arguments[argument], table_poll(cursor)));
}

void table_text_release(struct table_text *text) {
    document_release(&text->document);
    mem_free(text->characters);
    *text = (struct table_text)TABLE_TEXT_INIT;
}

/* Counts the characters before each block. Continuation bytes count for nothing, so that a block may begin
 * within a character. */
static enum status count_blocks(struct table_text *text, struct poll *poll) {
    struct span all = text->document.text;
    size_t blocks = all.size / BLOCK_BYTES + 1;
    size_t *characters = mem_alloc(blocks * sizeof *characters);
    if (!characters) return STATUS_NOMEM;
    text->characters = characters;
    characters[0] = 0;
    for (size_t i = 1; i < blocks && !poll_stop(poll, BLOCK_BYTES / 16); i++) {
        struct span block = {all.data + (i - 1) * BLOCK_BYTES, BLOCK_BYTES};
        characters[i] = characters[i - 1] + utf8_count(block);
    }
    return poll_stopped(poll) ? STATUS_INTERRUPT : STATUS_OK;
}

int column_start_in(struct table_cursor *cursor, sqlite3_context *context, struct table_text *text,
                    struct span piece) {
    const char *data = text->document.text.data;
    size_t byte = (size_t)(piece.data - data), block = byte / BLOCK_BYTES;
    enum status status = text->characters ? STATUS_OK : count_blocks(text, table_poll(cursor));
    if (status) return table_finish(cursor, status);
    struct span before = {data + block * BLOCK_BYTES, byte % BLOCK_BYTES};
    sqlite3_result_int64(context, (sqlite3_int64)(text->characters[block] + utf8_count(before)) + 1);
    return SQLITE_OK;
}

void column_length(sqlite3_context *context, struct span piece) {
    sqlite3_result_int64(context, (sqlite3_int64)utf8_count(piece));
}

static const sqlite3_module MODULE = {
    .iVersion = 0,
    .xConnect = table_connect,
    .xBestIndex = table_best_index,
    .xDisconnect = table_disconnect,
    .xOpen = table_open,
    .xClose = table_close,
    .xFilter = table_filter,
    .xNext = table_next,
    .xEof = table_eof,
    .xColumn = table_column,
    .xRowid = table_rowid,
};

static void binding_free(void *pointer) {
    struct table_binding *binding = pointer;
    connection_release(binding->connection);
    sqlite3_free(binding);
}

struct connection *table_connection(void *aux) {
    return ((const struct table_binding *)aux)->connection;
}

static int register_table(struct connection *connection, const struct sql_table *table) {
    struct table_binding *binding = sqlite3_malloc64(sizeof *binding);
    if (!binding) return SQLITE_NOMEM;
    *binding = (struct table_binding){table, connection_retain(connection)};
    const sqlite3_module *module = table->module ? table->module() : &MODULE;
    return sqlite3_create_module_v2(connection->db, table->name, module, binding, binding_free);
}

int tables_register(struct connection *connection) {
    int code = SQLITE_OK;
    for (size_t i = 0; connection->tables[i] && code == SQLITE_OK; i++)
        code = register_table(connection, connection->tables[i]);
    if (code != SQLITE_OK) tables_unregister(connection);
    return code;
}

void tables_unregister(struct connection *connection) {
    for (size_t i = 0; connection->tables[i]; i++)
        sqlite3_create_module_v2(connection->db, connection->tables[i]->name, NULL, NULL, NULL);
}
