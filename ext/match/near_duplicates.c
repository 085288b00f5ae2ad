/*
 * near_duplicates.c - all pairs of a corpus that resemble each other
 *
 * The wire story "harbour wall fails" stands in the corpus as rows 3, 17 and 40, with different noise around it. Their
 * signatures agree in most registers, so in most bands the three have the same key. For each band, rows are sorted by
 * key, and each run of equal keys is a bucket; the pairs of a bucket are candidates. The same pair meets in many
 * bands, but is taken only in the first in which it meets, which its registers tell without any memory of pairs:
 *
 *     band        0    1    2    3
 *     row 3      a1   b7   c2   d9
 *     row 17     a4   b7   c2   d9      meets row 3 first in band 1, and is skipped in 2 and 3
 *
 * A candidate must then pass three filters, the cheap ones first: sizes (J cannot exceed the smaller over the larger),
 * the estimate from the signatures less four standard deviations, and for texts the exact resemblance of the shingle
 * sets. Enumerating twice, first to mark the rows whose shingles will be needed and then to give out pairs, is cheaper
 * than keeping either all shingles or all pairs.
 *
 * Reference: Broder 1997; Leskovec, Rajaraman, Ullman, chapter 3.
 */
#include "match/near_duplicates.h"
#include "base/mem.h"
#include "match/bands.h"
#include <math.h>

/* A pair at the threshold is missed less than once in 10,000 times: with 256 registers that means bands of 3 rows at
 * .5 and of 6 at .8, and the sketches' own error, not the bands', is what the filter below has to allow for. */
#define NEAR_DUPLICATES_MISS 1e-4
/* The estimate may lie this many standard deviations below the threshold: 3 in 100,000 lie further. */
#define NEAR_DUPLICATES_SIGMAS 4.0

void near_duplicates_init(struct near_duplicates *near, double threshold, unsigned shingle) {
    *near = (struct near_duplicates){
        .threshold = threshold, .shingle = shingle, .registers = BUFFER_INIT, .set = SHINGLE_SET_INIT};
}

void near_duplicates_release(struct near_duplicates *near) {
    for (size_t i = 0; i < near->documents.count; i++) mem_free(near->documents.items[i].shingles);
    VECTOR_RELEASE(&near->documents);
    buffer_release(&near->registers);
    shingle_set_release(&near->set);
    mem_free(near->scan.keys);
    mem_free(near->scan.spare);
    near_duplicates_init(near, near->threshold, near->shingle);
}

static enum status add_document(struct near_duplicates *near, struct near_document document, const char *registers) {
    struct near_document *added = VECTOR_ADD(&near->documents);
    if (!added) return STATUS_NOMEM;
    *added = document;
    char *room = buffer_reserve(&near->registers, 2 * (size_t)near->size);
    if (!room) return near->registers.status;
    if (registers)
        memcpy(room, registers, 2 * (size_t)near->size);
    else
        memset(room, 0, 2 * (size_t)near->size);
    near->registers.size += 2 * (size_t)near->size;
    return STATUS_OK;
}

enum status near_duplicates_add_nothing(struct near_duplicates *near) {
    return add_document(near, (struct near_document){.count = 0}, NULL);
}

/* The first signature decides the size of all; rows without words that came before get room now. */
static enum status set_size(struct near_duplicates *near, unsigned size) {
    if (near->size) return STATUS_OK;
    near->size = size;
    near->rows = bands_rows_for(size, near->threshold, NEAR_DUPLICATES_MISS);
    size_t bytes = near->documents.count * 2 * (size_t)size;
    char *room = buffer_reserve(&near->registers, bytes);
    if (!room) return near->registers.status;
    memset(room, 0, bytes);
    near->registers.size = bytes;
    return STATUS_OK;
}

enum status near_duplicates_add(struct near_duplicates *near, struct span text, struct poll *poll) {
    enum status status = set_size(near, MINHASH_SIZE_DEFAULT);
    if (!status) status = shingle_set_read(&near->set, text, near->shingle, poll);
    if (status) return status;
    size_t count = near->set.hashes.count;
    if (count == 0) return near_duplicates_add_nothing(near);
    char signature[MINHASH_HEADER_BYTES + 2 * MINHASH_SIZE_DEFAULT];
    minhash_write(near->set.hashes.items, count, MINHASH_SIZE_DEFAULT, near->shingle, signature);
    struct near_document document = {.digest = hash_bytes(text), .count = count};
    return add_document(near, document, signature + MINHASH_HEADER_BYTES);
}

enum status near_duplicates_add_signature(struct near_duplicates *near, const struct minhash *signature) {
    enum status status = set_size(near, signature->size);
    struct near_document document = {.count = signature->count, .estimated = signature->estimated};
    return status ? status : add_document(near, document, signature->registers);
}

static struct minhash signature_of(const struct near_duplicates *near, size_t row) {
    const struct near_document *document = &near->documents.items[row];
    return (struct minhash){.size = near->size,
                            .shingle = near->shingle,
                            .estimated = document->estimated,
                            .count = document->count,
                            .registers = near->registers.data + row * 2 * (size_t)near->size};
}

/* One pass of a radix sort by the 16 bits from `shift` on; keys to spare. */
static void radix_pass(const uint64_t *keys, uint64_t *spare, size_t count, unsigned shift) {
    enum { DIGITS = 2048, MASK = DIGITS - 1 };
    size_t place[DIGITS] = {0};
    for (size_t i = 0; i < count; i++) place[keys[i] >> shift & MASK]++;
    for (size_t d = 0, at = 0; d < DIGITS; d++) {
        size_t here = place[d];
        place[d] = at;
        at += here;
    }
    for (size_t i = 0; i < count; i++) spare[place[keys[i] >> shift & MASK]++] = keys[i];
}

/* Sorts by the upper 32 bits, in three passes of 11, 11 and 10 bits. */
static void sort_keys(struct near_scan *scan) {
    for (unsigned shift = 32; shift < 64; shift += 11) {
        radix_pass(scan->keys, scan->spare, scan->count, shift);
        uint64_t *sorted = scan->spare;
        scan->spare = scan->keys;
        scan->keys = sorted;
    }
}

/* Sorts the rows by their keys in the scan's band. */
static enum status open_band(struct near_duplicates *near, struct poll *poll) {
    struct near_scan *scan = &near->scan;
    scan->count = scan->start = scan->end = scan->i = scan->j = 0;
    for (size_t row = 0; row < near->documents.count; row++) {
        if (near->documents.items[row].count == 0) continue;
        struct minhash signature = signature_of(near, row);
        uint64_t key = band_hash(&signature, scan->band, near->rows);
        scan->keys[scan->count++] = (key >> 32 << 32) | row;
        if (poll_stop(poll, 8)) return STATUS_INTERRUPT;
    }
    sort_keys(scan);
    return poll_stop(poll, scan->count * 8) ? STATUS_INTERRUPT : STATUS_OK;
}

static enum status start_scan(struct near_duplicates *near, struct poll *poll) {
    struct near_scan *scan = &near->scan;
    size_t bytes = (near->documents.count + 1) * sizeof *scan->keys;
    if (!scan->keys) scan->keys = mem_alloc(bytes);
    if (!scan->spare) scan->spare = mem_alloc(bytes);
    if (!scan->keys || !scan->spare) return STATUS_NOMEM;
    scan->band = 0;
    near->done = near->size == 0;
    return near->done ? STATUS_OK : open_band(near, poll);
}

static uint32_t scan_row(const struct near_scan *scan, size_t i) {
    return (uint32_t)scan->keys[i];
}

/* Moves to the next bucket of two or more rows; false at the end of the band. */
static bool next_bucket(struct near_scan *scan) {
    do {
        scan->start = scan->end;
        while (scan->end < scan->count && scan->keys[scan->end] >> 32 == scan->keys[scan->start] >> 32) scan->end++;
        if (scan->start == scan->end) return false;
    } while (scan->end - scan->start < 2);
    scan->i = scan->start;
    scan->j = scan->start;
    return true;
}

/* Moves to the next two rows of a bucket. Sets near->done behind the last band. */
static enum status next_meeting(struct near_duplicates *near, struct poll *poll) {
    struct near_scan *scan = &near->scan;
    while (++scan->j >= scan->end) {
        if (scan->i + 2 < scan->end) {
            scan->j = ++scan->i;
            continue;
        }
        while (!next_bucket(scan)) {
            if (++scan->band >= near->size / near->rows) {
                near->done = true;
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
    const char *registers = near->registers.data + (size_t)band * 2 * near->rows;
    size_t stride = 2 * (size_t)near->size;
    return memcmp(registers + a * stride, registers + b * stride, 2 * (size_t)near->rows) == 0;
}

/* Whether this is the first band in which the two rows meet. */
static bool is_first_meeting(const struct near_duplicates *near, size_t a, size_t b) {
    if (!agree(near, a, b, near->scan.band)) return false; /* keys are shortened hashes */
    for (unsigned band = 0; band < near->scan.band; band++)
        if (agree(near, a, b, band)) return false;
    return true;
}

/* The cheap filters: sizes, then the signatures. */
static bool is_candidate(const struct near_duplicates *near, size_t a, size_t b) {
    const struct near_document *x = &near->documents.items[a], *y = &near->documents.items[b];
    bool exact_sizes = !x->estimated && !y->estimated;
    double small = (double)(x->count < y->count ? x->count : y->count);
    double large = (double)(x->count < y->count ? y->count : x->count);
    if (exact_sizes && small < near->threshold * large) return false;
    if (!is_first_meeting(near, a, b)) return false;
    struct minhash p = signature_of(near, a), q = signature_of(near, b);
    double slack = NEAR_DUPLICATES_SIGMAS * sqrt(near->threshold * (1 - near->threshold) / near->size);
    return minhash_resemblance(&p, &q) >= near->threshold - slack;
}

/* The next candidate, or near->done. */
static enum status next_candidate(struct near_duplicates *near, size_t *a, size_t *b, struct poll *poll) {
    for (;;) {
        enum status status = next_meeting(near, poll);
        if (status || near->done) return status;
        size_t x = scan_row(&near->scan, near->scan.i), y = scan_row(&near->scan, near->scan.j);
        *a = x < y ? x : y;
        *b = x < y ? y : x;
        if (poll_stop(poll, 16)) return STATUS_INTERRUPT;
        if (is_candidate(near, *a, *b)) return STATUS_OK;
    }
}

enum status near_duplicates_mark(struct near_duplicates *near, struct poll *poll) {
    enum status status = start_scan(near, poll);
    while (!status && !near->done) {
        size_t a, b;
        status = next_candidate(near, &a, &b, poll);
        if (status || near->done) break;
        near->documents.items[a].wanted = near->documents.items[b].wanted = true;
    }
    near->set_of = SIZE_MAX;
    return status ? status : start_scan(near, poll);
}

bool near_duplicates_wants(const struct near_duplicates *near, size_t row) {
    return row < near->documents.count && near->documents.items[row].wanted;
}

enum status near_duplicates_load(struct near_duplicates *near, size_t row, struct span text, bool *same,
                                 struct poll *poll) {
    struct near_document *document = &near->documents.items[row];
    *same = hash_bytes(text) == document->digest;
    if (!*same) return STATUS_OK;
    enum status status = shingle_set_read(&near->set, text, near->shingle, poll);
    if (status) return status;
    size_t bytes = near->set.hashes.count * sizeof *document->shingles;
    document->shingles = mem_alloc(bytes);
    if (!document->shingles) return STATUS_NOMEM;
    memcpy(document->shingles, near->set.hashes.items, bytes);
    return STATUS_OK;
}

/* The scratch set becomes that of document a, unless it is already: pairs of one bucket come with the same a. */
static enum status table_of(struct near_duplicates *near, size_t a) {
    if (near->set_of == a) return STATUS_OK;
    near->set_of = SIZE_MAX;
    const struct near_document *document = &near->documents.items[a];
    enum status status = shingle_set_fill(&near->set, document->shingles, document->count);
    if (!status) near->set_of = a;
    return status;
}

static enum status measure_texts(struct near_duplicates *near, struct near_pair *pair, struct poll *poll) {
    const struct near_document *a = &near->documents.items[pair->a], *b = &near->documents.items[pair->b];
    enum status status = table_of(near, pair->a);
    if (status) return status;
    double shared = (double)shingle_set_shared(&near->set, b->shingles, b->count);
    pair->similarity = shared / ((double)a->count + (double)b->count - shared);
    pair->containment_a = shared / (double)a->count;
    pair->containment_b = shared / (double)b->count;
    return poll_stop(poll, b->count) ? STATUS_INTERRUPT : STATUS_OK;
}

static void measure_signatures(const struct near_duplicates *near, struct near_pair *pair) {
    struct minhash a = signature_of(near, pair->a), b = signature_of(near, pair->b);
    pair->similarity = minhash_resemblance(&a, &b);
    pair->containment_a = minhash_containment(&a, &b);
    pair->containment_b = minhash_containment(&b, &a);
}

enum status near_duplicates_next(struct near_duplicates *near, struct near_pair *pair, struct poll *poll) {
    for (;;) {
        enum status status = next_candidate(near, &pair->a, &pair->b, poll);
        if (status || near->done) return status;
        if (near->documents.items[pair->a].shingles)
            status = measure_texts(near, pair, poll);
        else
            measure_signatures(near, pair);
        if (status || pair->similarity >= near->threshold) return status;
    }
}
