/*
 * test_holders.c - which of the documents kept so far hold much of another, held against brute force
 */
#include "../unit.h"
#include "match/holders.h"

enum { DOCUMENTS = 60, SET_MAX = 200 };

struct sets {
    uint64_t hashes[DOCUMENTS][SET_MAX]; /* distinct */
    size_t counts[DOCUMENTS];
    size_t size; /* of the largest */
};

static uint64_t hash_of(size_t word) {
    return hash_mix(word + 1, HASH_GOLDEN);
}

/* Sets from few words, so that shares of all sizes occur; every fifth is a part of the one before. */
static void make_sets(struct sets *sets, uint64_t random) {
    for (size_t d = 0; d < DOCUMENTS; d++) {
        size_t wanted = random_below(&random, sets->size),
               vocabulary = sets->size + random_below(&random, 400);
        sets->counts[d] = 0;
        for (size_t word = 0; word < vocabulary && sets->counts[d] < wanted; word++)
            if (random_below(&random, vocabulary) < wanted)
                sets->hashes[d][sets->counts[d]++] = hash_of(word);
        if (d % 5 != 4) continue;
        sets->counts[d] = sets->counts[d - 1] / 2;
        memcpy(sets->hashes[d], sets->hashes[d - 1], sets->counts[d] * sizeof **sets->hashes);
    }
}

static size_t shared(const struct sets *sets, size_t a, size_t b) {
    size_t count = 0;
    for (size_t i = 0; i < sets->counts[a]; i++)
        for (size_t j = 0; j < sets->counts[b]; j++) count += sets->hashes[a][i] == sets->hashes[b][j];
    return count;
}

static enum status fill(struct holders *holders, const struct sets *sets, struct poll *poll) {
    for (size_t d = 0; d < DOCUMENTS; d++) {
        enum status status = holders_add(holders, sets->hashes[d], sets->counts[d]);
        if (status) return status;
    }
    return holders_build(holders, poll);
}

/* Where `other` was found, or NULL. */
static const struct holders_found *find(const struct holders *holders, size_t other) {
    const struct holders_found *there = NULL;
    for (size_t i = 0; i < holders->found.count; i++) {
        if (holders->found.items[i].document != other) continue;
        assert_null(there);
        there = &holders->found.items[i];
    }
    return there;
}

/* Exactly the documents that are kept and hold the share are found, with all that they share. */
static size_t check_found(const struct holders *holders, const struct sets *sets, size_t document,
                          double share, const bool *kept) {
    size_t count = 0;
    for (size_t other = 0; other < DOCUMENTS; other++) {
        size_t both = shared(sets, document, other);
        bool holds = kept[other] && both > 0 && (double)both / (double)sets->counts[document] >= share;
        const struct holders_found *found = find(holders, other);
        if (found) assert_true(holders_count_all(holders, document, other) && kept[other]);
        if (found) assert_int_equal(found->shared, both);
        if (holds) assert_non_null(found);
        count += holds;
    }
    return count;
}

TEST(all_that_are_kept_and_hold_the_share_are_found) {
    struct sets *sets = test_malloc(sizeof *sets);
    size_t found = 0;
    sets->size = 90;
    for (uint64_t seed = 1; seed <= 20; seed++) {
        struct holders holders = {.cut = 0};
        bool kept[DOCUMENTS] = {false};
        make_sets(sets, seed);
        assert_int_equal(fill(&holders, sets, NULL), STATUS_OK);
        for (size_t i = 0; i < DOCUMENTS; i++) {
            size_t document = (i * 7 + seed) % DOCUMENTS;
            double share = (double)(1 + i % 10) / 10;
            assert_int_equal(holders_find(&holders, document, share, NULL), STATUS_OK);
            found += check_found(&holders, sets, document, share, kept);
            if (i % 3 == 0) continue;
            kept[document] = true;
            holders_keep(&holders, document);
        }
        holders_release(&holders);
    }
    assert_true(found > 500);
    test_free(sets);
    assert_int_equal(mem_live_blocks(), 0);
}

/* Of 80 words the first 20 stand in few documents, the others in many: 255 and more, too, whose number takes
 * more than a byte. No two stand in as many. */
static size_t documents_with(size_t word) {
    return word < 20 ? 2 + 6 * word : 181 + 2 * word;
}

/* Once all documents are kept, a run says in how many it is: of 60 runs of many documents, which are sorted by
 * calls, and of fewer. */
TEST(the_runs_of_a_document_stand_the_shortest_first) {
    enum { MANY = 340, VOCABULARY = 80 };
    struct holders holders = {.cut = 0};
    uint64_t hashes[VOCABULARY];
    for (size_t d = 0, count = 0; d < MANY; d++, count = 0) {
        for (size_t word = 0; word < VOCABULARY; word++)
            if (d < documents_with(word)) hashes[count++] = hash_of(word);
        assert_int_equal(holders_add(&holders, hashes, count), STATUS_OK);
    }
    assert_int_equal(holders_build(&holders, NULL), STATUS_OK);
    for (size_t d = 0; d < MANY; d++) holders_keep(&holders, d);
    for (size_t d = 0, at = 0; d < MANY; d++) {
        for (size_t word = 0; word < VOCABULARY; word++)
            if (d < documents_with(word))
                assert_int_equal(holders.lists[holders.postings.items[at++]], documents_with(word));
        assert_int_equal(holders.documents.items[d].end, at);
    }
    holders_release(&holders);
}

/* With half of the hashes left out: what is surely held is, and what is held is not said not to be; a short
 * document still has all of its own. */
TEST(a_sample_says_what_is_sure) {
    struct sets *sets = test_malloc(sizeof *sets);
    size_t sure = 0, unsure = 0, whole = 0;
    sets->size = SET_MAX;
    for (uint64_t seed = 1; seed <= 20; seed++) {
        struct holders holders = {.cut = UINT32_MAX / 2};
        make_sets(sets, seed);
        assert_int_equal(fill(&holders, sets, NULL), STATUS_OK);
        for (size_t d = 0; d < DOCUMENTS; d++) {
            const double share = 0.4;
            assert_int_equal(holders_find(&holders, d, share, NULL), STATUS_OK);
            for (size_t other = 0; other < d; other++) {
                bool holds = (double)shared(sets, d, other) >= share * (double)sets->counts[d];
                const struct holders_found *found = find(&holders, other);
                bool all = holders_count_all(&holders, d, other);
                assert_int_equal(all,
                                 sets->counts[d] <= HOLDERS_WHOLE && sets->counts[other] <= HOLDERS_WHOLE);
                if (all && found) assert_int_equal(found->shared, shared(sets, d, other));
                whole += all && found;
                if (all || sets->counts[d] <= HOLDERS_WHOLE) continue;
                enum holds said = found ? holders_judge(&holders, d, *found, share) : HOLDS_NOT;
                if (holds) assert_true(said != HOLDS_NOT);
                if (said == HOLDS_SURELY) assert_true(holds);
                sure += said == HOLDS_SURELY;
                unsure += said == HOLDS_PERHAPS;
            }
            holders_keep(&holders, d);
        }
        holders_release(&holders);
    }
    assert_true(sure > 100 && unsure > 100 && whole > 100);
    test_free(sets);
}

/* Many postings make the sample smaller: documents keep about HOLDERS_A_DOCUMENT. */
TEST(the_sample_shrinks_to_the_bound) {
    struct holders holders = {.cut = 0};
    enum { LARGE = 1 << 20 };
    uint64_t *hashes = test_malloc(LARGE * sizeof *hashes);
    for (size_t d = 0; d < 36; d++) {
        for (size_t i = 0; i < LARGE; i++) hashes[i] = hash_of(d * LARGE + i);
        assert_int_equal(holders_add(&holders, hashes, LARGE), STATUS_OK);
        assert_true(holders.postings.count <= HOLDERS_POSTINGS);
    }
    assert_true(holders.cut > 0 && holders.postings.count > HOLDERS_POSTINGS / 4 * 3);
    assert_int_equal(holders.documents.items[35].end, holders.postings.count);
    for (size_t d = 0; d < 36; d++) {
        double left = 1 - (double)holders.cut / UINT32_MAX, is = holders.documents.items[d].sampled;
        assert_true(is > LARGE * left * .99 && is < LARGE * left * 1.01);
    }
    holders_release(&holders);
    test_free(hashes);
}

static enum status work(void *context, struct poll *poll) {
    struct holders holders = {.cut = 0};
    enum status status = fill(&holders, context, poll);
    for (size_t d = 0; d < DOCUMENTS && !status; d++) {
        status = holders_find(&holders, d, 0.3, poll);
        if (!status) holders_keep(&holders, d);
    }
    holders_release(&holders);
    return status;
}

static enum status work_unstopped(void *context) {
    return work(context, NULL);
}

TEST(memory_and_interrupts) {
    struct sets *sets = test_malloc(sizeof *sets);
    sets->size = 40;
    make_sets(sets, 3);
    assert_survives_no_memory(work_unstopped, sets);
    assert_survives_interrupts(work, sets);
    test_free(sets);
}
