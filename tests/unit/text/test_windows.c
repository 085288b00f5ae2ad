/*
 * test_windows.c - Windows-1252 there and back, and what was misread as it
 */
#include "../unit.h"
#include "text/windows.h"

TEST(bytes_come_back) {
    for (int byte = 0x80; byte < 0xA0; byte++)
        assert_int_equal(windows_byte(windows_code((unsigned char)byte)), byte);
    for (int byte = 0xA0; byte < 0x100; byte++) assert_int_equal(windows_byte((uint32_t)byte), byte);
    assert_int_equal(windows_code(0x80), 0x20AC);
    assert_int_equal(windows_code(0x92), 0x2019);
    assert_int_equal(windows_code(0x97), 0x2014);
    assert_int_equal(windows_byte(0x6E2F), -1);
    assert_int_equal(windows_byte(0x2010), -1);
}

static bool misread(const char *text) {
    struct span copy = exact_copy(span_of(text));
    bool found = windows_misread_at(copy.data, copy.data + copy.size);
    free((void *)copy.data);
    return found;
}

TEST(what_was_misread) {
    assert_true(misread("\xC3\xA2\xE2\x82\xAC\xE2\x84\xA2s")); /* E2 80 99 */
    assert_true(misread("\xC3\x83\xC2\xA9"));                  /* C3 A9 */
    assert_true(misread("\xC3\xB0\xC5\xB8\xC5\xA1\xC2\xA2"));  /* F0 9F 9A A2 */
    assert_false(misread("\xC3\xA2\xE2\x82\xAC"));             /* one byte is missing */
    assert_false(misread("\xC3\xA2\xE2\x82\xACs"));
    assert_false(misread("\xC3\xA3o Tom\xC3\xA9"));
    assert_false(misread("\xC3\xA9\xC3\xA9\xC3\xA9"));
    assert_false(misread("\xC3\xA9"));
}
