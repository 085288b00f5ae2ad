/*
 * near_shape.c - how many registers a band should have, and how many bands there should be, for one corpus
 *
 * Bands of many registers let fewer pairs meet, but more of them are needed. Which is cheaper, the corpus
 * tells: every so-manieth document is sorted by its keys in two bands of each shape, and the meetings are
 * counted. Pairs grow with the square of the documents, so those of a sample of one in n are n * n times as
 * many in all.
 */
#include "match/near_shape.h"
#include "base/mem.h"
#include "base/radix.h"
#include "match/near_glance.h"
#include "match/near_key.h"
#include "match/row_key.h"

/* Documents that are looked at, and bands, to know how many meet. */
enum { SAMPLE = 32 * 1024, SAMPLE_BANDS = 2 };

/* What a document costs in a band, a meeting, and one that passes the glance, in ns. */
#define COST_OF_DOCUMENT 10.0
#define COST_OF_MEETING  2.0
#define COST_OF_ESTIMATE 100.0

struct sample {
    const struct near_corpus *corpus;
    struct near_look look;
    uint64_t *keys, *spare;
    size_t step, count; /* every step-th document */
};

/* Whether two documents of the sample, at places in the sorted keys, pass the glance. */
static bool passes(const struct sample *sample, size_t a, size_t b) {
    const struct near_glance *glances = sample->corpus->glances.items;
    struct near_tile tile;
    near_tile_put(&tile, 0, &glances[row_key_row(sample->keys[a])], sample->look);
    return near_tile_look(&tile, 1, &glances[row_key_row(sample->keys[b])], sample->look);
}

/* The cost of the meetings in sorted keys. Neighbours in a bucket tell how many of its pairs pass. */
static double cost_of_meetings(const struct sample *sample) {
    double cost = 0;
    for (size_t i = 0, end; i < sample->count; i = end) {
        size_t passed = 0;
        for (end = i + 1; end < sample->count; end++) {
            if (row_key_hash(sample->keys[end]) != row_key_hash(sample->keys[i])) break;
            passed += passes(sample, end - 1, end);
        }
        double documents = (double)(end - i);
        cost += documents / 2 * (COST_OF_MEETING * (documents - 1) + COST_OF_ESTIMATE * (double)passed);
    }
    return cost;
}

static enum status cost_of(struct sample *sample, struct bands_shape shape, double *cost, struct poll *poll) {
    uint16_t places[SAMPLE_BANDS * MINHASH_SIZE_MAX];
    struct bands_shape sampled = {shape.rows, shape.bands < SAMPLE_BANDS ? shape.bands : SAMPLE_BANDS};
    double meetings = 0;
    bands_places(sample->corpus->size, sampled, places);
    for (unsigned band = 0; band < sampled.bands; band++) {
        for (size_t i = 0; i < sample->count; i++) {
            char room[2 * MINHASH_SIZE_MAX];
            struct minhash signature;
            enum status status = near_corpus_fetch(sample->corpus, i * sample->step, room, &signature);
            if (status) return status;
            uint64_t key = near_key(signature.registers, places + (size_t)band * shape.rows, shape.rows);
            sample->keys[i] = row_key(key << 32, i * sample->step);
        }
        if (radix_sort(sample->keys, sample->spare, sample->count, ROW_KEY_HASH, poll))
            return STATUS_INTERRUPT;
        meetings += cost_of_meetings(sample) * (double)sample->step * (double)sample->step / sampled.bands;
    }
    *cost = shape.bands * (COST_OF_DOCUMENT * (double)sample->corpus->documents.count + meetings);
    return STATUS_OK;
}

/* What more bands cost and fewer meetings save falls first and then rises: the first rise ends the search. */
static enum status choose(struct sample *sample, double threshold, double miss, struct bands_shape *shape,
                          struct poll *poll) {
    const unsigned size = sample->corpus->size;
    double least = 0;
    *shape = (struct bands_shape){1, size};
    for (unsigned rows = 1; rows <= size; rows++) {
        struct bands_shape tried = bands_shape_of(size, rows, threshold, miss);
        double cost;
        if (tried.bands == 0) break;
        enum status status = cost_of(sample, tried, &cost, poll);
        if (status) return status;
        if (least > 0 && cost >= least) break;
        least = cost;
        *shape = tried;
    }
    return STATUS_OK;
}

enum status near_shape_choose(struct bands_shape *shape, const struct near_corpus *corpus, double threshold,
                              double miss, struct poll *poll) {
    const size_t documents = corpus->documents.count;
    struct sample sample = {
        corpus, near_look_for(corpus->size, threshold), NULL, NULL, documents / SAMPLE + 1, 0};
    sample.count = (documents + sample.step - 1) / sample.step;
    sample.keys = mem_alloc((sample.count + 1) * sizeof *sample.keys);
    sample.spare = mem_alloc((sample.count + 1) * sizeof *sample.spare);
    enum status status = sample.keys && sample.spare ? STATUS_OK : STATUS_NOMEM;
    if (!status) status = choose(&sample, threshold, miss, shape, poll);
    mem_free(sample.keys);
    mem_free(sample.spare);
    return status;
}
