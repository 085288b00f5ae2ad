/*
 * test_letters.c - the table of letter keys, held against word_fold(), which asks the Unicode library
 */
#include "../unit.h"
#include "text/letters.h"
#include "text/utf8.h"
#include "text/words.h"

/* The key of a one-character text as a code point; 0 when it has no word, or a key of another length. */
static unsigned key_by_folding(struct span text) {
    struct words words = {text, 0};
    struct span word;
    struct buffer key = BUFFER_INIT;
    size_t size = 0;
    unsigned code = 0;
    if (words_next(&words, &word)) word_fold(word, &key);
    if (key.size) code = utf8_decode_valid(key.data, &size);
    if (size != key.size) code = 0;
    buffer_release(&key);
    return code;
}

TEST(each_entry_is_what_folding_gives) {
    unsigned known = 0;
    for (unsigned code = 0x80; code < 0x800; code++) {
        char text[4];
        size_t size = utf8_encode(code, text);
        unsigned key = letter_key(text);
        if (key) assert_int_equal(key, key_by_folding((struct span){text, size}));
        known += key != 0;
    }
    assert_in_range(known, 900, 0x530 - 0xC0);
}

TEST(the_letters_of_european_languages_are_known) {
    static const char *const pairs[][2] = {{"é", "e"}, {"Ü", "u"}, {"Ł", "ł"}, {"ñ", "n"}, {"ç", "c"},
                                           {"ø", "ø"}, {"ž", "z"}, {"Ж", "ж"}, {"й", "и"}, {"ї", "і"},
                                           {"Ω", "ω"}, {"ς", "σ"}, {"ό", "ο"}, {"ğ", "g"}, {"ő", "o"}};
    for (size_t i = 0; i < sizeof pairs / sizeof *pairs; i++) {
        size_t size;
        assert_int_equal(letter_key(pairs[i][0]), utf8_decode_valid(pairs[i][1], &size));
    }
}

TEST(what_is_no_single_letter_is_not) {
    static const char *const others[] = {"ß", "×", "÷", "\u0301", "٣", "\u00a0", "a", "漢", "\U0001F600", ""};
    for (size_t i = 0; i < sizeof others / sizeof *others; i++) assert_int_equal(letter_key(others[i]), 0);
}
