/*
 * segments.h - the postings of a minhash_index: made, merged, looked up
 *
 * What segments are and when they are made is told in index/store.h. All functions give a SQLite result code,
 * with the message in the store's vtab, and can be interrupted.
 */
#ifndef NEWSPRINT_INDEX_SEGMENTS_H
#define NEWSPRINT_INDEX_SEGMENTS_H

#include "index/store.h"

enum {
    /* Articles that wait for a segment. A query compares each of them, so they are few; a segment of so many
     * is 30 blocks. */
    INDEX_PENDING_MAX = 512,
    /* Segments of a level that become one of the next: an article is written about log4(n / 512) times, four
     * times at 100,000, and a query looks into at most 3 segments a level. Measured at 100,000 articles of
     * 2.2 KB: 10,500 to 13,700 inserts a second, and a median query of 0.69 ms over 6 segments against 0.13
     * ms over one. */
    INDEX_FANOUT = 4,
    INDEX_MEMBERS_IN_BLOCK = 500,
};

struct index_segment {
    sqlite3_int64 id;
    unsigned level;
    uint32_t members, blocks;
};
struct index_segments {
    VECTOR_OF(struct index_segment) list; /* by level */
};
int index_segments_read(struct index_store *store, struct index_segments *segments);
void index_segments_release(struct index_segments *segments);

/* A block of members or postings, copied to out. */
int index_segment_block(struct index_store *store, const struct index_segment *segment, enum index_sql which,
                        uint32_t number, struct buffer *out);
/* Adds the members to ids, in order. */
int index_segment_members(struct index_store *store, const struct index_segment *segment,
                          struct index_ids *ids);

/* Adds the keys of ids[0 .. count-1] to postings, which is started, as members 0, 1 ...; articles that have
 * no signature (any more) are dropped from ids when `compact`, else skipped. */
int index_keys(struct index_store *store, struct index_ids *ids, bool compact, struct postings *postings);

/* Makes segments of what is pending when that is INDEX_PENDING_MAX, and merges. */
int index_settle(struct index_store *store);
/* Makes all segments anew, from all signatures: as few as can be, without anything stale or pending. */
int index_optimize(struct index_store *store);

/* Adds to ids, in no order and perhaps more than once, every article that shares a band with the signature,
 * or is pending, and articles that do neither: compare the signatures. */
int index_candidates(struct index_store *store, const struct minhash *signature, struct index_ids *ids);

#endif
