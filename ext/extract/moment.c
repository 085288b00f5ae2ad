/*
 * moment.c - a date or a time of day, as far as it is said
 *
 * A date begins with its month ("June 3, 2024"), with its day ("3 June 2024") or with its year ("2024-06-03",
 * "2019"). Names of months are words too: May and March alone are months behind "in" and its like only.
 */
#include "extract/moment.h"
#include "extract/civil_day.h"
#include "extract/number.h"
#include "text/chars.h"

enum { YEAR_FIRST = 1600, YEAR_LAST = 2099, LEAP_YEAR = 2000 };

struct date {
    int year, month, day, last_day; /* 0 for what is not said */
};

void moment_write_text(struct moment *moment, const char *text) {
    for (; *text && moment->size < MOMENT_SIZE; text++) moment->text[moment->size++] = *text;
}

void moment_write(struct moment *moment, int value, int digits) {
    int power = 1;
    for (int i = 1; i < digits; i++) power *= 10;
    for (; power; power /= 10) {
        char digit[2] = {(char)('0' + value / power % 10), '\0'};
        moment_write_text(moment, digit);
    }
}

int moment_number(const struct pieces *pieces, struct place place, unsigned *figures, struct place *next) {
    const char *end = place_of(pieces, pieces->end).at, *p = place.at;
    int value = 0;
    for (*figures = 0; p < end && is_ascii_digit(*p) && *figures < 5; p++, ++*figures)
        value = value * 10 + (*p - '0');
    *next = place_at(pieces, place, p);
    return *figures && *figures < 5 ? value : -1;
}

static bool is_year(int year) {
    return year >= YEAR_FIRST && year <= YEAR_LAST;
}

static void write_day(struct moment *moment, const struct date *date, int day) {
    if (date->year)
        moment_write(moment, date->year, 4);
    else
        moment_write_text(moment, "-");
    moment_write_text(moment, "-");
    if (date->month) moment_write(moment, date->month, 2);
    if (!day) return;
    moment_write_text(moment, "-");
    moment_write(moment, day, 2);
}

static bool day_exists(const struct date *date, int day) {
    return civil_day_exists(
        (struct civil_day){date->year ? date->year : LEAP_YEAR, date->month ? date->month : 1, day});
}

static bool write_date(struct moment *moment, const struct date *date, struct place next) {
    if (date->day && !day_exists(date, date->day)) return false;
    if (date->last_day && (date->last_day <= date->day || !day_exists(date, date->last_day))) return false;
    moment->next = next;
    write_day(moment, date, date->day);
    if (!date->last_day) return true;
    moment_write_text(moment, "/");
    write_day(moment, date, date->last_day);
    return true;
}

static bool is(const struct piece *piece, const char *text) {
    return span_equal(piece->text, span_of(text));
}

static bool is_dash(const struct piece *piece) {
    return piece->join == JOIN_GLUED && (is(piece, "-") || is(piece, "\xE2\x80\x93"));
}

/* The month that a piece names, 0 where it names none; `beside`: a day stands beside it. *next is behind it
 * and the full stop of an abbreviation. */
static int month_at(const struct pieces *pieces, struct place place, bool beside, struct place *next) {
    int month;
    struct piece piece = piece_at(pieces, place);
    bool capital = pieces->language == LANGUAGE_EN || pieces->language == LANGUAGE_DE ||
                   pieces->language == LANGUAGE_OTHER;
    if (!piece.word || (capital && !is_ascii_upper(*piece.text.data))) return 0;
    *next = piece.next;
    if (piece_is_number(pieces, &piece, 1 << NUMBER_MONTH, &month)) return month;
    if (!beside || !piece_is_number(pieces, &piece, 1 << NUMBER_SHORT_MONTH, &month)) return 0;
    piece = piece_at(pieces, piece.next);
    if (is(&piece, ".") && piece.join == JOIN_GLUED) *next = piece.next;
    return month;
}

/* The year behind a date, 0 where none is said. */
static int year_at(const struct pieces *pieces, struct place place, struct place *next) {
    unsigned figures;
    struct piece piece = piece_at(pieces, place);
    bool link = is(&piece, ",") || is(&piece, "of") || is(&piece, "de") || is(&piece, "del");
    struct place number = link ? piece.next : place;
    int year = moment_number(pieces, number, &figures, next);
    struct piece behind = piece_at(pieces, *next);
    bool whole =
        figures == 4 && is_year(year) && !(behind.word && behind.join == JOIN_GLUED) && !is(&behind, "%");
    if (!whole) *next = place;
    return whole ? year : 0;
}

/* Past what may stand behind the number of a day: "th", "er", "º". */
static struct place past_ordinal(const struct pieces *pieces, struct place place) {
    static const char *const ENDS[] = {"st", "nd", "rd", "th", "er", "o"};
    struct piece piece = piece_at(pieces, place);
    if (piece.join != JOIN_GLUED || !piece.word) return place;
    struct span key = piece_key(pieces, &piece);
    for (size_t i = 0; i < sizeof ENDS / sizeof *ENDS; i++)
        if (span_equal(key, span_of(ENDS[i]))) return piece.next;
    return place;
}

/* The second day of "3-5", 0 where there is none. */
static int last_day_at(const struct pieces *pieces, struct place place, struct place *next) {
    unsigned figures;
    struct piece dash = piece_at(pieces, place);
    struct place number = dash.next;
    if (dash.join == JOIN_HYPHEN)
        number = place_at(pieces, place, dash.text.data);
    else if (!is_dash(&dash))
        return 0;
    int day = moment_number(pieces, number, &figures, next);
    return day > 0 && figures <= 2 ? day : 0;
}

/* "June 3, 2024", "June 3-5", "June 2024", or the month alone. */
static bool month_first(const struct pieces *pieces, struct place place, struct moment *moment) {
    unsigned figures;
    struct place next, behind;
    struct date date = {0, month_at(pieces, place, true, &next), 0, 0};
    if (!date.month) return false;
    int day = moment_number(pieces, next, &figures, &behind);
    struct piece glued = piece_at(pieces, behind);
    if (day > 0 && figures <= 2) {
        struct place past = past_ordinal(pieces, behind), last;
        bool other = past.at == behind.at && glued.join == JOIN_GLUED &&
                     (glued.word || is(&glued, "%") || is(&glued, ":"));
        if (other) return false;
        date.day = day;
        date.last_day = last_day_at(pieces, past, &last);
        if (date.last_day) past = last;
        date.year = year_at(pieces, past, &next);
        return write_date(moment, &date, next);
    }
    date.year = year_at(pieces, next, &behind);
    if (date.year) return write_date(moment, &date, behind);
    return month_at(pieces, place, false, &next) && write_date(moment, &date, next);
}

/* "3 June 2024", "3-5 June", "25. April", "1er mai", "25 de abril de 2024". */
static bool day_first(const struct pieces *pieces, struct place place, struct moment *moment) {
    unsigned figures;
    struct place next, last;
    struct date date = {0, 0, moment_number(pieces, place, &figures, &next), 0};
    if (date.day <= 0 || figures > 2) return false;
    next = past_ordinal(pieces, next);
    date.last_day = last_day_at(pieces, next, &last);
    if (date.last_day) next = past_ordinal(pieces, last);
    struct piece link = piece_at(pieces, next);
    bool dot = is(&link, ".") && link.join == JOIN_GLUED && pieces->language == LANGUAGE_DE;
    if (dot || is(&link, "of") || is(&link, "de")) next = link.next;
    date.month = month_at(pieces, next, true, &next);
    if (!date.month) return false;
    date.year = year_at(pieces, next, &next);
    return write_date(moment, &date, next);
}

/* The numbers of 2024-06-03, 25/04/2024 or 25.4.2024: `mark` between them; false where there are not three.
 * */
static bool three_numbers(const struct pieces *pieces, struct place place, int numbers[3],
                          unsigned figures[3], char *mark, struct place *next) {
    const char *end = place_of(pieces, pieces->end).at;
    for (size_t i = 0; i < 3; i++) {
        if (i) {
            if (end - place.at < 2 || !strchr("-/.", *place.at)) return false;
            if (i == 2 && *place.at != *mark) return false;
            *mark = *place.at;
            place = place_at(pieces, place, place.at + 1);
        }
        numbers[i] = moment_number(pieces, place, &figures[i], next);
        if (numbers[i] < 0) return false;
        place = *next;
    }
    return !(end - next->at >= 2 && *next->at == *mark && is_ascii_digit(next->at[1]));
}

static bool in_numbers(const struct pieces *pieces, struct place place, struct moment *moment) {
    int numbers[3];
    unsigned figures[3];
    char mark = 0;
    struct place next;
    if (!three_numbers(pieces, place, numbers, figures, &mark, &next)) return false;
    struct date date = {numbers[0], numbers[1], numbers[2], 0};
    if (figures[0] != 4) {
        bool day_leads = numbers[0] > 12 || numbers[0] == numbers[1] || mark == '.' ||
                         language_has_decimal_comma(pieces->language);
        if (figures[2] != 4 || (!day_leads && numbers[1] <= 12)) return false;
        date = (struct date){numbers[2], numbers[day_leads ? 1 : 0], numbers[day_leads ? 0 : 1], 0};
    }
    return is_year(date.year) && date.month && date.day && write_date(moment, &date, next);
}

/* The second year of "2012-13", "2012-2016", "2023/24"; 0 where there is none. */
static int second_year(const struct pieces *pieces, struct place place, int first, struct place *next) {
    unsigned figures;
    struct piece dash = piece_at(pieces, place);
    struct place number = dash.next;
    if (dash.join == JOIN_HYPHEN)
        number = place_at(pieces, place, dash.text.data);
    else if (!is_dash(&dash) && !(is(&dash, "/") && dash.join == JOIN_GLUED))
        return 0;
    int year = moment_number(pieces, number, &figures, next);
    if (figures == 2) year += first / 100 * 100 + (year < first % 100 ? 100 : 0);
    return (figures == 2 || figures == 4) && is_year(year) && year > first ? year : 0;
}

/* True where what stands around four figures makes them a year rather than a count. */
static bool reads_as_year(const struct pieces *pieces, struct place place, struct place next) {
    struct piece behind = piece_at(pieces, next);
    if (behind.word && behind.join == JOIN_GLUED) return false;
    size_t before = place.token;
    if (before > pieces->first && token_is_word_of(pieces, before - 1, 1 << WORD_YEAR_BEFORE)) {
        static const char *const VAGUE[] = {"about", "around", "of", "to", "for", "and", "than"};
        struct span word = token_key(pieces, before - 1);
        bool vague = false;
        for (size_t i = 0; i < sizeof VAGUE / sizeof *VAGUE; i++)
            vague |= span_equal(word, span_of(VAGUE[i]));
        return !vague || !piece_is_plural(pieces, &behind);
    }
    bool noun = pieces->language != LANGUAGE_DE; /* a small word is none in German: "2031 bereits" */
    return !(noun && behind.join == JOIN_SPACE && piece_is_plural(pieces, &behind) &&
             !is_ascii_upper(*behind.text.data));
}

/* "2019", "2023-24", "1990s". */
static bool year_first(const struct pieces *pieces, struct place place, struct moment *moment) {
    unsigned figures;
    struct place next, last;
    int year = moment_number(pieces, place, &figures, &next);
    if (figures != 4 || !is_year(year)) return false;
    struct piece behind = piece_at(pieces, next);
    bool decimals = behind.join == JOIN_GLUED && (is(&behind, ",") || is(&behind, "."));
    if (decimals && piece_at(pieces, behind.next).join == JOIN_GLUED &&
        moment_number(pieces, behind.next, &figures, &last) >= 0)
        return false;
    int second = second_year(pieces, next, year, &last);
    if (behind.join == JOIN_GLUED && is(&behind, "s") && year % 10 == 0) {
        second = year + 9;
        last = behind.next;
    }
    bool goes_on = behind.word || is_dash(&behind) || is(&behind, "%") || is(&behind, "/");
    if (!second && behind.join == JOIN_GLUED && goes_on) return false;
    if (!second && !reads_as_year(pieces, place, next)) return false;
    moment->next = second ? last : next;
    moment_write(moment, year, 4);
    if (!second) return true;
    moment_write_text(moment, "/");
    moment_write(moment, second, 4);
    return true;
}

/* "on the 14th": a day of a month that is not said. */
static bool the_day(const struct pieces *pieces, struct place place, struct moment *moment) {
    unsigned figures;
    struct place next;
    struct date date = {0, 0, moment_number(pieces, place, &figures, &next), 0};
    if (date.day < 1 || figures > 2 || place.token < pieces->first + 2) return false;
    struct place past = past_ordinal(pieces, next);
    struct piece behind = piece_at(pieces, past);
    struct span the = token_text(pieces->tokens, place.token - 1);
    bool noun = behind.join != JOIN_GLUED && behind.word && !is_function_word(pieces, behind.text);
    if (past.at == next.at || noun || behind.join == JOIN_HYPHEN || !span_equal(the, span_of("the")))
        return false;
    if (!token_is_word_of(pieces, place.token - 2, 1 << WORD_DAY_BEFORE)) return false;
    moment->start = place_of(pieces, place.token - 1);
    return write_date(moment, &date, past);
}

bool moment_at(const struct pieces *pieces, struct place place, struct moment *moment) {
    bool (*const READERS[])(const struct pieces *, struct place,
                            struct moment *) = {moment_clock, in_numbers, day_first, the_day, year_first};
    *moment = (struct moment){.start = place};
    if (place.token >= pieces->end) return false;
    if (!is_ascii_digit(*place.at)) return month_first(pieces, place, moment);
    for (size_t i = 0; i < sizeof READERS / sizeof *READERS; i++) {
        moment->size = 0;
        if (READERS[i](pieces, place, moment)) return true;
    }
    return false;
}
