/*
 * alignment_alike.c - pairs sentences that are alike, the most alike first
 *
 * To compare each with each would be quadratic. A sentence is compared with those that have one of its
 * rarest words, where few have it, and with those that stand where it would stand; the same pairs come out.
 */
#include "base/mem.h"
#include "base/radix.h"
#include "match/alignment_impl.h"

/* Pairs below it are two different sentences. Of .25 to .28 all are as good on the edits and on articles
 * about different things. */
#define ALIKE_CUT 0.27
/* What the distance from the place where a sentence would stand takes off, over all of the text: it decides
 * between equals. Without it 4 of 100 pairs that were said to have moved had not; with it .5. */
#define DISTANCE_PRICE 0.02

enum {
    RARE_WORDS = 8, /* by which a sentence looks for others */
    RARE_LIST = 16, /* sentences that have such a word, at most */
    NEAR = 4,       /* places before and behind the expected one */
    CANDIDATES = 8, /* that a sentence keeps */
};

struct candidate {
    uint32_t a, b;
    double similarity, score;
};

/* Where the words of the free sentences of b stand, and what was found. */
struct search {
    struct aligner *aligner;
    uint32_t *first; /* by rank: where its sentences begin in `holders`; two more than words */
    uint32_t *holders;
    uint32_t *asked;  /* by sentence of b: the last one of a that was compared with it, and 1 */
    double *expected; /* by sentence of a */
    VECTOR_OF(struct candidate) candidates;
};

/* Whether word i of a bag is the first of its kind there. */
static bool first_of_kind(struct word_bag bag, size_t i) {
    return i == 0 || bag.ranks[i] != bag.ranks[i - 1];
}

/* Counts the free sentences of b that have a word, or deals them out when `holders` is there. */
static enum status pass_holders(struct search *search) {
    const struct aligner *aligner = search->aligner;
    for (size_t j = 0; j < aligner->sentences[1]->count; j++) {
        struct word_bag bag = aligner_bag(aligner, 1, j);
        if (poll_stop(aligner->poll, 1 + 2 * bag.count)) return STATUS_INTERRUPT;
        for (size_t i = 0; i < bag.count && aligner_free(aligner, 1, j); i++) {
            if (!first_of_kind(bag, i)) continue;
            if (search->holders)
                search->holders[search->first[bag.ranks[i] + 1]++] = (uint32_t)j;
            else
                search->first[bag.ranks[i] + 2]++;
        }
    }
    return STATUS_OK;
}

static enum status list_holders(struct search *search) {
    size_t words = search->aligner->likeness.words;
    search->first = mem_zeroed(words + 2, sizeof *search->first);
    enum status status = search->first ? pass_holders(search) : STATUS_NOMEM;
    for (size_t i = 1; i <= words && !status; i++) search->first[i + 1] += search->first[i];
    if (status) return status;
    search->holders = mem_zeroed(search->first[words + 1], sizeof *search->holders);
    return search->holders ? pass_holders(search) : STATUS_NOMEM;
}

/* The rarest words of a bag that some but few free sentences of b have; gives how many, at most
 * RARE_WORDS. */
static size_t rarest_words(const struct search *search, struct word_bag bag, uint32_t *ranks) {
    size_t count = 0;
    for (size_t i = 0; i < bag.count; i++) {
        uint32_t rank = bag.ranks[i], holders = search->first[rank + 1] - search->first[rank];
        if (!first_of_kind(bag, i) || holders == 0 || holders > RARE_LIST) continue;
        size_t place = count < RARE_WORDS ? count++ : RARE_WORDS;
        const uint32_t *all = search->aligner->likeness.holders;
        for (; place > 0 && all[ranks[place - 1]] > all[rank]; place--)
            if (place < RARE_WORDS) ranks[place] = ranks[place - 1];
        if (place < RARE_WORDS) ranks[place] = rank;
    }
    return count;
}

/* Compares sentence a with b, and keeps b among the best of a's `count` candidates. */
static size_t try_candidate(struct search *search, size_t a, size_t b, struct candidate *best, size_t count) {
    const struct aligner *aligner = search->aligner;
    if (!aligner_free(aligner, 1, b) || search->asked[b] == a + 1) return count;
    search->asked[b] = (uint32_t)a + 1;
    double s = bags_likeness(&aligner->likeness, aligner_bag(aligner, 0, a), aligner_bag(aligner, 1, b));
    if (s < ALIKE_CUT) return count;
    double distance =
        search->expected[a] > (double)b ? search->expected[a] - (double)b : (double)b - search->expected[a];
    double score = s - DISTANCE_PRICE * distance / (double)(aligner->sentences[1]->count + 1);
    struct candidate candidate = {(uint32_t)a, (uint32_t)b, s, score < 0 ? 0 : score};
    size_t place = count < CANDIDATES ? count++ : CANDIDATES;
    for (; place > 0 && best[place - 1].score < score; place--)
        if (place < CANDIDATES) best[place] = best[place - 1];
    if (place < CANDIDATES) best[place] = candidate;
    return count;
}

static enum status find_candidates(struct search *search, size_t a) {
    struct aligner *aligner = search->aligner;
    struct word_bag bag = aligner_bag(aligner, 0, a);
    struct candidate best[CANDIDATES];
    uint32_t ranks[RARE_WORDS];
    size_t words = rarest_words(search, bag, ranks), count = 0, sentences = aligner->sentences[1]->count;
    for (size_t i = 0; i < words; i++)
        for (size_t k = search->first[ranks[i]]; k < search->first[ranks[i] + 1]; k++) {
            count = try_candidate(search, a, search->holders[k], best, count);
            if (poll_stop(aligner->poll, 8 * bag.count)) return STATUS_INTERRUPT;
        }
    size_t middle = (size_t)search->expected[a];
    for (size_t b = middle > NEAR ? middle - NEAR : 0; b <= middle + NEAR && b < sentences; b++) {
        count = try_candidate(search, a, b, best, count);
        if (poll_stop(aligner->poll, 8 * bag.count)) return STATUS_INTERRUPT;
    }
    for (size_t i = 0; i < count; i++) {
        struct candidate *kept = VECTOR_ADD(&search->candidates);
        if (!kept) return STATUS_NOMEM;
        *kept = best[i];
    }
    return poll_stop(aligner->poll, bag.count) ? STATUS_INTERRUPT : STATUS_OK;
}

/* Pairs the best candidates first. */
static enum status pair_best(const struct search *search, uint64_t *keys, uint64_t *spare) {
    struct aligner *aligner = search->aligner;
    size_t count = search->candidates.count;
    const unsigned score_bits = 24, low = 64 - score_bits;
    if (!keys || !spare) return STATUS_NOMEM;
    for (size_t i = 0; i < count; i++) {
        uint64_t score = (uint64_t)(search->candidates.items[i].score * ((1 << score_bits) - 1));
        keys[i] = (((uint64_t)1 << score_bits) - 1 - score) << low | i;
    }
    if (radix_sort(keys, spare, count, (struct radix_bits){low, 64}, aligner->poll)) return STATUS_INTERRUPT;
    for (size_t i = 0; i < count; i++) {
        const struct candidate *best = &search->candidates.items[keys[i] & (((uint64_t)1 << low) - 1)];
        if (aligner_free(aligner, 0, best->a) && aligner_free(aligner, 1, best->b))
            aligner_pair(aligner, best->a, best->b);
    }
    return poll_stop(aligner->poll, 4 * count) ? STATUS_INTERRUPT : STATUS_OK;
}

static enum status search_all(struct search *search) {
    struct aligner *aligner = search->aligner;
    search->asked = mem_zeroed(aligner->sentences[1]->count, sizeof *search->asked);
    search->expected = mem_zeroed(aligner->sentences[0]->count, sizeof *search->expected);
    if (!search->asked || !search->expected) return STATUS_NOMEM;
    enum status status = list_holders(search);
    aligner_expect(aligner, search->expected);
    for (size_t a = 0; a < aligner->sentences[0]->count && !status; a++)
        if (aligner_free(aligner, 0, a)) status = find_candidates(search, a);
    if (status) return status;
    size_t count = search->candidates.count;
    uint64_t *keys = mem_zeroed(count, sizeof *keys), *spare = mem_zeroed(count, sizeof *spare);
    status = pair_best(search, keys, spare);
    mem_free(keys);
    mem_free(spare);
    return status;
}

enum status aligner_pair_alike(struct aligner *aligner) {
    struct search search = {.aligner = aligner};
    enum status status = search_all(&search);
    mem_free(search.first);
    mem_free(search.holders);
    mem_free(search.asked);
    mem_free(search.expected);
    VECTOR_RELEASE(&search.candidates);
    return status;
}
