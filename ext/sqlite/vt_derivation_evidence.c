/*
 * vt_derivation_evidence.c - the figures behind derivation(), one a row
 *
 *     SELECT measure, round(value, 2), threshold, holds, meaning
 *     FROM derivation_evidence('A crane fell on the pier. No one was hurt.', 'A crane fell on the pier.')
 *     WHERE measure IN ('kept_a', 'kept_b', 'quoted_b', 'cosine');
 *     kept_a|0.6|1.0|0|b has all of a, word for word
 *     kept_b|1.0|1.0|1|a has all of b, word for word
 *     quoted_b|0.0|||in quotation marks, and left out above but for kept_*
 *     cosine||0.185||both speak of the same event
 *
 * What the measures are: match/evidence.h; thresholds and what is made of them: match/derivation.h. A value
 * from the threshold on holds. Without weights there is no cosine. No rows when a text is NULL or has no
 * words. Errors: weights that are no BLOB of term_weights().
 */
#include "match/derivation.h"
#include "sqlite/table.h"

struct evidence_cursor {
    struct table_cursor base;
    struct table_text b;
    struct evidence evidence;
};

enum column { MEASURE, VALUE, THRESHOLD, HOLDS, MEANING };
enum argument { A, B, WEIGHTS };

/* Reads the weights that were given; *result is NULL where none were. Gives a result code. */
static int read_weights(struct table_cursor *base, struct term_weights *weights,
                        const struct term_weights **result) {
    sqlite3_value *value = base->arguments[WEIGHTS];
    *result = NULL;
    if (!value || value_is_null(value)) return SQLITE_OK;
    if (sqlite3_value_type(value) != SQLITE_BLOB)
        return table_error(base, "derivation_evidence: weights must be a BLOB of term_weights()");
    struct span blob = {sqlite3_value_blob(value), (size_t)sqlite3_value_bytes(value)};
    const char *problem = term_weights_parse(blob, weights);
    if (problem) return table_error(base, "derivation_evidence: the BLOB %s", problem);
    *result = weights;
    return SQLITE_OK;
}

static int evidence_filter(struct table_cursor *base) {
    struct evidence_cursor *cursor = (struct evidence_cursor *)base;
    struct term_weights weights;
    const struct term_weights *given;
    if (value_is_null(base->arguments[B])) return base->done = true, SQLITE_OK;
    int code = read_weights(base, &weights, &given);
    if (code == SQLITE_OK) code = table_text_read(base, B, &cursor->b);
    if (code != SQLITE_OK) return code;
    struct evidence *evidence = &cursor->evidence;
    struct poll *poll = table_poll(base);
    code = table_finish(base,
                        evidence_gather(evidence, base->document.text, cursor->b.document.text, given, poll));
    base->done = !evidence->words[0] || !evidence->words[1];
    return code;
}

static int evidence_next(struct table_cursor *base) {
    base->done = base->row > MEASURES;
    return SQLITE_OK;
}

static int evidence_column(struct table_cursor *base, sqlite3_context *context, int column) {
    const struct evidence *evidence = &((struct evidence_cursor *)base)->evidence;
    enum measure measure = (enum measure)(base->row - 1);
    const struct measure_row *row = &MEASURE_ROWS[measure];
    bool known = measure != COSINE || evidence->weighed, bounded = row->threshold < MEASURE_NO_THRESHOLD;
    switch ((enum column)column) {
    case MEASURE:
        sqlite3_result_text(context, row->name, -1, SQLITE_STATIC);
        break;
    case VALUE:
        if (known) sqlite3_result_double(context, evidence->values[measure]);
        break;
    case THRESHOLD:
        if (bounded) sqlite3_result_double(context, row->threshold);
        break;
    case HOLDS:
        if (known && bounded) sqlite3_result_int(context, measure_holds(evidence, measure));
        break;
    case MEANING:
        sqlite3_result_text(context, row->meaning, -1, SQLITE_STATIC);
        break;
    }
    return SQLITE_OK;
}

static void evidence_release(struct table_cursor *base) {
    table_text_release(&((struct evidence_cursor *)base)->b);
}

const struct sql_table vt_derivation_evidence = {
    .name = "derivation_evidence",
    .columns = "measure TEXT, value REAL, threshold REAL, holds INTEGER, meaning TEXT",
    .arguments = "a, b, weights",
    .required = 2,
    .flags = TABLE_TEXT,
    .rows = MEASURES,
    .cursor_size = sizeof(struct evidence_cursor),
    .filter = evidence_filter,
    .next = evidence_next,
    .column = evidence_column,
    .release = evidence_release,
    .usage = "derivation_evidence(a, b [, weights])",
    .summary = "the figures behind derivation(): what b has of a, and what that means",
};
