/*
 * vt_article_parts.c - what normalize_article() keeps and drops, and which rule said so
 *
 *     SELECT kind, rule, kept, trim(part, char(10)) FROM article_parts('By Corin Maddox
 *     4 min read
 *     A crane fell onto the ferry hall on Thursday, police said.');
 *     byline|byline_by|0|By Corin Maddox
 *     reading_time|reading_time|0|4 min read
 *     body||1|A crane fell onto the ferry hall on Thursday, police said.
 *
 * Parts cover the text without a gap or an overlap, in order; the white space behind a part belongs to it. So
 * substr(text, start, length) is the part, and the kept parts joined by nothing, cleaned at level light, are
 * what normalize_article() gives. How: article/article.h.
 */
#include "sqlite/boilerplate.h"
#include "sqlite/table.h"

struct parts_cursor {
    struct table_cursor base;
    struct article_parts parts;
};

enum column { PART_NUMBER, PART, KIND, RULE, KEPT, START, LENGTH };

enum argument { TEXT, BOILERPLATE, LEVEL };

static void parts_release(struct table_cursor *base) {
    article_parts_release(&((struct parts_cursor *)base)->parts);
}

static int parts_level(struct table_cursor *base, enum article_level *level) {
    *level = ARTICLE_STANDARD;
    if (level_read(base->arguments[LEVEL], level)) return SQLITE_OK;
    const char *given = (const char *)sqlite3_value_text(base->arguments[LEVEL]);
    return given ? table_error(base, LEVEL_MESSAGE, "article_parts", given) : SQLITE_NOMEM;
}

static int parts_boilerplate(struct table_cursor *base, const struct line_keys **keys) {
    struct span json;
    int code = table_text(base, BOILERPLATE, &json);
    *keys = NULL;
    if (code != SQLITE_OK || !json.data) return code;
    bool valid = false;
    code = boilerplate_keys(base->connection, json, keys, &valid);
    return code != SQLITE_OK || valid ? code : table_error(base, BOILERPLATE_MESSAGE, "article_parts");
}

static int parts_filter(struct table_cursor *base) {
    struct parts_cursor *cursor = (struct parts_cursor *)base;
    struct article_rules *rules = NULL;
    const struct line_keys *keys = NULL;
    enum article_level level;
    int code = parts_level(base, &level);
    if (code == SQLITE_OK && level != ARTICLE_LIGHT) code = boilerplate_rules(base->connection, &rules);
    if (code == SQLITE_OK) code = parts_boilerplate(base, &keys);
    if (code == SQLITE_OK) {
        enum status status =
            article_split(rules, base->document.text, keys, level, &cursor->parts, table_poll(base));
        code = table_finish(base, status);
        if (status == STATUS_LIMIT) code = table_error(base, "article_parts: a rule gave up on this text");
    }
    base->done = cursor->parts.list.count == 0;
    return code;
}

static int parts_next(struct table_cursor *base) {
    base->done = (size_t)base->row > ((struct parts_cursor *)base)->parts.list.count;
    return SQLITE_OK;
}

static int parts_column(struct table_cursor *base, sqlite3_context *context, int column) {
    const struct parts_cursor *cursor = (struct parts_cursor *)base;
    const struct article_part *part = &cursor->parts.list.items[base->row - 1];
    struct span piece = span_slice(base->document.text, part->start, part->end);
    switch ((enum column)column) {
    case PART_NUMBER:
        sqlite3_result_int64(context, base->row);
        break;
    case PART:
        column_text(context, piece);
        break;
    case KIND:
        sqlite3_result_text(context, article_kind_name(part->kind), -1, SQLITE_STATIC);
        break;
    case RULE:
        if (part->rule) sqlite3_result_text(context, part->rule, -1, SQLITE_STATIC);
        break;
    case KEPT:
        sqlite3_result_int(context, part->kept);
        break;
    case START:
        column_start(base, context, piece);
        break;
    case LENGTH:
        column_length(context, piece);
        break;
    }
    return SQLITE_OK;
}

const struct sql_table vt_article_parts = {
    .name = "article_parts",
    .columns =
        "part_number INTEGER, part TEXT, kind TEXT, rule TEXT, kept INTEGER, start INTEGER, length INTEGER",
    .arguments = "text, boilerplate, level",
    .required = 1,
    .flags = TABLE_TEXT | TABLE_ORDERED,
    .rows = 40,
    .cursor_size = sizeof(struct parts_cursor),
    .filter = parts_filter,
    .next = parts_next,
    .column = parts_column,
    .release = parts_release,
    .usage = "article_parts(text [, boilerplate [, level]])",
    .summary = "what normalize_article keeps and drops, and which rule said so",
};
