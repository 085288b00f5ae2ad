/*
 * previous_word.c - the word before a mark
 *
 * In "Lt.-Gen. Voss" it is Lt.-Gen: back to white space, a bracket or a quotation mark, the dots in it.
 */
#include "sentence/previous_word_impl.h"
#include "text/block.h"

/* The apostrophe of "O’Neill" and "JFK’s": unlike a quotation mark, it stands behind a letter. */
static bool is_apostrophe_before(const char *limit, const char *p, size_t size) {
    size_t ignored;
    bool form = p[-1] == '\'' || (size == 3 && memcmp(p - 3, "\xE2\x80\x99", 3) == 0);
    return form && p - size > limit && char_is_letter(char_before(limit, p - size, &ignored));
}

struct span word_before(const struct surroundings *b, const char *p) {
    if (p - b->text.data > BLOCK_BYTES) {
        size_t letters = block_run_back(block_letters(p - BLOCK_BYTES));
        if (letters < BLOCK_BYTES && letters <= (size_t)(p - b->sentence) &&
            p[-1 - (ptrdiff_t)letters] == ' ')
            return (struct span){p - letters, letters};
    }
    const char *start = p, *limit = p - b->sentence > TOKEN_BYTES ? p - TOKEN_BYTES : b->sentence;
    while (limit < start && ((unsigned char)*limit & 0xC0) == 0x80) limit++;
    while (start > limit) {
        size_t size;
        enum char_class class = char_before(limit, start, &size);
        if (char_is_space(class) || class == CHAR_OPEN || class == CHAR_CLOSE) break;
        if (class == CHAR_QUOTE && (start == p || !is_apostrophe_before(limit, start, size))) break;
        start -= size;
    }
    return (struct span){start, (size_t)(p - start)};
}

struct span word_before_word(const struct surroundings *b, struct span word) {
    return word_before(b, trim_space(b->sentence, word.data));
}
