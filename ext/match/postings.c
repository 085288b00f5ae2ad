/*
 * postings.c - which members of a segment have a band key
 *
 * Three articles of one storm are members 0, 1 and 2 of a segment. In band 7 the first two agree and have the
 * key 3f12...9a01, the third has c004...77e5. With 4 blocks the first key falls into block 0 (its upper half
 * is in the first quarter) and the second into block 3:
 *
 *     block 0:   tags ... 9a01 9a01 ...   members ... 0 1 ...
 *     block 3:   tags ... 77e5 ...        members ... 2 ...
 *
 * Making: entries are 64-bit numbers whose order is the stored order, so making a segment is one radix sort.
 *
 * Cost: 5 bytes and about 30 ns an entry to make; a binary search to look up. Limits: 2^24 members in a
 * segment.
 */
#include "match/postings.h"
#include "base/bytes.h"
#include "base/mem.h"
#include "base/radix.h"

/* A pair exactly at the threshold shares no band, and so is missed, with at most this probability: the goal
 * is a recall of .99 there, and the estimate from signatures, which has to let the pair through as well, must
 * have its part of the .01. At a threshold of .5 it means 39 bands of 3 rows instead of the 64 to 85 that a
 * signature of 256 could give: half the postings to write and to look up (at 100,000 articles 195 bytes an
 * article instead of 425). */
#define POSTINGS_MISS 0.006
/* Nor more bands than this, however many a large signature could give: each costs a look-up in every query.
 */
enum { POSTINGS_BANDS_MAX = 128 };
/* Entries of a block at the mean. A page of 4,096 bytes holds 812; with keys spread at random a block has
 * more than 812 once in 10,000 times, so a block is one page and no overflow. */
enum { POSTINGS_BLOCK_ENTRIES = 710 };

struct bands_shape postings_shape(unsigned size, double threshold) {
    return bands_shape_for(size, POSTINGS_BANDS_MAX, threshold, POSTINGS_MISS);
}

uint32_t postings_blocks(size_t entries) {
    size_t blocks = entries / POSTINGS_BLOCK_ENTRIES + 1;
    return blocks < POSTINGS_BLOCKS_MAX ? (uint32_t)blocks : POSTINGS_BLOCKS_MAX;
}

void postings_start(struct postings *postings, uint32_t blocks, uint32_t first, uint32_t end) {
    postings->blocks = blocks;
    postings->first = postings->block = first;
    postings->end = end;
    postings->entries.count = 0;
    postings->at = 0;
}

void postings_release(struct postings *postings) {
    VECTOR_RELEASE(&postings->entries);
}

static uint64_t tag_of(uint64_t key) {
    return key & 0xFFFF;
}

enum status postings_add(struct postings *postings, uint64_t key, uint32_t member) {
    uint32_t block = postings_block(key, postings->blocks);
    if (block < postings->first || block >= postings->end) return STATUS_OK;
    uint64_t *entry = VECTOR_ADD(&postings->entries);
    if (!entry) return STATUS_NOMEM;
    *entry = (uint64_t)(block - postings->first) << 40 | tag_of(key) << 24 | member;
    return STATUS_OK;
}

enum status postings_sort(struct postings *postings, struct poll *poll) {
    size_t count = postings->entries.count;
    if (count == 0) return STATUS_OK;
    uint64_t *entries = postings->entries.items, *spare = mem_alloc(count * sizeof *spare);
    if (!spare) return STATUS_NOMEM;
    unsigned bits = 40;
    while ((postings->end - postings->first) >> (bits - 40)) bits++;
    bool stopped = radix_sort(entries, spare, count, (struct radix_bits){24, bits}, poll);
    mem_free(spare);
    return stopped ? STATUS_INTERRUPT : STATUS_OK;
}

bool postings_next_block(struct postings *postings, struct buffer *out) {
    buffer_clear(out);
    if (postings->block == postings->end) return false;
    const uint64_t *entries = postings->entries.items;
    size_t from = postings->at, to = from;
    uint64_t block = postings->block - postings->first;
    while (to < postings->entries.count && entries[to] >> 40 == block) to++;
    size_t count = to - from;
    char *bytes = buffer_reserve(out, count * POSTINGS_ENTRY_BYTES);
    if (!bytes) return false;
    for (size_t i = 0; i < count; i++) {
        store_le(bytes + 2 * i, 2, entries[from + i] >> 24 & 0xFFFF);
        store_le(bytes + 2 * count + 3 * i, 3, entries[from + i] & 0xFFFFFF);
    }
    out->size = count * POSTINGS_ENTRY_BYTES;
    postings->at = to;
    postings->block++;
    return true;
}

unsigned postings_tag(struct span block, size_t i) {
    return (unsigned)load_le(block.data + 2 * i, 2);
}

uint32_t postings_member(struct span block, size_t i) {
    size_t count = block.size / POSTINGS_ENTRY_BYTES;
    return (uint32_t)load_le(block.data + 2 * count + 3 * i, 3);
}

/* The first entry whose tag is at least `tag`. */
static size_t lower_bound(struct span block, uint64_t tag) {
    size_t from = 0, to = block.size / POSTINGS_ENTRY_BYTES;
    while (from < to) {
        size_t middle = from + (to - from) / 2;
        if (postings_tag(block, middle) < tag)
            from = middle + 1;
        else
            to = middle;
    }
    return from;
}

struct postings_range postings_find(struct span block, uint64_t key) {
    uint64_t tag = tag_of(key);
    return (struct postings_range){lower_bound(block, tag), lower_bound(block, tag + 1)};
}

bool postings_is_block(struct span block, uint32_t members) {
    size_t count = block.size / POSTINGS_ENTRY_BYTES;
    if (block.size % POSTINGS_ENTRY_BYTES) return false;
    for (size_t i = 0; i < count; i++) {
        if (postings_member(block, i) >= members) return false;
        if (i > 0 && postings_tag(block, i - 1) > postings_tag(block, i)) return false;
    }
    return true;
}
