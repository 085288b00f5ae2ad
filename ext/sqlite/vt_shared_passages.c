/*
 * vt_shared_passages.c - what two texts share, passage by passage
 *
 *     CREATE TABLE versions(name, body);
 *     INSERT INTO versions VALUES
 *       ('wire', 'The board voted on Tuesday to close the east pier.'),
 *       ('paper', 'Last night the Board voted to close the East Pier.');
 *     SELECT p.words, p.changes, p.b_start, p.passage, p.a_passage
 *     FROM versions a, versions b, shared_passages(a.body, b.body) p
 *     WHERE a.name = 'wire' AND b.name = 'paper';
 *     8|2|12|the Board voted to close the East Pier|The board voted on Tuesday to close the east pier
 *
 * The text b is read against a, its possible source; what a passage is: match/passages.h. Each is shown as it
 * stands in b (`passage`) and in a, with its places in both: substr(b, b_start, b_length) = passage and
 * substr(a, a_start, a_length) = a_passage. Of its words, `words` are equal, and `changes` differ. Rows come
 * in the order of b. The passages may overlap, so their words are not to be added up: share_a and share_b,
 * the same in every row, say how much of a and of b lies in passages, 0 to 1.
 *
 * `options` is a JSON object: {"min_words": 12} (1 to 1000; 6 unless said) for the equal words that a passage
 * must have, {"gap": 0} (0 to 10; 2 unless said) for the words that may differ between two runs of them. NULL
 * on either side gives no rows.
 */
#include "match/passages.h"
#include "sqlite/options.h"

struct shared_passages_cursor {
    struct table_cursor base;
    struct table_text a, b;
    struct u64_map vocabulary;
    struct word_list a_words, b_words;
    struct passages passages;
};

enum column {
    PASSAGE_NUMBER,
    WORDS,
    CHANGES,
    A_START,
    A_LENGTH,
    B_START,
    B_LENGTH,
    PASSAGE,
    A_PASSAGE,
    SHARE_A,
    SHARE_B
};
enum argument { A, B, OPTIONS };

static int read_options(struct table_cursor *base, struct passages_options *asked) {
    struct option options[] = {
        {.name = "gap", .low = 0, .high = PASSAGES_GAP_MAX, .whole = true, .number = (double)asked->gap},
        {.name = "min_words",
         .low = 1,
         .high = PASSAGES_MIN_WORDS_MAX,
         .whole = true,
         .number = (double)asked->min_words},
    };
    int code = options_read(base, OPTIONS, options, 2);
    asked->gap = (size_t)options[0].number;
    asked->min_words = (size_t)options[1].number;
    return code;
}

static enum status find_passages(struct shared_passages_cursor *cursor, struct passages_options asked) {
    struct poll *poll = table_poll(&cursor->base);
    enum status status = word_list_read(&cursor->a_words, &cursor->vocabulary, cursor->a.document.text, poll);
    if (!status)
        status = word_list_read(&cursor->b_words, &cursor->vocabulary, cursor->b.document.text, poll);
    if (!status) status = passages_find(&cursor->passages, &cursor->a_words, &cursor->b_words, asked, poll);
    return status;
}

static int shared_passages_filter(struct table_cursor *base) {
    struct shared_passages_cursor *cursor = (struct shared_passages_cursor *)base;
    struct passages_options asked = PASSAGES_DEFAULT;
    int code = read_options(base, &asked);
    if (code != SQLITE_OK) return code;
    if (value_is_null(base->arguments[B])) return base->done = true, SQLITE_OK;
    code = table_text_read(base, A, &cursor->a);
    if (code == SQLITE_OK) code = table_text_read(base, B, &cursor->b);
    if (code == SQLITE_OK) code = table_finish(base, find_passages(cursor, asked));
    base->done = cursor->passages.list.count == 0;
    return code;
}

static int shared_passages_next(struct table_cursor *base) {
    const struct shared_passages_cursor *cursor = (struct shared_passages_cursor *)base;
    base->done = (size_t)base->row > cursor->passages.list.count;
    return SQLITE_OK;
}

static int shared_passages_column(struct table_cursor *base, sqlite3_context *context, int column) {
    struct shared_passages_cursor *cursor = (struct shared_passages_cursor *)base;
    const struct passage *passage = &cursor->passages.list.items[base->row - 1];
    struct span in_a = word_list_span(&cursor->a_words, passage->a_first, passage->a_count);
    struct span in_b = word_list_span(&cursor->b_words, passage->b_first, passage->b_count);
    switch ((enum column)column) {
    case PASSAGE_NUMBER:
        sqlite3_result_int64(context, base->row);
        break;
    case WORDS:
        sqlite3_result_int64(context, passage->words);
        break;
    case CHANGES:
        sqlite3_result_int64(context, passage->changes);
        break;
    case A_START:
        return column_start_in(base, context, &cursor->a, in_a);
    case A_LENGTH:
        column_length(context, in_a);
        break;
    case B_START:
        return column_start_in(base, context, &cursor->b, in_b);
    case B_LENGTH:
        column_length(context, in_b);
        break;
    case PASSAGE:
        column_text(context, in_b);
        break;
    case A_PASSAGE:
        column_text(context, in_a);
        break;
    case SHARE_A:
        sqlite3_result_double(context, (double)cursor->passages.a_words / (double)cursor->a_words.count);
        break;
    case SHARE_B:
        sqlite3_result_double(context, (double)cursor->passages.b_words / (double)cursor->b_words.count);
        break;
    }
    return SQLITE_OK;
}

static void shared_passages_release(struct table_cursor *base) {
    struct shared_passages_cursor *cursor = (struct shared_passages_cursor *)base;
    passages_release(&cursor->passages);
    word_list_release(&cursor->a_words);
    word_list_release(&cursor->b_words);
    u64_map_release(&cursor->vocabulary);
    table_text_release(&cursor->a);
    table_text_release(&cursor->b);
}

const struct sql_table vt_shared_passages = {
    .name = "shared_passages",
    .columns = "passage_number INTEGER, words INTEGER, changes INTEGER, a_start INTEGER, a_length INTEGER, "
               "b_start INTEGER, b_length INTEGER, passage TEXT, a_passage TEXT, share_a REAL, share_b REAL",
    .arguments = "a, b, options",
    .required = 2,
    .flags = TABLE_ORDERED,
    .rows = 10,
    .cursor_size = sizeof(struct shared_passages_cursor),
    .filter = shared_passages_filter,
    .next = shared_passages_next,
    .column = shared_passages_column,
    .release = shared_passages_release,
    .usage = "shared_passages(a, b [, options])",
    .summary = "the passages that b shares with a, with their places in both",
};
