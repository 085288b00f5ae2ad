/*
 * test_plain.c - characters that need no repair, one by one (test_line_scan.c has whole lines)
 */
#include "../unit.h"
#include "text/plain.h"

/* Asks about the characters that begin at bytes a and b of a text. */
static bool plain(const char *text, unsigned a, unsigned b) {
    struct span copy = exact_copy(span_of(text));
    uint64_t asked = (uint64_t)1 << a | (uint64_t)1 << b, continuing = 0;
    for (size_t i = 0; i < copy.size; i++) continuing |= (uint64_t)((copy.data[i] & 0xC0) == 0x80) << i;
    bool answer = plain_characters(copy.data, copy.data, asked, continuing, copy.data + copy.size);
    free((void *)copy.data);
    return answer;
}

TEST(ascii) {
    assert_true(plain("Trask & Sons", 6, 6));
    assert_true(plain("AT&T", 2, 2));
    assert_false(plain("AT&T;", 2, 2));
    assert_true(plain("& fifteen more; then", 0, 0)); /* no entity is so long */
    assert_false(plain("a\tb", 1, 1));
    assert_false(plain("a\x7F", 1, 1));
}

TEST(letters_and_marks) {
    assert_true(plain("\xD8\xA7\xD9\x84\xD9\x85", 0, 4));
    assert_true(plain("\xD8\xA7 \xD9\x84", 0, 3));
    assert_true(plain("\xE0\xA4\xA8\xE0\xA5\x8D", 0, 3));  /* NA, virama */
    assert_true(plain("\xE0\xA6\x95\xE0\xA6\xBE", 0, 3));  /* KA, vowel sign AA */
    assert_false(plain("\xE0\xA7\x87\xE0\xA6\xBE", 0, 3)); /* vowel signs E and AA, which are one */
    assert_true(plain("\xD8\xA7\xD9\x8E\xD9\x84", 0, 2)); /* ALEF, fatha, which stands behind a safe letter */
    assert_false(plain("\xD9\x91\xD9\x8E", 0, 2));        /* shadda, fatha: the wrong way round */
    assert_false(plain("e\xCC\x81", 1, 1));               /* e and its accent */
    assert_false(plain("\xE0\xA4\xA8 \xE0\xA4\xBC\xC2\xA0", 0, 7)); /* a space that does not break */
    assert_true(plain("\xF0\x9F\x9A\xA2", 0, 0));
    assert_false(plain("\xF0\xAF\xA0\x80", 0, 0)); /* a compatibility ideograph */
}

TEST(only_what_is_asked_for) {
    assert_true(plain("e\xCC\x81 \xD8\xA7", 4, 4));
    assert_false(plain("e\xCC\x81 \xD8\xA7", 1, 4));
    assert_true(plain("\xC3\xA9&amp;", 0, 0));
    assert_false(plain("\xC3\xA9&amp;", 0, 2));
}

TEST(joiners) {
    assert_true(plain("\xD9\x85\xE2\x80\x8C\xD8\xAE", 0, 2));
    assert_false(plain("a\xE2\x80\x8C\xD8\xAE", 1, 1));
}
