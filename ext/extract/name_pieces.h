/*
 * name_pieces.h - where names stand in a text, one by one
 *
 *     struct name_pieces pieces = NAME_PIECES_INIT;                        kept from text to text
 *     enum status status = name_pieces_read(&pieces, &tokens, vocabulary, poll);
 *     for (size_t i = 0; !status && i < pieces.list.count; i++) use(&pieces.list.items[i]);
 *     name_pieces_release(&pieces);
 *
 * However French President Lena Voss of the Harbour Board   [Lena Voss] titled, a person; [Harbour Board]
 *
 * A piece is a run of capitalised words, with the small words and marks that may stand inside a name, cut
 * where a title, a place or a first name says that one name ends and another begins. What the piece is
 * comes from its own words and its neighbours; which pieces are one name is told by names.h.
 */
#ifndef NEWSPRINT_EXTRACT_NAME_PIECES_H
#define NEWSPRINT_EXTRACT_NAME_PIECES_H

#include "base/u64_map.h"
#include "extract/tokens.h"

enum name_kind { NAME_UNKNOWN, NAME_PERSON, NAME_ORGANIZATION, NAME_PLACE };
enum name_gender { GENDER_UNKNOWN, GENDER_MALE, GENDER_FEMALE, GENDER_COUNT };

enum name_piece_flags {
    PIECE_TITLED = 1,   /* a title stands before it */
    PIECE_FULL = 2,     /* a person's first name or initials, and a family name */
    PIECE_DOUBTFUL = 4, /* one word that may have its capital from the beginning of the sentence */
    PIECE_SPEAKS = 8,   /* a verb of speech, "who" or an age stands beside it */
    PIECE_OFFICE = 32,  /* the title is an office: it tells no gender */
    PIECE_KIN = 64,     /* "wife" or the like stands before it, or before a comma */
    PIECE_LOOSE = 16    /* the capitals of a headline, of which any may be a name */
};

struct name_piece {
    uint32_t first, end; /* tokens first .. end-1 */
    uint32_t title; /* where the capitalised title before it begins: "Norwegian Prime Minister"; else first */
    enum name_kind kind;
    enum name_gender gender;
    unsigned flags;
    unsigned words;    /* without initials, particles and "Jr." */
    uint64_t hash;     /* of all of these words: phrase_hash() */
    uint64_t given;    /* of the first word or initial */
    uint64_t middle;   /* of the last word but one, where there are three or more; or 0 */
    uint64_t family;   /* of the last word */
    uint64_t initials; /* of the initials behind the first word, or 0 */
};

struct name_pieces {
    VECTOR_OF(struct name_piece) list; /* in the order of the text */
    struct u64_map opening;            /* words that stand where a capital says nothing */
    VECTOR_OF(bool) small;             /* of these: it stands elsewhere without a capital */
};
#define NAME_PIECES_INIT                                                                                     \
    { VECTOR_INIT, U64_MAP_INIT, VECTOR_INIT }

/* Replaces the content and keeps the memory. STATUS_NOMEM or STATUS_INTERRUPT leaves pieces that may only
 * be read again or released. O(tokens). */
enum status name_pieces_read(struct name_pieces *pieces, const struct tokens *tokens,
                             const struct vocabulary *vocabulary, struct poll *poll);
void name_pieces_release(struct name_pieces *pieces);

#endif
