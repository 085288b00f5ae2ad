/*
 * pattern_set.c - which of many patterns match a text, and where: the one door to patterns
 *
 * Most texts match no pattern, and PCRE2 takes 50 ns and more to say so of one. So a text goes through
 * filters first, the cheapest before the others; each is a promise about what is *not* there:
 *
 *     literals    one pass over a text tells which of the literals it holds that matches need (required.h)
 *     glance      its first six bytes are read along all closed branches at once (dfa.h): behind "Why y" none
 *                 is left
 *     needs       open branches, which any word may begin, need a character, a word, a length (prefilter.h)
 *     whole       the text is read along those that are left, up to its end (open_branches.h)
 *     alone       a line is read along the closed branches of each pattern that is left, by itself
 *
 * What passes is searched for by PCRE2 (regex.h), which has the last word. On news of 2,800 articles 70 % of
 * its searches end in a match.
 *
 * Cost: a text that no pattern begins like costs some 20 ns beside the pass for literals. Patterns are
 * compiled when they are first needed.
 *
 * Reference: RE2's FilteredRE2 (the one door, and literals that are derived).
 */
#include "pattern/pattern_set.h"
#include "base/buffer.h"
#include "base/mem.h"
#include "pattern/open_branches.h"
#include "pattern/prefilter.h"
#include "pattern/regex.h"
#include "text/scan.h"

/* A pattern by itself. The automaton and the regular expression are made when they are first needed. */
struct pattern {
    struct buffer source; /* its rows as alternatives */
    struct dfa *alone;
    struct regex *regex;
};

_Static_assert((int)PATTERN_SET_MAX == (int)NFA_PATTERNS, "a pattern has a bit in each set");

struct pattern_set {
    enum pattern_place place;
    bool gated, unfiltered;
    unsigned count;  /* 1 + the highest number */
    unsigned topics; /* of literals */
    struct pattern patterns[PATTERN_SET_MAX];
    struct nfa_set phrases;
    struct nfa *nfa;
    struct dfa *closed;
    struct open_branches open, phrases_open; /* without a literal */
    struct open_branches literal_open;       /* by the topic of their literals */
    struct nfa_nodes nodes, room[2];         /* for use again while branches are added */
};

static bool is_within(const struct pattern_set *set) {
    return set->place == PATTERN_INSIDE || set->place == PATTERN_FINISH;
}

enum status pattern_set_new(struct pattern_set **result, enum pattern_place place) {
    struct pattern_set *set = mem_alloc(sizeof *set);
    *result = NULL;
    if (!set) return STATUS_NOMEM;
    *set = (struct pattern_set){.place = place, .gated = true};
    for (unsigned i = 0; i < PATTERN_SET_MAX; i++) set->patterns[i].source = (struct buffer)BUFFER_INIT;
    enum status status = nfa_new(&set->nfa);
    if (!status) status = dfa_new(&set->closed, set->nfa);
    if (status)
        pattern_set_free(set);
    else
        *result = set;
    return status;
}

void pattern_set_free(struct pattern_set *set) {
    if (!set) return;
    for (unsigned i = 0; i < set->count; i++) {
        buffer_release(&set->patterns[i].source);
        dfa_free(set->patterns[i].alone);
        regex_free(set->patterns[i].regex);
    }
    open_branches_release(&set->open);
    open_branches_release(&set->phrases_open);
    open_branches_release(&set->literal_open);
    VECTOR_RELEASE(&set->nodes.list);
    for (int i = 0; i < 2; i++) VECTOR_RELEASE(&set->room[i].list);
    dfa_free(set->closed);
    nfa_free(set->nfa);
    mem_free(set);
}

enum status pattern_set_add(struct pattern_set *set, unsigned number, struct span row, bool phrase) {
    const char *unread;
    struct buffer *source = &set->patterns[number].source;
    set->count = number + 1;
    buffer_append(source, span_of(source->size ? "|(?:" : "(?:"));
    buffer_append(source, row);
    buffer_append(source, span_of(")"));
    if (phrase) nfa_set_add(&set->phrases, number);
    if (source->status) return source->status;
    return nfa_add(set->nfa, row, set->place == PATTERN_LINE, number, &unread);
}

/* ---- Filters ---- */

/* Each match of the branch holds one of its literals, which then are in `literals`. */
static enum status add_literals(struct pattern_set *set, const struct nfa_branch *branch,
                                struct literals *literals, unsigned topic) {
    const struct nfa_literal *literal = nfa_literals(set->nfa, branch);
    enum status status = STATUS_OK;
    for (unsigned i = 0; i < branch->literal_count && !status; i++, literal++) {
        enum literal_case letters = literal->either_case ? LITERAL_EITHER_CASE : LITERAL_EXACT;
        status = literals_add(literals, (struct span){literal->bytes, literal->size}, letters, topic);
    }
    return status;
}

/* The topic of a pattern's literals. */
static unsigned topic_of(unsigned topics, unsigned turn) {
    if (!topics) return 0;
    for (turn %= (unsigned)__builtin_popcount(topics); turn > 0; turn--) topics &= topics - 1;
    return topics & -topics;
}

static struct open_branches *open_of(struct pattern_set *set, const struct nfa_branch *branch,
                                     unsigned topic) {
    if (topic) return &set->literal_open;
    return nfa_set_has(&set->phrases, branch->pattern) ? &set->phrases_open : &set->open;
}

/* Adds the nodes that a branch begins with to the closed ones, or to those open. */
static enum status add_nodes(struct pattern_set *set, const struct nfa_branch *branch, unsigned topic,
                             bool *any_open) {
    struct open_branches *opened = open_of(set, branch, topic);
    set->nodes.list.count = 0;
    enum status status = nfa_begin(set->nfa, branch, &set->nodes);
    for (size_t i = 0; i < set->nodes.list.count && !status; i++) {
        bool open = false;
        uint32_t node = set->nodes.list.items[i];
        if (!is_within(set)) status = open_branches_is_open(set->nfa, node, set->room, &open);
        if (status) break;
        *any_open = *any_open || open;
        status =
            open ? open_branches_add(opened, set->nfa, branch, node, topic) : dfa_add_node(set->closed, node);
    }
    return status;
}

/* Whether each match holds a literal of the branch. One in either case may be written with a long s, which
 * callers look for in whole lines alone; within a text such literals are not used. */
static bool has_literals(const struct pattern_set *set, const struct nfa_branch *branch) {
    const struct nfa_literal *literal = nfa_literals(set->nfa, branch);
    for (unsigned i = 0; is_within(set) && i < branch->literal_count; i++, literal++)
        if (literal->either_case &&
            (memchr(literal->bytes, 's', literal->size) || memchr(literal->bytes, 'S', literal->size)))
            return false;
    return branch->literal_count > 0;
}

/* *used: literals of the topic were added. */
static enum status add_branch(struct pattern_set *set, const struct nfa_branch *branch,
                              struct literals *literals, unsigned topic, bool *used) {
    if (!has_literals(set, branch)) topic = 0;
    bool open = false;
    enum status status = add_nodes(set, branch, topic, &open);
    if (is_within(set)) set->gated = set->gated && topic;
    if (status || !topic || !(open || is_within(set))) return status;
    *used = true;
    return add_literals(set, branch, literals, topic);
}

enum status pattern_set_compile(struct pattern_set *set, struct literals *literals, unsigned topics) {
    enum status status = STATUS_OK;
    set->topics = topics = set->place == PATTERN_START ? 0 : topics;
    for (unsigned number = 0, turn = 0; number < set->count; number++) {
        size_t count;
        const struct nfa_branch *branches = nfa_branches(set->nfa, number, &count);
        bool used = false;
        for (size_t i = 0; i < count && !status; i++)
            status = add_branch(set, &branches[i], literals, topic_of(topics, turn), &used);
        turn += used;
    }
    return status;
}

bool pattern_set_is_gated(const struct pattern_set *set) {
    return set->gated;
}

void pattern_set_unfilter(struct pattern_set *set) {
    set->unfiltered = true;
}

static struct nfa_set all_of(const struct pattern_set *set) {
    struct nfa_set all = {{0}};
    for (unsigned i = 0; i < set->count; i++) nfa_set_add(&all, i);
    return all;
}

_Static_assert((int)PATTERN_LACKS_BRACKET == (int)PREFILTER_BRACKET &&
                   (int)PATTERN_LACKS_SLASH == (int)PREFILTER_SLASH &&
                   (int)PATTERN_LACKS_LATIN == (int)PREFILTER_LATIN,
               "hints are the rows of the prefilter");

static unsigned lacks_of(unsigned hints) {
    return hints & (PREFILTER_BRACKET | PREFILTER_SLASH | PREFILTER_LATIN);
}

/* ---- Searches ---- */

static enum status compile(const struct pattern_set *set, struct pattern *pattern) {
    unsigned flags = set->place == PATTERN_LINE ? REGEX_WHOLE | REGEX_CASELESS : REGEX_ANCHORED;
    struct buffer source = BUFFER_INIT;
    buffer_append(&source, span_of("(?:"));
    buffer_append(&source, buffer_span(&pattern->source));
    buffer_append(&source, span_of(set->place == PATTERN_FINISH ? ")$" : ")"));
    enum status status =
        source.status ? source.status : regex_new(&pattern->regex, buffer_span(&source), flags);
    buffer_release(&source);
    return status;
}

/* Of the branches that are not open: those were read along in their groups. */
static enum status make_alone(struct pattern_set *set, unsigned number) {
    struct pattern *pattern = &set->patterns[number];
    size_t count;
    const struct nfa_branch *branches = nfa_branches(set->nfa, number, &count);
    enum status status = dfa_new(&pattern->alone, set->nfa);
    set->nodes.list.count = 0;
    for (size_t i = 0; i < count && !status; i++) status = nfa_begin(set->nfa, &branches[i], &set->nodes);
    for (size_t i = 0; i < set->nodes.list.count && !status; i++) {
        uint32_t node = set->nodes.list.items[i];
        bool open = false;
        status = open_branches_is_open(set->nfa, node, set->room, &open);
        if (!status && !open) status = dfa_add_node(pattern->alone, node);
    }
    if (!status) return status;
    dfa_free(pattern->alone);
    pattern->alone = NULL;
    return status;
}

/* Whether a pattern may match a text. Of the lines that a pattern begins like, one in four is matched by it;
 * within a line nine in ten are, and PCRE2 is asked at once. */
static enum status may_match(struct pattern_set *set, unsigned number, struct span text, bool *may) {
    struct pattern *pattern = &set->patterns[number];
    struct nfa_set fits = {{0}};
    *may = set->unfiltered || set->place != PATTERN_LINE;
    if (*may) return STATUS_OK;
    enum status status = pattern->alone ? STATUS_OK : make_alone(set, number);
    if (!status) status = dfa_whole(pattern->alone, text, &fits);
    *may = nfa_set_has(&fits, number);
    return status;
}

/* Searches for the patterns of some numbers at byte `at`, the lowest first. Those of `read` were read along
 * already. */
static enum status search(struct pattern_set *set, const struct nfa_set *numbers, const struct nfa_set *read,
                          struct span text, size_t at, struct pattern_match *match) {
    enum status status = STATUS_OK;
    unsigned i = nfa_set_next(numbers, 0);
    for (; i < set->count && !status && !match->found; i = nfa_set_next(numbers, i + 1)) {
        struct pattern *pattern = &set->patterns[i];
        struct regex_match found = {0};
        bool may = nfa_set_has(read, i);
        if (!may) status = may_match(set, i, span_slice(text, at, text.size), &may);
        if (status || !may) continue;
        if (!pattern->regex) status = compile(set, pattern);
        if (!status) status = regex_search(pattern->regex, text, at, &found);
        if (found.found) *match = (struct pattern_match){true, i, found.start, found.end};
    }
    return status;
}

/* The closed patterns that a text may begin with. */
static enum status begun(const struct pattern_set *set, struct span text, struct nfa_set *numbers) {
    *numbers = (struct nfa_set){{0}};
    if (dfa_ends_soon(set->closed, text.data, text.data + text.size)) return STATUS_OK;
    return dfa_begun(set->closed, text, false, numbers);
}

enum status pattern_set_line(struct pattern_set *set, struct span text, unsigned topics, unsigned hints,
                             struct pattern_match *match) {
    struct nfa_set may, read = {{0}};
    unsigned lacks = lacks_of(hints);
    bool sentence = hints & PATTERN_IS_SENTENCE;
    *match = (struct pattern_match){0};
    enum status status = dfa_begun(set->closed, text, true, &may);
    if (!status) status = open_branches_whole(&set->open, text, lacks, 0, &read);
    if (!status && !sentence) status = open_branches_whole(&set->phrases_open, text, lacks, 0, &read);
    if (!status && (topics & set->topics))
        status = open_branches_whole(&set->literal_open, text, lacks, topics, &read);
    if (status) return status;
    nfa_set_join(&may, &read);
    if (set->unfiltered) may = all_of(set);
    if (sentence) nfa_set_leave(&may, &set->phrases);
    return nfa_set_empty(&may) ? STATUS_OK : search(set, &may, &read, text, 0, match);
}

enum status pattern_set_start(struct pattern_set *set, struct span text, unsigned hints,
                              struct pattern_match *match) {
    struct nfa_set may, read = {{0}};
    *match = (struct pattern_match){0};
    enum status status = begun(set, text, &may);
    if (!status) status = open_branches_start(&set->open, text, lacks_of(hints), &read);
    if (!status) status = open_branches_start(&set->phrases_open, text, lacks_of(hints), &read);
    nfa_set_join(&may, &read);
    if (set->unfiltered) may = all_of(set);
    return status || nfa_set_empty(&may) ? status : search(set, &may, &read, text, 0, match);
}

/* Behind the first byte from p on that words stand behind, or `stop`. */
static const char *next_start(const char *p, const char *stop) {
    p = scan_any(p, stop, "  ./");
    return p < stop ? p + 1 : stop;
}

enum status pattern_set_next(struct pattern_set *set, struct span text, size_t from, size_t to,
                             struct pattern_match *match) {
    const char *stop = text.data + to, *p = text.data + from;
    const struct nfa_set none = {{0}};
    *match = (struct pattern_match){0};
    for (p = from ? next_start(p - 1, stop) : p; p < stop; p = next_start(p, stop)) {
        size_t at = (size_t)(p - text.data);
        struct nfa_set may;
        enum status status = begun(set, span_slice(text, at, text.size), &may);
        if (set->unfiltered) may = all_of(set);
        if (!status && !nfa_set_empty(&may)) status = search(set, &may, &none, text, at, match);
        if (status || match->found) return status;
    }
    return STATUS_OK;
}

/* ---- For the author of a row ---- */

enum status pattern_set_judge(enum pattern_place place, struct span row, struct pattern_row *judged) {
    struct pattern_set *set;
    size_t count;
    enum status status = pattern_set_new(&set, place);
    *judged = (struct pattern_row){.gated = true};
    if (status) return status;
    status = nfa_add(set->nfa, row, place == PATTERN_LINE, 0, &judged->unread);
    const struct nfa_branch *branches = nfa_branches(set->nfa, 0, &count);
    for (size_t i = 0; i < count && !status; i++) {
        status = add_nodes(set, &branches[i], 0, &judged->open);
        judged->gated = judged->gated && has_literals(set, &branches[i]);
    }
    if (!status) status = regex_judge(row, judged->error, sizeof judged->error, &judged->error_at);
    pattern_set_free(set);
    return status;
}

void pattern_version(char version[PATTERN_VERSION_BYTES]) {
    regex_version(version, PATTERN_VERSION_BYTES);
}
