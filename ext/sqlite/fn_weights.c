/*
 * fn_weights.c - term_weights(), tfidf_similarity()
 *
 *     CREATE TABLE wire(id, body);
 *     INSERT INTO wire VALUES
 *       (1, 'The ferry hall at Lindmouth was shut by a crane that fell.'),
 *       (2, 'A falling crane has closed the hall where the Lindmouth ferry lands.'),
 *       (3, 'The council of Ostrava Bay was elected by a few votes.');
 *     CREATE TABLE learned AS SELECT term_weights(body) AS weights FROM wire;
 *     SELECT a.id, b.id, round(tfidf_similarity(a.body, b.body, weights), 2)
 *     FROM wire a JOIN wire b ON a.id < b.id, learned;
 *     1|2|0.25
 *     1|3|0.1
 *     2|3|0.02
 *
 * term_weights(text)
 *     Aggregate: in how many of the texts each word stands, as a BLOB of 24 + 12 bytes a word
 *     (match/term_weights.h). A BLOB among the values is weights, which are merged: so weights grow by what
 *     is new, and those of several tables become one. NULL and texts without words do not count; NULL when
 *     nothing counts.
 * tfidf_similarity(a, b, weights)
 *     The cosine of two texts, 0 .. 1, whose words weigh more the rarer they are in the corpus that the
 *     weights were learned from (match/terms.h, match/term_vector.h). From .185 on two reports are mostly of
 *     one event. NULL when an argument is NULL or a text has no words.
 *
 * Errors: a BLOB that is no weights, or damaged; weights that are no BLOB.
 *
 * Cost: O(bytes) for each text that the statement has not cached, then O(distinct words). Weights are checked
 * once, as long as they stand where they stood for the row before.
 */
#include "base/mem.h"
#include "match/term_vector.h"
#include "sqlite/cache.h"
#include "sqlite/function.h"
#include "sqlite/interrupt.h"
#include "sqlite/value.h"

/* A connection keeps its scratch from call to call, unless a giant text has passed through it. */
enum { SCRATCH_WORDS_MAX = 64 * 1024 };

static void scratch_release(void *terms) {
    terms_release(terms);
}

static const struct slot_kind SCRATCH = {sizeof(struct terms), scratch_release};

static struct span blob_of(sqlite3_value *value) {
    return (struct span){sqlite3_value_blob(value), (size_t)sqlite3_value_bytes(value)};
}

/* ---- term_weights ---- */

static enum status count_text(struct term_counts *counts, sqlite3_value *text, struct poll *poll) {
    struct document document = DOCUMENT_INIT;
    enum status status = document_read(&document, text, poll);
    if (!status) status = term_counts_add(counts, document.text, poll);
    document_release(&document);
    return status;
}

static void weights_step(sqlite3_context *context, int argc, sqlite3_value **argv) {
    (void)argc;
    struct term_weights weights;
    if (value_is_null(argv[0])) return;
    bool is_blob = sqlite3_value_type(argv[0]) == SQLITE_BLOB;
    const char *problem = is_blob ? term_weights_parse(blob_of(argv[0]), &weights) : NULL;
    if (problem) {
        result_error(context, "term_weights: the BLOB %s", problem);
        return;
    }
    struct term_counts *counts = sqlite3_aggregate_context(context, sizeof *counts);
    if (!counts) {
        sqlite3_result_error_nomem(context);
        return;
    }
    struct interrupt interrupt = interrupt_start(sqlite3_context_db_handle(context));
    struct poll *poll = interrupt_poll(&interrupt);
    enum status status =
        is_blob ? term_counts_merge(counts, &weights, poll) : count_text(counts, argv[0], poll);
    int code = interrupt_finish(&interrupt, status);
    if (code != SQLITE_OK) result_code(context, code);
}

static void weights_final(sqlite3_context *context) {
    struct term_counts *counts = sqlite3_aggregate_context(context, 0);
    sqlite3 *db = sqlite3_context_db_handle(context);
    if (!counts) return;
    struct buffer blob = BUFFER_LIMITED(value_limit(db));
    struct interrupt interrupt = interrupt_start(db);
    enum status status = STATUS_OK;
    if (counts->documents) status = term_counts_write(counts, &blob, interrupt_poll(&interrupt));
    int code = interrupt_finish(&interrupt, status);
    if (code != SQLITE_OK)
        result_code(context, code);
    else if (counts->documents)
        sqlite3_result_blob64(context, blob.data, blob.size, SQLITE_TRANSIENT);
    buffer_release(&blob);
    term_counts_release(counts);
}

/* ---- tfidf_similarity ---- */

/* Weights that were found sound, and where they stood. */
struct sound {
    const char *data;
};

/* Reads the weights argument; false with the error set. Reading all of it takes as long as a hundred
 * comparisons, so it is done again only when the bytes have moved or the header, which has a checksum of the
 * rest, is another one. */
static bool read_weights(sqlite3_context *context, sqlite3_value *value, struct term_weights *weights) {
    struct cache *cache = cache_of(context);
    struct span blob = blob_of(value);
    if (!cache) return sqlite3_result_error_nomem(context), false;
    if (sqlite3_value_type(value) != SQLITE_BLOB)
        return result_error(context, "tfidf_similarity: weights must be a BLOB of term_weights()"), false;
    struct span header = {blob.data,
                          blob.size < TERM_WEIGHTS_HEADER_BYTES ? blob.size : TERM_WEIGHTS_HEADER_BYTES};
    struct sound *sound = cache_get(cache, CACHE_WEIGHTS, header);
    if (sound && sound->data == blob.data) return term_weights_view(blob, weights), true;
    const char *problem = term_weights_parse(blob, weights);
    if (problem) return result_error(context, "tfidf_similarity: the BLOB %s", problem), false;
    if (sound) return sound->data = blob.data, true;
    sound = mem_alloc(sizeof *sound);
    if (sound) *sound = (struct sound){blob.data};
    if (sound && !cache_put(cache, CACHE_WEIGHTS, header, sound, sizeof *sound, mem_free)) return true;
    return sqlite3_result_error_nomem(context), false;
}

/* The vector of a text, and by which weights it was made. */
struct weighed {
    struct term_vector vector;
    uint64_t by; /* their checksum */
};

static void weighed_free(void *value) {
    struct weighed *weighed = value;
    term_vector_release(&weighed->vector);
    mem_free(weighed);
}

/* Makes the vector of a text argument; false with the error set. */
static bool weigh(sqlite3_context *context, struct weighed *weighed, sqlite3_value *text,
                  const struct term_weights *weights) {
    struct terms *terms = connection_slot(function_connection(context), &SCRATCH);
    if (!terms) return sqlite3_result_error_nomem(context), false;
    struct interrupt interrupt = interrupt_start(sqlite3_context_db_handle(context));
    struct poll *poll = interrupt_poll(&interrupt);
    struct document document = DOCUMENT_INIT;
    enum status status = document_read(&document, text, poll);
    terms_start(terms);
    if (!status) status = terms_add(terms, document.text, poll);
    term_vector_release(&weighed->vector);
    if (!status) status = term_vector_make(&weighed->vector, terms, weights, poll);
    weighed->by = weights->checksum;
    document_release(&document);
    if (terms->words.capacity > SCRATCH_WORDS_MAX) terms_release(terms);
    int code = interrupt_finish(&interrupt, status);
    if (code != SQLITE_OK) result_code(context, code);
    return code == SQLITE_OK;
}

/* The vector of a text argument, good until the next but one call; NULL with the error set. */
static const struct term_vector *vector_of(sqlite3_context *context, sqlite3_value *text,
                                           const struct term_weights *weights) {
    struct cache *cache = cache_of(context);
    struct span raw = {(const char *)sqlite3_value_text(text), (size_t)sqlite3_value_bytes(text)};
    struct weighed *weighed = cache && raw.data ? cache_get(cache, CACHE_VECTOR, raw) : NULL;
    if (weighed && (weighed->by == weights->checksum || weigh(context, weighed, text, weights)))
        return &weighed->vector;
    if (weighed) return NULL;
    if (cache && raw.data) weighed = mem_alloc(sizeof *weighed);
    if (!weighed) return sqlite3_result_error_nomem(context), NULL;
    *weighed = (struct weighed){.by = 0};
    if (!weigh(context, weighed, text, weights)) return weighed_free(weighed), NULL;
    size_t bytes = sizeof *weighed + weighed->vector.count * sizeof *weighed->vector.items;
    if (!cache_put(cache, CACHE_VECTOR, raw, weighed, bytes, weighed_free)) return &weighed->vector;
    return sqlite3_result_error_nomem(context), NULL;
}

static void tfidf_similarity(sqlite3_context *context, int argc, sqlite3_value **argv) {
    struct term_weights weights;
    if (value_any_null(argc, argv) || !read_weights(context, argv[2], &weights)) return;
    const struct term_vector *a = vector_of(context, argv[0], &weights);
    const struct term_vector *b = a ? vector_of(context, argv[1], &weights) : NULL;
    if (b && a->count && b->count) sqlite3_result_double(context, term_vector_cosine(a, b));
}

const struct sql_function fn_weights[] = {
    {"term_weights", 1, 1, FUNCTION_PURE, weights_step, weights_final, "term_weights(text)",
     "aggregate: in how many texts each word stands, as a BLOB; BLOBs of it are merged"},
    {"tfidf_similarity", 3, 3, FUNCTION_PURE, tfidf_similarity, NULL, "tfidf_similarity(a, b, weights)",
     "how much two texts speak of the same, 0 to 1, rare words counting more: from .185 on mostly one event"},
    {.name = NULL},
};
