/*
 * parts.h - the parts of a text, when it has been cleaned
 *
 * Parts are appended to the list, in order, and cover the text without a gap. Linear; fails by memory, and by
 * a poll that stops.
 */
#ifndef NEWSPRINT_ARTICLE_PARTS_H
#define NEWSPRINT_ARTICLE_PARTS_H

#include "article/rule_list.h"
#include "base/poll.h"
#include "base/vector.h"

struct draft;

struct article_part {
    const char *rule;    /* the rule that named it; NULL for what is body because no rule said otherwise */
    uint32_t start, end; /* bytes of the text, white space behind it included */
    enum article_kind kind;
    bool kept;
};

struct article_parts {
    VECTOR_OF(struct article_part) list;
};
#define ARTICLE_PARTS_INIT                                                                                   \
    { VECTOR_INIT }

void article_parts_release(struct article_parts *parts);

/* The parts of a draft that was cleaned, and has no more lines then. What a rule names without taking it
 * away, a dateline, is named here. */
enum status parts_of_draft(struct draft *draft, struct article_parts *parts);

/* The lines of a text that nothing is taken from. */
enum status parts_of_lines(struct span text, struct article_parts *parts, struct poll *poll);

#endif
