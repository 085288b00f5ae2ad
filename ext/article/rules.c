/*
 * rules.c - the rules of data/boilerplate.def, compiled
 *
 * A rule is one line of data:
 *
 *     RULE("reading_time", READING_TIME, LINE, "\\d+ min(?:ute)?s?,? ... read")
 *
 * Most lines match none of them, so a line is first held against the outlines of all rules at once (dfa.h), by its
 * first few bytes, and against those that any word may begin (open_rules.h) along the whole line; then against the
 * outline of each rule that is left, as a whole; and only what passes is searched for with the rule's pattern. So it is
 * with the rules of a place within a line, at each of its words. Patterns are compiled when they are first needed.
 *
 * The order is that of the file, which is sorted by name; where two rules of one place match the same line, the
 * first name wins. LINE rules come before those that depend on where the line stands.
 *
 * The macros below are the vocabulary that the patterns share. Whole-line patterns match in either case, but
 * the names in them are (?-i:...): "By Corin Maddox" is a byline, "by far the most" is not.
 */
#include "article/rules.h"
#include "article/caption.h"
#include "article/form.h"
#include "article/linked.h"
#include "base/buffer.h"
#include "base/mem.h"
#include "pattern/literals.h"
#include "pattern/open_rules.h"
#include "pattern/prefilter.h"
#include "pattern/regex.h"
#include "text/scan.h"

/* What tells a line that a rule may know from prose. */
enum { PLAIN = TOPIC_SIGNAL, DEEP = TOPIC_SIGNAL | TOPIC_DEEP };

static const struct signal {
    const char *text;
    unsigned topics;
} SIGNALS[] = {
#define SIGNAL(text, topics) {text, topics},
#include "data/signals.def"
#undef SIGNAL
};

enum { SIGNAL_COUNT = sizeof SIGNALS / sizeof *SIGNALS };

/* One rule by itself, made when it is first needed. */
struct single_rule {
    struct outline *outline;
    struct pattern *pattern; /* made later still */
    struct needs needs;
};

/* The rules of a place. */
struct place_rules {
    struct outline *outline;
    struct open_rules open; /* of a place at the start of a line */
};

struct article_rules {
    struct automaton *automaton;
    unsigned order[ARTICLE_RULES_COUNT]; /* the rules by place and name: their numbers in the automaton */
    unsigned lines_count;       /* whole-line rules come first */
    struct place_rules places[ARTICLE_PATTERN_PLACES]; /* from PLACE_START on */
    struct outline *lines;                     /* whole-line rules that are neither deep nor open */
    struct open_rules open, deep;              /* the others */
    struct single_rule singles[ARTICLE_RULES_COUNT];    /* by number */
    struct article_furniture furniture;
    struct literals parts, all; /* the literals of topics within a line, and of all topics */
};

static bool is_whole_line(enum article_place place) {
    return place <= PLACE_EDGE;
}

static bool is_deep(const struct article_rule *rule) {
    size_t count;
    char first = *article_rule_rows((enum article_rule_number)(rule - ARTICLE_RULES), &count)->pattern;
    return is_whole_line(rule->place) && (first == '.' || first == '[');
}

/* The pattern of a rule: its rows as alternatives. */
static void append_rows(const struct article_rule *rule, struct buffer *out) {
    size_t count;
    const struct article_row *rows = article_rule_rows((enum article_rule_number)(rule - ARTICLE_RULES), &count);
    for (size_t i = 0; i < count; i++) {
        if (i > 0) buffer_append(out, span_of("|"));
        article_pattern_expand(rows[i].pattern, out);
    }
}

static const struct article_rule *rule_of(const struct article_rules *rules, unsigned number) {
    return &ARTICLE_RULES[rules->order[number]];
}

/* All rules as one automaton. */
static enum status read_rules(struct article_rules *rules) {
    unsigned number = 0;
    enum status status = automaton_new(&rules->automaton);
    for (int place = 0; place < ARTICLE_PATTERN_PLACES; place++) {
        for (unsigned i = 0; i < ARTICLE_RULES_COUNT && !status; i++) {
            if ((int)ARTICLE_RULES[i].place != place) continue;
            bool caseless = is_whole_line(ARTICLE_RULES[i].place);
            struct buffer source = BUFFER_INIT;
            append_rows(&ARTICLE_RULES[i], &source);
            status = source.status ? source.status : automaton_add(rules->automaton, buffer_span(&source), caseless, number);
            buffer_release(&source);
            rules->order[number++] = i;
        }
        if (place == PLACE_EDGE) rules->lines_count = number;
    }
    for (unsigned i = 0; i < ARTICLE_RULES_COUNT; i++)
        if ((int)ARTICLE_RULES[i].place >= ARTICLE_PATTERN_PLACES) rules->order[number++] = i;
    return status;
}

static enum status outline_lines(struct article_rules *rules) {
    enum status status = outline_new(&rules->lines, rules->automaton);
    for (unsigned i = 0; i < rules->lines_count && !status; i++)
        status = is_deep(rule_of(rules, i)) ? open_rules_add(&rules->deep, rules->automaton, i, NULL)
                                            : open_rules_add(&rules->open, rules->automaton, i, rules->lines);
    return status;
}

static bool is_at_start(enum article_place place) {
    return place == PLACE_START || place == PLACE_KEPT;
}

static enum status outline_place(struct article_rules *rules, enum article_place place) {
    struct place_rules *here = &rules->places[place];
    enum status status = outline_new(&here->outline, rules->automaton);
    for (unsigned i = 0; i < ARTICLE_RULES_COUNT && !status; i++) {
        if (rule_of(rules, i)->place != place) continue;
        status = is_at_start(place) ? open_rules_add(&here->open, rules->automaton, i, here->outline)
                                    : outline_add(here->outline, i);
    }
    return status;
}

/* Texts that the matches of a place begin with: made longer, which is rarer, for as long as there is room for them, and
 * no more ways to go on than FORKS_MAX, which are no text at all. */
enum { OPENINGS_MAX = 40, OPENING_SIZE = 8, FORKS_MAX = 16 };

struct openings {
    struct opening {
        char bytes[OPENING_SIZE];
        size_t size;
    } items[OPENINGS_MAX];
    size_t count;
};

/* Puts what matches that begin with an opening go on with in its place, where there is room. */
static enum status lengthen(struct outline *outline, struct openings *openings, struct opening *opening) {
    char follows[128];
    size_t count;
    const struct opening stem = *opening;
    enum status status = outline_follows(outline, (struct span){stem.bytes, stem.size}, follows, &count);
    if (status || count == 0 || count > FORKS_MAX || openings->count + count > OPENINGS_MAX) return status;
    for (size_t i = 0; i < count; i++) {
        if (i > 0) opening = &openings->items[openings->count++];
        *opening = stem;
        opening->bytes[opening->size++] = follows[i];
    }
    return STATUS_OK;
}

/* What every match of a rule of the place begins with. */
static enum status add_openings(struct article_rules *rules, enum article_place place, unsigned topic) {
    struct openings openings = {.count = 1};
    enum status status = STATUS_OK;
    for (size_t size = 0; size < OPENING_SIZE; size++)
        for (size_t i = 0; i < openings.count && !status; i++)
            if (openings.items[i].size == size)
                status = lengthen(rules->places[place].outline, &openings, &openings.items[i]);
    for (size_t i = 0; i < openings.count && !status; i++) {
        struct span text = {openings.items[i].bytes, openings.items[i].size};
        status = literals_add(&rules->parts, text, LITERAL_EXACT, topic);
    }
    return status;
}

static enum status gather_literals(struct article_rules *rules) {
    struct literals *parts = &rules->parts, *all = &rules->all;
    enum status status = add_openings(rules, PLACE_INSIDE, TOPIC_INSIDE);
    if (!status) status = add_openings(rules, PLACE_FINISH, TOPIC_FINISH);
    if (!status) status = article_caption_literals(parts);
    if (!status) status = article_linked_literals(parts);
    if (!status) status = article_form_literals(parts);
    *all = *parts;
    for (size_t i = 0; i < SIGNAL_COUNT && !status; i++)
        status = literals_add(all, span_of(SIGNALS[i].text), LITERAL_EITHER_CASE, SIGNALS[i].topics);
    return status;
}

enum status article_rules_new(struct article_rules **result) {
    *result = NULL;
    struct article_rules *rules = mem_alloc(sizeof *rules);
    if (!rules) return STATUS_NOMEM;
    *rules = (struct article_rules){0};
    article_furniture_init(&rules->furniture);
    enum status status = read_rules(rules);
    if (!status) status = outline_lines(rules);
    for (int place = PLACE_START; place < ARTICLE_PATTERN_PLACES && !status; place++)
        status = outline_place(rules, (enum article_place)place);
    if (!status) status = gather_literals(rules);
    if (status)
        article_rules_free(rules);
    else
        *result = rules;
    return status;
}

void article_rules_free(struct article_rules *rules) {
    if (!rules) return;
    for (int place = 0; place < ARTICLE_PATTERN_PLACES; place++) {
        outline_free(rules->places[place].outline);
        open_rules_release(&rules->places[place].open);
    }
    for (int i = 0; i < ARTICLE_RULES_COUNT; i++) {
        outline_free(rules->singles[i].outline);
        pattern_free(rules->singles[i].pattern);
    }
    open_rules_release(&rules->open);
    outline_free(rules->lines);
    open_rules_release(&rules->deep);
    automaton_free(rules->automaton);
    mem_free(rules);
}

const struct article_furniture *article_rules_furniture(const struct article_rules *rules) {
    return &rules->furniture;
}

/* A copyright sign with a blank or a year behind it. */
static bool has_copyright(struct span line) {
    const char *p = line.data, *end = line.data + line.size;
    for (; end - p > 2 && (p = memchr(p, 0xC2, (size_t)(end - p - 2))); p++)
        if ((unsigned char)p[1] == 0xA9 && (p[2] == ' ' || p[2] == '2')) return true;
    return false;
}

unsigned article_rules_topics(const struct article_rules *rules, struct span line) {
    unsigned held = scan_held(line.data, line.data + line.size, "(/0\xC2");
    unsigned topics = literals_held(line.size > RULE_LINE_MAX ? &rules->parts : &rules->all, line);
    topics |= (held & 1 ? TOPIC_BRACKET : 0u) | (held & 2 ? TOPIC_SLASH : 0u) | (held & 4 ? TOPIC_ZERO : 0u);
    return (held & 8) && has_copyright(line) ? topics | DEEP : topics;
}

/* What all ways to begin a rule need. */
static enum status make_needs(struct single_rule *single, struct automaton *automaton, unsigned number) {
    struct automaton_nodes nodes = {VECTOR_INIT};
    size_t count;
    const struct automaton_branch *branches = automaton_branches(automaton, number, &count);
    enum status status = STATUS_OK;
    for (size_t i = 0; i < count && !status; i++) status = automaton_begin(automaton, &branches[i], &nodes);
    if (!status) status = needs_find(&single->needs, automaton, NULL, &nodes);
    VECTOR_RELEASE(&nodes.list);
    return status;
}

static enum status make_single(struct article_rules *rules, unsigned number) {
    struct single_rule *single = &rules->singles[number];
    enum status status = outline_new(&single->outline, rules->automaton);
    if (!status) status = outline_add(single->outline, number);
    if (!status) status = make_needs(single, rules->automaton, number);
    if (!status) return status;
    outline_free(single->outline);
    single->outline = NULL;
    return status;
}

static enum status compile(const struct article_rule *rule, struct pattern **pattern) {
    unsigned flags = is_whole_line(rule->place) ? PATTERN_WHOLE | PATTERN_CASELESS : PATTERN_ANCHORED;
    struct buffer source = BUFFER_INIT;
    buffer_append(&source, span_of("(?:"));
    append_rows(rule, &source);
    buffer_append(&source, span_of(rule->place == PLACE_FINISH ? ")$" : ")"));
    enum status status = source.status ? source.status : pattern_new(pattern, buffer_span(&source), flags);
    buffer_release(&source);
    return status;
}

/* Searches for one rule at byte `from`; *rule stays where it does not match. */
static enum status search(struct article_rules *rules, unsigned number, struct span line, size_t from,
                          const struct article_rule **rule, size_t *start, size_t *end) {
    struct single_rule *single = &rules->singles[number];
    struct pattern_match match = {0};
    enum status status = single->pattern ? STATUS_OK : compile(rule_of(rules, number), &single->pattern);
    if (!status) status = pattern_search(single->pattern, line, from, &match);
    if (!match.found) return status;
    *rule = rule_of(rules, number);
    *start = match.start;
    *end = match.end;
    return status;
}

/* Whether a rule that a line begins like matches it. */
static enum status match_line(struct article_rules *rules, unsigned number, struct span line,
                              const struct article_rule **rule) {
    struct single_rule *single = &rules->singles[number];
    struct automaton_set set;
    size_t start, end;
    enum status status = single->outline ? STATUS_OK : make_single(rules, number);
    if (status || !needs_met(&single->needs, line)) return status;
    status = outline_whole(single->outline, line, &set);
    if (status || automaton_set_empty(&set)) return status;
    return search(rules, number, line, 0, rule, &start, &end);
}

static enum status match_deep(struct article_rules *rules, struct span line,
                              const struct article_rule **rule) {
    size_t start, end;
    struct automaton_set set = {{0}};
    enum status status = open_rules_whole(&rules->deep, line, &set);
    unsigned i = automaton_set_next(&set, 0);
    for (; i < rules->lines_count && !status && !*rule; i = automaton_set_next(&set, i + 1))
        status = search(rules, i, line, 0, rule, &start, &end);
    return status;
}

enum status article_rules_line(struct article_rules *rules, struct span line, unsigned topics,
                               const struct article_rule **rule) {
    struct automaton_set open = {{0}}, set;
    size_t start, end;
    *rule = NULL;
    enum status status = (topics & TOPIC_DEEP) ? match_deep(rules, line, rule) : STATUS_OK;
    if (status || *rule) return status;
    status = outline_begun(rules->lines, line, true, &set);
    if (!status) status = open_rules_whole(&rules->open, line, &open);
    if (status) return status;
    automaton_set_join(&set, &open);
    unsigned i = automaton_set_next(&set, 0);
    for (; i < rules->lines_count && !status && !*rule; i = automaton_set_next(&set, i + 1))
        status = automaton_set_has(&open, i) ? search(rules, i, line, 0, rule, &start, &end)
                                             : match_line(rules, i, line, rule);
    return status;
}

/* Tries a rule that may begin at a byte of the line. */
static enum status try_rule(struct article_rules *rules, unsigned number, struct span line, size_t at,
                            const struct article_rule **rule, size_t *start, size_t *end) {
    struct single_rule *single = &rules->singles[number];
    struct span text = span_slice(line, at, line.size);
    struct automaton_set set;
    enum status status = single->outline ? STATUS_OK : make_single(rules, number);
    if (status || !needs_met(&single->needs, text)) return status;
    status = outline_start(single->outline, text, &set);
    if (status || automaton_set_empty(&set)) return status;
    return search(rules, number, line, at, rule, start, end);
}

/* Tries the rules of a place, out of a set, that may begin at a byte of the line. */
static enum status try_rules(struct article_rules *rules, enum article_place place,
                             const struct automaton_set *set, struct span line, size_t at,
                             const struct article_rule **rule, size_t *start, size_t *end) {
    enum status status = STATUS_OK;
    unsigned i = automaton_set_next(set, 0);
    for (; i < ARTICLE_RULES_COUNT && !status && !*rule; i = automaton_set_next(set, i + 1))
        if (rule_of(rules, i)->place == place) status = try_rule(rules, i, line, at, rule, start, end);
    return status;
}

/* The rules of a place that a text may begin with, but the open ones. */
static enum status begun(const struct article_rules *rules, enum article_place place, struct span text,
                         struct automaton_set *set) {
    struct outline *outline = rules->places[place].outline;
    *set = (struct automaton_set){{0}};
    if (outline_ends_soon(outline, text.data, text.data + text.size)) return STATUS_OK;
    return outline_begun(outline, text, false, set);
}

enum status article_rules_start(struct article_rules *rules, enum article_place place, struct span text,
                                unsigned topics, const struct article_rule **rule, size_t *end) {
    unsigned lacks =
        (topics & TOPIC_BRACKET ? 0u : NEEDS_BRACKET) | (topics & TOPIC_SLASH ? 0u : NEEDS_SLASH);
    struct automaton_set set;
    size_t start;
    *rule = NULL;
    enum status status = begun(rules, place, text, &set);
    if (!status) status = open_rules_start(&rules->places[place].open, text, lacks, &set);
    return status ? status : try_rules(rules, place, &set, text, 0, rule, &start, end);
}

/* Behind the first byte from p on that words stand behind, or `stop`. */
static const char *next_start(const char *p, const char *stop) {
    p = scan_any(p, stop, "  ./");
    return p < stop ? p + 1 : stop;
}

enum status article_rules_part(struct article_rules *rules, enum article_place place, struct span line,
                               size_t from, size_t to, const struct article_rule **rule, size_t *start,
                               size_t *end) {
    *rule = NULL;
    const char *stop = line.data + to, *p = line.data + from;
    for (p = from ? next_start(p - 1, stop) : p; p < stop; p = next_start(p, stop)) {
        size_t at = (size_t)(p - line.data);
        struct automaton_set set;
        enum status status = begun(rules, place, span_slice(line, at, line.size), &set);
        if (!status && !automaton_set_empty(&set))
            status = try_rules(rules, place, &set, line, at, rule, start, end);
        if (status || *rule) return status;
    }
    return STATUS_OK;
}
