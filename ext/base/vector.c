/*
 * vector.c - typed arrays that grow
 *
 * The macros of vector.h know the item's type, this file only its size. Capacity doubles from eight items on.
 */
#include "base/vector.h"
#include "base/mem.h"
#include <stdint.h>

enum { VECTOR_FIRST_CAPACITY = 8 };

enum status vector_grow(void **items, size_t *capacity, size_t count, size_t item_size) {
    if (count <= *capacity) return STATUS_OK;
    size_t grown = *capacity < VECTOR_FIRST_CAPACITY ? VECTOR_FIRST_CAPACITY : *capacity * 2;
    if (grown < count) grown = count;
    if (grown > SIZE_MAX / 2 / item_size) return STATUS_NOMEM;
    void *moved = mem_realloc(*items, grown * item_size);
    if (!moved) return STATUS_NOMEM;
    *items = moved;
    *capacity = grown;
    return STATUS_OK;
}

void vector_release(void **items, size_t *count, size_t *capacity) {
    mem_free(*items);
    *items = NULL;
    *count = *capacity = 0;
}
