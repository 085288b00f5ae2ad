/*
 * repeats.c - lines that recur from article to article of one outlet
 *
 * No list of patterns knows that the Calder Gazette puts "The Gazette at Breakfast" into every page. The
 * other pages of the Gazette know: what stands in three of its articles is not news. In a crawl of 37,554
 * articles the lines seen in three or more articles of the same outlet are 81 % of what makes that outlet's
 * articles look like copies of each other.
 *
 * Not everything that recurs is boilerplate. A paragraph of background is published again for good reason,
 * and an article that was crawled twice repeats all its lines. So a line that looks like a sentence of the
 * story (it ends like one and has at least SENTENCE_WORDS words) must stand in a larger share of the
 * articles.
 *
 * Lines are kept once, in one buffer, found by the 64-bit hash of their key; two different lines with one
 * hash are read as one, which for a million lines happens with a chance of 3e-8. Cost: a fold and a hash a
 * line.
 */
#include "text/repeats.h"
#include "base/hash.h"
#include "base/mem.h"
#include "base/vector.h"
#include "text/lines.h"
#include "text/words.h"

/* Share of articles that a sentence must stand in before it counts as boilerplate, and what counts as one.
 * A subscription notice stands in nearly every article of a site, republished background in a few. */
enum { SENTENCE_WORDS = 8, SENTENCE_SHARE = 5 };

uint64_t line_key(struct span line, struct buffer *scratch) {
    buffer_clear(scratch);
    text_fold(line, scratch);
    if (scratch->status || scratch->size == 0) return 0;
    size_t size = 0;
    for (size_t i = 0; i < scratch->size; i++) {
        bool digit = scratch->data[i] >= '0' && scratch->data[i] <= '9';
        if (!digit || size == 0 || scratch->data[size - 1] != '0')
            scratch->data[size++] = digit ? '0' : scratch->data[i];
    }
    scratch->size = size;
    uint64_t key = hash_bytes(buffer_span(scratch));
    return key ? key : 1;
}

/* ---- A set of keys ---- */

static size_t slot_of(const uint64_t *slots, size_t capacity, uint64_t key) {
    size_t at = (size_t)key & (capacity - 1);
    while (slots[at] && slots[at] != key) at = (at + 1) & (capacity - 1);
    return at;
}

enum { FIRST_SLOTS = 64 };

/* Doubles when half full. */
static enum status line_keys_grow(struct line_keys *keys) {
    if (keys->count * 2 < keys->capacity) return STATUS_OK;
    size_t capacity = keys->capacity ? keys->capacity * 2 : FIRST_SLOTS;
    uint64_t *slots = mem_alloc(capacity * sizeof *slots);
    if (!slots) return STATUS_NOMEM;
    memset(slots, 0, capacity * sizeof *slots);
    for (size_t i = 0; i < keys->capacity; i++)
        if (keys->slots[i]) slots[slot_of(slots, capacity, keys->slots[i])] = keys->slots[i];
    mem_free(keys->slots);
    keys->slots = slots;
    keys->capacity = capacity;
    return STATUS_OK;
}

enum status line_keys_add(struct line_keys *keys, uint64_t key) {
    if (!key || line_keys_has(keys, key)) return STATUS_OK;
    enum status status = line_keys_grow(keys);
    if (status) return status;
    keys->slots[slot_of(keys->slots, keys->capacity, key)] = key;
    keys->count++;
    return STATUS_OK;
}

bool line_keys_has(const struct line_keys *keys, uint64_t key) {
    return keys->capacity && key && keys->slots[slot_of(keys->slots, keys->capacity, key)] == key;
}

void line_keys_release(struct line_keys *keys) {
    mem_free(keys->slots);
    *keys = (struct line_keys)LINE_KEYS_INIT;
}

/* ---- Counting ---- */

struct repeat {
    uint64_t key;
    size_t offset, size; /* the line, in lines */
    uint32_t articles;   /* how many hold it */
    uint32_t last;       /* the last of them, from 1 */
    bool sentence;
};

struct repeats {
    VECTOR_OF(struct repeat) list; /* in the order of first appearance */
    uint32_t *slots;               /* index into list + 1, by key; 0 is free */
    size_t capacity;
    struct buffer lines;
    struct buffer scratch;
    uint32_t articles;
};

enum status repeats_new(struct repeats **repeats) {
    *repeats = mem_alloc(sizeof **repeats);
    if (!*repeats) return STATUS_NOMEM;
    **repeats = (struct repeats){.lines = BUFFER_INIT, .scratch = BUFFER_INIT};
    return STATUS_OK;
}

void repeats_free(struct repeats *repeats) {
    if (!repeats) return;
    VECTOR_RELEASE(&repeats->list);
    mem_free(repeats->slots);
    buffer_release(&repeats->lines);
    buffer_release(&repeats->scratch);
    mem_free(repeats);
}

static size_t repeat_slot(const struct repeats *r, const uint32_t *slots, size_t capacity, uint64_t key) {
    size_t at = (size_t)key & (capacity - 1);
    while (slots[at] && r->list.items[slots[at] - 1].key != key) at = (at + 1) & (capacity - 1);
    return at;
}

static enum status repeats_grow(struct repeats *r) {
    if (r->list.count * 2 < r->capacity) return STATUS_OK;
    size_t capacity = r->capacity ? r->capacity * 2 : FIRST_SLOTS;
    uint32_t *slots = mem_alloc(capacity * sizeof *slots);
    if (!slots) return STATUS_NOMEM;
    memset(slots, 0, capacity * sizeof *slots);
    for (size_t i = 0; i < r->list.count; i++)
        slots[repeat_slot(r, slots, capacity, r->list.items[i].key)] = (uint32_t)i + 1;
    mem_free(r->slots);
    r->slots = slots;
    r->capacity = capacity;
    return STATUS_OK;
}

static enum status repeats_add_line(struct repeats *r, const struct line *line) {
    uint64_t key = line_key(line->text, &r->scratch);
    if (r->scratch.status || !key) return r->scratch.status;
    enum status status = repeats_grow(r);
    if (status) return status;
    size_t slot = repeat_slot(r, r->slots, r->capacity, key);
    if (r->slots[slot]) {
        struct repeat *seen = &r->list.items[r->slots[slot] - 1];
        if (seen->last != r->articles) seen->articles++;
        seen->last = r->articles;
        return STATUS_OK;
    }
    size_t offset = r->lines.size;
    buffer_append(&r->lines, line->text);
    if (r->lines.status) return r->lines.status;
    struct repeat *fresh = VECTOR_ADD(&r->list);
    if (!fresh) return STATUS_NOMEM;
    bool sentence = (line->flags & LINE_SENTENCE_END) && line->words >= SENTENCE_WORDS;
    *fresh = (struct repeat){key, offset, line->text.size, 1, r->articles, sentence};
    r->slots[slot] = (uint32_t)r->list.count;
    return STATUS_OK;
}

enum status repeats_add(struct repeats *repeats, struct span text, struct poll *poll) {
    struct lines lines = {.text = text};
    struct line line;
    enum status status = STATUS_OK;
    repeats->articles++;
    while (!status && lines_next(&lines, &line)) {
        line_look(&line);
        status = repeats_add_line(repeats, &line);
        if (!status && poll_stop(poll, line.end - line.start)) status = STATUS_INTERRUPT;
    }
    return status;
}

static bool is_boilerplate(const struct repeats *r, const struct repeat *repeat, uint32_t min_articles) {
    if (repeat->articles < min_articles) return false;
    return !repeat->sentence || (uint64_t)repeat->articles * SENTENCE_SHARE >= r->articles;
}

enum status repeats_each(const struct repeats *repeats, uint32_t min_articles,
                         enum status (*each)(void *context, struct span line), void *context) {
    enum status status = STATUS_OK;
    for (size_t i = 0; i < repeats->list.count && !status; i++) {
        const struct repeat *repeat = &repeats->list.items[i];
        if (!is_boilerplate(repeats, repeat, min_articles)) continue;
        status = each(context, (struct span){repeats->lines.data + repeat->offset, repeat->size});
    }
    return status;
}
