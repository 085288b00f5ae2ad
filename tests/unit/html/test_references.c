/*
 * test_references.c - character references as browsers read them
 */
#include "../unit.h"
#include "html/references.h"

static void assert_decoded(const char *raw, enum html_reading reading, const char *expected) {
    struct span copy = exact_copy(span_of(raw));
    struct buffer out = BUFFER_INIT;
    html_decode(copy, reading, &out, NULL);
    assert_span_equal(buffer_span(&out), expected);
    buffer_release(&out);
    free((void *)(uintptr_t)copy.data);
}

static void assert_text(const char *raw, const char *expected) {
    assert_decoded(raw, HTML_READ_TEXT, expected);
}

TEST(names_with_and_without_a_semicolon) {
    assert_text("caf&eacute;", "café");
    assert_text("&eacutecole", "école");
    assert_text("&notin; &notit; &not", "∉ ¬it; ¬");
    assert_text("&lt", "<");
    assert_text("&lt;&gt;&amp;", "<>&");
    assert_text("&l", "&l");
    assert_text("&", "&");
    assert_text("&;", "&;");
    assert_text("R&D and R&Deck", "R&D and R&Deck");
    assert_text("&thetasym;", "ϑ");
    assert_text("&thetasym", "&thetasym");
    assert_text("&CounterClockwiseContourIntegral;", "∳");
    assert_text("&CounterClockwiseContourIntegrals;", "&CounterClockwiseContourIntegrals;");
    assert_text("&CounterClockwiseContourIntegra;", "&CounterClockwiseContourIntegra;");
    assert_text("&NotEqualTilde;", "≂̸");
    assert_text("&yacute &yacutes", "ý ýs");
    assert_text("&lt;lt&lt;", "<lt<");
}

TEST(attributes_keep_what_goes_on) {
    assert_decoded("?a=1&copy=2", HTML_READ_ATTRIBUTE, "?a=1&copy=2");
    assert_decoded("&copyright &copy9", HTML_READ_ATTRIBUTE, "&copyright &copy9");
    assert_decoded("&copy; &copy &copy/ &copy", HTML_READ_ATTRIBUTE, "© © ©/ ©");
    assert_text("?a=1&copy=2", "?a=1©=2");
}

TEST(numbers_are_characters) {
    assert_text("&#65;&#65&#x41;&#X41;&#x41", "AAAAA");
    assert_text("&#x1F4F0;&#128240;", "📰📰");
    assert_text("&#0;&#x110000;&#xD800;&#xDFFF;", "\uFFFD\uFFFD\uFFFD\uFFFD");
    assert_text("&#x10FFFF;&#xD7FF;&#xE000;", "\xF4\x8F\xBF\xBF\xED\x9F\xBF\xEE\x80\x80");
    assert_text("&#127;&#128;&#159;&#160;", "\x7F€Ÿ\u00A0");
    assert_text("&#99999999999999999999;", "\uFFFD");
    assert_text("&#;&#x;&#g;&#xg;", "&#;&#x;&#g;&#xg;");
    assert_text("&#xag;&#1a;", "\ng;\x01"
                               "a;");
    assert_text("&#6", "\x06");
    assert_text("&#x", "&#x");
}

TEST(lines_end_in_one_way) {
    assert_text("a\r\nb\rc\nd\r", "a\nb\nc\nd\n");
    assert_text("\r&lt;\r\r\n&", "\n<\n\n&");
    assert_decoded("a&lt;\r\nb", HTML_READ_RAW, "a&lt;\nb");
}
