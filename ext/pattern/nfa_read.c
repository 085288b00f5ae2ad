/*
 * nfa_read.c - a pattern, read into an automaton
 *
 *     by (?:the )?desk     b y space, then t h e space or nothing, then d e s k
 *
 * A node reads one character and leads to the next node, or reads nothing and leads to one or two others. What a
 * finite automaton cannot do, or not cheaply, is left out so that it reads more than it should: what looks ahead or
 * behind is passed over, {2,60} counts as +, and characters beyond ASCII are four classes by their first byte:
 *
 *     LATIN     U+0080..U+00BF: (c), quotation marks, the middle dot
 *     CASED     scripts that may have capitals: U+00C0..U+05BF, U+1000..U+1FFF, U+A000..U+AFFF, U+F000 and up
 *     SIGNS     U+2000..U+2FFF, quotation marks and dashes among them
 *     UNCASED   all others: no capital letter, but perhaps a letter
 *
 * What {2,60} says is kept for the length of the longest match alone. Beside the nodes, the literals are read of which
 * every match holds one (required.h).
 *
 * Limits: a row that holds what is not known here is read as anything at all. It costs time and loses no match.
 *
 * Cost: a node a character of a pattern, two an alternative: 35,000 nodes for our rules, read in two milliseconds.
 */
#include "pattern/nfa_nodes.h"
#include "pattern/required.h"
#include "text/utf8.h"

static bool is_letter(unsigned symbol) {
    return (symbol | 0x20) >= 'a' && (symbol | 0x20) <= 'z' && symbol < 0x80;
}

static bool is_digit(unsigned symbol) {
    return symbol >= '0' && symbol <= '9';
}

/* A character in a set. In either case, s is also the long s, k the Kelvin sign, å the Angstrom sign. */
static void symbols_add_character(struct symbols *set, unsigned symbol, bool caseless) {
    symbols_add(set, symbol);
    if (!caseless) return;
    if (is_letter(symbol)) symbols_add(set, symbol ^ 0x20);
    if ((symbol | 0x20) == 's') symbols_add(set, CASED);
    if ((symbol | 0x20) == 'k' || symbol == CASED) symbols_add(set, SIGNS);
}

/* ---- Reading a pattern ---- */

struct reading {
    struct nfa *nfa;
    const char *p, *end;
    bool caseless;
    uint16_t pattern;
    uint32_t longest;       /* of what was read last, in characters */
    unsigned last;          /* the symbol that was read last where no other could stand there, or SYMBOLS */
    struct wording wording; /* of what was read last, unless that is `single` */
    char single;            /* one ASCII character, a letter in either case if it is in lower case there */
    bool single_cased;
    bool boundary;      /* no letter stands before what is read next */
    int depth;          /* of groups */
    const char *unread; /* what the pattern holds that is not known here */
    enum status status;
};

/* The pattern holds what is not known here. */
static void refuse(struct reading *r, const char *what) {
    if (r->status) return;
    r->status = STATUS_LIMIT;
    r->unread = what;
}

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

static bool reads(struct reading *r, const char *word) {
    size_t size = strlen(word);
    if ((size_t)(r->end - r->p) < size || memcmp(r->p, word, size) != 0) return false;
    r->p += size;
    return true;
}

static uint16_t set_number(struct reading *r, const struct symbols *set) {
    size_t i = 0, count = r->nfa->sets.count;
    for (const struct symbols *known = r->nfa->sets.items; i < count; i++)
        if (memcmp(&known[i], set, sizeof *set) == 0) return (uint16_t)(FIRST_SET + i);
    if (count == SETS_MAX - FIRST_SET)
        return refuse(r, "more classes of characters than there is room for"), NO_SET;
    struct symbols *added = VECTOR_ADD(&r->nfa->sets);
    if (!added) return r->status = STATUS_NOMEM, NO_SET;
    *added = *set;
    return (uint16_t)(FIRST_SET + i);
}

/* Behind \p or \P: the brackets and what they hold, or one letter. */
static struct span read_property_name(struct reading *r) {
    const char *start = r->p;
    if (!reads(r, "{")) return r->p += r->p < r->end, (struct span){start, (size_t)(r->p - start)};
    while (r->p < r->end && *r->p != '}') r->p++;
    r->p += r->p < r->end;
    return (struct span){start, (size_t)(r->p - start)};
}

/* The property behind \p: letters, capitals, small letters, numbers, signs; any other holds anything. */
static void read_property(struct reading *r, bool negated, struct symbols *set) {
    struct span name = read_property_name(r);
    bool letter = span_equal(name, span_of("{L}")), upper = span_equal(name, span_of("{Lu}"));
    bool lower = span_equal(name, span_of("{Ll}")), number = span_equal(name, span_of("{N}"));
    bool sign = span_equal(name, span_of("{So}")), cased = (upper || lower) && !r->caseless;
    bool known = !negated && (letter || upper || lower || number || sign);
    for (unsigned symbol = 0; symbol < 0x80; symbol++) {
        bool capital = symbol >= 'A' && symbol <= 'Z';
        bool fits = number ? is_digit(symbol) : !sign && is_letter(symbol) && (!cased || capital == upper);
        if (fits || !known) symbols_add(set, symbol);
    }
    symbols_add_beyond(set);
    if (cased && known) set->bits[UNCASED / 64] &= ~((uint64_t)1 << UNCASED % 64);
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

/* In either case, few characters of LATIN and SIGNS have another case in another class: the micro sign, letters among
 * U+2100..U+213F, and those of U+2C00..U+2CFF. */
static void refuse_other_case(struct reading *r, const char *p) {
    unsigned char lead = (unsigned char)p[0], second = (unsigned char)p[1];
    bool has = (lead == 0xC2 && second == 0xB5) ||
               (lead == 0xE2 && (second == 0x84 || (second >= 0xB0 && second <= 0xB3)));
    if (r->caseless && has) refuse(r, "a letter among signs, in either case");
}

static unsigned read_hexadecimal(struct reading *r) {
    uint32_t code = 0;
    char bytes[4] = {0};
    for (r->p++; r->p < r->end && *r->p != '}'; r->p++)
        code = code * 16 + (uint32_t)(*r->p <= '9' ? *r->p - '0' : (*r->p | 0x20) - 'a' + 10);
    r->p += r->p < r->end;
    utf8_encode(code, bytes);
    refuse_other_case(r, bytes);
    return symbol_of((unsigned char)bytes[0]);
}

/* One character of the source, which stands for itself. */
static unsigned read_character(struct reading *r) {
    if (r->end - r->p > 1) refuse_other_case(r, r->p);
    unsigned symbol = symbol_of((unsigned char)*r->p++);
    while (r->p < r->end && ((unsigned char)*r->p & 0xC0) == 0x80) r->p++;
    return symbol;
}

/* Behind a backslash; false where nothing is read, as at \b. */
static bool read_escape(struct reading *r, struct symbols *set) {
    char letter = *r->p++;
    if (letter == 'b' || letter == 'B') return false;
    if (letter == 'p' || letter == 'P')
        read_property(r, letter == 'P', set);
    else if (letter == 'x' && r->p < r->end && *r->p == '{')
        symbols_add_character(set, read_hexadecimal(r), r->caseless);
    else if (is_letter((unsigned char)letter) || is_digit((unsigned char)letter)) {
        if (!read_class(letter, set)) refuse(r, "an escape other than \\b \\d \\p \\s \\w \\x{...}");
    } else
        symbols_add_character(set, (unsigned char)letter, r->caseless);
    return true;
}

/* One item of a bracket: a character, a range or an escape. */
static void read_item(struct reading *r, struct symbols *set) {
    if (reads(r, "[:")) refuse(r, "a class by name in a bracket");
    if (reads(r, "\\")) {
        if (r->p == r->end || !read_escape(r, set))
            refuse(r, "an escape in a bracket that stands for no character");
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
    if (r->p == r->end) {
        refuse(r, "a bracket that is not closed");
        return;
    }
    do read_item(r, &listed);
    while (r->p < r->end && *r->p != ']' && !r->status);
    if (!reads(r, "]")) refuse(r, "a bracket that is not closed");
    *set = listed;
    if (!negated) return;
    for (unsigned i = 0; i < 2; i++) set->bits[i] = ~listed.bits[i];
    symbols_add_beyond(set);
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

/* What a set of few ASCII characters matches. */
static void word_set(const struct symbols *set, struct wording *wording) {
    struct wording one;
    bool any = false;
    wording_unknown(wording);
    if (set->bits[CASED / 64] || __builtin_popcountll(set->bits[0]) + __builtin_popcountll(set->bits[1]) > 4)
        return;
    for (unsigned symbol = 0; symbol < 0x80; symbol++) {
        if (!symbols_have(set, symbol)) continue;
        wording_empty(any ? &one : wording, false);
        wording_append_character(any ? &one : wording, (char)symbol, false);
        if (any) wording_join(wording, &one);
        any = true;
    }
}

/* The set of one character of the source. */
static uint16_t read_plain(struct reading *r) {
    struct symbols set = {{0}};
    unsigned symbol = read_character(r), lower = symbol | 0x20;
    bool cased = r->caseless && is_letter(symbol);
    r->single = symbol < 0x80 ? (char)(cased ? lower : symbol) : 0;
    r->single_cased = cased;
    if (symbol >= 0x80) wording_unknown(&r->wording);
    if (cased && lower != 's' && lower != 'k') return (uint16_t)(EITHER_CASE + lower);
    if (symbol < 0x80 && !cased) return (uint16_t)symbol;
    symbols_add_character(&set, symbol, r->caseless);
    return set_number(r, &set);
}

/* The set of what stands for one character; NO_SET where nothing is read. */
static uint16_t read_set(struct reading *r) {
    struct symbols set = {{0}};
    wording_empty(&r->wording, false);
    if (reads(r, "$") || reads(r, "^")) return NO_SET;
    if (reads(r, "[")) {
        read_bracket(r, &set);
    } else if (reads(r, ".")) {
        set.bits[0] = set.bits[1] = UINT64_MAX;
        symbols_add_beyond(&set);
    } else if (reads(r, "\\")) {
        wording_empty(&r->wording, r->p < r->end && *r->p == 'b');
        if (r->p == r->end) refuse(r, "a backslash at its end");
        if (r->status || !read_escape(r, &set)) return NO_SET;
    } else {
        return read_plain(r);
    }
    word_set(&set, &r->wording);
    return set_number(r, &set);
}

static uint32_t read_number(struct reading *r) {
    uint32_t number = 0;
    if (r->p == r->end || !is_digit((unsigned char)*r->p)) refuse(r, "a bracket of a number that holds none");
    for (; r->p < r->end && is_digit((unsigned char)*r->p); r->p++)
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
    uint16_t set = group ? NO_SET : read_set(r);
    r->last = SYMBOLS;
    if (group) r->single = 0;
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
    r->nfa->nodes.items[to].set = AT_END;
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
    nodes[end].set = AT_END;
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
