/*
 * literals.c - which of many short texts stand in a longer one, found in one pass
 *
 * Nine lines in ten of an article are prose, and a few hundred texts say which are not: "newsletter",
 * "(photo", "contributed to", "Share on Facebook". To look for them one after the other would take longer
 * than all else that is done with a line. Each stands at the start of a word, so only there is anything
 * looked at: the four bytes from there, folded, lead to a slot of a table, which is empty for nearly all
 * words.
 *
 *     The union did not say who may earn from the new berth, the newsletter said.
 *     The  unio did  not  say  who  may  earn from the  new  bert the  news       said
 *                                       ^ of "may earn"               ^ of "newsletter"
 *
 * If the slot is taken, eight bytes are tested against the mask that all its literals share, then against
 * each literal. A literal of more words than one is known by its longest, which is rarer than what it may
 * begin with ("in the comments", "an account").
 *
 * Words are found 64 bytes at a time (block.h), as bits, and a loop over bits costs one misprediction a
 * block, not one a word. Where 32 bytes fit into a vector, words that begin like no literal are left out
 * before that: the literals are eight groups, and for each of the four bytes, by its lower half, a shuffle
 * gives the groups that have such a byte there. On English news 8 words a block are looked up without it,
 * four with it, and one when there are only the literals whose case counts.
 */
#include "pattern/literals.h"
#include "text/block.h"
#include "text/chars.h"

static bool is_mark(char byte) {
    return byte == '(' || byte == '.';
}

static unsigned slot_of(const char *p) {
    return (load_le32(p) | 0x20202020) * 2654435761u >> (32 - LITERAL_SLOT_BITS);
}

/* Where the longest word begins that has room for a key. What begins with a mark is rare enough by it. */
static size_t key_of(struct span text) {
    size_t key = 0, longest = 0;
    if (is_mark(text.data[0])) return 0;
    for (size_t start = 0, end; start + LITERAL_MIN <= text.size; start = end + 1) {
        for (end = start; end < text.size && is_ascii_letter(text.data[end]);) end++;
        if (end - start <= longest) continue;
        longest = end - start;
        key = start;
    }
    return key;
}

static struct literal_start start_of(const struct literal *literal) {
    struct literal_start start = {0, ~(uint64_t)0};
    for (size_t i = literal->key, shift = 0; i < literal->size && shift < 64; i++, shift += 8) {
        start.bytes |= (uint64_t)(unsigned char)literal->bytes[i] << shift;
        start.free ^= (uint64_t)(0xFF & ~literal->fold) << shift;
    }
    start.bytes |= start.free;
    return start;
}

/* Files a literal under its key, and forgets of what the key's literals share all that this one has not. */
static void share(struct literal_key *key, struct literal *literal) {
    if (!key->first) key->start = literal->start;
    key->start.free |= literal->start.free | (key->start.bytes ^ literal->start.bytes);
    key->start.bytes |= key->start.free;
    literal->next = key->first;
}

/* Lets pass what begins like a literal. The third byte tells the groups apart best: of the 11 words in 64
 * bytes of news 4.2 pass then, 4.8 by the first byte or the second. */
static void pass(struct literals *literals, const struct literal *literal) {
    const char *key = literal->bytes + literal->key;
    unsigned char group = (unsigned char)(1 << (key[2] & 7));
    for (int i = 0; i < LITERAL_MIN; i++) literals->low[i][key[i] & 15] |= group;
    literals->high[key[0] >> 4 & 7] |= group;
    literals->high[(key[0] ^ literal->fold) >> 4 & 7] |= group;
}

/* Shuffles know ASCII alone, and words of a letter or two begin too much. */
static bool is_key(const char *p) {
    return p[1] != ' ' && p[2] != ' ' && !((p[1] | p[2] | p[3]) & 0x80);
}

bool literals_take(struct span text) {
    if (text.size < LITERAL_MIN || text.size > LITERAL_MAX) return false;
    bool marked = is_mark(text.data[0]) && is_ascii_letter(text.data[1]);
    return (marked || is_ascii_letter(text.data[0])) && is_key(text.data + key_of(text));
}

/* The literal with that text and case, or NULL. */
static struct literal *find(struct literals *literals, struct span text, unsigned char fold) {
    for (size_t i = 0; i < literals->count; i++) {
        struct literal *literal = &literals->items[i];
        if (literal->fold == fold && span_equal(text, (struct span){literal->bytes, literal->size}))
            return literal;
    }
    return NULL;
}

static void file(struct literals *literals, struct literal *literal) {
    unsigned short *slot = &literals->slots[slot_of(literal->bytes + literal->key)];
    literal->start = start_of(literal);
    if (!*slot) *slot = (unsigned short)++literals->key_count;
    share(&literals->keys[*slot], literal);
    literals->keys[*slot].first = (unsigned short)literals->count;
    pass(literals, literal);
}

enum status literals_add(struct literals *literals, struct span text, enum literal_case letters,
                         unsigned topics) {
    unsigned char fold = letters == LITERAL_EITHER_CASE ? 0x20 : 0;
    if (!literals_take(text)) return STATUS_LIMIT;
    struct literal *literal = find(literals, text, fold);
    if (literal) return literal->topics |= topics, STATUS_OK;
    if (literals->count == LITERALS_MAX) return STATUS_LIMIT;
    literal = &literals->items[literals->count++];
    memcpy(literal->bytes, text.data, text.size);
    literal->size = (unsigned char)text.size;
    literal->key = (unsigned char)key_of(text);
    literal->fold = fold;
    literal->topics = topics;
    file(literals, literal);
    return STATUS_OK;
}

static bool stands_at(const struct literal *literal, struct span text, size_t at) {
    const char *p = text.data + at;
    if (text.size - at < literal->size) return false;
    if (at && is_ascii_letter(*p) && is_ascii_letter(p[-1])) return false;
    size_t i = 0;
    while (i < literal->size && ((p[i] ^ literal->bytes[i]) & ~literal->fold) == 0) i++;
    return i == literal->size;
}

static bool is_like(uint64_t bytes, struct literal_start start) {
    return (bytes | start.free) == start.bytes;
}

/* The topics of the literals of a key that stands at `at`, with eight bytes from there on. */
static unsigned topics_at(const struct literals *literals, const struct literal_key *key, uint64_t bytes,
                          struct span text, size_t at) {
    unsigned topics = 0;
    for (unsigned i = key->first; i; i = literals->items[i - 1].next) {
        const struct literal *literal = &literals->items[i - 1];
        if (is_like(bytes, literal->start) && at >= literal->key &&
            stands_at(literal, text, at - literal->key))
            topics |= literal->topics;
    }
    return topics;
}

/* Where a key may begin in a block of 64 bytes: at marks, and at the starts of words. What stands around the
 * block is not known. */
static inline uint64_t keys_among(uint64_t letters, uint64_t marks) {
    return marks | (letters & ~(letters << 1));
}

static unsigned spaces_of_block(const char *p) {
    return block_within(p, 0, ' ', 1);
}

static unsigned marks_of_block(const char *p) {
    return block_within(p, 0, '(', 1) | block_within(p, 0, '.', 1);
}

/* Words of one letter or two are none. */
static inline uint64_t keys_of_block(const struct literals *literals, const char *p) {
    (void)literals;
    uint64_t spaces = block_gather(spaces_of_block, p);
    return keys_among(block_gather(block_letters, p), block_gather(marks_of_block, p)) &
           ~(spaces >> 1 | spaces >> 2);
}

/* Bytes from the last place of a block on that are read of a key: behind a block there must be room for
 * them. */
enum { KEY_BYTES = 8 };

static inline __attribute__((always_inline)) unsigned
held(const struct literals *literals, struct span text,
     uint64_t (*keys_of)(const struct literals *literals, const char *p)) {
    unsigned topics = 0;
    for (size_t i = 0; i + LITERAL_MIN <= text.size; i += BLOCKS_BYTES) {
        const char *block = text.data + i;
        char padded[BLOCKS_BYTES + KEY_BYTES];
        if (text.size - i < sizeof padded) {
            memset(padded, 0, sizeof padded);
            block = memcpy(padded, block, text.size - i);
        }
        for (uint64_t bits = keys_of(literals, block); bits; bits &= bits - 1) {
            unsigned at = (unsigned)__builtin_ctzll(bits);
            const struct literal_key *key = &literals->keys[literals->slots[slot_of(block + at)]];
            uint64_t bytes = load_le64(block + at);
            if (is_like(bytes, key->start)) topics |= topics_at(literals, key, bytes, text, i + at);
        }
    }
    return topics;
}

unsigned literals_held_narrow(const struct literals *literals, struct span text) {
    return held(literals, text, keys_of_block);
}

#ifdef BLOCK_WIDE
BLOCK_WIDE static inline __m256i wide_table(const unsigned char table[16]) {
    return _mm256_broadcastsi128_si256(block_load((const char *)table));
}

/* The groups of the literals whose key has at byte i what stands at each of the 32 bytes behind p. */
BLOCK_WIDE static inline __m256i wide_groups_at(const struct literals *literals, const char *p, int i) {
    return _mm256_shuffle_epi8(wide_table(literals->low[i]), block_load_wide(p + i));
}

/* The groups of the literals that may begin at each of the 32 bytes at p. A shuffle gives none for what is
 * beyond ASCII. */
BLOCK_WIDE static inline __m256i wide_groups(const struct literals *literals, const char *p) {
    __m256i high = _mm256_and_si256(_mm256_srli_epi16(block_load_wide(p), 4), _mm256_set1_epi8(0x0F));
    __m256i groups = _mm256_shuffle_epi8(wide_table(literals->high), high);
    groups = _mm256_and_si256(groups, wide_groups_at(literals, p, 0));
    groups = _mm256_and_si256(groups, wide_groups_at(literals, p, 1));
    groups = _mm256_and_si256(groups, wide_groups_at(literals, p, 2));
    return _mm256_and_si256(groups, wide_groups_at(literals, p, 3));
}

/* What begins like no literal is none. */
BLOCK_WIDE static inline uint64_t wide_keys_of_block(const struct literals *literals, const char *p) {
    const __m256i fold = _mm256_set1_epi8(0x20);
    __m256i a = block_load_wide(p), b = block_load_wide(p + 32);
    uint64_t letters = block_pair_within(_mm256_or_si256(a, fold), _mm256_or_si256(b, fold), 'a', 26);
    uint64_t marks = block_pair_equal(a, b, '(') | block_pair_equal(a, b, '.');
    uint64_t like_none = block_pair_equal(wide_groups(literals, p), wide_groups(literals, p + 32), 0);
    return keys_among(letters, marks) & ~like_none;
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
