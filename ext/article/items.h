/*
 * items.h - short lines that belong to a story: results, prices, ingredients, verse, answers
 *
 * No heap, no failure. Lines first .. end-1 are looked at, ITEMS_WINDOW of them at most.
 */
#ifndef NEWSPRINT_ARTICLE_ITEMS_H
#define NEWSPRINT_ARTICLE_ITEMS_H

#include "article/draft.h"

/* So many lines are looked at in one search. */
enum { ITEMS_WINDOW = 400 };

/* Which way a list is followed: from its first line to its end, or from its last line to its beginning. */
enum items_way { ITEMS_DOWN, ITEMS_UP };

/* A list among the lines that were looked at from a line on, counted from there: it begins behind `start` of
 * them and has `count` lines, 0 where there is none. Up to its last item `lines` of them are no noise, and of
 * these `items` are items. */
struct items {
    size_t start, count, lines, items;
    size_t seen; /* so many lines were looked at */
};

/* The first list from a line on, before a line that ends it. */
struct items items_find(const struct draft *draft, size_t from, enum items_way way);

#endif
