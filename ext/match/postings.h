/*
 * postings.h - which members of a segment have a band key: sorted lists in blocks that fit a page of a
 * database
 *
 * A signature has `bands` keys (bands.h). A segment is a fixed list of members, numbered 0, 1, 2 ..., and for
 * each of their keys an entry. An entry lies in one of `blocks` blocks, which the upper half of the key's 64
 * bits decides, and is found there by a tag, the lower 16 bits of the key:
 *
 *     u16 [n]    tags, ascending
 *     u24 [n]    members, in the order of the tags; ascending where tags are equal
 *
 * little-endian, so an entry takes 5 bytes and n is the size of the block / 5. Keys are hashes, so blocks are
 * of even length unless many members have the same key, and then a block is as long as it must be. What is
 * found is a candidate: another key has the same block and tag once in 100 look-ups or so, and the caller
 * compares signatures.
 */
#ifndef NEWSPRINT_MATCH_POSTINGS_H
#define NEWSPRINT_MATCH_POSTINGS_H

#include "base/buffer.h"
#include "base/poll.h"
#include "base/vector.h"
#include "match/bands.h"

enum {
    POSTINGS_ENTRY_BYTES = 5,
    POSTINGS_MEMBERS_MAX = 1 << 24,
    POSTINGS_BLOCKS_MAX = 1 << 24,
};

/* How signatures of a size are cut into bands: see postings.c. */
struct bands_shape postings_shape(unsigned size, double threshold);

/* The blocks of a segment of so many entries; at least 1. */
uint32_t postings_blocks(size_t entries);

static inline uint32_t postings_block(uint64_t key, uint32_t blocks) {
    return (uint32_t)((key >> 32) * blocks >> 32);
}

/* The entries of blocks first .. end-1 of a segment, while it is made. Keys of other blocks are ignored, so
 * that a large segment can be made in several passes of bounded memory: 16 bytes an entry. Zeroed and
 * postings_release()d are empty. */
struct postings {
    uint32_t blocks, first, end;
    VECTOR_OF(uint64_t) entries; /* block - first << 40 | tag << 24 | member */
    size_t at;                   /* of postings_next_block */
    uint32_t block;
};
void postings_start(struct postings *postings, uint32_t blocks, uint32_t first, uint32_t end);
void postings_release(struct postings *postings);

/* Members must be added in ascending order. */
enum status postings_add(struct postings *postings, uint64_t key, uint32_t member);

/* To be called once, behind the last key. O(entries). */
enum status postings_sort(struct postings *postings, struct poll *poll);

/* Replaces *out by the next block, `first` at the first call; its number is postings->block - 1 afterwards.
 * False behind the last, or when out->status says that memory is out. */
bool postings_next_block(struct postings *postings, struct buffer *out);

/* The entries of a stored block that have the key's tag: from .. to-1. O(log n). */
struct postings_range {
    size_t from, to;
};
struct postings_range postings_find(struct span block, uint64_t key);

/* The member or tag of entry i of a stored block. */
uint32_t postings_member(struct span block, size_t i);
unsigned postings_tag(struct span block, size_t i);

/* Whether bytes are a block: whole entries, tags in order, members below `members`. O(n). */
bool postings_is_block(struct span block, uint32_t members);

#endif
