/*
 * twice.c - which of many keys come more than once, told quickly and nearly
 *
 * Keys 5 2 7 5 9, by their lowest two bits:
 *
 *     key           5   2   7   5   9            value    0   1   2   3
 *     value         1   2   3   1   1            once     0   1   1   1
 *     stays         5           5   9            again    0   1   0   0
 *
 * The bits of a million keys, half a megabyte, stay in the cache.
 */
#include "match/twice.h"
#include "base/mem.h"
#include <string.h>

/* Values for each key, at least, and bits of one at most, which fit 32 bits of a key. */
enum { VALUES_A_KEY = 2, BITS_MIN = 6, BITS_MAX = 31 };

/* Keys between two questions to the poll. */
enum { SOME = 4096 };

enum status twice_init(struct twice *twice, size_t keys) {
    *twice = (struct twice){.bits = BITS_MIN};
    while (twice->bits < BITS_MAX && (size_t)1 << twice->bits < VALUES_A_KEY * keys) twice->bits++;
    twice->once = mem_alloc(((size_t)1 << twice->bits) / 8);
    twice->again = mem_alloc(((size_t)1 << twice->bits) / 8);
    if (twice->once && twice->again) return STATUS_OK;
    twice_release(twice);
    return STATUS_NOMEM;
}

static void mark(const struct twice *twice, const uint64_t *keys, size_t count, unsigned from) {
    uint64_t *once = twice->once, *again = twice->again;
    const size_t mask = ((size_t)1 << twice->bits) - 1;
    for (size_t i = 0; i < count; i++) {
        size_t value = keys[i] >> from & mask;
        uint64_t bit = (uint64_t)1 << value % 64, there = once[value / 64];
        again[value / 64] |= there & bit;
        once[value / 64] = there | bit;
    }
}

/* Writes without a branch on what stays, which would be mispredicted. */
static size_t leave(const struct twice *twice, const uint64_t *keys, size_t count, unsigned from,
                    uint64_t *left) {
    const uint64_t *again = twice->again;
    const size_t mask = ((size_t)1 << twice->bits) - 1;
    size_t stay = 0;
    for (size_t i = 0; i < count; i++) {
        size_t value = keys[i] >> from & mask;
        left[stay] = keys[i];
        stay += again[value / 64] >> value % 64 & 1;
    }
    return stay;
}

size_t twice_leave(const struct twice *twice, uint64_t *keys, size_t count, unsigned from,
                   struct poll *poll) {
    const size_t bytes = ((size_t)1 << twice->bits) / 8;
    size_t stay = 0;
    memset(twice->once, 0, bytes);
    memset(twice->again, 0, bytes);
    for (size_t i = 0, some = 0; i < count && !poll_stop(poll, some); i += some) {
        some = count - i < SOME ? count - i : SOME;
        mark(twice, keys + i, some, from);
    }
    for (size_t i = 0, some = 0; i < count && !poll_stop(poll, some); i += some) {
        some = count - i < SOME ? count - i : SOME;
        stay += leave(twice, keys + i, some, from, keys + stay);
    }
    return stay;
}

void twice_release(struct twice *twice) {
    mem_free(twice->once);
    mem_free(twice->again);
    *twice = (struct twice){.once = NULL};
}
