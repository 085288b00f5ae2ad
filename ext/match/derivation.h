/*
 * derivation.h - how one text relates to another that may be its source, by the evidence
 *
 *     enum derivation derivation = derivation_of(&evidence);         evidence_gather() has filled it
 *     puts(DERIVATION_NAMES[derivation]);                            "excerpt"
 *
 *     verbatim     no word changed, none left out, none added
 *     excerpt      b is a without some of its sentences, at the ends also without parts of them
 *     extended     b is a with more sentences, at the ends also with more words
 *     edited       most of b is from a, with sentences unchanged or nearly so
 *     partial      b has passages of a, but is mostly its own
 *     rewritten    most of b is from a, in other words
 *     same_event   nothing was taken over, but both speak of the same; known with term weights only
 *     unrelated    none of these
 *
 * The first six are reuse. What it takes is in one table, MEASURE_ROWS, which also says it in words.
 *
 * Measured on texts of students with a given source (clough_stevenson), on articles about other events, on
 * reports of one topic about two events (ecbplus): README, derivation.
 */
#ifndef NEWSPRINT_MATCH_DERIVATION_H
#define NEWSPRINT_MATCH_DERIVATION_H

#include "match/evidence.h"

enum derivation {
    DERIVATION_VERBATIM,
    DERIVATION_EXCERPT,
    DERIVATION_EXTENDED,
    DERIVATION_EDITED,
    DERIVATION_PARTIAL,
    DERIVATION_REWRITTEN,
    DERIVATION_SAME_EVENT,
    DERIVATION_UNRELATED
};
#define DERIVATIONS (DERIVATION_UNRELATED + 1)
extern const char *const DERIVATION_NAMES[DERIVATIONS];

/* What a measure has to reach, and what it says then. */
struct measure_row {
    const char *name;
    double threshold; /* a value from here on holds; above 1: there is none */
    const char *meaning;
};
extern const struct measure_row MEASURE_ROWS[MEASURES]; /* by enum measure */
#define MEASURE_NO_THRESHOLD 2.0

/* Whether a measure reaches its threshold; false for one that has none or is not known. O(1). */
bool measure_holds(const struct evidence *evidence, enum measure measure);

/* The relation, for texts that both have words. A pure function. O(1). */
enum derivation derivation_of(const struct evidence *evidence);

#endif
