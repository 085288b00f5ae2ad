/*
 * mem.c - the heap behind base/mem.h in DuckDB: that of the C library, which any thread may use
 */
#include "base/mem.h"
#include <stdlib.h>

void *mem_alloc(size_t size) {
    return malloc(size);
}

void *mem_realloc(void *block, size_t size) {
    return realloc(block, size);
}

void mem_free(void *block) {
    free(block);
}
