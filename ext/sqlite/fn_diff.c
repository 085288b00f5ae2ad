/*
 * fn_diff.c - word_diff(a, b [, options]), mark_changes(a, b [, open, close])
 *
 *     SELECT word_diff('It fell on Monday.', 'It fell on Sunday.');
 *     It fell on [-Monday-]{+Sunday+}.
 *
 *     SELECT mark_changes('It fell on Monday.', 'It fell late on Sunday.', '*', '*');
 *     It fell *late on Sunday*.
 *
 * word_diff shows both texts in one: what was deleted, and what was added. mark_changes shows b alone, with
 * what is new in it. What a change is: match/word_diff.h; marks: match/markup.h. A sentence that moved is
 * deleted there and added here to word_diff; it is not new to mark_changes, unless its words are.
 *
 * NULL for a text gives NULL. Errors: options that are no object or hold something else; one mark without
 * the other; a result over the limit of the connection. Linear in both texts.
 */
#include "match/word_diff.h"
#include "sqlite/function.h"
#include "sqlite/interrupt.h"
#include "sqlite/mark_arguments.h"
#include "sqlite/options.h"

/* Gives the result: the second text with changes marked. */
static void mark_texts(sqlite3_context *context, sqlite3_value **argv, enum word_diff_moved moved,
                       struct word_diff_marks marks) {
    sqlite3 *db = sqlite3_context_db_handle(context);
    struct document a = DOCUMENT_INIT, b = DOCUMENT_INIT;
    struct word_diff diff = WORD_DIFF_INIT;
    struct buffer out = BUFFER_LIMITED(value_limit(db));
    struct interrupt interrupt = interrupt_start(db);
    struct poll *poll = interrupt_poll(&interrupt);
    enum status status = document_read(&a, argv[0], poll);
    if (!status) status = document_read(&b, argv[1], poll);
    if (!status) status = word_diff_read(&diff, a.text, b.text, moved, poll);
    if (!status) word_diff_mark(&diff, marks, &out, poll);
    if (!status && poll_stopped(poll)) status = STATUS_INTERRUPT;
    int code = interrupt_finish(&interrupt, status);
    if (code != SQLITE_OK)
        result_code(context, code);
    else
        result_text(context, &out);
    word_diff_release(&diff);
    document_release(&a);
    document_release(&b);
    buffer_release(&out);
}

static void word_diff(sqlite3_context *context, int argc, sqlite3_value **argv) {
    struct option options[] = {{.name = "marks", .values = "text, html"}};
    if (value_any_null(2, argv)) return;
    char *message = NULL;
    int code = argc < 3 || value_is_null(argv[2]) ? SQLITE_OK
                                                  : options_parse(sqlite3_context_db_handle(context),
                                                                  "word_diff", argv[2], options, 1, &message);
    if (message)
        result_error(context, "%s", message);
    else if (code != SQLITE_OK)
        result_code(context, code);
    sqlite3_free(message);
    if (code != SQLITE_OK) return;
    bool tags = options[0].value;
    struct marks added = marks_default(MARK_ADDED, tags), deleted = marks_default(MARK_DELETED, tags);
    mark_texts(context, argv, WORD_DIFF_APART, (struct word_diff_marks){&added, &deleted});
}

static void mark_changes(sqlite3_context *context, int argc, sqlite3_value **argv) {
    struct mark_arguments marks = MARK_ARGUMENTS_INIT;
    if (value_any_null(2, argv)) return;
    if (mark_arguments_read(context, "mark_changes", argc - 2, argv + 2, MARK_ADDED, &marks))
        mark_texts(context, argv, WORD_DIFF_MOVED, (struct word_diff_marks){&marks.marks, NULL});
    mark_arguments_release(&marks);
}

const struct sql_function fn_diff[] = {
    {"mark_changes", 2, 4, FUNCTION_PURE, mark_changes, NULL, "mark_changes(a, b [, open, close])",
     "the second text, with what is new in it marked"},
    {"word_diff", 2, 3, FUNCTION_PURE, word_diff, NULL, "word_diff(a, b [, options])",
     "two texts in one, with what was deleted and added marked"},
    {.name = NULL},
};
