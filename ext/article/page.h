/*
 * page.h - the article in a dump of a whole page
 *
 * A step of article.c. No heap, no failure; a few walks along the lines.
 */
#ifndef NEWSPRINT_ARTICLE_PAGE_H
#define NEWSPRINT_ARTICLE_PAGE_H

#include "article/draft.h"

/* Drops what lies outside the dense run of paragraphs, and the boxes of links in it. */
enum status page_run(struct draft *draft);

#endif
