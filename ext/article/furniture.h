/*
 * furniture.h - menus, buttons and labels that were glued to a paragraph
 *
 * No heap, no failure; text is valid UTF-8. Linear in what is looked at.
 */
#ifndef NEWSPRINT_ARTICLE_FURNITURE_H
#define NEWSPRINT_ARTICLE_FURNITURE_H

#include "base/span.h"
#include "pattern/literals.h"
#include <stdint.h>

enum { FURNITURE_FIRSTS = 26, FURNITURE_SECONDS = 27 };

/* Where to look for a phrase, by the two bytes it begins with. */
struct article_furniture {
    struct furniture_range {
        unsigned short first, count; /* in data/furniture.def */
        uint32_t thirds, fourths;    /* by five bits of their third and their fourth byte */
    } ranges[FURNITURE_FIRSTS * FURNITURE_SECONDS];
};

void article_furniture_init(struct article_furniture *furniture);

/* The byte behind the run of furniture at byte `at`, blanks included: `at` where none stands. Where it is
 * known that the boxes of the page were joined, a single phrase is enough that is not a weak one. */
size_t article_furniture_end(const struct article_furniture *furniture, struct span text, size_t at,
                             bool joined);

/* The first run that starts with a capital at a byte from .. to-1, and where it ends: `to` without one. */
size_t article_furniture_next(const struct article_furniture *furniture, struct span text, size_t from,
                              size_t to, size_t *end);

#endif
