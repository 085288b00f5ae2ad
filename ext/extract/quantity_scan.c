/*
 * quantity_scan.c - whether a sentence can have a quantity at all
 *
 * Most words are told from those of numbers by their first two letters and their length: "this" cannot be
 * "third". What is left is asked for by its hash. A sign beyond ASCII that may be a number is taken for one.
 */
#include "extract/quantity_scan.h"
#include "base/hash.h"
#include "extract/quantity_words.h"
#include "text/block.h"
#include "text/chars.h"

/* The bit of a word of two letters or more. */
static size_t head_bit(const char *word, size_t size) {
    size_t first = (size_t)((word[0] | 0x20) - 'a'), second = (size_t)((word[1] | 0x20) - 'a');
    return (first * SCAN_LETTERS + second) * SCAN_LENGTHS + size;
}

void quantity_scan_init(struct quantity_scan *scan, const struct vocabulary *vocabulary) {
    *scan = (struct quantity_scan){.vocabulary = vocabulary};
    const struct number_word *row;
    for (size_t i = 0; (row = number_word_row(i)); i++) {
        size_t size = strlen(row->key), bit;
        bool plain = size >= 2 && size < SCAN_LENGTHS && row->languages >> LANGUAGE_EN & 1;
        if (!plain) continue;
        bit = head_bit(row->key, size);
        scan->heads[bit / 64] |= UINT64_C(1) << bit % 64;
    }
}

/* Whether a word of ASCII letters is one of those that quantities begin with. */
static bool is_wanted(const struct quantity_scan *scan, const char *word, size_t size) {
    char key[SCAN_LENGTHS];
    if (size < 2 || size >= SCAN_LENGTHS) return false;
    size_t bit = head_bit(word, size);
    if (!(scan->heads[bit / 64] >> bit % 64 & 1)) return false;
    for (size_t i = 0; i < size; i++) key[i] = (char)(word[i] | 0x20);
    return vocabulary_classes(scan->vocabulary, hash_bytes((struct span){key, size})) & CLASS_NUMBER_WORD;
}

/* True for the first byte of signs that may be numbers: of ½ and ⅓, of full-width and other digits. */
static bool may_be_digit(unsigned char byte, unsigned char next) {
    if (byte == 0xC2) return next >= 0xBC || next == 0xAD; /* a soft hyphen within a word */
    return byte == 0xEF || (byte == 0xE2 && next == 0x85) || (byte >= 0xD9 && byte <= 0xE1) || byte >= 0xF0;
}

/* Sixty-four bytes, of which those that are `seen` are left out. */
struct window {
    const char *p;
    uint64_t letters, digits, beyond;
};

static struct window window_at(const char *p, unsigned seen) {
    uint64_t left = ~UINT64_C(0) << seen;
    return (struct window){p, block_gather(block_letters, p) & left, block_gather(block_digits, p) & left,
                           block_gather(block_beyond_ascii, p) & left};
}

/* Whether a word of a window begins a quantity; one that the end of the window may cut is left out, unless
 * the sentence ends there. */
static bool wants_word(const struct quantity_scan *scan, const struct window *window, bool ends) {
    uint64_t starts = window->letters & ~(window->letters << 1);
    for (; starts; starts &= starts - 1) {
        unsigned start = (unsigned)__builtin_ctzll(starts);
        uint64_t behind = ~(window->letters >> start);
        size_t size = behind ? (size_t)__builtin_ctzll(behind) : BLOCKS_BYTES;
        if (start + size == BLOCKS_BYTES && !ends) return false;
        if (is_wanted(scan, window->p + start, size)) return true;
    }
    return false;
}

/* Reads windows in plain ASCII from *p on, which begins a word or stands between two, as far as they go; true
 * where one has a quantity. A word that the end of a window cuts is left to the next one. */
static bool wants_plain(const struct quantity_scan *scan, struct span sentence, const char **p) {
    const char *end = sentence.data + sentence.size;
    while (end - *p >= BLOCKS_BYTES) {
        struct window window = window_at(*p, 0);
        if (window.beyond) return false;
        if (window.digits || wants_word(scan, &window, false)) return true;
        *p += BLOCKS_BYTES - (~window.letters ? __builtin_clzll(~window.letters) : 0);
    }
    if (sentence.size < BLOCKS_BYTES || *p == end) return false;
    struct window last = window_at(end - BLOCKS_BYTES, (unsigned)(BLOCKS_BYTES - (end - *p)));
    if (last.beyond) return false;
    *p = end;
    return last.digits || wants_word(scan, &last, true);
}

bool quantity_scan_wants(const void *context, struct span sentence) {
    const struct quantity_scan *scan = context;
    enum language language = vocabulary_language(scan->vocabulary);
    if (language != LANGUAGE_EN && language != LANGUAGE_OTHER) return true;
    const char *p = sentence.data, *end = p + sentence.size;
    if (wants_plain(scan, sentence, &p)) return true;
    while (p < end) {
        const char *word = p;
        while (p < end && is_ascii_letter(*p)) p++;
        if (p > word && is_wanted(scan, word, (size_t)(p - word))) return true;
        if (p == end) break;
        unsigned char byte = (unsigned char)*p++;
        if (is_ascii_digit((char)byte)) return true;
        if (byte < 0x80 || p == end) continue;
        if (may_be_digit(byte, (unsigned char)*p)) return true;
        if ((unsigned char)*p < 0x80 && wants_plain(scan, sentence, &p)) return true;
    }
    return false;
}
