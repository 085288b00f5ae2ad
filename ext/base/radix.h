/*
 * radix.h - sorts 64-bit keys in linear time
 *
 *     bool stopped = radix_sort(keys, spare, count, (struct radix_bits){24, 64}, poll);
 *
 * sorts by bits 24 .. 63 and keeps the order of keys that are equal in these. So a key can carry a number in
 * the bits that are left out; numbers in rising order stay so among equals.
 *
 * `spare` is memory for as many keys, whose content is lost. Nothing else is needed: it cannot fail, but it
 * may be stopped by the poll, and then the content of both is lost. 0 to 2^32 keys. O(count): 14 ns a key for
 * 100,000 keys by 32 bits, 25 for 1 million and for 10 million.
 */
#ifndef NEWSPRINT_BASE_RADIX_H
#define NEWSPRINT_BASE_RADIX_H

#include "base/poll.h"
#include <stdint.h>

/* Bits low .. high-1; low is below 64. */
struct radix_bits {
    unsigned low, high;
};

/* Whether the poll said stop. */
bool radix_sort(uint64_t *keys, uint64_t *spare, size_t count, struct radix_bits bits, struct poll *poll);

#endif
