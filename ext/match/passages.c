/*
 * passages.c - the passages that two texts share, word by word
 *
 * A run that both texts have is made of grams, runs of fixed width, that both have. Of a, only the stretches
 * made of grams whose hashes b has are taken up: of unrelated texts next to nothing. b is read along their
 * suffix automaton, which gives, word by word, the longest run of b that ends here and stands in a. Where it
 * cannot go on, it is a run that nothing in a makes longer.
 *
 *     a   ... the old east pier ...      ... east pier will close ...
 *     b         [old east pier] will
 *                   [east pier  will close] soon
 *
 * These begin and end one behind the other, so that those whose words all lie in others are left out on the
 * way. Each that is left is a seed: it gets its place in a, is widened over gaps to both sides, and is kept
 * when it has words enough. A seed within the passage before belongs to it.
 */
#include "match/passages.h"
#include "base/hash.h"
#include "base/mem.h"
#include "match/suffix_automaton.h"
#include "text/words.h"
#include <string.h>

/* Bits of the filter for a gram of b. With two bits set a gram, one in 200 others passes. */
enum { FILTER_BITS = 32 };
/* Equal words that are enough to begin with, where gaps are bridged. With one word in five replaced, 3 finds
 * .981 of the copied words, 4 .980, 5 .978, 6 .972; 6,000 pairs of strangers have 36, 32, 29, 28 passages. */
enum { SEED_WORDS = 4 };
/* Of the words of a passage this share is equal. */
enum { EQUAL_OF = 4, EQUAL_IN = 5 };
/* Words that widening may look at, for each word of the texts. No text was met that needs half of it. */
enum { STEPS_A_WORD = 64 };

/* A word counts two, one of a script without spaces counts one. */
enum { WEIGHT = 2 };

/* Equal words of b, from b_first on, that stand in a. */
struct seed {
    size_t b_first, count, a_first;
};

struct finder {
    struct passages *found;
    const struct word_list *a, *b;
    struct passages_options options;
    size_t seed_words;
    uint32_t *weights; /* of the words of b before each */
    struct suffix_automaton automaton;
    VECTOR_OF(struct passage_run) left; /* what a seed is widened by to the left, backwards */
    size_t steps;                       /* that are left for widening */
    struct poll *poll;
};

/* ---- the stretches of a ---- */

/* The hash of the gram that ends at word `last`, from that of the gram before. It is a polynomial of the
 * words at HASH_GOLDEN; `power` is that to the width. */
static uint64_t roll(const struct word_list *list, size_t width, uint64_t power, uint64_t hash, size_t last) {
    hash = hash * HASH_GOLDEN + list->items[last].number + 1;
    return last < width ? hash : hash - power * (list->items[last - width].number + 1);
}

struct filter {
    uint64_t *bits;
    uint64_t mask, power; /* mask: of a bit's number */
    size_t width;         /* of a gram, in words */
};

static void filter_bits(const struct filter *filter, uint64_t hash, uint64_t *first, uint64_t *second) {
    uint64_t mixed = hash_mix(hash, HASH_ROOT3);
    *first = mixed & filter->mask;
    *second = mixed >> 32 & filter->mask;
}

static bool filter_has(const struct filter *filter, uint64_t hash) {
    uint64_t first, second;
    filter_bits(filter, hash, &first, &second);
    return filter->bits[first / 64] >> first % 64 & filter->bits[second / 64] >> second % 64 & 1;
}

/* Fills the filter with the grams of b. */
static enum status filter_start(struct filter *filter, struct finder *finder) {
    size_t bits = 64;
    while (bits < FILTER_BITS * finder->b->count) bits *= 2;
    *filter = (struct filter){mem_alloc(bits / 8), bits - 1, 1, finder->seed_words};
    if (!filter->bits) return STATUS_NOMEM;
    memset(filter->bits, 0, bits / 8);
    for (size_t i = 0; i < filter->width; i++) filter->power *= HASH_GOLDEN;
    uint64_t hash = 0;
    for (size_t i = 0; i < finder->b->count; i++) {
        uint64_t first, second;
        hash = roll(finder->b, filter->width, filter->power, hash, i);
        if (poll_stop(finder->poll, 4)) return STATUS_INTERRUPT;
        if (i + 1 < filter->width) continue;
        filter_bits(filter, hash, &first, &second);
        filter->bits[first / 64] |= (uint64_t)1 << first % 64;
        filter->bits[second / 64] |= (uint64_t)1 << second % 64;
    }
    return STATUS_OK;
}

/* Adds the stretches of a to the automaton, with a word between them that stands nowhere else; or only counts
 * the words. */
static size_t read_stretches(struct finder *finder, const struct filter *filter, bool adds) {
    const struct word_list *a = finder->a;
    size_t count = 0, end = 0;
    uint64_t hash = 0;
    for (size_t i = 0; i < a->count; i++) {
        hash = roll(a, filter->width, filter->power, hash, i);
        if (poll_stop(finder->poll, 4)) break;
        if (i + 1 < filter->width || !filter_has(filter, hash)) continue;
        size_t first = i + 1 - filter->width;
        if (first > end && count++ && adds)
            suffix_automaton_add(&finder->automaton, UINT32_MAX - (uint32_t)count, (uint32_t)end);
        for (end = first > end ? first : end; end <= i && !poll_stop(finder->poll, 32); end++, count++)
            if (adds) suffix_automaton_add(&finder->automaton, a->items[end].number, (uint32_t)end);
    }
    return count;
}

/* Gives the number of words in *count. */
static enum status read_source(struct finder *finder, size_t *count) {
    struct filter filter;
    enum status status = filter_start(&filter, finder);
    *count = status ? 0 : read_stretches(finder, &filter, false);
    if (!status && poll_stopped(finder->poll)) status = STATUS_INTERRUPT;
    if (*count && !status) status = suffix_automaton_start(&finder->automaton, *count);
    if (*count && !status) read_stretches(finder, &filter, true);
    mem_free(filter.bits);
    return !status && poll_stopped(finder->poll) ? STATUS_INTERRUPT : status;
}

/* ---- seeds, widened ---- */

static uint32_t weight(const struct finder *finder, size_t b_first, size_t count) {
    return finder->weights[b_first + count] - finder->weights[b_first];
}

/* Where a passage goes on to one side: the words next to it, and how many there are to the end of the texts
 * or to what other passages have. */
struct side {
    bool left;
    size_t a, b, a_room, b_room;
};

static uint32_t beyond(const struct word_list *list, bool left, size_t from, size_t distance) {
    return list->items[left ? from - distance : from + distance].number;
}

/* Whether the words so far beyond are equal. */
static bool side_equal(struct finder *finder, const struct side *side, size_t a, size_t b) {
    if (a >= side->a_room || b >= side->b_room || finder->steps == 0 || poll_stop(finder->poll, 1))
        return false;
    finder->steps--;
    return beyond(finder->a, side->left, side->a, a) == beyond(finder->b, side->left, side->b, b);
}

/* The shortest gap with an equal word behind it, the same number of words on both sides preferred. */
static bool find_gap(struct finder *finder, const struct side *side, size_t *a, size_t *b) {
    for (size_t wide = 1; wide <= finder->options.gap; wide++)
        for (size_t less = 0; less <= wide; less++)
            for (int of_a = 0; of_a <= (less > 0); of_a++) {
                *a = of_a ? wide - less : wide;
                *b = of_a ? wide : wide - less;
                if (side_equal(finder, side, *a, *b)) return true;
            }
    return false;
}

/* Words of a passage so far. */
struct tally {
    size_t equal, different;
};

/* The next run beyond a gap, if enough of the passage stays equal; the side is moved behind it. */
static bool widen(struct finder *finder, struct side *side, struct tally *tally, struct passage_run *run) {
    size_t a, b, count = 0;
    if (!find_gap(finder, side, &a, &b)) return false;
    while (side_equal(finder, side, a + count, b + count)) count++;
    struct tally now = {tally->equal + count, tally->different + (a > b ? a : b)};
    if (now.equal * EQUAL_IN < (now.equal + now.different) * EQUAL_OF) return false;
    *tally = now;
    size_t a_last = a + count - 1, b_last = b + count - 1; /* the furthest word of it */
    *run = (struct passage_run){(uint32_t)(side->left ? side->a - a_last : side->a + a),
                                (uint32_t)(side->left ? side->b - b_last : side->b + b), (uint32_t)count};
    side->a = side->left ? side->a - a_last - 1 : side->a + a_last + 1;
    side->b = side->left ? side->b - b_last - 1 : side->b + b_last + 1;
    side->a_room -= a_last + 1;
    side->b_room -= b_last + 1;
    return true;
}

static enum status add_run(struct finder *finder, struct passage_run run) {
    struct passage_run *added = VECTOR_ADD(&finder->found->runs);
    if (!added) return STATUS_NOMEM;
    *added = run;
    return STATUS_OK;
}

/* Adds the runs of the passage around a seed, whose b is not used before word b_from. A single word at either
 * end is left out: beyond a gap it says nothing, and it is mostly "the". */
static enum status add_runs(struct finder *finder, const struct seed *seed, size_t b_from) {
    struct side left = {true, seed->a_first - 1, seed->b_first - 1, seed->a_first, 0};
    struct side right = {false, seed->a_first + seed->count, seed->b_first + seed->count, 0, 0};
    struct passage_run run, *added;
    struct tally tally = {seed->count, 0};
    if (seed->b_first > b_from) left.b_room = seed->b_first - b_from;
    right.a_room = finder->a->count - right.a;
    right.b_room = finder->b->count - right.b;
    finder->left.count = 0;
    while (widen(finder, &left, &tally, &run)) {
        if (!(added = VECTOR_ADD(&finder->left))) return STATUS_NOMEM;
        *added = run;
    }
    size_t others = finder->left.count;
    while (others && finder->left.items[others - 1].count == 1) others--;
    enum status status = STATUS_OK;
    while (!status && others) status = add_run(finder, finder->left.items[--others]);
    run = (struct passage_run){(uint32_t)seed->a_first, (uint32_t)seed->b_first, (uint32_t)seed->count};
    if (!status) status = add_run(finder, run);
    for (; !status && widen(finder, &right, &tally, &run); others++) status = add_run(finder, run);
    for (struct passages *found = finder->found;
         others && found->runs.items[found->runs.count - 1].count == 1; others--)
        found->runs.count--;
    return status;
}

/* Measures the passage made of the runs from passage->run on; gives the weight of its equal words. */
static size_t measure(const struct finder *finder, struct passage *passage) {
    const struct passage_run *first = &finder->found->runs.items[passage->run], *run = first;
    size_t equal = weight(finder, run->b_first, run->count);
    passage->runs = (uint32_t)finder->found->runs.count - passage->run;
    passage->words = run->count;
    for (; run + 1 < first + passage->runs; run++) {
        uint32_t a_gap = run[1].a_first - run->a_first - run->count;
        uint32_t b_gap = run[1].b_first - run->b_first - run->count;
        passage->changes += a_gap > b_gap ? a_gap : b_gap;
        passage->words += run[1].count;
        equal += weight(finder, run[1].b_first, run[1].count);
    }
    passage->a_first = first->a_first;
    passage->b_first = first->b_first;
    passage->a_count = run->a_first + run->count - first->a_first;
    passage->b_count = run->b_first + run->count - first->b_first;
    return equal;
}

/* Makes a passage of the seed, if there are words enough. */
static enum status grow(struct finder *finder, const struct seed *seed, size_t b_from) {
    struct passages *found = finder->found;
    struct passage passage = {.run = (uint32_t)found->runs.count};
    enum status status = add_runs(finder, seed, b_from);
    if (status) return status;
    if (measure(finder, &passage) < WEIGHT * finder->options.min_words) {
        found->runs.count = passage.run;
        return STATUS_OK;
    }
    struct passage *added = VECTOR_ADD(&found->list);
    if (!added) return STATUS_NOMEM;
    *added = passage;
    return STATUS_OK;
}

/* Moves a seed to where it continues a run of a, if it stands there too. */
static void continue_run(struct finder *finder, const struct passage_run *run, struct seed *seed) {
    size_t a_first = run->a_first + (seed->b_first - run->b_first), i = 0;
    if (a_first + seed->count > finder->a->count) return;
    while (i < seed->count &&
           finder->a->items[a_first + i].number == finder->b->items[seed->b_first + i].number &&
           !poll_stop(finder->poll, 1))
        i++;
    if (i == seed->count) seed->a_first = a_first;
}

static enum status place(struct finder *finder, struct seed seed) {
    struct passages *found = finder->found;
    if (found->list.count == 0) return grow(finder, &seed, 0);
    const struct passage *before = &found->list.items[found->list.count - 1];
    size_t b_end = before->b_first + before->b_count;
    if (seed.b_first + seed.count <= b_end) return STATUS_OK;
    continue_run(finder, &found->runs.items[found->runs.count - 1], &seed);
    return grow(finder, &seed, b_end);
}

/* ---- reading b ---- */

/* A seed that waits until it is known whether the next one makes it superfluous. */
struct waiting {
    struct seed seed;   /* of no words: none */
    bool whole;         /* has the words of a passage */
    size_t any, wholes; /* behind the last seed placed, and the last whole one */
};

static enum status offer(struct finder *finder, struct waiting *last, struct seed next) {
    bool whole = next.count && weight(finder, next.b_first, next.count) >= WEIGHT * finder->options.min_words;
    bool superfluous = last->whole ? whole && next.b_first <= last->wholes : next.b_first <= last->any;
    enum status status = STATUS_OK;
    if (last->seed.count && !superfluous) {
        status = place(finder, last->seed);
        last->any = last->seed.b_first + last->seed.count;
        if (last->whole) last->wholes = last->any;
    }
    last->seed = next;
    last->whole = whole;
    return status;
}

static enum status read_copy(struct finder *finder) {
    const struct word_list *b = finder->b;
    struct matched_run run = {0, 0};
    struct waiting last = {.whole = false};
    enum status status = STATUS_OK;
    for (size_t i = 0; i <= b->count && !status; i++) {
        struct matched_run next = {0, 0};
        if (i < b->count) next = suffix_automaton_read(&finder->automaton, run, b->items[i].number);
        size_t first = i - run.length;
        if (next.length <= run.length && weight(finder, first, run.length) >= WEIGHT * finder->seed_words) {
            size_t end = suffix_automaton_end(&finder->automaton, run) + 1;
            status = offer(finder, &last, (struct seed){first, run.length, end - run.length});
        }
        run = next;
        if (!status && poll_stop(finder->poll, 16)) status = STATUS_INTERRUPT;
    }
    if (!status) status = offer(finder, &last, (struct seed){b->count + 1, 0, 0});
    return !status && poll_stopped(finder->poll) ? STATUS_INTERRUPT : status;
}

/* ---- all of it ---- */

static enum status weigh(struct finder *finder) {
    const struct word_list *b = finder->b;
    finder->weights = mem_alloc((b->count + 1) * sizeof *finder->weights);
    if (!finder->weights) return STATUS_NOMEM;
    finder->weights[0] = 0;
    for (size_t i = 0; i < b->count; i++) {
        if (poll_stop(finder->poll, 1)) return STATUS_INTERRUPT;
        struct span word = word_list_span(b, i, 1);
        finder->weights[i + 1] = finder->weights[i] + (word_is_unspaced(word) ? 1 : WEIGHT);
    }
    return STATUS_OK;
}

/* Counts the words of a in passages, whose order there is any: each adds 1 where it begins and takes it back
 * behind its end. */
static enum status unite_source(struct passages *found, const struct word_list *a, struct poll *poll) {
    uint32_t *turns = mem_alloc((a->count + 1) * sizeof *turns), open = 0;
    if (!turns) return STATUS_NOMEM;
    memset(turns, 0, (a->count + 1) * sizeof *turns);
    for (size_t i = 0; i < found->list.count; i++) {
        turns[found->list.items[i].a_first]++;
        turns[found->list.items[i].a_first + found->list.items[i].a_count]--;
    }
    for (size_t i = 0; i < a->count && !poll_stop(poll, 1); i++) found->a_words += (open += turns[i]) > 0;
    mem_free(turns);
    return poll_stopped(poll) ? STATUS_INTERRUPT : STATUS_OK;
}

static void unite_copy(struct passages *found) {
    size_t end = 0;
    for (size_t i = 0; i < found->list.count; i++) {
        size_t first = found->list.items[i].b_first, behind = first + found->list.items[i].b_count;
        found->b_words += behind - (first > end ? first : end);
        end = behind;
    }
}

enum status passages_find(struct passages *passages, const struct word_list *a, const struct word_list *b,
                          struct passages_options options, struct poll *poll) {
    struct finder finder = {
        .found = passages, .a = a, .b = b, .options = options, .seed_words = options.min_words, .poll = poll};
    if (options.gap && finder.seed_words > SEED_WORDS) finder.seed_words = SEED_WORDS;
    finder.steps = STEPS_A_WORD * (a->count + b->count);
    passages->list.count = passages->runs.count = passages->a_words = passages->b_words = 0;
    size_t count = 0;
    enum status status = read_source(&finder, &count);
    if (!status && count) status = weigh(&finder);
    if (!status && count) status = read_copy(&finder);
    if (!status && passages->list.count) status = unite_source(passages, a, poll);
    unite_copy(passages);
    suffix_automaton_release(&finder.automaton);
    mem_free(finder.weights);
    VECTOR_RELEASE(&finder.left);
    return status;
}

void passages_release(struct passages *passages) {
    VECTOR_RELEASE(&passages->list);
    VECTOR_RELEASE(&passages->runs);
}
