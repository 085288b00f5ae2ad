/*
 * quantity_scan.c - whether a sentence can have a quantity at all
 *
 * Words are asked for by their hashes, as they stand in the text. A sign beyond ASCII that may be a number is
 * taken for one.
 */
#include "extract/quantity_scan.h"
#include "text/block.h"
#include "text/chars.h"
#include "text/word_hash.h"

/* The longest word of a number in ASCII letters is "seventeenth"; so many bytes are read at each. */
enum { LONGEST = 16, WINDOW_READ = BLOCKS_BYTES + LONGEST };

/* Whether a word of ASCII letters is one of those that quantities begin with. */
static inline bool is_wanted(const struct vocabulary *vocabulary, const char *word, size_t size) {
    if (size < 2 || size > LONGEST) return false;
    uint64_t hash = word_hash_ascii(word, size);
    return vocabulary_may_open(vocabulary, hash) && vocabulary_classes(vocabulary, hash) & CLASS_NUMBER_WORD;
}

/* True for the first byte of signs that may be numbers: of ½ and ⅓, of full-width and other digits. */
static bool may_be_digit(unsigned char byte, unsigned char next) {
    if (byte == 0xC2) return next >= 0xBC || next == 0xAD; /* a soft hyphen within a word */
    return byte == 0xEF || (byte == 0xE2 && next == 0x85) || (byte >= 0xD9 && byte <= 0xE1) || byte >= 0xF0;
}

/* Whether one of the words whose bits are set, of which the top one is not, begins a quantity. */
static bool wants_word(const struct vocabulary *vocabulary, const char *window, uint64_t letters) {
    for (uint64_t edges = letters ^ letters << 1; edges;) {
        unsigned start = (unsigned)__builtin_ctzll(edges);
        edges &= edges - 1;
        unsigned end = (unsigned)__builtin_ctzll(edges);
        edges &= edges - 1;
        if (is_wanted(vocabulary, window + start, end - start)) return true;
    }
    return false;
}

static bool wants_sign(const char *window, uint64_t beyond) {
    for (; beyond; beyond &= beyond - 1) {
        const char *sign = window + __builtin_ctzll(beyond);
        if (may_be_digit((unsigned char)sign[0], (unsigned char)sign[1])) return true;
    }
    return false;
}

/* Sixty-four bytes and some more at p: near the end of the sentence a copy with zeros behind. */
static const char *window_at(const char *p, const char *end, char copy[WINDOW_READ]) {
    size_t left = (size_t)(end - p);
    if (left >= WINDOW_READ) return p;
    memset(copy, 0, WINDOW_READ);
    return memcpy(copy, p, left);
}

bool quantity_scan_wants(const void *context, struct span sentence) {
    const struct vocabulary *vocabulary = context;
    char copy[WINDOW_READ];
    if (vocabulary->language != LANGUAGE_EN && vocabulary->language != LANGUAGE_OTHER) return true;
    for (const char *p = sentence.data, *end = p + sentence.size; p < end;) {
        const char *window = window_at(p, end, copy);
        if (block_gather(block_digits, window)) return true;
        uint64_t letters = block_gather(block_letters, window);
        unsigned whole = ~letters ? BLOCKS_BYTES - (unsigned)__builtin_clzll(~letters) : 0;
        uint64_t words = whole ? letters & ~UINT64_C(0) >> (BLOCKS_BYTES - whole) : 0;
        if (wants_word(vocabulary, window, words)) return true;
        if (wants_sign(window, block_gather(block_beyond_ascii, window))) return true;
        p += whole ? whole : BLOCKS_BYTES;
    }
    return false;
}
