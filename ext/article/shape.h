/*
 * shape.h - what a line is, told by where it stands and by its neighbours
 *
 * Steps of article.c, in this order. No heap, no failure; each is a walk along the lines.
 */
#ifndef NEWSPRINT_ARTICLE_SHAPE_H
#define NEWSPRINT_ARTICLE_SHAPE_H

#include "article/draft.h"

/* Whether a line is sentence-like enough to be told from a headline. */
bool shape_is_paragraph(const struct draft_line *line);

/* Finds the first and the last paragraph; drops nothing. The others are for texts that have one. */
enum status shape_paragraphs(struct draft *draft);

/* Lines that rules know in a tail, and short lines below noise. The others are for texts that are not
 * hard-wrapped. */
enum status shape_tail(struct draft *draft);

enum status shape_head_sections(struct draft *draft); /* lines below a heading in the head */
enum status shape_head(struct draft *draft);          /* lines that rules know in a head, title and deck */
enum status shape_sections(struct draft *draft);      /* headings of other stories, and the headlines below */
enum status shape_captions(struct draft *draft);      /* a short paragraph above a photo credit */
enum status shape_labels(struct draft *draft);        /* who took the picture, below "toggle caption" */
enum status shape_numbers(struct draft *draft);       /* a bare number beside noise */
enum status shape_capitals(struct draft *draft);      /* a long headline in capitals between paragraphs */
enum status shape_boxes(struct draft *draft);         /* the one unknown line of a box that went */

#endif
