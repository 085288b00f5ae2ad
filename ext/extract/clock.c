/*
 * clock.c - the times of day in a printed time
 *
 * A time begins with a number. Four forms are tried: with a colon, with a word for the hour, with a full
 * stop, and "9 a.m."; behind each may come a word for the hour, one for the half of the day, and a zone. "Am"
 * is also a German preposition: behind an hour past noon and before a number it is not the morning.
 */
#include "extract/clock.h"
#include <limits.h>

enum answer { NO, YES, UNSURE };

/* A time that is being read, up to the piece `at`. */
struct reading {
    const struct time_tokens *tokens;
    size_t start, at;
    int64_t hour, minute, second;
};

int64_t clock_seconds(int64_t hour, int64_t minute, int64_t second) {
    bool leap = second == 60 && minute == 59;
    if (hour > 24 || minute > 59 || (second > 59 && !leap)) return -1;
    if (hour == 24 && (minute || second)) return -1;
    return (hour * 60 + minute) * 60 + second;
}

static int64_t value_at(const struct reading *r, size_t i) {
    return r->tokens->items[i].value;
}

static bool is_hour_word(const struct time_tokens *tokens, size_t i) {
    return token_is_word(tokens, i, DATE_HOUR) || token_is_word(tokens, i, DATE_HOUR_CLOCK);
}

/* The word before the time, past the full stop of "kl.", that is no part of another; else NULL. */
static const struct date_word *word_before(const struct reading *r) {
    size_t i = r->start;
    if (token_is_mark(r->tokens, i - 1, '.')) i--;
    const struct time_token *token = i > 0 ? &r->tokens->items[i - 1] : NULL;
    return token && token->kind == TIME_TOKEN_WORD && !token->used ? token->word : NULL;
}

static bool stands_behind(const struct reading *r, enum date_class class) {
    const struct date_word *word = word_before(r);
    return word && word->class == class;
}

/* 9:12, 9:12:30, 9:12:30.5 */
static bool read_colon(struct reading *r) {
    const struct time_tokens *tokens = r->tokens;
    size_t i = r->start + 1;
    if (!token_is_mark(tokens, i, ':') || !token_is_number(tokens, i + 1, 2, 2)) return false;
    r->minute = value_at(r, i + 1);
    r->at = i + 2;
    if (!token_is_mark(tokens, r->at, ':') || !token_is_number(tokens, r->at + 1, 2, 2)) return true;
    r->second = value_at(r, r->at + 1);
    r->at += 2;
    bool point = token_is_mark(tokens, r->at, '.') || token_is_mark(tokens, r->at, ',');
    if (point && token_is_attached(tokens, r->at + 1) && token_is_number(tokens, r->at + 1, 1, UINT_MAX))
        r->at += 2;
    return true;
}

/* Whether the number at i, behind a word for the hour, is the minute, and not the day of a date. */
static bool is_minute(const struct reading *r, size_t i) {
    const struct time_tokens *tokens = r->tokens;
    if (!token_is_number(tokens, i, 1, 2)) return false;
    if (token_is_word(tokens, i + 1, DATE_MINUTE)) return true;
    bool date = i + 1 < tokens->count && tokens->items[i + 1].kind == TIME_TOKEN_MONTH;
    for (const char *mark = "./-"; *mark; mark++)
        date |= token_is_mark(tokens, i + 1, (uint32_t)*mark) && token_is_attached(tokens, i + 1);
    return tokens->items[i].digits == 2 && !date;
}

/* 9h12, 9 h 12, 9 Uhr, 9時12分30秒 */
static bool read_hour(struct reading *r) {
    const struct time_tokens *tokens = r->tokens;
    size_t i = r->start + 2;
    if (!is_hour_word(tokens, i - 1)) return false;
    bool sure = token_is_word(tokens, i - 1, DATE_HOUR_CLOCK) || stands_behind(r, DATE_CLOCK) ||
                stands_behind(r, DATE_HALF_BEFORE);
    r->at = i;
    if (is_minute(r, i)) {
        sure = true;
        r->minute = value_at(r, i);
        r->at = i + 1 + token_is_word(tokens, i + 1, DATE_MINUTE);
        if (token_is_number(tokens, r->at, 1, 2) && token_is_word(tokens, r->at + 1, DATE_SECOND)) {
            r->second = value_at(r, r->at);
            r->at += 2;
        }
    }
    return sure;
}

/* The half of the day behind a time, perhaps past "de la" or "in the"; NULL where there is none. */
static const struct date_word *half_behind(const struct reading *r, size_t *i) {
    enum { LINKS_MOST = 2 };
    size_t at = *i;
    for (int links = 0; links < LINKS_MOST && token_is_word(r->tokens, at, DATE_LINK); links++) at++;
    if (!token_is_word(r->tokens, at, DATE_HALF)) return NULL;
    const struct time_token *token = &r->tokens->items[at];
    enum { ABBREVIATED = 4 }; /* bytes: "a m", "πμ"; a longer word with a capital is a name: Evening Post */
    if (token->capital && strlen(token->word->key) > ABBREVIATED) return NULL;
    *i = at + 1;
    return token->word;
}

/* Whether something says that 9.12 is a time. */
static bool is_dotted_time(const struct reading *r, size_t behind) {
    const struct time_tokens *tokens = r->tokens;
    size_t i = r->start, half = behind, zone_at = behind;
    struct zone zone;
    if (stands_behind(r, DATE_CLOCK) || stands_behind(r, DATE_HALF_BEFORE)) return true;
    if (is_hour_word(tokens, behind) || half_behind(r, &half)) return true;
    if (!zone_read(tokens, &zone_at, false, &zone) || zone.kind != ZONE_NONE) return true;
    if (token_is_mark(tokens, i - 1, ',')) i--;
    return tokens->items[r->start].space && token_is_number(tokens, i - 1, 4, 4);
}

/* 9.12, and 9.12.05 behind a word for the clock: elsewhere that is a date */
static bool read_dot(struct reading *r) {
    const struct time_tokens *tokens = r->tokens;
    size_t i = r->start + 1, behind = i + 2;
    bool dotted = token_is_mark(tokens, i, '.') && token_is_number(tokens, i + 1, 2, 2) &&
                  token_is_attached(tokens, i) && token_is_attached(tokens, i + 1);
    bool third =
        r->start > 1 && token_is_mark(tokens, r->start - 1, '.') && token_is_attached(tokens, r->start);
    if (!dotted || third) return false;
    if (token_is_mark(tokens, behind, '.') && token_is_number(tokens, behind + 1, 1, 4)) {
        if (!stands_behind(r, DATE_CLOCK) || !token_is_number(tokens, behind + 1, 2, 2)) return false;
        r->second = value_at(r, behind + 1);
        behind += 2;
    }
    if (!is_dotted_time(r, behind)) return false;
    r->minute = value_at(r, i + 1);
    r->at = behind;
    return true;
}

/* 9 a.m. */
static bool read_bare(struct reading *r) {
    size_t behind = r->start + 1;
    if (r->hour < 1 || r->hour > 12 || !half_behind(r, &behind)) return false;
    r->at = r->start + 1;
    return true;
}

/* The half of the day before a time: a word that stands there, or "PM 9:12". */
static const struct date_word *half_before(const struct reading *r) {
    const struct date_word *word = word_before(r);
    if (stands_behind(r, DATE_HALF_BEFORE)) return word;
    return stands_behind(r, DATE_HALF) && strlen(word->key) <= strlen("a m") ? word : NULL;
}

/* Applies what says which half of the day it is. */
static enum answer read_half(struct reading *r) {
    enum { MORNING, NOON = 12, EVENING = 18, EVENING_FIRST = 6 };
    size_t behind = r->at;
    const struct date_word *half = half_behind(r, &behind);
    if (!half) half = half_before(r);
    if (!half) return YES;
    if (half->value < 0) return UNSURE;
    bool german = half->value == MORNING && token_is_number(r->tokens, behind, 1, 2);
    if (r->hour > NOON && half->value == MORNING) return german ? YES : UNSURE;
    if (half->value == EVENING && (r->hour < EVENING_FIRST || r->hour == NOON)) return UNSURE;
    r->at = behind;
    if (r->hour <= NOON) r->hour = r->hour % NOON + (half->value == MORNING ? 0 : NOON);
    return YES;
}

/* Whether a machine wrote the stamp that the time is in: 2031-03-14T09:12, 2031-03-14 09:12, or with seconds.
 * */
static bool is_machine(const struct reading *r) {
    size_t i = r->start;
    if (token_is_mark(r->tokens, i + 3, ':')) return true;
    if (token_is_word(r->tokens, i - 1, DATE_LINK) && token_is_attached(r->tokens, i)) return true;
    return i > 2 && token_is_number(r->tokens, i - 1, 2, 2) && token_is_mark(r->tokens, i - 2, '-');
}

/* Whether more is glued to the time than was read: "9:12p", "9:12:30:04". */
static bool goes_on(const struct reading *r) {
    enum { UNSPACED_SCRIPTS = 0x2E80 };
    if (!token_is_attached(r->tokens, r->at)) return token_is_mark(r->tokens, r->at, ':');
    const struct time_token *next = &r->tokens->items[r->at];
    return token_is_mark(r->tokens, r->at, ':') ||
           (next->kind == TIME_TOKEN_WORD && next->mark < UNSPACED_SCRIPTS);
}

static enum answer read_clock(struct reading *r, struct clock *clock) {
    if (!token_is_number(r->tokens, r->start, 1, 2)) return NO;
    r->hour = value_at(r, r->start);
    if (!read_colon(r) && !read_hour(r) && !read_dot(r) && !read_bare(r)) return NO;
    if (is_hour_word(r->tokens, r->at)) r->at++;
    if (read_half(r) == UNSURE) return UNSURE;
    clock->seconds = clock_seconds(r->hour, r->minute, r->second);
    if (clock->seconds < 0 || !zone_read(r->tokens, &r->at, is_machine(r), &clock->zone)) return UNSURE;
    return goes_on(r) ? UNSURE : YES;
}

bool clocks_read(struct time_tokens *tokens, struct clocks *clocks) {
    clocks->count = 0;
    for (size_t i = 0; i < tokens->count; i++) {
        struct reading r = {.tokens = tokens, .start = i};
        struct clock clock;
        enum answer answer = read_clock(&r, &clock);
        if (answer == NO) continue;
        if (answer == UNSURE || clocks->count == CLOCKS_MAX) return false;
        clocks->items[clocks->count++] = clock;
        for (; i < r.at; i++) tokens->items[i].used = true;
        i--;
    }
    return true;
}
