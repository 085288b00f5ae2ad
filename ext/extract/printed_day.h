/*
 * printed_day.h - the day in a printed time
 */
#ifndef NEWSPRINT_EXTRACT_PRINTED_DAY_H
#define NEWSPRINT_EXTRACT_PRINTED_DAY_H

#include "extract/civil_day.h"
#include "extract/time_tokens.h"

/* The order of a date in numbers whose year stands last; DATE_ORDER_YMD says that there is none such. */
enum date_order { DATE_ORDER_AUTO, DATE_ORDER_DMY, DATE_ORDER_MDY, DATE_ORDER_YMD };

/* Whether a paper may be of that day: it exists, in the years 1600 to 2199. */
bool printed_day_exists(struct civil_day day);

/* The one day that the pieces name, as a number of civil_day.h; pieces of times are marked as used before.
 * Gives how often it is named; 0 where there is none, or more than one, or it is not sure. O(pieces^2), at
 * most TIME_TOKENS_MAX. */
size_t printed_day_read(struct time_tokens *tokens, enum date_order order, int64_t *day);

#endif
