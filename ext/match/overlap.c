/*
 * overlap.c - which documents hold much of another
 *
 * The postings (shingle, row) of all documents are sorted by shingle. Runs of equal shingles that are longer
 * than one are then handed back to the documents in them, so that document 7 knows: my first shared shingle
 * also stands in 3 and 40, my second in 40 ... To ask who holds half of document 7, its runs are walked, the
 * shortest first, and the rows in them counted:
 *
 *     runs of 7     {3 7 40} {7 40} {7 12 40} ...      counts   3: 1   12: 1   40: 3
 *
 * The shortest runs are walked first. Who is in n of r runs is in 16 at least of the shortest r - n + 16;
 * so no more of them are walked, and only for the few rows that are found so often the others are looked
 * into. Stopping after OVERLAP_WORK rows keeps the cost of a document that is mostly common phrases
 * bounded; the runs that were not walked are then given to every row as if it were in them, so that none
 * is missed for that. Documents with too few shared shingles are not walked at all, which is most of them.
 *
 * Reference: Bayardo, Ma, Srikant: Scaling up all pairs similarity search, 2007 (inverted lists with bounds).
 */
#include "match/overlap.h"
#include "base/mem.h"
#include "match/row_key.h"
#include <math.h>
#include <string.h>

/* 16 million postings are 256 MB with the scratch of the sort, and hold all shingles of some 30,000
 * articles. */
enum { OVERLAP_POSTINGS = 16 * 1024 * 1024, OVERLAP_POSTINGS_A_ROW = 64 };
/* A phrase in so many documents is boilerplate or a figure of speech; a wire story has fewer copies than
 * this. */
enum { OVERLAP_COMMON = 4096 };
/* Rows that one document may visit: about 0.1 ms. */
enum { OVERLAP_WORK = 65536 };
/* Shared shingles that make a row worth a look at all of them. */
enum { OVERLAP_RARE = 16 };
/* With a sample, the share found may lie this many standard deviations below the true one. */
#define OVERLAP_SIGMAS 3.0

static size_t postings_max(size_t rows) {
    size_t by_row = rows * OVERLAP_POSTINGS_A_ROW;
    return by_row > OVERLAP_POSTINGS ? by_row : OVERLAP_POSTINGS;
}

static bool is_sampled(const struct overlap *overlap, uint64_t hash) {
    return (hash >> 32) >> (32 - overlap->halved) == 0;
}

/* Halves the sample until it fits. */
static void shrink(struct overlap *overlap, size_t rows) {
    while (overlap->postings.count > postings_max(rows) && overlap->halved < 31) {
        overlap->halved++;
        size_t kept = 0;
        for (size_t i = 0; i < overlap->postings.count; i++) {
            uint64_t posting = overlap->postings.items[i];
            if (is_sampled(overlap, posting)) overlap->postings.items[kept++] = posting;
        }
        overlap->postings.count = kept;
        for (size_t i = 0; i < overlap->unmet.count; i++) overlap->unmet.items[i] /= 2;
    }
}

enum status overlap_turn(struct overlap *overlap) {
    enum status status = hash_filter_start(&overlap->side, overlap->postings.count);
    for (size_t i = 0; i < overlap->postings.count && !status; i++)
        hash_filter_add(&overlap->side, row_key_hash(overlap->postings.items[i]));
    return status;
}

/* Counts the shingles of a row that have no postings. */
static enum status count_unmet(struct overlap *overlap, size_t row, size_t unmet) {
    enum status status = vector_grow((void **)&overlap->unmet.items, &overlap->unmet.capacity, row + 1,
                                     sizeof *overlap->unmet.items);
    if (status) return status;
    while (overlap->unmet.count < row) overlap->unmet.items[overlap->unmet.count++] = 0;
    overlap->unmet.items[overlap->unmet.count++] = (uint32_t)unmet;
    return STATUS_OK;
}

enum status overlap_add(struct overlap *overlap, size_t row, const uint64_t *hashes, size_t count) {
    enum status status = vector_grow((void **)&overlap->postings.items, &overlap->postings.capacity,
                                     overlap->postings.count + count, sizeof *overlap->postings.items);
    size_t unmet = 0;
    for (size_t i = 0; i < count && !status; i++) {
        if (!is_sampled(overlap, hashes[i])) continue;
        if (hash_filter_passes(&overlap->side, (uint32_t)(hashes[i] >> 32)))
            overlap->postings.items[overlap->postings.count++] = row_key(hashes[i], row);
        else
            unmet++;
    }
    if (!status && overlap->side.words) status = count_unmet(overlap, row, unmet);
    if (!status) shrink(overlap, row + 1);
    return status;
}

/* The end of the run of equal hashes that starts at i. */
static size_t run_end(const struct overlap *overlap, size_t i) {
    size_t end = i + 1;
    const uint64_t *keys = overlap->postings.items;
    while (end < overlap->postings.count && row_key_hash(keys[end]) == row_key_hash(keys[i])) end++;
    return end;
}

/* Lists the useful runs, and counts those of each row into first[row + 1]. */
static enum status list_runs(struct overlap *overlap) {
    for (size_t i = 0, end; i < overlap->postings.count; i = end) {
        end = run_end(overlap, i);
        bool common = end - i > OVERLAP_COMMON;
        overlap->skipped += common;
        for (size_t j = i; j < end; j++) {
            uint32_t row = row_key_row(overlap->postings.items[j]);
            overlap->sampled[row]++;
            overlap->common[row] += common;
            overlap->first[row + 1] += !common && end - i > 1;
        }
        if (common) continue;
        struct overlap_run *run = end - i > 1 ? VECTOR_ADD(&overlap->useful) : NULL;
        if (run) *run = (struct overlap_run){(uint32_t)i, (uint32_t)end};
        if (end - i > 1 && !run) return STATUS_NOMEM;
    }
    return STATUS_OK;
}

/* Gives each row the runs it is in whose length is at least `shortest` and below twice that. */
static void hand_out(struct overlap *overlap, size_t *next, size_t shortest) {
    for (size_t i = 0; i < overlap->useful.count; i++) {
        struct overlap_run run = overlap->useful.items[i];
        if (run.end - run.start < shortest || run.end - run.start >= 2 * shortest) continue;
        for (uint32_t j = run.start; j < run.end; j++)
            overlap->runs[next[row_key_row(overlap->postings.items[j])]++] = run;
    }
}

/* Short runs first, so that each row's list comes in order of length, which may double within a class. */
static enum status hand_out_runs(struct overlap *overlap, struct poll *poll) {
    size_t *next = mem_alloc((overlap->rows + 1) * sizeof *next);
    if (!next) return STATUS_NOMEM;
    memcpy(next, overlap->first, (overlap->rows + 1) * sizeof *next);
    enum status status = STATUS_OK;
    for (size_t shortest = 2; shortest <= OVERLAP_COMMON && !status; shortest *= 2) {
        hand_out(overlap, next, shortest);
        if (poll_stop(poll, overlap->useful.count)) status = STATUS_INTERRUPT;
    }
    mem_free(next);
    return status;
}

enum status overlap_build(struct overlap *overlap, size_t rows, struct poll *poll) {
    overlap->rows = rows;
    overlap->sampled = mem_zeroed(rows, sizeof *overlap->sampled);
    overlap->common = mem_zeroed(rows, sizeof *overlap->common);
    overlap->counts = mem_zeroed(rows, sizeof *overlap->counts);
    overlap->first = mem_zeroed(rows + 2, sizeof *overlap->first);
    overlap->spare = mem_alloc((overlap->postings.count + 1) * sizeof *overlap->spare);
    if (!overlap->sampled || !overlap->common || !overlap->counts || !overlap->first || !overlap->spare)
        return STATUS_NOMEM;
    size_t count = overlap->postings.count;
    if (count && radix_sort(overlap->postings.items, overlap->spare, count, ROW_KEY_HASH, poll))
        return STATUS_INTERRUPT;
    mem_free(overlap->spare);
    overlap->spare = NULL;
    for (size_t row = 0; row < overlap->unmet.count; row++) overlap->sampled[row] = overlap->unmet.items[row];
    enum status status = list_runs(overlap);
    if (status) return status;
    if (poll_stop(poll, 4 * count)) return STATUS_INTERRUPT;
    for (size_t row = 0; row < rows; row++) overlap->first[row + 1] += overlap->first[row];
    overlap->runs = mem_alloc(overlap->first[rows] * sizeof *overlap->runs + 1);
    if (!overlap->runs) return STATUS_NOMEM;
    return hand_out_runs(overlap, poll);
}

/* Walks the runs of a row that stand before `stop`, and counts their rows, each new one into `found`;
 * *stop is then the first run that was not walked. */
static enum status walk(struct overlap *overlap, size_t row, size_t *stop, struct poll *poll) {
    size_t work = 0, run = overlap->first[row];
    for (; run < *stop && work < OVERLAP_WORK; run++) {
        struct overlap_run at = overlap->runs[run];
        enum status status =
            vector_grow((void **)&overlap->found.items, &overlap->found.capacity,
                        overlap->found.count + (at.end - at.start), sizeof *overlap->found.items);
        if (status) return status;
        for (uint32_t i = at.start; i < at.end; i++) {
            uint32_t other = row_key_row(overlap->postings.items[i]);
            overlap->found.items[overlap->found.count] = other;
            overlap->found.count += overlap->counts[other]++ == 0;
        }
        work += at.end - at.start;
    }
    *stop = run;
    return poll_stop(poll, 2 * work) ? STATUS_INTERRUPT : STATUS_OK;
}

/* Whether a row is in a run, whose rows rise. */
static bool run_has(const struct overlap *overlap, struct overlap_run run, uint32_t row) {
    while (run.start < run.end) {
        uint32_t middle = run.start + (run.end - run.start) / 2,
                 at = row_key_row(overlap->postings.items[middle]);
        if (at == row) return true;
        *(at < row ? &run.start : &run.end) = at < row ? middle + 1 : middle;
    }
    return false;
}

/* `count` and the runs from `run` to `end` that have a row; ends early where these cannot make it
 * `needed`, and where *work, the runs that may still be asked, is used up: then the row is given the rest.
 * */
static double count_on(const struct overlap *overlap, uint32_t row, double count, double needed, size_t run,
                       size_t end, size_t *work) {
    for (; run < end && *work && count + (double)(end - run) >= needed; run++, --*work)
        count += run_has(overlap, overlap->runs[run], row);
    return count + (*work ? 0 : (double)(end - run));
}

/* Who is in `needed` of the runs is in OVERLAP_RARE of the shortest, unless these are so many less than
 * all. */
static size_t stop_of(size_t first, size_t end, double needed) {
    double spare = (double)(end - first) - needed + OVERLAP_RARE;
    return needed > OVERLAP_RARE && spare < (double)(end - first) ? first + (size_t)ceil(spare) : end;
}

enum status overlap_find(struct overlap *overlap, size_t row, double share, struct poll *poll) {
    overlap->found.count = 0;
    double sampled = overlap->sampled[row], needed = share * sampled - overlap->common[row];
    if (overlap->halved) needed -= OVERLAP_SIGMAS * sqrt(share * (1 - share) * sampled);
    size_t first = overlap->first[row], end = overlap->first[row + 1], kept = 0;
    if (first == end || (double)(end - first) < needed) return STATUS_OK;
    size_t wanted = stop_of(first, end, needed), stop = wanted, work = OVERLAP_WORK / OVERLAP_RARE;
    enum status status = walk(overlap, row, &stop, poll);
    for (size_t i = 0; i < overlap->found.count; i++) {
        uint32_t other = overlap->found.items[i];
        double count = overlap->counts[other], walked = (double)(stop - first);
        overlap->counts[other] = 0;
        if (other == row || count + (double)(end - stop) < needed) continue;
        if (stop == wanted) {
            count = count_on(overlap, other, count, needed, stop, end, &work);
            walked = (double)(end - first);
        }
        bool all = stop < wanted || count >= needed;
        if (all && count >= share / 2 * walked) overlap->found.items[kept++] = other;
    }
    overlap->found.count = kept;
    return status;
}

void overlap_release(struct overlap *overlap) {
    VECTOR_RELEASE(&overlap->postings);
    VECTOR_RELEASE(&overlap->useful);
    VECTOR_RELEASE(&overlap->found);
    VECTOR_RELEASE(&overlap->unmet);
    hash_filter_release(&overlap->side);
    mem_free(overlap->spare);
    mem_free(overlap->sampled);
    mem_free(overlap->common);
    mem_free(overlap->first);
    mem_free(overlap->runs);
    mem_free(overlap->counts);
    *overlap = (struct overlap){.halved = 0};
}
