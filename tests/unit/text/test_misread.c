/*
 * test_misread.c - what was misread, piece by piece (test_repair.c has whole lines, tests/charsets whole languages)
 */
#include "../unit.h"
#include "text/misread.h"
#include "text/utf8.h"

/* The line with its pieces in brackets, each what it was. */
static void assert_pieces(const char *text, const char *expected) {
    struct span line = exact_copy(span_of(text));
    struct buffer out = BUFFER_INIT;
    struct misread found;
    struct misread_piece piece = {0, 0, 0};
    size_t at = 0;
    if (misread_find(&found, line, NULL))
        for (; misread_next(&found, &piece); at = piece.end) {
            char bytes[4];
            buffer_append(&out, span_slice(line, at, piece.start));
            buffer_append_byte(&out, '[');
            if (piece.code) buffer_append(&out, (struct span){bytes, utf8_encode(piece.code, bytes)});
            buffer_append_byte(&out, ']');
        }
    buffer_append(&out, span_slice(line, at, line.size));
    assert_span_equal(buffer_span(&out), expected);
    buffer_release(&out);
    free((void *)line.data);
}

TEST(one_group) {
    assert_pieces("", "");
    assert_pieces("cafÃ©", "caf[é]");
    assert_pieces("mayorâ€™s", "mayor[’]s");
    assert_pieces("Great ðŸŽ‰ day", "Great [🎉] day");
    assert_pieces("Ã…lesund", "[Å]lesund");
    assert_pieces("one Â£5", "one [£]5");
    assert_pieces("NESCAFÉ® MALMÖ’S MITÄ… «É»", "NESCAFÉ® MALMÖ’S MITÄ… «É»");
    assert_pieces("Huáº¿ PloieÈ™ti BacÄƒu", "Hu[ế] Ploie[ș]ti Bac[ă]u");
    assert_pieces("Huáº¿", "Hu[ế]");
    assert_pieces("PloieÈ™ti", "Ploie[ș]ti");
    assert_pieces("ðŸ¬€ no", "ðŸ¬€ no"); /* the character behind all kinds */
    assert_pieces("Ã", "Ã");
    assert_pieces("no.â€", "no.[”]");
    assert_pieces("â€ no", "â€ no");
}

TEST(a_letter_of_another_script_alone_is_no_proof) {
    assert_pieces("a å\xC2\x8F£ b", "a å\xC2\x8F£ b");
    assert_pieces("港å\xC2\x8F£", "港[口]");
    assert_pieces("Ð¾Ð½", "[о][н]");
}

/* What was misread as Cyrillic stands beside letters that are not. */
TEST(a_latin_letter_beside_latin_ones) {
    assert_pieces("cafГ© de la mer", "caf[é] de la mer");
    assert_pieces("Г©tat", "[é]tat");
    assert_pieces("de lГ© de", "de l[é] de");
    assert_pieces("Г© Г©", "Г© Г©");
}

TEST(letters_in_the_case_of_their_word) {
    assert_pieces("IRMÃ\u00ADOS", "IRMÃ\u00ADOS");
    assert_pieces("famÃ\u00ADlia", "fam[í]lia");
}

TEST(a_capital_or_a_small_letter_is_one_by_its_neighbours) {
    assert_pieces("CAFÃ‰ no", "CAF[É] no");
    assert_pieces("cafÃ‰ no", "cafÃ‰ no");
    assert_pieces("FÃ©vrier", "F[é]vrier");
    assert_pieces("EL NIÃ±", "EL NI[ñ]");
    assert_pieces("EL NIÃ±O", "EL NIÃ±O");
    /* "CAFÃ©" may be a word in capitals with its mark, whatever the rest of the line is; "OÃ¹" is none. */
    assert_pieces("LE CAFÃ© dâ€™ici", "LE CAFÃ© d[’]ici");
    assert_pieces("VOICI OÃ¹ dâ€™ici", "VOICI O[ù] d[’]ici");
}

TEST(a_lone_lead_is_no_word) {
    assert_pieces("Il va Ã\u00A0 Lyon", "Il va [à] Lyon");
    assert_pieces("Il va Ã\u00A0Lyon", "Il va [à]Lyon");
    assert_pieces("Il va Ã\u00A0", "Il va [à]");
    assert_pieces("Il va Ã\u00A0!", "Il va Ã\u00A0!");
    assert_pieces("Ã€ Lyon", "[À] Lyon");
    assert_pieces("LaÃ¿e", "La[ÿ]e");
    assert_pieces("Â¿No?", "[¿]No?");
    assert_pieces("\u0301Â« no", "\u0301Â« no");
    assert_pieces("-Â« no", "-[«] no");
}

TEST(letters_that_could_stand_in_a_word_are_no_proof) {
    assert_pieces("港åŠ›", "港[力]"); /* a capital behind a small letter */
    assert_pieces("港åœ›", "港åœ›");
    assert_pieces("MITÄš", "MITÄš");
    assert_pieces("MITÄša", "MITÄša");
    assert_pieces("MITÄšA", "MIT[Ě]A");
}

/* A letter of central Europe is backed by a quotation mark. */
TEST(letters_of_europe_need_no_other_of_their_kind) {
    assert_pieces("MITÄš dâ€™Oro", "MIT[Ě] d[’]Oro");
}

TEST(pictures_and_controls) {
    assert_pieces("dayðŸŽ‰", "dayðŸŽ‰");
    assert_pieces("day. ðŸŽ‰", "day. [🎉]");
    assert_pieces("ï»¿One", "[\uFEFF]One");
    assert_pieces("5 Â€", "5 Â€");
}

/* à‚© would be the sign © in three bytes, ð‚‚¬ that of the euro in four. */
TEST(what_has_a_shorter_form_is_no_character) {
    assert_pieces("one à‚© five", "one à‚© five");
    assert_pieces("one ð‚‚¬ five", "one ð‚‚¬ five");
    assert_pieces("one â‚¬ five", "one [€] five");
}

TEST(a_quote_that_lost_its_last_byte) {
    static const char *const CLOSE[] = {"", " ", ".", ",", ";", ":", "!", "?", ")"};
    static const char *const STAYS[] = {"s", "(", "-", "5"};
    char misread[40], right[40];
    for (size_t i = 0; i < sizeof CLOSE / sizeof *CLOSE; i++) {
        snprintf(misread, sizeof misread, "noâ€%s", CLOSE[i]);
        snprintf(right, sizeof right, "no[”]%s", CLOSE[i]);
        assert_pieces(misread, right);
    }
    for (size_t i = 0; i < sizeof STAYS / sizeof *STAYS; i++) {
        snprintf(misread, sizeof misread, "noâ€%s", STAYS[i]);
        assert_pieces(misread, misread);
    }
    assert_pieces("noâ€\uFFFD-", "no[”]-");
    assert_pieces("noâ€\uFFFDs", "noâ€\uFFFDs");
    assert_pieces(" â€\uFFFD", " â€\uFFFD");
}

TEST(a_space_that_lost_its_byte) {
    static const char *const BEFORE[] = {"a", "5", ")", ",", ".", "!"};
    static const char *const STAYS[] = {"A", " ", "(", "“", "港"};
    char misread[40], right[40];
    for (size_t i = 0; i < sizeof BEFORE / sizeof *BEFORE; i++) {
        snprintf(misread, sizeof misread, "%sÂ b", BEFORE[i]);
        snprintf(right, sizeof right, "%s[] b", BEFORE[i]);
        assert_pieces(misread, right);
    }
    for (size_t i = 0; i < sizeof STAYS / sizeof *STAYS; i++) {
        snprintf(misread, sizeof misread, "%sÂ b", STAYS[i]);
        assert_pieces(misread, misread);
    }
    assert_pieces("aÂ", "a[]");
    assert_pieces("aÂb", "aÂb");
}

TEST(a_letter_that_lost_its_byte) {
    assert_pieces("famÃlia dâ€™Oro", "fam[í]lia d[’]Oro");
    assert_pieces("voilÃ, dâ€™Oro", "voil[à], d[’]Oro");
    assert_pieces("5 Ã dâ€™Oro", "5 [à] d[’]Oro");
    assert_pieces("VOILÃ dâ€™Oro", "VOILÃ d[’]Oro");
    assert_pieces("aÃB dâ€™Oro", "aÃB d[’]Oro");
    assert_pieces("AÃb dâ€™Oro", "AÃb d[’]Oro");
}

TEST(doubt_is_settled_by_the_rest_of_the_line) {
    assert_pieces("OÃ¹ est", "OÃ¹ est");
    assert_pieces("OÃ¹ est lâ€™eau", "O[ù] est l[’]eau");
    assert_pieces("dÃ©jÃ votÃ©", "d[é]j[à] vot[é]");
    assert_pieces("jÃ votre", "jÃ votre");
    assert_pieces("said.Â He", "said.[] He");
}

TEST(the_charset_that_explains_most) {
    assert_pieces("√© ‚Äúno‚Äù", "[é] [“]no[”]");
    assert_pieces("caf√© ¬£5", "caf[é] [£]5");
    assert_pieces("¬£5", "¬£5");
    assert_pieces("п÷п╬я─я┌", "[П][о][р][т]");
    assert_pieces("РџРѕСЂС‚ РІ", "[П][о][р][т] [в]");
    assert_pieces("Рівне", "Рівне");
    assert_pieces("“école” d’été—là’é", "“école” d’été—là’é");
}

static bool near(const char *text, size_t at) {
    struct span copy = exact_copy(span_of(text));
    bool answer = misread_near(copy.data, copy.data + at, copy.data + copy.size);
    free((void *)copy.data);
    return answer;
}

TEST(at_a_glance) {
    assert_true(near("Ã©", 0));
    assert_true(near("â€", 0));
    assert_true(near("Р°", 2));
    static const char *const LEADS[] = {"Р", "С", "В", "Г", "Ă", "Ĺ"};
    for (size_t i = 0; i < sizeof LEADS / sizeof *LEADS; i++) {
        char sign[8];
        snprintf(sign, sizeof sign, "%s°", LEADS[i]);
        assert_true(near(sign, 2));
        snprintf(sign, sizeof sign, "%s€", LEADS[i]);
        assert_true(near(sign, 2));
        snprintf(sign, sizeof sign, "%s“", LEADS[i]);
        assert_false(near(sign, 2));
    }
    assert_false(near("Д°", 2));
    assert_true(near("а¬", 2));
    assert_true(near("п└", 2));
    assert_true(near("п▿", 2));
    assert_false(near("п⓿", 2));
    assert_false(near("п◀", 2));
    assert_true(near("‚Ãß", 3));
    assert_false(near("‚Ã b", 3));
    assert_false(near("‚Ã", 3));
    assert_true(near("√©", 0));
    assert_true(near("п┬", 2));
    assert_false(near("ão Tomé", 0));
    assert_false(near("é", 0));
    assert_false(near("а°", 2));
    assert_false(near("“no", 0));
}

static bool breaks(const char *text, size_t at) {
    struct span copy = exact_copy(span_of(text));
    bool answer = !misread_break(copy.data, copy.data + at, copy.data + copy.size);
    free((void *)copy.data);
    return answer;
}

TEST(a_line_break_within_a_character) {
    assert_false(breaks("Ã\xC2\x85"
                        "lesund",
                        2));
    assert_false(breaks("Ã\xC2\x85"
                        "L",
                        2));
    assert_false(breaks("å\xC2\x85£", 2));
    assert_true(breaks("a\xC2\x85"
                       "b",
                       1));
    assert_true(breaks("SANTÉ\xC2\x85"
                       "La",
                       6));
    assert_true(breaks("Ã\xC2\x85", 2));
    assert_true(breaks("SANTÉ\xC2\x85"
                       "4",
                       6));
    assert_true(breaks("Ã\xC2\x85\n", 2));
    assert_true(breaks("MITÄ\xC2\x85"
                       "La",
                       5));
    assert_true(breaks("MITÄ\xC2\x85"
                       "4 a",
                       5));
    assert_false(breaks("MITÄ\xC2\x85"
                        "la",
                        5));
    assert_false(breaks("ÃÂ\xC2\x85"
                        "L",
                        4));
    assert_false(breaks("å\xC2\x8F\xC2\x85"
                        "b",
                        4));
    assert_true(breaks("\xC2\x85"
                       "x",
                       0));
}
