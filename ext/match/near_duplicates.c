/*
 * near_duplicates.c - all pairs of a corpus that resemble each other
 *
 * The wire story "harbour wall fails" stands in the corpus as rows 3, 17 and 40, with different noise around
 * it. Their signatures agree in most registers, so in most bands the three have the same key. For each band,
 * rows are sorted by key, and each run of equal keys is a bucket; the pairs of a bucket are candidates. The
 * same pair meets in many bands, but is taken only in the first in which it meets, which its registers tell
 * without any memory of pairs:
 *
 *     band        0    1    2    3
 *     row 3      a1   b7   c2   d9
 *     row 17     a4   b7   c2   d9      meets row 3 first in band 1, and is skipped in 2 and 3
 *
 * A candidate must then pass four filters, the cheap ones first: sizes (J cannot exceed the smaller over the
 * larger), 128 bits of the registers, the estimate from all registers less four standard deviations, and for
 * texts the exact resemblance of the shingle sets, which are held only of the rows that passed the others.
 *
 * With min_containment a second way of looking follows the bands: an inverted index (overlap.h), because a
 * short excerpt resembles the long article it was taken from too little for any band.
 *
 * Reference: Broder 1997; Leskovec, Rajaraman, Ullman, chapter 3.
 */
#include "match/near_duplicates.h"
#include "base/mem.h"
#include "match/bands.h"
#include "match/row_key.h"
#include <math.h>

/* The estimate may lie this many standard deviations below the threshold: 3 in 100,000 lie further. */
#define NEAR_SIGMAS 4.0

void near_duplicates_init(struct near_duplicates *near, struct near_options options) {
    *near = (struct near_duplicates){.options = options, .shingle = options.shingle, .texts = BUFFER_INIT};
}

void near_duplicates_release(struct near_duplicates *near) {
    for (size_t i = 0; i < near->documents.count; i++) mem_free(near->documents.items[i].shingles);
    VECTOR_RELEASE(&near->documents);
    for (size_t i = 0; i < near->chunks.count; i++) mem_free(near->chunks.items[i]);
    VECTOR_RELEASE(&near->chunks);
    VECTOR_RELEASE(&near->list);
    for (size_t i = 0; i < near->waiting.count; i++) mem_free(near->waiting.items[i].hashes);
    VECTOR_RELEASE(&near->waiting);
    buffer_release(&near->texts);
    for (size_t i = 0; i < PARALLEL_THREADS_MAX; i++) shingle_set_release(&near->sets[i]);
    shingle_set_release(&near->set);
    mem_free(near->scan.group);
    mem_free(near->scan.keys);
    mem_free(near->scan.spare);
    overlap_release(&near->overlap);
    near_duplicates_init(near, near->options);
}

static size_t row_bytes(const struct near_duplicates *near) {
    return 2 * (size_t)near->size;
}

static char *registers_of(const struct near_duplicates *near, size_t row) {
    return near->chunks.items[row / NEAR_CHUNK] + row % NEAR_CHUNK * row_bytes(near);
}

/* Registers for the rows below `rows`. */
static enum status make_chunks(struct near_duplicates *near, size_t rows) {
    while (near->chunks.count * NEAR_CHUNK < rows) {
        char *chunk = mem_alloc(NEAR_CHUNK * row_bytes(near)),
             **added = chunk ? VECTOR_ADD(&near->chunks) : NULL;
        if (!added) return mem_free(chunk), STATUS_NOMEM;
        *added = chunk;
    }
    return STATUS_OK;
}

/* Bits that a first look compares. */
static unsigned bits_of(const struct near_duplicates *near) {
    return near->size < 128 ? near->size : 128;
}

/* How many of their first bits two rows may differ in. Equal registers agree, and half of the others by
 * chance, so at resemblance t the share that differs is (1 - t) / 2. */
static unsigned differing_max(const struct near_duplicates *near) {
    double bits = bits_of(near), share = (1 - near->options.threshold) / 2;
    return (unsigned)(share * bits + NEAR_SIGMAS * sqrt(share * (1 - share) * bits));
}

/* The first signature decides the size of all. */
static enum status make_room(struct near_duplicates *near, unsigned size, size_t more) {
    if (near->size == 0) {
        near->size = size;
        near->rows = bands_rows_for(size, near->options.threshold, NEAR_MISS);
        near->differing_max = differing_max(near);
    }
    return make_chunks(near, near->documents.count + more);
}

/* Adds a document whose registers are in place. */
static enum status add_document(struct near_duplicates *near, struct near_document document) {
    struct near_document *added = VECTOR_ADD(&near->documents);
    if (!added) return STATUS_NOMEM;
    *added = document;
    if (document.count == 0) return STATUS_OK;
    const char *registers = registers_of(near, near->documents.count - 1);
    for (unsigned i = 0; i < bits_of(near); i++)
        added->bits[i / 64] |= (uint64_t)(registers[2 * i] & 1) << (i % 64);
    return STATUS_OK;
}

/* Reads one waiting text, on any thread: touches its row of `waiting` and of `registers`, and its worker's
 * set. */
static void read_waiting(void *context, size_t worker, size_t job) {
    struct near_duplicates *near = context;
    struct near_waiting *waiting = &near->waiting.items[job];
    struct shingle_set *set = &near->sets[worker];
    struct span text = {near->texts.data + waiting->start, waiting->size};
    waiting->status = shingle_set_read(set, text, near->shingle, NULL);
    if (waiting->status || set->hashes.count == 0) return;
    waiting->digest = hash_bytes(text);
    waiting->count = set->hashes.count;
    char signature[MINHASH_HEADER_BYTES + 2 * MINHASH_SIZE_DEFAULT];
    minhash_write(set->hashes.items, set->hashes.count, MINHASH_SIZE_DEFAULT, near->shingle, signature);
    size_t bytes = set->hashes.count * sizeof *waiting->hashes;
    memcpy(registers_of(near, near->documents.count + job), signature + MINHASH_HEADER_BYTES,
           row_bytes(near));
    if (near->options.min_containment == 0) return;
    waiting->hashes = mem_alloc(bytes);
    if (waiting->hashes)
        memcpy(waiting->hashes, set->hashes.items, bytes);
    else
        waiting->status = STATUS_NOMEM;
}

/* Makes a document of a text that was read. */
static enum status take_waiting(struct near_duplicates *near, struct near_waiting *waiting) {
    enum status status = waiting->status;
    if (!status)
        status =
            add_document(near, (struct near_document){.digest = waiting->digest, .count = waiting->count});
    if (status || !waiting->hashes) return status;
    return overlap_add(&near->overlap, near->documents.count - 1, waiting->hashes, waiting->count);
}

static enum status read_batch(struct near_duplicates *near, struct poll *poll) {
    size_t count = near->waiting.count, read = near->texts.size, first = near->documents.count;
    if (count == 0) return STATUS_OK;
    enum status status = near->texts.status;
    if (!status) status = make_room(near, MINHASH_SIZE_DEFAULT, count);
    if (status) return status;
    parallel_run(near->options.threads, count, read_waiting, near);
    while (near->documents.count < first + count && !status)
        status = take_waiting(near, &near->waiting.items[near->documents.count - first]);
    for (size_t i = 0; i < count; i++) mem_free(near->waiting.items[i].hashes);
    near->waiting.count = 0;
    buffer_clear(&near->texts);
    return !status && poll_stop(poll, read) ? STATUS_INTERRUPT : status;
}

enum status near_duplicates_add(struct near_duplicates *near, struct span text, struct poll *poll) {
    struct near_waiting *waiting = VECTOR_ADD(&near->waiting);
    if (!waiting) return STATUS_NOMEM;
    *waiting = (struct near_waiting){.start = near->texts.size, .size = text.size};
    buffer_append(&near->texts, text);
    bool full = near->waiting.count == NEAR_BATCH || near->texts.size >= NEAR_BATCH_BYTES;
    return full || near->texts.status ? read_batch(near, poll) : STATUS_OK;
}

enum status near_duplicates_add_nothing(struct near_duplicates *near) {
    if (near->waiting.count) return near_duplicates_add(near, (struct span){NULL, 0}, NULL);
    enum status status = near->size ? make_chunks(near, near->documents.count + 1) : STATUS_OK;
    return status ? status : add_document(near, (struct near_document){.count = 0});
}

enum status near_duplicates_add_signature(struct near_duplicates *near, const struct minhash *signature) {
    size_t row = near->documents.count;
    enum status status = make_room(near, signature->size, 1);
    if (status) return status;
    memcpy(registers_of(near, row), signature->registers, row_bytes(near));
    return add_document(near,
                        (struct near_document){.count = signature->count, .estimated = signature->estimated});
}

static struct minhash signature_of(const struct near_duplicates *near, size_t row) {
    const struct near_document *document = &near->documents.items[row];
    return (struct minhash){.size = near->size,
                            .shingle = near->shingle,
                            .estimated = document->estimated,
                            .count = document->count,
                            .registers = registers_of(near, row)};
}

/* Makes the keys of the scan's band and of those behind it, for all rows that have words. */
static enum status make_keys(struct near_duplicates *near, struct poll *poll) {
    struct near_scan *scan = &near->scan;
    unsigned bands = near->size / near->rows - scan->band;
    if (bands > NEAR_GROUP) bands = NEAR_GROUP;
    scan->count = 0;
    for (size_t row = 0; row < near->documents.count; row++) {
        if (near->documents.items[row].count == 0) continue;
        struct minhash signature = signature_of(near, row);
        uint64_t *keys = scan->group + scan->count++;
        for (unsigned i = 0; i < bands; i++)
            keys[i * near->documents.count] = row_key(band_hash(&signature, scan->band + i, near->rows), row);
        if (poll_stop(poll, 8 * NEAR_GROUP)) return STATUS_INTERRUPT;
    }
    return STATUS_OK;
}

/* Sorts the rows by their keys in the scan's band. */
static enum status open_band(struct near_duplicates *near, struct poll *poll) {
    struct near_scan *scan = &near->scan;
    enum status status = scan->band % NEAR_GROUP == 0 ? make_keys(near, poll) : STATUS_OK;
    if (status) return status;
    scan->start = scan->end = scan->i = scan->j = 0;
    const uint64_t *keys = scan->group + scan->band % NEAR_GROUP * near->documents.count;
    if (scan->count) memcpy(scan->keys, keys, scan->count * sizeof *keys);
    bool stopped = radix_sort(scan->keys, scan->spare, scan->count, ROW_KEY_HASH, poll);
    return stopped ? STATUS_INTERRUPT : STATUS_OK;
}

static enum status start_scan(struct near_duplicates *near, struct poll *poll) {
    struct near_scan *scan = &near->scan;
    size_t bytes = (near->documents.count + 1) * sizeof *scan->keys;
    if (!scan->group) scan->group = mem_alloc(NEAR_GROUP * bytes);
    if (!scan->keys) scan->keys = mem_alloc(bytes);
    if (!scan->spare) scan->spare = mem_alloc(bytes);
    if (!scan->group || !scan->keys || !scan->spare) return STATUS_NOMEM;
    scan->band = 0;
    near->found = near->row = 0;
    near->overlap.found.count = 0;
    near->phase = near->size ? NEAR_BANDS : NEAR_DONE;
    return near->size ? open_band(near, poll) : STATUS_OK;
}

/* Moves to the next bucket of two or more rows; false at the end of the band. */
static bool next_bucket(struct near_scan *scan) {
    do {
        scan->start = scan->end;
        uint32_t hash = scan->start < scan->count ? row_key_hash(scan->keys[scan->start]) : 0;
        while (scan->end < scan->count && row_key_hash(scan->keys[scan->end]) == hash) scan->end++;
        if (scan->start == scan->end) return false;
    } while (scan->end - scan->start < 2);
    scan->i = scan->start;
    scan->j = scan->start;
    return true;
}

/* Moves to the next two rows of a bucket, and behind the last band to the next phase. */
static enum status next_meeting(struct near_duplicates *near, struct poll *poll) {
    struct near_scan *scan = &near->scan;
    while (++scan->j >= scan->end) {
        if (scan->i + 2 < scan->end) {
            scan->j = ++scan->i;
            continue;
        }
        while (!next_bucket(scan)) {
            if (++scan->band >= near->size / near->rows) {
                near->phase = near->options.min_containment > 0 ? NEAR_OVERLAP : NEAR_DONE;
                return STATUS_OK;
            }
            enum status status = open_band(near, poll);
            if (status) return status;
        }
    }
    return STATUS_OK;
}

/* Whether two rows agree in a band. */
static bool agree(const struct near_duplicates *near, size_t a, size_t b, unsigned band) {
    size_t bytes = 2 * (size_t)near->rows, start = band * bytes;
    return memcmp(registers_of(near, a) + start, registers_of(near, b) + start, bytes) == 0;
}

/* The first band in which the two rows agree, or the number of bands. */
static unsigned first_meeting(const struct near_duplicates *near, size_t a, size_t b) {
    unsigned band = 0;
    while (band < near->size / near->rows && !agree(near, a, b, band)) band++;
    return band;
}

/* Most pairs that meet in a band by chance end here, without a look at their registers, which are not in the
 * cache. */
static bool looks_alike(const struct near_duplicates *near, const struct near_document *x,
                        const struct near_document *y) {
    int differing =
        __builtin_popcountll(x->bits[0] ^ y->bits[0]) + __builtin_popcountll(x->bits[1] ^ y->bits[1]);
    return (unsigned)differing <= near->differing_max;
}

/* The filters of a meeting, the cheap ones first: sizes, a first look, the signatures, whether the pair met
 * before. */
static bool is_likely(const struct near_duplicates *near, size_t a, size_t b) {
    const struct near_document *x = &near->documents.items[a], *y = &near->documents.items[b];
    const double threshold = near->options.threshold;
    double small = (double)(x->count < y->count ? x->count : y->count);
    double large = (double)(x->count < y->count ? y->count : x->count);
    if (!x->estimated && !y->estimated && small < threshold * large) return false;
    if (!looks_alike(near, x, y)) return false;
    struct minhash p = signature_of(near, a), q = signature_of(near, b);
    double slack = NEAR_SIGMAS * sqrt(threshold * (1 - threshold) / near->size);
    return minhash_resemblance(&p, &q) >= threshold - slack && first_meeting(near, a, b) == near->scan.band;
}

/* The next pair of rows that one of the two ways of looking suggests. Sets near->focus and near->other. */
static enum status next_suggestion(struct near_duplicates *near, struct poll *poll) {
    if (near->phase == NEAR_BANDS) {
        enum status status = next_meeting(near, poll);
        if (status || near->phase != NEAR_BANDS) return status;
        near->focus = row_key_row(near->scan.keys[near->scan.i]);
        near->other = row_key_row(near->scan.keys[near->scan.j]);
        return STATUS_OK;
    }
    while (near->found == near->overlap.found.count) {
        if (near->row == near->documents.count) {
            near->phase = NEAR_DONE;
            return STATUS_OK;
        }
        near->found = 0;
        near->focus = near->row++;
        enum status status = overlap_find(&near->overlap, near->focus, near->options.min_containment, poll);
        if (status) return status;
    }
    near->other = near->overlap.found.items[near->found++];
    return STATUS_OK;
}

/* Overlap is asked from the smaller document: of two of one size, from the earlier. */
static bool is_smaller(const struct near_duplicates *near, size_t a, size_t b) {
    uint64_t x = near->documents.items[a].count, y = near->documents.items[b].count;
    return x != y ? x < y : a < b;
}

/* The next candidate, or NEAR_DONE. */
static enum status next_candidate(struct near_duplicates *near, struct poll *poll) {
    while (near->phase != NEAR_DONE) {
        enum status status = next_suggestion(near, poll);
        if (status || near->phase == NEAR_DONE) return status;
        if (poll_stop(poll, 16)) return STATUS_INTERRUPT;
        bool likely = near->phase == NEAR_BANDS ? is_likely(near, near->focus, near->other)
                                                : is_smaller(near, near->focus, near->other);
        if (likely) return STATUS_OK;
    }
    return STATUS_OK;
}

/* Marks the candidate's rows, and lists it while there is room. */
static enum status take_candidate(struct near_duplicates *near) {
    near->documents.items[near->focus].wanted = near->documents.items[near->other].wanted = true;
    if (!near->is_listed) return STATUS_OK;
    if (near->list.count == NEAR_LIST) {
        near->is_listed = false;
        VECTOR_RELEASE(&near->list);
        return STATUS_OK;
    }
    struct near_rows *rows = VECTOR_ADD(&near->list);
    if (!rows) return STATUS_NOMEM;
    *rows = (struct near_rows){(uint32_t)near->focus, (uint32_t)near->other};
    near->list_bands += near->phase == NEAR_BANDS;
    return STATUS_OK;
}

enum status near_duplicates_mark(struct near_duplicates *near, struct poll *poll) {
    enum status status = read_batch(near, poll);
    if (!status && near->options.min_containment > 0)
        status = overlap_build(&near->overlap, near->documents.count, poll);
    if (!status) status = start_scan(near, poll);
    near->is_listed = true;
    while (!status && near->phase != NEAR_DONE) {
        status = next_candidate(near, poll);
        if (!status && near->phase != NEAR_DONE) status = take_candidate(near);
    }
    near->set_of = SIZE_MAX;
    return status || near->is_listed ? status : start_scan(near, poll);
}

bool near_duplicates_wants(const struct near_duplicates *near, size_t row) {
    return row < near->documents.count && near->documents.items[row].wanted;
}

enum status near_duplicates_load(struct near_duplicates *near, size_t row, struct span text, bool *same,
                                 struct poll *poll) {
    struct near_document *document = &near->documents.items[row];
    *same = hash_bytes(text) == document->digest;
    if (!*same) return STATUS_OK;
    struct shingle_set *set = &near->sets[0];
    enum status status = shingle_set_read(set, text, near->shingle, poll);
    if (status) return status;
    size_t bytes = set->hashes.count * sizeof *document->shingles;
    document->shingles = mem_alloc(bytes);
    if (!document->shingles) return STATUS_NOMEM;
    memcpy(document->shingles, set->hashes.items, bytes);
    return STATUS_OK;
}

/* The scratch set becomes that of the focus, unless it is already: suggestions come with the same focus in a
 * row. */
static enum status set_of_focus(struct near_duplicates *near) {
    if (near->set_of == near->focus) return STATUS_OK;
    near->set_of = SIZE_MAX;
    const struct near_document *document = &near->documents.items[near->focus];
    enum status status = shingle_set_fill(&near->set, document->shingles, document->count);
    if (!status) near->set_of = near->focus;
    return status;
}

static enum status measure_texts(struct near_duplicates *near, struct near_pair *pair, struct poll *poll) {
    const struct near_document *a = &near->documents.items[pair->a], *b = &near->documents.items[pair->b];
    const struct near_document *other = &near->documents.items[near->other];
    enum status status = set_of_focus(near);
    if (status) return status;
    double shared = (double)shingle_set_shared(&near->set, other->shingles, other->count);
    pair->similarity = shared / ((double)a->count + (double)b->count - shared);
    pair->containment_a = shared / (double)a->count;
    pair->containment_b = shared / (double)b->count;
    return poll_stop(poll, other->count) ? STATUS_INTERRUPT : STATUS_OK;
}

static void measure_signatures(const struct near_duplicates *near, struct near_pair *pair) {
    struct minhash a = signature_of(near, pair->a), b = signature_of(near, pair->b);
    pair->similarity = minhash_resemblance(&a, &b);
    pair->containment_a = minhash_containment(&a, &b);
    pair->containment_b = minhash_containment(&b, &a);
}

/* Whether a measured pair is to be given: by resemblance where the two met in a band, else by containment. */
static bool qualifies(const struct near_duplicates *near, const struct near_pair *pair) {
    bool similar = pair->similarity >= near->options.threshold;
    if (near->phase == NEAR_BANDS) return similar;
    double contained = pair->containment_a > pair->containment_b ? pair->containment_a : pair->containment_b;
    if (similar) return first_meeting(near, pair->a, pair->b) == near->size / near->rows;
    return contained >= near->options.min_containment;
}

/* The next candidate of the list. */
static void next_listed(struct near_duplicates *near) {
    near->phase = near->listed < near->list_bands ? NEAR_BANDS : NEAR_OVERLAP;
    if (near->listed == near->list.count) {
        near->phase = NEAR_DONE;
        return;
    }
    near->focus = near->list.items[near->listed].focus;
    near->other = near->list.items[near->listed++].other;
}

enum status near_duplicates_next(struct near_duplicates *near, struct near_pair *pair, struct poll *poll) {
    for (;;) {
        enum status status = STATUS_OK;
        if (near->is_listed)
            next_listed(near);
        else
            status = next_candidate(near, poll);
        if (status || near->phase == NEAR_DONE) return status;
        pair->a = near->focus < near->other ? near->focus : near->other;
        pair->b = near->focus < near->other ? near->other : near->focus;
        if (near->documents.items[pair->a].shingles)
            status = measure_texts(near, pair, poll);
        else
            measure_signatures(near, pair);
        if (status || qualifies(near, pair)) return status;
    }
}
