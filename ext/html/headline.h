/*
 * headline.h - the title of an article, of those that a page gives
 */
#ifndef NEWSPRINT_HTML_HEADLINE_H
#define NEWSPRINT_HTML_HEADLINE_H

#include "base/buffer.h"

/* Where a folded text stands as whole words in another one; both keys as text_fold() makes them. */
bool headline_holds(struct span key, struct span part);

/* A title without the name of the site that it begins or ends with: "Ice shuts the pier | The Tern". Where no
 * site is known (an empty key), what stands behind a bar goes. `site` is the name's match key, of
 * text_fold(). What is left has two words or more, else the title stays. Fails with STATUS_NOMEM. */
enum { HEADLINE_MAX = 1000 }; /* a longer one is a text, and stays */
enum status headline_without_site(struct span title, struct span site, struct span *bare);

#endif
