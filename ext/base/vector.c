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
    return vector_fit(items, capacity, grown < count ? count : grown, item_size);
}

enum status vector_fit(void **items, size_t *capacity, size_t count, size_t item_size) {
    if (count > SIZE_MAX / 2 / item_size) return STATUS_NOMEM;
    void *moved = mem_realloc(*items, count * item_size);
    if (!moved) return STATUS_NOMEM;
    *items = moved;
    *capacity = count;
    return STATUS_OK;
}

void vector_release(void **items, size_t *count, size_t *capacity) {
    mem_free(*items);
    *items = NULL;
    *count = *capacity = 0;
}
