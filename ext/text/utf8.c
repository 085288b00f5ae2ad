/*
 * utf8.c - characters in bytes that may be damaged
 *
 * Scraped text is nearly always valid, so validity is checked 64 bytes at a time, in every script, and a
 * valid text is never copied. What "one damaged character" is follows SQLite (SQLITE_SKIP_UTF8), not the
 * W3C's maximal subparts: `C3 A9 80` is one character to substr(), so it becomes one U+FFFD here.
 *
 * Reference: The Unicode Standard 15.0, section 3.9, table 3-7 (well-formed byte sequences).
 */
#include "text/utf8.h"
#include "text/block.h"
#include "text/utf8_impl.h"

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

/* Of 64 bytes, where a character begins, the bits of those from some value on, and of some that restrict what
 * may stand behind them. */
struct utf8_block {
    uint64_t beyond, from_90, from_a0, from_c0, from_c2, from_e0, from_f0, from_f5;
    uint64_t e0, ed, f0, f4;
};

/* Bytes of the block that are whole and valid: what reaches its last byte is left for the next time. 0 when
 * anything is damaged. A lead asks for as many bytes behind it as it says; the second byte of an overlong
 * sequence, a surrogate or what is beyond U+10FFFF is out of the range that its lead allows. */
static inline size_t whole_characters(struct utf8_block b) {
    size_t whole = BLOCKS_BYTES;
    uint64_t in = ~(uint64_t)0;
    if (b.beyond >> 63 && b.from_c2) {
        whole = 63 - (size_t)__builtin_clzll(b.from_c2);
        in = ((uint64_t)1 << whole) - 1;
    }
    uint64_t expected = (b.from_c2 & in) << 1 | (b.from_e0 & in) << 2 | (b.from_f0 & in) << 3;
    uint64_t damage = (b.from_c0 & ~b.from_c2) | b.from_f5;
    damage |= (b.e0 << 1 & ~b.from_a0) | (b.ed << 1 & b.from_a0);
    damage |= (b.f0 << 1 & ~b.from_90) | (b.f4 << 1 & b.from_90);
    return (b.beyond & ~b.from_c0 & in) == expected && !(damage & in) ? whole : 0;
}

#ifdef __SSE2__
static uint64_t bits(__m128i a, __m128i b, __m128i c, __m128i d) {
    return (uint64_t)(uint32_t)_mm_movemask_epi8(a) | (uint64_t)(uint32_t)_mm_movemask_epi8(b) << 16 |
           (uint64_t)(uint32_t)_mm_movemask_epi8(c) << 32 | (uint64_t)(uint32_t)_mm_movemask_epi8(d) << 48;
}

/* Bytes beyond ASCII of four vectors from `first` to `last`. */
static uint64_t among(const __m128i v[4], unsigned char first, unsigned char last) {
    unsigned char count = (unsigned char)(last - first + 1);
    return bits(block_compare(v[0], first, count), block_compare(v[1], first, count),
                block_compare(v[2], first, count), block_compare(v[3], first, count));
}

/* whole_characters() of the 64 bytes at p. */
static size_t valid_block(const char *p) {
    const __m128i v[4] = {block_load(p), block_load(p + 16), block_load(p + 32), block_load(p + 48)};
    struct utf8_block b = {.beyond = bits(v[0], v[1], v[2], v[3])};
    if (!b.beyond) return BLOCKS_BYTES;
    b.from_90 = among(v, 0x90, 0xFF);
    b.from_a0 = among(v, 0xA0, 0xFF);
    b.from_c0 = among(v, 0xC0, 0xFF);
    b.from_c2 = among(v, 0xC2, 0xFF);
    b.from_e0 = among(v, 0xE0, 0xFF);
    b.from_f0 = among(v, 0xF0, 0xFF);
    b.from_f5 = among(v, 0xF5, 0xFF);
    b.e0 = among(v, 0xE0, 0xE0);
    b.ed = among(v, 0xED, 0xED);
    b.f0 = among(v, 0xF0, 0xF0);
    b.f4 = among(v, 0xF4, 0xF4);
    return whole_characters(b);
}
#else
static size_t valid_block(const char *p) {
    (void)p;
    return 0;
}
#endif

#ifdef BLOCK_WIDE
/* The same of as many bytes as go on so. */
BLOCK_WIDE static size_t wide_valid(const char *p, size_t size) {
    size_t i = 0;
    for (size_t whole; size - i >= BLOCKS_BYTES; i += whole) {
        __m256i low = block_load_wide(p + i), high = block_load_wide(p + i + 32);
        struct utf8_block b = {.beyond = block_pair_bits(low, high)};
        whole = BLOCKS_BYTES;
        if (!b.beyond) continue;
        b.from_90 = b.beyond & block_pair_above(low, high, 0x8F);
        b.from_a0 = b.beyond & block_pair_above(low, high, 0x9F);
        b.from_c0 = b.beyond & block_pair_above(low, high, 0xBF);
        b.from_c2 = b.beyond & block_pair_above(low, high, 0xC1);
        b.from_e0 = b.beyond & block_pair_above(low, high, 0xDF);
        b.from_f0 = b.beyond & block_pair_above(low, high, 0xEF);
        b.from_f5 = b.beyond & block_pair_above(low, high, 0xF4);
        b.e0 = block_pair_equal(low, high, 0xE0);
        b.ed = block_pair_equal(low, high, 0xED);
        b.f0 = block_pair_equal(low, high, 0xF0);
        b.f4 = block_pair_equal(low, high, 0xF4);
        whole = whole_characters(b);
        if (!whole) break;
    }
    return i;
}
#endif

/* Whether the character at p is damaged; *size is set to its bytes. */
static bool is_damaged(const char *p, const char *end, size_t *size) {
    return utf8_decode(p, end, size) == UTF8_REPLACEMENT && !is_replacement(p, *size);
}

/* Bytes from text[i] on that are valid, some at a time; 0 where damage begins. */
static size_t valid_step(struct span text, size_t i) {
    size_t left = text.size - i, size = left >= BLOCKS_BYTES ? valid_block(text.data + i) : 0;
    if (size || (size = ascii_prefix(text.data + i, left))) return size;
    return is_damaged(text.data + i, text.data + text.size, &size) ? 0 : size;
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
            size = wide_valid(text.data + i, text.size - i);
            if (!size && !(size = valid_step(text, i))) break;
        }
        return i;
    }
#endif
    return utf8_valid_prefix_narrow(text);
}

/* The same, asked of so many bytes at a time, of which eight cost as much as one elsewhere. A character that
 * the last of them cut is read again with the next ones. */
enum { VALID_ASKED = 1 << 18, VALID_COSTS = 8 };

static size_t valid_polled(struct span text, struct poll *poll) {
    size_t at = 0, size, end;
    do {
        end = text.size - at < VALID_ASKED ? text.size : at + VALID_ASKED;
        size = utf8_valid_prefix(span_slice(text, at, end));
        at += size;
    } while (size && at < text.size && !poll_stop(poll, size / VALID_COSTS));
    return at;
}

/* Behind damage more is near: so many valid bytes are passed character by character before blocks are. A
 * stretch has so many damaged characters at most. */
enum { VALID_NEAR = 32, DAMAGED_MAX = 4096 };

/* Valid bytes, and the damaged characters behind them. */
struct stretch {
    size_t valid, damaged, size; /* size: bytes of both */
};

static struct stretch read_stretch(struct span text, struct poll *poll) {
    const char *p = text.data, *end = p + text.size, *near = text.size > VALID_NEAR ? p + VALID_NEAR : end;
    struct stretch stretch = {0, 0, 0};
    size_t size = 0;
    while (p < near && !is_damaged(p, end, &size)) p += size;
    if (p >= near) p += valid_polled((struct span){p, (size_t)(end - p)}, poll);
    stretch.valid = (size_t)(p - text.data);
    for (; p < end && stretch.damaged < DAMAGED_MAX && is_damaged(p, end, &size); p += size)
        stretch.damaged++;
    stretch.size = (size_t)(p - text.data);
    return stretch;
}

/* The bytes of the repaired text, which is written to `out` unless that is NULL. */
static size_t repair_to(char *out, struct span text, struct poll *poll) {
    static const char REPLACEMENT[] = {'\xEF', '\xBF', '\xBD'};
    size_t written = 0;
    struct stretch stretch = {0, 0, 0};
    for (size_t at = 0; at < text.size && !poll_stop(poll, stretch.size); at += stretch.size) {
        stretch = read_stretch(span_slice(text, at, text.size), poll);
        if (out && !copy_polled(out + written, span_slice(text, at, at + stretch.valid), poll)) break;
        written += stretch.valid;
        for (size_t i = 0; out && i < stretch.damaged; i++)
            memcpy(out + written + i * sizeof REPLACEMENT, REPLACEMENT, sizeof REPLACEMENT);
        written += stretch.damaged * sizeof REPLACEMENT;
    }
    return written;
}

enum status utf8_repair(struct span text, struct buffer *copy, struct span *result, struct poll *poll) {
    *result = text;
    if (valid_polled(text, poll) == text.size) return STATUS_OK;
    buffer_clear(copy);
    size_t size = repair_to(NULL, text, poll);
    char *room = poll_stopped(poll) ? NULL : buffer_reserve(copy, size);
    if (room) copy->size = repair_to(room, text, poll);
    *result = buffer_span(copy);
    return poll_stopped(poll) ? STATUS_INTERRUPT : copy->status;
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
        return continuations(load_le64(p)) +
               (size > 8 ? continuations(load_le64(p + size - 8) >> (8 * (16 - size))) : 0);
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
    for (; i + 8 <= size; i += 8) count += continuations(load_le64(p + i));
    for (; i < size; i++) count += is_continuation(p[i]);
    return count;
}
#endif

#ifdef BLOCK_WIDE
/* Continuation bytes among 64, which are the smallest signed ones, as bits. */
BLOCK_WIDE static inline uint64_t wide_continuations(const char *p) {
    return ~block_pair_above(block_load_wide(p), block_load_wide(p + 32), 0xBF);
}

/* The same as count_continuations() of 64 bytes and more: by 64, and then of the last 64 those not yet
 * counted. */
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

struct span utf8_clip(struct span text, size_t size) {
    if (text.size <= size) return text;
    while (size > 0 && is_continuation(text.data[size])) size--;
    return (struct span){text.data, size};
}

size_t utf8_position_advance(struct utf8_position *position, const char *text, size_t byte) {
    position->character += utf8_count((struct span){text + position->byte, byte - position->byte});
    position->byte = byte;
    return position->character;
}
