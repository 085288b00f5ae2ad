/*
 * tokens.h - a text as words and marks, with what is known of each
 *
 *     struct tokens tokens = TOKENS_INIT;                                   kept from text to text
 *     enum status status = tokens_read(&tokens, text, vocabulary, poll);
 *     for (size_t i = 0; !status && i < tokens.count; i++) use(&tokens.items[i]);
 *     tokens_release(&tokens);
 *
 * “The mayor's office,” Dr. Voss said. is   “ The mayor 's office , ” Dr . Voss said .
 *
 * A word is what text/words.h calls one, with two cuts: 's (with any apostrophe) behind letters is a token of
 * its own, TOKEN_POSSESSIVE, and so is an article or preposition that French or Italian leans on a vowel (l',
 * d', qu', dell'), a word with its apostrophe. A hyphenated word is its parts and the hyphens, each glued to
 * the one before it. Any other character is a mark, but for white space and what is invisible; so is, in a
 * word of Hangul, the mark of quotation before a particle. Sentences are those of sentences(text), also those
 * without a token.
 */
#ifndef NEWSPRINT_EXTRACT_TOKENS_H
#define NEWSPRINT_EXTRACT_TOKENS_H

#include "base/buffer.h"
#include "base/vector.h"
#include "extract/vocabulary.h"
#include "sentence/sentences.h"

enum token_flags {
    TOKEN_WORD = 1,        /* of letters and digits, with a hash and classes; without it: a mark */
    TOKEN_DIGITS = 2,      /* a word that begins with a digit: 3, 3rd, 5G */
    TOKEN_CAPITAL = 4,     /* a word that begins with a capital letter */
    TOKEN_CAPITALS = 8,    /* a word of two letters or more that are all capitals: SMITH, EU */
    TOKEN_GLUED = 16,      /* no white space stands before it */
    TOKEN_POSSESSIVE = 32, /* the 's of "mayor's": neither word nor mark */
};

struct token {
    uint64_t hash;        /* of the match key of a word: hash_bytes(); 0 for others */
    uint64_t classes;     /* of a word: enum word_class as bits */
    uint32_t start, size; /* in bytes of the text */
    uint32_t sentence;    /* index into tokens.sentences */
    uint32_t flags;       /* enum token_flags */
};

struct token_sentence {
    size_t first, end; /* tokens first .. end - 1 */
    size_t paragraph;  /* 1 for the first */
    struct span text;
    enum sentence_kind kind;
};

struct tokens {
    struct span text;
    enum language language; /* of the vocabulary */
    struct token *items;
    size_t count, capacity;
    VECTOR_OF(uint32_t) capitals, marks; /* the tokens with TOKEN_CAPITAL, and those that are no words */
    VECTOR_OF(struct token_sentence) sentences;
    struct buffer key; /* scratch */
};
#define TOKENS_INIT                                                                                          \
    { {NULL, 0}, LANGUAGE_AUTO, NULL, 0, 0, VECTOR_INIT, VECTOR_INIT, VECTOR_INIT, BUFFER_INIT }

/* Replaces the content and keeps the memory. The text is valid UTF-8 of less than 4 GiB, which SQLite's limit
 * on values sees to, and is not copied. STATUS_NOMEM or STATUS_INTERRUPT leaves tokens that may only be read
 * again or released. O(bytes); 40 bytes of memory a token. */
enum status tokens_read(struct tokens *tokens, struct span text, const struct vocabulary *vocabulary,
                        struct poll *poll);
/* The same for a reader of few sentences: one that is not wanted is there without tokens. */
enum status tokens_read_where(struct tokens *tokens, struct span text, const struct vocabulary *vocabulary,
                              bool (*wanted)(const void *context, struct span sentence), const void *context,
                              struct poll *poll);
void tokens_release(struct tokens *tokens);

/* A token as it stands in the text, and `first` .. `last` with all between them. */
static inline struct span token_text(const struct tokens *tokens, size_t i) {
    return span_slice(tokens->text, tokens->items[i].start, tokens->items[i].start + tokens->items[i].size);
}

static inline struct span tokens_span(const struct tokens *tokens, size_t first, size_t last) {
    return span_slice(tokens->text, tokens->items[first].start,
                      tokens->items[last].start + tokens->items[last].size);
}

/* The number of the paragraph of a token. */
static inline size_t tokens_paragraph(const struct tokens *tokens, size_t i) {
    return tokens->sentences.items[tokens->items[i].sentence].paragraph;
}

/* True for a mark of one ASCII character. */
static inline bool token_is(const struct tokens *tokens, size_t i, char mark) {
    return tokens->items[i].size == 1 && tokens->text.data[tokens->items[i].start] == mark;
}

#endif
