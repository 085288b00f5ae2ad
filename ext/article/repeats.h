/*
 * repeats.h - lines that recur from article to article of one outlet
 *
 * A line's *key* is what is compared: its words folded (words.h), a run of digits read as 0, punctuation
 * ignored, so that "12 Comments" and "7 comments" are one line. A line without letters or digits has no key.
 */
#ifndef NEWSPRINT_ARTICLE_REPEATS_H
#define NEWSPRINT_ARTICLE_REPEATS_H

#include "base/buffer.h"
#include "base/poll.h"
#include "base/span.h"
#include "base/u64_map.h"
#include <stdint.h>

/* A set of line keys: what normalize_article() is told to drop. */
struct line_keys {
    struct u64_map map;
};
#define LINE_KEYS_INIT                                                                                       \
    { U64_MAP_INIT }

/* The key of a line, 0 when it has none; `scratch` is overwritten. Failure is in scratch->status. When poll,
 * which may be NULL, says to stop, the key is not that of the line. */
uint64_t line_key(struct span line, struct buffer *scratch, struct poll *poll);
/* A line without a key, 0, is in no set. After STATUS_INTERRUPT the set may only be released. */
enum status line_keys_add(struct line_keys *keys, uint64_t key, struct poll *poll);
bool line_keys_has(const struct line_keys *keys, uint64_t key);
void line_keys_release(struct line_keys *keys);

/* Counts in how many articles each line stands. */
struct repeats;

/* The caller frees *repeats. */
enum status repeats_new(struct repeats **repeats);
void repeats_free(struct repeats *repeats);
/* Adds one article, valid UTF-8; its lines are copied where they are new. After STATUS_INTERRUPT *repeats may
 * only be freed. */
enum status repeats_add(struct repeats *repeats, struct span text, struct poll *poll);
/* Calls each(context, line) for the lines that recur in at least min_articles articles and look like
 * boilerplate (repeats.c says what does), in the order of their first appearance. Stops at the first failure
 * of `each`, or with STATUS_INTERRUPT where poll said so. Articles may be added afterwards, and the lines
 * asked for again. */
enum status repeats_each(struct repeats *repeats, uint32_t min_articles,
                         enum status (*each)(void *context, struct span line), void *context,
                         struct poll *poll);

#endif
