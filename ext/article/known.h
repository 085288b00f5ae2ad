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
 * decide. */
enum status known_match(struct draft *draft, struct draft_line *line);

/* A line learned from the outlet's other articles; a rule that matches it says what it is. */
enum status known_learned(struct draft *draft, struct draft_line *line);

/* A line that a rule knows wherever it stands. */
enum status known_anywhere(struct draft *draft, struct draft_line *line);

/* A line of nothing but menus and buttons. */
enum status known_furniture(struct draft *draft, struct draft_line *line);

/* The small print of a form. */
enum status known_form(struct draft *draft, struct draft_line *line);

/* A caption with its credit. */
enum status known_caption(struct draft *draft, struct draft_line *line);

/* The rule by which known_furniture() or known_form() would drop a line if nothing matched it, or NULL: the
 * name of a line that goes for where it stands. */
const struct article_rule *known_noise(const struct draft *draft, const struct draft_line *line);

#endif
