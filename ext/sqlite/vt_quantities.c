/*
 * vt_quantities.c - the quantities of a text, one a row
 *
 *     SELECT kind, value, unit, modifier, noun, verb
 *     FROM quantities('At least 14 people were killed. The repair cost $3.2bn.');
 *     cardinal|14||at least|people|killed
 *     money|3200000000|USD|||cost
 *
 * What is one, and in which languages: extract/quantities.h. `value` is a number, for dates and times text as
 * ISO 8601 writes it; `value_max` the upper end of a range, or the other side's points. Numbers of more than
 * fifteen digits have no value. `sentence_number` is that of sentences().
 */
#include "extract/quantities.h"
#include "sqlite/reading.h"

struct quantities_cursor {
    struct table_cursor base;
    struct tokens tokens;
    struct quantities quantities;
    bool ready;
};

enum column {
    QUANTITY_NUMBER,
    KIND,
    VALUE,
    VALUE_MAX,
    UNIT,
    MODIFIER,
    BASE_VALUE,
    BASE_UNIT,
    NOUN,
    VERB,
    TEXT,
    SENTENCE_NUMBER,
    START,
    LENGTH
};

static const char *const KINDS[] = {
    [QUANTITY_CARDINAL] = "cardinal",
    [QUANTITY_ORDINAL] = "ordinal",
    [QUANTITY_MONEY] = "money",
    [QUANTITY_PERCENT] = "percent",
    [QUANTITY_DURATION] = "duration",
    [QUANTITY_DISTANCE] = "distance",
    [QUANTITY_AREA] = "area",
    [QUANTITY_VOLUME] = "volume",
    [QUANTITY_MASS] = "mass",
    [QUANTITY_SPEED] = "speed",
    [QUANTITY_TEMPERATURE] = "temperature",
    [QUANTITY_ENERGY] = "energy",
    [QUANTITY_AGE] = "age",
    [QUANTITY_DATE] = "date",
    [QUANTITY_TIME] = "time",
    [QUANTITY_SCORE] = "score",
    [QUANTITY_RATIO] = "ratio",
};

static int quantities_filter(struct table_cursor *base) {
    struct quantities_cursor *cursor = (struct quantities_cursor *)base;
    if (!cursor->ready) {
        cursor->tokens = (struct tokens)TOKENS_INIT;
        cursor->quantities = (struct quantities)QUANTITIES_INIT;
        cursor->ready = true;
    }
    enum status status = reading_figures(base, &cursor->tokens);
    if (!status)
        status =
            quantities_read(&cursor->quantities, &cursor->tokens, cursor->tokens.language, table_poll(base));
    base->done = cursor->quantities.list.count == 0;
    return table_finish(base, status);
}

static int quantities_next(struct table_cursor *base) {
    const struct quantities_cursor *cursor = (struct quantities_cursor *)base;
    base->done = (size_t)base->row > cursor->quantities.list.count;
    return SQLITE_OK;
}

/* A number as an integer where it is whole. */
static void column_decimal(sqlite3_context *context, struct decimal value) {
    int64_t whole;
    if (decimal_whole(value, &whole))
        sqlite3_result_int64(context, whole);
    else
        sqlite3_result_double(context, decimal_double(value));
}

static void column_string(sqlite3_context *context, const char *text) {
    if (text) sqlite3_result_text(context, text, -1, SQLITE_STATIC);
}

static void column_value(sqlite3_context *context, const struct quantity *quantity) {
    if (!quantity->has_value) return;
    if (quantity->kind == QUANTITY_DATE || quantity->kind == QUANTITY_TIME)
        column_text(context, (struct span){quantity->moment, quantity->moment_size});
    else
        column_decimal(context, quantity->value);
}

static void column_word(sqlite3_context *context, struct span word) {
    if (word.data) column_text(context, word);
}

/* The columns of numbers. */
static void column_number(sqlite3_context *context, const struct quantity *quantity, enum column column) {
    if (column == VALUE)
        column_value(context, quantity);
    else if (column == VALUE_MAX && quantity->has_maximum)
        column_decimal(context, quantity->maximum);
    else if (column == BASE_VALUE && quantity->has_base)
        column_decimal(context, quantity->base);
}

static const char *name_in(const struct quantity *quantity, enum column column) {
    if (column == KIND) return KINDS[quantity->kind];
    if (column == UNIT) return quantity->unit;
    if (column == MODIFIER) return quantity->modifier;
    return quantity->has_base ? quantity->base_unit : NULL;
}

static int quantities_column(struct table_cursor *base, sqlite3_context *context, int column) {
    const struct quantities_cursor *cursor = (struct quantities_cursor *)base;
    const struct quantity *quantity = &cursor->quantities.list.items[base->row - 1];
    switch ((enum column)column) {
    case QUANTITY_NUMBER:
        sqlite3_result_int64(context, base->row);
        break;
    case VALUE:
    case VALUE_MAX:
    case BASE_VALUE:
        column_number(context, quantity, (enum column)column);
        break;
    case KIND:
    case UNIT:
    case MODIFIER:
    case BASE_UNIT:
        column_string(context, name_in(quantity, (enum column)column));
        break;
    case NOUN:
        column_word(context, quantity->noun);
        break;
    case VERB:
        column_word(context, quantity->verb);
        break;
    case TEXT:
        column_text(context, quantity->text);
        break;
    case SENTENCE_NUMBER:
        sqlite3_result_int64(context, (sqlite3_int64)quantity->sentence + 1);
        break;
    case START:
        column_start(base, context, quantity->text);
        break;
    case LENGTH:
        column_length(context, quantity->text);
        break;
    }
    return SQLITE_OK;
}

static void quantities_release_cursor(struct table_cursor *base) {
    struct quantities_cursor *cursor = (struct quantities_cursor *)base;
    quantities_release(&cursor->quantities);
    tokens_release(&cursor->tokens);
}

const struct sql_table vt_quantities = {
    .name = "quantities",
    .columns = "quantity_number INTEGER, kind TEXT, value, value_max, unit TEXT, modifier TEXT, base_value, "
               "base_unit TEXT, noun TEXT, verb TEXT, text TEXT, sentence_number INTEGER, start INTEGER, "
               "length INTEGER",
    .arguments = "document", /* `text` is a column */
    .required = 1,
    .flags = TABLE_TEXT | TABLE_ORDERED | TABLE_KEEPS,
    .rows = 20,
    .cursor_size = sizeof(struct quantities_cursor),
    .filter = quantities_filter,
    .next = quantities_next,
    .column = quantities_column,
    .release = quantities_release_cursor,
    .usage = "quantities(text)",
    .summary = "the quantities of a text, with value, unit, and what is counted",
};
