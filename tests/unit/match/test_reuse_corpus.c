/*
 * test_reuse_corpus.c - grams and their postings, held against looking at each pair of them
 *
 * Grams are put in by hand here: two texts whose grams have one upper half of a hash are hard to come by.
 */
#include "../unit.h"
#include "match/reuse_corpus.h"

enum { POSTINGS = 12 };

static void fill(struct reuse_corpus *corpus, uint64_t *grams, uint64_t *state) {
    size_t count = random_below(state, POSTINGS + 1), row = 0;
    reuse_corpus_init(corpus, 4);
    for (size_t i = 0; i < count; i++) {
        row += random_below(state, 2);
        grams[i] = (uint64_t)random_below(state, 2) << 32 | random_below(state, 3);
        struct reuse_posting *posting = VECTOR_ADD(&corpus->postings);
        uint64_t *gram = VECTOR_ADD(&corpus->grams);
        assert_true(posting && gram);
        *posting = (struct reuse_posting){.row = (uint32_t)row, .word = (uint32_t)i};
        *gram = grams[i];
    }
}

/* The list of the gram of a posting holds all postings of it, in order, and is as long as they are many. */
static void check_list(const struct reuse_corpus *corpus, const uint64_t *grams, size_t i) {
    const struct reuse_posting *postings = corpus->postings.items;
    uint32_t gram = postings[i].gram, at = corpus->starts[gram], holders = 0, ordinal = 0;
    for (size_t k = 0, last = SIZE_MAX; k < corpus->postings.count; k++) {
        assert_int_equal(postings[k].gram == gram, grams[k] == grams[i]);
        if (grams[k] != grams[i]) continue;
        assert_int_equal(corpus->list[at++], k);
        ordinal = postings[k].row == last ? ordinal + 1 : 0;
        assert_int_equal(postings[k].ordinal, ordinal);
        holders += postings[k].row != last;
        last = postings[k].row;
    }
    assert_int_equal(at, corpus->starts[gram + 1]);
    assert_int_equal(corpus->holders[gram], holders);
}

TEST(a_gram_knows_its_postings) {
    uint64_t state = 3, grams[POSTINGS];
    for (int round = 0; round < 2000; round++) {
        struct reuse_corpus corpus;
        fill(&corpus, grams, &state);
        assert_int_equal(reuse_corpus_finish(&corpus, NULL), STATUS_OK);
        for (size_t i = 0; i < corpus.postings.count; i++) check_list(&corpus, grams, i);
        reuse_corpus_release(&corpus);
    }
    assert_int_equal(mem_live_blocks(), 0);
}

/* The places of what stands twice, one of them behind a letter of two bytes. */
TEST(a_posting_knows_its_row_word_and_place) {
    static const char *const ROWS[] = {"Böen: the old pier fell.", "The old pier", "It fell, the old pier!"};
    static const struct reuse_posting PLACES[] = {{.row = 0, .word = 1, .start = 7},
                                                  {.row = 1, .word = 0, .start = 1},
                                                  {.row = 2, .word = 2, .start = 10}};
    struct reuse_corpus corpus;
    reuse_corpus_init(&corpus, 3);
    for (int i = 0; i < 3; i++)
        assert_int_equal(reuse_corpus_count(&corpus, span_of(ROWS[i]), 0, NULL), STATUS_OK);
    assert_int_equal(reuse_corpus_counted(&corpus, NULL), STATUS_OK);
    for (size_t i = 0; i < 3; i++) {
        bool same = false;
        assert_int_equal(reuse_corpus_add(&corpus, i, span_of(ROWS[i]), &same, NULL), STATUS_OK);
        assert_true(same);
    }
    assert_int_equal(reuse_corpus_finish(&corpus, NULL), STATUS_OK);
    assert_int_equal(corpus.postings.count, 3);
    for (size_t i = 0; i < 3; i++) {
        assert_int_equal(corpus.postings.items[i].row, PLACES[i].row);
        assert_int_equal(corpus.postings.items[i].word, PLACES[i].word);
        assert_int_equal(corpus.postings.items[i].start, PLACES[i].start);
        assert_int_equal(reuse_row_end(&corpus, i), i + 1);
    }
    reuse_corpus_release(&corpus);
}

static bool stays_same(const char *counted, const char *added) {
    struct reuse_corpus corpus;
    bool same = true;
    reuse_corpus_init(&corpus, 3);
    assert_int_equal(reuse_corpus_count(&corpus, span_of(counted), 0, NULL), STATUS_OK);
    assert_int_equal(reuse_corpus_counted(&corpus, NULL), STATUS_OK);
    assert_int_equal(reuse_corpus_add(&corpus, 0, span_of(added), &same, NULL), STATUS_OK);
    reuse_corpus_release(&corpus);
    return same;
}

TEST(a_row_that_changed_between_the_passes_is_told) {
    assert_true(stays_same("It fell on Monday.", "It FELL on Monday!"));
    assert_false(stays_same("It fell on Monday.", "It fell on Sunday."));
    assert_false(stays_same("It fell on Monday.", "It fell on Monday night."));
    assert_false(stays_same("It fell on Monday.", "It fell on."));
    assert_false(stays_same("It fell on Monday.", "On Monday it fell."));
    assert_true(stays_same("", " "));
}
