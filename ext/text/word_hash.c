/*
 * word_hash.c - the hashes of a text's words, fast
 *
 * "The Mayor's office" is nearly all plain: T-h-e is three bytes between separators, so its key is its bytes with
 * the bit 0x20 set, and the key's hash can be taken from one unaligned load of eight bytes and a mask. Only
 * "Mayor's" needs care, because a word goes on behind an apostrophe; it, and any word that touches a byte of 0x80
 * or more, is handed to words_next() and word_fold(). About 3 words in 100 of English news take that way: dashes
 * and curly quotes, which are most of the other bytes, are recognised here as the separators they are.
 *
 *     text      T h e _ M a y o r ' s _ o f f i c e        a block: 64 bytes, one bit each
 *     word      1 1 1 0 1 1 1 1 1 0 1 0 1 1 1 1 1 1        ASCII letters and digits
 *     high      0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0        bytes of 0x80 and more
 *
 * The gap before a word is the count of trailing zeros, its length that of trailing ones. A block is read where a word
 * begins, so a word of up to 63 bytes lies in one block, and about ten words share its cost. No branch depends on
 * single letters: a loop over bytes mispredicts once a word and costs 24-34 ns, this about 7.
 */
#include "text/word_hash.h"
#include "base/hash.h"

enum { BLOCK = 64 };

struct block {
    const char *start; /* in the text */
    uint64_t word, high;
};

#ifdef __SSE2__
#include <emmintrin.h>

static void read_masks(const char *p, struct block *block) {
    block->word = block->high = 0;
    for (int i = 0; i < BLOCK; i += 16) {
        __m128i bytes = _mm_loadu_si128((const __m128i *)(const void *)(p + i));
        __m128i lower = _mm_or_si128(bytes, _mm_set1_epi8(0x20));
        /* Each range is shifted so that it ends at the largest signed byte: one compare a range. */
        __m128i letter = _mm_cmpgt_epi8(_mm_add_epi8(lower, _mm_set1_epi8(127 - 'z')), _mm_set1_epi8(127 - 26));
        __m128i digit = _mm_cmpgt_epi8(_mm_add_epi8(bytes, _mm_set1_epi8(127 - '9')), _mm_set1_epi8(127 - 10));
        block->word |= (uint64_t)(uint32_t)_mm_movemask_epi8(_mm_or_si128(letter, digit)) << i;
        block->high |= (uint64_t)(uint32_t)_mm_movemask_epi8(bytes) << i;
    }
}
#else
/* The top bits of eight bytes, as eight bits. */
static uint64_t gather_tops(uint64_t bytes) {
    return ((bytes >> 7 & 0x0101010101010101u) * 0x0102040810204080u) >> 56;
}

static void read_masks(const char *p, struct block *block) {
    const uint64_t ones = 0x0101010101010101u, highs = 0x8080808080808080u;
    block->word = block->high = 0;
    for (int i = 0; i < BLOCK; i += 8) {
        uint64_t bytes = hash_load64(p + i), low = bytes & ~highs, lower = low | ones * 0x20;
        uint64_t letter = (lower + ones * (0x80 - 'a')) & ~(lower + ones * (0x7F - 'z'));
        uint64_t digit = (low + ones * (0x80 - '0')) & ~(low + ones * (0x7F - '9'));
        block->word |= gather_tops((letter | digit) & ~bytes) << i;
        block->high |= gather_tops(bytes) << i;
    }
}
#endif

/* Behind the end of the text a block has separators. */
static void read_block(const char *p, const char *end, struct block *block) {
    char padded[BLOCK] = {0};
    block->start = p;
    if (end - p >= BLOCK) {
        read_masks(p, block);
    } else {
        memcpy(padded, p, (size_t)(end - p));
        read_masks(padded, block);
    }
}

/* Dashes, curly quotes and the ellipsis (E2 80 90..A6) at p. */
static bool is_punctuation(const char *p, const char *end) {
    return end - p >= 3 && memcmp(p, "\xE2\x80", 2) == 0 && (unsigned char)p[2] >= 0x90 && (unsigned char)p[2] <= 0xA6;
}

/* Whether a word of ASCII letters might go on at p: behind an apostrophe, or with a letter that is not ASCII. */
static bool may_go_on(const char *p, const char *end) {
    if (p == end || (unsigned char)*p < 0x80) return p < end && *p == '\'';
    return !is_punctuation(p, end) || (unsigned char)p[2] == 0x99;
}

/* hash_bytes() of the lower-cased bytes p[0 .. size-1], which are ASCII letters and digits. */
static uint64_t hash_ascii(const char *p, size_t size, const char *end) {
    const uint64_t lower = 0x2020202020202020u;
    uint64_t h = HASH_GOLDEN + size;
    for (; size > 8; size -= 8, p += 8) h = hash_mix(h ^ (hash_load64(p) | lower), HASH_ROOT3);
    uint64_t keep = ~(uint64_t)0 >> (64 - 8 * size);
    uint64_t tail = end - p >= 8 ? hash_load64(p) & keep : hash_load_tail(p, size);
    return hash_mix(h ^ (tail | (lower & keep)), HASH_ROOT3);
}

/* The next word the careful way; false at the end of the text or out of memory. */
static bool hash_carefully(struct words *words, uint64_t *hash, struct buffer *key) {
    struct span word;
    if (!words_next(words, &word)) return false;
    buffer_clear(key);
    word_fold(word, key);
    *hash = hash_bytes(buffer_span(key));
    return key->status == STATUS_OK;
}

/* Fills hashes with the plain words from words->position on. Stops there at a word that needs care, at the end of the
 * text, or when hashes is full. */
static size_t hash_plain_words(struct words *words, uint64_t *hashes, size_t room) {
    const char *data = words->text.data, *end = data + words->text.size, *p = data + words->position;
    struct block block = {NULL, 0, 0};
    size_t count = 0, at = BLOCK; /* in block */
    while (count < room && p < end) {
        if (at >= BLOCK || !(block.word >> at)) {
            if (at < BLOCK && !(block.high >> at)) p = block.start + BLOCK;
            if (p >= end) break;
            read_block(p, end, &block);
            at = 0;
        }
        uint64_t word = block.word >> at, high = block.high >> at, gap = word & (0 - word);
        if (high & (gap - 1)) {
            p += __builtin_ctzll(high);
            if (!is_punctuation(p, end)) break;
            p += 3;
            at = (size_t)(p - block.start);
            continue;
        }
        if (!word) {
            p = block.start + BLOCK;
            at = BLOCK;
            continue;
        }
        size_t skip = (size_t)__builtin_ctzll(word);
        uint64_t behind = ~(word >> skip); /* the first set bit is where the word ends; none is set in a long word */
        size_t size = behind ? (size_t)__builtin_ctzll(behind) : BLOCK;
        p += skip;
        at += skip;
        if (at + size >= BLOCK) {
            if (at == 0) break;
            at = BLOCK;
            continue;
        }
        if (may_go_on(p + size, end)) break;
        hashes[count++] = hash_ascii(p, size, end);
        p += size;
        at += size;
    }
    words->position = p < end ? (size_t)(p - data) : words->text.size;
    return count;
}

size_t word_hash_next(struct words *words, uint64_t *hashes, size_t room, struct buffer *key) {
    size_t count = 0;
    while (count < room) {
        count += hash_plain_words(words, hashes + count, room - count);
        if (count == room || !hash_carefully(words, &hashes[count], key)) break;
        count++;
    }
    return count;
}
