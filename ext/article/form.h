/*
 * form.h - the small print of forms: "By signing up, you agree to ..."
 *
 * No heap; text is valid UTF-8. Linear in the line.
 */
#ifndef NEWSPRINT_ARTICLE_FORM_H
#define NEWSPRINT_ARTICLE_FORM_H

#include "base/span.h"
#include "base/status.h"

struct literals;

/* Adds what the small print says, for TOPIC_FORM (topics.h). Fails where there is no room for it. */
enum status article_form_literals(struct literals *literals);

/* Whether a line is the small print of a form. */
bool article_form(struct span line);

#endif
