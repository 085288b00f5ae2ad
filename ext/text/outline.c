/*
 * outline.c - which of many patterns a text can match at all, read off it in one pass
 *
 * The rules for scrape noise are a hundred regular expressions, and one line in ten of an article is short
 * enough to be noise. To try them all takes five microseconds a line, most of it to find out that "Why your
 * heating bill may fall this autumn" is no byline, no share button and no legal notice. Here all of them are
 * tried at once: behind "Wh" none is left but those that begin with a name, behind "Why y" none of these either.
 *
 * The idea is the automaton of every textbook. Patterns become one nondeterministic automaton, whose states are
 * made deterministic when a text first needs them, and kept. What a finite automaton cannot do, or not cheaply,
 * is left out so that more matches than should: what looks ahead or behind is passed over, {2,60} counts as +,
 * and characters beyond ASCII are three classes by their first byte:
 *
 *     CASED     scripts that may have capitals: U+0080..U+05BF, U+1000..U+1FFF, U+A000..U+AFFF, U+F000 and up
 *     SIGNS     U+2000..U+2FFF, quotation marks and dashes among them
 *     UNCASED   all others: no capital letter, but perhaps a letter
 *
 *     byline_by   by (?:PERSON|...)( and PERSON)*     "By Corin Maddox" passes, "By far the most" does not
 *
 * What passes is then asked of PCRE2, which has the last word.
 *
 * Cost: building takes two milliseconds for our rules, 55,000 nodes. A text costs a table look-up a byte, and ends where no
 * pattern is left; a new state costs time in the number of patterns alive in it, 5 us at the start of a line,
 * less than one behind it. When all OUTLINE_STATES are taken they are forgotten and made anew.
 *
 * References: K. Thompson, Regular expression search algorithm, CACM 1968; R. Cox, Regular expression matching
 * in the wild, 2010 (the lazy automaton, and filters before a matcher).
 */
#include "text/outline.h"
#include "base/buffer.h"
#include "base/hash.h"
#include "base/mem.h"
#include "base/vector.h"
#include "text/utf8.h"

/* What an automaton reads: an ASCII character, or the class of another one. */
enum { CASED = 128, SIGNS, UNCASED, SYMBOLS };

struct symbols {
    uint64_t bits[3];
};

/* Sets below 128 are that character, below 256 that letter in either case, the others are in `sets`. */
enum { EITHER_CASE = 128, FIRST_SET = 256, AT_END = 0xFFFE, NO_SET = 0xFFFF };

/* A node reads one symbol of its set and goes to `next`; without a set it reads nothing and goes to `next` and
 * to `other`; AT_END its pattern has matched. Node 0 is nowhere. */
struct node {
    uint32_t next, other;
    uint16_t set;
    uint16_t pattern;
};

/* A state is the nodes that wait for a symbol, and the patterns that may end. UNKNOWN and DEAD are none. */
enum { UNKNOWN, DEAD, START };

struct state {
    size_t first, count; /* in waiting */
    struct outline_set ends;
    struct outline_set alive; /* the patterns of the nodes that wait */
    uint32_t chain;           /* the next state of the same hash */
};

/* Next states by column, with AN_END where a pattern may end. */
enum { COLUMNS = 132, SAME = COLUMNS - 1, AN_END = 0x8000 };

struct row {
    uint16_t next[COLUMNS];
};

/* The column of each byte. Frequent characters come first, so that a state's busy columns share a cache line
 * (measured: two fifths less time). The bytes within a character have the last, which leads to the same state. */
static const unsigned char COLUMN[256] = {
    68,  69,  70,  71,  72,  73,  74,  75,  76,  77,  78,  79,  80,  81,  82,  83,  84,  85,  86,  87,
    88,  89,  90,  91,  92,  93,  94,  95,  96,  97,  98,  99,  0,   100, 101, 102, 103, 104, 105, 29,
    106, 107, 108, 109, 28,  30,  27,  110, 58,  59,  60,  61,  62,  63,  64,  65,  66,  67,  31,  111,
    112, 113, 114, 115, 116, 32,  33,  34,  35,  36,  37,  38,  39,  40,  41,  42,  43,  44,  45,  46,
    47,  48,  49,  50,  51,  52,  53,  54,  55,  56,  57,  117, 118, 119, 120, 121, 122, 3,   20,  12,
    11,  1,   15,  17,  9,   5,   24,  22,  10,  14,  6,   4,   16,  25,  8,   7,   2,   13,  21,  18,
    23,  19,  26,  123, 124, 125, 126, 127, 131, 131, 131, 131, 131, 131, 131, 131, 131, 131, 131, 131,
    131, 131, 131, 131, 131, 131, 131, 131, 131, 131, 131, 131, 131, 131, 131, 131, 131, 131, 131, 131,
    131, 131, 131, 131, 131, 131, 131, 131, 131, 131, 131, 131, 131, 131, 131, 131, 131, 131, 131, 131,
    131, 131, 131, 131, 131, 131, 131, 131, 131, 131, 131, 131, 128, 128, 128, 128, 128, 128, 128, 128,
    128, 128, 128, 128, 128, 128, 128, 128, 128, 128, 128, 128, 128, 128, 128, 130, 130, 130, 130, 130,
    130, 130, 130, 130, 130, 128, 129, 130, 130, 130, 130, 130, 130, 130, 128, 130, 130, 130, 130, 128,
    128, 128, 128, 128, 128, 128, 128, 128, 128, 128, 128, 128, 128, 128, 128, 128,
};

enum { SLOTS = 4096, WAITING_MAX = 1 << 20 };

struct outline {
    VECTOR_OF(struct node) nodes;
    VECTOR_OF(struct symbols) sets;
    VECTOR_OF(struct state) states;
    VECTOR_OF(struct row) rows; /* by state */
    VECTOR_OF(uint32_t) waiting;
    VECTOR_OF(uint32_t) stack;
    VECTOR_OF(uint32_t) seen; /* by node: the last closure that met it */
    uint32_t closure;
    uint32_t start; /* the node before all patterns */
    uint32_t slots[SLOTS];
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
    struct outline *outline;
    const char *p, *end;
    bool caseless;
    uint16_t pattern;
    enum status status;
};

/* The pattern holds what is not known here. */
static void refuse(struct reading *r) {
    if (!r->status) r->status = STATUS_LIMIT;
}

static uint32_t add_node(struct reading *r) {
    struct node *node = VECTOR_ADD(&r->outline->nodes);
    if (!node) return r->status = STATUS_NOMEM, 0;
    *node = (struct node){.set = NO_SET, .pattern = r->pattern};
    return (uint32_t)(r->outline->nodes.count - 1);
}

static void link_nodes(struct reading *r, uint32_t from, uint32_t to) {
    struct node *node = &r->outline->nodes.items[from];
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
    size_t i = 0, count = r->outline->sets.count;
    for (const struct symbols *known = r->outline->sets.items; i < count; i++)
        if (memcmp(&known[i], set, sizeof *set) == 0) return (uint16_t)(FIRST_SET + i);
    struct symbols *added = VECTOR_ADD(&r->outline->sets);
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
    if (reads(r, "?i)")) return r->caseless = true, from;
    if (reads(r, "?-i:"))
        r->caseless = false;
    else if (reads(r, "?i:"))
        r->caseless = true;
    else if (reads(r, "?=") || reads(r, "?!") || reads(r, "?<=") || reads(r, "?<!"))
        around = true;
    else if (!reads(r, "?:") && r->p < r->end && (*r->p == '?' || *r->p == '*'))
        refuse(r);
    size_t before = r->outline->nodes.count;
    uint32_t to = read_alternatives(r, around ? add_node(r) : from);
    if (!reads(r, ")")) refuse(r);
    r->caseless = caseless;
    if (!around) return to;
    r->outline->nodes.count = before;
    return from;
}

/* A node that reads a symbol of the set. */
static uint32_t read_symbol(struct reading *r, uint32_t from, uint16_t set) {
    uint32_t to = add_node(r);
    if (r->status) return 0;
    r->outline->nodes.items[from].set = set;
    link_nodes(r, from, to);
    return to;
}

/* What can be repeated. Gives the node behind it. */
static uint32_t read_atom(struct reading *r, uint32_t from) {
    struct symbols set = {{0}};
    if (reads(r, "(")) return read_group(r, from);
    if (reads(r, "$") || reads(r, "^")) return from;
    if (reads(r, "[")) {
        read_bracket(r, &set);
    } else if (reads(r, ".")) {
        set.bits[0] = set.bits[1] = UINT64_MAX;
        symbols_add_beyond(&set);
    } else if (reads(r, "\\")) {
        if (!read_escape(r, &set)) return from;
    } else {
        unsigned symbol = read_character(r);
        bool letter = r->caseless && is_letter(symbol) && (symbol | 0x20) != 's' && (symbol | 0x20) != 'k';
        if (symbol < 0x80 && (letter || !r->caseless || !is_letter(symbol)))
            return read_symbol(r, from, (uint16_t)(letter ? EITHER_CASE + (symbol | 0x20) : symbol));
        symbols_add_character(&set, symbol, r->caseless);
    }
    return read_symbol(r, from, set_number(r, &set));
}

/* How often the atom before r->p comes: whether it may be absent, and whether it may come more than once. */
static void read_quantifier(struct reading *r, bool *absent, bool *again) {
    *absent = *again = false;
    if (r->p == r->end) return;
    if (*r->p == '*' || *r->p == '+' || *r->p == '?') {
        *absent = *r->p != '+';
        *again = *r->p != '?';
        r->p++;
    } else if (*r->p == '{') {
        *absent = r->p[1] == '0';
        *again = !reads(r, "{0,1}") && !reads(r, "{1}");
        while (*again && r->p < r->end && *r->p++ != '}') {
        }
    } else {
        return;
    }
    if (!reads(r, "+")) reads(r, "?");
}

static uint32_t read_sequence(struct reading *r, uint32_t from) {
    while (r->p < r->end && *r->p != '|' && *r->p != ')' && !r->status) {
        uint32_t in = add_node(r), to = r->status ? 0 : read_atom(r, in), out = add_node(r);
        bool absent, again;
        read_quantifier(r, &absent, &again);
        if (r->status) return 0;
        link_nodes(r, from, in);
        if (absent) link_nodes(r, from, out);
        link_nodes(r, to, out);
        if (again) link_nodes(r, to, in);
        from = out;
    }
    return from;
}

static uint32_t read_alternatives(struct reading *r, uint32_t from) {
    uint32_t out = add_node(r), fork = from;
    bool more = true;
    while (more && !r->status) {
        uint32_t branch = add_node(r), to = r->status ? 0 : read_sequence(r, branch);
        link_nodes(r, to, out);
        link_nodes(r, fork, branch);
        more = reads(r, "|");
        if (!more) break;
        branch = add_node(r);
        link_nodes(r, fork, branch);
        fork = branch;
    }
    return out;
}

/* The node that reads something, forks or ends behind a row of nodes that only lead on. */
static uint32_t behind_links(const struct outline *outline, uint32_t at) {
    const struct node *nodes = outline->nodes.items;
    while (nodes[at].set == NO_SET && nodes[at].next && !nodes[at].other) at = nodes[at].next;
    return at;
}

enum status outline_add(struct outline *outline, struct span source, bool caseless, unsigned number) {
    struct reading r = {outline,  source.data,      source.data + source.size,
                        caseless, (uint16_t)number, STATUS_OK};
    uint32_t from = add_node(&r), fork = add_node(&r);
    size_t first = outline->nodes.count;
    uint32_t to = r.status ? 0 : read_alternatives(&r, from);
    if (!r.status && r.p < r.end) r.status = STATUS_LIMIT;
    if (r.status) return r.status;
    outline->nodes.items[to].set = AT_END;
    link_nodes(&r, fork, from);
    link_nodes(&r, fork, outline->start);
    outline->start = fork;
    for (size_t i = first; i < outline->nodes.count; i++) {
        outline->nodes.items[i].next = behind_links(outline, outline->nodes.items[i].next);
        outline->nodes.items[i].other = behind_links(outline, outline->nodes.items[i].other);
    }
    return STATUS_OK;
}

/* ---- States ---- */

enum status outline_new(struct outline **result) {
    struct outline *outline = *result = mem_alloc(sizeof *outline);
    if (!outline) return STATUS_NOMEM;
    memset(outline, 0, sizeof *outline);
    struct reading r = {.outline = outline};
    add_node(&r);
    if (r.status) {
        outline_free(outline);
        *result = NULL;
    }
    return r.status;
}

void outline_free(struct outline *outline) {
    if (!outline) return;
    VECTOR_RELEASE(&outline->nodes);
    VECTOR_RELEASE(&outline->sets);
    VECTOR_RELEASE(&outline->states);
    VECTOR_RELEASE(&outline->rows);
    VECTOR_RELEASE(&outline->waiting);
    VECTOR_RELEASE(&outline->stack);
    VECTOR_RELEASE(&outline->seen);
    mem_free(outline);
}

static bool node_reads(const struct outline *outline, const struct node *node, unsigned symbol) {
    if (node->set < EITHER_CASE) return node->set == symbol;
    if (node->set < FIRST_SET) return symbol < 0x80 && (symbol | 0x20) + EITHER_CASE == node->set;
    return symbols_have(&outline->sets.items[node->set - FIRST_SET], symbol);
}

static enum status push(struct outline *outline, uint32_t node) {
    if (node == 0 || outline->seen.items[node] == outline->closure) return STATUS_OK;
    outline->seen.items[node] = outline->closure;
    uint32_t *item = VECTOR_ADD(&outline->stack);
    if (!item) return STATUS_NOMEM;
    *item = node;
    return STATUS_OK;
}

/* Adds to `waiting` and `ends` what can be reached from a node without a symbol. */
static enum status close_over(struct outline *outline, uint32_t from, struct outline_set *ends) {
    enum status status = push(outline, from);
    while (outline->stack.count && !status) {
        uint32_t at = outline->stack.items[--outline->stack.count];
        const struct node *node = &outline->nodes.items[at];
        if (node->set == AT_END) outline_set_add(ends, node->pattern);
        if (node->set == AT_END || node->set == NO_SET) {
            status = push(outline, node->other);
            if (!status) status = push(outline, node->next);
            continue;
        }
        uint32_t *item = VECTOR_ADD(&outline->waiting);
        if (!item) return STATUS_NOMEM;
        *item = at;
    }
    return status;
}

static uint64_t state_hash(const struct outline *outline, size_t first, const struct outline_set *ends) {
    struct span ids = {(const char *)(outline->waiting.items + first),
                       (outline->waiting.count - first) * sizeof *outline->waiting.items};
    return hash_bytes(ids) ^ hash_mix(ends->bits[0] ^ HASH_GOLDEN, ends->bits[1] ^ HASH_ROOT3);
}

static uint16_t marked(const struct outline *outline, uint32_t state) {
    return (uint16_t)(state | (outline_set_empty(&outline->states.items[state].ends) ? 0 : AN_END));
}

/* The state of the nodes at the end of `waiting`: DEAD, one that is known, or a new one. */
static enum status intern(struct outline *outline, size_t first, const struct outline_set *ends,
                          uint32_t *result) {
    size_t count = outline->waiting.count - first;
    *result = DEAD;
    if (count == 0 && outline_set_empty(ends)) return STATUS_OK;
    uint32_t *slot = &outline->slots[state_hash(outline, first, ends) % SLOTS];
    const uint32_t *ids = outline->waiting.items;
    for (uint32_t at = *slot; at; at = outline->states.items[at].chain) {
        const struct state *known = &outline->states.items[at];
        if (known->count != count || memcmp(&known->ends, ends, sizeof *ends) != 0) continue;
        if (count && memcmp(ids + known->first, ids + first, count * sizeof *ids) != 0) continue;
        outline->waiting.count = first;
        return *result = at, STATUS_OK;
    }
    struct state *state = VECTOR_ADD(&outline->states);
    struct row *row = state ? VECTOR_ADD(&outline->rows) : NULL;
    if (!row) {
        outline->states.count = outline->rows.count;
        return STATUS_NOMEM;
    }
    *state = (struct state){.first = first, .count = count, .ends = *ends, .chain = *slot};
    for (size_t i = 0; i < count; i++)
        outline_set_add(&state->alive, outline->nodes.items[ids[first + i]].pattern);
    *result = *slot = (uint32_t)(outline->states.count - 1);
    memset(row, 0, sizeof *row);
    row->next[SAME] = marked(outline, *result);
    return STATUS_OK;
}

static enum status begin_closure(struct outline *outline) {
    outline->stack.count = 0;
    if (++outline->closure && outline->seen.count == outline->nodes.count) return STATUS_OK;
    outline->seen.count = 0;
    while (outline->seen.count < outline->nodes.count) {
        uint32_t *item = VECTOR_ADD(&outline->seen);
        if (!item) return STATUS_NOMEM;
        *item = 0;
    }
    outline->closure = 1;
    return STATUS_OK;
}

/* Makes the start state, with no other. */
static enum status reset(struct outline *outline) {
    memset(outline->slots, 0, sizeof outline->slots);
    outline->states.count = outline->rows.count = outline->waiting.count = 0;
    for (int i = 0; i < START; i++) {
        struct state *state = VECTOR_ADD(&outline->states);
        struct row *row = state ? VECTOR_ADD(&outline->rows) : NULL;
        if (!row) {
            outline->states.count = 0;
            return STATUS_NOMEM;
        }
        *state = (struct state){0};
        memset(row, 0, sizeof *row);
    }
    struct outline_set ends = {{0}};
    uint32_t start = DEAD;
    enum status status = begin_closure(outline);
    if (!status) status = close_over(outline, outline->start, &ends);
    if (!status) status = intern(outline, 0, &ends, &start);
    if (status || start != START) outline->states.count = 0;
    return status;
}

/* The state behind `state` and a byte that starts a character. */
static enum status step(struct outline *outline, uint32_t state, unsigned char byte, uint32_t *next) {
    const struct state from = outline->states.items[state];
    struct outline_set ends = {{0}};
    size_t first = outline->waiting.count;
    enum status status = begin_closure(outline);
    for (size_t i = 0; i < from.count && !status; i++) {
        const struct node *node = &outline->nodes.items[outline->waiting.items[from.first + i]];
        if (node_reads(outline, node, symbol_of(byte))) status = close_over(outline, node->next, &ends);
    }
    if (!status) status = intern(outline, first, &ends, next);
    if (status)
        outline->waiting.count = first;
    else
        outline->rows.items[state].next[COLUMN[byte]] = marked(outline, *next);
    return status;
}

/* How far outline_start() looks into a text: a pattern that is still alive there may match. */
enum { OUTLOOK = 300 };

/* How far outline_begun() looks. The longer, the fewer patterns are let through, and the more states are made:
 * 18 MB of news take 1,600 for our rules at 4 bytes, 2,200 at 5, 2,700 at 6; without a bound the products of
 * patterns that begin with any word fill all of OUTLINE_STATES every few hundred lines. */
enum { GLANCE = 6 };

/* Room for one more state, and a start state to begin with. */
static enum status prepare(struct outline *outline) {
    bool full = outline->states.count >= OUTLINE_STATES || outline->waiting.count >= WAITING_MAX;
    return outline->states.count == 0 || full ? reset(outline) : STATUS_OK;
}

/* Reads from *state until it is dead or the text ends; with `first` also until a pattern may end. *p is behind
 * what was read. STATUS_TOOBIG where one text takes too many states. */
static enum status run(struct outline *outline, const char **p, const char *end, uint32_t *state,
                       bool first) {
    const struct row *rows = outline->rows.items;
    const char *at = *p;
    uint32_t here = *state;
    enum status status = STATUS_OK;
    if (first && (marked(outline, here) & AN_END)) return STATUS_OK;
    while (at < end) {
        uint32_t next = rows[here].next[COLUMN[(unsigned char)*at]];
        if (next == UNKNOWN) {
            status = STATUS_TOOBIG;
            if (outline->states.count < 2 * OUTLINE_STATES)
                status = step(outline, here, (unsigned char)*at, &next);
            if (status) break;
            rows = outline->rows.items;
            next = marked(outline, next);
        }
        at++;
        here = next & ~(uint32_t)AN_END;
        if (here == DEAD || (first && next != here)) break;
    }
    *p = at;
    *state = here;
    return status;
}

enum status outline_whole(struct outline *outline, struct span text, struct outline_set *set) {
    const char *p = text.data;
    uint32_t state = START;
    *set = (struct outline_set){{0}};
    enum status status = prepare(outline);
    if (!status) status = run(outline, &p, text.data + text.size, &state, false);
    if (!status && state != DEAD) *set = outline->states.items[state].ends;
    if (status != STATUS_TOOBIG) return status;
    memset(set, 0xFF, sizeof *set);
    return STATUS_OK;
}

enum status outline_begun(struct outline *outline, struct span text, bool whole, struct outline_set *set) {
    const char *p = text.data;
    uint32_t state = START;
    *set = (struct outline_set){{0}};
    if (whole && text.size <= GLANCE) return outline_whole(outline, text, set);
    enum status status = prepare(outline);
    if (!status) status = run(outline, &p, p + (text.size < GLANCE ? text.size : GLANCE), &state, !whole);
    if (status || state == DEAD) return status;
    const struct state *at = &outline->states.items[state];
    for (int i = 0; i < 2; i++) set->bits[i] = at->alive.bits[i] | (whole ? 0 : at->ends.bits[i]);
    return STATUS_OK;
}

bool outline_ends_soon(const struct outline *outline, const char *p, const char *end) {
    const struct row *rows = outline->rows.items;
    uint32_t here = START;
    if (outline->rows.count <= START || (rows[START].next[SAME] & AN_END)) return false;
    for (const char *stop = end - p < GLANCE ? end : p + GLANCE; p < stop; p++) {
        here = rows[here].next[COLUMN[(unsigned char)*p]];
        if (here <= DEAD || (here & AN_END)) return here == DEAD;
    }
    return false;
}

enum status outline_start(struct outline *outline, struct span text, bool *may) {
    const char *p = text.data, *end = p + (text.size < OUTLOOK ? text.size : OUTLOOK);
    uint32_t state = START;
    enum status status = prepare(outline);
    *may = false;
    if (!status) status = run(outline, &p, end, &state, true);
    if (!status && state != DEAD)
        *may = text.size > OUTLOOK || !outline_set_empty(&outline->states.items[state].ends);
    if (status != STATUS_TOOBIG) return status;
    *may = true;
    return STATUS_OK;
}

/* Whether what a node reads is among the symbols. */
static bool is_within(const struct outline *outline, const struct node *node, const struct symbols *symbols) {
    if (node->set < EITHER_CASE) return symbols_have(symbols, node->set);
    if (node->set < FIRST_SET || node->set >= AT_END) return false;
    const struct symbols *set = &outline->sets.items[node->set - FIRST_SET];
    for (int i = 0; i < 3; i++)
        if (set->bits[i] & ~symbols->bits[i]) return false;
    return true;
}

enum status outline_needs(struct outline *outline, const char *characters, bool *needed) {
    struct symbols symbols = {{0}};
    for (; *characters; characters++)
        if (((unsigned char)*characters & 0xC0) != 0x80)
            symbols_add(&symbols, symbol_of((unsigned char)*characters));
    *needed = true;
    enum status status = begin_closure(outline);
    if (!status) status = push(outline, outline->start);
    while (outline->stack.count && !status) {
        const struct node *node = &outline->nodes.items[outline->stack.items[--outline->stack.count]];
        if (node->set == AT_END) *needed = false;
        if (is_within(outline, node, &symbols)) continue;
        status = push(outline, node->other);
        if (!status) status = push(outline, node->next);
    }
    return status;
}

enum status outline_first_bytes(struct outline *outline, bool first[256]) {
    enum status status = prepare(outline);
    for (unsigned byte = 0; byte < 256 && !status; byte++) {
        uint32_t next = DEAD;
        bool lead = byte < 0x80 || byte >= 0xC0;
        if (lead) status = step(outline, START, (unsigned char)byte, &next);
        first[byte] = !status && next != DEAD;
    }
    return status;
}
