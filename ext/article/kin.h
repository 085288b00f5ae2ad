/*
 * kin.h - paragraphs that tell of the same things
 *
 * The lead and the last word of a story repeat its names and things, in whatever form the grammar asks for;
 * the teaser of another story names others. Of each word that is long enough to name anything its first
 * letters are compared, so that "Brücke" and "Brücken" are one. No list of words, and no language.
 *
 * Scripts that put no space between words give few words here, and a text that gives few is never kin. Text
 * must be valid UTF-8; KIN_BYTES_MAX bytes of a text are read. No heap, no failure, linear.
 */
#ifndef NEWSPRINT_ARTICLE_KIN_H
#define NEWSPRINT_ARTICLE_KIN_H

#include "base/span.h"
#include <stdbool.h>
#include <stdint.h>

enum { KIN_BYTES_MAX = 4096, KIN_BITS = 1 << 16 };

/* The words of a story: a bit for each. Of a story of 2,000 different ones a word in 33 is taken for one of
 * them by chance; of a text without end any is. */
struct kin {
    uint64_t bits[KIN_BITS / 64];
};
#define KIN_INIT                                                                                             \
    {                                                                                                        \
        { 0 }                                                                                                \
    }

/* Adds the words of a part of the story. */
void kin_add(struct kin *kin, struct span text);

/* Whether a text has enough long words, and more than half of them are words of the story. */
bool kin_has(const struct kin *kin, struct span text);

#endif
