/*
 * caption.h - captions of pictures, known by their credit, their date or their label
 *
 * No heap, no failure; text is valid UTF-8. Linear in what is looked at, and that is bounded.
 */
#ifndef NEWSPRINT_ARTICLE_CAPTION_H
#define NEWSPRINT_ARTICLE_CAPTION_H

#include "article/furniture.h"
#include "base/span.h"

/* What a credit or a label has, under TOPIC_CREDIT and TOPIC_LABEL. A slash is the other sign of a credit,
 * TOPIC_SLASH. */
enum status article_caption_literals(struct literals *literals);

/* Whether a line of these topics (topics.h) is a caption, credit included, and nothing else. */
bool article_caption_line(const struct article_furniture *furniture, struct span line, unsigned topics);

/* The byte behind the caption and its credit that a paragraph was glued to, blanks included: 0 where there is
 * none. */
size_t article_caption_start(struct span line);

/* Where an agency signs the last sentence of a line, "... for the work. — AFP", the blank before it included:
 * the size of the line where none does. */
size_t article_caption_sign(struct span line);

#endif
