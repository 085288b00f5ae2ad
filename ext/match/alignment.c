/*
 * alignment.c - which sentence of one text became which of another
 *
 *     a: It fell. Nobody was hurt. Police came.      b: Police came. It fell, and nobody got hurt. Why?
 *
 * "Police came" is equal. "It fell" and "It fell, and nobody got hurt" are alike, and more so with "Nobody
 * was hurt" beside the first. "Why?" was added. The pair "Police came" moved, being the lighter of the two
 * that are out of order.
 */
#include "match/alignment.h"
#include "base/mem.h"
#include "match/alignment_impl.h"
#include "match/rising.h"

/* A pair that is out of order, or all that two short texts share, is believed only when it is alike by more
 * than a name and a number; one that no other pair stands beside, by more than half. In 600 pairs of articles
 * on different things, as they were scraped, .17 sentences a pair were taken for edited ones without the
 * second, and .01 with it. */
#define MOVED_CUT 0.4
#define LONE_CUT  0.55

enum {
    BESIDE = 3,     /* sentences, in either text */
    SHORT_TEXT = 2, /* sentences of a text that is one long sentence, or was */
    /* Texts that share less than one word of STRANGERS, those of a pair counting by its similarity, share a
     * sentence of fewer than CHANCE_WORDS by chance: "Reuters", "All rights reserved." */
    STRANGERS = 4,
    CHANCE_WORDS = 8,
};

/* The place in b where sentence i of a would stand, in a run of sentences from..to-1 without a partner. */
static double expected_place(const struct aligner *aligner, size_t from, size_t to, size_t i) {
    const uint32_t *partner = aligner->partner[0];
    bool end = to == aligner->sentences[0]->count;
    double before = from ? (double)partner[from - 1] : -1;
    double behind = end ? (double)aligner->sentences[1]->count : (double)partner[to];
    double place = i - from + 1 <= to - i ? before + (double)(i - from + 1) : behind - (double)(to - i);
    return place < 0 ? 0 : place;
}

void aligner_expect(const struct aligner *aligner, double *expected) {
    size_t count = aligner->sentences[0]->count;
    for (size_t from = 0, to; from < count; from = to + 1) {
        for (to = from; to < count && aligner_free(aligner, 0, to);) to++;
        for (size_t i = from; i < to; i++) expected[i] = expected_place(aligner, from, to, i);
        if (to < count) expected[to] = aligner->partner[0][to];
    }
}

/* Lists the pairs in the order of b, each of one sentence and one. */
static enum status list_pairs(struct alignment *alignment, const struct aligner *aligner) {
    alignment->pairs.count = 0;
    for (size_t b = 0; b < aligner->sentences[1]->count; b++) {
        if (aligner_free(aligner, 1, b)) continue;
        struct aligned_pair *pair = VECTOR_ADD(&alignment->pairs);
        if (!pair) return STATUS_NOMEM;
        *pair = (struct aligned_pair){.sides = {{aligner->partner[1][b], 1}, {(uint32_t)b, 1}}};
        if (poll_stop(aligner->poll, 4)) return STATUS_INTERRUPT;
    }
    return STATUS_OK;
}

/* Whether one sentence each say the same, word for word; marks alone count where there are no words. */
static bool same_words(const struct aligner *aligner, const struct aligned_pair *pair) {
    const struct listed_sentence *a = &aligner->sentences[0]->items[pair->sides[0].first];
    const struct listed_sentence *b = &aligner->sentences[1]->items[pair->sides[1].first];
    if (a->count != b->count || (a->count == 0 && !span_equal(a->text, b->text))) return false;
    for (size_t i = 0; i < a->count; i++)
        if (aligner->words[0]->items[a->first + i].number != aligner->words[1]->items[b->first + i].number)
            return false;
    return true;
}

static enum status compare_pairs(struct alignment *alignment, const struct aligner *aligner) {
    for (size_t i = 0; i < alignment->pairs.count; i++) {
        struct aligned_pair *pair = &alignment->pairs.items[i];
        struct word_bag bags[2];
        for (int side = 0; side < 2; side++) bags[side] = aligner_bag(aligner, side, pair->sides[side].first);
        pair->same_words = same_words(aligner, pair);
        pair->similarity = pair->same_words ? 1 : bags_likeness(&aligner->likeness, bags[0], bags[1]);
        if (poll_stop(aligner->poll, 8 * (bags[0].count + bags[1].count))) return STATUS_INTERRUPT;
    }
    return STATUS_OK;
}

/* Sets `moved` of each pair. */
static enum status find_moved(struct alignment *alignment, struct poll *poll) {
    size_t count = alignment->pairs.count;
    struct rising_item *items = mem_zeroed(count, sizeof *items);
    if (!items) return STATUS_NOMEM;
    for (size_t i = 0; i < count; i++) {
        const struct sentence_run *b = &alignment->pairs.items[i].sides[1];
        size_t words = sentence_list_words(&alignment->sentences[1], b->first, b->count);
        items[i].key = alignment->pairs.items[i].sides[0].first;
        items[i].weight = (uint32_t)words + !words;
    }
    enum status status = rising_heaviest(items, count, alignment->sentences[0].count, poll);
    for (size_t i = 0; i < count && !status; i++) alignment->pairs.items[i].moved = !items[i].stays;
    mem_free(items);
    return status;
}

/* Whether two texts are so short that hardly a pair could stand beside another: who compares two sentences
 * means them. */
static bool are_short(const struct aligner *aligner) {
    return aligner->sentences[0]->count <= SHORT_TEXT && aligner->sentences[1]->count <= SHORT_TEXT;
}

/* Whether another pair stands beside a pair of single sentences in both texts. */
static bool supported(const struct aligner *aligner, const struct aligned_pair *pair) {
    const uint32_t *partner = aligner->partner[0];
    int64_t a = pair->sides[0].first, b = pair->sides[1].first;
    for (int64_t step = -BESIDE; step <= BESIDE; step++) {
        int64_t other = a + step;
        if (step == 0 || other < 0 || other >= (int64_t)aligner->sentences[0]->count) continue;
        if (partner[other] == ALIGNMENT_NONE) continue;
        int64_t off = (int64_t)partner[other] - (b + step);
        if (off >= -BESIDE && off <= BESIDE) return true;
    }
    return false;
}

/* The words of b in a pair of single sentences. */
static size_t pair_words(const struct aligner *aligner, const struct aligned_pair *pair) {
    return aligner->sentences[1]->items[pair->sides[1].first].count;
}

/* Whether two texts share so little that short pairs are chance. */
static bool are_strangers(const struct alignment *alignment, const struct aligner *aligner) {
    size_t a = aligner->words[0]->count, b = aligner->words[1]->count;
    double shared = 0;
    for (size_t i = 0; i < alignment->pairs.count; i++) {
        const struct aligned_pair *pair = &alignment->pairs.items[i];
        shared += pair->similarity * (double)pair_words(aligner, pair);
    }
    return shared * STRANGERS < (double)(a < b ? a : b);
}

/* Whether a pair is not alike enough for where it stands: two sentences about one person, say. */
static bool is_doubtful(const struct aligner *aligner, const struct aligned_pair *pair) {
    bool is_lone = !are_short(aligner) && !supported(aligner, pair);
    double least = is_lone ? LONE_CUT : pair->moved || are_short(aligner) ? MOVED_CUT : 0;
    return pair->similarity < least;
}

static bool is_chance(const struct aligner *aligner, const struct aligned_pair *pair) {
    return pair_words(aligner, pair) < CHANCE_WORDS;
}

/* Parts the pairs that are so. */
static enum status part(struct alignment *alignment, struct aligner *aligner,
                        bool (*is_so)(const struct aligner *, const struct aligned_pair *)) {
    size_t kept = 0;
    for (size_t i = 0; i < alignment->pairs.count; i++) {
        struct aligned_pair *pair = &alignment->pairs.items[i];
        if (is_so(aligner, pair)) {
            aligner->partner[0][pair->sides[0].first] = ALIGNMENT_NONE;
            aligner->partner[1][pair->sides[1].first] = ALIGNMENT_NONE;
        } else {
            alignment->pairs.items[kept++] = *pair;
        }
        if (poll_stop(aligner->poll, 16)) return STATUS_INTERRUPT;
    }
    alignment->pairs.count = kept;
    return STATUS_OK;
}

static enum status part_doubtful(struct alignment *alignment, struct aligner *aligner) {
    enum status status = STATUS_OK;
    if (are_strangers(alignment, aligner)) status = part(alignment, aligner, is_chance);
    return status ? status : part(alignment, aligner, is_doubtful);
}

static enum status number_pairs(struct alignment *alignment) {
    for (int side = 0; side < 2; side++) {
        size_t count = alignment->sentences[side].count;
        uint32_t *pair_of = alignment->pair_of[side] = mem_zeroed(count, sizeof *pair_of);
        if (!pair_of) return STATUS_NOMEM;
        for (size_t i = 0; i < count; i++) pair_of[i] = ALIGNMENT_NONE;
        for (size_t i = 0; i < alignment->pairs.count; i++) {
            struct sentence_run run = alignment->pairs.items[i].sides[side];
            for (size_t k = 0; k < run.count; k++) pair_of[run.first + k] = (uint32_t)i;
        }
    }
    return STATUS_OK;
}

static enum status align(struct alignment *alignment, struct aligner *aligner) {
    enum status status = aligner_pair_equal(aligner);
    if (!status) status = aligner_pair_alike(aligner);
    if (!status) status = list_pairs(alignment, aligner);
    if (!status) status = compare_pairs(alignment, aligner);
    if (!status) status = find_moved(alignment, aligner->poll);
    if (!status) status = part_doubtful(alignment, aligner);
    if (!status) status = aligner_join(aligner, alignment->pairs.items, alignment->pairs.count);
    if (!status) status = find_moved(alignment, aligner->poll);
    if (!status) status = number_pairs(alignment);
    return status;
}

/* Reads the sentences and their words; all are free. */
static enum status aligner_begin(struct aligner *aligner, size_t vocabulary) {
    struct likeness_side sides[2];
    enum status status = STATUS_OK;
    for (int side = 0; side < 2 && !status; side++) {
        struct sentence_list *sentences = aligner->sentences[side];
        status = sentence_list_read(sentences, aligner->words[side], aligner->poll);
        if (status) break;
        aligner->partner[side] = mem_zeroed(sentences->count, sizeof *aligner->partner[side]);
        if (!aligner->partner[side]) return STATUS_NOMEM;
        for (size_t i = 0; i < sentences->count; i++) aligner->partner[side][i] = ALIGNMENT_NONE;
        sides[side] = (struct likeness_side){aligner->words[side], sentences};
    }
    return status ? status : likeness_read(&aligner->likeness, sides, vocabulary, aligner->poll);
}

enum status alignment_read(struct alignment *alignment, const struct word_list *a, const struct word_list *b,
                           size_t vocabulary, struct poll *poll) {
    struct aligner aligner = {
        .words = {a, b},
        .sentences = {&alignment->sentences[0], &alignment->sentences[1]},
        .likeness = LIKENESS_INIT,
        .poll = poll,
    };
    enum status status = aligner_begin(&aligner, vocabulary);
    if (!status) status = align(alignment, &aligner);
    likeness_release(&aligner.likeness);
    mem_free(aligner.partner[0]);
    mem_free(aligner.partner[1]);
    return status;
}

void alignment_release(struct alignment *alignment) {
    for (int side = 0; side < 2; side++) {
        sentence_list_release(&alignment->sentences[side]);
        mem_free(alignment->pair_of[side]);
    }
    VECTOR_RELEASE(&alignment->pairs);
    *alignment = (struct alignment)ALIGNMENT_INIT;
}

/* ---- both texts from front to back ---- */

/* The pair of a sentence, or NULL where it is shown without one. */
static const struct aligned_pair *shown_pair(const struct alignment_walk *walk, int side, uint32_t sentence) {
    uint32_t number = walk->alignment->pair_of[side][sentence];
    const struct aligned_pair *pair = number == ALIGNMENT_NONE ? NULL : &walk->alignment->pairs.items[number];
    return pair && pair->moved && walk->moved_apart ? NULL : pair;
}

/* The first sentence of a that is no part of what stands before the next pair that did not move. */
static uint32_t next_kept(struct alignment_walk *walk) {
    const struct alignment *alignment = walk->alignment;
    while (walk->pair < alignment->pairs.count &&
           (alignment->pairs.items[walk->pair].moved ||
            alignment->pairs.items[walk->pair].sides[1].first < walk->b))
        walk->pair++;
    return walk->pair < alignment->pairs.count ? alignment->pairs.items[walk->pair].sides[0].first
                                               : (uint32_t)alignment->sentences[0].count;
}

static bool next_deleted(struct alignment_walk *walk, struct aligned_row *row) {
    for (uint32_t limit = next_kept(walk); walk->a < limit; walk->a++) {
        if (shown_pair(walk, 0, walk->a)) continue;
        *row = (struct aligned_row){ALIGNED_DELETED, {{walk->a++, 1}, {walk->b, 0}}, NULL};
        return true;
    }
    return false;
}

bool alignment_next(struct alignment_walk *walk, struct aligned_row *row) {
    if (next_deleted(walk, row)) return true;
    if (walk->b == walk->alignment->sentences[1].count) return false;
    const struct aligned_pair *pair = shown_pair(walk, 1, walk->b);
    if (!pair) {
        *row = (struct aligned_row){ALIGNED_ADDED, {{walk->a, 0}, {walk->b++, 1}}, NULL};
        return true;
    }
    *row = (struct aligned_row){
        pair->same_words ? ALIGNED_UNCHANGED : ALIGNED_EDITED, {pair->sides[0], pair->sides[1]}, pair};
    walk->b += pair->sides[1].count;
    if (!pair->moved) walk->a = pair->sides[0].first + pair->sides[0].count;
    return true;
}
