/*
 * mark_arguments.c - the arguments open and close of functions that mark pieces of a text
 */
#include "sqlite/mark_arguments.h"
#include "sqlite/interrupt.h"

bool mark_arguments_read(sqlite3_context *context, const char *function, int argc, sqlite3_value **argv,
                         enum mark_kind kind, struct mark_arguments *marks) {
    bool open = argc > 0 && !value_is_null(argv[0]), close = argc > 1 && !value_is_null(argv[1]);
    marks->marks = marks_default(kind, false);
    if (!open && !close) return true;
    if (!open || !close) {
        result_error(context, "%s: marks come in pairs; %s is missing", function, open ? "close" : "open");
        return false;
    }
    enum status status = document_read(&marks->open, argv[0], NULL);
    if (!status) status = document_read(&marks->close, argv[1], NULL);
    if (status) result_code(context, status_code(status));
    marks->marks = (struct marks){marks->open.text, marks->close.text};
    return !status;
}

void mark_arguments_release(struct mark_arguments *marks) {
    document_release(&marks->open);
    document_release(&marks->close);
}
