/*
 * test_overlap.c - which documents hold much of another, held against brute force on random sets
 */
#include "../unit.h"
#include "match/overlap.h"

enum { ROWS = 60, SET_MAX = 90 };

struct sets {
    uint64_t hashes[ROWS][SET_MAX]; /* distinct */
    size_t counts[ROWS];
};

static uint64_t hash_of(size_t word) {
    return hash_mix(word + 1, HASH_GOLDEN);
}

/* Sets of different sizes from few words, so that shares of all sizes occur; every fifth is a part of the one
 * before, some are empty. */
static void make_sets(struct sets *sets, uint64_t random) {
    for (size_t row = 0; row < ROWS; row++) {
        size_t size = row % 7 == 3 ? 0 : random_below(&random, SET_MAX),
               vocabulary = 60 + random_below(&random, 400);
        sets->counts[row] = 0;
        for (size_t word = 0; word < vocabulary && sets->counts[row] < size; word++)
            if (random_below(&random, vocabulary) < size)
                sets->hashes[row][sets->counts[row]++] = hash_of(word);
        if (row % 5 != 4) continue;
        sets->counts[row] = sets->counts[row - 1] / 2;
        memcpy(sets->hashes[row], sets->hashes[row - 1], sets->counts[row] * sizeof **sets->hashes);
    }
}

static size_t shared(const struct sets *sets, size_t a, size_t b) {
    size_t count = 0;
    for (size_t i = 0; i < sets->counts[a]; i++)
        for (size_t j = 0; j < sets->counts[b]; j++) count += sets->hashes[a][i] == sets->hashes[b][j];
    return count;
}

/* With rows from `turn` on as the other side; ROWS: there is none. */
static enum status fill(struct overlap *overlap, const struct sets *sets, size_t turn, struct poll *poll) {
    for (size_t row = 0; row < ROWS; row++) {
        enum status status = row == turn ? overlap_turn(overlap) : STATUS_OK;
        if (!status) status = overlap_add(overlap, row, sets->hashes[row], sets->counts[row]);
        if (status) return status;
    }
    return overlap_build(overlap, ROWS, poll);
}

static size_t times_found(const struct overlap *overlap, size_t row) {
    size_t count = 0;
    for (size_t i = 0; i < overlap->found.count; i++) count += overlap->found.items[i] == row;
    return count;
}

/* Without sampling and boilerplate: exactly the rows that share a shingle and hold the share, each once. */
TEST(finds_who_holds_the_share) {
    struct sets *sets = test_malloc(sizeof *sets);
    size_t found = 0;
    for (uint64_t seed = 1; seed <= 20; seed++) {
        struct overlap overlap = {.halved = 0};
        make_sets(sets, seed);
        assert_int_equal(fill(&overlap, sets, ROWS, NULL), STATUS_OK);
        for (size_t row = 0; row < ROWS; row++)
            for (int tenths = 1; tenths <= 10; tenths++) {
                assert_int_equal(overlap_find(&overlap, row, tenths / 10.0, NULL), STATUS_OK);
                for (size_t other = 0; other < ROWS; other++) {
                    size_t both = shared(sets, row, other);
                    bool holds =
                        other != row && both > 0 && (double)both >= tenths / 10.0 * (double)sets->counts[row];
                    assert_int_equal(times_found(&overlap, other), holds);
                    found += holds;
                }
            }
        assert_int_equal(overlap.skipped, 0);
        overlap_release(&overlap);
    }
    assert_true(found > 10000);
    test_free(sets);
    assert_int_equal(mem_live_blocks(), 0);
}

/* The same between two sides, in either direction, from fewer postings. */
TEST(finds_who_is_of_the_other_side) {
    struct sets *sets = test_malloc(sizeof *sets);
    size_t found = 0, postings = 0, shingles = 0;
    for (uint64_t seed = 1; seed <= 100; seed++) {
        struct overlap overlap = {.halved = 0};
        size_t turn = seed % 4 ? 3 : ROWS - 3, tenths = 1 + seed % 10;
        make_sets(sets, seed);
        assert_int_equal(fill(&overlap, sets, turn, NULL), STATUS_OK);
        for (size_t row = 0; row < ROWS; row++) {
            shingles += sets->counts[row];
            assert_int_equal(overlap_find(&overlap, row, (double)tenths / 10, NULL), STATUS_OK);
            for (size_t other = row < turn ? turn : 0; other < (row < turn ? ROWS : turn); other++) {
                size_t both = shared(sets, row, other);
                bool holds = both > 0 && (double)both >= (double)tenths / 10 * (double)sets->counts[row];
                assert_int_equal(times_found(&overlap, other), holds);
                found += holds;
            }
        }
        postings += overlap.postings.count;
        overlap_release(&overlap);
    }
    assert_true(found > 1000);
    assert_true(postings < shingles * 2 / 3);
    test_free(sets);
    assert_int_equal(mem_live_blocks(), 0);
}

/* A phrase in 5,000 documents leads nowhere, and does not count against a copy either. */
TEST(boilerplate_is_skipped_and_counted) {
    enum { DOCUMENTS = 5000, COMMON = 30 };
    struct overlap overlap = {.halved = 0};
    uint64_t hashes[COMMON + 4];
    for (size_t i = 0; i < COMMON; i++) hashes[i] = hash_of(i);
    for (size_t row = 0; row < DOCUMENTS; row++) {
        size_t story = row == DOCUMENTS - 1 ? 17 : row; /* the last row repeats the story of row 17 */
        for (size_t i = 0; i < 4; i++) hashes[COMMON + i] = hash_of(1000 + 4 * story + i);
        assert_int_equal(overlap_add(&overlap, row, hashes, COMMON + 4), STATUS_OK);
    }
    assert_int_equal(overlap_build(&overlap, DOCUMENTS, NULL), STATUS_OK);
    assert_int_equal(overlap.skipped, COMMON);
    for (size_t row = 0; row < DOCUMENTS; row++) {
        assert_int_equal(overlap_find(&overlap, row, 0.9, NULL), STATUS_OK);
        assert_int_equal(overlap.found.count, row == 17 || row == DOCUMENTS - 1);
    }
    assert_int_equal(overlap_find(&overlap, 17, 0.9, NULL), STATUS_OK);
    assert_int_equal(overlap.found.items[0], DOCUMENTS - 1);
    overlap_release(&overlap);
}

/* Many copies of one text cost no more than the bound, and all are found; one that has the first half of
 * its shingles too. */
TEST(copies_are_all_found) {
    enum { DOCUMENTS = 1000, SHINGLES = 400 };
    struct overlap overlap = {.halved = 0};
    uint64_t hashes[SHINGLES];
    for (size_t i = 0; i < SHINGLES; i++) hashes[i] = hash_of(i);
    for (size_t row = 0; row < DOCUMENTS; row++)
        assert_int_equal(overlap_add(&overlap, row, hashes, row ? SHINGLES : SHINGLES / 2), STATUS_OK);
    assert_int_equal(overlap_build(&overlap, DOCUMENTS, NULL), STATUS_OK);
    for (size_t row = 0; row < DOCUMENTS; row += 99) {
        assert_int_equal(overlap_find(&overlap, row, 0.5, NULL), STATUS_OK);
        assert_int_equal(overlap.found.count, DOCUMENTS - 1);
    }
    overlap_release(&overlap);
}

/* Beyond 16 million shingles only a sample is kept: memory stays below the bound, and halves are still found.
 */
TEST(a_large_corpus_is_sampled) {
    enum { DOCUMENTS = 120, SHINGLES = 200000, POSTINGS_MAX = 16 * 1024 * 1024 };
    struct overlap overlap = {.halved = 0};
    uint64_t *hashes = test_malloc(SHINGLES * sizeof *hashes);
    for (size_t row = 0; row < DOCUMENTS; row++) {
        size_t count = row % 2 ? SHINGLES / 2 : SHINGLES; /* an odd row is the first half of the one before */
        for (size_t i = 0; i < count; i++) hashes[i] = hash_of(row / 2 * SHINGLES + i);
        assert_int_equal(overlap_add(&overlap, row, hashes, count), STATUS_OK);
        assert_true(overlap.postings.count <= POSTINGS_MAX);
    }
    test_free(hashes);
    assert_int_equal(overlap.halved, 1); /* 60 times 300,000 are 18 million */
    assert_int_equal(overlap_build(&overlap, DOCUMENTS, NULL), STATUS_OK);
    for (size_t row = 0; row < DOCUMENTS; row++)
        for (int share = 5; share <= 9; share += 4) {
            assert_int_equal(overlap_find(&overlap, row, share / 10.0, NULL), STATUS_OK);
            assert_int_equal(overlap.found.count, row % 2 || share == 5);
            if (overlap.found.count) assert_int_equal(overlap.found.items[0], row ^ 1);
        }
    overlap_release(&overlap);
    assert_int_equal(mem_live_blocks(), 0);
}

/* What has no posting is sampled as the others are: half of each text of the second side is new. */
TEST(a_large_side_is_sampled) {
    enum { DOCUMENTS = 80, SHINGLES = 200000 };
    struct overlap overlap = {.halved = 0};
    uint64_t *hashes = test_malloc(SHINGLES * sizeof *hashes);
    for (size_t row = 0; row < 2 * DOCUMENTS; row++) {
        size_t own = row < DOCUMENTS ? 0 : SHINGLES / 2;
        for (size_t i = 0; i < SHINGLES; i++)
            hashes[i] = hash_of((i < own ? row : row % DOCUMENTS) * SHINGLES + i);
        if (row == DOCUMENTS) assert_int_equal(overlap_turn(&overlap), STATUS_OK);
        assert_int_equal(overlap_add(&overlap, row, hashes, SHINGLES), STATUS_OK);
    }
    test_free(hashes);
    assert_int_equal(overlap.halved, 1); /* 16 million are all kept, 8 million more are not */
    assert_int_equal(overlap_build(&overlap, 2 * DOCUMENTS, NULL), STATUS_OK);
    for (size_t row = 0; row < 2 * DOCUMENTS; row++)
        for (int share = 4; share <= 6; share += 2) {
            assert_int_equal(overlap_find(&overlap, row, share / 10.0, NULL), STATUS_OK);
            assert_int_equal(overlap.found.count, share == 4);
        }
    overlap_release(&overlap);
    assert_int_equal(mem_live_blocks(), 0);
}

static enum status build_and_find(const struct sets *sets, struct poll *poll) {
    struct overlap overlap = {.halved = 0};
    enum status status = fill(&overlap, sets, 5, poll);
    for (size_t row = 0; row < ROWS && !status; row++) status = overlap_find(&overlap, row, 0.2, poll);
    overlap_release(&overlap);
    return status;
}

static enum status with_memory(void *sets) {
    return build_and_find(sets, NULL);
}

static enum status with_poll(void *sets, struct poll *poll) {
    return build_and_find(sets, poll);
}

TEST(every_allocation_may_fail) {
    struct sets *sets = test_malloc(sizeof *sets);
    make_sets(sets, 1);
    assert_survives_no_memory(with_memory, sets);
    test_free(sets);
}

TEST(every_question_may_end_it) {
    struct sets *sets = test_malloc(sizeof *sets);
    make_sets(sets, 1);
    assert_true(assert_survives_interrupts(with_poll, sets) > 0);
    test_free(sets);
}
