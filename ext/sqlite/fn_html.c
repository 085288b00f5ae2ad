/*
 * fn_html.c - article_text(html [, options])
 *
 *     SELECT article_text('<nav><a href="/">Home</a> <a href="/sea">Sea</a></nav>
 *     <h1>Ice shuts the pier</h1><p>Ice shut the pier at Ostrel on Monday, <b>police</b> said.</p>
 *     <script>count()</script>');
 *     Ice shut the pier at Ostrel on Monday, police said.
 *
 *     SELECT article_text('By Corin Maddox
 *     A crane fell onto the ferry hall on Thursday, police said.');
 *     A crane fell onto the ferry hall on Thursday, police said.
 *
 *     SELECT article_text('<ul><li><a href="/a">Boots</a><li><a href="/b">Nets</a></ul>') IS NULL;
 *     1
 *
 * The article of a page of HTML, or of a piece of one, as normalize_article() gives it for text. A text
 * that is no HTML is cleaned as text; a page without an article is NULL, and html_blocks() says why. How:
 * html/judge.h, sqlite/html_article.h.
 */
#include "sqlite/boilerplate.h"
#include "sqlite/function.h"
#include "sqlite/html_article.h"
#include "sqlite/html_document.h"
#include "sqlite/interrupt.h"
#include "sqlite/value.h"

/* Reads the options, and gets the rules; false with the error set on failure. */
static bool prepare(sqlite3_context *context, sqlite3_value *value, struct html_options *options,
                    struct article_rules **rules) {
    char *message = NULL;
    int code = html_options_read(function_connection(context), "article_text", value, options, &message);
    options->text_only = true;
    if (code == SQLITE_OK) code = boilerplate_rules(function_connection(context), rules);
    if (message)
        result_error(context, "%s", message);
    else if (code != SQLITE_OK)
        result_code(context, code);
    sqlite3_free(message);
    return code == SQLITE_OK;
}

static void article_text(sqlite3_context *context, int argc, sqlite3_value **argv) {
    if (value_is_null(argv[0])) return;
    sqlite3 *db = sqlite3_context_db_handle(context);
    struct html_options options;
    struct article_rules *rules = NULL;
    if (!prepare(context, argc > 1 ? argv[1] : NULL, &options, &rules)) return;
    struct document document = DOCUMENT_INIT;
    struct html_article article = HTML_ARTICLE_INIT;
    struct encoding encoding;
    struct interrupt interrupt = interrupt_start(db);
    struct poll *poll = interrupt_poll(&interrupt);
    article.text.limit = value_limit(db);
    enum status status = html_document_read(&document, argv[0], &encoding, poll);
    if (!status && encoding.known) status = html_article_read(&article, rules, document.text, &options, poll);
    int code = interrupt_finish(&interrupt, status);
    if (status == STATUS_LIMIT)
        result_error(context, "article_text: a rule gave up on this text");
    else if (code != SQLITE_OK)
        result_code(context, code);
    else if (!encoding.known)
        result_error(context, ENCODING_MESSAGE, "article_text", encoding.name);
    else if (!article.is_html || article.text.size)
        result_text(context, &article.text);
    html_article_release(&article);
    document_release(&document);
}

const struct sql_function fn_html[] = {
    {"article_text", 1, 2, FUNCTION_PURE, article_text, NULL, "article_text(html [, options])",
     "the article of a page of HTML, clean; NULL where it has none"},
    {.name = NULL},
};
