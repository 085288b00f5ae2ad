/*
 * nfa.c - patterns as one nondeterministic automaton
 *
 * The rules for scrape noise are some five hundred regular expressions. dfa.c reads a line along all of them
 * at once, and so rules most of them out. Patterns are taken apart into nodes by nfa_read.c. Here the nodes
 * are walked: by the character; and all that are ahead, to learn what a match must have and which bytes are
 * told apart.
 *
 * Cost: a step is some ns for each node that waits; what can be reached from a node without a character is
 * listed once.
 *
 * Reference: K. Thompson, Regular expression search algorithm, CACM 1968.
 */
#include "pattern/nfa.h"
#include "base/mem.h"
#include "pattern/nfa_nodes.h"

/* Node 0 and the set of every symbol. */
static enum status add_first(struct nfa *nfa) {
    struct node *nowhere = VECTOR_ADD(&nfa->nodes);
    struct symbols *any = VECTOR_ADD(&nfa->sets);
    if (!nowhere || !any) return STATUS_NOMEM;
    *nowhere = (struct node){.set = NO_SET};
    *any = (struct symbols){{UINT64_MAX, UINT64_MAX, 0}};
    symbols_add_beyond(any);
    return STATUS_OK;
}

enum status nfa_new(struct nfa **result) {
    struct nfa *nfa = mem_alloc(sizeof *nfa);
    *result = NULL;
    if (!nfa) return STATUS_NOMEM;
    *nfa = (struct nfa){0};
    enum status status = add_first(nfa);
    if (status)
        nfa_free(nfa);
    else
        *result = nfa;
    return status;
}

void nfa_free(struct nfa *nfa) {
    if (!nfa) return;
    VECTOR_RELEASE(&nfa->nodes);
    VECTOR_RELEASE(&nfa->sets);
    VECTOR_RELEASE(&nfa->follows);
    VECTOR_RELEASE(&nfa->read);
    VECTOR_RELEASE(&nfa->stack);
    VECTOR_RELEASE(&nfa->seen);
    VECTOR_RELEASE(&nfa->reach);
    VECTOR_RELEASE(&nfa->branches);
    VECTOR_RELEASE(&nfa->literals);
    mem_free(nfa);
}

const struct nfa_branch *nfa_branches(const struct nfa *nfa, unsigned number, size_t *count) {
    const struct nfa_branch *first = nfa->branches.items, *end = first + nfa->branches.count;
    while (first < end && first->pattern != number) first++;
    for (*count = 0; first + *count < end && first[*count].pattern == number;) ++*count;
    return first;
}

const struct nfa_literal *nfa_literals(const struct nfa *nfa, const struct nfa_branch *branch) {
    return nfa->literals.items + branch->first_literal;
}

/* ---- Running ---- */

static bool node_reads(const struct nfa *nfa, const struct node *node, unsigned symbol) {
    if (node->set < EITHER_CASE) return node->set == symbol;
    if (node->set < FIRST_SET) return symbol < 0x80 && (symbol | 0x20) + EITHER_CASE == node->set;
    return node->set < MATCHED && symbols_have(&nfa->sets.items[node->set - FIRST_SET], symbol);
}

static enum status push(struct nfa *nfa, uint32_t node) {
    if (node == 0 || nfa->seen.items[node] == nfa->closure) return STATUS_OK;
    nfa->seen.items[node] = nfa->closure;
    uint32_t *item = VECTOR_ADD(&nfa->stack);
    if (!item) return STATUS_NOMEM;
    *item = node;
    return STATUS_OK;
}

static enum status begin_closure(struct nfa *nfa) {
    nfa->stack.count = 0;
    if (++nfa->closure && nfa->seen.count == nfa->nodes.count) return STATUS_OK;
    nfa->seen.count = 0;
    while (nfa->seen.count < nfa->nodes.count) {
        uint32_t *item = VECTOR_ADD(&nfa->seen);
        if (!item) return STATUS_NOMEM;
        *item = 0;
    }
    nfa->closure = 1;
    return STATUS_OK;
}

static enum status add_follow(struct nfa *nfa, uint32_t value) {
    uint32_t *item = VECTOR_ADD(&nfa->follows);
    if (!item) return STATUS_NOMEM;
    *item = value;
    return STATUS_OK;
}

/* Lists what can be reached from a node without a symbol, where that is not yet done. */
static enum status close_over(struct nfa *nfa, uint32_t from) {
    if (nfa->nodes.items[from].follows) return STATUS_OK;
    enum status status = begin_closure(nfa);
    if (!status && nfa->follows.count == 0) status = add_follow(nfa, 0);
    size_t first = nfa->follows.count;
    if (!status) status = add_follow(nfa, 0);
    if (!status) status = push(nfa, from);
    while (nfa->stack.count && !status) {
        uint32_t at = nfa->stack.items[--nfa->stack.count];
        const struct node *node = &nfa->nodes.items[at];
        if (node->set != NO_SET) {
            status = add_follow(nfa, at);
            continue;
        }
        status = push(nfa, node->other);
        if (!status) status = push(nfa, node->next);
    }
    if (status) return status;
    nfa->follows.items[first] = (uint32_t)(nfa->follows.count - first - 1);
    nfa->nodes.items[from].follows = (uint32_t)first;
    return STATUS_OK;
}

/* Appends what can be reached from a node, but what this closure has met. */
static enum status append_follows(struct nfa *nfa, uint32_t from, struct nfa_nodes *nodes) {
    const uint32_t *list = nfa->follows.items + nfa->nodes.items[from].follows;
    for (uint32_t i = 1; i <= *list; i++) {
        if (nfa->seen.items[list[i]] == nfa->closure) continue;
        nfa->seen.items[list[i]] = nfa->closure;
        uint32_t *item = VECTOR_ADD(&nodes->list);
        if (!item) return STATUS_NOMEM;
        *item = list[i];
    }
    return STATUS_OK;
}

enum status nfa_begin(struct nfa *nfa, const struct nfa_branch *branch, struct nfa_nodes *nodes) {
    enum status status = close_over(nfa, branch->start);
    if (!status) status = begin_closure(nfa);
    return status ? status : append_follows(nfa, branch->start, nodes);
}

enum status nfa_step(struct nfa *nfa, const uint32_t *nodes, size_t count, unsigned char byte,
                     struct nfa_nodes *next) {
    unsigned symbol = symbol_of(byte);
    enum status status = STATUS_OK;
    nfa->read.count = 0;
    for (size_t i = 0; i < count && !status; i++) {
        const struct node *node = &nfa->nodes.items[nodes[i]];
        if (!node_reads(nfa, node, symbol)) continue;
        uint32_t *item = VECTOR_ADD(&nfa->read);
        if (!item) return STATUS_NOMEM;
        *item = node->next;
        status = close_over(nfa, node->next);
    }
    if (!status) status = begin_closure(nfa);
    for (size_t i = 0; i < nfa->read.count && !status; i++)
        status = append_follows(nfa, nfa->read.items[i], next);
    return status;
}

unsigned nfa_pattern(const struct nfa *nfa, uint32_t node) {
    return nfa->nodes.items[node].pattern;
}

bool nfa_ends(const struct nfa *nfa, uint32_t node) {
    return nfa->nodes.items[node].set == MATCHED;
}

/* ---- What is needed ---- */

/* The rows that hold all that a node reads. */
static unsigned rows_around(const struct nfa *nfa, const struct node *node, const struct symbols *rows,
                            unsigned count) {
    unsigned around = 0;
    if ((node->set >= EITHER_CASE && node->set < FIRST_SET) || node->set >= MATCHED) return 0;
    for (unsigned i = 0; i < count; i++) {
        bool within = node->set < EITHER_CASE && symbols_have(&rows[i], node->set);
        if (node->set >= FIRST_SET) {
            const struct symbols *set = &nfa->sets.items[node->set - FIRST_SET];
            within = true;
            for (int j = 0; j < 3; j++) within = within && !(set->bits[j] & ~rows[i].bits[j]);
        }
        around |= (unsigned)within << i;
    }
    return around;
}

/* A way to a node goes without some rows. */
static enum status reach(struct nfa *nfa, uint32_t node, unsigned without) {
    unsigned char *known = &nfa->reach.items[node];
    if (node == 0 || !(without & ~(unsigned)*known)) return STATUS_OK;
    *known |= (unsigned char)without;
    uint32_t *item = VECTOR_ADD(&nfa->stack);
    if (!item) return STATUS_NOMEM;
    *item = node;
    return STATUS_OK;
}

enum status nfa_needs(struct nfa *nfa, const struct nfa_nodes *nodes, const char *const *rows, unsigned count,
                      unsigned char *needed) {
    struct symbols symbols[NFA_ROWS] = {{{0}}};
    for (unsigned i = 0; i < count; i++)
        for (const char *p = rows[i]; *p; p++) symbols_add(&symbols[i], symbol_of((unsigned char)*p));
    *needed = (unsigned char)((1u << count) - 1);
    size_t size = nfa->nodes.count;
    enum status status = vector_grow((void **)&nfa->reach.items, &nfa->reach.capacity, size, 1);
    if (status) return status;
    memset(nfa->reach.items, 0, size);
    nfa->stack.count = 0;
    for (size_t i = 0; i < nodes->list.count && !status; i++)
        status = reach(nfa, nodes->list.items[i], *needed);
    while (nfa->stack.count && !status) {
        uint32_t at = nfa->stack.items[--nfa->stack.count];
        const struct node *node = &nfa->nodes.items[at];
        unsigned without = nfa->reach.items[at];
        if (node->set == MATCHED) *needed &= (unsigned char)~without;
        without &= *needed & ~rows_around(nfa, node, symbols, count);
        status = reach(nfa, node->other, without);
        if (!status) status = reach(nfa, node->next, without);
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

static struct symbols symbols_of(const struct nfa *nfa, uint16_t set) {
    struct symbols symbols = {{0}};
    if (set >= FIRST_SET) return nfa->sets.items[set - FIRST_SET];
    symbols_add(&symbols, set % EITHER_CASE);
    if (set >= EITHER_CASE) symbols_add(&symbols, set % EITHER_CASE ^ 0x20);
    return symbols;
}

/* Classes by all that is read on the way from some nodes. */
static enum status classify(struct nfa *nfa, const struct nfa_nodes *nodes, struct classes *classes) {
    bool done[SETS_MAX] = {false};
    *classes = (struct classes){.sizes = {SYMBOLS}, .count = 1};
    enum status status = begin_closure(nfa);
    for (size_t i = 0; i < nodes->list.count && !status; i++) status = push(nfa, nodes->list.items[i]);
    while (nfa->stack.count && !status) {
        const struct node *node = &nfa->nodes.items[nfa->stack.items[--nfa->stack.count]];
        if (node->set < SETS_MAX && !done[node->set]) {
            struct symbols symbols = symbols_of(nfa, node->set);
            cut_classes(classes, &symbols);
            done[node->set] = true;
        }
        status = push(nfa, node->other);
        if (!status) status = push(nfa, node->next);
    }
    return status;
}

/* The characters of English text, the most frequent first: a state's busy columns share a cache line. */
static const char FREQUENT[] =
    " etaoinrshldcumpgfywbv,.k-'TSAMICBPHWDEFNRLGOJUVKYzxjq0123456789\":()?;!$ZQX/&%";

enum status nfa_columns(struct nfa *nfa, const struct nfa_nodes *nodes, unsigned char column[256],
                        unsigned *count) {
    struct classes classes;
    unsigned char columns[SYMBOLS] = {0}, last = 0; /* by class, from 1 on */
    enum status status = classify(nfa, nodes, &classes);
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
