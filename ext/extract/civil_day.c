/*
 * civil_day.c - days of the calendar as numbers
 *
 * A year that begins in March has its leap day at the end, so that the days before a month are a line:
 * (153 * months + 2) / 5 is 0, 31, 61, 92 ... In the Persian calendar the first six months have 31 days and
 * the others 30, the last 29 in common years; a year is a leap year where year mod 33 is one of 1 5 9 13 17
 * 22 26 30. 1 Farvardin 1403 was 20 March 2024, day 19,802.
 */
#include "extract/civil_day.h"

enum { FIRST_YEAR = 1583, DAYS_400_YEARS = 146097, DAYS_TO_1970 = 719468 };
enum { SOLAR_FIRST = 1206, SOLAR_LAST = 1497, SOLAR_KNOWN = 1403, SOLAR_KNOWN_DAY = 19802, SOLAR_CYCLE = 33 };

static bool is_leap(int year) {
    return year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
}

bool civil_day_exists(struct civil_day day) {
    static const int DAYS[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    if (day.year < FIRST_YEAR || day.month < 1 || day.month > 12 || day.day < 1) return false;
    return day.day <= DAYS[day.month - 1] + (day.month == 2 && is_leap(day.year));
}

int64_t civil_day_number(struct civil_day day) {
    int64_t year = day.year - (day.month <= 2), era = year / 400, of_era = year % 400;
    int64_t of_year = (153 * (day.month + (day.month > 2 ? -3 : 9)) + 2) / 5 + day.day - 1;
    return era * DAYS_400_YEARS + of_era * 365 + of_era / 4 - of_era / 100 + of_year - DAYS_TO_1970;
}

struct civil_day civil_day_of(int64_t number) {
    number += DAYS_TO_1970;
    int64_t era = number / DAYS_400_YEARS, day = number % DAYS_400_YEARS;
    int64_t year = (day - day / 1460 + day / 36524 - day / (DAYS_400_YEARS - 1)) / 365;
    int64_t of_year = day - (365 * year + year / 4 - year / 100), month = (5 * of_year + 2) / 153;
    struct civil_day result = {.month = (int)(month < 10 ? month + 3 : month - 9),
                               .day = (int)(of_year - (153 * month + 2) / 5 + 1)};
    result.year = (int)(era * 400 + year) + (result.month <= 2);
    return result;
}

int civil_day_weekday(int64_t number) {
    return (int)(((number + 3) % 7 + 7) % 7);
}

static bool is_solar_leap(int year) {
    static const uint64_t LEAP =
        1u << 1 | 1u << 5 | 1u << 9 | 1u << 13 | 1u << 17 | 1u << 22 | 1u << 26 | 1u << 30;
    return LEAP >> year % SOLAR_CYCLE & 1;
}

bool solar_day_exists(struct civil_day day) {
    if (day.year < SOLAR_FIRST || day.year > SOLAR_LAST || day.month < 1 || day.month > 12 || day.day < 1)
        return false;
    return day.day <= (day.month <= 6 ? 31 : day.month == 12 && !is_solar_leap(day.year) ? 29 : 30);
}

int64_t solar_day_number(struct civil_day day) {
    int64_t number = SOLAR_KNOWN_DAY + 365 * (int64_t)(day.year - SOLAR_KNOWN);
    for (int year = SOLAR_KNOWN; year < day.year; year++) number += is_solar_leap(year);
    for (int year = day.year; year < SOLAR_KNOWN; year++) number -= is_solar_leap(year);
    int months = day.month - 1;
    return number + 30 * months + (months < 6 ? months : 6) + day.day - 1;
}
