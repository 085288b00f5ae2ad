/*
 * printed_day.c - the day in a printed time
 *
 * A date is three parts that stand side by side: "14 de marzo de 2031", "March 14th, 2031", "2031. március
 * 14.", "13/03/2031". Where its month is a name, marks and little words may stand between; of numbers alone
 * the marks must be equal. What is left over must not speak against it: another month beside a number, a
 * weekday that is not the day's, a number and a dash before it (14-16 March 2031).
 */
#include "extract/printed_day.h"

enum { FIRST_YEAR = 1600, LAST_YEAR = 2199 };
enum { BUDDHIST_YEARS = 543 }; /* how many years the Thai calendar is ahead */

/* What stands between two parts, as bits. */
enum gap {
    GAP_SPACE = 1,
    GAP_COMMA = 2,
    GAP_DOT = 4,
    GAP_DASH = 8,
    GAP_SLASH = 16,
    GAP_WORD = 32,
    GAP_TIME = 64
};

enum answer { NO, YES, UNSURE };

struct parts {
    size_t place[3];
    unsigned gap[2];
};

bool printed_day_exists(struct civil_day day) {
    return day.year >= FIRST_YEAR && day.year <= LAST_YEAR && civil_day_exists(day);
}

static bool is_month(const struct time_tokens *tokens, size_t i) {
    return i < tokens->count && tokens->items[i].kind == TIME_TOKEN_MONTH;
}

static unsigned mark_gap(uint32_t mark) {
    switch (mark) {
    case ',':
        return GAP_COMMA;
    case '.':
        return GAP_DOT;
    case '-':
        return GAP_DASH;
    case '/':
        return GAP_SLASH;
    case '(':
    case ')':
    case '\'':
    case 0x2019: /* d’août */
    case 0xB0:   /* 1° marzo */
        return GAP_WORD;
    default:
        return 0;
    }
}

/* What the piece at i is between two parts; 0 where no date goes on over it. */
static unsigned gap_of(const struct time_tokens *tokens, size_t i) {
    const struct time_token *token = &tokens->items[i];
    if (token->used) return GAP_TIME;
    if (token->kind == TIME_TOKEN_MARK) return mark_gap(token->mark);
    bool passes = token_is_word(tokens, i, DATE_LINK) || token_is_word(tokens, i, DATE_WEEKDAY);
    return passes ? GAP_WORD : 0;
}

/* The next number or month from the piece at i on, and what stands before it; the number of pieces where
 * there is none. */
static size_t next_part(const struct time_tokens *tokens, size_t i, unsigned *gap) {
    *gap = 0;
    for (; i < tokens->count; i++) {
        const struct time_token *token = &tokens->items[i];
        if (token->space) *gap |= GAP_SPACE;
        if (!token->used && (token->kind == TIME_TOKEN_NUMBER || token->kind == TIME_TOKEN_MONTH)) return i;
        unsigned between = gap_of(tokens, i);
        if (!between) break;
        *gap |= between;
    }
    return tokens->count;
}

static struct parts parts_at(const struct time_tokens *tokens, size_t i) {
    struct parts parts = {.place = {i}};
    for (int part = 1; part < 3; part++)
        parts.place[part] = next_part(tokens, parts.place[part - 1] + 1, &parts.gap[part - 1]);
    return parts;
}

static int value_of(const struct time_tokens *tokens, const struct parts *parts, int part) {
    return (int)tokens->items[parts->place[part]].value;
}

static enum answer number_of(struct civil_day day, int64_t *number) {
    if (day.month > THAI_MONTHS) {
        day.month -= THAI_MONTHS;
        if (day.year > LAST_YEAR) day.year -= BUDDHIST_YEARS;
    }
    if (day.month > SOLAR_MONTHS) {
        day.month -= SOLAR_MONTHS;
        if (!solar_day_exists(day)) return UNSURE;
        *number = solar_day_number(day);
        return YES;
    }
    if (!printed_day_exists(day)) return UNSURE;
    *number = civil_day_number(day);
    return YES;
}

/* The month that the part names, which may hang on the full stops of the date; 0 where it is unsure. */
static int month_named(const struct time_tokens *tokens, const struct parts *p, int part) {
    const struct time_token *name = &tokens->items[p->place[part]];
    bool dotted = p->gap[0] & GAP_DOT;
    if (!dotted || !name->word || name->word->class != DATE_MONTH_BARE) return (int)name->value;
    const struct date_word *other = date_word_next(name->word);
    bool both = part == 1 && token_is_mark(tokens, p->place[2] + 1, '.');
    return both && other && other->class == DATE_MONTH_DOTTED ? other->value : 0;
}

/* "14 March 2031", "March 14, 2031", "2031 March 14", "2031. gada 14. marts" */
static enum answer read_named(const struct time_tokens *tokens, const struct parts *p, int64_t *number) {
    static const struct {
        signed char year, month, day;
    } ORDERS[] = {{2, 1, 0}, {2, 0, 1}, {0, 1, 2}, {0, 2, 1}};
    for (size_t order = 0; order < sizeof ORDERS / sizeof *ORDERS; order++) {
        int year = ORDERS[order].year, month = ORDERS[order].month, day = ORDERS[order].day;
        if (!is_month(tokens, p->place[month]) || !token_is_number(tokens, p->place[day], 1, 2) ||
            !token_is_number(tokens, p->place[year], 4, 4) || (p->gap[0] & GAP_TIME))
            continue;
        int named = month_named(tokens, p, month);
        struct civil_day found = {value_of(tokens, p, year), named, value_of(tokens, p, day)};
        return named ? number_of(found, number) : UNSURE;
    }
    return NO;
}

/* The weekday of the pieces beside the date: -1 none. Behind it words pass that are glued to the day:
 * 14日(金曜日). */
static int weekday_beside(const struct time_tokens *tokens, const struct parts *p) {
    for (size_t i = p->place[0];
         i > 0 && (token_is_word(tokens, i - 1, DATE_WEEKDAY) || gap_of(tokens, i - 1)); i--)
        if (token_is_word(tokens, i - 1, DATE_WEEKDAY)) return tokens->items[i - 1].word->value;
    for (size_t i = p->place[2] + 1; i < tokens->count && gap_of(tokens, i); i++) {
        if (token_is_word(tokens, i, DATE_WEEKDAY)) return tokens->items[i].word->value;
        if (token_is_word(tokens, i, DATE_LINK) && !token_is_attached(tokens, i)) break;
    }
    return -1;
}

/* Whether a word of a language stands there that puts the day before the month. */
static bool puts_day_first(const struct time_tokens *tokens) {
    for (size_t i = 0; i < tokens->count; i++)
        if (token_is_word(tokens, i, DATE_CLOCK) || token_is_word(tokens, i, DATE_HOUR_CLOCK)) return true;
    return false;
}

/* Which of the days that the numbers may mean is the one. */
static enum answer choose(const struct time_tokens *tokens, const struct parts *p, enum date_order order,
                          int64_t *number) {
    int a = value_of(tokens, p, 0), b = value_of(tokens, p, 1), year = value_of(tokens, p, 2);
    int64_t day_first = 0, month_first = 0;
    bool dmy = number_of((struct civil_day){year, b, a}, &day_first) == YES && b <= SOLAR_MONTHS &&
               order != DATE_ORDER_MDY;
    bool mdy = number_of((struct civil_day){year, a, b}, &month_first) == YES && a <= SOLAR_MONTHS &&
               order != DATE_ORDER_DMY;
    int weekday = weekday_beside(tokens, p);
    if (order == DATE_ORDER_YMD) return UNSURE;
    if (dmy && mdy && a != b && weekday >= 0) {
        dmy = civil_day_weekday(day_first) == weekday;
        mdy = civil_day_weekday(month_first) == weekday;
    }
    unsigned ordinal = GAP_DOT | GAP_SPACE; /* 4. 3. 2031 */
    if (dmy && mdy && (puts_day_first(tokens) || (p->gap[0] == ordinal && p->gap[1] == ordinal))) mdy = false;
    *number = dmy ? day_first : month_first;
    return dmy != mdy || (dmy && a == b) ? YES : UNSURE;
}

/* "2031-03-14", "14.03.2031", "14. 3. 2031" */
static enum answer read_numbers(const struct time_tokens *tokens, const struct parts *p,
                                enum date_order order, int64_t *number) {
    unsigned mark = p->gap[0] & ~(unsigned)GAP_SPACE;
    bool alike = mark == (p->gap[1] & ~(unsigned)GAP_SPACE) &&
                 (mark == GAP_DOT || mark == GAP_DASH || mark == GAP_SLASH);
    if (!alike || !token_is_number(tokens, p->place[1], 1, 2)) return NO;
    if (token_is_number(tokens, p->place[0], 4, 4) && token_is_number(tokens, p->place[2], 1, 2)) {
        struct civil_day day = {value_of(tokens, p, 0), value_of(tokens, p, 1), value_of(tokens, p, 2)};
        return day.month <= SOLAR_MONTHS ? number_of(day, number) : UNSURE;
    }
    if (!token_is_number(tokens, p->place[0], 1, 2)) return NO;
    if (token_is_number(tokens, p->place[2], 4, 4)) return choose(tokens, p, order, number);
    return token_is_number(tokens, p->place[2], 2, 2) ? UNSURE : NO;
}

static bool is_range_mark(const struct time_tokens *tokens, size_t i) {
    return token_is_mark(tokens, i, '-') || token_is_mark(tokens, i, '/') || token_is_mark(tokens, i, '&') ||
           token_is_mark(tokens, i, '~') || token_is_word(tokens, i, DATE_RANGE);
}

/* Whether the date is the end of a range, or goes on: "14-16 March 2031", "2031-03-14-15". */
static bool is_range(const struct time_tokens *tokens, const struct parts *p) {
    size_t first = p->place[0], behind = p->place[2] + 1;
    if (is_range_mark(tokens, first - 1)) {
        size_t before = first - 2;
        if (token_is_mark(tokens, before, '.')) before--;
        if (token_is_number(tokens, before, 1, 2) || is_month(tokens, before)) return true;
    }
    return is_range_mark(tokens, behind) && token_is_attached(tokens, behind) &&
           token_is_attached(tokens, behind + 1) && token_is_number(tokens, behind + 1, 1, 4);
}

/* Reads the date at i and marks its pieces as used; checks it against what stands beside it. */
static enum answer read_date(struct time_tokens *tokens, size_t i, enum date_order order, int64_t *number) {
    struct parts parts = parts_at(tokens, i);
    if (parts.place[2] >= tokens->count) return NO;
    enum answer answer = read_named(tokens, &parts, number);
    if (answer == NO) answer = read_numbers(tokens, &parts, order, number);
    if (answer != YES) return answer;
    int weekday = weekday_beside(tokens, &parts);
    if (is_range(tokens, &parts) || (weekday >= 0 && weekday != civil_day_weekday(*number))) return UNSURE;
    for (size_t at = parts.place[0]; at <= parts.place[2]; at++) tokens->items[at].used = true;
    return YES;
}

/* Whether a month beside a number is left over that is not the day: "March 14, 2031, updated March 15". */
static bool contradicts(const struct time_tokens *tokens, size_t i, int64_t number) {
    struct civil_day day = civil_day_of(number);
    const struct time_token *token = &tokens->items[i];
    if (token->used || token->kind != TIME_TOKEN_MONTH) return false;
    size_t before = i;
    while (before > 0 && gap_of(tokens, before - 1) && !tokens->items[before - 1].used) before--;
    unsigned gap;
    size_t beside[] = {before > 0 ? before - 1 : tokens->count, next_part(tokens, i + 1, &gap)};
    for (int side = 0; side < 2; side++) {
        if (!token_is_number(tokens, beside[side], 1, 4)) continue;
        bool same = token->value == day.month && (tokens->items[beside[side]].value == day.day ||
                                                  tokens->items[beside[side]].value == day.year);
        if (!same) return true;
    }
    return false;
}

size_t printed_day_read(struct time_tokens *tokens, enum date_order order, int64_t *day) {
    size_t found = 0;
    for (size_t i = 0; i < tokens->count; i++) {
        int64_t number = 0;
        if (tokens->items[i].used || (tokens->items[i].kind != TIME_TOKEN_NUMBER && !is_month(tokens, i)))
            continue;
        enum answer answer = read_date(tokens, i, order, &number);
        if (answer == UNSURE || (answer == YES && found && number != *day)) return 0;
        if (answer == YES) *day = number;
        found += answer == YES;
    }
    for (size_t i = 0; found && i < tokens->count; i++)
        if (contradicts(tokens, i, *day)) return 0;
    return found;
}
