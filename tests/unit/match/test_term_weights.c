/*
 * test_term_weights.c - in how many documents of a corpus each word stands
 */
#include "../unit.h"
#include "learn_weights.h"
#include "match/term_weights.h"
#include <math.h>

static void assert_near(double actual, double expected, double error) {
    if (!(fabs(actual - expected) <= error)) fail_msg("%.17g is not %.17g", actual, expected);
}

static uint64_t word(const char *key) {
    return hash_bytes(span_of(key));
}

static const char *const TEXTS[] = {"The wall, the WALL fell.", "the wall held", " ... ", "A ferry"};

TEST(a_word_counts_once_a_document) {
    struct term_weights weights;
    struct buffer blob = learn_weights(TEXTS, 4);
    assert_null(term_weights_parse(buffer_span(&blob), &weights));
    assert_int_equal(weights.documents, 3); /* the one without words is none */
    assert_int_equal(weights.count, 6);
    assert_int_equal(blob.size, 24 + 12 * 6);
    assert_int_equal(term_weights_frequency(&weights, word("the")), 2);
    assert_int_equal(term_weights_frequency(&weights, word("wall")), 2);
    assert_int_equal(term_weights_frequency(&weights, word("ferry")), 1);
    assert_int_equal(term_weights_frequency(&weights, word("harbour")), 0);
    assert_near(term_weights_idf(&weights, word("wall")), 0.5108256237659907, 1e-14);    /* ln 5/3 */
    assert_near(term_weights_idf(&weights, word("harbour")), 1.6094379124341003, 1e-14); /* ln 5 */
    buffer_release(&blob);
}

TEST(rare_words_have_a_limit) {
    assert_near(term_idf(1000000, 1), 7, 0);
    assert_true(term_idf(1, 1) > 0);
    assert_true(term_idf(UINT32_MAX, UINT32_MAX) > 0);
}

TEST(weights_of_parts_merge_to_those_of_all) {
    struct buffer all = learn_weights(TEXTS, 4), first = learn_weights(TEXTS, 1),
                  rest = learn_weights(TEXTS + 1, 3);
    struct buffer merged = BUFFER_INIT;
    struct term_counts counts = TERM_COUNTS_INIT;
    struct term_weights weights;
    assert_null(term_weights_parse(buffer_span(&rest), &weights));
    assert_int_equal(term_counts_merge(&counts, &weights, NULL), STATUS_OK);
    assert_null(term_weights_parse(buffer_span(&first), &weights));
    assert_int_equal(term_counts_merge(&counts, &weights, NULL), STATUS_OK);
    assert_int_equal(term_counts_write(&counts, &merged, NULL), STATUS_OK);
    assert_true(span_equal(buffer_span(&merged), buffer_span(&all)));
    counts.documents = UINT32_MAX;
    assert_int_equal(term_counts_merge(&counts, &weights, NULL), STATUS_TOOBIG);
    assert_int_equal(term_counts_add(&counts, span_of("a"), NULL), STATUS_TOOBIG);
    term_counts_release(&counts);
    buffer_release(&all);
    buffer_release(&first);
    buffer_release(&rest);
    buffer_release(&merged);
}

/* Merging must count a word of a text that follows, though the numbers of documents jump. */
TEST(texts_may_follow_weights) {
    struct buffer all = learn_weights(TEXTS, 4), first = learn_weights(TEXTS, 1), mixed = BUFFER_INIT;
    struct term_counts counts = TERM_COUNTS_INIT;
    struct term_weights weights;
    for (size_t i = 1; i < 3; i++) assert_int_equal(term_counts_add(&counts, span_of(TEXTS[i]), NULL), 0);
    assert_null(term_weights_parse(buffer_span(&first), &weights));
    assert_int_equal(term_counts_merge(&counts, &weights, NULL), STATUS_OK);
    assert_int_equal(term_counts_add(&counts, span_of(TEXTS[3]), NULL), STATUS_OK);
    assert_int_equal(term_counts_write(&counts, &mixed, NULL), STATUS_OK);
    assert_true(span_equal(buffer_span(&mixed), buffer_span(&all)));
    term_counts_release(&counts);
    buffer_release(&all);
    buffer_release(&first);
    buffer_release(&mixed);
}

/* Every byte that is another one, and every end that is cut off, is found. */
TEST(damage_is_found) {
    struct term_weights weights;
    struct buffer blob = learn_weights(TEXTS, 4);
    for (size_t i = 0; i < blob.size; i++) {
        char *cut = malloc(i + 1);
        memcpy(cut, blob.data, i);
        assert_non_null(term_weights_parse((struct span){cut, i}, &weights));
        free(cut);
        for (int bit = 0; bit < 8; bit++) {
            blob.data[i] ^= (char)(1 << bit);
            assert_non_null(term_weights_parse(buffer_span(&blob), &weights));
            blob.data[i] ^= (char)(1 << bit);
        }
    }
    assert_string_equal(term_weights_parse(span_of("nptw"), &weights), "is not term weights");
    assert_string_equal(term_weights_parse((struct span){NULL, 0}, &weights), "is not term weights");
    blob.data[4] = 2;
    assert_string_equal(term_weights_parse(buffer_span(&blob), &weights),
                        "has a format of term weights newer than this library");
    buffer_release(&blob);
}

static enum status learn_many_words(void *context, struct poll *poll) {
    (void)context;
    char text[5000];
    size_t size = 0;
    for (int i = 0; i < 700; i++) size += (size_t)snprintf(text + size, sizeof text - size, "p%d ", i);
    struct term_counts counts = TERM_COUNTS_INIT, merged = TERM_COUNTS_INIT;
    struct buffer blob = BUFFER_INIT;
    struct term_weights weights;
    enum status status = term_counts_add(&counts, (struct span){text, size}, poll);
    if (!status) status = term_counts_write(&counts, &blob, poll);
    if (!status) {
        assert_null(term_weights_parse(buffer_span(&blob), &weights));
        status = term_counts_merge(&merged, &weights, poll);
    }
    term_counts_release(&counts);
    term_counts_release(&merged);
    buffer_release(&blob);
    return status;
}

static enum status learn_unasked(void *context) {
    return learn_many_words(context, NULL);
}

TEST(every_allocation_may_fail) {
    assert_survives_no_memory(learn_unasked, NULL);
}

TEST(learning_can_be_stopped_anywhere) {
    assert_true(assert_survives_interrupts(learn_many_words, NULL) > 700);
}
