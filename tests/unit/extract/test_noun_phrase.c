/*
 * test_noun_phrase.c - where the phrase of a speaker begins and ends
 */
#include "../unit.h"
#include "said.h"

/* The mention before "said", and behind it. */
static void assert_left(const char *who, const char *mention) {
    char text[300], expected[300];
    snprintf(text, sizeof text, "In May %s said the pier was “lost for good”.", who);
    snprintf(expected, sizeof expected, "%s verb-before", mention);
    assert_mentions(text, expected);
}

static void assert_right(const char *who, const char *mention) {
    char text[300], expected[300];
    snprintf(text, sizeof text, "“The pier is lost for good,” said %s.", who);
    snprintf(expected, sizeof expected, "%s quote-verb-name", mention);
    assert_mentions(text, *mention ? expected : "-");
}

TEST(phrases_before_a_verb) {
    assert_left("the old mayor", "the old mayor");
    assert_left("all the old mayors", "all the old mayors");
    assert_left("half the crew", "half the crew");
    assert_left("these old men", "these old men");
    assert_left("Sen. Ida Voss (D-Ostrel)", "Sen. Ida Voss (D-Ostrel)");
    assert_left("J. Voss", "J. Voss");
    assert_left("Quill & Sons", "Quill & Sons");
    assert_left("the then-mayor", "the then-mayor");
    assert_left("Voss's deputy", "Voss's deputy");
    assert_left("the very old mayor", "the very old mayor");
    assert_left("she", "she");
    assert_left("everyone", "everyone");
    assert_left("No. 10", "No. 10");
    assert_left("the mayor of Ostrel", "the mayor of Ostrel");
    assert_left("the mayor in Ostrel", "the mayor");
    assert_left("the trustee for Health of Ostrel", "the trustee for Health of Ostrel");
    assert_left("the aide of the head of the board of the bank of Quill",
                "the aide of the head of the board of the bank of Quill");
    assert_left("the head of the board of Quill", "the head of the board of Quill");
}

TEST(phrases_behind_a_verb) {
    assert_right("the old mayor of Ostrel", "the old mayor of Ostrel");
    assert_right("the old mayor in Ostrel", "the old mayor");
    assert_right("the head of Health of Ostrel", "the head of Health");
    assert_right("all the old mayors", "");
    assert_right("J. Voss", "J. Voss");
    assert_right("Sen. Ida Voss", "Sen. Ida Voss");
    assert_right("Voss's deputy", "Voss's deputy");
    assert_right("the mayor's deputy", "the mayor's deputy");
    assert_right("Quill & Sons", "Quill & Sons");
    assert_right("the tired, 71-year-old mayor", "the tired, 71-year-old mayor");
    assert_right("the tired, old mayor", "the tired");
    assert_right("a No. 10 aide", "a No. 10 aide");
    assert_right("the No 10 aide", "the No 10 aide");
    assert_right("Voss last week", "Voss");
    assert_right("Voss this Monday", "Voss");
    assert_right("one", "one");
    assert_right("the others", "the others");
    assert_right("another of the men", "another of the men");
    assert_right("Voss who left", "Voss");
    assert_right("Voss resisted it", "Voss");
    assert_right("she of it", "she");
    assert_right("of it", "");
}

TEST(a_nickname_is_part_of_a_name) {
    assert_mentions("“It is lost,” said George “Jay” Kerr.", "George “Jay” Kerr quote-verb-name; -");
    assert_mentions("George “Jay” Kerr said it was “lost”.", "-; George “Jay” Kerr verb-before");
}

TEST(two_who_speak_together) {
    assert_right("Ida Voss and Jon Kerr", "Ida Voss and Jon Kerr");
    assert_right("the mayor and the pilot", "the mayor and the pilot");
    assert_right("the mayor and pilot", "the mayor");
    assert_right("the mayor and Ida Voss", "the mayor and Ida Voss");
    assert_right("Ida Voss and the pilot", "Ida Voss and the pilot");
    assert_right("chairman and chief executive Jon Kerr", "chairman and chief executive Jon Kerr");
    assert_right("Ida Voss and pilots", "Ida Voss");
    assert_right("Ida Voss and Jon Kerr's crew", "Ida Voss and Jon Kerr's crew");
    assert_left("Ida Voss and Jon Kerr", "Ida Voss and Jon Kerr");
    assert_left("the mayor and the pilot", "the mayor and the pilot");
    assert_left("Lind, Voss and Kerr", "Lind, Voss and Kerr");
    assert_left("Lind, Voss, and Kerr", "Lind, Voss, and Kerr");
    assert_left("the mayor, Voss and Kerr", "Voss and Kerr");
}

TEST(an_apposition_is_passed_before_a_verb) {
    assert_mentions("Voss, a pilot, said the pier was “lost”.", "Voss verb-before");
    assert_mentions("Voss – a pilot – said the pier was “lost”.", "Voss verb-before");
    assert_mentions("Voss, who was there, said the pier was “lost”.", "Voss verb-before");
    assert_mentions("But Voss, in a letter, said the pier was “lost”.", "Voss verb-before");
    assert_mentions("It rained; Voss, a pilot, said the pier was “lost”.", "Voss verb-before");
    assert_mentions("While it rained, Voss, a pilot, said the pier was “lost”.", "Voss verb-before");
    assert_mentions("Asked of it, Voss, a pilot, said the pier was “lost”.", "Voss verb-before");
    assert_mentions("Standing there, Voss, a pilot, said the pier was “lost”.", "Voss verb-before");
    assert_mentions("It rained, but Voss, a pilot, said the pier was “lost”.", "Voss verb-before");
}
