/*
 * test_entities.c - HTML entities, closed and open
 */
#include "../unit.h"
#include "text/entities.h"

static void assert_closed(const char *text, uint32_t code, size_t start) {
    size_t found = 99;
    struct span copy = exact_copy(span_of(text));
    assert_int_equal(entity_at_end(copy, &found), code);
    if (code) assert_int_equal(found, start);
    free((void *)copy.data);
}

TEST(with_a_semicolon) {
    assert_closed("a &amp;", '&', 2);
    assert_closed("&eacute;", 0xE9, 0);
    assert_closed("&hellip;", 0x2026, 0);
    assert_closed("&#8217;", 0x2019, 0);
    assert_closed("&#x20aC;", 0x20AC, 0);
    assert_closed("&#150;", 0x2013, 0); /* as Windows-1252 */
    assert_closed("&unknown;", 0, 0);
    assert_closed("&#;", 0, 0);
    assert_closed("&#x;", 0, 0);
    assert_closed("&#xD800;", 0, 0);
    assert_closed("&#1114112;", 0, 0);
    assert_closed(";", 0, 0);
    assert_closed("& so many letters;", 0, 0);
}

TEST(numbers_of_characters) {
    static const struct {
        const char *text;
        uint32_t code;
    } NUMBERS[] = {
        {"&#65;", 'A'},
        {"&#127;", 127},
        {"&#128;", 0x20AC},
        {"&#159;", 0x178},
        {"&#160;", 0xA0},
        {"&#55295;", 0xD7FF},
        {"&#55296;", 0},
        {"&#57343;", 0},
        {"&#57344;", 0xE000},
        {"&#1114111;", 0x10FFFF},
        {"&#x10FFFF;", 0x10FFFF},
        {"&#x110000;", 0},
        {"&#X41;", 'A'},
        {"&#xa;", 10},
        {"&#xF;", 15},
        {"&#xg;", 0},
        {"&#xG;", 0},
        {"&#x@;", 0},
        {"&#x`;", 0},
        {"&#x/;", 0},
        {"&#x:;", 0},
        {"&#x09;", 9},
        {"&#a;", 0},
        {"&#12a;", 0},
        {"&#4294967361;", 0},
        {"&#x100000041;", 0},
        {"&#0;", 0},
        {"&#00000000065;", 'A'},
        {"&#000000000065;", 0},
    };
    for (size_t i = 0; i < sizeof NUMBERS / sizeof *NUMBERS; i++)
        assert_closed(NUMBERS[i].text, NUMBERS[i].code, 0);
}

TEST(names_that_begin_like_others) {
    assert_closed("&am;", 0, 0);
    assert_closed("&ampx;", 0, 0);
    assert_closed("&;", 0, 0);
    assert_closed("&#x", 0, 0);
    assert_closed("&&amp;", '&', 1);
    assert_closed("amp;", 0, 0);
}

static void assert_open(const char *text, uint32_t code, size_t expected) {
    size_t size = 0;
    struct span copy = exact_copy(span_of(text));
    assert_int_equal(entity_open(copy.data, copy.data + copy.size, &size), code);
    if (code) assert_int_equal(size, expected);
    free((void *)copy.data);
}

TEST(without_one) {
    assert_open("&nbsp shut", 0xA0, 5);
    assert_open("&nbspshut", 0xA0, 5);
    assert_open("&amp", '&', 4);
    assert_open("&copy, 2031", 0xA9, 5);
    assert_open("&#8217 s", 0x2019, 6);
    assert_open("&lt 5", '<', 3);
    assert_open("&gt 5", '>', 3);
    assert_open("&quot 5", '"', 5);
    assert_open("&iexcl x", 0xA1, 6);
    assert_open("&yuml x", 0xFF, 5);
    assert_open("&Amacr x", 0, 0);
    assert_open("&nbs x", 0, 0);
    assert_open("&x y", 0, 0);
    assert_open("&#32 x", ' ', 4);
    assert_open("&#31 x", 0, 0);
    assert_open("&#8 x", 0, 0);
    assert_open("&#x41 y", 'A', 5);
    assert_open("&#", 0, 0);
    assert_open("&copy=2", 0, 0);
    assert_open("&copyright", 0, 0);
    assert_open("&amp;", 0, 0);
    assert_open("&nbsp;", 0, 0);
    assert_open("&euro 5", 0, 0);
    assert_open("&#9 5", 0, 0);
    assert_open("& ", 0, 0);
    assert_open("&", 0, 0);
}
