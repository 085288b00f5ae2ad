/*
 * moment.h - a date or a time of day, as far as it is said
 *
 *     June 3, 2024       2024-06-03        25 April           --04-25        March         --03
 *     2019               2019              June 2024          2024-06        the 14th      ---14
 *     2023-24            2023/2024         the 1990s          1990/1999      June 3-5      --06-03/--06-05
 *     4:30 p.m.          16:30             10.30pm            22:30          14h30 (French)  14:30
 *
 * The forms are those of ISO 8601, with dashes for what is not said. A date in numbers is none where day and
 * month may be either. Linear in the bytes of the moment; memory that runs out is said by
 * *pieces->status.
 */
#ifndef NEWSPRINT_EXTRACT_MOMENT_H
#define NEWSPRINT_EXTRACT_MOMENT_H

#include "extract/pieces.h"

enum { MOMENT_SIZE = 24 };

struct moment {
    char text[MOMENT_SIZE];
    size_t size;
    bool is_time;
    struct place start, next;
};

/* Reads the moment that begins with a number or the name of a month. False where none does for sure. */
bool moment_at(const struct pieces *pieces, struct place place, struct moment *moment);

/* The number of a place that is nothing but one to four digits, with *next behind them and *figures of them;
 * -1 where there is none. */
int moment_number(const struct pieces *pieces, struct place place, unsigned *figures, struct place *next);

/* The parts of moment_at. */
bool moment_clock(const struct pieces *pieces, struct place place, struct moment *moment);

/* Writes a number in so many digits. */
void moment_write(struct moment *moment, int value, int digits);
void moment_write_text(struct moment *moment, const char *text);

#endif
