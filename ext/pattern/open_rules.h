/*
 * open_rules.h - rules that a line may begin like whatever its first word is
 *
 * Start at `struct open_rules open = {VECTOR_INIT};`. Calls fail with STATUS_NOMEM alone. The rules are patterns of an
 * automaton, which outlives them; like an outline they keep what they worked out: one thread at a time.
 */
#ifndef NEWSPRINT_PATTERN_OPEN_RULES_H
#define NEWSPRINT_PATTERN_OPEN_RULES_H

#include "pattern/dfa.h"

struct open_group;

struct open_rules {
    VECTOR_OF(struct open_group) groups;
};

void open_rules_release(struct open_rules *open);

/* Adds the open ways to begin a pattern, and the others to the outline `closed`, or, where that is NULL, as well. All
 * are added before the first text is read. */
enum status open_rules_add(struct open_rules *open, struct automaton *automaton, unsigned number,
                           struct outline *closed);

/* Adds to the set the patterns that may match the whole text. */
enum status open_rules_whole(const struct open_rules *open, struct span text, struct automaton_set *set);

/* Adds to the set the patterns that may match at the start of the text, which `lacks` some rows of prefilter.h for sure. */
enum status open_rules_start(const struct open_rules *open, struct span text, unsigned lacks,
                             struct automaton_set *set);

#endif
