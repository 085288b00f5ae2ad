/*
 * person_name.h - a person's name by itself, as words and as sounds
 *
 *     struct person_name name;
 *     enum status status = person_name_read(&name, span_of("Mr. Karl van Velde"), vocabulary, &key, poll);
 *     if (!status && name.count) use(name.words[0], name.words[name.count - 1]);     karl, velde
 *
 * Names travel between alphabets, and each newsroom writes them in its own way. Sounds are what remains:
 * small letters for vowels, capitals for consonants that are taken for each other.
 *
 *     Gaddafi, Qaddafi, Kadhafi   KaDaFi        Zelensky, Zelenskiy   ZeLeNZKi
 */
#ifndef NEWSPRINT_EXTRACT_PERSON_NAME_H
#define NEWSPRINT_EXTRACT_PERSON_NAME_H

#include "base/buffer.h"
#include "base/poll.h"
#include "extract/vocabulary.h"

/* Longer ones are no names of people. */
enum { PERSON_NAME_WORDS = 8, PERSON_NAME_LETTERS = 40 };

struct person_word {
    char letters[PERSON_NAME_LETTERS]; /* of the match key, in Latin script */
    size_t size;
    uint64_t classes; /* enum word_class */
};

/* Without titles before it, particles ("al", "van") inside it and "Jr." behind it. */
struct person_name {
    struct person_word words[PERSON_NAME_WORDS]; /* first name or initial first, family name last */
    size_t count;                                /* 0 for what is no name of a person */
    uint64_t suffix;                             /* the hash of "jr", "iii"; or 0 */
};

/* Reads a text that is one name. `key` is scratch space. One in a script other than Latin, Cyrillic and
 * Greek, or with too many words or letters, or without any, has count 0. STATUS_NOMEM; STATUS_INTERRUPT
 * where poll, which may be NULL, said to stop. O(bytes), and no more than some hundred of them. */
enum status person_name_read(struct person_name *name, struct span text, const struct vocabulary *vocabulary,
                             struct buffer *key, struct poll *poll);

/* The sounds of a word, at most twice as many as letters; gives how many. */
enum { PERSON_SOUNDS = 2 * PERSON_NAME_LETTERS };
size_t person_sounds(const struct person_word *word, char sounds[PERSON_SOUNDS]);

static inline bool sound_is_vowel(char sound) {
    return sound >= 'a';
}

/* The n-th full form that a first name stands for, from 0: "bill", 0 gives "william"; or NULL. */
const char *nickname_full(struct span word, size_t n);

#endif
