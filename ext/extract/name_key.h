/*
 * name_key.h - the key under which the spellings of a person's name meet
 *
 *     Volodymyr Zelensky, Vladimir Zelenskiy   zlnzk vl
 *     Muammar Gaddafi, Moammar Qadhafi         kdf mr
 *
 * The consonants of the family name as they sound, and the first two of the first name (person_name.h), a
 * nickname as its full form. It is for blocking: names that are one nearly always have one key, and names
 * that are not sometimes do; same_name() tells them apart.
 */
#ifndef NEWSPRINT_EXTRACT_NAME_KEY_H
#define NEWSPRINT_EXTRACT_NAME_KEY_H

#include "extract/person_name.h"

/* Appends the key of a name, whose text is `text`. A name that person_name_read() does not know has its
 * match key as its key, and a text without words has none. Failure is in key->status; STATUS_INTERRUPT
 * where poll, which may be NULL, said to stop. */
enum status name_key(struct span text, const struct person_name *name, struct buffer *key, struct poll *poll);

#endif
