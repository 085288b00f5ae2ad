/*
 * vt_sentences.c - the sentences of a text, one a row
 *
 *     SELECT sentence_number, kind, sentence
 *     FROM sentences('Bridge closed' || char(10) || 'Gen. Voss left. “Why?”');
 *     1|heading|Bridge closed
 *     2|sentence|Gen. Voss left.
 *     3|sentence|“Why?”
 *
 * What a sentence is, its kind, and when it is in_quote: sentence/sentences.h. Rows are made one at a time,
 * so LIMIT 1 costs one sentence.
 */
#include "sqlite/sentence_options.h"
#include "sqlite/table.h"
#include "text/words.h"

struct sentences_cursor {
    struct table_cursor base;
    struct sentences sentences;
    struct sentence sentence;
};

enum column { SENTENCE_NUMBER, SENTENCE, PARAGRAPH_NUMBER, KIND, IN_QUOTE, WORDS, START, LENGTH };
enum argument { TEXT, OPTIONS };

static int sentences_step(struct table_cursor *base) {
    struct sentences_cursor *cursor = (struct sentences_cursor *)base;
    base->done = !sentences_next(&cursor->sentences, &cursor->sentence);
    return table_finish(base, cursor->sentences.status);
}

static int sentences_filter(struct table_cursor *base) {
    struct sentence_options asked;
    int code = sentence_options_read(base, OPTIONS, &asked);
    if (code != SQLITE_OK) return code;
    sentences_init(&((struct sentences_cursor *)base)->sentences, base->document.text, &asked,
                   table_poll(base));
    return sentences_step(base);
}

static const char *const KINDS[] = {
    [SENTENCE_SENTENCE] = "sentence",
    [SENTENCE_HEADING] = "heading",
    [SENTENCE_LIST_ITEM] = "list_item",
    [SENTENCE_FRAGMENT] = "fragment",
};

static int sentences_column(struct table_cursor *base, sqlite3_context *context, int column) {
    struct sentences_cursor *cursor = (struct sentences_cursor *)base;
    const struct sentence *sentence = &cursor->sentence;
    switch ((enum column)column) {
    case SENTENCE_NUMBER:
        sqlite3_result_int64(context, base->row);
        break;
    case SENTENCE:
        column_text(context, sentence->text);
        break;
    case PARAGRAPH_NUMBER:
        sqlite3_result_int64(context, (sqlite3_int64)sentence->paragraph);
        break;
    case KIND:
        sqlite3_result_text(context, KINDS[sentence->kind], -1, SQLITE_STATIC);
        break;
    case IN_QUOTE:
        sqlite3_result_int(context, sentences_quoted(&cursor->sentences, sentence));
        break;
    case WORDS:
        sqlite3_result_int64(context, (sqlite3_int64)words_count(sentence->text, table_poll(base)));
        if (poll_stopped(table_poll(base))) return table_finish(base, STATUS_INTERRUPT);
        break;
    case START:
        column_start(base, context, sentence->text);
        break;
    case LENGTH:
        column_length(context, sentence->text);
        break;
    }
    return SQLITE_OK;
}

const struct sql_table vt_sentences = {
    .name = "sentences",
    .columns =
        "sentence_number INTEGER, sentence TEXT, paragraph_number INTEGER, kind TEXT, in_quote INTEGER, "
        "words INTEGER, start INTEGER, length INTEGER",
    .arguments = "text, options",
    .required = 1,
    .flags = TABLE_TEXT | TABLE_ORDERED,
    .rows = 30,
    .cursor_size = sizeof(struct sentences_cursor),
    .filter = sentences_filter,
    .next = sentences_step,
    .column = sentences_column,
    .usage = "sentences(text [, options])",
    .summary = "the sentences of a text, with paragraph and kind",
};
