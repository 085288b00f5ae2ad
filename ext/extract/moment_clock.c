/*
 * moment_clock.c - a time of day in running text
 *
 *     4:30 p.m.   10.30pm   9 a.m.   03:12   9 o'clock   14h30   14 h 30   14.30 Uhr   alle 14.30
 *
 * A full stop between hour and minute is one only where a word beside it says so, and an hour by itself too.
 */
#include "extract/moment.h"
#include "text/chars.h"

enum { NO_HALF = -1, HOURS = 24 };

static bool is(const struct piece *piece, const char *text) {
    return span_equal(piece->text, span_of(text));
}

/* "a.m.", "pm": 0 or 12, with *next set behind it; NO_HALF where it is none. */
static int half_of_day(const struct pieces *pieces, struct place place, struct place *next) {
    struct piece piece = piece_at(pieces, place);
    if (!piece.word || piece.text.size > 2) return NO_HALF;
    char first = (char)(*piece.text.data | 0x20);
    if (first != 'a' && first != 'p') return NO_HALF;
    *next = piece.next;
    if (piece.text.size == 2) return (piece.text.data[1] | 0x20) != 'm' ? NO_HALF : first == 'p' ? 12 : 0;
    struct piece dot = piece_at(pieces, piece.next), m = piece_at(pieces, dot.next);
    if (!is(&dot, ".") || !(is(&m, "m") || is(&m, "M"))) return NO_HALF;
    *next = m.next;
    dot = piece_at(pieces, m.next);
    if (is(&dot, ".") && dot.join == JOIN_GLUED) *next = dot.next;
    return first == 'p' ? 12 : 0;
}

/* The word behind a clock in the languages that have one. */
static bool is_clock_word(const struct pieces *pieces, const struct piece *piece) {
    if (!piece->word) return false;
    struct span key = piece_key(pieces, piece);
    if (pieces->language == LANGUAGE_EN)
        return span_equal(key, span_of("oclock")) || span_equal(key, span_of("gmt"));
    return pieces->language == LANGUAGE_DE && span_equal(key, span_of("uhr"));
}

/* True where a word that takes a time of day stands before the place: "à", "a las", "om", "kl.". */
static bool behind_clock_word(const struct pieces *pieces, struct place place) {
    static const char *const WORDS[] = {"\xC3\xA0", "\xC3\xA0s",  "as",         "las",       "alle", "vers",
                                        "om",       "d\xC3\xA8s", "\xC3\x80",   "\xC3\x80s", "As",   "Alle",
                                        "Vers",     "Om",         "D\xC3\xA8s", "ore",       "godz", "kl",
                                        "klockan",  "klokken",    "klo",        "kello"};
    if (place.token == pieces->first) return false;
    size_t token = place.token - 1;
    if (token > pieces->first && span_equal(token_text(pieces->tokens, token), span_of("."))) token--;
    struct span before = token_text(pieces->tokens, token);
    for (size_t i = 0; i < sizeof WORDS / sizeof *WORDS; i++)
        if (span_equal(before, span_of(WORDS[i]))) return true;
    return false;
}

static bool write_clock(struct moment *moment, int hour, int minute, struct place next) {
    if (hour < 0 || hour > HOURS || minute < 0 || minute > 59 || (hour == HOURS && minute)) return false;
    moment->is_time = true;
    moment->next = next;
    moment_write(moment, hour, 2);
    moment_write_text(moment, ":");
    moment_write(moment, minute, 2);
    return true;
}

/* An hour from 1 to 12 in a half of the day. */
static int hour_in_half(int hour, int half) {
    return hour < 1 || hour > 12 ? -1 : hour % 12 + half;
}

/* The minute behind the mark at a place, or -1; *mark is the mark. */
static int minute_at(const struct pieces *pieces, struct place place, char *mark, struct place *next) {
    unsigned figures;
    const char *end = place_of(pieces, pieces->end).at;
    if (end - place.at < 3) return -1;
    *mark = *place.at;
    if (!strchr(":.h", *mark) || !is_ascii_digit(place.at[1])) return -1;
    int minute = moment_number(pieces, place_at(pieces, place, place.at + 1), &figures, next);
    return figures == 2 ? minute : -1;
}

static bool is_hours(const struct piece *piece) {
    return is(piece, "h") || is(piece, "heures") || is(piece, "horas");
}

/* The minute of "14 h 30", with *next behind it: at the end of a clause, or behind a word that takes a time.
 * -1 for none, and for "6 h 30 min", which is no time of day. */
static int minute_behind(const struct pieces *pieces, struct place hour, struct place place,
                         struct place *next) {
    unsigned figures;
    int minute = moment_number(pieces, place, &figures, next);
    struct piece behind = piece_at(pieces, *next);
    if (minute < 0 || figures != 2 || (behind.word && behind.join == JOIN_GLUED)) return -1;
    if (is(&behind, "min") || is(&behind, "minutes")) return -1;
    return !behind.word || behind_clock_word(pieces, hour) ? minute : -1;
}

/* An hour by itself: "9 a.m.", "9 o'clock", "à 14h"; and "14 h 30". */
static bool lone_hour(const struct pieces *pieces, struct place place, int hour, struct place behind,
                      struct moment *moment) {
    struct place next;
    int half = half_of_day(pieces, behind, &next);
    if (half != NO_HALF) return write_clock(moment, hour_in_half(hour, half), 0, next);
    struct piece piece = piece_at(pieces, behind);
    if (is_clock_word(pieces, &piece)) return write_clock(moment, hour, 0, piece.next);
    if (pieces->language == LANGUAGE_EN || (!is_hours(&piece) && !is(&piece, "uur"))) return false;
    int minute = is_hours(&piece) ? minute_behind(pieces, place, piece.next, &next) : -1;
    if (minute >= 0) return write_clock(moment, hour, minute, next);
    if (!behind_clock_word(pieces, place)) return false;
    return write_clock(moment, hour, 0, piece.next);
}

bool moment_clock(const struct pieces *pieces, struct place place, struct moment *moment) {
    unsigned figures;
    struct place behind, next, last;
    char mark = 0, other;
    int hour = moment_number(pieces, place, &figures, &behind);
    if (hour < 0 || figures > 2) return false;
    int minute = minute_at(pieces, behind, &mark, &next);
    if (minute < 0) return lone_hour(pieces, place, hour, behind, moment);
    if (minute_at(pieces, next, &other, &last) >= 0) return false;
    int half = half_of_day(pieces, next, &last);
    if (half != NO_HALF) return write_clock(moment, hour_in_half(hour, half), minute, last);
    struct piece piece = piece_at(pieces, next);
    bool word = is_clock_word(pieces, &piece) || is(&piece, "uur");
    if (word && mark != 'h') return write_clock(moment, hour, minute, piece.next);
    bool clocked = pieces->language != LANGUAGE_EN && behind_clock_word(pieces, place);
    if (clocked && mark != 'h' && is_hours(&piece)) return write_clock(moment, hour, minute, piece.next);
    bool counts = is(&piece, "%") || (piece.word && !is_function_word(pieces, piece_key(pieces, &piece)));
    if (clocked && mark == '.' && !counts) return write_clock(moment, hour, minute, next);
    bool told = figures == 2 || (place.token > pieces->first &&
                                 token_is_word_of(pieces, place.token - 1, 1 << WORD_CLOCK_BEFORE));
    if (mark == ':' ? told || pieces->language != LANGUAGE_EN
                    : mark == 'h' && pieces->language != LANGUAGE_EN)
        return write_clock(moment, hour, minute, next);
    return false;
}
