/*
 * map.c - numbers for keys
 *
 * Open addressing with linear probing, at most half full. Keys lie one behind the other in one buffer.
 *
 * Eight thousand addresses of pages can be made whose unseeded hashes are all equal (a block of eight letters
 * that equals the state before it wipes the state), and then each key is compared with all others. So the
 * hashes start from a number that the writer of the keys cannot know: where the system put the heap and the
 * library. Numbers are given in the order of the keys, so nothing that is seen depends on it.
 */
#include "base/map.h"
#include "base/hash.h"
#include "base/mem.h"

enum { MAP_FIRST_SLOTS = 16 };

struct span map_key(const struct map *map, size_t index) {
    const size_t start = index ? map->keys.items[index - 1].end : 0;
    return (struct span){map->bytes.data + start, map->keys.items[index].end - start};
}

/* The slot that holds the key, or the empty one where it belongs. */
static size_t find_slot(const struct map *map, struct span key, uint64_t hash) {
    size_t at = hash & map->slot_mask;
    for (; map->slots[at]; at = (at + 1) & map->slot_mask) {
        size_t index = map->slots[at] - 1;
        if (map->keys.items[index].hash == hash && span_equal(map_key(map, index), key)) break;
    }
    return at;
}

static uint64_t make_seed(const void *slots) {
    static const char HERE = 0;
    return hash_mix((uintptr_t)slots ^ HASH_GOLDEN, (uintptr_t)&HERE ^ HASH_ROOT3) | 1;
}

static enum status grow(struct map *map) {
    size_t slots = map->slots ? 2 * (map->slot_mask + 1) : MAP_FIRST_SLOTS;
    uint32_t *grown = slots <= UINT32_MAX ? mem_alloc(slots * sizeof *grown) : NULL;
    if (!grown) return STATUS_NOMEM;
    if (!map->seed) map->seed = make_seed(grown);
    memset(grown, 0, slots * sizeof *grown);
    for (size_t i = 0; i < map->keys.count; i++) {
        size_t at = map->keys.items[i].hash & (slots - 1);
        while (grown[at]) at = (at + 1) & (slots - 1);
        grown[at] = (uint32_t)i + 1;
    }
    mem_free(map->slots);
    map->slots = grown;
    map->slot_mask = slots - 1;
    return STATUS_OK;
}

enum status map_intern(struct map *map, struct span key, size_t *index) {
    if (!map->slots || 2 * (map->keys.count + 1) > map->slot_mask + 1) {
        enum status status = grow(map);
        if (status) return status;
    }
    uint64_t hash = hash_seeded(map->seed, key);
    size_t slot = find_slot(map, key, hash);
    if (!map->slots[slot]) {
        if (!buffer_reserve(&map->bytes, key.size)) {
            enum status status = map->bytes.status;
            map->bytes.status = STATUS_OK; /* the next key may find memory */
            return status;
        }
        struct map_key *added = VECTOR_ADD(&map->keys);
        if (!added) return STATUS_NOMEM;
        buffer_append(&map->bytes, key);
        *added = (struct map_key){hash, map->bytes.size};
        map->slots[slot] = (uint32_t)map->keys.count;
    }
    *index = map->slots[slot] - 1;
    return STATUS_OK;
}

size_t map_find(const struct map *map, struct span key) {
    if (!map->slots) return MAP_NONE;
    return (size_t)map->slots[find_slot(map, key, hash_seeded(map->seed, key))] - 1;
}

void map_release(struct map *map) {
    VECTOR_RELEASE(&map->keys);
    buffer_release(&map->bytes);
    mem_free(map->slots);
    *map = (struct map)MAP_INIT;
}
