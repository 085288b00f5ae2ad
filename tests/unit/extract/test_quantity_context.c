/*
 * test_quantity_context.c - the words around a number: noun, verb, modifier; and where its text ends
 */
#include "quantity.h"

TEST(a_noun_ends_with_its_plural) {
    assert_whole("Some saw 14 young sailors north of it.", "14, noun sailors, verb saw");
    assert_whole("They saw 14 sailors boats there.", "14, noun sailors, verb saw");
    assert_whole("They saw 14 family boats there.", "14, noun boats, verb saw");
    assert_whole("They saw 14 newly built boats there.", "14, verb saw");
    assert_whole("There 14 rusted boats sank.", "14, noun boats, verb sank");
    assert_whole("There 14 rusted quickly.", "14, verb rusted");
    assert_whole("There 14 boats Kerr bought sank.", "14, noun boats, verb bought");
    assert_whole("There 14 boat Kerr bought sank.", "14, noun boat, verb bought");
    assert_whole("There 14 Kerr boats sank.", "14, noun boats, verb sank");
}

TEST(words_between_a_number_and_its_noun_are_passed) {
    assert_whole("They saw 14 of the boats.", "14, noun boats, verb saw");
    assert_whole("They saw 14 of all the boats.", "14, noun boats, verb saw");
    assert_whole("They saw two of the three boats.", "two, noun boats, verb saw ; three, noun boats");
}

TEST(a_verb_stands_before_a_number_or_behind_its_noun) {
    assert_whole("It hit them, killing at least 14 people.", "14, at least, noun people, verb killing");
    assert_whole("It injured 14 people.", "14, noun people, verb injured");
    assert_whole("It injured only another 14 people.", "14, noun people, verb injured");
    assert_whole("It injured there 14 people.", "14, noun people");
    assert_whole("Voss said 14 people drowned.", "14, noun people, verb drowned");
    assert_whole("There 14 people are to be seen, and saved.", "14, noun people, verb seen");
    assert_whole("There 14 people, it said, drowned.", "14, noun people");
    assert_whole("Being 14 people, they sailed.", "14, noun people");
    assert_whole("They sang, sailing 14 boats.", "14, noun boats, verb sailing");
}

TEST(a_number_without_noun_has_that_of_the_one_before) {
    assert_whole("There 14 sailors drowned, and 23 are missing.",
                 "14, noun sailors, verb drowned ; 23, noun sailors, verb missing");
    assert_whole("There 14 sailors drowned, including 3 women, and 20 are missing.",
                 "14, noun sailors, verb drowned ; 3, noun women, verb including ; "
                 "20, noun sailors, verb missing");
    assert_whole("There 14 sailors drowned. And 23 are missing.",
                 "14, noun sailors, verb drowned ; 23, verb missing");
    assert_whole("There 5% of sailors drowned, and 23 are missing.",
                 "5%, noun sailors, verb drowned ; 23, verb missing");
}

TEST(a_modifier_stands_before_or_behind) {
    assert_whole("More than 14 boats sank.", "14, more than, noun boats, verb sank");
    assert_whole("There 14 or more boats sank.", "14, at least, noun boats, verb sank");
    assert_whole("There 14+ boats sank.", "14, at least, noun boats, verb sank");
    assert_whole("It is in excess of 14 boats.", "14, more than, noun boats");
    assert_whole("It was shut until about 2019.", "2019, about");
}

TEST(the_text_of_a_quantity_is_whole) {
    assert_whole("It fell to minus 5C, then to −6°C.", "minus 5C = -5 °C ; −6°C = -6 °C");
    assert_whole("It lost $5.5m and USD34 and 20 pence.", "$5.5m, verb lost ; USD34 ; 20 pence");
    assert_whole("It is 62-year-old, in its mid-30s, in its late 40s.",
                 "62-year-old = 62 year ; 30s = 30 year ; late 40s = 40 year");
    assert_whole("It took a month.", "a month = 2629746 s, verb took");
    assert_whole("It is 5 to 10 km, 5-10 km off.", "5 to 10 km = 5000 m ; 5-10 km = 5000 m");
    assert_whole("It took one in five boats, 3 out of 4 boats.",
                 "one in five, noun boats, verb took ; 3 out of 4, noun boats");
    assert_whole("It is three times as many.", "three times");
    assert_whole("It met on June 3, 2031, at 4:30 p.m. there.", "June 3, 2031 ; 4:30 p.m.");
}
