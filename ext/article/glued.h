/*
 * glued.h - noise glued into the lines that stay
 *
 * Steps of article.c. All but the first look at one line that is to be asked, and cut. They fail by memory,
 * and where a pattern gives up (pattern/regex.h). Linear in the line.
 */
#ifndef NEWSPRINT_ARTICLE_GLUED_H
#define NEWSPRINT_ARTICLE_GLUED_H

#include "article/draft.h"

/* Finds the lines near the start of the text that begin with a glued head: line->glued. They are asked
 * again. */
enum status glued_find(struct draft *draft);

/* The glued head, up to its last sign, and the caption behind it. */
enum status glued_head(struct draft *draft, struct draft_line *line);

/* Buttons, captions, headlines and what rules know, off the start for as long as there are any. */
enum status glued_starts(struct draft *draft, struct draft_line *line);

/* Boxes behind linked names. */
enum status glued_linked(struct draft *draft, struct draft_line *line);

/* What rules know anywhere in a line. */
enum status glued_inside(struct draft *draft, struct draft_line *line);

/* What a rule knows at the end of a line. */
enum status glued_finish(struct draft *draft, struct draft_line *line);

#endif
