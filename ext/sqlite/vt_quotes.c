/*
 * vt_quotes.c - the quotations of a text, one a row
 *
 *     SELECT quote_number, kind, quote FROM quotes('“The pier is lost,” Voss said, “and we know it.”');
 *     1|direct|The pier is lost,
 *     2|direct|and we know it.
 *
 * Where quotations stand, extract/quote_spans.h; what kind they are of and who said them, extract/quotes.h.
 * Columns that are not known are NULL.
 *
 *     SELECT quote FROM quotes('The mayor said ''''we wait''''.', '{"doubled": "read"}');
 *     we wait
 *
 * `options` is a JSON object. Archives of newspapers write '' for a double mark; so does who makes a literal
 * of a text twice, or means inches. {"doubled": "read"} reads it as a mark, "ignore", the default, does not.
 */
#include "sqlite/options.h"
#include "sqlite/quoted.h"
#include "sqlite/table.h"

struct quotes_cursor {
    struct table_cursor base;
    struct quoted quoted;
    bool ready;
};

enum column {
    QUOTE_NUMBER,
    QUOTE,
    KIND,
    SPEAKER,
    SPEAKER_MENTION,
    MENTION_START,
    MENTION_LENGTH,
    CUE,
    RULE,
    SURE,
    PERSON_RULE,
    SENTENCE_NUMBER,
    PARAGRAPH_NUMBER,
    START,
    LENGTH,
};

enum argument { TEXT, OPTIONS };

static int quotes_filter(struct table_cursor *base) {
    struct quotes_cursor *cursor = (struct quotes_cursor *)base;
    struct option doubled = {.name = "doubled", .values = "ignore, read"};
    if (!cursor->ready) cursor->quoted = (struct quoted)QUOTED_INIT;
    cursor->ready = true;
    int code = options_read(base, OPTIONS, &doubled, 1);
    if (code != SQLITE_OK) return code;
    cursor->quoted.quotes.spans.reads_doubled = doubled.value;
    enum status status =
        quoted_read(&cursor->quoted, base->connection, base->document.text, table_poll(base));
    base->done = cursor->quoted.quotes.count == 0;
    return table_finish(base, status);
}

static int quotes_next(struct table_cursor *base) {
    base->done = (size_t)base->row > ((struct quotes_cursor *)base)->quoted.quotes.count;
    return SQLITE_OK;
}

static const char *const KINDS[] = {
    [QUOTE_DIRECT] = "direct",
    [QUOTE_PARTIAL] = "partial",
    [QUOTE_SCARE] = "scare",
    [QUOTE_TITLE] = "title",
};

static const char *const PERSON_RULES[] = {
    [PERSON_NONE] = "none",       [PERSON_FULL] = "full", [PERSON_SURNAME] = "surname",
    [PERSON_PRONOUN] = "pronoun", [PERSON_ROLE] = "role",
};

/* Tokens first .. end - 1 as they stand in the text; an empty span where there are none. */
static struct span between(const struct tokens *tokens, size_t first, size_t end) {
    return first < end ? tokens_span(tokens, first, end - 1) : (struct span){tokens->text.data, 0};
}

/* The columns that say who. */
static void column_speaker(struct quotes_cursor *cursor, sqlite3_context *context, enum column column) {
    const struct attribution *by = &cursor->quoted.quotes.items[cursor->base.row - 1].by;
    struct span mention = between(&cursor->quoted.tokens, by->mention, by->mention_end);
    struct span cue = between(&cursor->quoted.tokens, by->cue, by->cue_end);
    if (column == SPEAKER && by->person.size) column_text(context, by->person);
    if (column == CUE && cue.size) column_text(context, cue);
    if (column == RULE && by->rule) sqlite3_result_text(context, by->rule, -1, SQLITE_STATIC);
    if (!mention.size) return;
    if (column == SPEAKER_MENTION) column_text(context, mention);
    if (column == MENTION_START) column_start(&cursor->base, context, mention);
    if (column == MENTION_LENGTH) column_length(context, mention);
    if (column == SURE) sqlite3_result_int(context, by->sure);
    if (column == PERSON_RULE) sqlite3_result_text(context, PERSON_RULES[by->person_rule], -1, SQLITE_STATIC);
}

static int quotes_column(struct table_cursor *base, sqlite3_context *context, int column) {
    struct quotes_cursor *cursor = (struct quotes_cursor *)base;
    const struct quote *quote = &cursor->quoted.quotes.items[base->row - 1];
    struct span text = quoted_text(&cursor->quoted, (size_t)base->row - 1);
    switch ((enum column)column) {
    case QUOTE_NUMBER:
        sqlite3_result_int64(context, base->row);
        break;
    case QUOTE:
        column_text(context, text);
        break;
    case KIND:
        sqlite3_result_text(context, KINDS[quote->kind], -1, SQLITE_STATIC);
        break;
    case SENTENCE_NUMBER:
        sqlite3_result_int64(context, (sqlite3_int64)quote->sentence + 1);
        break;
    case PARAGRAPH_NUMBER:
        sqlite3_result_int64(context,
                             (sqlite3_int64)cursor->quoted.tokens.sentences.items[quote->sentence].paragraph);
        break;
    case START:
        column_start(base, context, text);
        break;
    case LENGTH:
        column_length(context, text);
        break;
    default:
        column_speaker(cursor, context, (enum column)column);
        break;
    }
    return SQLITE_OK;
}

static void quotes_clear(struct table_cursor *base) {
    quoted_release(&((struct quotes_cursor *)base)->quoted);
}

const struct sql_table vt_quotes = {
    .name = "quotes",
    .columns = "quote_number INTEGER, quote TEXT, kind TEXT, speaker TEXT, speaker_mention TEXT, "
               "mention_start INTEGER, mention_length INTEGER, cue TEXT, rule TEXT, sure INTEGER, "
               "person_rule TEXT, sentence_number INTEGER, paragraph_number INTEGER, start INTEGER, "
               "length INTEGER",
    .arguments = "text, options",
    .required = 1,
    .flags = TABLE_TEXT | TABLE_ORDERED | TABLE_KEEPS,
    .rows = 15,
    .cursor_size = sizeof(struct quotes_cursor),
    .filter = quotes_filter,
    .next = quotes_next,
    .column = quotes_column,
    .release = quotes_clear,
    .usage = "quotes(text [, options])",
    .summary = "the quotations of a text, with their kind and who said them",
};
