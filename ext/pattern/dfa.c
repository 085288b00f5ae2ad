/*
 * dfa.c - which of many patterns a text can match at all, read off it in one pass
 *
 * One line in ten of an article is short enough to be noise, and the rules for noise are a hundred regular
 * expressions. To try them all takes five microseconds a line, most of it to find out that "Why your heating
 * bill may fall this autumn" is no byline, no share button and no legal notice. Here all of them are tried at
 * once: behind "Wh" none is left but those that begin with a name, behind "Why y" none of these either.
 *
 * The idea is that of every textbook. The patterns are one nondeterministic automaton (nfa.c), whose states
 * are made deterministic when a text first needs them, and kept.
 *
 *     byline_by   by (?:PERSON|...)( and PERSON)*     "By Corin Maddox" passes, "By far the most" does not
 *
 * What passes is then asked of PCRE2, which has the last word.
 *
 * Cost: a text costs a table look-up a byte, and ends where no pattern is left; a new state costs time in the
 * number of patterns alive in it, 5 us at the start of a line, less than one behind it. When all DFA_STATES
 * are taken they are forgotten and made anew.
 *
 * Reference: R. Cox, Regular expression matching in the wild, 2010 (the lazy automaton, and filters before a
 * matcher).
 */
#include "pattern/dfa.h"
#include "base/map.h"
#include "base/mem.h"

/* A state is the nodes that wait, which are its key in `known`: state START + i has key i. UNKNOWN and DEAD
 * have none. */
enum { UNKNOWN, DEAD, START };

/* What a state says of the patterns: those that may have matched, and those that may do so later. */
struct state {
    struct nfa_set ends, alive;
};

/* In a row: a pattern may end in that state. */
enum { AN_END = 0x8000 };

/* Bytes of keys at which all states are forgotten. */
enum { KEYS_MAX = 1 << 22 };

struct dfa {
    struct nfa *nfa;
    struct nfa_nodes start; /* what the patterns begin with */
    struct nfa_nodes next;  /* of the state that is being made */
    struct map known;
    VECTOR_OF(struct state) states;
    VECTOR_OF(uint16_t) rows;  /* by state and column: the next state */
    unsigned char column[256]; /* by byte */
    unsigned columns;          /* 0 until the first state is made; the last one leads to the same state */
};

static uint16_t *row_of(const struct dfa *dfa, uint32_t state) {
    return dfa->rows.items + (size_t)state * dfa->columns;
}

enum status dfa_new(struct dfa **result, struct nfa *nfa) {
    struct dfa *dfa = *result = mem_alloc(sizeof *dfa);
    if (!dfa) return STATUS_NOMEM;
    *dfa = (struct dfa){.nfa = nfa, .known = MAP_INIT};
    return STATUS_OK;
}

void dfa_free(struct dfa *dfa) {
    if (!dfa) return;
    VECTOR_RELEASE(&dfa->start.list);
    VECTOR_RELEASE(&dfa->next.list);
    VECTOR_RELEASE(&dfa->states);
    VECTOR_RELEASE(&dfa->rows);
    map_release(&dfa->known);
    mem_free(dfa);
}

enum status dfa_add_node(struct dfa *dfa, uint32_t node) {
    uint32_t *added = VECTOR_ADD(&dfa->start.list);
    if (!added) return STATUS_NOMEM;
    *added = node;
    return STATUS_OK;
}

/* ---- States ---- */

static uint16_t marked(const struct dfa *dfa, uint32_t state) {
    return (uint16_t)(state | (nfa_set_empty(&dfa->states.items[state].ends) ? 0 : AN_END));
}

/* A state that waits for nothing, with its row; NULL without memory. */
static struct state *add_state(struct dfa *dfa) {
    size_t cells = dfa->rows.count + dfa->columns;
    struct state *state = VECTOR_ADD(&dfa->states);
    if (!state || vector_grow((void **)&dfa->rows.items, &dfa->rows.capacity, cells, sizeof(uint16_t)))
        return NULL;
    memset(dfa->rows.items + dfa->rows.count, 0, dfa->columns * sizeof(uint16_t));
    dfa->rows.count = cells;
    *state = (struct state){0};
    return state;
}

/* The state of some nodes, known or new. Without memory all states are forgotten. */
static enum status intern(struct dfa *dfa, const struct nfa_nodes *nodes, uint32_t *result) {
    size_t count = nodes->list.count, index = 0;
    struct span key = {(const char *)nodes->list.items, count * sizeof *nodes->list.items};
    enum status status = map_intern(&dfa->known, key, &index);
    *result = (uint32_t)(START + index);
    if (!status && *result < dfa->states.count) return STATUS_OK;
    struct state *state = status ? NULL : add_state(dfa);
    if (!state) {
        dfa->states.count = dfa->rows.count = 0;
        return STATUS_NOMEM;
    }
    for (size_t i = 0; i < count; i++) {
        uint32_t node = nodes->list.items[i];
        bool end = nfa_ends(dfa->nfa, node);
        nfa_set_add(end ? &state->ends : &state->alive, nfa_pattern(dfa->nfa, node));
    }
    row_of(dfa, *result)[dfa->columns - 1] = marked(dfa, *result);
    return STATUS_OK;
}

/* Makes the start state, with no other. What is dead stays dead. */
static enum status reset(struct dfa *dfa) {
    uint32_t start;
    enum status status = STATUS_OK;
    if (!dfa->columns) status = nfa_columns(dfa->nfa, &dfa->start, dfa->column, &dfa->columns);
    if (status) return status;
    map_release(&dfa->known);
    dfa->states.count = dfa->rows.count = 0;
    for (int i = 0; i < START; i++) {
        if (add_state(dfa)) continue;
        dfa->states.count = dfa->rows.count = 0;
        return STATUS_NOMEM;
    }
    for (unsigned i = 0; i < dfa->columns; i++) row_of(dfa, DEAD)[i] = DEAD;
    return intern(dfa, &dfa->start, &start);
}

/* Fills in the row of a state for a byte that starts a character. STATUS_TOOBIG where one text takes too many
 * states. Inlined, it takes run() the registers. */
__attribute__((noinline)) static enum status step(struct dfa *dfa, uint32_t state, unsigned char byte) {
    struct span key = map_key(&dfa->known, state - START);
    const uint32_t *nodes = (const uint32_t *)(const void *)key.data;
    uint32_t to = DEAD;
    if (dfa->states.count >= 2 * DFA_STATES) return STATUS_TOOBIG;
    dfa->next.list.count = 0;
    enum status status = nfa_step(dfa->nfa, nodes, key.size / sizeof *nodes, byte, &dfa->next);
    if (!status && dfa->next.list.count) status = intern(dfa, &dfa->next, &to);
    if (!status) row_of(dfa, state)[dfa->column[byte]] = marked(dfa, to);
    return status;
}

/* How far dfa_start() looks into a text: a pattern that is still alive there may match. So few bytes never
 * take too many states. */
enum { OUTLOOK = 300 };

/* Room for one more state, and a start state to begin with. */
static enum status prepare(struct dfa *dfa) {
    bool full = dfa->states.count >= DFA_STATES || dfa->known.bytes.size >= KEYS_MAX;
    return dfa->states.count == 0 || full ? reset(dfa) : STATUS_OK;
}

/* Reads from *state until it is dead or the text ends; with `first` also until a pattern may end. */
static enum status run(struct dfa *dfa, const char *p, const char *end, bool first, uint32_t *state) {
    const uint16_t *rows = dfa->rows.items;
    size_t columns = dfa->columns;
    uint32_t here = *state, stop = first ? AN_END : 0;
    if (marked(dfa, here) & stop) return STATUS_OK;
    for (; p < end; p++) {
        uint32_t next = rows[here * columns + dfa->column[(unsigned char)*p]];
        if (next == UNKNOWN) {
            enum status status = step(dfa, here, (unsigned char)*p);
            if (status) return status;
            rows = dfa->rows.items;
            next = rows[here * columns + dfa->column[(unsigned char)*p]];
        }
        here = next & ~(uint32_t)AN_END;
        if (here == DEAD || (next & stop)) break;
    }
    *state = here;
    return STATUS_OK;
}

enum status dfa_whole(struct dfa *dfa, struct span text, struct nfa_set *set) {
    uint32_t state = START;
    *set = (struct nfa_set){{0}};
    enum status status = prepare(dfa);
    if (!status) status = run(dfa, text.data, text.data + text.size, false, &state);
    if (!status && state != DEAD) *set = dfa->states.items[state].ends;
    if (status != STATUS_TOOBIG) return status;
    memset(set, 0xFF, sizeof *set);
    return STATUS_OK;
}

enum status dfa_begun(struct dfa *dfa, struct span text, bool whole, struct nfa_set *set) {
    uint32_t state = START;
    *set = (struct nfa_set){{0}};
    if (whole && text.size <= DFA_GLANCE) return dfa_whole(dfa, text, set);
    enum status status = prepare(dfa);
    const char *stop = text.data + (text.size < DFA_GLANCE ? text.size : DFA_GLANCE);
    if (!status) status = run(dfa, text.data, stop, !whole, &state);
    if (status || state == DEAD) return status;
    const struct state *at = &dfa->states.items[state];
    *set = at->alive;
    if (!whole) nfa_set_join(set, &at->ends);
    return STATUS_OK;
}

/* Where a text ends early is not asked for, which would be mispredicted at most words. */
bool dfa_ends_soon(const struct dfa *dfa, const char *p, const char *end) {
    const uint16_t *rows = dfa->rows.items;
    uint32_t here = START, seen = 0;
    if (dfa->states.count <= START || !nfa_set_empty(&dfa->states.items[START].ends)) return false;
    for (const char *stop = end - p < DFA_GLANCE ? end : p + DFA_GLANCE; p < stop; p++) {
        uint32_t next = rows[here * dfa->columns + dfa->column[(unsigned char)*p]];
        seen |= next;
        here = next & ~(uint32_t)AN_END;
    }
    return here == DEAD && !(seen & AN_END);
}

enum status dfa_start(struct dfa *dfa, struct span text, struct nfa_set *set) {
    const char *stop = text.data + (text.size < OUTLOOK ? text.size : OUTLOOK);
    uint32_t state = START;
    *set = (struct nfa_set){{0}};
    enum status status = prepare(dfa);
    if (!status) status = run(dfa, text.data, stop, true, &state);
    if (status || state == DEAD) return status;
    const struct state *at = &dfa->states.items[state];
    if (nfa_set_empty(&at->ends) && text.size <= OUTLOOK) return STATUS_OK;
    *set = at->ends;
    nfa_set_join(set, &at->alive);
    return STATUS_OK;
}
