/*
 * civil_day.h - days of the calendar as numbers
 *
 * Day 0 is 1 January 1970, a Thursday. Dates are of the Gregorian calendar, years from 1583 on; years of the
 * Persian calendar are 1206 to 1497, for which its leap years repeat every 33 years as its astronomers set
 * them. Nothing here fails; O(1).
 *
 * Source: Howard Hinnant, chrono-compatible low-level date algorithms, for days from years that begin in
 * March.
 */
#ifndef NEWSPRINT_EXTRACT_CIVIL_DAY_H
#define NEWSPRINT_EXTRACT_CIVIL_DAY_H

#include <stdbool.h>
#include <stdint.h>

struct civil_day {
    int year, month, day;
};

/* Whether the calendar has the day; years before 1583 it has not. */
bool civil_day_exists(struct civil_day day);

int64_t civil_day_number(struct civil_day day);
struct civil_day civil_day_of(int64_t number);

/* 0 for Monday ... 6 for Sunday. */
int civil_day_weekday(int64_t number);

/* The same for the Persian calendar. */
bool solar_day_exists(struct civil_day day);
int64_t solar_day_number(struct civil_day day);

#endif
