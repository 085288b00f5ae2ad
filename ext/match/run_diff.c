/*
 * run_diff.c - where two runs of words differ
 *
 * "the old pier fell on Monday" and "the pier fell late on Sunday": the words of both are set out along the
 * two sides of a table, and the best path through it goes over "the", "pier fell" and "on".
 */
#include "match/run_diff.h"
#include "base/mem.h"
#include "match/rising.h"

/* What a shared word adds to a path, and what more when the word before it is shared, too. */
enum { SHARED = 2, SIDE_BY_SIDE = 1 };

/* How often a run may be cut at words that stand once, and the pieces again. */
enum { CUTS_MAX = 12 };

struct differ {
    struct run_diff *diff;
    struct word_run a, b;
    struct poll *poll;
};

static bool same_word(const struct differ *differ, size_t a, size_t b) {
    return differ->a.words[a].number == differ->b.words[b].number;
}

/* Adds a hunk, unless it is empty. Between two of them stands a shared word. */
static enum status add_hunk(struct differ *differ, struct hunk hunk) {
    if (hunk.a == hunk.a_end && hunk.b == hunk.b_end) return STATUS_OK;
    struct hunk *added = VECTOR_ADD(&differ->diff->hunks);
    if (added) *added = hunk;
    return added ? STATUS_OK : STATUS_NOMEM;
}

/* ---- small: the best path through the table ---- */

enum step { UP = 1, LEFT = 2, MATCH = 3, STEPS = 3, BESIDE = 4 };

/* The table of a hunk. Of scores two rows are enough: of any path to a cell, and of one that ends there
 * with a shared word. */
struct table {
    struct hunk area;
    uint32_t rows, columns;
    uint16_t *any[2], *shared[2];
    uint8_t *steps; /* by cell: how the best path comes here, and whether a match stands beside one */
};

static void fill_cell(const struct differ *differ, struct table *table, uint32_t i, uint32_t j) {
    uint16_t *any = table->any[i & 1], *shared = table->shared[i & 1];
    const uint16_t *any_above = table->any[~i & 1], *shared_above = table->shared[~i & 1];
    uint8_t step = any_above[j] >= any[j - 1] ? UP : LEFT;
    any[j] = step == UP ? any_above[j] : any[j - 1];
    shared[j] = 0;
    if (same_word(differ, table->area.a + i - 1, table->area.b + j - 1)) {
        bool beside = shared_above[j - 1] && shared_above[j - 1] + SIDE_BY_SIDE >= any_above[j - 1];
        shared[j] = (uint16_t)(SHARED + (beside ? shared_above[j - 1] + SIDE_BY_SIDE : any_above[j - 1]));
        if (shared[j] >= any[j]) step = MATCH;
        if (shared[j] >= any[j]) any[j] = shared[j];
        if (beside) step |= BESIDE;
    }
    table->steps[(size_t)(i - 1) * table->columns + (j - 1)] = step;
}

/* Walks back from the end and marks in column 0 of `steps`, which is not needed any more, nothing: the
 * shared words are listed in `pairs`, the last first; gives their number. */
static size_t walk_back(const struct table *table, struct hunk *pairs) {
    size_t count = 0;
    uint32_t i = table->rows, j = table->columns;
    for (bool must_match = false; i > 0 && j > 0;) {
        uint8_t step = table->steps[(size_t)(i - 1) * table->columns + (j - 1)];
        if (must_match || (step & STEPS) == MATCH) {
            i--, j--;
            pairs[count++] = (struct hunk){table->area.a + i, 0, table->area.b + j, 0};
            must_match = step & BESIDE;
        } else if ((step & STEPS) == UP) {
            i--;
        } else {
            j--;
        }
    }
    return count;
}

static enum status add_between(struct differ *differ, const struct table *table, const struct hunk *pairs,
                               size_t count) {
    uint32_t a = table->area.a, b = table->area.b;
    enum status status = STATUS_OK;
    while (count-- > 0 && !status) {
        status = add_hunk(differ, (struct hunk){a, pairs[count].a, b, pairs[count].b});
        a = pairs[count].a + 1;
        b = pairs[count].b + 1;
    }
    return status ? status : add_hunk(differ, (struct hunk){a, table->area.a_end, b, table->area.b_end});
}

static enum status diff_by_table(struct differ *differ, struct hunk area) {
    struct table table = {.area = area, .rows = area.a_end - area.a, .columns = area.b_end - area.b};
    size_t width = table.columns + (size_t)1,
           shorter = table.rows < table.columns ? table.rows : table.columns;
    uint16_t *scores = mem_zeroed(4 * width, sizeof *scores);
    struct hunk *pairs = mem_zeroed(shorter, sizeof *pairs);
    table.steps = mem_zeroed((size_t)table.rows * table.columns, 1);
    enum status status = scores && pairs && table.steps ? STATUS_OK : STATUS_NOMEM;
    for (int k = 0; k < 2 && !status; k++) {
        table.any[k] = scores + (size_t)k * width;
        table.shared[k] = scores + (size_t)(k + 2) * width;
    }
    for (uint32_t i = 1; i <= table.rows && !status; i++) {
        for (uint32_t j = 1; j <= table.columns; j++) fill_cell(differ, &table, i, j);
        if (poll_stop(differ->poll, table.columns)) status = STATUS_INTERRUPT;
    }
    if (!status) status = add_between(differ, &table, pairs, walk_back(&table, pairs));
    mem_free(scores);
    mem_free(pairs);
    mem_free(table.steps);
    return status;
}

/* ---- large: cut at words that stand once in each ---- */

static enum status diff_area(struct differ *differ, struct hunk area, int cuts);

/* Counts the words of both runs of the area, or forgets the counts. */
static void count_words(struct differ *differ, struct hunk area, bool forget) {
    struct run_diff *diff = differ->diff;
    for (uint32_t i = area.a; i < area.a_end; i++) {
        uint32_t number = differ->a.words[i].number;
        diff->seen[0][number] = forget ? 0 : diff->seen[0][number] + 1;
        diff->place[number] = i;
    }
    for (uint32_t j = area.b; j < area.b_end; j++) {
        uint32_t number = differ->b.words[j].number;
        diff->seen[1][number] = forget ? 0 : diff->seen[1][number] + 1;
    }
}

/* The words of b that stand once in each run, with their places in a; gives how many. */
static size_t list_unique(const struct differ *differ, struct hunk area, struct rising_item *items,
                          uint32_t *places) {
    size_t count = 0;
    for (uint32_t j = area.b; j < area.b_end; j++) {
        uint32_t number = differ->b.words[j].number;
        if (differ->diff->seen[0][number] != 1 || differ->diff->seen[1][number] != 1) continue;
        places[count] = j;
        items[count++] = (struct rising_item){differ->diff->place[number] - area.a, 1, false};
    }
    return count;
}

static enum status diff_between(struct differ *differ, struct hunk area, const struct rising_item *items,
                                const uint32_t *places, size_t count, int cuts) {
    struct hunk rest = area;
    enum status status = STATUS_OK;
    for (size_t i = 0; i < count && !status; i++) {
        if (!items[i].stays) continue;
        uint32_t a = area.a + items[i].key, b = places[i];
        status = diff_area(differ, (struct hunk){rest.a, a, rest.b, b}, cuts);
        rest.a = a + 1;
        rest.b = b + 1;
    }
    return status ? status : diff_area(differ, rest, cuts);
}

static enum status diff_by_cuts(struct differ *differ, struct hunk area, int cuts) {
    size_t room = area.b_end - area.b;
    struct rising_item *items = mem_zeroed(room, sizeof *items);
    uint32_t *places = mem_zeroed(room, sizeof *places);
    enum status status = items && places ? STATUS_OK : STATUS_NOMEM;
    size_t count = 0;
    if (!status) {
        count_words(differ, area, false);
        count = list_unique(differ, area, items, places);
        count_words(differ, area, true);
        status = rising_heaviest(items, count, area.a_end - area.a, differ->poll);
    }
    if (!status && poll_stop(differ->poll, 4 * (room + area.a_end - area.a))) status = STATUS_INTERRUPT;
    if (!status)
        status = count ? diff_between(differ, area, items, places, count, cuts) : add_hunk(differ, area);
    mem_free(items);
    mem_free(places);
    return status;
}

static enum status diff_area(struct differ *differ, struct hunk area, int cuts) {
    size_t before = area.a;
    while (area.a < area.a_end && area.b < area.b_end && same_word(differ, area.a, area.b))
        area.a++, area.b++;
    while (area.a < area.a_end && area.b < area.b_end && same_word(differ, area.a_end - 1, area.b_end - 1))
        area.a_end--, area.b_end--;
    if (poll_stop(differ->poll, area.a - before + 1)) return STATUS_INTERRUPT;
    uint64_t cells = (uint64_t)(area.a_end - area.a) * (area.b_end - area.b);
    if (cells == 0) return add_hunk(differ, area);
    if (cells <= RUN_DIFF_CELLS) return diff_by_table(differ, area);
    return cuts < CUTS_MAX ? diff_by_cuts(differ, area, cuts + 1) : add_hunk(differ, area);
}

enum status run_diff_start(struct run_diff *diff, size_t vocabulary) {
    diff->seen[0] = mem_zeroed(vocabulary, sizeof *diff->seen[0]);
    diff->seen[1] = mem_zeroed(vocabulary, sizeof *diff->seen[1]);
    diff->place = mem_zeroed(vocabulary, sizeof *diff->place);
    return diff->seen[0] && diff->seen[1] && diff->place ? STATUS_OK : STATUS_NOMEM;
}

enum status run_diff(struct run_diff *diff, struct word_run a, struct word_run b, struct poll *poll) {
    struct differ differ = {diff, a, b, poll};
    diff->hunks.count = 0;
    return diff_area(&differ, (struct hunk){0, a.count, 0, b.count}, 0);
}

void run_diff_release(struct run_diff *diff) {
    VECTOR_RELEASE(&diff->hunks);
    mem_free(diff->seen[0]);
    mem_free(diff->seen[1]);
    mem_free(diff->place);
    *diff = (struct run_diff)RUN_DIFF_INIT;
}
