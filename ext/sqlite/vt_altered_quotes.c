/*
 * vt_altered_quotes.c - every pair of quotes of a table that are one utterance in different words
 *
 *     CREATE TABLE articles(id, outlet, body);
 *     INSERT INTO articles VALUES
 *       (1, 'Post', '“We will not close the old ferry hall before the winter storms,” Voss said.'),
 *       (2, 'Mail', 'Voss: “We won’t close the old ferry hall before the winter storms arrive.”'),
 *       (3, 'Post', '“Rain fell on the pier and on the ferry hall,” Lund said.');
 *     SELECT a, b, round(similarity, 2), changes, quote_b FROM altered_quotes('articles', 'body', 'id');
 *     1|2|0.83|2|We won’t close the old ferry hall before the winter storms arrive.
 *
 * Reads a column of a table or view (`table`, or `schema.table`) that holds texts, and gives each pair of
 * quotes of two rows that say the same with one word in six or fewer changed. What a pair is, and what is
 * never missed, is in match/altered_quotes.h. Quotes are those of quotes() of kind direct and partial, of six
 * words or more.
 *
 *     a, b                  values of the column `key` (the rowid unless said, so a view needs one), a < b
 *     quote_a, quote_b      as they stand in the texts
 *     similarity            quote_similarity(quote_a, quote_b)
 *     changes               words that differ, from the first that is matched to the last
 *     speaker_a, speaker_b  as quotes() has them, or NULL
 *     quotes                NULL; only in the rows of common runs, see below
 *
 * `options` is a JSON object:
 *
 *     group    a column: rows with the same value (an outlet) are not paired; NULL is no value
 *     changes  0 to 1000 (1 unless said): the fewest. With 0 the same words, and a piece of the other, are
 *              pairs as well
 *     common   1 or more (60 unless said): five words in a row that stand in more different quotes lead to no
 *              pair. They are given as a row of their own: quote_a has the words, a is the first row with
 *              them, b is NULL, `quotes` is the number of different quotes that have them
 *
 * Rows whose column is NULL have no quotes. Damaged bytes are read as U+FFFD. Errors: no such table or
 * column; a key that is NULL or stands twice; an option that is unknown or out of its bounds. The table is
 * read twice and must have as many rows each time.
 *
 * Cost: that of quotes() for each row, and match/altered_quotes.h. The quotes are held, the texts are not.
 * DIRECTONLY, because it reads a table by name.
 */
#include "match/altered_quotes.h"
#include "sqlite/corpus.h"
#include "sqlite/key.h"
#include "sqlite/options.h"
#include "sqlite/quoted.h"

/* A quote of the list, as it is shown. */
struct shown_quote {
    size_t start, size; /* in `texts` */
    size_t speaker;     /* in `speakers`, or MAP_NONE */
};

struct altered_cursor {
    struct table_cursor base;
    struct altered_quotes quotes;
    struct corpus corpus;
    struct quoted quoted; /* of the row at hand */
    struct map groups;    /* values, as key_write() has them */
    struct map speakers;
    struct buffer texts;
    VECTOR_OF(struct shown_quote) shown; /* by number of the quote */
    struct altered_pair pair;
    size_t next_quote; /* in the second pass: the first of the row at hand */
    bool started, is_grouped;
};

enum column { A, B, QUOTE_A, QUOTE_B, SIMILARITY, CHANGES, SPEAKER_A, SPEAKER_B, QUOTES };
enum argument { OPTIONS = 3 };
enum { CHANGES_HIGH = 1000, COMMON_DEFAULT = 60, COMMON_HIGH = INT32_MAX, NAME_ROOM = 512 };

static int read_options(struct table_cursor *base, struct altered_options *options, char *group) {
    struct option given[] = {
        {.name = "group", .text = group, .room = NAME_ROOM},
        {.name = "changes", .low = 0, .high = CHANGES_HIGH, .whole = true, .number = 1},
        {.name = "common", .low = 1, .high = COMMON_HIGH, .whole = true, .number = COMMON_DEFAULT},
    };
    int code = options_read(base, OPTIONS, given, sizeof given / sizeof *given);
    *options = (struct altered_options){(uint32_t)given[1].number, (uint32_t)given[2].number};
    ((struct altered_cursor *)base)->is_grouped = given[0].given;
    return code;
}

/* ---- the passes ---- */

/* The number of the row's group; 0 for none. */
static enum status group_of(struct altered_cursor *cursor, const struct corpus *corpus, uint32_t *group) {
    struct buffer key = BUFFER_INIT;
    bool real;
    size_t number;
    *group = 0;
    sqlite3_value *value = cursor->is_grouped ? corpus_value(corpus, CORPUS_MORE) : NULL;
    if (!value || value_is_null(value)) return STATUS_OK;
    key_write(value, corpus->encoding, &key, &real);
    enum status status = key.status ? key.status : map_intern(&cursor->groups, buffer_span(&key), &number);
    buffer_release(&key);
    if (!status) *group = (uint32_t)number + 1;
    return status;
}

/* Keeps what is shown of quotation i of the row at hand. */
static enum status keep_quote(struct altered_cursor *cursor, size_t i) {
    struct span text = quoted_text(&cursor->quoted, i), person = cursor->quoted.quotes.items[i].by.person;
    struct shown_quote *shown = VECTOR_ADD(&cursor->shown);
    if (!shown) return STATUS_NOMEM;
    *shown = (struct shown_quote){cursor->texts.size, text.size, MAP_NONE};
    buffer_append(&cursor->texts, text);
    if (cursor->texts.status || !person.size) return cursor->texts.status;
    return map_intern(&cursor->speakers, person, &shown->speaker);
}

static enum status add_quotes(struct altered_cursor *cursor, size_t row, uint32_t group) {
    struct poll *poll = table_poll(&cursor->base);
    enum status status = STATUS_OK;
    for (size_t i = 0; !status && i < cursor->quoted.quotes.count; i++) {
        uint32_t number;
        if (!quote_is_speech(&cursor->quoted.quotes.items[i])) continue;
        status = altered_quotes_add(&cursor->quotes, (uint32_t)row, group, quoted_text(&cursor->quoted, i),
                                    &number, poll);
        if (!status && number != ALTERED_NONE) status = keep_quote(cursor, i);
    }
    return status;
}

static int add_row(struct table_cursor *base, struct corpus *corpus, size_t row) {
    struct altered_cursor *cursor = (struct altered_cursor *)base;
    sqlite3_value *value = corpus_value(corpus, CORPUS_TEXT);
    struct document document = DOCUMENT_INIT;
    struct poll *poll = table_poll(base);
    uint32_t group;
    if (value_is_null(value)) return SQLITE_OK;
    enum status status = group_of(cursor, corpus, &group);
    if (!status) status = document_read(&document, value, poll);
    if (!status) status = quoted_read(&cursor->quoted, base->connection, document.text, poll);
    if (!status) status = add_quotes(cursor, row, group);
    document_release(&document);
    return table_finish(base, status);
}

/* Keeps the keys of the rows that have quotes. */
static int keep_row(struct table_cursor *base, struct corpus *corpus, size_t row) {
    struct altered_cursor *cursor = (struct altered_cursor *)base;
    size_t first = cursor->next_quote;
    while (cursor->next_quote < cursor->quotes.items.count &&
           cursor->quotes.items.items[cursor->next_quote].row == row)
        cursor->next_quote++;
    return cursor->next_quote > first ? corpus_keep_key(corpus, row) : SQLITE_OK;
}

static int altered_next(struct table_cursor *base) {
    struct altered_cursor *cursor = (struct altered_cursor *)base;
    enum status status = altered_quotes_next(&cursor->quotes, &cursor->pair, table_poll(base));
    base->done = cursor->quotes.is_over;
    return table_finish(base, status);
}

static int altered_filter(struct table_cursor *base) {
    struct altered_cursor *cursor = (struct altered_cursor *)base;
    struct altered_options options;
    char group[NAME_ROOM];
    const char *more[] = {group};
    int code = read_options(base, &options, group);
    if (code != SQLITE_OK) return code;
    altered_quotes_init(&cursor->quotes, options);
    cursor->quoted = (struct quoted)QUOTED_INIT;
    cursor->groups = cursor->speakers = (struct map)MAP_INIT;
    cursor->texts = (struct buffer)BUFFER_INIT;
    cursor->next_quote = 0;
    cursor->started = true;
    code = corpus_open(&cursor->corpus, base, NULL, more, cursor->is_grouped);
    if (code == SQLITE_OK) code = corpus_read(&cursor->corpus, "reading", add_row);
    if (code == SQLITE_OK)
        code = table_finish(base, altered_quotes_finish(&cursor->quotes, table_poll(base)));
    if (code == SQLITE_OK) code = corpus_read(&cursor->corpus, "keys", keep_row);
    corpus_close(&cursor->corpus);
    return code == SQLITE_OK ? altered_next(base) : code;
}

static void altered_release(struct table_cursor *base) {
    struct altered_cursor *cursor = (struct altered_cursor *)base;
    if (cursor->started) altered_quotes_release(&cursor->quotes);
    if (cursor->started) quoted_release(&cursor->quoted);
    corpus_release(&cursor->corpus);
    map_release(&cursor->groups);
    map_release(&cursor->speakers);
    buffer_release(&cursor->texts);
    VECTOR_RELEASE(&cursor->shown);
}

/* ---- rows ---- */

/* The words of a run that is too common, as the quote has them. */
static enum status common_run(const struct altered_pair *pair, struct span quote, struct span *run) {
    struct u64_map vocabulary = U64_MAP_INIT;
    struct word_list words = WORD_LIST_INIT;
    enum status status = word_list_read(&words, &vocabulary, quote, NULL);
    if (!status) *run = word_list_span(&words, pair->word, ALTERED_WIDTH);
    word_list_release(&words);
    u64_map_release(&vocabulary);
    return status;
}

/* The columns of one quote: key, text, speaker. */
static int side_column(struct altered_cursor *cursor, sqlite3_context *context, enum column column,
                       uint32_t quote) {
    if (quote == ALTERED_NONE) return SQLITE_OK;
    const struct shown_quote *shown = &cursor->shown.items[quote];
    struct span text = {cursor->texts.data + shown->start, shown->size};
    enum status status = STATUS_OK;
    if (column == A) corpus_key_result(&cursor->corpus, context, cursor->quotes.items.items[quote].row);
    if (column == QUOTE_A && cursor->pair.b == ALTERED_NONE) status = common_run(&cursor->pair, text, &text);
    if (column == QUOTE_A && !status) column_text(context, text);
    if (column == SPEAKER_A && shown->speaker != MAP_NONE)
        column_text(context, map_key(&cursor->speakers, shown->speaker));
    return table_finish(&cursor->base, status);
}

static int altered_column(struct table_cursor *base, sqlite3_context *context, int column) {
    struct altered_cursor *cursor = (struct altered_cursor *)base;
    const struct altered_pair *pair = &cursor->pair;
    const struct altered_quote *items = cursor->quotes.items.items;
    bool common = pair->b == ALTERED_NONE;
    bool swapped = !common && corpus_key_compare(&cursor->corpus, items[pair->a].row, items[pair->b].row) > 0;
    switch ((enum column)column) {
    case A:
    case QUOTE_A:
    case SPEAKER_A:
        return side_column(cursor, context, (enum column)column, swapped ? pair->b : pair->a);
    case B:
    case QUOTE_B:
    case SPEAKER_B:
        return side_column(cursor, context, (enum column)(column - 1), swapped ? pair->a : pair->b);
    case SIMILARITY:
        if (!common) sqlite3_result_double(context, pair->likeness.similarity);
        break;
    case CHANGES:
        if (!common) sqlite3_result_int64(context, pair->likeness.changes);
        break;
    case QUOTES:
        if (common) sqlite3_result_int64(context, pair->holders);
        break;
    }
    return SQLITE_OK;
}

const struct sql_table vt_altered_quotes = {
    .name = "altered_quotes",
    .columns = "a, b, quote_a TEXT, quote_b TEXT, similarity REAL, changes INTEGER, speaker_a TEXT, "
               "speaker_b TEXT, quotes INTEGER",
    .arguments = "table, column, key, options",
    .required = 2,
    .flags = TABLE_DIRECTONLY,
    .rows = 1000,
    .cursor_size = sizeof(struct altered_cursor),
    .filter = altered_filter,
    .next = altered_next,
    .column = altered_column,
    .release = altered_release,
    .usage = "altered_quotes(table, column [, key [, options]])",
    .summary = "every pair of quotes of a table or view that are one utterance in different words",
};
