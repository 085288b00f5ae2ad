/*
 * near_scan.c - which documents of a corpus meet in a band of their signatures
 *
 * For each band, documents are sorted by its key, and each run of equal keys is a bucket; the pairs of a
 * bucket meet. The same pair meets in many bands, but is taken only in the first in which it agrees:
 *
 *     band           0    1    2    3
 *     document 3    a1   b7   c2   d9
 *     document 17   a4   b7   c2   d9      meets document 3 first in band 1, and is skipped in 2 and 3
 *
 * A thousand notices that differ in a number meet by the hundreds in every band, and each pair in some 30 of
 * them. So that it is not looked up 30 times, whoever agreed in a crowded bucket gets its label, a byte for
 * each of the first bands that had such: two documents that have the same byte at one place have met. It
 * costs a comparison of 16 bytes, where the registers are 512 that are not in the cache.
 */
#include "match/near_scan.h"
#include "base/mem.h"
#include "match/row_key.h"

/* Makes the keys of the scan's band and of those behind it, for all documents. */
static enum status make_keys(struct near_scan *scan, struct poll *poll) {
    const size_t documents = scan->corpus->documents.count;
    unsigned bands = scan->shape.bands - scan->band;
    if (bands > NEAR_GROUP) bands = NEAR_GROUP;
    for (size_t document = 0; document < documents; document++) {
        struct minhash signature = near_corpus_signature(scan->corpus, document);
        for (unsigned i = 0; i < bands; i++)
            scan->group[i * documents + document] =
                row_key(band_hash(&signature, scan->band + i, scan->shape.rows), document);
        if (poll_stop(poll, 8 * NEAR_GROUP)) return STATUS_INTERRUPT;
    }
    return STATUS_OK;
}

/* Sorts the documents by their keys in the scan's band. */
static enum status open_band(struct near_scan *scan, struct poll *poll) {
    const size_t documents = scan->corpus->documents.count;
    enum status status = scan->band % NEAR_GROUP == 0 ? make_keys(scan, poll) : STATUS_OK;
    if (status) return status;
    scan->start = scan->end = scan->i = scan->j = 0;
    scan->labelled += scan->crowds > 0;
    scan->crowds = 0;
    const uint64_t *keys = scan->group + scan->band % NEAR_GROUP * documents;
    if (documents) memcpy(scan->keys, keys, documents * sizeof *keys);
    return radix_sort(scan->keys, scan->spare, documents, ROW_KEY_HASH, poll) ? STATUS_INTERRUPT : STATUS_OK;
}

enum status near_scan_start(struct near_scan *scan, const struct near_corpus *corpus,
                            struct bands_shape shape, struct poll *poll) {
    size_t bytes = (corpus->documents.count + 1) * sizeof *scan->keys;
    near_scan_release(scan);
    *scan = (struct near_scan){.corpus = corpus, .shape = shape};
    scan->group = mem_alloc(NEAR_GROUP * bytes);
    scan->keys = mem_alloc(bytes);
    scan->spare = mem_alloc(bytes);
    if (!scan->group || !scan->keys || !scan->spare) return STATUS_NOMEM;
    scan->done = corpus->size == 0;
    scan->firsts = corpus->documents.count;
    while (scan->firsts && corpus->documents.items[scan->firsts - 1].first >= corpus->against) scan->firsts--;
    return scan->done ? STATUS_OK : open_band(scan, poll);
}

/* ---- crowds ---- */

/* Whether two documents agree in a band. */
static bool agree(const struct near_scan *scan, size_t a, size_t b, unsigned band) {
    size_t bytes = 2 * (size_t)scan->shape.rows, start = band * bytes;
    return memcmp(near_corpus_registers(scan->corpus, a) + start,
                  near_corpus_registers(scan->corpus, b) + start, bytes) == 0;
}

/* Labels those of the bucket that agree with its first document. Of the documents of a bucket all but a
 * few in a billion do. */
static enum status label_crowd(struct near_scan *scan, struct poll *poll) {
    const unsigned place = scan->labelled;
    if (place == NEAR_LABELS || scan->crowds == 0x7f) return STATUS_OK;
    if (!scan->labels) {
        size_t bytes = scan->corpus->documents.count * sizeof *scan->labels;
        scan->labels = mem_alloc(bytes);
        if (!scan->labels) return STATUS_NOMEM;
        memset(scan->labels, 0, bytes);
    }
    const uint64_t label = (uint64_t)(0x80 | scan->crowds++) << (place % 8 * 8);
    uint32_t first = row_key_row(scan->keys[scan->start]);
    for (size_t i = scan->start; i < scan->end; i++) {
        uint32_t document = row_key_row(scan->keys[i]);
        if (agree(scan, first, document, scan->band)) scan->labels[document].half[place / 8] |= label;
        if (poll_stop(poll, 8)) return STATUS_INTERRUPT;
    }
    return STATUS_OK;
}

/* Bit 7 of each byte that is equal in both and not 0: labels have that bit. */
static uint64_t equal_labels(uint64_t x, uint64_t y) {
    const uint64_t low = 0x7f7f7f7f7f7f7f7f;
    uint64_t differing = x ^ y;
    return ~(((differing & low) + low) | differing | low) & x;
}

static bool share_crowd(const struct near_scan *scan, uint32_t a, uint32_t b) {
    if (!scan->labels) return false;
    const struct near_labels *x = &scan->labels[a], *y = &scan->labels[b];
    return equal_labels(x->half[0], y->half[0]) || equal_labels(x->half[1], y->half[1]);
}

/* Whether the two agree in a band from `band` to the one before `end`. */
static bool agree_in(const struct near_scan *scan, unsigned band, unsigned end) {
    while (band < end && !agree(scan, scan->a, scan->b, band)) band++;
    return band < end;
}

bool near_scan_met_early(const struct near_scan *scan) {
    return agree_in(scan, 0, scan->band < NEAR_EARLY ? scan->band : NEAR_EARLY);
}

bool near_scan_is_first(const struct near_scan *scan) {
    return !agree_in(scan, 0, scan->band) && agree(scan, scan->a, scan->b, scan->band);
}

bool near_scan_meet(const struct near_scan *scan, size_t a, size_t b) {
    unsigned band = 0, bands = scan->shape.bands;
    while (band < bands && !agree(scan, a, b, band)) band++;
    return band < bands;
}

/* ---- the walk ---- */

/* Whether the document at a place may be the first of a meeting. Those of a bucket are in rising order. */
static bool may_begin(const struct near_scan *scan, size_t place) {
    return row_key_row(scan->keys[place]) < scan->firsts;
}

/* Moves to the next bucket of two or more documents; false at the end of the band. */
static bool next_bucket(struct near_scan *scan) {
    const size_t documents = scan->corpus->documents.count;
    do {
        scan->start = scan->end;
        uint32_t hash = scan->start < documents ? row_key_hash(scan->keys[scan->start]) : 0;
        while (scan->end < documents && row_key_hash(scan->keys[scan->end]) == hash) scan->end++;
        if (scan->start == scan->end) return false;
    } while (scan->end - scan->start < 2 || !may_begin(scan, scan->start));
    scan->i = scan->j = scan->start;
    return true;
}

/* Leaves a bucket for the next one, and behind the last of the last band is done. */
static enum status leave_bucket(struct near_scan *scan, struct poll *poll) {
    enum status status = STATUS_OK;
    if (scan->end - scan->start >= NEAR_CROWD) status = label_crowd(scan, poll);
    while (!status && !next_bucket(scan)) {
        scan->done = ++scan->band >= scan->shape.bands;
        if (scan->done) return STATUS_OK;
        status = open_band(scan, poll);
    }
    return status;
}

/* Moves to the next two documents of a bucket. */
static enum status next_meeting(struct near_scan *scan, struct poll *poll) {
    while (++scan->j >= scan->end) {
        if (scan->i + 2 < scan->end && may_begin(scan, scan->i + 1)) {
            scan->j = ++scan->i;
            continue;
        }
        enum status status = leave_bucket(scan, poll);
        if (status || scan->done) return status;
    }
    scan->a = row_key_row(scan->keys[scan->i]);
    scan->b = row_key_row(scan->keys[scan->j]);
    return STATUS_OK;
}

enum status near_scan_next(struct near_scan *scan, struct poll *poll) {
    for (;;) {
        enum status status = scan->done ? STATUS_OK : next_meeting(scan, poll);
        if (status || scan->done || !share_crowd(scan, scan->a, scan->b)) return status;
        if (poll_stop(poll, 1)) return STATUS_INTERRUPT;
    }
}

/* Finds a partner for each document of the bucket that has none. */
static enum status pair_bucket(const struct near_scan *scan, struct near_partners partners,
                               struct poll *poll) {
    for (size_t i = scan->start; i < scan->end; i++) {
        uint32_t a = row_key_row(scan->keys[i]);
        if (poll_stop(poll, 4)) return STATUS_INTERRUPT;
        for (size_t j = scan->start; j < scan->end && !partners.has_one(partners.context, a); j++) {
            if (a >= scan->firsts && !may_begin(scan, j)) break;
            if (i != j) partners.alike(partners.context, a, row_key_row(scan->keys[j]));
            if (poll_stop(poll, 16)) return STATUS_INTERRUPT;
        }
    }
    return STATUS_OK;
}

enum status near_scan_rest(struct near_scan *scan, struct near_partners partners, struct poll *poll) {
    enum status status = STATUS_OK;
    while (!status && !scan->done) {
        scan->start = scan->end = 0;
        while (!status && next_bucket(scan)) status = pair_bucket(scan, partners, poll);
        if (status) return status;
        scan->done = ++scan->band >= scan->shape.bands;
        if (!scan->done) status = open_band(scan, poll);
    }
    return status;
}

void near_scan_release(struct near_scan *scan) {
    mem_free(scan->group);
    mem_free(scan->keys);
    mem_free(scan->spare);
    mem_free(scan->labels);
    *scan = (struct near_scan){.corpus = NULL};
}
