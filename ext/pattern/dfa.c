/*
 * dfa.c - which of many patterns a text can match at all, read off it in one pass
 *
 * One line in ten of an article is short enough to be noise, and the rules for noise are a hundred regular
 * expressions. To try them all takes five microseconds a line, most of it to find out that "Why your heating bill may
 * fall this autumn" is no byline, no share button and no legal notice. Here all of them are tried at once: behind "Wh"
 * none is left but those that begin with a name, behind "Why y" none of these either.
 *
 * The idea is that of every textbook. The patterns are one nondeterministic automaton (nfa.c), whose states are
 * made deterministic when a text first needs them, and kept.
 *
 *     byline_by   by (?:PERSON|...)( and PERSON)*     "By Corin Maddox" passes, "By far the most" does not
 *
 * What passes is then asked of PCRE2, which has the last word.
 *
 * Cost: a text costs a table look-up a byte, and ends where no pattern is left; a new state costs time in the number
 * of patterns alive in it, 5 us at the start of a line, less than one behind it. When all OUTLINE_STATES are taken
 * they are forgotten and made anew.
 *
 * Reference: R. Cox, Regular expression matching in the wild, 2010 (the lazy automaton, and filters before a matcher).
 */
#include "pattern/dfa.h"
#include "base/map.h"
#include "base/mem.h"

/* A state is the nodes that wait, which are its key in `known`: state START + i has key i. UNKNOWN and DEAD have none. */
enum { UNKNOWN, DEAD, START };

/* What a state says of the patterns: those that may have matched, and those that may do so later. */
struct state {
    struct automaton_set ends, alive;
};

/* In a row: a pattern may end in that state. */
enum { AN_END = 0x8000 };

/* Bytes of keys at which all states are forgotten. */
enum { KEYS_MAX = 1 << 22 };

struct outline {
    struct automaton *automaton;
    struct automaton_nodes start; /* what the patterns begin with */
    struct automaton_nodes next;  /* of the state that is being made */
    struct map known;
    VECTOR_OF(struct state) states;
    VECTOR_OF(uint16_t) rows;  /* by state and column: the next state */
    unsigned char column[256]; /* by byte */
    unsigned columns;          /* 0 until the first state is made; the last one leads to the same state */
};

static uint16_t *row_of(const struct outline *outline, uint32_t state) {
    return outline->rows.items + (size_t)state * outline->columns;
}

enum status outline_new(struct outline **result, struct automaton *automaton) {
    struct outline *outline = *result = mem_alloc(sizeof *outline);
    if (!outline) return STATUS_NOMEM;
    *outline = (struct outline){.automaton = automaton, .known = MAP_INIT};
    return STATUS_OK;
}

void outline_free(struct outline *outline) {
    if (!outline) return;
    VECTOR_RELEASE(&outline->start.list);
    VECTOR_RELEASE(&outline->next.list);
    VECTOR_RELEASE(&outline->states);
    VECTOR_RELEASE(&outline->rows);
    map_release(&outline->known);
    mem_free(outline);
}

enum status outline_add(struct outline *outline, unsigned number) {
    size_t count;
    const struct automaton_branch *branches = automaton_branches(outline->automaton, number, &count);
    enum status status = STATUS_OK;
    for (size_t i = 0; i < count && !status; i++)
        status = automaton_begin(outline->automaton, &branches[i], &outline->start);
    return status;
}

enum status outline_add_node(struct outline *outline, uint32_t node) {
    uint32_t *added = VECTOR_ADD(&outline->start.list);
    if (!added) return STATUS_NOMEM;
    *added = node;
    return STATUS_OK;
}

/* ---- States ---- */

static uint16_t marked(const struct outline *outline, uint32_t state) {
    return (uint16_t)(state | (automaton_set_empty(&outline->states.items[state].ends) ? 0 : AN_END));
}

/* A state that waits for nothing, with its row; NULL without memory. */
static struct state *add_state(struct outline *outline) {
    size_t cells = outline->rows.count + outline->columns;
    struct state *state = VECTOR_ADD(&outline->states);
    if (!state ||
        vector_grow((void **)&outline->rows.items, &outline->rows.capacity, cells, sizeof(uint16_t)))
        return NULL;
    memset(outline->rows.items + outline->rows.count, 0, outline->columns * sizeof(uint16_t));
    outline->rows.count = cells;
    *state = (struct state){0};
    return state;
}

/* The state of some nodes, known or new. Without memory all states are forgotten. */
static enum status intern(struct outline *outline, const struct automaton_nodes *nodes, uint32_t *result) {
    size_t count = nodes->list.count, index = 0;
    struct span key = {(const char *)nodes->list.items, count * sizeof *nodes->list.items};
    enum status status = map_intern(&outline->known, key, &index);
    *result = (uint32_t)(START + index);
    if (!status && *result < outline->states.count) return STATUS_OK;
    struct state *state = status ? NULL : add_state(outline);
    if (!state) {
        outline->states.count = outline->rows.count = 0;
        return STATUS_NOMEM;
    }
    for (size_t i = 0; i < count; i++) {
        uint32_t node = nodes->list.items[i];
        bool end = automaton_ends(outline->automaton, node);
        automaton_set_add(end ? &state->ends : &state->alive, automaton_pattern(outline->automaton, node));
    }
    row_of(outline, *result)[outline->columns - 1] = marked(outline, *result);
    return STATUS_OK;
}

/* Makes the start state, with no other. What is dead stays dead. */
static enum status reset(struct outline *outline) {
    uint32_t start;
    enum status status = STATUS_OK;
    if (!outline->columns)
        status = automaton_columns(outline->automaton, &outline->start, outline->column, &outline->columns);
    if (status) return status;
    map_release(&outline->known);
    outline->states.count = outline->rows.count = 0;
    for (int i = 0; i < START; i++) {
        if (add_state(outline)) continue;
        outline->states.count = outline->rows.count = 0;
        return STATUS_NOMEM;
    }
    for (unsigned i = 0; i < outline->columns; i++) row_of(outline, DEAD)[i] = DEAD;
    return intern(outline, &outline->start, &start);
}

/* Fills in the row of a state for a byte that starts a character. STATUS_TOOBIG where one text takes too many
 * states. */
static enum status step(struct outline *outline, uint32_t state, unsigned char byte) {
    struct span key = map_key(&outline->known, state - START);
    const uint32_t *nodes = (const uint32_t *)(const void *)key.data;
    uint32_t to = DEAD;
    if (outline->states.count >= 2 * OUTLINE_STATES) return STATUS_TOOBIG;
    outline->next.list.count = 0;
    enum status status =
        automaton_step(outline->automaton, nodes, key.size / sizeof *nodes, byte, &outline->next);
    if (!status && outline->next.list.count) status = intern(outline, &outline->next, &to);
    if (!status) row_of(outline, state)[outline->column[byte]] = marked(outline, to);
    return status;
}

/* How far outline_start() looks into a text: a pattern that is still alive there may match. */
enum { OUTLOOK = 300 };

/* Room for one more state, and a start state to begin with. */
static enum status prepare(struct outline *outline) {
    bool full = outline->states.count >= OUTLINE_STATES || outline->known.bytes.size >= KEYS_MAX;
    return outline->states.count == 0 || full ? reset(outline) : STATUS_OK;
}

/* Reads from *state until it is dead or the text ends; with `first` also until a pattern may end. */
static enum status run(struct outline *outline, const char *p, const char *end, bool first, uint32_t *state) {
    const uint16_t *rows = outline->rows.items;
    size_t columns = outline->columns;
    uint32_t here = *state, stop = first ? AN_END : 0;
    if (marked(outline, here) & stop) return STATUS_OK;
    for (; p < end; p++) {
        uint32_t next = rows[here * columns + outline->column[(unsigned char)*p]];
        if (next == UNKNOWN) {
            enum status status = step(outline, here, (unsigned char)*p);
            if (status) return status;
            rows = outline->rows.items;
            next = rows[here * columns + outline->column[(unsigned char)*p]];
        }
        here = next & ~(uint32_t)AN_END;
        if (here == DEAD || (next & stop)) break;
    }
    *state = here;
    return STATUS_OK;
}

enum status outline_whole(struct outline *outline, struct span text, struct automaton_set *set) {
    uint32_t state = START;
    *set = (struct automaton_set){{0}};
    enum status status = prepare(outline);
    if (!status) status = run(outline, text.data, text.data + text.size, false, &state);
    if (!status && state != DEAD) *set = outline->states.items[state].ends;
    if (status != STATUS_TOOBIG) return status;
    memset(set, 0xFF, sizeof *set);
    return STATUS_OK;
}

enum status outline_begun(struct outline *outline, struct span text, bool whole, struct automaton_set *set) {
    uint32_t state = START;
    *set = (struct automaton_set){{0}};
    if (whole && text.size <= OUTLINE_GLANCE) return outline_whole(outline, text, set);
    enum status status = prepare(outline);
    const char *stop = text.data + (text.size < OUTLINE_GLANCE ? text.size : OUTLINE_GLANCE);
    if (!status) status = run(outline, text.data, stop, !whole, &state);
    if (status || state == DEAD) return status;
    const struct state *at = &outline->states.items[state];
    *set = at->alive;
    if (!whole) automaton_set_join(set, &at->ends);
    return STATUS_OK;
}

/* Where a text ends early is not asked for, which would be mispredicted at most words. */
bool outline_ends_soon(const struct outline *outline, const char *p, const char *end) {
    const uint16_t *rows = outline->rows.items;
    uint32_t here = START, seen = 0;
    if (outline->states.count <= START || !automaton_set_empty(&outline->states.items[START].ends))
        return false;
    for (const char *stop = end - p < OUTLINE_GLANCE ? end : p + OUTLINE_GLANCE; p < stop; p++) {
        uint32_t next = rows[here * outline->columns + outline->column[(unsigned char)*p]];
        seen |= next;
        here = next & ~(uint32_t)AN_END;
    }
    return here == DEAD && !(seen & AN_END);
}

enum status outline_start(struct outline *outline, struct span text, struct automaton_set *set) {
    const char *stop = text.data + (text.size < OUTLOOK ? text.size : OUTLOOK);
    uint32_t state = START;
    *set = (struct automaton_set){{0}};
    enum status status = prepare(outline);
    if (!status) status = run(outline, text.data, stop, true, &state);
    if (status == STATUS_TOOBIG) {
        memset(set, 0xFF, sizeof *set);
        return STATUS_OK;
    }
    if (status || state == DEAD) return status;
    const struct state *at = &outline->states.items[state];
    if (automaton_set_empty(&at->ends) && text.size <= OUTLOOK) return STATUS_OK;
    *set = at->ends;
    automaton_set_join(set, &at->alive);
    return STATUS_OK;
}

enum status outline_follows(struct outline *outline, struct span text, char *follows, size_t *count) {
    uint32_t at = START;
    bool beyond = false;
    enum status status = prepare(outline);
    if (!status) status = run(outline, text.data, text.data + text.size, false, &at);
    *count = 0;
    if (status || at == DEAD || (marked(outline, at) & AN_END)) return status;
    for (unsigned byte = 0; byte < 256 && !status; byte++) {
        if ((byte & 0xC0) == 0x80) continue;
        if (row_of(outline, at)[outline->column[byte]] == UNKNOWN)
            status = step(outline, at, (unsigned char)byte);
        if (status || row_of(outline, at)[outline->column[byte]] == DEAD) continue;
        if (byte < 0x80)
            follows[(*count)++] = (char)byte;
        else
            beyond = true;
    }
    if (beyond) *count = 0;
    return status;
}
