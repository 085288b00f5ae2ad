/*
 * next_word.c - the word behind a mark
 *
 * In "sank. — “(The" it is The: dashes, quotation marks and brackets before it are passed over and noted.
 */
#include "sentence/lexicon.h"
#include "sentence/next_word_impl.h"

enum { OPENERS_MAX = 8 }; /* opening marks that are looked through */

const char *cross_space(const struct surroundings *b, const char *p, bool *last) {
    const char *end = text_end(b);
    p = skip_space(p, end, false);
    if (p < end && is_graphic(*p)) return *last = false, p;
    while (p < end) {
        size_t size;
        enum char_class class = char_at(p, &size);
        if (class != CHAR_BREAK && class != CHAR_PAGE) break;
        struct line_break found = line_break_at(p, end);
        if (layout_break_ends(b->newlines, found, end)) {
            *last = true;
            return p;
        }
        p = found.end;
    }
    *last = p == end;
    return p;
}

struct next next_word(const struct surroundings *b, const char *tail) {
    struct next next = {.start = tail};
    next.start = cross_space(b, tail, &next.last);
    next.spaced = next.start > tail;
    next.direct = next.spaced && tail[-1] == '.';
    for (int i = 0; i < OPENERS_MAX && !next.last; i++) {
        size_t size;
        next.class = char_at(next.start, &size);
        if (i == 0) next.first = next.class;
        if (char_is_mark(next.class) && next.spaced) break;
        if (next.class != CHAR_QUOTE && next.class != CHAR_OPEN && next.class != CHAR_DASH &&
            next.class != CHAR_BULLET && next.class != CHAR_MARK)
            break;
        next.direct = false;
        next.opened |= next.class == CHAR_QUOTE || next.class == CHAR_OPEN;
        next.quoted |= i == 0 && next.class == CHAR_QUOTE && quote_mark_is_double(next.start, size);
        next.start = cross_space(b, next.start + size, &next.last);
    }
    return next;
}

/* Where the word at p ends: letters, marks and apostrophes between them. */
static const char *word_end(const char *p, const char *end) {
    const char *limit = end - p > TOKEN_BYTES ? p + TOKEN_BYTES : end;
    while (p < limit) {
        size_t size;
        enum char_class class = char_at(p, &size);
        bool apostrophe = *p == '\'' || (size == 3 && memcmp(p, "\xE2\x80\x99", 3) == 0);
        if (apostrophe) {
            size_t ignored;
            if (p + size >= end || !char_is_letter(char_at(p + size, &ignored))) break;
        } else if (!char_is_letter(class)) {
            break;
        }
        p += size;
    }
    return p;
}

struct span word_at(const char *p, const char *end) {
    return (struct span){p, (size_t)(word_end(p, end) - p)};
}

bool is_pronoun_i(struct span word) {
    return word.size >= 1 && word.data[0] == 'I' &&
           (word.size == 1 || word.data[1] == '\'' || word.data[1] == '\xE2');
}

bool is_opener(struct surroundings *b, struct next next) {
    struct span word = word_at(next.start, text_end(b));
    if (lexicon_is_opener(word, surroundings_language(b))) return true;
    for (size_t i = 1; i < word.size; i++)
        if (word.data[i] == '\'' || word.data[i] == '\xE2')
            return lexicon_is_opener(span_slice(word, 0, i), surroundings_language(b));
    return false;
}
