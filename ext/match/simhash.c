/*
 * simhash.c - 64 bits whose distance grows with the difference of two documents
 *
 * Counting bits of 64 columns one by one costs 64 additions a shingle. Here eight columns are counted at
 * once: the bits i, i + 8, i + 16 ... of a hash stand in the eight bytes of (hash >> i & 0x0101..01), which
 * are added up as bytes, and emptied into wide counters before a byte could overflow.
 */
#include "match/simhash.h"

enum { COLUMNS = 64, STRIDE = 8, BLOCK = 255 };

/* Adds the bits of at most 255 hashes to the counters. */
static void count_block(const uint64_t *hashes, size_t count, size_t ones[COLUMNS]) {
    for (unsigned offset = 0; offset < STRIDE; offset++) {
        uint64_t sums = 0;
        for (size_t i = 0; i < count; i++) sums += hashes[i] >> offset & 0x0101010101010101u;
        for (unsigned byte = 0; byte < STRIDE; byte++)
            ones[byte * STRIDE + offset] += sums >> (8 * byte) & 0xFF;
    }
}

uint64_t simhash(const uint64_t *hashes, size_t count, struct poll *poll) {
    size_t ones[COLUMNS] = {0};
    for (size_t i = 0; i < count && !poll_stop(poll, BLOCK); i += BLOCK)
        count_block(hashes + i, count - i < BLOCK ? count - i : BLOCK, ones);
    uint64_t result = 0;
    for (unsigned bit = 0; bit < COLUMNS; bit++) result |= (uint64_t)(2 * ones[bit] > count) << bit;
    return result;
}
