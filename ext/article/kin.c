/*
 * kin.c - a set of the beginnings of words, as bits at their hashes
 */
#include "article/kin.h"
#include "base/hash.h"
#include "text/chars.h"
#include "text/utf8.h"

/* Shorter words are mostly those that stand in any text. A text with fewer long ones says too little. */
enum { STEM_CHARS = 5, STEMS_MIN = 6 };

/* Whether a letter or a digit stands at p, and its bytes. */
static inline bool is_word_char(const char *p, size_t *size) {
    *size = 1;
    if ((unsigned char)*p < 0x80) return is_ascii_letter(*p) || is_ascii_digit(*p);
    return char_is_letter(char_beyond_ascii(p, size));
}

/* The place among the bits of the next long word, by its beginning, where case counts for little; KIN_BITS
 * where there is none. The text is left behind the word. */
static size_t take_word(struct span *text) {
    const char *p = text->data, *end = p + text->size;
    for (size_t size; p < end;) {
        uint64_t hash = 0;
        size_t chars = 0;
        while (p < end && !is_word_char(p, &size)) p += size;
        for (; p < end && is_word_char(p, &size); p += size) {
            if (chars++ >= STEM_CHARS) continue;
            for (size_t i = 0; i < size; i++) hash = hash * 31 + (unsigned char)(p[i] | 0x20);
        }
        *text = (struct span){p, (size_t)(end - p)};
        if (chars >= STEM_CHARS) return hash * HASH_GOLDEN >> 48;
    }
    return KIN_BITS;
}

void kin_add(struct kin *kin, struct span text) {
    struct span rest = utf8_clip(text, KIN_BYTES_MAX);
    for (size_t place; (place = take_word(&rest)) < KIN_BITS;)
        kin->bits[place / 64] |= (uint64_t)1 << place % 64;
}

bool kin_has(const struct kin *kin, struct span text) {
    struct span rest = utf8_clip(text, KIN_BYTES_MAX);
    size_t stems = 0, known = 0;
    for (size_t place; (place = take_word(&rest)) < KIN_BITS; stems++)
        known += kin->bits[place / 64] >> place % 64 & 1;
    return stems >= STEMS_MIN && known * 2 > stems;
}
