/*
 * literals.c - which of many short texts stand in a longer one, found in one pass
 *
 * Nine lines in ten of an article are prose, and two hundred texts say which are not: "newsletter", "(photo",
 * "contributed to", "Share on Facebook". To look for them one after the other would take longer than all else
 * that is done with a line. Each stands at the start of a word, so only there is anything looked at: the four
 * bytes from there, folded, lead to a slot of a table, which is empty for nearly all words.
 *
 *     The union did not say who may earn from the new berth, the newsletter said.
 *     The  unio did not  say  who  may  earn from the  new  bert the  news       said
 *                                       ^ of "may earn"               ^ of "newsletter"
 *
 * What stands at such a word is then compared. A literal of more words than one is known by its longest, which is
 * rarer than what it may begin with ("in the comments", "an account").
 *
 * Words are found 64 bytes at a time (block.h), as bits, and a loop over bits costs one misprediction a block, not one
 * a word. On English news that is 14 words a block, and a comparison in every second one.
 */
#include "text/literals.h"
#include "text/block.h"

static bool is_letter(char byte) {
    return (byte | 0x20) >= 'a' && (byte | 0x20) <= 'z';
}

static bool is_mark(char byte) {
    return byte == '(' || byte == '.';
}

static unsigned slot_of(const char *p) {
    return (hash_load32(p) | 0x20202020) * 2654435761u >> 19;
}

/* Where the longest word begins that has room for a key. What begins with a mark is rare enough by it. */
static size_t key_of(struct span text) {
    size_t key = 0, longest = 0;
    if (is_mark(text.data[0])) return 0;
    for (size_t start = 0, end; start + LITERAL_MIN <= text.size; start = end + 1) {
        for (end = start; end < text.size && is_letter(text.data[end]);) end++;
        if (end - start <= longest) continue;
        longest = end - start;
        key = start;
    }
    return key;
}

enum status literals_add(struct literals *literals, struct span text, enum literal_case letters,
                         unsigned topics) {
    if (text.size < LITERAL_MIN || text.size > LITERAL_MAX || literals->count == LITERALS_MAX)
        return STATUS_LIMIT;
    size_t key = key_of(text);
    bool marked = is_mark(text.data[0]) && is_letter(text.data[1]);
    bool worded = is_letter(text.data[0]) && text.data[key + 1] != ' ' && text.data[key + 2] != ' ';
    if (!marked && !worded) return STATUS_LIMIT;
    struct literal *literal = &literals->items[literals->count++];
    memcpy(literal->bytes, text.data, text.size);
    literal->size = (unsigned char)text.size;
    literal->key = (unsigned char)key;
    literal->fold = letters == LITERAL_EITHER_CASE ? 0x20 : 0;
    literal->topics = topics;
    for (size_t i = literal->key; i < text.size && i < literal->key + sizeof literal->head; i++) {
        literal->head |= (uint64_t)(unsigned char)text.data[i] << 8 * (i - literal->key);
        literal->mask |= (uint64_t)(0xFF & ~literal->fold) << 8 * (i - literal->key);
    }
    unsigned char *slot = &literals->slots[slot_of(text.data + literal->key)];
    literal->next = *slot;
    *slot = (unsigned char)literals->count;
    return STATUS_OK;
}

static bool stands_at(const struct literal *literal, struct span text, size_t at) {
    const char *p = text.data + at;
    if (text.size - at < literal->size) return false;
    if (at && is_letter(*p) && is_letter(p[-1])) return false;
    size_t i = 0;
    while (i < literal->size && ((p[i] ^ literal->bytes[i]) & ~literal->fold) == 0) i++;
    return i == literal->size;
}

/* Whether a literal may go on as the text does at its key. */
static bool goes_on(const struct literal *literal, struct span text, size_t at) {
    if (text.size - at < sizeof literal->head) return true;
    return ((hash_load64(text.data + at) ^ literal->head) & literal->mask) == 0;
}

/* The topics of the literals that are known by the four bytes at `at`. */
static unsigned topics_at(const struct literals *literals, struct span text, size_t at) {
    unsigned topics = 0;
    for (unsigned i = literals->slots[slot_of(text.data + at)]; i; i = literals->items[i - 1].next) {
        const struct literal *literal = &literals->items[i - 1];
        if (goes_on(literal, text, at) && at >= literal->key && stands_at(literal, text, at - literal->key))
            topics |= literal->topics;
    }
    return topics;
}

/* Where a key may begin in a block of 64 bytes: at marks before a letter, and at the starts of words but those of one
 * letter or two. What stands around the block is not known. */
static inline uint64_t keys_among(uint64_t letters, uint64_t spaces, uint64_t marks) {
    const uint64_t last = (uint64_t)1 << (BLOCKS_BYTES - 1);
    return (letters & ~(letters << 1 | spaces >> 1 | spaces >> 2)) | (marks & (letters >> 1 | last));
}

static unsigned spaces_of_block(const char *p) {
    return block_within(p, 0, ' ', 1);
}

static unsigned marks_of_block(const char *p) {
    return block_within(p, 0, '(', 1) | block_within(p, 0, '.', 1);
}

static uint64_t keys_of_block(const char *p) {
    return keys_among(block_gather(block_letters, p), block_gather(spaces_of_block, p),
                      block_gather(marks_of_block, p));
}

/* The same from byte i of a text on, but for the last bytes, which have no room for a key. A block that is not full
 * is read with the bytes before it, or copied. */
static inline uint64_t keys_from(struct span text, size_t i, uint64_t (*keys_of)(const char *p)) {
    size_t left = text.size - i;
    const char *p = text.data + i;
    if (left >= BLOCKS_BYTES + LITERAL_MIN - 1) return keys_of(p);
    uint64_t room = ((uint64_t)1 << (left - LITERAL_MIN + 1)) - 1;
    if (left >= BLOCKS_BYTES) return keys_of(p) & room;
    if (i) return keys_of(text.data + text.size - BLOCKS_BYTES) >> (BLOCKS_BYTES - left) & room;
    char copy[BLOCKS_BYTES] = {0};
    memcpy(copy, p, left);
    return keys_of(copy) & room;
}

static inline unsigned held(const struct literals *literals, struct span text,
                            uint64_t (*keys_of)(const char *p)) {
    unsigned topics = 0;
    for (size_t i = 0; i + LITERAL_MIN <= text.size; i += BLOCKS_BYTES) {
        const char *block = text.data + i;
        for (uint64_t keys = keys_from(text, i, keys_of); keys; keys &= keys - 1) {
            unsigned at = (unsigned)__builtin_ctzll(keys);
            if (literals->slots[slot_of(block + at)]) topics |= topics_at(literals, text, i + at);
        }
    }
    return topics;
}

unsigned literals_held_narrow(const struct literals *literals, struct span text) {
    return held(literals, text, keys_of_block);
}

#ifdef BLOCK_WIDE
BLOCK_WIDE static inline uint64_t wide_keys_of_block(const char *p) {
    const __m256i fold = _mm256_set1_epi8(0x20), bracket = _mm256_set1_epi8('('),
                  stop = _mm256_set1_epi8('.');
    __m256i a = block_load_wide(p), b = block_load_wide(p + 32);
    uint64_t letters = block_pair_within(_mm256_or_si256(a, fold), _mm256_or_si256(b, fold), 'a', 26);
    __m256i marks_a = _mm256_or_si256(_mm256_cmpeq_epi8(a, bracket), _mm256_cmpeq_epi8(a, stop));
    __m256i marks_b = _mm256_or_si256(_mm256_cmpeq_epi8(b, bracket), _mm256_cmpeq_epi8(b, stop));
    return keys_among(letters, block_pair_equal(a, b, ' '), block_pair_bits(marks_a, marks_b));
}

BLOCK_WIDE static unsigned held_wide(const struct literals *literals, struct span text) {
    return held(literals, text, wide_keys_of_block);
}

unsigned literals_held(const struct literals *literals, struct span text) {
    return block_has_wide() ? held_wide(literals, text) : literals_held_narrow(literals, text);
}
#else
unsigned literals_held(const struct literals *literals, struct span text) {
    return literals_held_narrow(literals, text);
}
#endif
