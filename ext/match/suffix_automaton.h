/*
 * suffix_automaton.h - all runs of words of a text, so that another text can be read along them
 *
 *     struct suffix_automaton automaton;
 *     enum status status = suffix_automaton_start(&automaton, count);
 *     for (i = 0; i < count && !status; i++) suffix_automaton_add(&automaton, words[i], i);
 *     struct matched_run run = {0, 0};
 *     for (j = 0; j < other_count && !status; j++) run = suffix_automaton_read(&automaton, run, other[j]);
 *     suffix_automaton_release(&automaton);
 *
 * While the other text is read, `run` is the longest run of words that ends with the word just read and
 * stands in the first text; suffix_automaton_end() says where it ends there, the first time.
 *
 * A state is a set of runs that end at the same places of the text, each the end of a longer one; they are of
 * link.length + 1 .. length words. A text of n words has at most 2n states and 3n edges. Building and reading
 * take a constant time a word, amortised; memory is 72 to 80 bytes a word.
 *
 * Source: Blumer, Blumer, Haussler, Ehrenfeucht, Chen, Seiferas, The smallest automaton recognizing the
 * subwords of a text, 1985; for matching, Chang and Lawler, Sublinear approximate string matching, 1994.
 */
#ifndef NEWSPRINT_MATCH_SUFFIX_AUTOMATON_H
#define NEWSPRINT_MATCH_SUFFIX_AUTOMATON_H

#include "base/status.h"
#include <stddef.h>
#include <stdint.h>

struct suffix_state;
struct suffix_edge;

struct suffix_automaton {
    struct suffix_state *states; /* the first is the empty run */
    struct suffix_edge *edges;
    uint32_t *slots; /* an open-addressed table: number of an edge + 1, 0 = empty */
    size_t slot_mask, state_count, edge_count;
    uint32_t last; /* the state of the whole text so far */
};

/* A run of words of another text: its state, and how many words it has. {0, 0} is the empty run. */
struct matched_run {
    uint32_t state, length;
};

/* Makes an empty automaton with room for so many words. STATUS_NOMEM leaves one that may only be released. */
enum status suffix_automaton_start(struct suffix_automaton *automaton, size_t words);
void suffix_automaton_release(struct suffix_automaton *automaton);

/* Adds the next word, any number, which stands at `position`; there must be room. Positions rise; where they
 * are not one apart, a word that stands nowhere else keeps runs from going across. */
void suffix_automaton_add(struct suffix_automaton *automaton, uint32_t word, uint32_t position);

/* The longest run that ends with `word`, is in the text, and continues `run` or an end of it. */
struct matched_run suffix_automaton_read(const struct suffix_automaton *automaton, struct matched_run run,
                                         uint32_t word);

/* The position of the last word of a run that is not empty, where it stands first. */
uint32_t suffix_automaton_end(const struct suffix_automaton *automaton, struct matched_run run);

#endif
