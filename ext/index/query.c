/*
 * query.c - MATCH: which articles of a minhash_index resemble a text
 *
 * Candidates come from the postings and from what is pending; those whose signature is far from the query's
 * fall out; of the rest the texts are compared exactly, where the query is a text and there is a content
 * table. Without, the estimate decides. An article that has left the content table without leaving the index
 * is not found.
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
    double least;         /* estimated similarity of an article worth comparing */
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

/* Compares with the text in the content table; *there is false when it is not there or has no words. */
static int measure_text(struct query *query, struct index_match *match, bool *there) {
    struct index_table *table = query->table;
    sqlite3_value *text;
    int code = index_content_read(table, &query->rows, match->id, &text);
    if (code != SQLITE_OK) return code;
    if (text) code = index_shingles(table, text);
    int done = index_content_done(table, query->rows);
    if (code == SQLITE_OK) code = done;
    size_t count = table->set.hashes.count;
    *there = code == SQLITE_OK && text && count > 0;
    if (!*there) return code;
    double shared = (double)shingle_set_shared(&query->set, table->set.hashes.items, count);
    double in_query = (double)query->set.hashes.count, in_row = (double)count;
    match->similarity = shared / (in_query + in_row - shared);
    match->containment = shared / in_query;
    match->containment_of_row = shared / in_row;
    return SQLITE_OK;
}

static void measure_signature(const struct query *query, const struct minhash *stored,
                              struct index_match *match) {
    match->containment = minhash_containment(&query->signature, stored);
    match->containment_of_row = minhash_containment(stored, &query->signature);
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
    bool there = true;
    if (query->exact)
        code = measure_text(query, &match, &there);
    else
        measure_signature(query, &stored, &match);
    bool found = code == SQLITE_OK && there && match.similarity >= store->threshold;
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
    return status_code(shingle_set_fill(&query->set, table->set.hashes.items, table->set.hashes.count));
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
