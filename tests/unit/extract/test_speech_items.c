/*
 * test_speech_items.c - which words beside a quotation are verbs that tell, and whose
 */
#include "../unit.h"
#include "said.h"

TEST(nouns_that_look_like_verbs) {
    assert_mentions("The claims of the board were “a bad joke”.", "-");
    assert_mentions("Voss claims the plan is “a bad joke”.", "Voss verb-before");
    assert_mentions("Voss's claims are “a bad joke”.", "Voss noun-of");
    assert_mentions("Republicans claim the plan is “a bad joke”.", "Republicans verb-before");
    assert_mentions("Ida and Voss claim the plan is “a bad joke”.", "Ida and Voss verb-before");
    assert_mentions("They claim the plan is “a bad joke”.", "They verb-before");
    assert_mentions("They often claim the plan is “a bad joke”.", "They verb-before");
    assert_mentions("They want to claim the plan is “a bad joke”.", "They verb-before-shared");
    assert_mentions("There were further claims of “a bad joke”.", "-");
    assert_mentions("There were no-claim offers of “a bad joke”.", "-");
    assert_mentions("A claim-free year was “a bad joke”.", "-");
    assert_mentions("There was a new Reuters report of “a bad joke”.", "-");
}

TEST(verbs_that_tell_nothing_of_their_subject) {
    assert_mentions("Voss was called “a bad joke”.", "-");
    assert_mentions("Voss was often called “a bad joke”.", "-");
    assert_mentions("Voss was very, often called “a bad joke”.", "-");
    assert_mentions("As reported, Voss called it “a bad joke”.", "Voss about-before");
    assert_mentions("Voss called it “a bad joke”.", "Voss about-before");
    assert_mentions("Voss wrote a play called “Rain”.", "-");
    assert_mentions("Voss wrote a play called a “rain song”.", "Voss verb-before");
    assert_mentions("It is what Voss called “a bad joke”.", "Voss verb-quote");
    assert_mentions("It is a plan that Voss dubbed “a bad joke”.", "Voss verb-quote");
}

TEST(idioms_that_tell) {
    assert_mentions("Voss put it so: “The pier is lost.”", "Voss verb-before");
    assert_mentions("Voss put up a sign: “The pier is lost.”", "Voss colon");
    assert_mentions("“The pier is lost,” Voss shot back.", "Voss quote-name-verb");
    assert_mentions("“The pier is lost,” Voss fired back.", "Voss quote-name-verb");
    assert_mentions("Voss went on: “The pier is lost.”", "Voss verb-before");
    assert_mentions("Voss went home: “The pier is lost.”", "Voss colon");
    assert_mentions("Voss went on leave: “The pier is lost.”", "Voss colon");
    assert_mentions("Voss hit it: “The pier is lost.”", "Voss colon");
    assert_mentions("“The pier is lost,” Voss goes on.", "Voss quote-name-verb");
}

TEST(a_capital_within_a_sentence_is_no_verb) {
    assert_mentions("The Said hotel was “a bad joke for all of us now”.", "The Said hotel clause");
    assert_mentions("“The pier is lost,” Said wrote.", "Said quote-name-verb");
    assert_mentions("“The pier is lost,” US officials said.", "US officials quote-name-verb");
    assert_mentions("“The pier is lost,” Will Kerr said.", "Will Kerr quote-name-verb");
    assert_mentions("“The pier is lost,” May said.", "May quote-name-verb");
}

TEST(adverbs_end_in_ly_and_names_do_not) {
    assert_mentions("“The pier is lost,” Kelly said.", "Kelly quote-name-verb");
    assert_mentions("“The pier is lost,” the family said.", "the family quote-name-verb");
    assert_mentions("“The pier is lost,” Voss angrily said.", "Voss quote-name-verb");
    assert_mentions("“The pier is lost,” a fly said.", "a fly quote-name-verb");
}

TEST(dashes_and_hyphens) {
    assert_mentions("“The pier is lost.” -- Ida Voss", "Ida Voss dash-name");
    assert_mentions("“The pier is lost.” - Ida Voss", "Ida Voss dash-name");
    assert_mentions("“The pier is lost.” – Ida Voss, mayor", "Ida Voss dash-name");
    assert_mentions("“The pier is lost.” — the mayor", "-");
    assert_mentions("“The pier is lost” – Voss said – “for good”.", "Voss quote-name-verb; Voss interrupted");
}

TEST(a_sentence_begins_where_it_does_with_a_quotation_in_it) {
    assert_mentions("Kerr spoke. At the “old pier” it had a plan: “It is lost to all of us.”", "-; it colon");
    assert_mentions("Kerr said so. “It is” his plan: “It is lost to all of us.”", "-; -");
    assert_mentions("“It is” his plan: “It is lost to all of us.”", "-; -");
}
