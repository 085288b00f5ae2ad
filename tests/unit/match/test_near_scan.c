/*
 * test_near_scan.c - which documents meet, held against comparing each band of each two
 *
 * Registers are made by hand: a crowd whose documents agree in most bands, and others that agree with it in few.
 */
#include "../unit.h"
#include "match/near_scan.h"

enum { DOCUMENTS = 3 * NEAR_CROWD, BANDS = 40, ROWS = 2, SIZE = BANDS * ROWS + 1 };

/* In each band a document has the value of its crowd, with a chance of `common` in 8, or one of its own. */
static enum status make_corpus(struct near_corpus *corpus, uint64_t seed, size_t common) {
    enum status status = STATUS_OK;
    near_corpus_init(corpus, SHINGLE_DEFAULT, 1, NULL);
    for (size_t d = 0; d < DOCUMENTS && !status; d++) {
        char registers[2 * SIZE];
        for (size_t i = 0; i < SIZE; i += ROWS) {
            uint64_t value = random_below(&seed, 8) < common ? d % 2 : random_below(&seed, 1u << 16);
            for (size_t j = i; j < i + ROWS && j < SIZE; j++) store_le(registers + 2 * j, 2, value);
        }
        store_le(registers + 2 * (SIZE - 1), 2, d); /* of no band: all documents differ */
        struct minhash signature = {SIZE, SHINGLE_DEFAULT, false, 100, registers};
        status = near_corpus_add_signature(corpus, &signature);
    }
    return status;
}

static bool meet(const struct near_corpus *corpus, size_t a, size_t b) {
    const char *x = near_corpus_registers(corpus, a), *y = near_corpus_registers(corpus, b);
    for (size_t i = 0; i < BANDS; i++)
        if (memcmp(x + 2 * ROWS * i, y + 2 * ROWS * i, 2 * ROWS) == 0) return true;
    return false;
}

static enum status scan_all(const struct near_corpus *corpus, unsigned char *met, size_t *given,
                            struct poll *poll) {
    struct near_scan scan = {.corpus = NULL};
    enum status status = near_scan_start(&scan, corpus, (struct bands_shape){ROWS, BANDS}, poll);
    memset(met, 0, DOCUMENTS * DOCUMENTS);
    for (*given = 0; !status; ++*given) {
        status = near_scan_next(&scan, poll);
        if (status || scan.done) break;
        assert_true(scan.a < scan.b);
        if (near_scan_is_first(&scan)) met[scan.a * DOCUMENTS + scan.b]++;
        if (near_scan_met_early(&scan)) assert_false(near_scan_is_first(&scan));
    }
    near_scan_release(&scan);
    return status;
}

TEST(all_that_meet_do_so_for_the_first_time_once) {
    unsigned char *met = test_malloc(DOCUMENTS * DOCUMENTS);
    for (uint64_t seed = 1; seed <= 8; seed++) {
        struct near_corpus corpus;
        size_t given, pairs = 0;
        assert_int_equal(make_corpus(&corpus, seed, seed), STATUS_OK);
        assert_int_equal(scan_all(&corpus, met, &given, NULL), STATUS_OK);
        for (size_t a = 0; a < DOCUMENTS; a++)
            for (size_t b = 0; b < DOCUMENTS; b++) {
                assert_int_equal(met[a * DOCUMENTS + b], a < b && meet(&corpus, a, b));
                pairs += met[a * DOCUMENTS + b];
            }
        assert_true(given >= pairs && pairs > 0);
        /* A crowd meets in all its bands, and is given a few times. */
        if (seed >= 6) assert_true(given < 6 * pairs);
        near_corpus_release(&corpus);
    }
    test_free(met);
    assert_int_equal(mem_live_blocks(), 0);
}

struct partners {
    const struct near_corpus *corpus;
    bool known[DOCUMENTS];
    size_t asked;
};

/* Alike are those that meet, but for every fifth document, which is like none. */
static bool find_alike(void *context, uint32_t a, uint32_t b) {
    struct partners *partners = context;
    partners->asked++;
    if (a % 5 == 0 || b % 5 == 0) return false;
    return partners->known[a] = partners->known[b] = true;
}

static bool has_partner(const void *context, uint32_t document) {
    return ((const struct partners *)context)->known[document];
}

TEST(the_rest_finds_a_partner_for_each_that_has_one) {
    for (uint64_t seed = 1; seed <= 8; seed++) {
        struct near_corpus corpus;
        struct near_scan scan = {.corpus = NULL};
        struct partners partners = {.asked = 0};
        assert_int_equal(make_corpus(&corpus, seed, seed), STATUS_OK);
        assert_int_equal(near_scan_start(&scan, &corpus, (struct bands_shape){ROWS, BANDS}, NULL), STATUS_OK);
        struct near_partners ask = {find_alike, has_partner, &partners};
        assert_int_equal(near_scan_rest(&scan, ask, NULL), STATUS_OK);
        assert_true(scan.done);
        for (size_t a = 0; a < DOCUMENTS; a++) {
            bool expected = false;
            for (size_t b = 0; b < DOCUMENTS && a % 5; b++)
                expected |= b % 5 && b != a && meet(&corpus, a, b);
            assert_int_equal(partners.known[a], expected);
        }
        near_scan_release(&scan);
        near_corpus_release(&corpus);
    }
    assert_int_equal(mem_live_blocks(), 0);
}

static enum status scan_once(void *met, struct poll *poll) {
    struct near_corpus corpus;
    size_t given;
    enum status status = make_corpus(&corpus, 5, 5);
    if (!status) status = scan_all(&corpus, met, &given, poll);
    near_corpus_release(&corpus);
    return status;
}

static enum status scan_without_poll(void *met) {
    return scan_once(met, NULL);
}

TEST(memory_may_be_out_and_the_walk_be_stopped) {
    unsigned char *met = test_malloc(DOCUMENTS * DOCUMENTS);
    assert_survives_no_memory(scan_without_poll, met);
    assert_true(assert_survives_interrupts(scan_once, met) >= 10);
    test_free(met);
}
