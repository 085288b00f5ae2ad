/*
 * speaker_rules.h - the rules by which the speaker of a quotation is found, in the order in which they
 * are tried
 *
 *     struct finding finding;
 *     const struct speaker_rule *rule = speaker_rule_find(&items, quote, &finding);
 *     if (rule) use(finding.mention, rule->name, rule->sure);
 *
 * The first rule that finds somebody decides. What each means stands at its function and in the README.
 */
#ifndef NEWSPRINT_EXTRACT_SPEAKER_RULES_H
#define NEWSPRINT_EXTRACT_SPEAKER_RULES_H

#include "extract/speech_view.h"

enum rule_nearness {
    RULE_NEAR, /* what says so stands beside it: it is somebody's words, whatever they look like */
    RULE_FAR,  /* what looks like a title is none of somebody's words */
    RULE_WEAK, /* nor are three words or less */
};

/* When a rule alone is right in 95 of 100 of the quotations it speaks for, as it was measured. */
enum rule_sureness {
    SURE_NEVER,
    SURE_NAMED,  /* where it finds a name or a pronoun, whose person is known */
    SURE_ALWAYS, /* whatever it finds */
};

struct speaker_rule {
    const char *name;
    bool (*find)(struct speech_view *view, struct finding *finding);
    enum rule_sureness sureness;
    enum rule_nearness nearness;
};

/* The rule that finds who says quotation number `quote`, when those before it are known; NULL for nobody.
 * O(1): no more than SENTENCE_ITEMS items to each side are looked at, by each rule. */
const struct speaker_rule *speaker_rule_find(const struct speech_items *items, size_t quote,
                                             struct finding *finding);

#endif
