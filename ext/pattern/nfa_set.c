/*
 * nfa_set.c - the characters that one item of a pattern reads
 *
 *     x   .   [^.!?]   \d   \p{Lu}   \x{2013}
 *
 * An automaton knows ASCII characters one by one and four classes of others (nfa_read.c). A set may hold more
 * than the item matches, never less.
 */
#include "pattern/nfa_read_impl.h"
#include "text/utf8.h"

static bool is_letter(unsigned symbol) {
    return (symbol | 0x20) >= 'a' && (symbol | 0x20) <= 'z' && symbol < 0x80;
}

static bool is_digit(unsigned symbol) {
    return symbol >= '0' && symbol <= '9';
}

/* A character in a set. In either case, s is also the long s, k the Kelvin sign, å the Angstrom sign. */
static void symbols_add_character(struct symbols *set, unsigned symbol, bool caseless) {
    symbols_add(set, symbol);
    if (!caseless) return;
    if (is_letter(symbol)) symbols_add(set, symbol ^ 0x20);
    if ((symbol | 0x20) == 's') symbols_add(set, CASED);
    if ((symbol | 0x20) == 'k' || symbol == CASED) symbols_add(set, SIGNS);
}

static uint16_t set_number(struct reading *r, const struct symbols *set) {
    size_t i = 0, count = r->nfa->sets.count;
    for (const struct symbols *known = r->nfa->sets.items; i < count; i++)
        if (memcmp(&known[i], set, sizeof *set) == 0) return (uint16_t)(FIRST_SET + i);
    if (count == SETS_MAX - FIRST_SET)
        return refuse(r, "more classes of characters than there is room for"), NO_SET;
    struct symbols *added = VECTOR_ADD(&r->nfa->sets);
    if (!added) return r->status = STATUS_NOMEM, NO_SET;
    *added = *set;
    return (uint16_t)(FIRST_SET + i);
}

/* Behind \p or \P: the brackets and what they hold, or one letter. */
static struct span read_property_name(struct reading *r) {
    const char *start = r->p;
    if (!reads(r, "{")) return r->p += r->p < r->end, (struct span){start, (size_t)(r->p - start)};
    while (r->p < r->end && *r->p != '}') r->p++;
    r->p += r->p < r->end;
    return (struct span){start, (size_t)(r->p - start)};
}

/* The property behind \p: letters, capitals, small letters, numbers, signs; any other holds anything. */
static void read_property(struct reading *r, bool negated, struct symbols *set) {
    struct span name = read_property_name(r);
    bool letter = span_equal(name, span_of("{L}")), upper = span_equal(name, span_of("{Lu}"));
    bool lower = span_equal(name, span_of("{Ll}")), number = span_equal(name, span_of("{N}"));
    bool sign = span_equal(name, span_of("{So}")), cased = (upper || lower) && !r->caseless;
    bool known = !negated && (letter || upper || lower || number || sign);
    for (unsigned symbol = 0; symbol < 0x80; symbol++) {
        bool capital = symbol >= 'A' && symbol <= 'Z';
        bool fits = number ? is_digit(symbol) : !sign && is_letter(symbol) && (!cased || capital == upper);
        if (fits || !known) symbols_add(set, symbol);
    }
    symbols_add_beyond(set);
    if (cased && known) set->bits[UNCASED / 64] &= ~((uint64_t)1 << UNCASED % 64);
}

/* \d, \w, \s and their opposites; false for any other letter. */
static bool read_class(char letter, struct symbols *set) {
    if (!strchr("dwsDWS", letter)) return false;
    bool opposite = letter < 'a';
    for (unsigned symbol = 0; symbol < 0x80; symbol++) {
        bool fits = is_digit(symbol);
        if ((letter | 0x20) == 'w') fits = fits || is_letter(symbol) || symbol == '_';
        if ((letter | 0x20) == 's') fits = symbol == ' ' || (symbol >= '\t' && symbol <= '\r');
        if (fits != opposite) symbols_add(set, symbol);
    }
    if (opposite) symbols_add_beyond(set);
    return true;
}

/* In either case, few characters of LATIN and SIGNS have another case in another class: the micro sign,
 * letters among U+2100..U+213F, and those of U+2C00..U+2CFF. */
static void refuse_other_case(struct reading *r, const char *p) {
    unsigned char lead = (unsigned char)p[0], second = (unsigned char)p[1];
    bool has = (lead == 0xC2 && second == 0xB5) ||
               (lead == 0xE2 && (second == 0x84 || (second >= 0xB0 && second <= 0xB3)));
    if (r->caseless && has) refuse(r, "a letter among signs, in either case");
}

static unsigned read_hexadecimal(struct reading *r) {
    uint32_t code = 0;
    char bytes[4] = {0};
    for (r->p++; r->p < r->end && *r->p != '}'; r->p++)
        code = code * 16 + (uint32_t)(*r->p <= '9' ? *r->p - '0' : (*r->p | 0x20) - 'a' + 10);
    r->p += r->p < r->end;
    utf8_encode(code, bytes);
    refuse_other_case(r, bytes);
    return symbol_of((unsigned char)bytes[0]);
}

/* One character of the source, which stands for itself. */
static unsigned read_character(struct reading *r) {
    if (r->end - r->p > 1) refuse_other_case(r, r->p);
    unsigned symbol = symbol_of((unsigned char)*r->p++);
    while (r->p < r->end && ((unsigned char)*r->p & 0xC0) == 0x80) r->p++;
    return symbol;
}

/* Behind a backslash; false where nothing is read, as at \b. */
static bool read_escape(struct reading *r, struct symbols *set) {
    char letter = *r->p++;
    if (letter == 'b' || letter == 'B') return false;
    if (letter == 'p' || letter == 'P')
        read_property(r, letter == 'P', set);
    else if (letter == 'x' && r->p < r->end && *r->p == '{')
        symbols_add_character(set, read_hexadecimal(r), r->caseless);
    else if (is_letter((unsigned char)letter) || is_digit((unsigned char)letter)) {
        if (!read_class(letter, set)) refuse(r, "an escape other than \\b \\d \\p \\s \\w \\x{...}");
    } else
        symbols_add_character(set, (unsigned char)letter, r->caseless);
    return true;
}

/* One item of a bracket: a character, a range or an escape. */
static void read_item(struct reading *r, struct symbols *set) {
    if (reads(r, "[:")) refuse(r, "a class by name in a bracket");
    if (reads(r, "\\")) {
        if (r->p == r->end || !read_escape(r, set))
            refuse(r, "an escape in a bracket that stands for no character");
        return;
    }
    unsigned first = read_character(r), last = first;
    if (r->end - r->p > 2 && r->p[0] == '-' && r->p[1] != ']') {
        r->p++;
        last = read_character(r);
    }
    for (; first <= last; first++) symbols_add_character(set, first, r->caseless);
}

/* Behind an opening bracket. */
static void read_bracket(struct reading *r, struct symbols *set) {
    bool negated = reads(r, "^");
    struct symbols listed = {{0}};
    if (r->p == r->end) {
        refuse(r, "a bracket that is not closed");
        return;
    }
    do read_item(r, &listed);
    while (r->p < r->end && *r->p != ']' && !r->status);
    if (!reads(r, "]")) refuse(r, "a bracket that is not closed");
    *set = listed;
    if (!negated) return;
    for (unsigned i = 0; i < 2; i++) set->bits[i] = ~listed.bits[i];
    symbols_add_beyond(set);
}

/* What a set of few ASCII characters matches. */
static void word_set(const struct symbols *set, struct wording *wording) {
    struct wording one;
    bool any = false;
    wording_unknown(wording);
    if (set->bits[CASED / 64] || __builtin_popcountll(set->bits[0]) + __builtin_popcountll(set->bits[1]) > 4)
        return;
    for (unsigned symbol = 0; symbol < 0x80; symbol++) {
        if (!symbols_have(set, symbol)) continue;
        wording_empty(any ? &one : wording, false);
        wording_append_character(any ? &one : wording, (char)symbol, false);
        if (any) wording_join(wording, &one);
        any = true;
    }
}

/* The set of one character of the source. */
static uint16_t read_plain(struct reading *r) {
    struct symbols set = {{0}};
    unsigned symbol = read_character(r), lower = symbol | 0x20;
    bool cased = r->caseless && is_letter(symbol);
    r->single = symbol < 0x80 ? (char)(cased ? lower : symbol) : 0;
    r->single_cased = cased;
    if (symbol >= 0x80) wording_unknown(&r->wording);
    if (cased && lower != 's' && lower != 'k') return (uint16_t)(EITHER_CASE + lower);
    if (symbol < 0x80 && !cased) return (uint16_t)symbol;
    symbols_add_character(&set, symbol, r->caseless);
    return set_number(r, &set);
}

uint16_t nfa_read_set(struct reading *r) {
    struct symbols set = {{0}};
    wording_empty(&r->wording, false);
    if (reads(r, "$") || reads(r, "^")) return NO_SET;
    if (reads(r, "[")) {
        read_bracket(r, &set);
    } else if (reads(r, ".")) {
        set.bits[0] = set.bits[1] = UINT64_MAX;
        symbols_add_beyond(&set);
    } else if (reads(r, "\\")) {
        wording_empty(&r->wording, r->p < r->end && *r->p == 'b');
        if (r->p == r->end) refuse(r, "a backslash at its end");
        if (r->status || !read_escape(r, &set)) return NO_SET;
    } else {
        return read_plain(r);
    }
    word_set(&set, &r->wording);
    return set_number(r, &set);
}
