/*
 * average_link.c - clusters whose members are alike on the average
 *
 * Each cluster has a list of its neighbours with the sum of the similarities between the two. The best two
 * clusters come off a heap of offers. When they are joined their lists become one, in which the sums of a
 * common neighbour are added; and as the averages towards all neighbours have changed, each of them gets a
 * new offer. An old offer is known by the sizes that it was made for. The lists of neighbours are not mended:
 * the roots of their members are looked up when they are read next.
 */
#include "match/average_link.h"
#include "base/mem.h"
#include <math.h>

enum { NONE = UINT32_MAX };

enum status average_link_init(struct average_link *link, size_t members) {
    size_t bytes = members * sizeof(uint32_t) + 1;
    *link = (struct average_link){.count = members,
                                  .parents = mem_alloc(bytes),
                                  .sizes = mem_alloc(bytes),
                                  .lists = mem_alloc(bytes),
                                  .places = mem_alloc(bytes),
                                  .weakest = mem_alloc(members * sizeof *link->weakest + 1)};
    if (!link->parents || !link->sizes || !link->lists || !link->places || !link->weakest)
        return STATUS_NOMEM;
    for (size_t i = 0; i < members; i++) {
        link->parents[i] = (uint32_t)i;
        link->sizes[i] = 1;
        link->lists[i] = link->places[i] = NONE;
        link->weakest[i] = INFINITY;
    }
    return STATUS_OK;
}

void average_link_release(struct average_link *link) {
    mem_free(link->parents);
    mem_free(link->sizes);
    mem_free(link->lists);
    mem_free(link->places);
    mem_free(link->weakest);
    VECTOR_RELEASE(&link->neighbours);
    VECTOR_RELEASE(&link->offers);
    link->parents = link->sizes = link->lists = link->places = NULL;
    link->weakest = NULL;
}

uint32_t average_link_root(struct average_link *link, uint32_t member) {
    uint32_t *parents = link->parents;
    while (parents[member] != member) member = parents[member] = parents[parents[member]];
    return member;
}

static enum status add_neighbour(struct average_link *link, uint32_t member, uint32_t other, double sum) {
    struct link_neighbour *neighbour = link->neighbours.count == NONE ? NULL : VECTOR_ADD(&link->neighbours);
    if (!neighbour) return STATUS_NOMEM;
    *neighbour = (struct link_neighbour){other, link->lists[member], sum};
    link->lists[member] = (uint32_t)link->neighbours.count - 1;
    return STATUS_OK;
}

enum status average_link_pair(struct average_link *link, uint32_t a, uint32_t b, double similarity) {
    enum status status = add_neighbour(link, a, b, similarity);
    return status ? status : add_neighbour(link, b, a, similarity);
}

/* ---- the heap ---- */

static bool is_before(const struct link_offer *x, const struct link_offer *y) {
    if (x->average != y->average) return x->average > y->average;
    return x->a != y->a ? x->a < y->a : x->b < y->b;
}

static enum status push_offer(struct average_link *link, struct link_offer offer) {
    struct link_offer *added = VECTOR_ADD(&link->offers);
    if (!added) return STATUS_NOMEM;
    struct link_offer *heap = link->offers.items;
    size_t at = link->offers.count - 1;
    for (; at > 0 && is_before(&offer, &heap[(at - 1) / 2]); at = (at - 1) / 2) heap[at] = heap[(at - 1) / 2];
    heap[at] = offer;
    return STATUS_OK;
}

static struct link_offer pop_offer(struct average_link *link) {
    struct link_offer *heap = link->offers.items, first = heap[0], last = heap[--link->offers.count];
    size_t count = link->offers.count, at = 0;
    for (size_t child; (child = 2 * at + 1) < count; at = child) {
        child += child + 1 < count && is_before(&heap[child + 1], &heap[child]);
        if (!is_before(&heap[child], &last)) break;
        heap[at] = heap[child];
    }
    if (count) heap[at] = last;
    return first;
}

/* Offers to join two roots, unless their average is below the cut. */
static enum status make_offer(struct average_link *link, uint32_t x, uint32_t y, double sum, double cut) {
    double average = sum / ((double)link->sizes[x] * link->sizes[y]);
    uint32_t a = x < y ? x : y, b = x < y ? y : x;
    if (average < cut) return STATUS_OK;
    return push_offer(link, (struct link_offer){average, a, b, link->sizes[a], link->sizes[b]});
}

/* ---- joining ---- */

/* Makes one list of that of a root: each neighbour once, without the root itself. */
static enum status tidy_list(struct average_link *link, uint32_t root, struct poll *poll) {
    struct link_neighbour *items = link->neighbours.items;
    uint32_t *end = &link->lists[root];
    for (uint32_t i = *end; i != NONE; i = items[i].next) {
        uint32_t other = items[i].member = average_link_root(link, items[i].member);
        if (poll_stop(poll, 16)) return STATUS_INTERRUPT;
        if (other == root) continue;
        if (link->places[other] != NONE) {
            items[link->places[other]].sum += items[i].sum;
            continue;
        }
        link->places[other] = i;
        *end = i;
        end = &items[i].next;
    }
    *end = NONE;
    for (uint32_t i = link->lists[root]; i != NONE; i = items[i].next) link->places[items[i].member] = NONE;
    return STATUS_OK;
}

/* Appends a list to another one, which is walked to its end. */
static void append_list(struct average_link *link, uint32_t *list, uint32_t more) {
    while (*list != NONE) list = &link->neighbours.items[*list].next;
    *list = more;
}

static enum status join(struct average_link *link, const struct link_offer *offer, double cut,
                        struct poll *poll) {
    uint32_t root = offer->a, other = offer->b;
    link->parents[other] = root;
    link->sizes[root] += link->sizes[other];
    link->weakest[root] = offer->average; /* below all earlier ones */
    append_list(link, &link->lists[root], link->lists[other]);
    enum status status = tidy_list(link, root, poll);
    for (uint32_t i = link->lists[root]; i != NONE && !status; i = link->neighbours.items[i].next) {
        const struct link_neighbour *neighbour = &link->neighbours.items[i];
        status = make_offer(link, root, neighbour->member, neighbour->sum, cut);
        if (!status && poll_stop(poll, 16)) status = STATUS_INTERRUPT;
    }
    return status;
}

/* Offers for all pairs as they were given. */
static enum status offer_pairs(struct average_link *link, double cut, struct poll *poll) {
    enum status status = STATUS_OK;
    for (uint32_t a = 0; a < link->count && !status; a++)
        for (uint32_t i = link->lists[a]; i != NONE && !status; i = link->neighbours.items[i].next) {
            const struct link_neighbour *neighbour = &link->neighbours.items[i];
            if (neighbour->member > a) status = make_offer(link, a, neighbour->member, neighbour->sum, cut);
            if (!status && poll_stop(poll, 16)) status = STATUS_INTERRUPT;
        }
    return status;
}

enum status average_link_run(struct average_link *link, double cut, struct poll *poll) {
    enum status status = offer_pairs(link, cut, poll);
    while (!status && link->offers.count) {
        struct link_offer offer = pop_offer(link);
        bool stands = link->parents[offer.a] == offer.a && link->parents[offer.b] == offer.b &&
                      link->sizes[offer.a] == offer.size_a && link->sizes[offer.b] == offer.size_b;
        if (stands) status = join(link, &offer, cut, poll);
        if (!status && poll_stop(poll, 16)) status = STATUS_INTERRUPT;
    }
    return status;
}
