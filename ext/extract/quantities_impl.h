/*
 * quantities_impl.h - a number that may be a quantity, for the files that judge it
 */
#ifndef NEWSPRINT_EXTRACT_QUANTITIES_IMPL_H
#define NEWSPRINT_EXTRACT_QUANTITIES_IMPL_H

#include "extract/amount.h"
#include "extract/quantities.h"
#include "extract/quantity_context.h"

struct candidate {
    const struct pieces *pieces;
    struct amount amount;
    size_t first;        /* its first token, the article included */
    struct piece behind; /* what stands behind it */
    bool heading;        /* its sentence is one */
    bool aged;           /* "and" stands between it and an age */
};

/* quantity_names.c: whether the number is part of a name, an address, a code, or of nothing that is counted.
 * */
bool candidate_is_code(const struct pieces *pieces, size_t token);
bool candidate_is_name(const struct candidate *candidate);
bool candidate_is_vague(const struct candidate *candidate);
bool candidate_is_ordinal(const struct candidate *candidate);

/* quantity_kind.c: sets kind, values and units; false where the number is none for sure. It may move the end
 * of the amount: "One in five", "62-year-old". */
bool candidate_judge(struct candidate *candidate, struct quantity *quantity);

/* The token before a number, or SIZE_MAX. */
static inline size_t token_before(const struct candidate *candidate) {
    return candidate->first > candidate->pieces->first ? candidate->first - 1 : SIZE_MAX;
}

#endif
