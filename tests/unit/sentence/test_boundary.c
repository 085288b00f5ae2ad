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

/* Small letters behind a mark. */
TEST(a_small_letter_goes_on_unless_it_begins_a_name) {
    ASSERT_ENDS(
        "They came to Lindmouth at dawn|. iPhones rang.", "They came to Lindmouth at dawn|. eBay rang.",
        "They came to Lindmouth at dawn|. al-Dorn rang.", "They came to Lindmouth at dawn|. the rest slept.",
        "They came to Lindmouth at dawn|. http://marrow.example is down.",
        "They came to Lindmouth at dawn|. https://marrow.example is down.",
        "They came to Lindmouth at dawn|. www.marrow.example is down.",
        "Who came to Lindmouth at dawn|? iPhones rang.");
    ASSERT_GOES_ON("They came to Lindmouth|. the rest slept.", "They came at 5 p.m|. the rest slept.",
                   "They came to the bvt|. the rest slept.", "They came to the is|. the rest slept.",
                   "They came at dawn|... the rest slept.", "Who came at dawn|? the rest slept.",
                   "“They came at dawn|.” the rest slept.", "They met Gov|. al-Dorn there.",
                   "They met Gov|. http://marrow.example there.");
}

TEST(how_far_is_looked_for_what_begins_a_name) {
    assert_true(ends_filled("They came to Lindmouth|. ", 12, "Bc rang."));
    assert_false(ends_filled("They came to Lindmouth|. ", 13, "Bc rang."));
    ASSERT_ENDS("They came to Lindmouth|. abc-Dorn rang.", "They came to Lindmouth|. ab-Dorn rang.");
    ASSERT_GOES_ON("They came to Lindmouth|. abcd-Dorn rang.", "They came to Lindmouth|. a-Dorn rang.",
                   "They came to Lindmouth|. abc-dorn rang.", "They came to Lindmouth|. abc-");
    ASSERT_ENDS("They like their tea|. the rest slept.");
    ASSERT_GOES_ON("They like to do|. the rest slept.");
}

TEST(how_far_is_looked_for_brackets_dashes_and_titles) {
    assert_true(ends_filled("They own Holm Inc|. (Bakers in Marrow ", 281, ".) and so on and so on."));
    assert_false(ends_filled("They own Holm Inc|. (Bakers in Marrow ", 282, ".) and so on and so on."));
    ASSERT_GOES_ON("They own Holm Inc|.    — Bakers in Marrow slept.");
    ASSERT_ENDS("They own Holm Inc|.     — Bakers in Marrow slept.");
    assert_false(ends_filled("On “", 56, "|!” Lund won a boat."));
    assert_true(ends_filled("On “", 57, "|!” Lund won a boat."));
    ASSERT_GOES_ON("On a day at the pier “Mayhem|!” Lund won.");
    ASSERT_ENDS("On a day at the old pier “Mayhem|!” Lund won.",
                "On a day\nat the pier “Mayhem|!” Lund won.");
}

TEST(money_and_the_like) {
    ASSERT_ENDS("They came to Lindmouth at dawn|. $5 was lost.",
                "They came to Lindmouth at dawn|. @lund rang.",
                "Who came to Lindmouth at dawn|? $5 was lost.");
    ASSERT_GOES_ON("They came to Lindmouth at dawn|... $5 was lost.", "They came to Lindmouth|., he said.",
                   "They came to Lindmouth at dawn| . , he said.", "They met Gov|. $5 was lost.",
                   "They came to Lindmouth|. №5 was lost.");
}

TEST(a_mark_without_a_blank) {
    ASSERT_ENDS("They came to it|.The rest slept.", "They came at dawn|.The rest slept.",
                "They came at dawn|.Nobody slept.", "They came at dawn|.Boats lay there.",
                "They came at dawn|.Boats, old, lay there.", "They came at dawn|.Boats",
                "They came at dawn|.”He slept.", "(They came at dawn|.)He slept.",
                "They came to Lindmouth|.The rest slept.");
    ASSERT_GOES_ON("They came at dawn|.boats lay there.", "They came at dawn|.BOATS lay there.",
                   "They came at dawn|.Boats.com lay there.", "They came to Lindmouth|.Boats lay there.",
                   "They came at dawn|...The rest slept.", "They came to the is|.Boats lay there.",
                   "They came at dawn|.B lay there.", "They came to US|.The rest slept.",
                   "They take vitamin e|.The rest slept.");
}

TEST(brackets_and_dashes_behind_what_may_end) {
    ASSERT_ENDS("They went to the U.S|. (The mayor stayed.)", "They own Holm Inc|. (Bakers in Marrow slept.)",
                "They went to Marrow at dawn|. (Lund stayed there) and so on.",
                "They went to Marrow at dawn|. — Lund stayed there.");
    ASSERT_GOES_ON("They own Holm Inc|. (Bakers in Marrow slept) and so on.",
                   "They went to the U.S|. (THE Lund stayed there) and so on.",
                   "They went to the U.S|. (lund stayed there.) and so on.",
                   "They went to the U.S|. — The mayor stayed.",
                   "They met the Gov|. (The mayor stayed) there.");
}

TEST(exclamations_in_titles_and_brands) {
    ASSERT_GOES_ON("On “Jeopardy|!” Lund won a boat.", "Before “Jeopardy|!” Lund won a boat.",
                   "When in “Jeopardy|!” Lund won a boat.", "They work for Yahoo|! Lund does too.",
                   "On \"Jeopardy|!\" Lund won a boat.");
    ASSERT_ENDS("She won “Jeopardy|!” Lund lost a boat.", "They work for Yahoo|! The mayor does too.",
                "They work for yahoo|! Lund does too.", "On “Mayhem|!” “Lund won a boat.”",
                "They came at dawn|! Lund slept.");
}

TEST(what_opens_a_sentence_is_no_end) {
    ASSERT_GOES_ON("|...and then they slept.", "|... Then they slept.", "|! Then they slept.");
    ASSERT_ENDS("5|! Then they slept.", "a|... Then they slept.");
}

TEST(titles_and_brackets_of_chinese) {
    ASSERT_ALL(LANGUAGE_ZH, false, "她在读《跑|！兔子》一书。", "她说（四月|。五月）发表。",
               "她说了|。，他走了。");
    ASSERT_ALL(LANGUAGE_ZH, true, "她在读《跑》一书|。他走了。", "（她说了|。他走了。）",
               "她说（四月）发表|。他走了。", "她走了|。他也走了。");
}

TEST(a_full_stop_and_then_an_ellipsis) {
    assert_tail("They hung on a rope|.| . . . The crane fell.");
    assert_tail("They hung on a rope|.| ... The crane fell.");
    assert_tail("They hung on a rope|...| The crane fell.");
    assert_tail("They hung on a rope|. . .| The crane fell.");
    assert_tail("They hung on a rope|....| The crane fell.");
    assert_tail("They hung on a rope|. . . . .| The crane fell.");
    assert_tail("They hung on a rope |. . . .| The crane fell.");
    assert_tail("They hung on a rope|. . . .”| The crane fell.");
    assert_tail("They hung on a rope|. . . .|");
    assert_tail("They hung on a rope|.| ...");
    assert_tail("They hung on a rope|?...| The crane fell.");
    ASSERT_GOES_ON("They hung on a rope|. . . . the crane fell.");
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
static const char *const OPENERS[] = {"", "\"", "“", "‘", "'", "(", "— ", "—", "…", "$"};
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
