/*
 * alignment_equal.c - pairs sentences with the same words in the same order
 *
 * Most sentences stand once in each text, and are paired at once. One that stands several times goes with
 * its neighbour: behind a pair, or before one, equal sentences are paired in a row. What is left of a
 * sentence that both texts repeat goes to the nearest place.
 *
 *     a: More. One. More. Two.      b: More. Two. More.
 *     Two-Two are sure; More before Two follows; the first More of a gets the last of b.
 */
#include "base/hash.h"
#include "base/mem.h"
#include "match/alignment_impl.h"

/* Sentences by what they say. */
struct classes {
    uint32_t *of[2];    /* by sentence */
    uint32_t *first[2]; /* by class: where its sentences begin in `members`; two more than classes */
    uint32_t *members[2];
    size_t count;
};

static uint64_t sentence_hash(const struct word_list *words, const struct listed_sentence *sentence) {
    if (sentence->count == 0) return hash_seeded(1, sentence->text);
    uint64_t hash = sentence->count;
    for (size_t i = 0; i < sentence->count; i++)
        hash = hash_mix(hash ^ words->items[sentence->first + i].number, HASH_GOLDEN);
    return hash;
}

static enum status classify_side(struct classes *classes, struct u64_map *map, const struct aligner *aligner,
                                 int side) {
    const struct sentence_list *sentences = aligner->sentences[side];
    classes->of[side] = mem_zeroed(sentences->count, sizeof *classes->of[side]);
    if (!classes->of[side]) return STATUS_NOMEM;
    enum status status = u64_map_reserve(map, sentences->count, aligner->poll);
    if (status) return status;
    for (size_t i = 0; i < sentences->count; i++) {
        uint64_t hash = sentence_hash(aligner->words[side], &sentences->items[i]);
        classes->of[side][i] = (uint32_t)u64_map_add(map, hash);
        if (poll_stop(aligner->poll, 8 + sentences->items[i].count)) return STATUS_INTERRUPT;
    }
    return STATUS_OK;
}

/* The members of each class, in order: counts each class, then deals out. */
static enum status list_members(struct classes *classes, const struct aligner *aligner, int side) {
    size_t count = aligner->sentences[side]->count;
    uint32_t *first = classes->first[side] = mem_zeroed(classes->count + 2, sizeof *first);
    uint32_t *members = classes->members[side] = mem_zeroed(count, sizeof *members);
    if (!first || !members) return STATUS_NOMEM;
    for (size_t i = 0; i < count; i++) first[classes->of[side][i] + 2]++;
    for (size_t c = 1; c <= classes->count; c++) first[c + 1] += first[c];
    for (size_t i = 0; i < count; i++) members[first[classes->of[side][i] + 1]++] = (uint32_t)i;
    return poll_stop(aligner->poll, 4 * count) ? STATUS_INTERRUPT : STATUS_OK;
}

static enum status make_classes(struct classes *classes, const struct aligner *aligner) {
    struct u64_map map = U64_MAP_INIT;
    enum status status = classify_side(classes, &map, aligner, 0);
    if (!status) status = classify_side(classes, &map, aligner, 1);
    classes->count = map.count;
    for (int side = 0; side < 2 && !status; side++) status = list_members(classes, aligner, side);
    u64_map_release(&map);
    return status;
}

static size_t members_of(const struct classes *classes, int side, size_t class) {
    return classes->first[side][class + 1] - classes->first[side][class];
}

static void pair_unique(const struct classes *classes, struct aligner *aligner) {
    for (size_t c = 0; c < classes->count; c++)
        if (members_of(classes, 0, c) == 1 && members_of(classes, 1, c) == 1)
            aligner_pair(aligner, classes->members[0][classes->first[0][c]],
                         classes->members[1][classes->first[1][c]]);
}

/* Pairs a free sentence of a with sentence b, if that is free too and says the same. */
static void pair_if_equal(const struct classes *classes, struct aligner *aligner, size_t a, size_t b) {
    if (b < aligner->sentences[1]->count && aligner_free(aligner, 0, a) && aligner_free(aligner, 1, b) &&
        classes->of[0][a] == classes->of[1][b])
        aligner_pair(aligner, a, b);
}

/* Behind each pair, from front to back, then before each; the two ends of the texts count as pairs. */
static void pair_neighbours(const struct classes *classes, struct aligner *aligner) {
    size_t count = aligner->sentences[0]->count;
    for (size_t i = 0; i < count; i++)
        if (i == 0 || !aligner_free(aligner, 0, i - 1))
            pair_if_equal(classes, aligner, i, i ? aligner->partner[0][i - 1] + (size_t)1 : 0);
    for (size_t i = count; i-- > 0;)
        if (i + 1 == count || !aligner_free(aligner, 0, i + 1))
            pair_if_equal(classes, aligner, i,
                          (i + 1 == count ? aligner->sentences[1]->count : aligner->partner[0][i + 1]) -
                              (size_t)1);
}

/* The members of a class that are free, moved to the front of its list; gives their number. */
static size_t keep_free(const struct classes *classes, const struct aligner *aligner, int side,
                        size_t class) {
    uint32_t *members = classes->members[side] + classes->first[side][class];
    size_t count = members_of(classes, side, class), kept = 0;
    for (size_t i = 0; i < count; i++)
        if (aligner_free(aligner, side, members[i])) members[kept++] = members[i];
    return kept;
}

/* Gives each of the fewer ones, in order, the nearest of the more that leaves enough for the others. */
static void pair_nearest(const struct classes *classes, struct aligner *aligner, size_t class,
                         const double *expected) {
    size_t free[2] = {keep_free(classes, aligner, 0, class), keep_free(classes, aligner, 1, class)};
    int few = free[0] <= free[1] ? 0 : 1, many = 1 - few;
    const uint32_t *fewer = classes->members[few] + classes->first[few][class];
    const uint32_t *more = classes->members[many] + classes->first[many][class];
    for (size_t i = 0, next = 0; i < free[few]; i++, next++) {
        double nearest = -1;
        for (size_t j = next; j <= free[many] - (free[few] - i); j++) {
            uint32_t a = few == 0 ? fewer[i] : more[j], b = few == 0 ? more[j] : fewer[i];
            double distance = expected[a] > b ? expected[a] - b : b - expected[a];
            if (nearest >= 0 && distance >= nearest) break;
            nearest = distance;
            next = j;
        }
        aligner_pair(aligner, few == 0 ? fewer[i] : more[next], few == 0 ? more[next] : fewer[i]);
    }
}

static enum status pair_rest(const struct classes *classes, struct aligner *aligner) {
    double *expected = mem_zeroed(aligner->sentences[0]->count, sizeof *expected);
    if (!expected) return STATUS_NOMEM;
    aligner_expect(aligner, expected);
    for (size_t c = 0; c < classes->count; c++) pair_nearest(classes, aligner, c, expected);
    mem_free(expected);
    size_t work = 8 * (aligner->sentences[0]->count + aligner->sentences[1]->count);
    return poll_stop(aligner->poll, work) ? STATUS_INTERRUPT : STATUS_OK;
}

enum status aligner_pair_equal(struct aligner *aligner) {
    struct classes classes = {{NULL, NULL}, {NULL, NULL}, {NULL, NULL}, 0};
    enum status status = make_classes(&classes, aligner);
    if (!status) {
        pair_unique(&classes, aligner);
        pair_neighbours(&classes, aligner);
        status = pair_rest(&classes, aligner);
    }
    for (int side = 0; side < 2; side++) {
        mem_free(classes.of[side]);
        mem_free(classes.first[side]);
        mem_free(classes.members[side]);
    }
    return status;
}
