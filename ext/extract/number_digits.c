/*
 * number_digits.c - a number in digits, as bytes
 *
 * Thousands are groups of three behind a comma, or a full stop where the comma is the decimal mark
 * (extract/number_marks.h), a thin or no-break space, or an apostrophe in German, French and Italian
 * (Switzerland, where a point may stand before decimals). A group of two is Indian: the last one has three.
 * What is left over behind a mark, so that the number is neither, makes it none.
 */
#include "extract/number_impl.h"
#include "text/chars.h"

/* A number has no more groups behind its first. */
enum { GROUPS_MAX = 6 };

struct run {
    const char *end;
    enum language language;
    bool comma; /* is the decimal mark */
    char group; /* the first byte of the mark between thousands, or 0 */
    struct number *number;
    unsigned significant;
    bool money;
};

static void take(struct run *run, const char *p, const char *end) {
    struct decimal *value = &run->number->value;
    for (; p < end; p++) {
        if (run->significant || *p != '0') run->significant++;
        if (run->significant > DECIMAL_DIGITS) {
            run->number->flags |= NUMBER_IS_BIG;
            continue;
        }
        value->digits = value->digits * 10 + (*p - '0');
    }
}

/* The bytes of the mark between thousands at p, or 0. */
static size_t group_mark(const struct run *run, const char *p) {
    size_t left = (size_t)(run->end - p);
    if (!left) return 0;
    if (*p == (run->comma ? '.' : ',')) return 1;
    if (*p == ' ') return run->comma || run->money || begins_with(p, run->end, " 000");
    if (begins_with(p, run->end, "\xC2\xA0")) return 2;
    if (begins_with(p, run->end, "\xE2\x80\xAF") || begins_with(p, run->end, "\xE2\x80\x89")) return 3;
    bool swiss = run->language == LANGUAGE_DE || run->language == LANGUAGE_FR || run->language == LANGUAGE_IT;
    if (!swiss) return 0;
    return *p == '\'' ? 1 : begins_with(p, run->end, "\xE2\x80\x99") ? 3 : 0;
}

/* The digits of the group behind a mark: 3, or 2 where groups with the same mark go on to one of 3. */
static size_t group_digits(const struct run *run, const char *p, size_t mark, unsigned ahead) {
    const char *end = digits_end(p, run->end);
    if (end - p == 3) return 3;
    bool indian = end - p == 2 && mark == 1 && !run->comma && end < run->end && *end == ',';
    return indian && ahead && group_digits(run, end + 1, mark, ahead - 1) ? 2 : 0;
}

static const char *read_groups(struct run *run, const char *p, const char *first) {
    size_t mark, digits;
    if (p - first > 3 || *first == '0') return p;
    unsigned groups = 0;
    while (groups++ < GROUPS_MAX && (mark = group_mark(run, p)) && (!run->group || run->group == *p) &&
           (digits = group_digits(run, p + mark, mark, GROUPS_MAX))) {
        run->group = *p;
        run->number->flags |= NUMBER_HAS_GROUPS;
        take(run, p + mark, p + mark + digits);
        run->number->figures += (unsigned)digits;
        p += mark + digits;
    }
    return p;
}

/* True where a mark and a digit stand at p. */
static bool is_split(const char *p, const char *end, char mark) {
    return end - p >= 2 && *p == mark && is_ascii_digit(p[1]);
}

static const char *read_decimals(struct run *run, const char *p) {
    bool other = run->comma && run->group != '.' && is_split(p, run->end, '.');
    if (!other && !is_split(p, run->end, run->comma ? ',' : '.')) return p;
    const char *end = digits_end(p + 1, run->end);
    take(run, p + 1, end);
    run->number->value.exponent = -(int)(end - p - 1);
    run->number->flags |= NUMBER_HAS_POINT;
    return end;
}

/* True for the ",500" of "1,500" in a text that does not show which of its marks is which. */
static bool is_unsure(const struct pieces *pieces, const char *p, const char *end) {
    return pieces->mark == DECIMAL_UNSURE && p < end && *p == ',' && digits_end(p + 1, end) - p == 4;
}

const char *digits_read(const struct pieces *pieces, const char *p, const char *end, bool money,
                        struct number *number) {
    const char *q = digits_end(p, end);
    bool pointed = pieces->mark == DECIMAL_POINT || (q - p <= 3 && number_form(q, end) == DECIMAL_POINT);
    if (!pointed && *p != '0' && is_unsure(pieces, q, end)) return NULL;
    struct run run = {
        .end = end, .language = pieces->language, .comma = !pointed, .number = number, .money = money};
    number->value = decimal_of(0, 0);
    number->zeros = 0;
    number->figures = (unsigned)(q - p);
    number->flags = NUMBER_IN_DIGITS | (q - p > 1 && *p == '0' ? NUMBER_HAS_ZERO : 0);
    take(&run, p, q);
    q = read_groups(&run, q, p);
    q = read_decimals(&run, q);
    if (is_split(q, end, '.') || is_split(q, end, ',')) return NULL;
    return q;
}

static const struct {
    const char *bytes;
    int digits, exponent;
} FRACTIONS[] = {
    {"\xC2\xBC", 25, -2},       {"\xC2\xBD", 5, -1},        {"\xC2\xBE", 75, -2},
    {"\xE2\x85\x93", 3333, -4}, {"\xE2\x85\x94", 6667, -4}, {"\xE2\x85\x9B", 125, -3},
    {"\xE2\x85\x9C", 375, -3},  {"\xE2\x85\x9D", 625, -3},  {"\xE2\x85\x9E", 875, -3},
};

const char *fraction_read(const char *p, const char *end, struct decimal *part) {
    for (size_t i = 0; i < sizeof FRACTIONS / sizeof *FRACTIONS; i++) {
        if (!begins_with(p, end, FRACTIONS[i].bytes)) continue;
        *part = decimal_of(FRACTIONS[i].digits, FRACTIONS[i].exponent);
        return p + strlen(FRACTIONS[i].bytes);
    }
    if (end - p < 3 || !is_ascii_digit(p[0]) || p[1] != '/') return NULL;
    const char *q = digits_end(p + 2, end);
    int below = p[2] - '0';
    bool usual = q - p == 3 && below > *p - '0' && *p != '0' && strchr("234568", p[2]);
    if (!usual || (q < end && *q == '/')) return NULL;
    *part = decimal_divide(decimal_of(*p - '0', 0), below, 4);
    return q;
}
