/*
 * test_nfc.c - normal form C against utf8proc and against Unicode's own test
 */
#define _POSIX_C_SOURCE 200809L /* popen */
#include "../unit.h"
#include "text/nfc.h"
#include "text/utf8.h"
#include <utf8proc.h>

/* A whole text: what stands between the spans stays. */
static enum status append_nfc(struct span text, struct buffer *out) {
    struct nfc_room room = NFC_ROOM_INIT;
    enum status status = STATUS_OK;
    for (size_t at = 0, end = 0; at < text.size; at = end) {
        size_t start = nfc_span(text, at, &end, NULL);
        buffer_append(out, span_slice(text, at, start));
        if (start == text.size) break;
        status = nfc_compose(span_slice(text, start, end), &room, out, NULL);
        if (status) break;
    }
    nfc_room_release(&room);
    return status ? status : out->status;
}

static void assert_as_utf8proc(const char *text) {
    struct buffer out = BUFFER_INIT;
    struct span copy = exact_copy(span_of(text));
    assert_int_equal(append_nfc(copy, &out), STATUS_OK);
    utf8proc_uint8_t *expected = utf8proc_NFC((const utf8proc_uint8_t *)text);
    assert_span_equal(buffer_span(&out), (const char *)expected);
    free(expected);
    buffer_release(&out);
    free((void *)copy.data);
}

/* Every character of the table behind a letter, behind a letter with an accent, behind a mark, and before
 * marks of a lower and of a higher class. */
TEST(every_character_among_others) {
    static const char *const before[] = {"e",         "\xC3\xA1",     "\xE1\xBA\xB9",
                                         "a\xCC\x81", "\xE0\xA7\x87", "\xE1\x84\x80"};
    static const char *const behind[] = {"\xCC\x81z", "\xCC\xA3z", "\xE0\xA6\xBEz",
                                         "\xE1\x85\xA1\xE1\x86\xA8", "z"};
    for (uint32_t code = 0x21; code < 0x30000; code += code < 0x20000 ? 1 : 37) {
        if (code >= 0xD800 && code < 0xE000) continue;
        for (size_t i = 0; i < sizeof before / sizeof *before; i++) {
            char text[32];
            size_t size = strlen(before[i]);
            memcpy(text, before[i], size);
            size += utf8_encode(code, text + size);
            strcpy(text + size, behind[(code + i) % 5]);
            assert_as_utf8proc(text);
        }
    }
}

/* The table itself: what it calls safe keeps its form beside an accent of the highest class in use. */
TEST(a_kind_for_each_character) {
    size_t size;
    assert_int_equal(nfc_kind("a", &size), NFC_SAFE);
    assert_int_equal(nfc_kind("\xE6\xB8\xAF", &size), NFC_SAFE);
    assert_int_equal(size, 3);
    assert_int_equal(nfc_kind("\xE0\xA5\x8D", &size), NFC_MARK);  /* the virama of Hindi */
    assert_int_equal(nfc_kind("\xE0\xA6\xBE", &size), NFC_MAYBE); /* the vowel sign AA of Bengali */
    assert_int_equal(nfc_kind("\xE2\x84\xAB", &size), NFC_OTHER); /* the Angstrom sign */
    assert_int_equal(nfc_kind("\xC2\xA0", &size), NFC_OTHER);
    assert_int_equal(nfc_kind("\xF0\x9F\x98\x80", &size), NFC_SAFE);
    assert_int_equal(size, 4);
    assert_int_equal(nfc_kind("\xF0\xAF\xA0\x80", &size), NFC_OTHER); /* U+2F800 */
}

TEST(text_in_normal_form_is_settled) {
    static const char *const texts[] = {"हिन्दी में लिखा", "বাংলা ভাষায়", "கோபுரம்", "ผู้ใหญ่",
                                        "فارسی",        "ẹ́kọ́",         "Đường"};
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
        struct span text = span_of(texts[i]);
        size_t end;
        utf8proc_uint8_t *form = utf8proc_NFC((const utf8proc_uint8_t *)texts[i]);
        bool composed = strcmp((char *)form, texts[i]) == 0;
        assert_int_equal(nfc_span(text, 0, &end, NULL) == text.size, composed);
        free(form);
    }
}

/* Reads "0044 0307" up to a semicolon. */
static size_t read_codes(const char **p, char *out) {
    size_t size = 0;
    while (**p && **p != ';') {
        char *end;
        unsigned long code = strtoul(*p, &end, 16);
        if (end == *p) break;
        size += utf8_encode((uint32_t)code, out + size);
        *p = end;
    }
    if (**p == ';') ++*p;
    out[size] = 0;
    return size;
}

/* NormalizationTest.txt of the Unicode Character Database, where Debian's unicode-data puts it: column 2 is
 * NFC of columns 1 to 3, 4 of 4 and 5.
 */
TEST(unicode_normalization_test_which_needs_unicode_data_and_bzip2) {
    FILE *file = popen("bzip2 -dc /usr/share/unicode/NormalizationTest.txt.bz2 2>/dev/null", "r");
    assert_non_null(file);
    char row[1024], columns[5][256];
    size_t rows = 0;
    while (fgets(row, sizeof row, file)) {
        if (row[0] == '#' || row[0] == '@') continue;
        const char *p = row;
        for (int i = 0; i < 5; i++) read_codes(&p, columns[i]);
        for (int i = 0; i < 5; i++) {
            struct buffer out = BUFFER_INIT;
            assert_int_equal(append_nfc(span_of(columns[i]), &out), STATUS_OK);
            assert_span_equal(buffer_span(&out), columns[i < 3 ? 1 : 3]);
            buffer_release(&out);
        }
        rows++;
    }
    pclose(file);
    if (rows == 0) skip();
    assert_true(rows > 18000);
}

static enum status compose_marks(void *context) {
    (void)context;
    struct buffer out = BUFFER_INIT, long_run = BUFFER_INIT;
    for (int i = 0; i < 200; i++) buffer_append(&long_run, span_of("\xCC\x81"));
    enum status status = long_run.status ? long_run.status : append_nfc(buffer_span(&long_run), &out);
    if (!status) status = append_nfc(span_of("e\xCC\x81"), &out);
    buffer_release(&out);
    buffer_release(&long_run);
    return status;
}

TEST(no_memory) {
    assert_survives_no_memory(compose_marks, NULL);
}
