/*
 * fuzz_text.c - what must hold for any text at all
 *
 *     make fuzz SECONDS=60
 *
 * The first byte of the input chooses the target, the rest is the text, in a heap block of its exact size. A
 * target ends the program when a promise of the header it tests does not hold. tests/fuzz/corpus has a file
 * for each target and for each failure that was ever found; `make test` replays it.
 */
#include "../unit/mem_failing.h"
#include "article/article.h"
#include "base/hash.h"
#include "base/mem.h"
#include "extract/iso_time.h"
#include "html/canonical_url.h"
#include "html/encoding.h"
#include "html/judge.h"
#include "html/page_metadata.h"
#include "match/minhash.h"
#include "sentence/sentences.h"
#include "text/repair.h"
#include "text/utf8.h"
#include "text/word_hash.h"
#include "text/words.h"
#include "text/words_impl.h"
#include <stdio.h>
#include <stdlib.h>

#define DEMAND(condition) demand(condition, #condition, __LINE__)

static void demand(bool holds, const char *condition, int line) {
    if (holds) return;
    fprintf(stderr, "fuzz_text.c:%d: does not hold: %s\n", line, condition);
    abort();
}

/* Repair gives valid text, leaves valid text alone, and keeps the number of characters as SQLite counts them.
 */
static void fuzz_repair(struct span raw) {
    struct buffer copy = BUFFER_INIT, again = BUFFER_INIT;
    struct span text, same;
    DEMAND(utf8_repair(raw, &copy, &text, NULL) == STATUS_OK);
    DEMAND(utf8_valid_prefix(text) == text.size);
    DEMAND(utf8_repair(text, &again, &same, NULL) == STATUS_OK && same.data == text.data);
    size_t characters = 0;
    for (size_t at = 0; at < raw.size; characters++) {
        bool lead = (unsigned char)raw.data[at++] >= 0xC0;
        while (lead && at < raw.size && ((unsigned char)raw.data[at] & 0xC0) == 0x80) at++;
    }
    DEMAND(utf8_count(text) == characters);
    buffer_release(&copy);
    buffer_release(&again);
}

/* Words are in order, do not touch each other's bytes, stand on character boundaries and have a key. */
static void fuzz_words(struct span text) {
    struct words words = {text, 0, NULL}, plain = {text, 0, NULL};
    struct span word, same;
    struct buffer key = BUFFER_INIT, again = BUFFER_INIT;
    const char *end = text.data;
    size_t count = 0;
    for (; words_next(&words, &word); count++) {
        DEMAND(word.size > 0 && word.data >= end && word.data + word.size <= text.data + text.size);
        DEMAND(utf8_valid_prefix(word) == word.size);
        end = word.data + word.size;
        DEMAND(words.position == (size_t)(end - text.data));
        DEMAND(words_next_plain(&plain, &same) && same.data == word.data && same.size == word.size);
        buffer_clear(&key);
        word_fold(word, &key, NULL);
        DEMAND(key.status == STATUS_OK && utf8_valid_prefix(buffer_span(&key)) == key.size);
    }
    DEMAND(!words_next_plain(&plain, &same) && count == words_count(text, NULL));
    buffer_release(&key);
    buffer_release(&again);
}

/* Folding what is folded changes nothing. */
static void fuzz_fold(struct span text) {
    struct buffer once = BUFFER_INIT, twice = BUFFER_INIT;
    text_fold(text, &once, NULL);
    text_fold(buffer_span(&once), &twice, NULL);
    DEMAND(once.status == STATUS_OK && twice.status == STATUS_OK);
    DEMAND(span_equal(buffer_span(&once), buffer_span(&twice)));
    buffer_release(&once);
    buffer_release(&twice);
}

/* The fast way to the words' hashes agrees with the careful one. */
static void fuzz_word_hash(struct span text) {
    struct words slow = {text, 0, NULL}, fast = {text, 0, NULL};
    struct buffer key = BUFFER_INIT, scratch = BUFFER_INIT;
    struct span word;
    uint64_t hashes[2 * WORD_HASH_ROOM];
    size_t count = 0, at = 0;
    while (words_next_plain(&slow, &word)) {
        buffer_clear(&key);
        word_fold(word, &key, NULL);
        if (at == count) {
            count = word_hash_next(&fast, hashes, 2 * WORD_HASH_ROOM, &scratch);
            at = 0;
        }
        DEMAND(at < count && hashes[at++] == hash_bytes(buffer_span(&key)));
    }
    DEMAND(at == count && word_hash_next(&fast, hashes, 2 * WORD_HASH_ROOM, &scratch) == 0);
    buffer_release(&key);
    buffer_release(&scratch);
}

static bool contains(const struct shingle_set *set, uint64_t hash) {
    for (size_t i = 0; i < set->hashes.count; i++)
        if (set->hashes.items[i] == hash) return true;
    return false;
}

/* The set has the hashes of the shingles one by one, each once; a signature of it can be read, and resembles
 * itself. */
static void fuzz_minhash(struct span text) {
    struct shingle_set set = SHINGLE_SET_INIT;
    struct shingles shingles;
    struct shingle shingle;
    size_t width = text.size % SHINGLE_MAX + 1, size = text.size % 70 + 1;
    DEMAND(shingle_set_read(&set, text, width, NULL) == STATUS_OK);
    shingles_init(&shingles, text, width);
    size_t count = 0;
    for (; shingles_next(&shingles, &shingle); count++)
        if (set.hashes.count < 300) DEMAND(contains(&set, shingle.hash));
    DEMAND((count == 0) == (set.hashes.count == 0) && set.hashes.count <= count);
    if (count > 0) {
        char *blob = mem_alloc(MINHASH_HEADER_BYTES + 2 * size);
        struct minhash signature;
        minhash_write(set.hashes.items, set.hashes.count, (unsigned)size, (unsigned)width, blob, NULL);
        DEMAND(minhash_parse((struct span){blob, MINHASH_HEADER_BYTES + 2 * size}, &signature) == NULL);
        DEMAND(signature.count == set.hashes.count && signature.shingle == width && signature.size == size);
        DEMAND(minhash_resemblance(&signature, &signature) == 1 &&
               minhash_containment(&signature, &signature) == 1);
        mem_free(blob);
    }
    shingles_release(&shingles);
    shingle_set_release(&set);
}

/* Any BLOB is either no signature, or one that can be compared with itself, and merged with itself without a
 * change but to the count. */
static void fuzz_signature(struct span blob) {
    struct minhash signature, merged;
    if (minhash_parse(blob, &signature)) return;
    struct minhash_comparison comparison = minhash_compare(&signature, &signature);
    DEMAND(comparison.equal == signature.size && comparison.a_smaller == 0 && comparison.b_smaller == 0);
    DEMAND(minhash_resemblance(&signature, &signature) == 1 &&
           minhash_containment(&signature, &signature) == 1);
    struct span copy = exact_copy(blob);
    char *bytes = (char *)(uintptr_t)copy.data;
    minhash_merge(bytes, &signature);
    minhash_recount(bytes);
    DEMAND(minhash_parse(copy, &merged) == NULL && merged.estimated && merged.count >= 1);
    DEMAND(memcmp(merged.registers, signature.registers, 2 * (size_t)signature.size) == 0);
    free(bytes);
}

/* Two signatures of one shape compare to shares, and a comparison the other way round is its mirror. */
static void fuzz_comparison(struct span blobs) {
    struct minhash a, b;
    struct span first = span_slice(blobs, 0, blobs.size / 2),
                second = span_slice(blobs, blobs.size / 2, blobs.size);
    if (minhash_parse(first, &a) || minhash_parse(second, &b) || a.size != b.size) return;
    struct minhash_comparison there = minhash_compare(&a, &b), back = minhash_compare(&b, &a);
    DEMAND(there.equal + there.a_smaller + there.b_smaller == a.size);
    DEMAND(there.equal == back.equal && there.a_smaller == back.b_smaller &&
           there.b_smaller == back.a_smaller);
    double resemblance = minhash_resemblance(&a, &b), containment = minhash_containment(&a, &b);
    DEMAND(resemblance >= 0 && resemblance <= 1 && containment >= 0 && containment <= 1);
}

/* The length of the white space at the start of a text, by Unicode's property White_Space; 0 when there is
 * none. */
static size_t white_space(struct span text) {
    static const char *const CHARACTERS[] = {
        "\t",     "\n",     "\v",     "\f",     "\r",     " ",      "\xC2\x85", "\u00A0", "\u1680",
        "\u2000", "\u2001", "\u2002", "\u2003", "\u2004", "\u2005", "\u2006",   "\u2007", "\u2008",
        "\u2009", "\u200A", "\u2028", "\u2029", "\u202F", "\u205F", "\u3000",
    };
    for (size_t i = 0; i < sizeof CHARACTERS / sizeof *CHARACTERS; i++) {
        size_t size = strlen(CHARACTERS[i]);
        if (text.size >= size && memcmp(text.data, CHARACTERS[i], size) == 0) return size;
    }
    return 0;
}

static void demand_white_space(struct span text) {
    for (size_t at = 0, size; at < text.size; at += size) {
        size = white_space(span_slice(text, at, text.size));
        DEMAND(size > 0);
    }
}

/* Sentences are in order, do not overlap, begin and end with something, and all between them is white space.
 */
static void fuzz_sentences(struct span text) {
    struct sentence_options options = {
        .language = (enum language)(text.size % LANGUAGE_COUNT),
        .newlines = (enum newlines)(text.size % 4),
        .style = (enum style)(text.size % 2),
    };
    struct sentences sentences;
    struct sentence sentence;
    size_t end = 0, paragraph = 1;
    sentences_init(&sentences, text, &options, NULL);
    while (sentences_next(&sentences, &sentence)) {
        DEMAND(sentence.text.data >= text.data + end && sentence.text.size > 0);
        size_t start = (size_t)(sentence.text.data - text.data);
        demand_white_space(span_slice(text, end, start));
        end = start + sentence.text.size;
        DEMAND(end <= text.size && utf8_valid_prefix(sentence.text) == sentence.text.size);
        DEMAND(white_space(sentence.text) == 0 && sentence.paragraph >= paragraph &&
               sentence.kind <= SENTENCE_FRAGMENT);
        paragraph = sentence.paragraph;
        sentences_quoted(&sentences, &sentence);
    }
    DEMAND(sentences.status == STATUS_OK);
    demand_white_space(span_slice(text, end, text.size));
}

static struct article_rules *rules; /* compiled with the first input, for all */

/* Parts cover the text without gap or overlap; the kept ones, repaired, are the clean text; cleaning that
 * changes nothing. */
static void fuzz_article(struct span text) {
    enum article_level level = (enum article_level)(text.size % (ARTICLE_PAGE + 1));
    struct article_parts parts = ARTICLE_PARTS_INIT;
    struct buffer kept = BUFFER_INIT, repaired = BUFFER_INIT, clean = BUFFER_INIT, again = BUFFER_INIT;
    DEMAND(article_split(rules, text, NULL, level, &parts, NULL) == STATUS_OK);
    size_t at = 0;
    for (size_t i = 0; i < parts.list.count; i++) {
        const struct article_part *part = &parts.list.items[i];
        DEMAND(part->start == at && part->end > at && (part->kept || part->rule));
        at = part->end;
        struct span piece = span_slice(text, part->start, part->end);
        DEMAND(at <= text.size && utf8_valid_prefix(piece) == piece.size);
        if (part->kept) buffer_append(&kept, piece);
    }
    DEMAND(at == text.size && kept.status == STATUS_OK);
    DEMAND(repair_text(buffer_span(&kept), &repaired, NULL) == STATUS_OK);
    DEMAND(article_normalize(rules, text, NULL, level, &clean, NULL) == STATUS_OK);
    DEMAND(span_equal(buffer_span(&repaired), buffer_span(&clean)) &&
           utf8_valid_prefix(buffer_span(&clean)) == clean.size);
    DEMAND(article_normalize(rules, buffer_span(&clean), NULL, level, &again, NULL) == STATUS_OK);
    DEMAND(span_equal(buffer_span(&clean), buffer_span(&again)));
    article_parts_release(&parts);
    buffer_release(&kept);
    buffer_release(&repaired);
    buffer_release(&clean);
    buffer_release(&again);
}

/* A printed time is nothing or ISO 8601, whatever is assumed, and that is read as itself. */
static void fuzz_time(struct span text) {
    for (int order = DATE_ORDER_AUTO; order <= DATE_ORDER_YMD; order++) {
        struct iso_time_options options = {.order = (enum date_order)order};
        struct buffer time = BUFFER_INIT, again = BUFFER_INIT;
        DEMAND(iso_time(text, &options, &time) == STATUS_OK);
        DEMAND(time.size == 0 || time.size == 10 || time.size == 19 ||
               (time.size == 20 && time.data[19] == 'Z'));
        DEMAND(iso_time(buffer_span(&time), &options, &again) == STATUS_OK);
        DEMAND(span_equal(buffer_span(&time), buffer_span(&again)));
        buffer_release(&time);
        buffer_release(&again);
    }
    struct zone zone;
    DEMAND(iso_time_zone(text, &zone) == STATUS_OK);
}

/* An address in its one form gives itself. */
static void fuzz_url(struct span text) {
    struct buffer url = BUFFER_INIT, again = BUFFER_INIT;
    DEMAND(canonical_url(text, &url) == STATUS_OK);
    DEMAND(canonical_url(buffer_span(&url), &again) == STATUS_OK);
    DEMAND(span_equal(buffer_span(&url), buffer_span(&again)));
    DEMAND(utf8_valid_prefix(buffer_span(&url)) == url.size);
    buffer_release(&url);
    buffer_release(&again);
}

static enum status read_time(struct span printed, bool day_first, struct buffer *result) {
    struct iso_time_options options = {.order = day_first ? DATE_ORDER_DMY : DATE_ORDER_AUTO,
                                       .keep_zone = true};
    return iso_time(printed, &options, result);
}

/* A page in any encoding is valid UTF-8 and no longer than three bytes for one; what it says of itself is lines without
 * white space at their ends, and has a source. */
static void fuzz_page(struct span bytes) {
    static const struct page_readers READERS_OF_TIME = {read_time};
    struct page_metadata page = PAGE_METADATA_INIT;
    struct buffer copy = BUFFER_INIT;
    struct encoding encoding;
    struct span html;
    DEMAND(encoding_read(bytes, &copy, &html, &encoding, NULL) == STATUS_OK);
    DEMAND(utf8_valid_prefix(html) == html.size && html.size <= 3 * bytes.size + 3);
    DEMAND(encoding.known || (html.size == 0 && *encoding.name));
    DEMAND(page_metadata_read(&page, html, &READERS_OF_TIME, NULL) == STATUS_OK);
    for (int field = 0; field < PAGE_FIELDS; field++) {
        struct span value = page_value(&page, (enum page_field)field);
        DEMAND(utf8_valid_prefix(value) == value.size);
        DEMAND((value.size > 0) == (*page.fields[field].source != '\0'));
        DEMAND(value.size == 0 || (*value.data != ' ' && value.data[value.size - 1] != ' '));
    }
    page_metadata_release(&page);
    buffer_release(&copy);
}

/* A page of any bytes has tokens in order and blocks of valid text whose sources are in order and on character
 * boundaries; the blocks that stay, joined, begin where they are said to, and no node holds another's blocks. */
static void fuzz_html(struct span text) {
    static const struct html_wishes WISHES = {true, true, true, {"http://a.b-c.d/e", 16}};
    struct html_page page = HTML_PAGE_INIT;
    struct html_verdicts verdicts = HTML_VERDICTS_INIT;
    struct buffer out = BUFFER_INIT;
    DEMAND(html_page_read(&page, text, NULL) == STATUS_OK);
    DEMAND(html_judge(&page, WISHES, &verdicts, NULL) == STATUS_OK);
    uint32_t *starts = mem_zeroed(page.blocks.count, sizeof *starts), end = 0;
    DEMAND(starts && html_join(&page, &verdicts, &out, starts, NULL) == STATUS_OK);
    DEMAND(page.blocks.count > 0 && verdicts.list.count == page.blocks.count);
    for (size_t i = 0; i < page.blocks.count; i++) {
        const struct html_block *block = &page.blocks.items[i];
        struct span shown = html_block_text(&page, block);
        DEMAND(block->source >= end && block->source_end >= block->source && block->source_end <= text.size);
        DEMAND(block->source == text.size || ((unsigned char)text.data[block->source] & 0xC0) != 0x80);
        DEMAND(utf8_valid_prefix(shown) == shown.size && utf8_count(shown) == block->characters);
        DEMAND(block->links <= block->characters && block->node < page.nodes.count);
        DEMAND(verdicts.list.items[i].kept || verdicts.list.items[i].rule);
        if (verdicts.list.items[i].kept) DEMAND(memcmp(out.data + starts[i], shown.data, shown.size) == 0);
        end = block->source_end;
    }
    for (size_t i = 1; i < page.nodes.count; i++) {
        const struct html_node *node = &page.nodes.items[i], *parent = &page.nodes.items[node->parent];
        DEMAND(node->parent < i && node->end <= parent->end && node->first >= parent->first);
        DEMAND(node->last <= parent->last && node->good <= parent->good);
    }
    mem_free(starts);
    buffer_release(&out);
    html_verdicts_release(&verdicts);
    html_page_release(&page);
}

static const struct {
    void (*run)(struct span text);
    bool raw; /* gets the bytes as they are, not repaired */
} TARGETS[] = {
    {fuzz_repair, true},     {fuzz_words, false},    {fuzz_fold, false},      {fuzz_word_hash, false},
    {fuzz_minhash, false},   {fuzz_signature, true}, {fuzz_sentences, false}, {fuzz_article, false},
    {fuzz_comparison, true}, {fuzz_time, false},     {fuzz_url, false},       {fuzz_page, true},
    {fuzz_html, false},
};

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
    if (size == 0) return 0;
    if (!rules) DEMAND(article_rules_new(&rules) == STATUS_OK);
    size_t target = data[0] % (sizeof TARGETS / sizeof *TARGETS), before = mem_live_blocks();
    struct buffer copy = BUFFER_INIT;
    struct span raw = exact_copy((struct span){(const char *)data + 1, size - 1}), text = raw,
                block = {NULL, 0};
    if (!TARGETS[target].raw) {
        DEMAND(utf8_repair(raw, &copy, &text, NULL) == STATUS_OK);
        block = text = exact_copy(text);
        buffer_release(&copy);
    }
    TARGETS[target].run(text);
    if (mem_live_blocks() != before) {
        /* The rules keep what they compile when it is first needed; a second time there is no more to keep. */
        DEMAND(TARGETS[target].run == fuzz_article);
        before = mem_live_blocks();
        TARGETS[target].run(text);
    }
    DEMAND(mem_live_blocks() == before);
    free((char *)(uintptr_t)block.data);
    free((char *)(uintptr_t)raw.data);
    return 0;
}
