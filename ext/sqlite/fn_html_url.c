/*
 * fn_html_url.c - canonical_url(url)
 *
 *     SELECT canonical_url('HTTPS://News.Example:443/pier/amp/?utm_source=mail&id=7#top');
 *     https://news.example/pier/?id=7
 *
 *     SELECT canonical_url('https://www.google.com/amp/s/news.example/pier'), canonical_url('/pier') IS NULL;
 *     https://news.example/pier|1
 *
 * The address of a page, without what may differ between two links to it: a key to join them by. NULL for
 * NULL and for what is no absolute address. What is folded away: html/canonical_url.h. O(bytes).
 */
#include "html/canonical_url.h"
#include "sqlite/function.h"
#include "sqlite/interrupt.h"
#include "sqlite/value.h"

static void canonical_url_of(sqlite3_context *context, int argc, sqlite3_value **argv) {
    (void)argc;
    if (value_is_null(argv[0])) return;
    struct document document = DOCUMENT_INIT;
    struct buffer result = BUFFER_LIMITED(value_limit(sqlite3_context_db_handle(context)));
    struct interrupt interrupt = interrupt_start(sqlite3_context_db_handle(context));
    enum status status = document_read(&document, argv[0], interrupt_poll(&interrupt));
    if (!status) status = canonical_url(document.text, &result);
    int code = interrupt_finish(&interrupt, status);
    if (code != SQLITE_OK)
        result_code(context, code);
    else if (result.size > 0)
        result_text(context, &result);
    buffer_release(&result);
    document_release(&document);
}

const struct sql_function fn_html_url[] = {
    {"canonical_url", 1, 1, FUNCTION_PURE, canonical_url_of, NULL, "canonical_url(url)",
     "the address of a page without tracking, AMP and what else differs from link to link"},
    {.name = NULL},
};
