/*
 * test_boundary.c - the short answer is never another than the long one
 */
#include "text/boundary.h"
#include "text/language.h"
#include "text/lexicon.h"
#include "unit.h"

#define ABBREVIATION(word, class, languages) word,
static const char *const ABBREVIATIONS[] = {
#include "data/abbreviations.def"
};

/* The offset of the mark in `text` that the last "|" stands before, which is taken out. */
static size_t take_mark(char *text) {
    char *bar = strrchr(text, '|');
    memmove(bar, bar + 1, strlen(bar));
    return (size_t)(bar - text);
}

/* What boundary_is_plain() says of the mark behind "|", once boundary_at() was seen to say the same. */
static bool is_plain(const char *marked, enum language language, enum newlines newlines) {
    char text[200];
    snprintf(text, sizeof text, "%s", marked);
    size_t at = take_mark(text);
    struct boundary boundary = {.text = span_of(text), .newlines = newlines, .language = language};
    boundary_begin_paragraph(&boundary, text);
    boundary_begin(&boundary, text);
    bool plain = boundary_is_plain(&boundary, text + at);
    const char *next = NULL;
    if (plain && (!boundary_at(&boundary, text + at, &next) || next != text + at + 1))
        fail_msg("%s: the short way says that it ends", marked);
    return plain;
}

static bool is_plain_english(const char *marked) {
    return is_plain(marked, LANGUAGE_EN, NEWLINES_BOUNDARY);
}

static void most_ends_are_plain(void **state) {
    (void)state;
    assert_true(is_plain_english("The ferry to Marrow Point never left|. Nobody said why."));
    assert_true(is_plain_english("The ferry was named after Ada Corwen|. Nobody said why."));
    assert_true(is_plain_english("The ferry to Marrow Point was built in 1963|. Nobody said why."));
    assert_true(is_plain_english("The ferry had room for all passengerswithoutaticket|. Nobody said why."));
    assert_true(is_plain_english("The ferry to Marrow Point belongs to Holm Inc|.\nNobody said why."));
}

static void what_is_not_plain(void **state) {
    (void)state;
    assert_false(is_plain_english("The ferry to Marrow Point belongs to Holm Inc|. Nobody said why."));
    assert_false(is_plain_english("The ferry to Marrow Point leaves at 9 p.m|. Monday or never."));
    assert_false(is_plain_english("The ferry to Marrow Point carries Ada B|. Corwen today."));
    assert_false(is_plain_english("The ferry to Marrow Point leaves on the 21|. Corwen is on it."));
    assert_false(is_plain_english("The ferry to Marrow Point never left|. nobody said why."));
    assert_false(is_plain_english("The ferry to Marrow Point never left|! Nobody said why."));
    assert_false(is_plain_english("It left|. Nobody said why."));
    assert_false(is_plain_english("The ferry to Marrow Point never left|."));
    assert_false(is_plain("The ferry to Marrow Point never left|.\nNobody.", LANGUAGE_EN, NEWLINES_BLANK));
}

/* Every word of the list, as it stands, with a capital, in capitals, behind a hyphen and behind a blank. */
static void agrees_about_every_abbreviation(void **state) {
    (void)state;
    for (size_t i = 0; i < sizeof ABBREVIATIONS / sizeof *ABBREVIATIONS; i++) {
        for (int form = 0; form < 6; form++) {
            char text[200];
            int size = snprintf(text, sizeof text, "When it was over%s%s|. Corwen laughed.",
                                form % 2 ? " semi-" : " ", ABBREVIATIONS[i]);
            for (int k = form % 2 ? 22 : 17; form > 1 && k < size && text[k] != '|'; k++) {
                if (text[k] >= 'a' && text[k] <= 'z') text[k] = (char)(text[k] - 'a' + 'A');
                if (form < 4) break;
            }
            for (enum language language = LANGUAGE_AM; language < LANGUAGE_COUNT; language++)
                is_plain(text, language, NEWLINES_BOUNDARY);
        }
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(most_ends_are_plain),
        cmocka_unit_test(what_is_not_plain),
        cmocka_unit_test(agrees_about_every_abbreviation),
    };
    return RUN_TESTS(tests);
}
