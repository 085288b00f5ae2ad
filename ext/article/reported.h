/*
 * reported.h - whether somebody in the story says what a line says
 *
 * No heap, no failure; linear in the line.
 */
#ifndef NEWSPRINT_ARTICLE_REPORTED_H
#define NEWSPRINT_ARTICLE_REPORTED_H

#include "base/span.h"

/* Whether a line is a sentence that names its speaker:
 * "Download the app, the ministry told travellers." English. */
bool article_reported(struct span line);

#endif
