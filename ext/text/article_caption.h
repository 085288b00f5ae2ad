/*
 * article_caption.h - captions of pictures, known by their credit, their date or their label
 *
 * No heap, no failure; text is valid UTF-8. Linear in what is looked at, and that is bounded.
 */
#ifndef NEWSPRINT_TEXT_ARTICLE_CAPTION_H
#define NEWSPRINT_TEXT_ARTICLE_CAPTION_H

#include "base/span.h"

/* Whether a line is a caption, credit included, and nothing else. */
bool article_caption_line(struct span line);

/* The byte behind the caption and its credit that a paragraph was glued to, blanks included: 0 where there is
 * none. */
size_t article_caption_start(struct span line);

#endif
