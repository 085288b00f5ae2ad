/*
 * test_amount.c - a number with its currency and unit, and two of them that are a range
 */
#include "quantity.h"

TEST(units_of_one_letter_are_case_and_glue) {
    assert_english("It fell to 41C, to 41 C, to 41c, to 41 c.",
                   "temperature 41 °C ; temperature 41 °C ; money 0.41 USD ; cardinal 41");
    assert_english("It is 5m long, 5 m long, 5g heavy, five g heavy.",
                   "distance 5 m ; distance 5 m ; mass 5 g ; cardinal 5");
    assert_english("It is shown in 240p, 360p, 480p, 576p, 720p, 1080p, 1440p, 2160p, 4320p.", "");
    assert_english("It is sold for 241p.", "money 2.41 GBP");
}

TEST(codes_are_in_capitals) {
    assert_english("It cost 5 AED, 5 aed, 5 Aed.", "money 5 AED ; cardinal 5 ; cardinal 5");
    assert_english("It cost USD 5, Usd 6.", "money 5 USD");
    assert_english("It cost USD5, Usd6, Rs7, RS8, rs9, ABCD10.", "money 5 USD ; money 7 INR ; money 8 INR");
    assert_english("It cost $5, US$6, US $7, $US8, £9, € 10.",
                   "money 5 USD ; money 6 USD ; money 7 USD ; money 8 USD ; money 9 GBP ; money 10 EUR");
    assert_english("It cost Rs. 5, Rs 6.", "money 5 INR ; money 6 INR");
    assert_english("It cost 5,000 won, 5 million won, 5 won.",
                   "money 5000 KRW ; money 5000000 KRW ; cardinal 5");
}

TEST(words_between_a_number_and_its_unit) {
    assert_english("It took three more years, two full days, 5 long miles.",
                   "duration 3 year ; duration 2 day ; distance 5 mile");
    assert_english("It took 5 more tonnes.", "cardinal 5");
    assert_english("It took half an hour, half of an hour, a quarter of a mile, half one hour.",
                   "duration 0.5 hour ; duration 0.5 hour ; distance 0.25 mile ; duration 0.5 hour");
    assert_english("It took 5 of an hour.", "cardinal 5");
    assert_read(LANGUAGE_FR, "Il a 5 millions d'euros, 5 millions de dollars.",
                "money 5000000 EUR ; money 5000000 USD");
}

TEST(smaller_units_are_added) {
    assert_english("It is 5ft 9in, 5 feet 9 inches, 12 stone 4 lb, 2 lb 3 oz.",
                   "distance 1.7526 m ; distance 1.7526 m ; mass 78.01788764 kg ; mass 0.992233309375 kg");
    assert_english("It is 1 m 80 cm, 3 km 200 m, 2 kg 300 g, a mile and 200 yards.",
                   "distance 1.8 m ; distance 3200 m ; mass 2.3 kg ; distance 1792.224 m");
    assert_english("It took 2 hours, 15 minutes and 2 hours 3 days.",
                   "duration 135 minute ; duration 2 hour ; duration 3 day");
    assert_english("It took 2 hours 2 hours.", "duration 2 hour ; duration 2 hour");
    assert_english("It is 2 km 3 cm, 2 tonnes 3 tons.",
                   "distance 2 km ; distance 3 cm ; mass 2 tonne ; mass 3 ton");
    assert_english("It is a 5-foot 9 inches.", "distance 5 ft ; distance 9 in");
    assert_english("It took 2 hours 5th minutes, 2 hours 5 boats.",
                   "duration 2 hour ; ordinal 5 ; duration 2 hour ; cardinal 5");
}

TEST(an_article_and_its_unit) {
    assert_english("It lasted a month, just an hour, a mile and a half.",
                   "duration 1 month ; duration 1 hour ; distance 1.5 mile");
    assert_english("It lasted the month, one month.", "duration 1 month");
    assert_english("It sold five barrels a day, a day ago.", "volume 5 barrel ; duration 1 day");
}

TEST(ends_of_a_range_agree) {
    assert_english("It cost 95p to £1.10, $5 to $6, $5 to £6.",
                   "money 0.95 1.1 GBP ; money 5 6 USD ; money 5 USD ; money 6 GBP");
    assert_english("It cost $5 to 6, 5 to $6.", "money 5 6 USD ; money 5 6 USD");
    assert_english("It is 5 km to 6, 5 to 6 km.", "distance 5 km ; cardinal 6 ; distance 5 6 km");
    assert_english("It is 5 to 4 km, 5 to 5 km.", "cardinal 5 ; distance 4 km ; cardinal 5 ; distance 5 km");
    assert_english("It is 5 or 6 km, 5 or 7 km, 20 or 21 km.",
                   "distance 5 6 km ; cardinal 5 ; distance 7 km ; cardinal 20 ; distance 21 km");
    assert_english("It is 19 or 20 km.", "distance 19 20 km");
    assert_english("It is between 5 and 6 km, Between 5 and 6 km, 5 and 6 km.",
                   "distance 5 6 km ; distance 5 6 km ; cardinal 5 ; distance 6 km");
    assert_english("It is 5th to 6 boats, 5 to 6th boats.",
                   "ordinal 5 ; cardinal 6 ; cardinal 5 ; ordinal 6");
}

TEST(the_ends_of_a_change_are_two) {
    assert_english("Rents rose 5% to 7%.", "percent 5 % ; percent 7 %");
    assert_english("Rents rose from 5% to 7%.", "percent 5 % ; percent 7 %");
    assert_english("Rents rose in the north from 5% to 7%.", "percent 5 % ; percent 7 %");
    assert_english("Rents rose in the cold north from 5% to 7%.", "percent 5 7 %");
    assert_english("Rents rose from 5 to 7.", "cardinal 5 7");
    assert_english("Rents are from 5% to 7%.", "percent 5 7 %");
    assert_english("Rents are 5% to 7%.", "percent 5 7 %");
}

TEST(dashes_join_what_is_glued_to_them) {
    assert_english("It is 5-6 km, 5–6 km, 5‑6 km, 5‐6 km.",
                   "distance 5 6 km ; distance 5 6 km ; distance 5 6 km ; distance 5 6 km");
    assert_english("It is 5 –6 km, 5- 6 km.", "distance 5 6 km ; cardinal 5 ; distance 6 km");
    assert_english("It is a 5-to-6 km way.", "distance 5 6 km");
}

TEST(a_power_is_shared_by_both_ends) {
    assert_english("It has 2 to 3 million men, 2-3 million men.",
                   "cardinal 2000000 3000000 ; cardinal 2000000 3000000");
    assert_english("It has 2,000 to 3 million men.", "cardinal 2000 3000000");
    assert_english("It has 2 thousand to 3 million men.", "cardinal 2000 3000000");
    assert_english("It has 5 to 3 million men.", "cardinal 5 3000000");
    assert_english("It has 3 to 3 million men.", "cardinal 3 3000000");
}

TEST(each_language_has_its_word_for_ranges) {
    assert_read(LANGUAGE_DE, "Es sind 5 bis 6 km.", "distance 5 6 km");
    assert_read(LANGUAGE_FR, "Il y a 5 à 6 km.", "distance 5 6 km");
    assert_read(LANGUAGE_ES, "Son de 5 a 6 km.", "distance 5 6 km");
    assert_read(LANGUAGE_IT, "Sono da 5 a 6 km, dal 5 al 6%, dai 5 ai 6 km.",
                "distance 5 6 km ; percent 5 6 % ; distance 5 6 km");
    assert_read(LANGUAGE_PT, "São de 5 a 6 km.", "distance 5 6 km");
    assert_read(LANGUAGE_NL, "Het is 5 tot 6 km.", "distance 5 6 km");
    assert_english("It is 5 bis 6 km.", "cardinal 5 ; distance 6 km");
}

TEST(signs_before_a_number) {
    assert_english("It was +5, −5, -5, minus 5, plus 5 there.",
                   "cardinal 5 ; cardinal -5 ; cardinal -5 ; cardinal -5 ; cardinal 5");
    assert_english("It was [-5] and 5% -6 there.", "cardinal -5 ; percent 5 % ; cardinal 6");
    assert_english("It was –5 there, –5% there.", "cardinal 5 ; percent -5 %");
    assert_english("-5% came.", "percent -5 %");
    assert_english("It rose from -5 to +6%, from -5 to −2%, from -6 to -5%.",
                   "percent -5 6 % ; percent -5 -2 % ; percent -6 -5 %");
    assert_english("It was minus a month, -5th there.", "ordinal 5");
    assert_english("It rose 5 to -", "cardinal 5");
    assert_english("It was - 5 there, minus-5 there.", "cardinal 5");
}
