/*
 * time_tokens.h - a printed time in pieces: numbers, words that mean something in dates, and marks
 *
 *     "Fri., 14. März 2031"  ->  WORD WEEKDAY 4, MARK '.', MARK ',', NUMBER 14, MARK '.', MONTH 3, NUMBER
 * 2031
 *     "2031年3月14日"         ->  NUMBER 2031, WORD LINK, MONTH 3, NUMBER 14, WORD LINK
 *
 * Digits of all scripts that news is printed in are numbers. A month that is named, or that is a number with
 * a word that says so, is a MONTH. Words that are not in data/date_words.def are WORDs without a row.
 */
#ifndef NEWSPRINT_EXTRACT_TIME_TOKENS_H
#define NEWSPRINT_EXTRACT_TIME_TOKENS_H

#include "base/status.h"
#include "extract/date_words.h"
#include <stdint.h>

/* A longer text, or one of more pieces, is an article and not a printed time. */
enum { TIME_TEXT_MAX = 1000, TIME_TOKENS_MAX = 200 };
/* The value of a Persian month is 13 .. 24, of a Thai one 25 .. 36. */
enum { SOLAR_MONTHS = 12, THAI_MONTHS = 24 };

enum time_token_kind { TIME_TOKEN_NUMBER, TIME_TOKEN_MONTH, TIME_TOKEN_WORD, TIME_TOKEN_MARK };

struct time_token {
    enum time_token_kind kind;
    bool space;      /* white space stands before it */
    bool capital;    /* a word that begins with a capital letter */
    bool used;       /* part of a date or time that was read */
    unsigned digits; /* of a number */
    int64_t value;   /* of a number or month */
    uint32_t
        mark; /* the code point of a mark, colons and dashes of all kinds as ASCII; the first of a word */
    const struct date_word *word; /* NULL for a word that says nothing */
};

struct time_tokens {
    struct time_token items[TIME_TOKENS_MAX];
    size_t count;
};

/* Reads the pieces of a text in valid UTF-8. *fits is false where it is longer than a printed time. Fails
 * with STATUS_NOMEM. O(bytes), at most TIME_TEXT_MAX of them. */
enum status time_tokens_read(struct span text, struct time_tokens *tokens, bool *fits);

/* Questions about the piece at i, which may be beyond the last. */
static inline bool token_is_number(const struct time_tokens *tokens, size_t i, unsigned least,
                                   unsigned most) {
    if (i >= tokens->count) return false;
    const struct time_token *token = &tokens->items[i];
    return token->kind == TIME_TOKEN_NUMBER && !token->used && token->digits >= least &&
           token->digits <= most;
}

static inline bool token_is_mark(const struct time_tokens *tokens, size_t i, uint32_t mark) {
    return i < tokens->count && tokens->items[i].kind == TIME_TOKEN_MARK && tokens->items[i].mark == mark;
}

static inline bool token_is_word(const struct time_tokens *tokens, size_t i, enum date_class class) {
    if (i >= tokens->count) return false;
    const struct time_token *token = &tokens->items[i];
    return token->kind == TIME_TOKEN_WORD && token->word && token->word->class == class;
}

/* True where no white space stands before the piece at i. */
static inline bool token_is_attached(const struct time_tokens *tokens, size_t i) {
    return i < tokens->count && !tokens->items[i].space;
}

#endif
