/*
 * map.h - numbers for keys: the first distinct key gets 0, the next 1, and so on
 *
 *     struct map map = MAP_INIT;
 *     size_t index;
 *     enum status status = map_intern(&map, key, &index);      adds the key unless it is there
 *     map_release(&map);
 *
 * Keys are bytes, copied into the map. Data that belongs to a key is kept by the caller in a vector at its
 * index. map_intern() and map_find() are O(key) on average, also for keys that were made to collide: each map
 * hashes with a seed of its own. Memory: 16 bytes a key, 8 to 16 for its slots, and its bytes. STATUS_NOMEM
 * leaves the map as it was; it comes for 2^32 keys, too.
 */
#ifndef NEWSPRINT_BASE_MAP_H
#define NEWSPRINT_BASE_MAP_H

#include "base/buffer.h"
#include "base/vector.h"
#include <stdint.h>

struct map_key {
    uint64_t hash;
    size_t end; /* in bytes; the next key follows */
};

struct map {
    VECTOR_OF(struct map_key) keys; /* by index */
    struct buffer bytes;
    uint32_t *slots; /* index + 1; 0 = empty */
    size_t slot_mask;
    uint64_t seed; /* of the hashes; 0 before the first key */
};
#define MAP_INIT                                                                                             \
    { VECTOR_INIT, BUFFER_INIT, NULL, 0, 0 }
#define MAP_NONE SIZE_MAX

enum status map_intern(struct map *map, struct span key, size_t *index);
/* The index of a key, or MAP_NONE. */
size_t map_find(const struct map *map, struct span key);
/* The key at an index below map->keys.count; good until the next map_intern. */
struct span map_key(const struct map *map, size_t index);
void map_release(struct map *map);

#endif
