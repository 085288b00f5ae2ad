/*
 * test_near_scan.c - which documents are candidates, held against comparing each band of each two
 *
 * Registers are made by hand: a crowd whose documents agree in most bands, and others that agree with it in few.
 */
#include "../unit.h"
#include "match/near_scan.h"
#include "match/near_shape.h"

enum { DOCUMENTS = 192, BANDS = 40, ROWS = 2, SIZE = BANDS * ROWS + 1 };

/* So low that all that meet are candidates. */
#define ANY 0.001

static enum status add_registers(struct near_corpus *corpus, unsigned size, const char *registers) {
    struct minhash signature = {size, SHINGLE_DEFAULT, false, 100, registers};
    return near_corpus_add_signature(corpus, &signature);
}

/* In each band a document has the value of its crowd, with a chance of `common` in 8, or one of its own. */
static enum status make_corpus(struct near_corpus *corpus, uint64_t seed, size_t common) {
    enum status status = STATUS_OK;
    near_corpus_init(corpus, SHINGLE_DEFAULT, 1, NULL);
    for (size_t d = 0; d < DOCUMENTS && !status; d++) {
        char registers[2 * SIZE];
        for (size_t i = 0; i < SIZE; i += ROWS) {
            uint64_t value = random_below(&seed, 8) < common ? d % 2 : random_below(&seed, 1u << 16);
            for (size_t j = i; j < i + ROWS && j < SIZE; j++)
                store_le(registers + 2 * j, 2, value * (2 * j + 1));
        }
        store_le(registers + 2 * (SIZE - 1), 2, d); /* of no band: all documents differ */
        status = add_registers(corpus, SIZE, registers);
    }
    return status;
}

static bool meet(const struct near_corpus *corpus, size_t a, size_t b) {
    const char *x = near_corpus_registers(corpus, a), *y = near_corpus_registers(corpus, b);
    for (size_t i = 0; i < BANDS; i++)
        if (memcmp(x + 2 * ROWS * i, y + 2 * ROWS * i, 2 * ROWS) == 0) return true;
    return false;
}

static enum status scan_all(const struct near_corpus *corpus, unsigned char *met, struct poll *poll) {
    struct near_scan scan = {.corpus = NULL};
    enum status status =
        near_scan_start(&scan, corpus, (struct near_bands){{ROWS, BANDS}, 0, BANDS}, ANY, poll);
    memset(met, 0, DOCUMENTS * DOCUMENTS);
    while (!status) {
        status = near_scan_next(&scan, poll);
        if (status || scan.done) break;
        assert_true(scan.at.a < scan.at.b);
        bool gives = false;
        assert_int_equal(near_scan_gives(&scan, scan.at.a, scan.at.b, &gives), STATUS_OK);
        assert_true(gives);
        met[scan.at.a * DOCUMENTS + scan.at.b]++;
    }
    near_scan_release(&scan);
    return status;
}

/* Crowds have more pairs than a walker keeps. */
TEST(all_that_meet_are_given_once) {
    unsigned char *met = test_malloc(DOCUMENTS * DOCUMENTS);
    size_t most = 0;
    for (uint64_t seed = 1; seed <= 8; seed++) {
        struct near_corpus corpus;
        size_t pairs = 0;
        assert_int_equal(make_corpus(&corpus, seed, seed), STATUS_OK);
        assert_int_equal(scan_all(&corpus, met, NULL), STATUS_OK);
        for (size_t a = 0; a < DOCUMENTS; a++)
            for (size_t b = 0; b < DOCUMENTS; b++) {
                assert_int_equal(met[a * DOCUMENTS + b], a < b && meet(&corpus, a, b));
                pairs += met[a * DOCUMENTS + b];
            }
        assert_true(pairs > 0);
        if (pairs > most) most = pairs;
        near_corpus_release(&corpus);
    }
    assert_true(most > NEAR_FOUND);
    test_free(met);
    assert_int_equal(mem_live_blocks(), 0);
}

struct partners {
    bool known[DOCUMENTS];
    size_t noted;
};

static void note(void *context, uint32_t a, uint32_t b) {
    struct partners *partners = context;
    partners->noted++;
    partners->known[a] = partners->known[b] = true;
}

static bool has_partner(const void *context, uint32_t document) {
    return ((const struct partners *)context)->known[document];
}

TEST(the_rest_finds_a_partner_for_each_that_has_one) {
    for (uint64_t seed = 1; seed <= 8; seed++) {
        struct near_corpus corpus;
        struct near_scan scan = {.corpus = NULL};
        struct partners partners = {.noted = 0};
        struct near_bands bands = {{ROWS, BANDS}, 0, BANDS};
        assert_int_equal(make_corpus(&corpus, seed, seed), STATUS_OK);
        assert_int_equal(near_scan_start(&scan, &corpus, bands, ANY, NULL), STATUS_OK);
        struct near_partners ask = {note, has_partner, &partners};
        assert_int_equal(near_scan_rest(&scan, ask, NULL), STATUS_OK);
        assert_true(scan.done);
        for (size_t a = 0; a < DOCUMENTS; a++) {
            bool expected = false;
            for (size_t b = 0; b < DOCUMENTS; b++) expected |= b != a && meet(&corpus, a, b);
            assert_int_equal(partners.known[a], expected);
        }
        assert_true(partners.noted <= DOCUMENTS);
        near_scan_release(&scan);
        near_corpus_release(&corpus);
    }
    assert_int_equal(mem_live_blocks(), 0);
}

/* ---- many documents ---- */

enum { MANY = NEAR_WALKERS_FROM + 99, MANY_SIZE = 24 };

/* Documents 7 i and 7 i + 1 are alike in all but one register, and no others are. */
static enum status make_many(struct near_corpus *corpus, size_t threads, struct poll *poll) {
    uint64_t random = 3;
    char registers[2 * MANY_SIZE];
    enum status status = STATUS_OK;
    near_corpus_init(corpus, SHINGLE_DEFAULT, threads, NULL);
    for (size_t d = 0; d < MANY && !status; d++) {
        for (size_t i = 0; i < MANY_SIZE; i++)
            if (d % 7 != 1 || i == d % MANY_SIZE)
                store_le(registers + 2 * i, 2, random_below(&random, 1u << 16));
        status = add_registers(corpus, MANY_SIZE, registers);
    }
    return !status && poll_stop(poll, POLL_INTERVAL) ? STATUS_INTERRUPT : status;
}

static enum status scan_many(void *threads, struct poll *poll) {
    struct near_corpus corpus;
    struct near_scan scan = {.corpus = NULL};
    struct bands_shape shape = {.rows = 0};
    size_t pairs = 0;
    enum status status = make_many(&corpus, *(size_t *)threads, poll);
    if (!status) status = near_shape_choose(&shape, &corpus, 0.8, 1e-3, poll);
    if (!status)
        status = near_scan_start(&scan, &corpus, (struct near_bands){shape, 0, shape.bands}, 0.8, poll);
    while (!status && !(status = near_scan_next(&scan, poll)) && !scan.done) {
        assert_true(scan.at.a % 7 == 0 && scan.at.b == scan.at.a + 1);
        pairs++;
    }
    if (!status) assert_int_equal(pairs, (MANY + 5) / 7);
    near_scan_release(&scan);
    near_corpus_release(&corpus);
    return status;
}

TEST(bands_are_walked_side_by_side) {
    for (size_t threads = 1; threads <= 3; threads++) assert_int_equal(scan_many(&threads, NULL), STATUS_OK);
    size_t threads = 2;
    assert_true(assert_survives_interrupts(scan_many, &threads) >= 10);
    assert_int_equal(mem_live_blocks(), 0);
}

/* Of four documents of the second side the first is alike one of the first side, and the last the one before it. */
static enum status make_sides(struct near_corpus *corpus, size_t side) {
    uint64_t random = 7;
    char registers[2 * MANY_SIZE];
    enum status status = STATUS_OK;
    near_corpus_init(corpus, SHINGLE_DEFAULT, 1, NULL);
    for (size_t d = 0; d < 2 * side && !status; d++) {
        size_t i = d % side;
        if (d == side) status = near_corpus_turn(corpus, NULL);
        if (d >= side && i % 4 == 0) memcpy(registers, near_corpus_registers(corpus, i), sizeof registers);
        for (size_t r = 0; r < MANY_SIZE; r++)
            if (d < side || i % 4 == 1 || i % 4 == 2 || r == d % MANY_SIZE)
                store_le(registers + 2 * r, 2, random_below(&random, 1u << 16));
        if (!status) status = add_registers(corpus, MANY_SIZE, registers);
    }
    return status;
}

TEST(keys_of_the_second_side_alone_hide_no_others) {
    enum { SIDE = 6000 };
    struct near_corpus corpus;
    struct near_scan scan = {.corpus = NULL};
    size_t pairs = 0;
    assert_int_equal(make_sides(&corpus, SIDE), STATUS_OK);
    struct near_bands bands = {{2, MANY_SIZE / 2}, 0, MANY_SIZE / 2};
    assert_int_equal(near_scan_start(&scan, &corpus, bands, 0.8, NULL), STATUS_OK);
    while (near_scan_next(&scan, NULL) == STATUS_OK && !scan.done) {
        assert_true(scan.at.a % 4 == 0 && scan.at.b == scan.at.a + SIDE);
        pairs++;
    }
    assert_int_equal(pairs, SIDE / 4);
    near_scan_release(&scan);
    near_corpus_release(&corpus);
}

/* ---- the shape ---- */

/* Registers that take one of so many values. */
static struct bands_shape choose_for(size_t values, double miss) {
    enum { REGISTERS = 128, SOME = 3000 };
    struct near_corpus corpus;
    struct bands_shape shape;
    uint64_t random = 5;
    near_corpus_init(&corpus, SHINGLE_DEFAULT, 1, NULL);
    for (size_t d = 0; d < SOME; d++) {
        char registers[2 * REGISTERS];
        for (size_t i = 0; i < REGISTERS; i++)
            store_le(registers + 2 * i, 2, random_below(&random, 1u << 16) / 7 % values);
        assert_int_equal(add_registers(&corpus, REGISTERS, registers), STATUS_OK);
    }
    assert_int_equal(near_shape_choose(&shape, &corpus, 0.5, miss, NULL), STATUS_OK);
    assert_true(bands_miss(REGISTERS, shape, 0.5) <= miss);
    near_corpus_release(&corpus);
    return shape;
}

TEST(the_more_meet_the_more_registers_a_band_has) {
    struct bands_shape few = choose_for(1u << 16, 1e-4), some = choose_for(16, 1e-4),
                       many = choose_for(4, 1e-4);
    assert_int_equal(few.rows, 1);
    assert_true(some.rows > few.rows && many.rows > some.rows);
    assert_true(choose_for(16, 0.1).bands < some.bands);
    assert_int_equal(mem_live_blocks(), 0);
}

/* ---- what can go wrong ---- */

static enum status scan_once(void *met, struct poll *poll) {
    struct near_corpus corpus;
    struct bands_shape shape;
    enum status status = make_corpus(&corpus, 5, 5);
    if (!status) status = near_shape_choose(&shape, &corpus, 0.5, 1e-4, poll);
    if (!status) status = scan_all(&corpus, met, poll);
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
