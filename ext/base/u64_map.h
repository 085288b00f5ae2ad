/*
 * u64_map.h - numbers for 64-bit hashes: the first distinct one gets 0, the next 1, and so on
 *
 *     struct u64_map map = U64_MAP_INIT;
 *     enum status status = u64_map_reserve(&map, 1, poll);
 *     if (!status) index = u64_map_add(&map, hash);        its number, a new one unless it is there
 *     if (u64_map_has(&map, hash)) ...                     or u64_map_find(), which gives the number
 *     u64_map_release(&map);
 *
 * A set is a map whose numbers nobody asks for: map.items[0 .. count-1] are its members, in the order in
 * which they came. Data that belongs to a hash is kept by the caller in a vector, at its number. base/map.h
 * is the same for bytes.
 *
 * The keys must be hashes already, for their low bits choose the slot; any value may be one, also 0. The
 * table is open-addressed with linear probing and at most a quarter full, because a second probe is a branch
 * mispredicted; its slots are 32-bit numbers, so that at 1,000 hashes it is 16 KiB and stays in the
 * first-level cache. Memory: 24 to 48 bytes a hash, from 64 K hashes on 16 to 32. Zeroed is empty; release of
 * an empty map is fine.
 */
#ifndef NEWSPRINT_BASE_U64_MAP_H
#define NEWSPRINT_BASE_U64_MAP_H

#include "base/poll.h"
#include "base/status.h"
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct u64_map {
    uint64_t *items; /* the hashes, by number */
    size_t count, capacity;
    uint32_t *slots; /* number + 1; 0 = empty */
    size_t slot_mask;
};
#define U64_MAP_INIT                                                                                         \
    { NULL, 0, 0, NULL, 0 }
#define U64_MAP_NONE SIZE_MAX

/* Makes room for `more` hashes, which u64_map_add() needs. STATUS_NOMEM leaves the map as it was; after
 * STATUS_INTERRUPT, where poll, which may be NULL, said to stop, it may only be started again or released.
 * Amortised O(more). */
enum status u64_map_make_room(struct u64_map *map, size_t more, struct poll *poll);
static inline enum status u64_map_reserve(struct u64_map *map, size_t more, struct poll *poll) {
    enum { ROOMY = 4 }; /* slots a hash that are enough for any number */
    size_t needed = map->count + more;
    bool roomy = map->slots && needed <= map->capacity && needed <= map->slot_mask / ROOMY;
    return roomy ? STATUS_OK : u64_map_make_room(map, more, poll);
}

/* Forgets the hashes and keeps the memory. O(hashes) for few of them, else O(slots). */
void u64_map_clear(struct u64_map *map);

/* The same, and gives the table the size that so many hashes need, be it smaller or larger. After
 * STATUS_NOMEM the map may only be started again or released. */
enum status u64_map_start(struct u64_map *map, size_t expected);

void u64_map_release(struct u64_map *map);

/* Bytes of memory that the map holds. */
static inline size_t u64_map_bytes(const struct u64_map *map) {
    size_t slots = map->slots ? map->slot_mask + 1 : 0;
    return map->capacity * sizeof *map->items + slots * sizeof *map->slots;
}

/* The slot that leads to a hash, or the empty one where it belongs, of a map that has slots. */
static inline size_t u64_map_slot(const struct u64_map *map, uint64_t hash) {
    size_t at = hash & map->slot_mask;
    while (map->slots[at] && map->items[map->slots[at] - 1] != hash) at = (at + 1) & map->slot_mask;
    return at;
}

/* Asks memory for the slot of a hash that will be looked up soon, of a map that has slots. */
static inline void u64_map_fetch(const struct u64_map *map, uint64_t hash) {
    __builtin_prefetch(&map->slots[hash & map->slot_mask]);
}

/* The number of a hash, or U64_MAP_NONE. O(1). */
static inline size_t u64_map_find(const struct u64_map *map, uint64_t hash) {
    return map->count ? (size_t)map->slots[u64_map_slot(map, hash)] - 1 : U64_MAP_NONE;
}

static inline bool u64_map_has(const struct u64_map *map, uint64_t hash) {
    return u64_map_find(map, hash) != U64_MAP_NONE;
}

/* The number of a hash, which is added unless it is there; there must be room for it. It was added if the
 * number is the count before. O(1). */
static inline size_t u64_map_add(struct u64_map *map, uint64_t hash) {
    size_t at = u64_map_slot(map, hash);
    if (map->slots[at]) return map->slots[at] - 1;
    map->items[map->count++] = hash;
    map->slots[at] = (uint32_t)map->count;
    return map->count - 1;
}

#endif
