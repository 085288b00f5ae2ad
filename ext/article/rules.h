/*
 * rules.h - the rules of data/boilerplate.def, compiled
 *
 * A rule has a name, the kind of noise it knows, the place where it may stand, and rows, which are patterns
 * (pattern/pattern_set.h). Most lines are told apart from all of them without a search. The compiled rules
 * keep what they worked out for the next line: one thread at a time.
 */
#ifndef NEWSPRINT_ARTICLE_RULES_H
#define NEWSPRINT_ARTICLE_RULES_H

#include "article/rule_list.h"
#include "article/topics.h"

struct article_rules;
struct article_furniture;

/* The caller frees *rules, which is NULL after a failure. */
enum status article_rules_new(struct article_rules **rules);
/* Accepts NULL. */
void article_rules_free(struct article_rules *rules);

/* The phrases of data/furniture.def, as the rules keep them. */
const struct article_furniture *article_rules_furniture(const struct article_rules *rules);

/* Longer lines are paragraphs, whatever they begin with; the longest whole lines that are noise, credits with
 * a dozen names and legal notices, stay below. Of a longer one TOPIC_OPEN is not told. */
enum { RULE_LINE_MAX = 420 };

/* From now on no filter stands before the rules: every topic is set, and each rule is searched for at each
 * place. For the test that filters lose nothing. */
void article_rules_unfilter(struct article_rules *rules);

unsigned article_rules_topics(const struct article_rules *rules, struct span line);

/* What a rule matched: bytes start .. end-1. Without a rule, which is NULL then, there is no match. */
struct rule_match {
    const struct article_rule *rule;
    size_t start, end;
};

/* The rule for a whole line in one of the first five places, or NULL. A sentence is not asked for rows that
 * are phrases: it has TOPIC_SENTENCE among its topics. */
enum status article_rules_line(struct article_rules *rules, struct span line, unsigned topics,
                               const struct article_rule **rule);

/* The match of a rule of PLACE_START or PLACE_KEPT at the start of a text. The topics may be those of a
 * longer text that it is part of. */
enum status article_rules_start(struct article_rules *rules, enum article_place place, struct span text,
                                unsigned topics, struct rule_match *match);

/* The first match that starts at a byte from .. to-1, of a rule of one of the other places. */
enum status article_rules_part(struct article_rules *rules, enum article_place place, struct span line,
                               size_t from, size_t to, struct rule_match *match);

#endif
