/*
 * mem_failing.c - a heap that fails when a test asks for it, and counts what is still held
 */
#include "mem_failing.h"
#include <pthread.h>
#include <stdlib.h>

static pthread_mutex_t mutex = PTHREAD_MUTEX_INITIALIZER;
static struct {
    size_t countdown; /* requests until one fails; 0: never */
    bool for_good, failed;
    size_t live_blocks;
} heap;

void mem_fail_at(size_t n, bool for_good) {
    heap.countdown = n;
    heap.for_good = for_good;
    heap.failed = false;
}

bool mem_failed(void) {
    return heap.failed;
}

size_t mem_live_blocks(void) {
    return heap.live_blocks;
}

static bool refuse(void) {
    if (heap.failed && heap.for_good) return true;
    if (heap.countdown == 0 || --heap.countdown > 0) return false;
    heap.failed = true;
    return true;
}

void *mem_alloc(size_t size) {
    return mem_realloc(NULL, size);
}

void *mem_realloc(void *block, size_t size) {
    pthread_mutex_lock(&mutex);
    bool refused = refuse();
    void *moved = refused ? NULL : realloc(block, size);
    if (!block && moved) heap.live_blocks++;
    pthread_mutex_unlock(&mutex);
    return moved;
}

void mem_free(void *block) {
    pthread_mutex_lock(&mutex);
    if (block) heap.live_blocks--;
    pthread_mutex_unlock(&mutex);
    free(block);
}

struct span exact_copy(struct span bytes) {
    char *copy = malloc(bytes.size);
    if (copy && bytes.size) memcpy(copy, bytes.data, bytes.size);
    return (struct span){copy, copy ? bytes.size : 0};
}
