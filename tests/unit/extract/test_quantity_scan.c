/*
 * test_quantity_scan.c - whether a sentence can have a quantity at all
 */
#include "../unit.h"
#include "extract/quantity_scan.h"

static bool wants(enum language language, const char *sentence) {
    struct vocabularies all = {{NULL}};
    const struct vocabulary *vocabulary;
    assert_int_equal(vocabulary_get_figures(&all, language, &vocabulary), STATUS_OK);
    bool wanted = quantity_scan_wants(vocabulary, span_of(sentence));
    vocabularies_release(&all);
    return wanted;
}

TEST(numbers_and_months_are_seen) {
    static const char *const SENTENCES[] = {
        "It has 2 piers.", "Three men",        "on the TWENTY-first", "a month later", "in March", "half",
        "\xC2\xBD of it",  "\xEF\xBC\x91 man", "fi\xC2\xADve men",    "USD34",         "x1",       "seven",
    };
    for (size_t i = 0; i < sizeof SENTENCES / sizeof *SENTENCES; i++)
        if (!wants(LANGUAGE_EN, SENTENCES[i])) fail_msg("%s", SENTENCES[i]);
}

TEST(other_sentences_are_not) {
    static const char *const SENTENCES[] = {
        "",
        "a",
        "This is their pier, and they think so.",
        "\xE2\x80\x9CMany waves,\xE2\x80\x9D she said.",
        "Z\xC3\xBCrich ones",
        "severalty",
    };
    for (size_t i = 0; i < sizeof SENTENCES / sizeof *SENTENCES; i++)
        if (wants(LANGUAGE_EN, SENTENCES[i])) fail_msg("%s", SENTENCES[i]);
    assert_true(wants(LANGUAGE_DE, "Das ist ein Haus."));
}

/* A word at each place of a long sentence, behind words that are none, or glued to letters before it. */
static bool wants_at(size_t place, const char *before, const char *word, const char *behind) {
    char sentence[400] = "";
    while (strlen(sentence) < place) strcat(sentence, strlen(sentence) % 7 ? "e" : " ");
    strcat(strcat(strcat(sentence, before), word), behind);
    return wants(LANGUAGE_EN, sentence);
}

TEST(no_place_of_a_sentence_is_overlooked) {
    static const char LONG[] = " eee eeeee eeee ee eeeeeeee eeeeee eee eeeee eeeeee eee ee eeeee eeee eee ee";
    for (size_t place = 0; place < 150; place++) {
        assert_true(wants_at(place, " ", "seven", LONG));
        assert_true(wants_at(place, " ", "seven", ""));
        assert_true(wants_at(place, " ", "7", LONG));
        assert_true(wants_at(place, "e", "7", " e"));
        assert_true(wants_at(place, "\xE2\x80\x9C", "seven", LONG));
        assert_true(wants_at(place, "", "\xC2\xBD", LONG));
        assert_false(wants_at(place, "e", "seven", LONG));
        assert_false(wants_at(place, "e", "seven", ""));
        assert_false(wants_at(place, " ", "sevens", LONG));
        assert_false(wants_at(place, "", "\xE2\x80\x9D", LONG));
    }
}
