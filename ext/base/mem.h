/*
 * mem.h - the one door to the heap
 *
 * Everything below ext/sqlite allocates through these three functions and knows no other heap. Who answers is
 * decided when the program is linked: sqlite3_malloc64() in the extension (ext/sqlite/mem.c), so that
 * SQLite's limits and statistics count our bytes; an allocator that fails on request in the unit tests. PCRE2
 * goes through the same door (pattern/regex.c).
 *
 * mem_alloc and mem_realloc return NULL when memory is out, and never abort; after a failed mem_realloc the
 * old block is still the caller's. mem_free(NULL) does nothing. Memory is not zeroed.
 */
#ifndef NEWSPRINT_BASE_MEM_H
#define NEWSPRINT_BASE_MEM_H

#include <stddef.h>
#include <string.h>

void *mem_alloc(size_t size);
void *mem_realloc(void *block, size_t size);
void mem_free(void *block);

/* Memory for `count` items of `size` bytes, zeroed; never NULL but when memory is out. */
static inline void *mem_zeroed(size_t count, size_t size) {
    void *block = mem_alloc(count * size + 1);
    if (block) memset(block, 0, count * size);
    return block;
}

#endif
