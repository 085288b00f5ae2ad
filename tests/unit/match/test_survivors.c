/*
 * test_survivors.c - which documents to keep: the certificate, by brute force on random corpora
 *
 * Documents are lists of word numbers and are compared as such, run by run, without a hash. What the library
 * gives must be what going through the rows in order of preference gives.
 */
#include "../unit.h"
#include "match/survivors.h"
#include <math.h>

enum { ROWS = 24, WORDS_MAX = 60, TEXT_MAX = WORDS_MAX * 8, CORPORA = 500 };

struct story {
    unsigned words[WORDS_MAX];
    size_t count; /* 0: no words */
    bool is_null;
    size_t scope;
    unsigned day; /* to prefer by; 0: not known */
};

struct corpus {
    struct story stories[ROWS];
    struct survivors_options options;
    struct survivors_verdict verdicts[ROWS];
};

/* Of few words, or of many; copies, excerpts, edited ones; NULL, no words, and fewer than a run has. */
static void make_corpus(struct corpus *corpus, uint64_t random) {
    const size_t vocabularies[] = {4, 30, 300}, vocabulary = vocabularies[random_below(&random, 3)];
    const bool scopes = random_below(&random, 2);
    for (size_t row = 0; row < ROWS; row++) {
        struct story *story = &corpus->stories[row];
        *story = (struct story){.count = random_below(&random, WORDS_MAX)};
        for (size_t i = 0; i < story->count; i++)
            story->words[i] = (unsigned)random_below(&random, vocabulary);
        size_t kind = random_below(&random, 10), from = row ? random_below(&random, row) : 0;
        if (row && kind < 7) memcpy(story->words, corpus->stories[from].words, sizeof story->words);
        if (row && kind < 7) story->count = corpus->stories[from].count;
        if (kind < 2) story->count = random_below(&random, story->count + 1);
        if (kind == 2) story->count = random_below(&random, 3);
        for (size_t i = 0; i < story->count && kind == 3; i += 1 + random_below(&random, 12))
            story->words[i] = (unsigned)random_below(&random, vocabulary);
        if (kind == 9) story->count = 0;
        story->is_null = random_below(&random, 12) == 0;
        story->scope = scopes ? 1 + random_below(&random, 2) : 0;
        story->day = (unsigned)random_below(&random, 4);
    }
    corpus->options = (struct survivors_options){.threshold = (double)(1 + random_below(&random, 10)) / 10,
                                                 .by_similarity = random_below(&random, 2),
                                                 .longest = random_below(&random, 2),
                                                 .shingle = SHINGLE_DEFAULT,
                                                 .threads = 1 + random_below(&random, 2)};
}

/* ---- brute force ---- */

static bool has_words(const struct corpus *corpus, size_t row) {
    return !corpus->stories[row].is_null && corpus->stories[row].count > 0;
}

static size_t width_of(const struct story *story) {
    return story->count < SHINGLE_DEFAULT ? story->count : SHINGLE_DEFAULT;
}

static bool has_run(const struct story *story, size_t end, const unsigned *run, size_t width) {
    for (size_t i = 0; i < end; i++)
        if (memcmp(story->words + i, run, width * sizeof *run) == 0) return true;
    return false;
}

/* Distinct runs of a story, and those of them that another one of this width has. */
static size_t shared_runs(const struct story *story, const struct story *other) {
    size_t width = width_of(story), count = 0;
    if (width != width_of(other)) return 0;
    for (size_t i = 0; i + width <= story->count; i++)
        count += !has_run(story, i, story->words + i, width) &&
                 has_run(other, other->count - width + 1, story->words + i, width);
    return count;
}

static double similarity(const struct story *a, const struct story *b) {
    double shared = (double)shared_runs(a, b);
    return shared / ((double)shared_runs(a, a) + (double)shared_runs(b, b) - shared);
}

static double containment(const struct story *a, const struct story *b) {
    if (a->count < SHINGLE_DEFAULT)
        return b->count >= a->count && has_run(b, b->count - a->count + 1, a->words, a->count);
    return (double)shared_runs(a, b) / (double)shared_runs(a, a);
}

static bool holds(const struct corpus *corpus, size_t holder, size_t row) {
    const struct story *a = &corpus->stories[row], *b = &corpus->stories[holder];
    double share = corpus->options.by_similarity ? similarity(a, b) : containment(a, b);
    return a->scope == b->scope && share >= corpus->options.threshold;
}

/* More runs, then more words of those that have not enough for one, then the day, then the row. */
static int compare(const void *context, size_t a, size_t b) {
    const struct corpus *corpus = context;
    unsigned x = corpus->stories[a].day, y = corpus->stories[b].day;
    if (x == y || corpus->options.longest) return a < b ? -1 : 1;
    return x == 0 ? 1 : y == 0 || x < y ? -1 : 1;
}

static bool is_preferred(const struct corpus *corpus, size_t a, size_t b) {
    const struct story *x = &corpus->stories[a], *y = &corpus->stories[b];
    size_t p = shared_runs(x, x), q = shared_runs(y, y);
    if (corpus->options.longest && p != q) return p > q;
    if (corpus->options.longest && width_of(x) != width_of(y)) return width_of(x) > width_of(y);
    return compare(corpus, a, b) < 0;
}

/* ---- the library ---- */

static struct span text_of(const struct story *story, char room[TEXT_MAX]) {
    size_t size = (size_t)snprintf(room, TEXT_MAX, "... ");
    for (size_t i = 0; i < story->count; i++)
        size += (size_t)snprintf(room + size, TEXT_MAX - size, i % 5 ? "w%u " : "W%u, ", story->words[i]);
    return (struct span){room, size};
}

static enum status add_rows(struct survivors *survivors, const struct corpus *corpus, struct poll *poll) {
    enum status status = STATUS_OK;
    for (size_t row = 0; row < ROWS && !status; row++) {
        char room[TEXT_MAX];
        const struct story *story = &corpus->stories[row];
        struct span text = exact_copy(text_of(story, room));
        status = story->is_null ? survivors_add_nothing(survivors)
                                : survivors_add(survivors, text, story->scope, poll);
        free((char *)(uintptr_t)text.data);
    }
    return status;
}

static enum status load_rows(struct survivors *survivors, const struct corpus *corpus, struct poll *poll) {
    enum status status = STATUS_OK;
    for (size_t row = 0; row < ROWS && !status; row++) {
        char room[TEXT_MAX];
        bool same = true;
        struct span text = text_of(&corpus->stories[row], room);
        if (!survivors_wants(survivors, row)) continue;
        status = survivors_load(survivors, row, text, corpus->stories[row].scope, &same, poll);
        if (!status) assert_true(same);
    }
    return status;
}

static enum status run(struct corpus *corpus, struct poll *poll) {
    struct survivors survivors;
    survivors_init(&survivors, corpus->options);
    enum status status = add_rows(&survivors, corpus, poll);
    if (!status) status = survivors_mark(&survivors, (struct survivors_order){compare, corpus}, poll);
    if (!status && survivors.loads) status = load_rows(&survivors, corpus, poll);
    if (!status) status = survivors_decide(&survivors, poll);
    for (size_t row = 0; row < ROWS && !status; row++) {
        corpus->verdicts[row] = survivors_verdict(&survivors, row);
        assert_int_equal(survivors_has_words(&survivors, row), has_words(corpus, row));
    }
    survivors_release(&survivors);
    return status;
}

/* ---- the certificate ---- */

static bool is_kept(const struct corpus *corpus, size_t row) {
    return corpus->verdicts[row].kept_for == SURVIVORS_NONE;
}

/* A row that goes stands in the kept row that it names, which is preferred to it; the figures are right. */
static void check_dropped(const struct corpus *corpus, size_t row) {
    struct survivors_verdict verdict = corpus->verdicts[row];
    const struct story *story = &corpus->stories[row], *holder = &corpus->stories[verdict.kept_for];
    assert_true(has_words(corpus, row) && has_words(corpus, verdict.kept_for));
    assert_true(is_kept(corpus, verdict.kept_for) && is_preferred(corpus, verdict.kept_for, row));
    assert_true(holds(corpus, verdict.kept_for, row));
    assert_true(fabs(verdict.similarity - similarity(story, holder)) < 1e-12);
    assert_true(fabs(verdict.containment - containment(story, holder)) < 1e-12);
}

/* A row that is kept stands in no kept row that is preferred to it; with `longest` in none at all. */
static void check_kept(const struct corpus *corpus, size_t row) {
    for (size_t other = 0; other < ROWS; other++) {
        if (other == row || !has_words(corpus, other) || !is_kept(corpus, other)) continue;
        bool counts =
            corpus->options.longest || corpus->options.by_similarity || is_preferred(corpus, other, row);
        assert_false(counts && holds(corpus, other, row));
    }
}

TEST(the_certificate_holds_for_random_corpora) {
    struct corpus *corpus = test_malloc(sizeof *corpus);
    size_t dropped = 0;
    for (uint64_t seed = 1; seed <= CORPORA; seed++) {
        make_corpus(corpus, seed);
        assert_int_equal(run(corpus, NULL), STATUS_OK);
        for (size_t row = 0; row < ROWS; row++) {
            dropped += !is_kept(corpus, row);
            if (!is_kept(corpus, row))
                check_dropped(corpus, row);
            else if (has_words(corpus, row))
                check_kept(corpus, row);
        }
    }
    assert_true(dropped > 1000);
    test_free(corpus);
    assert_int_equal(mem_live_blocks(), 0);
}

/* Of the kept rows that hold one, that which holds most of it is named. */
TEST(the_row_is_named_that_holds_most) {
    struct corpus *corpus = test_malloc(sizeof *corpus);
    memset(corpus, 0, sizeof *corpus);
    for (unsigned i = 0; i < 20; i++) {
        corpus->stories[0].words[i] = i < 8 ? i : 100 + i;
        corpus->stories[1].words[i] = i < 10 ? i : 200 + i;
        corpus->stories[2].words[i] = i;
    }
    corpus->stories[0].count = corpus->stories[1].count = 20;
    corpus->stories[2].count = 12;
    corpus->options =
        (struct survivors_options){.threshold = 0.5, .longest = true, .shingle = 3, .threads = 1};
    assert_int_equal(run(corpus, NULL), STATUS_OK);
    assert_true(is_kept(corpus, 0) && is_kept(corpus, 1));
    assert_int_equal(corpus->verdicts[2].kept_for, 1);
    assert_true(corpus->verdicts[2].containment == 0.8);
    test_free(corpus);
}

static enum status run_stopped(void *context, struct poll *poll) {
    return run(context, poll);
}

static enum status run_unstopped(void *context) {
    return run(context, NULL);
}

TEST(memory_and_interrupts) {
    struct corpus *corpus = test_malloc(sizeof *corpus);
    for (uint64_t seed = 1; seed <= 4; seed++) {
        make_corpus(corpus, seed);
        corpus->options.threads = 1;
        corpus->options.by_similarity = seed == 1;
        assert_survives_no_memory(run_unstopped, corpus);
        assert_survives_interrupts(run_stopped, corpus);
    }
    test_free(corpus);
}
