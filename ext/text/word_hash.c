/*
 * word_hash.c - the hashes of a text's words, fast
 *
 * "The Mayor's office" is nearly all plain: T-h-e is three bytes between separators, so its key is its bytes
 * with the bit 0x20 set, and the key's hash can be taken from one unaligned load of eight bytes and a mask.
 * Only "Mayor's" needs more, because a word goes on behind an apostrophe: its letters are gathered first, as
 * are those of "Zürich", whose ü has a key in a table of letters (4 ns a letter, where the Unicode library
 * takes a hundred). What touches any other byte of 0x80 or more is handed to words_next() and word_fold(), 50
 * times as slow, but rare: dashes, curly quotes and no-break spaces are recognised here as the separators
 * they are.
 *
 *     text      T h e _ M a y o r ' s _ o f f i c e        a block: 64 bytes, one bit each
 *     word      1 1 1 0 1 1 1 1 1 0 1 0 1 1 1 1 1 1        ASCII letters and digits
 *     edges     1 0 0 1 1 0 0 0 0 1 1 1 1 0 0 0 0 0        word ^ word << 1
 *     special   0 0 0 0 0 0 0 0 0 1 0 0 0 0 0 0 0 0        apostrophes, and bytes of 0x80 and more
 *
 * The words that end before the first special byte are hashed in one loop over the edges, the bits of starts
 * and ends: a loop over bytes mispredicts once a word and costs 24-34 ns, this about 9. The next block begins
 * where that stopped, so a word of up to 60 bytes lies in one block.
 *
 * Where the time of a signature goes, in cycles a byte of English news (Zen 3, 2.4 GHz, 6.1 bytes a word):
 * validity .3, word hashes 2.8, shingles and their set 1.3, registers 1.2, and 2 in SQLite. Of the first 5.6
 * the instructions are 4.5, 115 a word at four a cycle, and mispredicted branches 1.3, .6 a word: the end of
 * a block's loop, words of more than eight letters, apostrophes, and slots of the set that are taken. The
 * products lie beneath, four a word. Places first and hashes in a second loop, longer and mixed words listed
 * for a third, masks of 32 bytes: each takes .1 a word off the branches and ten instructions to do so, and
 * was no faster.
 */
#include "text/word_hash.h"
#include "base/hash.h"
#include "text/block.h"
#include "text/chars.h"
#include "text/utf8.h"
#include "text/word_hash_impl.h"

/* The last word of a block is read up to 8 bytes beyond it. From byte NEAR_END on, a character of three bytes
 * and the byte behind it may not lie in the block. */
enum { BLOCK = BLOCKS_BYTES, BLOCK_READ = BLOCK + 8, NEAR_END = BLOCK - 3 };

/* One bit for each byte of a block. */
struct masks {
    uint64_t word, special;
};

static struct masks read_masks(const char *p) {
    return (struct masks){block_gather(block_words, p), block_gather(block_special, p)};
}

/* The bits below `limit`, 0 .. BLOCK. */
static uint64_t below(size_t limit) {
    return limit ? ~(uint64_t)0 >> (BLOCK - limit) : 0;
}

/* The bytes of a character beyond ASCII at p that is known to separate words, or is one of the apostrophe’s
 * twins: dashes, quotes and the ellipsis (E2 80 90..A6), no-break spaces and guillemets (C2 A0, AB, BB); 0
 * for others. Reads three bytes at most, and no further than the character. */
static size_t separator_bytes(const char *p) {
    unsigned char lead = (unsigned char)p[0], next = (unsigned char)p[1];
    if (lead == 0xC2) return next == 0xA0 || next == 0xAB || next == 0xBB ? 2 : 0;
    if (lead != 0xE2 || next != 0x80) return 0;
    return (unsigned char)p[2] >= 0x90 && (unsigned char)p[2] <= 0xA6 ? 3 : 0;
}

/* The bytes of the apostrophe at p, ' ` ‘ ’ or ‛; 0 when there is another character, or a rare one of its
 * twins. */
static size_t apostrophe_bytes(const char *p) {
    if (*p == '\'' || *p == '`') return 1;
    return is_curly_apostrophe(p) ? 3 : 0;
}

/* The special bits without those of characters that only separate, such as dashes, and apostrophes that no
 * word goes on behind. Close to the end of the block, where that cannot be seen, a bit stays. */
static uint64_t drop_separators(const char *block, struct masks masks) {
    uint64_t special = masks.special;
    while (special) {
        size_t at = (size_t)__builtin_ctzll(special);
        const char *p = block + at;
        if (at >= NEAR_END) break;
        size_t apostrophe = apostrophe_bytes(p), size = apostrophe ? apostrophe : separator_bytes(p);
        if (size == 0) break;
        bool behind = at > 0 && masks.word >> (at - 1) & 1;
        bool before = masks.word >> (at + size) & 1 || (unsigned char)p[size] >= 0x80;
        if (apostrophe && behind && before) break;
        special &= ~(below(size) << at);
    }
    return special;
}

/* The place of the lowest bit, which is then cleared. */
static inline size_t next_bit(uint64_t *bits) {
    size_t at = (unsigned)__builtin_ctzll(*bits);
    *bits &= *bits - 1;
    return at;
}

/* Hashes the words whose bits are set, of which the top one is not, and gives their number. */
static size_t hash_words(const char *block, uint64_t word, uint64_t *hashes) {
    uint64_t *next = hashes;
    for (uint64_t edges = word ^ word << 1; edges;) {
        size_t start = next_bit(&edges), end = next_bit(&edges);
        *next++ = word_hash_ascii(block + start, end - start);
    }
    return (size_t)(next - hashes);
}

/* The keys of the characters of two bytes from U+00C0 on; 0 for those that are not in the table. */
enum { LETTERS_FROM = 0xC0 };

static const uint16_t LETTERS[] = {
#define LETTER_KEYS(first, ...) __VA_ARGS__,
#include "data/letter_keys.def"
#undef LETTER_KEYS
};

unsigned letter_key(const char *p) {
    unsigned lead = (unsigned char)*p;
    if (lead < 0xC3 || lead >= 0xE0) return 0;
    unsigned place = ((lead & 0x1F) << 6 | ((unsigned char)p[1] & 0x3F)) - LETTERS_FROM;
    return place < sizeof LETTERS / sizeof *LETTERS ? LETTERS[place] : 0;
}

/* Room for the key of a word with apostrophes or letters beyond ASCII. */
enum { KEY_MAX = 64 };

/* Appends the key of the letter at p, 1 or 2 bytes, to the `size` bytes of key, and gives the bytes of the
 * letter; 0 when it is none, or one that needs more care. */
static size_t fold_letter(const char *p, char *key, size_t *size) {
    if (is_ascii_alnum(*p)) {
        key[(*size)++] = (char)(*p | 0x20);
        return 1;
    }
    unsigned code = letter_key(p);
    if (code >= KEY_PAIR) {
        key[(*size)++] = (char)(code & 0xFF);
        key[(*size)++] = (char)(code >> 8);
    } else if (code) {
        *size += utf8_encode(code, key + *size);
    }
    return code ? 2 : 0;
}

/* A word at p with apostrophes or letters beyond ASCII in it, such as don’t or Zürich: where it ends, or NULL
 * when it needs more care: it is long, or some other character that may belong to it touches it. */
static const char *hash_mixed(const char *p, const char *end, uint64_t *hash) {
    char key[KEY_MAX + 2];
    size_t size = 0;
    while (p < end && size < KEY_MAX) {
        size_t letter = fold_letter(p, key, &size);
        if (letter) {
            p += letter;
            continue;
        }
        size_t apostrophe = apostrophe_bytes(p);
        if ((unsigned char)*p >= 0x80 && !apostrophe && !separator_bytes(p)) return NULL;
        const char *next = p + apostrophe;
        bool ends = !apostrophe || next == end || ((unsigned char)*next < 0x80 && !is_ascii_alnum(*next));
        if (ends) break;
        if (!is_ascii_alnum(*next) && !letter_key(next)) return NULL;
        p = next;
    }
    if (size == 0 || size >= KEY_MAX) return NULL;
    *hash = hash_bytes((struct span){key, size});
    return p;
}

/* The next word the careful way; false at the end of the text or out of memory. */
static bool hash_carefully(struct words *words, uint64_t *hash, struct buffer *key) {
    struct span word;
    if (!words_next(words, &word)) return false;
    buffer_clear(key);
    word_fold(word, key, words->poll);
    *hash = hash_bytes(buffer_span(key));
    return key->status == STATUS_OK && !poll_stopped(words->poll);
}

/* A block at p of which BLOCK_READ bytes can be read: near the end of the text a copy with zeros behind,
 * which separate. */
static const char *read_block(const char *p, const char *end, char copy[BLOCK_READ]) {
    size_t left = (size_t)(end - p);
    if (left >= BLOCK_READ) return p;
    memset(copy, 0, BLOCK_READ);
    return memcpy(copy, p, left);
}

/* Fills hashes with the words from words->position on, as far as they are plain or contractions; stops there
 * at the first that needs care, at the end of the text, or where one more block might not have room. */
static size_t hash_plain_words(struct words *words, uint64_t *hashes, size_t room) {
    const char *data = words->text.data, *end = data + words->text.size, *p = data + words->position;
    size_t count = 0;
    char copy[BLOCK_READ];
    while (p < end && room - count >= WORD_HASH_ROOM) {
        const char *block = read_block(p, end, copy);
        struct masks masks = read_masks(block);
        uint64_t special = drop_separators(block, masks);
        size_t limit = special ? (size_t)__builtin_ctzll(special) : BLOCK;
        uint64_t gaps = ~masks.word & below(limit);
        size_t plain = gaps ? BLOCK - (size_t)__builtin_clzll(gaps) : 0; /* there begins what touches it */
        count += hash_words(block, masks.word & below(plain), hashes + count);
        p += plain;
        if (limit < NEAR_END) {
            const char *stop = hash_mixed(p, end, &hashes[count]);
            if (!stop) break;
            p = stop;
            count++;
        } else if (plain == 0) {
            break;
        }
        if (count == 0 && poll_stop(words->poll, BLOCK)) break;
    }
    words->position = p < end ? (size_t)(p - data) : words->text.size;
    return count;
}

size_t word_hash_next(struct words *words, uint64_t *hashes, size_t room, struct buffer *key) {
    size_t count = 0;
    while (room - count >= WORD_HASH_ROOM) {
        count += hash_plain_words(words, hashes + count, room - count);
        if (room - count < WORD_HASH_ROOM || !hash_carefully(words, &hashes[count], key)) break;
        count++;
    }
    return count;
}

/* The top bit of a byte is set where one is zero, and in no byte where none is. */
static uint64_t zero_bytes(uint64_t bytes) {
    return (bytes - 0x0101010101010101u) & ~bytes & 0x8080808080808080u;
}

/* True where all bytes, behind which zeros may stand, are ASCII and no apostrophe. */
static bool is_plain(uint64_t bytes) {
    const uint64_t ones = 0x0101010101010101u;
    uint64_t straight = bytes ^ ones * '\'', grave = bytes ^ ones * '`';
    return !((bytes | zero_bytes(straight) | zero_bytes(grave)) & ones * 0x80);
}

uint64_t word_hash(struct span word, const char *end, struct buffer *key, struct poll *poll) {
    enum { STEP = sizeof(uint64_t) };
    size_t readable = (size_t)(end - word.data);
    if (word.size <= STEP && readable >= STEP) {
        uint64_t bytes = load_le64(word.data) & WORD_HASH_KEEP[word.size];
        if (is_plain(bytes)) return word_hash_ascii(word.data, word.size);
    } else if (word.size <= 2 * STEP && readable >= 2 * STEP) {
        uint64_t tail = load_le64(word.data + STEP) & WORD_HASH_KEEP[word.size - STEP];
        if (is_plain(load_le64(word.data)) && is_plain(tail)) return word_hash_ascii(word.data, word.size);
    }
    buffer_clear(key);
    word_fold(word, key, poll);
    return hash_bytes(buffer_span(key));
}
