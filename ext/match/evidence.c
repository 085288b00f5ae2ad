/*
 * evidence.c - what speaks for one text being made from another, in figures
 *
 *     a: The crane fell on the old pier. Nobody was hurt. The ferry sails at noon.
 *     b: The crane fell on the old pier. The ferry sails at noon.
 *
 * All words of b are kept: what a has between them is a whole sentence. Were it "on the pier" in b, a word
 * would have gone from within a sentence, and 11 of 12 words were kept.
 */
#include "match/evidence.h"
#include "base/mem.h"
#include "match/alignment.h"
#include "match/passages.h"
#include "match/run_diff.h"
#include "match/shingle.h"
#include "match/term_vector.h"
#include "sentence/quote_marks.h"

/* What is known of a word. */
enum word_mark { BEGINS = 1, COPIED = 2, ALIGNED = 4, QUOTED = 8, SHORT = 16, FOOT = 32 };

/* A text of which fewer words stand outside of quotation marks is judged as if it had others that are its
 * own: "he said on Monday" makes no copy. */
enum { COUNTED_MIN = 25 };

/* A text is a quotation when fewer than one word in so many stands outside. */
enum { OUTSIDE = 10 };

/* Sentences of fewer words are found on many a page of one outlet: "Please try again later." */
enum { SENTENCE_WORDS = 8 };

/* A foot has at most so many words, and leaves half of the longer text and a third of the other. */
enum { FOOT_WORDS = 100 };

struct side {
    struct word_list words;
    const struct sentence_list *sentences;
    uint8_t *marks;    /* by word: it begins a sentence, and so on; one more, which also begins one */
    unsigned left_out; /* marks of words that do not count */
    size_t quoted;     /* words in quotation marks */
    size_t in_short;   /* words in short sentences */
    size_t counted;    /* words that count */
    size_t missing;    /* words that COUNTED_MIN adds to them */
};

struct gatherer {
    struct evidence *evidence;
    struct u64_map vocabulary;
    struct side sides[2];
    struct passages passages;
    struct alignment alignment;
    struct run_diff diff;
    struct poll *poll;
};

static double share(size_t part, size_t whole) {
    return whole ? (double)part / (double)whole : 0;
}

/* ---- marks ---- */

static bool counts(const struct side *side, size_t word) {
    return !(side->marks[word] & side->left_out);
}

/* Whether a sentence has words, and more than half of them count. */
static bool sentence_counts(const struct side *side, const struct listed_sentence *sentence) {
    size_t counted = 0;
    for (size_t k = 0; k < sentence->count; k++) counted += counts(side, sentence->first + k);
    return 2 * counted > sentence->count;
}

/* Marks where sentences begin, and the words in short ones and in quotation marks. */
static enum status mark_sentences(struct side *side, struct poll *poll) {
    const struct sentence_list *sentences = side->sentences;
    struct quote_marks quotes = {.text = side->words.text};
    for (size_t i = 0; i < sentences->count; i++) {
        const struct listed_sentence *sentence = &sentences->items[i];
        bool afresh = i == 0 || sentence->paragraph != sentence[-1].paragraph;
        bool is_short = sentence->count < SENTENCE_WORDS;
        if (afresh) quote_marks_begin(&quotes, sentence->text.data);
        side->marks[sentence->first] |= BEGINS;
        for (size_t k = sentence->first; k < sentence->first + (size_t)sentence->count; k++) {
            bool quoted = quote_marks_open(&quotes, side->words.text.data + side->words.items[k].start);
            side->marks[k] |= (quoted ? QUOTED : 0) | (is_short ? SHORT : 0);
            side->quoted += quoted;
            side->in_short += is_short;
        }
        if (poll_stop(poll, sentence->text.size)) return STATUS_INTERRUPT;
    }
    return STATUS_OK;
}

static enum status mark_words(struct side *side, const struct sentence_list *sentences, struct poll *poll) {
    size_t count = side->words.count;
    side->sentences = sentences;
    side->marks = mem_zeroed(count + 1, sizeof *side->marks);
    if (!side->marks) return STATUS_NOMEM;
    side->marks[count] = BEGINS;
    return mark_sentences(side, poll);
}

/* Marks the words of passages on a side. Passages may overlap, so how many begin and end at a word is counted
 * first. */
static enum status mark_copied(struct gatherer *g, int number) {
    struct side *side = &g->sides[number];
    int32_t *steps = mem_zeroed(side->words.count + 1, sizeof *steps), depth = 0;
    if (!steps) return STATUS_NOMEM;
    for (size_t i = 0; i < g->passages.list.count; i++) {
        const struct passage *passage = &g->passages.list.items[i];
        uint32_t first = number ? passage->b_first : passage->a_first;
        steps[first]++;
        steps[first + (number ? passage->b_count : passage->a_count)]--;
    }
    for (size_t i = 0; i < side->words.count; i++)
        if ((depth += steps[i]) > 0) side->marks[i] |= COPIED;
    mem_free(steps);
    return poll_stop(g->poll, side->words.count) ? STATUS_INTERRUPT : STATUS_OK;
}

/* Whether a passage of so many words at the end of both texts is their foot. Pages of one outlet share a
 * notice there: "All rights reserved. This material may not be published ..." */
static bool is_foot(const struct gatherer *g, size_t words) {
    size_t a = g->sides[0].words.count, b = g->sides[1].words.count;
    return words <= FOOT_WORDS && 2 * words <= (a > b ? a : b) && 3 * words <= 2 * (a < b ? a : b);
}

/* Marks the foot, which is the only passage. */
static void mark_foot(struct gatherer *g) {
    const struct passage *passage = g->passages.list.items;
    size_t a_end = g->sides[0].words.count, b_end = g->sides[1].words.count;
    if (g->passages.list.count != 1 || !is_foot(g, passage->b_count)) return;
    if (passage->a_first + passage->a_count < a_end || passage->b_first + passage->b_count < b_end) return;
    for (size_t i = passage->a_first; i < a_end; i++) g->sides[0].marks[i] |= FOOT;
    for (size_t i = passage->b_first; i < b_end; i++) g->sides[1].marks[i] |= FOOT;
}

/* Settles which words count, once all marks are known: those of a kind that is most of the text do. */
static enum status settle(struct side *side, struct poll *poll) {
    size_t count = side->words.count, outside = count - side->quoted;
    size_t least = count < COUNTED_MIN ? count : COUNTED_MIN;
    side->left_out = FOOT;
    if (outside * OUTSIDE >= count) side->left_out |= QUOTED;
    if (side->in_short * 2 < count) side->left_out |= SHORT;
    if (side->left_out & QUOTED && outside < least) side->missing = least - outside;
    for (size_t i = 0; i < count; i++) side->counted += counts(side, i);
    return poll_stop(poll, count) ? STATUS_INTERRUPT : STATUS_OK;
}

/* The share of the words that count which have one of some marks. */
static double share_marked(const struct side *side, unsigned marks) {
    size_t marked = 0;
    for (size_t i = 0; i < side->words.count; i++) marked += counts(side, i) && side->marks[i] & marks;
    return share(marked, side->counted + side->missing);
}

/* ---- shingles ---- */

/* Adds those of a text, or of its words that count. One with a word that does not count is left out. */
static enum status add_shingles(struct gatherer *g, const struct side *side, bool all, struct u64_map *set) {
    struct shingle_hash hash;
    const uint64_t *hashes = g->vocabulary.items;
    size_t run = 0, width = SHINGLE_DEFAULT;
    for (size_t i = 0; i < side->words.count; i++) {
        if (poll_stop(g->poll, 8)) return STATUS_INTERRUPT;
        if (!all && !counts(side, i)) run = 0;
        if (!all && !counts(side, i)) continue;
        if (run == 0) shingle_hash_init(&hash, width);
        uint64_t leaving = run < width ? 0 : hashes[side->words.items[i - width].number];
        shingle_hash_push(&hash, hashes[side->words.items[i].number], leaving);
        if (++run < width) continue;
        enum status status = u64_map_reserve(set, 1, g->poll);
        if (status) return status;
        u64_map_add(set, shingle_hash_value(&hash));
    }
    return STATUS_OK;
}

static enum status compare_shingles(struct gatherer *g) {
    struct shingle_set a = SHINGLE_SET_INIT;
    struct u64_map b = U64_MAP_INIT;
    enum status status = add_shingles(g, &g->sides[0], true, &a.hashes);
    if (!status) status = add_shingles(g, &g->sides[1], false, &b);
    size_t shared = status ? 0 : shingle_set_shared(&a, b.items, b.count, g->poll);
    double value = share(shared, b.count + g->sides[1].missing);
    g->evidence->values[SHINGLES_B] = g->evidence->values[SOME_SHINGLES_B] = value;
    u64_map_release(&b);
    shingle_set_release(&a);
    return poll_stopped(g->poll) ? STATUS_INTERRUPT : status;
}

/* ---- sentences ---- */

/* Measures the sentences of b that count and have words. */
static enum status compare_sentences(struct gatherer *g) {
    struct side *side = &g->sides[1];
    size_t sentences = 0, aligned = 0, unchanged = 0, ordered = 0;
    double likeness = 0, *values = g->evidence->values;
    for (size_t i = 0; i < side->sentences->count; i++) {
        const struct listed_sentence *sentence = &side->sentences->items[i];
        if (poll_stop(g->poll, sentence->count + 1)) return STATUS_INTERRUPT;
        if (!sentence_counts(side, sentence)) continue;
        uint32_t number = g->alignment.pair_of[1][i];
        sentences++;
        if (number == ALIGNMENT_NONE) continue;
        const struct aligned_pair *pair = &g->alignment.pairs.items[number];
        for (size_t k = sentence->first; k < sentence->first + (size_t)sentence->count; k++)
            side->marks[k] |= ALIGNED;
        aligned++;
        unchanged += pair->same_words;
        ordered += !pair->moved;
        likeness += pair->similarity;
    }
    values[ALIGNED_B] = share(aligned, sentences);
    values[UNCHANGED_B] = share(unchanged, aligned);
    values[ORDER] = share(ordered, aligned);
    values[LIKENESS] = aligned ? likeness / (double)aligned : 0;
    return STATUS_OK;
}

/* ---- words in order ---- */

static bool same_word(const struct side *side, size_t i, size_t k) {
    return side->words.items[i].number == side->words.items[k].number;
}

/* Whether words first..end-1, which one text has and the other has not, are whole sentences, or stand at an
 * end of the text. "The crane fell. The ferry sails." without its first sentence may be without "crane fell.
 * The": as long as the word before the gap is its last, or the word behind it its first, the gap may stand
 * one further, from `low` to `high`, the nearest other gaps. */
static bool is_whole(const struct side *side, size_t first, size_t end, size_t low, size_t high) {
    while (first > low && same_word(side, first - 1, end - 1)) first--, end--;
    for (;; first++, end++) {
        if (first == 0 || end == side->words.count) return true;
        if (side->marks[first] & side->marks[end] & BEGINS) return true;
        if (end >= high || !same_word(side, first, end)) return false;
    }
}

/* Words first..end-1 of a side. */
struct stretch {
    size_t first, end;
};

/* Adds how many words of two stretches are not kept. */
static enum status add_changes(struct gatherer *g, struct stretch a, struct stretch b, size_t changed[2]) {
    const struct side *sides = g->sides;
    struct word_run runs[] = {{sides[0].words.items + a.first, (uint32_t)(a.end - a.first)},
                              {sides[1].words.items + b.first, (uint32_t)(b.end - b.first)}};
    enum status status = run_diff(&g->diff, runs[0], runs[1], g->poll);
    size_t a_low = a.first, b_low = b.first;
    for (size_t i = 0; i < g->diff.hunks.count && !status; i++) {
        const struct hunk *hunk = &g->diff.hunks.items[i], *next = hunk + 1;
        bool last = i + 1 == g->diff.hunks.count;
        struct stretch in_a = {a.first + hunk->a, a.first + hunk->a_end};
        struct stretch in_b = {b.first + hunk->b, b.first + hunk->b_end};
        size_t a_count = in_a.end - in_a.first, b_count = in_b.end - in_b.first;
        size_t a_high = last ? a.end : a.first + next->a, b_high = last ? b.end : b.first + next->b;
        changed[0] += a_count + (!a_count && !is_whole(&sides[1], in_b.first, in_b.end, b_low, b_high));
        changed[1] += b_count + (!b_count && !is_whole(&sides[0], in_a.first, in_a.end, a_low, a_high));
        if (poll_stop(g->poll, 4 * (in_a.end - a_low + in_b.end - b_low))) status = STATUS_INTERRUPT;
        a_low = in_a.end;
        b_low = in_b.end;
    }
    return status;
}

/* The same for both texts, of which the sentences that are unchanged and in order are known to be kept:
 * better for texts that repeat themselves, where one stands for another as well. */
static enum status add_changes_between(struct gatherer *g, size_t changed[2]) {
    const struct alignment *alignment = &g->alignment;
    struct stretch a = {0, 0}, b = {0, 0};
    enum status status = STATUS_OK;
    for (size_t i = 0; i < alignment->pairs.count && !status; i++) {
        const struct aligned_pair *pair = &alignment->pairs.items[i];
        if (!pair->same_words || pair->moved) continue;
        const struct listed_sentence *in_a = &alignment->sentences[0].items[pair->sides[0].first];
        const struct listed_sentence *in_b = &alignment->sentences[1].items[pair->sides[1].first];
        a.end = in_a->first;
        b.end = in_b->first;
        status = add_changes(g, a, b, changed);
        a.first = in_a->first + (size_t)in_a->count;
        b.first = in_b->first + (size_t)in_b->count;
    }
    a.end = g->sides[0].words.count;
    b.end = g->sides[1].words.count;
    return status ? status : add_changes(g, a, b, changed);
}

/* What is kept, by whichever of the two ways finds more. */
static enum status compare_words(struct gatherer *g) {
    size_t counts[] = {g->sides[0].words.count, g->sides[1].words.count};
    size_t whole[2] = {0, 0}, between[2] = {0, 0};
    enum status status = run_diff_start(&g->diff, g->vocabulary.count);
    if (!status)
        status = add_changes(g, (struct stretch){0, counts[0]}, (struct stretch){0, counts[1]}, whole);
    if (!status) status = add_changes_between(g, between);
    const size_t *changed = between[0] + between[1] < whole[0] + whole[1] ? between : whole;
    for (int side = 0; side < 2; side++) {
        size_t kept = counts[side] > changed[side] ? counts[side] - changed[side] : 0;
        g->evidence->values[side ? KEPT_B : KEPT_A] = share(kept, counts[side]);
    }
    return status;
}

/* ---- all ---- */

static enum status read_texts(struct gatherer *g, struct span a, struct span b) {
    struct word_list *lists[] = {&g->sides[0].words, &g->sides[1].words};
    enum status status = word_list_read(lists[0], &g->vocabulary, a, g->poll);
    if (!status) status = word_list_read(lists[1], &g->vocabulary, b, g->poll);
    for (int side = 0; side < 2; side++) g->evidence->words[side] = lists[side]->count;
    return status;
}

static enum status compare(struct gatherer *g) {
    struct side *a = &g->sides[0], *b = &g->sides[1];
    double *values = g->evidence->values;
    enum status status = alignment_read(&g->alignment, &a->words, &b->words, g->vocabulary.count, g->poll);
    for (int side = 0; side < 2 && !status; side++)
        status = mark_words(&g->sides[side], &g->alignment.sentences[side], g->poll);
    if (!status) status = passages_find(&g->passages, &a->words, &b->words, PASSAGES_DEFAULT, g->poll);
    for (int side = 0; side < 2 && !status; side++) status = mark_copied(g, side);
    if (!status) mark_foot(g);
    for (int side = 0; side < 2 && !status; side++) status = settle(&g->sides[side], g->poll);
    if (!status) status = compare_sentences(g);
    if (!status) status = compare_shingles(g);
    if (!status) status = compare_words(g);
    if (status) return status;
    values[COPIED_A] = share_marked(a, COPIED);
    values[COPIED_B] = share_marked(b, COPIED);
    values[TAKEN_B] = share_marked(b, COPIED | ALIGNED);
    values[QUOTED_B] = share(b->quoted, b->words.count);
    return STATUS_OK;
}

static enum status make_vector(struct term_vector *vector, struct terms *terms, struct span text,
                               const struct term_weights *weights, struct poll *poll) {
    terms_start(terms);
    enum status status = terms_add(terms, text, poll);
    return status ? status : term_vector_make(vector, terms, weights, poll);
}

static enum status weigh(struct evidence *evidence, struct span a, struct span b,
                         const struct term_weights *weights, struct poll *poll) {
    struct terms terms = TERMS_INIT;
    struct term_vector vectors[2] = {{NULL, 0, 0}, {NULL, 0, 0}};
    enum status status = make_vector(&vectors[0], &terms, a, weights, poll);
    if (!status) status = make_vector(&vectors[1], &terms, b, weights, poll);
    if (!status) evidence->values[COSINE] = term_vector_cosine(&vectors[0], &vectors[1]);
    evidence->weighed = !status;
    term_vector_release(&vectors[0]);
    term_vector_release(&vectors[1]);
    terms_release(&terms);
    return status;
}

enum status evidence_gather(struct evidence *evidence, struct span a, struct span b,
                            const struct term_weights *weights, struct poll *poll) {
    struct gatherer gatherer = {
        .evidence = evidence, .alignment = ALIGNMENT_INIT, .diff = RUN_DIFF_INIT, .poll = poll};
    *evidence = (struct evidence){.weighed = false};
    enum status status = read_texts(&gatherer, a, b);
    bool both = !status && evidence->words[0] && evidence->words[1];
    if (both) status = compare(&gatherer);
    if (both && !status && weights) status = weigh(evidence, a, b, weights, poll);
    for (int side = 0; side < 2; side++) {
        word_list_release(&gatherer.sides[side].words);
        mem_free(gatherer.sides[side].marks);
    }
    u64_map_release(&gatherer.vocabulary);
    passages_release(&gatherer.passages);
    alignment_release(&gatherer.alignment);
    run_diff_release(&gatherer.diff);
    return status;
}
