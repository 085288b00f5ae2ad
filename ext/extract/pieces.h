/*
 * pieces.h - what stands before and behind a number: words, marks, and what is glued to its digits
 *
 *     "a 62-year-old"   behind 62: year (by a hyphen), old (by a hyphen)
 *     "$3.2bn in"       behind 3.2: bn (glued), in (by a blank)
 *
 * A place is a byte of a sentence's tokens, which may lie inside a token: behind the digits of "5ft". All
 * functions are O(bytes of the words they pass) and go no further than the sentence; memory that runs out is
 * said by *pieces.status, and what is given then is good for nothing else.
 */
#ifndef NEWSPRINT_EXTRACT_PIECES_H
#define NEWSPRINT_EXTRACT_PIECES_H

#include "extract/number_marks.h"
#include "extract/quantity_words.h"
#include "extract/tokens.h"

struct pieces {
    const struct tokens *tokens;
    enum language language;
    enum decimal_mark mark;
    size_t first, end;   /* the tokens of the sentence */
    struct buffer *key;  /* scratch */
    enum status *status; /* STATUS_NOMEM once the scratch could not grow */
    struct poll *poll;
};

struct place {
    size_t token; /* that has the byte, or the first behind it */
    const char *at;
};

enum join { JOIN_GLUED, JOIN_HYPHEN, JOIN_SPACE };

struct piece {
    struct span text; /* empty at the end of the sentence */
    enum join join;
    bool word;
    uint64_t classes;  /* of a word that is a token: enum word_class; all bits of what is not */
    struct place next; /* behind it */
};

static inline const char *token_start(const struct pieces *pieces, size_t token) {
    return pieces->tokens->text.data + pieces->tokens->items[token].start;
}

static inline const char *token_end(const struct pieces *pieces, size_t token) {
    return token_start(pieces, token) + pieces->tokens->items[token].size;
}

/* The place where a token begins, or, behind the last, where that ends. */
static inline struct place place_of(const struct pieces *pieces, size_t token) {
    if (token < pieces->end) return (struct place){token, token_start(pieces, token)};
    return (struct place){pieces->end, token_end(pieces, pieces->end - 1)};
}

/* The place of a byte of the sentence, from a place before it on. */
struct place place_at(const struct pieces *pieces, struct place from, const char *at);

/* The piece at a place: the rest of its token, or the next; a hyphen between two words is its join. */
struct piece piece_at(const struct pieces *pieces, struct place place);

/* The match key of a word, or a mark as it is; empty for what is no piece. Good until the next key. */
struct span piece_key(const struct pieces *pieces, const struct piece *piece);
struct span token_key(const struct pieces *pieces, size_t token);

/* Rows of the longest key that begins at a place, with *next set behind it; NULL where there is none. */
const struct unit_word *unit_at(const struct pieces *pieces, struct place place, unsigned kinds,
                                struct place *next);
const struct quantity_word *phrase_at(const struct pieces *pieces, struct place place, unsigned classes,
                                      struct place *next);

/* The row of the longest key that ends with the token before `token`, with *first set to its first token. */
const struct quantity_word *phrase_before(const struct pieces *pieces, size_t token, unsigned classes,
                                          size_t *first);

/* True for one of the commonest small words of the language: "the", "when". */
bool is_function_word(const struct pieces *pieces, struct span word);

/* Whether one token, or piece, is a word of the classes. */
bool token_is_word_of(const struct pieces *pieces, size_t token, unsigned classes);
bool piece_is_word_of(const struct pieces *pieces, const struct piece *piece, unsigned classes);

/* False for a piece that is no word of numbers (data/number_words.def) of the classes. */
static inline bool piece_may_count(const struct piece *piece, unsigned classes) {
    return piece->word && piece->classes >> NUMBER_CLASSES_SHIFT & classes;
}

#endif
