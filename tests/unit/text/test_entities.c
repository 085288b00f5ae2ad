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
    assert_open("&copy=2", 0, 0);
    assert_open("&copyright", 0, 0);
    assert_open("&amp;", 0, 0);
    assert_open("&nbsp;", 0, 0);
    assert_open("&euro 5", 0, 0);
    assert_open("&#9 5", 0, 0);
    assert_open("& ", 0, 0);
    assert_open("&", 0, 0);
}
