/*
 * word_hash.c - the hashes of a text's words, fast
 *
 * "The Mayor's office" is nearly all plain: T-h-e is three bytes between separators, so its key is its bytes with
 * the bit 0x20 set, and the key's hash can be taken from one unaligned load of eight bytes and a mask. Only
 * "Mayor's" needs care, because a word goes on behind an apostrophe; it, and any word that touches a byte of 0x80
 * or more, is handed to words_next() and word_fold(). About 3 words in 100 of English news take that way: dashes
 * and curly quotes, which are most of the other bytes, are recognised here as the separators they are.
 *
 *     text      T h e _ M a y o r ' s _ o f f i c e
 *     is_word   1 1 1 0 1 1 1 1 1 0 1 0 1 1 1 1 1 1     one bit a byte, 16 bytes at a time
 *
 * The length of a word is the count of trailing ones, the gap to the next one the count of trailing zeros; so a
 * word of up to 15 bytes costs one load, and no branch that depends on single letters (a loop over bytes
 * mispredicts once a word, and costs 24-34 ns where this costs about 10).
 */
#include "text/word_hash.h"
#include "base/hash.h"

#ifdef __SSE2__
#include <emmintrin.h>
enum { STRIDE = 16 };

/* One bit for each of 16 bytes that is an ASCII letter or digit. */
static uint32_t word_mask(const char *p) {
    __m128i bytes = _mm_loadu_si128((const __m128i *)(const void *)p);
    __m128i lower = _mm_or_si128(bytes, _mm_set1_epi8(0x20));
    /* Shift each range so that it ends at the largest signed byte: one compare a range. */
    __m128i letter = _mm_cmpgt_epi8(_mm_add_epi8(lower, _mm_set1_epi8(127 - 'z')), _mm_set1_epi8(127 - 26));
    __m128i digit = _mm_cmpgt_epi8(_mm_add_epi8(bytes, _mm_set1_epi8(127 - '9')), _mm_set1_epi8(127 - 10));
    return (uint32_t)_mm_movemask_epi8(_mm_or_si128(letter, digit));
}
#else
enum { STRIDE = 8 };

/* One bit for each of 8 bytes that is an ASCII letter or digit. */
static uint32_t word_mask(const char *p) {
    const uint64_t ones = 0x0101010101010101u, highs = 0x8080808080808080u;
    uint64_t bytes = hash_load64(p), low = bytes & ~highs, lower = low | ones * 0x20;
    uint64_t letter = (lower + ones * (0x80 - 'a')) & ~(lower + ones * (0x7F - 'z'));
    uint64_t digit = (low + ones * (0x80 - '0')) & ~(low + ones * (0x7F - '9'));
    uint64_t found = (letter | digit) & ~bytes & highs;
    return (uint32_t)(((found >> 7) * 0x0102040810204080u) >> 56);
}
#endif

enum { FULL = (1 << STRIDE) - 1 };

/* ASCII letters and digits at the front of p..end-1. */
static size_t run_of_word(const char *p, const char *end) {
    const char *start = p;
    while (end - p >= STRIDE) {
        uint32_t mask = word_mask(p);
        if (mask != FULL) return (size_t)(p - start) + (size_t)__builtin_ctz(~mask);
        p += STRIDE;
    }
    while (p < end && ((*p >= '0' && *p <= '9') || ((*p | 0x20) >= 'a' && (*p | 0x20) <= 'z'))) p++;
    return (size_t)(p - start);
}

/* ASCII bytes that are no letters or digits, and dashes, curly quotes and the ellipsis (E2 80 90..A6), at the
 * front. U+2019 counts here only as it does behind a separator: as a closing or opening mark. */
static size_t run_of_separators(const char *p, const char *end) {
    const char *start = p;
    while (p < end) {
        unsigned char byte = (unsigned char)*p;
        if (byte < 0x80) {
            if ((byte >= '0' && byte <= '9') || ((byte | 0x20) >= 'a' && (byte | 0x20) <= 'z')) break;
            p++;
        } else if (end - p >= 3 && memcmp(p, "\xE2\x80", 2) == 0 && (unsigned char)p[2] >= 0x90 &&
                   (unsigned char)p[2] <= 0xA6) {
            p += 3;
        } else {
            break;
        }
    }
    return (size_t)(p - start);
}

/* Whether a word of ASCII letters might go on at p: an apostrophe, or a byte that is not ASCII and not one of the
 * separators above. */
static bool may_go_on(const char *p, const char *end) {
    if (p == end) return false;
    unsigned char byte = (unsigned char)*p;
    if (byte < 0x80) return byte == '\'';
    return !(end - p >= 3 && memcmp(p, "\xE2\x80", 2) == 0 && (unsigned char)p[2] >= 0x90 &&
             (unsigned char)p[2] <= 0xA6 && (unsigned char)p[2] != 0x99);
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

size_t word_hash_next(struct words *words, uint64_t *hashes, size_t room, struct buffer *key) {
    const char *data = words->text.data, *end = data + words->text.size;
    size_t count = 0;
    while (count < room) {
        const char *p = data + words->position;
        p += run_of_separators(p, end);
        size_t size = run_of_word(p, end);
        words->position = (size_t)(p - data);
        if (size == 0 || may_go_on(p + size, end)) {
            if (!hash_carefully(words, &hashes[count], key)) break;
        } else {
            hashes[count] = hash_ascii(p, size, end);
            words->position += size;
        }
        count++;
    }
    return count;
}
