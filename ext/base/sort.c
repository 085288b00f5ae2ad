/*
 * sort.c - sorts items of any kind, and can be stopped
 *
 * The C library's qsort() cannot be stopped: a million values take it half a second. This is a merge sort
 * from the bottom up: pairs of runs of 1, then of 2, 4, 8 ... items are merged, from one array into another
 * and back. Two runs that are in order already are copied at once.
 *
 *     5 | 2 | 8 | 1      ->      2 5 | 1 8      ->      1 2 5 8
 *
 * Reference: Knuth, The Art of Computer Programming, volume 3, section 5.2.4.
 */
#include "base/sort.h"
#include "base/mem.h"
#include <string.h>

/* What a comparison and a copy cost, in units of the poll. */
enum { WORK_OF_COMPARISON = 8 };

/* Two neighbouring runs of `left` and `right` items. */
struct runs {
    const char *items;
    size_t left, right;
};

static bool merge(struct runs runs, char *merged, const struct sort_order *order, struct poll *poll) {
    const size_t size = order->size;
    const char *a = runs.items, *a_end = a + runs.left * size, *b = a_end, *b_end = b + runs.right * size;
    bool in_order = a == a_end || b == b_end || order->compare(order->context, a_end - size, b) <= 0;
    for (; !in_order && a < a_end && b < b_end; merged += size) {
        const char **next = order->compare(order->context, a, b) <= 0 ? &a : &b;
        memcpy(merged, *next, size);
        *next += size;
        if (poll_stop(poll, WORK_OF_COMPARISON)) return true;
    }
    size_t left = (size_t)(a_end - a), right = (size_t)(b_end - b);
    memcpy(merged, a, left);
    memcpy(merged + left, b, right);
    return poll_stop(poll, WORK_OF_COMPARISON + (left + right) / 16);
}

static size_t smaller(size_t a, size_t b) {
    return a < b ? a : b;
}

/* Merges all pairs of runs of `width` items. */
static bool merge_all(const char *from, char *to, size_t count, size_t width, const struct sort_order *order,
                      struct poll *poll) {
    bool stopped = false;
    for (size_t start = 0; start < count && !stopped; start += 2 * width) {
        size_t left = smaller(width, count - start), right = smaller(width, count - start - left);
        struct runs runs = {from + start * order->size, left, right};
        stopped = merge(runs, to + start * order->size, order, poll);
    }
    return stopped;
}

enum status sort_items(void *items, size_t count, struct sort_order order, struct poll *poll) {
    bool stopped = false;
    if (count < 2) return STATUS_OK;
    char *spare = mem_alloc(count * order.size), *from = items, *to = spare;
    if (!spare) return STATUS_NOMEM;
    for (size_t width = 1; width < count && !stopped; width *= 2) {
        stopped = merge_all(from, to, count, width, &order, poll);
        char *merged = to;
        to = from;
        from = merged;
    }
    if (from == spare) memcpy(items, spare, count * order.size);
    mem_free(spare);
    return stopped ? STATUS_INTERRUPT : STATUS_OK;
}
