/*
 * speakers_foreign.h - who said a quotation, in German, Spanish, French, Italian, Dutch and Portuguese
 *
 *     if (speakers_foreign_reads(language)) speakers_foreign(&quotes, &tokens);
 *
 * Fills `by` and `reach` of each quotation as speakers.h does for English: where a verb of speech and a name
 * stand beside it, or "laut X", and where it goes on with one that is known. What is not plain is left
 * empty.
 */
#ifndef NEWSPRINT_EXTRACT_SPEAKERS_FOREIGN_H
#define NEWSPRINT_EXTRACT_SPEAKERS_FOREIGN_H

#include "extract/clause.h"
#include "extract/quotes.h"

bool speakers_foreign_reads(enum language language);

/* The mentions of all quotations; persons are looked up elsewhere. O(tokens). */
enum status speakers_foreign(struct quotes *quotes, const struct tokens *tokens, struct poll *poll);

#endif
