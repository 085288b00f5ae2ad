/*
 * parts.h - the parts of a text, when it has been cleaned
 *
 * Parts are appended to the list, in order, and cover the text without a gap. Linear; fails by memory, and by
 * a poll that stops.
 */
#ifndef NEWSPRINT_ARTICLE_PARTS_H
#define NEWSPRINT_ARTICLE_PARTS_H

#include "article/article.h"
#include "article/draft.h"

/* The parts of a draft that was cleaned. What a rule names without taking it away, a dateline, is named
 * here. */
enum status parts_of_draft(struct draft *draft, struct article_parts *parts);

/* The lines of a text that nothing is taken from. */
enum status parts_of_lines(struct span text, struct article_parts *parts, struct poll *poll);

#endif
