/*
 * number.c - a number in digits or words
 *
 * Words are read from left to right into `hundreds`, which is below a thousand, and `total`: "two hundred and
 * five thousand" is 200, 205, then 205 x 10^3. A word that cannot go on ends the number, so that "twenty
 * thirty" is two.
 */
#include "extract/number.h"
#include "extract/number_impl.h"
#include "text/chars.h"
#include "text/words.h"

enum {
    SMALL = 1 << NUMBER_CARDINAL | 1 << NUMBER_TENS,
    COUNTS = SMALL | 1 << NUMBER_HUNDRED | 1 << NUMBER_POWER | 1 << NUMBER_DOZEN,
    POWERS_MAX = 18, /* zeros that words may put behind a number */
};

bool piece_is_number(const struct pieces *pieces, const struct piece *piece, unsigned classes, int *value) {
    if (!piece_may_count(piece, classes)) return false;
    const struct number_word *row = number_word_find(piece_key(pieces, piece), pieces->language, classes);
    if (row) *value = row->value;
    return row != NULL;
}

bool piece_is_plural(const struct pieces *pieces, const struct piece *piece) {
    if (!piece->word || piece->text.size < 3 || !is_ascii_letter(*piece->text.data)) return false;
    if (piece_is_word_of(pieces, piece, 1 << WORD_PLURAL)) return true;
    if (piece_is_word_of(pieces, piece, 1 << WORD_VERB) ||
        (piece->text.data[piece->text.size - 1] | 0x20) != 's')
        return false;
    struct span key = piece_key(pieces, piece);
    bool ends = key.size > 3 && key.data[key.size - 1] == 's' && !is_one_of(key.data[key.size - 2], "su");
    return ends && !(piece->classes & CLASS_SMALL_WORD && is_function_word(pieces, key));
}

/* True where the piece is the word, in small letters. */
static bool is_word(const struct piece *piece, const char *word) {
    return piece->word && span_equal(piece->text, span_of(word));
}

/* True where the piece says what the whole is cut into: "two thirds", "one fifth"; a second is a time. */
static bool is_share(const struct pieces *pieces, const struct piece *piece, int64_t count, int *parts) {
    return piece_is_number(pieces, piece, 1 << NUMBER_PART, parts) ||
           (count == 1 && piece_is_number(pieces, piece, 1 << NUMBER_ORDINAL, parts) && *parts > 2);
}

bool number_add_part(const struct pieces *pieces, struct place place, bool one, struct number *number) {
    int count = 1, parts;
    struct piece piece = piece_at(pieces, place);
    if (!is_word(&piece, "and")) return false;
    piece = piece_at(pieces, piece.next);
    if (!is_word(&piece, "a") && (one || !piece_is_number(pieces, &piece, 1 << NUMBER_CARDINAL, &count)))
        return false;
    piece = piece_at(pieces, piece.next);
    if (count < 1 || !is_share(pieces, &piece, count, &parts) || count >= parts) return false;
    number->value = decimal_add(number->value, decimal_divide(decimal_of(count, 0), parts, 4));
    number->next = piece.next;
    return true;
}

/* Whether a lone m behind digits is million: it is a metre unless money or something in the plural is told.
 * */
static bool is_million(const struct pieces *pieces, const struct piece *piece, bool money) {
    struct place next;
    struct piece behind = piece_at(pieces, piece->next);
    if (money || *piece->text.data == 'M' ||
        unit_at(pieces, piece->next, 1 << UNIT_MONEY | 1 << UNIT_CODE, &next))
        return true;
    return behind.join == JOIN_SPACE && is_ascii_lower(*behind.text.data) && piece_is_plural(pieces, &behind);
}

/* The zeros that a piece puts behind a number, or 0. */
static int power_of(const struct pieces *pieces, const struct piece *piece, const struct number *number,
                    bool money) {
    int zeros;
    if (piece_is_number(pieces, piece, 1 << NUMBER_POWER, &zeros)) return zeros;
    if (!(number->flags & NUMBER_IN_DIGITS) || number->flags & NUMBER_HAS_POWER) return 0;
    if (!piece_is_number(pieces, piece, 1 << NUMBER_SHORT_POWER, &zeros)) return 0;
    bool lone = piece->text.size == 1;
    if (lone && zeros == 6 && !is_million(pieces, piece, money)) return 0;
    if (lone && zeros == 9 && !money) return 0;
    bool screen = *piece->text.data == 'K' && decimal_compare(number->value, decimal_of(10, 0)) < 0;
    return lone && !money && (piece->join != JOIN_GLUED || screen) ? 0 : zeros;
}

/* Takes the words behind a number that multiply it: "million", "hundred", "dozen", "bn". */
static void read_powers(const struct pieces *pieces, bool money, struct number *number) {
    for (int all = 0;;) {
        int zeros = 0, value;
        struct piece piece = piece_at(pieces, number->next);
        if (!piece.word || (piece.join == JOIN_GLUED && !(number->flags & NUMBER_IN_DIGITS))) return;
        if (piece_is_number(pieces, &piece, 1 << NUMBER_DOZEN, &value)) {
            if (++all > POWERS_MAX) return;
            number->value = decimal_multiply(number->value, decimal_of(value, 0));
        } else {
            zeros = piece_is_number(pieces, &piece, 1 << NUMBER_HUNDRED, &value)
                        ? 2
                        : power_of(pieces, &piece, number, money);
            if (!zeros || (all += zeros) > POWERS_MAX) return;
            number->value = decimal_scale(number->value, zeros);
            number->zeros = all;
        }
        number->flags |= NUMBER_HAS_POWER;
        number->next = piece.next;
        struct piece dot = piece_at(pieces, piece.next);
        bool cut =
            pieces->language == LANGUAGE_DE && dot.join == JOIN_GLUED && span_equal(dot.text, span_of("."));
        if (cut && zeros && piece.text.size == 3) number->next = dot.next;
    }
}

/* Whether the letters glued to digits make them an ordinal: 1st, 22nd, 3rd, 11th; 1er, 2e. */
static bool is_ordinal_end(const struct pieces *pieces, const struct piece *piece, int64_t value) {
    struct span key = piece_key(pieces, piece);
    bool teen = value / 10 % 10 == 1;
    static const char *const ENDS[] = {"th", "st", "nd", "rd", "th", "th", "th", "th", "th", "th"};
    if (pieces->language == LANGUAGE_FR)
        return span_equal(key, span_of("er")) || span_equal(key, span_of("e")) ||
               span_equal(key, span_of("eme"));
    return span_equal(key, span_of(teen ? "th" : ENDS[value % 10]));
}

/* The fraction that is the number at p or stands behind it, at q; gives the byte behind it, or q. */
static const char *read_fraction(const char *p, const char *q, const char *end, struct number *number) {
    struct decimal part;
    const char *behind = fraction_read(p, end, &part);
    if (behind) {
        *number = (struct number){part, NUMBER_IN_DIGITS | NUMBER_IS_PART, 0, 0, {0, NULL}};
        return behind;
    }
    if (q == end || number->flags & (NUMBER_HAS_POINT | NUMBER_IS_BIG)) return q;
    behind = fraction_read(q + (*q == ' ' || *q == '-'), end, &part);
    if (!behind) return q;
    number->value = decimal_add(number->value, part);
    number->flags |= NUMBER_HAS_POINT;
    return behind;
}

static bool read_digits(const struct pieces *pieces, struct place place, bool money, struct number *number) {
    const char *end = place_of(pieces, pieces->end).at;
    const char *p = digits_read(pieces, place.at, end, money, number);
    if (!p) return false;
    number->next = place_at(pieces, place, read_fraction(place.at, p, end, number));
    struct piece piece = piece_at(pieces, number->next);
    bool plain = !(number->flags & (NUMBER_HAS_POINT | NUMBER_IS_PART | NUMBER_IS_BIG));
    if (plain && piece.word && piece.join == JOIN_GLUED &&
        is_ordinal_end(pieces, &piece, number->value.digits)) {
        number->flags |= NUMBER_IS_ORDINAL;
        number->next = piece.next;
        return true;
    }
    number_add_part(pieces, number->next, false, number);
    read_powers(pieces, money, number);
    return true;
}

/* A number in words as far as it is read. */
struct count {
    int64_t total, hundreds;
    int last;                /* zeros of the last power */
    enum number_class class; /* of the last word */
    bool any;
};

static bool take_small(struct count *count, const struct number_word *row) {
    int64_t rest = count->hundreds % 100;
    bool tens = row->class == NUMBER_TENS || row->value > 9;
    if (count->any && (count->class == NUMBER_DOZEN || !row->value)) return false;
    if (tens ? rest != 0 : rest % 10 != 0 || rest == 10) return false;
    count->hundreds += row->value;
    return true;
}

/* Takes one word into the number; false where it cannot go on with it. */
static bool take_word(struct count *count, const struct number_word *row) {
    int64_t times = count->hundreds ? count->hundreds : 1;
    if (row->class == NUMBER_CARDINAL || row->class == NUMBER_TENS) return take_small(count, row);
    if (count->any && !count->hundreds) return false;
    if (row->class == NUMBER_POWER) {
        if (count->last && row->value >= count->last) return false;
        for (int i = 0; i < row->value; i++) times *= 10;
        count->total += times;
        count->hundreds = 0;
        count->last = row->value;
        return true;
    }
    if (count->hundreds >= 100) return false;
    count->hundreds = times * (row->class == NUMBER_DOZEN ? row->value : 100);
    return true;
}

static const struct number_word *count_word(const struct pieces *pieces, const struct piece *piece) {
    if (!piece_may_count(piece, COUNTS)) return NULL;
    return number_word_find(piece_key(pieces, piece), pieces->language, COUNTS);
}

/* The word behind "and", which goes on with "two hundred": it must not begin a number of hundreds itself. */
static const struct number_word *and_word(const struct pieces *pieces, const struct count *count,
                                          struct piece *piece) {
    if ((count->class != NUMBER_HUNDRED && count->class != NUMBER_POWER) || !is_word(piece, "and"))
        return NULL;
    struct piece next = piece_at(pieces, piece->next), behind = piece_at(pieces, next.next);
    const struct number_word *row = count_word(pieces, &behind);
    if (row && (row->class == NUMBER_HUNDRED || row->class == NUMBER_POWER)) return NULL;
    row = count_word(pieces, &next);
    if (!row || (row->class != NUMBER_CARDINAL && row->class != NUMBER_TENS)) return NULL;
    *piece = next;
    return row;
}

static void read_count(const struct pieces *pieces, struct number *number) {
    struct count count = {0, 0, 0, NUMBER_CARDINAL, false};
    for (;;) {
        struct piece piece = piece_at(pieces, number->next);
        const struct number_word *row = count_word(pieces, &piece);
        if (!row && count.any) row = and_word(pieces, &count, &piece);
        if (!row || (count.any && piece.join == JOIN_GLUED) || !take_word(&count, row)) break;
        count.any = true;
        count.class = row->class;
        if (row->class == NUMBER_POWER) number->flags |= NUMBER_HAS_POWER;
        if (row->class == NUMBER_POWER) number->zeros = row->value;
        number->next = piece.next;
    }
    number->value = decimal_of(count.total + count.hundreds, 0);
}

/* Turns "two" and "thirds" into a part; "one" and "fifth"; "twenty" and "first" into an ordinal. */
static void read_share(const struct pieces *pieces, struct number *number) {
    int parts;
    int64_t count = number->value.digits;
    struct piece piece = piece_at(pieces, number->next);
    if (count % 10 == 0 && count && piece_is_number(pieces, &piece, 1 << NUMBER_ORDINAL, &parts) &&
        parts < 10) {
        number->value = decimal_of(count + parts, 0);
        number->flags |= NUMBER_IS_ORDINAL;
    } else if (count > 0 && count < 20 && is_share(pieces, &piece, count, &parts) && parts > count &&
               (parts != 4 || count != 2)) {
        number->value = decimal_divide(decimal_of(count, 0), parts, 4);
        number->flags |= NUMBER_IS_PART;
    } else {
        return;
    }
    number->next = piece.next;
}

static bool is_article(const struct piece *piece) {
    return is_word(piece, "a") || is_word(piece, "an") || is_word(piece, "A") || is_word(piece, "An");
}

/* True where an article stands before a place. */
static bool behind_article(const struct pieces *pieces, struct place place) {
    if (place.token == pieces->first) return false;
    struct piece before = piece_at(pieces, place_of(pieces, place.token - 1));
    return is_article(&before);
}

/* "half a million", "a quarter of", "a third of", "third": the first word is a part or an ordinal. */
static bool read_part(const struct pieces *pieces, struct place place, const struct number_word *row,
                      struct number *number) {
    struct piece piece = piece_at(pieces, number->next), behind = piece_at(pieces, piece.next);
    bool article = behind_article(pieces, place), half = row->class == NUMBER_PART && row->value == 2;
    if (row->class == NUMBER_ORDINAL && !(article && is_word(&piece, "of") && row->value > 2)) {
        number->value = decimal_of(row->value, 0);
        number->flags |= NUMBER_IS_ORDINAL;
        return true;
    }
    if (!half && !article) return false;
    number->value = decimal_divide(decimal_of(1, 0), row->value, 4);
    number->flags |= NUMBER_IS_PART | (article ? NUMBER_HAS_ARTICLE : 0);
    if (is_article(&piece) && count_word(pieces, &behind)) number->next = piece.next;
    read_powers(pieces, false, number);
    if (number->flags & NUMBER_HAS_POWER) number->flags &= ~(unsigned)NUMBER_IS_PART;
    return true;
}

static bool read_words(const struct pieces *pieces, struct place place, struct number *number) {
    struct piece piece = piece_at(pieces, place);
    enum { STARTS = COUNTS | 1 << NUMBER_FOLD | 1 << NUMBER_ORDINAL | 1 << NUMBER_PART };
    if (!piece_may_count(&piece, STARTS)) return false;
    const struct number_word *row = number_word_find(piece_key(pieces, &piece), pieces->language, STARTS);
    if (!row) return false;
    *number = (struct number){{0, 0}, 0, 0, 0, piece.next};
    if (row->class == NUMBER_FOLD) {
        number->value = decimal_of(row->value, 0);
        number->flags = NUMBER_IS_FOLD;
        return true;
    }
    if (row->class == NUMBER_ORDINAL || row->class == NUMBER_PART)
        return read_part(pieces, place, row, number);
    bool multiplies =
        row->class == NUMBER_HUNDRED || row->class == NUMBER_POWER || row->class == NUMBER_DOZEN;
    if (multiplies && behind_article(pieces, place)) number->flags |= NUMBER_HAS_ARTICLE;
    number->next = place;
    read_count(pieces, number);
    read_share(pieces, number);
    if (number->flags & (NUMBER_IS_ORDINAL | NUMBER_IS_PART)) return true;
    number_add_part(pieces, number->next, false, number);
    read_powers(pieces, false, number);
    return true;
}

bool number_at(const struct pieces *pieces, struct place place, bool money, struct number *number) {
    if (place.token >= pieces->end) return false;
    if (is_ascii_digit(*place.at)) return read_digits(pieces, place, money, number);
    return read_words(pieces, place, number);
}
