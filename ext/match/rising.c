/*
 * rising.c - the heaviest rising part of a row of numbers
 *
 * Each item is put behind the heaviest part that ends below its key. A Fenwick tree over the keys gives that
 * part: its node n knows the best item among the n & -n keys up to n.
 */
#include "match/rising.h"
#include "base/mem.h"

static const uint32_t NONE = UINT32_MAX;

struct parts {
    uint64_t *total;    /* by item: the weight of the heaviest part that ends with it, */
    uint32_t *previous; /* and the item before it there */
    uint32_t *tree;     /* by node, from 1 on */
    size_t limit;
};

static bool heavier(const struct parts *parts, uint32_t a, uint32_t b) {
    return a != NONE && (b == NONE || parts->total[a] > parts->total[b]);
}

/* The item with the heaviest part among those with a key below `key`. */
static uint32_t best_below(const struct parts *parts, size_t key) {
    uint32_t best = NONE;
    for (size_t node = key; node > 0; node &= node - 1)
        if (heavier(parts, parts->tree[node], best)) best = parts->tree[node];
    return best;
}

static void add_item(struct parts *parts, const struct rising_item *item, uint32_t number) {
    uint32_t before = best_below(parts, item->key);
    parts->previous[number] = before;
    parts->total[number] = item->weight + (before == NONE ? 0 : parts->total[before]);
    for (size_t node = item->key + (size_t)1; node <= parts->limit; node += node & -node)
        if (heavier(parts, number, parts->tree[node])) parts->tree[node] = number;
}

static enum status find_part(struct parts *parts, struct rising_item *items, size_t count,
                             struct poll *poll) {
    if (!parts->total || !parts->previous || !parts->tree) return STATUS_NOMEM;
    for (size_t node = 0; node <= parts->limit; node++) parts->tree[node] = NONE;
    for (size_t i = 0; i < count; i++) {
        items[i].stays = false;
        add_item(parts, &items[i], (uint32_t)i);
        if (poll_stop(poll, 64)) return STATUS_INTERRUPT;
    }
    for (uint32_t i = best_below(parts, parts->limit); i != NONE; i = parts->previous[i])
        items[i].stays = true;
    return STATUS_OK;
}

enum status rising_heaviest(struct rising_item *items, size_t count, size_t limit, struct poll *poll) {
    struct parts parts = {
        .total = mem_zeroed(count, sizeof *parts.total),
        .previous = mem_zeroed(count, sizeof *parts.previous),
        .tree = mem_zeroed(limit + 1, sizeof *parts.tree),
        .limit = limit,
    };
    enum status status = find_part(&parts, items, count, poll);
    mem_free(parts.total);
    mem_free(parts.previous);
    mem_free(parts.tree);
    return status;
}
