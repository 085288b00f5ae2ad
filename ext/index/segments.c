/*
 * segments.c - the postings of a minhash_index: made, merged, looked up
 *
 * A segment is made in one or more passes over the signatures of its members, each for a range of blocks
 * (match/postings.h), so that memory is bounded however large it is.
 */
#include "index/segments.h"
#include "base/bytes.h"
#include "match/bands.h"
#include "sqlite/interrupt.h"

/* Entries that are sorted at a time: with 16 bytes each, 128 MB. Each pass reads all signatures again, 3 s of
 * a million articles: in 84 bands they are eleven passes, and 200,000 in 39 bands are one. */
enum { PASS_ENTRIES = 8 * 1024 * 1024 };
/* Segments are made anew when one in so many of their members is stale. So postings take at most a third more
 * room than they must, and deleting or changing an article costs at most the making of four. */
enum { STALE_SHARE = 4 };

static sqlite3_int64 block_id(const struct index_segment *segment, uint32_t number) {
    return (sqlite3_int64)((uint64_t)segment->id << 32 | number);
}

static int damaged(struct index_store *store, const struct index_segment *segment) {
    return index_error(store, SQLITE_CORRUPT_VTAB, "segment %lld of %s is damaged", segment->id, store->name);
}

void index_segments_release(struct index_segments *segments) {
    VECTOR_RELEASE(&segments->list);
}

static int take_segment(struct index_store *store, sqlite3_stmt *row, struct index_segments *segments) {
    struct index_segment *segment = VECTOR_ADD(&segments->list);
    if (!segment) return SQLITE_NOMEM;
    sqlite3_int64 members = sqlite3_column_int64(row, 2), blocks = sqlite3_column_int64(row, 3);
    *segment = (struct index_segment){.id = sqlite3_column_int64(row, 0),
                                      .level = (unsigned)sqlite3_column_int(row, 1),
                                      .members = (uint32_t)members,
                                      .blocks = (uint32_t)blocks};
    bool sound = segment->id > 0 && segment->id < INT32_MAX && segment->level < 32 && members > 0 &&
                 members <= POSTINGS_MEMBERS_MAX && blocks > 0 && blocks <= POSTINGS_BLOCKS_MAX;
    return sound ? SQLITE_OK : damaged(store, segment);
}

int index_segments_read(struct index_store *store, struct index_segments *segments) {
    sqlite3_stmt *statement;
    segments->list.count = 0;
    int code = index_statement(store, INDEX_SEGMENTS, &statement);
    if (code != SQLITE_OK) return code;
    int taken = SQLITE_OK;
    while (taken == SQLITE_OK && (code = sqlite3_step(statement)) == SQLITE_ROW)
        taken = take_segment(store, statement, segments);
    code = index_done(store, statement, code);
    return taken == SQLITE_OK ? code : taken;
}

/* ---- blocks ---- */

/* Steps to a block of a segment; the statement is to be reset. */
static int find_block(struct index_store *store, const struct index_segment *segment, enum index_sql which,
                      uint32_t number, sqlite3_stmt **statement, struct span *block) {
    int code = index_statement(store, which, statement);
    if (code != SQLITE_OK) return code;
    sqlite3_bind_int64(*statement, 1, block_id(segment, number));
    code = sqlite3_step(*statement);
    if (code != SQLITE_ROW) {
        int reset = index_done(store, *statement, code);
        return reset == SQLITE_OK ? damaged(store, segment) : reset;
    }
    *block = (struct span){sqlite3_column_blob(*statement, 0), (size_t)sqlite3_column_bytes(*statement, 0)};
    return block->size && !block->data ? index_done(store, *statement, SQLITE_NOMEM) : SQLITE_OK;
}

int index_segment_block(struct index_store *store, const struct index_segment *segment, enum index_sql which,
                        uint32_t number, struct buffer *out) {
    sqlite3_stmt *statement;
    struct span block = {NULL, 0};
    buffer_clear(out);
    int code = find_block(store, segment, which, number, &statement, &block);
    if (code != SQLITE_OK) return code;
    if (block.size) buffer_append(out, block);
    code = index_done(store, statement, SQLITE_ROW);
    return code == SQLITE_OK ? status_code(out->status) : code;
}

static int write_block(struct index_store *store, const struct index_segment *segment, enum index_sql which,
                       uint32_t number, struct span block) {
    sqlite3_stmt *statement;
    int code = index_statement(store, which, &statement);
    if (code != SQLITE_OK) return code;
    sqlite3_bind_int64(statement, 1, block_id(segment, number));
    code = sqlite3_bind_blob(statement, 2, block.size ? block.data : "", (int)block.size, SQLITE_STATIC);
    if (code == SQLITE_OK) code = index_run(store, statement);
    sqlite3_bind_null(statement, 2);
    return code;
}

/* Members first .. of a block of members. */
static uint32_t members_in_block(const struct index_segment *segment, uint32_t number) {
    uint32_t first = number * INDEX_MEMBERS_IN_BLOCK, left = segment->members - first;
    return left < INDEX_MEMBERS_IN_BLOCK ? left : INDEX_MEMBERS_IN_BLOCK;
}

static int read_members(struct index_store *store, const struct index_segment *segment, uint32_t number,
                        struct buffer *out) {
    int code = index_segment_block(store, segment, INDEX_MEMBERS, number, out);
    if (code != SQLITE_OK || out->size == 8 * (size_t)members_in_block(segment, number)) return code;
    return damaged(store, segment);
}

static sqlite3_int64 load_member(const struct buffer *block, uint32_t i) {
    return (sqlite3_int64)load_le64(block->data + 8 * (size_t)i);
}

int index_segment_members(struct index_store *store, const struct index_segment *segment,
                          struct index_ids *ids) {
    struct buffer block = BUFFER_INIT;
    int code = SQLITE_OK;
    for (uint32_t first = 0; code == SQLITE_OK && first < segment->members; first += INDEX_MEMBERS_IN_BLOCK) {
        uint32_t number = first / INDEX_MEMBERS_IN_BLOCK, count = members_in_block(segment, number);
        code = read_members(store, segment, number, &block);
        for (uint32_t i = 0; code == SQLITE_OK && i < count; i++)
            code = index_ids_add(ids, load_member(&block, i));
    }
    buffer_release(&block);
    return code;
}

static int write_members(struct index_store *store, const struct index_segment *segment,
                         const struct index_ids *ids) {
    char bytes[8 * INDEX_MEMBERS_IN_BLOCK];
    int code = SQLITE_OK;
    for (uint32_t first = 0; code == SQLITE_OK && first < segment->members; first += INDEX_MEMBERS_IN_BLOCK) {
        uint32_t number = first / INDEX_MEMBERS_IN_BLOCK, count = members_in_block(segment, number);
        for (uint32_t i = 0; i < count; i++)
            store_le(bytes + 8 * (size_t)i, 8, (uint64_t)ids->list.items[first + i]);
        code =
            write_block(store, segment, INDEX_MEMBERS_ADD, number, (struct span){bytes, 8 * (size_t)count});
    }
    return code;
}

/* ---- making ---- */

/* The keys of one article; *there is false when it has no signature. */
static int add_keys(struct index_store *store, sqlite3_int64 id, uint32_t member, struct postings *postings,
                    bool *there) {
    sqlite3_stmt *statement;
    int code = index_statement(store, INDEX_SIGNATURE, &statement);
    if (code != SQLITE_OK) return code;
    sqlite3_bind_int64(statement, 1, id);
    code = sqlite3_step(statement);
    *there = code == SQLITE_ROW && sqlite3_column_type(statement, 0) != SQLITE_NULL;
    int added = SQLITE_OK;
    if (*there) {
        struct span blob = {sqlite3_column_blob(statement, 0), (size_t)sqlite3_column_bytes(statement, 0)};
        struct minhash signature;
        added = blob.size && !blob.data ? SQLITE_NOMEM : index_parse(store, id, &blob, &signature);
        for (unsigned band = 0; added == SQLITE_OK && band < store->shape.bands; band++)
            added =
                status_code(postings_add(postings, band_hash(&signature, band, store->shape.rows), member));
    }
    code = index_done(store, statement, code);
    return added == SQLITE_OK ? code : added;
}

int index_keys(struct index_store *store, struct index_ids *ids, bool compact, struct postings *postings) {
    struct interrupt interrupt = interrupt_start(store->db);
    size_t kept = 0;
    int code = SQLITE_OK;
    for (size_t i = 0; code == SQLITE_OK && i < ids->list.count; i++) {
        bool there = false;
        code = add_keys(store, ids->list.items[i], (uint32_t)(compact ? kept : i), postings, &there);
        if (compact && there) ids->list.items[kept++] = ids->list.items[i];
    }
    if (compact && code == SQLITE_OK) ids->list.count = kept;
    enum status status = code == SQLITE_OK ? postings_sort(postings, interrupt_poll(&interrupt)) : STATUS_OK;
    int ended = interrupt_finish(&interrupt, status);
    return code == SQLITE_OK ? ended : code;
}

static int write_postings(struct index_store *store, const struct index_segment *segment,
                          struct postings *postings) {
    struct buffer block = BUFFER_INIT;
    int code = SQLITE_OK;
    while (code == SQLITE_OK && postings_next_block(postings, &block))
        code = write_block(store, segment, INDEX_POSTINGS_ADD, postings->block - 1, buffer_span(&block));
    if (code == SQLITE_OK) code = status_code(block.status);
    buffer_release(&block);
    return code;
}

static int write_segment_row(struct index_store *store, const struct index_segment *segment) {
    sqlite3_stmt *statement;
    int code = index_statement(store, INDEX_SEGMENT_ADD, &statement);
    if (code != SQLITE_OK) return code;
    sqlite3_bind_int64(statement, 1, segment->id);
    sqlite3_bind_int64(statement, 2, segment->level);
    sqlite3_bind_int64(statement, 3, segment->members);
    sqlite3_bind_int64(statement, 4, segment->blocks);
    return index_run(store, statement);
}

/* Makes a segment of articles, in ascending order, at most POSTINGS_MEMBERS_MAX; ids keeps those that have a
 * signature. */
static int write_segment(struct index_store *store, struct index_ids *ids, unsigned level) {
    size_t entries = ids->list.count * store->shape.bands;
    struct index_segment segment = {.level = level, .blocks = postings_blocks(entries)};
    int code = index_number(store, INDEX_SEGMENT_NUMBER, &segment.id);
    size_t passes = entries / PASS_ENTRIES + 1;
    struct postings postings = {0};
    for (size_t pass = 0; code == SQLITE_OK && pass < passes; pass++) {
        uint32_t first = (uint32_t)(segment.blocks * pass / passes);
        postings_start(&postings, segment.blocks, first, (uint32_t)(segment.blocks * (pass + 1) / passes));
        code = index_keys(store, ids, pass == 0, &postings);
        if (ids->list.count == 0) break;
        if (code == SQLITE_OK) code = write_postings(store, &segment, &postings);
    }
    postings_release(&postings);
    segment.members = (uint32_t)ids->list.count;
    if (code != SQLITE_OK || segment.members == 0) return code;
    code = write_members(store, &segment, ids);
    return code == SQLITE_OK ? write_segment_row(store, &segment) : code;
}

/* ---- removing ---- */

static int remove_range(struct index_store *store, enum index_sql which, sqlite3_int64 first,
                        sqlite3_int64 last) {
    sqlite3_stmt *statement;
    int code = index_statement(store, which, &statement);
    if (code != SQLITE_OK) return code;
    sqlite3_bind_int64(statement, 1, first);
    if (sqlite3_bind_parameter_count(statement) > 1) sqlite3_bind_int64(statement, 2, last);
    return index_run(store, statement);
}

static int remove_segment(struct index_store *store, const struct index_segment *segment) {
    sqlite3_int64 first = block_id(segment, 0), last = block_id(segment, UINT32_MAX);
    int code = remove_range(store, INDEX_POSTINGS_REMOVE, first, last);
    if (code == SQLITE_OK) code = remove_range(store, INDEX_MEMBERS_REMOVE, first, last);
    return code == SQLITE_OK ? remove_range(store, INDEX_SEGMENT_REMOVE, segment->id, 0) : code;
}

static int change_stale(struct index_store *store, sqlite3_int64 by) {
    sqlite3_int64 stale;
    int code = by ? index_number(store, INDEX_STALE, &stale) : SQLITE_OK;
    if (code != SQLITE_OK || !by) return code;
    return remove_range(store, INDEX_STALE_SET, stale + by > 0 ? stale + by : 0, 0);
}

/* ---- keeping segments few ---- */

/* The level at which a segment of so many members would have come about by merging. */
static unsigned level_of(size_t members) {
    unsigned level = 0;
    for (size_t full = INDEX_PENDING_MAX; full * INDEX_FANOUT <= members; full *= INDEX_FANOUT) level++;
    return level;
}

static int all_ids(struct index_store *store, struct index_ids *ids) {
    sqlite3_stmt *statement;
    int code = index_statement(store, INDEX_IDS, &statement), added = SQLITE_OK;
    if (code != SQLITE_OK) return code;
    while (added == SQLITE_OK && (code = sqlite3_step(statement)) == SQLITE_ROW)
        added = index_ids_add(ids, sqlite3_column_int64(statement, 0));
    code = index_done(store, statement, code);
    return added == SQLITE_OK ? code : added;
}

/* Segments of all ids, each as large as can be. */
static int write_all(struct index_store *store, const struct index_ids *ids) {
    int code = SQLITE_OK;
    for (size_t from = 0; code == SQLITE_OK && from < ids->list.count; from += POSTINGS_MEMBERS_MAX) {
        struct index_ids part = {VECTOR_INIT};
        for (size_t i = from; code == SQLITE_OK && i < ids->list.count && i < from + POSTINGS_MEMBERS_MAX;
             i++)
            code = index_ids_add(&part, ids->list.items[i]);
        if (code == SQLITE_OK) code = write_segment(store, &part, level_of(part.list.count));
        index_ids_release(&part);
    }
    return code;
}

int index_optimize(struct index_store *store) {
    struct index_ids ids = {VECTOR_INIT};
    int code =
        index_execute(store, "DELETE FROM @pending@; DELETE FROM @segments@; DELETE FROM @members@;"
                             "DELETE FROM @postings@; UPDATE @config@ SET value = 0 WHERE name = 'stale';");
    if (code == SQLITE_OK) code = all_ids(store, &ids);
    if (code == SQLITE_OK) code = write_all(store, &ids);
    index_ids_release(&ids);
    return code;
}

/* Adds the members of several sorted lists to out, in order, each once. */
static int merge_lists(const struct index_ids *lists, size_t count, struct index_ids *out) {
    size_t at[INDEX_FANOUT] = {0};
    for (;;) {
        const sqlite3_int64 *least = NULL;
        for (size_t i = 0; i < count; i++)
            if (at[i] < lists[i].list.count && (!least || lists[i].list.items[at[i]] < *least))
                least = &lists[i].list.items[at[i]];
        if (!least) return SQLITE_OK;
        sqlite3_int64 id = *least;
        if (index_ids_add(out, id) != SQLITE_OK) return SQLITE_NOMEM;
        for (size_t i = 0; i < count; i++)
            while (at[i] < lists[i].list.count && lists[i].list.items[at[i]] <= id) at[i]++;
    }
}

/* Makes one segment of INDEX_FANOUT segments of one level. The old ones go first, so that the new one takes
 * their pages. */
static int merge(struct index_store *store, const struct index_segment *segments) {
    struct index_ids lists[INDEX_FANOUT] = {{VECTOR_INIT}}, ids = {VECTOR_INIT};
    size_t before = 0;
    int code = SQLITE_OK;
    for (int i = 0; code == SQLITE_OK && i < INDEX_FANOUT; i++) {
        before += segments[i].members;
        code = index_segment_members(store, &segments[i], &lists[i]);
        if (code == SQLITE_OK) code = remove_segment(store, &segments[i]);
    }
    if (code == SQLITE_OK) code = merge_lists(lists, INDEX_FANOUT, &ids);
    if (code == SQLITE_OK) code = write_segment(store, &ids, segments[0].level + 1);
    if (code == SQLITE_OK) code = change_stale(store, (sqlite3_int64)ids.list.count - (sqlite3_int64)before);
    for (int i = 0; i < INDEX_FANOUT; i++) index_ids_release(&lists[i]);
    index_ids_release(&ids);
    return code;
}

/* INDEX_FANOUT neighbours of one level that may become one; NULL when there are none. */
static const struct index_segment *find_mergeable(const struct index_segments *segments) {
    for (size_t i = 0; i + INDEX_FANOUT <= segments->list.count; i++) {
        const struct index_segment *first = &segments->list.items[i];
        size_t members = 0;
        for (size_t j = 0; j < INDEX_FANOUT; j++) members += first[j].members;
        if (first[INDEX_FANOUT - 1].level == first->level && members <= POSTINGS_MEMBERS_MAX) return first;
    }
    return NULL;
}

static int keep_few(struct index_store *store) {
    struct index_segments segments = {VECTOR_INIT};
    sqlite3_int64 stale = 0, members = 0;
    int code = index_number(store, INDEX_STALE, &stale);
    if (code == SQLITE_OK) code = index_segments_read(store, &segments);
    for (size_t i = 0; i < segments.list.count; i++) members += segments.list.items[i].members;
    if (code == SQLITE_OK && stale > 0 && stale >= members / STALE_SHARE) {
        index_segments_release(&segments);
        return index_optimize(store);
    }
    const struct index_segment *first;
    while (code == SQLITE_OK && (first = find_mergeable(&segments))) {
        code = merge(store, first);
        if (code == SQLITE_OK) code = index_segments_read(store, &segments);
    }
    index_segments_release(&segments);
    return code;
}

/* What is pending, and how many of that are stale. */
static int read_pending(struct index_store *store, struct index_ids *ids, sqlite3_int64 *stale) {
    sqlite3_stmt *statement;
    int code = index_statement(store, INDEX_PENDING, &statement), added = SQLITE_OK;
    if (code != SQLITE_OK) return code;
    while (added == SQLITE_OK && (code = sqlite3_step(statement)) == SQLITE_ROW) {
        *stale += sqlite3_column_int(statement, 1) != 0;
        added = index_ids_add(ids, sqlite3_column_int64(statement, 0));
    }
    code = index_done(store, statement, code);
    return added == SQLITE_OK ? code : added;
}

static int flush(struct index_store *store) {
    struct index_ids ids = {VECTOR_INIT};
    sqlite3_stmt *clear = NULL;
    sqlite3_int64 stale = 0;
    int code = read_pending(store, &ids, &stale);
    if (code == SQLITE_OK) code = index_statement(store, INDEX_PENDING_CLEAR, &clear);
    if (code == SQLITE_OK) code = index_run(store, clear);
    if (code == SQLITE_OK) code = write_segment(store, &ids, 0);
    if (code == SQLITE_OK) code = change_stale(store, stale);
    index_ids_release(&ids);
    return code == SQLITE_OK ? keep_few(store) : code;
}

int index_settle(struct index_store *store) {
    sqlite3_int64 pending;
    int code = index_number(store, INDEX_PENDING_COUNT, &pending);
    return code == SQLITE_OK && pending >= INDEX_PENDING_MAX ? flush(store) : code;
}

/* ---- looking up ---- */

/* The members of one segment that share a band, each once. */
struct hits {
    VECTOR_OF(uint32_t) list;
    struct buffer seen; /* a bit for each member */
};

static int add_hits(struct index_store *store, const struct index_segment *segment, struct span block,
                    uint64_t key, struct hits *hits) {
    struct postings_range range = postings_find(block, key);
    for (size_t i = range.from; i < range.to; i++) {
        uint32_t member = postings_member(block, i);
        if (member >= segment->members) return damaged(store, segment);
        char bit = (char)(1 << member % 8);
        if (hits->seen.data[member / 8] & bit) continue;
        hits->seen.data[member / 8] |= bit;
        uint32_t *hit = VECTOR_ADD(&hits->list);
        if (!hit) return SQLITE_NOMEM;
        *hit = member;
    }
    return SQLITE_OK;
}

static int find_hits(struct index_store *store, const struct index_segment *segment,
                     const struct minhash *signature, struct hits *hits) {
    size_t bytes = segment->members / 8 + 1;
    hits->list.count = 0;
    buffer_clear(&hits->seen);
    if (!buffer_reserve(&hits->seen, bytes)) return status_code(hits->seen.status);
    memset(hits->seen.data, 0, bytes);
    int code = SQLITE_OK;
    for (unsigned band = 0; code == SQLITE_OK && band < store->shape.bands; band++) {
        uint64_t key = band_hash(signature, band, store->shape.rows);
        sqlite3_stmt *statement;
        struct span block;
        code = find_block(store, segment, INDEX_POSTINGS, postings_block(key, segment->blocks), &statement,
                          &block);
        if (code != SQLITE_OK) return code;
        code = block.size % POSTINGS_ENTRY_BYTES ? damaged(store, segment)
                                                 : add_hits(store, segment, block, key, hits);
        int reset = index_done(store, statement, SQLITE_ROW);
        if (code == SQLITE_OK) code = reset;
    }
    return code;
}

static int hits_to_ids(struct index_store *store, const struct index_segment *segment,
                       const struct hits *hits, struct index_ids *ids) {
    struct buffer block = BUFFER_INIT;
    uint32_t loaded = UINT32_MAX;
    int code = SQLITE_OK;
    for (size_t i = 0; code == SQLITE_OK && i < hits->list.count; i++) {
        uint32_t member = hits->list.items[i], number = member / INDEX_MEMBERS_IN_BLOCK;
        if (number != loaded) code = read_members(store, segment, number, &block);
        loaded = number;
        if (code == SQLITE_OK)
            code = index_ids_add(ids, load_member(&block, member % INDEX_MEMBERS_IN_BLOCK));
    }
    buffer_release(&block);
    return code;
}

int index_candidates(struct index_store *store, const struct minhash *signature, struct index_ids *ids) {
    struct index_segments segments = {VECTOR_INIT};
    struct hits hits = {VECTOR_INIT, BUFFER_INIT};
    sqlite3_int64 stale = 0;
    int code = index_segments_read(store, &segments);
    for (size_t i = 0; code == SQLITE_OK && i < segments.list.count; i++) {
        code = find_hits(store, &segments.list.items[i], signature, &hits);
        if (code == SQLITE_OK) code = hits_to_ids(store, &segments.list.items[i], &hits, ids);
    }
    if (code == SQLITE_OK) code = read_pending(store, ids, &stale);
    VECTOR_RELEASE(&hits.list);
    buffer_release(&hits.seen);
    index_segments_release(&segments);
    return code;
}
