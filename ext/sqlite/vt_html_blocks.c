/*
 * vt_html_blocks.c - what article_text() keeps and drops of a page, and why
 *
 *     SELECT kind, tag, link_density AS links, kept, rule, block FROM html_blocks(
 *       '<nav><a href="/">Home</a></nav><h1>Ice shuts the pier</h1>
 *        <div class="story"><p>By Corin Maddox</p><p>Ice shut the pier on Monday.</p></div>');
 *     other|nav|1.0|0|menu|Home
 *     title|h1|0.0|0|title|Ice shuts the pier
 *     paragraph|p|0.0|0|byline_by|By Corin Maddox
 *     paragraph|p|0.0|1||Ice shut the pier on Monday.
 *
 * Blocks come in order. start and length count characters of the HTML: substr(html, start, length) is the
 * source of the block, from its first character to its last, with the tags between. A text that is no HTML
 * has none; a page without text has an empty one. Rules: html/judge.h, and those of article_parts().
 */
#include "sqlite/boilerplate.h"
#include "sqlite/html_article.h"
#include "sqlite/table.h"

struct blocks_cursor {
    struct table_cursor base;
    struct html_article article;
};

enum column { BLOCK_NUMBER, BLOCK, KIND, TAG, PATH, LINK_DENSITY, KEPT, RULE, START, LENGTH };

enum argument { HTML, OPTIONS };

static void blocks_release(struct table_cursor *base) {
    html_article_release(&((struct blocks_cursor *)base)->article);
}

static int blocks_filter(struct table_cursor *base) {
    struct blocks_cursor *cursor = (struct blocks_cursor *)base;
    struct article_rules *rules = NULL;
    struct html_options options;
    char *message = NULL;
    int code =
        html_options_read(base->connection, "html_blocks", base->arguments[OPTIONS], &options, &message);
    if (message) code = table_error(base, "%s", message);
    sqlite3_free(message);
    if (code == SQLITE_OK) code = boilerplate_rules(base->connection, &rules);
    if (code == SQLITE_OK) {
        cursor->article = (struct html_article)HTML_ARTICLE_INIT;
        enum status status =
            html_article_read(&cursor->article, rules, base->document.text, &options, table_poll(base));
        code = table_finish(base, status);
        if (status == STATUS_LIMIT) code = table_error(base, "html_blocks: a rule gave up on this text");
    }
    base->done = cursor->article.page.blocks.count == 0;
    return code;
}

static int blocks_next(struct table_cursor *base) {
    base->done = (size_t)base->row > ((struct blocks_cursor *)base)->article.page.blocks.count;
    return SQLITE_OK;
}

/* The elements around a block, outermost first: "html/body/article/p". */
static int path_of(sqlite3 *db, const struct html_page *page, uint32_t node, sqlite3_context *context) {
    uint32_t around[HTML_DEPTH_MAX];
    size_t depth = 0;
    for (; node && depth < HTML_DEPTH_MAX; node = page->nodes.items[node].parent) around[depth++] = node;
    sqlite3_str *path = sqlite3_str_new(db);
    for (size_t i = depth; i-- > 0;) {
        struct span name = html_node_name(page, around[i]);
        sqlite3_str_appendf(path, "%s%.*s", i + 1 < depth ? "/" : "", (int)name.size, name.data);
    }
    int code = sqlite3_str_errcode(path);
    char *text = sqlite3_str_finish(path);
    if (code != SQLITE_OK) return code;
    sqlite3_result_text(context, text ? text : "", -1, text ? sqlite3_free : SQLITE_STATIC);
    return SQLITE_OK;
}

static int blocks_column(struct table_cursor *base, sqlite3_context *context, int column) {
    const struct html_article *article = &((struct blocks_cursor *)base)->article;
    const struct html_block *block = &article->page.blocks.items[base->row - 1];
    const struct html_verdict *verdict = &article->verdicts.list.items[base->row - 1];
    struct span source = span_slice(base->document.text, block->source, block->source_end);
    switch ((enum column)column) {
    case BLOCK_NUMBER:
        sqlite3_result_int64(context, base->row);
        break;
    case BLOCK:
        column_text(context, html_block_text(&article->page, block));
        break;
    case KIND:
        sqlite3_result_text(context, html_kind_name(verdict->kind), -1, SQLITE_STATIC);
        break;
    case TAG:
        column_text(context, html_node_name(&article->page, block->node));
        break;
    case PATH:
        return path_of(base->connection->db, &article->page, block->node, context);
    case LINK_DENSITY:
        sqlite3_result_double(context, block->characters ? (double)block->links / block->characters : 0);
        break;
    case KEPT:
        sqlite3_result_int(context, verdict->kept);
        break;
    case RULE:
        if (verdict->rule) sqlite3_result_text(context, verdict->rule, -1, SQLITE_STATIC);
        break;
    case START:
        column_start(base, context, source);
        break;
    case LENGTH:
        column_length(context, source);
        break;
    }
    return SQLITE_OK;
}

const struct sql_table vt_html_blocks = {
    .name = "html_blocks",
    .columns = "block_number INTEGER, block TEXT, kind TEXT, tag TEXT, path TEXT, link_density REAL, kept "
               "INTEGER, rule TEXT, "
               "start INTEGER, length INTEGER",
    .arguments = "html_text, options",
    .required = 1,
    .flags = TABLE_HTML | TABLE_ORDERED,
    .rows = 200,
    .cursor_size = sizeof(struct blocks_cursor),
    .filter = blocks_filter,
    .next = blocks_next,
    .column = blocks_column,
    .release = blocks_release,
    .usage = "html_blocks(html [, options])",
    .summary = "the blocks of a page of HTML, which article_text keeps, and which rule said so",
};
