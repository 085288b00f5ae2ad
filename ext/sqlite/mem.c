/*
 * mem.c - the heap behind base/mem.h: SQLite's own
 *
 * So SQLite's memory statistics, soft and hard heap limits count what newsprint holds.
 */
#include "base/mem.h"
#include "sqlite/api.h"

void *mem_alloc(size_t size) {
    return sqlite3_malloc64(size);
}

void *mem_realloc(void *block, size_t size) {
    return sqlite3_realloc64(block, size);
}

void mem_free(void *block) {
    sqlite3_free(block);
}
