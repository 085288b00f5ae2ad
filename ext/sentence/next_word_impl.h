/*
 * next_word_impl.h - the word behind a mark, as the decisions of this room look at it
 *
 * Text must be valid UTF-8. No heap; each call reads a word of up to TOKEN_BYTES, or the white space and up
 * to OPENERS_MAX opening marks before one.
 */
#ifndef NEWSPRINT_SENTENCE_NEXT_WORD_IMPL_H
#define NEWSPRINT_SENTENCE_NEXT_WORD_IMPL_H

#include "sentence/surroundings.h"
#include "text/chars.h"

/* The longest word that is looked at. Longer ones are no abbreviation, and the cut keeps the cost of
 * "a.a.a.a..." linear. */
enum { TOKEN_BYTES = 48 };

/* The word behind the mark. */
struct next {
    const char *start;     /* its first character, behind opening quotes and brackets */
    enum char_class class; /* of that character */
    enum char_class first; /* of the first one behind the white space: CHAR_OPEN in "(Fla.) (See" */
    bool spaced;           /* white space lies between */
    bool opened;           /* an opening quote or bracket does */
    bool quoted;           /* a double quotation mark does, first of all */
    bool direct;           /* nothing but white space lies between it and a dot */
    bool last;             /* nothing follows, or a line break that ends the sentence anyway */
};

static inline const char *text_end(const struct surroundings *b) {
    return b->text.data + b->text.size;
}

struct next next_word(const struct surroundings *b, const char *tail);

/* The word at p: letters, marks and apostrophes between them; empty where there is none. */
struct span word_at(const char *p, const char *end);

/* Past the white space at p, and whether the sentence must end there. */
const char *cross_space(const struct surroundings *b, const char *p, bool *last);

/* "I", "I'm", "I’ve": always a capital, so no evidence. */
bool is_pronoun_i(struct span word);

/* An opener, either as it stands or without what follows its apostrophe ("The council's"). */
bool is_opener(struct surroundings *b, struct next next);

static inline enum char_class first_class(struct span word) {
    size_t size;
    return word.size ? char_at(word.data, &size) : CHAR_OTHER;
}

#endif
