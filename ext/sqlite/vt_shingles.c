/*
 * vt_shingles.c - the shingles of a text, one a row
 *
 *     SELECT shingle, start, length FROM shingles('A crane fell. Twice!');
 *     a crane fell|1|12
 *     crane fell twice|3|17
 *
 *     SELECT shingle FROM shingles('A crane fell on Thursday') INTERSECT
 *     SELECT shingle FROM shingles('The CRANE fell on Thursday!');
 *     crane fell on
 *     fell on thursday
 *
 * A shingle is a run of `width` words (1 to 16; 3 unless said). The column `shingle` is its match key: the
 * folded words with one space between, so that two texts' shingles can be joined on it. `start` and `length`
 * say where in the text it stands: fold_text(substr(text, start, length)) = shingle. `hash` is the 64-bit
 * hash that signatures are made of, as a signed integer. Repeats are kept. See match/shingle.h.
 */
#include "match/shingle.h"
#include "sqlite/table.h"

struct shingles_cursor {
    struct table_cursor base;
    struct shingles shingles;
    struct shingle shingle;
};

enum column { SHINGLE_NUMBER, SHINGLE, HASH, START, LENGTH };

static int shingles_step(struct table_cursor *base) {
    struct shingles_cursor *cursor = (struct shingles_cursor *)base;
    size_t before = cursor->shingles.words.position;
    base->done = !shingles_next(&cursor->shingles, &cursor->shingle);
    enum status status = cursor->shingles.key.status;
    bool stop = poll_stop(table_poll(base), cursor->shingles.words.position - before);
    if (!status && (stop || poll_stopped(table_poll(base)))) status = STATUS_INTERRUPT;
    return table_finish(base, status);
}

static int shingles_filter(struct table_cursor *base) {
    int width = SHINGLE_DEFAULT;
    int code = table_integer(base, 1, 1, SHINGLE_MAX, &width);
    if (code != SQLITE_OK) return code;
    struct shingles *shingles = &((struct shingles_cursor *)base)->shingles;
    shingles_init(shingles, base->document.text, (size_t)width);
    shingles->words.poll = table_poll(base);
    return shingles_step(base);
}

static int shingles_column(struct table_cursor *base, sqlite3_context *context, int column) {
    const struct shingles_cursor *cursor = (struct shingles_cursor *)base;
    switch ((enum column)column) {
    case SHINGLE_NUMBER:
        sqlite3_result_int64(context, base->row);
        break;
    case SHINGLE: {
        struct buffer key = BUFFER_INIT;
        enum status status = text_fold(cursor->shingle.span, &key, table_poll(base));
        if (status != STATUS_INTERRUPT) result_text(context, &key);
        buffer_release(&key);
        if (status == STATUS_INTERRUPT) return table_finish(base, status);
        break;
    }
    case HASH:
        sqlite3_result_int64(context, (sqlite3_int64)cursor->shingle.hash);
        break;
    case START:
        column_start(base, context, cursor->shingle.span);
        break;
    case LENGTH:
        column_length(context, cursor->shingle.span);
        break;
    }
    return SQLITE_OK;
}

static void shingles_close(struct table_cursor *base) {
    shingles_release(&((struct shingles_cursor *)base)->shingles);
}

const struct sql_table vt_shingles = {
    .name = "shingles",
    .columns = "shingle_number INTEGER, shingle TEXT, hash INTEGER, start INTEGER, length INTEGER",
    .arguments = "text, width",
    .required = 1,
    .flags = TABLE_TEXT | TABLE_ORDERED,
    .rows = 500,
    .cursor_size = sizeof(struct shingles_cursor),
    .filter = shingles_filter,
    .next = shingles_step,
    .column = shingles_column,
    .release = shingles_close,
    .usage = "shingles(text [, width])",
    .summary = "the runs of words that documents are compared by, with their hashes",
};
