/*
 * fn_text.c - fold_text(text)
 *
 *     SELECT fold_text('The Mayor’s  “office” — Zürich');
 *     the mayors office zurich
 *
 * The match key of a text: what two texts have in common when only case, accents, forms of letters, quotes,
 * dashes, punctuation and spacing differ. It is the keys of its words (text/words.h) with one space between;
 * a text without words gives ''. NULL gives NULL. O(bytes).
 */
#include "sqlite/function.h"
#include "sqlite/interrupt.h"
#include "sqlite/value.h"
#include "text/words.h"

static void fold_text(sqlite3_context *context, int argc, sqlite3_value **argv) {
    (void)argc;
    if (value_is_null(argv[0])) return;
    sqlite3 *db = sqlite3_context_db_handle(context);
    struct document document = DOCUMENT_INIT;
    struct buffer key = BUFFER_LIMITED(value_limit(db));
    struct interrupt interrupt = interrupt_start(db);
    struct poll *poll = interrupt_poll(&interrupt);
    enum status status = document_read(&document, argv[0], poll);
    if (!status) status = text_fold(document.text, &key, poll);
    int code = interrupt_finish(&interrupt, status);
    if (code != SQLITE_OK)
        result_code(context, code);
    else
        result_text(context, &key);
    buffer_release(&key);
    document_release(&document);
}

const struct sql_function fn_text[] = {
    {"fold_text", 1, 1, FUNCTION_PURE, fold_text, NULL, "fold_text(text)",
     "match key: case, accents, forms of letters, punctuation and spacing folded away"},
    {.name = NULL},
};
