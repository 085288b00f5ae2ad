/*
 * vt_near_duplicates.c - all pairs of a table that resemble each other
 *
 *     CREATE TABLE articles(id, body);
 *     INSERT INTO articles VALUES
 *       (1, 'A crane fell onto the ferry hall on Thursday.'),
 *       (2, 'A crane fell onto the ferry hall on Friday.'),
 *       (3, 'A crane fell onto the ferry hall.'),
 *       (4, 'Ice shut the pier.');
 *     SELECT a, b, round(similarity, 2) FROM near_duplicates('articles', 'body', 0.5, 'id')
 *     ORDER BY similarity DESC, a;
 *     1|2|0.75
 *     1|3|0.71
 *     2|3|0.71
 *
 * Reads a column of a table or view (`table`, or `schema.table`) that holds texts, or signatures made by
 * minhash(), and gives each pair whose resemblance is at least `threshold` (above 0, at most 1; 0.5 unless
 * said) once, a < b. a and b are values of the column `key`; the rowid unless said, so a view needs one. Rows
 * whose column is NULL or has no words pair with nothing. Texts are compared exactly, by three-word shingles;
 * signatures give estimates. A pair at the threshold is found with a
 * probability of .9998, one that is more alike with more.
 *
 * `options` is a JSON object. {"min_containment": 0.5} (0.05 to 1) adds the pairs of which one side is found
 * in the other to that share, whatever their resemblance: excerpts and truncated copies. Shingles in more
 * than 4,096 rows are boilerplate and start no search; newsprint_debug() ->> '$.boilerplate' says how many.
 * {"shingle": 5} compares by runs of five words (1 to 16; 3 unless said). Both are an error with signatures.
 * {"against": "old"} names a second table or view with columns of the same names: a is a row of the first,
 * b of the second, and rows of one table are not paired.
 * {"miss": 0.01} lets a pair at the threshold be missed with that probability (1e-6 to 0.5; 1e-4 unless
 * said): fewer bands are compared, which at low thresholds saves much of the time.
 * {"memory": 400} holds at most so many MB: what is above goes into a temporary file of SQLite's.
 *
 * For many processes or machines (sql/distributed):
 * {"part": 2, "parts": 8} gives the pairs that meet first in the second eighth of the bands; the parts
 * together give each pair once.
 * {"band_rows": 3} makes bands of so many registers (1 to 16), not of the number that costs least in this
 * table: whether a pair is found then depends on the two texts and the options alone.
 * {"pairs": "candidates"} gives all pairs of signatures of minhash(text, 128), or 256 below a threshold of
 * .3, that the texts would be measured for.
 *
 *     CREATE TABLE signed AS SELECT id, minhash(body, 128) AS signature FROM articles;
 *     SELECT a, b FROM near_duplicates('signed', 'signature', 0.5, 'id', '{"pairs": "candidates"}')
 *     ORDER BY a, b;
 *     1|2
 *     1|3
 *     2|3
 *
 * Errors: no such table or column; a BLOB that is no signature; signatures that differ in size or shingle;
 * texts and signatures in one column. The table is read twice and must read the same (a view on random() does
 * not).
 *
 * Cost and memory: match/near_duplicates.h. DIRECTONLY, because it reads a table by name.
 */
#include "match/near_duplicates.h"
#include "sqlite/corpus.h"
#include "sqlite/counters.h"
#include "sqlite/options.h"
#include "sqlite/temp_file.h"

struct near_cursor {
    struct table_cursor base;
    struct near_duplicates near;
    struct corpus corpus, other; /* the other side is not open unless `against` is given */
    struct temp_file file;       /* with a limit of memory */
    struct near_pair pair;
    struct counters *counters; /* the connection's */
    int kind;                  /* of the rows: SQLITE_BLOB, SQLITE_TEXT, or 0 while all are NULL */
    bool for_texts;            /* an option is given that signatures cannot follow */
    bool is_against;           /* the option is given */
    bool started;              /* near is initialised */
};

enum column { A, B, SIMILARITY, CONTAINMENT_A, CONTAINMENT_B };
enum argument { THRESHOLD = 2, OPTIONS = 4 };

#define THRESHOLD_DEFAULT 0.5
enum { NAME_ROOM = 512 };
/* Below this, ordinary phrases make partners of everything. */
#define MIN_CONTAINMENT_LOW 0.05
/* What the bands may miss: below, 256 registers are too few at low thresholds; above, nobody would call it a
 * search. */
#define MISS_LOW  1e-6
#define MISS_HIGH 0.5
/* A limit of memory is in MB. */
#define MEGABYTE    1e6
#define MEMORY_HIGH 1e9
/* Bands of more rows than texts have registers, or of more than there can be, nobody needs. */
enum { BAND_ROWS_HIGH = 16, PARTS_HIGH = BANDS_MAX };

static int read_part(struct table_cursor *base, const struct option *part, const struct option *parts,
                     bool has_containment, struct near_options *options) {
    options->part = (unsigned)part->number;
    options->parts = (unsigned)parts->number;
    if (part->given != parts->given || options->part > options->parts)
        return table_error(base, "near_duplicates: options part and parts go together, as 2 and 8");
    if (parts->given && has_containment)
        return table_error(base, "near_duplicates: options min_containment and parts exclude each other");
    return SQLITE_OK;
}

static int read_options(struct near_cursor *cursor, struct near_options *options, char *against) {
    struct table_cursor *base = &cursor->base;
    struct option given[] = {
        {.name = "min_containment", .low = MIN_CONTAINMENT_LOW, .high = 1},
        {.name = "shingle", .low = 1, .high = SHINGLE_MAX, .whole = true},
        {.name = "miss", .low = MISS_LOW, .high = MISS_HIGH},
        {.name = "against", .text = against, .room = NAME_ROOM},
        {.name = "memory", .low = 1, .high = MEMORY_HIGH},
        {.name = "band_rows", .low = 1, .high = BAND_ROWS_HIGH, .whole = true},
        {.name = "part", .low = 1, .high = PARTS_HIGH, .whole = true},
        {.name = "parts", .low = 1, .high = PARTS_HIGH, .whole = true},
        {.name = "pairs", .values = "found, candidates"},
    };
    options->threshold = THRESHOLD_DEFAULT;
    int code = table_share(base, THRESHOLD, &options->threshold);
    if (code == SQLITE_OK) code = options_read(base, OPTIONS, given, sizeof given / sizeof *given);
    options->min_containment = given[0].number;
    cursor->is_against = given[3].given;
    options->shingle = given[1].number > 0 ? (unsigned)given[1].number : SHINGLE_DEFAULT;
    options->miss = given[2].number > 0 ? given[2].number : NEAR_MISS;
    if (code == SQLITE_OK && given[0].given && given[4].given)
        return table_error(base, "near_duplicates: options min_containment and memory exclude each other");
    temp_file_init(&cursor->file, base->connection->db);
    options->memory = (size_t)(given[4].number * MEGABYTE);
    options->spill = &cursor->file.spill;
    cursor->for_texts = given[0].number > 0 || given[1].number > 0;
    options->threads = corpus_threads();
    options->band_rows = (unsigned)given[5].number;
    options->candidates = given[8].value;
    return code == SQLITE_OK ? read_part(base, &given[6], &given[7], given[0].given, options) : code;
}

/* The result of a step. A limit of memory that is too small says so. */
static int finish(struct near_cursor *cursor, enum status status) {
    const struct near_corpus *corpus = &cursor->near.corpus;
    if (status == STATUS_NOMEM && corpus->needed)
        return table_error(
            &cursor->base,
            "near_duplicates: option memory is too small: %llu rows need %llu MB, and more may follow",
            (unsigned long long)corpus->rows.count,
            (unsigned long long)((double)corpus->needed / MEGABYTE) + 1);
    if (status == STATUS_IO)
        return table_error(&cursor->base, "near_duplicates: no room for a temporary file");
    return table_finish(&cursor->base, status);
}

static int add_signature(struct near_cursor *cursor, struct span blob, size_t row) {
    struct near_corpus *corpus = &cursor->near.corpus;
    struct minhash signature;
    const char *problem = minhash_parse(blob, &signature);
    if (cursor->for_texts)
        return table_error(&cursor->base, "near_duplicates: min_containment and shingle are for a column of "
                                          "text, not of signatures");
    if (problem)
        return table_error(&cursor->base, "near_duplicates: the BLOB in row %llu %s",
                           (unsigned long long)row + 1, problem);
    if (corpus->size == 0) corpus->shingle = signature.shingle;
    if (signature.size != corpus->size && corpus->size)
        return table_error(&cursor->base, "near_duplicates: signatures differ in size: %u against %u",
                           corpus->size, signature.size);
    if (signature.shingle != corpus->shingle)
        return table_error(&cursor->base, "near_duplicates: signatures differ in shingle: %u against %u",
                           corpus->shingle, signature.shingle);
    return finish(cursor, near_duplicates_add_signature(&cursor->near, &signature));
}

/* First pass. */
static int add_row(struct table_cursor *base, struct corpus *corpus, size_t row) {
    struct near_cursor *cursor = (struct near_cursor *)base;
    sqlite3_value *value = corpus_value(corpus, CORPUS_TEXT);
    if (value_is_null(value)) return status_code(near_duplicates_add_nothing(&cursor->near));
    int type = sqlite3_value_type(value) == SQLITE_BLOB ? SQLITE_BLOB : SQLITE_TEXT;
    if (cursor->kind && type != cursor->kind)
        return table_error(base, "near_duplicates: the column holds both text and signatures");
    cursor->kind = type;
    if (type == SQLITE_TEXT && cursor->near.options.candidates)
        return table_error(base, "near_duplicates: pairs that are candidates are for a column of signatures, "
                                 "not of text");
    if (type == SQLITE_BLOB)
        return add_signature(
            cursor, (struct span){sqlite3_value_blob(value), (size_t)sqlite3_value_bytes(value)}, row);
    struct document document = DOCUMENT_INIT;
    struct poll *poll = table_poll(base);
    enum status status = document_read(&document, value, poll);
    if (!status) status = near_duplicates_add(&cursor->near, document.text, poll);
    document_release(&document);
    cursor->counters->fingerprinted++;
    return finish(cursor, status);
}

static int load_text(struct near_cursor *cursor, struct corpus *corpus, size_t number) {
    sqlite3_value *value = corpus_value(corpus, CORPUS_TEXT);
    struct document document = DOCUMENT_INIT;
    bool same = false;
    struct poll *poll = table_poll(&cursor->base);
    enum status status = value_is_null(value) ? STATUS_OK : document_read(&document, value, poll);
    if (!status) status = near_duplicates_load(&cursor->near, number, document.text, &same, poll);
    document_release(&document);
    int code = finish(cursor, status);
    return code != SQLITE_OK || same ? code : corpus_changed(corpus);
}

/* Second pass: the text of a row that is wanted, the key of one that may stand in a pair. */
static int load_row(struct table_cursor *base, struct corpus *corpus, size_t row) {
    struct near_cursor *cursor = (struct near_cursor *)base;
    size_t number = corpus == &cursor->other ? cursor->corpus.rows + row : row;
    int code = SQLITE_OK;
    if (cursor->kind == SQLITE_TEXT && near_duplicates_wants(&cursor->near, number))
        code = load_text(cursor, corpus, number);
    if (code == SQLITE_OK && near_duplicates_names(&cursor->near, number))
        code = corpus_keep_key(corpus, row);
    return code;
}

static int read_first(struct near_cursor *cursor) {
    struct table_cursor *base = &cursor->base;
    int code = corpus_read(&cursor->corpus, "reading", add_row);
    if (code != SQLITE_OK || !cursor->is_against) return code;
    code = finish(cursor, near_duplicates_turn(&cursor->near, table_poll(base)));
    return code == SQLITE_OK ? corpus_read(&cursor->other, "reading", add_row) : code;
}

static int read_corpus(struct near_cursor *cursor) {
    int code = read_first(cursor);
    if (code != SQLITE_OK) return code;
    enum status status = near_duplicates_mark(&cursor->near, table_poll(&cursor->base));
    const struct bands_shape shape = cursor->near.bands.shape;
    cursor->counters->boilerplate = (sqlite3_int64)cursor->near.overlap.skipped;
    cursor->counters->bands = shape.bands;
    cursor->counters->band_rows = shape.rows;
    cursor->counters->miss =
        shape.bands ? bands_miss(cursor->near.corpus.size, shape, cursor->near.options.threshold) : 0;
    code = finish(cursor, status);
    if (code == SQLITE_OK && cursor->near.corpus.size && shape.bands == 0)
        code = table_error(&cursor->base, "near_duplicates: no bands of band_rows %u miss so few pairs",
                           shape.rows);
    if (code == SQLITE_OK) code = corpus_read(&cursor->corpus, "comparing", load_row);
    return code == SQLITE_OK && cursor->is_against ? corpus_read(&cursor->other, "comparing", load_row)
                                                   : code;
}

static int near_next(struct table_cursor *base) {
    struct near_cursor *cursor = (struct near_cursor *)base;
    enum status status = near_duplicates_next(&cursor->near, &cursor->pair, table_poll(base));
    base->done = cursor->near.phase == NEAR_DONE;
    return finish(cursor, status);
}

static int near_filter(struct table_cursor *base) {
    struct near_cursor *cursor = (struct near_cursor *)base;
    struct near_options options;
    char against[NAME_ROOM];
    int code = read_options(cursor, &options, against);
    if (code != SQLITE_OK) return code;
    near_duplicates_init(&cursor->near, options);
    cursor->started = true;
    cursor->kind = 0;
    cursor->counters = connection_counters(base->connection);
    if (!cursor->counters) return SQLITE_NOMEM;
    code = corpus_open(&cursor->corpus, base, NULL, NULL, 0);
    if (code == SQLITE_OK && cursor->is_against) code = corpus_open(&cursor->other, base, against, NULL, 0);
    if (code == SQLITE_OK) code = read_corpus(cursor);
    corpus_close(&cursor->corpus);
    corpus_close(&cursor->other);
    return code == SQLITE_OK ? near_next(base) : code;
}

static int near_column(struct table_cursor *base, sqlite3_context *context, int column) {
    const struct near_cursor *cursor = (struct near_cursor *)base;
    const struct near_pair *pair = &cursor->pair;
    bool swapped = !cursor->is_against && corpus_key_compare(&cursor->corpus, pair->a, pair->b) > 0;
    switch ((enum column)column) {
    case A:
        corpus_key_result(&cursor->corpus, context, swapped ? pair->b : pair->a);
        break;
    case B:
        if (cursor->is_against)
            corpus_key_result(&cursor->other, context, pair->b - cursor->corpus.rows);
        else
            corpus_key_result(&cursor->corpus, context, swapped ? pair->a : pair->b);
        break;
    case SIMILARITY:
        sqlite3_result_double(context, pair->similarity);
        break;
    case CONTAINMENT_A:
        sqlite3_result_double(context, swapped ? pair->containment_b : pair->containment_a);
        break;
    case CONTAINMENT_B:
        sqlite3_result_double(context, swapped ? pair->containment_a : pair->containment_b);
        break;
    }
    return SQLITE_OK;
}

static void near_release(struct table_cursor *base) {
    struct near_cursor *cursor = (struct near_cursor *)base;
    if (cursor->started) near_duplicates_release(&cursor->near);
    temp_file_release(&cursor->file);
    corpus_release(&cursor->corpus);
    corpus_release(&cursor->other);
}

const struct sql_table vt_near_duplicates = {
    .name = "near_duplicates",
    .columns = "a, b, similarity REAL, containment_a REAL, containment_b REAL",
    .arguments = "table, column, threshold, key, options",
    .required = 2,
    .flags = TABLE_DIRECTONLY,
    .rows = 1000,
    .cursor_size = sizeof(struct near_cursor),
    .filter = near_filter,
    .next = near_next,
    .column = near_column,
    .release = near_release,
    .usage = "near_duplicates(table, column [, threshold [, key [, options]]])",
    .summary = "all pairs of a table or view that resemble each other; the column holds text or signatures",
};
