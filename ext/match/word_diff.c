/*
 * word_diff.c - what changed between two texts, in words
 *
 *     a: The hard-line mayor spoke. Nobody left. It rained.
 *     b: The hard-nosed mayor spoke. It rained all day.
 *
 * Sentences 1 and 3 have partners. "line" became "nosed", and takes "hard" with it; sentence 2 was deleted;
 * "all day" was added.
 */
#include "match/word_diff.h"
#include "match/run_diff.h"
#include "text/words.h"

/* Changes with fewer unchanged words between them are one: single words between two marks make a text that
 * nobody can read. Two characters of a script without spaces are often a word, and one stands between two
 * longer changes by chance: there must be no more of them than either change has. */
enum { WORDS_BETWEEN = 3 };

/* The changes in the making. */
struct reader {
    struct word_diff *diff;
    struct run_diff runs;
    uint32_t next[2]; /* the next word of either text that no row has come to */
    struct poll *poll;
};

/* ---- words that change together ---- */

/* Whether word i and the next one are joined: nothing between them but one of a few marks, as in hard-line,
 * 3.5, 9:30, 2019–20, and/or. */
static bool joined(const struct word_list *list, uint32_t i) {
    static const char *const MARKS[] = {"-", "‐", "‑", "–", ".", ",", ":", "/", "'", "’", "@", "_", "&"};
    if (i + (size_t)1 >= list->count) return false;
    size_t start = list->items[i].start + (size_t)list->items[i].size, end = list->items[i + 1].start;
    for (size_t k = 0; k < sizeof MARKS / sizeof *MARKS; k++)
        if (span_equal(span_slice(list->text, start, end), span_of(MARKS[k]))) return true;
    return false;
}

/* A pair of runs, of which the hunks are made into changes. */
struct pair_reader {
    const struct word_list *a, *b;
    struct hunk area; /* the runs in the word lists */
    const struct hunk *hunks;
    size_t count, next;
};

/* Whether the words on both sides of a place belong together, in a or in b. */
static bool inside_joined(const struct pair_reader *pair, uint32_t a, uint32_t b) {
    const struct hunk *area = &pair->area;
    return (a > area->a && a < area->a_end && joined(pair->a, a - 1)) ||
           (b > area->b && b < area->b_end && joined(pair->b, b - 1));
}

/* Takes in what stands before a hunk, from `floor` on, the end of the change before it. */
static struct hunk widen_left(const struct pair_reader *pair, struct hunk hunk, struct hunk floor) {
    while (hunk.a > floor.a_end && inside_joined(pair, hunk.a, hunk.b)) hunk.a--, hunk.b--;
    return hunk;
}

static uint32_t hunk_size(const struct hunk *hunk) {
    uint32_t a = hunk->a_end - hunk->a, b = hunk->b_end - hunk->b;
    return a > b ? a : b;
}

/* Whether two hunks are one change. */
static bool near(const struct pair_reader *pair, const struct hunk *hunk, const struct hunk *next) {
    uint32_t between = next->a - hunk->a_end;
    if (between >= WORDS_BETWEEN) return false;
    for (uint32_t i = hunk->a_end; i < next->a; i++)
        if (!word_is_unspaced(word_list_span(pair->a, i, 1))) return true;
    return between <= hunk_size(hunk) && between <= hunk_size(next);
}

/* Takes in what stands behind a hunk: words that are joined to it, and hunks that are near. */
static struct hunk widen_right(struct pair_reader *pair, struct hunk hunk) {
    for (;;) {
        const struct hunk *next = pair->next < pair->count ? &pair->hunks[pair->next] : NULL;
        if (next && near(pair, &hunk, next)) {
            hunk.a_end = next->a_end;
            hunk.b_end = next->b_end;
            pair->next++;
        } else if (hunk.a_end < pair->area.a_end && hunk.b_end < pair->area.b_end &&
                   inside_joined(pair, hunk.a_end, hunk.b_end)) {
            hunk.a_end++, hunk.b_end++;
        } else {
            return hunk;
        }
    }
}

/* ---- rows of an alignment as changes ---- */

static struct changed_words words_at(const struct reader *reader, int side, uint32_t first, uint32_t end,
                                     struct sentence_run run) {
    const struct sentence_list *sentences = &reader->diff->alignment.sentences[side];
    struct changed_words words = {.first = first,
                                  .count = end - first,
                                  .sentence = run.first,
                                  .within = sentence_list_span(sentences, run.first, run.count)};
    uint32_t last = run.first + run.count - 1;
    while (words.sentence < last && sentences->items[words.sentence + 1].first <= first) words.sentence++;
    if (words.count) words.text = word_list_span(&reader->diff->words[side], first, words.count);
    return words;
}

static enum status add_hunk(struct reader *reader, struct hunk hunk, const struct aligned_row *row) {
    struct word_change *change = VECTOR_ADD(&reader->diff->changes);
    if (!change) return STATUS_NOMEM;
    *change = (struct word_change){{words_at(reader, 0, hunk.a, hunk.a_end, row->sides[0]),
                                    words_at(reader, 1, hunk.b, hunk.b_end, row->sides[1])},
                                   false};
    return STATUS_OK;
}

/* The words of the sentences of a side of a row. */
static struct word_run run_of(const struct reader *reader, int side, struct sentence_run run,
                              uint32_t *first) {
    const struct sentence_list *sentences = &reader->diff->alignment.sentences[side];
    *first = sentences->items[run.first].first;
    return (struct word_run){reader->diff->words[side].items + *first,
                             (uint32_t)sentence_list_words(sentences, run.first, run.count)};
}

static enum status add_edited(struct reader *reader, const struct aligned_row *row) {
    uint32_t a, b;
    struct word_run x = run_of(reader, 0, row->sides[0], &a), y = run_of(reader, 1, row->sides[1], &b);
    enum status status = run_diff(&reader->runs, x, y, reader->poll);
    struct pair_reader pair = {.a = &reader->diff->words[0],
                               .b = &reader->diff->words[1],
                               .area = {a, a + x.count, b, b + y.count},
                               .hunks = reader->runs.hunks.items,
                               .count = reader->runs.hunks.count};
    for (size_t i = 0; i < pair.count && !status; i++) {
        struct hunk *hunk = &reader->runs.hunks.items[i];
        *hunk = (struct hunk){hunk->a + a, hunk->a_end + a, hunk->b + b, hunk->b_end + b};
    }
    struct hunk last = {a, a, b, b};
    while (pair.next < pair.count && !status) {
        last = widen_right(&pair, widen_left(&pair, pair.hunks[pair.next++], last));
        status = add_hunk(reader, last, row);
    }
    return status;
}

/* The side of a row that stands alone, or has moved; the other one has no words, and stands at the next. */
static struct changed_words whole(const struct reader *reader, int side, struct sentence_run run) {
    if (run.count == 0)
        return (struct changed_words){
            .first = reader->next[side], .sentence = ALIGNMENT_NONE, .next = run.first};
    uint32_t first;
    struct word_run words = run_of(reader, side, run, &first);
    struct span text = sentence_list_span(&reader->diff->alignment.sentences[side], run.first, run.count);
    return (struct changed_words){.first = first, .count = words.count, .sentence = run.first, .text = text};
}

/* Whether a change follows on another one of the same kind, both of whole sentences of one side. */
static bool follows(const struct word_change *last, const struct word_change *change, int side) {
    const struct changed_words *before = &last->sides[side], *now = &change->sides[side];
    return !last->moved && now->count && before->count && before->first + before->count == now->first &&
           last->sides[1 - side].sentence == ALIGNMENT_NONE &&
           change->sides[1 - side].sentence == ALIGNMENT_NONE;
}

static enum status add_whole(struct reader *reader, const struct aligned_row *row) {
    struct word_change change = {{whole(reader, 0, row->sides[0]), whole(reader, 1, row->sides[1])},
                                 row->pair && row->pair->moved};
    size_t count = reader->diff->changes.count;
    struct word_change *last = count ? &reader->diff->changes.items[count - 1] : NULL;
    if (change.sides[0].count + change.sides[1].count == 0) return STATUS_OK;
    for (int side = 0; side < 2 && last && !change.moved; side++) {
        if (!follows(last, &change, side)) continue;
        struct changed_words *before = &last->sides[side];
        struct span text = change.sides[side].text;
        before->text.size = (size_t)(text.data - before->text.data) + text.size;
        before->count += change.sides[side].count;
        return STATUS_OK;
    }
    last = VECTOR_ADD(&reader->diff->changes);
    if (last) *last = change;
    return last ? STATUS_OK : STATUS_NOMEM;
}

static enum status add_row(struct reader *reader, const struct aligned_row *row) {
    enum status status = STATUS_OK;
    if (!row->pair || row->pair->moved) status = add_whole(reader, row);
    if (!status && row->operation == ALIGNED_EDITED) status = add_edited(reader, row);
    for (int side = 0; side < 2 && !(row->pair && row->pair->moved && side == 0); side++) {
        uint32_t first, count;
        if (row->sides[side].count == 0) continue;
        count = run_of(reader, side, row->sides[side], &first).count;
        reader->next[side] = first + count;
    }
    return status;
}

enum status word_diff_read(struct word_diff *diff, struct span a, struct span b, enum word_diff_moved moved,
                           struct poll *poll) {
    struct reader reader = {.diff = diff, .runs = RUN_DIFF_INIT, .poll = poll};
    struct alignment_walk walk = {.alignment = &diff->alignment, .moved_apart = moved == WORD_DIFF_APART};
    struct aligned_row row;
    enum status status = word_list_read(&diff->words[0], &diff->vocabulary, a, poll);
    if (!status) status = word_list_read(&diff->words[1], &diff->vocabulary, b, poll);
    if (!status)
        status =
            alignment_read(&diff->alignment, &diff->words[0], &diff->words[1], diff->vocabulary.count, poll);
    if (!status) status = run_diff_start(&reader.runs, diff->vocabulary.count);
    while (!status && alignment_next(&walk, &row)) {
        status = add_row(&reader, &row);
        if (!status && poll_stop(poll, 16)) status = STATUS_INTERRUPT;
    }
    run_diff_release(&reader.runs);
    return status;
}

void word_diff_release(struct word_diff *diff) {
    for (int side = 0; side < 2; side++) word_list_release(&diff->words[side]);
    u64_map_release(&diff->vocabulary);
    alignment_release(&diff->alignment);
    VECTOR_RELEASE(&diff->changes);
}

/* ---- the marked text ---- */

/* The bytes from `from` to `to`, both pointers into one text. */
static struct span stretch(const char *from, const char *to) {
    return (struct span){from, (size_t)(to - from)};
}

/* The bytes between word i - 1 and word i that belong to a sentence. */
static struct span between(const struct word_list *list, size_t i, struct span sentence) {
    const char *text = list->text.data, *start = sentence.data, *end = sentence.data + sentence.size;
    const char *before = i > 0 ? text + list->items[i - 1].start + list->items[i - 1].size : start;
    const char *behind = i < list->count ? text + list->items[i].start : end;
    return stretch(before > start ? before : start, behind < end ? behind : end);
}

/* How many bytes two texts have in common at their front. */
static size_t common_front(struct span a, struct span b) {
    size_t size = 0;
    while (size < a.size && size < b.size && a.data[size] == b.data[size]) size++;
    return size;
}

static bool ends_with(struct span text, struct span end) {
    return end.size <= text.size && span_equal(span_slice(text, text.size - end.size, text.size), end);
}

/* What of a is put between marks for words that b has nothing instead of, and where in b. Of what stands
 * around the words in a, b has kept one part, before the words or behind them; the other goes with them:
 *
 *     the| old| pier     the| pier       the [-old -]pier        b keeps what is before
 *     fell| late|, he    fell|, he       fell[- late-], he       b keeps what is behind */
static struct span deleted_words(const struct word_diff *diff, const struct word_change *change,
                                 const char **place) {
    const struct changed_words *a = &change->sides[0], *b = &change->sides[1];
    struct span before = between(&diff->words[0], a->first, a->within);
    struct span behind = between(&diff->words[0], a->first + (size_t)a->count, a->within);
    struct span here = between(&diff->words[1], b->first, b->within);
    struct span all = stretch(before.data, behind.data + behind.size);
    *place = here.data + here.size;
    if (common_front(all, here) == here.size) return span_slice(all, here.size, all.size);
    if (!ends_with(all, here) && common_front(before, here) > common_front(behind, here))
        return stretch(a->text.data, all.data + all.size);
    *place = here.data;
    return ends_with(all, here) ? span_slice(all, 0, all.size - here.size) : stretch(all.data, behind.data);
}

/* The same for whole sentences: they go with what stands behind them, up to the next one, or at the end of b
 * with what stands before them. */
static struct span deleted_sentences(const struct word_diff *diff, const struct word_change *change,
                                     const char **place) {
    const struct sentence_list *a = &diff->alignment.sentences[0], *b = &diff->alignment.sentences[1];
    struct span text = change->sides[0].text;
    uint32_t first = change->sides[0].sentence, next = change->sides[1].next, behind = first;
    const char *end = text.data + text.size;
    while (behind < a->count && a->items[behind].text.data < end) behind++;
    if (next < b->count) {
        *place = b->items[next].text.data;
        return behind < a->count ? stretch(text.data, a->items[behind].text.data) : text;
    }
    const struct span *last = b->count ? &b->items[b->count - 1].text : &diff->words[1].text;
    *place = b->count ? last->data + last->size : last->data;
    return first ? stretch(a->items[first - 1].text.data + a->items[first - 1].text.size, end) : text;
}

/* The same for words that b has others instead of. Where b has nothing between two words, as scripts without
 * spaces do, the deleted ones bring what parts them from their neighbours. */
static struct span replaced_words(const struct word_diff *diff, const struct word_change *change,
                                  const char **place) {
    const struct changed_words *a = &change->sides[0], *b = &change->sides[1];
    struct span before = between(&diff->words[0], a->first, a->within);
    struct span behind = between(&diff->words[0], a->first + (size_t)a->count, a->within);
    bool apart_before = between(&diff->words[1], b->first, b->within).size > 0;
    bool apart_behind = between(&diff->words[1], b->first + (size_t)b->count, b->within).size > 0;
    apart_before |= before.data == a->within.data;
    apart_behind |= behind.data + behind.size == a->within.data + a->within.size;
    *place = b->text.data;
    return stretch(apart_before ? a->text.data : before.data,
                   apart_behind ? behind.data : behind.data + behind.size);
}

static struct span deleted_text(const struct word_diff *diff, const struct word_change *change,
                                const char **place) {
    if (change->sides[1].sentence == ALIGNMENT_NONE) return deleted_sentences(diff, change, place);
    return change->sides[1].count ? replaced_words(diff, change, place) : deleted_words(diff, change, place);
}

void word_diff_mark(const struct word_diff *diff, struct word_diff_marks marks, struct buffer *out,
                    struct poll *poll) {
    struct span b = diff->words[1].text;
    const char *written = b.data;
    bool tags = marks_are_tags(*marks.added);
    for (size_t i = 0; i < diff->changes.count && !out->status; i++) {
        const struct word_change *change = &diff->changes.items[i];
        struct span added = change->sides[1].text;
        if (change->moved) continue;
        if (marks.deleted && change->sides[0].count) {
            const char *place;
            struct span text = deleted_text(diff, change, &place);
            markup_text(out, stretch(written, place), tags, poll);
            markup_piece(out, text, *marks.deleted, poll);
            written = place;
        }
        if (added.size == 0) continue;
        markup_text(out, stretch(written, added.data), tags, poll);
        markup_piece(out, added, *marks.added, poll);
        written = added.data + added.size;
    }
    markup_text(out, stretch(written, b.data + b.size), tags, poll);
}
