/*
 * test_civil_day.c - days of the calendar as numbers
 */
#include "../unit.h"
#include "extract/civil_day.h"

TEST(days_that_are_known) {
    static const struct {
        struct civil_day day;
        int64_t number;
        int weekday;
    } DAYS[] = {{{1970, 1, 1}, 0, 3},      {{2000, 2, 29}, 11016, 1}, {{2031, 3, 14}, 22352, 4},
                {{1969, 12, 31}, -1, 2},   {{1900, 3, 1}, -25508, 3}, {{2001, 9, 11}, 11576, 1},
                {{1600, 1, 1}, -135140, 5}};
    for (size_t i = 0; i < sizeof DAYS / sizeof *DAYS; i++) {
        assert_int_equal(civil_day_number(DAYS[i].day), DAYS[i].number);
        assert_int_equal(civil_day_weekday(DAYS[i].number), DAYS[i].weekday);
    }
}

TEST(every_day_follows_the_one_before) {
    struct civil_day before = civil_day_of(civil_day_number((struct civil_day){1600, 1, 1}));
    for (int64_t number = civil_day_number(before) + 1; before.year < 2201; number++) {
        struct civil_day day = civil_day_of(number), next = before;
        next.day++;
        if (!civil_day_exists(next)) next = (struct civil_day){before.year, before.month + 1, 1};
        if (next.month > 12) next = (struct civil_day){before.year + 1, 1, 1};
        assert_true(day.year == next.year && day.month == next.month && day.day == next.day);
        assert_int_equal(civil_day_number(day), number);
        before = day;
    }
}

TEST(days_that_do_not_exist) {
    assert_false(civil_day_exists((struct civil_day){1582, 12, 31}));
    assert_true(civil_day_exists((struct civil_day){2000, 2, 29}));
    assert_false(civil_day_exists((struct civil_day){1900, 2, 29}));
    assert_false(civil_day_exists((struct civil_day){2031, 4, 31}));
    assert_false(civil_day_exists((struct civil_day){2031, 0, 1}));
    assert_false(civil_day_exists((struct civil_day){2031, 13, 1}));
    assert_false(civil_day_exists((struct civil_day){2031, 1, 0}));
}

/* New Year's days as almanacs print them. */
TEST(the_persian_calendar) {
    static const struct {
        int solar;
        struct civil_day day;
    } YEARS[] = {{1300, {1921, 3, 21}}, {1358, {1979, 3, 21}}, {1375, {1996, 3, 20}}, {1376, {1997, 3, 21}},
                 {1400, {2021, 3, 21}}, {1403, {2024, 3, 20}}, {1404, {2025, 3, 21}}, {1408, {2029, 3, 20}}};
    for (size_t i = 0; i < sizeof YEARS / sizeof *YEARS; i++)
        assert_int_equal(solar_day_number((struct civil_day){YEARS[i].solar, 1, 1}),
                         civil_day_number(YEARS[i].day));
    assert_true(solar_day_exists((struct civil_day){1403, 12, 30}));
    assert_false(solar_day_exists((struct civil_day){1404, 12, 30}));
    assert_true(solar_day_exists((struct civil_day){1404, 6, 31}));
    assert_false(solar_day_exists((struct civil_day){1404, 7, 31}));
    assert_true(solar_day_exists((struct civil_day){1206, 1, 1}));
    assert_true(solar_day_exists((struct civil_day){1497, 12, 29}));
    assert_false(solar_day_exists((struct civil_day){1404, 0, 1}));
    assert_false(solar_day_exists((struct civil_day){1404, 13, 1}));
    assert_false(solar_day_exists((struct civil_day){1404, 1, 0}));
    assert_false(solar_day_exists((struct civil_day){1404, 1, 32}));
    assert_false(solar_day_exists((struct civil_day){1205, 1, 1}));
    assert_false(solar_day_exists((struct civil_day){1498, 1, 1}));
    assert_int_equal(solar_day_number((struct civil_day){1404, 7, 1}) -
                         solar_day_number((struct civil_day){1404, 1, 1}),
                     186);
}

/* The leap years that almanacs list. */
TEST(leap_years_of_the_persian_calendar) {
    static const int LEAP[] = {1342, 1346, 1350, 1354, 1358, 1362, 1366, 1370, 1375,
                               1379, 1383, 1387, 1391, 1395, 1399, 1403, 1408};
    size_t next = 0;
    for (int year = 1342; year <= 1408; year++) {
        bool leap = year == LEAP[next];
        struct civil_day first = {year, 1, 1}, following = {year + 1, 1, 1};
        assert_int_equal(solar_day_exists((struct civil_day){year, 12, 30}), leap);
        assert_int_equal(solar_day_number(following) - solar_day_number(first), leap ? 366 : 365);
        next += leap;
    }
}
