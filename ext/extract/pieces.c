/*
 * pieces.c - what stands before and behind a number: words, marks, and what is glued to its digits
 */
#include "extract/pieces.h"
#include "text/chars.h"
#include "text/words.h"

/* A longer word is in no list. */
enum { KEY_BYTES = 100 };

struct place place_at(const struct pieces *pieces, struct place from, const char *at) {
    size_t token = from.token;
    while (token < pieces->end && token_end(pieces, token) <= at) token++;
    if (token < pieces->end && token_start(pieces, token) > at) return place_of(pieces, token);
    return (struct place){token, at};
}

static bool is_hyphen(const struct pieces *pieces, size_t token) {
    if (token_is(pieces->tokens, token, '-')) return true;
    struct span text = token_text(pieces->tokens, token);
    return text.size == 3 &&
           (memcmp(text.data, "\xE2\x80\x90", 3) == 0 || memcmp(text.data, "\xE2\x80\x91", 3) == 0);
}

static bool is_glued_word(const struct pieces *pieces, size_t token) {
    if (token >= pieces->end) return false;
    unsigned flags = pieces->tokens->items[token].flags;
    return flags & TOKEN_WORD && flags & TOKEN_GLUED;
}

struct piece piece_at(const struct pieces *pieces, struct place place) {
    size_t token = place.token;
    struct piece piece = {{place.at, 0}, JOIN_GLUED, false, UINT64_MAX, place};
    if (token >= pieces->end) return piece;
    bool inside = place.at > token_start(pieces, token);
    if (!inside && !(pieces->tokens->items[token].flags & TOKEN_GLUED)) piece.join = JOIN_SPACE;
    if (!inside && piece.join == JOIN_GLUED && is_hyphen(pieces, token) && is_glued_word(pieces, token + 1)) {
        piece.join = JOIN_HYPHEN;
        place.at = token_start(pieces, ++token);
    }
    piece.word = pieces->tokens->items[token].flags & TOKEN_WORD;
    if (piece.word && place.at == token_start(pieces, token))
        piece.classes = pieces->tokens->items[token].classes;
    piece.text = (struct span){place.at, (size_t)(token_end(pieces, token) - place.at)};
    piece.next = place_of(pieces, token + 1);
    return piece;
}

/* The same as word_fold() for a word of ASCII letters; false for another. */
static bool add_plain_key(const struct pieces *pieces, struct span text) {
    char *to = buffer_reserve(pieces->key, text.size);
    for (size_t i = 0; to && i < text.size; i++) {
        if (!is_ascii_letter(text.data[i])) return false;
        to[i] = (char)(text.data[i] | 0x20);
    }
    if (!to) *pieces->status = pieces->key->status;
    if (to) pieces->key->size += text.size;
    return true;
}

/* Appends the key of a piece to the scratch buffer. */
static void add_key(const struct pieces *pieces, struct span text, bool word) {
    if (text.size > KEY_BYTES || (word && add_plain_key(pieces, text))) return;
    if (word)
        word_fold(text, pieces->key, pieces->poll);
    else if (*text.data)
        buffer_append(pieces->key, text);
    if (pieces->key->status) *pieces->status = pieces->key->status;
}

struct span piece_key(const struct pieces *pieces, const struct piece *piece) {
    buffer_clear(pieces->key);
    if (piece->text.size) add_key(pieces, piece->text, piece->word);
    return buffer_span(pieces->key);
}

struct span token_key(const struct pieces *pieces, size_t token) {
    buffer_clear(pieces->key);
    add_key(pieces, token_text(pieces->tokens, token), pieces->tokens->items[token].flags & TOKEN_WORD);
    return buffer_span(pieces->key);
}

/* What the two searches for a phrase have in common: the key grows by a piece, while a row goes on. */
static bool grow(const struct pieces *pieces, size_t words, struct piece *piece, struct place place) {
    *piece = piece_at(pieces, place);
    if (!piece->text.size) return false;
    if (words) buffer_append_byte(pieces->key, ' ');
    size_t size = pieces->key->size;
    add_key(pieces, piece->text, piece->word);
    return pieces->key->size > size;
}

const struct unit_word *unit_at(const struct pieces *pieces, struct place place, unsigned kinds,
                                struct place *next) {
    const struct unit_word *found = NULL;
    struct piece piece = piece_at(pieces, place);
    if (!(piece.classes & CLASS_UNIT_WORD)) return NULL;
    buffer_clear(pieces->key);
    for (size_t words = 0; words < QUANTITY_PHRASE_WORDS && grow(pieces, words, &piece, place); words++) {
        const struct unit_word *row = unit_word_find(buffer_span(pieces->key), pieces->language, kinds);
        if (row) *next = piece.next;
        if (row) found = row;
        place = piece.next;
        bool goes_on = words || piece.classes & CLASS_UNIT_HEAD;
        if (!goes_on || !unit_word_begins(buffer_span(pieces->key))) break;
    }
    return found;
}

const struct quantity_word *phrase_at(const struct pieces *pieces, struct place place, unsigned classes,
                                      struct place *next) {
    const struct quantity_word *found = NULL;
    struct piece piece = piece_at(pieces, place);
    if (!(piece.classes & CLASS_QUANTITY_WORD)) return NULL;
    buffer_clear(pieces->key);
    for (size_t words = 0; words < QUANTITY_PHRASE_WORDS && grow(pieces, words, &piece, place); words++) {
        const struct quantity_word *row =
            quantity_word_find(buffer_span(pieces->key), pieces->language, classes);
        if (row) *next = piece.next;
        if (row) found = row;
        place = piece.next;
        bool goes_on = words || piece.classes & CLASS_QUANTITY_HEAD;
        if (!goes_on || !quantity_word_begins(buffer_span(pieces->key))) break;
    }
    return found;
}

/* The row of the words first .. end - 1. */
static const struct quantity_word *words_row(const struct pieces *pieces, size_t first, size_t end,
                                             unsigned classes) {
    const uint64_t may =
        end - first > 1 ? (uint64_t)CLASS_QUANTITY_HEAD : (uint64_t)classes << QUANTITY_CLASSES_SHIFT;
    if (!(pieces->tokens->items[first].classes & may)) return NULL;
    buffer_clear(pieces->key);
    for (size_t i = first; i < end; i++) {
        const struct token *token = &pieces->tokens->items[i];
        if (!(token->flags & TOKEN_WORD)) return NULL;
        if (i > first) buffer_append_byte(pieces->key, ' ');
        add_key(pieces, token_text(pieces->tokens, i), true);
    }
    return quantity_word_find(buffer_span(pieces->key), pieces->language, classes);
}

const struct quantity_word *phrase_before(const struct pieces *pieces, size_t token, unsigned classes,
                                          size_t *first) {
    if (!token_is_word_of(pieces, token - 1, classes | 1u << WORD_MODIFIER_END)) return NULL;
    size_t least =
        token - pieces->first < QUANTITY_PHRASE_WORDS ? pieces->first : token - QUANTITY_PHRASE_WORDS;
    for (*first = least; *first < token; ++*first) {
        const struct quantity_word *row = words_row(pieces, *first, token, classes);
        if (row) return row;
    }
    return NULL;
}

bool token_is_word_of(const struct pieces *pieces, size_t token, unsigned classes) {
    if (token < pieces->first || token >= pieces->end) return false;
    return pieces->tokens->items[token].classes >> QUANTITY_CLASSES_SHIFT & classes;
}

bool is_function_word(const struct pieces *pieces, struct span word) {
    enum language language = pieces->language == LANGUAGE_OTHER ? LANGUAGE_EN : pieces->language;
    return lexicon_function_word(word) >> language & 1;
}

bool piece_is_word_of(const struct pieces *pieces, const struct piece *piece, unsigned classes) {
    if (!piece->word) return false;
    if (piece->classes != UINT64_MAX) return piece->classes >> QUANTITY_CLASSES_SHIFT & classes;
    return quantity_word_find(piece_key(pieces, piece), pieces->language, classes) != NULL;
}
