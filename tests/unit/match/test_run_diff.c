/*
 * test_run_diff.c - where two runs of words differ
 */
#include "../unit.h"
#include "match/run_diff.h"

enum { WORDS = 64 };

static struct word_run run_of(struct listed_word *words, const char *letters) {
    uint32_t count = 0;
    for (; letters[count]; count++) words[count].number = (uint32_t)letters[count] % 64;
    return (struct word_run){words, count};
}

/* Hunks as "1-2:1-1 3-3:2-3", first word and behind the last. */
static void assert_hunks(const char *a, const char *b, const char *expected) {
    struct listed_word words[2][WORDS];
    struct run_diff diff = RUN_DIFF_INIT;
    struct buffer out = BUFFER_INIT;
    assert_int_equal(run_diff_start(&diff, 64), STATUS_OK);
    assert_int_equal(run_diff(&diff, run_of(words[0], a), run_of(words[1], b), NULL), STATUS_OK);
    for (size_t i = 0; i < diff.hunks.count; i++) {
        const struct hunk *hunk = &diff.hunks.items[i];
        char text[60];
        snprintf(text, sizeof text, "%s%u-%u:%u-%u", i ? " " : "", hunk->a, hunk->a_end, hunk->b,
                 hunk->b_end);
        buffer_append(&out, span_of(text));
    }
    assert_span_equal(buffer_span(&out), expected);
    buffer_release(&out);
    run_diff_release(&diff);
}

TEST(hunks_are_what_is_not_shared) {
    assert_hunks("abcd", "acxd", "1-2:1-1 3-3:2-3");
    assert_hunks("abc", "abc", "");
    assert_hunks("", "", "");
    assert_hunks("ab", "", "0-2:0-0");
    assert_hunks("", "ab", "0-0:0-2");
    assert_hunks("ab", "xy", "0-2:0-2");
    assert_hunks("xab", "yab", "0-1:0-1");
}

/* Either a would be as long: the one beside the b stays. */
TEST(shared_words_stand_side_by_side) {
    assert_hunks("yabz", "aqabw", "0-1:0-2 3-4:4-5");
    assert_hunks("yabz", "wabqbv", "0-1:0-1 3-4:3-6");
}

/* The length of the longest row of words that both have in order, by the textbook. */
static size_t longest_common(const struct listed_word *a, size_t n, const struct listed_word *b, size_t m) {
    static size_t table[WORDS + 1][WORDS + 1];
    for (size_t i = 1; i <= n; i++)
        for (size_t j = 1; j <= m; j++) {
            size_t up = table[i - 1][j], left = table[i][j - 1];
            table[i][j] = up > left ? up : left;
            if (a[i - 1].number == b[j - 1].number && table[i - 1][j - 1] + 1 > table[i][j])
                table[i][j] = table[i - 1][j - 1] + 1;
        }
    return table[n][m];
}

/* Checks that what lies outside the hunks is the same; gives how many words that are. */
static size_t check_hunks(const struct run_diff *diff, struct word_run a, struct word_run b) {
    size_t shared = 0;
    uint32_t i = 0, j = 0;
    for (size_t h = 0; h <= diff->hunks.count; h++) {
        bool last = h == diff->hunks.count;
        const struct hunk hunk =
            last ? (struct hunk){a.count, a.count, b.count, b.count} : diff->hunks.items[h];
        assert_int_equal(hunk.a - i, hunk.b - j);
        assert_true(h == 0 || last || hunk.a > i);
        for (; i < hunk.a; i++, j++, shared++) assert_int_equal(a.words[i].number, b.words[j].number);
        i = hunk.a_end;
        j = hunk.b_end;
    }
    return shared;
}

static void make_words(struct listed_word *words, size_t count, size_t kinds, uint64_t *state) {
    for (size_t i = 0; i < count; i++) words[i].number = (uint32_t)random_below(state, kinds);
}

/* Words side by side are worth half a word more, so a third of the longest may be given for them. */
TEST(as_many_words_are_shared_as_can_be) {
    uint64_t state = 8;
    struct listed_word words[2][WORDS];
    size_t shared = 0, longest = 0;
    struct run_diff diff = RUN_DIFF_INIT;
    assert_int_equal(run_diff_start(&diff, WORDS), STATUS_OK);
    for (int round = 0; round < 500; round++) {
        size_t kinds = random_below(&state, 20) + 1;
        struct word_run a = {words[0], (uint32_t)random_below(&state, WORDS)};
        struct word_run b = {words[1], (uint32_t)random_below(&state, WORDS)};
        make_words(words[0], a.count, kinds, &state);
        make_words(words[1], b.count, kinds, &state);
        assert_int_equal(run_diff(&diff, a, b, NULL), STATUS_OK);
        size_t now = check_hunks(&diff, a, b), best = longest_common(words[0], a.count, words[1], b.count);
        assert_true(now <= best && 3 * now >= 2 * best);
        shared += now;
        longest += best;
    }
    assert_true(shared * 100 >= longest * 93);
    run_diff_release(&diff);
}

/* Above the size of the table: 3,000 words with every 50th replaced are cut at those that stand once. */
static enum status diff_large(void *context, struct poll *poll) {
    enum { COUNT = 3000, KINDS = 4096 };
    size_t *shared = context;
    static struct listed_word words[2][COUNT];
    struct word_run a = {words[0], COUNT}, b = {words[1], COUNT};
    struct run_diff diff = RUN_DIFF_INIT;
    for (uint32_t i = 0; i < COUNT; i++) {
        words[0][i].number = i % 7 ? i : i % 5;
        words[1][i].number = i % 50 ? words[0][i].number : 4000;
    }
    enum status status = run_diff_start(&diff, KINDS);
    if (!status) status = run_diff(&diff, a, b, poll);
    if (!status && shared) *shared = check_hunks(&diff, a, b);
    for (size_t i = 0; i < KINDS && !status; i++) assert_int_equal(diff.seen[0][i] + diff.seen[1][i], 0);
    run_diff_release(&diff);
    return status;
}

TEST(long_runs_are_cut) {
    size_t shared;
    assert_int_equal(diff_large(&shared, NULL), STATUS_OK);
    assert_int_equal(shared, 3000 - 60);
}

TEST(long_runs_without_a_word_that_stands_once_differ_as_a_whole) {
    static struct listed_word words[2][1000];
    struct word_run a = {words[0], 1000}, b = {words[1], 1000};
    struct run_diff diff = RUN_DIFF_INIT;
    for (uint32_t i = 0; i < 1000; i++) words[0][i].number = i % 2, words[1][i].number = i % 3;
    assert_int_equal(run_diff_start(&diff, 3), STATUS_OK);
    assert_int_equal(run_diff(&diff, a, b, NULL), STATUS_OK);
    assert_int_equal(diff.hunks.count, 1);
    assert_int_equal(check_hunks(&diff, a, b), 2); /* the first two words are 0 1 in both */
    run_diff_release(&diff);
}

static enum status diff_unasked(void *context) {
    return diff_large(context, NULL);
}

TEST(every_allocation_may_fail) {
    assert_survives_no_memory(diff_unasked, NULL);
}

TEST(it_can_be_stopped_anywhere) {
    assert_true(assert_survives_interrupts(diff_large, NULL) > 50);
}
