/*
 * vector.h - typed arrays that grow
 *
 *     VECTOR_OF(struct span) lines = VECTOR_INIT;
 *     struct span *line = VECTOR_ADD(&lines);      NULL when memory is out
 *     if (line) *line = span;
 *     for (size_t i = 0; i < lines.count; i++) use(lines.items[i]);
 *     VECTOR_RELEASE(&lines);
 *
 * VECTOR_ADD gives a pointer to one more, uninitialised item, or NULL with the vector unchanged. Pointers to
 * items are good until the next VECTOR_ADD. Adding is amortised O(1); VECTOR_RELEASE of an empty vector is
 * fine.
 */
#ifndef NEWSPRINT_BASE_VECTOR_H
#define NEWSPRINT_BASE_VECTOR_H

#include "base/status.h"
#include <stddef.h>

#define VECTOR_OF(type)                                                                                      \
    struct {                                                                                                 \
        type *items;                                                                                         \
        size_t count;                                                                                        \
        size_t capacity;                                                                                     \
    }
#define VECTOR_INIT                                                                                          \
    { NULL, 0, 0 }

#define VECTOR_ADD(v)                                                                                        \
    ((v)->count == (v)->capacity &&                                                                          \
             vector_grow((void **)&(v)->items, &(v)->capacity, (v)->count + 1, sizeof *(v)->items)           \
         ? NULL                                                                                              \
         : &(v)->items[(v)->count++])
#define VECTOR_RELEASE(v) vector_release((void **)&(v)->items, &(v)->count, &(v)->capacity)

/* Makes room for `count` items in all. On STATUS_NOMEM the array is as it was. */
enum status vector_grow(void **items, size_t *capacity, size_t count, size_t item_size);
/* The same for as many and no more; there are no more than `count`, which is not 0. */
enum status vector_fit(void **items, size_t *capacity, size_t count, size_t item_size);
void vector_release(void **items, size_t *count, size_t *capacity);

#endif
