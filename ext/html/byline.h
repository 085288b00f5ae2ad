/*
 * byline.h - the names in a byline
 *
 *     "By Ada Holm, Political Editor"                  Ada Holm
 *     "Ada Holm and Bo Lind in Ostrel | The Tern"      Ada Holm, Bo Lind
 *
 * What is left out: places, roles, the name of the site, addresses, and what has digits. A text without two
 * names of two words stays whole at an "and": the fleet of Holm and Lind.
 */
#ifndef NEWSPRINT_HTML_BYLINE_H
#define NEWSPRINT_HTML_BYLINE_H

#include "base/buffer.h"

/* What a text is: one that is said to be an author, in which any words may be a name, or one that stands on
 * the page, in which only what looks like the name of a person is one. */
enum byline_kind { BYLINE_STATED, BYLINE_SHOWN };

/* Appends the names of a text, with ", " before each where out holds more than `start` bytes, but for those
 * that stand there already. The text is valid UTF-8, with single blanks; `site` may be empty. Failure is in
 * out->status. A text of more than BYLINE_MAX bytes is none. */
enum { BYLINE_MAX = 400 };
void byline_names(struct span text, struct span site, enum byline_kind kind, size_t start,
                  struct buffer *out);

/* Whether a text begins with, or is all, what leads to a name: "Written by". Fails with STATUS_NOMEM. */
enum status byline_leads(struct span text, bool all, bool *leads);

#endif
