/*
 * likeness.c - how alike two sentences of two texts are, by their words
 *
 * "guards shot the guard" and "the guard was shot by a guardsman": guard, shot and the are shared; "guards"
 * and "guardsman", left over on either side, begin with "guard", and the lighter of the two counts half.
 *
 * The words of a sentence are sorted by rank, so that the two are merged; the larger is leapt through, so
 * that many short sentences may be compared with one of a million words.
 */
#include "match/likeness.h"
#include "base/hash.h"
#include "base/logarithm.h"
#include "base/mem.h"
#include "base/radix.h"
#include "text/words.h"

/* Longer words that begin alike are mostly forms of one; four letters join "inter"nal with "inte"grity. */
enum { PREFIX_LETTERS = 5 };

static const uint32_t NONE = UINT32_MAX;

/* The bytes of the first letters of a key, or 0 when it has fewer, or begins with a digit. */
static size_t prefix_size(struct span key) {
    size_t letters = 0;
    if (key.size == 0 || (key.data[0] >= '0' && key.data[0] <= '9')) return 0;
    for (size_t i = 0; i < key.size; i++)
        if (((unsigned char)key.data[i] & 0xC0) != 0x80 && letters++ == PREFIX_LETTERS) return i;
    return letters < PREFIX_LETTERS ? 0 : key.size;
}

struct grouping {
    struct u64_map prefixes;
    uint32_t *group; /* by number in the vocabulary */
    struct buffer key;
};

/* Puts each word of a text, when it is met first, into the group of its prefix or into its own. */
static enum status group_words(struct grouping *grouping, const struct word_list *words, struct poll *poll) {
    for (size_t i = 0; i < words->count; i++) {
        uint32_t number = words->items[i].number;
        if (poll_stop(poll, 2)) return STATUS_INTERRUPT;
        if (grouping->group[number] != NONE) continue;
        buffer_clear(&grouping->key);
        word_fold(word_list_span(words, i, 1), &grouping->key, poll);
        if (grouping->key.status) return grouping->key.status;
        if (poll_stop(poll, words->items[i].size)) return STATUS_INTERRUPT;
        enum status status = u64_map_reserve(&grouping->prefixes, 1, poll);
        if (status) return status;
        struct span key = buffer_span(&grouping->key);
        size_t size = prefix_size(key);
        uint64_t hash = hash_seeded(size != 0, size ? span_slice(key, 0, size) : key);
        grouping->group[number] = (uint32_t)u64_map_add(&grouping->prefixes, hash);
    }
    return poll_stopped(poll) ? STATUS_INTERRUPT : STATUS_OK;
}

/* Numbers the words by group: counts each group, then deals out. Words of neither text come last. */
static enum status rank_words(struct likeness *likeness, const struct grouping *grouping, struct poll *poll) {
    size_t groups = grouping->prefixes.count;
    likeness->first = mem_zeroed(groups + 2, sizeof *likeness->first);
    if (!likeness->first) return STATUS_NOMEM;
    for (size_t i = 0; i < likeness->words; i++) {
        if (poll_stop(poll, 1)) return STATUS_INTERRUPT;
        if (grouping->group[i] != NONE) likeness->first[grouping->group[i] + 2]++;
    }
    for (size_t g = 1; g <= groups; g++) likeness->first[g + 1] += likeness->first[g];
    for (size_t i = 0; i < likeness->words; i++) {
        if (poll_stop(poll, 1)) return STATUS_INTERRUPT;
        if (grouping->group[i] == NONE) continue;
        uint32_t rank = likeness->first[grouping->group[i] + 1]++;
        likeness->rank[i] = rank;
        likeness->group[rank] = grouping->group[i];
    }
    return STATUS_OK;
}

static enum status make_ranks(struct likeness *likeness, const struct likeness_side sides[2],
                              struct poll *poll) {
    struct grouping grouping = {U64_MAP_INIT, mem_zeroed(likeness->words, sizeof *grouping.group),
                                BUFFER_INIT};
    enum status status = grouping.group ? STATUS_OK : STATUS_NOMEM;
    for (size_t i = 0; i < likeness->words && !status; i++) grouping.group[i] = NONE;
    for (int side = 0; side < 2 && !status; side++) status = group_words(&grouping, sides[side].words, poll);
    if (!status) status = rank_words(likeness, &grouping, poll);
    u64_map_release(&grouping.prefixes);
    buffer_release(&grouping.key);
    mem_free(grouping.group);
    return status;
}

/* The words of a text as ranks, sorted within each sentence. `keys` are then the sentences and ranks. */
static enum status sort_ranks(struct likeness *likeness, int side, const struct likeness_side *text,
                              uint64_t *keys, uint64_t *spare, struct poll *poll) {
    const struct sentence_list *sentences = text->sentences;
    size_t words = text->words->count;
    uint32_t *ranks = likeness->sides[side].ranks;
    if (!keys || !spare || !ranks) return STATUS_NOMEM;
    for (size_t s = 0; s < sentences->count; s++)
        for (size_t i = 0; i < sentences->items[s].count; i++) {
            size_t word = sentences->items[s].first + i;
            keys[word] = (uint64_t)s << 32 | likeness->rank[text->words->items[word].number];
            if (poll_stop(poll, 2)) return STATUS_INTERRUPT;
        }
    struct radix_bits bits = {0, 33};
    while (sentences->count >> (bits.high - 32)) bits.high++;
    if (radix_sort(keys, spare, words, bits, poll)) return STATUS_INTERRUPT;
    for (size_t i = 0; i < words; i++) {
        ranks[i] = (uint32_t)keys[i];
        if (poll_stop(poll, 1)) return STATUS_INTERRUPT;
    }
    return STATUS_OK;
}

/* Counts the sentences that have each word; of the two texts the larger count stays. */
static enum status count_holders(struct likeness *likeness, const uint64_t *keys, size_t words,
                                 struct poll *poll) {
    uint32_t *holders = mem_zeroed(likeness->words, sizeof *holders);
    enum status status = holders ? STATUS_OK : STATUS_NOMEM;
    for (size_t i = 0; i < words && !status; i++) {
        uint32_t rank = (uint32_t)keys[i];
        if (i && keys[i] == keys[i - 1]) continue;
        if (++holders[rank] > likeness->holders[rank]) likeness->holders[rank] = holders[rank];
        if (poll_stop(poll, 2)) status = STATUS_INTERRUPT;
    }
    mem_free(holders);
    return status;
}

static enum status read_side(struct likeness *likeness, int side, const struct likeness_side *text,
                             struct poll *poll) {
    size_t words = text->words->count;
    uint64_t *keys = mem_zeroed(words, sizeof *keys), *spare = mem_zeroed(words, sizeof *spare);
    likeness->sides[side].ranks = mem_zeroed(words, sizeof *likeness->sides[side].ranks);
    enum status status = sort_ranks(likeness, side, text, keys, spare, poll);
    if (!status) status = count_holders(likeness, keys, words, poll);
    mem_free(keys);
    mem_free(spare);
    return status;
}

static enum status sum_weights(struct likeness *likeness, int side, size_t words, struct poll *poll) {
    double *sums = likeness->sides[side].sums = mem_zeroed(words + 1, sizeof *sums);
    if (!sums) return STATUS_NOMEM;
    for (size_t i = 0; i < words; i++) {
        sums[i + 1] = sums[i] + likeness->weight[likeness->sides[side].ranks[i]];
        if (poll_stop(poll, 1)) return STATUS_INTERRUPT;
    }
    return STATUS_OK;
}

enum status likeness_read(struct likeness *likeness, const struct likeness_side sides[2], size_t vocabulary,
                          struct poll *poll) {
    likeness->words = vocabulary;
    likeness->rank = mem_zeroed(vocabulary, sizeof *likeness->rank);
    likeness->group = mem_zeroed(vocabulary, sizeof *likeness->group);
    likeness->holders = mem_zeroed(vocabulary, sizeof *likeness->holders);
    likeness->weight = mem_zeroed(vocabulary, sizeof *likeness->weight);
    if (!likeness->rank || !likeness->group || !likeness->holders || !likeness->weight) return STATUS_NOMEM;
    enum status status = make_ranks(likeness, sides, poll);
    for (int side = 0; side < 2 && !status; side++) status = read_side(likeness, side, &sides[side], poll);
    size_t counts[2] = {sides[0].sentences->count, sides[1].sentences->count};
    double n = (double)(counts[0] > counts[1] ? counts[0] : counts[1]);
    for (size_t i = 0; i < vocabulary && !status; i++) {
        likeness->weight[i] = likeness->holders[i] ? natural_logarithm((n + 1) / likeness->holders[i]) : 0;
        if (poll_stop(poll, 8)) status = STATUS_INTERRUPT;
    }
    for (int side = 0; side < 2 && !status; side++)
        status = sum_weights(likeness, side, sides[side].words->count, poll);
    return status;
}

void likeness_release(struct likeness *likeness) {
    mem_free(likeness->rank);
    mem_free(likeness->group);
    mem_free(likeness->first);
    mem_free(likeness->holders);
    mem_free(likeness->weight);
    for (int side = 0; side < 2; side++) {
        mem_free(likeness->sides[side].ranks);
        mem_free(likeness->sides[side].sums);
    }
    *likeness = (struct likeness)LIKENESS_INIT;
}

struct word_bag likeness_bag(const struct likeness *likeness, int side,
                             const struct listed_sentence *sentence) {
    return (struct word_bag){likeness->sides[side].ranks + sentence->first,
                             likeness->sides[side].sums + sentence->first, sentence->count};
}

struct word_bag likeness_join(const struct likeness *likeness, struct word_bag a, struct word_bag b,
                              uint32_t *ranks, double *sums) {
    size_t i = 0, j = 0;
    sums[0] = 0;
    for (size_t k = 0; k < a.count + b.count; k++) {
        bool from_a = j == b.count || (i < a.count && a.ranks[i] <= b.ranks[j]);
        ranks[k] = from_a ? a.ranks[i++] : b.ranks[j++];
        sums[k + 1] = sums[k] + likeness->weight[ranks[k]];
    }
    return (struct word_bag){ranks, sums, a.count + b.count};
}

/* The first place from `from` on with a rank that is not below `rank`: leaps, then halves. */
static size_t leap(struct word_bag bag, size_t from, size_t rank) {
    size_t step = 1, low = from, high = from;
    while (high < bag.count && bag.ranks[high] < rank) {
        low = high + 1;
        high += step;
        step *= 2;
    }
    if (high > bag.count) high = bag.count;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (bag.ranks[middle] < rank)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

static double weight_between(struct word_bag bag, size_t from, size_t to) {
    return bag.sums[to] - bag.sums[from];
}

/* What the words from..to-1 of one bag, which are of one group, share with those of the other. */
static double shared_in_group(const struct likeness *likeness, struct word_bag small, size_t from, size_t to,
                              struct word_bag large, size_t *position) {
    uint32_t group = likeness->group[small.ranks[from]];
    size_t start = leap(large, *position, likeness->first[group]);
    size_t end = leap(large, start, likeness->first[group + 1]);
    double both = 0;
    *position = end;
    if (start == end) return 0;
    for (size_t i = from, j = start; i < to; i++) {
        j = leap(large, j, small.ranks[i]);
        if (j >= end || large.ranks[j] != small.ranks[i]) continue;
        both += likeness->weight[small.ranks[i]];
        j++;
    }
    double left = weight_between(small, from, to) - both, other = weight_between(large, start, end) - both;
    return both + (left < other ? left : other) / 2;
}

double bags_likeness(const struct likeness *likeness, struct word_bag a, struct word_bag b) {
    struct word_bag small = a.count < b.count ? a : b, large = a.count < b.count ? b : a;
    double all = weight_between(a, 0, a.count) + weight_between(b, 0, b.count), shared = 0;
    size_t position = 0;
    if (small.count == 0 || all <= 0) return 0;
    for (size_t from = 0, to; from < small.count; from = to) {
        size_t end = likeness->first[likeness->group[small.ranks[from]] + 1];
        for (to = from + 1; to < small.count && small.ranks[to] < end;) to++;
        shared += shared_in_group(likeness, small, from, to, large, &position);
    }
    double s = 2 * shared / all;
    return s < 0 ? 0 : s > 1 ? 1 : s;
}
