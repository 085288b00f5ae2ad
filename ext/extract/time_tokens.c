/*
 * time_tokens.c - a printed time in pieces
 *
 * First the text is cut where digits, letters and marks meet, and each run of letters is folded to its match
 * key. The keys stand in one buffer with a blank between, so that the key of "tháng mười hai" is a piece of
 * it. Then words are looked up, the longest run first ("a. m." is the words a and m), and numbers that words
 * say to be months become months.
 */
#include "extract/time_tokens.h"
#include "text/chars.h"
#include "text/utf8.h"
#include "text/words.h"

/* A piece as it is cut, with the place of a word's key. */
struct piece {
    struct time_token token;
    size_t key, key_end;
    bool letter; /* a word of one letter */
};

struct pieces {
    struct piece items[TIME_TOKENS_MAX];
    size_t count;
    struct buffer keys;
};

/* One character for each kind of mark. */
static uint32_t plain_mark(uint32_t code) {
    if (code == 0xFF1A || code == 0x2236) return ':';
    if ((code >= 0x2010 && code <= 0x2015) || code == 0x2212 || code == 0xFF0D) return '-';
    if (code == 0x60C || code == 0x3001 || code == 0xFF0C) return ',';
    if (code == 0xFF0F || code == 0x2044) return '/';
    if (code == 0xFF0E || code == 0x6D4 || code == 0x970) return '.';
    if (code == 0xFF08) return '(';
    if (code == 0xFF09) return ')';
    return code;
}

/* Scripts without spaces, and Hangul, whose words are glued to each other in dates. */
static bool stands_alone(uint32_t code) {
    return (code >= 0x3040 && code <= 0x30FF) || (code >= 0x3400 && code <= 0x9FFF) ||
           (code >= 0xAC00 && code <= 0xD7A3);
}

static const char *cut_number(const char *p, const char *end, struct time_token *token) {
    enum { DIGITS_MAX = 18 };
    size_t size;
    int digit;
    token->kind = TIME_TOKEN_NUMBER;
    for (; p < end && (digit = word_digit(utf8_decode_valid(p, &size))) >= 0; p += size) {
        token->digits++;
        if (token->digits <= DIGITS_MAX) token->value = token->value * 10 + digit;
    }
    return p;
}

static const char *cut_word(const char *p, const char *end, struct pieces *pieces, struct piece *piece) {
    const char *start = p;
    size_t size, letters = 0;
    piece->token.kind = TIME_TOKEN_WORD;
    piece->token.mark = utf8_decode_valid(p, &size);
    piece->token.capital = char_at(p, &size) == CHAR_UPPER;
    while (p < end && char_is_letter(char_at(p, &size))) {
        bool alone = stands_alone(utf8_decode_valid(p, &size));
        if (alone && letters) break;
        letters += char_at(p, &size) != CHAR_MARK;
        p += size;
        if (alone) break;
    }
    if (pieces->keys.size) buffer_append_byte(&pieces->keys, ' ');
    piece->key = pieces->keys.size;
    word_fold((struct span){start, (size_t)(p - start)}, &pieces->keys, NULL);
    piece->key_end = pieces->keys.size;
    piece->letter = letters == 1;
    return p;
}

/* Cuts one piece at p; gives where it ends. */
static const char *cut(const char *p, const char *end, bool space, struct pieces *pieces) {
    struct piece *piece = &pieces->items[pieces->count];
    size_t size;
    *piece = (struct piece){.token = {.space = space}};
    uint32_t code = utf8_decode_valid(p, &size);
    pieces->count++;
    if (word_digit(code) >= 0) return cut_number(p, end, &piece->token);
    if (char_is_letter(char_at(p, &size))) return cut_word(p, end, pieces, piece);
    piece->token.kind = TIME_TOKEN_MARK;
    piece->token.mark = plain_mark(code);
    return p + size;
}

static bool cut_all(struct span text, struct pieces *pieces) {
    const char *p = text.data, *end = p + text.size;
    bool space = false;
    for (size_t size; p < end;) {
        enum char_class class = char_at(p, &size);
        if (char_is_space(class) || class == CHAR_MARK) {
            space |= class != CHAR_MARK;
            p += size;
            continue;
        }
        if (pieces->count == TIME_TOKENS_MAX) return false;
        p = cut(p, end, space, pieces);
        space = false;
    }
    return true;
}

/* The piece that continues the word at i to a longer key; 0 where none does. A full stop may stand between
 * letters. */
static size_t next_word(const struct pieces *pieces, size_t i) {
    const struct piece *piece = &pieces->items[i++];
    bool letter = piece->letter;
    if (letter && i < pieces->count && pieces->items[i].token.mark == '.') i++;
    if (i >= pieces->count || pieces->items[i].token.kind != TIME_TOKEN_WORD) return 0;
    return i == (size_t)(piece - pieces->items) + 1 || pieces->items[i].letter ? i : 0;
}

/* Looks up the longest run of words at i; gives the number of pieces that it covers. */
static size_t look_up(const struct pieces *pieces, size_t i, struct time_token *token) {
    size_t covered = 1, last = i;
    *token = pieces->items[i].token;
    for (int joined = 1; joined <= DATE_WORD_JOINED; joined++) {
        struct span key =
            span_slice(buffer_span(&pieces->keys), pieces->items[i].key, pieces->items[last].key_end);
        const struct date_word *word = date_word_find(key);
        if (word) {
            token->word = word;
            covered = last - i + 1;
        }
        last = next_word(pieces, last);
        if (!last) break;
    }
    return covered;
}

static bool is_class(const struct time_token *token, enum date_class class) {
    return token->kind == TIME_TOKEN_WORD && token->word && token->word->class == class;
}

/* What the values of the months that a word names are above their numbers; -1 for a word that names none. */
static int months_of(const struct time_token *token) {
    if (is_class(token, DATE_SOLAR)) return SOLAR_MONTHS;
    if (is_class(token, DATE_THAI)) return THAI_MONTHS;
    return is_class(token, DATE_MONTH) || is_class(token, DATE_MONTH_BARE) ? 0 : -1;
}

/* Turns a named month into a MONTH, and with the piece before it a number that is a month's or an era's.
 * False where the piece before it says all. */
static bool make_month(struct time_token *before, struct time_token *token) {
    bool number = before && before->kind == TIME_TOKEN_NUMBER;
    if (number && is_class(token, DATE_MONTH_MARK)) {
        before->kind = TIME_TOKEN_MONTH;
        return false;
    }
    if (before && token->kind == TIME_TOKEN_NUMBER && token->digits <= 2) {
        if (is_class(before, DATE_MONTH_PREFIX)) {
            *before =
                (struct time_token){.kind = TIME_TOKEN_MONTH, .space = before->space, .value = token->value};
            return false;
        }
        if (is_class(before, DATE_ERA)) {
            *before = (struct time_token){.kind = TIME_TOKEN_NUMBER,
                                          .space = before->space,
                                          .digits = 4,
                                          .value = before->word->value + token->value};
            return false;
        }
    }
    int months = months_of(token);
    if (months < 0) return true;
    token->kind = TIME_TOKEN_MONTH;
    token->value = months + token->word->value;
    return true;
}

static void look_up_all(const struct pieces *pieces, struct time_tokens *tokens) {
    for (size_t i = 0; i < pieces->count;) {
        struct time_token token = pieces->items[i].token;
        i += token.kind == TIME_TOKEN_WORD ? look_up(pieces, i, &token) : 1;
        struct time_token *before = tokens->count ? &tokens->items[tokens->count - 1] : NULL;
        if (make_month(before, &token)) tokens->items[tokens->count++] = token;
    }
}

enum status time_tokens_read(struct span text, struct time_tokens *tokens, bool *fits) {
    struct pieces pieces = {.keys = BUFFER_INIT};
    tokens->count = 0;
    *fits = text.size <= TIME_TEXT_MAX && cut_all(text, &pieces);
    enum status status = pieces.keys.status;
    if (*fits && !status) look_up_all(&pieces, tokens);
    buffer_release(&pieces.keys);
    return status;
}
