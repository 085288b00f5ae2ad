/*
 * test_quantity_scan.c - whether a sentence can have a quantity at all
 */
#include "../unit.h"
#include "extract/quantity_scan.h"

static bool wants(enum language language, const char *sentence) {
    struct vocabularies all = {{NULL}};
    const struct vocabulary *vocabulary;
    struct quantity_scan scan;
    assert_int_equal(vocabulary_get_figures(&all, language, &vocabulary), STATUS_OK);
    quantity_scan_init(&scan, vocabulary);
    bool wanted = quantity_scan_wants(&scan, span_of(sentence));
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
