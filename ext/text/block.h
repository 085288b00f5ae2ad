/*
 * block.h - what sixteen bytes are, as sixteen bits
 *
 *     block_words("Capt. Voss, 41: ")      T T T T . . T T T T . . T T . .    the first byte is bit 0
 *
 * A loop over letters is mispredicted once a word; counting the zeros of such a mask is not. Each function
 * reads the sixteen bytes at p, all of which must be there. With SSE2 that is a handful of instructions,
 * elsewhere arithmetic on two numbers of eight bytes; the answers are the same.
 */
#ifndef NEWSPRINT_TEXT_BLOCK_H
#define NEWSPRINT_TEXT_BLOCK_H

#include "base/bytes.h"
#include <stdbool.h>

enum { BLOCK_BYTES = 16, BLOCK_ALL = 0xFFFF };

/* The same by arithmetic, always compiled: what the vector form is tested against. Bytes from `first` on,
 * `count` of them, once `bits` are set in each; both in ASCII. */
static inline unsigned block_within_plain(const char *p, unsigned char bits, unsigned char first,
                                          unsigned char count) {
    const uint64_t ones = 0x0101010101010101u, tops = 0x8080808080808080u;
    unsigned mask = 0;
    for (unsigned i = 0; i < BLOCK_BYTES; i += 8) {
        uint64_t bytes = load_le64(p + i), low = (bytes & ~tops) | ones * bits;
        uint64_t inside =
            (low + ones * (0x80u - first)) & ~(low + ones * (0x80u - first - count)) & ~bytes & tops;
        mask |= (unsigned)(((inside >> 7) * 0x0102040810204080u) >> 56) << i;
    }
    return mask;
}

#ifdef __SSE2__
#include <emmintrin.h>

static inline __m128i block_load(const char *p) {
    return _mm_loadu_si128((const __m128i *)(const void *)p);
}

/* A range is shifted to the smallest signed bytes, so that it takes one comparison. */
static inline __m128i block_compare(__m128i bytes, unsigned char first, unsigned char count) {
    __m128i shifted = _mm_add_epi8(bytes, _mm_set1_epi8((char)(0x80 - first)));
    return _mm_cmplt_epi8(shifted, _mm_set1_epi8((char)(count - 0x80)));
}

static inline unsigned block_within(const char *p, unsigned char bits, unsigned char first,
                                    unsigned char count) {
    __m128i bytes = _mm_or_si128(block_load(p), _mm_set1_epi8((char)bits));
    return (unsigned)_mm_movemask_epi8(block_compare(bytes, first, count));
}

static inline unsigned block_beyond_ascii(const char *p) {
    return (unsigned)_mm_movemask_epi8(block_load(p));
}
#else
static inline unsigned block_within(const char *p, unsigned char bits, unsigned char first,
                                    unsigned char count) {
    return block_within_plain(p, bits, first, count);
}

static inline unsigned block_beyond_ascii(const char *p) {
    return BLOCK_ALL & ~block_within_plain(p, 0, 0, 0x80);
}
#endif

/* Vectors of 32 bytes: in functions that are marked BLOCK_WIDE, and only called where block_has_wide() said
 * that the processor has them. 64 bytes are a pair of vectors. */
#if defined(__x86_64__) && defined(__SSE2__) && defined(__GNUC__)
#include <immintrin.h>
#define BLOCK_WIDE __attribute__((target("avx2,popcnt")))

static inline bool block_has_wide(void) {
    return __builtin_cpu_supports("avx2") && __builtin_cpu_supports("popcnt");
}

BLOCK_WIDE static inline __m256i block_load_wide(const char *p) {
    return _mm256_loadu_si256((const __m256i *)(const void *)p);
}

/* The top bits of a pair. */
BLOCK_WIDE static inline uint64_t block_pair_bits(__m256i a, __m256i b) {
    return (uint32_t)_mm256_movemask_epi8(a) | (uint64_t)(uint32_t)_mm256_movemask_epi8(b) << 32;
}

BLOCK_WIDE static inline uint64_t block_pair_equal(__m256i a, __m256i b, unsigned char to) {
    __m256i bytes = _mm256_set1_epi8((char)to);
    return block_pair_bits(_mm256_cmpeq_epi8(a, bytes), _mm256_cmpeq_epi8(b, bytes));
}

/* Bytes in ASCII from `first` on, `count` of them: as in block_compare(). */
BLOCK_WIDE static inline uint64_t block_pair_within(__m256i a, __m256i b, unsigned char first,
                                                    unsigned char count) {
    const __m256i shift = _mm256_set1_epi8((char)(0x80 - first)),
                  end = _mm256_set1_epi8((char)(count - 0x80));
    return block_pair_bits(_mm256_cmpgt_epi8(end, _mm256_add_epi8(a, shift)),
                           _mm256_cmpgt_epi8(end, _mm256_add_epi8(b, shift)));
}

/* Bytes above another as signed numbers: of those beyond ASCII, which are below the rest, the ones above
 * it. */
BLOCK_WIDE static inline uint64_t block_pair_above(__m256i a, __m256i b, unsigned char byte) {
    __m256i bytes = _mm256_set1_epi8((char)byte);
    return block_pair_bits(_mm256_cmpgt_epi8(a, bytes), _mm256_cmpgt_epi8(b, bytes));
}
#endif

/* Letters, small letters, digits, all of ASCII. */
static inline unsigned block_letters(const char *p) {
    return block_within(p, 0x20, 'a', 26);
}

static inline unsigned block_small(const char *p) {
    return block_within(p, 0, 'a', 26);
}

static inline unsigned block_digits(const char *p) {
    return block_within(p, 0, '0', 10);
}

static inline unsigned block_words(const char *p) {
#ifdef __SSE2__
    __m128i bytes = block_load(p), lower = _mm_or_si128(bytes, _mm_set1_epi8(0x20));
    return (unsigned)_mm_movemask_epi8(
        _mm_or_si128(block_compare(lower, 'a', 26), block_compare(bytes, '0', 10)));
#else
    return block_letters(p) | block_digits(p);
#endif
}

/* The apostrophe and the grave accent, which is typed for it; and with them all that is beyond ASCII. */
static inline unsigned block_apostrophes(const char *p) {
    return block_within(p, 0, '\'', 1) | block_within(p, 0, '`', 1);
}

static inline unsigned block_special(const char *p) {
#ifdef __SSE2__
    __m128i bytes = block_load(p), acute = _mm_cmpeq_epi8(bytes, _mm_set1_epi8('\''));
    __m128i grave = _mm_cmpeq_epi8(bytes, _mm_set1_epi8('`'));
    return (unsigned)_mm_movemask_epi8(_mm_or_si128(bytes, _mm_or_si128(acute, grave)));
#else
    return block_apostrophes(p) | block_beyond_ascii(p);
#endif
}

/* A mask of four blocks. */
enum { BLOCKS_BYTES = 4 * BLOCK_BYTES };

static inline uint64_t block_gather(unsigned (*mask)(const char *p), const char *p) {
    return (uint64_t)mask(p) | (uint64_t)mask(p + BLOCK_BYTES) << 16 |
           (uint64_t)mask(p + 2 * BLOCK_BYTES) << 32 | (uint64_t)mask(p + 3 * BLOCK_BYTES) << 48;
}

/* Bits set at the low end, and at the high end, of a mask: how far a run goes on from the first byte, and
 * back from the last. */
static inline unsigned block_run(unsigned mask) {
    return (unsigned)__builtin_ctz(~mask);
}

static inline unsigned block_run_back(unsigned mask) {
    return (unsigned)__builtin_clz(~(mask << BLOCK_BYTES));
}

#endif
