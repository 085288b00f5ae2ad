/*
 * pool.c - things that are costly to make and serve one thread at a time, kept for whoever comes next
 */
#include "dist/duckdb/pool.h"
#include "base/mem.h"
#include "base/vector.h"
#include <pthread.h>

struct pool {
    pthread_mutex_t lock;
    void (*release)(void *thing);
    VECTOR_OF(void *) things;
};

struct pool *pool_new(void (*release)(void *thing)) {
    struct pool *pool = mem_zeroed(1, sizeof *pool);
    if (!pool) return NULL;
    pthread_mutex_init(&pool->lock, NULL);
    pool->release = release;
    return pool;
}

void pool_free(void *freed) {
    struct pool *pool = freed;
    if (!pool) return;
    for (size_t i = 0; i < pool->things.count; i++) pool->release(pool->things.items[i]);
    VECTOR_RELEASE(&pool->things);
    pthread_mutex_destroy(&pool->lock);
    mem_free(pool);
}

void *pool_take(struct pool *pool) {
    pthread_mutex_lock(&pool->lock);
    void *thing = pool->things.count ? pool->things.items[--pool->things.count] : NULL;
    pthread_mutex_unlock(&pool->lock);
    return thing;
}

void pool_give(struct pool *pool, void *thing) {
    pthread_mutex_lock(&pool->lock);
    void **place = VECTOR_ADD(&pool->things);
    if (place) *place = thing;
    pthread_mutex_unlock(&pool->lock);
    if (!place) pool->release(thing);
}
