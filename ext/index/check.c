/*
 * check.c - whether a minhash_index can find what it holds
 *
 * For each segment the postings are made again, from the members' present signatures, and held against those
 * that are stored. An article whose keys all stand there is covered; every article with a signature must be
 * covered by some segment, or be pending. What is stored beyond that is stale and does no harm.
 */
#include "index/segments.h"
#include "index/table.h"
#include "sqlite/interrupt.h"
#include "sqlite/value.h"

/* Entries that are made at a time; see index/segments.c. */
enum { CHECK_ENTRIES = 4 * 1024 * 1024 };

/* A segment while the articles are held against it. */
struct check_segment {
    struct index_ids members;
    struct buffer matched; /* u16 a member: its keys that were found */
    size_t at;             /* of the walk over all articles */
};
struct check {
    struct index_table *table;
    struct index_segments segments;
    VECTOR_OF(struct check_segment) covers; /* one a segment, and a last one for what is pending */
};

static int broken(struct check *check, const char *what, sqlite3_int64 number) {
    struct index_store *store = &check->table->store;
    return index_error(store, SQLITE_CORRUPT_VTAB, "%s %lld of %s is damaged; rebuild the index", what,
                       number, store->name);
}

static uint16_t *matches_of(struct check_segment *cover) {
    return (uint16_t *)(void *)cover->matched.data;
}

/* Counts the entries of `made` that are in `stored`; both are sorted by tag and member. */
static void match_block(struct span made, struct span stored, uint16_t *matched) {
    size_t count = made.size / POSTINGS_ENTRY_BYTES, there = stored.size / POSTINGS_ENTRY_BYTES;
    for (size_t i = 0, j = 0; i < count && j < there;) {
        uint64_t a = (uint64_t)postings_tag(made, i) << 32 | postings_member(made, i);
        uint64_t b = (uint64_t)postings_tag(stored, j) << 32 | postings_member(stored, j);
        if (a == b) matched[postings_member(made, i)]++;
        i += a <= b;
        j += b <= a;
    }
}

/* Blocks first .. end-1 of a segment; adds up the stored entries. */
static int check_blocks(struct check *check, const struct index_segment *segment, struct check_segment *cover,
                        struct postings *postings, size_t *entries) {
    struct index_store *store = &check->table->store;
    struct buffer made = BUFFER_INIT, stored = BUFFER_INIT;
    int code = index_keys(store, &cover->members, false, postings);
    while (code == SQLITE_OK && postings_next_block(postings, &made)) {
        code = index_segment_block(store, segment, INDEX_POSTINGS, postings->block - 1, &stored);
        if (code != SQLITE_OK) break;
        if (!postings_is_block(buffer_span(&stored), segment->members)) {
            code = broken(check, "segment", segment->id);
            break;
        }
        match_block(buffer_span(&made), buffer_span(&stored), matches_of(cover));
        *entries += stored.size / POSTINGS_ENTRY_BYTES;
    }
    if (code == SQLITE_OK) code = status_code(made.status);
    buffer_release(&made);
    buffer_release(&stored);
    return code;
}

static int load_members(struct check *check, const struct index_segment *segment,
                        struct check_segment *cover) {
    int code = index_segment_members(&check->table->store, segment, &cover->members);
    size_t bytes = segment->members * sizeof(uint16_t);
    if (code == SQLITE_OK && !buffer_reserve(&cover->matched, bytes))
        code = status_code(cover->matched.status);
    if (code != SQLITE_OK) return code;
    memset(cover->matched.data, 0, bytes);
    const sqlite3_int64 *ids = cover->members.list.items;
    for (size_t i = 1; i < cover->members.list.count; i++)
        if (ids[i - 1] >= ids[i]) return broken(check, "segment", segment->id);
    return SQLITE_OK;
}

static int check_segment(struct check *check, const struct index_segment *segment,
                         struct check_segment *cover) {
    size_t total = (size_t)segment->members * check->table->store.shape.bands, entries = 0;
    size_t passes = total / CHECK_ENTRIES + 1;
    struct postings postings = {0};
    int code = load_members(check, segment, cover);
    for (size_t pass = 0; code == SQLITE_OK && pass < passes; pass++) {
        uint32_t first = (uint32_t)(segment->blocks * pass / passes);
        postings_start(&postings, segment->blocks, first, (uint32_t)(segment->blocks * (pass + 1) / passes));
        code = check_blocks(check, segment, cover, &postings, &entries);
    }
    postings_release(&postings);
    if (code == SQLITE_OK && entries != total) code = broken(check, "segment", segment->id);
    return code;
}

static struct check_segment *add_cover(struct check *check) {
    struct check_segment *cover = VECTOR_ADD(&check->covers);
    if (cover) *cover = (struct check_segment){.members = {VECTOR_INIT}, .matched = BUFFER_INIT};
    return cover;
}

/* What is pending is covered without postings. */
static int load_pending(struct check *check) {
    struct check_segment *cover = add_cover(check);
    sqlite3_stmt *statement = NULL;
    if (!cover) return SQLITE_NOMEM;
    int code = index_statement(&check->table->store, INDEX_PENDING, &statement), added = SQLITE_OK;
    if (code != SQLITE_OK) return code;
    while (added == SQLITE_OK && (code = sqlite3_step(statement)) == SQLITE_ROW)
        added = index_ids_add(&cover->members, sqlite3_column_int64(statement, 0));
    code = index_done(&check->table->store, statement, code);
    return added == SQLITE_OK ? code : added;
}

/* Whether an article, one with a greater number than that of the last call, is covered. */
static bool is_covered(struct check *check, sqlite3_int64 id) {
    bool covered = false;
    for (size_t i = 0; i < check->covers.count; i++) {
        struct check_segment *cover = &check->covers.items[i];
        while (cover->at < cover->members.list.count && cover->members.list.items[cover->at] < id)
            cover->at++;
        if (cover->at == cover->members.list.count || cover->members.list.items[cover->at] != id) continue;
        bool pending = i + 1 == check->covers.count;
        covered |= pending || matches_of(cover)[cover->at] >= check->table->store.shape.bands;
    }
    return covered;
}

/* One article: its signature is sound, and it is covered. */
static int check_article(struct check *check, sqlite3_stmt *row) {
    sqlite3_int64 id = sqlite3_column_int64(row, 0);
    struct span blob = {sqlite3_column_blob(row, 1), (size_t)sqlite3_column_bytes(row, 1)};
    struct minhash signature;
    if (blob.size && !blob.data) return SQLITE_NOMEM;
    int code = index_parse(&check->table->store, id, &blob, &signature);
    return code != SQLITE_OK || is_covered(check, id) ? code : broken(check, "row", id);
}

static int check_articles(struct check *check) {
    struct index_store *store = &check->table->store;
    sqlite3_stmt *rows;
    int code = index_prepare(
        store, "SELECT id, signature FROM @signatures@ WHERE signature IS NOT NULL ORDER BY id", &rows);
    if (code != SQLITE_OK) return code;
    while (code == SQLITE_OK && (code = sqlite3_step(rows)) == SQLITE_ROW) code = check_article(check, rows);
    int ended = sqlite3_finalize(rows);
    if (code == SQLITE_DONE || ended != SQLITE_OK) code = index_fail(store, ended);
    return code;
}

/* Blocks that belong to no segment take room for nothing. */
static int check_counts(struct check *check) {
    struct index_store *store = &check->table->store;
    sqlite3_int64 expected[2] = {0, 0};
    for (size_t i = 0; i < check->segments.list.count; i++) {
        const struct index_segment *segment = &check->segments.list.items[i];
        expected[0] += segment->blocks;
        expected[1] += (segment->members + INDEX_MEMBERS_IN_BLOCK - 1) / INDEX_MEMBERS_IN_BLOCK;
    }
    sqlite3_stmt *statement;
    int code = index_statement(store, INDEX_BLOCK_COUNTS, &statement);
    if (code != SQLITE_OK) return code;
    code = sqlite3_step(statement);
    bool right = code != SQLITE_ROW || (sqlite3_column_int64(statement, 0) == expected[0] &&
                                        sqlite3_column_int64(statement, 1) == expected[1]);
    code = index_done(store, statement, code);
    if (code != SQLITE_OK || right) return code;
    return index_error(store, SQLITE_CORRUPT_VTAB,
                       "%s has blocks that belong to no segment; rebuild the index", store->name);
}

static int check_inside(struct index_table *table) {
    struct check check = {.table = table};
    int code = index_segments_read(&table->store, &check.segments);
    for (size_t i = 0; code == SQLITE_OK && i < check.segments.list.count; i++) {
        struct check_segment *cover = add_cover(&check);
        code = cover ? check_segment(&check, &check.segments.list.items[i], cover) : SQLITE_NOMEM;
    }
    if (code == SQLITE_OK) code = check_counts(&check);
    if (code == SQLITE_OK) code = load_pending(&check);
    if (code == SQLITE_OK) code = check_articles(&check);
    for (size_t i = 0; i < check.covers.count; i++) {
        index_ids_release(&check.covers.items[i].members);
        buffer_release(&check.covers.items[i].matched);
    }
    VECTOR_RELEASE(&check.covers);
    index_segments_release(&check.segments);
    return code;
}

/* ---- against the content table ---- */

/* One row of the content table; a text NULL may be in the index or not. */
static int compare_row(struct index_table *table, sqlite3_int64 id, sqlite3_value *text,
                       struct buffer *signatures, sqlite3_int64 *indexed) {
    enum index_row state = INDEX_ROW_NONE;
    int code = index_sign_row(table, id, text, &signatures[0]);
    if (code == SQLITE_OK) code = index_read(&table->store, id, &signatures[1], &state);
    if (code != SQLITE_OK) return code;
    *indexed += state != INDEX_ROW_NONE;
    bool same = span_equal(buffer_span(&signatures[0]), buffer_span(&signatures[1]));
    return same && (state != INDEX_ROW_NONE || value_is_null(text)) ? SQLITE_OK : index_stale(table, id);
}

static int check_content(struct index_table *table) {
    struct buffer signatures[2] = {BUFFER_INIT, BUFFER_INIT};
    sqlite3_stmt *rows = NULL;
    sqlite3_int64 id, indexed = 0, all = 0;
    int step = SQLITE_DONE, code = index_content_open(table, &rows);
    while (code == SQLITE_OK && (step = index_content_step(table, rows, &id)) == SQLITE_ROW)
        code = compare_row(table, id, sqlite3_column_value(rows, 1), signatures, &indexed);
    sqlite3_finalize(rows);
    buffer_release(&signatures[0]);
    buffer_release(&signatures[1]);
    if (code == SQLITE_OK && step != SQLITE_DONE) code = step;
    if (code == SQLITE_OK) code = index_number(&table->store, INDEX_COUNT, &all);
    if (code != SQLITE_OK || all == indexed) return code;
    return index_error(&table->store, SQLITE_CORRUPT_VTAB,
                       "%s has %lld rows that %s has not; rebuild the index", table->store.name,
                       all - indexed, table->options.content);
}

int index_check(struct index_table *table, bool content) {
    int code = index_store_open(&table->store);
    if (code == SQLITE_OK) code = check_inside(table);
    return code == SQLITE_OK && content && table->options.content ? check_content(table) : code;
}
