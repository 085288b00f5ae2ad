/*
 * test_repair.c - spaces, entities, wrong charsets and NFC
 */
#define _POSIX_C_SOURCE 200809L /* popen */
#include "text/repair.h"
#include "text/utf8.h"
#include "unit.h"
#include <utf8proc.h>

static void assert_repaired(const char *text, const char *expected) {
    struct span copy = exact_copy(span_of(text));
    struct buffer once = BUFFER_INIT, twice = BUFFER_INIT;
    assert_int_equal(repair_text(copy, &once, NULL), STATUS_OK);
    assert_span_equal(buffer_span(&once), expected);
    assert_int_equal(repair_text(buffer_span(&once), &twice, NULL), STATUS_OK);
    assert_span_equal(buffer_span(&twice), expected);
    buffer_release(&once);
    buffer_release(&twice);
    free((void *)copy.data);
}

static void one_kind_of_space(void **state) {
    (void)state;
    assert_repaired("the\xC2\xA0old  pier\t\xE2\x80\x89"
                    "burnt ",
                    "the old pier burnt");
    assert_repaired("  a\r\n\r\n\r\n b\rc\f", "a\n\nb\nc");
    assert_repaired("a\xE2\x80\xA8"
                    "b",
                    "a\nb");
    assert_repaired(" \n\t\n", "");
    assert_repaired("a\n&nbsp;\nb", "a\nb");
    assert_repaired("twelve plain bytes  and two spaces", "twelve plain bytes and two spaces");
}

static void nothing_invisible(void **state) {
    (void)state;
    assert_repaired("\xEF\xBB\xBFhar\xC2\xAD"
                    "bour\xE2\x80\x8B master\x01",
                    "harbour master");
    /* The zero-width non-joiner is spelling in Persian, and nothing in English. */
    assert_repaired("\xD9\x85\xDB\x8C\xE2\x80\x8C\xD8\xAE\xD9\x88\xD8\xA7\xD9\x87\xD9\x85",
                    "\xD9\x85\xDB\x8C\xE2\x80\x8C\xD8\xAE\xD9\x88\xD8\xA7\xD9\x87\xD9\x85");
    assert_repaired("in\xE2\x80\x8Cto", "into");
}

static void entities_whatever_their_spelling(void **state) {
    (void)state;
    assert_repaired("Trask &amp; Sons, &quot;ships&quot; &#8212; &#x20ac;5 &eacute;t&eacute;",
                    "Trask & Sons, \"ships\" — €5 été");
    assert_repaired("escaped twice: &amp;lt;b&amp;gt; and &amp;amp;amp;", "escaped twice: <b> and &");
    assert_repaired("&#150; is a dash to browsers", "– is a dash to browsers");
    assert_repaired("AT&T; R&D, &unknown; &; &#; &#x; &#99999999; &#xD800;",
                    "AT&T; R&D, &unknown; &; &#; &#x; &#99999999; &#xD800;");
    assert_repaired("&am&shy;p; and &am&#112;;lt;", "& and <");
}

static void utf8_read_as_windows_1252(void **state) {
    (void)state;
    assert_repaired("The mayor\xC3\xA2\xE2\x82\xAC\xE2\x84\xA2s office", "The mayor’s office");
    assert_repaired("\xC3\x83\xC2\xA9t\xC3\x83\xC2\xA9", "été");
    /* Not reversible: the dash behind it has no byte that would be UTF-8. */
    assert_repaired("S\xC3\xA3o Tom\xC3\xA9, \xC3\x82\xC2\xA9 \xE6\xB8\xAF",
                    "S\xC3\xA3o Tom\xC3\xA9, \xC3\x82\xC2\xA9 \xE6\xB8\xAF");
    assert_repaired("S\xC3\xA3o Tom\xC3\xA9 e Pr\xC3\xADncipe", "São Tomé e Príncipe");
    /* Line by line: the second line is fine and stays. */
    assert_repaired("caf\xC3\x83\xC2\xA9\ncaf\xC3\xA9", "café\ncafé");
}

static void composed_and_not_compatible(void **state) {
    (void)state;
    assert_repaired("cafe\xCC\x81", "café");
    assert_repaired("10³ ½ ﬁ Å", "10³ ½ ﬁ Å");
    assert_repaired("\xE2\x84\xAB", "Å"); /* the angstrom sign is the letter */
}

/* Every character of the quick check's ranges, alone, behind a letter and before a mark: NFC must leave it
 * alone, and what stands around it must come out as utf8proc has it. */
static void the_quick_check_tells_the_truth(void **state) {
    (void)state;
    for (uint32_t code = 0x21; code < 0x11000; code++) {
        if (code >= 0xD800 && code < 0xE000) continue;
        char text[16] = "e";
        size_t size = 1 + utf8_encode(code, text + 1);
        memcpy(text + size, "\xCC\x81z", 3);
        struct buffer out = BUFFER_INIT;
        assert_int_equal(repair_nfc((struct span){text, size + 3}, &out), STATUS_OK);
        text[size + 3] = 0;
        utf8proc_uint8_t *expected = utf8proc_NFC((const utf8proc_uint8_t *)text);
        assert_span_equal(buffer_span(&out), (const char *)expected);
        free(expected);
        buffer_release(&out);
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
static void unicode_normalization_test(void **state) {
    (void)state;
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
            assert_int_equal(repair_nfc(span_of(columns[i]), &out), STATUS_OK);
            assert_span_equal(buffer_span(&out), columns[i < 3 ? 1 : 3]);
            buffer_release(&out);
        }
        rows++;
    }
    pclose(file);
    if (rows == 0) skip();
    assert_true(rows > 18000);
}

static void views_lead_back_to_the_line(void **state) {
    (void)state;
    const char *line = "A &amp; B\xC2\xA0\xC2\xA0(Photo)";
    struct repair_view view = REPAIR_VIEW_INIT;
    assert_int_equal(repair_view(&view, span_of(line)), STATUS_OK);
    assert_span_equal(view.text, "A & B (Photo)");
    assert_int_equal(repair_origin(&view, 0), 0);
    assert_int_equal(repair_origin(&view, 3), 7);
    assert_int_equal(repair_origin(&view, 4), 8);
    assert_int_equal(repair_origin(&view, 6), strlen("A &amp; B\xC2\xA0\xC2\xA0"));
    assert_int_equal(repair_origin(&view, 13), strlen(line));
    repair_view_release(&view);
}

static enum status repair_hard_text(void *context) {
    (void)context;
    struct buffer out = BUFFER_INIT;
    struct repair_view view = REPAIR_VIEW_INIT;
    enum status status = repair_text(span_of("caf\xC3\x83\xC2\xA9 &amp;eacute;\n\ne\xCC\x81  x"), &out, NULL);
    if (!status) status = repair_view(&view, span_of("a &amp; b"));
    buffer_release(&out);
    repair_view_release(&view);
    return status;
}

static void no_memory(void **state) {
    (void)state;
    assert_survives_no_memory(repair_hard_text, NULL);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(one_kind_of_space),
        cmocka_unit_test(nothing_invisible),
        cmocka_unit_test(entities_whatever_their_spelling),
        cmocka_unit_test(utf8_read_as_windows_1252),
        cmocka_unit_test(composed_and_not_compatible),
        cmocka_unit_test(the_quick_check_tells_the_truth),
        cmocka_unit_test(unicode_normalization_test),
        cmocka_unit_test(views_lead_back_to_the_line),
        cmocka_unit_test(no_memory),
    };
    return RUN_TESTS(tests);
}
