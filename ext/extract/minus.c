/*
 * minus.c - the minus before a number
 */
#include "extract/minus.h"
#include "text/chars.h"

/* SIGN_LESS: "moins 4 degrés", a word that is a minus before what is measured alone. */
enum sign { SIGN_NONE, SIGN_MINUS, SIGN_HYPHEN, SIGN_DASH, SIGN_WORD, SIGN_LESS, SIGN_PLUS, SIGN_PLUS_WORD };

static enum sign sign_of(const struct pieces *pieces, size_t token) {
    struct span text = token_text(pieces->tokens, token);
    if (span_equal(text, span_of("\xE2\x88\x92"))) return SIGN_MINUS;
    if (span_equal(text, span_of("-"))) return SIGN_HYPHEN;
    if (span_equal(text, span_of("\xE2\x80\x93"))) return SIGN_DASH;
    if (span_equal(text, span_of("+"))) return SIGN_PLUS;
    if (span_equal(text, span_of("plus"))) return SIGN_PLUS_WORD;
    const struct number_word *word =
        number_word_find(token_key(pieces, token), pieces->language, 1 << NUMBER_MINUS);
    return !word ? SIGN_NONE : word->value ? SIGN_WORD : SIGN_LESS;
}

/* The sign at a token, if the next one is what it belongs to. */
static enum sign sign_at(const struct pieces *pieces, size_t token) {
    if (token + 1 >= pieces->end) return SIGN_NONE;
    enum sign sign = sign_of(pieces, token);
    bool leans = pieces->tokens->items[token + 1].flags & TOKEN_GLUED;
    return leans == (sign < SIGN_WORD || sign == SIGN_PLUS) ? sign : SIGN_NONE;
}

/* True for the word before "menos" and its like that makes it no minus: "al menos", "min of meer". */
static bool is_at_least(struct span key) {
    static const char *const WORDS[] = {"al", "ao", "au", "du", "lo", "o", "of", "ou", "pelo"};
    for (size_t i = 0; i < sizeof WORDS / sizeof *WORDS; i++)
        if (span_equal(key, span_of(WORDS[i]))) return true;
    return false;
}

/* True where nothing stands before a sign that it may belong to: "3-5", "10 minus 5", "1914 -1918", "plus or
 * minus 4", "al menos 4". */
static bool is_free(const struct pieces *pieces, size_t token, enum sign sign) {
    if (token == pieces->first) return true;
    struct span before = token_text(pieces->tokens, token - 1);
    if (is_ascii_digit(before.data[before.size - 1]) || before.data[before.size - 1] == '%') return false;
    if (span_equal(before, span_of("or")) || span_equal(before, span_of("/"))) return false;
    if (sign == SIGN_LESS && is_at_least(token_key(pieces, token - 1))) return false;
    bool opens = span_equal(before, span_of("(")) || span_equal(before, span_of("["));
    return opens || !(pieces->tokens->items[token].flags & TOKEN_GLUED);
}

static bool is_measured(const struct amount *amount) {
    enum {
        KINDS =
            1 << UNIT_MONEY | 1 << UNIT_CODE | 1 << UNIT_PERCENT | 1 << UNIT_TEMPERATURE | 1 << UNIT_DEGREE
    };
    return amount->unit && KINDS >> amount->unit->kind & 1;
}

size_t minus_before(const struct pieces *pieces, const struct amount *amount) {
    size_t token = amount->start.token;
    bool whole = token > pieces->first && amount->start.at == place_of(pieces, token).at;
    if (!whole || amount->number.flags & (NUMBER_IS_ORDINAL | NUMBER_HAS_ARTICLE)) return 0;
    enum sign sign = sign_at(pieces, --token);
    if (!sign || sign >= SIGN_PLUS || !is_free(pieces, token, sign)) return 0;
    bool doubtful = sign == SIGN_DASH || sign == SIGN_LESS || (sign == SIGN_HYPHEN && token == pieces->first);
    return !doubtful || is_measured(amount);
}

struct place minus_skip(const struct pieces *pieces, struct place place, bool *minus) {
    enum sign sign = sign_at(pieces, place.token);
    *minus = sign && sign < SIGN_PLUS;
    return sign ? place_of(pieces, place.token + 1) : place;
}
