/*
 * utf8.c - characters in bytes that may be damaged
 *
 * Scraped text is nearly always valid and mostly ASCII, so validity is checked 64 ASCII bytes at a time and a
 * valid text is never copied. What "one damaged character" is follows SQLite (SQLITE_SKIP_UTF8), not the W3C's
 * maximal subparts: `C3 A9 80` is one character to substr(), so it becomes one U+FFFD here.
 *
 * Reference: The Unicode Standard 15.0, section 3.9, table 3-7 (well-formed byte sequences).
 */
#include "text/utf8.h"
#include "text/block.h"

static bool is_continuation(char byte) {
    return ((unsigned char)byte & 0xC0) == 0x80;
}

static uint32_t low_bits(int byte, unsigned mask) {
    return (unsigned char)byte & mask;
}

uint32_t utf8_decode_valid(const char *p, size_t *size) {
    unsigned char lead = (unsigned char)*p;
    if (lead < 0x80) return *size = 1, lead;
    if (lead < 0xE0) return *size = 2, low_bits(lead, 0x1F) << 6 | low_bits(p[1], 0x3F);
    if (lead < 0xF0)
        return *size = 3, low_bits(lead, 0x0F) << 12 | low_bits(p[1], 0x3F) << 6 | low_bits(p[2], 0x3F);
    *size = 4;
    return low_bits(lead, 0x07) << 18 | low_bits(p[1], 0x3F) << 12 | low_bits(p[2], 0x3F) << 6 |
           low_bits(p[3], 0x3F);
}

uint32_t utf8_decode(const char *p, const char *end, size_t *size) {
    unsigned char lead = (unsigned char)*p;
    *size = 1;
    if (lead < 0x80) return lead;
    if (lead < 0xC0) return UTF8_REPLACEMENT;
    while (p + *size < end && is_continuation(p[*size])) ++*size;
    size_t expected = lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4;
    if (*size != expected || lead > 0xF4) return UTF8_REPLACEMENT;
    static const uint32_t smallest[] = {0x80, 0x800, 0x10000};
    size_t ignored;
    uint32_t code = utf8_decode_valid(p, &ignored);
    bool surrogate = code >= 0xD800 && code <= 0xDFFF;
    return code < smallest[expected - 2] || surrogate || code > 0x10FFFF ? UTF8_REPLACEMENT : code;
}

size_t utf8_encode(uint32_t code, char out[4]) {
    if (code < 0x80) {
        out[0] = (char)code;
        return 1;
    }
    size_t size = code < 0x800 ? 2 : code < 0x10000 ? 3 : 4;
    static const unsigned char marks[] = {0xC0, 0xE0, 0xF0};
    for (size_t i = size - 1; i > 0; i--, code >>= 6) out[i] = (char)(0x80 | (code & 0x3F));
    out[0] = (char)(marks[size - 2] | code);
    return size;
}

/* Bytes at the front that are ASCII: by 64, then to the byte by sixteen. */
static size_t ascii_prefix(const char *p, size_t size) {
    size_t i = 0;
    for (; i + 4 * BLOCK_BYTES <= size; i += 4 * BLOCK_BYTES)
        if (block_beyond_ascii(p + i) | block_beyond_ascii(p + i + 16) | block_beyond_ascii(p + i + 32) |
            block_beyond_ascii(p + i + 48))
            break;
    for (; i + BLOCK_BYTES <= size; i += BLOCK_BYTES) {
        unsigned beyond = block_beyond_ascii(p + i);
        if (beyond) return i + (size_t)__builtin_ctz(beyond);
    }
    while (i < size && (unsigned char)p[i] < 0x80) i++;
    return i;
}

/* The three bytes of U+FFFD itself decode to U+FFFD without being damage. */
static bool is_replacement(const char *p, size_t size) {
    return size == 3 && memcmp(p, "\xEF\xBF\xBD", 3) == 0;
}

/* Bytes of 64, where a character begins, that are surely whole and valid, when they hold nothing but ASCII,
 * sequences of two bytes, and of three from E1 to EC; 0 when there is anything else among them. What reaches the last
 * byte is left for the next time. */
static inline size_t whole_characters(uint64_t beyond, uint64_t two, uint64_t three, uint64_t continuing) {
    size_t whole = 4 * BLOCK_BYTES;
    if (beyond >> 63 && (two | three)) {
        whole = 63 - (size_t)__builtin_clzll(two | three);
        uint64_t below = ((uint64_t)1 << whole) - 1;
        beyond &= below;
        two &= below;
        three &= below;
        continuing &= below;
    }
    uint64_t expected = (two | three) << 1 | three << 2;
    return beyond == (two | three | continuing) && continuing == expected ? whole : 0;
}

#ifdef __SSE2__
static uint64_t bits(__m128i a, __m128i b, __m128i c, __m128i d) {
    return (uint64_t)(uint32_t)_mm_movemask_epi8(a) | (uint64_t)(uint32_t)_mm_movemask_epi8(b) << 16 |
           (uint64_t)(uint32_t)_mm_movemask_epi8(c) << 32 | (uint64_t)(uint32_t)_mm_movemask_epi8(d) << 48;
}

/* whole_characters() of the 64 bytes at p: of nearly all there is. */
static size_t plain_block(const char *p) {
    __m128i a = block_load(p), b = block_load(p + 16), c = block_load(p + 32), d = block_load(p + 48);
    uint64_t beyond = bits(a, b, c, d);
    if (!beyond) return 4 * BLOCK_BYTES;
    uint64_t two = bits(block_compare(a, 0xC2, 30), block_compare(b, 0xC2, 30), block_compare(c, 0xC2, 30),
                        block_compare(d, 0xC2, 30));
    uint64_t continuing = bits(block_compare(a, 0x80, 64), block_compare(b, 0x80, 64),
                               block_compare(c, 0x80, 64), block_compare(d, 0x80, 64));
    uint64_t three = bits(block_compare(a, 0xE1, 12), block_compare(b, 0xE1, 12), block_compare(c, 0xE1, 12),
                          block_compare(d, 0xE1, 12));
    return whole_characters(beyond, two, three, continuing);
}
#else
static size_t plain_block(const char *p) {
    (void)p;
    return 0;
}
#endif

#ifdef BLOCK_WIDE
/* The same of as many bytes as go on so. */
BLOCK_WIDE static size_t wide_plain(const char *p, size_t size) {
    size_t i = 0;
    while (size - i >= BLOCKS_BYTES) {
        __m256i a = block_load_wide(p + i), b = block_load_wide(p + i + 32);
        size_t whole = BLOCKS_BYTES;
        uint64_t beyond = block_pair_bits(a, b);
        if (beyond) {
            uint64_t two = block_pair_above(a, b, 0xC1) & ~block_pair_above(a, b, 0xDF);
            uint64_t three = block_pair_above(a, b, 0xE0) & ~block_pair_above(a, b, 0xEC);
            uint64_t continuing = ~block_pair_above(a, b, 0xBF);
            whole = whole_characters(beyond, beyond & two, beyond & three, beyond & continuing);
        }
        if (!whole) break;
        i += whole;
    }
    return i;
}
#endif

/* Bytes from text[i] on that are valid, some at a time; 0 where damage begins. */
static size_t valid_step(struct span text, size_t i) {
    size_t left = text.size - i, size = left >= BLOCKS_BYTES ? plain_block(text.data + i) : 0;
    if (size || (size = ascii_prefix(text.data + i, left))) return size;
    uint32_t code = utf8_decode(text.data + i, text.data + text.size, &size);
    return code == UTF8_REPLACEMENT && !is_replacement(text.data + i, size) ? 0 : size;
}

size_t utf8_valid_prefix_narrow(struct span text) {
    size_t i = 0;
    for (size_t size; i < text.size && (size = valid_step(text, i));) i += size;
    return i;
}

size_t utf8_valid_prefix(struct span text) {
#ifdef BLOCK_WIDE
    if (block_has_wide()) {
        size_t i = 0;
        for (size_t size; i < text.size; i += size) {
            size = wide_plain(text.data + i, text.size - i);
            if (!size && !(size = valid_step(text, i))) break;
        }
        return i;
    }
#endif
    return utf8_valid_prefix_narrow(text);
}

enum status utf8_repair(struct span text, struct buffer *copy, struct span *result) {
    *result = text;
    size_t valid = utf8_valid_prefix(text);
    if (valid == text.size) return STATUS_OK;
    buffer_clear(copy);
    for (size_t at = 0; at < text.size && !copy->status;) {
        struct span rest = span_slice(text, at, text.size);
        valid = at ? utf8_valid_prefix(rest) : valid;
        buffer_append(copy, span_slice(rest, 0, valid));
        at += valid;
        if (at == text.size) break;
        size_t size;
        utf8_decode(text.data + at, text.data + text.size, &size);
        buffer_append(copy, span_of("\xEF\xBF\xBD"));
        at += size;
    }
    *result = buffer_span(copy);
    return copy->status;
}

/* Of eight bytes, those whose two top bits are 10. */
static size_t continuations(uint64_t bytes) {
    bytes = (bytes >> 7) & ~(bytes >> 6) & 0x0101010101010101u;
    return (size_t)((bytes * 0x0101010101010101u) >> 56);
}

#ifdef __SSE2__
/* Of fewer than sixteen bytes: by eight, the second time without those that were counted. */
static size_t count_short(const char *p, size_t size) {
    if (size >= 8)
        return continuations(hash_load64(p)) +
               (size > 8 ? continuations(hash_load64(p + size - 8) >> (8 * (16 - size))) : 0);
    size_t count = 0;
    for (size_t i = 0; i < size; i++) count += is_continuation(p[i]);
    return count;
}

/* Adds up the bytes of a vector, each a count of its own. */
static size_t sum_bytes(__m128i counts) {
    __m128i sums = _mm_sad_epu8(counts, _mm_setzero_si128());
    return (size_t)_mm_cvtsi128_si32(sums) + (size_t)_mm_extract_epi16(sums, 4);
}

/* Continuation bytes are the smallest signed ones: 80..BF. */
static __m128i add_continuations(__m128i counts, __m128i bytes) {
    return _mm_sub_epi8(counts, _mm_cmplt_epi8(bytes, _mm_set1_epi8((char)0xC0)));
}

/* Continuation bytes of whole blocks, 255 at a time, since a count must not outgrow its byte, and then of the
 * last sixteen bytes less those that were counted. */
static size_t count_continuations(const char *p, size_t size) {
    static const unsigned char LAST[2 * BLOCK_BYTES] = {
        0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF,
    };
    size_t count = 0, left = size % BLOCK_BYTES, blocks = size - left;
    if (!blocks) return count_short(p, size);
    for (size_t i = 0; i < blocks;) {
        __m128i counts = _mm_setzero_si128();
        size_t stop = blocks - i > 255 * BLOCK_BYTES ? i + 255 * BLOCK_BYTES : blocks;
        for (; i < stop; i += BLOCK_BYTES) counts = add_continuations(counts, block_load(p + i));
        count += sum_bytes(counts);
    }
    __m128i counted = block_load((const char *)LAST + left);
    __m128i last = _mm_andnot_si128(counted, block_load(p + size - BLOCK_BYTES));
    return count + sum_bytes(add_continuations(_mm_setzero_si128(), last));
}
#else
static size_t count_continuations(const char *p, size_t size) {
    size_t count = 0, i = 0;
    for (; i + 8 <= size; i += 8) count += continuations(hash_load64(p + i));
    for (; i < size; i++) count += is_continuation(p[i]);
    return count;
}
#endif

#ifdef BLOCK_WIDE
/* Continuation bytes among 64, which are the smallest signed ones, as bits. */
BLOCK_WIDE static inline uint64_t wide_continuations(const char *p) {
    return ~block_pair_above(block_load_wide(p), block_load_wide(p + 32), 0xBF);
}

/* The same as count_continuations() of 64 bytes and more: by 64, and then of the last 64 those not yet counted. */
BLOCK_WIDE static size_t wide_count(const char *p, size_t size) {
    size_t i = 0, left = size % BLOCKS_BYTES, count = 0;
    for (; i < size - left; i += BLOCKS_BYTES)
        count += (size_t)__builtin_popcountll(wide_continuations(p + i));
    if (left == 0) return count;
    uint64_t last = wide_continuations(p + size - BLOCKS_BYTES);
    return count + (size_t)__builtin_popcountll(last >> (BLOCKS_BYTES - left));
}
#endif

size_t utf8_count_narrow(struct span text) {
    return text.size - count_continuations(text.data, text.size);
}

size_t utf8_count(struct span text) {
#ifdef BLOCK_WIDE
    if (text.size >= BLOCKS_BYTES && block_has_wide()) return text.size - wide_count(text.data, text.size);
#endif
    return utf8_count_narrow(text);
}

size_t utf8_position_advance(struct utf8_position *position, const char *text, size_t byte) {
    position->character += utf8_count((struct span){text + position->byte, byte - position->byte});
    position->byte = byte;
    return position->character;
}
