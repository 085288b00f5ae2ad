/*
 * test_around_rules.c - speakers elsewhere in the sentence of a quotation, and before it
 */
#include "../unit.h"
#include "said.h"

TEST(according_to_on_each_side) {
    assert_mentions("The pier is “unsafe” now, according to Ida Voss.", "Ida Voss according-to");
    assert_mentions("According to the port, the pier is “unsafe”.", "the port according-to");
    assert_mentions("According to plan, Voss said it is “unsafe”.", "Voss verb-before");
    assert_mentions("According to Voss, Kerr said it is “unsafe”.", "Kerr verb-before");
}

TEST(who_is_behind_by) {
    assert_mentions("The pier was called “a bad joke” by Ida Voss.", "Ida Voss passive-by");
    assert_mentions("The pier was called by Ida Voss “a bad joke”.", "Ida Voss passive-by");
    assert_mentions("The pier was called “a bad joke” by him.", "-");
    assert_mentions("The pier was called one day “a bad joke” by Ida Voss.", "Ida Voss passive-by");
    assert_mentions("The pier was called on one cold day here “a bad joke” by Ida Voss.", "-");
    assert_mentions("Voss called the pier “a bad joke” by far.", "Voss about-before");
}

TEST(who_goes_on_in_the_sentence) {
    assert_mentions("Voss said it was “lost” and “gone”.", "Voss verb-before; Voss same-sentence");
    assert_mentions("“It is lost,” said Voss. It was the “old pier”.", "Voss quote-verb-name; -");
}

TEST(who_was_asked_did_not_say_it) {
    assert_mentions("Voss was told: “Nobody at the port knows of it.”", "-");
    assert_mentions("Voss was asked on Monday: “Does nobody at the port know?”", "-");
    assert_mentions("Voss was found on Monday: “Nobody at the port knows of it.”", "Voss colon");
    assert_mentions("Voss was warned last week in Ostrel: “Nobody at the port knows.”", "-");
}

TEST(a_colon_and_whose_it_is) {
    assert_mentions("Voss had one thing to add: “The pier is lost.”", "Voss verb-quote-shared");
    assert_mentions("From Voss: “The pier is lost.”", "Voss colon");
    assert_mentions("From Voss in Ostrel: “The pier is lost.”", "-");
    assert_mentions("The sign on the pier: “No boats here.”", "The sign colon");
}

TEST(who_closes_the_sentence) {
    assert_mentions("The “cold” pier was shut, Voss said.", "Voss closing");
    assert_mentions("The “cold” pier was shut, Voss said and left.", "Voss closing");
    assert_mentions("The “cold” pier was shut, Voss never slept.", "-");
    assert_mentions("The “cold” pier was shut, says Voss.", "Voss closing");
    assert_mentions("The “cold” pier was shut, saying Voss.", "-");
    assert_mentions("The “cold” pier was shut, which said nothing.", "-");
    assert_mentions("The “cold” pier was shut, Ida Voss, the mayor, said.", "Ida Voss closing");
}

TEST(who_spoke_in_the_paragraph) {
    assert_mentions("“It is lost,” said Voss. It sat by “so it is for us”.",
                    "Voss quote-verb-name; Voss same-paragraph");
    assert_mentions("“It is lost,” said Voss. It sat by Lind “so it is for us”.", "Voss quote-verb-name; -");
    assert_mentions("“It is lost,” said Voss. It sat by “so it is”.", "Voss quote-verb-name; -");
    assert_mentions("“It is lost,” said Voss.\n\nIt sat by “so it is for us”.", "Voss quote-verb-name; -");
}

TEST(whose_words_they_are) {
    assert_mentions("Voss's words, “The pier is lost”, were heard.", "Voss noun-of");
    assert_mentions("Voss's old words were “The pier is lost”.", "Voss noun-of");
    assert_mentions("The words were “The pier is lost”.", "-");
    assert_mentions("The mayor's claim that “the pier is lost” is old.", "The mayor noun-of");
}

TEST(who_spoke_in_the_sentence_before) {
    assert_mentions("Voss spoke of the pier. “It is lost for all of us.”", "Voss sentence-before");
    assert_mentions("The pier is old. “It is lost for all of us.”", "-");
    assert_mentions("Voss said Kerr denied it. “It is lost for all of us.”", "Voss sentence-before");
    assert_mentions("Voss had this to say:\n\n“It is lost for all of us.”", "Voss lead-in");
    assert_mentions("Voss spoke of the pier.\n\n“It is lost for all of us.”", "Voss paragraph-before");
    assert_mentions("“It is lost,” said Voss.\n\n‘A long night’\n\n“It is gone,” said Kerr.",
                    "Voss quote-verb-name; -; Kerr quote-verb-name");
}

TEST(what_is_told_of_somebody) {
    assert_mentions("Kerr left, and he was “one of the best men of all the port”.", "-");
    assert_mentions("That is “one of the best men of all the port”.", "-");
    assert_mentions("It is “one of the best men of all the port”.", "-");
    assert_mentions("Voss left for “one of the best men of all the port”.", "Voss clause");
    assert_mentions("Voss left for “one of the best men”.", "-");
}
