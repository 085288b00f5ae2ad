/*
 * mem.c - the heap behind base/mem.h: SQLite's own
 *
 * So SQLite's memory statistics, soft and hard heap limits count what newsprint holds.
 *
 * Tables of a corpus are read here and there, and where pages are of 4 KB the processor has to look for most
 * of them. So Linux is asked for large ones: a million articles cost near_duplicates 6 % less, survivors 11.
 */
#ifdef __linux__
#ifndef _DEFAULT_SOURCE
#define _DEFAULT_SOURCE /* has madvise() */
#endif
#include <stdint.h>
#include <sys/mman.h>
#endif
#include "base/mem.h"
#include "sqlite/api.h"

#ifdef MADV_HUGEPAGE
/* Blocks from MANY on are mappings of their own in most heaps. One is advised from end to end, because one
 * with two kinds of pages is copied, not moved, where it grows. Where pages are larger nothing is done. */
enum { MANY = 32 << 20, PAGE = 4096 };

static void *on_large_pages(void *block, size_t size) {
    const size_t before = (uintptr_t)block % PAGE, pages = (before + size + PAGE - 1) / PAGE;
    if (block && size >= MANY) madvise((char *)block - before, pages * PAGE, MADV_HUGEPAGE);
    return block;
}
#else
static void *on_large_pages(void *block, size_t size) {
    (void)size;
    return block;
}
#endif

void *mem_alloc(size_t size) {
    return on_large_pages(sqlite3_malloc64(size), size);
}

void *mem_realloc(void *block, size_t size) {
    return on_large_pages(sqlite3_realloc64(block, size), size);
}

void mem_free(void *block) {
    sqlite3_free(block);
}
