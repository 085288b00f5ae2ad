/*
 * word_hash.c - the hashes of a text's words, fast
 *
 * "The Mayor's office" is nearly all plain: T-h-e is three bytes between separators, so its key is its bytes with
 * the bit 0x20 set, and the key's hash can be taken from one unaligned load of eight bytes and a mask. Only
 * "Mayor's" needs care, because a word goes on behind an apostrophe: its letters are gathered first. A word that touches
 * another byte of 0x80 or more is handed to words_next() and word_fold(), which is rare in English news: dashes
 * and curly quotes, which are most of those bytes, are recognised here as the separators they are.
 *
 *     text      T h e _ M a y o r ' s _ o f f i c e        a block: 64 bytes, one bit each
 *     word      1 1 1 0 1 1 1 1 1 0 1 0 1 1 1 1 1 1        ASCII letters and digits
 *     starts    1 0 0 0 1 0 0 0 0 0 1 0 1 0 0 0 0 0        word & ~(word << 1)
 *     ends      0 0 0 1 0 0 0 0 0 1 0 1 0 0 0 0 0 0        ~word & (word << 1)
 *     special   0 0 0 0 0 0 0 0 0 1 0 0 0 0 0 0 0 0        apostrophes, and bytes of 0x80 and more
 *
 * The words that end before the first special byte are hashed in one loop over the set bits of starts and ends, in which
 * no word waits for the one before it and no branch depends on letters: a loop over bytes mispredicts once a word and
 * costs 24-34 ns, this about 8. The next block begins where that stopped, so a word of up to 63 bytes lies in one block.
 */
#include "text/word_hash.h"
#include "base/hash.h"

enum { BLOCK = 64 };

/* One bit for each byte of a block. */
struct masks {
    uint64_t word, special;
};

#ifdef __SSE2__
#include <emmintrin.h>

static struct masks read_masks(const char *p) {
    struct masks masks = {0, 0};
    for (int i = 0; i < BLOCK; i += 16) {
        __m128i bytes = _mm_loadu_si128((const __m128i *)(const void *)(p + i));
        __m128i lower = _mm_or_si128(bytes, _mm_set1_epi8(0x20));
        /* Each range is shifted so that it ends at the largest signed byte: one compare a range. */
        __m128i letter =
            _mm_cmpgt_epi8(_mm_add_epi8(lower, _mm_set1_epi8(127 - 'z')), _mm_set1_epi8(127 - 26));
        __m128i digit =
            _mm_cmpgt_epi8(_mm_add_epi8(bytes, _mm_set1_epi8(127 - '9')), _mm_set1_epi8(127 - 10));
        __m128i special = _mm_or_si128(bytes, _mm_cmpeq_epi8(bytes, _mm_set1_epi8('\'')));
        masks.word |= (uint64_t)(uint32_t)_mm_movemask_epi8(_mm_or_si128(letter, digit)) << i;
        masks.special |= (uint64_t)(uint32_t)_mm_movemask_epi8(special) << i;
    }
    return masks;
}
#else
/* The top bits of eight bytes, as eight bits. */
static uint64_t gather_tops(uint64_t bytes) {
    return ((bytes >> 7 & 0x0101010101010101u) * 0x0102040810204080u) >> 56;
}

static struct masks read_masks(const char *p) {
    const uint64_t ones = 0x0101010101010101u, highs = 0x8080808080808080u;
    struct masks masks = {0, 0};
    for (int i = 0; i < BLOCK; i += 8) {
        uint64_t bytes = hash_load64(p + i), low = bytes & ~highs, lower = low | ones * 0x20;
        uint64_t letter = (lower + ones * (0x80 - 'a')) & ~(lower + ones * (0x7F - 'z'));
        uint64_t digit = (low + ones * (0x80 - '0')) & ~(low + ones * (0x7F - '9'));
        uint64_t apostrophe = ~((low ^ ones * '\'') + ones * 0x7F);
        masks.word |= gather_tops((letter | digit) & ~bytes) << i;
        masks.special |= gather_tops(bytes | apostrophe) << i;
    }
    return masks;
}
#endif

/* The masks of the 64 bytes at p; behind the end of the text there are separators. */
static struct masks read_block(const char *p, const char *end) {
    if (end - p >= BLOCK) return read_masks(p);
    char padded[BLOCK] = {0};
    memcpy(padded, p, (size_t)(end - p));
    return read_masks(padded);
}

/* Dashes, curly quotes and the ellipsis (E2 80 90..A6) at p. */
static bool is_punctuation(const char *p, const char *end) {
    return end - p >= 3 && memcmp(p, "\xE2\x80", 2) == 0 && (unsigned char)p[2] >= 0x90 &&
           (unsigned char)p[2] <= 0xA6;
}

/* Whether a word that ends at the special byte p might go on there: with an apostrophe, or a letter that is not ASCII. */
static bool may_go_on(const char *p, const char *end) {
    return !is_punctuation(p, end) || (unsigned char)p[2] == 0x99;
}

static const uint64_t LOWER = 0x2020202020202020u;

/* The first `size` (1 .. 8) of eight bytes. */
static uint64_t first_bytes(uint64_t bytes, size_t size) {
    return bytes & ~(uint64_t)0 >> (64 - 8 * size);
}

/* hash_bytes() of the lower-cased bytes p[0 .. size-1], which are ASCII letters and digits. */
static uint64_t hash_ascii(const char *p, size_t size) {
    uint64_t h = HASH_GOLDEN + size;
    for (; size > 8; size -= 8, p += 8) h = hash_mix(h ^ (hash_load64(p) | LOWER), HASH_ROOT3);
    return hash_mix(h ^ first_bytes(hash_load_tail(p, size) | LOWER, size), HASH_ROOT3);
}

/* The same for up to 16 bytes, where 16 can be read. Whether there are more than 8 is a toss-up, so both ways are computed
 * and one is chosen, without a branch. */
static uint64_t hash_ascii_short(const char *p, size_t size) {
    uint64_t h = HASH_GOLDEN + size, first = hash_load64(p) | LOWER, second = hash_load64(p + 8) | LOWER;
    bool is_long = size > 8;
    uint64_t longer = hash_mix(h ^ first, HASH_ROOT3);
    h = is_long ? longer : h;
    first = is_long ? second : first;
    size = is_long ? size - 8 : size;
    return hash_mix(h ^ first_bytes(first, size), HASH_ROOT3);
}

static bool is_ascii_word(char byte) {
    return (byte >= '0' && byte <= '9') || ((byte | 0x20) >= 'a' && (byte | 0x20) <= 'z');
}

/* A word of ASCII letters at p with apostrophes in it, such as don’t: where it ends, or NULL when it needs more care: it is
 * long, or a character beyond ASCII other than punctuation touches it. */
static const char *hash_contraction(const char *p, const char *end, uint64_t *hash) {
    enum { KEY_MAX = 32 };
    char key[KEY_MAX];
    size_t size = 0;
    while (p < end) {
        if (is_ascii_word(*p)) {
            if (size == KEY_MAX) return NULL;
            key[size++] = (char)(*p++ | 0x20);
            continue;
        }
        bool curly = is_punctuation(p, end) && (unsigned char)p[2] == 0x99;
        if ((unsigned char)*p >= 0x80 && !is_punctuation(p, end)) return NULL;
        if (*p != '\'' && !curly) break;
        const char *next = p + (curly ? 3 : 1);
        if (next == end || ((unsigned char)*next < 0x80 && !is_ascii_word(*next))) break;
        if (!is_ascii_word(*next)) return NULL;
        p = next;
    }
    *hash = hash_bytes((struct span){key, size});
    return p;
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

/* Hashes the words whose bits are set, up to `room`; the top bit is not set. *stop is set behind the last. */
static size_t hash_words(const char *block, uint64_t word, const char *end, uint64_t *hashes, size_t room,
                         size_t *stop) {
    uint64_t starts = word & ~(word << 1), ends = ~word & (word << 1);
    bool can_read = end - block >= BLOCK + 16;
    size_t count = 0;
    for (; starts && count < room; starts &= starts - 1, ends &= ends - 1) {
        size_t start = (size_t)__builtin_ctzll(starts), size = (size_t)__builtin_ctzll(ends) - start;
        const char *p = block + start;
        hashes[count++] = can_read && size <= 16 ? hash_ascii_short(p, size) : hash_ascii(p, size);
        *stop = start + size;
    }
    return count;
}

/* The bits below the first special byte, less a word that touches it or the end of the block. */
static uint64_t plain_bits(struct masks masks, size_t limit) {
    uint64_t below = limit < BLOCK ? masks.word & (((uint64_t)1 << limit) - 1) : masks.word;
    uint64_t gaps = limit < BLOCK ? ~below & (((uint64_t)1 << limit) - 1) : ~below;
    if (!gaps) return 0;
    size_t last_gap = BLOCK - 1 - (size_t)__builtin_clzll(gaps);
    return below & (((uint64_t)1 << last_gap) - 1);
}

/* Fills hashes with the plain words from words->position on. Stops there at a word that needs care, at the end of the
 * text, or when hashes is full. */
static size_t hash_plain_words(struct words *words, uint64_t *hashes, size_t room) {
    const char *data = words->text.data, *end = data + words->text.size, *p = data + words->position;
    size_t count = 0;
    while (count < room && p < end) {
        struct masks masks = read_block(p, end);
        size_t limit = masks.special ? (size_t)__builtin_ctzll(masks.special) : BLOCK, stop = 0;
        uint64_t plain = plain_bits(masks, limit);
        count += hash_words(p, plain, end, hashes + count, room - count, &stop);
        if (count == room) {
            p += stop;
            break;
        }
        /* What is left is at most one word, up to the limit. */
        uint64_t left = masks.word & ~plain & (limit < BLOCK ? ((uint64_t)1 << limit) - 1 : ~(uint64_t)0);
        size_t start = left ? (size_t)__builtin_ctzll(left) : limit;
        if (limit == BLOCK) {
            p += start;
            if (start == 0) break;
            continue;
        }
        bool goes_on = left ? may_go_on(p + limit, end) : p[limit] != '\'' && !is_punctuation(p + limit, end);
        if (goes_on) {
            p += start;
            const char *stop_at = left ? hash_contraction(p, end, &hashes[count]) : NULL;
            if (!stop_at) break;
            count++;
            p = stop_at;
            continue;
        }
        if (left) hashes[count++] = hash_ascii(p + start, limit - start);
        p += limit + (p[limit] == '\'' ? 1 : 3);
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
