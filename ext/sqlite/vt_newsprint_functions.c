/*
 * vt_newsprint_functions.c - what newsprint offers, one function or table a row
 *
 *     SELECT kind, usage, summary FROM newsprint_functions WHERE name = 'words';
 *     table|words(text)|the words of a text, with their match key
 *
 * `kind` is scalar, aggregate, table (called in FROM) or virtual table (made with CREATE VIRTUAL TABLE). The
 * rows are the very ones that functions and tables are registered from.
 */
#include "sqlite/function.h"
#include "sqlite/table.h"

struct functions_cursor {
    struct table_cursor base;
    size_t list, at; /* place in connection->functions; list stands at the end while `at` walks the tables */
};

enum column { NAME, KIND, USAGE, SUMMARY };

static const struct sql_function *function_row(const struct functions_cursor *cursor) {
    const struct sql_function *rows = cursor->base.connection->functions[cursor->list];
    return rows ? &rows[cursor->at] : NULL;
}

static const struct sql_table *table_row(const struct functions_cursor *cursor) {
    return cursor->base.connection->tables[cursor->at];
}

/* Moves from the end of one array of functions to the next, and from the last to the tables. */
static int functions_settle(struct table_cursor *base) {
    struct functions_cursor *cursor = (struct functions_cursor *)base;
    while (function_row(cursor) && !function_row(cursor)->name) {
        cursor->list++;
        cursor->at = 0;
    }
    base->done = !function_row(cursor) && !table_row(cursor);
    return SQLITE_OK;
}

static int functions_next(struct table_cursor *base) {
    ((struct functions_cursor *)base)->at++;
    return functions_settle(base);
}

static int functions_column(struct table_cursor *base, sqlite3_context *context, int column) {
    const struct functions_cursor *cursor = (struct functions_cursor *)base;
    const struct sql_function *f = function_row(cursor);
    const struct sql_table *t = f ? NULL : table_row(cursor);
    const char *text = NULL;
    switch ((enum column)column) {
    case NAME:
        text = f ? f->name : t->name;
        break;
    case KIND:
        text = !f ? (t->module ? "virtual table" : "table") : f->final ? "aggregate" : "scalar";
        break;
    case USAGE:
        text = f ? f->usage : t->usage;
        break;
    case SUMMARY:
        text = f ? f->summary : t->summary;
        break;
    }
    sqlite3_result_text(context, text, -1, SQLITE_STATIC);
    return SQLITE_OK;
}

const struct sql_table vt_newsprint_functions = {
    .name = "newsprint_functions",
    .columns = "name TEXT, kind TEXT, usage TEXT, summary TEXT",
    .arguments = "",
    .rows = 40,
    .cursor_size = sizeof(struct functions_cursor),
    .filter = functions_settle,
    .next = functions_next,
    .column = functions_column,
    .usage = "newsprint_functions",
    .summary = "the functions and tables of newsprint, how to call them, what they give",
};
