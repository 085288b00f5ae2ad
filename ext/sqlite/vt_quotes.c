/*
 * vt_quotes.c - the quotations of a text, one a row
 *
 *     SELECT quote_number, kind, quote FROM quotes('“The pier is lost,” Voss said, “and we know it.”');
 *     1|direct|The pier is lost,
 *     2|direct|and we know it.
 *
 * Where quotations stand, extract/quote_spans.h; what kind they are of and who said them, extract/quotes.h.
 * Columns that are not known are NULL.
 */
#include "extract/quotes.h"
#include "extract/speakers_foreign.h"
#include "sqlite/reading.h"

struct quotes_cursor {
    struct table_cursor base;
    struct tokens tokens;
    struct quotes quotes;
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

static int quotes_filter(struct table_cursor *base) {
    struct quotes_cursor *cursor = (struct quotes_cursor *)base;
    cursor->tokens = (struct tokens)TOKENS_INIT;
    cursor->quotes = (struct quotes)QUOTES_INIT;
    const struct vocabulary *vocabulary;
    enum status status = reading_tokens(base, &cursor->tokens, &vocabulary);
    if (!status) status = quotes_read(&cursor->quotes, &cursor->tokens, table_poll(base));
    if (!status && speakers_foreign_reads(cursor->tokens.language)) {
        status = speakers_foreign(&cursor->quotes, &cursor->tokens, table_poll(base));
        quotes_judge(&cursor->quotes);
    }
    base->done = cursor->quotes.count == 0;
    return table_finish(base, status);
}

static int quotes_next(struct table_cursor *base) {
    base->done = (size_t)base->row > ((struct quotes_cursor *)base)->quotes.count;
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
    const struct attribution *by = &cursor->quotes.items[cursor->base.row - 1].by;
    struct span mention = between(&cursor->tokens, by->mention, by->mention_end);
    struct span cue = between(&cursor->tokens, by->cue, by->cue_end);
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
    const struct quote *quote = &cursor->quotes.items[base->row - 1];
    struct span text = tokens_span(&cursor->tokens, quote->first, quote->last);
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
                             (sqlite3_int64)cursor->tokens.sentences.items[quote->sentence].paragraph);
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
    struct quotes_cursor *cursor = (struct quotes_cursor *)base;
    quotes_release(&cursor->quotes);
    tokens_release(&cursor->tokens);
}

const struct sql_table vt_quotes = {
    .name = "quotes",
    .columns = "quote_number INTEGER, quote TEXT, kind TEXT, speaker TEXT, speaker_mention TEXT, "
               "mention_start INTEGER, mention_length INTEGER, cue TEXT, rule TEXT, sure INTEGER, "
               "person_rule TEXT, sentence_number INTEGER, paragraph_number INTEGER, start INTEGER, "
               "length INTEGER",
    .arguments = "text",
    .required = 1,
    .flags = TABLE_TEXT | TABLE_ORDERED,
    .rows = 15,
    .cursor_size = sizeof(struct quotes_cursor),
    .filter = quotes_filter,
    .next = quotes_next,
    .column = quotes_column,
    .release = quotes_clear,
    .usage = "quotes(text)",
    .summary = "the quotations of a text, with their kind and who said them",
};
