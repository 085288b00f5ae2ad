/*
 * test_speech_view.c - quotations that are titles or names, and verbs further left
 */
#include "../unit.h"
#include "said.h"

TEST(titles_are_no_speech) {
    assert_mentions("Voss said “The Old Pier” was her best.", "-");
    assert_mentions("Voss said “Rain” was her best.", "Voss verb-quote");
    assert_mentions("Voss wrote the “Rain” of that year.", "-");
    assert_mentions("Voss said she saw the film “Rain on the pier”.", "-");
    assert_mentions("Voss said the film was “rain on the pier”.", "Voss verb-before");
    assert_mentions("A song titled “we are lost” plays, Voss said.", "-");
    assert_mentions("Voss has a boat called “we are lost”.", "-");
}

TEST(a_title_ends_no_sentence_of_many_words) {
    assert_mentions("Voss said: “Old Piers Never Shut Their Gates Now.”", "Voss verb-quote");
    assert_mentions("Voss said “Old Piers Never Shut Their Gates Now” is hers.", "-");
    assert_mentions("Voss said “Old Piers Of The Sea And Of The Long Long Quays Here Now” is hers.",
                    "Voss verb-quote");
}

TEST(titles_have_so_many_words) {
    assert_mentions("Voss said she saw the film “Rain on the old long pier over there” then.", "-");
    assert_mentions("Voss said she saw the film “Rain on the old long pier over there now” then.",
                    "Voss verb-before");
    assert_mentions("Voss said “Old Piers Of The Sea And Of The Long Long Quays Here” is hers.", "-");
}

TEST(what_is_called_by_a_title_is_speech_near_its_verb) {
    assert_mentions("Voss calls it of all the piers “The Old Pier” here.", "Voss about-before");
    assert_mentions("Voss calls it of all the old piers “The Old Pier” here.", "-");
    assert_mentions("Voss calls it “The Old Pier” here.", "Voss about-before");
    assert_mentions("Voss calls Kerr “The Old Pier” here.", "Voss about-before");
    assert_mentions("Voss calls piers “The Old Pier” here.", "-");
    assert_mentions("Voss described it as “The Old Pier” here.", "Voss about-before");
    assert_mentions("Voss described as “The Old Pier” it here.", "-");
    assert_mentions("Voss said it of “The Old Pier” here.", "-");
}

TEST(the_outer_verb_has_the_quotation) {
    assert_mentions("Voss said the rules allow what Kerr calls a kind of “bad joke”.", "Voss verb-before");
    assert_mentions("Voss said he hopes the vote is “soon enough”.", "Voss verb-before");
    assert_mentions("Voss hopes the vote is “soon enough for all of us”.", "Voss attitude-before");
    assert_mentions("Voss said it; Kerr called it “a bad joke”.", "Kerr about-before");
    assert_mentions("Voss said it, but Kerr called it “a bad joke”.", "Kerr about-before");
    assert_mentions("Voss said it and Kerr called it “a bad joke”.", "Kerr about-before");
    assert_mentions("Voss said it while Kerr called it “a bad joke”.", "Kerr about-before");
    assert_mentions("Voss said that when Kerr called it “a bad joke”, it rained.", "Voss verb-before");
    assert_mentions("Voss, Kerr said, called it “a bad joke”.", "Voss about-before");
    assert_mentions("If Voss said so, Kerr called it “a bad joke”.", "Kerr about-before");
    assert_mentions("Voss said Kerr had said Lind called it “a bad joke”.", "Voss verb-before");
}

TEST(what_is_called_something) {
    assert_mentions("Voss calls Kerr “a bad joke”.", "Voss about-before");
    assert_mentions("Voss described the old long pier as “a bad joke”.", "Voss about-before");
    assert_mentions("Voss calls the old long dark cold pier there “a bad joke”.", "Voss about-before");
    assert_mentions("Voss, calling it “a bad joke,” left.", "Voss about-before");
}
