/*
 * test_quantity_names.c - numbers that name a thing, and those beside them that count
 */
#include "quantity.h"

TEST(marks_of_a_code_are_glued_to_its_digits) {
    static const char *const CODES[] = {"/14",  "@14",   "#14",  "_14",        "=14",  "?14",
                                        "\\14", "&14",   "*14",  "gull.14",    "14@b", "14_b",
                                        "14=b", "14\\b", "14*b", "14.example", "14/b", "14x"};
    for (size_t i = 0; i < sizeof CODES / sizeof *CODES; i++) {
        char text[64];
        snprintf(text, sizeof text, "They saw %s and 6 boats.", CODES[i]);
        assert_english(text, "cardinal 6");
    }
    assert_english("They saw +14 and 6 boats.", "cardinal 14 ; cardinal 6");
    assert_english("They saw (14) and 6 boats.", "cardinal 14 ; cardinal 6");
    assert_english("They saw 14. And they saw 6 boats.", "cardinal 14 ; cardinal 6");
    assert_english("They saw § 12, # 5 and № 7.", "");
}

TEST(a_capital_before_digits_makes_a_name) {
    assert_english("The Falcon 9 boats came.", "");
    assert_english("The Falcon 9 men came.", "cardinal 9");
    assert_english("The Falcon sailed 9 times.", "cardinal 9");
    assert_english("The Falcon 9 times out.", "cardinal 9");
    assert_english("The iPlane 9 fell.", "");
    assert_english("The iplane 9 fell.", "cardinal 9");
    assert_english("The Falcon $9 sign.", "money 9 USD");
    assert_english("The Falcon 9,000 and the Falcon 9 million.", "cardinal 9000 ; cardinal 9000000");
    assert_english("The Gull 4C and the Gull 4 km.", "distance 4 km");
    assert_english("The Gull 4-6 won.", "score 4 6");
}

TEST(words_with_a_capital_that_name_nothing) {
    static const char *const WORDS[] = {"Some",  "Over",  "Another",  "All",   "Across", "In",
                                        "Kills", "Those", "Early on", "Their", "Among",  "Still",
                                        "Until", "From",  "Said",     "Cut"};
    for (size_t i = 0; i < sizeof WORDS / sizeof *WORDS; i++) {
        char text[64];
        snprintf(text, sizeof text, "%s 14 boats it went.", WORDS[i]);
        assert_english(text, "cardinal 14");
    }
    assert_english("Gulls 14 boats it went.", "");
}

TEST(in_a_heading_a_plural_is_counted) {
    assert_english("Ostrel Sends 9 Boats North\n\nThe boats left at dawn.", "cardinal 9");
    assert_english("Ostrel Sends Gull 9 North\n\nThe boats left at dawn.", "");
    assert_english("Ostrel Sends Gull 9.5 Boats North\n\nThe boats left at dawn.", "");
    assert_english("Ostrel Sends Nine Boats North\n\nThe boats left at dawn.", "cardinal 9");
}

TEST(a_label_before_digits_makes_a_name) {
    assert_english("See page 9 of it, No. 9 boats, or page 9 boats.", "cardinal 9");
    assert_english("They left room 9, rooms 9 and 10.", "");
    assert_english("They left rooms 9 or 12.", "");
    assert_english("They left rooms nine and 10.", "cardinal 9 ; cardinal 10");
    assert_english("They left chapters 4-6, but chapter 4-6 won.", "score 4 6");
    assert_english("And 10 came, 9 and 10 left.", "cardinal 10 ; cardinal 9 ; cardinal 10");
}

TEST(the_rest_of_a_name_is_passed) {
    assert_english("See page 55 of 59 here.", "");
    assert_english("They left districts 2, 9 and 13 of it.", "cardinal 2 ; cardinal 9 ; cardinal 13");
    assert_english("They left rooms 2, 9 and 13 of it.", "");
    assert_english("They left zone 2, 9 boats and 13 men.", "cardinal 9 ; cardinal 13");
    assert_english("They left zone 2 9 boats.", "");
    assert_english("They left zone 2 and 9%.", "percent 9 %");
}

TEST(what_is_glued_behind_digits) {
    assert_english("A 9-boat fleet and a 9-Boat fleet.", "cardinal 9");
    assert_english("It is 9:3 and 9/x.", "");
    assert_english("It is 9, 3 and 9. It is 9: three.",
                   "cardinal 9 ; cardinal 3 ; cardinal 9 ; cardinal 9 ; cardinal 3");
}

TEST(a_number_in_words_may_be_of_a_name) {
    assert_english("They read Page Six of the Big Ten.", "");
    assert_english("They saw the Ten boats.", "cardinal 10");
    assert_english("They saw the Big Ten boats.", "");
    assert_english("They (Ten boats) left.", "cardinal 10");
    assert_english("They met in Ten Miles Park, Ten miles off.", "distance 10 mile");
    assert_english("Big Ten Boats Leave\n\nThe boats left at dawn.", "cardinal 10");
}

TEST(the_place_in_a_list_is_no_number) {
    assert_english("(3) The boats left.", "");
    assert_english("3) The boats left.", "");
    assert_english("(3 boats) left.", "cardinal 3");
    assert_english("The boats (3) left.", "cardinal 3");
    assert_english("(3 km) left.", "distance 3 km");
}

TEST(one_that_stands_for_somebody_counts_nothing) {
    static const char *const WORDS[] = {"no",   "this",  "that",    "any",  "every", "the",
                                        "each", "which", "another", "some", "number"};
    for (size_t i = 0; i < sizeof WORDS / sizeof *WORDS; i++) {
        char text[64];
        snprintf(text, sizeof text, "It was %s one boat.", WORDS[i]);
        assert_english(text, "");
    }
    assert_english("It was just one boat.", "cardinal 1");
    assert_english("It was just one king, one mooring boat, one Kerr or one evening.", "cardinal 1");
    assert_english("It was just one.", "");
    assert_english("It was just one-boat.", "");
    assert_english("It took one or two boats.", "cardinal 1 2");
}

TEST(what_is_vague_is_no_number) {
    assert_english("It saw several hundred boats, a couple of hundred boats.", "");
    assert_english("It saw several 100 boats.", "cardinal 100");
    assert_english("Of hundred boats.", "cardinal 100");
    assert_english("A third-of sank, a half of them.", "ratio 0.5");
    assert_english("It sank half the boats, half his boats, two thirds.",
                   "ratio 0.5 ; ratio 0.5 ; ratio 0.6667");
    assert_english("A quarter sank, a quarter of them.", "ratio 0.25");
}

TEST(ordinals_count_where_a_noun_stands_behind) {
    assert_english("It is the second-tallest boat, the third-best, the third-rate one.", "ordinal 2");
    assert_english("Third place went to Voss, the Third place to Kerr.", "ordinal 3");
    assert_english("Third Avenue is shut.", "");
    assert_english("It gave first aid in the second boat.", "ordinal 2");
    assert_english("The third sailed north, the third insists on it, the third killed it.", "");
    assert_english("The third fed it.", "ordinal 3");
    assert_english("The third to sail, the second of three.", "ordinal 3 ; ordinal 2 ; cardinal 3");
    assert_english("He was second to sail, he was third to sail.", "ordinal 3");
    assert_english("The 5th Street shop is the 5th shop.", "ordinal 5");
}
