/*
 * zone.c - time zones as they are printed beside times
 */
#include "extract/zone.h"
#include "extract/civil_day.h"

enum { HOURS_MOST = 14 };

/* "+02:00", "+0200", "+02" or, behind a name such as UTC (`based`), "+2". */
static bool read_offset(const struct time_tokens *tokens, size_t *i, bool based, bool machine, int *minutes) {
    size_t at = *i + 1;
    bool east = token_is_mark(tokens, *i, '+');
    if (!east && !token_is_mark(tokens, *i, '-')) return false;
    if (!token_is_number(tokens, at, 1, 4) || !token_is_attached(tokens, at)) return false;
    unsigned digits = tokens->items[at].digits;
    int value = (int)tokens->items[at++].value, hours = digits > 2 ? value / 100 : value,
        rest = digits > 2 ? value % 100 : 0;
    bool colon = digits <= 2 && token_is_mark(tokens, at, ':') && token_is_number(tokens, at + 1, 2, 2) &&
                 token_is_attached(tokens, at + 1);
    if (colon) {
        rest = (int)tokens->items[at + 1].value;
        at += 2;
    }
    bool sure = based || digits == 4 || (machine && digits == 2) || (east && colon);
    if (!sure || digits == 3 || hours > HOURS_MOST || rest > 59) return false;
    *minutes = (east ? 1 : -1) * (hours * 60 + rest);
    *i = at;
    return true;
}

/* Whether a sign and a number are glued to the time that may be a zone, or the end of a range. */
static bool is_offset_begun(const struct time_tokens *tokens, size_t i) {
    bool sign = token_is_mark(tokens, i, '+') || token_is_mark(tokens, i, '-');
    return sign && token_is_attached(tokens, i) && token_is_attached(tokens, i + 1) &&
           token_is_number(tokens, i + 1, 1, 4);
}

/* The name of a zone at i, or NULL. In small letters Latin ones are words: "est", "met". */
static const struct date_word *name_at(const struct time_tokens *tokens, size_t i) {
    bool zone = token_is_word(tokens, i, DATE_ZONE) || token_is_word(tokens, i, DATE_ZONE_US) ||
                token_is_word(tokens, i, DATE_ZONE_UK);
    if (!zone) return NULL;
    const struct time_token *token = &tokens->items[i];
    bool latin = (unsigned char)token->word->key[0] < 0x80;
    return token->capital || !token->space || !latin ? token->word : NULL;
}

static struct zone named_zone(const struct date_word *row) {
    enum zone_kind kind = row->class == DATE_ZONE_US   ? ZONE_US
                          : row->class == DATE_ZONE_UK ? ZONE_UK
                          : date_word_next(row)        ? ZONE_UNSURE
                                                       : ZONE_FIXED;
    return (struct zone){kind, row->value, row};
}

/* Whether a name may stand for an offset. */
static bool may_mean(const struct date_word *row, int minutes) {
    for (const struct date_word *meaning = row; meaning; meaning = date_word_next(meaning))
        if (meaning->value == minutes || (row->class == DATE_ZONE_US && row->value + 60 == minutes))
            return true;
    return false;
}

bool zone_read(const struct time_tokens *tokens, size_t *i, bool machine, struct zone *zone) {
    size_t at = *i;
    int minutes = 0;
    *zone = (struct zone){.kind = ZONE_NONE};
    if (token_is_mark(tokens, at, ',') || token_is_mark(tokens, at, '.')) at++;
    if (token_is_mark(tokens, at, '(')) at++;
    const struct date_word *name = name_at(tokens, at);
    if (name) {
        at++;
        *zone = named_zone(name);
        if (name->value == 0 && read_offset(tokens, &at, true, machine, &minutes))
            *zone = (struct zone){ZONE_FIXED, minutes, NULL};
    } else if (read_offset(tokens, &at, false, machine, &minutes)) {
        *zone = (struct zone){ZONE_FIXED, minutes, NULL};
        size_t next = at + token_is_mark(tokens, at, '(');
        name = name_at(tokens, next);
        if (name && !may_mean(name, minutes)) return false;
        if (name) at = next + 1;
    } else {
        return !is_offset_begun(tokens, *i);
    }
    *i = at + token_is_mark(tokens, at, ')');
    return true;
}

/* The day of the n-th Sunday of a month, or of the last for n = 0. */
static int64_t sunday(int year, int month, int n) {
    struct civil_day first = {year, month + (n == 0), 1};
    int64_t day = civil_day_number(first);
    return n == 0 ? day - 1 - (civil_day_weekday(day - 1) + 1) % 7
                  : day + 6 - civil_day_weekday(day) + 7 * (n - 1);
}

enum season { WINTER, SUMMER, BETWEEN };

/* Clocks are put forward at two in the night of `begin`, and back at two in that of `end`. */
static enum season season(int64_t begin, int64_t end, int64_t day, int64_t seconds) {
    int64_t now = day * 24 + seconds / 3600;
    if (now == begin * 24 + 2 || now == end * 24 + 1) return BETWEEN;
    return now > begin * 24 + 2 && now < end * 24 + 1 ? SUMMER : WINTER;
}

static bool us_offset(int winter, int64_t day, int64_t seconds, int *minutes) {
    int year = civil_day_of(day).year;
    if (year < 1987) return false;
    int64_t begin = year < 2007 ? sunday(year, 4, 1) : sunday(year, 3, 2);
    int64_t end = year < 2007 ? sunday(year, 10, 0) : sunday(year, 11, 1);
    enum season now = season(begin, end, day, seconds);
    *minutes = winter + (now == SUMMER ? 60 : 0);
    return now != BETWEEN;
}

bool zone_offset(const struct zone *zone, const struct zone *assumed, int64_t day, int64_t seconds,
                 int *minutes) {
    static const struct zone NONE = {ZONE_NONE, 0, NULL};
    *minutes = zone->minutes;
    switch (zone->kind) {
    case ZONE_NONE:
        return assumed->kind != ZONE_NONE && zone_offset(assumed, &NONE, day, seconds, minutes);
    case ZONE_US:
        return us_offset(zone->minutes, day, seconds, minutes);
    case ZONE_UK: {
        int year = civil_day_of(day).year;
        return season(sunday(year, 3, 0), sunday(year, 10, 0), day, seconds) == SUMMER;
    }
    case ZONE_UNSURE:
        return zone_offset(assumed, &NONE, day, seconds, minutes) && may_mean(zone->row, *minutes);
    case ZONE_FIXED:
        break;
    }
    return true;
}
