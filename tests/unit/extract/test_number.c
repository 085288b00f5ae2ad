/*
 * test_number.c - numbers in words and in digits, one by one
 */
#include "quantity.h"

TEST(words_go_on_with_a_number_or_begin_the_next) {
    assert_english("They saw twenty five boats.", "cardinal 25");
    assert_english("They saw twenty eleven boats.", "cardinal 20 ; cardinal 11");
    assert_english("They saw twenty thirty boats.", "cardinal 20 ; cardinal 30");
    assert_english("They saw five two boats.", "cardinal 5 ; cardinal 2");
    assert_english("They saw ten two boats.", "cardinal 10 ; cardinal 2");
    assert_english("They saw five twenty boats.", "cardinal 5 ; cardinal 20");
    assert_english("They saw two hundred ten boats.", "cardinal 210");
    assert_english("They saw two hundred thousand five boats.", "cardinal 200005");
    assert_english("They saw two thousand million boats.", "cardinal 2000000000");
    assert_english("They saw two million five thousand six boats.", "cardinal 2005006");
    assert_english("They saw two hundred hundred boats.", "cardinal 20000");
    assert_english("They saw two dozen five boats.", "cardinal 24 ; cardinal 5");
    assert_english("They saw zero boats, twenty zero boats.", "cardinal 0 ; cardinal 20 ; cardinal 0");
    assert_english("They saw hundred boats, million boats, dozen boats.",
                   "cardinal 100 ; cardinal 1000000 ; cardinal 12");
}

TEST(and_joins_behind_hundreds_and_powers) {
    assert_english("They saw two hundred and five boats.", "cardinal 205");
    assert_english("They saw two thousand and twenty boats.", "cardinal 2020");
    assert_english("They saw twenty and five boats.", "cardinal 20 ; cardinal 5");
    assert_english("They saw two dozen and five boats.", "cardinal 24 ; cardinal 5");
    assert_english("They saw two hundred and five thousand boats.", "cardinal 200 ; cardinal 5000");
    assert_english("They saw two hundred and five hundred boats.", "cardinal 200 ; cardinal 500");
    assert_english("They saw two hundred and hundred boats.", "cardinal 200 ; cardinal 100");
    assert_english("They saw two hundred or five boats.", "cardinal 200 ; cardinal 5");
}

TEST(parts_of_a_whole) {
    assert_english("They saw two thirds, one fifth, three-quarters, two fourths.",
                   "ratio 0.6667 ; ratio 0.2 ; ratio 0.75 ; cardinal 2");
    assert_english("They saw three thirds, four thirds, nineteen twelfths.",
                   "cardinal 3 ; cardinal 4 ; cardinal 19");
    assert_english("They saw two fifth boats, one second boat.",
                   "cardinal 2 ; ordinal 5 ; duration 1 second");
    assert_english("They saw thirty-first boats, thirty-tenth boats.", "ordinal 31 ; cardinal 30");
    assert_english("They saw a third of it, a third boat, a second of it.", "ratio 0.3333 ; ordinal 3");
    assert_english("They saw half a million, half a dozen, a quarter million boats.",
                   "cardinal 500000 ; cardinal 6 ; cardinal 250000");
    assert_english("They saw quarter boats.", "");
}

TEST(a_part_is_added_behind_and) {
    assert_english("It is two and a half tonnes, 2 and a quarter tonnes.",
                   "mass 2.5 tonne ; mass 2.25 tonne");
    assert_english("It is two and two thirds tonnes.", "mass 2.6667 tonne");
    assert_english("It is two and three thirds tonnes.", "cardinal 2 ; cardinal 3");
    assert_english("It is two and a second boat.", "cardinal 2 ; ordinal 2");
    assert_english("It is a mile and a half, just a mile and two thirds.",
                   "distance 1.5 mile ; distance 1 mile ; ratio 0.6667");
    assert_english("It is two or a half tonnes.", "cardinal 2 ; mass 0.5 tonne");
}

TEST(an_article_before_a_number_is_part_of_it) {
    assert_whole("They saw a million men, a hundred men, a dozen men.",
                 "a million, noun men, verb saw ; a hundred, noun men ; a dozen, noun men");
    assert_english("They saw a hundred to two hundred men.", "cardinal 100 ; cardinal 200");
    assert_english("They saw hundred to two hundred men.", "cardinal 100 200");
    assert_english("They saw a million to two million men.", "cardinal 1000000 ; cardinal 2000000");
    assert_english("They saw a dozen to two dozen men.", "cardinal 12 ; cardinal 24");
}

TEST(powers_behind_digits) {
    assert_english("It has 3bn people, 3tn people, 3 crore people, 3 lakh people.",
                   "cardinal 3000000000 ; cardinal 3000000000000 ; cardinal 30000000 ; cardinal 300000");
    assert_english("It has 3b people, $3b, $3 b.", "money 3000000000 USD ; money 3000000000 USD");
    assert_english("It has 3 k people, $3 k, 3k people.", "cardinal 3 ; money 3000 USD ; cardinal 3000");
    assert_english("It has a 4K screen and a 10K run.", "cardinal 10000");
    assert_english("It has 3 hundred thousand people.", "cardinal 300000");
    assert_english("It has 3 trillion million people, 3 trillion billion people.",
                   "cardinal 3e+18 ; cardinal 3000000000000 ; cardinal 1000000000");
    assert_english("It has 3m boats, 3m boat, 3m Boats.", "cardinal 3000000 ; distance 3 m ; distance 3 m");
}

TEST(ordinals_in_digits) {
    assert_english("It was the 1st, 2nd, 3rd, 4th, 11th, 12th, 13th, 21st boat.",
                   "ordinal 1 ; ordinal 2 ; ordinal 3 ; ordinal 4 ; ordinal 11 ; ordinal 12 ; ordinal 13 ; "
                   "ordinal 21");
    assert_english("It was the 111th, 112th, 101st boat.", "ordinal 111 ; ordinal 112 ; ordinal 101");
    assert_english("It was the 1th, 2rd, 3nd, 11nd, 1.1nd boat.", "");
    assert_read(LANGUAGE_FR, "C'est le 1er bateau, le 2eme, le 3th.", "ordinal 1 ; ordinal 2");
}

TEST(groups_and_decimals) {
    assert_english("It rose to 3.5", "cardinal 3.5");
    assert_english("It rose to 3,500", "cardinal 3500");
    assert_english("It has 1,234,567 rows, 1234,567 rows, 12,34 rows.", "cardinal 1234567");
    assert_english("It has 1,23,45,678 rows.", "cardinal 12345678");
    assert_english("It has 1,234.5 rows, 1.234 rows, 0.001 rows.",
                   "cardinal 1234.5 ; cardinal 1.234 ; cardinal 0.001");
    assert_english("It has 0,123 rows.", "");
    assert_english("It has 1 234 rows, $1 234.", "cardinal 1 ; cardinal 234 ; money 1234 USD");
    assert_english("It has 1 000 rows, 5 000 000 rows.", "cardinal 1000 ; cardinal 5000000");
    assert_english("It has 1\xE2\x80\xAF"
                   "234 rows, 1\xC2\xA0"
                   "234 rows.",
                   "cardinal 1234 ; cardinal 1234");
    assert_english("It has 1'234 rows.", "");
    assert_english("It has 1,234 567 rows, 1,234\xC2\xA0"
                   "567 rows.",
                   "cardinal 1234 ; cardinal 567 ; cardinal 1234 ; cardinal 567");
    assert_read(LANGUAGE_DE, "Es sind 1.234,5 Zeilen und 1.234.567 Zeilen.",
                "cardinal 1234.5 ; cardinal 1234567");
    assert_read(LANGUAGE_IT, "Sono 1'234 righe e 5’678 righe.", "cardinal 1234 ; cardinal 5678");
}

TEST(fractions) {
    assert_english("It is 1/2 of it, 2/3 of it, 5/8 of it, 5/6 of it.",
                   "ratio 0.5 ; ratio 0.6667 ; ratio 0.625 ; ratio 0.8333");
    assert_english("It is 1/7 of it, 3/2 of it, 0/2 of it, 2/2 of it, 1/2/3 of it, 1/23 of it.", "");
    assert_english("It is 2-1/2 tonnes, 2 1/2 tonnes, 2.5 1/2 tonnes.",
                   "mass 2.5 tonne ; mass 2.5 tonne ; cardinal 2.5 ; mass 0.5 tonne");
    assert_english("It is 2 ½ tonnes, 2-½ tonnes.", "mass 2.5 tonne ; mass 2.5 tonne");
}
