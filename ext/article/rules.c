/*
 * rules.c - the rules of data/boilerplate.def, compiled
 *
 * A rule has short rows of data:
 *
 *     RULE(reading_time, READING_TIME, LINE, "4 min read", "It took him four minutes to read the letter.")
 *         ROW("(?:approx(?:imately|\\.)? |about )?\\d+ min(?:ute)?s? read")
 *
 * The rows of whole-line rules are one set of patterns (pattern/pattern_set.h), since a line is asked for all
 * of them at once; those of each place within a line are another. Within a set rules come by place and name.
 * The first that matches is told. PHRASE rows of a rule are a pattern of their own, behind its other rows.
 *
 * Whole-line patterns match in either case, but the names in them are (?-i:...): "By Corin Maddox" is a
 * byline, "by far the most" is not.
 */
#include "article/rules.h"
#include "article/caption.h"
#include "article/form.h"
#include "article/labels.h"
#include "article/linked.h"
#include "base/mem.h"
#include "pattern/pattern_set.h"
#include "text/scan.h"

/* The patterns of one place, or of all places that whole lines have. */
struct rule_set {
    struct pattern_set *patterns;
    unsigned count;
    const struct article_rule *rules[PATTERN_SET_MAX]; /* by number of their pattern */
};

struct article_rules {
    struct rule_set sets[ARTICLE_PATTERN_PLACES]; /* by place; PLACE_LINE has those of all whole lines */
    struct article_furniture furniture;
    struct article_labels *labels;
    struct literals parts, all; /* the literals of topics within a line, and of all topics */
    unsigned always;            /* topics of rules that can match without a literal */
    bool unfiltered;
};

static const unsigned OPEN_TOPICS = ~(TOPIC_OPEN - 1u);

static struct rule_set *set_of(struct article_rules *rules, enum article_place place) {
    return &rules->sets[place <= PLACE_EDGE ? PLACE_LINE : place];
}

static enum pattern_place pattern_place_of(enum article_place place) {
    static const enum pattern_place PLACES[ARTICLE_PATTERN_PLACES] = {
        [PLACE_START] = PATTERN_START,  [PLACE_FINISH] = PATTERN_FINISH, [PLACE_INSIDE] = PATTERN_INSIDE,
        [PLACE_GLUED] = PATTERN_INSIDE, [PLACE_KEPT] = PATTERN_START,
    };
    return place <= PLACE_EDGE ? PATTERN_LINE : PLACES[place];
}

/* Adds the rows of a rule that are phrases, or those that are not, as one pattern. */
static enum status add_rows(struct rule_set *set, const struct article_rule *rule, bool phrase,
                            struct buffer *source) {
    size_t count;
    const struct article_row *rows =
        article_rule_rows((enum article_rule_number)(rule - ARTICLE_RULES), &count);
    enum status status = STATUS_OK;
    bool any = false;
    for (size_t i = 0; i < count && !status; i++) {
        if (rows[i].phrase != phrase) continue;
        if (set->count == PATTERN_SET_MAX) return STATUS_LIMIT;
        buffer_clear(source);
        article_pattern_expand(rows[i].pattern, source);
        status = source->status ? source->status
                                : pattern_set_add(set->patterns, set->count, buffer_span(source), phrase);
        any = true;
    }
    if (any) set->rules[set->count++] = rule;
    return status;
}

static enum status add_place(struct article_rules *rules, enum article_place place, struct buffer *source) {
    struct rule_set *set = set_of(rules, place);
    enum status status = set->patterns ? STATUS_OK : pattern_set_new(&set->patterns, pattern_place_of(place));
    for (int i = 0; i < ARTICLE_RULES_COUNT && !status; i++) {
        if (ARTICLE_RULES[i].place != place) continue;
        status = add_rows(set, &ARTICLE_RULES[i], false, source);
        if (!status) status = add_rows(set, &ARTICLE_RULES[i], true, source);
    }
    return status;
}

/* The filters of places within a line, and the literals that tell whether they are asked. */
static enum status compile_gated(struct article_rules *rules, enum article_place place, unsigned topic) {
    struct pattern_set *patterns = rules->sets[place].patterns;
    enum status status = pattern_set_compile(patterns, &rules->parts, topic);
    if (!pattern_set_is_gated(patterns)) rules->always |= topic;
    return status;
}

static enum status compile(struct article_rules *rules) {
    enum status status = compile_gated(rules, PLACE_INSIDE, TOPIC_INSIDE);
    if (!status) status = compile_gated(rules, PLACE_FINISH, TOPIC_FINISH);
    if (!status) status = article_caption_literals(&rules->parts);
    if (!status) status = article_linked_literals(&rules->parts);
    if (!status) status = article_form_literals(&rules->parts);
    rules->all = rules->parts;
    if (!status) status = pattern_set_compile(rules->sets[PLACE_LINE].patterns, &rules->all, OPEN_TOPICS);
    if (!status) status = pattern_set_compile(rules->sets[PLACE_START].patterns, NULL, 0);
    if (!status) status = pattern_set_compile(rules->sets[PLACE_GLUED].patterns, NULL, 0);
    return status ? status : pattern_set_compile(rules->sets[PLACE_KEPT].patterns, NULL, 0);
}

enum status article_rules_new(struct article_rules **result) {
    *result = NULL;
    struct article_rules *rules = mem_alloc(sizeof *rules);
    if (!rules) return STATUS_NOMEM;
    memset(rules, 0, sizeof *rules);
    article_furniture_init(&rules->furniture);
    struct buffer source = BUFFER_INIT;
    enum status status = STATUS_OK;
    for (int place = 0; place < ARTICLE_PATTERN_PLACES && !status; place++)
        status = add_place(rules, (enum article_place)place, &source);
    buffer_release(&source);
    if (!status) status = compile(rules);
    if (!status) status = article_labels_new(&rules->labels);
    if (status)
        article_rules_free(rules);
    else
        *result = rules;
    return status;
}

void article_rules_free(struct article_rules *rules) {
    if (!rules) return;
    for (int place = 0; place < ARTICLE_PATTERN_PLACES; place++)
        pattern_set_free(rules->sets[place].patterns);
    article_labels_free(rules->labels);
    mem_free(rules);
}

const struct article_furniture *article_rules_furniture(const struct article_rules *rules) {
    return &rules->furniture;
}

void article_rules_unfilter(struct article_rules *rules) {
    rules->unfiltered = true;
    article_labels_unfilter(rules->labels);
    for (int place = 0; place < ARTICLE_PATTERN_PLACES; place++)
        if (rules->sets[place].patterns) pattern_set_unfilter(rules->sets[place].patterns);
}

/* ---- Lines ---- */

/* The long s, U+017F, which is an s in either case. No literal knows it; those of rules within a line have no
 * s in either case (pattern_set.c). */
static bool has_long_s(struct span line) {
    const char *p = line.data, *end = line.data + line.size;
    for (; end - p > 1 && (p = memchr(p, 0xC5, (size_t)(end - p - 1))); p++)
        if ((unsigned char)p[1] == 0xBF) return true;
    return false;
}

unsigned article_rules_topics(const struct article_rules *rules, struct span line) {
    bool asked = line.size <= RULE_LINE_MAX; /* for whole-line rules */
    if (rules->unfiltered || (asked && has_long_s(line))) return ~(unsigned)TOPIC_SENTENCE;
    unsigned held = scan_held(line.data, line.data + line.size,
                              "(/\xC2"
                              "0") *
                    TOPIC_BRACKET;
    return held | literals_held(asked ? &rules->all : &rules->parts, line) | rules->always;
}

_Static_assert((int)TOPIC_SLASH == 2 * TOPIC_BRACKET && (int)TOPIC_LATIN == 4 * TOPIC_BRACKET &&
                   (int)TOPIC_ZERO == 8 * TOPIC_BRACKET,
               "the characters that are looked for at once");
_Static_assert((int)TOPIC_SENTENCE == (int)PATTERN_IS_SENTENCE &&
                   (int)TOPIC_BRACKET == (int)PATTERN_LACKS_BRACKET << 6 &&
                   (int)TOPIC_SLASH == (int)PATTERN_LACKS_SLASH << 6 &&
                   (int)TOPIC_LATIN == (int)PATTERN_LACKS_LATIN << 6,
               "what a line does not hold is a hint");

static unsigned hints_of(unsigned topics) {
    const unsigned lacks = PATTERN_LACKS_BRACKET | PATTERN_LACKS_SLASH | PATTERN_LACKS_LATIN;
    return (topics & TOPIC_SENTENCE) | (~topics >> 6 & lacks);
}

static struct rule_match match_of(const struct rule_set *set, const struct pattern_match *found) {
    return (struct rule_match){found->found ? set->rules[found->number] : NULL, found->start, found->end};
}

/* A label that goes wherever it stands is one also where a rule would name the line for its place; others
 * are, where none does. */
static enum status add_label(struct article_rules *rules, struct span line, unsigned topics,
                             const struct article_rule **rule) {
    const struct article_rule *label;
    enum status status = article_labels_match(rules->labels, line, topics & TOPIC_SENTENCE, &label);
    if (label && (!*rule || label->place <= PLACE_SECTION)) *rule = label;
    return status;
}

enum status article_rules_line(struct article_rules *rules, struct span line, unsigned topics,
                               const struct article_rule **rule) {
    struct rule_set *set = set_of(rules, PLACE_LINE);
    struct pattern_match found;
    enum status status =
        pattern_set_line(set->patterns, line, topics & OPEN_TOPICS, hints_of(topics), &found);
    *rule = found.found ? set->rules[found.number] : NULL;
    if (status || (*rule && (*rule)->place <= PLACE_SECTION)) return status;
    return add_label(rules, line, topics, rule);
}

enum status article_rules_start(struct article_rules *rules, enum article_place place, struct span text,
                                unsigned topics, struct rule_match *match) {
    struct rule_set *set = set_of(rules, place);
    struct pattern_match found;
    enum status status = pattern_set_start(set->patterns, text, hints_of(topics), &found);
    *match = match_of(set, &found);
    return status;
}

enum status article_rules_part(struct article_rules *rules, enum article_place place, struct span line,
                               size_t from, size_t to, struct rule_match *match) {
    struct rule_set *set = set_of(rules, place);
    struct pattern_match found;
    enum status status = pattern_set_next(set->patterns, line, from, to, &found);
    *match = match_of(set, &found);
    return status;
}
