/*
 * class_words.h - what the words of class and id say that an element is
 *
 *     html_class_words(&list, span_of("c-article__related relatedLinks"))   HTML_WORD_RELATED
 *
 * Words are letters and digits, cut also before a capital in the middle; the list is data/class_words.def,
 * which has pairs of words too. Names lie, so what they say is weighed by html/judge.h. Nothing here fails
 * or touches the heap; linear.
 */
#ifndef NEWSPRINT_HTML_CLASS_WORDS_H
#define NEWSPRINT_HTML_CLASS_WORDS_H

#include "base/span.h"
#include <stdint.h>

/* Kinds of words, one bit each; their names are shown as rules of html_blocks. */
#define HTML_WORD_KINDS(KIND)                                                                                \
    KIND(CONSENT, "consent")                                                                                 \
    KIND(COMMENTS, "comments")                                                                               \
    KIND(RELATED, "related")                                                                                 \
    KIND(SHARE, "share")                                                                                     \
    KIND(MENU, "menu")                                                                                       \
    KIND(AD, "ad")                                                                                           \
    KIND(NEWSLETTER, "newsletter")                                                                           \
    KIND(BYLINE, "byline")                                                                                   \
    KIND(TAGS, "tags")                                                                                       \
    KIND(CAPTION, "caption")                                                                                 \
    KIND(LEGAL, "legal")                                                                                     \
    KIND(SIDE, "side")                                                                                       \
    KIND(BOX, "box")                                                                                         \
    KIND(UNSEEN, "unseen")                                                                                   \
    KIND(LEAD, "lead")                                                                                       \
    KIND(EXCERPT, "excerpt")

enum html_word_number {
#define HTML_WORD_NUMBER(kind, name) HTML_WORD_NUMBER_##kind,
    HTML_WORD_KINDS(HTML_WORD_NUMBER)
#undef HTML_WORD_NUMBER
        HTML_WORD_NUMBERS
};

enum html_word {
#define HTML_WORD_BIT(kind, name) HTML_WORD_##kind = 1 << HTML_WORD_NUMBER_##kind,
    HTML_WORD_KINDS(HTML_WORD_BIT)
#undef HTML_WORD_BIT
};

/* Where the words of a letter stand in the list, and how long they are: most words of a page are none of
 * them, and are told so at once. */
struct class_list {
    uint32_t sizes['z' - 'a' + 1]; /* a bit for each size */
    uint16_t rows['z' - 'a' + 2];
};

void class_list_init(struct class_list *list);

/* The kinds of a value of class or id. */
uint32_t html_class_words(const struct class_list *list, struct span value);

#endif
