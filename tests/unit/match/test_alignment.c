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
    assert_aligned("* * *\n\n" CRANE HOLM, "---\n\n" CRANE HOLM, "-1 +1 =2:2 =3:3");
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

#define HOLM_CRANE                                                                                           \
    "Harbour master Ada Holm said nobody was hurt, a dock crane fell on the old pier on Monday. "

/* The longer half is paired first, and takes in what stands before it. */
TEST(what_stands_before_a_half_joins_it_too) {
    assert_aligned(HOLM_CRANE FERRY, HOLM CRANE FERRY, "*1:1+2 =2:3");
    assert_aligned(HOLM CRANE FERRY, HOLM_CRANE FERRY, "*1+2:1 =3:2");
    assert_aligned(FERRY HOLM_CRANE, FERRY HOLM CRANE, "=1:1 *2:2+2");
    assert_aligned(FERRY HOLM CRANE, FERRY HOLM_CRANE, "=1:1 *2+2:2");
    assert_aligned(HOLM_CRANE, HOLM CRANE, "*1:1+2");
}

TEST(a_sentence_that_is_alike_enough_takes_in_no_stranger) {
    assert_aligned(HOLM_CRANE FERRY, COUNCIL HOLM CRANE "Ice shut the pier. " FERRY, "+1 *1:2+2 +4 =2:5");
    assert_aligned(COUNCIL HOLM CRANE "Ice shut the fort. " FERRY, HOLM_CRANE FERRY, "-1 *2+2:1 -4 =5:2");
}

TEST(of_three_parts_two_are_joined) {
    assert_aligned(HOLM_CRANE FERRY,
                   "Harbour master Ada Holm said nobody was hurt. A dock crane fell on. "
                   "The old pier on Monday. " FERRY,
                   "*1:1+2 +3 =2:4");
}

TEST(a_sentence_that_stands_often_goes_with_its_neighbours) {
    assert_aligned("More. " CRANE "More. " HOLM, "More. " HOLM, "=1:1 -2 -3 =4:2");
    assert_aligned(CRANE "More. " HOLM FERRY, CRANE HOLM "More. " FERRY, "=1:1 =3:2 m=2:3 =4:4");
    assert_aligned(CRANE "More. " HOLM "More. ", HOLM "More. " CRANE "More. ", "m=3:1 m=4:2 =1:3 =2:4");
}

/* The first one of a stands before the crane in b too, though that leaves the later one an earlier place. */
TEST(the_first_and_the_last_sentence_have_neighbours) {
    assert_aligned("More. " CRANE HOLM "More. " FERRY,
                   HOLM FERRY COUNCIL "More. The museum opens on Friday. More. " CRANE,
                   "=3:1 =5:2 +3 m=4:4 +5 m=1:6 m=2:7");
    assert_aligned(CRANE "More. " HOLM FERRY "More.",
                   FERRY "More. " COUNCIL "More. The museum opens on Friday. " CRANE HOLM,
                   "m=4:1 m=5:2 +3 m=2:4 +5 =1:6 =3:7");
}

/* Two reports that share a name and little else. */
TEST(sentences_of_different_articles_are_not_paired) {
    assert_aligned(CRANE "It was not clear why. " HOLM,
                   COUNCIL "Turnout was 61 per cent. Ada Holm will not sit in it. ", "-1 -2 -3 +1 +2 +3");
}

#define TRUMPET "The mayor of Lindmouth played the trumpet at the fair. "
#define DRUM    "The mayor of Ostrava Bay will never visit the fair again. "

/* The museum's page and the pier's have a label in common, and nothing else. */
TEST(a_short_sentence_that_strangers_share_is_chance) {
    assert_aligned(CRANE HOLM "Read more. " FERRY "Ice shut the pier. ",
                   COUNCIL "The museum opens on Friday. A clock was sold. Nobody came. Read more. ",
                   "-1 -2 -3 -4 -5 +1 +2 +3 +4 +5");
    assert_aligned(CRANE "Reuters", COUNCIL "REUTERS", "-1 -2 +1 +2");
    assert_aligned(CRANE COUNCIL "Read more. Sign up.", FERRY HOLM "Read more. Sign up.",
                   "-1 -2 -3 -4 +1 +2 +3 +4");
    /* A sentence of eight words, and one of two words between texts that share a quarter. */
    assert_aligned(CRANE HOLM FERRY COUNCIL "Two ships passed by before it was dark.",
                   "The museum opens on Friday. A clock was sold. Two ships passed by before it was dark.",
                   "-1 -2 -3 -4 +1 +2 =5:3");
    assert_aligned("It fell. Why? Read more.", "Snow. Read more.", "-1 -2 +1 =3:2");
}

/* Less than a quarter is shared; a sentence of eight words is no chance. */
TEST(a_sentence_of_eight_words_is_no_chance) {
    assert_aligned(
        CRANE HOLM COUNCIL "Two ships passed by before it was dark.",
        FERRY "The museum of trains opens again on Friday evening. A clock was sold to her cousin there. "
              "Two ships passed by before it was dark.",
        "-1 -2 -3 +1 +2 +3 =4:4");
    assert_aligned(
        CRANE HOLM COUNCIL "Two ships passed before it was dark.",
        FERRY "The museum of trains opens again on Friday evening. A clock was sold to her cousin there. "
              "Two ships passed before it was dark.",
        "-1 -2 -3 -4 +1 +2 +3 +4");
}

/* Half alike: a pair where another stands beside it, or where there is nothing else; two sentences elsewhere. */
TEST(a_pair_that_is_half_alike_needs_another_beside_it) {
    assert_aligned(TRUMPET, DRUM, "*1:1");
    assert_aligned(CRANE TRUMPET FERRY, CRANE DRUM FERRY, "=1:1 *2:2 =3:3");
    assert_aligned("It was not clear why. " TRUMPET "Turnout was low. ", "Police came. " DRUM "Ice shut it. ",
                   "-1 -2 -3 +1 +2 +3");
    assert_aligned("Ice shut it. " TRUMPET CRANE HOLM FERRY "Snow fell. ",
                   "Ice shut it. " CRANE HOLM FERRY "Snow fell. " DRUM, "=1:1 -2 =3:2 =4:3 =5:4 =6:5 +6");
}

/* Three sentences before it in either text, and three more or fewer between. */
TEST(beside_is_within_three_sentences) {
    assert_aligned(CRANE "Ice shut it. Snow fell. " TRUMPET, CRANE "Police came. Rain ended. " DRUM,
                   "=1:1 -2 -3 +2 +3 *4:4");
    assert_aligned(CRANE "Ice shut it. Snow fell. Dogs bark. " TRUMPET,
                   CRANE "Police came. Rain ended. Cats sleep. " DRUM, "=1:1 -2 -3 -4 -5 +2 +3 +4 +5");
    assert_aligned(CRANE "Ice shut it. " TRUMPET,
                   CRANE "Police came. Rain ended. Cats sleep. Hens sing. " DRUM, "=1:1 -2 +2 +3 +4 +5 *3:6");
    assert_aligned(CRANE "Ice shut it. " TRUMPET,
                   CRANE "Police came. Rain ended. Cats sleep. Hens sing. Cows moo. " DRUM,
                   "=1:1 -2 -3 +2 +3 +4 +5 +6 +7");
    assert_aligned(CRANE TRUMPET, DRUM "Police came. " CRANE, "*2:1 +2 m=1:3");
    assert_aligned(CRANE TRUMPET, DRUM "Police came. Rain ended. " CRANE, "+1 +2 +3 =1:4 -2");
}

/* 81 results, each of four of three words, so that no word is rare: "Team red blue red green." Those from
 * `edited` to 60 end otherwise than all others; `moved`, which has words of its own, is put before number `place`. */
static void make_results(struct buffer *text, int edited, const char *moved, int place) {
    static const char *const COLOURS[] = {"red", "green", "blue"};
    for (int i = 0; i < 81; i++) {
        char line[100];
        snprintf(line, sizeof line, "Team %s %s %s %s%s.\n\n", COLOURS[i / 27], COLOURS[i / 9 % 3],
                 COLOURS[i / 3 % 3], COLOURS[i % 3], edited >= 0 && i >= edited && i <= 60 ? " again" : "");
        if (i == place) buffer_append(text, span_of(moved));
        buffer_append(text, span_of(line));
    }
}

/* The pairs of one result and of one other sentence, numbers from 1. */
static void assert_paired(int edited, const char *a, const char *b, int place, uint32_t from, uint32_t to) {
    struct buffer texts[2] = {BUFFER_INIT, BUFFER_INIT};
    struct aligned aligned;
    make_results(&texts[0], -1, a, 10);
    make_results(&texts[1], edited, b, place);
    assert_int_equal(align(&aligned, buffer_span(&texts[0]), buffer_span(&texts[1]), NULL), STATUS_OK);
    uint32_t pair = aligned.alignment.pair_of[0][from - 1];
    assert_true(pair != ALIGNMENT_NONE);
    assert_int_equal(aligned.alignment.pairs.items[pair].sides[1].first, to - 1);
    assert_int_equal(aligned.alignment.pairs.items[pair].sides[1].count, 1);
    release(&aligned);
    for (int side = 0; side < 2; side++) buffer_release(&texts[side]);
}

TEST(of_two_that_are_as_much_alike_the_nearer_is_taken) {
    assert_aligned(CRANE HOLM FERRY "The fair opened on Monday.",
                   "The fair opened on Friday. " CRANE HOLM FERRY "The fair opened on Friday.",
                   "+1 =1:2 =2:3 =3:4 *4:5");
}

TEST(a_sentence_without_a_rare_word_is_found_where_it_would_stand) {
    assert_paired(40, "", "", 0, 41, 41);
    assert_paired(30, "", "It rained.\n\nNobody knew.\n\n", 30, 34, 36);
}

TEST(a_sentence_with_a_rare_word_is_found_wherever_it_stands) {
    assert_paired(-1, "Harbour master Ada Holm said nobody was hurt.\n\n",
                  "Harbour master Ada Holm said two men were hurt.\n\n", 70, 11, 71);
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
