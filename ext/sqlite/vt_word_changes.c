/*
 * vt_word_changes.c - what changed between two texts, one change a row
 *
 *     SELECT operation, a_text, b_text
 *     FROM word_changes('It fell on Monday. Police came.', 'It fell late on Sunday. Nobody knew.');
 *     replaced|on Monday|late on Sunday
 *     deleted|Police came.|
 *     added||Nobody knew.
 *
 * What a change is: match/word_diff.h. The rows come in the order of b, what was deleted where it would
 * stand. A sentence that moved is a row of its own, and what was edited in it follows. A NULL argument
 * gives no rows.
 */
#include "match/word_diff.h"
#include "sqlite/table.h"

struct changes_cursor {
    struct table_cursor base;
    struct table_text texts[2];
    struct word_diff diff;
    const struct word_change *change;
};

enum column {
    CHANGE_NUMBER,
    OPERATION,
    A_SENTENCE_NUMBER,
    B_SENTENCE_NUMBER,
    A_TEXT,
    B_TEXT,
    A_START,
    A_LENGTH,
    B_START,
    B_LENGTH
};

static int changes_step(struct table_cursor *base) {
    struct changes_cursor *cursor = (struct changes_cursor *)base;
    size_t number = (size_t)base->row - 1;
    base->done = number >= cursor->diff.changes.count;
    if (!base->done) cursor->change = &cursor->diff.changes.items[number];
    return SQLITE_OK;
}

static int changes_filter(struct table_cursor *base) {
    struct changes_cursor *cursor = (struct changes_cursor *)base;
    if (value_is_null(base->arguments[1])) return base->done = true, SQLITE_OK;
    for (int side = 0; side < 2; side++) {
        int code = table_text_read(base, side, &cursor->texts[side]);
        if (code != SQLITE_OK) return code;
    }
    struct span a = cursor->texts[0].document.text, b = cursor->texts[1].document.text;
    int code = table_finish(base, word_diff_read(&cursor->diff, a, b, WORD_DIFF_MOVED, table_poll(base)));
    return code == SQLITE_OK ? changes_step(base) : code;
}

static const char *operation_of(const struct word_change *change) {
    if (change->moved) return "moved";
    return change->sides[0].count == 0 ? "added" : change->sides[1].count == 0 ? "deleted" : "replaced";
}

/* The columns that both sides have; those of one that has no words are NULL, but for the sentence. */
static int column_of_side(struct changes_cursor *cursor, sqlite3_context *context, int side,
                          enum column column) {
    const struct changed_words *words = &cursor->change->sides[side];
    if (column == A_SENTENCE_NUMBER) {
        if (words->sentence != ALIGNMENT_NONE)
            sqlite3_result_int64(context, (sqlite3_int64)words->sentence + 1);
    } else if (words->count == 0) {
        return SQLITE_OK;
    } else if (column == A_TEXT) {
        column_text(context, words->text);
    } else if (column == A_LENGTH) {
        column_length(context, words->text);
    } else {
        return column_start_in(&cursor->base, context, &cursor->texts[side], words->text);
    }
    return SQLITE_OK;
}

static int changes_column(struct table_cursor *base, sqlite3_context *context, int column) {
    struct changes_cursor *cursor = (struct changes_cursor *)base;
    switch ((enum column)column) {
    case CHANGE_NUMBER:
        sqlite3_result_int64(context, base->row);
        break;
    case OPERATION:
        sqlite3_result_text(context, operation_of(cursor->change), -1, SQLITE_STATIC);
        break;
    case A_SENTENCE_NUMBER:
    case A_TEXT:
    case A_START:
    case A_LENGTH:
        return column_of_side(cursor, context, 0, (enum column)column);
    case B_SENTENCE_NUMBER:
        return column_of_side(cursor, context, 1, A_SENTENCE_NUMBER);
    case B_TEXT:
        return column_of_side(cursor, context, 1, A_TEXT);
    case B_START:
        return column_of_side(cursor, context, 1, A_START);
    case B_LENGTH:
        return column_of_side(cursor, context, 1, A_LENGTH);
    }
    return SQLITE_OK;
}

static void changes_release(struct table_cursor *base) {
    struct changes_cursor *cursor = (struct changes_cursor *)base;
    for (int side = 0; side < 2; side++) table_text_release(&cursor->texts[side]);
    word_diff_release(&cursor->diff);
}

const struct sql_table vt_word_changes = {
    .name = "word_changes",
    .columns =
        "change_number INTEGER, operation TEXT, a_sentence_number INTEGER, b_sentence_number INTEGER, "
        "a_text TEXT, b_text TEXT, a_start INTEGER, a_length INTEGER, b_start INTEGER, b_length INTEGER",
    .arguments = "a, b",
    .required = 2,
    .flags = TABLE_ORDERED,
    .rows = 20,
    .cursor_size = sizeof(struct changes_cursor),
    .filter = changes_filter,
    .next = changes_step,
    .column = changes_column,
    .release = changes_release,
    .usage = "word_changes(a, b)",
    .summary = "what changed between two texts: words replaced, added, deleted, sentences moved",
};
