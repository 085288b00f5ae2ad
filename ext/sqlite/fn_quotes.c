/*
 * fn_quotes.c - quote_similarity(a, b)
 *
 *     SELECT quote_similarity('we will not close the pier', 'And we will never close the pier, he said'),
 *            quote_similarity('close the pier', 'we will close the pier'),
 *            quote_similarity('the pier', 'a crane');
 *     0.833333333333333|1.0|0.0
 *
 * How far two quotes are one utterance: the share of the shorter one that is matched in the other, word by
 * word and in order; match/quote_likeness.h. NULL when one is NULL or has no words.
 */
#include "match/quote_likeness.h"
#include "sqlite/function.h"
#include "sqlite/interrupt.h"
#include "sqlite/value.h"

static void similarity(sqlite3_context *context, int argc, sqlite3_value **argv) {
    (void)argc;
    if (value_any_null(2, argv)) return;
    struct document a = DOCUMENT_INIT, b = DOCUMENT_INIT;
    struct interrupt interrupt = interrupt_start(sqlite3_context_db_handle(context));
    struct poll *poll = interrupt_poll(&interrupt);
    double result = 0;
    bool none = false;
    enum status status = document_read(&a, argv[0], poll);
    if (!status) status = document_read(&b, argv[1], poll);
    if (!status) status = quote_similarity(a.text, b.text, &result, &none, poll);
    int code = interrupt_finish(&interrupt, status);
    if (code != SQLITE_OK)
        result_code(context, code);
    else if (!none)
        sqlite3_result_double(context, result);
    document_release(&a);
    document_release(&b);
}

const struct sql_function fn_quotes[] = {
    {"quote_similarity", 2, 2, FUNCTION_PURE, similarity, NULL, "quote_similarity(a, b)",
     "how far two quotes are one utterance, 0 to 1"},
    {.name = NULL},
};
