/*
 * article.h - the article and nothing but the article, from plain text alone
 *
 * article_split() cuts a text into parts that cover it without a gap or an overlap, in order. Each part says
 * what it is, which rule said so, and whether it stays. article_normalize() repairs (repair.h) the kept
 * parts, joined: it is by construction the same as
 *
 *     repair_text(all kept parts of article_split(), one behind the other)
 *
 * Text must be valid UTF-8. What a caller may count on at each level:
 *
 *     light       nothing goes; spaces, line breaks and Unicode are repaired
 *     standard    what a rule or an evident shape says is noise goes; a sentence of the article is worth more
 *                 than three lines of noise, so in doubt a line stays
 *     page        for whole-page dumps: beyond standard, lines far from the dense run of paragraphs go too;
 *                 in a text of few lines only the menus at its two ends
 *
 * Cleaning what was cleaned changes nothing. Cost is linear in the text; `poll` is asked along the way. Fails
 * with STATUS_NOMEM, STATUS_INTERRUPT, STATUS_TOOBIG at the buffer's ceiling and for texts of 4 GiB, and
 * STATUS_LIMIT where a pattern gave up (pattern/regex.h); the parts or the buffer then hold what was ready.
 */
#ifndef NEWSPRINT_ARTICLE_ARTICLE_H
#define NEWSPRINT_ARTICLE_ARTICLE_H

#include "article/parts.h"
#include "article/repeats.h"
#include "article/rules.h"
#include "base/buffer.h"
#include "base/poll.h"
#include "base/vector.h"

enum article_level { ARTICLE_LIGHT, ARTICLE_STANDARD, ARTICLE_PAGE };

/* "light, standard, page": for messages. */
#define ARTICLE_LEVELS "light, standard, page"

/* False when the name is none of the three. */
bool article_level_named(struct span name, enum article_level *level);

/* Appends the parts of a text. `learned` are lines of boilerplate to drop, or NULL; `rules` may be NULL at
 * level light, which needs none. */
enum status article_split(struct article_rules *rules, struct span text, const struct line_keys *learned,
                          enum article_level level, struct article_parts *parts, struct poll *poll);

/* Appends the clean text. */
enum status article_normalize(struct article_rules *rules, struct span text, const struct line_keys *learned,
                              enum article_level level, struct buffer *out, struct poll *poll);

#endif
