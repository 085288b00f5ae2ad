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
 * that it is not taken for a half of part 6. A document has its postings part by part, so that of each part
 * a few of them are read.
 */
#include "match/holders.h"
#include "base/hash.h"
#include "base/mem.h"
#include "base/sort.h"
#include "match/row_key.h"
#include <math.h>

/* Halves of a part are numbered together, two million of a million articles. Each part is a step over all
 * documents. */
enum { PART_BITS = 6, PARTS = 1 << PART_BITS, PART_SHIFT = 32 - PART_BITS };

/* A posting that is in no run, behind its part. */
enum { SINGLE = (1 << PART_SHIFT) - 1 };

/* Of halves that come once one in five is not told by so many bits. */
enum { BITS_A_POSTING = 4 };

/* What is looked up is asked for so many steps ahead; up to so many keys are sorted without a call for each
 * comparison. */
enum { AHEAD = 16, FEW = 48 };

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

/* Writes the postings of a document behind all others, part by part; gives where they end. */
static uint32_t put_postings(const struct holders *holders, const uint64_t *hashes, size_t count,
                             uint32_t *sampled) {
    uint32_t *postings = holders->postings.items, places[PARTS] = {0}, at = (uint32_t)holders->postings.count;
    const bool whole = count <= HOLDERS_WHOLE;
    for (size_t i = 0; i < count; i++) {
        uint32_t half = (uint32_t)(hashes[i] >> 32);
        bool below = is_below(holders, half);
        places[half >> PART_SHIFT] += below || whole;
        *sampled += below;
    }
    for (unsigned part = 0; part < PARTS; part++) {
        uint32_t here = places[part];
        places[part] = at;
        at += here;
    }
    for (size_t i = 0; i < count; i++) {
        uint32_t half = (uint32_t)(hashes[i] >> 32);
        if (whole || is_below(holders, half)) postings[places[half >> PART_SHIFT]++] = half;
    }
    return at;
}

enum status holders_add(struct holders *holders, const uint64_t *hashes, size_t count) {
    size_t before = holders->postings.count;
    struct holders_document *document = VECTOR_ADD(&holders->documents);
    if (!document || count > UINT32_MAX - before) return STATUS_NOMEM;
    enum status status = vector_grow((void **)&holders->postings.items, &holders->postings.capacity,
                                     before + count, sizeof *holders->postings.items);
    if (status) return status;
    uint32_t sampled = 0, kept = put_postings(holders, hashes, count, &sampled);
    holders->postings.count = kept;
    *document = (struct holders_document){(uint32_t)count, sampled, kept};
    if (kept > postings_max(holders)) shrink(holders);
    return STATUS_OK;
}

/* ---- building ---- */

/* The postings of a part, as keys with their places in rising order. What comes twice is found in two steps:
 * by bits of the halves, which leave most that come once out, and then by a table. */
struct part {
    uint32_t *next; /* by document: the place of its first posting of this part or a later one */
    uint64_t *keys;
    uint64_t *once, *twice; /* bits, by the lowest of a half */
    size_t count, bit_mask;
    struct u64_map halves;
    VECTOR_OF(uint32_t) numbers; /* by number of the half: postings; then its run and one, or 0 */
    uint32_t number;
};

static size_t largest_part(const struct holders *holders) {
    size_t sizes[PARTS] = {0}, largest = 0;
    for (size_t i = 0; i < holders->postings.count; i++) sizes[holders->postings.items[i] >> PART_SHIFT]++;
    for (unsigned part = 0; part < PARTS; part++)
        if (sizes[part] > largest) largest = sizes[part];
    return largest;
}

/* Until more is known all are single. */
static void collect(struct holders *holders, struct part *part, struct poll *poll) {
    uint32_t *postings = holders->postings.items;
    const size_t documents = holders->documents.count;
    part->count = 0;
    for (size_t i = 0; i < documents && !poll_stop(poll, 2); i++) {
        uint32_t at = part->next[i], end = holders->documents.items[i].end;
        if (documents - i > AHEAD) __builtin_prefetch(&postings[part->next[i + AHEAD]]);
        for (; at < end && postings[at] >> PART_SHIFT == part->number; at++)
            part->keys[part->count++] = row_key((uint64_t)postings[at] << 32, at);
        for (uint32_t place = part->next[i]; place < at; place++) postings[place] |= SINGLE;
        part->next[i] = at;
    }
}

/* Leaves the keys whose half may come twice. */
static void drop_singles(struct part *part, struct poll *poll) {
    size_t kept = 0, bytes = (part->bit_mask + 1) / 8;
    memset(part->once, 0, bytes);
    memset(part->twice, 0, bytes);
    for (size_t i = 0; i < part->count; i++) {
        size_t bit = row_key_hash(part->keys[i]) & part->bit_mask;
        part->twice[bit / 64] |= part->once[bit / 64] & (uint64_t)1 << bit % 64;
        part->once[bit / 64] |= (uint64_t)1 << bit % 64;
    }
    for (size_t i = 0; i < part->count && !poll_stop(poll, 1); i++) {
        size_t bit = row_key_hash(part->keys[i]) & part->bit_mask;
        part->keys[kept] = part->keys[i];
        kept += part->twice[bit / 64] >> bit % 64 & 1;
    }
    part->count = kept;
}

static enum status count_halves(struct part *part, struct poll *poll) {
    u64_map_clear(&part->halves);
    part->numbers.count = 0;
    for (size_t i = 0; i < part->count; i++) {
        enum status status = u64_map_reserve(&part->halves, 1, poll);
        if (status) return status;
        size_t number = u64_map_add(&part->halves, row_key_hash(part->keys[i]));
        if (number == part->numbers.count) {
            uint32_t *added = VECTOR_ADD(&part->numbers);
            if (!added) return STATUS_NOMEM;
            *added = 0;
        }
        part->numbers.items[number]++;
        if (poll_stop(poll, 4)) return STATUS_INTERRUPT;
    }
    return STATUS_OK;
}

/* Makes a run of each half that comes twice. */
static enum status add_runs(struct holders *holders, struct part *part) {
    const size_t base = holders->lengths.count;
    for (size_t i = 0; i < part->numbers.count; i++) {
        uint32_t *number = &part->numbers.items[i], length = *number;
        *number = 0;
        if (length < 2) continue;
        uint32_t *added = VECTOR_ADD(&holders->lengths);
        if (!added || holders->lengths.count - base > SINGLE) return STATUS_NOMEM;
        *added = length;
        *number = (uint32_t)(holders->lengths.count - base);
    }
    return STATUS_OK;
}

/* Puts the numbers of runs in the places of their postings. */
static enum status number_postings(struct holders *holders, const struct part *part, struct poll *poll) {
    for (size_t i = 0; i < part->count; i++) {
        uint32_t place = row_key_row(part->keys[i]);
        uint32_t number = part->numbers.items[u64_map_find(&part->halves, row_key_hash(part->keys[i]))];
        if (poll_stop(poll, 4)) return STATUS_INTERRUPT;
        if (number) holders->postings.items[place] = part->number << PART_SHIFT | (number - 1);
    }
    return STATUS_OK;
}

static void release_part(struct part *part) {
    mem_free(part->next);
    mem_free(part->keys);
    mem_free(part->once);
    mem_free(part->twice);
    u64_map_release(&part->halves);
    VECTOR_RELEASE(&part->numbers);
}

static enum status make_part(const struct holders *holders, struct part *part) {
    const size_t largest = largest_part(holders), documents = holders->documents.count;
    size_t bits = 64;
    while (bits < BITS_A_POSTING * largest) bits *= 2;
    *part = (struct part){.next = mem_alloc((documents + 1) * sizeof *part->next),
                          .keys = mem_alloc((largest + 1) * sizeof *part->keys),
                          .once = mem_alloc(bits / 8),
                          .twice = mem_alloc(bits / 8),
                          .bit_mask = bits - 1,
                          .halves = U64_MAP_INIT};
    if (!part->next || !part->keys || !part->once || !part->twice) return STATUS_NOMEM;
    for (size_t i = 0; i < documents; i++) part->next[i] = first_posting(holders, i);
    return STATUS_OK;
}

/* Numbers the runs of all parts; those of part p begin at bases[p]. */
static enum status find_runs(struct holders *holders, size_t *bases, struct poll *poll) {
    struct part part;
    enum status status = make_part(holders, &part);
    for (; part.number < PARTS && !status; part.number++) {
        bases[part.number] = holders->lengths.count;
        collect(holders, &part, poll);
        drop_singles(&part, poll);
        status = poll_stopped(poll) ? STATUS_INTERRUPT : count_halves(&part, poll);
        if (!status) status = add_runs(holders, &part);
        if (!status) status = number_postings(holders, &part, poll);
    }
    release_part(&part);
    return status;
}

static int by_length(const void *context, const void *left, const void *right) {
    uint64_t a = *(const uint64_t *)left, b = *(const uint64_t *)right;
    (void)context;
    return (a > b) - (a < b);
}

/* Sorts by length. Most documents have few keys. */
static enum status sort_keys(uint64_t *keys, size_t count, struct poll *poll) {
    if (count > FEW) return sort_items(keys, count, (struct sort_order){sizeof *keys, by_length, NULL}, poll);
    for (size_t i = 1; i < count; i++) {
        uint64_t key = keys[i];
        size_t at = i;
        for (; at > 0 && keys[at - 1] > key; at--) keys[at] = keys[at - 1];
        keys[at] = key;
    }
    return STATUS_OK;
}

/* Leaves of the postings of a document, at .. end-1 of all, those of runs, the shortest first. */
static enum status sort_document(struct holders *holders, uint32_t at, uint32_t end, const size_t *bases,
                                 struct poll *poll) {
    uint32_t *postings = holders->postings.items;
    uint64_t *keys = holders->keys;
    size_t count = 0;
    for (; at < end; at++) {
        if ((postings[at] & SINGLE) == SINGLE) continue;
        keys[count] = bases[postings[at] >> PART_SHIFT] + (postings[at] & SINGLE);
        __builtin_prefetch(&holders->lengths.items[keys[count++]]);
    }
    for (size_t i = 0; i < count; i++) keys[i] |= (uint64_t)holders->lengths.items[keys[i]] << 32;
    enum status status = sort_keys(keys, count, poll);
    for (size_t i = 0; i < count; i++) postings[holders->postings.count++] = (uint32_t)keys[i];
    return status;
}

static enum status sort_documents(struct holders *holders, const size_t *bases, struct poll *poll) {
    size_t longest = 0;
    for (size_t i = 0; i < holders->documents.count; i++)
        if (holders->documents.items[i].count > longest) longest = holders->documents.items[i].count;
    holders->keys = mem_alloc((longest + 1) * sizeof *holders->keys);
    enum status status = holders->keys ? STATUS_OK : STATUS_NOMEM;
    holders->postings.count = 0;
    for (uint32_t i = 0, at = 0, end; i < holders->documents.count && !status; i++, at = end) {
        end = holders->documents.items[i].end;
        status = sort_document(holders, at, end, bases, poll);
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
    holders->runs = mem_alloc((holders->lengths.count + 1) * sizeof *holders->runs);
    if (!holders->runs) return STATUS_NOMEM;
    for (size_t i = 0; i < holders->lengths.count; i++) {
        holders->runs[i] = (struct holders_run){sum, 0};
        sum += holders->lengths.items[i];
    }
    VECTOR_RELEASE(&holders->lengths);
    holders->lists = mem_alloc(((size_t)sum + 1) * sizeof *holders->lists);
    holders->met = mem_zeroed(holders->documents.count, sizeof *holders->met);
    return holders->lists && holders->met ? STATUS_OK : STATUS_NOMEM;
}

enum status holders_build(struct holders *holders, struct poll *poll) {
    size_t bases[PARTS];
    enum status status = find_runs(holders, bases, poll);
    if (!status) status = sort_documents(holders, bases, poll);
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
        struct holders_run run = holders->runs[holders->postings.items[at]];
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
    for (uint32_t i = first; i < end; i++) usable += holders->runs[holders->postings.items[i]].kept > 0;
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
        struct holders_run *run = &holders->runs[holders->postings.items[i]];
        holders->lists[run->start + run->kept++] = (uint32_t)document;
    }
}

void holders_release(struct holders *holders) {
    VECTOR_RELEASE(&holders->postings);
    VECTOR_RELEASE(&holders->documents);
    VECTOR_RELEASE(&holders->lengths);
    mem_free(holders->runs);
    VECTOR_RELEASE(&holders->found);
    u64_map_release(&holders->own);
    mem_free(holders->lists);
    mem_free(holders->met);
    mem_free(holders->keys);
    *holders = (struct holders){.cut = 0};
}
