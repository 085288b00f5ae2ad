/*
 * cache.c - what was worked out of an argument, kept for the next row of the same statement
 *
 * A chained hash table and a list in order of use. Entries carry a copy of their key, because the bytes that
 * SQLite shows us are gone with the row; a hit is decided by length and memcmp, not by address.
 */
#include "sqlite/cache.h"
#include "base/hash.h"
#include "base/mem.h"

struct entry {
    struct entry *chain;         /* the next in the same slot */
    struct entry *newer, *older; /* by last use */
    uint64_t hash;
    size_t weight;
    void *value;
    void (*release)(void *value);
    unsigned kind;
    struct span key; /* its bytes follow the entry */
};

enum { CACHE_SLOTS = 4096, CACHE_KEPT = 2 };

struct cache {
    size_t weight, count;
    struct entry *newest, *oldest;
    struct entry *slots[CACHE_SLOTS];
};

/* Any negative number that no built-in function uses (json.c has -429938). */
enum { CACHE_AUXDATA_KEY = -690421 };

static void list_remove(struct cache *cache, struct entry *entry) {
    *(entry->newer ? &entry->newer->older : &cache->newest) = entry->older;
    *(entry->older ? &entry->older->newer : &cache->oldest) = entry->newer;
}

static void list_add_newest(struct cache *cache, struct entry *entry) {
    entry->newer = NULL;
    entry->older = cache->newest;
    *(cache->newest ? &cache->newest->newer : &cache->oldest) = entry;
    cache->newest = entry;
}

static struct entry **find(struct cache *cache, uint64_t hash, unsigned kind, struct span key) {
    struct entry **at = &cache->slots[hash % CACHE_SLOTS];
    while (*at && !((*at)->hash == hash && (*at)->kind == kind && span_equal((*at)->key, key)))
        at = &(*at)->chain;
    return at;
}

static void entry_free(struct entry *entry) {
    entry->release(entry->value);
    mem_free(entry);
}

static void drop_oldest(struct cache *cache) {
    struct entry *entry = cache->oldest;
    *find(cache, entry->hash, entry->kind, entry->key) = entry->chain;
    list_remove(cache, entry);
    cache->weight -= entry->weight;
    cache->count--;
    entry_free(entry);
}

struct cache *cache_new(void) {
    struct cache *cache = mem_alloc(sizeof *cache);
    if (cache) memset(cache, 0, sizeof *cache);
    return cache;
}

void cache_free(void *pointer) {
    struct cache *cache = pointer;
    if (!cache) return;
    while (cache->oldest) drop_oldest(cache);
    mem_free(cache);
}

struct cache *cache_of(sqlite3_context *context) {
    struct cache *cache = sqlite3_get_auxdata(context, CACHE_AUXDATA_KEY);
    if (cache) return cache;
    cache = cache_new();
    if (!cache) return NULL;
    sqlite3_set_auxdata(context, CACHE_AUXDATA_KEY, cache, cache_free);
    return sqlite3_get_auxdata(context, CACHE_AUXDATA_KEY); /* NULL when SQLite had no memory and freed it */
}

/* Of a longer key both ends are hashed: nobody is asked meanwhile whether to stop. All of it is compared. */
enum { KEY_END = 1 << 15 };

static uint64_t key_hash(unsigned kind, struct span key) {
    if (key.size <= 2 * KEY_END) return hash_bytes(key) ^ kind;
    uint64_t start = hash_bytes(span_slice(key, 0, KEY_END)) + key.size;
    return hash_seeded(start, span_slice(key, key.size - KEY_END, key.size)) ^ kind;
}

void *cache_get(struct cache *cache, unsigned kind, struct span key) {
    struct entry *entry = *find(cache, key_hash(kind, key), kind, key);
    if (!entry) return NULL;
    list_remove(cache, entry);
    list_add_newest(cache, entry);
    return entry->value;
}

enum status cache_put(struct cache *cache, unsigned kind, struct span key, void *value, size_t weight,
                      void (*release)(void *value)) {
    struct entry *entry = mem_alloc(sizeof *entry + key.size);
    if (!entry) return release(value), STATUS_NOMEM;
    *entry = (struct entry){.hash = key_hash(kind, key),
                            .weight = sizeof *entry + key.size + weight,
                            .value = value,
                            .release = release,
                            .kind = kind,
                            .key = {(char *)(entry + 1), key.size}};
    if (key.size) memcpy(entry + 1, key.data, key.size);
    struct entry **slot = &cache->slots[entry->hash % CACHE_SLOTS];
    entry->chain = *slot;
    *slot = entry;
    list_add_newest(cache, entry);
    cache->weight += entry->weight;
    cache->count++;
    while (cache->weight > CACHE_BYTES_MAX && cache->count > CACHE_KEPT) drop_oldest(cache);
    return STATUS_OK;
}
