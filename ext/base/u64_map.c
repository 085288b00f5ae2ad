/*
 * u64_map.c - numbers for 64-bit hashes
 *
 * Here is what is done seldom: growing. When the table doubles, the hashes are put into the new one in their
 * order, so their numbers stay.
 */
#include "base/u64_map.h"
#include "base/mem.h"
#include "base/vector.h"
#include <string.h>

enum { FIRST_SLOTS = 256, SLOTS_A_HASH = 4 };

/* Gives the table a number of slots, a power of two, and takes up the hashes again. */
static enum status rehash(struct u64_map *map, size_t slots) {
    if (slots > UINT32_MAX) return STATUS_NOMEM;
    if (slots != map->slot_mask + 1 || !map->slots) {
        uint32_t *fresh = mem_alloc(slots * sizeof *fresh);
        if (!fresh) return STATUS_NOMEM;
        mem_free(map->slots);
        map->slots = fresh;
        map->slot_mask = slots - 1;
    }
    memset(map->slots, 0, slots * sizeof *map->slots);
    for (size_t i = 0; i < map->count; i++) map->slots[u64_map_slot(map, map->items[i])] = (uint32_t)i + 1;
    return STATUS_OK;
}

enum status u64_map_reserve(struct u64_map *map, size_t more) {
    size_t needed = map->count + more, slots = map->slots ? map->slot_mask + 1 : FIRST_SLOTS;
    while (slots < SLOTS_A_HASH * needed) slots *= 2;
    enum status status = vector_grow((void **)&map->items, &map->capacity, needed, sizeof *map->items);
    if (status || (map->slots && slots == map->slot_mask + 1)) return status;
    return rehash(map, slots);
}

void u64_map_clear(struct u64_map *map) {
    map->count = 0;
    if (map->slots) memset(map->slots, 0, (map->slot_mask + 1) * sizeof *map->slots);
}

enum status u64_map_start(struct u64_map *map, size_t expected) {
    size_t slots = FIRST_SLOTS;
    while (slots < SLOTS_A_HASH * expected) slots *= 2;
    map->count = 0;
    return rehash(map, slots);
}

void u64_map_release(struct u64_map *map) {
    vector_release((void **)&map->items, &map->count, &map->capacity);
    mem_free(map->slots);
    *map = (struct u64_map)U64_MAP_INIT;
}
