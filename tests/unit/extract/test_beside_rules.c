/*
 * test_beside_rules.c - speakers who stand beside a quotation: lists, numbers, whom a verb quotes
 */
#include "../unit.h"
#include "said.h"

TEST(a_list_behind_the_quotation_is_taken_whole) {
    assert_mentions("“The pier is lost,” Voss, Kerr and Lind said.", "Voss, Kerr and Lind quote-name-verb");
    assert_mentions("“The pier is lost,” said Voss, Kerr and Lind.", "Voss, Kerr and Lind quote-verb-name");
    assert_mentions("“The pier is lost,” said Ida Voss, Jon Kerr, and Tove Lind in a letter.",
                    "Ida Voss, Jon Kerr, and Tove Lind quote-verb-name");
    assert_mentions("“The pier is lost,” Sen. Ida Voss, Rep. Jon Kerr and Tove Lind wrote.",
                    "Sen. Ida Voss, Rep. Jon Kerr and Tove Lind quote-name-verb");
    assert_mentions("“The pier is lost,” said Ida Voss, and Jon Kerr agreed.", "Ida Voss quote-verb-name");
    assert_mentions("“The pier is lost,” said Ida Voss, President and owner of Quill.",
                    "Ida Voss quote-verb-name");
    assert_mentions("“The pier is lost,” said Ida Voss, Norwegian and proud.", "Ida Voss quote-verb-name");
    assert_mentions("“The pier is lost,” said Ida Voss, Ostrel mayor and pilot.", "Ida Voss quote-verb-name");
    assert_persons("“The pier is lost,” said Voss, Kerr and Lind.", "-");
}

TEST(a_numbered_house_is_part_of_the_mention) {
    assert_mentions("“The pier is lost,” a No. 10 spokesman said.", "a No. 10 spokesman quote-name-verb");
    assert_mentions("“The pier is lost,” No. 10 said.", "No. 10 quote-name-verb");
    assert_mentions("A No. 10 spokesman said: “The pier is lost.”", "A No. 10 spokesman verb-quote");
    assert_mentions("“The pier is lost,” the No 10 aide said.", "the No 10 aide quote-name-verb");
}

TEST(who_was_asked_did_not_say_it) {
    assert_mentions("He was asked on Monday: “Who pays for the pier?”", "-");
    assert_mentions("Voss was asked by a reporter last week: “Who pays for the pier?”",
                    "a reporter passive-by");
    assert_mentions("Asked on Monday who pays, he said: “Who knows that?”", "he verb-quote");
}

TEST(whom_a_verb_quotes_is_the_speaker_behind_an_apposition) {
    assert_mentions("“The pier is lost,” Voss, the pilot, quoted Kerr as saying.",
                    "Kerr quote-name-apposition-verb");
    assert_mentions("“The pier is lost for us all” Ida Voss, Senior Editor at Quill wrote on Monday.",
                    "Ida Voss quote-name-apposition-verb");
    assert_mentions("“The pier is lost,” wrote on Twitter Ida Voss, the mayor.", "Ida Voss quote-verb-name");
    assert_mentions("Voss said he heard Kerr say, “The pier is lost.”", "Kerr verb-quote");
}
