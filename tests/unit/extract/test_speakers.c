/*
 * test_speakers.c - who says each quotation of a text, by which rule, and whom the mention stands for
 */
#include "../unit.h"
#include "said.h"

TEST(a_speaker_stands_behind_the_quotation) {
    assert_mentions("“The pier is lost,” Voss said.", "Voss quote-name-verb");
    assert_mentions("“The pier is lost,” the harbour master later said on Monday.",
                    "the harbour master quote-name-verb");
    assert_mentions("“The pier is lost,” said Sen. Ida Voss (D-Ohio) on Monday.",
                    "Sen. Ida Voss quote-verb-name");
    assert_mentions("“The pier is lost!” she told reporters.", "she quote-name-verb");
    assert_mentions("“The pier is lost,” reads a sign at the gate.", "a sign quote-verb-name");
    assert_mentions("“The pier is lost,” Ida Voss, who runs the harbour, said.",
                    "Ida Voss quote-name-apposition-verb");
    assert_mentions("“The pier is lost,” she went on.", "she quote-name-verb");
    assert_mentions("“Who pays?”\n\nI began.", "I torn-off");
    assert_mentions("“Who pays?” I started. “You.”", "I quote-name-word; I continued");
    assert_mentions("“We do not know,” Ida Voss and Jon Kerr wrote.",
                    "Ida Voss and Jon Kerr quote-name-verb");
    assert_mentions("“We do not know,” a sign on the pier reads.", "a sign quote-name-apposition-verb");
    assert_mentions("“We do not,” Voss retaliated.", "Voss quote-name-word");
    assert_mentions("“We do not,” said Will Voss of Ostrel.", "Will Voss quote-verb-name");
    assert_mentions("“We do not,” the US official said.", "the US official quote-name-verb");
    assert_mentions("“The pier is lost,” sniggered Ida Voss.", "Ida Voss quote-name-word");
}

TEST(a_speaker_stands_before_the_quotation) {
    assert_mentions("Voss said: “The pier is lost.”", "Voss verb-quote");
    assert_mentions("Ida Voss, the mayor of Ostrel, told the board, “The pier is lost.”",
                    "Ida Voss verb-before");
    assert_mentions("The mayor of Ostrel said the pier was “lost for good”.",
                    "The mayor of Ostrel verb-before");
    assert_mentions("The pier, says Ida Voss, is “lost for all of us”.", "Ida Voss verb-before");
    assert_mentions("The man of the year later said: “The pier is lost.”", "The man of the year verb-quote");
    assert_mentions("Voss sighed, saying, “The pier is lost.”", "Voss verb-quote-shared");
    assert_mentions("Voss rose at noon and said, “The pier is lost.”", "Voss verb-quote-shared");
    assert_mentions("Voss dismissed the plan as “a bad joke on us”.", "Voss about-before");
    assert_mentions("Voss believes the pier is “lost for good now”.", "Voss attitude-before");
    assert_mentions("Voss sent a note to the board: “The pier is lost.”", "Voss colon");
    assert_mentions("VOSS: “The pier is lost.”", "VOSS label");
}

TEST(a_verb_in_what_is_told_of_the_speaker_is_not_his) {
    assert_mentions("Sen. Ida Voss, a guard who proposed a plan for the pier, said it was “lost for good”.",
                    "Sen. Ida Voss verb-before");
    assert_mentions("“The pier is lost,” the first guard, who spoke on Monday, told the Tern.",
                    "the first guard quote-name-apposition-verb");
}

TEST(who_is_made_to_say_it_says_it) {
    assert_mentions("The storm closed the pier and prompted Mayor Jon Kerr to warn of “a long night for us”.",
                    "Mayor Jon Kerr verb-before");
    assert_mentions("The storm led Kerr to call it “a long night”.", "Kerr about-before");
    assert_mentions("Voss told Kerr to call it “a long night”.", "Voss verb-before");
}

TEST(a_time_between_name_and_verb_is_neither) {
    assert_mentions("“The pier is lost,” Voss minutes later said.", "Voss quote-name-verb");
    assert_mentions("“The pier is lost,” Ida Voss hours earlier told the board.", "Ida Voss quote-name-verb");
}

TEST(an_order_has_no_subject) {
    assert_mentions("Read the whole piece: “The pier is lost for all of us.”", "-");
    assert_mentions("Take it away, Kerr: “The pier is lost for all of us.”", "-");
    assert_mentions("It turns out that “the pier is lost for all of us” is not a reply.", "-");
    assert_mentions("Kerr leads a so called “union” now.", "-");
}

TEST(a_short_quotation_needs_no_comma_before_said_and_a_name) {
    assert_mentions("The sale was “bittersweet” said Ida Voss.", "Ida Voss quote-verb-name");
    assert_mentions("The “bittersweet” said nothing to Voss.", "-");
}

TEST(what_is_described_does_not_say_it) {
    assert_mentions("Voss was described as “late” and “like something out of a film” now.", "-; -");
}

TEST(two_who_say_it_together_are_one_mention) {
    assert_mentions("They left, with Justices Ida Voss and Jon Kerr saying that “the pier is lost”.",
                    "Justices Ida Voss and Jon Kerr verb-before-shared");
    assert_mentions("They left, and Jon Kerr saying that “the pier is lost” was no help.",
                    "Jon Kerr verb-before-shared");
}

TEST(a_verb_further_left_tells_what_is_told) {
    assert_mentions("Voss said Kerr called the plan “a bad joke on us”.", "Voss verb-before");
    assert_mentions("Voss told the board that Kerr had called it “a bad joke on us”.", "Voss verb-before");
    assert_mentions("Voss said she hopes the end is “near for all”.", "Voss verb-before");
    assert_mentions("Kerr left, but Voss said it was “a bad joke on us”.", "Voss verb-before");
}

TEST(what_is_told_within_what_is_told_is_the_first_ones) {
    assert_mentions("Voss told the board that Kerr said “it is lost for all of us”.", "Voss verb-quote");
    assert_mentions("Voss said that Kerr said “it is lost for all of us”.", "Voss verb-quote");
}

TEST(nouns_and_passives_tell_nothing) {
    assert_mentions("Kerr left the hall, and the claims of “a lost pier for all of us” grew.", "Kerr clause");
    assert_mentions("Ida Voss was called “a bad joke on us” by Jon Kerr.", "Jon Kerr passive-by");
    assert_mentions("They saw a play called “Rain on the Pier”.", "-");
    assert_mentions("Ida Voss was asked: “Is the pier lost for good now?”", "-");
    assert_mentions("Ida Voss was told: “The pier is lost for good now.”", "-");
}

TEST(elsewhere_in_the_sentence_is_somebody_too) {
    assert_mentions("The pier is “lost for all of us,” according to Ida Voss.", "Ida Voss according-to");
    assert_mentions("According to Ida Voss, the pier is “lost for all of us”.", "Ida Voss according-to");
    assert_mentions("The pier is “lost for all of us” this year, Ida Voss said.", "Ida Voss closing");
    assert_mentions("Ida Voss's claim that the pier was “lost for all of us” was read.", "Ida Voss noun-of");
    assert_mentions("Voss called it “a bad joke on us” and “a shame for Ostrel”.",
                    "Voss about-before; Voss same-sentence");
}

TEST(a_speaker_goes_on) {
    assert_mentions("“The pier is lost,” said Voss. “We know it.”", "Voss quote-verb-name; Voss continued");
    assert_mentions("“The pier is lost,” said Voss. But “we knew it all along.”",
                    "Voss quote-verb-name; Voss continued");
    assert_mentions("“The pier,” said Voss, “is lost for all.”", "Voss quote-verb-name; Voss interrupted");
    assert_mentions("Voss said: “The pier is lost.\n\n“We know it.”",
                    "Voss verb-quote; Voss continued-paragraph");
    assert_mentions("“VOSS: The pier is lost.”", "VOSS label-inside");
    assert_mentions("“The pier is lost for all of us.” -- Ida Voss", "Ida Voss dash-name");
}

TEST(a_heading_in_other_marks_is_nobodys) {
    assert_mentions("“The pier is lost,” Voss said.\n\n‘A rather long night.’\n\nThe pilots left.",
                    "Voss quote-name-verb; -");
    assert_mentions("“The pier is lost,” Voss said.\n\n“A rather long night.”\n\nThe pilots left.",
                    "Voss quote-name-verb; Voss paragraph-before");
}

TEST(an_agent_stands_near) {
    assert_mentions(
        "The cost was criticised by Ida Voss in the spring, and Kerr built a “very neutral” pier.", "-");
    assert_mentions("It was called by Ida Voss a “very neutral” pier.", "Ida Voss passive-by");
}

TEST(a_paragraph_leads_in) {
    assert_mentions("Voss wrote to the board of the harbour:\n\n“The pier is lost for all of us.”",
                    "Voss lead-in");
    assert_mentions("Voss spoke. She said the pier was gone. “It is lost for all of us.”",
                    "She sentence-before");
    assert_mentions("Ida Voss said so on Monday.\n\n“The pier is lost for all of us.”",
                    "Ida Voss paragraph-before");
}

TEST(a_clause_that_opens_the_sentence_is_told_apart) {
    assert_mentions("As the crowd cheered Kerr on, Voss said it was “late for all of us”.",
                    "Voss verb-before");
    assert_mentions("Later, after the talk with Kerr concluded, Voss said it was “late for us all”.",
                    "Voss verb-before");
    assert_mentions("Kerr left after Voss argued that it was “late for all of us”.", "Voss verb-before");
    assert_mentions("The hall cheered, Kerr reported, as Voss whispered to her: “It is late.”",
                    "Voss verb-before");
    assert_mentions("Kerr signed the bill, while Ida Voss, the mayor, proposed we “sail on and on”.",
                    "Ida Voss verb-before");
    assert_mentions("When they are late, the board is less likely to be “overrun by rats,” Voss said.",
                    "Voss quote-name-verb");
}

TEST(phrases_of_several_kinds_speak) {
    assert_mentions("“The pier is lost,” the two write. “We know.”",
                    "the two quote-name-verb; the two continued");
    assert_mentions("“The pier is lost,” a voice-over in the film states.",
                    "a voice-over quote-name-apposition-verb");
    assert_mentions("“The pier is lost,” the tired, 71-year-old pilot said.",
                    "the tired, 71-year-old pilot quote-name-verb");
    assert_mentions("“The pier is lost,” Counsel Ida A. Voss wrote on Monday.",
                    "Counsel Ida A. Voss quote-name-verb");
    assert_mentions("“The pier is lost,” harbour experts Ida Voss and Jon Kerr of the Ostrel Board wrote.",
                    "harbour experts Ida Voss and Jon Kerr quote-name-apposition-verb");
    assert_mentions("“The pier is lost,” Ida Voss, the pilot who runs the harbour said.",
                    "Ida Voss quote-name-apposition-verb");
    assert_mentions("“Is it lost?” a pilot can be heard asking Kerr.", "a pilot quote-name-verb");
    assert_mentions("The pier is “lost for good” now, Ida Voss, the mayor of Ostrel, said.",
                    "Ida Voss closing");
    assert_mentions("After a year in a way Ida Voss slammed as “quite careless”, Kerr left.",
                    "Ida Voss about-before");
    assert_mentions("From the report: “The pier is lost.”", "the report colon");
    assert_mentions("The mayor less than two weeks ago said it was “late for all of us”.",
                    "The mayor verb-before");
    assert_mentions("Voss two weeks later said: “The pier is lost.”", "Voss verb-quote");
    assert_mentions("A spokesman moments earlier said: “The pier is lost.”", "A spokesman verb-quote");
}

TEST(verbs_agree_and_nouns_do_not_speak) {
    assert_mentions(
        "Kerr praised Voss and his ability to win in a wholly Democratic state.\n\n“We need somebody now.”",
        "Kerr paragraph-before");
    assert_mentions("Kerr did not give further details, saying only that it was “lost for all of us”.",
                    "Kerr verb-before-shared");
    assert_mentions("Kerr was not particularly happy with the pier on Monday, telling pilots, “It is lost.”",
                    "Kerr verb-before-shared");
}

TEST(what_somebody_is_called_is_said) {
    assert_mentions("Kerr called Voss “Little Ida” again.", "Kerr about-before");
    assert_mentions("Kerr refers to her as “Mayor Ida”.", "Kerr about-before");
    assert_mentions("Kerr told “Harbour and Friends” that she was late.", "-");
}

TEST(what_is_interrupted_goes_on_behind_a_mark) {
    assert_mentions("“The pier is lost,” Voss said, “for all of us.”",
                    "Voss quote-name-verb; Voss interrupted");
    assert_mentions("“The pier is lost for good,” according to Voss, “for all of us.”",
                    "Voss according-to; Voss interrupted");
    assert_mentions("“The pier is lost,” Voss said near the “old wall of the port”.",
                    "Voss quote-name-verb; Voss verb-before");
    assert_mentions("Voss said “the pier is lost”, “for all of us”.", "Voss verb-quote; Voss same-sentence");
    assert_mentions("“The pier is lost,” Voss said, and Kerr agreed, “for all of us.”",
                    "Voss quote-name-verb; Kerr verb-quote");
}

TEST(the_subject_of_what_goes_on_stands_before) {
    assert_mentions("Voss, a star of the series “Rain,” thanked Kerr for the trip.", "-");
    assert_mentions("Voss won the town's “silver standard,” says she was warned.", "-");
    assert_mentions("The note ends so: “The pier is lost,” says she.", "she quote-verb-name");
    assert_mentions("The note of Voss, “The pier is lost,” says she.", "she quote-verb-name");
    assert_mentions("Voss was “quite worked up about it,” said a pilot close to her.",
                    "a pilot close quote-verb-name");
}

TEST(who_is_asked_does_not_say_it) {
    assert_mentions("At the pier on Monday Voss was asked, “Who paid for all of this?”", "-");
}

TEST(who_speaks_in_a_paragraph_goes_on) {
    assert_mentions("“The pier is lost,” Voss said. As a result, there's still “a very heavy load on us”.",
                    "Voss quote-name-verb; Voss same-paragraph");
    assert_mentions("“The pier is lost,” Voss said. The board of Ostrel has “a very heavy load on it”.",
                    "Voss quote-name-verb; The board of Ostrel clause");
    assert_mentions("Voss spoke. The pier was gone, she said. “It is lost!”", "she sentence-before");
    assert_mentions(
        "Voss said that for years some critics had predicted it, but not so.\n\n“It is lost for all of us.”",
        "Voss paragraph-before");
}

TEST(scare_quotes_and_titles_are_nobodys) {
    assert_mentions("The “experts” left the pier.", "-");
    assert_mentions("Voss said on “Good Evening Ostrel” that she was ill.", "-");
    assert_mentions("Voss told the board of the film “Nine Tales” that she was ill.", "-");
}

TEST(what_cannot_speak_is_no_mention) {
    assert_mentions("Ida Voss, clad in red, said the pier was “a very old wreck”.", "Ida Voss verb-before");
    assert_mentions("A letter came on Friday afternoon that says he is in “extraordinarily good health”.",
                    "-");
    assert_mentions("In all, 63 percent said it was a “very good idea”.", "63 percent verb-before");
    assert_mentions("Of the voters, 2012 said it was a “very good idea”.", "-");
    assert_mentions("Later, people said it was a “very good idea”.", "people verb-before");
}

TEST(what_stands_between_a_subject_and_its_verb_is_passed) {
    assert_mentions("Voss on Monday said: “The pier is lost.”", "Voss verb-quote");
    assert_mentions("Voss Monday said: “The pier is lost.”", "Voss verb-quote");
    assert_mentions("Voss late last night said: “The pier is lost.”", "Voss verb-quote");
    assert_mentions("Voss this morning told the board: “The pier is lost.”", "Voss verb-before");
    assert_mentions("Voss on Monday night also said the pier was “lost for all of us”.", "Voss verb-before");
    assert_mentions("She herself said: “The pier is lost.”", "She verb-quote");
    assert_mentions("Voss was saying: “The pier is lost.”", "Voss verb-quote");
    assert_mentions("Ida Voss is also saying it was “lost for all of us”.", "Ida Voss verb-before");
    assert_mentions("“The pier is lost,” later said Ida Voss.", "Ida Voss quote-verb-name");
}

TEST(a_name_has_titles_brackets_and_nicknames) {
    assert_mentions("Prof. Ida Voss said the pier was “lost for all of us”.", "Prof. Ida Voss verb-before");
    assert_mentions("Sen. Ida Voss (D-Ohio) said: “The pier is lost.”", "Sen. Ida Voss (D-Ohio) verb-quote");
    assert_mentions("Ida Voss (left) said the pier was “lost for all of us”.", "Ida Voss (left) verb-before");
    assert_mentions("“The pier is lost,” said George “Jay” Kerr on Monday.",
                    "George “Jay” Kerr quote-verb-name; -");
    assert_mentions("George “Jay” Kerr said: “The pier is lost.”", "-; George “Jay” Kerr verb-quote");
    assert_mentions("The once powerful mayor said: “The pier is lost.”",
                    "The once powerful mayor verb-quote");
    assert_mentions("Citing Voss the mayor said: “The pier is lost.”", "the mayor verb-quote");
    assert_mentions("It was worse than Ida Voss said: “The pier is lost.”", "Ida Voss verb-quote");
    assert_mentions("The pier closed after Ida Voss said it was “lost for all of us”.",
                    "Ida Voss verb-before");
}

TEST(an_apposition_that_no_comma_ends_is_passed_too) {
    assert_mentions("“The ice came early” was what we knew, Ida Lund, mayor of Ostrel, said.",
                    "Ida Lund closing");
    assert_mentions("It was “cold”, Ida Lund, mayor of the town and of all the islands around it that no "
                    "ferry can reach in the winter said.",
                    "Ida Lund quote-name-apposition-verb");
    assert_mentions("It is “the worst winter of all the years that we had”.", "-");
}

TEST(an_apposition_is_passed) {
    assert_mentions("Ida Voss, the mayor, who came late, said: “The pier is lost.”", "Ida Voss verb-quote");
    assert_mentions("Voss arrived late, and Kerr, the mayor, said: “The pier is lost.”", "Kerr verb-quote");
    assert_mentions("Voss stayed but she, too, said: “The pier is lost.”", "she verb-quote");
    assert_mentions("Voss left, and the guests, all tired, said: “The pier is lost.”",
                    "the guests verb-quote");
    assert_mentions("Ida Voss — the mayor — said: “The pier is lost.”", "Ida Voss verb-quote");
    assert_mentions("In the hall, Voss, a voter, said: “The pier is lost.”", "Voss verb-quote");
    assert_mentions("Asked again, Voss, a voter, said: “The pier is lost.”", "Voss verb-quote");
    assert_mentions("Then, asked again, Voss, a voter, said: “The pier is lost.”", "Voss verb-quote");
    assert_mentions("Ida Voss a) said: “The pier is lost.”", "Ida Voss verb-quote-shared");
    assert_mentions("The board and she, too, said: “The pier is lost.”", "she verb-quote");
    assert_mentions("& Voss said: “The pier is lost.”", "Voss verb-quote");
    assert_mentions("“The pier is lost,” the mayor of the old town, who came late, told us.",
                    "the mayor of the old town quote-name-apposition-verb");
    assert_mentions("“The pier is lost,” Voss (the mayor of Ostrel) told us.",
                    "Voss quote-name-apposition-verb");
    assert_mentions("“The pier is lost,” the mayor in the red coat told us.",
                    "the mayor quote-name-apposition-verb");
    assert_mentions("“The pier is lost,” Voss, who wrote “The Last Pier”, told us.",
                    "Voss quote-name-apposition-verb; -");
}

TEST(a_relative_clause_is_of_what_stands_before_it) {
    assert_mentions("There is a sign that said: “The pier is lost.”", "a sign verb-quote");
    assert_mentions("The board sent a letter, which said: “The pier is lost.”", "a letter verb-quote");
    assert_mentions("They met the mayor who said: “The pier is lost.”", "the mayor verb-quote");
    assert_mentions("They met the mayor of Ostrel who called it “a bad joke on us”.",
                    "the mayor of Ostrel about-before");
    assert_mentions("Voss said that what he called “a bad joke on us” was over.", "Voss verb-quote");
    assert_mentions("Voss told Kerr, who says that what he called “a bad joke on us” was over.",
                    "Kerr verb-quote");
}

TEST(a_gerund_has_a_subject_beside_it_or_that_of_its_clause) {
    assert_mentions("They left with Ida Voss saying the pier was “lost for all of us”.",
                    "Ida Voss verb-before-shared");
    assert_mentions("The meeting ended with the mayor of Ostrel saying: “The pier is lost.”",
                    "the mayor of Ostrel verb-quote-shared");
    assert_mentions("They met, with her saying: “The pier is lost.”", "They verb-quote-shared");
    assert_mentions("The talk ended and Voss calling it “a bad joke on us” was no help.",
                    "Voss about-before");
    assert_mentions("In Ostrel, “we go,” said Voss, adding that it was “late for us all”.",
                    "Voss quote-verb-name; Voss verb-before-shared");
    assert_mentions("The vote was held, with some of the voters calling it “a bad joke on us”.",
                    "some of the voters about-before");
    assert_mentions("Voss said: “The pier is lost,” adding that the plan was “a bad joke on us”.",
                    "Voss verb-quote; Voss verb-before-shared");
}

TEST(a_clause_without_a_verb_has_the_phrase_it_begins_with) {
    assert_mentions("After the vote, the mayor: “The pier is lost.”", "the mayor colon");
    assert_mentions("And the mayor: “The pier is lost.”", "the mayor colon");
    assert_mentions("Walking home, Voss: “The pier is lost for all.”", "Voss colon");
    assert_mentions("And then Voss, “tired of it all for good this time”, left.", "Voss clause");
    assert_mentions("The pier closed; the mayor, “in his own very slow and plain words”, agreed.",
                    "the mayor clause");
    assert_mentions("Ostrel council; Ida Voss: “The pier is lost.”", "Ida Voss label");
}

TEST(who_speaks_and_what_does_not) {
    assert_mentions("“The pier is lost for all of us.” He left at noon.", "-");
    assert_mentions("He left. It was noon. “The pier is lost for all of us.”", "-");
    assert_mentions("The play titled “Rain on the Pier” won.", "-");
    assert_mentions("A play called “Rain” opened.", "-");
    assert_mentions("Voss said on “Rain” that she was ill.", "-");
    assert_mentions("The song she called “Rain” won.", "she verb-quote");
    assert_mentions("What Voss called “Rain” won.", "Voss verb-quote");
    assert_mentions("The board, amid calls, said: “The pier is lost.”", "The board verb-quote");
    assert_mentions("The old pier, being shut, said: “The pier is lost.”", "The old pier verb-quote");
    assert_mentions("Being shut, and tired, the board said: “The pier is lost.”", "the board verb-quote");
}

TEST(edges_of_what_is_long_enough) {
    assert_mentions("“The pier is lost” Voss told us at noon.", "Voss quote-name-verb");
    assert_mentions("“Pier is lost” Voss told us at noon.", "-");
    assert_mentions("And then Voss, “one two three four five six”, left.", "Voss clause");
    assert_mentions("And then Voss, “one two three four five”, left.", "-");
    assert_mentions("Voss told the old board of Ostrel that Kerr said “it is lost for all of us”.",
                    "Voss verb-quote");
    assert_mentions("Voss told the old town board of Ostrel that Kerr said “it is lost for all of us”.",
                    "Kerr verb-quote");
    assert_mentions(
        "Voss said on “A Two Three Four Five Six Seven Eight Nine Ten Eleven Twelve” she was ill.", "-");
    assert_mentions(
        "Voss said on “A Two Three Four Five Six Seven Eight Nine Ten Eleven Twelve B” she was ill.",
        "Voss verb-before");
    assert_mentions("Voss said of the film “Nine tales of old men on a pier” that it was long.", "-");
    assert_mentions("Voss said of the film “Nine tales of very old men on a pier” that it was long.",
                    "Voss verb-before");
}

TEST(by_tells_who_spoke_before_or_behind) {
    assert_mentions("The plan was called by Ida Voss “a bad joke on us”.", "Ida Voss passive-by");
    assert_mentions("He was described by the mayor as “a bad joke on us”.", "the mayor passive-by");
    assert_mentions("The ship was called “a bad joke on us” by him.", "-");
    assert_mentions("Ida Voss was described as “a bad joke on us” by Jon Kerr.", "Jon Kerr passive-by");
    assert_mentions("Ida Voss was widely described as “a bad joke on us” by Jon Kerr.",
                    "Jon Kerr passive-by");
    assert_mentions("Ida Voss was described in the hall as “a bad joke on us”.", "-");
    assert_mentions("The plan, as described by Kerr, is “a bad joke on us”.", "Kerr passive-by");
}

TEST(two_speak_with_one_verb) {
    assert_mentions("“We do not know,” the mayor and the harbour master said.",
                    "the mayor and the harbour master quote-name-verb");
    assert_mentions("“We do not know,” the mayor and her deputy.", "-");
    assert_mentions("“The pier is lost,” the old sign reads.", "the old sign quote-name-verb");
}

TEST(text_without_tokens_has_no_quotation) {
    assert_mentions("\xC2\xAD\xC2\xAD", "");
    assert_mentions("\xCC\x81", "");
}

TEST(mentions_stand_for_persons) {
    assert_persons("Voss quits. Mayor Ida Voss left. “The pier is lost,” said Voss.", "Ida Voss");
    assert_persons("Ida Voss met Jon Kerr. “The pier is lost,” she said. “It is,” he said.",
                   "Ida Voss; Jon Kerr");
    assert_persons("Mayor Ida Voss came late.\n\n“The pier is lost,” the mayor said.", "Ida Voss");
    assert_persons("“The pier is lost,” a voter said. “It is,” Ida Voss's lawyer said.", "-; -");
    assert_persons("“The pier is lost,” she said.", "-");
    assert_persons("Sen. Ida Voss came late.\n\n“The pier is lost,” the senator said.", "Ida Voss");
    assert_persons("Mayor Ida Voss and Mayor Jon Kerr came. “The pier is lost,” the mayor said.", "-");
}

TEST(a_name_stands_behind_the_role) {
    assert_persons("The mayor, Sen. Ida Voss, called it “a bad joke on us”.", "Ida Voss");
    assert_persons("The mayor, chief executive Ida Voss, called it “a bad joke on us”.", "Ida Voss");
    assert_persons("The mayor, glad of Ida Voss, called it “a bad joke on us”.", "-");
    assert_persons("The mayor, Ida Voss, called it “a bad joke on us”. “We know,” the mayor said.",
                   "Ida Voss; Ida Voss");
}

TEST(a_pronoun_picks_whom_it_fits_of_two_with_one_surname) {
    assert_persons("Jon Voss and Ida Voss came. Voss spoke. “The pier is lost,” she said.", "Ida Voss");
    assert_persons("Ida Voss and Jon Voss came. Voss spoke. “The pier is lost,” she said.", "Ida Voss");
    assert_persons("Ida Voss and Jon Voss came. Voss spoke. “The pier is lost,” he said.", "Jon Voss");
}

TEST(two_offices_are_of_one_person_and_two_persons_are_nobody) {
    assert_persons("“We lost,” the radio and television host Ida Voss said.", "Ida Voss");
    assert_persons("“We lost,” Harbour Post reporter and pier watcher Ida Voss said.", "Ida Voss");
    assert_persons("“We lost,” the officials and mayor Ida Voss said.", "-");
    assert_persons("“We lost,” the mayor and Ida Voss said.", "-");
    assert_persons("“We lost,” Jon Kerr and mayor Ida Voss said.", "-");
}

static const char STORY[] = "Mayor Ida Voss met Jon Kerr. “The pier is lost,” she said. “It is,” said Kerr.";

static enum status read_with(struct poll *poll, const char *text) {
    struct document document = DOCUMENT_INIT;
    enum status status = read_document(&document, text, poll);
    document_release(&document);
    return status;
}

static enum status read_story(void *context) {
    return read_with(NULL, context);
}

TEST(memory_runs_out) {
    assert_survives_no_memory(read_story, (void *)STORY);
}

static enum status read_long(void *context, struct poll *poll) {
    static char text[40000];
    size_t size = strlen(context);
    for (size_t i = 0; i + size < sizeof text; i += size) memcpy(text + i, context, size);
    return read_with(poll, text);
}

TEST(reading_stops_when_asked) {
    assert_survives_interrupts(read_long, (void *)STORY);
    assert_survives_interrupts(read_long, "said ");
    assert_survives_interrupts(read_long, "\"a\" ");
}
