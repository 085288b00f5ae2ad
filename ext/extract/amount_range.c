/*
 * amount_range.c - two amounts that are one range
 *
 *     15-20 usd: the unit of the second is that of the first     $15-20 million: so is its power
 *     95p to £1.10: the same currency     5 to 10 km     two or three
 */
#include "extract/amount.h"
#include "extract/minus.h"
#include "text/chars.h"

static bool is_dash(struct span text) {
    return span_equal(text, span_of("-")) || span_equal(text, span_of("\xE2\x80\x93")) ||
           span_equal(text, span_of("\xE2\x80\x91")) || span_equal(text, span_of("\xE2\x80\x90"));
}

/* The word that joins the ends of a range in each language. */
static bool is_to(const struct pieces *pieces, const struct piece *piece) {
    static const struct {
        enum language language;
        const char *word;
    } WORDS[] = {{LANGUAGE_EN, "to"}, {LANGUAGE_OTHER, "to"}, {LANGUAGE_DE, "bis"}, {LANGUAGE_FR, "\xC3\xA0"},
                 {LANGUAGE_ES, "a"},  {LANGUAGE_IT, "a"},     {LANGUAGE_IT, "ai"},  {LANGUAGE_IT, "al"},
                 {LANGUAGE_PT, "a"},  {LANGUAGE_NL, "tot"}};
    for (size_t i = 0; i < sizeof WORDS / sizeof *WORDS; i++)
        if (WORDS[i].language == pieces->language && span_equal(piece->text, span_of(WORDS[i].word)))
            return true;
    return false;
}

/* Where the second end of a range begins, and what joins it to the first. */
static enum join_of_range second_end(const struct pieces *pieces, struct place place, bool between,
                                     bool *either, struct place *second) {
    struct piece piece = piece_at(pieces, place);
    *second = piece.next;
    *either = false;
    if (!piece.text.size) return RANGE_NONE;
    if (piece.join == JOIN_HYPHEN && is_ascii_digit(*piece.text.data)) {
        *second = place_at(pieces, place, piece.text.data);
        return RANGE_DASH;
    }
    if (is_dash(piece.text)) {
        struct piece end = piece_at(pieces, *second);
        bool digit = end.text.size && is_ascii_digit(*end.text.data);
        bool glued = end.join == JOIN_GLUED && (piece.join == JOIN_GLUED || digit);
        return glued ? RANGE_DASH : RANGE_NONE;
    }
    if (piece.join == JOIN_GLUED || !piece.word) return RANGE_NONE;
    if (piece.join == JOIN_HYPHEN && span_equal(piece.text, span_of("to"))) {
        struct piece end = piece_at(pieces, *second);
        if (end.join == JOIN_HYPHEN) *second = place_at(pieces, *second, end.text.data);
        return RANGE_WORD;
    }
    *either = span_equal(piece.text, span_of("or"));
    bool both = between && span_equal(piece.text, span_of("and"));
    return both || *either || is_to(pieces, &piece) ? RANGE_WORD : RANGE_NONE;
}

/* Gives the first end what it has from the second: power, unit; false where the two do not belong together.
 * */
static bool agree(struct amount *first, const struct amount *second) {
    if (!second->unit) return !first->unit || first->sign;
    if (!first->unit) {
        first->unit = second->unit;
        first->unit_name = second->unit_name;
        first->factor = decimal_of(second->unit->digits, second->unit->exponent);
        first->hyphen = second->hyphen;
        first->sign = second->sign;
        if (second->unit->kind == UNIT_MONEY) amount_whole_money(first);
        return true;
    }
    return strcmp(first->unit_name, second->unit_name) == 0;
}

static void share_power(struct number *first, const struct number *second) {
    if (!second->zeros || first->zeros || first->flags & NUMBER_HAS_GROUPS) return;
    struct decimal scaled = decimal_scale(first->value, second->zeros);
    if (decimal_compare(scaled, second->value) >= 0) return;
    first->value = scaled;
    first->zeros = second->zeros;
    first->flags |= NUMBER_HAS_POWER;
}

bool amount_join(const struct pieces *pieces, bool between, struct amount *amount) {
    enum { NO_END = NUMBER_IS_ORDINAL | NUMBER_IS_BIG | NUMBER_HAS_ARTICLE };
    bool either, minus = false;
    struct place place;
    struct amount second, joined = *amount;
    enum join_of_range range = second_end(pieces, amount->next, between, &either, &place);
    if (range == RANGE_WORD) place = minus_skip(pieces, place, &minus);
    if (range == RANGE_DASH && amount->number.value.digits < 0) return false; /* "-3-5" is anything */
    if (!range || !amount_at(pieces, place, &second)) return false;
    if ((amount->number.flags | second.number.flags) & NO_END || second.number.flags & NUMBER_HAS_ZERO)
        return false;
    if (minus) second.number.value.digits = -second.number.value.digits;
    if (either && !(second.number.value.exponent == 0 && second.number.value.digits <= 20 &&
                    second.number.value.digits == joined.number.value.digits + 1))
        return false;
    share_power(&joined.number, &second.number);
    if (!agree(&joined, &second)) return false;
    if (range == RANGE_WORD && decimal_compare(joined.number.value, second.number.value) >= 0) return false;
    joined.maximum = second.number.value;
    joined.range = range;
    joined.next = second.next;
    *amount = joined;
    return true;
}
