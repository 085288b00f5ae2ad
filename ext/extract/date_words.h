/*
 * date_words.h - what the words of printed dates and times say
 *
 *     date_word_find("marz")     -> MONTH 3
 *     date_word_find("a m")      -> HALF 0
 *     date_word_find("ist")      -> ZONE 60, and behind it ZONE 120 and ZONE 330: a zone of several meanings
 *
 * The rows are data/date_words.def, which says what each class is. Nothing here fails or touches the heap.
 */
#ifndef NEWSPRINT_EXTRACT_DATE_WORDS_H
#define NEWSPRINT_EXTRACT_DATE_WORDS_H

#include "base/span.h"

enum date_class {
    DATE_MONTH,
    DATE_SOLAR,
    DATE_THAI,
    DATE_MONTH_BARE,
    DATE_MONTH_DOTTED,
    DATE_WEEKDAY,
    DATE_HALF,
    DATE_HALF_BEFORE,
    DATE_ZONE,
    DATE_ZONE_US,
    DATE_ZONE_UK,
    DATE_CLOCK,
    DATE_HOUR_CLOCK,
    DATE_HOUR,
    DATE_MINUTE,
    DATE_SECOND,
    DATE_MONTH_MARK,
    DATE_MONTH_PREFIX,
    DATE_ERA,
    DATE_LINK,
    DATE_RANGE,
};

enum { DATE_WORD_JOINED = 3 }; /* words in the longest key */

struct date_word {
    const char *key;
    enum date_class class;
    int value;
};

/* The first row of a key, or NULL; key is a match key, or several with a blank between. O(log rows). */
const struct date_word *date_word_find(struct span key);

/* The next row of the same key, or NULL. */
const struct date_word *date_word_next(const struct date_word *row);

#endif
