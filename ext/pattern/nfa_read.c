/*
 * nfa_read.c - a pattern, read into an automaton
 *
 *     by (?:the )?desk     b y space, then t h e space or nothing, then d e s k
 *
 * A node reads one character and leads to the next node, or reads nothing and leads to one or two others.
 * What a finite automaton cannot do, or not cheaply, is left out so that it reads more than it should: what
 * looks ahead or behind is passed over, {2,60} counts as +, and characters beyond ASCII are four classes by
 * their first byte:
 *
 *     LATIN     U+0080..U+00BF: (c), quotation marks, the middle dot
 *     CASED     scripts that may have capitals: U+00C0..U+05BF, U+1000..U+1FFF, U+A000..U+AFFF, U+F000 and up
 *     SIGNS     U+2000..U+2FFF, quotation marks and dashes among them
 *     UNCASED   all others: no capital letter, but perhaps a letter
 *
 * What {2,60} says is kept for the length of the longest match alone. Beside the nodes, the literals are read
 * of which every match holds one (required.h).
 *
 * Limits: a row that holds what is not known here is read as anything at all. It costs time and loses no
 * match.
 *
 * Cost: a node a character of a pattern, two an alternative: 35,000 nodes for our rules, read in two
 * milliseconds.
 */
#include "pattern/nfa_read_impl.h"
#include "text/chars.h"

static uint32_t add_node(struct reading *r) {
    struct node *node = VECTOR_ADD(&r->nfa->nodes);
    if (!node) return r->status = STATUS_NOMEM, 0;
    *node = (struct node){.set = NO_SET, .pattern = r->pattern};
    return (uint32_t)(r->nfa->nodes.count - 1);
}

static void link_nodes(struct reading *r, uint32_t from, uint32_t to) {
    struct node *node = &r->nfa->nodes.items[from];
    if (r->status || from == 0) return;
    *(node->next ? &node->other : &node->next) = to;
}

static uint32_t read_alternatives(struct reading *r, uint32_t from);

/* Groups within groups. */
enum { DEPTH_MAX = 24 };

/* A group, behind its opening parenthesis. One that looks around leads nowhere. */
static uint32_t read_group(struct reading *r, uint32_t from) {
    bool caseless = r->caseless, around = false;
    wording_empty(&r->wording, false);
    if (reads(r, "?i)")) return r->caseless = true, r->longest = 0, from;
    if (r->depth++ == DEPTH_MAX) refuse(r, "groups within groups, too deep");
    if (reads(r, "?-i:"))
        r->caseless = false;
    else if (reads(r, "?i:"))
        r->caseless = true;
    else if (reads(r, "?=") || reads(r, "?!") || reads(r, "?<=") || reads(r, "?<!"))
        around = true;
    else if (!reads(r, "?:") && r->p < r->end && (*r->p == '?' || *r->p == '*'))
        refuse(r, "a group other than (?: (?i: (?-i: (?= (?! (?<= (?<!");
    size_t before = r->nfa->nodes.count;
    uint32_t to = read_alternatives(r, around ? add_node(r) : from);
    if (!reads(r, ")")) refuse(r, "a group that is not closed");
    r->caseless = caseless;
    r->depth--;
    if (!around) return to;
    wording_empty(&r->wording, false);
    r->nfa->nodes.count = before;
    r->longest = 0;
    return from;
}

static uint32_t read_number(struct reading *r) {
    uint32_t number = 0;
    if (r->p == r->end || !is_ascii_digit(*r->p)) refuse(r, "a bracket of a number that holds none");
    for (; r->p < r->end && is_ascii_digit(*r->p); r->p++)
        if (number < NFA_UNLIMITED) number = number * 10 + (uint32_t)(*r->p - '0');
    return number;
}

/* How often the atom before r->p comes, at least and at most. */
static void read_quantifier(struct reading *r, uint32_t *least, uint32_t *most) {
    *least = *most = 1;
    if (reads(r, "{")) {
        *least = *most = read_number(r);
        if (reads(r, ",")) *most = r->p < r->end && *r->p == '}' ? NFA_UNLIMITED : read_number(r);
        if (!reads(r, "}")) refuse(r, "a bracket of a number that is not closed");
    } else if (reads(r, "?")) {
        *least = 0;
    } else if (reads(r, "*") || reads(r, "+")) {
        *least = r->p[-1] == '+';
        *most = NFA_UNLIMITED;
    } else {
        return;
    }
    if (!reads(r, "+")) reads(r, "?");
}

/* A node behind `from` that leads nowhere yet. */
static uint32_t add_behind(struct reading *r, uint32_t from) {
    uint32_t node = add_node(r);
    link_nodes(r, from, node);
    return node;
}

/* Characters that are no more than can be counted. */
static uint32_t at_most(uint64_t characters) {
    return characters < NFA_UNLIMITED ? (uint32_t)characters : NFA_UNLIMITED;
}

static void repeat_wording(struct reading *r, uint32_t least, uint32_t most) {
    if (least == 1 && most == 1) return;
    if (r->single) {
        wording_empty(&r->wording, false);
        wording_append_character(&r->wording, r->single, r->single_cased);
    }
    r->single = 0;
    wording_repeat(&r->wording, least, most);
}

/* What can be repeated, and how often. Gives the node behind it. */
static uint32_t read_atom(struct reading *r, uint32_t from) {
    bool group = reads(r, "(");
    uint32_t in = group ? add_behind(r, from) : from, to = group && !r->status ? read_group(r, in) : 0;
    uint32_t least, most;
    r->single = 0;
    uint16_t set = group ? NO_SET : nfa_read_set(r);
    r->last = SYMBOLS;
    if (!group) r->longest = set != NO_SET;
    if (!group && set == NO_SET) return from;
    read_quantifier(r, &least, &most);
    repeat_wording(r, least, most);
    r->longest = at_most((uint64_t)r->longest * most);
    if (!group && least == 0) in = add_behind(r, from);
    if (!group) to = add_behind(r, in);
    if (r->status) return 0;
    if (!group) r->nfa->nodes.items[in].set = set;
    if (least == 1 && most == 1) {
        r->last = set < FIRST_SET ? set % EITHER_CASE : SYMBOLS;
        return to;
    }
    uint32_t out = add_behind(r, to);
    if (least == 0) link_nodes(r, from, out);
    if (most > 1) link_nodes(r, to, in);
    return out;
}

/* The longest word of single characters in a sequence. */
struct run {
    char now[NFA_WORD], longest[NFA_WORD];
    size_t size;
};

static void lengthen_run(struct run *run, unsigned symbol) {
    if (symbol == SYMBOLS || run->size == NFA_WORD - 1) run->size = 0;
    if (symbol != SYMBOLS) run->now[run->size++] = (char)symbol;
    if (run->size <= strlen(run->longest)) return;
    memcpy(run->longest, run->now, run->size);
    run->longest[run->size] = 0;
}

/* A sequence of atoms. */
static uint32_t read_sequence(struct reading *r, uint32_t from, struct run *run) {
    struct wording sequence;
    uint32_t longest = 0;
    wording_empty(&sequence, r->boundary);
    while (r->p < r->end && *r->p != '|' && *r->p != ')' && !r->status) {
        r->boundary = wording_ends_word(&sequence);
        from = read_atom(r, from);
        if (r->single)
            wording_append_character(&sequence, r->single, r->single_cased);
        else
            wording_append(&sequence, &r->wording);
        longest = at_most((uint64_t)longest + r->longest);
        lengthen_run(run, r->last);
    }
    wording_end(&sequence);
    r->wording = sequence;
    r->longest = longest;
    return from;
}

static uint32_t read_alternatives(struct reading *r, uint32_t from) {
    uint32_t out = add_node(r), fork = from, longest = 0;
    struct wording wording;
    bool more = true, boundary = r->boundary;
    for (bool first = true; more && !r->status; first = false) {
        struct run run = {.size = 0};
        r->boundary = boundary;
        uint32_t branch = add_node(r), to = r->status ? 0 : read_sequence(r, branch, &run);
        if (r->longest > longest) longest = r->longest;
        if (first)
            wording = r->wording;
        else
            wording_join(&wording, &r->wording);
        link_nodes(r, to, out);
        link_nodes(r, fork, branch);
        more = reads(r, "|");
        if (!more) break;
        branch = add_node(r);
        link_nodes(r, fork, branch);
        fork = branch;
    }
    if (!r->status) r->wording = wording;
    r->longest = longest;
    return out;
}

/* The node that reads something, forks or ends behind a row of nodes that only lead on. */
static uint32_t behind_links(const struct nfa *nfa, uint32_t at) {
    const struct node *nodes = nfa->nodes.items;
    while (nodes[at].set == NO_SET && nodes[at].next && !nodes[at].other) at = nodes[at].next;
    return at;
}

/* A branch may begin with (?!.{91}): then it has no more than 90 characters. */
static uint32_t read_limit(struct reading *r) {
    const char *p = r->p;
    if (!reads(r, "(?!.{")) return NFA_UNLIMITED;
    uint32_t number = read_number(r);
    if (reads(r, "})") && number > 0) return number - 1;
    r->p = p;
    return NFA_UNLIMITED;
}

/* The literals of the branch that was read last. */
static void add_literals(struct reading *r, struct nfa_branch *branch) {
    struct wording unknown;
    wording_unknown(&unknown);
    wording_append(&r->wording, &unknown);
    const struct wording_strings *best = &r->wording.best;
    branch->first_literal = (uint32_t)r->nfa->literals.count;
    branch->literal_count = best->count;
    for (unsigned i = 0; i < best->count && !r->status; i++) {
        struct nfa_literal *literal = VECTOR_ADD(&r->nfa->literals);
        if (!literal) {
            r->status = STATUS_NOMEM;
            return;
        }
        *literal = (struct nfa_literal){.size = best->items[i].size, .either_case = best->either_case};
        memcpy(literal->bytes, best->items[i].bytes, literal->size);
    }
}

static void read_branch(struct reading *r) {
    struct run run = {.size = 0};
    r->boundary = true;
    uint32_t start = add_node(r), limit = read_limit(r), to = r->status ? 0 : read_sequence(r, start, &run);
    struct nfa_branch *branch = r->status ? NULL : VECTOR_ADD(&r->nfa->branches);
    if (!branch) {
        if (!r->status) r->status = STATUS_NOMEM;
        return;
    }
    uint32_t longest = r->longest < limit ? r->longest : limit;
    *branch = (struct nfa_branch){.pattern = r->pattern, .start = start, .longest = longest};
    memcpy(branch->word, run.longest, sizeof run.longest);
    add_literals(r, branch);
    r->nfa->nodes.items[to].set = MATCHED;
}

/* A branch that matches anything. */
static enum status add_anything(struct reading *r) {
    r->status = STATUS_OK;
    uint32_t start = add_node(r), in = add_node(r), end = add_node(r);
    struct nfa_branch *branch = r->status ? NULL : VECTOR_ADD(&r->nfa->branches);
    if (!branch) return STATUS_NOMEM;
    struct node *nodes = r->nfa->nodes.items;
    nodes[start].next = in;
    nodes[start].other = end;
    nodes[in].set = ANY_SET;
    nodes[in].next = start;
    nodes[end].set = MATCHED;
    *branch = (struct nfa_branch){.pattern = r->pattern, .start = start, .longest = NFA_UNLIMITED};
    return STATUS_OK;
}

static void skip_links(struct nfa *nfa, size_t first) {
    for (size_t i = first; i < nfa->nodes.count; i++) {
        nfa->nodes.items[i].next = behind_links(nfa, nfa->nodes.items[i].next);
        nfa->nodes.items[i].other = behind_links(nfa, nfa->nodes.items[i].other);
    }
}

enum status nfa_add(struct nfa *nfa, struct span source, bool caseless, unsigned number,
                    const char **unread) {
    struct reading r = {.nfa = nfa,
                        .p = source.data,
                        .end = source.data + source.size,
                        .caseless = caseless,
                        .pattern = (uint16_t)number};
    size_t first = nfa->nodes.count, branches = nfa->branches.count, literals = nfa->literals.count;
    do read_branch(&r);
    while (!r.status && reads(&r, "|"));
    if (!r.status && r.p < r.end) refuse(&r, "a closing bracket that none opens");
    *unread = r.unread;
    if (r.status == STATUS_LIMIT) {
        nfa->nodes.count = first;
        nfa->branches.count = branches;
        nfa->literals.count = literals;
        r.status = add_anything(&r);
    }
    if (!r.status) skip_links(nfa, first);
    return r.status;
}
