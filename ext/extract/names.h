/*
 * names.h - the names in a text: who and what it speaks of, and where
 *
 *     struct names names = NAMES_INIT;                                     kept from text to text
 *     enum status status = names_read(&names, &tokens, vocabulary, poll);
 *     for (size_t i = 0; !status && i < names.mentions.count; i++) use(&names.mentions.items[i]);
 *     names_release(&names);
 *
 * Voss quits. Mayor Lena Voss said ... Mrs Voss will ...     one person, a woman, with three mentions
 *
 * Full names are read first, then every mention, so that a headline's surname finds its first name below
 * it. A surname is that of the last person before it whose gender fits, else of the first one after it.
 * Only a known first name, initials, a title, or words that only people do (", who", ", 45,", "said") make
 * a person of capitalised words.
 */
#ifndef NEWSPRINT_EXTRACT_NAMES_H
#define NEWSPRINT_EXTRACT_NAMES_H

#include "extract/name_pieces.h"

struct name_mention {
    uint32_t first, end; /* tokens first .. end-1, without title and possessive; they lie in one sentence */
    uint32_t title; /* where the capitalised title before it begins: "Norwegian Prime Minister"; else first */
    uint32_t entity; /* index into names.entities */
    bool titled;     /* a title stands before it, capitalised or not */
};

struct name_entity {
    enum name_kind kind;
    enum name_gender gender; /* of a person, where first name or title tell */
    uint32_t mentions;       /* how many */
    uint32_t first;          /* its first mention, as index into names.mentions */
    uint32_t fullest;        /* the mention with its fullest form */
};

struct names {
    VECTOR_OF(struct name_mention) mentions;  /* in the order of the text; they do not overlap */
    VECTOR_OF(struct name_entity) entities;   /* in the order of their first mentions */
    struct name_pieces pieces;                /* from here on: scratch */
    struct u64_map keys;                      /* of whole names, and of parts of people's names */
    VECTOR_OF(struct name_key_owners) owners; /* of a key, at its number */
    VECTOR_OF(uint32_t) numbers;
};
#define NAMES_INIT                                                                                           \
    { VECTOR_INIT, VECTOR_INIT, NAME_PIECES_INIT, U64_MAP_INIT, VECTOR_INIT, VECTOR_INIT }

/* Replaces the content and keeps the memory; `vocabulary` is that of the tokens. STATUS_NOMEM or
 * STATUS_INTERRUPT leaves names that may only be read again or released. O(tokens). */
enum status names_read(struct names *names, const struct tokens *tokens, const struct vocabulary *vocabulary,
                       struct poll *poll);
void names_release(struct names *names);

/* The first mention that ends behind a token, or mentions.count: mention i = names_from(names, token)
 * covers the token when i is below the count and its first is not behind the token; mention i - 1 is the
 * last one before it. O(log mentions). */
size_t names_from(const struct names *names, size_t token);

#endif
