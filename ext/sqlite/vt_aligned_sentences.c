/*
 * vt_aligned_sentences.c - which sentence of one text became which of another, one a row
 *
 *     SELECT operation, moved, a_sentence, b_sentence
 *     FROM aligned_sentences('It fell on Monday. Nobody was hurt.', 'It fell on Sunday. Police came.');
 *     edited|0|It fell on Monday.|It fell on Sunday.
 *     deleted|0|Nobody was hurt.|
 *     added|0||Police came.
 *
 * How sentences are paired: match/alignment.h. The rows come in the order of b, deleted sentences where they
 * would stand. A NULL argument gives no rows.
 */
#include "match/alignment.h"
#include "sqlite/table.h"

struct aligned_cursor {
    struct table_cursor base;
    struct table_text b;
    struct word_list words[2];
    struct u64_map vocabulary;
    struct alignment alignment;
    struct alignment_walk walk;
    struct aligned_row row;
};

enum column {
    OPERATION,
    MOVED,
    A_SENTENCE_NUMBER,
    A_SENTENCES,
    B_SENTENCE_NUMBER,
    B_SENTENCES,
    SIMILARITY,
    A_SENTENCE,
    B_SENTENCE
};
enum argument { A, B };

static int aligned_step(struct table_cursor *base) {
    struct aligned_cursor *cursor = (struct aligned_cursor *)base;
    base->done = !alignment_next(&cursor->walk, &cursor->row);
    return SQLITE_OK;
}

static int aligned_filter(struct table_cursor *base) {
    struct aligned_cursor *cursor = (struct aligned_cursor *)base;
    struct poll *poll = table_poll(base);
    if (value_is_null(base->arguments[B])) return base->done = true, SQLITE_OK;
    int code = table_text_read(base, B, &cursor->b);
    if (code != SQLITE_OK) return code;
    struct word_list *words = cursor->words;
    enum status status = word_list_read(&words[0], &cursor->vocabulary, base->document.text, poll);
    if (!status) status = word_list_read(&words[1], &cursor->vocabulary, cursor->b.document.text, poll);
    if (!status)
        status = alignment_read(&cursor->alignment, &words[0], &words[1], cursor->vocabulary.count, poll);
    cursor->walk = (struct alignment_walk){.alignment = &cursor->alignment};
    code = table_finish(base, status);
    return code == SQLITE_OK ? aligned_step(base) : code;
}

static const char *const OPERATIONS[] = {
    [ALIGNED_UNCHANGED] = "unchanged",
    [ALIGNED_EDITED] = "edited",
    [ALIGNED_ADDED] = "added",
    [ALIGNED_DELETED] = "deleted",
};

/* The number of the first sentence of a side, from 1, or NULL. */
static void column_number(sqlite3_context *context, struct sentence_run run) {
    if (run.count) sqlite3_result_int64(context, (sqlite3_int64)run.first + 1);
}

static void column_sentences(sqlite3_context *context, const struct sentence_list *sentences,
                             struct sentence_run run) {
    if (run.count) column_text(context, sentence_list_span(sentences, run.first, run.count));
}

static int aligned_column(struct table_cursor *base, sqlite3_context *context, int column) {
    const struct aligned_cursor *cursor = (struct aligned_cursor *)base;
    const struct aligned_row *row = &cursor->row;
    switch ((enum column)column) {
    case OPERATION:
        sqlite3_result_text(context, OPERATIONS[row->operation], -1, SQLITE_STATIC);
        break;
    case MOVED:
        sqlite3_result_int(context, row->pair && row->pair->moved);
        break;
    case A_SENTENCE_NUMBER:
        column_number(context, row->sides[0]);
        break;
    case A_SENTENCES:
        sqlite3_result_int64(context, row->sides[0].count);
        break;
    case B_SENTENCE_NUMBER:
        column_number(context, row->sides[1]);
        break;
    case B_SENTENCES:
        sqlite3_result_int64(context, row->sides[1].count);
        break;
    case SIMILARITY:
        if (row->pair) sqlite3_result_double(context, row->pair->similarity);
        break;
    case A_SENTENCE:
        column_sentences(context, &cursor->alignment.sentences[0], row->sides[0]);
        break;
    case B_SENTENCE:
        column_sentences(context, &cursor->alignment.sentences[1], row->sides[1]);
        break;
    }
    return SQLITE_OK;
}

static void aligned_release(struct table_cursor *base) {
    struct aligned_cursor *cursor = (struct aligned_cursor *)base;
    table_text_release(&cursor->b);
    word_list_release(&cursor->words[0]);
    word_list_release(&cursor->words[1]);
    u64_map_release(&cursor->vocabulary);
    alignment_release(&cursor->alignment);
}

const struct sql_table vt_aligned_sentences = {
    .name = "aligned_sentences",
    .columns = "operation TEXT, moved INTEGER, a_sentence_number INTEGER, a_sentences INTEGER, "
               "b_sentence_number INTEGER, b_sentences INTEGER, similarity REAL, a_sentence TEXT, "
               "b_sentence TEXT",
    .arguments = "a, b",
    .required = 2,
    .flags = TABLE_TEXT,
    .rows = 40,
    .cursor_size = sizeof(struct aligned_cursor),
    .filter = aligned_filter,
    .next = aligned_step,
    .column = aligned_column,
    .release = aligned_release,
    .usage = "aligned_sentences(a, b)",
    .summary = "which sentences were edited, added, deleted or moved between two texts",
};
