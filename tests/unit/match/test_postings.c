/*
 * test_postings.c - which members of a segment have a band key
 */
#include "../unit.h"
#include "base/hash.h"
#include "match/bands.h"
#include "match/postings.h"

enum { MEMBERS = 3000, BANDS = 7 };

/* Key of a band of a member; every third member has the keys of the one before. */
static uint64_t key_of(uint32_t member, unsigned band) {
    uint32_t like = member % 3 == 2 ? member - 1 : member;
    return hash_mix(hash_mix(like + HASH_GOLDEN, HASH_ROOT3) ^ band, HASH_ROOT3);
}

static enum status fill(struct postings *postings) {
    for (uint32_t member = 0; member < MEMBERS; member++)
        for (unsigned band = 0; band < BANDS; band++) {
            enum status status = postings_add(postings, key_of(member, band), member);
            if (status) return status;
        }
    return postings_sort(postings, NULL);
}

static bool holds(struct span block, uint64_t key, uint32_t member) {
    struct postings_range range = postings_find(block, key);
    for (size_t i = range.from; i < range.to; i++)
        if (postings_member(block, i) == member) return true;
    return false;
}

/* The block in a heap block of exactly its size. */
static struct span exact(const struct buffer *block) {
    char *copy = malloc(block->size ? block->size : 1);
    if (block->size) memcpy(copy, block->data, block->size);
    return (struct span){copy, block->size};
}

TEST(every_key_finds_its_member) {
    uint32_t blocks = postings_blocks((size_t)MEMBERS * BANDS);
    assert_in_range(blocks, 20, 40);
    struct postings postings = {0};
    struct buffer out = BUFFER_INIT;
    size_t entries = 0, found = 0;
    for (uint32_t first = 0; first < blocks; first += 9) {
        postings_start(&postings, blocks, first, first + 9 < blocks ? first + 9 : blocks);
        assert_int_equal(fill(&postings), STATUS_OK);
        for (uint32_t number = first; postings_next_block(&postings, &out); number++) {
            struct span block = exact(&out);
            assert_true(postings_is_block(block, MEMBERS));
            entries += block.size / POSTINGS_ENTRY_BYTES;
            for (uint32_t member = 0; member < MEMBERS; member++)
                for (unsigned band = 0; band < BANDS; band++) {
                    uint64_t key = key_of(member, band);
                    if (postings_block(key, blocks) == number) found += holds(block, key, member);
                }
            free((void *)block.data);
        }
    }
    assert_int_equal(entries, MEMBERS * BANDS);
    assert_int_equal(found, MEMBERS * BANDS);
    postings_release(&postings);
    buffer_release(&out);
}

TEST(entries_are_sorted_by_tag_then_member) {
    const uint64_t keys[] = {0xFFFFFFFF00000002u, 0x0000000000000001u, 0x00000000000000FFu,
                             0xFFFFFFFF00000001u, 0x7FFFFFFF0000ABCDu, 0xFFFFFFFF00000002u};
    struct postings postings = {0};
    struct buffer out = BUFFER_INIT;
    postings_start(&postings, 2, 0, 2);
    for (uint32_t i = 0; i < 6; i++) assert_int_equal(postings_add(&postings, keys[i], i), STATUS_OK);
    assert_int_equal(postings_sort(&postings, NULL), STATUS_OK);
    assert_true(postings_next_block(&postings, &out));
    assert_int_equal(out.size, 15);
    assert_memory_equal(out.data, "\x01\x00\xFF\x00\xCD\xAB\x01\x00\x00\x02\x00\x00\x04\x00\x00", 15);
    assert_true(postings_next_block(&postings, &out));
    assert_int_equal(out.size, 15);
    assert_memory_equal(out.data, "\x01\x00\x02\x00\x02\x00\x03\x00\x00\x00\x00\x00\x05\x00\x00", 15);
    assert_false(postings_next_block(&postings, &out));
    postings_release(&postings);
    buffer_release(&out);
}

TEST(damaged_blocks_are_told) {
    assert_true(postings_is_block((struct span){"", 0}, 0));
    assert_true(postings_is_block((struct span){"\x01\x00\x02\x00\x00\x00\x00\x01\x00\x00", 10}, 2));
    assert_false(postings_is_block((struct span){"\x01\x00\x02\x00\x00\x00\x00\x01\x00\x00", 10}, 1));
    assert_false(postings_is_block((struct span){"\x03\x00\x02\x00\x00\x00\x00\x01\x00\x00", 10}, 2));
    assert_false(postings_is_block((struct span){"\x01\x00\x00\x00", 4}, 2));
}

TEST(shapes_find_pairs_at_the_threshold) {
    for (unsigned size = 16; size <= 4096; size *= 4)
        for (int tenths = 3; tenths <= 10; tenths++) {
            struct bands_shape shape = postings_shape(size, tenths / 10.0);
            assert_true(shape.rows >= 1 && shape.rows * shape.bands <= size && shape.bands <= 128);
            assert_true(bands_probability(shape.rows, shape.bands, tenths / 10.0) >= 0.99);
        }
    struct bands_shape half = postings_shape(256, 0.5);
    assert_int_equal(half.rows, 3); /* (1 - 1/8)^39 = .0055 <= .006 < (1 - 1/8)^38 */
    assert_int_equal(half.bands, 39);
}

static bool stop_always(void *context) {
    (void)context;
    return true;
}

TEST(sorting_can_be_stopped) {
    struct poll poll = {.stop = stop_always};
    struct postings postings = {0};
    postings_start(&postings, 1, 0, 1);
    for (uint32_t i = 0; i < 10000; i++) assert_int_equal(postings_add(&postings, i, i), STATUS_OK);
    assert_int_equal(postings_sort(&postings, &poll), STATUS_INTERRUPT);
    postings_release(&postings);
}

static enum status make(void *context) {
    struct postings postings = {0};
    struct buffer out = BUFFER_INIT;
    (void)context;
    postings_start(&postings, 40, 0, 40);
    enum status status = fill(&postings);
    while (!status && postings_next_block(&postings, &out)) continue;
    if (!status) status = out.status;
    postings_release(&postings);
    buffer_release(&out);
    return status;
}

TEST(survives_no_memory) {
    assert_survives_no_memory(make, NULL);
}
