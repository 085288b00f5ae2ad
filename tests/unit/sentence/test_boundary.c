/*
 * test_boundary.c - the short answer is never another than the long one
 */
#include "ends.h"

#define COUNT(array) (sizeof(array) / sizeof *(array))

#define ABBREVIATION(word, class, languages) word,
static const char *const ABBREVIATIONS[] = {
#include "data/abbreviations.def"
};

TEST(ends_of_sentences) {
    assert_true(ends("The ferry to Marrow Point never left|. Nobody said why."));
    assert_true(ends("The ferry was named after Ada Corwen|. Nobody said why."));
    assert_true(ends("The ferry to Marrow Point was built in 1963|. Nobody said why."));
    assert_true(ends("The ferry had room for all passengerswithoutaticket|. Nobody said why."));
    assert_true(ends("The ferry to Marrow Point belongs to Holm Inc|.\nNobody said why."));
    assert_true(ends("“The ferry to Marrow Point never left|.” Nobody said why."));
    assert_true(ends("The ferry to Marrow Point never left|. “Nobody said why.”"));
    assert_true(ends("Did the ferry to Marrow Point leave|? Nobody knows."));
    assert_true(ends("It left|. Nobody said why."));
}

/* Words that open sentences do so with what is contracted to them. */
TEST(an_opener_ends_at_its_apostrophe) {
    assert_true(ends("The pilot of the ferry lives in the U.S|. Nobody's here."));
    assert_true(ends("The pilot of the ferry lives in the U.S|. Everyone’s here."));
    assert_false(ends("The pilot of the ferry lives in the U.S|. Marrow's pier is old."));
    assert_false(ends("The pilot of the ferry lives in the U.S|. Shel's pier is old."));
}

TEST(a_verb_that_comes_last_needs_a_mark_behind_it) {
    assert_false(ends_at("“谁付钱？”伦德问。", 12, LANGUAGE_ZH, NEWLINES_BOUNDARY));
    assert_true(ends_at("“谁付钱？”伦德问", 12, LANGUAGE_ZH, NEWLINES_BOUNDARY));
}

TEST(no_ends) {
    assert_false(ends("The ferry to Marrow Point was late|... I'm told so."));
    assert_false(ends("The ferry to Marrow Point was late|... I’m told so."));
    assert_false(ends("The ferry to Marrow Point belongs to Mr|. Holm, they say."));
    assert_false(ends("The ferry to Marrow Point leaves at 9 p.m|. Monday or never."));
    assert_false(ends("The ferry to Marrow Point leaves at 9 p|.m. Monday or never."));
    assert_false(ends("The ferry to Marrow Point carries Ada B|. Corwen today."));
    assert_false(ends("The U|.S. ferry is late, and the tide is not."));
    assert_false(ends("The U.S|. ferry is late, and the tide is not."));
    assert_false(ends("The ferry to Marrow Point costs 3|.50 crowns a head."));
    assert_false(ends("“Where is the ferry to Marrow Point|?” she asked."));
}

/* Scripts without spaces on both sides of a mark that may also stand within a name. */
TEST(marks_without_a_space) {
    assert_true(ends("谁付钱|?没人知道。"));
    assert_true(ends("ใครจ่าย|!ไม่มีใครรู้"));
    assert_false(ends("누가 내나요|?아무도 모른다."));
    assert_false(ends("Yahoo|!是一家公司。"));
    assert_false(ends("谁付钱|?아무도"));
}

/* Every word of the list, as it stands, with a capital, in capitals, behind a hyphen and behind a blank. */
TEST(agrees_about_every_abbreviation) {
    for (size_t i = 0; i < COUNT(ABBREVIATIONS); i++) {
        for (int form = 0; form < 6; form++) {
            char text[200];
            const char *before = form % 2 ? "When it was over semi-" : "When it was over ";
            size_t word = strlen(before), at = word + strlen(ABBREVIATIONS[i]);
            snprintf(text, sizeof text, "%s%s. Corwen laughed.", before, ABBREVIATIONS[i]);
            for (size_t k = word; form > 1 && k < at; k++) {
                if (text[k] >= 'a' && text[k] <= 'z') text[k] = (char)(text[k] - 'a' + 'A');
                if (form < 4) break;
            }
            for (enum language language = LANGUAGE_AM; language < LANGUAGE_COUNT; language++)
                ends_at(text, at, language, NEWLINES_BOUNDARY);
        }
    }
}

static const char *const BEFORE[] = {"",      "left",   "(left)",     "Inc",     "at 9 p.m", "the U.S",
                                     "Ada B", "the 21", "in 1963",    "don’t",   "by Mr",    "vs",
                                     "Yahoo", "a café", "half-empty", "quays I", "vitamin e"};
static const char *const MARKS[] = {".", "?", "!", "...", "?!", ". ."};
static const char *const CLOSERS[] = {"", "\"", "”", "’", "'", ")", "»", "[3]"};
static const char *const GAPS[] = {"", " ", "\n", "  ", "\n\n", "\xC2\xA0"};
static const char *const OPENERS[] = {"", "\"", "“", "‘", "'", "(", "— ", "$"};
static const char *const BEHIND[] = {
    "",        "The bell rang", "the bell rang", "Bells rang",  "iPhones rang",
    "42 rang", ", and",         "I rang",        "Ada said so", "http://marrow.example is",
    "S. came"};

/* All that can stand around a mark, in each layout, deep in a text and at its beginning. */
TEST(agrees_about_every_surrounding) {
    const size_t counts[] = {COUNT(BEFORE), COUNT(MARKS),   COUNT(CLOSERS),
                             COUNT(GAPS),   COUNT(OPENERS), COUNT(BEHIND)};
    size_t total = 2;
    for (size_t i = 0; i < COUNT(counts); i++) total *= counts[i];
    for (size_t number = 0; number < total; number++) {
        size_t part[COUNT(counts)], rest = number / 2;
        for (size_t i = 0; i < COUNT(counts); rest /= counts[i++]) part[i] = rest % counts[i];
        char text[200];
        int at =
            snprintf(text, sizeof text, "%s%s", number % 2 ? "“The ferry was late, " : "", BEFORE[part[0]]);
        snprintf(text + at, sizeof text - (size_t)at, "%s%s%s%s%s", MARKS[part[1]], CLOSERS[part[2]],
                 GAPS[part[3]], OPENERS[part[4]], BEHIND[part[5]]);
        ends_at(text, (size_t)at, LANGUAGE_EN, NEWLINES_BOUNDARY);
        ends_at(text, (size_t)at, LANGUAGE_DE, NEWLINES_BLANK);
    }
}
