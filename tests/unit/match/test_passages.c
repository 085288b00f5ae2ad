/*
 * test_passages.c - the passages that two texts share, held against looking for each run of words
 */
#include "../unit.h"
#include "base/vector.h"
#include "match/passages.h"

struct pair {
    struct u64_map vocabulary;
    struct word_list a, b;
    struct passages passages;
};

static enum status pair_find(struct pair *pair, const char *a, const char *b, struct passages_options options,
                             struct poll *poll) {
    enum status status = word_list_read(&pair->a, &pair->vocabulary, span_of(a), poll);
    if (!status) status = word_list_read(&pair->b, &pair->vocabulary, span_of(b), poll);
    if (!status) status = passages_find(&pair->passages, &pair->a, &pair->b, options, poll);
    return status;
}

static void pair_release(struct pair *pair) {
    passages_release(&pair->passages);
    word_list_release(&pair->a);
    word_list_release(&pair->b);
    u64_map_release(&pair->vocabulary);
}

/* ---- by hand ---- */

struct expected {
    const char *passage, *a_passage;
    unsigned words, changes;
};

static void assert_passages(const char *a, const char *b, struct passages_options options,
                            const struct expected *expected, size_t count) {
    struct pair pair = {.passages = PASSAGES_INIT};
    assert_int_equal(pair_find(&pair, a, b, options, NULL), STATUS_OK);
    assert_int_equal(pair.passages.list.count, count);
    for (size_t i = 0; i < count; i++) {
        const struct passage *passage = &pair.passages.list.items[i];
        assert_span_equal(word_list_span(&pair.b, passage->b_first, passage->b_count), expected[i].passage);
        assert_span_equal(word_list_span(&pair.a, passage->a_first, passage->a_count), expected[i].a_passage);
        assert_int_equal(passage->words, expected[i].words);
        assert_int_equal(passage->changes, expected[i].changes);
    }
    pair_release(&pair);
}
#define ASSERT_PASSAGES(a, b, min_words, gap, ...)                                                           \
    do {                                                                                                     \
        const struct expected expected[] = {__VA_ARGS__};                                                    \
        assert_passages(a, b, (struct passages_options){min_words, gap}, expected,                           \
                        sizeof expected / sizeof *expected);                                                 \
    } while (0)
#define ASSERT_NO_PASSAGES(a, b, min_words, gap)                                                             \
    assert_passages(a, b, (struct passages_options){min_words, gap}, NULL, 0)

TEST(runs_are_bridged) {
    static const char A[] = "The harbour board voted on Tuesday to close the east pier for good.";
    static const char B[] = "On Tuesday the Harbour Board voted last night to close the East Pier for ever.";
    ASSERT_PASSAGES(A, B, 6, 2,
                    {"the Harbour Board voted last night to close the East Pier for",
                     "The harbour board voted on Tuesday to close the east pier for", 10, 2});
    ASSERT_PASSAGES(A, B, 6, 1, {"to close the East Pier for", "to close the east pier for", 6, 0});
    ASSERT_PASSAGES(A, B, 6, 0, {"to close the East Pier for", "to close the east pier for", 6, 0});
    ASSERT_NO_PASSAGES(A, B, 7, 0);
    ASSERT_NO_PASSAGES(A, B, 11, 2);
}

TEST(a_gap_may_have_words_on_one_side_alone) {
    ASSERT_PASSAGES("a b c d x y e f g h", "a b c d e f g h", 6, 2,
                    {"a b c d e f g h", "a b c d x y e f g h", 8, 2});
    ASSERT_PASSAGES("a b c d e f g h", "a b c d x y e f g h", 6, 2,
                    {"a b c d x y e f g h", "a b c d e f g h", 8, 2});
    ASSERT_PASSAGES("a b c d x e f g h", "a b c d y z e f g h", 6, 2,
                    {"a b c d y z e f g h", "a b c d x e f g h", 8, 2});
    ASSERT_NO_PASSAGES("a b c d x y z e f g h", "a b c d e f g h", 6, 2);
}

TEST(four_words_in_five_are_equal) {
    ASSERT_PASSAGES("a b c d x e f y g h", "a b c d v e f w g h", 6, 1,
                    {"a b c d v e f w g h", "a b c d x e f y g h", 8, 2});
    ASSERT_PASSAGES("a b c d x e f y g h", "a b c d v e f w g i", 6, 1,
                    {"a b c d v e f", "a b c d x e f", 6, 1});
    ASSERT_PASSAGES("e f x a b c d y g h", "e f v a b c d w g h", 6, 1,
                    {"e f v a b c d w g h", "e f x a b c d y g h", 8, 2});
    ASSERT_PASSAGES("e f x a b c d y z g h", "e f v a b c d w u g h", 6, 2,
                    {"e f v a b c d", "e f x a b c d", 6, 1});
    ASSERT_NO_PASSAGES("a b c x d e f", "a b c y d e f", 6, 2); /* no run of four */
}

TEST(a_single_word_beyond_a_gap_is_no_end) {
    ASSERT_PASSAGES("the x a b c d e f y the", "the v a b c d e f w the", 6, 1,
                    {"a b c d e f", "a b c d e f", 6, 0});
    ASSERT_PASSAGES("a b c d e x f y g h", "a b c d e v f w g h", 6, 1,
                    {"a b c d e v f w g h", "a b c d e x f y g h", 8, 2});
    ASSERT_NO_PASSAGES("a b c d e x f", "a b c d e v f", 6, 1);
    ASSERT_PASSAGES("a x b", "a v b", 1, 1, {"a", "a", 1, 0}, {"b", "b", 1, 0});
}

TEST(a_passage_is_shown_once_and_where_the_one_before_goes_on) {
    ASSERT_PASSAGES("a b c d e f - a b c d e f", "a b c d e f", 6, 0, {"a b c d e f", "a b c d e f", 6, 0});
    struct pair pair = {.passages = PASSAGES_INIT};
    static const char A[] = "p q r s t u a b c d 1 2 3 4 5 6 7 8 9 10 v w x y 11 12 13 p q r s t u";
    static const char B[] = "a b c d 1 2 3 4 5 6 7 8 9 10 v w x y 21 22 23 p q r s t u";
    assert_int_equal(pair_find(&pair, A, B, PASSAGES_DEFAULT, NULL), STATUS_OK);
    assert_int_equal(pair.passages.list.count, 2);
    assert_int_equal(pair.passages.list.items[0].a_first, 6);
    assert_int_equal(pair.passages.list.items[1].a_first, 27);
    pair_release(&pair);
}

TEST(what_lies_in_others_is_left_out) {
    /* b c d e is a run of its own, but its words are in the runs on both sides of it */
    ASSERT_PASSAGES("a b c d - b c d e - d e f g", "a b c d e f g", 3, 0, {"a b c d", "a b c d", 4, 0},
                    {"d e f g", "d e f g", 4, 0});
}

TEST(two_words_of_a_script_without_spaces_count_as_one) {
    ASSERT_NO_PASSAGES("港口委员会星期二投票关", "港口委员会星期二投票闭", 6, 2);
    ASSERT_PASSAGES("港口委员会星期二投票决定关", "港口委员会星期二投票决定闭", 6, 2,
                    {"港口委员会星期二投票决定", "港口委员会星期二投票决定", 12, 0});
    ASSERT_PASSAGES("one two three four 港口委员", "one two three four 港口委员", 6, 0,
                    {"one two three four 港口委员", "one two three four 港口委员", 8, 0});
}

TEST(texts_may_be_short_or_empty) {
    ASSERT_NO_PASSAGES("", "", 1, 0);
    ASSERT_NO_PASSAGES("a", "", 1, 2);
    ASSERT_NO_PASSAGES("", "a", 1, 2);
    ASSERT_PASSAGES("a", "A!", 1, 2, {"A", "a", 1, 0});
}

TEST(shares_are_of_words_in_passages_counted_once) {
    struct pair pair = {.passages = PASSAGES_INIT};
    assert_int_equal(pair_find(&pair, "x a b c d e f y", "a b c d e f z a b c d e f", PASSAGES_DEFAULT, NULL),
                     0);
    assert_int_equal(pair.passages.list.count, 2);
    assert_int_equal(pair.passages.a_words, 6);
    assert_int_equal(pair.passages.b_words, 12);
    pair_release(&pair);
}

/* ---- against brute force ---- */

enum { TEXT_WORDS = 60 };

/* Words of one letter; some are taken over from `source`. */
static void random_text(uint64_t *state, size_t kinds, const char *source, char *text) {
    size_t count = random_below(state, TEXT_WORDS), source_words = source ? strlen(source) / 2 : 0;
    for (size_t i = 0; i < count; i++) {
        text[2 * i] = (char)('a' + random_below(state, kinds));
        text[2 * i + 1] = ' ';
    }
    text[2 * count] = '\0';
    for (int i = 0; i < 3 && source_words && count; i++) {
        size_t from = random_below(state, source_words), to = random_below(state, count), n = 1;
        while (n < 20 && from + n < source_words && to + n < count) n++;
        memcpy(text + 2 * to, source + 2 * from, 2 * n);
    }
}

static bool stands_in(const struct word_list *a, const struct word_list *b, size_t b_first, size_t count) {
    for (size_t i = 0; i + count <= a->count; i++) {
        size_t n = 0;
        while (n < count && a->items[i + n].number == b->items[b_first + n].number) n++;
        if (n == count) return true;
    }
    return false;
}

static void assert_runs(const struct pair *pair, const struct passage *passage) {
    const struct passage_run *run = &pair->passages.runs.items[passage->run];
    size_t words = 0, changes = 0;
    for (size_t i = 0; i < passage->runs; i++, run++) {
        for (size_t k = 0; k < run->count; k++)
            assert_int_equal(pair->a.items[run->a_first + k].number, pair->b.items[run->b_first + k].number);
        words += run->count;
        if (i == 0) continue;
        size_t a_gap = run->a_first - run[-1].a_first - run[-1].count;
        size_t b_gap = run->b_first - run[-1].b_first - run[-1].count;
        changes += a_gap > b_gap ? a_gap : b_gap;
    }
    assert_int_equal(passage->words, words);
    assert_int_equal(passage->changes, changes);
    assert_true(words * 5 >= (words + changes) * 4);
}

static void assert_maximal(const struct pair *pair, const struct passage *passage) {
    size_t first = passage->b_first, count = passage->b_count;
    assert_false(first > 0 && stands_in(&pair->a, &pair->b, first - 1, count + 1));
    assert_false(first + count < pair->b.count && stands_in(&pair->a, &pair->b, first, count + 1));
}

static void assert_right(const struct pair *pair, struct passages_options options) {
    bool found[TEXT_WORDS] = {false}, in_a[TEXT_WORDS] = {false}, shared[TEXT_WORDS] = {false};
    size_t a_words = 0, b_words = 0;
    for (size_t i = 0; i < pair->passages.list.count; i++) {
        const struct passage *passage = &pair->passages.list.items[i];
        assert_runs(pair, passage);
        assert_true(passage->words >= options.min_words);
        assert_true(i == 0 ||
                    (passage->b_first > passage[-1].b_first &&
                     passage->b_first + passage->b_count > passage[-1].b_first + passage[-1].b_count));
        if (options.gap == 0) assert_maximal(pair, passage);
        memset(found + passage->b_first, true, passage->b_count);
        memset(in_a + passage->a_first, true, passage->a_count);
    }
    for (size_t i = 0; i + options.min_words <= pair->b.count; i++)
        if (stands_in(&pair->a, &pair->b, i, options.min_words)) memset(shared + i, true, options.min_words);
    for (size_t i = 0; i < TEXT_WORDS; i++) {
        assert_true(options.gap ? found[i] >= shared[i] : found[i] == shared[i]);
        a_words += in_a[i];
        b_words += found[i];
    }
    assert_int_equal(pair->passages.a_words, a_words);
    assert_int_equal(pair->passages.b_words, b_words);
}

TEST(brute_force_finds_the_same) {
    uint64_t state = 12;
    struct pair pair = {.passages = PASSAGES_INIT};
    for (int round = 0; round < 10000; round++) {
        char a[2 * TEXT_WORDS + 1], b[2 * TEXT_WORDS + 1];
        size_t kinds = 1 + random_below(&state, 1 + random_below(&state, 12));
        random_text(&state, kinds, NULL, a);
        random_text(&state, kinds, a, b);
        struct passages_options options = {1 + random_below(&state, 10), random_below(&state, 4)};
        if (round % 2) options.gap = 0;
        assert_int_equal(pair_find(&pair, a, b, options, NULL), STATUS_OK);
        assert_right(&pair, options);
    }
    pair_release(&pair);
}

/* ---- what may fail ---- */

static enum status find_many(void *context, struct poll *poll) {
    (void)context;
    char a[3000], b[3000];
    size_t a_size = 0, b_size = 0;
    for (int i = 0; i < 400; i++) {
        a_size += (size_t)snprintf(a + a_size, sizeof a - a_size, "%d ", i % 77);
        b_size += (size_t)snprintf(b + b_size, sizeof b - b_size, "%d ", i % 9 ? i % 77 : 1000 + i);
    }
    struct pair pair = {.passages = PASSAGES_INIT};
    enum status status = pair_find(&pair, a, b, PASSAGES_DEFAULT, poll);
    pair_release(&pair);
    return status;
}

static enum status find_unasked(void *context) {
    return find_many(context, NULL);
}

TEST(every_allocation_may_fail) {
    assert_survives_no_memory(find_unasked, NULL);
}

TEST(finding_can_be_stopped_anywhere) {
    assert_true(assert_survives_interrupts(find_many, NULL) > 100);
}
