/*
 * html_article.c - what article_text() and html_blocks() share: the article of a page, and its options
 *
 *     <p>By Corin Maddox</p><p>A crane fell onto the hall.</p>
 *     <table><tr><td>4</td><td>6 min</td></tr></table>
 *
 * The blocks that stay are joined, and the joined text is split into parts as article_parts() splits text:
 * a byline, a body, a number of menus. A part that is a whole block takes the block away, under the rule
 * of the part; one that is a piece of a block is cut out of it. But lines of a table are no noise of
 * numbers, and a paragraph is no title: there the tags know better.
 */
#include "sqlite/html_article.h"
#include "base/mem.h"
#include "html/likely.h"
#include "sqlite/boilerplate.h"
#include "sqlite/options.h"
#include "text/chars.h"
#include "text/repair.h"

/* Yes and no, as JSON and as words: the odd places are yes. */
#define NO_YES "0, 1, drop, keep"

enum option_number { LEVEL, LEAD, COMMENTS, TABLES, BOILERPLATE, URL, OPTIONS };

static int take_lines(struct connection *connection, const char *name, const struct option *given,
                      struct html_options *options, char **message) {
    bool valid = true;
    if (!given->given) return SQLITE_OK;
    int code = boilerplate_keys(connection, span_of(given->text), &options->lines, &valid);
    if (code != SQLITE_OK || valid) return code;
    *message = sqlite3_mprintf(BOILERPLATE_MESSAGE, name);
    return *message ? SQLITE_ERROR : SQLITE_NOMEM;
}

int html_options_read(struct connection *connection, const char *name, sqlite3_value *value,
                      struct html_options *options, char **message) {
    static const enum article_level LEVELS[] = {ARTICLE_STANDARD, ARTICLE_LIGHT, ARTICLE_PAGE};
    *options = (struct html_options){.level = ARTICLE_STANDARD, .wishes = {.lead = true, .tables = true}};
    *message = NULL;
    if (!value || value_is_null(value)) return SQLITE_OK;
    size_t room = (size_t)sqlite3_value_bytes(value) + 1;
    char *lines = mem_alloc(room);
    if (!lines) return SQLITE_NOMEM;
    struct option list[OPTIONS] = {
        [LEVEL] = {.name = "level", .values = "standard, light, page"},
        [LEAD] = {.name = "lead", .values = NO_YES, .value = 1},
        [COMMENTS] = {.name = "comments", .values = NO_YES},
        [TABLES] = {.name = "tables", .values = NO_YES, .value = 1},
        [BOILERPLATE] = {.name = "boilerplate", .text = lines, .room = room},
        [URL] = {.name = "url", .text = options->url, .room = sizeof options->url},
    };
    int code = options_parse(connection->db, name, value, list, OPTIONS, message);
    options->level = LEVELS[list[LEVEL].value];
    options->wishes.lead = list[LEAD].value & 1;
    options->wishes.comments = list[COMMENTS].value & 1;
    options->wishes.tables = list[TABLES].value & 1;
    if (code == SQLITE_OK) code = take_lines(connection, name, &list[BOILERPLATE], options, message);
    mem_free(lines);
    return code;
}

/* ---- the article ---- */

/* What is done behind the tags. */
struct cleaning {
    struct html_article *article;
    struct buffer joined; /* the blocks that stay, */
    uint32_t *starts;     /* by block: where it begins in them, */
    struct article_parts parts;
    size_t at; /* the first part that may touch the block at hand */
    struct buffer kept;
};

static struct span joined_piece(const struct cleaning *cleaning, size_t start, size_t end) {
    return span_slice(buffer_span(&cleaning->joined), start, end);
}

static bool is_blank(struct span text) {
    return skip_space(text.data, text.data + text.size, true) == text.data + text.size;
}

/* What of a part lies in a block, as bytes of the joined text; empty where nothing does. */
static struct span overlap(const struct cleaning *cleaning, const struct article_part *part, size_t start,
                           size_t end) {
    size_t from = part->start > start ? part->start : start, to = part->end < end ? part->end : end;
    return joined_piece(cleaning, from, to > from ? to : from);
}

/* The part that takes away all of a block, the first of several; NULL where some of it stays. */
static const struct article_part *part_of_loss(const struct cleaning *cleaning, size_t start, size_t end) {
    const struct article_part *loss = NULL;
    for (size_t at = cleaning->at; at < cleaning->parts.list.count; at++) {
        const struct article_part *part = &cleaning->parts.list.items[at];
        if (part->start >= end) break;
        if (is_blank(overlap(cleaning, part, start, end))) continue;
        if (part->kept) return NULL;
        if (!loss) loss = part;
    }
    return loss;
}

/* Whether a rule of texts may take a whole block away. */
static bool is_believed(const struct html_verdict *verdict, const struct article_part *part) {
    bool may_be_title = verdict->kind == HTML_KIND_HEADING || verdict->kind == HTML_KIND_OTHER;
    return verdict->kind != HTML_KIND_TABLE && (part->kind != ARTICLE_TITLE || may_be_title);
}

static void keep_block(struct cleaning *cleaning, size_t start, size_t end, bool whole) {
    if (whole) return buffer_append(&cleaning->kept, joined_piece(cleaning, start, end));
    for (size_t at = cleaning->at; at < cleaning->parts.list.count; at++) {
        const struct article_part *part = &cleaning->parts.list.items[at];
        if (part->start >= end) break;
        if (part->kept) buffer_append(&cleaning->kept, overlap(cleaning, part, start, end));
    }
}

/* Goes through blocks and parts side by side. */
static enum status settle(struct cleaning *cleaning, struct poll *poll) {
    const struct html_page *page = &cleaning->article->page;
    size_t end_before = 0;
    buffer_reserve(&cleaning->kept, cleaning->joined.size);
    for (size_t i = 0; i < page->blocks.count; i++) {
        struct html_verdict *verdict = &cleaning->article->verdicts.list.items[i];
        if (!verdict->kept) continue;
        size_t start = cleaning->starts[i],
               end = start + (page->blocks.items[i].end - page->blocks.items[i].start);
        while (cleaning->at < cleaning->parts.list.count &&
               cleaning->parts.list.items[cleaning->at].end <= start)
            cleaning->at++;
        const struct article_part *loss = part_of_loss(cleaning, start, end);
        if (loss && is_believed(verdict, loss)) {
            *verdict = (struct html_verdict){loss->rule, verdict->kind, false};
        } else {
            buffer_append(&cleaning->kept, joined_piece(cleaning, end_before, start));
            keep_block(cleaning, start, end, loss != NULL);
        }
        end_before = end;
        if (poll_stop(poll, end - start)) return STATUS_INTERRUPT;
    }
    return cleaning->kept.status;
}

static enum status clean(struct cleaning *cleaning, struct article_rules *rules,
                         const struct html_options *options, struct poll *poll) {
    struct html_article *article = cleaning->article;
    cleaning->starts = mem_zeroed(article->page.blocks.count, sizeof *cleaning->starts);
    if (!cleaning->starts) return STATUS_NOMEM;
    enum status status =
        html_join(&article->page, &article->verdicts, &cleaning->joined, cleaning->starts, poll);
    if (options->text_only) html_page_forget_text(&article->page);
    if (!status)
        status = article_split(rules, buffer_span(&cleaning->joined), options->lines, options->level,
                               &cleaning->parts, poll);
    if (!status) status = settle(cleaning, poll);
    buffer_release(&cleaning->joined);
    article_parts_release(&cleaning->parts);
    return status ? status : repair_text(buffer_span(&cleaning->kept), &article->text, poll);
}

enum status html_article_read(struct html_article *article, struct article_rules *rules, struct span html,
                              const struct html_options *options, struct poll *poll) {
    article->is_html = html_is_likely(html);
    if (!article->is_html)
        return article_normalize(rules, html, options->lines, options->level, &article->text, poll);
    struct cleaning cleaning = {article, BUFFER_INIT, NULL, ARTICLE_PARTS_INIT, 0, BUFFER_INIT};
    struct html_wishes wishes = options->wishes;
    wishes.url = span_of(options->url);
    enum status status = html_page_read(&article->page, html, poll);
    if (!status) status = html_judge(&article->page, wishes, &article->verdicts, poll);
    if (!status) status = clean(&cleaning, rules, options, poll);
    buffer_release(&cleaning.joined);
    buffer_release(&cleaning.kept);
    article_parts_release(&cleaning.parts);
    mem_free(cleaning.starts);
    return status;
}

void html_article_release(struct html_article *article) {
    html_page_release(&article->page);
    html_verdicts_release(&article->verdicts);
    buffer_release(&article->text);
}
