/*
 * mention_names.h - the person, or organisation, that a mention beside a quotation stands for, by names alone
 *
 *     names_read(&names, &tokens, vocabulary, poll);
 *     mention_names(&quotes, &tokens, &names);                              behind speakers_foreign()
 *
 * Bürgermeisterin Ina Voss      full       Ina Voss
 * Voss                          surname    Ina Voss, named in full elsewhere in the text
 * sie                           pronoun    the last woman before it, else the only one in the text
 * ein Sprecher                  none
 */
#ifndef NEWSPRINT_EXTRACT_MENTION_NAMES_H
#define NEWSPRINT_EXTRACT_MENTION_NAMES_H

#include "extract/names.h"
#include "extract/quotes.h"

/* Fills `person` and `person_rule` of every attribution; `names` are those of the same tokens and may be
 * released afterwards. O(quotes * NAMES_BACK). */
void mention_names(struct quotes *quotes, const struct tokens *tokens, const struct names *names);

#endif
