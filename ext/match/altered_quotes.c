/*
 * altered_quotes.c - the quotes of a corpus that are one utterance in different words
 *
 *     we will not close the pier before summer        we will not close the, will not close the pier ...
 *     we will never close the pier before summer      .. never close the pier before, close the pier ..
 *
 * Each different quote is a class; its runs of five words are numbered behind those of the class before.
 * Sorted by what they are, runs make lists, and a class asks the lists of its runs which later classes stand
 * there: these are compared word by word. A list whose classes are more than `common` is not asked.
 */
#include "match/altered_quotes.h"
#include "base/mem.h"
#include "base/radix.h"
#include "base/sort.h"
#include "match/row_key.h"
#include "match/shingle.h"
#include "match/term_weights.h"

void altered_quotes_init(struct altered_quotes *quotes, struct altered_options options) {
    *quotes =
        (struct altered_quotes){.options = options, .words = WORD_LIST_INIT, .finder = LIKENESS_FINDER_INIT};
}

void altered_quotes_release(struct altered_quotes *quotes) {
    u64_map_release(&quotes->vocabulary);
    u64_map_release(&quotes->digests);
    VECTOR_RELEASE(&quotes->items);
    VECTOR_RELEASE(&quotes->classes);
    VECTOR_RELEASE(&quotes->numbers);
    VECTOR_RELEASE(&quotes->candidates);
    VECTOR_RELEASE(&quotes->side[0]);
    VECTOR_RELEASE(&quotes->side[1]);
    mem_free(quotes->weights);
    mem_free(quotes->owners);
    mem_free(quotes->lists);
    mem_free(quotes->order);
    mem_free(quotes->ends);
    mem_free(quotes->seen);
    quotes->weights = NULL;
    quotes->seen = NULL;
    quotes->owners = quotes->lists = quotes->order = quotes->ends = NULL;
    likeness_finder_release(&quotes->finder);
    word_list_release(&quotes->words);
}

/* ---- adding ---- */

static uint64_t digest_of(const struct word_list *words) {
    uint64_t digest = words->count;
    for (size_t i = 0; i < words->count; i++) digest = hash_mix(digest + words->items[i].number, HASH_GOLDEN);
    return digest;
}

/* A class for the words at hand. */
static enum status add_class(struct altered_quotes *quotes, uint32_t quote) {
    size_t words = quotes->words.count, before = quotes->numbers.count;
    if (words > UINT32_MAX - before) return STATUS_NOMEM;
    enum status status = vector_grow((void **)&quotes->numbers.items, &quotes->numbers.capacity,
                                     before + words, sizeof *quotes->numbers.items);
    struct altered_class *added = status ? NULL : VECTOR_ADD(&quotes->classes);
    if (!added) return STATUS_NOMEM;
    for (size_t i = 0; i < words; i++) quotes->numbers.items[before + i] = quotes->words.items[i].number;
    quotes->numbers.count += words;
    *added = (struct altered_class){(uint32_t)before, (uint32_t)words, quotes->runs, quote, quote};
    quotes->runs += (uint32_t)words - ALTERED_WIDTH + 1;
    return STATUS_OK;
}

enum status altered_quotes_add(struct altered_quotes *quotes, uint32_t row, uint32_t group, struct span text,
                               uint32_t *number, struct poll *poll) {
    *number = ALTERED_NONE;
    enum status status = word_list_read(&quotes->words, &quotes->vocabulary, text, poll);
    if (!status) status = u64_map_reserve(&quotes->digests, 1, poll);
    if (status || quotes->words.count < ALTERED_WORDS) return status;
    struct altered_quote *added = quotes->items.count < ALTERED_NONE ? VECTOR_ADD(&quotes->items) : NULL;
    if (!added) return STATUS_NOMEM;
    *number = (uint32_t)quotes->items.count - 1;
    *added = (struct altered_quote){row, group, ALTERED_NONE};
    size_t class = u64_map_add(&quotes->digests, digest_of(&quotes->words));
    if (class == quotes->classes.count) return add_class(quotes, *number);
    struct altered_class *known = &quotes->classes.items[class];
    quotes->items.items[known->last].next = *number;
    known->last = *number;
    return STATUS_OK;
}

/* ---- the lists of runs ---- */

/* The idf of each word, by the classes that have it. */
static enum status weigh_words(struct altered_quotes *quotes, struct poll *poll) {
    size_t words = quotes->vocabulary.count, classes = quotes->classes.count;
    uint32_t known = classes < ALTERED_CORPUS ? ALTERED_CORPUS : (uint32_t)classes;
    uint32_t *last = mem_zeroed(words + 1, sizeof *last), *counts = mem_zeroed(words + 1, sizeof *counts);
    quotes->weights = mem_alloc((words + 1) * sizeof *quotes->weights);
    enum status status = last && counts && quotes->weights ? STATUS_OK : STATUS_NOMEM;
    for (size_t i = 0; !status && i < classes; i++) {
        const struct altered_class *class = &quotes->classes.items[i];
        for (size_t j = class->word; j < class->word + class->words; j++) {
            uint32_t word = quotes->numbers.items[j];
            counts[word] += last[word] != i + 1;
            last[word] = (uint32_t)i + 1;
        }
        if (poll_stop(poll, class->words)) status = STATUS_INTERRUPT;
    }
    for (size_t i = 0; !status && i < words; i++) {
        quotes->weights[i] = term_idf(known, counts[i]);
        if (poll_stop(poll, 8)) status = STATUS_INTERRUPT;
    }
    mem_free(last);
    mem_free(counts);
    return status;
}

/* The keys of all runs: what it is, and its number; and the class that owns each. */
static enum status make_keys(struct altered_quotes *quotes, uint64_t *keys, struct poll *poll) {
    for (size_t i = 0; i < quotes->classes.count; i++) {
        const struct altered_class *class = &quotes->classes.items[i];
        const uint32_t *numbers = quotes->numbers.items + class->word;
        struct shingle_hash hash;
        shingle_hash_init(&hash, ALTERED_WIDTH);
        for (uint32_t j = 0; j < class->words; j++) {
            uint64_t leaves = j < ALTERED_WIDTH ? 0 : quotes->vocabulary.items[numbers[j - ALTERED_WIDTH]];
            shingle_hash_push(&hash, quotes->vocabulary.items[numbers[j]], leaves);
            if (j + 1 < ALTERED_WIDTH) continue;
            uint32_t run = class->run + j + 1 - ALTERED_WIDTH;
            keys[run] = row_key(shingle_hash_value(&hash), run);
            quotes->owners[run] = (uint32_t)i;
        }
        if (poll_stop(poll, class->words)) return STATUS_INTERRUPT;
    }
    return STATUS_OK;
}

/* Cuts the sorted keys into lists; a run that its class has had is in none. */
static enum status make_lists(struct altered_quotes *quotes, const uint64_t *keys, struct poll *poll) {
    uint32_t first = 0, place = 0;
    for (uint32_t i = 0; i < quotes->runs; i++) {
        uint32_t run = row_key_row(keys[i]);
        if (i == 0 || row_key_hash(keys[i]) != row_key_hash(keys[i - 1])) first = place;
        bool again = first < place && quotes->owners[quotes->order[place - 1]] == quotes->owners[run];
        quotes->lists[run] = again ? ALTERED_NONE : first;
        if (!again) quotes->order[place++] = run;
        quotes->ends[first] = place;
        if (poll_stop(poll, 4)) return STATUS_INTERRUPT;
    }
    return STATUS_OK;
}

enum status altered_quotes_finish(struct altered_quotes *quotes, struct poll *poll) {
    size_t runs = quotes->runs;
    uint64_t *keys = mem_alloc((runs + 1) * sizeof *keys), *spare = mem_alloc((runs + 1) * sizeof *spare);
    quotes->owners = mem_alloc((runs + 1) * sizeof *quotes->owners);
    quotes->lists = mem_alloc((runs + 1) * sizeof *quotes->lists);
    quotes->order = mem_alloc((runs + 1) * sizeof *quotes->order);
    quotes->ends = mem_alloc((runs + 1) * sizeof *quotes->ends);
    quotes->seen = mem_zeroed(quotes->classes.count + 1, sizeof *quotes->seen);
    bool all =
        keys && spare && quotes->seen && quotes->owners && quotes->lists && quotes->order && quotes->ends;
    enum status status = all ? run_diff_start(&quotes->finder.diff, quotes->vocabulary.count) : STATUS_NOMEM;
    if (!status) status = weigh_words(quotes, poll);
    if (!status) status = make_keys(quotes, keys, poll);
    if (!status && radix_sort(keys, spare, runs, ROW_KEY_HASH, poll)) status = STATUS_INTERRUPT;
    mem_free(spare);
    if (!status) status = make_lists(quotes, keys, poll);
    mem_free(keys);
    return status;
}

/* ---- pairs of classes ---- */

static bool is_common(const struct altered_quotes *quotes, uint32_t list) {
    return quotes->ends[list] - list > quotes->options.common;
}

static int by_class(const void *context, const void *left, const void *right) {
    const struct altered_candidate *a = left, *b = right;
    (void)context;
    return (a->class > b->class) - (a->class < b->class);
}

static enum status add_candidate(struct altered_quotes *quotes, uint32_t class, uint32_t run,
                                 uint32_t other_run) {
    struct altered_candidate *added = VECTOR_ADD(&quotes->candidates);
    if (added) *added = (struct altered_candidate){class, run, other_run};
    return added ? STATUS_OK : STATUS_NOMEM;
}

/* The later classes that share a run with a class; the class itself when equal words make a pair. */
static enum status find_candidates(struct altered_quotes *quotes, uint32_t class, struct poll *poll) {
    const struct altered_class *from = &quotes->classes.items[class];
    uint32_t end = from->run + from->words - ALTERED_WIDTH + 1;
    enum status status = STATUS_OK;
    quotes->candidates.count = quotes->candidate = 0;
    if (!quotes->options.changes && from->first != from->last)
        status = add_candidate(quotes, class, from->run, from->run);
    for (uint32_t run = from->run; !status && run < end; run++) {
        uint32_t list = quotes->lists[run];
        if (poll_stop(poll, 4)) return STATUS_INTERRUPT;
        if (list == ALTERED_NONE || is_common(quotes, list)) continue;
        for (uint32_t i = quotes->ends[list]; !status && i-- > list;) {
            uint32_t other_run = quotes->order[i], other = quotes->owners[other_run];
            if (other <= class) break;
            if (quotes->seen[other] != class + 1) status = add_candidate(quotes, other, run, other_run);
            quotes->seen[other] = class + 1;
        }
    }
    struct sort_order order = {sizeof(struct altered_candidate), by_class, NULL};
    return status ? status : sort_items(quotes->candidates.items, quotes->candidates.count, order, poll);
}

/* The words of a class for the diff: of one that is much longer than the other those around a run. */
static enum status words_of(struct altered_quotes *quotes, uint32_t class, uint32_t run, size_t most,
                            int side, struct word_run *words) {
    const struct altered_class *of = &quotes->classes.items[class];
    size_t first = 0, end = of->words, at = run - of->run;
    if (of->words > most) {
        first = at > most / 2 ? at - most / 2 : 0;
        end = first + most < of->words ? first + most : of->words;
    }
    enum status status = vector_grow((void **)&quotes->side[side].items, &quotes->side[side].capacity,
                                     end - first, sizeof *quotes->side[side].items);
    if (status) return status;
    for (size_t i = first; i < end; i++)
        quotes->side[side].items[i - first] = (struct listed_word){quotes->numbers.items[of->word + i], 0, 0};
    *words = (struct word_run){quotes->side[side].items, (uint32_t)(end - first)};
    return STATUS_OK;
}

static bool is_pair(const struct altered_quotes *quotes, const struct quote_likeness *likeness) {
    double least = likeness->matched < ALTERED_LONG ? ALTERED_SIMILARITY : ALTERED_PART;
    return likeness->matched >= ALTERED_WORDS && likeness->weight >= ALTERED_WEIGHT &&
           likeness->changes >= quotes->options.changes && likeness->similarity >= least;
}

/* Compares the class at hand with the next of its candidates; opens the pair when they are one. */
static enum status try_candidate(struct altered_quotes *quotes, struct poll *poll) {
    struct altered_candidate candidate = quotes->candidates.items[quotes->candidate++];
    uint32_t class = (uint32_t)quotes->at - 1, other = candidate.class;
    size_t words = quotes->classes.items[class].words, others = quotes->classes.items[other].words;
    size_t most = ALTERED_WINDOW * (words < others ? words : others);
    struct word_run a, b;
    enum status status = words_of(quotes, class, candidate.run, most, 0, &a);
    if (!status) status = words_of(quotes, other, candidate.other_run, most, 1, &b);
    if (!status)
        status = quote_likeness_find(&quotes->pair.likeness, &quotes->finder, a, b, quotes->weights, poll);
    quotes->is_open = !status && is_pair(quotes, &quotes->pair.likeness);
    quotes->partner = other;
    quotes->pair.a = quotes->classes.items[class].first;
    quotes->pair.b =
        class == other ? quotes->items.items[quotes->pair.a].next : quotes->classes.items[other].first;
    return status;
}

/* ---- pairs of quotes ---- */

/* Steps to the next two quotes of the classes at hand; closes the pair behind the last. */
static void step_pair(struct altered_quotes *quotes) {
    uint32_t class = (uint32_t)quotes->at - 1;
    const struct altered_quote *items = quotes->items.items;
    quotes->pair.b = items[quotes->pair.b].next;
    if (quotes->pair.b == ALTERED_NONE) {
        quotes->pair.a = items[quotes->pair.a].next;
        if (quotes->pair.a != ALTERED_NONE)
            quotes->pair.b = class == quotes->partner ? items[quotes->pair.a].next
                                                      : quotes->classes.items[quotes->partner].first;
    }
    quotes->is_open = quotes->pair.a != ALTERED_NONE && quotes->pair.b != ALTERED_NONE;
}

static bool may_pair(const struct altered_quotes *quotes, uint32_t a, uint32_t b) {
    const struct altered_quote *x = &quotes->items.items[a], *y = &quotes->items.items[b];
    return x->row != y->row && !(x->group && x->group == y->group);
}

/* The next run that too many classes have. */
static void next_common(struct altered_quotes *quotes, struct altered_pair *pair) {
    for (; quotes->common < quotes->runs; quotes->common++) {
        uint32_t run = (uint32_t)quotes->common, list = quotes->lists[run];
        if (list == ALTERED_NONE || !is_common(quotes, list) || quotes->order[list] != run) continue;
        const struct altered_class *class = &quotes->classes.items[quotes->owners[run]];
        *pair = (struct altered_pair){.a = class->first, .b = ALTERED_NONE};
        pair->holders = quotes->ends[list] - list;
        pair->word = run - class->run;
        quotes->common++;
        return;
    }
    quotes->is_over = true;
}

enum status altered_quotes_next(struct altered_quotes *quotes, struct altered_pair *pair, struct poll *poll) {
    enum status status = STATUS_OK;
    while (!status) {
        if (quotes->is_open) {
            *pair = quotes->pair;
            step_pair(quotes);
            if (may_pair(quotes, pair->a, pair->b)) return STATUS_OK;
            if (poll_stop(poll, 4)) status = STATUS_INTERRUPT;
        } else if (quotes->candidate < quotes->candidates.count) {
            status = try_candidate(quotes, poll);
        } else if (quotes->at < quotes->classes.count) {
            status = find_candidates(quotes, (uint32_t)quotes->at++, poll);
        } else {
            next_common(quotes, pair);
            return STATUS_OK;
        }
    }
    return status;
}
