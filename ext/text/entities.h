/*
 * entities.h - HTML entities, named and numeric
 *
 * Nothing here fails or touches the heap. Each call looks at ENTITY_MAX bytes at most.
 */
#ifndef NEWSPRINT_TEXT_ENTITIES_H
#define NEWSPRINT_TEXT_ENTITIES_H

#include "base/span.h"
#include <stdint.h>

/* The longest entity, "&thetasym;" and "&#1114111;" with leading zeros allowed for. */
enum { ENTITY_MAX = 14 };

/* The entity that ends with the last byte of the bytes, a semicolon: its code point, and where it starts. 0
 * where there is none. */
uint32_t entity_at_end(struct span bytes, size_t *start);

/* The entity without a semicolon that begins with the ampersand at p, and its bytes: one that HTML knows so,
 * before what is no letter, digit, or equals sign, as in an address; &nbsp before anything. 0 where there is
 * none. */
uint32_t entity_open(const char *p, const char *end, size_t *size);

#endif
