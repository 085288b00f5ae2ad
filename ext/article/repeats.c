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
 * story (it ends like one and has at least SENTENCE_WORDS words) must say more for itself:
 *
 *   - it stands in a large share of the articles; or in fewer, if they are many
 *   - or it helps to *end* articles: behind it stand only lines that recur as well, and before these one that
 *     does not. "Corin Maddox covers the coast for the Gazette. Write to him at the harbour desk." closes
 *     what he writes; the paragraph about the storm of 1987 stands in the middle, wherever it is needed. An
 *     article that recurs as a whole ends in nothing but itself, and counts for no line.
 *
 * Lines are kept once, in one buffer, found by the 64-bit hash of their key; two different lines with one
 * hash are read as one, which for a million lines happens with a chance of 3e-8. Cost: a fold and a hash a
 * line. Kept are the distinct lines, and 28 bytes an article.
 */
#include "article/repeats.h"
#include "base/hash.h"
#include "base/mem.h"
#include "base/vector.h"
#include "text/chars.h"
#include "text/lines.h"
#include "text/word_hash.h"
#include "text/words.h"

/* What counts as a sentence. */
enum { SENTENCE_WORDS = 8 };

/* In hard-wrapped text, which has WRAP_LINES lines or more and WRAP_SHARE percent of them of typewriter
 * length, each line counts as a sentence in the middle: "Nobody was hurt, the police said in a" is a piece of
 * one. From 21,578 stories of a wire of 1987 3,118 lines were learned without this and 1,443 with it (2,569
 * at 70 % of 52 bytes or more), now mostly rows of tables; from 14,000 articles of the web the same lines as
 * without. */
enum { WRAP_LINES = 6, WRAP_SHARE = 60, WRAP_LEAST = 40, WRAP_MOST = 84 };

/* A sentence is boilerplate when it stands in one article of SENTENCE_SHARE, or in one of COMMON_SHARE and in
 * COMMON_TIMES as many as other lines need. In 14,000 articles of 300 outlets 124 sentences recur in three or
 * more articles of an outlet, but in less than a fifth of them. Read one by one, 18 are news (statements that
 * were quoted again, the dates of primaries, closing prices): these stand in 3 to 5 articles, in .5 % of an
 * outlet's at most. Newsletter boxes in the middle of articles stand in 9 to 197, and in 2 to 15 %. */
enum { SENTENCE_SHARE = 5, COMMON_SHARE = 50, COMMON_TIMES = 3 };

/* A notice at the end: among the last ENDING_LINES lines, with no more than ENDING_SENTENCES that recur, for
 * versions of one story share more; where at least ENDING_SHARE percent of the articles that hold it have it
 * there. Of the 124 sentences 72 are learned, five of them for their number alone: who wrote, where to
 * subscribe, whose the rights are, and two quotations that stand below each issue of a newsletter. */
enum { ENDING_LINES = 6, ENDING_SENTENCES = 3, ENDING_SHARE = 67 };

/* Whether to stop is asked once in so many bytes. */
enum { ASK_BYTES = 4096 };

/* Eight bytes of which one is a digit, or lies beyond ASCII. */
static bool needs_look(uint64_t bytes) {
    const uint64_t ones = 0x0101010101010101u, high = 0x80 * ones;
    return (((bytes | high) - '0' * ones) & ~((bytes | high) - ('9' + 1) * ones) & high) || (bytes & high);
}

/* Whether a digit may stand in the key. None does where the bytes beyond ASCII are letters of Latin-1 and
 * the marks of U+2000 .. U+203F; other characters may fold to one. */
static bool may_have_digits(struct span line) {
    for (size_t i = 0; i < line.size; i++) {
        while (i + 8 < line.size && !needs_look(load_le64(line.data + i))) i += 8;
        unsigned char byte = (unsigned char)line.data[i];
        bool mark = byte == 0xE2 && i + 1 < line.size && (unsigned char)line.data[i + 1] == 0x80;
        if (is_ascii_digit(line.data[i]) || (byte >= 0xC0 && byte != 0xC3 && !mark)) return true;
    }
    return false;
}

static uint64_t add_word(uint64_t key, uint64_t word) {
    return hash_mix(key ^ word, HASH_ROOT3);
}

/* The key of a line without digits, whose words need not be written for it. */
static uint64_t plain_key(struct span line, struct buffer *scratch, struct poll *poll) {
    struct words words = {line, 0, poll};
    uint64_t hashes[WORD_HASH_ROOM], key = 0;
    for (size_t count; (count = word_hash_next(&words, hashes, WORD_HASH_ROOM, scratch)) > 0;)
        for (size_t i = 0; i < count; i++) key = add_word(key, hashes[i]);
    return key;
}

/* The same of a folded line, of whose words each run of digits is read as 0. */
static uint64_t folded_key(struct buffer *folded, struct poll *poll) {
    uint64_t key = 0;
    size_t start = 0, size = 0;
    for (size_t i = 0; i <= folded->size && !(i % ASK_BYTES == 0 && poll_stop(poll, ASK_BYTES)); i++) {
        bool end = i == folded->size || folded->data[i] == ' ',
             digit = !end && is_ascii_digit(folded->data[i]);
        if (end) {
            key = add_word(key, hash_bytes((struct span){folded->data + start, size - start}));
            start = size;
        } else if (!digit || size == start || folded->data[size - 1] != '0') {
            folded->data[size++] = digit ? '0' : folded->data[i];
        }
    }
    return key;
}

uint64_t line_key(struct span line, struct buffer *scratch, struct poll *poll) {
    buffer_clear(scratch);
    if (!may_have_digits(line)) return plain_key(line, scratch, poll);
    text_fold(line, scratch, poll);
    return scratch->status || scratch->size == 0 ? 0 : folded_key(scratch, poll);
}

/* ---- A set of keys ---- */

enum status line_keys_add(struct line_keys *keys, uint64_t key, struct poll *poll) {
    if (!key) return STATUS_OK;
    enum status status = u64_map_reserve(&keys->map, 1, poll);
    if (!status) u64_map_add(&keys->map, key);
    return status;
}

bool line_keys_has(const struct line_keys *keys, uint64_t key) {
    return key && u64_map_has(&keys->map, key);
}

void line_keys_release(struct line_keys *keys) {
    u64_map_release(&keys->map);
}

/* ---- Counting ---- */

struct repeat {
    size_t offset, size; /* the line, in lines */
    uint32_t articles;   /* how many hold it */
    uint32_t last;       /* the last of them, from 1 */
    uint32_t ending;     /* how many it helps to end; counted by repeats_each() */
    bool sentence;
};

/* The last lines of an article, the very last first: indices into list. */
struct ending {
    uint32_t lines[ENDING_LINES], count;
};

struct repeats {
    VECTOR_OF(struct repeat) list; /* in the order of first appearance */
    VECTOR_OF(struct ending) endings;
    struct u64_map keys; /* their numbers are indices into list */
    struct buffer lines;
    struct buffer scratch;
    uint32_t articles;
    bool wrapped; /* the article that is being added is */
};

enum status repeats_new(struct repeats **repeats) {
    *repeats = mem_alloc(sizeof **repeats);
    if (!*repeats) return STATUS_NOMEM;
    **repeats = (struct repeats){.keys = U64_MAP_INIT, .lines = BUFFER_INIT, .scratch = BUFFER_INIT};
    return STATUS_OK;
}

void repeats_free(struct repeats *repeats) {
    if (!repeats) return;
    VECTOR_RELEASE(&repeats->list);
    VECTOR_RELEASE(&repeats->endings);
    u64_map_release(&repeats->keys);
    buffer_release(&repeats->lines);
    buffer_release(&repeats->scratch);
    mem_free(repeats);
}

static bool is_hard_wrapped(struct span text, struct poll *poll) {
    struct lines lines = LINES_OF(text);
    lines.scan.poll = poll;
    struct line line;
    size_t count = 0, typed = 0;
    for (; lines_next(&lines, &line) && !poll_stop(poll, line.text.size); count++)
        typed += line.text.size >= WRAP_LEAST && line.text.size <= WRAP_MOST;
    return count >= WRAP_LINES && typed * 100 >= count * WRAP_SHARE;
}

/* A line that no article had before: the next number of keys is its place in the list. */
static enum status add_fresh(struct repeats *r, const struct line *line, uint64_t key, struct poll *poll) {
    size_t offset = r->lines.size;
    buffer_append_polled(&r->lines, line->text, poll);
    if (r->lines.status) return r->lines.status;
    if (poll_stopped(poll)) return STATUS_INTERRUPT;
    struct repeat *fresh = VECTOR_ADD(&r->list);
    if (!fresh) return STATUS_NOMEM;
    bool sentence = r->wrapped || ((line->flags & LINE_SENTENCE_END) && line->words >= SENTENCE_WORDS);
    *fresh = (struct repeat){offset, line->text.size, 1, r->articles, 0, sentence};
    u64_map_add(&r->keys, key);
    return STATUS_OK;
}

/* Counts a line that has a key; *index is its place in the list. */
static enum status repeats_count(struct repeats *r, const struct line *line, uint64_t key, uint32_t *index,
                                 struct poll *poll) {
    enum status status = u64_map_reserve(&r->keys, 1, poll);
    size_t number = status ? U64_MAP_NONE : u64_map_find(&r->keys, key);
    *index = (uint32_t)(number == U64_MAP_NONE ? r->list.count : number);
    if (status) return status;
    if (number == U64_MAP_NONE) return add_fresh(r, line, key, poll);
    struct repeat *seen = &r->list.items[number];
    if (seen->last != r->articles) seen->articles++;
    seen->last = r->articles;
    return STATUS_OK;
}

/* The newest line goes in front. */
static void ending_push(struct ending *ending, uint32_t index) {
    memmove(ending->lines + 1, ending->lines, (ENDING_LINES - 1) * sizeof *ending->lines);
    ending->lines[0] = index;
    if (ending->count < ENDING_LINES) ending->count++;
}

enum status repeats_add(struct repeats *repeats, struct span text, struct poll *poll) {
    struct lines lines = LINES_OF(text);
    struct line line;
    struct ending *ending = VECTOR_ADD(&repeats->endings);
    enum status status = ending ? STATUS_OK : STATUS_NOMEM;
    if (ending) *ending = (struct ending){.count = 0};
    repeats->articles++;
    lines.scan.poll = poll;
    repeats->wrapped = is_hard_wrapped(text, poll);
    while (!status && lines_next(&lines, &line)) {
        uint32_t index = 0;
        line_look(&line, poll);
        uint64_t key = line_key(line.text, &repeats->scratch, poll);
        status = repeats->scratch.status;
        if (!status && key) status = repeats_count(repeats, &line, key, &index, poll);
        if (!status && key && !repeats->wrapped) ending_push(ending, index);
        if (!status && poll_stop(poll, lines.position - lines.start)) status = STATUS_INTERRUPT;
    }
    return !status && poll_stopped(poll) ? STATUS_INTERRUPT : status;
}

/* ---- Judging ---- */

/* How many of the last lines of an article recur, behind one that does not; 0 where they are no notice. */
static uint32_t ending_size(const struct repeats *r, const struct ending *ending, uint32_t min_articles) {
    uint32_t size = 0, sentences = 0;
    while (size < ending->count && r->list.items[ending->lines[size]].articles >= min_articles)
        sentences += r->list.items[ending->lines[size++]].sentence;
    return size < ending->count && sentences <= ENDING_SENTENCES ? size : 0;
}

static void count_endings(struct repeats *r, uint32_t min_articles, struct poll *poll) {
    for (size_t i = 0; i < r->list.count && !poll_stop(poll, 1); i++) r->list.items[i].ending = 0;
    for (size_t i = 0; i < r->endings.count && !poll_stop(poll, ENDING_LINES); i++) {
        const struct ending *ending = &r->endings.items[i];
        uint32_t size = ending_size(r, ending, min_articles);
        for (uint32_t k = 0; k < size; k++) r->list.items[ending->lines[k]].ending++;
    }
}

static bool is_boilerplate(const struct repeats *r, const struct repeat *repeat, uint32_t min_articles) {
    uint64_t articles = repeat->articles;
    if (articles < min_articles) return false;
    if (!repeat->sentence || articles * SENTENCE_SHARE >= r->articles) return true;
    if (repeat->ending >= min_articles && repeat->ending * UINT64_C(100) >= articles * ENDING_SHARE)
        return true;
    return articles >= (uint64_t)min_articles * COMMON_TIMES && articles * COMMON_SHARE >= r->articles;
}

enum status repeats_each(struct repeats *repeats, uint32_t min_articles,
                         enum status (*each)(void *context, struct span line), void *context,
                         struct poll *poll) {
    count_endings(repeats, min_articles, poll);
    enum status status = poll_stopped(poll) ? STATUS_INTERRUPT : STATUS_OK;
    for (size_t i = 0; i < repeats->list.count && !status; i++) {
        if (poll_stop(poll, 1)) return STATUS_INTERRUPT;
        const struct repeat *repeat = &repeats->list.items[i];
        if (!is_boilerplate(repeats, repeat, min_articles)) continue;
        status = each(context, (struct span){repeats->lines.data + repeat->offset, repeat->size});
    }
    return status;
}
