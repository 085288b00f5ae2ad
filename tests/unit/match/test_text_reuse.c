/*
 * test_text_reuse.c - every pair of rows that have words in a row in common
 *
 * Texts here are made of words of one letter, so that a row is easily read: "abcd" stands for "a b c d".
 */
#include "../unit.h"
#include "match/text_reuse.h"
#include <string.h>

enum { ROWS_MAX = 16, WORDS_MAX = 400 };

struct corpus {
    char texts[ROWS_MAX][2 * WORDS_MAX];
    uint32_t groups[ROWS_MAX];
    size_t rows;
};

static void add_row(struct corpus *corpus, const char *letters, uint32_t group) {
    char *out = corpus->texts[corpus->rows];
    for (size_t i = 0; letters[i]; i++) {
        *out++ = letters[i];
        *out++ = letters[i + 1] == '\n' ? letters[++i] : ' ';
    }
    *out = 0;
    corpus->groups[corpus->rows++] = group;
}

static enum status read_rows(struct text_reuse *reuse, const struct corpus *corpus, struct poll *poll) {
    enum status status = STATUS_OK;
    bool same = true;
    for (size_t i = 0; i < corpus->rows && !status && reuse->corpus.line_rows; i++)
        status = reuse_corpus_learn(&reuse->corpus, span_of(corpus->texts[i]), corpus->groups[i], poll);
    for (size_t i = 0; i < corpus->rows && !status; i++) {
        if (i > 0 && i == reuse->options.against) status = reuse_corpus_turn(&reuse->corpus, poll);
        if (!status)
            status = reuse_corpus_count(&reuse->corpus, span_of(corpus->texts[i]), corpus->groups[i], poll);
    }
    if (!status) status = reuse_corpus_counted(&reuse->corpus, poll);
    for (size_t i = 0; i < corpus->rows && !status; i++) {
        status = reuse_corpus_add(&reuse->corpus, i, span_of(corpus->texts[i]), &same, poll);
        if (!status) assert_true(same);
    }
    return status ? status : reuse_corpus_finish(&reuse->corpus, poll);
}

/* The pairs as "a-b words longest passages a_start b_start; ", those of common passages as "a- words rows; ". */
static enum status write_pairs(const struct corpus *corpus, struct reuse_options options, char *out,
                               size_t room, struct poll *poll) {
    struct text_reuse reuse;
    struct reuse_pair pair;
    size_t size = 0;
    out[0] = 0;
    text_reuse_init(&reuse, options);
    enum status status = read_rows(&reuse, corpus, poll);
    while (!status && (status = text_reuse_next(&reuse, &pair, poll)) == STATUS_OK && !reuse.is_over) {
        const struct reuse_figures *figures = &pair.figures;
        if (pair.b == REUSE_NONE)
            size += (size_t)snprintf(out + size, room - size, "%u- %u %u; ", pair.a, figures->words,
                                     pair.holders);
        else
            size += (size_t)snprintf(out + size, room - size, "%u-%u %u %u %u %u %u; ", pair.a, pair.b,
                                     figures->words, figures->longest, figures->passages, pair.a_start,
                                     pair.b_start);
    }
    text_reuse_release(&reuse);
    return status;
}

static void assert_pairs(const struct corpus *corpus, struct reuse_options options, const char *expected) {
    char found[4096];
    assert_int_equal(write_pairs(corpus, options, found, sizeof found, NULL), STATUS_OK);
    assert_string_equal(found, expected);
    assert_int_equal(mem_live_blocks(), 0);
}

TEST(a_pair_has_min_words_in_a_row) {
    struct corpus corpus = {0};
    add_row(&corpus, "abcdefgh", 0);
    add_row(&corpus, "xxcdefyy", 0);
    add_row(&corpus, "cdezfgh", 0);
    assert_pairs(&corpus, (struct reuse_options){.min_words = 4, .common = 100}, "0-1 4 4 1 5 5; ");
    assert_pairs(&corpus, (struct reuse_options){.min_words = 3, .common = 100},
                 "0-1 4 4 1 5 5; 0-2 6 3 2 5 1; 1-2 3 3 1 5 1; ");
    assert_pairs(&corpus, (struct reuse_options){.min_words = 5, .common = 100}, "");
}

TEST(words_are_counted_once) {
    struct corpus corpus = {0};
    add_row(&corpus, "abcdxabcd", 0); /* b stands in it twice: four words of b, eight of a */
    add_row(&corpus, "yabcdy", 0);
    assert_pairs(&corpus, (struct reuse_options){.min_words = 4, .common = 100}, "0-1 4 4 2 1 3; ");
}

TEST(a_gap_joins_runs_of_eight_words) {
    struct corpus corpus = {0};
    add_row(&corpus, "abcdefghijklmnopqrst", 0);
    add_row(&corpus, "abcdefgh1jklmnopqrst", 0); /* 8 and 11 words, one differs */
    add_row(&corpus, "abcdefgh12lmnopqrstu", 0); /* 8 and 9, or 9 and 9; two words against three, or one */
    assert_pairs(&corpus, (struct reuse_options){.min_words = 12, .common = 100}, "");
    assert_pairs(&corpus, (struct reuse_options){.min_words = 12, .gap = 1, .common = 100},
                 "0-1 20 19 1 1 1; ");
    assert_pairs(&corpus, (struct reuse_options){.min_words = 12, .gap = 3, .common = 100},
                 "0-1 20 19 1 1 1; 0-2 19 17 1 1 1; 1-2 19 18 1 1 1; ");
}

/* The figures of two rows: "words longest passages words_a words_b", or "" for no pair. */
static void assert_figures(const char *a, const char *b, size_t min_words, size_t gap, const char *expected) {
    struct corpus corpus = {0};
    struct text_reuse reuse;
    struct reuse_pair pair;
    char found[100] = "";
    add_row(&corpus, a, 0);
    add_row(&corpus, b, 0);
    text_reuse_init(&reuse, (struct reuse_options){.min_words = min_words, .gap = gap, .common = 100});
    assert_int_equal(read_rows(&reuse, &corpus, NULL), STATUS_OK);
    assert_int_equal(text_reuse_next(&reuse, &pair, NULL), STATUS_OK);
    const struct reuse_figures *figures = &pair.figures;
    if (!reuse.is_over)
        snprintf(found, sizeof found, "%u %u %u %u %u", figures->words, figures->longest, figures->passages,
                 figures->words_a, figures->words_b);
    assert_string_equal(found, expected);
    text_reuse_release(&reuse);
}

TEST(a_gap_is_as_wide_in_either_row) {
    static const char WHOLE[] = "abcdefghijklmnop", APART[] = "abcdefgh123ijklmnop";
    assert_figures(WHOLE, APART, 16, 2, "");
    assert_figures(WHOLE, APART, 16, 3, "16 16 1 16 19");
    assert_figures(APART, WHOLE, 16, 2, "");
    assert_figures(APART, WHOLE, 16, 3, "16 16 1 19 16");
    assert_figures(APART, "abcdefgh4ijklmnop", 16, 3, "17 16 1 19 17");
    assert_figures(WHOLE, APART, 17, 3, "");
}

/* "gh" ends one run and begins the next. */
TEST(words_that_two_runs_hold_are_counted_once) {
    static const char ONCE[] = "abcdefghijklmn", TWICE[] = "abcdefgh1ghijklmn";
    assert_figures(ONCE, TWICE, 14, 1, "");
    assert_figures(ONCE, TWICE, 14, 2, "14 14 1 14 17");
    assert_figures(TWICE, ONCE, 14, 2, "14 14 1 17 14");
    assert_figures(ONCE, TWICE, 15, 2, "");
}

/* The eight last words of one row stand in the other again. */
TEST(a_run_that_a_passage_holds_makes_it_no_longer) {
    static const char ONCE[] = "abcdefghijkl", TWICE[] = "abcdefghijkl12efghijkl";
    assert_figures(ONCE, TWICE, 12, 10, "12 12 1 12 12");
    assert_figures(TWICE, ONCE, 12, 10, "12 12 1 12 12");
}

TEST(passages_that_touch_are_two_and_those_that_overlap_one) {
    assert_figures("abcdefgh", "efghabcd", 4, 0, "8 4 2 8 8");
    assert_figures("abcdefg", "defg1abcd", 4, 0, "7 4 2 7 8");
    assert_figures("defg1abcd", "abcdefg", 4, 0, "7 4 2 8 7");
    assert_figures("abcdefg", "abcdefg1bcde", 4, 0, "7 7 2 7 11");
}

TEST(rows_of_a_group_are_not_paired) {
    struct corpus corpus = {0};
    add_row(&corpus, "abcd", 1);
    add_row(&corpus, "abcd", 1);
    add_row(&corpus, "abcd", 2);
    add_row(&corpus, "abcd", 0);
    add_row(&corpus, "abcd", 0);
    assert_pairs(&corpus, (struct reuse_options){.min_words = 4, .common = 100},
                 "0-2 4 4 1 1 1; 0-3 4 4 1 1 1; 0-4 4 4 1 1 1; 1-2 4 4 1 1 1; 1-3 4 4 1 1 1; "
                 "1-4 4 4 1 1 1; 2-3 4 4 1 1 1; 2-4 4 4 1 1 1; 3-4 4 4 1 1 1; ");
}

TEST(rows_of_one_side_are_not_paired) {
    struct corpus corpus = {0};
    for (int i = 0; i < 4; i++) add_row(&corpus, "abcd", 0);
    assert_pairs(&corpus, (struct reuse_options){.min_words = 4, .common = 100, .against = 1},
                 "0-1 4 4 1 1 1; 0-2 4 4 1 1 1; 0-3 4 4 1 1 1; ");
}

/* Rows of both sides count, and what the first side has not is none of its passages. */
TEST(common_passages_are_those_of_the_first_side) {
    struct corpus corpus = {0};
    add_row(&corpus, "1abcd2mnopq", 0);
    for (int i = 0; i < 3; i++) add_row(&corpus, "3abcd4vwxyz", 0);
    add_row(&corpus, "5mnopq6", 0);
    assert_pairs(&corpus, (struct reuse_options){.min_words = 4, .common = 2, .against = 1},
                 "0-4 5 5 1 13 3; 0- 4 4; ");
    assert_pairs(&corpus, (struct reuse_options){.min_words = 4, .common = 2},
                 "0-4 5 5 1 13 3; 0- 4 4; 1- 4 3; 1- 9 3; "); /* 3abc, and bcd4vwxyz */
}

/* What stands in too many rows makes no pair, but belongs to the passage of a pair that more makes. */
TEST(common_passages_are_given_once) {
    struct corpus corpus = {0};
    add_row(&corpus, "abcdefgh", 0);
    add_row(&corpus, "abcdefgh", 0);
    add_row(&corpus, "1cdef", 0);
    assert_pairs(&corpus, (struct reuse_options){.min_words = 4, .common = 2}, "0-1 8 8 1 1 1; 0- 4 3; ");
    assert_pairs(&corpus, (struct reuse_options){.min_words = 4, .common = 1}, "0- 8 2; ");
}

TEST(repeated_lines_are_left_out) {
    struct corpus corpus = {0};
    add_row(&corpus, "abcd\nklmn\nefgh", 1);
    add_row(&corpus, "abcd\n1234\nefgh", 1);
    add_row(&corpus, "efgh\nabcd", 2);
    /* In group 1 two lines stand twice, in group 2 none does: with these left out nothing is shared. */
    assert_pairs(&corpus, (struct reuse_options){.min_words = 4, .common = 100, .line_rows = 2}, "");
    assert_pairs(&corpus, (struct reuse_options){.min_words = 4, .common = 100, .line_rows = 3},
                 "0-2 8 4 2 1 9; 1-2 8 4 2 1 9; ");
}

/* ---- against a plain search ---- */

static size_t match_length(const char *a, const char *b) {
    size_t size = 0;
    while (a[size] && a[size] == b[size]) size++;
    return (size + 1) / 2; /* words: each is a letter and a blank */
}

/* Words of text that stand in a run of min_words words of other; the longest run goes to *longest. */
static size_t words_shared(const char *text, const char *other, size_t min_words, size_t *longest) {
    bool shared[WORDS_MAX] = {false};
    size_t count = 0;
    for (size_t i = 0; text[2 * i]; i++)
        for (size_t j = 0; other[2 * j]; j++) {
            size_t length = match_length(text + 2 * i, other + 2 * j);
            if (length > *longest) *longest = length;
            for (size_t k = 0; k < length && length >= min_words; k++) shared[i + k] = true;
        }
    for (size_t i = 0; i < WORDS_MAX; i++) count += shared[i];
    return count;
}

/* Leaves of each pair what the plain search says: "a-b words longest; ". */
static void drop_places(char *pairs) {
    char *out = pairs;
    while (*pairs) {
        char *next = strchr(pairs, ';') + 2;
        int spaces = 0;
        for (; spaces < 3; pairs++) {
            spaces += *pairs == ' ';
            if (spaces < 3) *out++ = *pairs;
        }
        memcpy(out, "; ", 2);
        out += 2;
        pairs = next;
    }
    *out = 0;
}

TEST(the_pairs_are_those_of_a_plain_search) {
    for (uint64_t round = 1; round <= 600; round++) {
        struct reuse_options options = {.min_words = 5, .common = 100, .against = round % 6};
        struct corpus corpus = {0};
        char letters[60], found[4096], expected[4096] = "";
        for (uint64_t row = 0; row < 6; row++) {
            size_t words = 20 + hash_mix(round, row + 7) % 30;
            for (size_t i = 0; i < words; i++)
                letters[i] =
                    (char)('a' + hash_mix(round * 1000 + row, (i + 1) * HASH_ROOT3) % (3 + round % 5));
            letters[words] = 0;
            add_row(&corpus, letters, 0);
        }
        for (size_t a = 0; a < corpus.rows; a++)
            for (size_t b = a + 1; b < corpus.rows; b++) {
                if (options.against && (a >= options.against || b < options.against)) continue;
                size_t longest = 0, at = strlen(expected);
                size_t in_a = words_shared(corpus.texts[a], corpus.texts[b], 5, &longest);
                size_t in_b = words_shared(corpus.texts[b], corpus.texts[a], 5, &longest);
                if (longest >= 5)
                    snprintf(expected + at, sizeof expected - at, "%zu-%zu %zu %zu; ", a, b,
                             in_a < in_b ? in_a : in_b, longest);
            }
        assert_int_equal(write_pairs(&corpus, options, found, sizeof found, NULL), STATUS_OK);
        drop_places(found);
        assert_string_equal(found, expected);
    }
}

/* One word a thousand times in both rows has a million meetings. */
TEST(a_row_that_repeats_itself_costs_no_square) {
    enum { WORDS = 60000 };
    static char text[2 * WORDS + 1];
    struct text_reuse reuse;
    struct reuse_pair pair;
    for (size_t i = 0; i < WORDS; i++) memcpy(text + 2 * i, "a ", 2);
    text_reuse_init(&reuse, (struct reuse_options){.min_words = 4, .common = 100});
    for (uint32_t row = 0; row < 2; row++)
        assert_int_equal(reuse_corpus_count(&reuse.corpus, span_of(text), 0, NULL), STATUS_OK);
    assert_int_equal(reuse_corpus_counted(&reuse.corpus, NULL), STATUS_OK);
    for (uint32_t row = 0; row < 2; row++) {
        bool same;
        assert_int_equal(reuse_corpus_add(&reuse.corpus, row, span_of(text), &same, NULL), STATUS_OK);
    }
    assert_int_equal(reuse_corpus_finish(&reuse.corpus, NULL), STATUS_OK);
    assert_int_equal(text_reuse_next(&reuse, &pair, NULL), STATUS_OK);
    assert_int_equal(pair.figures.words, WORDS);
    assert_int_equal(pair.figures.longest, WORDS);
    text_reuse_release(&reuse);
}

static enum status find_pairs(void *context, struct poll *poll) {
    struct corpus corpus = {0};
    char found[4096];
    (void)context;
    add_row(&corpus, "abcdefgh\nijklmnop\nabcdefgh", 1);
    add_row(&corpus, "abcdefgh\n1234\nefghabcdefgh", 2);
    add_row(&corpus, "efgh\nabcd\nabcdefghijkl", 2);
    return write_pairs(
        &corpus, (struct reuse_options){.min_words = 4, .gap = 1, .common = 2, .line_rows = 3, .against = 2},
        found, sizeof found, poll);
}

static enum status find_unasked(void *context) {
    return find_pairs(context, NULL);
}

TEST(every_allocation_may_fail) {
    assert_survives_no_memory(find_unasked, NULL);
}

TEST(it_can_be_stopped_anywhere) {
    assert_true(assert_survives_interrupts(find_pairs, NULL) > 50);
}
