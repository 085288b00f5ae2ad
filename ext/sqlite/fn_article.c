/*
 * fn_article.c - normalize_article(text [, boilerplate [, level]]), repeated_lines(text [, min_articles])
 *
 *     SELECT normalize_article('By Corin Maddox
 *     4 min read
 *     A crane fell onto the ferry hall on Thursday, police said.');
 *     A crane fell onto the ferry hall on Thursday, police said.
 *
 *     CREATE TABLE articles(id, body);
 *     INSERT INTO articles VALUES
 *       (1, 'Ice shut the pier on Monday.' || char(10) || 'Echo rings at seven.'),
 *       (2, 'The mayor paid for the pier.' || char(10) || 'Echo rings at seven.'),
 *       (3, 'Ferries sail from the quay.' || char(10) || 'Echo rings at seven.');
 *     SELECT repeated_lines(body) FROM articles;
 *     ["Echo rings at seven."]
 *
 *     SELECT id, normalize_article(body, lines)
 *     FROM articles, (SELECT repeated_lines(body) AS lines FROM articles);
 *     1|Ice shut the pier on Monday.
 *     2|The mayor paid for the pier.
 *     3|Ferries sail from the quay.
 *
 * normalize_article() gives the article without what the scraper left around it. With the lines that an
 * outlet puts into all its articles, which repeated_lines() learns from them, it drops those too: group by
 * outlet. What goes, and why, is in article_parts(). How: article/article.h, article/repeats.h.
 */
#include "sqlite/boilerplate.h"
#include "sqlite/function.h"
#include "sqlite/interrupt.h"
#include "sqlite/value.h"

/* *keys is NULL where no boilerplate is given. False with the error set on failure. */
static bool keys_of(sqlite3_context *context, sqlite3_value *value, const struct line_keys **keys) {
    *keys = NULL;
    if (!value || value_is_null(value)) return true;
    struct span json = {(const char *)sqlite3_value_text(value), (size_t)sqlite3_value_bytes(value)};
    bool valid = true;
    int code = SQLITE_NOMEM;
    if (json.data) code = boilerplate_keys(function_connection(context), json, keys, &valid);
    if (code != SQLITE_OK)
        result_code(context, code);
    else if (!valid)
        result_error(context, BOILERPLATE_MESSAGE, "normalize_article");
    return code == SQLITE_OK && valid;
}

static bool level_of(sqlite3_context *context, sqlite3_value *value, enum article_level *level) {
    *level = ARTICLE_STANDARD;
    if (level_read(value, level)) return true;
    const char *given = (const char *)sqlite3_value_text(value);
    if (given)
        result_error(context, LEVEL_MESSAGE, "normalize_article", given);
    else
        sqlite3_result_error_nomem(context);
    return false;
}

static void normalize_article(sqlite3_context *context, int argc, sqlite3_value **argv) {
    if (value_is_null(argv[0])) return;
    sqlite3 *db = sqlite3_context_db_handle(context);
    enum article_level level;
    const struct line_keys *keys;
    if (!level_of(context, argc > 2 ? argv[2] : NULL, &level)) return;
    if (!keys_of(context, argc > 1 ? argv[1] : NULL, &keys)) return;
    struct article_rules *rules = NULL;
    int code = level == ARTICLE_LIGHT ? SQLITE_OK : boilerplate_rules(function_connection(context), &rules);
    if (code != SQLITE_OK) return result_code(context, code);
    struct document document = DOCUMENT_INIT;
    struct buffer clean = BUFFER_LIMITED(value_limit(db));
    struct interrupt interrupt = interrupt_start(db);
    struct poll *poll = interrupt_poll(&interrupt);
    enum status status = document_read(&document, argv[0], poll);
    if (!status) status = article_normalize(rules, document.text, keys, level, &clean, poll);
    code = interrupt_finish(&interrupt, status);
    if (status == STATUS_LIMIT)
        result_error(context, "normalize_article: a rule gave up on this text");
    else if (code != SQLITE_OK)
        result_code(context, code);
    else
        result_text(context, &clean);
    buffer_release(&clean);
    document_release(&document);
}

/* ---- repeated_lines ---- */

enum { MIN_ARTICLES = 3, MIN_ARTICLES_MOST = 1000000 };

struct repeated_lines {
    struct repeats *repeats; /* NULL before the first text */
    int min_articles;
};

static void repeated_lines_step(sqlite3_context *context, int argc, sqlite3_value **argv) {
    struct repeated_lines *state = sqlite3_aggregate_context(context, sizeof *state);
    if (!state) return sqlite3_result_error_nomem(context);
    if (!state->min_articles) state->min_articles = MIN_ARTICLES;
    if (argc > 1 && !argument_integer(context, argv[1], "repeated_lines", "min_articles", 1,
                                      MIN_ARTICLES_MOST, &state->min_articles))
        return;
    if (value_is_null(argv[0])) return;
    struct document document = DOCUMENT_INIT;
    struct interrupt interrupt = interrupt_start(sqlite3_context_db_handle(context));
    struct poll *poll = interrupt_poll(&interrupt);
    enum status status = state->repeats ? STATUS_OK : repeats_new(&state->repeats);
    if (!status) status = document_read(&document, argv[0], poll);
    if (!status) status = repeats_add(state->repeats, document.text, poll);
    int code = interrupt_finish(&interrupt, status);
    if (code != SQLITE_OK) result_code(context, code);
    document_release(&document);
}

/* A JSON array on its way. */
struct json {
    struct buffer bytes;
    struct poll *poll;
};

static void append_escape(struct buffer *json, unsigned char byte) {
    static const char HEX[] = "0123456789abcdef";
    char escape[] = {'\\', 'u', '0', '0', HEX[byte >> 4], HEX[byte & 15]};
    buffer_append(json, byte < 0x20 ? (struct span){escape, sizeof escape}
                                    : (struct span){(const char[]){'\\', (char)byte}, 2});
}

/* So many bytes at most are appended at once. */
enum { JSON_RUN = 4096 };

/* Bytes at the front that stand in a JSON string as they are. */
static size_t json_run(struct span line) {
    size_t size = 0;
    while (size < line.size && size < JSON_RUN && (unsigned char)line.data[size] >= 0x20 &&
           line.data[size] != '"' && line.data[size] != '\\')
        size++;
    return size;
}

/* Appends a line as one string of the array. */
static enum status append_json(void *context, struct span line) {
    struct json *json = context;
    buffer_append(&json->bytes, span_of(json->bytes.size == 1 ? "\"" : ",\n \""));
    buffer_reserve(&json->bytes, line.size + 2);
    for (size_t i = 0, run; i < line.size; i += run) {
        run = json_run(span_slice(line, i, line.size));
        if (run)
            buffer_append(&json->bytes, span_slice(line, i, i + run));
        else
            append_escape(&json->bytes, (unsigned char)line.data[i]);
        run += run == 0;
        if (poll_stop(json->poll, run)) return STATUS_INTERRUPT;
    }
    buffer_append_byte(&json->bytes, '"');
    return json->bytes.status;
}

static void repeated_lines_final(sqlite3_context *context) {
    struct repeated_lines *state = sqlite3_aggregate_context(context, 0);
    sqlite3 *db = sqlite3_context_db_handle(context);
    struct interrupt interrupt = interrupt_start(db);
    struct poll *poll = interrupt_poll(&interrupt);
    struct json json = {BUFFER_LIMITED(value_limit(db)), poll};
    enum status status = STATUS_OK;
    buffer_append_byte(&json.bytes, '[');
    if (state && state->repeats)
        status = repeats_each(state->repeats, (uint32_t)state->min_articles, append_json, &json, poll);
    buffer_append_byte(&json.bytes, ']');
    int code = interrupt_finish(&interrupt, status);
    if (code != SQLITE_OK)
        result_code(context, code);
    else
        result_text(context, &json.bytes);
    buffer_release(&json.bytes);
    if (state) repeats_free(state->repeats);
    if (state) state->repeats = NULL;
}

const struct sql_function fn_article[] = {
    {"normalize_article", 1, 3, FUNCTION_PURE, normalize_article, NULL,
     "normalize_article(text [, boilerplate [, level]])",
     "the article alone: repaired text without scrape noise; level light, standard or page"},
    {"repeated_lines", 1, 2, FUNCTION_PURE, repeated_lines_step, repeated_lines_final,
     "repeated_lines(text [, min_articles])",
     "JSON array of the lines that recur in at least min_articles (3) texts of the group"},
    {.name = NULL},
};
