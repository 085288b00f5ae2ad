/*
 * twice.h - which of many keys come more than once, told quickly and nearly
 *
 *     enum status status = twice_init(&twice, 1000000);
 *     count = twice_leave(&twice, keys, count, 32, poll);      by bits from 32 on, twice.bits of them
 *     count = twice_leave(&twice, keys, count, 64 - twice.bits, poll);
 *     twice_release(&twice);
 *
 * Who sorts a million keys to find the few that are equal to another one sorts the others in vain. A bit for
 * each value of some bits of a key says that it came, another one that it came again; keys of which it did
 * not are left out. None that comes twice is, and of the others two in five stay, those that share the bits
 * with a key by chance; by other bits of the key these are told once more, and then one in fifteen stays.
 *
 * Keys that stay are in the order in which they were. O(count), 4 ns a key; memory: half a byte for each key
 * that init was told of. Poll may be NULL; where it says to stop, the content of the keys is lost.
 * STATUS_NOMEM leaves an empty one, which may be released.
 */
#ifndef NEWSPRINT_MATCH_TWICE_H
#define NEWSPRINT_MATCH_TWICE_H

#include "base/poll.h"
#include "base/status.h"
#include <stdint.h>

struct twice {
    uint64_t *once, *again; /* bits */
    unsigned bits;          /* of a key; so many values are told apart, as powers of two */
};

enum status twice_init(struct twice *twice, size_t keys);
/* Leaves the keys that may come twice, by bits from .. from + twice->bits - 1; gives how many. */
size_t twice_leave(const struct twice *twice, uint64_t *keys, size_t count, unsigned from, struct poll *poll);
void twice_release(struct twice *twice);

#endif
