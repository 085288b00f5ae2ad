/*
 * test_quantity_kind.c - what a number measures, and how much that is in the base unit
 */
#include "quantity.h"

TEST(units_have_a_base) {
    assert_whole("It is 5 km, 2 acres, 3 litres, 2 tonnes and 1 stone.",
                 "5 km = 5000 m ; 2 acres = 8093.7128448 m² ; 3 litres = 0.003 m³ ; 2 tonnes = 2000 kg ; "
                 "1 stone = 6.35029318 kg");
    assert_whole("It is 60 mph, 90 km/h, 2 kWh, 5 MW and 3 days.",
                 "60 mph = 26.8224 m/s ; 90 km/h = 25 m/s ; 2 kWh = 7200000 J ; 5 MW = 5000000 W ; "
                 "3 days = 259200 s");
    assert_whole("It is 50°F, 5°C and 300 kelvin.", "50°F = 10 °C ; 5°C = 5 °C ; 300 kelvin = 26.85 °C");
    assert_whole("It is 18 months old.", "18 months old = 1.5 year");
}

TEST(years_of_age_have_old_behind_or_aged_before) {
    assert_english("It is a 62-year-old, a 62 year old, two years old.",
                   "age 62 year ; age 62 year ; age 2 year");
    assert_english("It is the 2 years old, 2 years older.", "duration 2 year ; duration 2 year");
    assert_english("They were aged 40 years, turned 40 years.", "age 40 year ; duration 40 year");
    assert_english("They were aged 0, aged 1, aged 120.", "cardinal 0 ; age 1 year ; age 120 year");
    assert_english("They were aged 17-19, ages 11 to 13.", "age 17 19 year ; age 11 13 year");
    assert_english("It turned 17 boats.", "cardinal 17");
}

TEST(an_age_stands_between_marks_behind_a_name) {
    assert_english("Ida Voss, 34, and Jon Kerr (35) came.", "age 34 year ; age 35 year");
    assert_english("There were Ida Voss, 34; Jon Kerr, 35; Tove Lind, 36.",
                   "age 34 year ; age 35 year ; age 36 year");
    assert_english("There were Ida Voss, 34 boats, and Jon Kerr (35 boats).", "cardinal 34 ; cardinal 35");
    assert_english("The mayor, 34, met Kerr, thirty, there.", "cardinal 34 ; cardinal 30");
    assert_english("The mayor (34) came.", "cardinal 34");
    assert_english("On Monday, 34, it sank.", "cardinal 34");
    assert_english("Voss, 34, left; Voss: 34, left.", "age 34 year ; cardinal 34");
}

TEST(an_age_is_told_of_a_person) {
    assert_english("The actor was 17.", "age 17 year");
    assert_english("The victim is 17, the victims were 17.", "age 17 year ; cardinal 17");
    assert_english("They were 17 and 19.", "age 17 year ; age 19 year");
    assert_english("She is 17 when it sinks, and it is 17 when it sinks.", "age 17 year ; cardinal 17");
    assert_english("He was 17 boats.", "cardinal 17");
    assert_english("Was 17.", "cardinal 17");
}

TEST(pounds_are_money_or_a_mass) {
    assert_english("He paid five pounds.", "money 5 GBP");
    assert_english("He paid a 5-pound note.", "mass 5 lb");
    assert_english("He paid 5 pounds of it.", "mass 5 lb");
    assert_english("He saw 5 pounds.", "mass 5 lb");
    assert_english("He weighed 5 pounds and paid it.", "mass 5 lb");
    assert_english("It is two million pounds of cargo.", "mass 2000000 lb");
    assert_english("He paid two million pounds for cargo.", "money 2000000 GBP");
    assert_english("He paid us all two million pounds for cargo.", "money 2000000 GBP");
    assert_english("He paid us all there two million pounds for cargo.", "mass 2000000 lb");
}

TEST(degrees_are_warmth_where_words_say_so) {
    assert_english("The heat rose to 41 degrees.", "temperature 41");
    assert_english("The crane rose to 41 degrees.", "cardinal 41");
    assert_english("The heat had by a long way not one and no end: 41 degrees.", "cardinal 41");
}

TEST(a_share_is_told_of_a_whole) {
    assert_english("There were 3 out of 4, four in 10, 3 of 4.", "ratio 0.75 ; ratio 0.4 ; ratio 0.75");
    assert_english("There were three of four.", "cardinal 3 ; cardinal 4");
    assert_english("There were three out of four.", "ratio 0.75");
    assert_english("There were 4 of 5, 5 of 5.", "ratio 0.8 ; cardinal 5 ; cardinal 5");
    assert_english("There was 1 in 995, 1 in 1000, 1 in 1005.",
                   "ratio 0.001 ; ratio 0.001 ; ratio 0.00099502");
    assert_english("There was 1 in 1895, 1 in 2095, 1 in 2100.",
                   "ratio 0.0005277 ; cardinal 1 ; date 2095 ; ratio 0.00047619");
    assert_english("There were 3 in 4 km, 3 out of 4 km.",
                   "cardinal 3 ; distance 4 km ; cardinal 3 ; distance 4 km");
    assert_english("There were 1 out of 2.5, 1 out of 13.", "cardinal 1 ; cardinal 2.5 ; ratio 0.0769");
    assert_english("There were 3 times as many, 3 times it, 3 times-as.",
                   "ratio 3 ; cardinal 3 ; cardinal 3");
}

TEST(a_score_goes_up_only_for_teams) {
    assert_english("They voted 52-48 March 3.", "score 52 48 ; date --03-03");
    assert_english("They went 6-4 April.", "");
    assert_english("They went 6-4 Apr.", "");
    assert_english("They went 6-4 Apr then.", "");
    assert_english("It is 6-4 km off.", "");
    assert_english("It is 4-4 there.", "score 4 4");
    assert_english("There were 2-4 boats.", "cardinal 2 4");
    assert_english("There were Rovers 2-4 down.", "score 2 4");
    assert_english("There were rovers 2-4 down.", "cardinal 2 4");
    assert_english("They won 2-4 boats.", "cardinal 2 4");
    assert_english("They won 2-4 there, 399-400 there, 399-401 there.",
                   "score 2 4 ; score 399 400 ; cardinal 399 401");
    assert_english("There were 1.5-1 there.", "cardinal 1.5 1");
}

TEST(a_decade_of_life_is_somebodys_own) {
    assert_english("They are in their 40s, in her mid-40s, in the 40s.", "age 40 49 year ; age 40 49 year");
    assert_english("They are in their 45s, their early 40s.", "age 40 49 year");
    assert_english("They are in their 120s, their 130s.", "age 120 129 year");
    assert_whole("In its early 40s, late 50s, mid 60s.",
                 "early 40s = 40 year ; late 50s = 50 year ; mid 60s = 60 year");
}
