/*
 * plain.c - characters that repair leaves as they are
 *
 * Nine lines in ten need no repair, so most of the work on them is to find that out. Beyond ASCII normal form
 * C decides (nfc.h): a letter is safe, whatever stands beside it; a vowel sign or an accent behind a safe
 * letter mostly is; spaces, controls and invisible characters are not.
 *
 *     हिन्दी में      letters and vowel signs are safe, and the virama is a mark behind one
 *     São Tomé     letters, unless what is near shows that a wrong charset was read (misread.h)
 *     AT&T         no semicolon near: no entity
 */
#include "text/plain.h"
#include "text/entities.h"
#include "text/misread.h"
#include "text/nfc.h"

/* Zero-width joiners and non-joiners are spelling behind a letter beyond ASCII. */
static bool is_spelling(const char *start, const char *p) {
    bool joiner = memcmp(p, "\xE2\x80\x8C", 3) == 0 || memcmp(p, "\xE2\x80\x8D", 3) == 0;
    return joiner && p > start && (unsigned char)p[-1] >= 0x80;
}

/* NUL is data, and an ampersand is text where no entity may stand. */
static bool is_plain_ascii(const char *p, const char *end) {
    size_t size;
    if (*p == '&')
        return !memchr(p, ';', end - p < ENTITY_MAX ? (size_t)(end - p) : ENTITY_MAX) &&
               !entity_open(p, end, &size);
    return *p == '\0' || (*p >= ' ' && *p < 0x7F);
}

/* A character at p, in a line that begins at `start`, by a closer look. */
static bool is_plain(const char *start, const char *p, const char *end) {
    size_t size;
    if ((unsigned char)*p < 0x80) return is_plain_ascii(p, end);
    enum nfc_kind kind = nfc_kind(p, &size);
    if (kind == NFC_SAFE) return !misread_near(start, p, end);
    if (kind == NFC_OTHER) return size == 3 && is_spelling(start, p);
    return nfc_is_settled(start, p, kind);
}

/* Characters of a block by what nfc.h says of them. */
struct kinds {
    uint64_t low, high;
};

/* The kinds of the characters that are asked for. Those of two and three bytes, but for C2 and C3, have what
 * the table says; all others have both bits, and are looked at one by one. No branch depends on the kind: in
 * scripts with vowel signs the processor would guess it wrong at every third character. */
static inline struct kinds kinds_of(const char *p, uint64_t asked) {
    struct kinds kinds = {0, 0};
    for (; asked; asked &= asked - 1) {
        int i = __builtin_ctzll(asked);
        const unsigned char *bytes = (const unsigned char *)p + i;
        unsigned lead = bytes[0], three = lead >= 0xE0, character = 0;
        struct nfc_page bits = {1, 1};
        if (lead >= 0xC4 && lead < 0xF0 && lead != 0xE2) {
            bits = *nfc_page_of(three ? (lead - 0xE0) * 64 + bytes[1] - 0x80 : lead - 0xC0);
            character = bytes[1 + three] & 0x3F;
        }
        kinds.low |= (bits.low >> character & 1) << i;
        kinds.high |= (bits.high >> character & 1) << i;
    }
    return kinds;
}

/* A mark is settled if the character before it is safe and lies in this block. `behind` are the characters
 * whose predecessor is unsafe: the sum carries the bit of an unsafe first byte over the continuation bytes
 * behind it, to the first byte of the next character. `first` is the first character of the block. */
bool plain_characters(const char *start, const char *p, uint64_t asked, uint64_t continuing,
                      const char *end) {
    struct kinds kinds = kinds_of(p, asked);
    uint64_t unsafe = kinds.low | kinds.high;
    uint64_t behind = ((unsafe << 1) + continuing) & ~continuing;
    uint64_t first = (continuing + 1) & ~continuing;
    uint64_t open = kinds.high | (kinds.low & (behind | first));
    for (; open; open &= open - 1)
        if (!is_plain(start, p + __builtin_ctzll(open), end)) return false;
    return true;
}
