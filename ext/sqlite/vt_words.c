/*
 * vt_words.c - the words of a text, one a row
 *
 *     SELECT word, folded FROM words('The Mayor’s office');
 *     The|the
 *     Mayor’s|mayors
 *     office|office
 *
 * What a word is, and its match key `folded`: text/words.h.
 */
#include "sqlite/table.h"
#include "text/words.h"

struct words_cursor {
    struct table_cursor base;
    struct words words;
    struct span word;
    struct buffer key; /* of the word, where asked for */
};

enum column { WORD_NUMBER, WORD, FOLDED, START, LENGTH };

static int words_step(struct table_cursor *base) {
    struct words_cursor *cursor = (struct words_cursor *)base;
    size_t before = cursor->words.position;
    base->done = !words_next(&cursor->words, &cursor->word);
    bool stop =
        poll_stop(table_poll(base), cursor->words.position - before) || poll_stopped(table_poll(base));
    return table_finish(base, stop ? STATUS_INTERRUPT : STATUS_OK);
}

static int words_filter(struct table_cursor *base) {
    struct words_cursor *cursor = (struct words_cursor *)base;
    cursor->words = (struct words){base->document.text, 0, table_poll(base)};
    cursor->key = (struct buffer)BUFFER_INIT;
    return words_step(base);
}

static int words_column(struct table_cursor *base, sqlite3_context *context, int column) {
    struct words_cursor *cursor = (struct words_cursor *)base;
    switch ((enum column)column) {
    case WORD_NUMBER:
        sqlite3_result_int64(context, base->row);
        break;
    case WORD:
        column_text(context, cursor->word);
        break;
    case FOLDED:
        buffer_clear(&cursor->key);
        word_fold(cursor->word, &cursor->key, table_poll(base));
        if (poll_stopped(table_poll(base))) return table_finish(base, STATUS_INTERRUPT);
        result_text(context, &cursor->key);
        break;
    case START:
        column_start(base, context, cursor->word);
        break;
    case LENGTH:
        column_length(context, cursor->word);
        break;
    }
    return SQLITE_OK;
}

static void words_release(struct table_cursor *base) {
    buffer_release(&((struct words_cursor *)base)->key);
}

const struct sql_table vt_words = {
    .name = "words",
    .columns = "word_number INTEGER, word TEXT, folded TEXT, start INTEGER, length INTEGER",
    .arguments = "text",
    .required = 1,
    .flags = TABLE_TEXT | TABLE_ORDERED,
    .rows = 500,
    .cursor_size = sizeof(struct words_cursor),
    .filter = words_filter,
    .next = words_step,
    .column = words_column,
    .release = words_release,
    .usage = "words(text)",
    .summary = "the words of a text, with their match key",
};
