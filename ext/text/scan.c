/*
 * scan.c - to the next byte that can matter, sixty-four or sixteen at a time
 *
 * In "The crane fell into the harbour at noon. Two boats sank." nothing matters to a segmenter but two dots,
 * and a look at each letter would cost more than all decisions together. So the bytes are compared sixteen or
 * 32 at a time, and of 64 bytes one word of bits is kept, which the next question is answered from:
 *
 *     text    . . . a t _ n o o n . _ “ - - W h o ? ”        “ and ” are three bytes, of which one is shown
 *     ASCII   0 0 0 0 0 0 0 0 0 0 1 0 0 0 0 0 0 0 1 0
 *     beyond  0 0 0 0 0 0 0 0 0 0 0 0 1 0 0 0 0 0 0 1        E2, which begins many marks
 *     quotes  0 0 0 0 0 0 0 0 0 0 0 0 1 0 0 0 0 0 0 1        E2 80 90..9F: taken away
 *
 * On news, where something stops the scan every sixty bytes, 1.9 GB/s by sixteen bytes, against 1.4 GB/s when
 * each question begins afresh and 0.25 GB/s byte by byte. By 32 bytes a block costs a third of the
 * instructions.
 *
 * The last bytes of a text, fewer than a block, are copied before they are compared, or read one by one, so
 * that no byte behind the end is touched.
 */
#include "text/scan.h"
#include "text/block.h"
#include "text/chars.h"
#include "text/scan_impl.h"
#include <stdbool.h>
#include <stddef.h>
#include <string.h>

static bool stops_sentence_in_ascii(unsigned char b) {
    return b == '.' || b == '!' || b == '?' || (b >= '\n' && b <= '\r');
}

/* Bytes that begin a character which may end a sentence or a line: U+0085; Armenian; the Arabic question mark
 * and full stop; Syriac; Indic, Ethiopic, Khmer and Myanmar; general punctuation; CJK; full-width forms. */
static bool is_lead_of_mark(unsigned char b) {
    return b == 0xC2 || b == 0xD6 || b == 0xD8 || b == 0xDB || b == 0xDC || (b >= 0xE0 && b <= 0xE3) ||
           b == 0xEF;
}

static bool is_quote_or_dash(const char *p, const char *end) {
    return end - p >= 3 && memcmp(p, "\xE2\x80", 2) == 0 && ((unsigned char)p[2] & 0xF0) == 0x90;
}

/* At the end of a block a curly quote is not told from other punctuation: two more stops in 64 bytes cost
 * nothing. */
uint64_t scan_stops_plain(const char *p, const char *end) {
    uint64_t stops = 0;
    const char *behind = end - p > SCAN_BLOCK ? p + SCAN_BLOCK : end;
    for (int i = 0; i < behind - p; i++) {
        unsigned char byte = (unsigned char)p[i];
        bool stop = byte < 0x80 ? stops_sentence_in_ascii(byte)
                                : is_lead_of_mark(byte) && !is_quote_or_dash(p + i, behind);
        stops |= (uint64_t)stop << i;
    }
    return stops;
}

const char *scan_line_plain(const char *p, const char *end) {
    while (p < end && !line_break(p, end)) p++;
    return p;
}

static bool matters_to_quote(char byte) {
    return byte == '"' || (unsigned char)byte >= 0x80;
}

const char *scan_quote_plain(const char *p, const char *end) {
    while (p < end && !matters_to_quote(*p)) p++;
    return p;
}

static bool is_plain(const char *p, const char *end) {
    unsigned char b = (unsigned char)*p;
    return b >= ' ' && b < 0x7F && b != '&' && b != ';' && !(b == ' ' && p + 1 < end && p[1] == ' ');
}

const char *scan_plain_plain(const char *p, const char *end) {
    while (p < end && is_plain(p, end)) p++;
    return p;
}

const char *scan_any_plain(const char *p, const char *end, const char set[4]) {
    while (p < end && *p != set[0] && *p != set[1] && *p != set[2] && *p != set[3]) p++;
    return p;
}

unsigned scan_held_plain(const char *p, const char *end, const char set[4]) {
    unsigned held = 0;
    for (; p < end; p++)
        for (int i = 0; i < 4; i++) held |= (unsigned)(*p == set[i]) << i;
    return held;
}

size_t scan_spaces_plain(const char *p, const char *end, size_t *wide) {
    size_t count = 0;
    for (*wide = 0; p < end; p++) {
        count += *p == ' ';
        *wide += (unsigned char)*p >= 0xE3 && (unsigned char)*p <= 0xE9;
    }
    return count;
}

#ifdef __SSE2__
static __m128i equal(__m128i bytes, unsigned char to) {
    return _mm_cmpeq_epi8(bytes, _mm_set1_epi8((char)to));
}

static __m128i either(__m128i a, __m128i b) {
    return _mm_or_si128(a, b);
}

/* The top bits of sixteen bytes, as bits of a block from `i` on. */
static uint64_t bits(__m128i bytes, int i) {
    return (uint64_t)(uint32_t)_mm_movemask_epi8(bytes) << i;
}

/* The stops beyond ASCII. */
static uint64_t stops_beyond_ascii(const char *p) {
    uint64_t leads = 0, e2 = 0, second = 0, third = 0;
    for (int i = 0; i < SCAN_BLOCK; i += 16) {
        __m128i bytes = block_load(p + i);
        __m128i two = either(either(equal(bytes, 0xC2), equal(bytes, 0xD6)),
                             either(equal(bytes, 0xD8), block_compare(bytes, 0xDB, 2)));
        leads |= bits(either(two, either(block_compare(bytes, 0xE0, 4), equal(bytes, 0xEF))), i);
        e2 |= bits(equal(bytes, 0xE2), i);
        second |= bits(equal(bytes, 0x80), i);
        third |= bits(block_compare(bytes, 0x90, 16), i);
    }
    return leads & ~(e2 & second >> 1 & third >> 2);
}

static __m128i stops_in_ascii(__m128i bytes) {
    __m128i ends = either(equal(bytes, '.'), either(equal(bytes, '!'), equal(bytes, '?')));
    return either(ends, block_compare(bytes, '\n', '\r' - '\n' + 1));
}

static uint64_t stops_of_block(const char *p) {
    __m128i a = block_load(p), b = block_load(p + 16), c = block_load(p + 32), d = block_load(p + 48);
    uint64_t stops = bits(stops_in_ascii(a), 0) | bits(stops_in_ascii(b), 16) | bits(stops_in_ascii(c), 32) |
                     bits(stops_in_ascii(d), 48);
    bool beyond = _mm_movemask_epi8(either(either(a, b), either(c, d)));
    return beyond ? stops | stops_beyond_ascii(p) : stops;
}

uint64_t scan_stops_narrow(const char *p, const char *end) {
    if (end - p >= SCAN_BLOCK) return stops_of_block(p);
    char padded[SCAN_BLOCK] = {0};
    memcpy(padded, p, (size_t)(end - p));
    return stops_of_block(padded);
}

const char *scan_line_narrow(const char *p, const char *end) {
    for (; end - p >= 16; p += 16) {
        __m128i bytes = block_load(p), leads = either(equal(bytes, 0xC2), equal(bytes, 0xE2));
        unsigned mask =
            (unsigned)_mm_movemask_epi8(either(block_compare(bytes, '\n', '\r' - '\n' + 1), leads));
        for (; mask; mask &= mask - 1)
            if (line_break(p + __builtin_ctz(mask), end)) return p + __builtin_ctz(mask);
    }
    return scan_line_plain(p, end);
}

const char *scan_quote(const char *p, const char *end) {
    for (; end - p >= 16; p += 16) {
        __m128i bytes = block_load(p);
        unsigned mask = (unsigned)_mm_movemask_epi8(either(bytes, equal(bytes, '"')));
        if (mask) return p + __builtin_ctz(mask);
    }
    return scan_quote_plain(p, end);
}

/* Signed, what is beyond ASCII is below the space. */
static unsigned plain_mask(const char *p) {
    __m128i bytes = block_load(p), special = _mm_cmplt_epi8(bytes, _mm_set1_epi8(' '));
    __m128i pairs = _mm_and_si128(equal(bytes, ' '), equal(block_load(p + 1), ' '));
    special = either(special, either(equal(bytes, 0x7F), either(equal(bytes, '&'), equal(bytes, ';'))));
    return (unsigned)_mm_movemask_epi8(either(special, pairs));
}

const char *scan_plain(const char *p, const char *end) {
    for (; end - p > 16; p += 16) {
        unsigned mask = plain_mask(p);
        if (mask) return p + __builtin_ctz(mask);
    }
    return scan_plain_plain(p, end);
}

static unsigned any_mask(const char *p, const char set[4]) {
    __m128i bytes = block_load(p);
    __m128i low = either(equal(bytes, (unsigned char)set[0]), equal(bytes, (unsigned char)set[1]));
    __m128i high = either(equal(bytes, (unsigned char)set[2]), equal(bytes, (unsigned char)set[3]));
    return (unsigned)_mm_movemask_epi8(either(low, high));
}

/* The last block overlaps the one before. */
const char *scan_any(const char *p, const char *end, const char set[4]) {
    if (end - p < BLOCK_BYTES) return scan_any_plain(p, end, set);
    for (; end - p >= BLOCK_BYTES; p += BLOCK_BYTES) {
        unsigned mask = any_mask(p, set);
        if (mask) return p + __builtin_ctz(mask);
    }
    unsigned mask = any_mask(end - BLOCK_BYTES, set) >> (BLOCK_BYTES - (end - p));
    return p < end && mask ? p + __builtin_ctz(mask) : end;
}

/* The last block overlaps the one before, here and below. */
static unsigned held_bits(uint64_t first, uint64_t second, uint64_t third, uint64_t fourth) {
    return (unsigned)(first != 0) | (unsigned)(second != 0) << 1 | (unsigned)(third != 0) << 2 |
           (unsigned)(fourth != 0) << 3;
}

unsigned scan_held_narrow(const char *p, const char *end, const char set[4]) {
    if (end - p < BLOCK_BYTES) return scan_held_plain(p, end, set);
    const char *last = end - BLOCK_BYTES;
    __m128i a = _mm_setzero_si128(), b = a, c = a, d = a;
    for (bool more = true; more; p = last - p > BLOCK_BYTES ? p + BLOCK_BYTES : last) {
        __m128i bytes = block_load(p);
        a = either(a, equal(bytes, (unsigned char)set[0]));
        b = either(b, equal(bytes, (unsigned char)set[1]));
        c = either(c, equal(bytes, (unsigned char)set[2]));
        d = either(d, equal(bytes, (unsigned char)set[3]));
        more = p < last;
    }
    return held_bits(bits(a, 0), bits(b, 0), bits(c, 0), bits(d, 0));
}

/* What compares equal is -1: each byte counts up to 255 of its column, then the columns are summed. */
size_t scan_spaces(const char *p, const char *end, size_t *wide) {
    const __m128i zero = _mm_setzero_si128();
    __m128i total = zero, total_wide = zero;
    while (end - p >= 16) {
        __m128i columns = zero, columns_wide = zero;
        for (int i = 0; i < 255 && end - p >= 16; i++, p += 16) {
            __m128i bytes = block_load(p);
            columns = _mm_sub_epi8(columns, equal(bytes, ' '));
            columns_wide = _mm_sub_epi8(columns_wide, block_compare(bytes, 0xE3, 7));
        }
        total = _mm_add_epi64(total, _mm_sad_epu8(columns, zero));
        total_wide = _mm_add_epi64(total_wide, _mm_sad_epu8(columns_wide, zero));
    }
    uint64_t sums[2], wides[2];
    _mm_storeu_si128((__m128i *)(void *)sums, total);
    _mm_storeu_si128((__m128i *)(void *)wides, total_wide);
    size_t rest = scan_spaces_plain(p, end, wide);
    *wide += (size_t)(wides[0] + wides[1]);
    return (size_t)(sums[0] + sums[1]) + rest;
}
#else
uint64_t scan_stops_narrow(const char *p, const char *end) {
    return scan_stops_plain(p, end);
}

const char *scan_line_narrow(const char *p, const char *end) {
    return scan_line_plain(p, end);
}

const char *scan_quote(const char *p, const char *end) {
    return scan_quote_plain(p, end);
}

const char *scan_plain(const char *p, const char *end) {
    return scan_plain_plain(p, end);
}

const char *scan_any(const char *p, const char *end, const char set[4]) {
    return scan_any_plain(p, end, set);
}

unsigned scan_held_narrow(const char *p, const char *end, const char set[4]) {
    return scan_held_plain(p, end, set);
}

size_t scan_spaces(const char *p, const char *end, size_t *wide) {
    return scan_spaces_plain(p, end, wide);
}
#endif

#ifdef BLOCK_WIDE
/* Curly quotes and dashes: E2 80 90..9F. */
BLOCK_WIDE static inline uint64_t wide_quotes(__m256i a, __m256i b) {
    const __m256i high = _mm256_set1_epi8((char)0xF0);
    uint64_t e2 = block_pair_equal(a, b, 0xE2), second = block_pair_equal(a, b, 0x80);
    uint64_t third = block_pair_equal(_mm256_and_si256(a, high), _mm256_and_si256(b, high), 0x90);
    return e2 & second >> 1 & third >> 2;
}

/* No two of the stops in ASCII have the same lower half, so that each byte need only be compared with the one
 * stop that has its lower half. Beyond ASCII the shuffle gives 0, which is no such byte. */
BLOCK_WIDE static inline uint64_t wide_stops_of_block(const char *p) {
    const __m256i by_low = _mm256_broadcastsi128_si256(
        _mm_setr_epi8(1, '!', 0, 0, 0, 0, 0, 0, 0, 0, '\n', '\v', '\f', '\r', '.', '?'));
    __m256i a = block_load_wide(p), b = block_load_wide(p + 32);
    uint64_t beyond = block_pair_bits(a, b);
    uint64_t stops = block_pair_bits(_mm256_cmpeq_epi8(_mm256_shuffle_epi8(by_low, a), a),
                                     _mm256_cmpeq_epi8(_mm256_shuffle_epi8(by_low, b), b));
    if (!beyond) return stops;
    uint64_t quotes = wide_quotes(a, b);
    return beyond & ~(quotes | quotes << 1 | quotes << 2) ? stops | stops_beyond_ascii(p) : stops;
}

/* To the first block with a stop, or to where less than a block is left. */
BLOCK_WIDE static const char *wide_blocks(struct scan *scan, const char *p, const char *limit) {
    const char *behind = scan->end - p < SCAN_BLOCK ? p : scan->end - SCAN_BLOCK + 1;
    if (behind > limit) behind = limit;
    uint64_t stops = 0;
    while (p < behind && !(stops = wide_stops_of_block(p))) p += SCAN_BLOCK;
    scan->block = stops ? p : NULL;
    scan->stops = stops;
    return stops ? p + __builtin_ctzll(stops) : p;
}

/* Line breaks of a block, and what may begin one: a lead at the end of the block. */
BLOCK_WIDE static inline uint64_t wide_breaks_of_block(const char *p) {
    const __m256i first = _mm256_set1_epi8('\n'), count = _mm256_set1_epi8('\r' - '\n');
    __m256i a = block_load_wide(p), b = block_load_wide(p + 32);
    __m256i from_a = _mm256_sub_epi8(a, first), from_b = _mm256_sub_epi8(b, first);
    uint64_t breaks = block_pair_bits(_mm256_cmpeq_epi8(_mm256_min_epu8(from_a, count), from_a),
                                      _mm256_cmpeq_epi8(_mm256_min_epu8(from_b, count), from_b));
    if (_mm256_testz_si256(_mm256_or_si256(a, b), _mm256_set1_epi8((char)0x80))) return breaks;
    const uint64_t last = (uint64_t)1 << 63, last_two = last | last >> 1;
    uint64_t c2 = block_pair_equal(a, b, 0xC2) & (block_pair_equal(a, b, 0x85) >> 1 | last);
    uint64_t third = block_pair_equal(a, b, 0xA8) | block_pair_equal(a, b, 0xA9);
    return breaks | c2 | (block_pair_equal(a, b, 0xE2) & (third >> 2 | last_two));
}

BLOCK_WIDE static const char *wide_line(const char *p, const char *end) {
    for (; end - p >= SCAN_BLOCK; p += SCAN_BLOCK)
        for (uint64_t breaks = wide_breaks_of_block(p); breaks; breaks &= breaks - 1)
            if (line_break(p + __builtin_ctzll(breaks), end)) return p + __builtin_ctzll(breaks);
    return p;
}

const char *scan_line(const char *p, const char *end) {
    return scan_line_narrow(block_has_wide() ? wide_line(p, end) : p, end);
}

BLOCK_WIDE static unsigned wide_held(const char *p, const char *end, const char set[4]) {
    const __m256i first = _mm256_set1_epi8(set[0]), second = _mm256_set1_epi8(set[1]);
    const __m256i third = _mm256_set1_epi8(set[2]), fourth = _mm256_set1_epi8(set[3]);
    const char *last = end - 32;
    __m256i a = _mm256_setzero_si256(), b = a, c = a, d = a;
    for (bool more = true; more; p = last - p > 32 ? p + 32 : last) {
        __m256i bytes = block_load_wide(p);
        a = _mm256_or_si256(a, _mm256_cmpeq_epi8(bytes, first));
        b = _mm256_or_si256(b, _mm256_cmpeq_epi8(bytes, second));
        c = _mm256_or_si256(c, _mm256_cmpeq_epi8(bytes, third));
        d = _mm256_or_si256(d, _mm256_cmpeq_epi8(bytes, fourth));
        more = p < last;
    }
    return held_bits(block_pair_bits(a, a), block_pair_bits(b, b), block_pair_bits(c, c),
                     block_pair_bits(d, d));
}

unsigned scan_held(const char *p, const char *end, const char set[4]) {
    bool wide = block_has_wide() && end - p >= 32;
    return wide ? wide_held(p, end, set) : scan_held_narrow(p, end, set);
}

uint64_t scan_stops(const char *p, const char *end) {
    bool wide = block_has_wide() && end - p >= SCAN_BLOCK;
    return wide ? wide_stops_of_block(p) : scan_stops_narrow(p, end);
}
#else
const char *scan_line(const char *p, const char *end) {
    return scan_line_narrow(p, end);
}

unsigned scan_held(const char *p, const char *end, const char set[4]) {
    return scan_held_narrow(p, end, set);
}

uint64_t scan_stops(const char *p, const char *end) {
    return scan_stops_narrow(p, end);
}
#endif

/* The same by sixteen bytes, up to the end of the text. Inlined, it costs each call registers and a
 * canary. */
__attribute__((noinline)) static const char *narrow_blocks(struct scan *scan, const char *p,
                                                           const char *limit) {
    for (; p < limit; p += SCAN_BLOCK) {
        scan->block = p;
        scan->stops = scan_stops_narrow(p, scan->end);
        if (scan->stops) return p + __builtin_ctzll(scan->stops);
    }
    return p < scan->end ? p : scan->end;
}

const char *scan_sentence_blocks(struct scan *scan, const char *p, const char *limit) {
#ifdef BLOCK_WIDE
    if (block_has_wide()) {
        p = wide_blocks(scan, p, limit);
        if (scan->stops) return p;
    }
#endif
    return narrow_blocks(scan, p, limit);
}
