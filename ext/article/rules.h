/*
 * rules.h - the rules of data/boilerplate.def, compiled
 *
 * A rule has a name, the kind of noise it knows, the place where it may stand, and a pattern (pattern/regex.h). Most
 * lines are told apart from all of them without a search. The compiled rules keep what they worked out for the
 * next line: one thread at a time.
 */
#ifndef NEWSPRINT_ARTICLE_RULES_H
#define NEWSPRINT_ARTICLE_RULES_H

#include "article/rule_list.h"

struct article_rules;
struct article_furniture;

/* The caller frees *rules, which is NULL after a failure. */
enum status article_rules_new(struct article_rules **rules);
/* Accepts NULL. */
void article_rules_free(struct article_rules *rules);

/* The phrases of data/furniture.def, as the rules keep them. */
const struct article_furniture *article_rules_furniture(const struct article_rules *rules);

/* What a line may hold, read off it once and asked for by every step after it: what is absent is not there, what is
 * present may be. A line that ends like a sentence and has no signal is not noise as a whole; without the others there
 * is no match of a rule that begins with anything or of one of these places, no small print, no such caption
 * and no box behind a linked name. */
enum article_topic {
    TOPIC_SIGNAL = 1,
    TOPIC_DEEP = 2, /* a signal of the rules that begin with anything */
    TOPIC_INSIDE = 4,
    TOPIC_FINISH = 8,
    TOPIC_FORM = 16,
    TOPIC_CREDIT = 32,
    TOPIC_LABEL = 64,
    TOPIC_BRACKET = 128, /* an opening one */
    TOPIC_SLASH = 256,
    TOPIC_ZERO = 512, /* the digit */
    TOPIC_LINKED = 1024,
};

/* Longer lines are paragraphs, whatever they begin with; the longest whole lines that are noise, credits with a dozen
 * names and legal notices, stay below. Of a longer one it is not told whether it has a signal. */
enum { RULE_LINE_MAX = 420 };

unsigned article_rules_topics(const struct article_rules *rules, struct span line);

/* The rule for a whole line in one of the first five places, or NULL. */
enum status article_rules_line(struct article_rules *rules, struct span line, unsigned topics,
                               const struct article_rule **rule);

/* The match of a rule of PLACE_START or PLACE_KEPT at the start of a text, up to byte *end; *rule is NULL when there is
 * none. The topics may be those of a longer text that it is part of. */
enum status article_rules_start(struct article_rules *rules, enum article_place place, struct span text,
                                unsigned topics, const struct article_rule **rule, size_t *end);

/* The first match that starts at a byte from .. to-1, of a rule of one of the other places; *rule is NULL
 * when there is none. */
enum status article_rules_part(struct article_rules *rules, enum article_place place, struct span line,
                               size_t from, size_t to, const struct article_rule **rule, size_t *start,
                               size_t *end);

#endif
