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

/* A table of SLOTS_MANY, half a megabyte, has left the caches in which a second probe costs more than a first
 * one: from there on it is half full at most. */
enum { FIRST_SLOTS = 256, SLOTS_A_HASH = 4, SLOTS_MANY = 1 << 17, SLOTS_A_HASH_OF_MANY = 2 };

/* What it costs to take up a hash again, in units of the poll. */
enum { WORK_OF_HASH = 4 };

/* Slots for so many hashes, `slots` or more. */
static size_t slots_for(size_t hashes, size_t slots) {
    while (slots < SLOTS_A_HASH_OF_MANY * hashes || (slots < SLOTS_A_HASH * hashes && slots < SLOTS_MANY))
        slots *= 2;
    return slots;
}

/* Gives the table a number of slots, a power of two, and takes up the hashes again. The old slots are not
 * needed for that, so both tables are never held at once. */
static enum status rehash(struct u64_map *map, size_t slots, struct poll *poll) {
    if (slots > UINT32_MAX) return STATUS_NOMEM;
    if (slots != map->slot_mask + 1 || !map->slots) {
        uint32_t *resized = mem_realloc(map->slots, slots * sizeof *resized);
        if (!resized) return STATUS_NOMEM;
        map->slots = resized;
        map->slot_mask = slots - 1;
    }
    memset(map->slots, 0, slots * sizeof *map->slots);
    for (size_t i = 0; i < map->count; i++) {
        map->slots[u64_map_slot(map, map->items[i])] = (uint32_t)i + 1;
        if (!poll_stop(poll, WORK_OF_HASH)) continue;
        memset(map->slots, 0, slots * sizeof *map->slots);
        map->count = 0;
        return STATUS_INTERRUPT;
    }
    return STATUS_OK;
}

enum status u64_map_make_room(struct u64_map *map, size_t more, struct poll *poll) {
    size_t needed = map->count + more, slots = map->slots ? map->slot_mask + 1 : FIRST_SLOTS;
    slots = slots_for(needed, slots);
    enum status status = vector_grow((void **)&map->items, &map->capacity, needed, sizeof *map->items);
    if (status || (map->slots && slots == map->slot_mask + 1)) return status;
    return rehash(map, slots, poll);
}

/* A slot that is emptied by itself costs as much as so many in a row. */
enum { SLOTS_IN_A_ROW = 16 };

void u64_map_clear(struct u64_map *map) {
    if (map->slots && map->count > map->slot_mask / SLOTS_IN_A_ROW) {
        memset(map->slots, 0, (map->slot_mask + 1) * sizeof *map->slots);
    } else {
        for (size_t i = 0; i < map->count; i++) {
            size_t at = map->items[i] & map->slot_mask;
            while (map->slots[at] != i + 1) at = (at + 1) & map->slot_mask;
            map->slots[at] = 0;
        }
    }
    map->count = 0;
}

enum status u64_map_start(struct u64_map *map, size_t expected) {
    size_t slots = slots_for(expected, FIRST_SLOTS);
    map->count = 0;
    if (map->slots && slots != map->slot_mask + 1) { /* not resized, which would copy what is forgotten */
        mem_free(map->slots);
        map->slots = NULL;
    }
    return rehash(map, slots, NULL);
}

void u64_map_release(struct u64_map *map) {
    vector_release((void **)&map->items, &map->count, &map->capacity);
    mem_free(map->slots);
    *map = (struct u64_map)U64_MAP_INIT;
}
