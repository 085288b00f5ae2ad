/*
 * surroundings.h - what a decision about a mark may look at
 *
 * The caller fills it; its text must be valid UTF-8 and stay where it is. No heap.
 */
#ifndef NEWSPRINT_SENTENCE_SURROUNDINGS_H
#define NEWSPRINT_SENTENCE_SURROUNDINGS_H

#include "sentence/language.h"
#include "sentence/layout.h"
#include "sentence/quote_marks.h"

enum style {
    STYLE_NEWS, /* a sentence begins with a capital, a digit or a mark */
    STYLE_WEB,  /* "thanks. see you there!": it may begin with a small letter */
};

struct surroundings {
    struct span text;         /* all of it, valid UTF-8 */
    const char *sentence;     /* set by boundary_begin() */
    const char *content;      /* its first letter or digit, as far as looked for */
    struct quote_marks marks; /* of the text; read from the paragraph on, as far as asked for */
    enum newlines newlines;   /* as layout_of() gave it */
    enum language language;   /* LANGUAGE_AUTO until a decision asks for it */
    enum style style;
    bool greek; /* a semicolon asks a question */
};

/* The language of the text, found out when it is first asked for: O(LANGUAGE_SAMPLE), and then O(1). */
static inline enum language surroundings_language(struct surroundings *surroundings) {
    if (surroundings->language == LANGUAGE_AUTO) surroundings->language = language_of(surroundings->text);
    return surroundings->language;
}

#endif
