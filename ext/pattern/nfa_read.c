/*
 * nfa_read.c - a pattern, read into an automaton
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
 * What {2,60} says is kept for the length of the longest match alone.
 *
 * Limits: what the patterns of boilerplate.def use of the notation is known, all else is refused.
 *
 * Cost: a node a character of a pattern, two an alternative: 35,000 nodes for our rules, read in two milliseconds.
 */
#include "pattern/nfa_nodes.h"
#include "text/utf8.h"

static void symbols_add_beyond(struct symbols *set) {
    for (unsigned symbol = CASED; symbol < SYMBOLS; symbol++) symbols_add(set, symbol);
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
