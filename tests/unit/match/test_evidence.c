/*
 * test_evidence.c - what speaks for one text being made from another, in figures
 */
#include "../unit.h"
#include "learn_weights.h"
#include "match/evidence.h"
#include <math.h>

#define CRANE   "A dock crane fell on the old pier on Monday. "
#define HOLM    "Harbour master Ada Holm told us that nobody was hurt. "
#define FERRY   "The ferry to Lindmouth will not sail before noon. "
#define COUNCIL "Voters chose a new council in Ostrava Bay. "

static void assert_near(double actual, double expected, double error) {
    if (!(fabs(actual - expected) <= error)) fail_msg("%.17g is not %.17g", actual, expected);
}

static struct evidence gather(const char *a, const char *b) {
    struct evidence evidence;
    assert_int_equal(evidence_gather(&evidence, span_of(a), span_of(b), NULL, NULL), STATUS_OK);
    return evidence;
}

static void assert_kept(const char *a, const char *b, double kept_a, double kept_b) {
    struct evidence evidence = gather(a, b);
    assert_near(evidence.values[KEPT_A], kept_a, 1e-12);
    assert_near(evidence.values[KEPT_B], kept_b, 1e-12);
    evidence = gather(b, a);
    assert_near(evidence.values[KEPT_A], kept_b, 1e-12);
    assert_near(evidence.values[KEPT_B], kept_a, 1e-12);
}

TEST(a_text_against_itself) {
    struct evidence e = gather(CRANE HOLM FERRY, CRANE HOLM FERRY);
    for (int measure = 0; measure < QUOTED_B; measure++) assert_near(e.values[measure], 1, 0);
    assert_near(e.values[QUOTED_B], 0, 0);
    assert_true(!e.weighed);
    assert_int_equal(e.words[0], 29);
    assert_int_equal(e.words[1], 29);
}

TEST(whole_sentences_may_be_left_out) {
    assert_kept(CRANE HOLM FERRY, CRANE FERRY, 19. / 29, 1);
    assert_kept(CRANE HOLM FERRY, HOLM, 10. / 29, 1);
    assert_kept(CRANE HOLM FERRY, "the old pier on Monday. " HOLM "The ferry", 17. / 29, 1);
    /* The words before the gap are the last of it. */
    assert_kept("The crane fell. The ferry sails. It rained.", "The ferry sails. It rained.", 5. / 8, 1);
    assert_kept("It fell. It fell. It fell. Police came.", "It fell. It fell. Police came.", .75, 1);
    assert_kept("It rained. The crane fell. The ferry sails.", "It rained. The ferry sails.", 5. / 8, 1);
    /* The sentence before it ends in the same words. */
    assert_kept("Walls fell again. Cranes fell again. Dogs bark.", "Walls fell again. Dogs bark.", 5. / 8, 1);
    /* The sentence behind it begins with the same word, and has lost another. */
    assert_kept("Snow fell. The crane fell. The ferry never sails on Monday.",
                "Snow fell. The ferry sails on Monday.", 7. / 11, 6. / 7);
}

TEST(a_word_within_a_sentence_may_not) {
    assert_kept("It did not fall. Why?", "It did fall. Why?", 4. / 5, 3. / 4);
    assert_kept("It fell on Monday. Why?", "It fell. Why?", 3. / 5, 2. / 3);
    assert_kept("It fell. Why?", "It rose. Why?", 2. / 3, 2. / 3);
    assert_kept(CRANE, COUNCIL, 1. / 10, 1. / 8); /* "a" */
}

/* A text of 60 sentences that stands there twice, and the same without one sentence in ten. */
static void write_versions(uint64_t *state, char *a, char *b, size_t room) {
    size_t a_size = 0, b_size = 0;
    for (int i = 0; i < 120; i++) {
        char sentence[80];
        int which = i % 60;
        snprintf(sentence, sizeof sentence, "The w%d of w%d fell on x%d and w%d. ", which, which * 7 % 30,
                 which % 5, which * 3 % 11);
        a_size += (size_t)snprintf(a + a_size, room - a_size, "%s", sentence);
        if (random_below(state, 10)) b_size += (size_t)snprintf(b + b_size, room - b_size, "%s", sentence);
    }
}

TEST(sentences_left_out_of_a_text_that_repeats_itself) {
    static char a[9600], b[9600];
    uint64_t state = 12;
    for (int round = 0; round < 60; round++) {
        write_versions(&state, a, b, sizeof a);
        struct evidence e = gather(a, b);
        assert_near(e.values[KEPT_B], 1, 0);
        assert_near(gather(b, a).values[KEPT_A], 1, 0);
    }
}

TEST(order_and_partners_are_those_of_b) {
    /* HOLM moved; COUNCIL has no partner; CRANE is edited. */
    struct evidence e =
        gather(CRANE HOLM FERRY, HOLM "A dock crane fell on the new pier on Monday. " FERRY COUNCIL);
    assert_near(e.values[ALIGNED_B], 3. / 4, 1e-12);
    assert_near(e.values[ORDER], 2. / 3, 1e-12);
    assert_near(e.values[UNCHANGED_B], 2. / 3, 1e-12);
    assert_true(e.values[LIKENESS] > .9 && e.values[LIKENESS] < 1);
    assert_near(e.values[TAKEN_B], 29. / 37, 1e-12);
    /* The passages: HOLM; CRANE over the one word; FERRY, all of a. */
    assert_near(e.values[COPIED_A], 1, 1e-12);
    assert_near(e.values[COPIED_B], 29. / 37, 1e-12);
}

TEST(without_partners_nothing_is_alike) {
    struct evidence e = gather(CRANE, COUNCIL);
    static const enum measure NONE[] = {ALIGNED_B, UNCHANGED_B, ORDER, LIKENESS};
    for (int i = 0; i < 4; i++) assert_near(e.values[NONE[i]], 0, 0);
}

TEST(shingles_are_those_of_b_that_a_has) {
    struct evidence e = gather("one two three four", "one two three five. One two three");
    /* of b: 123 235 351 512; 123 again */
    assert_near(e.values[SHINGLES_B], 1. / 4, 1e-12);
    assert_near(e.values[SOME_SHINGLES_B], 1. / 4, 1e-12);
    e = gather("one two", "one two");
    assert_near(e.values[SHINGLES_B], 0, 0);
}

TEST(words_in_quotation_marks_do_not_count) {
    const char *a =
        "The mayor spoke on Monday to reporters who had come to town. “We have waited ten years for this "
        "bridge. The money is there now.” Work on it will begin in spring, after the river has fallen "
        "below the old piers.";
    const char *b =
        "At a rally of her party she attacked the regional government once again. “We have waited ten years "
        "for this bridge,” she said. “The money is there now.” Her rivals were not at all impressed by any "
        "of that.";
    struct evidence e = gather(a, b);
    assert_near(e.values[COPIED_A], 0, 0);
    assert_near(e.values[COPIED_B], 2. / 26, 1e-12); /* "she said", within the passage */
    assert_near(e.values[SHINGLES_B], 0, 0);
    assert_near(e.values[ALIGNED_B], 0, 0);
    assert_near(e.values[QUOTED_B], 13. / 39, 1e-12);
    assert_true(e.values[KEPT_B] >= 13. / 39);
}

TEST(a_text_that_is_a_quotation_counts) {
    struct evidence e = gather("“" CRANE HOLM "”", "“" CRANE FERRY "”");
    assert_near(e.values[QUOTED_B], 1, 0);
    assert_near(e.values[COPIED_B], 10. / 19, 1e-12);
    assert_near(e.values[ALIGNED_B], .5, 0);
}

TEST(few_words_outside_of_quotation_marks_say_little) {
    /* 3 of 16 words count: "he said yesterday". */
    const char *a = "“The pier was old and the crane was heavy, and all knew it,” he said yesterday.";
    struct evidence e = gather(CRANE HOLM FERRY COUNCIL, a);
    assert_near(e.values[COPIED_B], 0, 0);
    e = gather(a, a);
    assert_near(e.values[COPIED_B], 3. / 16, 1e-12);
    assert_near(e.values[QUOTED_B], 13. / 16, 1e-12);
}

#define SIGN_UP "Enter your address. Invalid address. Please try again later. Thank you for subscribing. "

TEST(short_sentences_do_not_count) {
    struct evidence e = gather(CRANE HOLM SIGN_UP, SIGN_UP FERRY COUNCIL);
    static const enum measure NONE[] = {COPIED_A, COPIED_B, SHINGLES_B, ALIGNED_B, TAKEN_B};
    for (int i = 0; i < 5; i++) assert_near(e.values[NONE[i]], 0, 0);
    assert_near(e.values[KEPT_B], 13. / 30, 1e-12);
    /* The same with a word more in one of them, which then has eight. */
    e = gather(CRANE HOLM "Please try again later, or at any time.",
               "Please try again later, or at any time.");
    assert_near(e.values[COPIED_A], 8. / 28, 1e-12);
}

TEST(short_sentences_count_where_half_of_the_words_are_in_them) {
    struct evidence e = gather(SIGN_UP CRANE, SIGN_UP COUNCIL);
    assert_near(e.values[COPIED_A], 13. / 23, 1e-12);
    assert_near(e.values[COPIED_B], 13. / 21, 1e-12);
    assert_near(e.values[ALIGNED_B], 4. / 5, 1e-12);
    assert_near(gather(SIGN_UP HOLM CRANE, SIGN_UP COUNCIL).values[COPIED_A], 0, 0);
}

#define NOTICE "No part of this page may be printed elsewhere without our consent. "

TEST(a_foot_does_not_count) {
    struct evidence e = gather(CRANE HOLM NOTICE, FERRY COUNCIL NOTICE);
    static const enum measure NONE[] = {COPIED_A, COPIED_B, SHINGLES_B, ALIGNED_B, TAKEN_B};
    for (int i = 0; i < 5; i++) assert_near(e.values[NONE[i]], 0, 0);
    assert_near(e.values[KEPT_B], 13. / 29, 1e-12); /* and "a" */
}

TEST(what_is_no_foot_counts) {
    assert_near(gather(NOTICE CRANE HOLM, NOTICE FERRY COUNCIL).values[COPIED_B], 12. / 29, 1e-12);
    assert_near(gather(CRANE HOLM NOTICE, FERRY NOTICE COUNCIL).values[COPIED_B], 12. / 29, 1e-12);
    /* There is another passage. */
    assert_near(gather(CRANE HOLM NOTICE, CRANE FERRY NOTICE).values[COPIED_B], 22. / 31, 1e-12);
    /* It is most of one text. */
    assert_near(gather(CRANE HOLM FERRY NOTICE, NOTICE).values[COPIED_B], 1, 0);
    assert_near(gather(CRANE HOLM FERRY NOTICE, "It fell again today. " NOTICE).values[COPIED_B], 1, 0);
}

/* So many words that all differ, "a0 a1 a2 ", at the end of a text. */
static void add_words(char *text, char letter, int count) {
    for (int i = 0; i < count; i++) sprintf(text + strlen(text), "%c%d ", letter, i);
}

/* The copied share of b, where so many words of both texts differ and so many at the end are the same. */
static double copied_of_foot(int in_a, int in_b, int same) {
    char a[4000] = "", b[4000] = "";
    add_words(a, 'a', in_a);
    add_words(b, 'b', in_b);
    add_words(a, 'f', same);
    add_words(b, 'f', same);
    return gather(a, b).values[COPIED_B];
}

/* At most a hundred words, half of the longer text and two thirds of the other. */
TEST(a_foot_is_no_more_than_a_part) {
    assert_near(copied_of_foot(150, 150, 100), 0, 0);
    assert_near(copied_of_foot(150, 150, 101), 101. / 251, 1e-12);
    assert_near(copied_of_foot(20, 10, 20), 0, 0);
    assert_near(copied_of_foot(10, 20, 20), 0, 0);
    assert_near(copied_of_foot(20, 9, 20), 20. / 29, 1e-12);
    assert_near(copied_of_foot(9, 20, 20), 20. / 40, 1e-12);
    assert_near(copied_of_foot(19, 19, 20), 20. / 39, 1e-12);
}

/* The copied share of a text against itself that has so many words in quotation marks, and so many others. */
static double copied_of_quotation(int inside, int outside) {
    char text[2000] = "“";
    add_words(text, 'q', inside);
    strcat(text, "” ");
    add_words(text, 'o', outside);
    return gather(text, text).values[COPIED_B];
}

TEST(a_text_is_a_quotation_when_fewer_than_one_word_in_ten_stands_outside) {
    assert_near(copied_of_quotation(18, 2), 2. / 20, 1e-12);
    assert_near(copied_of_quotation(19, 1), 1, 0);
    assert_near(copied_of_quotation(27, 3), 3. / 25, 1e-12);
    assert_near(copied_of_quotation(28, 3), 1, 0);
    assert_near(copied_of_quotation(6, 24), 24. / 25, 1e-12);
    assert_near(copied_of_quotation(5, 25), 1, 0);
    assert_near(copied_of_quotation(6, 18), 18. / 24, 1e-12);
}

#define SHORT_ONES "One two three four. Five six seven eight. "

TEST(short_sentences_count_from_half_of_the_words_on) {
    assert_near(gather(SHORT_ONES "A b c d e f g h.", SHORT_ONES "I j k l m n o p.").values[COPIED_B], .5, 0);
    assert_near(gather(SHORT_ONES "A b c d e f g h.", SHORT_ONES "I j k l m n o p q.").values[COPIED_B], 0,
                0);
}

/* More than half of its words are outside of quotation marks. */
TEST(a_sentence_counts_by_most_of_its_words) {
    static const char OTHER[] = "The new council in Ostrava Bay was chosen in May. ";
    char b[200];
    snprintf(b, sizeof b, "%s%s", "It “broke and fell” onto the pier again. ", OTHER);
    assert_near(gather("It “broke and fell” onto the pier again. ", b).values[ALIGNED_B], .5, 0);
    snprintf(b, sizeof b, "%s%s", "It “broke and fell onto” the pier again. ", OTHER);
    assert_near(gather("It “broke and fell onto” the pier again. ", b).values[ALIGNED_B], 0, 0);
}

TEST(a_text_without_words_has_no_figures) {
    static const char *const TEXTS[] = {"", " ", "* * *"};
    for (int i = 0; i < 3; i++) {
        struct evidence e = gather(TEXTS[i], CRANE);
        assert_int_equal(e.words[0], 0);
        for (int measure = 0; measure < MEASURES; measure++) assert_near(e.values[measure], 0, 0);
        assert_int_equal(gather(CRANE, TEXTS[i]).words[1], 0);
    }
}

static enum status gather_all(void *context, struct poll *poll) {
    static char a[4000], b[4000];
    struct term_weights weights;
    struct evidence evidence;
    size_t a_size = 0, b_size = 0;
    for (int i = 0; i < 400; i++) {
        const char *end = i % 9 ? " " : i % 2 ? ". “It " : "” fell. It ";
        a_size += (size_t)snprintf(a + a_size, sizeof a - a_size, "p%d%s", i * i % 311, end);
        b_size += (size_t)snprintf(b + b_size, sizeof b - b_size, "p%d%s", i * i % (i % 50 ? 311 : 97), end);
    }
    term_weights_view(buffer_span(context), &weights);
    return evidence_gather(&evidence, (struct span){a, a_size}, (struct span){b, b_size}, &weights, poll);
}

static enum status gather_unasked(void *context) {
    return gather_all(context, NULL);
}

TEST(every_allocation_may_fail_and_every_poll_stop) {
    struct buffer blob = learn_weights(&(const char *){CRANE}, 1);
    assert_survives_no_memory(gather_unasked, &blob);
    assert_true(assert_survives_interrupts(gather_all, &blob) > 100);
    buffer_release(&blob);
}
