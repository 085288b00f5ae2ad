/*
 * speakers.h - who says each quotation of a text
 *
 *     struct speakers speakers = SPEAKERS_INIT;                             kept from text to text
 *     enum status status = speakers_read(&speakers, &tokens, &quotes, poll);
 *     speakers_release(&speakers);
 *
 * Fills `by` and `reach` of every quotation and settles its kind (quotes_judge()). English; see
 * speaker_rules.h for the rules, in their order.
 */
#ifndef NEWSPRINT_EXTRACT_SPEAKERS_H
#define NEWSPRINT_EXTRACT_SPEAKERS_H

#include "extract/persons.h"

struct speakers {
    struct speech_items items; /* all scratch */
    struct names names;
    struct persons persons;
};
#define SPEAKERS_INIT                                                                                        \
    { SPEECH_ITEMS_INIT, NAMES_INIT, PERSONS_INIT }

/* `quotes` are those of the tokens, as quotes_read() left them. STATUS_NOMEM or STATUS_INTERRUPT leaves
 * some without a speaker. O(tokens). */
enum status speakers_read(struct speakers *speakers, const struct tokens *tokens,
                          const struct vocabulary *vocabulary, struct quotes *quotes, struct poll *poll);
void speakers_release(struct speakers *speakers);

#endif
