/*
 * test_near_corpus.c - the rows of a corpus, folded into distinct documents
 */
#include "../unit.h"
#include "match/near_corpus.h"

/* Texts by number: those that are equal but for case and marks have the same shingles. */
static const char *const TEXTS[] = {
    "A crane fell on the pier",
    "",
    "a CRANE fell, on the pier!",
    "Ice shut the pier",
    "ice",
    "a crane fell on the pier",
    "... ! ",
    "Ice shut the pier.",
    "ice!",
};
enum { TEXT_COUNT = sizeof TEXTS / sizeof *TEXTS };
static const uint32_t DOCUMENTS[] = {0, NEAR_NONE, 0, 1, 2, 0, NEAR_NONE, 1, 2};

/* Row r has text r % TEXT_COUNT, in rounds, so that rows of one document stand in many batches. */
static enum status add_rounds(struct near_corpus *corpus, size_t rounds, struct poll *poll) {
    enum status status = STATUS_OK;
    for (size_t row = 0; row < rounds * TEXT_COUNT && !status; row++)
        status = near_corpus_add(corpus, span_of(TEXTS[row % TEXT_COUNT]), poll);
    return status ? status : near_corpus_finish(corpus, poll);
}

static void check_rows(const struct near_corpus *corpus, size_t rounds) {
    size_t counts[3] = {0, 0, 0};
    assert_int_equal(corpus->documents.count, 3);
    assert_int_equal(corpus->rows.count, rounds * TEXT_COUNT);
    for (size_t row = 0; row < corpus->rows.count; row++)
        assert_int_equal(corpus->rows.items[row].document, DOCUMENTS[row % TEXT_COUNT]);
    for (uint32_t d = 0; d < 3; d++) {
        uint32_t before = NEAR_NONE;
        for (uint32_t row = corpus->documents.items[d].first; row != NEAR_NONE;
             row = corpus->rows.items[row].next) {
            assert_int_equal(corpus->rows.items[row].document, d);
            assert_true(before == NEAR_NONE || before < row);
            before = row;
            counts[d]++;
        }
        assert_int_equal(before, corpus->documents.items[d].last);
    }
    assert_true(counts[0] == 3 * rounds && counts[1] == 2 * rounds && counts[2] == 2 * rounds);
}

TEST(rows_with_the_same_shingles_are_one_document) {
    for (size_t rounds = 1; rounds <= 3 * NEAR_BATCH; rounds = 2 * rounds + 100)
        for (size_t threads = 1; threads <= 2; threads++) {
            struct near_corpus corpus;
            near_corpus_init(&corpus, SHINGLE_DEFAULT, threads, NULL);
            assert_int_equal(add_rounds(&corpus, rounds, NULL), STATUS_OK);
            check_rows(&corpus, rounds);
            assert_int_equal(corpus.documents.items[0].short_words, 0);
            assert_int_equal(corpus.documents.items[2].short_words, 1);
            near_corpus_release(&corpus);
        }
    assert_int_equal(mem_live_blocks(), 0);
}

/* A long text is read alone: the rows before it come first all the same. */
TEST(a_long_text_keeps_its_place) {
    struct near_corpus corpus;
    char *text = test_malloc(2 * NEAR_BYTES_ALONE);
    for (size_t i = 0; i < 2 * NEAR_BYTES_ALONE; i++) text[i] = i % 5 ? (char)('a' + i * i % 23) : ' ';
    near_corpus_init(&corpus, SHINGLE_DEFAULT, 1, NULL);
    assert_int_equal(near_corpus_add(&corpus, span_of("ice"), NULL), STATUS_OK);
    for (int i = 0; i < 2; i++) {
        struct span alone = {text, 2 * NEAR_BYTES_ALONE};
        assert_int_equal(near_corpus_add(&corpus, alone, NULL), STATUS_OK);
        assert_int_equal(corpus.documents.count, 2);
        assert_int_equal(corpus.rows.items[i + 1].document, 1);
    }
    assert_int_equal(corpus.rows.items[0].document, 0);
    near_corpus_release(&corpus);
    test_free(text);
    assert_int_equal(mem_live_blocks(), 0);
}

/* Signatures are one document when registers, count and kind of count are equal. */
TEST(equal_signatures_are_one_document) {
    uint64_t hashes[] = {hash_mix(3, HASH_GOLDEN), hash_mix(5, HASH_GOLDEN)};
    char blobs[2][MINHASH_HEADER_BYTES + 2 * 16];
    struct minhash signatures[2];
    struct near_corpus corpus;
    near_corpus_init(&corpus, SHINGLE_DEFAULT, 1, NULL);
    for (size_t i = 0; i < 2; i++) {
        minhash_write(hashes, i + 1, 16, SHINGLE_DEFAULT, blobs[i], NULL);
        assert_null(minhash_parse((struct span){blobs[i], sizeof blobs[i]}, &signatures[i]));
    }
    for (int kind = 0; kind < 8; kind++) {
        struct minhash signature = signatures[kind & 1];
        if (kind & 2) signature.count += 7;
        signature.estimated = kind & 4;
        for (int again = 0; again < 2; again++) {
            assert_int_equal(near_corpus_add_signature(&corpus, &signature), STATUS_OK);
            assert_int_equal(corpus.documents.count, kind + 1);
        }
        struct minhash kept = near_corpus_signature(&corpus, (size_t)kind);
        assert_int_equal(memcmp(kept.registers, signature.registers, 32), 0);
        assert_true(kept.count == signature.count && kept.estimated == signature.estimated);
    }
    near_corpus_release(&corpus);
    assert_int_equal(mem_live_blocks(), 0);
}

static enum status add_some(void *context, struct poll *poll) {
    struct near_corpus corpus;
    near_corpus_init(&corpus, SHINGLE_DEFAULT, *(size_t *)context, NULL);
    enum status status = add_rounds(&corpus, 300, poll);
    if (!status) check_rows(&corpus, 300);
    near_corpus_release(&corpus);
    return status;
}

static enum status add_without_poll(void *threads) {
    return add_some(threads, NULL);
}

TEST(memory_may_be_out_and_the_work_be_stopped) {
    for (size_t threads = 1; threads <= 2; threads++) {
        assert_survives_no_memory(add_without_poll, &threads);
        assert_true(assert_survives_interrupts(add_some, &threads) >= 1);
    }
}
