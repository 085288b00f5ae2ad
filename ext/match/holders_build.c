/*
 * holders_build.c - the index of shingles that stand in more than one document
 *
 * Documents 3 and 40 share b, 3 and 7 share c, and 7 and 40 d; the halves of a and b are in part 0:
 *
 *     document        3         7         40               3         7         40
 *     postings    a b | c     | c d     b | d          - 0 | 0     | 0 1     0 | 1
 *
 * Postings are numbered by run in place, because more than one copy of them is more memory than a row may
 * take: a half of part 5 becomes the number of a run that begins with 5, so that it is not taken for a half
 * of part 6. A document has its postings part by part: those of a group of parts, which are numbered in one
 * step over all documents, stand in one line of the cache.
 *
 * Then each document gets its runs, the shortest first, and each run its place in the lists.
 */
#include "base/hash.h"
#include "base/mem.h"
#include "base/sort.h"
#include "match/holders_impl.h"
#include "match/row_key.h"
#include "match/twice.h"

/* Parts in a group, half a million halves each of a million articles, whose tables stay in the cache. */
enum { GROUP = 8 };

/* A posting that is in no run, behind its part. */
enum { SINGLE = (1 << HOLDERS_PART_SHIFT) - 1 };

/* What is looked up is asked for so many steps ahead. To sort runs, those of fewer than LENGTHS documents are
 * counted, and of the others up to FEW are sorted without a call for each comparison. */
enum { AHEAD = 16, LENGTHS = 128, FEW = 48 };

/* Postings that are numbered part by part while they are in the cache. */
enum { NEIGHBOURS = 32 * 1024 };

/* A half that comes in a part, and how often; then its run and one, or 0. In a table of open addressing. */
struct half {
    uint32_t half, number;
};

/* The postings of a part, as keys with their places in rising order. */
struct part {
    uint64_t *keys;
    size_t count;
};

/* Parts that are numbered together. What comes twice in one is found in two steps: by bits of the halves
 * (twice.h), which leave most that come once out, and then by a table. */
struct group {
    uint32_t first; /* part */
    struct part parts[GROUP];
    uint32_t *next; /* by document: the place of its first posting of this group or a later one */
    uint64_t *keys; /* of all parts */
    struct twice twice;
    struct half *halves;
    size_t slots, capacity; /* a power of two; that there is memory for */
};

static size_t largest_part(const struct holders *holders) {
    size_t sizes[HOLDERS_PARTS] = {0}, largest = 0;
    for (size_t i = 0; i < holders->postings.count; i++)
        sizes[holders->postings.items[i] >> HOLDERS_PART_SHIFT]++;
    for (unsigned part = 0; part < HOLDERS_PARTS; part++)
        if (sizes[part] > largest) largest = sizes[part];
    return largest;
}

/* Until more is known all are single. */
static void collect(struct holders *holders, struct group *group, struct poll *poll) {
    uint32_t *postings = holders->postings.items;
    const size_t documents = holders->documents.count;
    for (unsigned i = 0; i < GROUP; i++) group->parts[i].count = 0;
    for (size_t i = 0; i < documents && !poll_stop(poll, 2); i++) {
        uint32_t at = group->next[i], end = holders->documents.items[i].end;
        if (documents - i > AHEAD) __builtin_prefetch(&postings[group->next[i + AHEAD]], 1);
        for (; at < end && postings[at] >> HOLDERS_PART_SHIFT < group->first + GROUP; at++) {
            struct part *part = &group->parts[postings[at] >> HOLDERS_PART_SHIFT & (GROUP - 1)];
            part->keys[part->count++] = row_key((uint64_t)postings[at] << 32, at);
            postings[at] |= SINGLE;
        }
        group->next[i] = at;
    }
}

static size_t slot_of(const struct group *group, uint64_t key) {
    return row_key_hash(key) & (group->slots - 1);
}

/* Gives the table room for so many keys. */
static enum status clear_halves(struct group *group, size_t keys) {
    group->slots = 1;
    while (group->slots < keys + keys / 4 + 1) group->slots *= 2;
    enum status status =
        vector_grow((void **)&group->halves, &group->capacity, group->slots, sizeof *group->halves);
    if (!status) memset(group->halves, 0, group->slots * sizeof *group->halves);
    return status;
}

/* Counts how often each half comes. Keys then have their slots in place of halves. */
static enum status count_halves(struct group *group, struct part *part, struct poll *poll) {
    enum status status = clear_halves(group, part->count);
    struct half *halves = group->halves;
    for (size_t i = 0; i < part->count && !status; i++) {
        const uint32_t half = row_key_hash(part->keys[i]);
        size_t at = slot_of(group, part->keys[i]);
        if (part->count - i > AHEAD) __builtin_prefetch(&halves[slot_of(group, part->keys[i + AHEAD])], 1);
        while (halves[at].number && halves[at].half != half) at = (at + 1) & (group->slots - 1);
        halves[at] = (struct half){half, halves[at].number + 1};
        part->keys[i] = row_key((uint64_t)at << 32, row_key_row(part->keys[i]));
        if (poll_stop(poll, 4)) status = STATUS_INTERRUPT;
    }
    return status;
}

static enum status add_run(struct holders *holders, uint32_t length) {
    uint8_t *added = VECTOR_ADD(&holders->lengths);
    if (!added) return STATUS_NOMEM;
    *added = length < HOLDERS_LONG ? (uint8_t)length : HOLDERS_LONG;
    struct holders_run *long_run = *added == HOLDERS_LONG ? VECTOR_ADD(&holders->long_runs) : NULL;
    if (long_run) *long_run = (struct holders_run){holders->lengths.count - 1, length};
    return long_run || *added < HOLDERS_LONG ? STATUS_OK : STATUS_NOMEM;
}

/* Makes a run of each half that comes twice. */
static enum status add_runs(struct holders *holders, struct group *group) {
    const size_t base = holders->lengths.count;
    for (size_t i = 0; i < group->slots; i++) {
        uint32_t *number = &group->halves[i].number, length = *number;
        *number = 0;
        if (length < 2) continue;
        *number = (uint32_t)(holders->lengths.count - base) + 1;
        if (*number > SINGLE || add_run(holders, length)) return STATUS_NOMEM;
    }
    return STATUS_OK;
}

/* Leaves of the keys of a part those in runs, with their numbers in place of slots. */
static enum status number_keys(const struct group *group, struct part *part, struct poll *poll) {
    const uint64_t number_of_part = group->first + (uint64_t)(part - group->parts);
    size_t kept = 0;
    for (size_t i = 0; i < part->count; i++) {
        const uint32_t number = group->halves[row_key_hash(part->keys[i])].number;
        if (part->count - i > AHEAD) __builtin_prefetch(&group->halves[row_key_hash(part->keys[i + AHEAD])]);
        if (poll_stop(poll, 4)) return STATUS_INTERRUPT;
        part->keys[kept] =
            row_key((number_of_part << HOLDERS_PART_SHIFT | (number - 1)) << 32, row_key_row(part->keys[i]));
        kept += number > 0;
    }
    part->count = kept;
    return STATUS_OK;
}

/* Puts the numbers of runs in the places of their postings, those of NEIGHBOURS at a time. */
static enum status number_postings(struct holders *holders, const struct group *group, struct poll *poll) {
    size_t done[GROUP] = {0};
    for (size_t end = 0; end < holders->postings.count; poll_stop(poll, NEIGHBOURS / HOLDERS_PARTS)) {
        end += NEIGHBOURS;
        for (unsigned i = 0; i < GROUP; i++) {
            const struct part *part = &group->parts[i];
            for (; done[i] < part->count && row_key_row(part->keys[done[i]]) < end; done[i]++)
                holders->postings.items[row_key_row(part->keys[done[i]])] = row_key_hash(part->keys[done[i]]);
        }
    }
    return poll_stopped(poll) ? STATUS_INTERRUPT : STATUS_OK;
}

static void release_group(struct group *group) {
    mem_free(group->next);
    mem_free(group->keys);
    mem_free(group->halves);
    twice_release(&group->twice);
}

static enum status make_group(const struct holders *holders, struct group *group) {
    const size_t largest = largest_part(holders), documents = holders->documents.count;
    *group = (struct group){.next = mem_alloc((documents + 1) * sizeof *group->next),
                            .keys = mem_alloc((GROUP * largest + 1) * sizeof *group->keys)};
    if (twice_init(&group->twice, largest) || !group->next || !group->keys) return STATUS_NOMEM;
    for (size_t i = 0; i < documents; i++) group->next[i] = holders_first_posting(holders, i);
    for (unsigned i = 0; i < GROUP; i++) group->parts[i].keys = group->keys + i * largest;
    return STATUS_OK;
}

/* Numbers the runs of a part, the first of them 0. */
static enum status number_part(struct holders *holders, struct group *group, struct part *part,
                               struct poll *poll) {
    part->count = twice_leave(&group->twice, part->keys, part->count, 32, poll);
    enum status status = poll_stopped(poll) ? STATUS_INTERRUPT : count_halves(group, part, poll);
    if (!status) status = add_runs(holders, group);
    return status ? status : number_keys(group, part, poll);
}

/* Numbers the runs of all parts; those of part p begin at bases[p]. */
static enum status find_runs(struct holders *holders, size_t *bases, struct poll *poll) {
    struct group group;
    enum status status = make_group(holders, &group);
    for (; group.first < HOLDERS_PARTS && !status; group.first += GROUP) {
        collect(holders, &group, poll);
        for (unsigned i = 0; i < GROUP && !status; i++) {
            bases[group.first + i] = holders->lengths.count;
            status = number_part(holders, &group, &group.parts[i], poll);
        }
        if (!status) status = number_postings(holders, &group, poll);
    }
    release_group(&group);
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
    holders_to_places(places, LENGTHS + 1, 0);
    const uint32_t first_long = places[LENGTHS];
    for (size_t i = 0; i < count; i++)
        sorted[places[keys[i] < long_from ? keys[i] >> 32 : LENGTHS]++] = keys[i];
    return sort_long(sorted + first_long, count - first_long, poll);
}

/* Lists the runs among the postings at .. end-1, and asks memory for their places; gives how many. */
static size_t list_runs(const struct holders *holders, uint32_t at, uint32_t end, const size_t *bases,
                        uint64_t *keys) {
    size_t count = 0;
    for (; at < end; at++) {
        const uint32_t posting = holders->postings.items[at];
        bool single = (posting & SINGLE) == SINGLE;
        keys[count] = single ? 0 : bases[posting >> HOLDERS_PART_SHIFT] + (posting & SINGLE);
        __builtin_prefetch(&holders->places[keys[count]]);
        count += !single;
    }
    return count;
}

/* Leaves of the postings of a document those of runs, which were listed, the shortest first. */
static enum status sort_document(struct holders *holders, uint64_t *keys, size_t count, uint64_t *sorted,
                                 struct poll *poll) {
    for (size_t i = 0; i < count; i++) {
        const uint32_t *place = &holders->places[keys[i]];
        keys[i] = (uint64_t)(place[1] - place[0] - 1) << 32 | place[0];
    }
    enum status status = sort_keys(keys, count, sorted, poll);
    for (size_t i = 0; i < count && !status; i++)
        holders->postings.items[holders->postings.count++] = (uint32_t)sorted[i];
    return status;
}

/* Lists a document before the one in front of it is sorted: its places come meanwhile. */
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

/* Gives each run its place in the lists. */
static enum status place_runs(struct holders *holders) {
    const size_t count = holders->lengths.count;
    const struct holders_run *long_run = holders->long_runs.items;
    uint32_t *places = holders->places = mem_alloc((count + 1) * sizeof *places);
    uint64_t sum = 0;
    if (!places) return STATUS_NOMEM;
    for (size_t i = 0; i < count; i++) {
        const uint8_t length = holders->lengths.items[i];
        places[i] = (uint32_t)sum;
        sum += 1 + (uint64_t)(length < HOLDERS_LONG ? length : long_run++->length);
    }
    places[count] = (uint32_t)sum;
    return sum <= UINT32_MAX ? STATUS_OK : STATUS_NOMEM;
}

/* Gives back what is no longer needed, and makes the lists, which are empty. */
static enum status make_lists(struct holders *holders) {
    const uint32_t size = holders->places[holders->lengths.count];
    enum status status = vector_fit((void **)&holders->postings.items, &holders->postings.capacity,
                                    holders->postings.count + 1, sizeof *holders->postings.items);
    if (status) return status;
    VECTOR_RELEASE(&holders->lengths);
    VECTOR_RELEASE(&holders->long_runs);
    mem_free(holders->places);
    mem_free(holders->keys);
    holders->places = NULL;
    holders->keys = NULL;
    holders->lists = mem_zeroed((size_t)size + 1, sizeof *holders->lists);
    holders->met = mem_zeroed(holders->documents.count, sizeof *holders->met);
    return holders->lists && holders->met ? STATUS_OK : STATUS_NOMEM;
}

enum status holders_build(struct holders *holders, struct poll *poll) {
    size_t bases[HOLDERS_PARTS];
    enum status status = find_runs(holders, bases, poll);
    if (!status) status = place_runs(holders);
    if (!status) status = sort_documents(holders, bases, poll);
    return status ? status : make_lists(holders);
}
