/*
 * quantity_kind.c - what a number measures: from its unit, else from the words around it
 *
 *     Marta Ilves, 34, ...      age          40s in "in their 40s"      age 40 to 49
 *     One in five               ratio 0.2    3-1                        score
 *     200 pounds of rice        mass         200 million pounds         money
 *
 * The readers are asked in order; the first that knows the number has it, and what none knows is counted.
 */
#include "extract/quantities_impl.h"
#include "text/chars.h"

enum {
    AGE_LEAST = 1,
    AGE_MOST = 120,
    SCORE_MOST = 400,
    CONTEXT_NEAR = 6,
    CONTEXT_FAR = 20,
    RATIO_PLACES = 4
};

static bool is(const struct piece *piece, const char *text) {
    return span_equal(piece->text, span_of(text));
}

static bool before_is(const struct candidate *candidate, size_t back, const char *text) {
    if (candidate->first < candidate->pieces->first + back) return false;
    return span_equal(token_text(candidate->pieces->tokens, candidate->first - back), span_of(text));
}

static bool follows_word_of(const struct candidate *candidate, unsigned classes) {
    return candidate->first > candidate->pieces->first &&
           token_is_word_of(candidate->pieces, candidate->first - 1, classes);
}

static bool has_context(const struct candidate *candidate, size_t words, unsigned classes) {
    return context_has(candidate->pieces, candidate->first, candidate->amount.next, words, classes);
}

static void move_end(struct candidate *candidate, struct place next) {
    candidate->amount.next = next;
    candidate->behind = piece_at(candidate->pieces, next);
}

static void set_unit(struct quantity *quantity, enum quantity_kind kind, const char *unit,
                     const char *base_unit) {
    quantity->kind = kind;
    quantity->unit = unit;
    quantity->base_unit = base_unit;
}

/* The value in the base unit, where the unit is so much of it. */
static void set_base(struct quantity *quantity, struct decimal factor) {
    quantity->has_base = quantity->has_value && factor.digits;
    if (quantity->has_base) quantity->base = decimal_multiply(quantity->value, factor);
}

/* "62-year-old", "two years old": past "old". */
static bool is_old(struct candidate *candidate) {
    struct piece behind = candidate->behind;
    if (behind.join == JOIN_GLUED || !piece_is_word_of(candidate->pieces, &behind, 1 << WORD_AGE_BEHIND))
        return false;
    if (behind.join == JOIN_SPACE && !is(&behind, "old")) return false;
    if (before_is(candidate, 1, "the") && behind.join == JOIN_SPACE) return false;
    move_end(candidate, behind.next);
    return true;
}

/* "Ida Voss, de 47 años,": years between a name and a mark, in languages that have no word for old there. */
static bool follows_name(const struct candidate *candidate) {
    const struct pieces *pieces = candidate->pieces;
    const struct token *tokens = pieces->tokens->items;
    size_t i = candidate->first - (before_is(candidate, 1, "de") || before_is(candidate, 1, "di"));
    if (pieces->language == LANGUAGE_EN || candidate->amount.range || candidate->behind.word) return false;
    if (i < pieces->first + 3 || strcmp(candidate->amount.unit_name, "year") != 0) return false;
    struct span mark = token_text(pieces->tokens, i - 1);
    if (!span_equal(mark, span_of(",")) && !span_equal(mark, span_of("("))) return false;
    return tokens[i - 2].flags & tokens[i - 3].flags & TOKEN_CAPITAL;
}

static bool judge_duration(struct candidate *candidate, struct quantity *quantity) {
    const struct amount *amount = &candidate->amount;
    static const struct decimal YEAR = {31556952, 0};
    set_unit(quantity, QUANTITY_DURATION, amount->unit_name, "s");
    set_base(quantity, amount->factor);
    bool aged = follows_word_of(candidate, 1 << WORD_AGE_BEFORE) && before_is(candidate, 1, "aged");
    if (!aged && !is_old(candidate) && !follows_name(candidate)) return true;
    set_unit(quantity, QUANTITY_AGE, amount->unit_name, "year");
    if (quantity->has_base) quantity->base = decimal_divide(quantity->base, YEAR.digits, RATIO_PLACES);
    return true;
}

/* Kelvin for short is not asked of news: what is not Fahrenheit is shown as it is printed. */
static bool judge_temperature(const struct candidate *candidate, struct quantity *quantity) {
    const char *unit = candidate->amount.unit_name;
    set_unit(quantity, QUANTITY_TEMPERATURE, unit,
             "\xC2\xB0"
             "C");
    quantity->has_base = quantity->has_value;
    quantity->base = quantity->value;
    if (strcmp(unit, "K") == 0) quantity->base = decimal_add(quantity->value, decimal_of(-27315, -2));
    if (strcmp(unit, "\xC2\xB0"
                     "F") != 0)
        return true;
    struct decimal above = decimal_add(quantity->value, decimal_of(-32, 0));
    quantity->base = decimal_divide(decimal_multiply(above, decimal_of(5, 0)), 9, RATIO_PLACES);
    return true;
}

/* Degrees by themselves are of warmth where they are below zero, the words around say so, or the unit is a
 * sign. */
static bool judge_degrees(const struct candidate *candidate, struct quantity *quantity) {
    bool below_zero = candidate->amount.unit->digits < 0;
    if (!below_zero && !has_context(candidate, CONTEXT_NEAR, 1 << WORD_WARMTH)) return false;
    set_unit(quantity, QUANTITY_TEMPERATURE, NULL, NULL);
    return true;
}

static bool is_money_pound(const struct candidate *candidate) {
    const struct amount *amount = &candidate->amount;
    bool weighed = has_context(candidate, CONTEXT_NEAR, 1 << WORD_WEIGHT);
    if (amount->number.flags & NUMBER_HAS_POWER)
        return !weighed || has_context(candidate, CONTEXT_NEAR / 2, 1 << WORD_PRICE);
    if (weighed || amount->hyphen || is(&candidate->behind, "of")) return false;
    return has_context(candidate, CONTEXT_NEAR, 1 << WORD_PRICE);
}

static bool judge_pound(const struct candidate *candidate, struct quantity *quantity) {
    if (is_money_pound(candidate)) {
        set_unit(quantity, QUANTITY_MONEY, "GBP", NULL);
        return true;
    }
    set_unit(quantity, QUANTITY_MASS, candidate->amount.unit_name, "kg");
    set_base(quantity, candidate->amount.factor);
    return true;
}

static bool judge_measure(struct candidate *candidate, struct quantity *quantity) {
    static const struct {
        enum quantity_kind kind;
        const char *base_unit;
    } MEASURES[] = {
        [UNIT_DISTANCE] = {QUANTITY_DISTANCE, "m"},     [UNIT_AREA] = {QUANTITY_AREA, "m\xC2\xB2"},
        [UNIT_VOLUME] = {QUANTITY_VOLUME, "m\xC2\xB3"}, [UNIT_MASS] = {QUANTITY_MASS, "kg"},
        [UNIT_STONE] = {QUANTITY_MASS, "kg"},           [UNIT_SPEED] = {QUANTITY_SPEED, "m/s"},
        [UNIT_PER_HOUR] = {QUANTITY_SPEED, "m/s"},      [UNIT_ENERGY] = {QUANTITY_ENERGY, "J"},
        [UNIT_POWER] = {QUANTITY_ENERGY, "W"},
    };
    const struct amount *amount = &candidate->amount;
    enum { HOUR = 3600, PLACES = 6 };
    set_unit(quantity, MEASURES[amount->unit->kind].kind, amount->unit_name,
             MEASURES[amount->unit->kind].base_unit);
    set_base(quantity, amount->factor);
    if (amount->unit->kind == UNIT_PER_HOUR && quantity->has_base)
        quantity->base = decimal_divide(quantity->base, HOUR, PLACES);
    return true;
}

static bool judge_unit(struct candidate *candidate, struct quantity *quantity) {
    const struct amount *amount = &candidate->amount;
    switch (amount->unit->kind) {
    case UNIT_DURATION:
        return judge_duration(candidate, quantity);
    case UNIT_TEMPERATURE:
        return judge_temperature(candidate, quantity);
    case UNIT_DEGREE:
        return judge_degrees(candidate, quantity);
    case UNIT_POUND:
        return judge_pound(candidate, quantity);
    case UNIT_PERCENT:
        set_unit(quantity, QUANTITY_PERCENT, amount->unit_name, NULL);
        return true;
    case UNIT_MONEY:
    case UNIT_CODE:
    case UNIT_WON:
        set_unit(quantity, QUANTITY_MONEY, amount->unit_name, NULL);
        return true;
    case UNIT_FOLD:
        quantity->kind = QUANTITY_RATIO;
        return true;
    default:
        return judge_measure(candidate, quantity);
    }
}

/* A whole number in digits or words of a person's years. */
static bool is_age(const struct candidate *candidate) {
    int64_t value;
    if (candidate->amount.number.flags & (NUMBER_IS_PART | NUMBER_IS_BIG)) return false;
    return decimal_whole(candidate->amount.number.value, &value) && value >= AGE_LEAST && value <= AGE_MOST;
}

/* "Marta Ilves, 34, was" and "Ilves (34)": between two marks behind a name. */
static bool stands_as_age(const struct candidate *candidate) {
    enum { YOUNGEST = 3 };
    const struct pieces *pieces = candidate->pieces;
    if (!(candidate->amount.number.flags & NUMBER_IN_DIGITS) || candidate->first < pieces->first + 2)
        return false;
    if (candidate->amount.number.value.digits < YOUNGEST) return false;
    bool comma = before_is(candidate, 1, ",") &&
                 (is(&candidate->behind, ",") || is(&candidate->behind, ".") || is(&candidate->behind, ";"));
    bool bracket = before_is(candidate, 1, "(") && is(&candidate->behind, ")");
    const struct token *name = &pieces->tokens->items[candidate->first - 2];
    return (comma || bracket) && name->flags & TOKEN_CAPITAL && !(name->flags & TOKEN_DIGITS) &&
           !lexicon_is_calendar(token_text(pieces->tokens, candidate->first - 2));
}

/* "who was 17," and "he is 40 ...": years of a person, where nothing that is counted follows. */
static bool is_persons_age(const struct candidate *candidate) {
    const struct pieces *pieces = candidate->pieces;
    if (candidate->first < pieces->first + 2 || candidate->behind.join == JOIN_HYPHEN) return false;
    bool being =
        before_is(candidate, 1, "was") || before_is(candidate, 1, "is") || before_is(candidate, 1, "were");
    bool ends = !candidate->behind.word || is(&candidate->behind, "when") || is(&candidate->behind, "and");
    return being && ends && token_is_word_of(pieces, candidate->first - 2, 1 << WORD_PERSON);
}

static bool judge_age(struct candidate *candidate, struct quantity *quantity) {
    if (!is_age(candidate)) return false;
    bool aged = follows_word_of(candidate, 1 << WORD_AGE_BEFORE) &&
                !(candidate->behind.word && piece_is_plural(candidate->pieces, &candidate->behind));
    bool shown = !candidate->amount.range &&
                 (candidate->aged || stands_as_age(candidate) || is_persons_age(candidate));
    if (!aged && !shown) return false;
    set_unit(quantity, QUANTITY_AGE, "year", "year");
    set_base(quantity, decimal_of(1, 0));
    return true;
}

/* A whole that a part is told of: "in five", "out of 10", "of 4". */
static bool judge_share(struct candidate *candidate, struct quantity *quantity) {
    struct amount whole;
    struct piece link = candidate->behind;
    int64_t part, all;
    const unsigned digits = candidate->amount.number.flags & NUMBER_IN_DIGITS;
    bool out = is(&link, "out"), in = is(&link, "in"), of = is(&link, "of");
    if (out) link = piece_at(candidate->pieces, link.next);
    if (!(in || is(&link, "of")) || link.join != JOIN_SPACE ||
        !amount_at(candidate->pieces, link.next, &whole))
        return false;
    if (whole.unit ||
        whole.number.flags & (NUMBER_IS_ORDINAL | NUMBER_IS_PART | NUMBER_IS_BIG | NUMBER_HAS_POINT))
        return false;
    if (of && !out && !(digits && whole.number.flags & NUMBER_IN_DIGITS)) return false;
    if (!decimal_whole(candidate->amount.number.value, &part) || !decimal_whole(whole.number.value, &all))
        return false;
    bool usual = all <= 12 || all % 5 == 0;
    if (part < 1 || part >= all ||
        (in && (!usual || all > 100000 || part > 9 || (all >= 1900 && all < 2100))))
        return false;
    move_end(candidate, whole.next);
    quantity->kind = QUANTITY_RATIO;
    quantity->value = decimal_divide(decimal_of(part, 0), all, all < 1000 ? RATIO_PLACES : 2 * RATIO_PLACES);
    return true;
}

/* "two-thirds", "half of", "three times as many". */
static bool judge_ratio(struct candidate *candidate, struct quantity *quantity) {
    if (candidate->amount.number.flags & (NUMBER_IS_PART | NUMBER_IS_FOLD)) {
        quantity->kind = QUANTITY_RATIO;
        return true;
    }
    if (candidate->amount.range) return false;
    struct piece next = piece_at(candidate->pieces, candidate->behind.next);
    if (is(&candidate->behind, "times") && next.join == JOIN_SPACE &&
        piece_is_word_of(candidate->pieces, &next, 1 << WORD_TIMES)) {
        move_end(candidate, candidate->behind.next);
        quantity->kind = QUANTITY_RATIO;
        return true;
    }
    return judge_share(candidate, quantity);
}

static bool is_month(const struct candidate *candidate, const struct piece *piece) {
    const unsigned months = 1 << NUMBER_MONTH | 1 << NUMBER_SHORT_MONTH;
    int month;
    return piece->word && is_ascii_upper(*piece->text.data) &&
           piece_is_number(candidate->pieces, piece, months, &month);
}

/* True for what may be days written backwards: "6-4 April", "April 6-4"; false in "52-48 March 3". */
static bool may_be_days(const struct candidate *candidate) {
    const struct pieces *pieces = candidate->pieces;
    if (is_month(candidate, &candidate->behind)) {
        struct piece day = piece_at(pieces, candidate->behind.next);
        return !day.text.size || day.text.size > 2 || !is_ascii_digit(*day.text.data);
    }
    if (candidate->first == pieces->first) return false;
    struct piece before = piece_at(pieces, place_of(pieces, candidate->first - 1));
    return is_month(candidate, &before);
}

/* Two numbers with a dash between that are points: 3-1, 118-112, and 2-3 where something is won. */
static bool judge_score(const struct candidate *candidate, struct quantity *quantity) {
    const struct amount *amount = &candidate->amount;
    int64_t ours, theirs;
    if (amount->range != RANGE_DASH || !(amount->number.flags & NUMBER_IN_DIGITS)) return false;
    if (!decimal_whole(quantity->value, &ours) || !decimal_whole(quantity->maximum, &theirs)) return false;
    bool plural =
        candidate->behind.join == JOIN_SPACE && piece_is_plural(candidate->pieces, &candidate->behind);
    bool team = candidate->first > candidate->pieces->first &&
                candidate->pieces->tokens->items[candidate->first - 1].flags & TOKEN_CAPITAL;
    bool won = has_context(candidate, CONTEXT_FAR, 1 << WORD_SCORE);
    if (!won && (may_be_days(candidate) || (amount->unit && ours > theirs))) return false;
    if (ours < theirs && (plural || !(team || won) || follows_word_of(candidate, 1 << WORD_AGE_BEFORE)))
        return false;
    if (ours > SCORE_MOST || theirs > SCORE_MOST) return false;
    quantity->kind = QUANTITY_SCORE;
    return true;
}

/* True for two numbers with a dash between that do not go up: no range. */
static bool is_backwards(const struct candidate *candidate, const struct quantity *quantity) {
    int64_t low, high;
    return candidate->amount.range == RANGE_DASH && decimal_whole(quantity->value, &low) &&
           decimal_whole(quantity->maximum, &high) && low >= high;
}

/* 40s in "in their 40s", "early 20s". */
static bool judge_decade(struct candidate *candidate, struct quantity *quantity) {
    int64_t value;
    if (!is(&candidate->behind, "s") || candidate->behind.join != JOIN_GLUED || candidate->amount.range ||
        !is_age(candidate))
        return false;
    size_t first = candidate->first;
    if (before_is(candidate, 1, "-")) first--;
    bool own =
        first > candidate->pieces->first && token_is_word_of(candidate->pieces, first - 1, 1 << WORD_OWN);
    if (!own || !decimal_whole(quantity->value, &value) || value % 10 || value < 10) return false;
    bool when =
        before_is(candidate, 1, "early") || before_is(candidate, 1, "late") || before_is(candidate, 1, "mid");
    if (when) candidate->first--;
    move_end(candidate, candidate->behind.next);
    set_unit(quantity, QUANTITY_AGE, "year", "year");
    quantity->has_maximum = true;
    quantity->maximum = decimal_of(value + 9, 0);
    set_base(quantity, decimal_of(1, 0));
    return true;
}

bool candidate_judge(struct candidate *candidate, struct quantity *quantity) {
    const struct amount *amount = &candidate->amount;
    quantity->kind = QUANTITY_CARDINAL;
    quantity->has_value = !(amount->number.flags & NUMBER_IS_BIG);
    quantity->value = amount->number.value;
    quantity->has_maximum = amount->range != RANGE_NONE;
    quantity->maximum = amount->maximum;
    if (judge_decade(candidate, quantity)) return true;
    if (candidate_is_name(candidate)) return false;
    if (amount->number.flags & NUMBER_IS_ORDINAL) {
        quantity->kind = QUANTITY_ORDINAL;
        return candidate_is_ordinal(candidate);
    }
    if (judge_score(candidate, quantity)) return true;
    if (is_backwards(candidate, quantity)) return false;
    if (amount->unit && judge_unit(candidate, quantity)) return true;
    if (judge_age(candidate, quantity)) return true;
    if (!amount->unit && judge_ratio(candidate, quantity) && quantity->kind == QUANTITY_RATIO)
        return !(amount->number.flags & NUMBER_IS_PART) || !candidate_is_vague(candidate);
    return !candidate_is_vague(candidate);
}
