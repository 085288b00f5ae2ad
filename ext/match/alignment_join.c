/*
 * alignment_join.c - pairs of two sentences and one
 *
 *     "It fell."  "Nobody was hurt."       became       "It fell, and nobody was hurt."
 *
 * The first of a has the one of b as its partner, and with the second beside it they are more alike. Those
 * that gain most come first; a pair takes in one sentence.
 */
#include "base/mem.h"
#include "base/sort.h"
#include "match/alignment_impl.h"

/* What a pair must gain in similarity. */
#define GAIN_MIN 0.001

struct joint {
    double gain;
    uint32_t pair, sentence;
    int side;
};

struct joints {
    struct joint *items;
    size_t count, capacity;
    uint32_t *ranks; /* scratch space, as large as the larger text */
    double *sums;
};

/* What the pair gains with a sentence beside it. */
static double gain_of(const struct aligner *aligner, const struct joints *joints,
                      const struct aligned_pair *pair, int side, size_t sentence) {
    struct word_bag one = aligner_bag(aligner, side, pair->sides[side].first);
    struct word_bag more = aligner_bag(aligner, side, sentence);
    struct word_bag both = likeness_join(&aligner->likeness, one, more, joints->ranks, joints->sums);
    struct word_bag other = aligner_bag(aligner, 1 - side, pair->sides[1 - side].first);
    return bags_likeness(&aligner->likeness, both, other) - pair->similarity;
}

/* Looks at the neighbours of a pair on one side. */
static enum status look_beside(struct aligner *aligner, struct joints *joints,
                               const struct aligned_pair *pair, uint32_t number, int side) {
    size_t first = pair->sides[side].first;
    for (int behind = 0; behind < 2; behind++) {
        size_t sentence = behind ? first + 1 : first - 1;
        if (sentence >= aligner->sentences[side]->count || !aligner_free(aligner, side, sentence)) continue;
        double gain = gain_of(aligner, joints, pair, side, sentence);
        size_t work =
            aligner->sentences[side]->items[sentence].count + aligner->sentences[side]->items[first].count;
        if (poll_stop(aligner->poll, 8 * work)) return STATUS_INTERRUPT;
        if (gain < GAIN_MIN) continue;
        struct joint *joint = VECTOR_ADD(joints);
        if (!joint) return STATUS_NOMEM;
        *joint = (struct joint){gain, number, (uint32_t)sentence, side};
    }
    return STATUS_OK;
}

static int most_first(const void *context, const void *x, const void *y) {
    (void)context;
    const struct joint *a = x, *b = y;
    return a->gain > b->gain ? -1 : a->gain < b->gain;
}

/* The pair with a sentence more, unless it or the sentence was joined before. */
static void apply_joint(struct aligner *aligner, const struct joint *joint, struct aligned_pair *pair) {
    struct sentence_run *run = &pair->sides[joint->side];
    if (run->count + pair->sides[1 - joint->side].count > 2 ||
        !aligner_free(aligner, joint->side, joint->sentence))
        return;
    aligner->partner[joint->side][joint->sentence] = pair->sides[1 - joint->side].first;
    if (joint->sentence < run->first) run->first = joint->sentence;
    run->count = 2;
    pair->similarity += joint->gain;
}

static enum status join_all(struct aligner *aligner, struct joints *joints, struct aligned_pair *pairs,
                            size_t count) {
    enum status status = joints->ranks && joints->sums ? STATUS_OK : STATUS_NOMEM;
    for (size_t i = 0; i < count && !status; i++)
        for (int side = 0; side < 2 && !status && !pairs[i].same_words; side++)
            status = look_beside(aligner, joints, &pairs[i], (uint32_t)i, side);
    struct sort_order order = {sizeof *joints->items, most_first, NULL};
    if (!status) status = sort_items(joints->items, joints->count, order, aligner->poll);
    for (size_t i = 0; i < joints->count && !status; i++)
        apply_joint(aligner, &joints->items[i], &pairs[joints->items[i].pair]);
    return status;
}

enum status aligner_join(struct aligner *aligner, struct aligned_pair *pairs, size_t count) {
    size_t words[2] = {aligner->words[0]->count, aligner->words[1]->count};
    size_t room = words[0] > words[1] ? words[0] : words[1];
    struct joints joints = {
        .ranks = mem_zeroed(room, sizeof *joints.ranks),
        .sums = mem_zeroed(room + 1, sizeof *joints.sums),
    };
    enum status status = join_all(aligner, &joints, pairs, count);
    VECTOR_RELEASE(&joints);
    mem_free(joints.ranks);
    mem_free(joints.sums);
    return status;
}
