/*
 * text_reuse.c - every pair of rows of a corpus that have words in a row in common
 *
 * A row asks each of its grams which later rows hold it. A run that two rows share has as many grams as
 * words, but for the last ones, so only the first of a run is a hit: a gram before which the rows differ, or
 * stand no grams, or stands one that leads to no pair. Hits of one row are sorted by the other row; then each
 * pair is looked at as a whole (reuse_passages.h).
 *
 * A gram that a text repeats a thousand times would make a million hits with another such text, on as many
 * diagonals. So a gram meets others only where it stands the first REUSE_REPEATS times in a row.
 */
#include "match/text_reuse.h"
#include "base/sort.h"

void text_reuse_init(struct text_reuse *reuse, struct reuse_options options) {
    *reuse = (struct text_reuse){.options = options};
    bool is_bridged = options.gap > 0 && options.min_words > REUSE_RUN;
    reuse_corpus_init(&reuse->corpus, is_bridged ? REUSE_RUN : options.min_words);
    reuse->corpus.line_rows = options.line_rows;
}

void text_reuse_release(struct text_reuse *reuse) {
    reuse_corpus_release(&reuse->corpus);
    reuse_passages_release(&reuse->passages);
    VECTOR_RELEASE(&reuse->hits);
}

/* ---- hits ---- */

static bool is_common(const struct text_reuse *reuse, uint32_t gram) {
    return reuse->corpus.holders[gram] > reuse->options.common;
}

/* Whether two rows, a < b, may be a pair. */
static bool may_pair(const struct text_reuse *reuse, uint32_t a, uint32_t b) {
    const struct reuse_row *rows = reuse->corpus.rows.items;
    if (rows[a].group && rows[a].group == rows[b].group) return false;
    return reuse->options.against == 0 || (a < reuse->options.against && b >= reuse->options.against);
}

/* Whether a place of a gram meets those of other rows. */
static bool is_met(const struct reuse_posting *posting) {
    return posting->ordinal < REUSE_REPEATS;
}

/* Whether a hit lies in the run of another one, a word before. */
static bool is_inside(const struct text_reuse *reuse, uint32_t a, uint32_t b) {
    const struct reuse_posting *postings = reuse->corpus.postings.items;
    return a > 0 && b > 0 && reuse_follows(&postings[a - 1], &postings[a]) &&
           reuse_follows(&postings[b - 1], &postings[b]) && postings[a - 1].gram == postings[b - 1].gram &&
           !is_common(reuse, postings[a - 1].gram) && is_met(&postings[a - 1]) && is_met(&postings[b - 1]);
}

/* The hits of one posting with those of later rows. */
static enum status find_hits(struct text_reuse *reuse, uint32_t a, struct poll *poll) {
    const struct reuse_corpus *corpus = &reuse->corpus;
    const struct reuse_posting *postings = corpus->postings.items, *from = &postings[a];
    for (uint32_t at = corpus->starts[from->gram + 1]; at-- > corpus->starts[from->gram];) {
        uint32_t b = corpus->list[at];
        if (poll_stop(poll, 4)) return STATUS_INTERRUPT;
        if (postings[b].row <= from->row) break;
        if (!is_met(&postings[b])) b = corpus->list[at -= postings[b].ordinal - REUSE_REPEATS + 1];
        if (!may_pair(reuse, from->row, postings[b].row) || is_inside(reuse, a, b)) continue;
        struct reuse_hit *hit = VECTOR_ADD(&reuse->hits);
        if (!hit) return STATUS_NOMEM;
        *hit = (struct reuse_hit){postings[b].row, a, b};
    }
    return STATUS_OK;
}

static int by_row(const void *context, const void *left, const void *right) {
    const struct reuse_hit *x = left, *y = right;
    (void)context;
    return (x->row > y->row) - (x->row < y->row);
}

/* The hits of row reuse->row, sorted. */
static enum status row_hits(struct text_reuse *reuse, struct poll *poll) {
    uint32_t end = reuse_row_end(&reuse->corpus, reuse->row);
    enum status status = STATUS_OK;
    reuse->hits.count = reuse->next_hit = 0;
    for (uint32_t a = reuse->corpus.rows.items[reuse->row].first; a < end && !status; a++) {
        const struct reuse_posting *from = &reuse->corpus.postings.items[a];
        if (is_met(from) && !is_common(reuse, from->gram)) status = find_hits(reuse, a, poll);
        if (!status && poll_stop(poll, 1)) status = STATUS_INTERRUPT;
    }
    struct sort_order order = {sizeof *reuse->hits.items, by_row, NULL};
    return status ? status : sort_items(reuse->hits.items, reuse->hits.count, order, poll);
}

/* ---- pairs ---- */

/* The next pair of the row before reuse->row, if it has a passage; its hits are done with. */
static enum status next_pair(struct text_reuse *reuse, struct reuse_pair *pair, struct poll *poll) {
    struct reuse_hit *hits = reuse->hits.items + reuse->next_hit;
    size_t count = 1;
    while (reuse->next_hit + count < reuse->hits.count && hits[count].row == hits->row) count++;
    reuse->next_hit += count;
    pair->a = (uint32_t)reuse->row - 1;
    pair->b = hits->row;
    enum status status = reuse_passages_find(&reuse->passages, &reuse->corpus, hits, count,
                                             reuse->options.min_words, reuse->options.gap, poll);
    pair->figures = reuse->passages.figures;
    pair->a_start = reuse->passages.a_start;
    pair->b_start = reuse->passages.b_start;
    return status;
}

/* Whether a posting is the first in the corpus of a gram that is too common. */
static bool is_first_common(const struct text_reuse *reuse, size_t posting) {
    uint32_t gram = reuse->corpus.postings.items[posting].gram;
    return is_common(reuse, gram) && reuse->corpus.list[reuse->corpus.starts[gram]] == posting;
}

/* The next passage that is too common to pair rows. */
static enum status next_common(struct text_reuse *reuse, struct reuse_pair *pair, struct poll *poll) {
    const struct reuse_posting *postings = reuse->corpus.postings.items;
    size_t first = reuse->next_posting, side = reuse->options.against,
           count = side ? reuse_row_end(&reuse->corpus, side - 1) : reuse->corpus.postings.count;
    for (; first < count && !is_first_common(reuse, first); first++)
        if (poll_stop(poll, 4)) return STATUS_INTERRUPT;
    reuse->is_over = first >= count;
    if (reuse->is_over) return STATUS_OK;
    size_t end = first;
    pair->holders = UINT32_MAX;
    do {
        uint32_t holders = reuse->corpus.holders[postings[end].gram];
        if (holders < pair->holders) pair->holders = holders;
        if (poll_stop(poll, 4)) return STATUS_INTERRUPT;
        end++;
    } while (end < count && reuse_follows(&postings[end - 1], &postings[end]) && is_first_common(reuse, end));
    uint32_t words = (uint32_t)(end - first + reuse->corpus.width - 1);
    reuse->next_posting = end;
    pair->a = postings[first].row;
    pair->b = REUSE_NONE;
    pair->a_start = postings[first].start;
    pair->figures = (struct reuse_figures){.words = words, .longest = words, .passages = 1, .words_a = words};
    return STATUS_OK;
}

enum status text_reuse_next(struct text_reuse *reuse, struct reuse_pair *pair, struct poll *poll) {
    enum status status = STATUS_OK;
    while (!status) {
        if (reuse->next_hit < reuse->hits.count) {
            status = next_pair(reuse, pair, poll);
            if (!status && pair->figures.words) return status;
        } else if (reuse->row < reuse->corpus.rows.count) {
            status = row_hits(reuse, poll);
            reuse->row++;
        } else
            return next_common(reuse, pair, poll);
    }
    return status;
}
