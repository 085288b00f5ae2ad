/*
 * near_scan.c - candidates: which documents of a corpus meet in a band of their signatures and look alike
 *
 * For each band, documents are sorted by their key; the pairs of a bucket, those of one key, meet. The same
 * pair meets in many bands, but is taken only in the first in which it agrees:
 *
 *     band           0    1    2    3
 *     document 3    a1   b7   c2   d9
 *     document 17   a4   b7   c2   d9      meets document 3 first in band 1, and is skipped in 2 and 3
 *
 * Of a million articles 97 in a hundred are alone in a band. They are left out before the rest is sorted, by
 * bits that tell which keys come twice (twice.h).
 *
 * In a million articles a bucket holds thousands that have "one of the" in common, and most of the time goes
 * into their pairs. So glances of a bucket are laid side by side, 64 at a time (a tile), and each document of
 * it is held against them in one loop.
 *
 * Registers of two that pass the glance are not in the cache. They are asked for, and looked at when as many
 * more have passed as it takes for them to come.
 *
 * Each walker has a band of its own and a list for what it finds. When that is full it stops in the middle of
 * a bucket, and goes on when it has been read.
 */
#include "match/near_scan.h"
#include "base/mem.h"
#include "match/near_glance.h"
#include "match/near_key.h"
#include "match/row_key.h"
#include "match/twice.h"
#include <math.h>

/* Glances are asked for so many documents ahead. */
enum { AHEAD = 24 };

/* Keys of so many documents are made in one band before those of the next: their registers stay in the cache.
 */
enum { TOGETHER = 16 };

/* Pairs that passed the glance wait for their registers, until there are so many. */
enum { PASSED = 256 };

/* Bands in which a pair is sought that met before: of pairs of resemblance .8 all but a few in a thousand
 * agree in one of them. */
enum { EARLY = 8 };

struct near_walker {
    unsigned band;
    uint64_t *keys; /* of the documents that meet, sorted */
    size_t count;
    uint64_t *spare;
    size_t capacity; /* of it */
    struct twice twice;
    size_t start, end;           /* a bucket of equal keys */
    size_t tile_start, tile_end; /* a tile of it */
    size_t i;                    /* the document that is held against the tile next */
    struct near_tile tile;
    struct near_candidate passed[PASSED];
    size_t passed_count;
    struct near_candidate found[NEAR_FOUND];
    size_t found_count, given;
    enum status status;
    bool done;
};

/* ---- keys ---- */

/* A job: the keys of the documents of a chunk, in the bands of a group. */
static void make_chunk(void *context, size_t worker, size_t chunk) {
    struct near_scan *scan = context;
    const size_t documents = scan->corpus->documents.count, first = chunk * NEAR_CHUNK;
    const size_t end = documents - first < NEAR_CHUNK ? documents : first + NEAR_CHUNK;
    const unsigned rows = scan->shape.rows, left = scan->end - scan->band;
    const unsigned bands = left < NEAR_GROUP ? left : NEAR_GROUP;
    const uint16_t *places = scan->places + (size_t)scan->band * rows;
    if (worker == 0 && poll_stop(scan->poll, 2 * NEAR_GROUP * (end - first)))
        atomic_store(&scan->stopped, true);
    const char *registers;
    if (atomic_load(&scan->stopped) || scan->status) return;
    enum status status = near_corpus_fetch_chunk(scan->corpus, chunk, scan->room, &registers);
    if (status) scan->status = status; /* only where one thread works */
    const size_t bytes = 2 * (size_t)scan->corpus->size;
    for (size_t at = first, some; at < end && !status; at += some) {
        some = end - at < TOGETHER ? end - at : TOGETHER;
        for (unsigned i = 0; i < bands; i++)
            near_keys(registers + (at - first) * bytes, bytes, some, places + (size_t)i * rows, rows,
                      scan->keys + i * documents + at);
    }
}

/* Makes the keys of the band at hand and of those behind it. */
static enum status make_keys(struct near_scan *scan, struct poll *poll) {
    scan->poll = poll;
    size_t chunks = (scan->corpus->documents.count + NEAR_CHUNK - 1) / NEAR_CHUNK;
    parallel_run(scan->walkers_count, chunks, make_chunk, scan);
    return atomic_load(&scan->stopped) ? STATUS_INTERRUPT : scan->status;
}

/* ---- filters ---- */

/* Two documents that are compared. */
struct two {
    struct minhash x, y;
    char rooms[2][2 * MINHASH_SIZE_MAX];
};

/* A document without a look at corpus.documents, where that can be: the glance, which was just looked at, has
 * its size. */
static enum status fetch_one(const struct near_corpus *corpus, uint32_t document, char *room,
                             struct minhash *signature) {
    const uint64_t size = corpus->glances.items[document].words[3] >> 32;
    const char *registers = near_corpus_registers(corpus, document);
    if (!registers || size == UINT32_MAX) return near_corpus_fetch(corpus, document, room, signature);
    *signature = (struct minhash){corpus->size, corpus->shingle, false, size, registers};
    return STATUS_OK;
}

static enum status fetch(const struct near_scan *scan, uint32_t a, uint32_t b, struct two *two) {
    enum status status = fetch_one(scan->corpus, a, two->rooms[0], &two->x);
    return status ? status : fetch_one(scan->corpus, b, two->rooms[1], &two->y);
}

/* Whether they agree in a band from `band` to the one before `end`. */
static bool agree_in(const struct near_scan *scan, const struct two *two, unsigned band, unsigned end) {
    const char *x = two->x.registers, *y = two->y.registers;
    const unsigned rows = scan->shape.rows;
    const uint16_t *place = scan->places + (size_t)band * rows;
    for (; band < end; band++, place += rows) {
        unsigned equal = 0;
        while (equal < rows && near_register(x, place[equal]) == near_register(y, place[equal])) equal++;
        if (equal == rows) return true;
    }
    return false;
}

static bool are_estimated_alike(const struct near_scan *scan, const struct two *two) {
    return minhash_resemblance(&two->x, &two->y) >= scan->estimate_min;
}

/* Whether two that pass the glance and have the same key in a band are a candidate from there on. Those that
 * are much alike met in one of the first bands, the others are told by the estimate. */
static bool are_first_here(const struct near_scan *scan, const struct two *two, unsigned band) {
    const unsigned early = band < EARLY ? band : EARLY;
    return !agree_in(scan, two, 0, early) && are_estimated_alike(scan, two) &&
           !agree_in(scan, two, early, band) && agree_in(scan, two, band, band + 1);
}

static bool are_glanced_alike(const struct near_scan *scan, uint32_t a, uint32_t b) {
    struct near_tile tile;
    if (!near_corpus_face(scan->corpus, a, b)) return false;
    near_tile_put(&tile, 0, &scan->corpus->glances.items[a], scan->look);
    return near_tile_look(&tile, 1, &scan->corpus->glances.items[b], scan->look);
}

/* Whether two are alike and agree in a band from `band` to the one before `end`. */
static enum status are_alike_in(const struct near_scan *scan, uint32_t a, uint32_t b, unsigned band,
                                unsigned end, bool *alike) {
    struct two two;
    *alike = are_glanced_alike(scan, a, b);
    enum status status = *alike ? fetch(scan, a, b, &two) : STATUS_OK;
    *alike = *alike && !status && are_estimated_alike(scan, &two) && agree_in(scan, &two, band, end);
    return status;
}

enum status near_scan_gives(const struct near_scan *scan, uint32_t a, uint32_t b, bool *gives) {
    return are_alike_in(scan, a, b, 0, scan->shape.bands, gives);
}

/* ---- a band, bucket by bucket ---- */

/* Leaves of `count` keys, sorted, those that are equal to a neighbour; gives how many. */
static size_t keep_equal(uint64_t *keys, size_t count) {
    size_t kept = 0;
    for (size_t i = 0, end; i < count; i = end) {
        for (end = i + 1; end < count && row_key_hash(keys[end]) == row_key_hash(keys[i]);) end++;
        for (size_t j = i; j < end && end - i > 1; j++) keys[kept++] = keys[j];
    }
    return kept;
}

/* Sorts the keys that the bits leave. Where they are few the memory behind them will do. */
static enum status sort_keys(struct near_walker *walker, size_t documents, struct poll *poll) {
    uint64_t *spare = walker->keys + walker->count;
    if (walker->count > documents / 2) {
        enum status status =
            vector_grow((void **)&walker->spare, &walker->capacity, walker->count, sizeof *walker->spare);
        if (status) return status;
        spare = walker->spare;
    }
    if (radix_sort(walker->keys, spare, walker->count, ROW_KEY_HASH, poll)) return STATUS_INTERRUPT;
    walker->count = keep_equal(walker->keys, walker->count);
    return STATUS_OK;
}

/* Finds the buckets of a band, with documents in rising order. */
static void open_band(const struct near_scan *scan, struct near_walker *walker, unsigned band,
                      struct poll *poll) {
    const size_t documents = scan->corpus->documents.count;
    const uint32_t *keys = scan->keys + (band - scan->first) % NEAR_GROUP * documents;
    const unsigned bits = walker->twice.bits;
    walker->band = band;
    walker->start = walker->end = walker->tile_start = walker->tile_end = walker->i = 0;
    walker->passed_count = walker->found_count = walker->given = 0;
    walker->done = false;
    for (size_t i = 0; i < documents; i++) walker->keys[i] = (uint64_t)keys[i] << 32 | i;
    walker->count = twice_leave(&walker->twice, walker->keys, documents, 32, poll);
    walker->count = twice_leave(&walker->twice, walker->keys, walker->count, 64 - bits, poll);
    walker->status = poll_stopped(poll) ? STATUS_INTERRUPT : sort_keys(walker, documents, poll);
}

/* Whether the document at a place may be the first of a pair. Those of a bucket are in rising order. */
static bool may_begin(const struct near_scan *scan, const struct near_walker *walker, size_t place) {
    return row_key_row(walker->keys[place]) < scan->firsts;
}

/* Moves to the next bucket of the band; false behind the last. */
static bool next_bucket(const struct near_scan *scan, struct near_walker *walker) {
    const struct near_glance *glances = scan->corpus->glances.items;
    const uint64_t *keys = walker->keys;
    do {
        walker->start = walker->end;
        if (walker->start == walker->count) return false;
        const uint32_t hash = row_key_hash(keys[walker->start]);
        do {
            if (walker->count - walker->end > AHEAD)
                __builtin_prefetch(&glances[row_key_row(keys[walker->end + AHEAD])]);
            walker->end++;
        } while (walker->end < walker->count && row_key_hash(keys[walker->end]) == hash);
    } while (!may_begin(scan, walker, walker->start));
    return true;
}

/* ---- pairs of a bucket ---- */

/* Lays the next documents of the bucket side by side; false behind the last. */
static bool next_tile(const struct near_scan *scan, struct near_walker *walker) {
    const struct near_glance *glances = scan->corpus->glances.items;
    if (walker->tile_end == walker->end) return false;
    walker->tile_start = walker->tile_end;
    size_t left = walker->end - walker->tile_start;
    walker->tile_end = walker->tile_start + (left < NEAR_TILE ? left : NEAR_TILE);
    for (size_t i = walker->tile_start; i < walker->tile_end; i++)
        near_tile_put(&walker->tile, i - walker->tile_start, &glances[row_key_row(walker->keys[i])],
                      scan->look);
    walker->i = walker->start;
    return true;
}

/* Looks at the registers of those that passed the glance. */
static void judge_passed(const struct near_scan *scan, struct near_walker *walker) {
    for (size_t i = 0; i < walker->passed_count && !walker->status; i++) {
        struct two two;
        walker->status = fetch(scan, walker->passed[i].a, walker->passed[i].b, &two);
        if (!walker->status && are_first_here(scan, &two, walker->band))
            walker->found[walker->found_count++] = walker->passed[i];
    }
    walker->passed_count = 0;
}

/* Holds the document walker->i against those of the tile that stand behind it. */
static void look_at_tile(const struct near_scan *scan, struct near_walker *walker) {
    const size_t at = walker->i++, first = at < walker->tile_start ? 0 : at + 1 - walker->tile_start;
    const uint32_t a = row_key_row(walker->keys[at]);
    const size_t count = walker->tile_end - walker->tile_start;
    if (first >= count) return;
    uint64_t alike = near_tile_look(&walker->tile, count, &scan->corpus->glances.items[a], scan->look);
    alike &= UINT64_MAX << first;
    if (alike) near_corpus_ask(scan->corpus, a);
    for (; alike; alike &= alike - 1) {
        size_t place = walker->tile_start + (size_t)__builtin_ctzll(alike);
        uint32_t b = row_key_row(walker->keys[place]);
        if (!near_corpus_face(scan->corpus, a, b)) continue;
        near_corpus_ask(scan->corpus, b);
        walker->passed[walker->passed_count++] = (struct near_candidate){a, b};
    }
    if (walker->passed_count > PASSED - NEAR_TILE) judge_passed(scan, walker);
}

/* Whether the document walker->i is to be held against the tile. */
static bool has_document(const struct near_scan *scan, const struct near_walker *walker) {
    return walker->i < walker->tile_end && may_begin(scan, walker, walker->i);
}

/* Moves to the next tile, of the next bucket where there is none; false behind the last. */
static bool move_on(const struct near_scan *scan, struct near_walker *walker) {
    if (next_tile(scan, walker)) return true;
    if (!next_bucket(scan, walker)) return false;
    walker->tile_end = walker->start;
    return next_tile(scan, walker);
}

/* Walks until the list is full or the band is done. */
static void walk(struct near_scan *scan, struct near_walker *walker, struct poll *poll) {
    walker->found_count = walker->given = 0;
    while (walker->found_count + PASSED <= NEAR_FOUND && !walker->done && !walker->status) {
        if (has_document(scan, walker))
            look_at_tile(scan, walker);
        else
            walker->done = !move_on(scan, walker);
        if (poll_stop(poll, NEAR_TILE)) atomic_store(&scan->stopped, true);
        if (atomic_load(&scan->stopped)) walker->status = STATUS_INTERRUPT;
    }
    judge_passed(scan, walker);
}

/* ---- bands side by side ---- */

/* A job: opens the band of a walker and walks. Worker 0 is the calling thread. */
static void walk_band(void *context, size_t worker, size_t job) {
    struct near_scan *scan = context;
    struct near_walker *walker = &scan->walkers[job];
    struct poll *poll = worker == 0 ? scan->poll : NULL;
    open_band(scan, walker, scan->band + (unsigned)job, poll);
    if (!walker->status) walk(scan, walker, poll);
}

/* Sends the walkers through the next bands. */
static enum status walk_bands(struct near_scan *scan, struct poll *poll) {
    const unsigned walked = scan->band - scan->first;
    enum status status = walked % NEAR_GROUP == 0 ? make_keys(scan, poll) : STATUS_OK;
    if (status) return status;
    size_t left = scan->end - scan->band, group = NEAR_GROUP - walked % NEAR_GROUP;
    if (left > group) left = group;
    scan->walking = left < scan->walkers_count ? left : scan->walkers_count;
    scan->walker = 0;
    scan->poll = poll;
    parallel_run(scan->walkers_count, scan->walking, walk_band, scan);
    for (size_t i = 0; i < scan->walking && !status; i++) status = scan->walkers[i].status;
    return atomic_load(&scan->stopped) ? STATUS_INTERRUPT : status;
}

static enum status next_bands(struct near_scan *scan, struct poll *poll) {
    scan->band += (unsigned)scan->walking;
    scan->done = scan->band == scan->end;
    return scan->done ? STATUS_OK : walk_bands(scan, poll);
}

static enum status make_room(struct near_scan *scan) {
    const size_t documents = scan->corpus->documents.count;
    scan->places = mem_alloc(((size_t)scan->shape.rows * scan->shape.bands + 1) * sizeof *scan->places);
    scan->keys = mem_alloc((documents * NEAR_GROUP + 1) * sizeof *scan->keys);
    scan->walkers = mem_zeroed(scan->walkers_count, sizeof *scan->walkers);
    if (scan->corpus->filed) scan->room = mem_alloc(near_corpus_chunk_bytes(scan->corpus));
    bool room = scan->places && scan->keys && scan->walkers && (scan->room || !scan->corpus->filed);
    for (size_t i = 0; i < scan->walkers_count && room; i++) {
        struct near_walker *walker = &scan->walkers[i];
        walker->keys = mem_alloc((documents + 1) * sizeof *walker->keys);
        room = walker->keys && !twice_init(&walker->twice, documents);
    }
    return room ? STATUS_OK : STATUS_NOMEM;
}

/* What is estimated of a pair at the threshold, at the lowest: by registers that differ, a binomial count. */
static double lowest_estimate(unsigned size, double threshold) {
    double differing = 1 - threshold;
    double most = size * differing + NEAR_SIGMAS * sqrt(size * differing * threshold);
    return 1 - (most + NEAR_SKEW * (1 - 2 * differing)) / size;
}

enum status near_scan_start(struct near_scan *scan, const struct near_corpus *corpus, struct near_bands bands,
                            double threshold, struct poll *poll) {
    near_scan_release(scan);
    *scan =
        (struct near_scan){.corpus = corpus, .shape = bands.shape, .first = bands.first, .end = bands.end};
    scan->band = scan->first;
    scan->done = corpus->size == 0 || scan->first == scan->end;
    if (scan->done) return STATUS_OK;
    bool is_many = corpus->documents.count >= NEAR_WALKERS_FROM && corpus->memory == 0;
    size_t threads = is_many ? corpus->threads : 1;
    scan->walkers_count = threads < NEAR_WALKERS ? threads : NEAR_WALKERS;
    scan->look = near_look_for(corpus->size, threshold);
    scan->estimate_min = lowest_estimate(corpus->size, threshold);
    scan->firsts = corpus->documents.count;
    while (scan->firsts && corpus->documents.items[scan->firsts - 1].first >= corpus->against) scan->firsts--;
    enum status status = make_room(scan);
    if (!status) bands_places(corpus->size, scan->shape, scan->places);
    return status ? status : walk_bands(scan, poll);
}

enum status near_scan_next(struct near_scan *scan, struct poll *poll) {
    while (!scan->done) {
        struct near_walker *walker = &scan->walkers[scan->walker];
        enum status status = STATUS_OK;
        if (walker->given < walker->found_count) {
            scan->at = walker->found[walker->given++];
            return poll_stop(poll, 16) ? STATUS_INTERRUPT : STATUS_OK;
        }
        if (!walker->done) {
            walk(scan, walker, poll);
            status = walker->status;
        } else if (++scan->walker == scan->walking) {
            status = next_bands(scan, poll);
        }
        if (status) return status;
    }
    return STATUS_OK;
}

/* ---- partners ---- */

/* Finds a partner for each document of the bucket that has none. */
static enum status pair_bucket(const struct near_scan *scan, const struct near_walker *walker,
                               struct near_partners partners, struct poll *poll) {
    for (size_t i = walker->start; i < walker->end; i++) {
        uint32_t a = row_key_row(walker->keys[i]);
        if (poll_stop(poll, 4)) return STATUS_INTERRUPT;
        for (size_t j = walker->start; j < walker->end && !partners.has_one(partners.context, a); j++) {
            uint32_t b = row_key_row(walker->keys[j]);
            if (a >= scan->firsts && b >= scan->firsts) break;
            bool alike = false;
            enum status status =
                i == j ? STATUS_OK : are_alike_in(scan, a, b, walker->band, walker->band + 1, &alike);
            if (status) return status;
            if (alike) partners.note(partners.context, a, b);
            if (poll_stop(poll, 16)) return STATUS_INTERRUPT;
        }
    }
    return STATUS_OK;
}

enum status near_scan_rest(struct near_scan *scan, struct near_partners partners, struct poll *poll) {
    struct near_walker *walker = scan->walkers;
    enum status status = STATUS_OK;
    for (; scan->band < scan->end && !status; scan->band++) {
        if ((scan->band - scan->first) % NEAR_GROUP == 0) status = make_keys(scan, poll);
        if (status) break;
        open_band(scan, walker, scan->band, poll);
        status = walker->status;
        while (!status && next_bucket(scan, walker)) status = pair_bucket(scan, walker, partners, poll);
    }
    scan->done = true;
    return status;
}

void near_scan_release(struct near_scan *scan) {
    for (size_t i = 0; i < scan->walkers_count && scan->walkers; i++) {
        mem_free(scan->walkers[i].keys);
        mem_free(scan->walkers[i].spare);
        twice_release(&scan->walkers[i].twice);
    }
    mem_free(scan->walkers);
    mem_free(scan->places);
    mem_free(scan->keys);
    mem_free(scan->room);
    *scan = (struct near_scan){.corpus = NULL};
}
