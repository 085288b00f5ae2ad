/*
 * test_charsets.c - the bytes of characters in charsets of one byte
 */
#include "../unit.h"
#include "text/charsets.h"

TEST(controls_are_windows_characters) {
    assert_int_equal(charset_control(0x80), 0x20AC);
    assert_int_equal(charset_control(0x92), 0x2019);
    assert_int_equal(charset_control(0x97), 0x2014);
    assert_int_equal(charset_control(0x81), 0x81);
}

TEST(a_byte_for_each_charset) {
    const unsigned char *e_acute = charset_bytes(0xE9), *be = charset_bytes(0x0431);
    assert_int_equal(e_acute[WINDOWS_1252], 0xE9);
    assert_int_equal(e_acute[WINDOWS_1250], 0xE9);
    assert_int_equal(e_acute[MAC_ROMAN], 0x8E);
    assert_int_equal(e_acute[WINDOWS_1251], 0);
    assert_int_equal(be[WINDOWS_1251], 0xE1);
    assert_int_equal(be[KOI8_R], 0xC2);
    assert_int_equal(be[WINDOWS_1252], 0);
    assert_int_equal(charset_bytes(0x6E2F)[WINDOWS_1252], 0);
    assert_int_equal(charset_bytes(0x10FFFF)[KOI8_R], 0);
}

/* Each charset has each of its upper bytes once: those from A0 on of Windows-1252 are those of Latin-1. */
TEST(no_byte_stands_for_two_characters) {
    for (enum charset charset = 0; charset < CHARSETS; charset++) {
        unsigned seen[256] = {0};
        for (uint32_t code = 0xA0; code < 0x10000; code++) seen[charset_bytes(code)[charset]]++;
        for (unsigned byte = 0x80; byte < 0x100; byte++) assert_in_range(seen[byte], byte < 0xA0 ? 0 : 1, 1);
    }
    for (uint32_t code = 0xA0; code < 0x100; code++)
        assert_int_equal(charset_bytes(code)[WINDOWS_1252], code);
}
