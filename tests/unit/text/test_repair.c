/*
 * test_repair.c - spaces, entities, wrong charsets and NFC
 */
#include "../unit.h"
#include "text/repair.h"

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

TEST(one_kind_of_space) {
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

TEST(nothing_invisible) {
    assert_repaired("\xEF\xBB\xBFhar\xC2\xAD"
                    "bour\xE2\x80\x8B master\x01",
                    "harbour master");
    /* The zero-width non-joiner is spelling in Persian, and nothing in English. */
    assert_repaired("\xD9\x85\xDB\x8C\xE2\x80\x8C\xD8\xAE\xD9\x88\xD8\xA7\xD9\x87\xD9\x85",
                    "\xD9\x85\xDB\x8C\xE2\x80\x8C\xD8\xAE\xD9\x88\xD8\xA7\xD9\x87\xD9\x85");
    assert_repaired("in\xE2\x80\x8Cto", "into");
}

TEST(entities_whatever_their_spelling) {
    assert_repaired("Trask &amp; Sons, &quot;ships&quot; &#8212; &#x20ac;5 &eacute;t&eacute;",
                    "Trask & Sons, \"ships\" — €5 été");
    assert_repaired("escaped twice: &amp;lt;b&amp;gt; and &amp;amp;amp;", "escaped twice: <b> and &");
    assert_repaired("&#150; is a dash to browsers", "– is a dash to browsers");
    assert_repaired("AT&T; R&D, &unknown; &; &#; &#x; &#99999999; &#xD800;",
                    "AT&T; R&D, &unknown; &; &#; &#x; &#99999999; &#xD800;");
    assert_repaired("&am&shy;p; and &am&#112;;lt;", "& and <");
}

TEST(utf8_read_as_windows_1252) {
    assert_repaired("The mayor\xC3\xA2\xE2\x82\xAC\xE2\x84\xA2s office", "The mayor’s office");
    assert_repaired("\xC3\x83\xC2\xA9t\xC3\x83\xC2\xA9", "été");
    /* Not reversible: the dash behind it has no byte that would be UTF-8. */
    assert_repaired("S\xC3\xA3o Tom\xC3\xA9, \xC3\x82\xC2\xA9 \xE6\xB8\xAF",
                    "S\xC3\xA3o Tom\xC3\xA9, \xC3\x82\xC2\xA9 \xE6\xB8\xAF");
    assert_repaired("S\xC3\xA3o Tom\xC3\xA9 e Pr\xC3\xADncipe", "São Tomé e Príncipe");
    /* Line by line: the second line is fine and stays. */
    assert_repaired("caf\xC3\x83\xC2\xA9\ncaf\xC3\xA9", "café\ncafé");
}

TEST(composed_and_not_compatible) {
    assert_repaired("cafe\xCC\x81", "café");
    assert_repaired("AT&T  and R&D", "AT&T and R&D");
    assert_repaired("10³ ½ ﬁ Å", "10³ ½ ﬁ Å");
    assert_repaired("\xE2\x84\xAB", "Å"); /* the angstrom sign is the letter */
}

TEST(control_characters_go_to_the_last) {
    assert_repaired("a\x1Fz \x7Fy \u00A1 pier", "az y \u00A1 pier");
}

/* `text` repaired is `expected`, and its byte `at` came from byte `origin`. */
static void assert_origin(const char *text, const char *expected, size_t at, size_t origin) {
    struct span copy = exact_copy(span_of(text));
    struct repair_view view = REPAIR_VIEW_INIT;
    assert_int_equal(repair_trace(&view, copy), STATUS_OK);
    assert_span_equal(view.text, expected);
    assert_int_equal(repair_origin(&view, at), origin);
    assert_int_equal(repair_origin(&view, 0), 0);
    assert_int_equal(repair_origin(&view, view.text.size), copy.size);
    repair_view_release(&view);
    free((void *)copy.data);
}

TEST(views_lead_back_to_the_line) {
    const char *line = "A &amp; B\xC2\xA0\xC2\xA0(Photo)";
    assert_origin(line, "A & B (Photo)", 3, 7);
    assert_origin(line, "A & B (Photo)", 4, 8);
    assert_origin(line, "A & B (Photo)", 6, strlen("A &amp; B\xC2\xA0\xC2\xA0"));
    assert_origin("as it was", "as it was", 5, 5);
    /* "e" and its accent are bytes 3 and 4 of the line, and what is behind them begins at 6. */
    assert_origin("cafe\xCC\x81s", "cafés", 3, 3);
    assert_origin("cafe\xCC\x81s", "cafés", 5, 6);
    /* Three characters of seven bytes for one apostrophe of three. */
    assert_origin("we\xC3\xA2\xE2\x82\xAC\xE2\x84\xA2ll", "we’ll", 5, 10);
    assert_origin("&amp;quot;Go&amp;quot;", "\"Go\"", 1, 10);
}

static enum status repair_hard_text(void *context) {
    (void)context;
    struct buffer out = BUFFER_INIT;
    struct repair_view view = REPAIR_VIEW_INIT;
    enum status status = repair_text(span_of("caf\xC3\x83\xC2\xA9 &amp;eacute;\n\ne\xCC\x81  x"), &out, NULL);
    if (!status) status = repair_trace(&view, span_of("a &amp; b e\xCC\x81"));
    buffer_release(&out);
    repair_view_release(&view);
    return status;
}

TEST(no_memory) {
    assert_survives_no_memory(repair_hard_text, NULL);
}
