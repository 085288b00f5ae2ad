/*
 * boundary.h - does a sentence end at this mark?
 *
 * One decision, made from what stands around a full stop, question mark, exclamation mark or ellipsis. The
 * layout of the text (line breaks, list items) is the caller's business: sentence/sentences.h.
 */
#ifndef NEWSPRINT_SENTENCE_BOUNDARY_H
#define NEWSPRINT_SENTENCE_BOUNDARY_H

#include "sentence/surroundings.h"

/* A paragraph begins here: no quotation is open. */
static inline void boundary_begin_paragraph(struct surroundings *boundary, const char *paragraph) {
    quote_marks_begin(&boundary->marks, paragraph);
}

/* A sentence begins here, its list marker left out. */
static inline void boundary_begin(struct surroundings *boundary, const char *sentence) {
    boundary->sentence = boundary->content = sentence;
}

/* Decides about the mark at p. True when the sentence ends, at *next, behind its closing quotes and brackets.
 * False when it goes on; *next is then where to look for the next mark. O(what lies between p and the next
 * word). */
bool boundary_at(struct surroundings *boundary, const char *p, const char **next);

/* The next question mark of Greek among p..limit-1, ";" or U+037E, about which boundary_at() decides as about
 * others; NULL where there is none. O(limit - p). */
const char *boundary_question(const char *p, const char *limit);

/* The same without the short ways that most marks take: what those are tested against. */
bool boundary_at_length(struct surroundings *boundary, const char *p, const char **next);

#endif
