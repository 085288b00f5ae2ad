/*
 * same_name.h - are two names one person's?
 *
 *     Yuri Ushakov, Yury Ushakov          yes: spelling
 *     Bill Brandt, William J. Brandt      yes: a nickname, an initial more
 *     Karl W. Brandt, Karl H. Brandt      no: initials clash
 *     Brandt, Karl Brandt                 unsure: the first name is missing
 *
 * Names are compared by sound (person_name.h). The consonants of a family name must agree, and its vowels
 * nearly: the longer it is, the less. A first name may be spelled differently, be a nickname, or an initial
 * where another name between agrees.
 */
#ifndef NEWSPRINT_EXTRACT_SAME_NAME_H
#define NEWSPRINT_EXTRACT_SAME_NAME_H

#include "extract/person_name.h"

enum same_name { SAME_NAME_NO, SAME_NAME_YES, SAME_NAME_UNSURE };

/* Both names must have words. */
enum same_name same_name(const struct person_name *a, const struct person_name *b);

#endif
