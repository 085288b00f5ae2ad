/*
 * vt_paragraphs.c - the paragraphs of a text, one a row
 *
 *     SELECT paragraph_number, sentences, paragraph
 *     FROM paragraphs('Bridge closed' || char(10, 10) || 'It fell. Why?');
 *     1|1|Bridge closed
 *     2|2|It fell. Why?
 *
 * A paragraph is what the sentences with one paragraph_number stand in: sentence/sentences.h. Rows are made
 * one at a time.
 */
#include "sqlite/sentence_options.h"
#include "sqlite/table.h"
#include "text/words.h"

struct paragraphs_cursor {
    struct table_cursor base;
    struct sentences sentences;
    struct sentence next; /* the first sentence behind the paragraph, when there is one */
    bool more;
    struct span paragraph;
    sqlite3_int64 number, count; /* of the paragraph; sentences in it */
};

enum column { PARAGRAPH_NUMBER, PARAGRAPH, SENTENCES, WORDS, START, LENGTH };
enum argument { TEXT, OPTIONS };

static int paragraphs_step(struct table_cursor *base) {
    struct paragraphs_cursor *cursor = (struct paragraphs_cursor *)base;
    base->done = !cursor->more;
    const char *start = cursor->next.text.data;
    cursor->number = (sqlite3_int64)cursor->next.paragraph;
    cursor->count = 0;
    while (cursor->more && (sqlite3_int64)cursor->next.paragraph == cursor->number) {
        const char *end = cursor->next.text.data + cursor->next.text.size;
        cursor->paragraph = (struct span){start, (size_t)(end - start)};
        cursor->count++;
        cursor->more = sentences_next(&cursor->sentences, &cursor->next);
    }
    return table_finish(base, cursor->sentences.status);
}

static int paragraphs_filter(struct table_cursor *base) {
    struct paragraphs_cursor *cursor = (struct paragraphs_cursor *)base;
    struct sentence_options asked;
    int code = sentence_options_read(base, OPTIONS, &asked);
    if (code != SQLITE_OK) return code;
    sentences_init(&cursor->sentences, base->document.text, &asked, table_poll(base));
    cursor->more = sentences_next(&cursor->sentences, &cursor->next);
    return paragraphs_step(base);
}

static int paragraphs_column(struct table_cursor *base, sqlite3_context *context, int column) {
    const struct paragraphs_cursor *cursor = (struct paragraphs_cursor *)base;
    switch ((enum column)column) {
    case PARAGRAPH_NUMBER:
        sqlite3_result_int64(context, cursor->number);
        break;
    case PARAGRAPH:
        column_text(context, cursor->paragraph);
        break;
    case SENTENCES:
        sqlite3_result_int64(context, cursor->count);
        break;
    case WORDS:
        sqlite3_result_int64(context, (sqlite3_int64)words_count(cursor->paragraph, table_poll(base)));
        if (poll_stopped(table_poll(base))) return table_finish(base, STATUS_INTERRUPT);
        break;
    case START:
        column_start(base, context, cursor->paragraph);
        break;
    case LENGTH:
        column_length(context, cursor->paragraph);
        break;
    }
    return SQLITE_OK;
}

const struct sql_table vt_paragraphs = {
    .name = "paragraphs",
    .columns = "paragraph_number INTEGER, paragraph TEXT, sentences INTEGER, words INTEGER, start INTEGER, "
               "length INTEGER",
    .arguments = "text, options",
    .required = 1,
    .flags = TABLE_TEXT | TABLE_ORDERED,
    .rows = 10,
    .cursor_size = sizeof(struct paragraphs_cursor),
    .filter = paragraphs_filter,
    .next = paragraphs_step,
    .column = paragraphs_column,
    .usage = "paragraphs(text [, options])",
    .summary = "the paragraphs of a text, with the number of their sentences",
};
