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
#include "match/twice.h"
#include <math.h>

/* Halves of a part are numbered together, two million of a million articles. Each part is a step over all
 * documents. */
enum { PART_BITS = 7, PARTS = 1 << PART_BITS, PART_SHIFT = 32 - PART_BITS };

/* A posting that is in no run, behind its part. */
enum { SINGLE = (1 << PART_SHIFT) - 1 };

/* What is looked up is asked for so many steps ahead. To sort runs, those of fewer than LENGTHS documents are
 * counted, and of the others up to FEW are sorted without a call for each comparison. */
enum { AHEAD = 16, LENGTHS = 128, FEW = 48 };

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

/* Counts become places, the first of them `at`; gives the one behind the last. */
static uint32_t to_places(uint32_t *counts, size_t count, uint32_t at) {
    for (size_t i = 0; i < count; i++) {
        uint32_t here = counts[i];
        counts[i] = at;
        at += here;
    }
    return at;
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
    at = to_places(places, PARTS, at);
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

/* A half that comes in a part, and how often; then its run and one, or 0. In a table of open addressing. */
struct half {
    uint32_t half, number;
};

/* The postings of a part, as keys with their places in rising order. What comes twice is found in two steps:
 * by bits of the halves (twice.h), which leave most that come once out, and then by a table. */
struct part {
    uint32_t *next; /* by document: the place of its first posting of this part or a later one */
    uint64_t *keys;
    size_t count;
    struct twice twice;
    struct half *halves;
    size_t slots, capacity; /* a power of two; that there is memory for */
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

static size_t slot_of(const struct part *part, uint64_t key) {
    return row_key_hash(key) & (part->slots - 1);
}

/* Gives the table room for all keys. */
static enum status clear_halves(struct part *part) {
    part->slots = 1;
    while (part->slots < part->count + part->count / 4 + 1) part->slots *= 2;
    enum status status =
        vector_grow((void **)&part->halves, &part->capacity, part->slots, sizeof *part->halves);
    if (!status) memset(part->halves, 0, part->slots * sizeof *part->halves);
    return status;
}

/* Counts how often each half comes. Keys then have their slots in place of halves. */
static enum status count_halves(struct part *part, struct poll *poll) {
    enum status status = clear_halves(part);
    struct half *halves = part->halves;
    for (size_t i = 0; i < part->count && !status; i++) {
        const uint32_t half = row_key_hash(part->keys[i]);
        size_t at = slot_of(part, part->keys[i]);
        if (part->count - i > AHEAD) __builtin_prefetch(&halves[slot_of(part, part->keys[i + AHEAD])], 1);
        while (halves[at].number && halves[at].half != half) at = (at + 1) & (part->slots - 1);
        halves[at] = (struct half){half, halves[at].number + 1};
        part->keys[i] = row_key((uint64_t)at << 32, row_key_row(part->keys[i]));
        if (poll_stop(poll, 4)) status = STATUS_INTERRUPT;
    }
    return status;
}

/* Makes a run of each half that comes twice. */
static enum status add_runs(struct holders *holders, struct part *part) {
    const size_t base = holders->lengths.count;
    for (size_t i = 0; i < part->slots; i++) {
        uint32_t *number = &part->halves[i].number, length = *number;
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
        const uint32_t number = part->halves[row_key_hash(part->keys[i])].number;
        if (part->count - i > AHEAD) __builtin_prefetch(&part->halves[row_key_hash(part->keys[i + AHEAD])]);
        if (poll_stop(poll, 4)) return STATUS_INTERRUPT;
        if (number)
            holders->postings.items[row_key_row(part->keys[i])] = part->number << PART_SHIFT | (number - 1);
    }
    return STATUS_OK;
}

static void release_part(struct part *part) {
    mem_free(part->next);
    mem_free(part->keys);
    mem_free(part->halves);
    twice_release(&part->twice);
}

static enum status make_part(const struct holders *holders, struct part *part) {
    const size_t largest = largest_part(holders), documents = holders->documents.count;
    *part = (struct part){.next = mem_alloc((documents + 1) * sizeof *part->next),
                          .keys = mem_alloc((largest + 1) * sizeof *part->keys)};
    if (twice_init(&part->twice, largest) || !part->next || !part->keys) return STATUS_NOMEM;
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
        part.count = twice_leave(&part.twice, part.keys, part.count, 32, poll);
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

/* Sorts by length the runs that are long, seldom more than a few. */
static enum status sort_long(uint64_t *keys, size_t count, struct poll *poll) {
    if (count > FEW) return sort_items(keys, count, (struct sort_order){sizeof *keys, by_length, NULL}, poll);
    for (size_t i = 1; i < count; i++) {
        uint64_t key = keys[i];
        size_t at = i;
        for (; at > 0 && keys[at - 1] > key; at--) keys[at] = keys[at - 1];
        keys[at] = key;
    }
    return STATUS_OK;
}

/* Writes keys sorted by length. Most runs are short, and are counted. */
static enum status sort_keys(const uint64_t *keys, size_t count, uint64_t *sorted, struct poll *poll) {
    uint32_t places[LENGTHS + 1] = {0};
    const uint64_t long_from = (uint64_t)LENGTHS << 32;
    for (size_t i = 0; i < count; i++) places[keys[i] < long_from ? keys[i] >> 32 : LENGTHS]++;
    to_places(places, LENGTHS + 1, 0);
    const uint32_t first_long = places[LENGTHS];
    for (size_t i = 0; i < count; i++)
        sorted[places[keys[i] < long_from ? keys[i] >> 32 : LENGTHS]++] = keys[i];
    return sort_long(sorted + first_long, count - first_long, poll);
}

/* Lists the runs among the postings at .. end-1, and asks memory for their lengths; gives how many. */
static size_t list_runs(const struct holders *holders, uint32_t at, uint32_t end, const size_t *bases,
                        uint64_t *keys) {
    size_t count = 0;
    for (; at < end; at++) {
        const uint32_t posting = holders->postings.items[at];
        bool single = (posting & SINGLE) == SINGLE;
        keys[count] = single ? 0 : bases[posting >> PART_SHIFT] + (posting & SINGLE);
        __builtin_prefetch(&holders->lengths.items[keys[count]]);
        count += !single;
    }
    return count;
}

/* Leaves of the postings of a document those of runs, which were listed, the shortest first. */
static enum status sort_document(struct holders *holders, uint64_t *keys, size_t count, uint64_t *sorted,
                                 struct poll *poll) {
    for (size_t i = 0; i < count; i++) {
        const uint32_t *place = &holders->lengths.items[keys[i]];
        keys[i] = (uint64_t)(place[1] - place[0] - 1) << 32 | place[0];
    }
    enum status status = sort_keys(keys, count, sorted, poll);
    for (size_t i = 0; i < count && !status; i++)
        holders->postings.items[holders->postings.count++] = (uint32_t)sorted[i];
    return status;
}

/* Lists a document before the one in front of it is sorted: its lengths come meanwhile. */
static enum status sort_documents(struct holders *holders, const size_t *bases, struct poll *poll) {
    size_t longest = 1, counts[2] = {0, 0};
    struct holders_document *documents = holders->documents.items;
    for (size_t i = 0; i < holders->documents.count; i++)
        if (documents[i].count > longest) longest = documents[i].count;
    uint64_t *keys = holders->keys = mem_alloc(3 * longest * sizeof *keys);
    enum status status = keys ? STATUS_OK : STATUS_NOMEM;
    holders->postings.count = 0;
    for (size_t i = 0, at = 0; i <= holders->documents.count && !status; i++) {
        const uint32_t end = i < holders->documents.count ? documents[i].end : (uint32_t)at;
        counts[i % 2] = list_runs(holders, (uint32_t)at, end, bases, keys + i % 2 * longest);
        if (i > 0) {
            size_t last = (i - 1) % 2;
            status = sort_document(holders, keys + last * longest, counts[last], keys + 2 * longest, poll);
            documents[i - 1].end = (uint32_t)holders->postings.count;
        }
        if (!status && poll_stop(poll, end - at)) status = STATUS_INTERRUPT;
        at = end;
    }
    return status;
}

/* Gives each run its place in the lists: lengths become the places where they begin, and a last one is that
 * of their end. */
static enum status place_runs(struct holders *holders) {
    uint64_t sum = 0;
    uint32_t *end = VECTOR_ADD(&holders->lengths);
    if (!end) return STATUS_NOMEM;
    *end = 0;
    for (size_t i = 0; i < holders->lengths.count; i++) {
        uint32_t length = holders->lengths.items[i];
        holders->lengths.items[i] = (uint32_t)sum;
        sum += 1 + (uint64_t)length;
    }
    return sum <= UINT32_MAX ? STATUS_OK : STATUS_NOMEM;
}

/* Gives back what is no longer needed, and makes the lists, which are empty. */
static enum status make_lists(struct holders *holders) {
    uint32_t size = holders->lengths.items[holders->lengths.count - 1];
    enum status status = vector_fit((void **)&holders->postings.items, &holders->postings.capacity,
                                    holders->postings.count + 1, sizeof *holders->postings.items);
    if (status) return status;
    VECTOR_RELEASE(&holders->lengths);
    mem_free(holders->keys);
    holders->keys = NULL;
    holders->lists = mem_zeroed((size_t)size + 1, sizeof *holders->lists);
    holders->met = mem_zeroed(holders->documents.count, sizeof *holders->met);
    return holders->lists && holders->met ? STATUS_OK : STATUS_NOMEM;
}

enum status holders_build(struct holders *holders, struct poll *poll) {
    size_t bases[PARTS];
    enum status status = find_runs(holders, bases, poll);
    if (!status) status = place_runs(holders);
    if (!status) status = sort_documents(holders, bases, poll);
    return status ? status : make_lists(holders);
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
    for (uint32_t at = first_posting(holders, document); at < end && !status; at++) {
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
    for (uint32_t i = first_posting(holders, document); i < end; i++) {
        uint32_t *run = &holders->lists[holders->postings.items[i]];
        run[++run[0]] = (uint32_t)document;
    }
}

void holders_release(struct holders *holders) {
    VECTOR_RELEASE(&holders->postings);
    VECTOR_RELEASE(&holders->documents);
    VECTOR_RELEASE(&holders->lengths);
    VECTOR_RELEASE(&holders->found);
    u64_map_release(&holders->own);
    mem_free(holders->lists);
    mem_free(holders->met);
    mem_free(holders->keys);
    *holders = (struct holders){.cut = 0};
}
