/*
 * test_moment.c - dates and times of day in running text
 */
#include "quantity.h"

TEST(a_month_and_what_stands_beside_it) {
    assert_english("It shut June 3, June 3rd, June 03, June 30.",
                   "date --06-03 ; date --06-03 ; date --06-03 ; date --06-30");
    assert_english("It shut on June 31.", "cardinal 31");
    assert_english("It shut on June 3:30, June 3%, June 3x, June 300.", "percent 3 % ; cardinal 300");
    assert_english("It shut Jan 3, Jan. 3, 3 Jan., 3 Jan. 2031.",
                   "date --01-03 ; date --01-03 ; date --01-03 ; date 2031-01-03");
    assert_english("It shut in Jan, in Jan. 2031.", "date 2031-01");
    assert_english("It shut on june 3.", "cardinal 3");
    assert_english("It shut June 3 of 2031, June 3, 2031, June 3 2031, June of 2031.",
                   "date 2031-06-03 ; date 2031-06-03 ; date 2031-06-03 ; date 2031-06");
    assert_english("It shut on June 3, 2031%.", "date --06-03 ; percent 2031 %");
    assert_english("It shut on June 3, 1599 boats.", "date --06-03 ; cardinal 1599");
    assert_english("It shut on June 3, 203 boats.", "date --06-03 ; cardinal 203");
}

TEST(two_days_of_a_month) {
    assert_english(
        "It shut June 3-5, June 3–5, 3-5 June, 3rd-5th June.",
        "date --06-03/--06-05 ; date --06-03/--06-05 ; date --06-03/--06-05 ; date --06-03/--06-05");
    assert_english("It shut on June 29-30.", "date --06-29/--06-30");
    assert_english("It shut on 3 of June, on the 3rd of June.", "date --06-03 ; date --06-03");
    assert_read(LANGUAGE_ES, "Cerró el 3 de junio de 2031, el 4 de junio del 2031.",
                "date 2031-06-03 ; date 2031-06-04");
    assert_read(LANGUAGE_DE, "Am 3. Juni und am 4. Juni 2031.", "date --06-03 ; date 2031-06-04");
    assert_english("It had 3. June came.", "cardinal 3");
}

TEST(a_year_alone_is_read_by_what_stands_around_it) {
    static const char *const VAGUE[] = {"about", "around", "of", "to", "for", "and", "than"};
    for (size_t i = 0; i < sizeof VAGUE / sizeof *VAGUE; i++) {
        char text[64];
        snprintf(text, sizeof text, "It went %s 2019 boats.", VAGUE[i]);
        assert_english(text, "cardinal 2019");
    }
    assert_english("It had 2019 glass, 2019 virus, 2019 boats.", "date 2019 ; date 2019 ; cardinal 2019");
    assert_english("It was until 2019 boats.", "date 2019");
    assert_english("The storm of 2019 kills them, that of 2019 boats.", "date 2019 ; cardinal 2019");
    assert_english("It had 2019 boats, 2019 Boats, 2019 fish.", "cardinal 2019 ; date 2019 ; cardinal 2019");
    assert_english("It is 2019x, 2019s, 2019/x.", "");
    assert_english("It is a 2019-built boat, 2019, 2019.", "date 2019 ; date 2019 ; date 2019");
    assert_english("It was in 2019.5 and in 2019,5 then.", "cardinal 2019.5");
    assert_english("It was in 1990s, in 1990–92, in 1990-1992, in 1990/1.",
                   "date 1990/1999 ; date 1990/1992 ; date 1990/1992");
    assert_english("It was in 1998-97, 1998-1998, 1998-2100.",
                   "date 1998/2097 ; date 1998 ; date 1998 ; date 1998");
}

TEST(a_day_whose_month_is_not_said) {
    assert_english("It shut on the 14th, on the 14th of it, by the 1st.",
                   "date ---14 ; date ---14 ; date ---01");
    assert_english("It shut on the 14th floor, on the 14th-floor.", "ordinal 14 ; ordinal 14");
    assert_english("It shut on this 14th, at the 14th, on the 14.", "ordinal 14 ; ordinal 14 ; cardinal 14");
    assert_english("It shut on the 31st, on the 32nd, on the 131st.",
                   "date ---31 ; ordinal 32 ; ordinal 131");
}

TEST(days_are_listed_behind_their_month) {
    assert_english("They sail June 3, 5 and 7.", "date --06-03 ; date --06-05 ; date --06-07");
    assert_english("They sail June 3 and 31, June 3 and 32.",
                   "date --06-03 ; date --06-31 ; date --06-03 ; cardinal 32");
    assert_english("They sail June 3, 2031, 5 and 7.", "date 2031-06-03 ; cardinal 5 ; cardinal 7");
    assert_english("They sail June 3 or 5.", "date --06-03 ; cardinal 5");
}

TEST(times_of_day) {
    assert_english("It shut at 4:30 p.m., 4.30pm, 4 p.m., 4pm, 4 PM, 4 P.M.",
                   "time 16:30 ; time 16:30 ; time 16:00 ; time 16:00 ; time 16:00 ; time 16:00");
    assert_english("It shut at 12 a.m., 12 p.m., 1 a.m., 11:59 pm.",
                   "time 00:00 ; time 12:00 ; time 01:00 ; time 23:59");
    assert_english("It shut at 0:00, at 23:59, at 24:00, at 9:60.", "time 00:00 ; time 23:59 ; time 24:00");
    assert_english("Read at 4 pints. M is next.", "volume 4 pint");
    assert_english("It shut at 4 am, at 4 pints, at 4 a day.", "time 04:00 ; volume 4 pint ; cardinal 4");
}
