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
 */
#include "base/hash.h"
#include "base/mem.h"
#include "match/holders_impl.h"
#include <math.h>

/* Beyond the runs that make candidates so many more are walked, as a share of those that a holder is in. */
#define WALK_MORE 0.25

static bool is_below(const struct holders *holders, uint32_t half) {
    return holders->cut == 0 || half < UINT32_MAX - holders->cut;
}

static bool is_whole(const struct holders *holders, size_t document) {
    return holders->cut == 0 || holders->documents.items[document].count <= HOLDERS_WHOLE;
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
    uint32_t *postings = holders->postings.items, places[HOLDERS_PARTS] = {0},
             at = (uint32_t)holders->postings.count;
    const bool whole = count <= HOLDERS_WHOLE;
    for (size_t i = 0; i < count; i++) {
        uint32_t half = (uint32_t)(hashes[i] >> 32);
        bool below = is_below(holders, half);
        places[half >> HOLDERS_PART_SHIFT] += below || whole;
        *sampled += below;
    }
    at = holders_to_places(places, HOLDERS_PARTS, at);
    for (size_t i = 0; i < count; i++) {
        uint32_t half = (uint32_t)(hashes[i] >> 32);
        if (whole || is_below(holders, half)) postings[places[half >> HOLDERS_PART_SHIFT]++] = half;
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

/* ---- finding ---- */

/* Shingles that a holder of the share must have in common with the document, of `of` that are compared. */
static double least(const struct holders *holders, double share, double of) {
    double left_out = (double)holders->cut / UINT32_MAX;
    double needed = share * of - HOLDERS_SIGMAS * sqrt(share * (1 - share) * of * left_out);
    return needed * (1 - 1e-12); /* the division that decides in the end may round up */
}

/* Walks a run: its kept documents are candidates, or are counted if they are. */
static enum status walk(struct holders *holders, const uint32_t *run, bool are_candidates,
                        struct poll *poll) {
    const uint32_t kept = run[0];
    enum status status = vector_grow((void **)&holders->found.items, &holders->found.capacity,
                                     holders->found.count + kept, sizeof *holders->found.items);
    if (status) return status;
    for (uint32_t i = 1; i <= kept; i++) {
        uint32_t other = run[i];
        if (holders->met[other] == 0 && !are_candidates) continue;
        holders->found.items[holders->found.count].document = other;
        holders->found.count += holders->met[other]++ == 0;
    }
    return poll_stop(poll, 2 * (size_t)kept) ? STATUS_INTERRUPT : STATUS_OK;
}

/* Walks runs of a document that have kept ones, `usable` in all, of which a holder is in `needed`; gives how
 * many were not walked. */
static enum status walk_runs(struct holders *holders, size_t document, size_t usable, double needed,
                             size_t *left, struct poll *poll) {
    const uint32_t end = holders->documents.items[document].end;
    enum status status = STATUS_OK;
    *left = usable;
    for (uint32_t at = holders_first_posting(holders, document); at < end && !status; at++) {
        const uint32_t *run = &holders->lists[holders->postings.items[at]];
        bool are_candidates = (double)*left >= needed;
        if (run[0] == 0) continue;
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
    const uint32_t end = holders->documents.items[document].end,
                   first = holders_first_posting(holders, document);
    u64_map_clear(&holders->own);
    enum status status = u64_map_reserve(&holders->own, end - first, poll);
    for (uint32_t i = first; i < end && !status; i++) u64_map_add(&holders->own, run_hash(holders, i));
    return status;
}

static uint32_t shared_runs(const struct holders *holders, size_t other) {
    const uint32_t end = holders->documents.items[other].end;
    uint32_t shared = 0;
    for (uint32_t i = holders_first_posting(holders, other); i < end; i++)
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
    const uint32_t first = holders_first_posting(holders, document),
                   end = holders->documents.items[document].end;
    size_t usable = 0, left = 0;
    holders->found.count = 0;
    double needed = least(holders, share, holders->documents.items[document].sampled);
    if (needed < 1) needed = 1;
    if ((double)(end - first) < needed) return STATUS_OK;
    for (uint32_t i = first; i < end; i++) usable += holders->lists[holders->postings.items[i]] > 0;
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
    for (uint32_t i = holders_first_posting(holders, document); i < end; i++) {
        uint32_t *run = &holders->lists[holders->postings.items[i]];
        run[++run[0]] = (uint32_t)document;
    }
}

void holders_release(struct holders *holders) {
    VECTOR_RELEASE(&holders->postings);
    VECTOR_RELEASE(&holders->documents);
    VECTOR_RELEASE(&holders->lengths);
    VECTOR_RELEASE(&holders->long_runs);
    mem_free(holders->places);
    VECTOR_RELEASE(&holders->found);
    u64_map_release(&holders->own);
    mem_free(holders->lists);
    mem_free(holders->met);
    mem_free(holders->keys);
    *holders = (struct holders){.cut = 0};
}
