/*
 * events.c - the arguments that same_events() and event_clusters() have in common, and the rows they name
 *
 * The texts are read in the first pass, and become vectors at once; the second takes the keys.
 */
#include "sqlite/events.h"
#include "extract/civil_day.h"
#include "extract/iso_time.h"
#include "sqlite/options.h"
#include <math.h>

enum argument { WEIGHTS = 4, OPTIONS };
enum { OPTION_DAYS, OPTION_TIME, OPTION_TITLE, OPTION_COUNT };

/* Room for the name of a column, and the longest window: a century. */
enum { NAME_BYTES = 256, DAYS_MAX = 36525 };

/* ---- times ---- */

#define JULIAN_MAX  5373484.5 /* the first day of the year 10000, where SQLite's days end */
#define JULIAN_1970 2440587.5
#define SECONDS_MAX 253402300800.0 /* the same in seconds since 1970 */

enum { DAY_SECONDS = 24 * 60 * 60 };

static int two_figures(const char *p) {
    return (p[0] - '0') * 10 + p[1] - '0';
}

/* Days since 1970 of what iso_time() writes: 2031-03-14, or 2031-03-14T09:12:00 with or without a Z. */
static double days_of_iso(struct span iso) {
    const char *p = iso.data;
    struct civil_day day = {two_figures(p) * 100 + two_figures(p + 2), two_figures(p + 5),
                            two_figures(p + 8)};
    int seconds = 0;
    if (iso.size >= sizeof "2031-03-14T09:12:00" - 1)
        seconds = (two_figures(p + 11) * 60 + two_figures(p + 14)) * 60 + two_figures(p + 17);
    return (double)civil_day_number(day) + (double)seconds / DAY_SECONDS;
}

static enum status days_of_text(sqlite3_value *value, double *days, struct poll *poll) {
    const struct iso_time_options options = {.order = DATE_ORDER_AUTO};
    struct document document = DOCUMENT_INIT;
    struct buffer iso = BUFFER_INIT;
    enum status status = document_read(&document, value, poll);
    if (!status) status = iso_time(document.text, &options, &iso);
    if (!status && iso.size) *days = days_of_iso(buffer_span(&iso));
    document_release(&document);
    buffer_release(&iso);
    return status;
}

/* Days since 1970; NAN where the time is not known. */
static enum status read_time(sqlite3_value *value, double *days, struct poll *poll) {
    int type = sqlite3_value_type(value);
    double number = sqlite3_value_double(value);
    *days = NAN;
    if (type == SQLITE_TEXT) return days_of_text(value, days, poll);
    if (type != SQLITE_INTEGER && type != SQLITE_FLOAT) return STATUS_OK;
    if (number >= 0 && number < JULIAN_MAX)
        *days = number - JULIAN_1970;
    else if (fabs(number) < SECONDS_MAX)
        *days = number / DAY_SECONDS;
    return STATUS_OK;
}

/* ---- rows ---- */

static enum status add_piece(struct events_cursor *cursor, sqlite3_value *value) {
    struct poll *poll = table_poll(&cursor->base);
    struct document document = DOCUMENT_INIT;
    enum status status = document_read(&document, value, poll);
    if (!status) status = terms_add(&cursor->terms, document.text, poll);
    document_release(&document);
    return status;
}

/* First pass. */
static int add_row(struct table_cursor *base, struct corpus *corpus, size_t row) {
    struct events_cursor *cursor = (struct events_cursor *)base;
    sqlite3_value *text = corpus_value(corpus, CORPUS_TEXT);
    sqlite3_value *title = cursor->title ? corpus_value(corpus, cursor->title) : NULL;
    enum status status = STATUS_OK;
    double days = NAN;
    (void)row;
    terms_start(&cursor->terms);
    if (!value_is_null(text)) {
        if (title && !value_is_null(title)) status = add_piece(cursor, title);
        if (!status) status = add_piece(cursor, text);
    }
    if (!status && cursor->time)
        status = read_time(corpus_value(corpus, cursor->time), &days, table_poll(base));
    if (!status) status = same_events_add(&cursor->events, &cursor->terms, days, table_poll(base));
    return table_finish(base, status);
}

/* Second pass. */
static int keep_key(struct table_cursor *base, struct corpus *corpus, size_t row) {
    struct events_cursor *cursor = (struct events_cursor *)base;
    return cursor->events.corpus.rows.items[row].has_words ? corpus_keep_key(corpus, row) : SQLITE_OK;
}

/* ---- arguments ---- */

static int open_corpus(struct events_cursor *cursor, const struct option *options) {
    const char *columns[2];
    int count = 0;
    if (options[OPTION_TITLE].given) {
        columns[count] = options[OPTION_TITLE].text;
        cursor->title = CORPUS_MORE + count++;
    }
    if (options[OPTION_TIME].given) {
        columns[count] = options[OPTION_TIME].text;
        cursor->time = CORPUS_MORE + count++;
    }
    return corpus_open(&cursor->corpus, &cursor->base, NULL, columns, count);
}

/* The weights argument; *weights is NULL where they are to be learned. */
static int read_weights(struct events_cursor *cursor, struct term_weights *parsed,
                        const struct term_weights **weights) {
    sqlite3_value *value = cursor->base.arguments[WEIGHTS];
    const char *name = cursor->base.table->name;
    *weights = NULL;
    if (!value || value_is_null(value)) return SQLITE_OK;
    if (sqlite3_value_type(value) != SQLITE_BLOB)
        return table_error(&cursor->base, "%s: weights must be a BLOB of term_weights()", name);
    struct span blob = {sqlite3_value_blob(value), (size_t)sqlite3_value_bytes(value)};
    const char *problem = term_weights_parse(blob, parsed);
    if (problem) return table_error(&cursor->base, "%s: the BLOB %s", name, problem);
    *weights = parsed;
    return SQLITE_OK;
}

static int read_rows(struct events_cursor *cursor, const struct term_weights *weights) {
    int code = corpus_read(&cursor->corpus, "reading", add_row);
    terms_release(&cursor->terms);
    if (code == SQLITE_OK) code = corpus_read(&cursor->corpus, "keys", keep_key);
    corpus_close(&cursor->corpus);
    if (code != SQLITE_OK) return code;
    enum status status = same_events_start(&cursor->events, weights, table_poll(&cursor->base));
    return table_finish(&cursor->base, status);
}

int events_read(struct events_cursor *cursor, struct event_options cuts) {
    char title[NAME_BYTES] = "", time[NAME_BYTES] = "";
    struct option options[OPTION_COUNT] = {
        [OPTION_DAYS] = {.name = "days", .low = 0, .high = DAYS_MAX},
        [OPTION_TIME] = {.name = "time", .text = time, .room = sizeof time},
        [OPTION_TITLE] = {.name = "title", .text = title, .room = sizeof title},
    };
    struct term_weights parsed;
    const struct term_weights *weights = NULL;
    int code = options_read(&cursor->base, OPTIONS, options, OPTION_COUNT);
    if (code == SQLITE_OK && options[OPTION_DAYS].given && !options[OPTION_TIME].given)
        code = table_error(&cursor->base, "%s: option days needs option time, the name of a column",
                           cursor->base.table->name);
    if (code == SQLITE_OK) code = read_weights(cursor, &parsed, &weights);
    if (code != SQLITE_OK) return code;
    cuts.days = options[OPTION_DAYS].given ? options[OPTION_DAYS].number : INFINITY;
    same_events_init(&cursor->events, cuts);
    code = open_corpus(cursor, options);
    return code == SQLITE_OK ? read_rows(cursor, weights) : code;
}

void events_release(struct events_cursor *cursor) {
    same_events_release(&cursor->events);
    terms_release(&cursor->terms);
    corpus_release(&cursor->corpus);
}
