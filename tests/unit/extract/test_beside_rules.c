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

TEST(a_label_has_six_words_and_a_group_five_before_its_verb) {
    assert_mentions("Ida Maria Rosa Anna Eva Voss: “The pier is lost.”",
                    "Ida Maria Rosa Anna Eva Voss label");
    assert_mentions("Ida Maria Rosa Anna Eva Lena Voss: “The pier is lost.”",
                    "Ida Maria Rosa Anna Eva Lena Voss colon");
    assert_mentions("“A B C D E: The pier is lost.”", "A B C D E label-inside");
    assert_mentions("“A B C D E F: The pier is lost.”", "-");
    assert_mentions("“VOSS: The pier is lost.”", "VOSS label-inside");
    assert_mentions("“: The pier is lost.”", "-");
    assert_mentions("“Voss: The pier is lost.”", "-");
    assert_mentions("“The pier is lost,” Voss has badly sadly madly gladly said.", "Voss quote-name-verb");
    assert_mentions("“The pier is lost,” Voss has badly sadly madly gladly boldly said.", "-");
}

#define SIX_STONES "stone stone stone stone stone stone "

TEST(a_speaker_between_two_quotations_has_both) {
    const char *said =
        "“The pier is lost,” Voss said " SIX_STONES SIX_STONES SIX_STONES SIX_STONES SIX_STONES;
    char text[600];
    for (int seventh = 0; seventh <= 1; seventh++) {
        snprintf(text, sizeof text, "%sstone stone stone stone stone %sstone, “for good”.", said,
                 seventh ? "stone " : "");
        assert_mentions(text, seventh ? "Voss quote-name-verb; Voss verb-before"
                                      : "Voss quote-name-verb; Voss interrupted");
    }
    assert_mentions("“The pier is lost,” Voss said he “knew it.”", "Voss quote-name-verb; Voss verb-before");
}

TEST(a_quotation_needs_an_end_or_four_words_before_its_speaker) {
    assert_mentions("“The pier is lost” Voss said.", "Voss quote-name-verb");
    assert_mentions("“The pier is” Voss said.", "-");
    assert_mentions("“The pier is,” Voss said.", "Voss quote-name-verb");
    assert_mentions("“The pier is!” Voss said.", "Voss quote-name-verb");
    assert_mentions("“The pier is?” Voss said.", "Voss quote-name-verb");
    assert_mentions("“The pier is –” Voss said.", "Voss quote-name-verb");
    assert_mentions("When she spoke of “the pier,” Kerr said it was late.", "she about-before");
}

TEST(small_words_stand_before_a_speaker) {
    assert_mentions("“It is lost,” as Voss said.", "Voss quote-name-verb");
    assert_mentions("“It is lost,” then Voss said.", "Voss quote-name-verb");
    assert_mentions("“It is lost,” Voss and the mayor said.", "Voss and the mayor quote-name-verb");
}

TEST(a_sentence_of_two_words_may_be_torn_off) {
    assert_mentions("“It is lost.” He said.", "He torn-off");
    assert_mentions("“It is lost.” He said so.", "-");
    assert_mentions("“It is lost?” He said.", "He quote-name-verb");
    assert_mentions("“It is lost.” Voss said.", "-");
}

TEST(verbs_that_no_list_knows_end_what_is_told) {
    assert_mentions("“It is lost,” he grinned.", "he quote-name-word");
    assert_mentions("“It is lost,” Voss grinned.", "Voss quote-name-word");
    assert_mentions("“It is lost,” Voss grinned at it.", "-");
    assert_mentions("“It is lost,” grinned Voss.", "Voss quote-name-word");
    assert_mentions("“It is lost” grinned Voss.", "-");
    assert_mentions("“It is lost,” the sign reads.", "the sign quote-name-verb");
}

TEST(what_stands_between_a_speaker_and_a_verb) {
    assert_mentions("“It is lost,” Voss (left), a pilot, said.", "Voss quote-name-apposition-verb");
    assert_mentions("“It is lost,” Voss who was there said.", "Voss quote-name-apposition-verb");
    assert_mentions("“It is lost,” Voss, “Jay” to us, said.",
                    "Voss quote-name-apposition-verb; Voss interrupted");
    assert_mentions("“It is lost,” pilots, of Ostrel, said.", "-");
}

TEST(a_verb_behind_may_have_its_subject_before) {
    assert_mentions("The board's “silver standard,” says she was warned.", "-");
    assert_mentions("The “silver standard,” said Voss to us.", "Voss quote-verb-name");
    assert_mentions("The “silver standard,” warns Voss to us.", "-");
}
