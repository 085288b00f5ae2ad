/*
 * quote_likeness.c - how far two quotes are one utterance
 *
 * Runs of matched words and hunks between them alternate: run 0, hunk 0, run 1 ... A matched word is worth 1,
 * one that differs costs LIKENESS_SHARE - 1, so that a stretch from run i to run j may stand when the sum
 * behind run j is not below that before run i. Only a run before which the sum is lower than before all
 * others to its left can begin the longest; they are tried from the right, against the ends from the right,
 * so that each is looked at once.
 *
 *     4 words, 1 changed, 5 words, 3 changed, 2 words:    4 + 5 - 1 * 5 = 4, and then 4 - 3 * 5 + 2 < 0
 */
#include "match/quote_likeness.h"

struct view {
    const struct hunk *hunks;
    size_t count; /* of hunks; the runs are one more */
    struct word_run a;
};

static uint32_t run_start(const struct view *view, size_t run) {
    return run ? view->hunks[run - 1].a_end : 0;
}

static uint32_t run_words(const struct view *view, size_t run) {
    uint32_t end = run < view->count ? view->hunks[run].a : view->a.count;
    return end - run_start(view, run);
}

static uint32_t hunk_words(const struct hunk *hunk) {
    uint32_t a = hunk->a_end - hunk->a, b = hunk->b_end - hunk->b;
    return a > b ? a : b;
}

static int64_t hunk_cost(const struct hunk *hunk) {
    return (int64_t)hunk_words(hunk) * (LIKENESS_SHARE - 1);
}

/* What stands before a run, or behind it. */
struct sum {
    int64_t worth;
    uint32_t matched;
};

/* Lists the runs that may begin the longest stretch, and sums up all. */
static enum status list_starts(struct likeness_finder *finder, const struct view *view, struct sum *all) {
    struct sum sum = {0, 0};
    finder->starts.count = 0;
    for (size_t i = 0; i <= view->count; i++) {
        size_t count = finder->starts.count;
        bool lower = !count || sum.worth < finder->starts.items[count - 1].worth;
        uint32_t words = run_words(view, i);
        if (lower && words) {
            struct stretch_start *added = VECTOR_ADD(&finder->starts);
            if (!added) return STATUS_NOMEM;
            *added = (struct stretch_start){sum.worth, sum.matched, i};
        }
        sum.worth += words;
        sum.matched += words;
        if (i < view->count) sum.worth -= hunk_cost(&view->hunks[i]);
    }
    *all = sum;
    return STATUS_OK;
}

struct stretch {
    size_t first, last; /* runs */
    uint32_t matched;
};

static struct stretch longest_stretch(struct likeness_finder *finder, const struct view *view,
                                      struct sum sum) {
    struct stretch best = {0, 0, 0};
    for (size_t j = view->count + 1; j-- > 0 && finder->starts.count;) {
        uint32_t words = run_words(view, j);
        while (words && finder->starts.count) {
            struct stretch_start start = finder->starts.items[finder->starts.count - 1];
            if (start.worth > sum.worth) break;
            if (start.run <= j && sum.matched - start.matched > best.matched)
                best = (struct stretch){start.run, j, sum.matched - start.matched};
            finder->starts.count--;
        }
        sum.worth -= words;
        sum.matched -= words;
        if (j) sum.worth += hunk_cost(&view->hunks[j - 1]);
    }
    return best;
}

/* The matched words of runs first .. last, what differs between, and the similarity. */
static struct quote_likeness measure(const struct view *view, size_t first, size_t last, uint32_t b_words,
                                     const double *weights) {
    struct quote_likeness likeness = {0, 0, 0, 0};
    uint32_t of_a = view->a.count, of_b = b_words;
    for (size_t i = first; i <= last; i++) {
        uint32_t start = run_start(view, i), words = run_words(view, i);
        likeness.matched += words;
        for (uint32_t j = 0; weights && j < words; j++)
            likeness.weight += weights[view->a.words[start + j].number];
        if (i == last) break;
        const struct hunk *hunk = &view->hunks[i];
        uint32_t changed = hunk_words(hunk);
        likeness.changes += changed;
        of_a += changed - (hunk->a_end - hunk->a);
        of_b += changed - (hunk->b_end - hunk->b);
    }
    uint32_t all = of_a < of_b ? of_a : of_b;
    if (all) likeness.similarity = (double)likeness.matched / all;
    return likeness;
}

static enum status likeness_of(struct quote_likeness *likeness, struct likeness_finder *finder,
                               struct word_run a, struct word_run b, const double *weights,
                               struct poll *poll) {
    *likeness = (struct quote_likeness){0, 0, 0, 0};
    struct sum all;
    enum status status = run_diff(&finder->diff, a, b, poll);
    struct view view = {finder->diff.hunks.items, finder->diff.hunks.count, a};
    if (!status) status = list_starts(finder, &view, &all);
    if (status) return status;
    struct stretch best = longest_stretch(finder, &view, all);
    if (best.matched) *likeness = measure(&view, best.first, best.last, b.count, weights);
    return STATUS_OK;
}

static bool is_better(const struct quote_likeness *a, const struct quote_likeness *b) {
    return a->matched != b->matched ? a->matched > b->matched : a->similarity > b->similarity;
}

/* Where several alignments match as many words, which is found depends on the order of the two: so the
 * shorter one is the first, and of two of one length both orders are tried. */
enum status quote_likeness_find(struct quote_likeness *likeness, struct likeness_finder *finder,
                                struct word_run a, struct word_run b, const double *weights,
                                struct poll *poll) {
    if (a.count > b.count) return likeness_of(likeness, finder, b, a, weights, poll);
    enum status status = likeness_of(likeness, finder, a, b, weights, poll);
    if (status || a.count < b.count) return status;
    struct quote_likeness turned;
    status = likeness_of(&turned, finder, b, a, weights, poll);
    if (!status && is_better(&turned, likeness)) *likeness = turned;
    return status;
}

void likeness_finder_release(struct likeness_finder *finder) {
    run_diff_release(&finder->diff);
    VECTOR_RELEASE(&finder->starts);
}

static struct word_run run_of(const struct word_list *list) {
    return (struct word_run){list->items, (uint32_t)list->count};
}

enum status quote_similarity(struct span a, struct span b, double *similarity, bool *none,
                             struct poll *poll) {
    struct u64_map vocabulary = U64_MAP_INIT;
    struct word_list of_a = WORD_LIST_INIT, of_b = WORD_LIST_INIT;
    struct likeness_finder finder = LIKENESS_FINDER_INIT;
    struct quote_likeness likeness = {0, 0, 0, 0};
    enum status status = word_list_read(&of_a, &vocabulary, a, poll);
    if (!status) status = word_list_read(&of_b, &vocabulary, b, poll);
    if (!status) status = run_diff_start(&finder.diff, vocabulary.count);
    if (!status) status = quote_likeness_find(&likeness, &finder, run_of(&of_a), run_of(&of_b), NULL, poll);
    *similarity = likeness.similarity;
    *none = !of_a.count || !of_b.count;
    likeness_finder_release(&finder);
    word_list_release(&of_a);
    word_list_release(&of_b);
    u64_map_release(&vocabulary);
    return status;
}
