/*
 * prefilter.h - what a text must have for a pattern to match
 */
#ifndef NEWSPRINT_PATTERN_PREFILTER_H
#define NEWSPRINT_PATTERN_PREFILTER_H

#include "pattern/nfa.h"

/* Rows of one character alone, which a caller may know to be absent. */
enum { NEEDS_BRACKET = 2, NEEDS_SLASH = 4 };

struct needs {
    uint32_t longest; /* characters, of a text that is matched as a whole */
    unsigned char rows;
    char word[AUTOMATON_WORD];
};

/* What each match needs that begins at one of the nodes; with `branch`, which all of them begin, also what the branch
 * knows. Fails with STATUS_NOMEM alone. */
enum status needs_find(struct needs *needs, struct automaton *automaton,
                       const struct automaton_branch *branch, const struct automaton_nodes *nodes);
bool needs_equal(const struct needs *a, const struct needs *b);

/* False where the text does not hold what is needed; its length is left to the caller. True of texts of some KB. */
bool needs_met(const struct needs *needs, struct span text);

/* The characters of a valid UTF-8 text, or less: four bytes are at least one. */
size_t needs_characters(struct span text);

#endif
