/*
 * repeated.h - which of many hashes stand among them more than once
 *
 *     uint64_t *bits;
 *     enum status status = repeated_find(halves, count, &bits, poll);
 *     if (!status && repeated_has(bits, i)) ...            halves[i] stands there again
 *     mem_free(bits);
 *
 * Nine in ten runs of words of a corpus stand in it once, and are of no use to whoever looks for what is
 * shared; this tells them before more than half a hash of each is kept. Of two hashes the 32 bits given here
 * may be the same by chance: of 10 million different ones some 23,000 are said to be repeated.
 *
 * Hashes are sorted a sixteenth at a time, which reads memory in order and needs little of it. (A table of
 * counters is smaller, and waits for memory at each look: 80 ns on a machine whose cache others use.)
 * O(count) time; 1 to 2 bytes of memory a hash when they are well mixed, 16 when all are the same, and a bit
 * each.
 */
#ifndef NEWSPRINT_MATCH_REPEATED_H
#define NEWSPRINT_MATCH_REPEATED_H

#include "base/poll.h"
#include "base/status.h"
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* *bits is the caller's to free, NULL after a failure: STATUS_NOMEM, also for more than 2^32 - 1 hashes, or
 * STATUS_INTERRUPT. */
enum status repeated_find(const uint32_t *halves, size_t count, uint64_t **bits, struct poll *poll);

static inline bool repeated_has(const uint64_t *bits, size_t i) {
    return bits[i / 64] >> i % 64 & 1;
}

#endif
