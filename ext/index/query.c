/*
 * query.c - MATCH: which articles of a minhash_index resemble a text
 *
 * Candidates come from the postings and from what is pending; those whose signature is far from the query's
 * fall out; of the rest the texts are compared exactly, where the query is a text and the content table holds
 * texts. Without, the estimate decides. A candidate that is not in the content table as it was signed is an
 * error: the index is no longer that of the table, and rows may be missing.
 */
#include "index/segments.h"
#include "index/table.h"
#include "sqlite/interrupt.h"
#include "sqlite/value.h"
#include <math.h>

/* An estimate may lie this many standard deviations below the threshold before the texts are not compared any
 * more: 3 in 100,000 lie further. */
#define QUERY_SIGMAS 4.0

struct query {
    struct index_table *table;
    struct minhash signature;
    struct shingle_set set; /* of a query that is a text and compared with texts; else empty */
    bool exact;
    double least;         /* estimated similarity of an article worth comparing with its text */
    struct buffer stored; /* the signature of the candidate */
    sqlite3_stmt *rows;   /* of the content table */
};

/* Order of the result: the more similar first, then by number. */
static bool comes_before(const struct index_match *a, const struct index_match *b) {
    return a->similarity != b->similarity ? a->similarity > b->similarity : a->id < b->id;
}

static void sift_down(struct index_match *heap, size_t count, size_t at) {
    for (size_t child; (child = 2 * at + 1) < count; at = child) {
        if (child + 1 < count && comes_before(&heap[child], &heap[child + 1])) child++;
        if (!comes_before(&heap[at], &heap[child])) return;
        struct index_match moved = heap[at];
        heap[at] = heap[child];
        heap[child] = moved;
    }
}

/* Heap sort, in place; then of equal articles, which were found in several segments, one stays. */
static void sort_matches(struct index_matches *matches) {
    struct index_match *items = matches->list.items;
    size_t count = matches->list.count, kept = 0;
    for (size_t i = count / 2; i-- > 0;) sift_down(items, count, i);
    for (size_t end = count; end > 1; end--) {
        struct index_match last = items[end - 1];
        items[end - 1] = items[0];
        items[0] = last;
        sift_down(items, end - 1, 0);
    }
    for (size_t i = 0; i < count; i++)
        if (kept == 0 || items[kept - 1].id != items[i].id) items[kept++] = items[i];
    matches->list.count = kept;
}

static int add_match(struct index_matches *matches, const struct index_match *match) {
    struct index_match *added = VECTOR_ADD(&matches->list);
    if (!added) return SQLITE_NOMEM;
    *added = *match;
    return SQLITE_OK;
}

/* Compares with the text in the content table, whose shingles are in table->set. */
static int measure_shared(const struct query *query, struct index_match *match) {
    const struct shingle_set *row = &query->table->set;
    struct interrupt interrupt = interrupt_start(query->table->store.db);
    struct poll *poll = interrupt_poll(&interrupt);
    double shared = (double)shingle_set_shared(&query->set, row->hashes.items, row->hashes.count, poll);
    double in_query = (double)query->set.hashes.count, in_row = (double)row->hashes.count;
    match->similarity = shared / (in_query + in_row - shared);
    match->containment = shared / in_query;
    match->containment_of_row = shared / in_row;
    return interrupt_finish(&interrupt, poll_stopped(poll) ? STATUS_INTERRUPT : STATUS_OK);
}

/* Compares with the text, which must be the one that was signed. Its shingles are as many as the signature
 * says; and it is signed again where the signature is near and the text is not. */
static int measure_text(struct query *query, const struct minhash *stored, sqlite3_value *text,
                        struct index_match *match) {
    struct index_table *table = query->table;
    double estimate = match->similarity, threshold = table->store.threshold;
    int code = index_shingles(table, text);
    if (code != SQLITE_OK) return code;
    bool fresh = stored->estimated || table->set.hashes.count == stored->count;
    if (fresh && table->set.hashes.count) code = measure_shared(query, match);
    if (code == SQLITE_OK && fresh && !stored->estimated && estimate >= threshold &&
        match->similarity < threshold)
        code = index_is_signature(table, buffer_span(&query->stored), &fresh);
    return code == SQLITE_OK && !fresh ? index_stale(table, match->id) : code;
}

/* Compares with the row of the content table: with its text, or its signature, if that is what it holds. */
static int measure_row(struct query *query, const struct minhash *stored, struct index_match *match) {
    struct index_table *table = query->table;
    sqlite3_value *value;
    int code = index_content_read(table, &query->rows, match->id, &value);
    if (code != SQLITE_OK) return code;
    if (!value) {
        code = index_error(&table->store, SQLITE_CORRUPT_VTAB,
                           "row %lld of %s has no text in %s; rebuild the index", match->id,
                           table->store.name, table->options.content);
    } else if (sqlite3_value_type(value) != SQLITE_BLOB) {
        code = measure_text(query, stored, value, match);
    } else {
        struct span blob = {sqlite3_value_blob(value), (size_t)sqlite3_value_bytes(value)};
        if (blob.size && !blob.data)
            code = SQLITE_NOMEM;
        else if (!span_equal(blob, buffer_span(&query->stored)))
            code = index_stale(table, match->id);
    }
    int done = index_content_done(table, query->rows);
    return code == SQLITE_OK ? done : code;
}

static int judge(struct query *query, sqlite3_int64 id, struct index_matches *matches) {
    struct index_store *store = &query->table->store;
    enum index_row state;
    struct minhash stored;
    int code = index_read(store, id, &query->stored, &state);
    if (code != SQLITE_OK || state != INDEX_ROW_SIGNED) return code;
    minhash_parse(buffer_span(&query->stored), &stored);
    struct index_match match = {.id = id, .similarity = minhash_resemblance(&query->signature, &stored)};
    if (match.similarity < query->least) return SQLITE_OK;
    match.containment = minhash_containment(&query->signature, &stored);
    match.containment_of_row = minhash_containment(&stored, &query->signature);
    if (query->exact) code = measure_row(query, &stored, &match);
    bool found = code == SQLITE_OK && match.similarity >= store->threshold;
    return found ? add_match(matches, &match) : code;
}

/* Signs the query. *nothing: it has no words, so it matches nothing. */
static int start(struct query *query, sqlite3_value *value, struct buffer *signature, bool *nothing) {
    struct index_table *table = query->table;
    struct index_store *store = &table->store;
    int code = index_sign(table, value, signature);
    *nothing = code != SQLITE_OK || signature->size == 0;
    if (*nothing) return code;
    minhash_parse(buffer_span(signature), &query->signature);
    query->exact = table->options.content && sqlite3_value_type(value) != SQLITE_BLOB;
    double sigma = sqrt(store->threshold * (1 - store->threshold) / store->size);
    query->least = query->exact ? store->threshold - QUERY_SIGMAS * sigma : store->threshold;
    if (!query->exact) return SQLITE_OK;
    struct interrupt interrupt = interrupt_start(store->db);
    enum status status = shingle_set_fill(&query->set, table->set.hashes.items, table->set.hashes.count,
                                          interrupt_poll(&interrupt));
    return interrupt_finish(&interrupt, status);
}

int index_query(struct index_table *table, sqlite3_value *value, struct index_matches *matches) {
    struct query query = {.table = table, .set = SHINGLE_SET_INIT, .stored = BUFFER_INIT};
    struct buffer signature = BUFFER_INIT;
    struct index_ids ids = {VECTOR_INIT};
    bool nothing;
    matches->list.count = 0;
    int code = start(&query, value, &signature, &nothing);
    if (code == SQLITE_OK && !nothing) code = index_candidates(&table->store, &query.signature, &ids);
    for (size_t i = 0; code == SQLITE_OK && i < ids.list.count; i++)
        code = judge(&query, ids.list.items[i], matches);
    if (code == SQLITE_OK) sort_matches(matches);
    sqlite3_finalize(query.rows);
    index_ids_release(&ids);
    shingle_set_release(&query.set);
    buffer_release(&query.stored);
    buffer_release(&signature);
    return code;
}
