/*
 * boundary.h - does a sentence end at this mark?
 *
 * One decision, made from what stands around a full stop, question mark, exclamation mark or ellipsis. The
 * layout of the text (line breaks, list items) is the caller's business: sentence/sentences.h.
 */
#ifndef NEWSPRINT_SENTENCE_BOUNDARY_H
#define NEWSPRINT_SENTENCE_BOUNDARY_H

#include "sentence/language.h"
#include "sentence/layout.h"
#include "sentence/quote_marks.h"

enum style {
    STYLE_NEWS, /* a sentence begins with a capital, a digit or a mark */
    STYLE_WEB,  /* "thanks. see you there!": it may begin with a small letter */
};

/* What a decision may look at. */
struct boundary {
    struct span text;         /* all of it, valid UTF-8 */
    const char *sentence;     /* set by boundary_begin() */
    const char *content;      /* its first letter or digit, as far as looked for */
    struct quote_marks marks; /* of the text; read from the paragraph on, as far as asked for */
    enum newlines newlines;   /* as layout_of() gave it */
    enum language language;   /* LANGUAGE_AUTO until a decision asks for it */
    enum style style;
};

/* A paragraph begins here: no quotation is open. */
static inline void boundary_begin_paragraph(struct boundary *boundary, const char *paragraph) {
    quote_marks_begin(&boundary->marks, paragraph);
}

/* A sentence begins here, its list marker left out. */
static inline void boundary_begin(struct boundary *boundary, const char *sentence) {
    boundary->sentence = boundary->content = sentence;
}

/* Decides about the mark at p. True when the sentence ends, at *next, behind its closing quotes and brackets.
 * False when it goes on; *next is then where to look for the next mark. O(what lies between p and the next
 * word). */
bool boundary_at(struct boundary *boundary, const char *p, const char **next);

/* The same without the short ways that most marks take: what those are tested against. */
bool boundary_at_length(struct boundary *boundary, const char *p, const char **next);

/* True when the white space found ends a sentence, whatever stands before it. */
bool boundary_break_ends(enum newlines newlines, struct line_break found, const char *end);

#endif
