/*
 * clock.h - the times of day in a printed time
 *
 *     09:12  9:12:30.5  9h12  9 h 12  9.12 Uhr  kl. 9.12  9:12 a.m.  9 pm  午後3時5分  09.12 GMT
 *
 * A full stop between hour and minute is one only where something says so: a word before or behind it, a
 * zone, or the year of a date before it. "9 h" alone may be a duration and is none.
 */
#ifndef NEWSPRINT_EXTRACT_CLOCK_H
#define NEWSPRINT_EXTRACT_CLOCK_H

#include "extract/zone.h"

enum { CLOCKS_MAX = 8 };

struct clock {
    int64_t seconds; /* of the day; 86,400 for 24:00 */
    struct zone zone;
};

struct clocks {
    struct clock items[CLOCKS_MAX];
    size_t count;
};

/* Finds the times and marks their pieces as used. False where one cannot be read for sure: it has no such
 * hour, or says "in the evening", or there are too many. O(pieces), no heap. */
bool clocks_read(struct time_tokens *tokens, struct clocks *clocks);

/* The seconds of a time of day, 24:00:00 and a leap second included; -1 where there is no such time. */
int64_t clock_seconds(int64_t hour, int64_t minute, int64_t second);

#endif
