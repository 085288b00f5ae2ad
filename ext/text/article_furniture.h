/*
 * article_furniture.h - menus, buttons and labels that were glued to a paragraph
 *
 * No heap, no failure; text is valid UTF-8. Linear in what is looked at.
 */
#ifndef NEWSPRINT_TEXT_ARTICLE_FURNITURE_H
#define NEWSPRINT_TEXT_ARTICLE_FURNITURE_H

#include "base/span.h"

/* The byte behind the run of furniture at byte `at`, blanks included: `at` where none stands. Where it is known
 * that the boxes of the page were joined, a single phrase is enough that is not a weak one. */
size_t article_furniture(struct span text, size_t at, bool joined);

/* The first run that starts with a capital at a byte from .. to-1, and where it ends: `to` without one. */
size_t article_furniture_next(struct span text, size_t from, size_t to, size_t *end);

/* Whether a line is the small print of a form: "By signing up, you agree to ..." */
bool article_form(struct span line);

#endif
