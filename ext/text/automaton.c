/*
 * automaton.c - patterns as one nondeterministic automaton
 *
 * The rules for scrape noise are seventy regular expressions. What a line can match of them at all is found out by
 * reading it along all of them at once (outline.c), which takes them apart first:
 *
 *     by (?:the )?desk     b y space, then t h e space or nothing, then d e s k
 *
 * A node reads one character and leads to the next node, or reads nothing and leads to one or two others. What a
 * finite automaton cannot do, or not cheaply, is left out so that it reads more than it should: what looks ahead or
 * behind is passed over, {2,60} counts as +, and characters beyond ASCII are three classes by their first byte:
 *
 *     CASED     scripts that may have capitals: U+0080..U+05BF, U+1000..U+1FFF, U+A000..U+AFFF, U+F000 and up
 *     SIGNS     U+2000..U+2FFF, quotation marks and dashes among them
 *     UNCASED   all others: no capital letter, but perhaps a letter
 *
 * Limits: what the patterns of boilerplate.def use of the notation is known, all else is refused.
 *
 * Cost: a node a character of a pattern, two an alternative: 35,000 nodes for our rules, read in two milliseconds.
 *
 * Reference: K. Thompson, Regular expression search algorithm, CACM 1968.
 */
#include "text/automaton.h"
#include "base/mem.h"
#include "text/utf8.h"

/* What an automaton reads: an ASCII character, or the class of another one. */
enum { CASED = 128, SIGNS, UNCASED, SYMBOLS };

struct symbols {
    uint64_t bits[3];
};

/* Sets below 128 are that character, below 256 that letter in either case, the others are in `sets`. */
enum { EITHER_CASE = 128, FIRST_SET = 256, SETS_MAX = 1024, AT_END = 0xFFFE, NO_SET = 0xFFFF };

/* A node reads one symbol of its set and goes to `next`; without a set it reads nothing and goes to `next` and
 * to `other`; AT_END its pattern has matched. Node 0 is nowhere. */
struct node {
    uint32_t next, other;
    uint16_t set;
    uint16_t pattern;
};

struct automaton {
    VECTOR_OF(struct node) nodes;
    VECTOR_OF(struct symbols) sets;
    VECTOR_OF(uint32_t) stack;
    VECTOR_OF(uint32_t) seen; /* by node: the last closure that met it */
    uint32_t closure;
    VECTOR_OF(unsigned char) reach;              /* by node: the rows that a way to it goes without */
    VECTOR_OF(struct automaton_branch) branches; /* of one pattern after the other */
};

/* ---- Symbols ---- */

static void symbols_add(struct symbols *set, unsigned symbol) {
    set->bits[symbol / 64] |= (uint64_t)1 << symbol % 64;
}

static bool symbols_have(const struct symbols *set, unsigned symbol) {
    return set->bits[symbol / 64] >> symbol % 64 & 1;
}

static void symbols_add_beyond(struct symbols *set) {
    for (unsigned symbol = CASED; symbol < SYMBOLS; symbol++) symbols_add(set, symbol);
}

static unsigned symbol_of(unsigned char lead) {
    if (lead < 0x80) return lead;
    if (lead == 0xE2) return SIGNS;
    return lead <= 0xD6 || lead == 0xE1 || lead == 0xEA || lead >= 0xEF ? CASED : UNCASED;
}

static bool is_letter(unsigned symbol) {
    return (symbol | 0x20) >= 'a' && (symbol | 0x20) <= 'z' && symbol < 0x80;
}

static bool is_digit(unsigned symbol) {
    return symbol >= '0' && symbol <= '9';
}

/* A character in a set. In either case, s is also the long s, k the Kelvin sign and å the Angstrom sign. */
static void symbols_add_character(struct symbols *set, unsigned symbol, bool caseless) {
    symbols_add(set, symbol);
    if (!caseless) return;
    if (is_letter(symbol)) symbols_add(set, symbol ^ 0x20);
    if ((symbol | 0x20) == 's') symbols_add(set, CASED);
    if ((symbol | 0x20) == 'k' || symbol == CASED) symbols_add(set, SIGNS);
}

/* ---- Reading a pattern ---- */

struct reading {
    struct automaton *automaton;
    const char *p, *end;
    bool caseless;
    uint16_t pattern;
    uint32_t longest; /* of what was read last, in characters */
    unsigned last;    /* the symbol that was read last where no other could stand there, or SYMBOLS */
    enum status status;
};

/* The pattern holds what is not known here. */
static void refuse(struct reading *r) {
    if (!r->status) r->status = STATUS_LIMIT;
}

static uint32_t add_node(struct reading *r) {
    struct node *node = VECTOR_ADD(&r->automaton->nodes);
    if (!node) return r->status = STATUS_NOMEM, 0;
    *node = (struct node){.set = NO_SET, .pattern = r->pattern};
    return (uint32_t)(r->automaton->nodes.count - 1);
}

static void link_nodes(struct reading *r, uint32_t from, uint32_t to) {
    struct node *node = &r->automaton->nodes.items[from];
    if (r->status || from == 0) return;
    *(node->next ? &node->other : &node->next) = to;
}

static bool reads(struct reading *r, const char *word) {
    size_t size = strlen(word);
    if ((size_t)(r->end - r->p) < size || memcmp(r->p, word, size) != 0) return false;
    r->p += size;
    return true;
}

static uint16_t set_number(struct reading *r, const struct symbols *set) {
    size_t i = 0, count = r->automaton->sets.count;
    for (const struct symbols *known = r->automaton->sets.items; i < count; i++)
        if (memcmp(&known[i], set, sizeof *set) == 0) return (uint16_t)(FIRST_SET + i);
    if (count == SETS_MAX - FIRST_SET) return refuse(r), NO_SET;
    struct symbols *added = VECTOR_ADD(&r->automaton->sets);
    if (!added) return r->status = STATUS_NOMEM, NO_SET;
    *added = *set;
    return (uint16_t)(FIRST_SET + i);
}

/* The property behind \p: letters, capitals, digits; of others anything. */
static void read_property(struct reading *r, struct symbols *set) {
    bool letter = reads(r, "{L}"), upper = !letter && reads(r, "{Lu}");
    bool lower = !letter && !upper && reads(r, "{Ll}"),
         number = !letter && !upper && !lower && reads(r, "{N}");
    bool sign = !letter && !upper && !lower && !number && reads(r, "{So}");
    bool cased = (upper || lower) && !r->caseless;
    if (!letter && !upper && !lower && !number && !sign) refuse(r);
    for (unsigned symbol = 0; symbol < 0x80; symbol++) {
        bool capital = symbol >= 'A' && symbol <= 'Z';
        bool fits = number ? is_digit(symbol) : !sign && is_letter(symbol) && (!cased || capital == upper);
        if (fits) symbols_add(set, symbol);
    }
    symbols_add_beyond(set);
    if (cased) set->bits[UNCASED / 64] &= ~((uint64_t)1 << UNCASED % 64);
}

/* \d, \w, \s and their opposites; false for any other letter. */
static bool read_class(char letter, struct symbols *set) {
    if (!strchr("dwsDWS", letter)) return false;
    bool opposite = letter < 'a';
    for (unsigned symbol = 0; symbol < 0x80; symbol++) {
        bool fits = is_digit(symbol);
        if ((letter | 0x20) == 'w') fits = fits || is_letter(symbol) || symbol == '_';
        if ((letter | 0x20) == 's') fits = symbol == ' ' || (symbol >= '\t' && symbol <= '\r');
        if (fits != opposite) symbols_add(set, symbol);
    }
    if (opposite) symbols_add_beyond(set);
    return true;
}

static unsigned read_hexadecimal(struct reading *r) {
    uint32_t code = 0;
    char bytes[4];
    for (r->p++; r->p < r->end && *r->p != '}'; r->p++)
        code = code * 16 + (uint32_t)(*r->p <= '9' ? *r->p - '0' : (*r->p | 0x20) - 'a' + 10);
    r->p += r->p < r->end;
    utf8_encode(code, bytes);
    return symbol_of((unsigned char)bytes[0]);
}

/* One character of the source, which stands for itself. */
static unsigned read_character(struct reading *r) {
    unsigned symbol = symbol_of((unsigned char)*r->p++);
    while (r->p < r->end && ((unsigned char)*r->p & 0xC0) == 0x80) r->p++;
    return symbol;
}

/* Behind a backslash; false where nothing is read, as at \b. */
static bool read_escape(struct reading *r, struct symbols *set) {
    char letter = *r->p++;
    if (letter == 'b' || letter == 'B') return false;
    if (letter == 'p')
        read_property(r, set);
    else if (letter == 'x')
        symbols_add_character(set, read_hexadecimal(r), r->caseless);
    else if (is_letter((unsigned char)letter) || is_digit((unsigned char)letter)) {
        if (!read_class(letter, set)) refuse(r);
    } else
        symbols_add_character(set, (unsigned char)letter, r->caseless);
    return true;
}

/* One item of a bracket: a character, a range or an escape. */
static void read_item(struct reading *r, struct symbols *set) {
    if (reads(r, "\\")) {
        read_escape(r, set);
        return;
    }
    unsigned first = read_character(r), last = first;
    if (r->end - r->p > 2 && r->p[0] == '-' && r->p[1] != ']') {
        r->p++;
        last = read_character(r);
    }
    for (; first <= last; first++) symbols_add_character(set, first, r->caseless);
}

/* Behind an opening bracket. */
static void read_bracket(struct reading *r, struct symbols *set) {
    bool negated = reads(r, "^");
    struct symbols listed = {{0}};
    do read_item(r, &listed);
    while (r->p < r->end && *r->p != ']' && !r->status);
    r->p++;
    *set = listed;
    if (!negated) return;
    for (unsigned i = 0; i < 2; i++) set->bits[i] = ~listed.bits[i];
    symbols_add_beyond(set);
}

static uint32_t read_alternatives(struct reading *r, uint32_t from);

/* A group, behind its opening parenthesis. One that looks around leads nowhere. */
static uint32_t read_group(struct reading *r, uint32_t from) {
    bool caseless = r->caseless, around = false;
    if (reads(r, "?i)")) return r->caseless = true, r->longest = 0, from;
    if (reads(r, "?-i:"))
        r->caseless = false;
    else if (reads(r, "?i:"))
        r->caseless = true;
    else if (reads(r, "?=") || reads(r, "?!") || reads(r, "?<=") || reads(r, "?<!"))
        around = true;
    else if (!reads(r, "?:") && r->p < r->end && (*r->p == '?' || *r->p == '*'))
        refuse(r);
    size_t before = r->automaton->nodes.count;
    uint32_t to = read_alternatives(r, around ? add_node(r) : from);
    if (!reads(r, ")")) refuse(r);
    r->caseless = caseless;
    if (!around) return to;
    r->automaton->nodes.count = before;
    r->longest = 0;
    return from;
}

/* The set of what stands for one character; NO_SET where nothing is read. */
static uint16_t read_set(struct reading *r) {
    struct symbols set = {{0}};
    if (reads(r, "$") || reads(r, "^")) return NO_SET;
    if (reads(r, "[")) {
        read_bracket(r, &set);
    } else if (reads(r, ".")) {
        set.bits[0] = set.bits[1] = UINT64_MAX;
        symbols_add_beyond(&set);
    } else if (reads(r, "\\")) {
        if (!read_escape(r, &set)) return NO_SET;
    } else {
        unsigned symbol = read_character(r);
        bool letter = r->caseless && is_letter(symbol) && (symbol | 0x20) != 's' && (symbol | 0x20) != 'k';
        if (symbol < 0x80 && (letter || !r->caseless || !is_letter(symbol)))
            return (uint16_t)(letter ? EITHER_CASE + (symbol | 0x20) : symbol);
        symbols_add_character(&set, symbol, r->caseless);
    }
    return set_number(r, &set);
}

static uint32_t read_number(struct reading *r) {
    uint32_t number = 0;
    if (r->p == r->end || !is_digit((unsigned char)*r->p)) refuse(r);
    for (; r->p < r->end && is_digit((unsigned char)*r->p); r->p++)
        if (number < AUTOMATON_UNLIMITED) number = number * 10 + (uint32_t)(*r->p - '0');
    return number;
}

/* How often the atom before r->p comes, at least and at most. */
static void read_quantifier(struct reading *r, uint32_t *least, uint32_t *most) {
    *least = *most = 1;
    if (reads(r, "{")) {
        *least = *most = read_number(r);
        if (reads(r, ",")) *most = r->p < r->end && *r->p == '}' ? AUTOMATON_UNLIMITED : read_number(r);
        if (!reads(r, "}")) refuse(r);
    } else if (reads(r, "?")) {
        *least = 0;
    } else if (reads(r, "*") || reads(r, "+")) {
        *least = r->p[-1] == '+';
        *most = AUTOMATON_UNLIMITED;
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
    return characters < AUTOMATON_UNLIMITED ? (uint32_t)characters : AUTOMATON_UNLIMITED;
}

/* What can be repeated, and how often. Gives the node behind it. */
static uint32_t read_atom(struct reading *r, uint32_t from) {
    bool group = reads(r, "(");
    uint32_t in = group ? add_behind(r, from) : from, to = group && !r->status ? read_group(r, in) : 0;
    uint32_t least, most;
    uint16_t set = group ? NO_SET : read_set(r);
    r->last = SYMBOLS;
    if (!group) r->longest = set != NO_SET;
    if (!group && set == NO_SET) return from;
    read_quantifier(r, &least, &most);
    r->longest = at_most((uint64_t)r->longest * most);
    if (!group && least == 0) in = add_behind(r, from);
    if (!group) to = add_behind(r, in);
    if (r->status) return 0;
    if (!group) r->automaton->nodes.items[in].set = set;
    if (least == 1 && most == 1) {
        r->last = set < FIRST_SET ? set % EITHER_CASE : SYMBOLS;
        return to;
    }
    uint32_t out = add_behind(r, to);
    if (least == 0) link_nodes(r, from, out);
    if (most > 1) link_nodes(r, to, in);
    return out;
}

/* A sequence of atoms, and the longest word of single characters in it. */
static uint32_t read_sequence(struct reading *r, uint32_t from, char word[AUTOMATON_WORD]) {
    char run[AUTOMATON_WORD] = "";
    size_t size = 0;
    uint32_t longest = 0;
    memcpy(word, run, sizeof run);
    while (r->p < r->end && *r->p != '|' && *r->p != ')' && !r->status) {
        from = read_atom(r, from);
        longest = at_most((uint64_t)longest + r->longest);
        if (r->last == SYMBOLS || size == AUTOMATON_WORD - 1) size = 0;
        if (r->last != SYMBOLS) run[size++] = (char)r->last;
        if (size <= strlen(word)) continue;
        memcpy(word, run, size);
        word[size] = 0;
    }
    r->longest = longest;
    return from;
}

static uint32_t read_alternatives(struct reading *r, uint32_t from) {
    uint32_t out = add_node(r), fork = from, longest = 0;
    char word[AUTOMATON_WORD];
    bool more = true;
    while (more && !r->status) {
        uint32_t branch = add_node(r), to = r->status ? 0 : read_sequence(r, branch, word);
        if (r->longest > longest) longest = r->longest;
        link_nodes(r, to, out);
        link_nodes(r, fork, branch);
        more = reads(r, "|");
        if (!more) break;
        branch = add_node(r);
        link_nodes(r, fork, branch);
        fork = branch;
    }
    r->longest = longest;
    return out;
}

/* The node that reads something, forks or ends behind a row of nodes that only lead on. */
static uint32_t behind_links(const struct automaton *automaton, uint32_t at) {
    const struct node *nodes = automaton->nodes.items;
    while (nodes[at].set == NO_SET && nodes[at].next && !nodes[at].other) at = nodes[at].next;
    return at;
}

/* A branch may begin with (?!.{91}): then it has no more than 90 characters. */
static uint32_t read_limit(struct reading *r) {
    const char *p = r->p;
    if (!reads(r, "(?!.{")) return AUTOMATON_UNLIMITED;
    uint32_t number = read_number(r);
    if (reads(r, "})") && number > 0) return number - 1;
    r->p = p;
    return AUTOMATON_UNLIMITED;
}

static void read_branch(struct reading *r) {
    char word[AUTOMATON_WORD];
    uint32_t start = add_node(r), limit = read_limit(r), to = r->status ? 0 : read_sequence(r, start, word);
    struct automaton_branch *branch = r->status ? NULL : VECTOR_ADD(&r->automaton->branches);
    if (!branch) {
        if (!r->status) r->status = STATUS_NOMEM;
        return;
    }
    *branch = (struct automaton_branch){r->pattern, start, r->longest < limit ? r->longest : limit, ""};
    memcpy(branch->word, word, sizeof word);
    r->automaton->nodes.items[to].set = AT_END;
}

enum status automaton_add(struct automaton *automaton, struct span source, bool caseless, unsigned number) {
    struct reading r = {.automaton = automaton,
                        .p = source.data,
                        .end = source.data + source.size,
                        .caseless = caseless,
                        .pattern = (uint16_t)number};
    size_t first = automaton->nodes.count;
    do read_branch(&r);
    while (!r.status && reads(&r, "|"));
    if (!r.status && r.p < r.end) r.status = STATUS_LIMIT;
    for (size_t i = first; i < automaton->nodes.count && !r.status; i++) {
        automaton->nodes.items[i].next = behind_links(automaton, automaton->nodes.items[i].next);
        automaton->nodes.items[i].other = behind_links(automaton, automaton->nodes.items[i].other);
    }
    return r.status;
}

const struct automaton_branch *automaton_branches(const struct automaton *automaton, unsigned number,
                                                  size_t *count) {
    const struct automaton_branch *first = automaton->branches.items,
                                  *end = first + automaton->branches.count;
    while (first < end && first->pattern != number) first++;
    for (*count = 0; first + *count < end && first[*count].pattern == number;) ++*count;
    return first;
}

enum status automaton_new(struct automaton **result) {
    struct automaton *automaton = *result = mem_alloc(sizeof *automaton);
    if (!automaton) return STATUS_NOMEM;
    *automaton = (struct automaton){0};
    struct reading r = {.automaton = automaton};
    add_node(&r);
    if (r.status) {
        automaton_free(automaton);
        *result = NULL;
    }
    return r.status;
}

void automaton_free(struct automaton *automaton) {
    if (!automaton) return;
    VECTOR_RELEASE(&automaton->nodes);
    VECTOR_RELEASE(&automaton->sets);
    VECTOR_RELEASE(&automaton->stack);
    VECTOR_RELEASE(&automaton->seen);
    VECTOR_RELEASE(&automaton->reach);
    VECTOR_RELEASE(&automaton->branches);
    mem_free(automaton);
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

/* Adds to `reached` what can be reached from a node without a symbol, and was not before in this closure. */
static enum status close_over(struct automaton *automaton, uint32_t from, struct automaton_nodes *reached) {
    enum status status = push(automaton, from);
    while (automaton->stack.count && !status) {
        uint32_t at = automaton->stack.items[--automaton->stack.count];
        const struct node *node = &automaton->nodes.items[at];
        if (node->set == NO_SET) {
            status = push(automaton, node->other);
            if (!status) status = push(automaton, node->next);
            continue;
        }
        uint32_t *item = VECTOR_ADD(&reached->list);
        if (!item) return STATUS_NOMEM;
        *item = at;
    }
    return status;
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

enum status automaton_begin(struct automaton *automaton, const struct automaton_branch *branch,
                            struct automaton_nodes *nodes) {
    enum status status = begin_closure(automaton);
    return status ? status : close_over(automaton, branch->start, nodes);
}

enum status automaton_step(struct automaton *automaton, const uint32_t *nodes, size_t count,
                           unsigned char byte, struct automaton_nodes *next) {
    unsigned symbol = symbol_of(byte);
    enum status status = begin_closure(automaton);
    for (size_t i = 0; i < count && !status; i++) {
        const struct node *node = &automaton->nodes.items[nodes[i]];
        if (node_reads(automaton, node, symbol)) status = close_over(automaton, node->next, next);
    }
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
