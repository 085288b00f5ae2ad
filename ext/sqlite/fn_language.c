/*
 * fn_language.c - text_language(text)
 *
 *     SELECT text_language('Der Hafen war am Montag geschlossen.'), text_language('12:30') IS NULL;
 *     de|1
 *
 * The language of a text as its code of ISO 639-1, by what sentences() chooses its lists by:
 * sentence/language.h. NULL where it is in doubt, and for NULL. Whatever the text is long, LANGUAGE_SAMPLE
 * bytes of it are read.
 */
#include "sentence/language.h"
#include "sqlite/function.h"
#include "sqlite/interrupt.h"
#include "sqlite/value.h"

static void text_language(sqlite3_context *context, int argc, sqlite3_value **argv) {
    (void)argc;
    if (value_is_null(argv[0])) return;
    struct document document = DOCUMENT_INIT;
    struct interrupt interrupt = interrupt_start(sqlite3_context_db_handle(context));
    enum status status = document_read(&document, argv[0], interrupt_poll(&interrupt));
    const char *language = status ? NULL : language_code(language_known(document.text));
    int code = interrupt_finish(&interrupt, status);
    if (code != SQLITE_OK)
        result_code(context, code);
    else if (language)
        sqlite3_result_text(context, language, -1, SQLITE_STATIC);
    document_release(&document);
}

const struct sql_function fn_language[] = {
    {"text_language", 1, 1, FUNCTION_PURE, text_language, NULL, "text_language(text)",
     "the language of a text as a code of ISO 639-1, NULL when in doubt"},
    {.name = NULL},
};
