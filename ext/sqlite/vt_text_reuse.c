/*
 * vt_text_reuse.c - every pair of a table that has words in a row in common
 *
 *     CREATE TABLE articles(id, outlet, body);
 *     INSERT INTO articles VALUES
 *       (1, 'Post', 'The mayor of Ostrel said on Monday that the old pier would stay shut until spring.'),
 *       (2, 'Mail', 'Rain fell. The old pier would stay shut until spring, and so would the baths.'),
 *       (3, 'Post', 'A crane fell onto the ferry hall.');
 *     SELECT a, b, words, round(share_a, 2), round(share_b, 2), a_start, b_start
 *     FROM text_reuse('articles', 'body', 6, 'id');
 *     1|2|8|0.5|0.53|41|12
 *
 * Reads a column of a table or view (`table`, or `schema.table`) that holds texts, and gives each pair of
 * rows with a passage of `min_words` (4 to 1,000; 25 unless said) words in a row that are the same by their
 * match keys. Every such pair is given, once, and no other. In scripts without spaces each character is a
 * word: ask for twice as many.
 *
 *     a, b              values of the column `key` (the rowid unless said, so a view needs one), a < b
 *     words             in passages; of that text where they are fewer
 *     longest           words of the longest passage
 *     passages          how many; those that touch or overlap are one
 *     share_a, share_b  the share of the words of a, of b, that lie in passages, each counted once
 *     a_start, b_start  the first character of the longest passage, as substr() counts
 *     articles          NULL; only in the rows of common passages, see below
 *
 * `options` is a JSON object:
 *
 *     gap          0 to 10 (0 unless said): words that may differ, on either side, between two runs of 8 or
 *                  more words that are the same. Such runs are one passage then, and together have min_words
 *     group        a column: rows with the same value (an outlet) are not paired; NULL is no value
 *     boilerplate  2 or more: lines that stand in so many rows of a group (of the table, without `group`) are
 *                  left out, and no passage goes over one
 *     common       1 or more (100 unless said): words in a row that stand in more rows than that lead to no
 *                  pair. They are given as a row of their own: a is the first row of the table with the
 *                  passage, b is NULL, `articles` is the number of rows that have it
 *     against      a second table or view with columns of the same names: a is a row of the first table, b of
 *                  the second; rows of one table are not paired, and common passages are those that the first
 *                  table has
 *
 * Rows whose column is NULL or has too few words pair with nothing. Damaged bytes are read as U+FFFD. Errors:
 * no such table or column; a key that is NULL or stands twice; an option that is unknown or out of its
 * bounds. The table is read twice (three times with `boilerplate`) and must read the same.
 *
 * Cost: match/text_reuse.h; linear in the text and in the pairs. Texts are not held. DIRECTONLY, because it
 * reads a table by name.
 */
#include "match/text_reuse.h"
#include "sqlite/corpus.h"
#include "sqlite/key.h"
#include "sqlite/options.h"

struct reuse_cursor {
    struct table_cursor base;
    struct text_reuse reuse;
    struct corpus corpus, other; /* the other side is not open unless `against` is given */
    struct map groups;           /* values, as key_write() has them */
    struct reuse_pair pair;
    bool started, is_grouped, is_against;
};

enum column { A, B, WORDS, LONGEST, PASSAGES, SHARE_A, SHARE_B, A_START, B_START, ARTICLES };
enum argument { MIN_WORDS = 2, OPTIONS = 4 };

enum { MIN_WORDS_LOW = 4, MIN_WORDS_HIGH = 1000, MIN_WORDS_DEFAULT = 25 };
/* A word or two may be changed; ten are a sentence. */
enum { GAP_HIGH = 10 };
/* At 15 words: without boilerplate and with it, 22,354 of 110,694 and 6,415 of 6,415 pairs of 14,000 articles
 * pass. What stands in more is a notice, not reuse. */
enum { COMMON_DEFAULT = 100, ROWS_HIGH = INT32_MAX };
enum { NAME_ROOM = 512 };

/* What the options say that is not for the core. */
struct names {
    char group[NAME_ROOM], against[NAME_ROOM];
};

static int read_options(struct table_cursor *base, struct reuse_options *options, struct names *names) {
    struct option given[] = {
        {.name = "gap", .low = 0, .high = GAP_HIGH, .whole = true},
        {.name = "group", .text = names->group, .room = NAME_ROOM},
        {.name = "boilerplate", .low = 2, .high = ROWS_HIGH, .whole = true},
        {.name = "common", .low = 1, .high = ROWS_HIGH, .whole = true, .number = COMMON_DEFAULT},
        {.name = "against", .text = names->against, .room = NAME_ROOM},
    };
    int min_words = MIN_WORDS_DEFAULT;
    int code = table_integer(base, MIN_WORDS, MIN_WORDS_LOW, MIN_WORDS_HIGH, &min_words);
    if (code == SQLITE_OK) code = options_read(base, OPTIONS, given, sizeof given / sizeof *given);
    *options = (struct reuse_options){
        .min_words = (size_t)min_words,
        .gap = (size_t)given[0].number,
        .line_rows = (uint32_t)given[2].number,
        .common = (size_t)given[3].number,
    };
    ((struct reuse_cursor *)base)->is_grouped = given[1].given;
    ((struct reuse_cursor *)base)->is_against = given[4].given;
    return code;
}

/* ---- the passes ---- */

/* The number of a row among those of both tables. */
static size_t number_of(const struct reuse_cursor *cursor, const struct corpus *corpus, size_t row) {
    return corpus == &cursor->other ? cursor->corpus.rows + row : row;
}

/* The number of the row's group; 0 for none. */
static int group_of(struct reuse_cursor *cursor, const struct corpus *corpus, uint32_t *group) {
    struct buffer key = BUFFER_INIT;
    bool real;
    size_t number;
    *group = 0;
    sqlite3_value *value = cursor->is_grouped ? corpus_value(corpus, CORPUS_MORE) : NULL;
    if (!value || value_is_null(value)) return SQLITE_OK;
    key_write(value, corpus->encoding, &key, &real);
    enum status status = key.status ? key.status : map_intern(&cursor->groups, buffer_span(&key), &number);
    buffer_release(&key);
    if (!status) *group = (uint32_t)number + 1;
    return status_code(status);
}

static int read_row(struct table_cursor *base, struct corpus *corpus,
                    enum status (*read)(struct reuse_corpus *corpus, struct span text, uint32_t group,
                                        struct poll *poll)) {
    struct reuse_cursor *cursor = (struct reuse_cursor *)base;
    sqlite3_value *value = corpus_value(corpus, CORPUS_TEXT);
    struct document document = DOCUMENT_INIT;
    uint32_t group;
    int code = group_of(cursor, corpus, &group);
    if (code != SQLITE_OK) return code;
    struct poll *poll = table_poll(base);
    enum status status = value_is_null(value) ? STATUS_OK : document_read(&document, value, poll);
    if (!status) status = read(&cursor->reuse.corpus, document.text, group, poll);
    document_release(&document);
    return table_finish(base, status);
}

static int learn_row(struct table_cursor *base, struct corpus *corpus, size_t row) {
    (void)row;
    return read_row(base, corpus, reuse_corpus_learn);
}

static int count_row(struct table_cursor *base, struct corpus *corpus, size_t row) {
    (void)row;
    return read_row(base, corpus, reuse_corpus_count);
}

static int add_row(struct table_cursor *base, struct corpus *corpus, size_t row) {
    struct reuse_cursor *cursor = (struct reuse_cursor *)base;
    size_t number = number_of(cursor, corpus, row), before = cursor->reuse.corpus.postings.count;
    sqlite3_value *value = corpus_value(corpus, CORPUS_TEXT);
    struct document document = DOCUMENT_INIT;
    bool same = false;
    struct poll *poll = table_poll(base);
    enum status status = value_is_null(value) ? STATUS_OK : document_read(&document, value, poll);
    if (!status) status = reuse_corpus_add(&cursor->reuse.corpus, number, document.text, &same, poll);
    document_release(&document);
    int code = table_finish(base, status);
    if (code == SQLITE_OK && !same) code = corpus_changed(corpus);
    if (code != SQLITE_OK || cursor->reuse.corpus.postings.count == before) return code;
    return corpus_keep_key(corpus, row);
}

/* One pass over one table or both. */
static int read_corpora(struct reuse_cursor *cursor, const char *work,
                        int (*each)(struct table_cursor *cursor, struct corpus *corpus, size_t row)) {
    int code = corpus_read(&cursor->corpus, work, each);
    return code == SQLITE_OK && cursor->is_against ? corpus_read(&cursor->other, work, each) : code;
}

/* Counts the other side, against what was counted. */
static int count_other(struct reuse_cursor *cursor) {
    struct table_cursor *base = &cursor->base;
    int code = table_finish(base, reuse_corpus_turn(&cursor->reuse.corpus, table_poll(base)));
    return code == SQLITE_OK ? corpus_read(&cursor->other, "reading", count_row) : code;
}

static int read_all(struct reuse_cursor *cursor) {
    struct table_cursor *base = &cursor->base;
    struct reuse_corpus *corpus = &cursor->reuse.corpus;
    int code = SQLITE_OK;
    if (cursor->reuse.options.line_rows) code = read_corpora(cursor, "learning lines", learn_row);
    if (code == SQLITE_OK) code = corpus_read(&cursor->corpus, "reading", count_row);
    if (code == SQLITE_OK && cursor->is_against) code = count_other(cursor);
    if (code == SQLITE_OK) code = table_finish(base, reuse_corpus_counted(corpus, table_poll(base)));
    if (code == SQLITE_OK) code = read_corpora(cursor, "comparing", add_row);
    if (code != SQLITE_OK) return code;
    if (cursor->is_against) cursor->reuse.options.against = cursor->corpus.rows;
    return table_finish(base, reuse_corpus_finish(corpus, table_poll(base)));
}

static int open_all(struct reuse_cursor *cursor, const struct names *names) {
    const char *more[] = {names->group};
    int count = cursor->is_grouped;
    int code = corpus_open(&cursor->corpus, &cursor->base, NULL, more, count);
    if (code != SQLITE_OK || !cursor->is_against) return code;
    return corpus_open(&cursor->other, &cursor->base, names->against, more, count);
}

static int reuse_next(struct table_cursor *base) {
    struct reuse_cursor *cursor = (struct reuse_cursor *)base;
    enum status status = text_reuse_next(&cursor->reuse, &cursor->pair, table_poll(base));
    base->done = cursor->reuse.is_over;
    return table_finish(base, status);
}

static int reuse_filter(struct table_cursor *base) {
    struct reuse_cursor *cursor = (struct reuse_cursor *)base;
    struct reuse_options options;
    struct names names;
    int code = read_options(base, &options, &names);
    if (code != SQLITE_OK) return code;
    text_reuse_init(&cursor->reuse, options);
    cursor->groups = (struct map)MAP_INIT;
    cursor->started = true;
    code = open_all(cursor, &names);
    if (code == SQLITE_OK) code = read_all(cursor);
    corpus_close(&cursor->corpus);
    corpus_close(&cursor->other);
    return code == SQLITE_OK ? reuse_next(base) : code;
}

static void reuse_release(struct table_cursor *base) {
    struct reuse_cursor *cursor = (struct reuse_cursor *)base;
    if (cursor->started) text_reuse_release(&cursor->reuse);
    corpus_release(&cursor->corpus);
    corpus_release(&cursor->other);
    map_release(&cursor->groups);
}

/* ---- rows ---- */

/* The pair as it is shown: the lower key first, or the first table's. */
struct side {
    uint32_t row, words, start;
};

static struct side side_of(const struct reuse_cursor *cursor, bool second) {
    const struct reuse_pair *pair = &cursor->pair;
    bool swapped = pair->b != REUSE_NONE && !cursor->is_against &&
                   corpus_key_compare(&cursor->corpus, pair->a, pair->b) > 0;
    return second == swapped ? (struct side){pair->a, pair->figures.words_a, pair->a_start}
                             : (struct side){pair->b, pair->figures.words_b, pair->b_start};
}

static void side_column(const struct reuse_cursor *cursor, sqlite3_context *context, int column,
                        bool second) {
    struct side side = side_of(cursor, second);
    if (side.row == REUSE_NONE) return;
    bool is_other = cursor->is_against && side.row >= cursor->corpus.rows;
    switch (column) {
    case A:
        corpus_key_result(is_other ? &cursor->other : &cursor->corpus, context,
                          is_other ? side.row - cursor->corpus.rows : side.row);
        break;
    case SHARE_A:
        sqlite3_result_double(context, (double)side.words / cursor->reuse.corpus.rows.items[side.row].words);
        break;
    case A_START:
        sqlite3_result_int64(context, side.start);
        break;
    }
}

static int reuse_column(struct table_cursor *base, sqlite3_context *context, int column) {
    const struct reuse_cursor *cursor = (struct reuse_cursor *)base;
    const struct reuse_figures *figures = &cursor->pair.figures;
    switch ((enum column)column) {
    case A:
    case SHARE_A:
    case A_START:
        side_column(cursor, context, column, false);
        break;
    case B:
    case SHARE_B:
    case B_START:
        side_column(cursor, context, column - 1, true);
        break;
    case WORDS:
        sqlite3_result_int64(context, figures->words);
        break;
    case LONGEST:
        sqlite3_result_int64(context, figures->longest);
        break;
    case PASSAGES:
        sqlite3_result_int64(context, figures->passages);
        break;
    case ARTICLES:
        if (cursor->pair.b == REUSE_NONE) sqlite3_result_int64(context, cursor->pair.holders);
        break;
    }
    return SQLITE_OK;
}

const struct sql_table vt_text_reuse = {
    .name = "text_reuse",
    .columns = "a, b, words INTEGER, longest INTEGER, passages INTEGER, share_a REAL, share_b REAL, "
               "a_start INTEGER, b_start INTEGER, articles INTEGER",
    .arguments = "table, column, min_words, key, options",
    .required = 2,
    .flags = TABLE_DIRECTONLY,
    .rows = 1000,
    .cursor_size = sizeof(struct reuse_cursor),
    .filter = reuse_filter,
    .next = reuse_next,
    .column = reuse_column,
    .release = reuse_release,
    .usage = "text_reuse(table, column [, min_words [, key [, options]]])",
    .summary = "every pair of a table or view that has words in a row in common",
};
