/*
 * article_linked.h - boxes that unfold behind a linked name
 *
 * No heap, no failure; text is valid UTF-8. Linear in the line.
 */
#ifndef NEWSPRINT_TEXT_ARTICLE_LINKED_H
#define NEWSPRINT_TEXT_ARTICLE_LINKED_H

#include "base/span.h"

/* The first box that stands wholly behind byte `from`: its bytes start .. end-1, with the space before it.
 * False where there is none. */
bool article_linked_next(struct span line, size_t from, size_t *start, size_t *end);

#endif
