/*
 * prefilter.h - what a text must hold for a pattern to match
 */
#ifndef NEWSPRINT_PATTERN_PREFILTER_H
#define NEWSPRINT_PATTERN_PREFILTER_H

#include "pattern/nfa.h"

/* Rows of characters that a caller may know to be absent: an opening bracket, a slash, what begins with
 * C2. */
enum { PREFILTER_BRACKET = 2, PREFILTER_SLASH = 4, PREFILTER_LATIN = 8 };

struct prefilter {
    uint32_t longest; /* characters, of a text that is matched as a whole */
    unsigned char rows;
    char word[NFA_WORD];
};

/* Fills *filter with what every match that starts at one of the nodes must contain. Give `branch` if all
 * nodes belong to it: its word and its length count too. Fails with STATUS_NOMEM alone. */
enum status prefilter_find(struct prefilter *filter, struct nfa *nfa, const struct nfa_branch *branch,
                           const struct nfa_nodes *nodes);
bool prefilter_equal(const struct prefilter *a, const struct prefilter *b);

/* False where the text does not hold what is needed; its length is left to the caller. True of texts of some
 * KB. */
bool prefilter_met(const struct prefilter *filter, struct span text);

/* The characters of a valid UTF-8 text, or less: four bytes are at least one. */
size_t prefilter_characters(struct span text);

#endif
