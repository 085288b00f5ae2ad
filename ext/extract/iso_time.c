/*
 * iso_time.c - a printed time as ISO 8601, or nothing where it is not sure
 *
 * "Published: Friday, March 14, 2031 at 9:12 a.m. EST" is cut into pieces (time_tokens.c), times are found
 * and set aside (clock.c), which leaves the days: three parts, a day, a month and a year, with nothing
 * between them but marks and little words (printed_day.c). All days that are found must be the same one, and
 * all times the same instant; of a day that is named more often than a time the time stays open.
 */
#include "extract/iso_time.h"
#include "extract/clock.h"
#include "extract/printed_day.h"

enum { DAY_SECONDS = 86400, TEXT_BYTES = 25 }; /* 2031-03-14T09:12:00+01:00 */

struct iso_text {
    char bytes[TEXT_BYTES];
    size_t size;
};

static void append_number(struct iso_text *text, int64_t value, int digits) {
    for (int i = digits - 1; i >= 0; i--, value /= 10)
        text->bytes[text->size + (size_t)i] = (char)('0' + value % 10);
    text->size += (size_t)digits;
}

static void append_day(struct iso_text *text, int64_t number) {
    struct civil_day day = civil_day_of(number);
    append_number(text, day.year, 4);
    text->bytes[text->size++] = '-';
    append_number(text, day.month, 2);
    text->bytes[text->size++] = '-';
    append_number(text, day.day, 2);
}

/* An offset in minutes: "+01:00", "Z". */
static void append_zone(struct iso_text *text, int minutes) {
    int size = minutes < 0 ? -minutes : minutes;
    text->bytes[text->size++] = minutes == 0 ? 'Z' : minutes < 0 ? '-' : '+';
    if (minutes == 0) return;
    append_number(text, size / 60, 2);
    text->bytes[text->size++] = ':';
    append_number(text, size % 60, 2);
}

/* A day and a time of it: in UTC, or as it is printed, where the zone is known. */
static struct iso_text write_time(int64_t day, const struct clock *clock,
                                  const struct iso_time_options *options) {
    struct iso_text text = {.size = 0};
    int minutes;
    bool known = zone_offset(&clock->zone, &options->zone, day, clock->seconds, &minutes);
    int shift = known && !options->keep_zone ? minutes : 0;
    int64_t seconds = day * DAY_SECONDS + clock->seconds - shift * 60;
    int64_t of_day = (seconds % DAY_SECONDS + DAY_SECONDS) % DAY_SECONDS;
    append_day(&text, (seconds - of_day) / DAY_SECONDS);
    for (int i = 0; i < 3; i++) {
        text.bytes[text.size++] = i ? ':' : 'T';
        append_number(&text, i == 0 ? of_day / 3600 : i == 1 ? of_day / 60 % 60 : of_day % 60, 2);
    }
    if (known) append_zone(&text, minutes - shift);
    return text;
}

/* 20310314, 20310314T0912, 20310314T091200Z, 20310314091200 and nothing else; false where it is not that. */
static bool read_compact(const struct time_tokens *tokens, int64_t *day, struct clocks *clocks) {
    bool whole = token_is_number(tokens, 0, 14, 14), date = token_is_number(tokens, 0, 8, 8);
    if (!whole && !date) return false;
    int64_t value = tokens->items[0].value, time = whole ? value % 1000000 : 0;
    size_t at = 1;
    if (whole) value /= 1000000;
    clocks->count = whole;
    if (date && token_is_word(tokens, at, DATE_LINK) && token_is_number(tokens, at + 1, 4, 6)) {
        clocks->count = 1;
        time = tokens->items[at + 1].value * (tokens->items[at + 1].digits == 4 ? 100 : 1);
        at += 2;
    }
    struct civil_day parts = {(int)(value / 10000), (int)(value / 100 % 100), (int)(value % 100)};
    struct clock *clock = &clocks->items[0];
    clock->seconds = clock_seconds(time / 10000, time / 100 % 100, time % 100);
    bool good =
        zone_read(tokens, &at, true, &clock->zone) && clock->seconds >= 0 && printed_day_exists(parts);
    *day = civil_day_number(parts);
    return good && at == tokens->count;
}

static enum status append_agreed(int64_t day, const struct clocks *clocks,
                                 const struct iso_time_options *options, struct buffer *result) {
    struct iso_text text = {.size = 0};
    if (clocks->count == 0) append_day(&text, day);
    for (size_t i = 0; i < clocks->count; i++) {
        struct iso_text other = write_time(day, &clocks->items[i], options);
        if (i > 0 && (other.size != text.size || memcmp(other.bytes, text.bytes, text.size) != 0))
            return STATUS_OK;
        text = other;
    }
    buffer_append(result, (struct span){text.bytes, text.size});
    return result->status;
}

enum status iso_time(struct span text, const struct iso_time_options *options, struct buffer *result) {
    struct time_tokens tokens;
    struct clocks clocks;
    int64_t day;
    bool fits;
    enum status status = time_tokens_read(text, &tokens, &fits);
    if (status || !fits) return status;
    if (!read_compact(&tokens, &day, &clocks)) {
        if (!clocks_read(&tokens, &clocks)) return STATUS_OK;
        size_t days = printed_day_read(&tokens, options->order, &day);
        if (!days) return STATUS_OK;
        /* "Published 14 March 2031, updated 14 March 2031, 09:12": whose time it is stays open. */
        if (clocks.count < days) clocks.count = 0;
    }
    return append_agreed(day, &clocks, options, result);
}

enum status iso_time_zone(struct span text, struct zone *zone) {
    struct time_tokens tokens;
    size_t at = 0;
    bool fits;
    *zone = (struct zone){ZONE_NONE, 0, NULL};
    enum status status = time_tokens_read(text, &tokens, &fits);
    if (status || !fits) return status;
    bool whole = zone_read(&tokens, &at, true, zone) && at == tokens.count;
    if (!whole || zone->kind == ZONE_UNSURE) zone->kind = ZONE_NONE;
    return STATUS_OK;
}
