/*
 * term_vector.h - a document as a vector of weighted words, and the cosine of two
 *
 *     term_vector_make(&vector, &terms, &weights, poll)       from terms.h and term_weights.h
 *     double cosine = term_vector_cosine(&a, &b)
 *     term_vector_release(&vector)
 *
 * The weight of a word is its emphasis in the document times its idf in a corpus. Zeroed is empty.
 */
#ifndef NEWSPRINT_MATCH_TERM_VECTOR_H
#define NEWSPRINT_MATCH_TERM_VECTOR_H

#include "match/term_weights.h"
#include "match/terms.h"

struct weighted_term {
    uint64_t hash;
    double weight; /* above 0 */
};

struct term_vector {
    struct weighted_term *items; /* by hash, rising */
    size_t count;
    double square; /* of its length */
};

/* Makes a vector that is zeroed or was released. STATUS_NOMEM or STATUS_INTERRUPT leaves it empty. O(n log n)
 * for n distinct words. */
enum status term_vector_make(struct term_vector *vector, const struct terms *terms,
                             const struct term_weights *weights, struct poll *poll);
void term_vector_release(struct term_vector *vector);

/* 0 .. 1; neither vector may be empty. The same either way round, and exactly 1 for a vector and itself.
 * O(words). */
double term_vector_cosine(const struct term_vector *a, const struct term_vector *b);

#endif
