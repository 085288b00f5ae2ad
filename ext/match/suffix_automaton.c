/*
 * suffix_automaton.c - all runs of words of a text
 *
 * The states of "the old pier the old hall": after "the old pier" there is one for each beginning. When "the
 * old" comes again, its last word has been met before in longer company ("the old" ended at 2 only, now at 2
 * and 5), so a state is taken apart: the runs that also end here get a copy of it.
 *
 * Nearly all states have one edge, which stands in the state. The others are in a hash table, and chained by
 * state, because a copy needs them all.
 */
#include "match/suffix_automaton.h"
#include "base/hash.h"
#include "base/mem.h"
#include <string.h>

enum { NO_STATE = UINT32_MAX, NO_EDGE = UINT32_MAX };
enum { STATES_A_WORD = 2, SLOTS_A_WORD = 2 };

struct suffix_state {
    uint32_t length; /* of its longest run */
    uint32_t link;   /* the state of the longest end of its runs that also ends elsewhere */
    uint32_t end;    /* where its runs end first */
    uint32_t word;   /* its first edge, */
    uint32_t to;     /* where that leads; 0 while it has none */
    uint32_t more;   /* the first of its other edges */
};

struct suffix_edge {
    uint32_t from, word, to;
    uint32_t next; /* of the same state */
};

/* Every state but the last has an edge of its own, and the automaton has fewer than states + words edges, so
 * there is one edge a word in the table at most. */
enum status suffix_automaton_start(struct suffix_automaton *automaton, size_t words) {
    size_t slots = 16;
    while (slots < SLOTS_A_WORD * words) slots *= 2;
    *automaton = (struct suffix_automaton){
        .states = mem_alloc((STATES_A_WORD * words + 1) * sizeof *automaton->states),
        .edges = mem_alloc((words + 1) * sizeof *automaton->edges),
        .slots = mem_alloc(slots * sizeof *automaton->slots),
        .slot_mask = slots - 1,
        .state_count = 1,
    };
    if (!automaton->states || !automaton->edges || !automaton->slots) return STATUS_NOMEM;
    memset(automaton->slots, 0, slots * sizeof *automaton->slots);
    automaton->states[0] = (struct suffix_state){.link = NO_STATE, .more = NO_EDGE};
    return STATUS_OK;
}

void suffix_automaton_release(struct suffix_automaton *automaton) {
    mem_free(automaton->states);
    mem_free(automaton->edges);
    mem_free(automaton->slots);
    *automaton = (struct suffix_automaton){.states = NULL};
}

/* The slot of an edge of the table, or the empty one where it belongs. */
static size_t find_slot(const struct suffix_automaton *automaton, uint32_t from, uint32_t word) {
    size_t at = hash_mix(((uint64_t)from << 32 | word) ^ HASH_ROOT3, HASH_GOLDEN) & automaton->slot_mask;
    for (; automaton->slots[at]; at = (at + 1) & automaton->slot_mask) {
        const struct suffix_edge *edge = &automaton->edges[automaton->slots[at] - 1];
        if (edge->from == from && edge->word == word) break;
    }
    return at;
}

/* Where the edge of a state with a word leads, to be read or set; NULL where there is none. */
static uint32_t *find_edge(const struct suffix_automaton *automaton, uint32_t from, uint32_t word) {
    struct suffix_state *state = &automaton->states[from];
    if (state->word == word && state->to) return &state->to;
    if (state->more == NO_EDGE) return NULL;
    uint32_t number = automaton->slots[find_slot(automaton, from, word)];
    return number ? &automaton->edges[number - 1].to : NULL;
}

static void add_edge(struct suffix_automaton *automaton, uint32_t from, uint32_t word, uint32_t to) {
    struct suffix_state *state = &automaton->states[from];
    if (!state->to) {
        state->word = word;
        state->to = to;
        return;
    }
    automaton->edges[automaton->edge_count] = (struct suffix_edge){from, word, to, state->more};
    state->more = (uint32_t)automaton->edge_count++;
    automaton->slots[find_slot(automaton, from, word)] = (uint32_t)automaton->edge_count;
}

/* A copy of state `whole`, to which an edge leads from `from` with a word, for those of its runs that are one
 * word longer than the runs of `from`. The edges that lead to these are turned over to it. */
static uint32_t split(struct suffix_automaton *automaton, uint32_t from, uint32_t word, uint32_t whole) {
    uint32_t part = (uint32_t)automaton->state_count++, *to;
    struct suffix_state *states = automaton->states;
    states[part] = states[whole];
    states[part].length = states[from].length + 1;
    states[part].more = NO_EDGE;
    states[whole].link = part;
    for (uint32_t i = states[whole].more; i != NO_EDGE; i = automaton->edges[i].next)
        add_edge(automaton, part, automaton->edges[i].word, automaton->edges[i].to);
    for (; from != NO_STATE && (to = find_edge(automaton, from, word)) && *to == whole;
         from = states[from].link)
        *to = part;
    return part;
}

void suffix_automaton_add(struct suffix_automaton *automaton, uint32_t word, uint32_t position) {
    struct suffix_state *states = automaton->states;
    uint32_t state = (uint32_t)automaton->state_count++, from = automaton->last;
    const uint32_t *to = NULL;
    states[state] =
        (struct suffix_state){.length = states[from].length + 1, .end = position, .more = NO_EDGE};
    for (; from != NO_STATE && !(to = find_edge(automaton, from, word)); from = states[from].link)
        add_edge(automaton, from, word, state);
    if (to && states[*to].length == states[from].length + 1)
        states[state].link = *to;
    else if (to)
        states[state].link = split(automaton, from, word, *to);
    automaton->last = state;
}

struct matched_run suffix_automaton_read(const struct suffix_automaton *automaton, struct matched_run run,
                                         uint32_t word) {
    const uint32_t *to;
    while (!(to = find_edge(automaton, run.state, word))) {
        if (run.state == 0) return (struct matched_run){0, 0};
        run.state = automaton->states[run.state].link;
        run.length = automaton->states[run.state].length;
    }
    return (struct matched_run){*to, run.length + 1};
}

uint32_t suffix_automaton_end(const struct suffix_automaton *automaton, struct matched_run run) {
    return automaton->states[run.state].end;
}
