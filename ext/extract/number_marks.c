/*
 * number_marks.c - which mark stands before decimals
 */
#include "extract/number_marks.h"

bool language_has_decimal_comma(enum language language) {
    switch (language) {
    case LANGUAGE_EN:
    case LANGUAGE_OTHER:
    case LANGUAGE_AUTO:
    case LANGUAGE_ZH:
    case LANGUAGE_JA:
    case LANGUAGE_KO:
    case LANGUAGE_TH:
    case LANGUAGE_HE:
    case LANGUAGE_HI:
    case LANGUAGE_UR:
    case LANGUAGE_BN:
    case LANGUAGE_TA:
    case LANGUAGE_TE:
    case LANGUAGE_MS:
    case LANGUAGE_SW:
    case LANGUAGE_AM:
        return false;
    default:
        return true;
    }
}

/* How many digits stand behind a mark at p; 0 where there is none. */
static size_t digits_behind(const char *p, const char *end, char mark) {
    return p < end && *p == mark ? (size_t)(digits_end(p + 1, end) - p - 1) : 0;
}

/* Passes groups of three digits, each behind a mark; gives how many. */
static size_t pass_groups(const char **p, const char *end, char mark) {
    size_t groups = 0;
    for (; digits_behind(*p, end, mark) == 3; *p += 4) groups++;
    return groups;
}

enum decimal_mark number_form(const char *p, const char *end) {
    size_t commas = pass_groups(&p, end, ',');
    if (commas) return commas > 1 || digits_behind(p, end, '.') ? DECIMAL_POINT : DECIMAL_UNSURE;
    if (pass_groups(&p, end, '.')) return DECIMAL_COMMA;
    size_t behind_comma = digits_behind(p, end, ','), behind_point = digits_behind(p, end, '.');
    const char *behind = p + 1 + behind_comma + behind_point;
    if (digits_behind(behind, end, ',') || digits_behind(behind, end, '.')) return DECIMAL_UNSURE;
    if (behind_comma == 1 || behind_comma == 2) return DECIMAL_COMMA;
    return behind_point == 1 ? DECIMAL_POINT : DECIMAL_UNSURE;
}

enum decimal_mark text_decimal_mark(struct span text, enum language language) {
    if (language != LANGUAGE_ES) return language_has_decimal_comma(language) ? DECIMAL_COMMA : DECIMAL_POINT;
    bool seen[] = {[DECIMAL_UNSURE] = false, [DECIMAL_POINT] = false, [DECIMAL_COMMA] = false};
    const char *p = text.data, *end = p + text.size;
    while (p < end) {
        const char *behind = digits_end(p, end);
        if (behind == p) {
            p++;
            continue;
        }
        seen[number_form(behind, end)] = true;
        for (p = behind; digits_behind(p, end, '.') || digits_behind(p, end, ',');)
            p = digits_end(p + 1, end);
    }
    if (seen[DECIMAL_POINT] == seen[DECIMAL_COMMA]) return DECIMAL_UNSURE;
    return seen[DECIMAL_POINT] ? DECIMAL_POINT : DECIMAL_COMMA;
}
