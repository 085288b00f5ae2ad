/*
 * reuse_passages.c - the passages that two rows have in common, from places where they meet
 *
 *     a: the old pier was shut at noon after a crane fell on it
 *     b: it said the old pier was shut at dusk after a crane fell on it
 *
 * At grams of four words the rows meet at "the old pier was" and at "after a crane fell". The first hit
 * widens to six words, the second to seven; one word differs between them, so with a gap they are one passage
 * of thirteen words.
 *
 * Two hits are of one run when they lie on one diagonal (the difference of their word numbers) and the grams
 * between are the same; hits are sorted by diagonal for that.
 */
#include "match/reuse_passages.h"
#include "base/sort.h"

/* Passages that a run may continue: so many of those made last. More are open at a time only in texts that
 * repeat themselves. */
enum { OPEN_PASSAGES = 8 };

void reuse_passages_release(struct reuse_passages *passages) {
    VECTOR_RELEASE(&passages->items);
}

/* ---- runs ---- */

static int compare(uint32_t a, uint32_t b) {
    return (a > b) - (a < b);
}

static int by_diagonal(const void *context, const void *left, const void *right) {
    const struct reuse_posting *postings = context;
    const struct reuse_hit *x = left, *y = right;
    int64_t one = (int64_t)postings[x->b].word - postings[x->a].word,
            two = (int64_t)postings[y->b].word - postings[y->a].word;
    return one != two ? (one > two) - (one < two) : compare(x->a, y->a);
}

/* Whether two postings are each a word behind the posting before it. */
static bool is_step(const struct reuse_corpus *corpus, size_t a, size_t b) {
    const struct reuse_posting *postings = corpus->postings.items;
    return reuse_follows(&postings[a - 1], &postings[a]) && reuse_follows(&postings[b - 1], &postings[b]);
}

static bool is_same(const struct reuse_corpus *corpus, size_t a, size_t b) {
    return corpus->postings.items[a].gram == corpus->postings.items[b].gram;
}

/* The run of a hit; *end is set behind its last posting in a. */
static struct reuse_passage run_of(const struct reuse_corpus *corpus, struct reuse_hit hit, size_t *end) {
    const struct reuse_posting *postings = corpus->postings.items;
    size_t a = hit.a, b = hit.b, after = hit.a, after_b = hit.b, count = corpus->postings.count;
    while (a > 0 && is_step(corpus, a, b) && is_same(corpus, a - 1, b - 1)) a--, b--;
    do after++, after_b++;
    while (after_b < count && is_step(corpus, after, after_b) && is_same(corpus, after, after_b));
    uint32_t words = (uint32_t)(after - a + corpus->width - 1);
    *end = after;
    return (struct reuse_passage){
        .a_word = postings[a].word,
        .a_end = postings[a].word + words,
        .b_word = postings[b].word,
        .b_end = postings[b].word + words,
        .words = words,
        .a_start = postings[a].start,
        .b_start = postings[b].start,
    };
}

static enum status find_runs(struct reuse_passages *passages, const struct reuse_corpus *corpus,
                             const struct reuse_hit *hits, size_t count, struct poll *poll) {
    const struct reuse_posting *postings = corpus->postings.items;
    passages->items.count = 0;
    size_t end = 0; /* of the last run in a, while on its diagonal */
    for (size_t i = 0; i < count; i++) {
        const struct reuse_hit *hit = &hits[i], *before = i ? hit - 1 : NULL;
        bool same_diagonal = before && postings[hit->b].word - postings[hit->a].word ==
                                           postings[before->b].word - postings[before->a].word;
        if (poll_stop(poll, 8)) return STATUS_INTERRUPT;
        if (same_diagonal && hit->a < end) continue;
        struct reuse_passage *run = VECTOR_ADD(&passages->items);
        if (!run) return STATUS_NOMEM;
        *run = run_of(corpus, *hit, &end);
        if (poll_stop(poll, run->words * (size_t)4)) return STATUS_INTERRUPT;
    }
    return STATUS_OK;
}

/* ---- bridges ---- */

static int by_a(const void *context, const void *left, const void *right) {
    const struct reuse_passage *x = left, *y = right;
    (void)context;
    return x->a_word != y->a_word ? compare(x->a_word, y->a_word) : compare(x->b_word, y->b_word);
}

static int by_b(const void *context, const void *left, const void *right) {
    const struct reuse_passage *x = left, *y = right;
    (void)context;
    return compare(x->b_word, y->b_word);
}

/* Appends a run to a passage that ends at most `gap` words before it on either side; a word or two that both
 * hold, because they repeat there, are counted once. */
static bool bridge(struct reuse_passage *passage, const struct reuse_passage *run, size_t gap) {
    int64_t over_a = (int64_t)passage->a_end - run->a_word, over_b = (int64_t)passage->b_end - run->b_word;
    int64_t twice = over_a > over_b ? over_a : over_b, room = (int64_t)gap;
    if (twice > room || over_a < -room || over_b < -room || run->a_end <= passage->a_end ||
        run->b_end <= passage->b_end)
        return false;
    passage->a_end = run->a_end;
    passage->b_end = run->b_end;
    passage->words += run->words - (twice > 0 ? (uint32_t)twice : 0);
    return true;
}

static enum status bridge_runs(struct reuse_passages *passages, size_t gap, struct poll *poll) {
    struct reuse_passage *items = passages->items.items;
    size_t count = passages->items.count, made = 0;
    enum status status = sort_items(items, count, (struct sort_order){sizeof *items, by_a, NULL}, poll);
    if (status) return status;
    for (size_t i = 0; i < count; i++) {
        size_t open = made, last = made > OPEN_PASSAGES ? made - OPEN_PASSAGES : 0;
        while (open > last && !bridge(&items[open - 1], &items[i], gap)) open--;
        if (open == last) items[made++] = items[i];
        if (poll_stop(poll, 8)) return STATUS_INTERRUPT;
    }
    passages->items.count = made;
    return STATUS_OK;
}

/* ---- figures ---- */

/* Drops passages of fewer words, and takes the longest, the first of those that are as long. */
static void choose(struct reuse_passages *passages, size_t min_words) {
    size_t kept = 0;
    for (size_t i = 0; i < passages->items.count; i++) {
        struct reuse_passage passage = passages->items.items[i];
        if (passage.words < min_words) continue;
        passages->items.items[kept++] = passage;
        if (passage.words <= passages->figures.longest) continue;
        passages->figures.longest = passage.words;
        passages->a_start = passage.a_start;
        passages->b_start = passage.b_start;
    }
    passages->items.count = kept;
}

/* The words of one row that lie in passages, which are sorted by that row, and the stretches of them. */
static uint32_t covered(const struct reuse_passages *passages, bool in_a, uint32_t *stretches) {
    uint32_t words = 0, end = 0;
    *stretches = 0;
    for (size_t i = 0; i < passages->items.count; i++) {
        const struct reuse_passage *passage = &passages->items.items[i];
        uint32_t from = in_a ? passage->a_word : passage->b_word, to = in_a ? passage->a_end : passage->b_end;
        if (from >= end) ++*stretches, end = from;
        words += to > end ? to - end : 0;
        end = to > end ? to : end;
    }
    return words;
}

enum status reuse_passages_find(struct reuse_passages *passages, const struct reuse_corpus *corpus,
                                struct reuse_hit *hits, size_t count, size_t min_words, size_t gap,
                                struct poll *poll) {
    struct sort_order order = {sizeof *hits, by_diagonal, corpus->postings.items};
    struct reuse_figures *figures = &passages->figures;
    uint32_t stretches;
    *figures = (struct reuse_figures){0};
    enum status status = sort_items(hits, count, order, poll);
    if (!status) status = find_runs(passages, corpus, hits, count, poll);
    if (!status) status = bridge_runs(passages, gap, poll);
    if (status) return status;
    choose(passages, min_words);
    figures->words_a = covered(passages, true, &figures->passages);
    order = (struct sort_order){sizeof *passages->items.items, by_b, NULL};
    status = sort_items(passages->items.items, passages->items.count, order, poll);
    figures->words_b = covered(passages, false, &stretches);
    if (stretches > figures->passages) figures->passages = stretches;
    figures->words = figures->words_a < figures->words_b ? figures->words_a : figures->words_b;
    return status;
}
