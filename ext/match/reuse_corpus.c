/*
 * reuse_corpus.c - the runs of words that stand in several rows of a corpus, and where
 *
 * The hashes of a text's words come in blocks; a sum rolls over them, and each gram costs one look at a
 * table. Where the grams of a text begin is asked only when one of them is kept, by reading its words again:
 * that gives the places, which hashes do not.
 *
 * When lines are left out a text is read line by line, else as one line.
 */
#include "match/reuse_corpus.h"
#include "base/mem.h"
#include "base/radix.h"
#include "base/sort.h"
#include "match/row_key.h"
#include "match/shingle.h"
#include "text/lines.h"
#include "text/utf8.h"

void reuse_corpus_init(struct reuse_corpus *corpus, size_t width) {
    *corpus = (struct reuse_corpus){.width = width, .key = BUFFER_INIT};
}

void reuse_corpus_release(struct reuse_corpus *corpus) {
    u64_map_release(&corpus->line_keys);
    VECTOR_RELEASE(&corpus->lines);
    VECTOR_RELEASE(&corpus->halves);
    hash_filter_release(&corpus->side);
    mem_free(corpus->repeated);
    corpus->repeated = NULL;
    VECTOR_RELEASE(&corpus->rows);
    VECTOR_RELEASE(&corpus->grams);
    VECTOR_RELEASE(&corpus->postings);
    VECTOR_RELEASE(&corpus->hashes);
    VECTOR_RELEASE(&corpus->rolled);
    buffer_release(&corpus->key);
    mem_free(corpus->list);
    mem_free(corpus->starts);
    mem_free(corpus->holders);
    corpus->list = corpus->starts = corpus->holders = NULL;
}

/* ---- words and lines ---- */

/* Appends the hashes of the words of a text to corpus->hashes. */
static enum status add_hashes(struct reuse_corpus *corpus, struct span line, struct poll *poll) {
    struct words words = {line, 0, poll};
    size_t got = 1;
    while (got) {
        enum status status = vector_grow((void **)&corpus->hashes.items, &corpus->hashes.capacity,
                                         corpus->hashes.count + WORD_HASH_ROOM, sizeof(uint64_t));
        if (status) return status;
        size_t room = corpus->hashes.capacity - corpus->hashes.count, before = words.position;
        if (room > POLL_INTERVAL / 8) room = POLL_INTERVAL / 8;
        got = word_hash_next(&words, corpus->hashes.items + corpus->hashes.count, room, &corpus->key);
        if (corpus->key.status) return corpus->key.status;
        if (poll_stopped(poll) || poll_stop(poll, words.position - before)) return STATUS_INTERRUPT;
        corpus->hashes.count += got;
    }
    return STATUS_OK;
}

/* What a line of a group is known by, whose words are those at hand from number `first` on. */
static uint64_t line_key(const struct reuse_corpus *corpus, uint32_t group, size_t first) {
    uint64_t sum = group;
    for (size_t i = first; i < corpus->hashes.count; i++) sum = sum * HASH_GOLDEN + corpus->hashes.items[i];
    return hash_mix(sum, HASH_ROOT3);
}

enum status reuse_corpus_learn(struct reuse_corpus *corpus, struct span text, uint32_t group,
                               struct poll *poll) {
    struct lines lines = LINES_OF(text);
    struct line line;
    lines.scan.poll = poll;
    corpus->learned++;
    while (lines_next(&lines, &line)) {
        corpus->hashes.count = 0;
        enum status status = add_hashes(corpus, line.text, poll);
        if (!status) status = u64_map_reserve(&corpus->line_keys, 1, poll);
        if (status) return status;
        size_t number = u64_map_add(&corpus->line_keys, line_key(corpus, group, 0));
        if (number == corpus->lines.count) {
            struct reuse_line *fresh = VECTOR_ADD(&corpus->lines);
            if (!fresh) return STATUS_NOMEM;
            *fresh = (struct reuse_line){0, 0};
        }
        struct reuse_line *known = &corpus->lines.items[number];
        known->rows += known->last != corpus->learned;
        known->last = corpus->learned;
    }
    return poll_stopped(poll) ? STATUS_INTERRUPT : STATUS_OK;
}

/* Whether the line whose words are those at hand from number `first` on is one to leave out. */
static bool is_left_out(const struct reuse_corpus *corpus, uint32_t group, size_t first) {
    size_t number = u64_map_find(&corpus->line_keys, line_key(corpus, group, first));
    return number != U64_MAP_NONE && corpus->lines.items[number].rows >= corpus->line_rows;
}

/* A text as the stretches of it that are read: all of it, or what lies between lines that are left out. */
struct reading {
    struct reuse_corpus *corpus;
    struct span text;
    uint32_t group;
    struct poll *poll;
    struct lines lines;
    bool is_over;
    enum status status;
};

static struct reading reading_of(struct reuse_corpus *corpus, struct span text, uint32_t group,
                                 struct poll *poll) {
    struct reading reading = {.corpus = corpus, .text = text, .group = group, .poll = poll};
    reading.lines = (struct lines)LINES_OF(text);
    reading.lines.scan.poll = poll;
    return reading;
}

/* The next lines that are not left out, up to one that is, or the end, and the hashes of their words. */
static struct span next_lines(struct reading *reading) {
    struct span stretch = {NULL, 0};
    struct reuse_corpus *corpus = reading->corpus;
    struct line line;
    while (!reading->status && lines_next(&reading->lines, &line)) {
        size_t first = corpus->hashes.count;
        reading->status = add_hashes(corpus, line.text, reading->poll);
        if (reading->status) break;
        bool left_out = is_left_out(corpus, reading->group, first);
        if (left_out) corpus->hashes.count = first;
        if (left_out && stretch.data) return stretch;
        if (left_out) continue;
        if (!stretch.data) stretch.data = line.text.data;
        stretch.size = (size_t)(line.text.data + line.text.size - stretch.data);
    }
    if (poll_stopped(reading->poll)) reading->status = STATUS_INTERRUPT;
    reading->is_over = true;
    return stretch;
}

/* The next stretch, with the hashes of its words in the corpus; false at the end and after a failure. */
static bool next_stretch(struct reading *reading, struct span *stretch) {
    if (reading->is_over || reading->status) return false;
    reading->corpus->hashes.count = 0;
    if (reading->corpus->line_rows) {
        *stretch = next_lines(reading);
    } else {
        *stretch = reading->text;
        reading->is_over = true;
        reading->status = add_hashes(reading->corpus, *stretch, reading->poll);
    }
    return !reading->status;
}

/* ---- the two passes ---- */

/* Makes the grams of the words at hand, in corpus->rolled: gram i begins at word i. */
static enum status roll_grams(struct reuse_corpus *corpus, struct poll *poll) {
    const uint64_t *hashes = corpus->hashes.items;
    size_t width = corpus->width, words = corpus->hashes.count;
    struct shingle_hash hash;
    corpus->rolled.count = 0;
    enum status status = vector_grow((void **)&corpus->rolled.items, &corpus->rolled.capacity, words + 1,
                                     sizeof *corpus->rolled.items);
    if (status) return status;
    shingle_hash_init(&hash, width);
    for (size_t i = 0; i < words; i++) {
        shingle_hash_push(&hash, hashes[i], i >= width ? hashes[i - width] : 0);
        if (i + 1 >= width) corpus->rolled.items[corpus->rolled.count++] = shingle_hash_value(&hash);
        if (poll_stop(poll, 1)) return STATUS_INTERRUPT;
    }
    return STATUS_OK;
}

/* Goes on with the digest and the number of words of a row. */
static void count_words(const struct reuse_corpus *corpus, struct reuse_row *row) {
    for (size_t i = 0; i < corpus->hashes.count; i++)
        row->digest = row->digest * HASH_GOLDEN + corpus->hashes.items[i];
    row->words += (uint32_t)corpus->hashes.count;
}

/* Whether a gram counts; false only for one of the second side that the first has not. */
static bool may_meet(const struct reuse_corpus *corpus, uint64_t gram) {
    return hash_filter_passes(&corpus->side, (uint32_t)(gram >> 32));
}

/* Keeps half of each gram at hand. */
static enum status add_halves(struct reuse_corpus *corpus) {
    size_t count = corpus->halves.count + corpus->rolled.count;
    enum status status = vector_grow((void **)&corpus->halves.items, &corpus->halves.capacity, count,
                                     sizeof *corpus->halves.items);
    for (size_t i = 0; i < corpus->rolled.count && !status; i++)
        if (may_meet(corpus, corpus->rolled.items[i]))
            corpus->halves.items[corpus->halves.count++] = (uint32_t)(corpus->rolled.items[i] >> 32);
    return status;
}

enum status reuse_corpus_count(struct reuse_corpus *corpus, struct span text, uint32_t group,
                               struct poll *poll) {
    if (corpus->rows.count == UINT32_MAX) return STATUS_NOMEM;
    struct reuse_row *row = VECTOR_ADD(&corpus->rows);
    if (!row) return STATUS_NOMEM;
    *row = (struct reuse_row){.group = group};
    struct reading reading = reading_of(corpus, text, group, poll);
    struct span stretch;
    while (next_stretch(&reading, &stretch)) {
        enum status status = roll_grams(corpus, poll);
        if (!status) status = add_halves(corpus);
        if (status) return status;
        count_words(corpus, row);
    }
    return reading.status;
}

enum status reuse_corpus_turn(struct reuse_corpus *corpus, struct poll *poll) {
    enum status status = hash_filter_start(&corpus->side, corpus->halves.count);
    for (size_t i = 0; i < corpus->halves.count && !status; i++) {
        hash_filter_add(&corpus->side, corpus->halves.items[i]);
        if (poll_stop(poll, 1)) status = STATUS_INTERRUPT;
    }
    return status;
}

enum status reuse_corpus_counted(struct reuse_corpus *corpus, struct poll *poll) {
    enum status status = repeated_find(corpus->halves.items, corpus->halves.count, &corpus->repeated, poll);
    corpus->counted = corpus->halves.count;
    VECTOR_RELEASE(&corpus->halves);
    return status;
}

/* A posting for each gram at hand that is repeated; `word` is the number of the first word of the stretch.
 * Their starts are still to be set. */
static enum status add_postings(struct reuse_corpus *corpus, size_t row, uint32_t word) {
    for (size_t i = 0; i < corpus->rolled.count && corpus->added < corpus->counted; i++) {
        if (!may_meet(corpus, corpus->rolled.items[i])) continue;
        if (!repeated_has(corpus->repeated, corpus->added++)) continue;
        struct reuse_posting *posting = VECTOR_ADD(&corpus->postings);
        uint64_t *gram = VECTOR_ADD(&corpus->grams);
        if (!posting || !gram) return STATUS_NOMEM;
        *posting = (struct reuse_posting){.row = (uint32_t)row, .word = word + (uint32_t)i};
        *gram = corpus->rolled.items[i];
    }
    return STATUS_OK;
}

/* Where the postings from number `first` on begin, all of one stretch, whose first word is number `word`. */
static enum status place_postings(struct reuse_corpus *corpus, size_t first, struct span stretch,
                                  uint32_t word, struct utf8_position *position, struct span text,
                                  struct poll *poll) {
    struct words words = {stretch, 0, poll};
    struct span place;
    for (size_t before = 0; first < corpus->postings.count && words_next(&words, &place); word++) {
        struct reuse_posting *posting = &corpus->postings.items[first];
        if (posting->word == word) {
            size_t byte = (size_t)(place.data - text.data);
            posting->start = (uint32_t)utf8_position_advance(position, text.data, byte) + 1;
            first++;
        }
        if (poll_stop(poll, words.position - before)) return STATUS_INTERRUPT;
        before = words.position;
    }
    return poll_stopped(poll) ? STATUS_INTERRUPT : STATUS_OK;
}

enum status reuse_corpus_add(struct reuse_corpus *corpus, size_t number, struct span text, bool *same,
                             struct poll *poll) {
    struct reuse_row *row = &corpus->rows.items[number], again = {.group = row->group};
    struct reading reading = reading_of(corpus, text, row->group, poll);
    struct utf8_position position = {0, 0};
    struct span stretch;
    uint32_t word = 0;
    row->first = (uint32_t)corpus->postings.count;
    while (next_stretch(&reading, &stretch)) {
        size_t first = corpus->postings.count;
        enum status status = roll_grams(corpus, poll);
        if (!status) status = add_postings(corpus, number, word);
        if (!status) status = place_postings(corpus, first, stretch, word, &position, text, poll);
        if (status) return status;
        count_words(corpus, &again);
        word += (uint32_t)corpus->hashes.count + 1; /* no gram follows one of the stretch before */
    }
    *same = again.digest == row->digest && again.words == row->words;
    return reading.status;
}

/* ---- postings by gram ---- */

/* The postings by the upper half of their hashes, those of one hash in their order. */
static enum status sort_keys(struct reuse_corpus *corpus, uint64_t **keys, struct poll *poll) {
    size_t count = corpus->postings.count;
    uint64_t *spare = mem_alloc((count + 1) * sizeof *spare);
    *keys = mem_alloc((count + 1) * sizeof **keys);
    enum status status = *keys && spare ? STATUS_OK : STATUS_NOMEM;
    for (size_t i = 0; i < count && !status; i++) {
        (*keys)[i] = row_key(corpus->grams.items[i], i);
        if (poll_stop(poll, 4)) status = STATUS_INTERRUPT;
    }
    if (!status && radix_sort(*keys, spare, count, ROW_KEY_HASH, poll)) status = STATUS_INTERRUPT;
    mem_free(spare);
    return status;
}

/* By the whole hash. */
static int by_gram(const void *context, const void *left, const void *right) {
    const uint64_t *grams = context;
    uint64_t x = grams[row_key_row(*(const uint64_t *)left)],
             y = grams[row_key_row(*(const uint64_t *)right)];
    return (x > y) - (x < y);
}

/* Puts keys of one upper half, and several hashes, in the order of hashes. */
static enum status part_hashes(const struct reuse_corpus *corpus, uint64_t *keys, size_t count,
                               struct poll *poll) {
    struct sort_order order = {sizeof *keys, by_gram, corpus->grams.items};
    for (size_t i = 1; i < count; i++)
        if (by_gram(order.context, keys, keys + i) != 0) return sort_items(keys, count, order, poll);
    return STATUS_OK;
}

/* Appends a posting to those of the last gram, which is `gram`. */
static void list_posting(struct reuse_corpus *corpus, size_t at, uint32_t number, uint32_t gram) {
    struct reuse_posting *posting = &corpus->postings.items[number];
    bool is_first = corpus->starts[gram] == at;
    const struct reuse_posting *before = is_first ? NULL : &corpus->postings.items[corpus->list[at - 1]];
    bool again = before && before->row == posting->row;
    posting->gram = gram;
    posting->ordinal = again ? before->ordinal + 1 : 0;
    corpus->holders[gram] += !again;
    corpus->list[at] = number;
}

/* Numbers the grams and lists their postings. */
static enum status list_postings(struct reuse_corpus *corpus, uint64_t *keys, struct poll *poll) {
    size_t count = corpus->postings.count, gram = 0, parted = 0;
    for (size_t i = 0; i < count; i++) {
        if (i == parted) {
            while (parted < count && row_key_hash(keys[parted]) == row_key_hash(keys[i])) parted++;
            enum status status = part_hashes(corpus, keys + i, parted - i, poll);
            if (status) return status;
        }
        if (i == 0 || by_gram(corpus->grams.items, &keys[i - 1], &keys[i]) != 0) {
            corpus->starts[gram] = (uint32_t)i;
            corpus->holders[gram++] = 0;
        }
        list_posting(corpus, i, row_key_row(keys[i]), (uint32_t)gram - 1);
        if (poll_stop(poll, 16)) return STATUS_INTERRUPT;
    }
    corpus->starts[gram] = (uint32_t)count;
    return STATUS_OK;
}

enum status reuse_corpus_finish(struct reuse_corpus *corpus, struct poll *poll) {
    size_t count = corpus->postings.count;
    uint64_t *keys = NULL;
    corpus->list = mem_alloc((count + 1) * sizeof *corpus->list);
    corpus->starts = mem_alloc((count + 1) * sizeof *corpus->starts);
    corpus->holders = mem_alloc((count + 1) * sizeof *corpus->holders);
    if (!corpus->list || !corpus->starts || !corpus->holders) return STATUS_NOMEM;
    enum status status = sort_keys(corpus, &keys, poll);
    if (!status) status = list_postings(corpus, keys, poll);
    mem_free(keys);
    VECTOR_RELEASE(&corpus->grams);
    return status;
}
