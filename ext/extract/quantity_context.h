/*
 * quantity_context.h - the words around a number: what is counted, what became of it, how sure it is
 *
 * All functions look at no more than CONTEXT_WORDS words to a side, within the sentence.
 */
#ifndef NEWSPRINT_EXTRACT_QUANTITY_CONTEXT_H
#define NEWSPRINT_EXTRACT_QUANTITY_CONTEXT_H

#include "extract/pieces.h"

enum { CONTEXT_WORDS = 8 };

/* What the words before `first` or behind `next` say of a number: "at least", "about" ...; NULL for none. */
const char *context_modifier(const struct pieces *pieces, size_t first, struct place next,
                             struct place *behind);

/* The noun that is counted behind a number or its unit, empty where none is told, with *last set behind it.
 * */
struct span context_noun(const struct pieces *pieces, struct place next, struct place *last);

/* The verb beside a number that begins at token `first` and whose noun ends at `last`. */
struct span context_verb(const struct pieces *pieces, size_t first, struct place last);

/* Whether a word of the classes stands within so many words before `first` or behind `next`. */
bool context_has(const struct pieces *pieces, size_t first, struct place next, size_t words,
                 unsigned classes);

#endif
