/*
 * vt_same_events.c - all pairs of a table that report the same event, in whatever words
 *
 *     CREATE TABLE articles(id, title, body, published);
 *     INSERT INTO articles VALUES
 *       (1, 'Crane falls on ferry hall', 'A crane fell onto the hall at Lindmouth.', '2031-03-14'),
 *       (2, 'Ferry hall shut', 'The Lindmouth ferry hall was hit by a falling crane.', '2031-03-15'),
 *       (3, 'New council', 'Voters of Ostrava Bay chose a council on Sunday.', '2031-03-16');
 *     SELECT a, b, round(similarity, 2), round(scaled, 2), days
 *     FROM same_events('articles', 'body', NULL, 'id', NULL, '{"title": "title", "time": "published"}');
 *     1|2|0.32|0.65|1.0
 *
 * Reads a column of a table or view and gives each pair of rows once, a < b; a and b are values of the column
 * `key`, the rowid unless said. `similarity` is that of tfidf_similarity() on title, line break, text;
 * `scaled` is it in relation to what else the two rows are similar to in the table (match/same_events.h), and
 * may pass 1; `days` lie between their times, NULL where one is not known.
 *
 * threshold   NULL: the pairs whose scaled similarity is at least .35. A number, above 0 and at most 1: all
 *             pairs whose similarity is at least that, exactly, however they scale
 * weights     a BLOB of term_weights(); NULL: learned from the table
 * options     title, time: names of columns; days: only pairs whose times are known and at most so many days
 *             apart, which is also what keeps a large table from being compared all with all
 *
 * Rows with NULL or without words pair with nothing. Rows that are the same are compared once, and their
 * pairs are given one by one. Errors: no such table or column, a key that is NULL or stands twice, weights
 * that are damaged, options that are none.
 *
 * Cost and memory: match/event_corpus.h, match/event_search.h. DIRECTONLY, because it reads a table by name.
 */
#include "sqlite/events.h"
#include <math.h>

enum column { A, B, SIMILARITY, SCALED, DAYS };

struct same_cursor {
    struct events_cursor events;
    struct event_pair pair;
};

static int same_next(struct table_cursor *base) {
    struct same_cursor *cursor = (struct same_cursor *)base;
    enum status status = same_events_next(&cursor->events.events, &cursor->pair, table_poll(base));
    base->done = cursor->events.events.done;
    return table_finish(base, status);
}

static int same_filter(struct table_cursor *base) {
    struct same_cursor *cursor = (struct same_cursor *)base;
    struct event_options cuts = {.similarity = 0, .scaled = 0};
    int code = table_share(base, EVENTS_THRESHOLD, &cuts.similarity);
    if (cuts.similarity == 0) cuts.scaled = EVENT_SCALED;
    if (code == SQLITE_OK) code = events_read(&cursor->events, cuts);
    return code == SQLITE_OK ? same_next(base) : code;
}

static int same_column(struct table_cursor *base, sqlite3_context *context, int column) {
    const struct same_cursor *cursor = (struct same_cursor *)base;
    const struct corpus *corpus = &cursor->events.corpus;
    const struct event_pair *pair = &cursor->pair;
    bool swapped = corpus_key_compare(corpus, pair->a, pair->b) > 0;
    switch ((enum column)column) {
    case A:
        corpus_key_result(corpus, context, swapped ? pair->b : pair->a);
        break;
    case B:
        corpus_key_result(corpus, context, swapped ? pair->a : pair->b);
        break;
    case SIMILARITY:
        sqlite3_result_double(context, pair->similarity);
        break;
    case SCALED:
        sqlite3_result_double(context, pair->scaled);
        break;
    case DAYS:
        if (!isnan(pair->days)) sqlite3_result_double(context, pair->days);
        break;
    }
    return SQLITE_OK;
}

static void same_release(struct table_cursor *base) {
    events_release((struct events_cursor *)base);
}

const struct sql_table vt_same_events = {
    .name = "same_events",
    .columns = "a, b, similarity REAL, scaled REAL, days REAL",
    .arguments = "table, column, threshold, key, weights, options",
    .required = 2,
    .flags = TABLE_DIRECTONLY,
    .rows = 1000,
    .cursor_size = sizeof(struct same_cursor),
    .filter = same_filter,
    .next = same_next,
    .column = same_column,
    .release = same_release,
    .usage = "same_events(table, column [, threshold [, key [, weights [, options]]]])",
    .summary = "all pairs of a table or view that report the same event, in whatever words",
};
