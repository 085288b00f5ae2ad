/*
 * persons.h - which person, or organisation, a mention beside a quotation stands for
 *
 *     struct persons persons = PERSONS_INIT;                                kept from text to text
 *     enum status status = persons_resolve(&persons, &items, &names, poll);
 *     persons_release(&persons);
 *
 *     Mayor Ida Voss said ...    full       Ida Voss
 *     Voss said ...              surname    Ida Voss, named in full elsewhere in the text
 *     she said ...               pronoun    the woman who fits best of the last sentences
 *     the mayor said ...         role       the only one in the text who has it as a title
 *     a voter said ...           none
 */
#ifndef NEWSPRINT_EXTRACT_PERSONS_H
#define NEWSPRINT_EXTRACT_PERSONS_H

#include "extract/names.h"
#include "extract/speech_items.h"

struct persons {
    VECTOR_OF(bool) spoken; /* of each entity: it says something by its name */
};
#define PERSONS_INIT                                                                                         \
    { VECTOR_INIT }

/* Fills `by.person` and `by.person_rule` of the quotations of items that have a mention. `names` are those of
 * the same tokens, and must outlive what is read of the quotations. What is unsure is left empty.
 * STATUS_NOMEM or STATUS_INTERRUPT leaves some unresolved. O(quotes * the last few sentences). */
enum status persons_resolve(struct persons *persons, struct speech_items *items, const struct names *names,
                            struct poll *poll);
void persons_release(struct persons *persons);

#endif
