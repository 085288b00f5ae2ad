/*
 * repeated.c - which of many hashes stand among them more than once
 *
 * Those that begin with the same four bits are a part. Each part is collected with the places of its hashes,
 * sorted, and read for runs of equal ones.
 */
#include "match/repeated.h"
#include "base/mem.h"
#include "match/row_key.h"
#include <string.h>

enum { PART_BITS = 4, PARTS = 1 << PART_BITS };

static unsigned part_of(uint32_t half) {
    return half >> (32 - PART_BITS);
}

/* The size of the largest part. */
static enum status largest_part(const uint32_t *halves, size_t count, size_t *largest, struct poll *poll) {
    size_t sizes[PARTS] = {0};
    *largest = 0;
    for (size_t i = 0; i < count; i++) {
        size_t size = ++sizes[part_of(halves[i])];
        if (size > *largest) *largest = size;
        if (poll_stop(poll, 1)) return STATUS_INTERRUPT;
    }
    return STATUS_OK;
}

/* The hashes of a part as keys with their places. */
static size_t collect(const uint32_t *halves, size_t count, unsigned part, uint64_t *keys,
                      struct poll *poll) {
    size_t size = 0;
    for (size_t i = 0; i < count && !poll_stop(poll, 1); i++) {
        keys[size] = row_key((uint64_t)halves[i] << 32, i);
        size += part_of(halves[i]) == part;
    }
    return size;
}

/* Marks the places of keys, which are sorted, that are like a neighbour. */
static void mark(const uint64_t *keys, size_t count, uint64_t *bits, struct poll *poll) {
    for (size_t i = 1; i < count && !poll_stop(poll, 2); i++) {
        if (row_key_hash(keys[i - 1]) != row_key_hash(keys[i])) continue;
        uint32_t a = row_key_row(keys[i - 1]), b = row_key_row(keys[i]);
        bits[a / 64] |= (uint64_t)1 << a % 64;
        bits[b / 64] |= (uint64_t)1 << b % 64;
    }
}

static enum status find(const uint32_t *halves, size_t count, size_t largest, uint64_t *bits,
                        struct poll *poll) {
    uint64_t *keys = mem_alloc((largest + 1) * sizeof *keys),
             *spare = mem_alloc((largest + 1) * sizeof *keys);
    enum status status = keys && spare ? STATUS_OK : STATUS_NOMEM;
    for (unsigned part = 0; part < PARTS && !status; part++) {
        size_t size = collect(halves, count, part, keys, poll);
        if (!poll_stopped(poll) && !radix_sort(keys, spare, size, ROW_KEY_HASH, poll))
            mark(keys, size, bits, poll);
        if (poll_stopped(poll)) status = STATUS_INTERRUPT;
    }
    mem_free(keys);
    mem_free(spare);
    return status;
}

enum status repeated_find(const uint32_t *halves, size_t count, uint64_t **bits, struct poll *poll) {
    size_t largest, words = count / 64 + 1;
    *bits = count <= UINT32_MAX ? mem_alloc(words * sizeof **bits) : NULL;
    if (!*bits) return STATUS_NOMEM;
    memset(*bits, 0, words * sizeof **bits);
    enum status status = largest_part(halves, count, &largest, poll);
    if (!status) status = find(halves, count, largest, *bits, poll);
    if (!status) return status;
    mem_free(*bits);
    *bits = NULL;
    return status;
}
