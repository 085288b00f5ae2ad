/*
 * test_repair.c - spaces, entities, wrong charsets and NFC
 */
#include "../unit.h"
#include "text/repair.h"

enum { ENDLESS = 3000 };

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
    assert_repaired("har\u2060bour \u180Emas\u200Bter\uFEFF\x7F", "harbour master");
    /* The zero-width non-joiner is spelling in Persian, and nothing in English. */
    assert_repaired("\xD9\x85\xDB\x8C\xE2\x80\x8C\xD8\xAE\xD9\x88\xD8\xA7\xD9\x87\xD9\x85",
                    "\xD9\x85\xDB\x8C\xE2\x80\x8C\xD8\xAE\xD9\x88\xD8\xA7\xD9\x87\xD9\x85");
    assert_repaired("in\xE2\x80\x8Cto", "into");
}

TEST(a_zero_byte_is_data) {
    static const char TEXT[] = "a\0b &amp;\0\1 c", EXPECTED[] = "a\0b &\0 c";
    struct buffer out = BUFFER_INIT;
    assert_int_equal(repair_text((struct span){TEXT, sizeof TEXT - 1}, &out, NULL), STATUS_OK);
    assert_int_equal(out.size, sizeof EXPECTED - 1);
    assert_memory_equal(out.data, EXPECTED, sizeof EXPECTED - 1);
    buffer_release(&out);
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
    /* Only the sign was misread. */
    assert_repaired("S\xC3\xA3o Tom\xC3\xA9, \xC3\x82\xC2\xA9 \xE6\xB8\xAF",
                    "S\xC3\xA3o Tom\xC3\xA9, \xC2\xA9 \xE6\xB8\xAF");
    assert_repaired("S\xC3\xA3o Tom\xC3\xA9 e Pr\xC3\xADncipe", "São Tomé e Príncipe");
    /* Line by line: the second line is fine and stays. */
    assert_repaired("caf\xC3\x83\xC2\xA9\ncaf\xC3\xA9", "café\ncafé");
}

TEST(correct_text_is_not_read_again) {
    static const char *const right[] = {"BEYONCÉ’S TOUR",
                                        "NESCAFÉ® und MALMÖ’S",
                                        "MITÄ…",
                                        "«Vamos allá»… dijo",
                                        "Brontë…”",
                                        "„Ä“ und „Ö“",
                                        "Рівне, Рёв, СССР…",
                                        "√±2 und ¬p",
                                        "“É…”",
                                        "d’été—là’é",
                                        "IRMÃ”, «AMANHÃ»",
                                        "ЩЁ, её, моё"};
    for (size_t i = 0; i < sizeof right / sizeof *right; i++) assert_repaired(right[i], right[i]);
    assert_repaired("fermé\xC2\xA0»", "fermé »");
    assert_repaired("SANTÉ\xC2\xA0: le port", "SANTÉ : le port");
    assert_repaired("la lettre Â\xC2\xA0» et B", "la lettre Â » et B");
}

TEST(what_was_misread_stands_among_what_was_not) {
    assert_repaired("The mayorâ€™s office said “no” in Łódź", "The mayor’s office said “no” in Łódź");
    assert_repaired("Itâ€™s BEYONCÉ’S café 🎉", "It’s BEYONCÉ’S café 🎉");
    assert_repaired("Ã…lesund, Â£5, â‚¬6 and ðŸŽ‰", "Ålesund, £5, €6 and 🎉");
}

TEST(bytes_that_were_lost) {
    assert_repaired("a dÃ©jÃ  votÃ©", "a déjà voté");
    assert_repaired("a lieu dÃ©jÃ\xC2\xA0", "a lieu déjà");
    assert_repaired("MarÃa y cafÃ©", "María y café");
    assert_repaired("â€œno,â€\xEF\xBF\xBD and â€œno.â€", "“no,” and “no.”");
    assert_repaired("laureate,\xC2\x80\xC2\x94 also", "laureate,— also");
    assert_repaired("the mayor\xC2\x92s \xC2\x93office\xC2\x94", "the mayor’s “office”");
    assert_repaired("Port of Ã\xC2\x85lesund, cafÃ©", "Port of Ålesund, café");
    assert_repaired("a\xC2\x85"
                    "b",
                    "a\nb");
}

TEST(other_charsets) {
    assert_repaired("РџРѕСЂС‚ Р·Р°РєСЂС‹С‚ РІ С‡РµС‚РІРµСЂРі", "Порт закрыт в четверг");
    assert_repaired("п÷п╬я─я┌ п╥п╟п╨я─я▀я┌", "Порт закрыт");
    assert_repaired("caf√© ‚Äúno‚Äù", "café “no”");
    assert_repaired("Ä™ to gÄ™Ĺ› i Ĺ‚Ăłdka", "ę to gęś i łódka");
    assert_repaired("PresidentÃ¢â‚¬â„¢s Ã¢â‚¬Å“no.Ã¢â‚¬Â\xC2\x9D", "President’s “no.”");
}

TEST(directions_stay_where_a_line_has_two) {
    assert_repaired("The \u200Emayor\u200F \u2066said\u2069", "The mayor said");
    assert_repaired("שלום \u200F, \u061Cעולם", "שלום , עולם");
    assert_repaired("שלום \u200E123 עולם", "שלום \u200E123 עולם");
    assert_repaired("a\n\u200F\nb", "a\n\nb");
}

TEST(entities_without_a_semicolon) {
    assert_repaired("Port &nbsp shut&nbsp today &amp more &copy 2031", "Port shut today & more © 2031");
    assert_repaired("a&nbsptown &#8217 &eacute", "a town ’ é");
    assert_repaired("?a=1&copy=2&reg=3, R&D, &notable &copyright &euro &#9",
                    "?a=1&copy=2&reg=3, R&D, &notable &copyright &euro &#9");
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
    assert_origin("cafe\xCC\x81s", "cafés", 4, 3);
    /* What stays behind the first of a span comes from behind the span. */
    assert_origin("cafe\xCC\x81\xCC\xB2s", "caf\xC3\xA9\xCC\xB2s", 4, 3);
    assert_origin("cafe\xCC\x81\xCC\xB2s", "caf\xC3\xA9\xCC\xB2s", 5, 8);
    assert_origin("cafe\xCC\x81\xCC\xB2s", "caf\xC3\xA9\xCC\xB2s", 7, 8);
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

/* A unit over and over behind a beginning, on one line. */
struct endless {
    const char *beginning, *unit;
};

static struct span endless_text(const struct endless *endless, char text[ENDLESS]) {
    size_t size = strlen(endless->beginning), unit = strlen(endless->unit);
    memcpy(text, endless->beginning, size);
    for (; size + unit <= ENDLESS; size += unit) memcpy(text + size, endless->unit, unit);
    return (struct span){text, size};
}

static enum status repair_endless(void *endless, struct poll *poll) {
    char text[ENDLESS];
    struct buffer out = BUFFER_INIT;
    enum status status = repair_text(endless_text(endless, text), &out, poll);
    buffer_release(&out);
    return status;
}

/* Every loop over a line asks, so the questions are many, whatever the line is made of; few only where the
 * line needs no repair. */
enum { PLAIN = 4 };

TEST(one_line_can_be_stopped_in_its_midst) {
    static struct endless lines[] = {{"a  b &", "a;"},   {"a\xCC\x81", "\xCC\x96\xCC\x81"},
                                     {"a  b", " "},      {"", "\xC2\xA0"},
                                     {"a", "x\xCC\x81"}, {"", "\n"},
                                     {"&", "amp;"},      {"", "\xC3\xA2\xE2\x82\xAC\xE2\x84\xA2"}};
    for (size_t i = 0; i < sizeof lines / sizeof *lines; i++) {
        size_t n = assert_survives_interrupts(repair_endless, &lines[i]);
        printf("%zu %zu\n", i, n);
    }
}
