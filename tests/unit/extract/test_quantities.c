/*
 * test_quantities.c - the quantities of a text
 *
 * A case is a sentence and what is read in it: kind, value and unit of each quantity, " ; " between two. More
 * cases stand in tests/corpus/quantities.txt.
 */
#include "quantity.h"

/* Two figures with a thin blank between are two where what follows is no group of the first. */
TEST(a_decade_is_somebodys) {
    assert_english("40s are here.", "");
    assert_english("They are in their 40s.", "age 40 49 year");
}

TEST(a_group_that_is_none_is_a_number) {
    assert_english("On day 5\u20095,789 boats came.", "cardinal 5 ; cardinal 5789");
}

/* Sentences that other readers of quantities got wrong, as their users reported. */
TEST(a_lone_m_is_million_of_money_and_of_many) {
    assert_english("It cost £5m.", "money 5000000 GBP");
    assert_english("They sold 5m euros.", "money 5000000 EUR");
    assert_english("5M came.", "cardinal 5000000");
    assert_english("It has 5m people.", "cardinal 5000000");
    assert_english("It is 5m long.", "distance 5 m");
}

TEST(so_many_times_is_a_ratio) {
    assert_english("Three times as many came.", "ratio 3");
    assert_english("It is 3 times higher.", "ratio 3");
    assert_english("It fell three times.", "cardinal 3");
}

TEST(a_point_without_a_digit_before_it_begins_no_whole_number) {
    assert_english("The rate rose by .5 percent.", "");
    assert_english(".5 tonnes of fish were sold.", "");
    assert_english("A .38 calibre gun was found.", "");
    assert_english("The rate rose by 0.5 percent.", "percent 0.5 %");
}

TEST(days_exist) {
    assert_english("On 2032-02-29 it shut.", "date 2032-02-29");
    assert_english("On 2031-02-29 it shut.", "date 2031");
    assert_english("On 29 February it shut.", "date --02-29");
    assert_english("On 30 February it shut.", "cardinal 30 ; date --02");
    assert_english("On 31 April 2031 it shut.", "cardinal 31 ; date 2031-04");
    assert_english("On 29-30 April it shut.", "date --04-29/--04-30");
    assert_english("On May 3 it shut.", "date --05-03");
    assert_english("On May 33 it shut.", "cardinal 33");
    assert_english("Open on the 14th.", "date ---14");
    assert_english("Open on the 32nd.", "ordinal 32");
    assert_english("Open on the 14th floor.", "ordinal 14");
}

TEST(numbers_alone_are_a_day_where_one_can_be_the_month) {
    assert_english("On 13/4/2031 it shut.", "date 2031-04-13");
    assert_english("On 4/13/2031 it shut.", "date 2031-04-13");
    assert_english("On 12/12/2031 it shut.", "date 2031-12-12");
    assert_english("On 12/11/2031 it shut.", "");
    assert_english("On 4.3.2031 it shut.", "date 2031-03-04");
    assert_english("On 4.3.31 it shut.", "");
    assert_english("On 2031-13-01 it shut.", "date 2031");
    assert_english("On 2031-03-04-05 it shut.", "date 2031");
}

TEST(years_have_a_first_and_a_last) {
    assert_english("In 1600 it was built.", "date 1600");
    assert_english("In 1599 it was built.", "cardinal 1599");
    assert_english("In 2099 it opens.", "date 2099");
    assert_english("In 2100 it opens.", "cardinal 2100");
    assert_english("The 2012-12 season.", "date 2012");
    assert_english("The 1999-00 season.", "date 1999/2000");
    assert_english("The 2012-2016 plan.", "date 2012/2016");
    assert_english("The 2016-2012 plan.", "date 2016 ; date 2012");
    assert_english("The 2023/24 season.", "date 2023/2024");
    assert_english("In the 1995s.", "");
    assert_english("In 2019, 20 ships sank.", "date 2019 ; cardinal 20");
    assert_english("In 2019,5 it was.", "");
    assert_english("In 2019.0 it was.", "cardinal 2019");
}

TEST(four_figures_are_a_count_of_what_follows_them) {
    assert_english("In 2019 ships sank.", "date 2019");
    assert_english("2019 ships sank.", "cardinal 2019");
    assert_english("The loss of 2019 ships hurt.", "cardinal 2019");
    assert_english("About 2019 ships sank.", "cardinal 2019");
    assert_english("About 2019 it shut.", "date 2019");
}

TEST(days_and_years_stand_beside_their_month) {
    assert_english("It shut Jan. 3, 2031.", "date 2031-01-03");
    assert_english("It shut in March of 2031.", "date 2031-03");
    assert_english("It shut on 3rd of June 2031.", "date 2031-06-03");
    assert_english("It shut 3 June, 2031.", "date 2031-06-03");
    assert_english("It shut on June 3rd.", "date --06-03");
    assert_english("In May it shut.", "date --05");
    assert_english("It shut on June 3-2031.", "date --06-03 ; date 2031");
    assert_english("It shut on June 3-00.", "date --06-03");
    assert_english("May it shut.", "");
}

TEST(what_others_were_reported_for) {
    assert_english("The port sold for USD34.6 million.", "money 34600000 USD");
    assert_english("It cost hundred dollars then.", "money 100 USD");
    assert_english("A berth is 15-20 usd a day.", "money 15 20 USD");
    assert_english("They sell a mix of fish.", "");
    assert_english("The tide turns at 2.15pm today.", "time 14:15");
    assert_english("Only one-half of the pier stands.", "ratio 0.5");
    assert_english("In the 2012-13 winter the pier froze.", "date 2012/2013");
    assert_english("The second test of the crane failed.", "ordinal 2");
    assert_english("It lasted from 5 to 6 hours.", "duration 5 6 hour");
    assert_english("A berth is 15 -20 usd a day.", "money 15 20 USD");
    assert_english("It lies one and one-half miles off.", "distance 1.5 mile");
    assert_english("It shipped 720 000 t for $14 005 million in 2012\xE2\x80\x93"
                   "13 to Ostrel.",
                   "mass 720000 tonne ; money 14005000000 USD ; date 2012/2013");
    assert_english("They asked USD 200, USD$ 300 and 400 USD.",
                   "money 200 USD ; money 300 USD ; money 400 USD");
    assert_english("The crane was stopped in April 2015 and in August 2015.", "date 2015-04 ; date 2015-08");
    assert_english("The ring fires at 12.8\xE2\x80\x93"
                   "13.0 TeV and 2-3 GeV.",
                   "energy 12.8 13 TeV ; energy 2 3 GeV");
    assert_english("They ate 3/4 of the fish.", "ratio 0.75");
    assert_english("The tank holds 3 cm3 and 2 ml.", "volume 3 cm\xC2\xB3 ; volume 2 ml");
}

TEST(numbers_in_digits) {
    assert_english("It cost $1,234.50.", "money 1234.5 USD");
    assert_english("It has 12,34,567 rows.", "cardinal 1234567");
    assert_english("It weighs 3\xC2\xBD tonnes and 2 1/4 tons.", "mass 3.5 tonne ; mass 2.25 ton");
    assert_english("Of 1¼ tons, 2½ tons, 3¾ tons, 4⅓ tons and 5⅔ tons.",
                   "mass 1.25 ton ; mass 2.5 ton ; mass 3.75 ton ; mass 4.3333 ton ; mass 5.6667 ton");
    assert_english("Of 6⅛ tons, 7⅜ tons, 8⅝ tons and 9⅞ tons.",
                   "mass 6.125 ton ; mass 7.375 ton ; mass 8.625 ton ; mass 9.875 ton");
    assert_english("We saw 3,5 and 1.2.3 and 007.", "");
    assert_english("We saw 1234567890123456 gulls.", "cardinal");
    assert_english("Some 1.2m people and 3k gulls ran 100m.",
                   "cardinal 1200000 ; cardinal 3000 ; distance 100 m");
    assert_read(LANGUAGE_DE, "Er zahlte 1.234,50 Euro und 3,5 Mio. Franken.",
                "money 1234.5 EUR ; money 3500000 CHF");
    assert_read(LANGUAGE_FR, "Il a pay\xC3\xA9 12 000 euros, soit 3,5 %.", "money 12000 EUR ; percent 3.5 %");
}

TEST(numbers_in_words) {
    assert_english("Two hundred and five gulls and three and a half million fish.",
                   "cardinal 205 ; cardinal 3500000");
    assert_english("Twenty-one men, half a dozen boys and a million ants.",
                   "cardinal 21 ; cardinal 6 ; cardinal 1000000");
    assert_english("Two thousand three hundred and forty men.", "cardinal 2340");
    assert_english("Between two hundred and three hundred men.", "cardinal 200 300");
    assert_english("The twenty-first man left.", "ordinal 21");
    assert_english("Two-thirds of it, a quarter of it and half of it.",
                   "ratio 0.6667 ; ratio 0.25 ; ratio 0.5");
}

TEST(units_and_what_they_are_of) {
    assert_english("The 5ft 9in man walked a mile and a half.", "distance 1.7526 m ; distance 1.5 mile");
    assert_english("It took two hours and 15 minutes.", "duration 135 minute");
    assert_english("It fell to \xE2\x88\x92"
                   "5\xC2\xB0"
                   "C from 41C.",
                   "temperature -5 \xC2\xB0"
                   "C ; temperature 41 \xC2\xB0"
                   "C");
    assert_english("He weighed 200 pounds and paid two million pounds.", "mass 200 lb ; money 2000000 GBP");
    assert_english("It does 60 mph and 90 km/h.", "speed 60 mph ; speed 90 km/h");
    assert_english("A 62-year-old in her 40s.", "age 62 year ; age 40 49 year");
    assert_english("The cut is a quarter of a percentage point.", "percent 0.25 pp");
}

TEST(a_currency_may_be_glued_to_its_figures) {
    assert_english("It cost USD34, then Rs500, then RS60.", "money 34 USD ; money 500 INR ; money 60 INR");
    assert_english("It is called Yen34, Xy34, Kg34 or usd34.", "");
}

TEST(ranges_scores_and_shares) {
    assert_english("It costs $15-20 million.", "money 15000000 20000000 USD");
    assert_english("Rents rose from 5% to 7%.", "percent 5 % ; percent 7 %");
    assert_english("Rovers won 3-1 and lost 2-4.", "score 3 1 ; score 2 4");
    assert_english("One in five and 3 of 4 and four out of 10.", "ratio 0.2 ; ratio 0.75 ; ratio 0.4");
}

TEST(dates_and_times) {
    assert_english("On June 3, 2024 at 4:30 p.m. and Oct. 15.",
                   "date 2024-06-03 ; time 16:30 ; date --10-15");
    assert_english("On 31 June it was 25:10.", "cardinal 31");
    assert_english("In the 1990s, in 2019 and on 2031-04-09.",
                   "date 1990/1999 ; date 2019 ; date 2031-04-09");
    assert_english("From 4-6 April 2031 and 1-3 May.", "date 2031-04-04/2031-04-06 ; date --05-01/--05-03");
    assert_english("On April 4-6, 2031, it was shut.", "date 2031-04-04/2031-04-06");
    assert_english("On 3/4/2031 and 25/4/2031.", "date 2031-04-25");
    assert_read(LANGUAGE_DE, "Am 25. April 2031 um 14.30 Uhr.", "date 2031-04-25 ; time 14:30");
    assert_read(LANGUAGE_FR, "Le 1er mai, \xC3\xA0 14h30.", "date --05-01 ; time 14:30");
}

TEST(names_codes_and_what_is_vague) {
    assert_english("A Falcon 9, the PS4 5.50, room 204 and lap 48.", "");
    assert_english("Call 555-0134 or 020 7946 0018, open 24/7.", "");
    assert_english("The 5G of the G20, No. 2 and \xC2\xA7 12.", "");
    assert_english("See https://a.example/14 or @gull7 or a14@b.example.", "");
    assert_english("Dozens of men, a few hundred gulls, no one and one of them.", "");
}

TEST(a_second_is_a_time) {
    assert_english("It lasted one second and no longer.", "duration 1 second");
    assert_english("It lasted a minute and one second.", "duration 61 second");
    assert_english("It lasted one minute and a half.", "duration 1.5 minute");
    assert_english("One half, one third and one fifth of it.", "ratio 0.5 ; ratio 0.3333 ; ratio 0.2");
}

TEST(days_whose_month_stands_elsewhere) {
    assert_english("They met on the 14th and again on the 2nd of it.", "date ---14 ; date ---02");
    assert_english("The 14th man left on the 14th Street bus.", "ordinal 14");
    assert_english("They sail on June 3, 5 and 7.", "date --06-03 ; date --06-05 ; date --06-07");
    assert_english("They sail on June 3 and 5 boats.", "date --06-03 ; cardinal 5");
    assert_english("They sail on June 3, 5 per cent of them late.", "date --06-03 ; percent 5 %");
    assert_english("It fell in 1,950 places and in 2019.5 cases.", "cardinal 1950 ; cardinal 2019.5");
    assert_english("May said no. In May, May said yes.", "date --05");
}

TEST(clocks) {
    assert_english("The pier closes at 9 o'clock, and at 10 GMT.", "time 09:00 ; time 10:00");
    assert_english("It was 24:30, then 24:00, then 23:60.", "time 24:00");
    assert_english("It opened at 12 a.m. and closed at 12:59 pm.", "time 00:00 ; time 12:59");
}

TEST(ordinals_and_fractions) {
    assert_read(LANGUAGE_FR, "Le 2e homme, la 3eme femme et le 1er mai.",
                "ordinal 2 ; ordinal 3 ; date --05-01");
    assert_english("It ate 3/4 of it, and sank 1/2 mile off.", "ratio 0.75 ; distance 0.5 mile");
    assert_english("It was the third to fall, and the second of three.",
                   "ordinal 3 ; ordinal 2 ; cardinal 3");
    assert_english("It is third-largest, and a first-class one, in the third-quarter.",
                   "ordinal 3 ; ordinal 3");
    assert_english("First came the boats. The First World War.", "");
    assert_english("The 5th Avenue shop and the 42nd Street one.", "");
}

TEST(warmth_weight_and_folds) {
    assert_english("It was minus 5 degrees Celsius and 50 degrees Fahrenheit.", "temperature -5 \xC2\xB0"
                                                                                "C ; temperature 50 \xC2\xB0"
                                                                                "F");
    assert_english("It was 41 degrees, and the heat went on.", "temperature 41");
    assert_english("He turned 180 degrees.", "cardinal 180");
    assert_english("It cost five pounds to get in.", "money 5 GBP");
    assert_english("He lost 30 pounds.", "mass 30 lb");
    assert_english("A fish of 30 pounds was the best.", "mass 30 lb");
    assert_english("Sales rose fivefold, and 3-fold.", "ratio 5 ; ratio 3");
}

TEST(numbers_below_zero) {
    assert_english("It was 4 degrees below zero and 4 degrees below normal.", "temperature -4 ; cardinal 4");
    assert_english("Growth was -0.5%, a -$5 million hit.", "percent -0.5 % ; money -5000000 USD");
    assert_english("It was \xE2\x88\x92"
                   "5\xC2\xB0"
                   "C, and \xE2\x80\x93"
                   "7\xC2\xB0"
                   "C at sea.",
                   "temperature -5 \xC2\xB0"
                   "C ; temperature -7 \xC2\xB0"
                   "C");
    assert_english("Sales (-9 in the north) fell from -2 to +4 per cent.", "cardinal -9 ; percent -2 4 %");
    assert_english("It was -78 to 0 degrees, then minus 5 to minus 2.", "cardinal -78 0 ; cardinal -5 -2");
    assert_english("It was 20 \xC2\xBA"
                   "C, and 20 OC boats.",
                   "temperature 20 \xC2\xB0"
                   "C ; cardinal 20");
    assert_english("Minus 3 boats came.", "cardinal -3");
}

TEST(hyphens_that_are_no_minus) {
    assert_english("The error is plus or minus 4 per cent.", "percent 4 %");
    assert_english("It has 10 minus 5 boats.", "cardinal 10 ; cardinal 5");
    assert_english("It fell -3-5 boats.", "");
    assert_english("-5 boats came.", "cardinal 5");
    assert_english("Boats \xE2\x80\x93"
                   "5 men.",
                   "cardinal 5");
    assert_english("They won 3-1, as in 1914 -1918.", "score 3 1 ; date 1914 ; date 1918");
}

TEST(ages_of_several) {
    assert_english("Ida Voss, 34, and Jon Kerr, 61, came.", "age 34 year ; age 61 year");
    assert_english("He is a man, aged 40 years, with a boat 50 years old.", "age 40 year ; age 50 year");
    assert_english("She is in her early 40s, and he in his late 60s.", "age 40 49 year ; age 60 69 year");
    assert_english("They are in their mid-30s.", "age 30 39 year");
}

TEST(ages_joined_and_told_by_verbs) {
    assert_english("Children ages 11 and 15, and one who was 17.", "age 11 year ; age 15 year ; age 17 year");
    assert_english("He was 17 when he left, and she is 40.", "age 17 year ; age 40 year");
    assert_english("Nobody here, Voss, 2, came.", "cardinal 2");
}

TEST(stones_are_masses_or_stones) {
    assert_english("He weighs 12 stone in all.", "mass 12 stone");
    assert_english("They weigh 12 stone each.", "mass 12 stone");
    assert_english("The 12 stone walls stood.", "cardinal 12");
}

TEST(four_figures_count_or_are_a_year) {
    assert_english("In the year of 2019, more than 2019 boats and around 2019 men came.",
                   "date 2019 ; cardinal 2019 ; cardinal 2019");
    assert_english("It opened on the 3 of May.", "date --05-03");
}

TEST(years_names_and_shares_by_what_stands_around) {
    assert_english("They saw 2019 boats.", "cardinal 2019");
    assert_english("They saw the 2019 Olympics.", "date 2019");
    assert_english("It rose 2019% then.", "percent 2019 %");
    assert_english("It is the Long March 5 that flew.", "cardinal 5");
    assert_english("They met on Friday March 5.", "date --03-05");
    assert_english("It fell to -7\xC2\xB0"
                   "C.",
                   "temperature -7 \xC2\xB0"
                   "C");
    assert_english("They lost 1.5 in 10 boats.", "cardinal 1.5 ; cardinal 10");
    assert_english("One of three hundred was lost.", "cardinal 300");
    assert_english("Some 3 of 4.5 boats and 2.5 out of 10 boats.",
                   "cardinal 3 ; cardinal 4.5 ; cardinal 2.5 ; cardinal 10");
    assert_english("They had 5 in 4 and 0 in 5.", "cardinal 5 ; cardinal 4 ; cardinal 0 ; cardinal 5");
    assert_english("One in five kilometres was lost in the non-12-mile zone.",
                   "distance 5 km ; distance 12 mile");
    assert_english("They met in Ten Miles Park.", "");
    assert_english("A couple of hundred men came.", "");
    assert_english("He is a 34year-old, 34yrs old.", "age 34 year ; age 34 year");
    assert_english("It took 5hrs more, and ended 5mins ago.", "duration 5 hour ; duration 5 minute");
}

TEST(edges_of_years_days_ages_scores_and_shares) {
    assert_english("It was in 1600, in 1599, in 2099 and in 2100.",
                   "date 1600 ; cardinal 1599 ; date 2099 ; cardinal 2100");
    assert_english("In 2012-13, 2012-12 and 2012-11.", "date 2012/2013 ; date 2012");
    assert_english("In 1999-00 and 1999-2001.", "date 1999/2000 ; date 1999/2001");
    assert_english("It fell on June 30 and on June 31.", "date --06-30 ; cardinal 31");
    assert_english("It was at 12:59 and at 12:60, at 5.59pm and at 5.60pm.", "time 12:59 ; time 17:59");
    assert_english("He is aged 120, she is aged 121.", "age 120 year ; cardinal 121");
    assert_english("Ida Voss, 3, and Jon Kerr, 2, came.", "age 3 year ; cardinal 2");
    assert_english("They are in their 10s, in their 5s, in their 90s.", "age 10 19 year ; age 90 99 year");
    assert_english("Rovers won 400-399 and lost 401-399.", "score 400 399");
    assert_english("They saw 123456789012345 gulls and 1234567890123456 ants.",
                   "cardinal 123456789012345 ; cardinal");
    assert_english("It is one in 12, one in 13, one in 15.", "ratio 0.0833 ; cardinal 13 ; ratio 0.0667");
    assert_english("It is one in 100000, and one in 100005.", "ratio 1e-05 ; cardinal 100005");
    assert_english("They came 9 in 10, 10 in 20 and 1 in 1900.",
                   "ratio 0.9 ; cardinal 10 ; cardinal 20 ; cardinal 1 ; date 1900");
}

TEST(an_article_counts_a_time_or_a_way) {
    assert_english("A month later, an hour away, a mile north and a gram.",
                   "duration 1 month ; duration 1 hour ; distance 1 mile");
    assert_english("It lasted a month.", "duration 1 month");
    assert_english("It is a year.", "");
}

TEST(signs_and_ranges_of_money) {
    assert_english("It cost $US40 then, and A$30 now.", "money 40 USD ; money 30 AUD");
    assert_english("It cost 5 euros to 10 dollars.", "money 5 EUR ; money 10 USD");
    assert_english("It is 5 km to 10 km wide.", "distance 5 10 km");
    assert_english("It took two or three days.", "duration 2 3 day");
    assert_english("It took 5 or 9 days.", "cardinal 5 ; duration 9 day");
    assert_english("They paid five dollars each.", "money 5 USD");
    assert_english("A berth is 20p each, and 5 pence more.", "money 0.2 GBP ; money 0.05 GBP");
}

TEST(marks_of_switzerland_and_latin_america) {
    assert_read(LANGUAGE_DE, "Sie zahlten 1'234'567.50 Franken.", "money 1234567.5 CHF");
    assert_read(LANGUAGE_DE, "Es waren 12’345.6 Liter.", "volume 12345.6 litre");
    assert_read(LANGUAGE_FR, "Il a versé 1 234 567.50 francs suisses.", "money 1234567.5 CHF");
    assert_read(LANGUAGE_ES, "Pagó 2,500,000 pesos mexicanos.", "money 2500000 MXN");
    assert_read(LANGUAGE_ES, "Llegaron 1,500 personas, un 4.5 % más.", "cardinal 1500 ; percent 4.5 %");
    assert_read(LANGUAGE_ES, "Llegaron 1.500 personas, un 4,5 % más.", "cardinal 1500 ; percent 4.5 %");
    assert_read(LANGUAGE_ES, "Llegaron 1,500 personas.", "");
    assert_read(LANGUAGE_ES, "Mide 0,750 metros.", "distance 0.75 m");
}

TEST(currencies_by_nation) {
    assert_english("It cost 300 British pounds or 40,000 Japanese yen.", "money 300 GBP ; money 40000 JPY");
    assert_english("He lost 300 pounds of it.", "mass 300 lb");
    assert_read(LANGUAGE_DE, "Sie verlangte 500 schwedische Kronen.", "money 500 SEK");
    assert_read(LANGUAGE_FR, "Le riz coûte 450 francs CFA.", "money 450 FCFA");
    assert_read(LANGUAGE_ES, "Son 500 pesos argentinos o 20 pesos.", "money 500 ARS ; money 20 peso");
    assert_read(LANGUAGE_NL, "Het kostte 40 Britse pond.", "money 40 GBP");
}

TEST(names_in_words_and_lists) {
    assert_english("The Big Ten and Page Six came, and Five Eyes met.", "");
    assert_english("See rooms 9 and 10, lap 48 or 49.", "");
    assert_english("Flight 204 and the A320, and Boeing 737s.", "");
    assert_english("One of a few hundred, hundreds of thousands of gulls.", "");
}

TEST(noun_verb_and_modifier_are_told) {
    struct vocabularies all = {{NULL}};
    const struct vocabulary *vocabulary;
    struct tokens tokens = TOKENS_INIT;
    struct quantities quantities = QUANTITIES_INIT;
    assert_int_equal(vocabulary_get_figures(&all, LANGUAGE_EN, &vocabulary), STATUS_OK);
    const char *text = "At least 14 young sailors were killed, and 23 are missing.";
    assert_int_equal(tokens_read(&tokens, span_of(text), vocabulary, NULL), STATUS_OK);
    assert_int_equal(quantities_read(&quantities, &tokens, LANGUAGE_EN, NULL), STATUS_OK);
    assert_int_equal(quantities.list.count, 2);
    assert_string_equal(quantities.list.items[0].modifier, "at least");
    assert_span_equal(quantities.list.items[0].noun, "sailors");
    assert_span_equal(quantities.list.items[0].verb, "killed");
    assert_span_equal(quantities.list.items[1].noun, "sailors");
    assert_span_equal(quantities.list.items[1].verb, "missing");
    assert_span_equal(quantities.list.items[1].text, "23");
    quantities_release(&quantities);
    tokens_release(&tokens);
    vocabularies_release(&all);
}

static enum status read_unasked(void *context) {
    struct read_text read = {LANGUAGE_EN, context, show_value, BUFFER_INIT};
    enum status status = read_quantities(&read);
    buffer_release(&read.shown);
    return status;
}

TEST(no_memory_is_said) {
    assert_survives_no_memory(read_unasked,
                              "Two men paid $3.2bn for 5ft 9in on June 3, half of it in euros.");
}
