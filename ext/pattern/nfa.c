/*
 * nfa.c - patterns as one nondeterministic automaton
 *
 * The rules for scrape noise are seventy regular expressions. What a line can match of them at all is found out by
 * reading it along all of them at once (dfa.c), taken apart into nodes (nfa_read.c). Here the nodes are
 * walked: by the character, and, to learn what a match must have and what tells texts apart, all that are ahead.
 *
 * Cost: a step is some ns for each node that waits; what can be reached from a node without a character is listed once.
 *
 * Reference: K. Thompson, Regular expression search algorithm, CACM 1968.
 */
#include "pattern/nfa.h"
#include "base/mem.h"
#include "pattern/nfa_nodes.h"

enum status automaton_new(struct automaton **result) {
    struct automaton *automaton = *result = mem_alloc(sizeof *automaton);
    if (!automaton) return STATUS_NOMEM;
    *automaton = (struct automaton){0};
    struct node *nowhere = VECTOR_ADD(&automaton->nodes);
    if (!nowhere) {
        automaton_free(automaton);
        *result = NULL;
        return STATUS_NOMEM;
    }
    *nowhere = (struct node){.set = NO_SET};
    return STATUS_OK;
}

void automaton_free(struct automaton *automaton) {
    if (!automaton) return;
    VECTOR_RELEASE(&automaton->nodes);
    VECTOR_RELEASE(&automaton->sets);
    VECTOR_RELEASE(&automaton->follows);
    VECTOR_RELEASE(&automaton->read);
    VECTOR_RELEASE(&automaton->stack);
    VECTOR_RELEASE(&automaton->seen);
    VECTOR_RELEASE(&automaton->reach);
    VECTOR_RELEASE(&automaton->branches);
    mem_free(automaton);
}

const struct automaton_branch *automaton_branches(const struct automaton *automaton, unsigned number,
                                                  size_t *count) {
    const struct automaton_branch *first = automaton->branches.items,
                                  *end = first + automaton->branches.count;
    while (first < end && first->pattern != number) first++;
    for (*count = 0; first + *count < end && first[*count].pattern == number;) ++*count;
    return first;
}

/* ---- Running ---- */

static bool node_reads(const struct automaton *automaton, const struct node *node, unsigned symbol) {
    if (node->set < EITHER_CASE) return node->set == symbol;
    if (node->set < FIRST_SET) return symbol < 0x80 && (symbol | 0x20) + EITHER_CASE == node->set;
    return node->set < AT_END && symbols_have(&automaton->sets.items[node->set - FIRST_SET], symbol);
}

static enum status push(struct automaton *automaton, uint32_t node) {
    if (node == 0 || automaton->seen.items[node] == automaton->closure) return STATUS_OK;
    automaton->seen.items[node] = automaton->closure;
    uint32_t *item = VECTOR_ADD(&automaton->stack);
    if (!item) return STATUS_NOMEM;
    *item = node;
    return STATUS_OK;
}

static enum status begin_closure(struct automaton *automaton) {
    automaton->stack.count = 0;
    if (++automaton->closure && automaton->seen.count == automaton->nodes.count) return STATUS_OK;
    automaton->seen.count = 0;
    while (automaton->seen.count < automaton->nodes.count) {
        uint32_t *item = VECTOR_ADD(&automaton->seen);
        if (!item) return STATUS_NOMEM;
        *item = 0;
    }
    automaton->closure = 1;
    return STATUS_OK;
}

static enum status add_follow(struct automaton *automaton, uint32_t value) {
    uint32_t *item = VECTOR_ADD(&automaton->follows);
    if (!item) return STATUS_NOMEM;
    *item = value;
    return STATUS_OK;
}

/* Lists what can be reached from a node without a symbol, where that is not yet done. */
static enum status close_over(struct automaton *automaton, uint32_t from) {
    if (automaton->nodes.items[from].follows) return STATUS_OK;
    enum status status = begin_closure(automaton);
    if (!status && automaton->follows.count == 0) status = add_follow(automaton, 0);
    size_t first = automaton->follows.count;
    if (!status) status = add_follow(automaton, 0);
    if (!status) status = push(automaton, from);
    while (automaton->stack.count && !status) {
        uint32_t at = automaton->stack.items[--automaton->stack.count];
        const struct node *node = &automaton->nodes.items[at];
        if (node->set != NO_SET) {
            status = add_follow(automaton, at);
            continue;
        }
        status = push(automaton, node->other);
        if (!status) status = push(automaton, node->next);
    }
    if (status) return status;
    automaton->follows.items[first] = (uint32_t)(automaton->follows.count - first - 1);
    automaton->nodes.items[from].follows = (uint32_t)first;
    return STATUS_OK;
}

/* Appends what can be reached from a node, but what this closure has met. */
static enum status append_follows(struct automaton *automaton, uint32_t from, struct automaton_nodes *nodes) {
    const uint32_t *list = automaton->follows.items + automaton->nodes.items[from].follows;
    for (uint32_t i = 1; i <= *list; i++) {
        if (automaton->seen.items[list[i]] == automaton->closure) continue;
        automaton->seen.items[list[i]] = automaton->closure;
        uint32_t *item = VECTOR_ADD(&nodes->list);
        if (!item) return STATUS_NOMEM;
        *item = list[i];
    }
    return STATUS_OK;
}

enum status automaton_begin(struct automaton *automaton, const struct automaton_branch *branch,
                            struct automaton_nodes *nodes) {
    enum status status = close_over(automaton, branch->start);
    if (!status) status = begin_closure(automaton);
    return status ? status : append_follows(automaton, branch->start, nodes);
}

enum status automaton_step(struct automaton *automaton, const uint32_t *nodes, size_t count,
                           unsigned char byte, struct automaton_nodes *next) {
    unsigned symbol = symbol_of(byte);
    enum status status = STATUS_OK;
    automaton->read.count = 0;
    for (size_t i = 0; i < count && !status; i++) {
        const struct node *node = &automaton->nodes.items[nodes[i]];
        if (!node_reads(automaton, node, symbol)) continue;
        uint32_t *item = VECTOR_ADD(&automaton->read);
        if (!item) return STATUS_NOMEM;
        *item = node->next;
        status = close_over(automaton, node->next);
    }
    if (!status) status = begin_closure(automaton);
    for (size_t i = 0; i < automaton->read.count && !status; i++)
        status = append_follows(automaton, automaton->read.items[i], next);
    return status;
}

unsigned automaton_pattern(const struct automaton *automaton, uint32_t node) {
    return automaton->nodes.items[node].pattern;
}

bool automaton_ends(const struct automaton *automaton, uint32_t node) {
    return automaton->nodes.items[node].set == AT_END;
}

/* ---- What is needed ---- */

/* The rows that hold all that a node reads. */
static unsigned rows_around(const struct automaton *automaton, const struct node *node,
                            const struct symbols *rows, unsigned count) {
    unsigned around = 0;
    if ((node->set >= EITHER_CASE && node->set < FIRST_SET) || node->set >= AT_END) return 0;
    for (unsigned i = 0; i < count; i++) {
        bool within = node->set < EITHER_CASE && symbols_have(&rows[i], node->set);
        if (node->set >= FIRST_SET) {
            const struct symbols *set = &automaton->sets.items[node->set - FIRST_SET];
            within = true;
            for (int j = 0; j < 3; j++) within = within && !(set->bits[j] & ~rows[i].bits[j]);
        }
        around |= (unsigned)within << i;
    }
    return around;
}

/* A way to a node goes without some rows. */
static enum status reach(struct automaton *automaton, uint32_t node, unsigned without) {
    unsigned char *known = &automaton->reach.items[node];
    if (node == 0 || !(without & ~(unsigned)*known)) return STATUS_OK;
    *known |= (unsigned char)without;
    uint32_t *item = VECTOR_ADD(&automaton->stack);
    if (!item) return STATUS_NOMEM;
    *item = node;
    return STATUS_OK;
}

enum status automaton_needs(struct automaton *automaton, const struct automaton_nodes *nodes,
                            const char *const *rows, unsigned count, unsigned char *needed) {
    struct symbols symbols[AUTOMATON_ROWS] = {{{0}}};
    for (unsigned i = 0; i < count; i++)
        for (const char *p = rows[i]; *p; p++) symbols_add(&symbols[i], symbol_of((unsigned char)*p));
    *needed = (unsigned char)((1u << count) - 1);
    size_t size = automaton->nodes.count;
    enum status status = vector_grow((void **)&automaton->reach.items, &automaton->reach.capacity, size, 1);
    if (status) return status;
    memset(automaton->reach.items, 0, size);
    automaton->stack.count = 0;
    for (size_t i = 0; i < nodes->list.count && !status; i++)
        status = reach(automaton, nodes->list.items[i], *needed);
    while (automaton->stack.count && !status) {
        uint32_t at = automaton->stack.items[--automaton->stack.count];
        const struct node *node = &automaton->nodes.items[at];
        unsigned without = automaton->reach.items[at];
        if (node->set == AT_END) *needed &= (unsigned char)~without;
        without &= *needed & ~rows_around(automaton, node, symbols, count);
        status = reach(automaton, node->other, without);
        if (!status) status = reach(automaton, node->next, without);
    }
    return status;
}

/* ---- What is told apart ---- */

/* Symbols by classes. */
struct classes {
    unsigned char of[SYMBOLS];
    unsigned char sizes[SYMBOLS];
    unsigned char count;
};

/* The next symbol of the set at or behind another; SYMBOLS where there is none. */
static unsigned next_symbol(const struct symbols *set, unsigned symbol) {
    for (unsigned word = symbol / 64; word < 3; word++, symbol = word * 64) {
        uint64_t bits = set->bits[word] >> symbol % 64;
        if (bits) return symbol + (unsigned)__builtin_ctzll(bits);
    }
    return SYMBOLS;
}

/* Cuts in two the classes that hold symbols of the set and others. */
static void cut_classes(struct classes *classes, const struct symbols *set) {
    unsigned char inside[SYMBOLS] = {0}, cut[SYMBOLS] = {0};
    for (unsigned symbol = next_symbol(set, 0); symbol < SYMBOLS; symbol = next_symbol(set, symbol + 1))
        inside[classes->of[symbol]]++;
    for (unsigned symbol = next_symbol(set, 0); symbol < SYMBOLS; symbol = next_symbol(set, symbol + 1)) {
        unsigned char old = classes->of[symbol];
        if (!cut[old] && inside[old] == classes->sizes[old]) continue;
        if (!cut[old]) {
            cut[old] = classes->count++;
            classes->sizes[cut[old]] = inside[old];
            classes->sizes[old] = (unsigned char)(classes->sizes[old] - inside[old]);
        }
        classes->of[symbol] = cut[old];
    }
}

static struct symbols symbols_of(const struct automaton *automaton, uint16_t set) {
    struct symbols symbols = {{0}};
    if (set >= FIRST_SET) return automaton->sets.items[set - FIRST_SET];
    symbols_add(&symbols, set % EITHER_CASE);
    if (set >= EITHER_CASE) symbols_add(&symbols, set % EITHER_CASE ^ 0x20);
    return symbols;
}

/* Classes by all that is read on the way from some nodes. */
static enum status classify(struct automaton *automaton, const struct automaton_nodes *nodes,
                            struct classes *classes) {
    bool done[SETS_MAX] = {false};
    *classes = (struct classes){.sizes = {SYMBOLS}, .count = 1};
    enum status status = begin_closure(automaton);
    for (size_t i = 0; i < nodes->list.count && !status; i++) status = push(automaton, nodes->list.items[i]);
    while (automaton->stack.count && !status) {
        const struct node *node = &automaton->nodes.items[automaton->stack.items[--automaton->stack.count]];
        if (node->set < AT_END && !done[node->set]) {
            struct symbols symbols = symbols_of(automaton, node->set);
            cut_classes(classes, &symbols);
            done[node->set] = true;
        }
        status = push(automaton, node->other);
        if (!status) status = push(automaton, node->next);
    }
    return status;
}

/* The characters of English text, the most frequent first: a state's busy columns share a cache line. */
static const char FREQUENT[] =
    " etaoinrshldcumpgfywbv,.k-'TSAMICBPHWDEFNRLGOJUVKYzxjq0123456789\":()?;!$ZQX/&%";

enum status automaton_columns(struct automaton *automaton, const struct automaton_nodes *nodes,
                              unsigned char column[256], unsigned *count) {
    struct classes classes;
    unsigned char columns[SYMBOLS] = {0}, last = 0; /* by class, from 1 on */
    enum status status = classify(automaton, nodes, &classes);
    if (status) return status;
    for (const char *p = FREQUENT; *p; p++)
        if (!columns[classes.of[(unsigned char)*p]]) columns[classes.of[(unsigned char)*p]] = ++last;
    for (unsigned class = 0; class < classes.count; class ++)
        if (!columns[class]) columns[class] = ++last;
    for (unsigned byte = 0; byte < 256; byte++)
        column[byte] = (byte & 0xC0) == 0x80
                           ? last
                           : (unsigned char)(columns[classes.of[symbol_of((unsigned char)byte)]] - 1);
    *count = last + 1u;
    return STATUS_OK;
}
