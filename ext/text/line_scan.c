/*
 * line_scan.c - to the end of a line, and what it is made of, sixty-four bytes at a time
 *
 * Cleaning asks three things of each line before it looks at any word: where it ends, how many words it has,
 * and whether it is as it should be. Most lines are, in most scripts, and one look at 64 bytes tells all
 * three:
 *
 *     text    T h e _ m a y o r _ s a i d : _ _ “ - - Y e s ” - - ↵       “ and ” are three bytes
 *     spaces  0 0 0 1 0 0 0 0 0 1 0 0 0 0 0 1 1 0 0 0 0 0 0 0 0 0 0
 *     breaks  0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 1
 *     unsure  0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 1 0 0 0 0 0 0 0 0 0 0       the second of two spaces
 *
 * A character is unsure if repair might change it. ASCII is sure but for controls, DEL, the ampersand
 * and the second of two spaces. Beyond ASCII these are sure, because repair never changes them:
 *
 *     C4..CB, CF..D1, E4..E9, EB..EC     as first bytes: Latin, Greek in part, Cyrillic, Han, Hangul
 *     U+2010..U+201F                     dashes and curly quotes
 *     C3                                 as first byte: Latin letters, unless a character beyond ASCII
 *                                        follows, as it does where a wrong charset was read
 *
 * A character whose answer lies beyond the end of the block is unsure. plain.h looks at the unsure characters
 * of a line one by one, until it finds one that needs repair.
 *
 * A line break beyond ASCII may reach into the next block: it is looked at where its first byte stands.
 */
#include "text/line_scan.h"
#include "text/block.h"
#include "text/chars.h"
#include "text/line_scan_impl.h"
#include "text/misread.h"
#include "text/plain.h"

/* Some bytes of a block, where any stands that is beyond ASCII and not surely plain. */
struct line_marks {
    uint64_t beyond, c2, c3, e2, second_80, third_90,
        third_a8; /* 80 and up, C2, C3, E2, 80, 90..9F, A8..A9 */
};

/* Adds to a block where lines may break beyond ASCII, and takes from what is unsure in it what is not. */
static inline void add_marks(struct line_block *block, struct line_marks m) {
    const uint64_t last = (uint64_t)1 << 63, last_two = last | last >> 1;
    uint64_t curly = m.e2 & m.second_80 >> 1 & m.third_90 >> 2;
    uint64_t latin = m.c3 & ~(m.beyond >> 2 | last_two);
    block->may_break = m.c2 | (m.e2 & (m.third_a8 >> 2 | last_two));
    block->unsure &= ~(curly | latin);
}

static bool is_among(unsigned char byte, unsigned char first, unsigned char last) {
    return byte >= first && byte <= last;
}

static bool is_unsure(unsigned char byte) {
    if (byte < 0xC0) return byte < ' ' || byte == '&' || byte == 0x7F;
    return !is_among(byte, 0xC4, 0xCB) && !is_among(byte, 0xCF, 0xD1) && !is_among(byte, 0xE4, 0xE9) &&
           !is_among(byte, 0xEB, 0xEC);
}

static struct line_block block_plain(const char *p) {
    struct line_block block = {0};
    struct line_marks m = {0};
    for (int i = 0; i < BLOCKS_BYTES; i++) {
        unsigned char byte = (unsigned char)p[i];
        block.breaks |= (uint64_t)is_among(byte, '\n', '\r') << i;
        block.spaces |= (uint64_t)(byte == ' ') << i;
        block.wide |= (uint64_t)is_among(byte, 0xE3, 0xE9) << i;
        block.unsure |= (uint64_t)is_unsure(byte) << i;
        block.continuing |= (uint64_t)is_among(byte, 0x80, 0xBF) << i;
        m.beyond |= (uint64_t)(byte >= 0x80) << i;
        m.c2 |= (uint64_t)(byte == 0xC2) << i;
        m.c3 |= (uint64_t)(byte == 0xC3) << i;
        m.e2 |= (uint64_t)(byte == 0xE2) << i;
        m.second_80 |= (uint64_t)(byte == 0x80) << i;
        m.third_90 |= (uint64_t)is_among(byte, 0x90, 0x9F) << i;
        m.third_a8 |= (uint64_t)is_among(byte, 0xA8, 0xA9) << i;
    }
    add_marks(&block, m);
    return block;
}

#ifdef __SSE2__
/* Bytes of the block from `first` to `last`. */
static uint64_t among(const char *p, unsigned char first, unsigned char last) {
    uint64_t bits = 0;
    for (int i = 0; i < BLOCKS_BYTES; i += BLOCK_BYTES) {
        __m128i inside = block_compare(block_load(p + i), first, (unsigned char)(last - first + 1));
        bits |= (uint64_t)(uint32_t)_mm_movemask_epi8(inside) << i;
    }
    return bits;
}

static struct line_block block_narrow(const char *p) {
    struct line_marks m = {.beyond = block_gather(block_beyond_ascii, p)};
    struct line_block block = {.breaks = among(p, '\n', '\r'), .spaces = among(p, ' ', ' ')};
    block.unsure = among(p, 0, 0x1F) | among(p, '&', '&') | among(p, 0x7F, 0x7F);
    if (!m.beyond) return block;
    block.wide = among(p, 0xE3, 0xE9);
    block.continuing = among(p, 0x80, 0xBF);
    block.unsure |= among(p, 0xC0, 0xFF) & ~(among(p, 0xC4, 0xCB) | among(p, 0xCF, 0xD1) |
                                             among(p, 0xE4, 0xE9) | among(p, 0xEB, 0xEC));
    m.c2 = among(p, 0xC2, 0xC2);
    m.c3 = among(p, 0xC3, 0xC3);
    m.e2 = among(p, 0xE2, 0xE2);
    m.second_80 = among(p, 0x80, 0x80);
    m.third_90 = among(p, 0x90, 0x9F);
    m.third_a8 = among(p, 0xA8, 0xA9);
    add_marks(&block, m);
    return block;
}
#else
static struct line_block block_narrow(const char *p) {
    return block_plain(p);
}
#endif

#ifdef BLOCK_WIDE
/* The classes of bytes, as bits that the two halves of a byte share: is_unsure() is any of UNSURE. */
enum {
    FEED = 1,   /* 0A..0D */
    ROW = 2,    /* all of 00..1F, F0..FF */
    AND = 4,    /* & */
    DELETE = 8, /* 7F */
    SPACE = 16,
    ROW_C = 32, /* of C0..CF, D0..DF, E0..EF, what is not surely plain */
    ROW_D = 64,
    ROW_E = 128,
    UNSURE = ROW | AND | DELETE | ROW_C | ROW_D | ROW_E,
};

BLOCK_WIDE static inline __m256i classes(__m256i bytes) {
    static const unsigned char BY_HIGH[BLOCK_BYTES] = {
        FEED | ROW, ROW, AND | SPACE, 0, 0, 0, 0, DELETE, 0, 0, 0, 0, ROW_C, ROW_D, ROW_E, ROW,
    };
    static const unsigned char BY_LOW[BLOCK_BYTES] = {
        ROW | ROW_C | ROW_E | SPACE,
        ROW | ROW_C | ROW_E,
        ROW | ROW_C | ROW_D | ROW_E,
        ROW | ROW_C | ROW_D | ROW_E,
        ROW | ROW_D,
        ROW | ROW_D,
        ROW | ROW_D | AND,
        ROW | ROW_D,
        ROW | ROW_D,
        ROW | ROW_D,
        ROW | ROW_D | ROW_E | FEED,
        ROW | ROW_D | FEED,
        ROW | ROW_C | ROW_D | FEED,
        ROW | ROW_C | ROW_D | ROW_E | FEED,
        ROW | ROW_C | ROW_D | ROW_E,
        ROW | ROW_D | ROW_E | DELETE,
    };
    const __m256i half = _mm256_set1_epi8(0x0F);
    __m256i by_high = _mm256_broadcastsi128_si256(block_load((const char *)BY_HIGH));
    __m256i by_low = _mm256_broadcastsi128_si256(block_load((const char *)BY_LOW));
    __m256i high = _mm256_and_si256(_mm256_srli_epi16(bytes, 4), half);
    return _mm256_and_si256(_mm256_shuffle_epi8(by_high, high),
                            _mm256_shuffle_epi8(by_low, _mm256_and_si256(bytes, half)));
}

/* The bytes from `first` to `last`. */
BLOCK_WIDE static inline uint64_t wide_among(__m256i a, __m256i b, unsigned char first, unsigned char last) {
    const __m256i from = _mm256_set1_epi8((char)first), count = _mm256_set1_epi8((char)(last - first));
    a = _mm256_sub_epi8(a, from);
    b = _mm256_sub_epi8(b, from);
    return block_pair_bits(_mm256_cmpeq_epi8(_mm256_min_epu8(a, count), a),
                           _mm256_cmpeq_epi8(_mm256_min_epu8(b, count), b));
}

BLOCK_WIDE static struct line_block block_wide(const char *p) {
    __m256i a = block_load_wide(p), b = block_load_wide(p + 32), in_a = classes(a), in_b = classes(b);
    const __m256i unsure = _mm256_set1_epi8((char)UNSURE);
    struct line_marks m = {.beyond = block_pair_bits(a, b)};
    struct line_block block = {
        .breaks = block_pair_bits(_mm256_slli_epi16(in_a, 7), _mm256_slli_epi16(in_b, 7)),
        .spaces = block_pair_bits(_mm256_slli_epi16(in_a, 3), _mm256_slli_epi16(in_b, 3)),
        .unsure = ~block_pair_equal(_mm256_and_si256(in_a, unsure), _mm256_and_si256(in_b, unsure), 0)};
    if (!m.beyond) return block;
    block.wide = wide_among(a, b, 0xE3, 0xE9);
    if (!(block.unsure & m.beyond)) return block;
    block.continuing = m.beyond & ~block_pair_above(a, b, 0xBF);
    m.c2 = block_pair_equal(a, b, 0xC2);
    m.c3 = block_pair_equal(a, b, 0xC3);
    m.e2 = block_pair_equal(a, b, 0xE2);
    m.second_80 = block_pair_equal(a, b, 0x80);
    m.third_90 = wide_among(a, b, 0x90, 0x9F);
    m.third_a8 = wide_among(a, b, 0xA8, 0xA9);
    add_marks(&block, m);
    return block;
}
#endif

/* A line break beyond ASCII at p. */
static bool breaks_at(const char *start, const char *p, const char *end) {
    return line_break(p, end) && !(*p == '\xC2' && misread_break(start, p, end));
}

/* Reads the block of the text that begins at byte `block`. Behind the end of the text stands a line break. */
static inline __attribute__((always_inline)) void read_block(struct line_scan *scan, size_t block,
                                                             struct line_block (*block_at)(const char *p)) {
    const char *p = scan->text.data + block, *end = scan->text.data + scan->text.size;
    char padded[BLOCKS_BYTES];
    scan->block = block;
    bool whole = end - p >= BLOCKS_BYTES;
    if (!whole) {
        memset(padded, '\n', sizeof padded);
        memcpy(padded, p, (size_t)(end - p));
    }
    scan->bits = block_at(whole ? p : padded);
    for (uint64_t left = scan->bits.may_break; left; left &= left - 1)
        if (breaks_at(scan->text.data, p + __builtin_ctzll(left), end))
            scan->bits.breaks |= left & (~left + 1);
}

/* Whether to stop is asked once in so many bytes. */
enum { ASK_BYTES = 4096 };

static inline __attribute__((always_inline)) const char *walk(struct line_scan *scan, const char *start,
                                                              struct line_bytes *bytes,
                                                              struct line_block (*block_at)(const char *p)) {
    size_t at = (size_t)(start - scan->text.data), spaces = 0, wide = 0;
    uint64_t after_space = 0, breaks = 0;
    const char *end = scan->text.data + scan->text.size;
    bool plain = true;
    while (at < scan->text.size) {
        size_t offset = at % BLOCKS_BYTES;
        at -= offset;
        if (at != scan->block) read_block(scan, at, block_at);
        if (at % ASK_BYTES == 0 && poll_stop(scan->poll, ASK_BYTES)) break;
        uint64_t in = ~(uint64_t)0 << offset;
        breaks = scan->bits.breaks & in;
        if (breaks) in &= (breaks & (~breaks + 1)) - 1;
        uint64_t blanks = scan->bits.spaces & in;
        uint64_t unsure = scan->bits.unsure & in;
        plain =
            plain && !(blanks & (blanks << 1 | after_space)) &&
            (!unsure || plain_characters(start, scan->text.data + at, unsure, scan->bits.continuing, end));
        after_space = blanks >> 63;
        spaces += (size_t)__builtin_popcountll(blanks);
        wide += (size_t)__builtin_popcountll(scan->bits.wide & in);
        at += breaks ? (size_t)__builtin_ctzll(breaks) : (size_t)BLOCKS_BYTES;
        if (breaks) break;
    }
    *bytes = (struct line_bytes){spaces, wide, plain};
    return scan->text.data + at;
}

const char *line_scan_next_plain(struct line_scan *scan, const char *start, struct line_bytes *bytes) {
    return walk(scan, start, bytes, block_plain);
}

const char *line_scan_next_narrow(struct line_scan *scan, const char *start, struct line_bytes *bytes) {
    return walk(scan, start, bytes, block_narrow);
}

#ifdef BLOCK_WIDE
BLOCK_WIDE static const char *wide_next(struct line_scan *scan, const char *start, struct line_bytes *bytes) {
    return walk(scan, start, bytes, block_wide);
}

const char *line_scan_next(struct line_scan *scan, const char *start, struct line_bytes *bytes) {
    return block_has_wide() ? wide_next(scan, start, bytes) : line_scan_next_narrow(scan, start, bytes);
}
#else
const char *line_scan_next(struct line_scan *scan, const char *start, struct line_bytes *bytes) {
    return line_scan_next_narrow(scan, start, bytes);
}
#endif

bool line_scan_is_plain(struct span line, struct poll *poll) {
    struct line_scan scan = LINE_SCAN_OF(line);
    struct line_bytes bytes;
    scan.poll = poll;
    return line_scan_next(&scan, line.data, &bytes) == line.data + line.size && bytes.plain;
}
