/*
 * event_search.c - which documents are at least so similar to one, exactly
 *
 * sums[other] grows by the products of the words that both have, list by list, for some thousand documents at
 * a time, whose sums stay in the first-level cache. Then one loop over these sums, without a list of those
 * touched, asks which of them may reach the cut:
 *
 *     sums[other] + common[focus] common[other] >= cut
 *
 * Sums are of 32 bits, and so are a little wrong; the answer is worked out again in 64.
 */
#include "match/event_search.h"
#include "base/mem.h"
#include <math.h>

/* More than what sums of some thousand products, none above 1 in all, lose in 32 bits. */
#define SUM_ERROR 1e-4

/* Fewer would let everything through. */
enum { WEIGHT_BITS_MIN = 8 };

/* ---- the index ---- */

static const struct event_term *terms_of(const struct event_search *search, uint32_t document) {
    return search->corpus->terms.items + search->corpus->documents.items[document].start;
}

/* A weight, 0 .. 1, takes what bits a document leaves: 18 of 14,000 documents. Rounding up keeps the sums
 * above what they stand for. */
static uint32_t posting(const struct event_search *search, uint32_t document, float weight) {
    uint32_t most = ((uint32_t)1 << search->bits) - 1, scaled = (uint32_t)(weight * (float)most) + 1;
    return document << search->bits | (scaled < most ? scaled : most);
}

static enum status fill_index(struct event_search *search, struct poll *poll) {
    const struct event_corpus *corpus = search->corpus;
    for (uint32_t d = 0; d < corpus->documents.count; d++) {
        const struct event_term *terms = terms_of(search, d);
        uint32_t rare = corpus->documents.items[d].rare;
        for (uint32_t i = 0; i < rare; i++)
            search->postings[search->first[terms[i].word]++] = posting(search, d, terms[i].weight);
        if (poll_stop(poll, 4 * (size_t)rare)) return STATUS_INTERRUPT;
    }
    size_t words = corpus->words.count;
    memmove(search->first + 1, search->first, words * sizeof *search->first);
    search->first[0] = 0;
    return STATUS_OK;
}

static enum status count_postings(struct event_search *search, struct poll *poll) {
    const struct event_corpus *corpus = search->corpus;
    size_t words = corpus->words.count, sum = 0, most = 0;
    memset(search->first, 0, (words + 1) * sizeof *search->first);
    for (uint32_t d = 0; d < corpus->documents.count; d++) {
        const struct event_term *terms = terms_of(search, d);
        uint32_t rare = corpus->documents.items[d].rare;
        for (uint32_t i = 0; i < rare; i++) search->first[terms[i].word]++;
        if (rare > most) most = rare;
        if (poll_stop(poll, rare)) return STATUS_INTERRUPT;
    }
    for (size_t i = 0; i <= words; i++) {
        size_t count = search->first[i];
        search->first[i] = sum;
        sum += count;
    }
    search->postings = mem_alloc(sum * sizeof *search->postings + 1);
    search->places = mem_alloc(most * sizeof *search->places + 1);
    return search->postings && search->places ? STATUS_OK : STATUS_NOMEM;
}

/* What numbers of so many documents leave of 32 bits. */
static unsigned weight_bits(size_t documents) {
    unsigned bits = 31;
    while (bits > 0 && documents >> (32 - bits)) bits--;
    return bits;
}

enum status event_search_start(struct event_search *search, const struct event_corpus *corpus, double cut,
                               double days, struct poll *poll) {
    size_t words = corpus->words.count, documents = corpus->documents.count;
    if (weight_bits(documents) < WEIGHT_BITS_MIN) return STATUS_TOOBIG;
    *search = (struct event_search){
        .corpus = corpus,
        .cut = cut,
        .days = days,
        .bits = weight_bits(documents),
        .first = mem_alloc((words + 1) * sizeof *search->first),
        .sums = mem_alloc(documents * sizeof *search->sums + 1),
        .common = mem_alloc(documents * sizeof *search->common + 1),
        .weights = mem_alloc(words * sizeof *search->weights + 1),
    };
    if (!search->first || !search->sums || !search->common || !search->weights) return STATUS_NOMEM;
    for (size_t i = 0; i < documents; i++) search->common[i] = (float)corpus->documents.items[i].common;
    memset(search->sums, 0, documents * sizeof *search->sums);
    memset(search->weights, 0, words * sizeof *search->weights);
    enum status status = count_postings(search, poll);
    return status ? status : fill_index(search, poll);
}

void event_search_release(struct event_search *search) {
    mem_free(search->first);
    mem_free(search->postings);
    mem_free(search->places);
    mem_free(search->sums);
    mem_free(search->common);
    mem_free(search->weights);
    VECTOR_RELEASE(&search->found);
    search->first = NULL;
    search->postings = NULL;
    search->places = NULL;
    search->sums = search->common = search->weights = NULL;
}

/* ---- searching ---- */

/* Moves the window to the focus; false where no other document may stand in it. */
static bool move_window(struct event_search *search, uint32_t focus) {
    const struct event_document *documents = search->corpus->documents.items;
    if (isinf(search->days)) return true;
    if (isnan(documents[focus].time)) return false;
    if (search->begin > focus) search->begin = 0;
    while (documents[focus].time - documents[search->begin].time > search->days) search->begin++;
    return true;
}

/* The first posting of a word within the window. */
static const uint32_t *first_posting(const struct event_search *search, uint32_t word) {
    size_t low = search->first[word], high = search->first[word + 1];
    while (search->begin > 0 && low < high) {
        size_t middle = low + (high - low) / 2;
        if (search->postings[middle] >> search->bits < search->begin)
            low = middle + 1;
        else
            high = middle;
    }
    return search->postings + low;
}

static void find_places(struct event_search *search, uint32_t focus) {
    const struct event_term *terms = terms_of(search, focus);
    uint32_t rare = search->corpus->documents.items[focus].rare;
    for (uint32_t i = 0; i < rare; i++) search->places[i] = first_posting(search, terms[i].word);
}

/* Most lists are short, and each begins elsewhere in memory, which is asked for it so many lists before. */
enum { PLACES_AHEAD = 8 };

/* Adds up what the documents before number `end` have in common with the focus. */
static enum status sum_up(struct event_search *search, uint32_t focus, uint32_t end, struct poll *poll) {
    const struct event_term *terms = terms_of(search, focus);
    const uint32_t rare = search->corpus->documents.items[focus].rare, limit = end << search->bits;
    const uint32_t most = ((uint32_t)1 << search->bits) - 1;
    const unsigned bits = search->bits;
    float *sums = search->sums;
    for (uint32_t i = 0; i < rare; i++) {
        const uint32_t *first = search->places[i], *p = first;
        const float weight = terms[i].weight / (float)most;
        if (i + PLACES_AHEAD < rare) __builtin_prefetch(search->places[i + PLACES_AHEAD]);
        for (; *p < limit; p++) sums[*p >> bits] += weight * (float)(int32_t)(*p & most);
        search->places[i] = p;
        if (poll_stop(poll, (size_t)(p - first) / 2 + 4)) return STATUS_INTERRUPT;
    }
    return STATUS_OK;
}

/* The products of the weights of the focus and the terms of another document, from number `from` on. */
static double product(const struct event_search *search, uint32_t other, uint32_t from) {
    const struct event_term *terms = terms_of(search, other);
    uint32_t count = search->corpus->documents.items[other].count;
    double sum = 0;
    for (uint32_t i = from; i < count; i++) sum += (double)search->weights[terms[i].word] * terms[i].weight;
    return sum;
}

/* Keeps another document where its cosine with the focus is at least the cut; its sum may be so. */
static enum status look_closer(struct event_search *search, uint32_t focus, uint32_t other, double sum) {
    const struct event_document *document = &search->corpus->documents.items[other];
    if (sum + product(search, other, document->rare) < search->cut - SUM_ERROR) return STATUS_OK;
    double cosine = product(search, other, 0);
    if (cosine < search->cut) return STATUS_OK;
    struct event_match *match = VECTOR_ADD(&search->found);
    if (match) *match = (struct event_match){focus, other, cosine < 1 ? cosine : 1};
    return match ? STATUS_OK : STATUS_NOMEM;
}

/* Whether any of `count` documents from number `from` on may reach the cut. */
static bool any_may_reach(const struct event_search *search, float common, uint32_t from, uint32_t count) {
    const float *sums = search->sums + from, *theirs = search->common + from;
    const float cut = (float)(search->cut - SUM_ERROR);
    unsigned any = 0;
    for (uint32_t i = 0; i < count; i++) any |= sums[i] + common * theirs[i] >= cut;
    return any;
}

enum { SUMS_BLOCK = 64 };

static enum status take_sums(struct event_search *search, uint32_t focus, uint32_t begin, uint32_t end,
                             struct poll *poll) {
    float common = search->common[focus];
    for (uint32_t from = begin; from < end; from += SUMS_BLOCK) {
        uint32_t count = end - from < SUMS_BLOCK ? end - from : SUMS_BLOCK;
        bool any = any_may_reach(search, common, from, count);
        for (uint32_t other = from; any && other < from + count; other++) {
            if (!any_may_reach(search, common, other, 1)) continue;
            enum status status = look_closer(search, focus, other, search->sums[other]);
            if (status) return status;
            if (poll_stop(poll, search->corpus->documents.items[other].count)) return STATUS_INTERRUPT;
        }
        memset(search->sums + from, 0, count * sizeof *search->sums);
        if (poll_stop(poll, SUMS_BLOCK / 4)) return STATUS_INTERRUPT;
    }
    return STATUS_OK;
}

/* 16 KB of sums. */
enum { TILE = 4096 };

enum status event_search_from(struct event_search *search, uint32_t focus, struct poll *poll) {
    const struct event_document *document = &search->corpus->documents.items[focus];
    const struct event_term *terms = terms_of(search, focus);
    if (!move_window(search, focus)) return STATUS_OK;
    for (uint32_t i = 0; i < document->count; i++) search->weights[terms[i].word] = terms[i].weight;
    find_places(search, focus);
    enum status status = STATUS_OK;
    for (uint32_t begin = search->begin; begin < focus && !status; begin += TILE) {
        uint32_t end = focus - begin < TILE ? focus : begin + TILE;
        status = sum_up(search, focus, end, poll);
        if (!status) status = take_sums(search, focus, begin, end, poll);
    }
    for (uint32_t i = 0; i < document->count; i++) search->weights[terms[i].word] = 0;
    return status;
}
