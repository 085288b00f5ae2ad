/*
 * chars.c - the classes of characters that layout and sentences look at
 *
 * ASCII is one look into a table. The punctuation of other scripts is a short list of ranges; the rest is
 * utf8proc's general category.
 *
 * White space is what Unicode calls White_Space. U+200B (zero width space) is not: it is invisible, and stays
 * in the sentence where it stood.
 */
#include "text/chars.h"
#include "text/utf8.h"
#include <utf8proc.h>

const unsigned char CHAR_ASCII[128] = {
    ['\t'] = CHAR_SPACE, [' '] = CHAR_SPACE, ['\n'] = CHAR_BREAK, ['\r'] = CHAR_BREAK, ['\v'] = CHAR_BREAK,
    ['\f'] = CHAR_PAGE,  ['.'] = CHAR_DOT,   ['!'] = CHAR_STRONG, ['?'] = CHAR_STRONG, ['"'] = CHAR_QUOTE,
    ['\''] = CHAR_QUOTE, ['`'] = CHAR_QUOTE, ['('] = CHAR_OPEN,   ['['] = CHAR_OPEN,   ['{'] = CHAR_OPEN,
    [')'] = CHAR_CLOSE,  [']'] = CHAR_CLOSE, ['}'] = CHAR_CLOSE,  ['-'] = CHAR_DASH,   ['0'] = CHAR_DIGIT,
    ['1'] = CHAR_DIGIT,  ['2'] = CHAR_DIGIT, ['3'] = CHAR_DIGIT,  ['4'] = CHAR_DIGIT,  ['5'] = CHAR_DIGIT,
    ['6'] = CHAR_DIGIT,  ['7'] = CHAR_DIGIT, ['8'] = CHAR_DIGIT,  ['9'] = CHAR_DIGIT,  ['A'] = CHAR_UPPER,
    ['B'] = CHAR_UPPER,  ['C'] = CHAR_UPPER, ['D'] = CHAR_UPPER,  ['E'] = CHAR_UPPER,  ['F'] = CHAR_UPPER,
    ['G'] = CHAR_UPPER,  ['H'] = CHAR_UPPER, ['I'] = CHAR_UPPER,  ['J'] = CHAR_UPPER,  ['K'] = CHAR_UPPER,
    ['L'] = CHAR_UPPER,  ['M'] = CHAR_UPPER, ['N'] = CHAR_UPPER,  ['O'] = CHAR_UPPER,  ['P'] = CHAR_UPPER,
    ['Q'] = CHAR_UPPER,  ['R'] = CHAR_UPPER, ['S'] = CHAR_UPPER,  ['T'] = CHAR_UPPER,  ['U'] = CHAR_UPPER,
    ['V'] = CHAR_UPPER,  ['W'] = CHAR_UPPER, ['X'] = CHAR_UPPER,  ['Y'] = CHAR_UPPER,  ['Z'] = CHAR_UPPER,
    [','] = CHAR_COMMA,  [';'] = CHAR_COMMA, [':'] = CHAR_COMMA,  ['/'] = CHAR_COMMA,  ['%'] = CHAR_COMMA,
    ['&'] = CHAR_COMMA,  ['='] = CHAR_COMMA, ['a'] = CHAR_LOWER,  ['b'] = CHAR_LOWER,  ['c'] = CHAR_LOWER,
    ['d'] = CHAR_LOWER,  ['e'] = CHAR_LOWER, ['f'] = CHAR_LOWER,  ['g'] = CHAR_LOWER,  ['h'] = CHAR_LOWER,
    ['i'] = CHAR_LOWER,  ['j'] = CHAR_LOWER, ['k'] = CHAR_LOWER,  ['l'] = CHAR_LOWER,  ['m'] = CHAR_LOWER,
    ['n'] = CHAR_LOWER,  ['o'] = CHAR_LOWER, ['p'] = CHAR_LOWER,  ['q'] = CHAR_LOWER,  ['r'] = CHAR_LOWER,
    ['s'] = CHAR_LOWER,  ['t'] = CHAR_LOWER, ['u'] = CHAR_LOWER,  ['v'] = CHAR_LOWER,  ['w'] = CHAR_LOWER,
    ['x'] = CHAR_LOWER,  ['y'] = CHAR_LOWER, ['z'] = CHAR_LOWER,
};

/* What is not decided by its general category, in order of code point. */
static const struct {
    uint32_t first, last;
    enum char_class class;
} RANGES[] = {
    {0x0085, 0x0085, CHAR_BREAK},     {0x00A0, 0x00A0, CHAR_SPACE},     {0x00A1, 0x00A1, CHAR_OPEN},
    {0x00AB, 0x00AB, CHAR_QUOTE},     {0x00B4, 0x00B4, CHAR_QUOTE},     {0x00B7, 0x00B7, CHAR_BULLET},
    {0x00BB, 0x00BB, CHAR_QUOTE},     {0x00BF, 0x00BF, CHAR_OPEN},      {0x0589, 0x0589, CHAR_FULL_STOP},
    {0x060C, 0x060C, CHAR_COMMA},     {0x061B, 0x061B, CHAR_COMMA},     {0x061F, 0x061F, CHAR_FULL_STOP},
    {0x06D4, 0x06D4, CHAR_FULL_STOP}, {0x0700, 0x0702, CHAR_FULL_STOP}, {0x0964, 0x0965, CHAR_FULL_STOP},
    {0x104B, 0x104B, CHAR_FULL_STOP}, {0x1362, 0x1362, CHAR_FULL_STOP}, {0x1367, 0x1368, CHAR_FULL_STOP},
    {0x1680, 0x1680, CHAR_SPACE},     {0x17D4, 0x17D5, CHAR_FULL_STOP}, {0x2000, 0x200A, CHAR_SPACE},
    {0x2018, 0x201F, CHAR_QUOTE},     {0x2022, 0x2023, CHAR_BULLET},    {0x2026, 0x2026, CHAR_ELLIPSIS},
    {0x2028, 0x2028, CHAR_BREAK},     {0x2029, 0x2029, CHAR_PAGE},      {0x202F, 0x202F, CHAR_SPACE},
    {0x2039, 0x203A, CHAR_QUOTE},     {0x203C, 0x203D, CHAR_STRONG},    {0x2043, 0x2043, CHAR_BULLET},
    {0x2047, 0x2049, CHAR_STRONG},    {0x205F, 0x205F, CHAR_SPACE},     {0x207B, 0x207B, CHAR_BULLET},
    {0x2219, 0x2219, CHAR_BULLET},    {0x25A0, 0x25FF, CHAR_BULLET},    {0x2605, 0x2606, CHAR_BULLET},
    {0x2713, 0x2717, CHAR_BULLET},    {0x27A1, 0x27BF, CHAR_BULLET},    {0x3000, 0x3000, CHAR_SPACE},
    {0x3001, 0x3001, CHAR_COMMA},     {0x3002, 0x3002, CHAR_FULL_STOP}, {0xFF01, 0xFF01, CHAR_FULL_STOP},
    {0xFF0C, 0xFF0C, CHAR_COMMA},     {0xFF0E, 0xFF0E, CHAR_DOT},       {0xFF1A, 0xFF1B, CHAR_COMMA},
    {0xFF1F, 0xFF1F, CHAR_FULL_STOP}, {0xFF61, 0xFF61, CHAR_FULL_STOP},
};

uint32_t char_lower(uint32_t code) {
    return (uint32_t)utf8proc_tolower((utf8proc_int32_t)code);
}

static enum char_class by_category(uint32_t code) {
    switch (utf8proc_category((utf8proc_int32_t)code)) {
    case UTF8PROC_CATEGORY_LU:
    case UTF8PROC_CATEGORY_LT:
        return CHAR_UPPER;
    case UTF8PROC_CATEGORY_LL:
        return CHAR_LOWER;
    case UTF8PROC_CATEGORY_LM:
    case UTF8PROC_CATEGORY_LO:
        return CHAR_LETTER;
    case UTF8PROC_CATEGORY_MN:
    case UTF8PROC_CATEGORY_MC:
    case UTF8PROC_CATEGORY_ME:
    case UTF8PROC_CATEGORY_CF:
        return CHAR_MARK;
    case UTF8PROC_CATEGORY_ND:
    case UTF8PROC_CATEGORY_NL:
    case UTF8PROC_CATEGORY_NO:
        return CHAR_DIGIT;
    case UTF8PROC_CATEGORY_PS:
        return CHAR_OPEN;
    case UTF8PROC_CATEGORY_PE:
        return CHAR_CLOSE;
    case UTF8PROC_CATEGORY_PI:
    case UTF8PROC_CATEGORY_PF:
        return CHAR_QUOTE;
    case UTF8PROC_CATEGORY_PD:
        return CHAR_DASH;
    default:
        return CHAR_OTHER;
    }
}

static enum char_class class_of(uint32_t code) {
    size_t low = 0, high = sizeof RANGES / sizeof *RANGES;
    while (low < high) {
        size_t middle = (low + high) / 2;
        if (code > RANGES[middle].last)
            low = middle + 1;
        else if (code < RANGES[middle].first)
            high = middle;
        else
            return RANGES[middle].class;
    }
    return by_category(code);
}

/* U+2000 to U+203F, and U+00C0 to U+00FF, as class_of() has them: nearly all that news in the languages of
 * western Europe has beyond ASCII. */
static const unsigned char GENERAL_PUNCTUATION[64] = {
    CHAR_SPACE, CHAR_SPACE, CHAR_SPACE,  CHAR_SPACE,  CHAR_SPACE,  CHAR_SPACE,  CHAR_SPACE,    CHAR_SPACE,
    CHAR_SPACE, CHAR_SPACE, CHAR_SPACE,  CHAR_MARK,   CHAR_MARK,   CHAR_MARK,   CHAR_MARK,     CHAR_MARK,
    CHAR_DASH,  CHAR_DASH,  CHAR_DASH,   CHAR_DASH,   CHAR_DASH,   CHAR_DASH,   CHAR_OTHER,    CHAR_OTHER,
    CHAR_QUOTE, CHAR_QUOTE, CHAR_QUOTE,  CHAR_QUOTE,  CHAR_QUOTE,  CHAR_QUOTE,  CHAR_QUOTE,    CHAR_QUOTE,
    CHAR_OTHER, CHAR_OTHER, CHAR_BULLET, CHAR_BULLET, CHAR_OTHER,  CHAR_OTHER,  CHAR_ELLIPSIS, CHAR_OTHER,
    CHAR_BREAK, CHAR_PAGE,  CHAR_MARK,   CHAR_MARK,   CHAR_MARK,   CHAR_MARK,   CHAR_MARK,     CHAR_SPACE,
    CHAR_OTHER, CHAR_OTHER, CHAR_OTHER,  CHAR_OTHER,  CHAR_OTHER,  CHAR_OTHER,  CHAR_OTHER,    CHAR_OTHER,
    CHAR_OTHER, CHAR_QUOTE, CHAR_QUOTE,  CHAR_OTHER,  CHAR_STRONG, CHAR_STRONG, CHAR_OTHER,    CHAR_OTHER,
};

static enum char_class latin_class(unsigned char second) {
    if (second == 0x97 || second == 0xB7) return CHAR_OTHER; /* × ÷ */
    return second < 0x9F ? CHAR_UPPER : CHAR_LOWER;
}

enum char_class char_beyond_ascii(const char *p, size_t *size) {
    unsigned char lead = (unsigned char)p[0], second = (unsigned char)p[1];
    if (lead == 0xC3) return *size = 2, latin_class(second);
    if (lead == 0xE2 && second == 0x80)
        return *size = 3, (enum char_class)GENERAL_PUNCTUATION[(unsigned char)p[2] & 0x3F];
    return class_of(utf8_decode_valid(p, size));
}

const char *skip_all_space(const char *p, const char *end, bool breaks) {
    while (p < end) {
        size_t size;
        enum char_class class = char_at(p, &size);
        if (breaks ? !char_is_space(class) : class != CHAR_SPACE) break;
        p += size;
    }
    return p;
}

const char *trim_all_space(const char *start, const char *p) {
    while (p > start) {
        size_t size;
        if (!char_is_space(char_before(start, p, &size))) break;
        p -= size;
    }
    return p;
}

/* « and ‹, » and › keep their direction where spaces stand on both sides, as in French: 1 opens, -1 closes.
 */
static int angle_direction(const char *p, size_t size) {
    if (size == 2 && memcmp(p, "\xC2\xAB", 2) == 0) return 1;
    if (size == 2 && memcmp(p, "\xC2\xBB", 2) == 0) return -1;
    if (size == 3 && memcmp(p, "\xE2\x80\xB9", 3) == 0) return 1;
    if (size == 3 && memcmp(p, "\xE2\x80\xBA", 3) == 0) return -1;
    return 0;
}

bool quote_opens(struct span text, const char *p, size_t size, bool open) {
    const char *end = text.data + text.size;
    size_t ignored;
    enum char_class before = p > text.data ? char_before(text.data, p, &ignored) : CHAR_SPACE;
    enum char_class behind = p + size < end ? char_at(p + size, &ignored) : CHAR_SPACE;
    bool leans_right = char_is_space(before) || before == CHAR_OPEN || before == CHAR_DASH;
    bool leans_left =
        char_is_space(behind) || behind == CHAR_COMMA || behind == CHAR_CLOSE || char_is_mark(behind);
    if (leans_right != leans_left) return leans_right;
    int angle = angle_direction(p, size);
    return angle ? angle > 0 : !open;
}
