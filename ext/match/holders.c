/*
 * holders.c - which of the documents kept so far hold much of another
 *
 * Half of document 7 is to be found in one of those that are kept. It has ten shingles, of which eight stand
 * in kept documents at all, and whoever holds five of these eight has at least one of any four:
 *
 *     kept with it   {3} {3 40} {40} {12 40}  |  {3 9 40} {2 3 5 9 40} {...} {...}
 *     candidates     3: 2  40: 3  12: 1       |  counted there, no new ones
 *
 * So the four rarest are walked for candidates, and some more to see which of these do not come again; what
 * is left is looked at by itself.
 *
 * Postings are numbered by run in place, a part of the hashes at a time, because more than one copy of them
 * is more memory than a row may take: a half of part 5 becomes the number of a run that begins with 5, so
 * that it is not taken for a half of part 6.
 */
#include "match/holders.h"
#include "base/hash.h"
#include "base/mem.h"
#include "base/sort.h"
#include "match/row_key.h"
#include <math.h>

enum { PART_BITS = 5, PARTS = 1 << PART_BITS, PART_SHIFT = 32 - PART_BITS, BLOCK = 8 };

/* Beyond the runs that make candidates so many more are walked, as a share of those that a holder is in. */
#define WALK_MORE 0.25

static bool is_below(const struct holders *holders, uint32_t half) {
    return holders->cut == 0 || half < UINT32_MAX - holders->cut;
}

static bool is_whole(const struct holders *holders, size_t document) {
    return holders->cut == 0 || holders->documents.items[document].count <= HOLDERS_WHOLE;
}

static uint32_t first_posting(const struct holders *holders, size_t document) {
    return document ? holders->documents.items[document - 1].end : 0;
}

/* ---- adding ---- */

static size_t postings_max(const struct holders *holders) {
    size_t by_document = holders->documents.count * HOLDERS_A_DOCUMENT;
    return by_document > HOLDERS_POSTINGS ? by_document : HOLDERS_POSTINGS;
}

/* Leaves an eighth of the sample out. */
static void shrink(struct holders *holders) {
    uint32_t *postings = holders->postings.items, kept = 0, at = 0;
    holders->cut += (UINT32_MAX - holders->cut) / 8;
    for (size_t i = 0; i < holders->documents.count; i++) {
        struct holders_document *document = &holders->documents.items[i];
        bool whole = document->count <= HOLDERS_WHOLE;
        document->sampled = 0;
        for (; at < document->end; at++) {
            bool below = is_below(holders, postings[at]);
            document->sampled += below;
            postings[kept] = postings[at];
            kept += below || whole;
        }
        document->end = kept;
    }
    holders->postings.count = kept;
}

enum status holders_add(struct holders *holders, const uint64_t *hashes, size_t count) {
    size_t before = holders->postings.count;
    struct holders_document *document = VECTOR_ADD(&holders->documents);
    if (!document || count > UINT32_MAX - before) return STATUS_NOMEM;
    enum status status = vector_grow((void **)&holders->postings.items, &holders->postings.capacity,
                                     before + count, sizeof *holders->postings.items);
    if (status) return status;
    uint32_t kept = (uint32_t)before, sampled = 0;
    for (size_t i = 0; i < count; i++) {
        uint32_t half = (uint32_t)(hashes[i] >> 32);
        bool below = is_below(holders, half);
        holders->postings.items[kept] = half;
        kept += below || count <= HOLDERS_WHOLE;
        sampled += below;
    }
    holders->postings.count = kept;
    *document = (struct holders_document){(uint32_t)count, sampled, kept};
    if (kept > postings_max(holders)) shrink(holders);
    return STATUS_OK;
}

/* ---- building ---- */

/* The postings of a part, as keys with their places. */
struct part {
    uint64_t *keys, *spare;
    size_t count;
    uint32_t number;
};

static size_t largest_part(const struct holders *holders) {
    size_t sizes[PARTS] = {0}, largest = 0;
    for (size_t i = 0; i < holders->postings.count; i++) sizes[holders->postings.items[i] >> PART_SHIFT]++;
    for (unsigned part = 0; part < PARTS; part++)
        if (sizes[part] > largest) largest = sizes[part];
    return largest;
}

/* Whether one of BLOCK postings is of a part. */
static bool has_part(const uint32_t *postings, uint32_t part) {
    typedef int32_t four __attribute__((vector_size(16)));
    typedef uint32_t four_postings __attribute__((vector_size(16)));
    four_postings first, second;
    memcpy(&first, postings, sizeof first);
    memcpy(&second, postings + BLOCK / 2, sizeof second);
    four has = (first >> PART_SHIFT == part) | (second >> PART_SHIFT == part);
    uint64_t halves[2];
    memcpy(halves, &has, sizeof halves);
    return halves[0] | halves[1];
}

/* Memory is read once for each part, so most of it is passed over in blocks. */
static void collect(const struct holders *holders, struct part *part, struct poll *poll) {
    const uint32_t *postings = holders->postings.items;
    const size_t count = holders->postings.count;
    part->count = 0;
    for (size_t at = 0, end; at < count && !poll_stop(poll, BLOCK / 4); at = end) {
        end = count - at < BLOCK ? count : at + BLOCK;
        if (end - at == BLOCK && !has_part(postings + at, part->number)) continue;
        for (size_t i = at; i < end; i++)
            if (postings[i] >> PART_SHIFT == part->number)
                part->keys[part->count++] = row_key((uint64_t)postings[i] << 32, i);
    }
}

/* Numbers the runs of a part in the places of their postings, and marks these. */
static enum status number_runs(struct holders *holders, const struct part *part, uint64_t *marks,
                               struct poll *poll) {
    const size_t before = holders->runs.count;
    for (size_t i = 0, end; i < part->count; i = end) {
        for (end = i + 1; end < part->count && row_key_hash(part->keys[end]) == row_key_hash(part->keys[i]);)
            end++;
        if (poll_stop(poll, 8 * (end - i))) return STATUS_INTERRUPT;
        if (end - i == 1) continue;
        uint32_t number = part->number << PART_SHIFT | (uint32_t)(holders->runs.count - before);
        struct holders_run *run = VECTOR_ADD(&holders->runs);
        if (!run || holders->runs.count - before > (uint32_t)1 << PART_SHIFT) return STATUS_NOMEM;
        *run = (struct holders_run){(uint32_t)(end - i), 0};
        for (size_t j = i; j < end; j++) {
            uint32_t place = row_key_row(part->keys[j]);
            holders->postings.items[place] = number;
            marks[place / 64] |= (uint64_t)1 << place % 64;
        }
    }
    return STATUS_OK;
}

/* Numbers the runs of all parts; those of part p begin at bases[p]. */
static enum status find_runs(struct holders *holders, size_t *bases, uint64_t *marks, struct poll *poll) {
    size_t largest = largest_part(holders);
    struct part part = {.keys = mem_alloc((largest + 1) * sizeof *part.keys),
                        .spare = mem_alloc((largest + 1) * sizeof *part.spare)};
    enum status status = part.keys && part.spare ? STATUS_OK : STATUS_NOMEM;
    for (; part.number < PARTS && !status; part.number++) {
        bases[part.number] = holders->runs.count;
        collect(holders, &part, poll);
        if (poll_stopped(poll) || radix_sort(part.keys, part.spare, part.count, ROW_KEY_HASH, poll))
            status = STATUS_INTERRUPT;
        if (!status) status = number_runs(holders, &part, marks, poll);
    }
    mem_free(part.keys);
    mem_free(part.spare);
    return status;
}

static int by_length(const void *context, const void *left, const void *right) {
    uint64_t a = *(const uint64_t *)left, b = *(const uint64_t *)right;
    (void)context;
    return (a > b) - (a < b);
}

/* Leaves of the postings of a document, at .. end-1 of all, those that are marked, the shortest run first. */
static enum status sort_document(struct holders *holders, uint32_t at, uint32_t end, const size_t *bases,
                                 const uint64_t *marks, struct poll *poll) {
    uint32_t *postings = holders->postings.items;
    uint64_t *keys = holders->keys;
    size_t count = 0;
    for (; at < end; at++) {
        if (!(marks[at / 64] >> at % 64 & 1)) continue;
        size_t run = bases[postings[at] >> PART_SHIFT] + postings[at] % ((uint32_t)1 << PART_SHIFT);
        keys[count++] = (uint64_t)holders->runs.items[run].start << 32 | run;
    }
    enum status status = sort_items(keys, count, (struct sort_order){sizeof *keys, by_length, NULL}, poll);
    for (size_t i = 0; i < count; i++) postings[holders->postings.count++] = (uint32_t)keys[i];
    return status;
}

static enum status sort_documents(struct holders *holders, const size_t *bases, const uint64_t *marks,
                                  struct poll *poll) {
    size_t longest = 0;
    for (size_t i = 0; i < holders->documents.count; i++)
        if (holders->documents.items[i].count > longest) longest = holders->documents.items[i].count;
    holders->keys = mem_alloc((longest + 1) * sizeof *holders->keys);
    enum status status = holders->keys ? STATUS_OK : STATUS_NOMEM;
    holders->postings.count = 0;
    for (uint32_t i = 0, at = 0, end; i < holders->documents.count && !status; i++, at = end) {
        end = holders->documents.items[i].end;
        status = sort_document(holders, at, end, bases, marks, poll);
        holders->documents.items[i].end = (uint32_t)holders->postings.count;
        if (!status && poll_stop(poll, end - at)) status = STATUS_INTERRUPT;
    }
    return status;
}

/* Gives each run its place in the lists, which are empty. */
static enum status lay_out(struct holders *holders) {
    uint32_t sum = 0;
    uint32_t *fitting = mem_realloc(holders->postings.items, (holders->postings.count + 1) * sizeof *fitting);
    if (!fitting) return STATUS_NOMEM;
    holders->postings.items = fitting;
    holders->postings.capacity = holders->postings.count + 1;
    for (size_t i = 0; i < holders->runs.count; i++) {
        uint32_t length = holders->runs.items[i].start;
        holders->runs.items[i].start = sum;
        sum += length;
    }
    holders->lists = mem_alloc(((size_t)sum + 1) * sizeof *holders->lists);
    holders->met = mem_zeroed(holders->documents.count, sizeof *holders->met);
    return holders->lists && holders->met ? STATUS_OK : STATUS_NOMEM;
}

enum status holders_build(struct holders *holders, struct poll *poll) {
    size_t bases[PARTS];
    uint64_t *marks = mem_zeroed(holders->postings.count / 64 + 1, sizeof *marks);
    enum status status = marks ? find_runs(holders, bases, marks, poll) : STATUS_NOMEM;
    if (!status) status = sort_documents(holders, bases, marks, poll);
    mem_free(marks);
    return status ? status : lay_out(holders);
}

/* ---- finding ---- */

/* Shingles that a holder of the share must have in common with the document, of `of` that are compared. */
static double least(const struct holders *holders, double share, double of) {
    double left_out = (double)holders->cut / UINT32_MAX;
    double needed = share * of - HOLDERS_SIGMAS * sqrt(share * (1 - share) * of * left_out);
    return needed * (1 - 1e-12); /* the division that decides in the end may round up */
}

/* Walks a run: its kept documents are candidates, or are counted if they are. */
static enum status walk(struct holders *holders, struct holders_run run, bool are_candidates,
                        struct poll *poll) {
    enum status status = vector_grow((void **)&holders->found.items, &holders->found.capacity,
                                     holders->found.count + run.kept, sizeof *holders->found.items);
    if (status) return status;
    for (uint32_t i = run.start; i < run.start + run.kept; i++) {
        uint32_t other = holders->lists[i];
        if (holders->met[other] == 0 && !are_candidates) continue;
        holders->found.items[holders->found.count].document = other;
        holders->found.count += holders->met[other]++ == 0;
    }
    return poll_stop(poll, 2 * (size_t)run.kept) ? STATUS_INTERRUPT : STATUS_OK;
}

/* Walks runs of a document that have kept ones, `usable` in all, of which a holder is in `needed`; gives how
 * many were not walked. */
static enum status walk_runs(struct holders *holders, size_t document, size_t usable, double needed,
                             size_t *left, struct poll *poll) {
    const uint32_t end = holders->documents.items[document].end;
    enum status status = STATUS_OK;
    *left = usable;
    for (uint32_t at = first_posting(holders, document); at < end && !status; at++) {
        struct holders_run run = holders->runs.items[holders->postings.items[at]];
        bool are_candidates = (double)*left >= needed;
        if (run.kept == 0) continue;
        if (!are_candidates && (holders->found.count == 0 || (double)*left < needed * (1 - WALK_MORE))) break;
        status = walk(holders, run, are_candidates, poll);
        --*left;
    }
    return status;
}

static uint64_t run_hash(const struct holders *holders, uint32_t posting) {
    return hash_mix(holders->postings.items[posting] + (uint64_t)1, HASH_GOLDEN);
}

/* The runs of the document, to be looked up. */
static enum status list_own(struct holders *holders, size_t document, struct poll *poll) {
    const uint32_t end = holders->documents.items[document].end, first = first_posting(holders, document);
    u64_map_clear(&holders->own);
    enum status status = u64_map_reserve(&holders->own, end - first, poll);
    for (uint32_t i = first; i < end && !status; i++) u64_map_add(&holders->own, run_hash(holders, i));
    return status;
}

static uint32_t shared_runs(const struct holders *holders, size_t other) {
    const uint32_t end = holders->documents.items[other].end;
    uint32_t shared = 0;
    for (uint32_t i = first_posting(holders, other); i < end; i++)
        shared += u64_map_has(&holders->own, run_hash(holders, i));
    return shared;
}

/* Leaves of the candidates those that share enough, with the shingles that they do. */
static enum status count_shared(struct holders *holders, size_t document, double needed, size_t left,
                                struct poll *poll) {
    size_t kept = 0;
    enum status status = STATUS_OK;
    bool listed = false;
    for (size_t i = 0; i < holders->found.count; i++) {
        struct holders_found found = holders->found.items[i];
        found.shared = holders->met[found.document];
        holders->met[found.document] = 0;
        if (status || (double)(found.shared + left) < needed) continue;
        if (left && !listed) status = list_own(holders, document, poll);
        listed = left > 0;
        if (left && !status) found.shared = shared_runs(holders, found.document);
        if (!status && poll_stop(poll, left ? holders->documents.items[found.document].count : 2))
            status = STATUS_INTERRUPT;
        holders->found.items[kept] = found;
        kept += (double)found.shared >= needed;
    }
    holders->found.count = kept;
    return status;
}

enum status holders_find(struct holders *holders, size_t document, double share, struct poll *poll) {
    const uint32_t first = first_posting(holders, document), end = holders->documents.items[document].end;
    size_t usable = 0, left = 0;
    holders->found.count = 0;
    double needed = least(holders, share, holders->documents.items[document].sampled);
    if (needed < 1) needed = 1;
    if ((double)(end - first) < needed) return STATUS_OK;
    for (uint32_t i = first; i < end; i++) usable += holders->runs.items[holders->postings.items[i]].kept > 0;
    if (poll_stop(poll, 4 * (size_t)(end - first))) return STATUS_INTERRUPT;
    if ((double)usable < needed) return STATUS_OK;
    enum status status = walk_runs(holders, document, usable, needed, &left, poll);
    return status ? status : count_shared(holders, document, needed, left, poll);
}

bool holders_count_all(const struct holders *holders, size_t document, size_t other) {
    return is_whole(holders, document) && is_whole(holders, other);
}

enum holds holders_judge(const struct holders *holders, size_t document, struct holders_found found,
                         double share) {
    double of = holders->documents.items[document].sampled;
    if (share > 1 || found.shared < least(holders, share, of)) return HOLDS_NOT;
    return found.shared > 2 * share * of - least(holders, share, of) ? HOLDS_SURELY : HOLDS_PERHAPS;
}

void holders_keep(struct holders *holders, size_t document) {
    const uint32_t end = holders->documents.items[document].end;
    for (uint32_t i = first_posting(holders, document); i < end; i++) {
        struct holders_run *run = &holders->runs.items[holders->postings.items[i]];
        holders->lists[run->start + run->kept++] = (uint32_t)document;
    }
}

void holders_release(struct holders *holders) {
    VECTOR_RELEASE(&holders->postings);
    VECTOR_RELEASE(&holders->documents);
    VECTOR_RELEASE(&holders->runs);
    VECTOR_RELEASE(&holders->found);
    u64_map_release(&holders->own);
    mem_free(holders->lists);
    mem_free(holders->met);
    mem_free(holders->keys);
    *holders = (struct holders){.cut = 0};
}
