/*
 * amount.c - a number with its currency and unit, or two of them that are a range
 *
 * Units of one letter are case and glue: 41C is a temperature, 50c money, 5G nothing. What is no unit for
 * sure is left to the words that are counted.
 */
#include "extract/amount.h"
#include "text/chars.h"

enum {
    CURRENCIES = 1 << UNIT_MONEY | 1 << UNIT_CODE,
    ALL_UNITS = (1 << (UNIT_FOLD + 1)) - 1 - (1 << UNIT_FEET_INCH),
    CODE_LETTERS = 3,
};

static bool is_capital(const char *p) {
    return is_ascii_upper(*p);
}

/* True for the lines of a picture: 1080p is no money. */
static bool is_picture(struct decimal value) {
    static const int64_t LINES[] = {240, 360, 480, 576, 720, 1080, 1440, 2160, 4320};
    for (size_t i = 0; i < sizeof LINES / sizeof *LINES; i++)
        if (decimal_compare(value, decimal_of(LINES[i], 0)) == 0) return true;
    return false;
}

/* Whether a unit of one letter is meant. */
static bool letter_fits(const struct unit_word *unit, const struct piece *piece,
                        const struct number *number) {
    if (!(number->flags & NUMBER_IN_DIGITS)) return false;
    if (unit->kind == UNIT_TEMPERATURE) return is_capital(piece->text.data);
    if (is_capital(piece->text.data)) return false;
    if (unit->kind != UNIT_MONEY) return true;
    return piece->join == JOIN_GLUED && !is_picture(number->value);
}

/* True for "ºC", whose first sign is that of ordinals: its key is that of two letters. */
static bool is_ordinal_degree(const struct unit_word *unit) {
    return unit->kind == UNIT_TEMPERATURE && strcmp(unit->key, "oc") == 0;
}

/* Whether the word behind a number is the unit that it looks like. */
static bool unit_fits(const struct pieces *pieces, const struct unit_word *unit, struct place place,
                      struct place next, const struct number *number) {
    struct piece piece = piece_at(pieces, place), behind = piece_at(pieces, next);
    bool letter = piece.text.size == 1 && is_ascii_letter(*piece.text.data) && piece.next.at == next.at;
    if (letter && !letter_fits(unit, &piece, number)) return false;
    if (is_ordinal_degree(unit) && is_ascii_letter(*piece.text.data)) return false;
    if (unit->kind == UNIT_CODE) return is_capital(piece.text.data) && is_capital(piece.text.data + 1);
    if (unit->kind == UNIT_WON) return number->flags & (NUMBER_HAS_POWER | NUMBER_HAS_GROUPS);
    if (unit->kind == UNIT_FOLD) return piece.join != JOIN_SPACE;
    bool noun = behind.join == JOIN_SPACE && behind.word && is_ascii_lower(*behind.text.data);
    if (unit->kind == UNIT_STONE && piece.text.size == 2) return piece.join == JOIN_GLUED;
    if (unit->kind == UNIT_STONE && noun)
        return span_equal(behind.text, span_of("each")) || is_function_word(pieces, behind.text);
    bool second = unit->kind == UNIT_DURATION && span_equal(piece.text, span_of("second"));
    return !second || piece.join == JOIN_HYPHEN || number->flags & NUMBER_IN_DIGITS ||
           decimal_compare(number->value, decimal_of(1, 0)) == 0;
}

static const struct unit_word *fitting_unit(const struct pieces *pieces, struct place place, unsigned kinds,
                                            const struct number *number, struct place *next) {
    const struct unit_word *unit = unit_at(pieces, place, kinds, next);
    if (unit && unit_fits(pieces, unit, place, *next, number)) return unit;
    unsigned others = unit ? kinds & ~(1u << unit->kind) : 0;
    if (others) unit = unit_at(pieces, place, others, next);
    return unit && unit_fits(pieces, unit, place, *next, number) ? unit : NULL;
}

static bool is_one_word(const struct piece *piece, const char *words) {
    if (!piece->word || piece->text.size > 3) return false;
    for (const char *p = words; *p; p += strlen(p) + 1)
        if (span_equal(piece->text, span_of(p))) return true;
    return false;
}

/* Past "of a" or "an", which may stand between a part and its unit; past "de", between a million and euros;
 * past "more" between a number and a time. */
static struct place before_unit(const struct pieces *pieces, const struct number *number) {
    struct place place = number->next;
    struct piece piece = piece_at(pieces, place);
    if (number->flags & NUMBER_IS_PART) {
        if (is_one_word(&piece, "of\0")) piece = piece_at(pieces, piece.next);
        if (is_one_word(&piece, "a\0an\0one\0")) return piece.next;
        return place;
    }
    bool leans = is_one_word(&piece, "de\0di\0d'\0d\xE2\x80\x99\0") ||
                 (piece.word && span_equal(piece.text, span_of("d’")));
    return number->flags & NUMBER_HAS_POWER && leans ? piece.next : place;
}

static void take_unit(struct amount *amount, const struct unit_word *unit, struct place next) {
    amount->unit = unit;
    amount->unit_name = unit->name;
    amount->factor = decimal_of(unit->digits, unit->exponent);
    amount->next = next;
}

/* "three more years", "two full days": a word may stand before a time. */
static const struct unit_word *unit_behind_word(const struct pieces *pieces, const struct number *number,
                                                struct place *next) {
    struct place place;
    if (!phrase_at(pieces, number->next, 1 << WORD_BETWEEN, &place)) return NULL;
    return fitting_unit(pieces, place, 1 << UNIT_DURATION | 1 << UNIT_DISTANCE, number, next);
}

static void read_unit(const struct pieces *pieces, struct amount *amount) {
    struct place next, place = before_unit(pieces, &amount->number);
    unsigned kinds = amount->sign ? CURRENCIES : ALL_UNITS;
    const struct unit_word *unit = fitting_unit(pieces, place, kinds, &amount->number, &next);
    if (!unit && !amount->sign) unit = unit_behind_word(pieces, &amount->number, &next);
    if (!unit) return;
    amount->hyphen = piece_at(pieces, place).join == JOIN_HYPHEN;
    take_unit(amount, unit, next);
}

/* Takes the number of a smaller unit into an amount: lengths become metres and masses kilograms, and times
 * the smaller unit, so that what is shown is exact. */
static void add_smaller(struct amount *amount, const struct number *number, const struct unit_word *unit,
                        struct place next) {
    struct decimal factor = decimal_of(unit->digits, unit->exponent);
    struct decimal sum = decimal_add(decimal_multiply(amount->number.value, amount->factor),
                                     decimal_multiply(number->value, factor));
    const char *name = amount->unit->kind == UNIT_DISTANCE ? "m" : "kg";
    amount->factor = decimal_of(1, 0);
    if (unit->kind == UNIT_DURATION) {
        sum = decimal_divide(sum, unit->digits, 4);
        amount->factor = factor;
        name = unit->name;
    }
    amount->number.value = sum;
    amount->unit_name = name;
    amount->next = next;
}

/* Whether a unit is one that goes with a larger one: feet and inches, but not tonnes and tons. */
static bool is_smaller(const struct amount *amount, const struct unit_word *unit) {
    static const char *const PAIRS[][2] = {{"ft", "in"}, {"stone", "lb"}, {"lb", "oz"},    {"m", "cm"},
                                           {"km", "m"},  {"kg", "g"},     {"mile", "yard"}};
    bool times = amount->unit->kind == UNIT_DURATION && unit->kind == UNIT_DURATION;
    if (times) return decimal_compare(decimal_of(unit->digits, unit->exponent), amount->factor) < 0;
    for (size_t i = 0; i < sizeof PAIRS / sizeof *PAIRS; i++)
        if (strcmp(amount->unit_name, PAIRS[i][0]) == 0 && strcmp(unit->name, PAIRS[i][1]) == 0) return true;
    return false;
}

/* "5ft 9in", "two hours and 15 minutes", "a mile and a half". */
static void read_smaller(const struct pieces *pieces, struct amount *amount) {
    struct number number;
    struct place next, place = amount->next;
    struct piece piece = piece_at(pieces, place);
    if (number_add_part(pieces, place, true, &amount->number)) {
        amount->next = amount->number.next;
        return;
    }
    bool comma = span_equal(piece.text, span_of(",")) && piece.join == JOIN_GLUED;
    if (comma || is_one_word(&piece, "and\0")) place = piece.next;
    if (!number_at(pieces, place, false, &number)) return;
    if (number.flags & (NUMBER_IS_ORDINAL | NUMBER_IS_PART | NUMBER_IS_BIG)) return;
    unsigned kinds =
        1 << UNIT_DURATION | 1 << UNIT_DISTANCE | 1 << UNIT_MASS | 1 << UNIT_POUND | 1 << UNIT_FEET_INCH;
    const struct unit_word *unit = fitting_unit(pieces, number.next, kinds, &number, &next);
    if (!unit) return;
    if (is_smaller(amount, unit)) add_smaller(amount, &number, unit, next);
}

static bool may_be_joined(const struct amount *amount) {
    unsigned kinds =
        1 << UNIT_DURATION | 1 << UNIT_DISTANCE | 1 << UNIT_MASS | 1 << UNIT_POUND | 1 << UNIT_STONE;
    return amount->unit && kinds >> amount->unit->kind & 1 && !amount->hyphen &&
           !(amount->number.flags & (NUMBER_IS_BIG | NUMBER_IS_PART));
}

/* The currency that stands before a number, with *next set to the number; NULL where there is none. */
static const struct unit_word *sign_at(const struct pieces *pieces, struct place place, struct place *next) {
    const struct unit_word *sign = unit_at(pieces, place, CURRENCIES, next);
    struct piece first = piece_at(pieces, place);
    if (!sign || next->token >= pieces->end) return NULL;
    if (sign->kind == UNIT_CODE && !(is_capital(first.text.data) && is_capital(first.text.data + 1)))
        return NULL;
    bool short_word = !first.word || first.text.size <= 2;
    struct piece second = piece_at(pieces, first.next);
    bool letters = first.word && first.next.at != next->at;
    if (!(sign->kind == UNIT_CODE || short_word || letters)) return NULL;
    if (letters && (!is_capital(first.text.data) || second.join == JOIN_SPACE)) return NULL;
    struct piece dot = piece_at(pieces, *next);
    bool after = span_equal(first.text, span_of("$")) && dot.join == JOIN_GLUED && dot.text.size > 2 &&
                 memcmp(dot.text.data, "US", 2) == 0;
    if (after) *next = place_at(pieces, *next, dot.text.data + 2);
    if (first.word && span_equal(dot.text, span_of(".")) && dot.join == JOIN_GLUED) *next = dot.next;
    return is_ascii_digit(*next->at) ? sign : NULL;
}

/* A token of a currency's letters and a number: USD34, Rs500. */
static const struct unit_word *glued_sign(const struct pieces *pieces, struct place place,
                                          struct place *next) {
    struct span text = piece_at(pieces, place).text;
    size_t letters = 0;
    while (letters < text.size && is_ascii_letter(text.data[letters])) letters++;
    if (letters < 2 || letters > CODE_LETTERS || letters == text.size || !is_ascii_digit(text.data[letters]))
        return NULL;
    struct piece piece = {span_slice(text, 0, letters), JOIN_SPACE, true, UINT64_MAX, place};
    const struct unit_word *sign = unit_word_find(piece_key(pieces, &piece), pieces->language, CURRENCIES);
    bool upper = is_capital(text.data) &&
                 (is_capital(text.data + 1) || (sign && sign->kind == UNIT_MONEY && letters == 2));
    *next = (struct place){place.token, text.data + letters};
    return upper ? sign : NULL;
}

/* An article and what it counts: "a month", "a mile and a half". */
static bool article_amount(const struct pieces *pieces, struct place place, struct amount *amount) {
    struct piece article = piece_at(pieces, place);
    struct place next;
    if (!is_one_word(&article, "a\0an\0A\0An\0")) return false;
    amount->number =
        (struct number){.value = decimal_of(1, 0), .flags = NUMBER_HAS_ARTICLE, .next = article.next};
    const struct unit_word *unit = fitting_unit(pieces, article.next, ALL_UNITS, &amount->number, &next);
    if (unit) take_unit(amount, unit, next);
    return unit != NULL;
}

void amount_whole_money(struct amount *amount) {
    amount->number.value = decimal_scale(amount->number.value, amount->factor.exponent);
    amount->factor = decimal_of(1, 0);
}

bool amount_at(const struct pieces *pieces, struct place place, struct amount *amount) {
    struct place number = place;
    *amount = (struct amount){.start = place};
    const struct unit_word *sign = glued_sign(pieces, place, &number);
    if (!sign) sign = sign_at(pieces, place, &number);
    if (!sign) number = place;
    if (!number_at(pieces, number, sign != NULL, &amount->number)) {
        if (!article_amount(pieces, place, amount)) return false;
    } else {
        amount->sign = sign != NULL;
        amount->next = amount->number.next;
        if (sign) take_unit(amount, sign, amount->next);
        if (!(amount->number.flags & NUMBER_IS_ORDINAL)) read_unit(pieces, amount);
    }
    if (may_be_joined(amount)) read_smaller(pieces, amount);
    if (amount->unit && amount->unit->kind == UNIT_MONEY) amount_whole_money(amount);
    return true;
}

struct place amount_start(const struct pieces *pieces, struct place place) {
    enum { SIGN_TOKENS = 4 };
    struct place next;
    if (place.token == pieces->first) return place;
    const struct token *before = &pieces->tokens->items[place.token - 1];
    bool word = before->flags & TOKEN_WORD;
    if (word ? !(before->classes & CLASS_UNIT_WORD)
             : before->size == 1 && !token_is(pieces->tokens, place.token - 1, '$') &&
                   !token_is(pieces->tokens, place.token - 1, '.'))
        return place;
    for (size_t back = SIGN_TOKENS; back; back--) {
        if (place.token - pieces->first < back || place.at != place_of(pieces, place.token).at) continue;
        struct place start = place_of(pieces, place.token - back);
        if (sign_at(pieces, start, &next) && next.token == place.token) return start;
    }
    return place;
}
