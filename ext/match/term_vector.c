/*
 * term_vector.c - a document as a vector of weighted words
 *
 * Two sorted lists are walked side by side, so that the products are summed in one order whichever is a.
 */
#include "match/term_vector.h"
#include "base/mem.h"
#include "base/sort.h"
#include <math.h>

static int by_hash(const void *context, const void *a, const void *b) {
    (void)context;
    uint64_t x = ((const struct weighted_term *)a)->hash, y = ((const struct weighted_term *)b)->hash;
    return (x > y) - (x < y);
}

static double product(const struct term_vector *a, const struct term_vector *b) {
    double sum = 0;
    for (size_t i = 0, j = 0; i < a->count && j < b->count;) {
        uint64_t x = a->items[i].hash, y = b->items[j].hash;
        if (x == y) sum += a->items[i].weight * b->items[j].weight;
        i += x <= y;
        j += y <= x;
    }
    return sum;
}

enum status term_vector_make(struct term_vector *vector, const struct terms *terms,
                             const struct term_weights *weights, struct poll *poll) {
    size_t count = terms->words.count;
    *vector = (struct term_vector){.items = mem_alloc(count * sizeof *vector->items + 1), .count = count};
    if (!vector->items) return vector->count = 0, STATUS_NOMEM;
    enum status status = STATUS_OK;
    for (size_t i = 0; i < count && !status; i++) {
        uint64_t hash = terms->words.items[i];
        vector->items[i] =
            (struct weighted_term){hash, terms_emphasis(terms, i) * term_weights_idf(weights, hash)};
        if (poll_stop(poll, 32)) status = STATUS_INTERRUPT;
    }
    struct sort_order order = {sizeof *vector->items, by_hash, NULL};
    if (!status) status = sort_items(vector->items, count, order, poll);
    if (status) term_vector_release(vector);
    vector->square = product(vector, vector);
    return status;
}

void term_vector_release(struct term_vector *vector) {
    mem_free(vector->items);
    *vector = (struct term_vector){NULL, 0, 0};
}

double term_vector_cosine(const struct term_vector *a, const struct term_vector *b) {
    double cosine = product(a, b) / sqrt(a->square * b->square);
    return cosine < 1 ? cosine : 1;
}
