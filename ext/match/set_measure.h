/*
 * set_measure.h - what similarity() and containment() measure, of texts and of signatures
 *
 * Resemblance is |A and B| / |A or B| of two sets of shingles, containment |A and B| / |A| (Broder 1997). Of
 * texts both are exact, of signatures estimates (match/minhash.h). O(1) for counts, O(size) for signatures.
 */
#ifndef NEWSPRINT_MATCH_SET_MEASURE_H
#define NEWSPRINT_MATCH_SET_MEASURE_H

#include "match/minhash.h"

struct set_measure {
    const char *name; /* of the function */
    bool narrows;     /* a text a of fewer words than a shingle is looked for by runs of so many words */
    /* From the shingles that both have and those of each, which are not none. */
    double (*exact)(double shared, double a, double b);
    /* Of two signatures of equal shape. */
    double (*estimate)(const struct minhash *a, const struct minhash *b);
};

extern const struct set_measure SET_RESEMBLANCE, SET_CONTAINMENT;

#endif
