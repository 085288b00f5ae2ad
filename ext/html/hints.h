/*
 * hints.h - what the attributes of an element say of it
 *
 * Nothing here fails or touches the heap; linear in the attributes.
 */
#ifndef NEWSPRINT_HTML_HINTS_H
#define NEWSPRINT_HTML_HINTS_H

#include "html/class_words.h"
#include "html/tokenizer.h"

enum html_hint {
    HTML_HINT_BODY = 1,      /* itemprop="articleBody" */
    HTML_HINT_HIDDEN = 2,    /* hidden, or by style, or an element of a line whose class says so */
    HTML_HINT_ASIDE = 4,     /* a role that is no part of an article: navigation, search ... */
    HTML_HINT_MAIN = 8,      /* role="main" */
    HTML_HINT_ARTICLE = 16,  /* role="article" */
    HTML_HINT_COMMENTS = 32, /* in an element whose words say comments: set by page.c */
};

/* The hints of a start tag. `block` says that it is no element of a line. What a click or a script shows is
 * not hidden: a panel (role region or tabpanel), what is behind a paywall, and the pieces of a page that is
 * streamed (id="S:0"). Nor is the whole page. */
unsigned html_hints(const struct class_list *list, const struct html_token *tag, bool block);

/* The kinds of words (html/class_words.h) in its class and id; none for the whole page. */
uint32_t html_hint_words(const struct class_list *list, const struct html_token *tag);

#endif
