/*
 * test_alignment.c - which sentence of one text became which of another
 */
#include "../unit.h"
#include "match/alignment.h"

struct aligned {
    struct u64_map vocabulary;
    struct word_list words[2];
    struct alignment alignment;
};

static enum status align(struct aligned *aligned, struct span a, struct span b, struct poll *poll) {
    *aligned = (struct aligned){.alignment = ALIGNMENT_INIT};
    enum status status = word_list_read(&aligned->words[0], &aligned->vocabulary, a, NULL);
    if (!status) status = word_list_read(&aligned->words[1], &aligned->vocabulary, b, NULL);
    if (!status)
        status = alignment_read(&aligned->alignment, &aligned->words[0], &aligned->words[1],
                                aligned->vocabulary.count, poll);
    return status;
}

static void release(struct aligned *aligned) {
    alignment_release(&aligned->alignment);
    word_list_release(&aligned->words[0]);
    word_list_release(&aligned->words[1]);
    u64_map_release(&aligned->vocabulary);
}

/* The rows as "=1:1 *2+2:3 -4 +5 m=7:1": unchanged, edited, deleted, added; m where it moved. */
static void describe(const struct alignment *alignment, bool moved_apart, struct buffer *out) {
    struct alignment_walk walk = {.alignment = alignment, .moved_apart = moved_apart};
    struct aligned_row row;
    while (alignment_next(&walk, &row)) {
        char text[100], runs[2][40] = {"", ""};
        for (int side = 0; side < 2; side++)
            if (row.sides[side].count)
                snprintf(runs[side], sizeof runs[side], row.sides[side].count > 1 ? "%u+%u" : "%u",
                         row.sides[side].first + 1, row.sides[side].count);
        snprintf(text, sizeof text, "%s%s%c%s%s%s", out->size ? " " : "",
                 row.pair && row.pair->moved ? "m" : "", "=*+-"[row.operation], runs[0], row.pair ? ":" : "",
                 runs[1]);
        buffer_append(out, span_of(text));
    }
}

static void assert_rows(const char *a, const char *b, bool moved_apart, const char *expected) {
    struct aligned aligned;
    struct buffer rows = BUFFER_INIT;
    assert_int_equal(align(&aligned, span_of(a), span_of(b), NULL), STATUS_OK);
    describe(&aligned.alignment, moved_apart, &rows);
    assert_span_equal(buffer_span(&rows), expected);
    buffer_release(&rows);
    release(&aligned);
}

static void assert_aligned(const char *a, const char *b, const char *expected) {
    assert_rows(a, b, false, expected);
}

#define CRANE   "A dock crane fell on the old pier on Monday. "
#define HOLM    "Harbour master Ada Holm said nobody was hurt. "
#define FERRY   "The ferry to Lindmouth will not sail before noon. "
#define COUNCIL "Voters chose a new council in Ostrava Bay. "

TEST(a_text_is_unchanged_against_itself) {
    assert_aligned(CRANE HOLM FERRY, CRANE HOLM FERRY, "=1:1 =2:2 =3:3");
    assert_aligned("More. More. More.", "More. More. More.", "=1:1 =2:2 =3:3");
    assert_aligned("* * *", "* * *", "=1:1");
    assert_aligned("", "", "");
}

TEST(case_and_marks_do_not_change_a_sentence) {
    assert_aligned("“It fell”, she said.", "It fell, SHE SAID!", "=1:1");
    assert_aligned("* * *\n\n" CRANE, "---\n\n" CRANE, "-1 +1 =2:2");
}

TEST(edited_deleted_and_added_sentences_are_told_apart) {
    assert_aligned(CRANE HOLM FERRY, "A dock crane fell on the new pier on Sunday. " FERRY COUNCIL,
                   "*1:1 -2 =3:2 +3");
    assert_aligned(CRANE, "", "-1");
    assert_aligned("", CRANE HOLM, "+1 +2");
    assert_aligned(CRANE, COUNCIL, "-1 +1");
}

TEST(the_lighter_part_of_what_is_out_of_order_has_moved) {
    assert_aligned(CRANE HOLM "It rained. ", "It rained. " CRANE HOLM, "m=3:1 =1:2 =2:3");
    assert_aligned(CRANE HOLM FERRY COUNCIL, FERRY COUNCIL CRANE HOLM "It rained. ",
                   "m=3:1 m=4:2 =1:3 =2:4 +5");
}

TEST(moved_sentences_can_be_shown_apart) {
    assert_rows(CRANE HOLM "It rained. ", "It rained. " CRANE HOLM, true, "+1 =1:2 =2:3 -3");
}

TEST(a_sentence_that_was_cut_in_two_is_one_pair) {
    assert_aligned(CRANE HOLM FERRY,
                   "A dock crane fell on the old pier on Monday, and harbour master Ada Holm said nobody was "
                   "hurt. " FERRY,
                   "*1+2:1 =3:2");
    assert_aligned(
        "A dock crane fell on the old pier on Monday, harbour master Ada Holm said nobody was hurt. " FERRY,
        CRANE HOLM FERRY, "*1:1+2 =2:3");
}

TEST(a_sentence_that_stands_often_goes_with_its_neighbours) {
    assert_aligned("More. " CRANE "More. " HOLM, "More. " HOLM, "=1:1 -2 -3 =4:2");
    assert_aligned(CRANE "More. " HOLM FERRY, CRANE HOLM "More. " FERRY, "=1:1 =3:2 m=2:3 =4:4");
}

/* Two reports that share a name and little else. */
TEST(sentences_of_different_articles_are_not_paired) {
    assert_aligned(CRANE "It was not clear why. " HOLM,
                   COUNCIL "Turnout was 61 per cent. Ada Holm will not sit in it. ", "-1 -2 -3 +1 +2 +3");
}

static void make_text(struct buffer *text, uint64_t *state) {
    static const char *const WORDS[] = {"crane", "fell", "pier", "old", "Monday",
                                        "ferry", "noon", "sail", "the", "on"};
    size_t sentences = random_below(state, 12);
    for (size_t i = 0; i < sentences; i++) {
        size_t words = random_below(state, 7);
        for (size_t k = 0; k < words; k++) {
            buffer_append(text, span_of(k ? " " : ""));
            buffer_append(text, span_of(WORDS[random_below(state, 10)]));
        }
        buffer_append(text, span_of(random_below(state, 3) ? ".\n\n" : "!\n\n"));
    }
}

/* Marks the sentences of a run, each of which may be in one row only. */
static void mark_run(struct sentence_run run, bool *seen) {
    for (size_t i = 0; i < run.count; i++) {
        assert_false(seen[run.first + i]);
        seen[run.first + i] = true;
    }
}

/* Each sentence of both texts comes in one row; b in order, and a too but for what moved. */
static void check_rows(const struct alignment *alignment, bool moved_apart) {
    bool seen[2][64] = {{false}};
    uint32_t next[2] = {0, 0};
    struct alignment_walk walk = {.alignment = alignment, .moved_apart = moved_apart};
    struct aligned_row row;
    while (alignment_next(&walk, &row)) {
        for (int side = 0; side < 2; side++) mark_run(row.sides[side], seen[side]);
        if (row.sides[1].count) assert_true(row.sides[1].first >= next[1]);
        if (row.sides[1].count) next[1] = row.sides[1].first + row.sides[1].count;
        if (row.sides[0].count == 0 || (row.pair && row.pair->moved)) continue;
        assert_true(row.sides[0].first >= next[0]);
        next[0] = row.sides[0].first + row.sides[0].count;
    }
    for (int side = 0; side < 2; side++)
        for (size_t i = 0; i < alignment->sentences[side].count; i++) assert_true(seen[side][i]);
}

TEST(each_sentence_comes_once) {
    uint64_t state = 3;
    for (int round = 0; round < 500; round++) {
        struct buffer texts[2] = {BUFFER_INIT, BUFFER_INIT};
        struct aligned aligned;
        for (int side = 0; side < 2; side++) make_text(&texts[side], &state);
        assert_int_equal(align(&aligned, buffer_span(&texts[0]), buffer_span(&texts[1]), NULL), STATUS_OK);
        check_rows(&aligned.alignment, false);
        check_rows(&aligned.alignment, true);
        release(&aligned);
        for (int side = 0; side < 2; side++) buffer_release(&texts[side]);
    }
}

static enum status align_some(void *context, struct poll *poll) {
    (void)context;
    struct aligned aligned;
    enum status status = align(
        &aligned, span_of("More. " CRANE HOLM FERRY "More. "),
        span_of("More. " FERRY "A dock crane fell on the new pier. It was Monday. More. " COUNCIL "More. "),
        poll);
    release(&aligned);
    return status;
}

static enum status align_unasked(void *context) {
    return align_some(context, NULL);
}

TEST(every_allocation_may_fail) {
    assert_survives_no_memory(align_unasked, NULL);
}

TEST(aligning_can_be_stopped_anywhere) {
    assert_true(assert_survives_interrupts(align_some, NULL) > 100);
}
