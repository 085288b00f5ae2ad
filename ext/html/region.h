/*
 * region.h - the element that holds the article, and what in it is none
 *
 * The region is the element that says it is the article, if it holds enough of the page's good text
 * (html/text_run.h): itemprop="articleBody", article, main; and then the innermost element that still
 * holds nearly all of what is left when menus, comments and the like are taken out. Those are told by
 * their element, role, or words of class and id. Names lie, so none may take the article away: see
 * region.c.
 */
#ifndef NEWSPRINT_HTML_REGION_H
#define NEWSPRINT_HTML_REGION_H

#include "html/page.h"

#define HTML_NO_TITLE (UINT32_MAX / 2)

struct html_region {
    uint32_t node;
    uint32_t title;    /* the block with the title of the article, or HTML_NO_TITLE */
    const char **gone; /* by node: the rule that takes it and all in it away, or NULL */
    uint32_t *left;    /* by node: good text in it that no rule takes away */
};
#define HTML_REGION_INIT                                                                                     \
    { 0, HTML_NO_TITLE, NULL, NULL }

/* Finds it; `comments` says that they are wanted. Linear. STATUS_NOMEM leaves nothing but to release. */
enum status html_region_find(struct html_region *region, const struct html_page *page, bool comments);
void html_region_release(struct html_region *region);

#endif
