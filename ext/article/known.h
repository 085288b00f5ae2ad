/*
 * known.h - noise that a line is known as by itself, wherever it stands
 *
 * Steps of article.c. Each looks at one line that is to be asked, and drops it or does nothing. They fail by
 * memory, and where a pattern gives up (pattern/regex.h). Linear in the line.
 */
#ifndef NEWSPRINT_ARTICLE_KNOWN_H
#define NEWSPRINT_ARTICLE_KNOWN_H

#include "article/draft.h"

/* Finds the rule that knows the line as a whole: line->match. Whether it goes by it, place and neighbours
 * decide. A line learned from the outlet's other articles goes at once. */
enum status known_match(struct draft *draft, struct draft_line *line);

/* Drops a line that goes wherever it stands: one that its rule knows as such, one of nothing but menus and
 * buttons, the small print of a form, a caption with its credit. */
enum status known_drop(struct draft *draft, struct draft_line *line);

/* The rule by which known_drop() would drop a line of menus and buttons or of a form if nothing matched it;
 * NULL otherwise. It names a line that goes for where it stands. */
const struct article_rule *known_noise(const struct draft *draft, const struct draft_line *line);

#endif
