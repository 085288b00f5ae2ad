/*
 * open_branches.h - branches of patterns that a text may begin like whatever its first word is
 *
 * Start at `struct open_branches open = {VECTOR_INIT};`. Calls fail with STATUS_NOMEM alone. The branches
 * belong to an automaton, which outlives them. Like a lazy automaton they keep what they worked out: one
 * thread at a time.
 */
#ifndef NEWSPRINT_PATTERN_OPEN_BRANCHES_H
#define NEWSPRINT_PATTERN_OPEN_BRANCHES_H

#include "pattern/dfa.h"

struct open_group;

struct open_branches {
    VECTOR_OF(struct open_group) groups;
};

void open_branches_release(struct open_branches *open);

/* Whether a word of no language is read from a node on, and more is read behind it. `room` is the caller's,
 * for use again. */
enum status open_branches_is_open(struct nfa *nfa, uint32_t node, struct nfa_nodes room[2], bool *is_open);

/* Adds one of the nodes that a branch begins with. `traits` are bits of the caller's, for
 * open_branches_whole(). All are added before the first text is read. */
enum status open_branches_add(struct open_branches *open, struct nfa *nfa, const struct nfa_branch *branch,
                              uint32_t node, unsigned traits);

/* Adds to the set the patterns that may match the whole text, which for sure `lacks` some rows of
 * prefilter.h. Only branches all of whose traits are among `traits` are asked. */
enum status open_branches_whole(const struct open_branches *open, struct span text, unsigned lacks,
                                unsigned traits, struct nfa_set *set);

/* Adds to the set the patterns that may match at the start of the text. */
enum status open_branches_start(const struct open_branches *open, struct span text, unsigned lacks,
                                struct nfa_set *set);

#endif
