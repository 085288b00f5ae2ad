/*
 * trailer.c - what belongs to the sentence that ended before it
 *
 * The problem: in "(Mirror) The keeper may leave." the name says where the sentence before it is from. A
 * sentence in brackets ends with a mark of its own; a name has none, is short, and another sentence follows
 * it.
 *
 * Emoji that begin one sentence of a list ("✅ Rope. ✅ Lamps.") begin the next one too.
 */
#include "sentence/trailer_impl.h"
#include "text/utf8.h"

/* "(The Guardian)", but "(The Five Judges)" is said of what follows. */
enum { SOURCE_BYTES = 40, SOURCE_WORDS = 4, ARTICLE_WORDS = 2 };

static bool is_emoji(uint32_t code) {
    return (code >= 0x1F000 && code <= 0x1FAFF) || (code >= 0x2600 && code <= 0x27BF) || code == 0x2B50;
}

/* Past the emoji at p, with the marks that tint and join them. */
static const char *emoji_end(const char *p, const char *end) {
    while (p < end) {
        size_t size;
        uint32_t code = utf8_decode_valid(p, &size);
        enum char_class class = char_at(p, &size);
        if (class != CHAR_MARK && !(is_emoji(code) && class != CHAR_BULLET)) break;
        p += size;
    }
    return p;
}

/* Past "Mirror)", "laughter)", "Daily Mail)", words of letters alone; NULL where there is something else. A
 * small word stands alone. */
static const char *source_end(const char *p, const char *end) {
    const char *limit = end - p > SOURCE_BYTES ? p + SOURCE_BYTES : end;
    bool small = false;
    int most = begins_with(p, end, "The ") ? ARTICLE_WORDS : SOURCE_WORDS;
    for (int words = 1; words <= most && p < limit; words++) {
        struct span word = word_at(p, limit);
        size_t size;
        if (word.size < 2) return NULL;
        small |= first_class(word) != CHAR_UPPER;
        p += word.size;
        if (p < limit && *p == ')') return small && words > 1 ? NULL : p + 1;
        if (p == limit || (char_at(p, &size) != CHAR_SPACE && !is_one_of(*p, "-/&.,"))) return NULL;
        p += size;
        while (p < limit && is_one_of(*p, " &")) p++;
    }
    return NULL;
}

/* A sentence may begin behind it: nothing follows, or a capital, a quotation or another bracket. */
static bool begins_anew(const struct surroundings *b, const char *p) {
    bool last;
    const char *next = cross_space(b, p, &last);
    if (last) return true;
    size_t size;
    enum char_class class = char_at(next, &size);
    return next > p && (class == CHAR_UPPER || class == CHAR_QUOTE || class == CHAR_OPEN);
}

const char *trailer_end(const struct surroundings *b, const char *p) {
    const char *end = text_end(b), *q = skip_space(p, end, false);
    if (q == end) return p;
    if ((unsigned char)*q >= 0xE2) {
        const char *behind = emoji_end(q, end);
        return behind > q && emoji_end(b->sentence, end) == b->sentence && begins_anew(b, behind) ? behind
                                                                                                  : p;
    }
    bool source = q > p && *q == '(' && p - b->sentence > 1 && !is_one_of(p[-2], " \n");
    const char *behind = source ? source_end(q + 1, end) : NULL;
    return behind && begins_anew(b, behind) ? behind : p;
}
