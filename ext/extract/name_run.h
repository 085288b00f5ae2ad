/*
 * name_run.h - how far a run of capitalised words goes that may be one name, or several
 *
 *     struct name_run run = {{i}, 1, initial, false};
 *     for (size_t next; run.count < NAME_RUN_WORDS && (next = name_run_next(&reader, &run)) != 0;)
 *         run.words[run.count++] = next;
 *
 * U.S. Secretary of State Maria van der Velde Jr. met ...     U . S . Secretary | State Maria van der Velde
 * Jr.
 *
 * The reader is shared with name_pieces.c, which cuts the runs.
 */
#ifndef NEWSPRINT_EXTRACT_NAME_RUN_H
#define NEWSPRINT_EXTRACT_NAME_RUN_H

#include "extract/tokens.h"

struct name_pieces;

/* A run is cut behind so many words: longer ones are no names, and each word is then looked at a bounded
 * number of times. */
enum { NAME_RUN_WORDS = 12 };

struct name_reader {
    const struct tokens *tokens;
    const struct vocabulary *vocabulary;
    enum language language;
    struct name_pieces *pieces;
    size_t end; /* of the sentence */
    enum status status;
};

struct name_run {
    size_t words[NAME_RUN_WORDS]; /* tokens */
    size_t count;
    bool initial; /* its first word begins a sentence */
    bool joined;  /* "of", "for" or "and" join its words: an organisation or a place */
};

static inline const struct token *token_at(const struct name_reader *reader, size_t i) {
    return &reader->tokens->items[i];
}

static inline uint64_t classes_at(const struct name_reader *reader, size_t i) {
    return reader->tokens->items[i].classes;
}

static inline bool is_capital(const struct name_reader *reader, size_t i) {
    return i < reader->end && token_at(reader, i)->flags & TOKEN_CAPITAL;
}

static inline bool is_small(const struct name_reader *reader, size_t i) {
    return i < reader->end && (token_at(reader, i)->flags & (TOKEN_WORD | TOKEN_CAPITAL)) == TOKEN_WORD;
}

static inline bool is_glued(const struct name_reader *reader, size_t i) {
    return i < reader->end && token_at(reader, i)->flags & TOKEN_GLUED;
}

static inline bool is_mark(const struct name_reader *reader, size_t i, char mark) {
    return i < reader->end && token_is(reader->tokens, i, mark);
}

static inline bool is_word(const struct name_reader *reader, size_t i, const char *word) {
    size_t size = strlen(word);
    if (i >= reader->end || token_at(reader, i)->size != size) return false;
    return memcmp(reader->tokens->text.data + token_at(reader, i)->start, word, size) == 0;
}

static inline bool is_initial(const struct name_reader *reader, size_t i) {
    return token_at(reader, i)->size == 1 && is_capital(reader, i);
}

/* True for capitalised words that are in no name: "I", "Monday", "Photo". */
bool name_run_skips(const struct name_reader *reader, size_t i);

/* True for a word whose full stop is its own: "J.", "Gen.", "Jr.", "St." */
bool name_run_dotted(const struct name_reader *reader, size_t i);

/* The token of the next word of a run that has room, or 0. Sets run->joined where "of", "for" or "and"
 * lead to it. */
size_t name_run_next(const struct name_reader *reader, struct name_run *run);

#endif
