/*
 * test_single_dot.c - what the word before a dot and the word behind it say
 */
#include "ends.h"

TEST(the_last_part_of_a_word_counts) {
    ASSERT_GOES_ON("They met Lt.-Gen|. Lund at noon.", "They met ex-Gov|. Lund at noon.",
                   "They met ex–Gov|. Lund at noon.", "They met ex—Gov|. Lund at noon.",
                   "They met l’Gov|. Lund at noon.", "They met l'Gov|. Lund at noon.",
                   "They met EPA/Gov|. Lund at noon.", "They read of EPA/U.S|. Lund rules.");
    ASSERT_ENDS("They met exGov|. Lund came at noon.", "They read of EPA/U.S|. The mayor did not.");
}

TEST(letters_with_dots_between_are_a_name) {
    ASSERT_GOES_ON("They left the U.S|. Lund for good.", "They asked N.A.S.A|. Lund about it.",
                   "They asked J.-P|. Lund about it.", "They asked J-P|. Lund about it.",
                   "They came a.k|. Lund for good.");
    ASSERT_ENDS("They left the U.S|. The mayor stayed.", "They asked J-P|. The mayor stayed.",
                "They like Us.Is|. Lund does not.", "They like U.Is|. Lund does not.",
                "They like tide.org|. Lund does not.", "They like JKL-P|. Lund does not.");
}

TEST(one_letter_is_an_initial) {
    ASSERT_GOES_ON("They asked Ada B|. Lund about it.", "They asked Émile É|. Lund about it.",
                   "They died in 40 a|. C. Lund wrote it.", "B|. Lund came.");
    ASSERT_ENDS("They chose plan B|. The vote was close.", "They take vitamin e|. Lund does not.",
                "They died in 40 a|. C");
}

TEST(an_apostrophe_stands_within_a_word) {
    ASSERT_ENDS("They asked O’K|. Lund did.", "They just don't|. C. Lund did.",
                "They just don’t|. C. Lund did.");
    ASSERT_GOES_ON("They just don\"t|. C. Lund did.", "They asked ‘K|. Lund’ of it.",
                   "They asked (K|. Lund) of it.", "They asked “K|. Lund” of it.");
}

TEST(the_pronoun_ends_a_sentence_behind_a_small_word) {
    ASSERT_ENDS("They know neither you nor I|. Boats came.", "They know neither you nor I|. Lewis Dorn came.",
                "They know the actor I|. Boats came.", "They know the actor I|. Boats");
    ASSERT_GOES_ON("They know the actor I|. Lewis Dorn well.", "They know the actor I|. A. Lund well.",
                   "They know Actor I|. Boats well.", "They know the actor, I|. Boats well.",
                   "They know the actor B|. Boats well.", "I|. Boats came.");
}

TEST(a_number_behind_another_of_its_list_goes_on) {
    ASSERT_GOES_ON("It takes two things: 1|. The price and the wind.",
                   "It takes two things: 1. The price, and 2|. The wind.",
                   "It takes two things: 1. The price, or 2|. The wind.",
                   "It takes two things: 1. The price, 2|. The wind.",
                   "It takes two things: 1. The price; 2|. The wind.",
                   "It takes all things: 9. The price, 10|. The wind.",
                   "It takes all things: 10. The price, 11|. The wind.",
                   "It takes all things: 19. The price, 20|. The wind.",
                   "It takes all things: 20. The price, 21|. The wind.");
    ASSERT_ENDS("It takes two things, and 2|. The wind is one.",
                "It takes two things: 1. The price then 2|. The wind is one.",
                "It takes two things: 0. The price, and 1|. The wind is one.",
                "It takes two things: 1. The price, and 3|. The wind is one.",
                "It takes two things: 21. The price, and 2|. The wind is one.",
                "It takes all things: 99. The price, and 100|. The wind is one.");
}

/* The number before it is looked for in 400 bytes. */
TEST(a_list_is_not_too_long) {
    for (int bytes = 399; bytes <= 402; bytes++) {
        char marked[600] = "It takes two things: 1. ";
        while ((int)strlen(marked) < bytes + 20 - 7) strcat(marked, "a");
        strcat(marked, " b, and 2|. The wind.");
        size_t from = (size_t)(strstr(marked, " 1.") - marked), to = (size_t)(strstr(marked, "2|") - marked);
        assert_int_equal(ends_in(LANGUAGE_EN, marked), to - from > 400);
    }
}

TEST(a_number_before_a_capital_is_an_ordinal_in_some_languages) {
    const uint64_t with =
        UINT64_C(1) << LANGUAGE_CS | UINT64_C(1) << LANGUAGE_DA | UINT64_C(1) << LANGUAGE_DE |
        UINT64_C(1) << LANGUAGE_FI | UINT64_C(1) << LANGUAGE_HR | UINT64_C(1) << LANGUAGE_HU |
        UINT64_C(1) << LANGUAGE_NO | UINT64_C(1) << LANGUAGE_PL | UINT64_C(1) << LANGUAGE_SK |
        UINT64_C(1) << LANGUAGE_SR | UINT64_C(1) << LANGUAGE_TR;
    for (enum language language = LANGUAGE_AM; language < LANGUAGE_COUNT; language++) {
        bool ordinal = with >> language & 1, other = language == LANGUAGE_OTHER;
        assert_int_equal(ends_in(language, "Qopr sif zuqo 12|. Qwop zaf."), !ordinal);
        assert_int_equal(ends_in(language, "Qopr sif zuqo XIV|. Qwop zaf."), !ordinal && !other);
        assert_true(ends_in(language, "Qopr sif zuqo 123|. Qwop zaf."));
        assert_true(ends_in(language, "Qopr sif Zuqo 12|. Qwop zaf."));
        assert_true(ends_in(language, "Qopr sif zuqo XIB|. Qwop zaf."));
    }
}

TEST(an_ordinal_of_german) {
    ASSERT_ALL(LANGUAGE_DE, false, "Sie kam am 3|. Mai nach Lindmund.", "Sie kam Lund 3|. Mai nach Lindmund.",
               "Sie lief Der 3|. Lauf zu Ende.", "Ludwig XIV|. Bau steht noch.");
    ASSERT_ALL(LANGUAGE_DE, true, "Sie kam am 3|. Der Lauf war zu Ende.", "Sie hat Nr. 3|. Lund war da.",
               "Sie lief Lund 3|. Lauf war da.", "Ludwig XIV|. Der Bau steht noch.");
}

TEST(a_clock_time_may_end_a_sentence) {
    ASSERT_ENDS("They left town at 9 p.m|. Lund stayed.", "They left town at 9 A.M|. Lund stayed.",
                "They left town at 5 p.m|. London is far.",
                "They left town at 5 p.m|. Far Old London Bay time.",
                "They left town at 7:30p.m|. Lund stayed.", "They left town at 5 p.m|. The time is up.");
    ASSERT_GOES_ON("They left town at 9 p.m|. Monday or so.", "They left town at 9 A.M|. Monday or so.",
                   "They left town A.M|. Lund had built.", "At 9 p.m|. Lund stayed.",
                   "Around 6 a.m|. Capt. Lind rang.", "They left town at 5 p.m|. London time, she said.",
                   "They left town at 5 p.m|. London Time, she said.",
                   "They left town at 5 p.m|. Old London Bay time, she said.",
                   "They left town at 7:30p.m|. Monday or so.");
}

TEST(an_era_may_end_a_sentence) {
    ASSERT_ENDS("The town by the sea fell in 44 B.C|. Lund stayed.",
                "The town fell in the second century B.C|. Lund stayed.",
                "The town by the sea fell B.C|. The mayor stayed.");
    ASSERT_GOES_ON("In 44 B.C|. Rome fell.", "On 5 June 44 B.C|. Rome fell.",
                   "The town by the sea fell B.C|. Lund had built.");
}

TEST(a_company_may_end_a_sentence) {
    ASSERT_ENDS("They own Holm Mills Inc|. Bakers in Marrow do not.",
                "They own Holm Mills Inc|. The bakers do.", "They own Holm Mills Inc|. “Lund Bay” is old.");
    ASSERT_GOES_ON("They own Holm Mills Inc|. Chairman in Marrow.", "They own Holm Mills Inc|. Lund Bay too.",
                   "They own Holm Mills Inc|. Bakers, they say.", "They own Holm Mills Inc|. 5 of them.");
}

TEST(a_place_may_end_a_sentence) {
    ASSERT_ENDS("They live in Marrow, Fla|. Divers found it.", "They like Crewe, D-Fla|. Divers found it.",
                "They live in Fla|. The divers found it.", "They live in fla|. Divers found it.",
                "They live in Fla|. “Divers found it.”");
    ASSERT_GOES_ON("They live in Marrow, Fla|. Monday is a feast.",
                   "They live in Marrow, Fla|. Lund Bay too.", "They live in Fla|. Divers found it.",
                   "MARROW, Fla|. — Divers found it.", "They live in Marrow, Fla|. (Divers found) it.");
}

TEST(a_suffix_ends_a_sentence_before_an_opener) {
    ASSERT_ENDS("They live in Marrow Ave|. The mayor does.", "They live in Marrow Ave|. “Lund Bay” is old.");
    ASSERT_GOES_ON("They live in Marrow Ave|. Lund Bay too.");
    ASSERT_ALL(LANGUAGE_DE, false, "Sie wohnt in der Hauptstr|. Lund auch.");
    ASSERT_ALL(LANGUAGE_NL, false, "Zij woont in de Hoofdstr|. Lund ook.");
    ASSERT_ALL(LANGUAGE_DE, true, "Sie wohnt in der Hauptstr|. Der Bau auch.");
    ASSERT_ENDS("They live in the Hauptstr|. Lund does.");
}

TEST(numbers_months_and_units) {
    ASSERT_GOES_ON("They read vol|. 5 of it.", "They read vol|. IV of it.", "They read vol|. B of it.",
                   "They read vol|. Monday or so.", "They left on Jan|. 5 or so.", "It weighs 6 lb|. 4 oz.",
                   "It is 6 ft|. 4 in long.", "It is 6ft|. 4 in long.", "It is ~6 ft|. 4 in long.",
                   "They met Gen|. Lund at noon.");
    ASSERT_ENDS("They read vol|. Lund did.", "They read vol|. I am told.", "They read vol|. IB did.",
                "They left in Jan|. Lund stayed.", "They know jan|. 5 came.",
                "It weighs 6 lb|. Lund lifts it.", "It is 6 ft|. Lund is long.", "It is a ft|. 4 came.",
                "They met a gen|. Lund came.");
}
