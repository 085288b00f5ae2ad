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

/* Cuts, from the first byte of the line to its last: the glued head, up to its last sign, and the caption
 * behind it; buttons, captions, headlines and what rules know, off the start for as long as there are any;
 * boxes behind linked names; what rules know anywhere in a line; what a rule knows at its end. */
enum status glued_cut(struct draft *draft, struct draft_line *line);

#endif
