/*
 * options.c - what stands in the brackets of CREATE VIRTUAL TABLE ... USING minhash_index(...)
 */
#include "index/options.h"
#include "base/span.h"
#include "match/minhash.h"

#define THRESHOLD_DEFAULT 0.5

static const char KNOWN[] = "content, column, key, threshold, size, shingle";

void index_options_release(struct index_options *options) {
    sqlite3_free(options->content);
    sqlite3_free(options->column);
    sqlite3_free(options->key);
    options->content = options->column = options->key = NULL;
}

static bool is_space(char c) {
    return c == ' ' || (c >= '\t' && c <= '\r');
}

static struct span trim(struct span text) {
    while (text.size && is_space(text.data[0])) text = span_slice(text, 1, text.size);
    while (text.size && is_space(text.data[text.size - 1])) text.size--;
    return text;
}

/* The value without its quotes; NULL when memory is out. */
static char *unquote(struct span value) {
    char open = value.size >= 2 ? value.data[0] : 0, close = open == '[' ? ']' : open;
    bool quoted = open && strchr("'\"`[", open) && value.data[value.size - 1] == close;
    if (!quoted) return sqlite3_mprintf("%.*s", (int)value.size, value.data);
    char *text = sqlite3_malloc64(value.size);
    size_t size = 0;
    if (!text) return NULL;
    for (size_t i = 1; i + 1 < value.size; i++) {
        text[size++] = value.data[i];
        if (value.data[i] == close && value.data[i + 1] == close) i++;
    }
    text[size] = 0;
    return text;
}

/* Digits with at most one point; false for anything else. */
static bool read_number(const char *text, double *number) {
    double scale = 0;
    *number = 0;
    if (!*text || !strcmp(text, ".")) return false;
    for (; *text; text++) {
        if (*text == '.' && scale == 0) {
            scale = 1;
            continue;
        }
        if (*text < '0' || *text > '9') return false;
        scale *= 10;
        *number = *number * 10 + (*text - '0');
        if (*number > 1e15) return false;
    }
    if (scale > 1) *number /= scale;
    return true;
}

static int fail(char **error, char *message) {
    *error = message;
    return message ? SQLITE_ERROR : SQLITE_NOMEM;
}

static int take_whole(const char *name, const char *value, int max, unsigned *result, char **error) {
    double number;
    if (!read_number(value, &number) || number < 1 || number > max || number != (double)(int)number)
        return fail(error,
                    sqlite3_mprintf("minhash_index: %s must be between 1 and %d, not %s", name, max, value));
    *result = (unsigned)number;
    return SQLITE_OK;
}

static int take_threshold(const char *value, double *threshold, char **error) {
    if (read_number(value, threshold) && *threshold > 0 && *threshold <= 1) return SQLITE_OK;
    return fail(error,
                sqlite3_mprintf("minhash_index: threshold must be above 0 and at most 1, not %s", value));
}

static int take_name(char **place, const char *value) {
    *place = sqlite3_mprintf("%s", value);
    return *place ? SQLITE_OK : SQLITE_NOMEM;
}

enum option { CONTENT, COLUMN, KEY, THRESHOLD, SIZE, SHINGLE, OPTIONS };

static int take_option(struct index_options *options, enum option option, const char *value, char **error) {
    switch (option) {
    case CONTENT:
        return take_name(&options->content, value);
    case COLUMN:
        return take_name(&options->column, value);
    case KEY:
        return take_name(&options->key, value);
    case THRESHOLD:
        return take_threshold(value, &options->threshold, error);
    case SIZE:
        return take_whole("size", value, MINHASH_SIZE_MAX, &options->size, error);
    default:
        return take_whole("shingle", value, SHINGLE_MAX, &options->shingle, error);
    }
}

/* `taken` has a bit for each option that was read before. */
static int take_named(struct index_options *options, const char *name, const char *value, unsigned *taken,
                      char **error) {
    static const char *const NAMES[OPTIONS] = {"content", "column", "key", "threshold", "size", "shingle"};
    unsigned option = 0;
    while (option < OPTIONS && sqlite3_stricmp(name, NAMES[option]) != 0) option++;
    if (option == OPTIONS)
        return fail(error,
                    sqlite3_mprintf("minhash_index: unknown option \"%s\"; the options are %s", name, KNOWN));
    if (*taken & 1u << option)
        return fail(error, sqlite3_mprintf("minhash_index: option \"%s\" is given twice", NAMES[option]));
    *taken |= 1u << option;
    return take_option(options, (enum option)option, value, error);
}

static int read_option(struct index_options *options, const char *argument, unsigned *taken, char **error) {
    struct span whole = trim(span_of(argument));
    const char *equals = memchr(whole.data, '=', whole.size);
    if (!equals)
        return fail(error,
                    sqlite3_mprintf("minhash_index: \"%s\" is not an option, name=value; the options are %s",
                                    argument, KNOWN));
    size_t at = (size_t)(equals - whole.data);
    struct span label = trim(span_slice(whole, 0, at));
    char *name = sqlite3_mprintf("%.*s", (int)label.size, label.data);
    char *value = unquote(trim(span_slice(whole, at + 1, whole.size)));
    int code = name && value ? take_named(options, name, value, taken, error) : SQLITE_NOMEM;
    sqlite3_free(name);
    sqlite3_free(value);
    return code;
}

int index_options_read(struct index_options *options, int argc, const char *const *argv, char **error) {
    *options = (struct index_options){
        .threshold = THRESHOLD_DEFAULT, .size = MINHASH_SIZE_DEFAULT, .shingle = SHINGLE_DEFAULT};
    unsigned taken = 0;
    for (int i = 3; i < argc; i++) {
        int code = read_option(options, argv[i], &taken, error);
        if (code != SQLITE_OK) return code;
    }
    if (options->content && !options->column)
        return fail(error,
                    sqlite3_mprintf("minhash_index: content=%s needs column=, the column that holds the text",
                                    options->content));
    if (!options->content && (options->column || options->key))
        return fail(error, sqlite3_mprintf(
                               "minhash_index: column and key need content=, the table that they are in"));
    return SQLITE_OK;
}

/* ---- commas ---- */

/* Behind a quoted name or text, or a comment, that begins at sql; sql where none does. */
static const char *skip_quoted(const char *sql) {
    const char *end = NULL;
    if (!strncmp(sql, "--", 2))
        end = strchr(sql, '\n');
    else if (!strncmp(sql, "/*", 2))
        end = strstr(sql + 2, "*/");
    else if (*sql && strchr("'\"`[", *sql))
        end = strchr(sql + 1, *sql == '[' ? ']' : *sql);
    else
        return sql;
    if (!end) return sql + strlen(sql);
    return end + (*sql == '/' ? 2 : 1);
}

/* Whether a CREATE VIRTUAL TABLE has nothing before or behind a comma. */
static bool has_empty_option(const char *sql) {
    char last = 0; /* the character before, blanks and comments left out */
    for (int depth = 0; *sql;) {
        const char *behind = skip_quoted(sql);
        char c = *sql;
        if (behind != sql) {
            if (c != '-' && c != '/') last = c;
            sql = behind;
            continue;
        }
        if (depth == 1 && ((c == ',' && (last == ',' || last == '(')) || (c == ')' && last == ',')))
            return true;
        depth += (c == '(') - (c == ')');
        if (!is_space(c)) last = c;
        sql++;
    }
    return false;
}

int index_options_check_commas(sqlite3 *db, const char *schema, const char *name, char **error) {
    sqlite3_stmt *statement = NULL;
    bool empty = false;
    char *sql = sqlite3_mprintf("SELECT sql FROM \"%w\".sqlite_schema WHERE type = 'table' AND name = %Q",
                                schema, name);
    int code = sql ? sqlite3_prepare_v2(db, sql, -1, &statement, NULL) : SQLITE_NOMEM;
    sqlite3_free(sql);
    if (code == SQLITE_OK && sqlite3_step(statement) == SQLITE_ROW && sqlite3_column_text(statement, 0))
        empty = has_empty_option((const char *)sqlite3_column_text(statement, 0));
    int ended = sqlite3_finalize(statement);
    if (code != SQLITE_OK || ended != SQLITE_OK) return code == SQLITE_OK ? ended : code;
    return empty
               ? fail(error, sqlite3_mprintf("minhash_index: a comma with no option behind it, or before it"))
               : SQLITE_OK;
}
