/*
 * foreign_rules.h - the rules that tell who said a quotation, in German, Spanish, French, Italian, Dutch and
 * Portuguese
 *
 *     struct foreign_context context = {tokens, quotes, i, &quotes->items[i], 0, 0};
 *     foreign_look_around(&context);
 *     const struct foreign_rule *rule = foreign_rule_find(&context);        mention and cue are in quote->by
 *
 * For speakers_foreign.c. The rules are tried in their order, see foreign_rules.c; the first that finds a
 * speaker has him.
 */
#ifndef NEWSPRINT_EXTRACT_FOREIGN_RULES_H
#define NEWSPRINT_EXTRACT_FOREIGN_RULES_H

#include "extract/clause.h"
#include "extract/quotes.h"

struct foreign_context {
    const struct tokens *tokens;
    struct quotes *quotes;
    size_t i;            /* the quotation */
    struct quote *quote; /* the same */
    size_t begin, end;   /* of its sentence, as far as it is looked at: left of it and right of it */
};

struct foreign_rule {
    const char *name;
    bool sure;
    bool whole; /* what it finds is a sentence when it looks like the begin of one */
    enum quote_reach reach;
};

/* Sets begin and end: the sentence on both sides, within the paragraph and CLAUSE_REACH. O(1). */
void foreign_look_around(struct foreign_context *context);

/* The first rule that finds who said the quotation, its mention and cue in `by`; NULL and nothing done for
 * none. Quotations before it have been asked. O(CLAUSE_REACH). */
const struct foreign_rule *foreign_rule_find(struct foreign_context *context);

/* The last of the quotations before this one, in the same paragraph, that has a speaker; NULL for none. */
const struct quote *foreign_spoken_before(const struct foreign_context *context);

#endif
