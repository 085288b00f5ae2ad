/*
 * heap.h - a heap below SQLite that refuses on request (for oom.c)
 */
#include <sqlite3.h>
#include <stdbool.h>

static struct {
    sqlite3_mem_methods real;
    sqlite3_int64 countdown; /* requests until one fails; 0: never */
    bool for_good, failed;
} heap;

static void heap_fail_at(sqlite3_int64 n, bool for_good) {
    heap.countdown = n;
    heap.for_good = for_good;
    heap.failed = false;
}

static bool refuse(void) {
    if (heap.failed && heap.for_good) return true;
    if (heap.countdown == 0 || --heap.countdown > 0) return false;
    heap.failed = true;
    return true;
}

static void *failing_malloc(int size) {
    return refuse() ? NULL : heap.real.xMalloc(size);
}

static void *failing_realloc(void *block, int size) {
    return refuse() ? NULL : heap.real.xRealloc(block, size);
}

static void heap_install(void) {
    sqlite3_config(SQLITE_CONFIG_GETMALLOC, &heap.real);
    sqlite3_mem_methods failing = heap.real;
    failing.xMalloc = failing_malloc;
    failing.xRealloc = failing_realloc;
    sqlite3_config(SQLITE_CONFIG_MALLOC, &failing);
    sqlite3_config(SQLITE_CONFIG_LOOKASIDE, 0, 0);
    sqlite3_config(SQLITE_CONFIG_MEMSTATUS, 1);
    sqlite3_initialize();
}
