/*
 * linked.h - boxes that unfold behind a linked name
 *
 * No heap; text is valid UTF-8. Linear in the line.
 */
#ifndef NEWSPRINT_ARTICLE_LINKED_H
#define NEWSPRINT_ARTICLE_LINKED_H

#include "base/span.h"
#include "base/status.h"

struct literals;

/* Adds the word that ends each box, for TOPIC_LINKED (topics.h). */
enum status article_linked_literals(struct literals *literals);

/* The first box that stands wholly behind byte `from`: its bytes start .. end-1, with the space before it.
 * False where there is none. */
bool article_linked_next(struct span line, size_t from, size_t *start, size_t *end);

#endif
