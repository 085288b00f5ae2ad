/*
 * test_name_pieces.c - where names stand, and what is no name though it has a capital
 */
#include "named.h"

TEST(words_of_two_and_three_letters_are_known_in_capitals) {
    assert_names("He was in Uk and in Usa.", "name Uk: Uk\nplace Usa: Usa\n");
    assert_names("He was in UK and in the EU.", "place UK: UK\norganization EU: EU\n");
    assert_names("He told the Un so.", "name Un: Un\n");
}

/* A pair of words that no list knows is a person where something says that the second acts. */
static void assert_person(const char *acts, bool person) {
    char text[200], told[200];
    snprintf(text, sizeof text, "They gave it to Quillon Marsk. %s", acts);
    snprintf(told, sizeof told,
             person ? "person Quillon Marsk: Quillon Marsk, Marsk\n"
                    : "name Quillon Marsk: Quillon Marsk\nname Marsk: Marsk\n");
    assert_names(text, told);
}

TEST(what_says_that_a_word_is_somebody) {
    assert_person("Then Marsk said so.", true);
    assert_person("Then Marsk fell so.", false);
    assert_person("“It is late,” said Marsk.", true);
    assert_person("They had said Marsk was late.", false);
    assert_person("Then Marsk, who was late, left.", true);
    assert_person("Then Marsk, which was late, left.", false);
    assert_person("Then Marsk, 44, left.", true);
    assert_person("Then Marsk, 4, left.", false);
    assert_person("Then Marsk, 44 times, left.", false);
    assert_names("They gave it to Quillon Marsk. Then Mr Marsk left.",
                 "person M Quillon Marsk: Quillon Marsk, Marsk\n");
}

TEST(pairs_that_lists_know_are_no_unknown_pair) {
    assert_names("They gave it to NASA Marsk. Then Marsk said so.",
                 "name NASA Marsk: NASA Marsk\nname Marsk: Marsk\n");
    assert_names("They met Quillon Harbour Marsk. Then Marsk said so.",
                 "name Quillon Harbour Marsk: Quillon Harbour Marsk\nname Marsk: Marsk\n");
    assert_names("They met Ida Marsk and Quillon Marsk. Then Marsk said so.",
                 "person F Ida Marsk: Ida Marsk, Marsk\nname Quillon Marsk: Quillon Marsk\n");
}

TEST(full_stops_belong_to_what_they_shorten) {
    assert_names("They left Washington D.C. on Monday.", "place Washington D.C.: Washington D.C.\n");
    assert_names("They met Karl Voss Jr. on Monday.", "person M Karl Voss Jr.: Karl Voss Jr.\n");
    assert_names("They met J. Marsk. It rained.", "person J. Marsk: J. Marsk\n");
    assert_names("They met J. K. Marsk.", "person J. K. Marsk: J. K. Marsk\n");
    assert_names("They saw the U.S. Open then.", "name U.S. Open: U.S. Open\n");
    assert_names("It is of Quill Inc. now.", "organization Quill Inc.: Quill Inc.\n");
}

TEST(a_first_name_by_itself_is_a_person) {
    assert_names("Then Ida left.", "person F Ida: Ida\n");
    assert_names("It was in Ida that it rained.", "name Ida: Ida\n");
    assert_names("It was near Ida that it rained.", "name Ida: Ida\n");
    assert_names("It was a 737 Max that fell.", "name Max: Max\n");
    assert_names("It was a IDA that fell.", "name IDA: IDA\n");
}

TEST(hyphens_join_and_part) {
    assert_names("The Norway-Sweden talks failed.", "place Norway: Norway\nplace Sweden: Sweden\n");
    assert_names("The Norway-NATO talks failed.", "name Norway-NATO: Norway-NATO\n");
    assert_names("The US-Russian talks failed.", "place US: US\n");
    assert_names("They met Ida Kerr-Voss. Voss left.", "person F Ida Kerr-Voss: Ida Kerr-Voss, Voss\n");
    assert_names("They met Kim Jong-un and Ida Jong-un.",
                 "person Kim Jong-un: Kim Jong-un\nperson F Ida Jong: Ida Jong\n");
    assert_names("It was Al-Kerr who left.", "name Al-Kerr: Al-Kerr\n");
}

TEST(titles_go_and_offices_stay) {
    assert_names("They met Prime Minister Ida Voss.", "person F Ida Voss: Ida Voss\n");
    assert_names("They met the Chief Executive.", "");
    assert_names("They met Mr King.", "person M King: King\n");
    assert_names("They met NASA Administrator Marsk.", "organization NASA: NASA\nperson Marsk: Marsk\n");
    assert_names("They met Stephen King.", "person M Stephen King: Stephen King\n");
    assert_names("They met Oslo Mayor Ida Voss.", "place Oslo: Oslo\nperson F Ida Voss: Ida Voss\n");
    assert_names("They saw the Quillon General Election.",
                 "name Quillon General Election: Quillon General Election\n");
    assert_names("They met mayor Marsk.", "person Marsk: Marsk\n");
    assert_names("They met mayor Quillon Marsk.", "person Quillon Marsk: Quillon Marsk\n");
    assert_names("They saw the Bishop and a Bishop.", "");
}

TEST(openers_are_no_names) {
    assert_names("However it rained.", "");
    assert_names("However Marsk left.", "name Marsk: Marsk\n");
    assert_names("Boats left. The boats came.", "");
    assert_names("Boats left. They saw Boats.", "name Boats: Boats, Boats\n");
    assert_names("“Boats left. The boats came.", "");
    assert_names("It rained: Boats left. The boats came.", "");
    assert_names("It rained, Boats left. The boats came.", "name Boats: Boats\n");
    assert_names("The Is and Was of it.", "");
}

TEST(parties_before_places_are_no_names) {
    assert_names("They met Ida Voss (D-Oslo).", "person F Ida Voss: Ida Voss\nplace Oslo: Oslo\n");
    assert_names("They met Ida Voss, R-Oslo.", "person F Ida Voss: Ida Voss\nplace Oslo: Oslo\n");
}

TEST(headlines_are_read_by_their_text) {
    assert_names("Voss Wins Vote in Ostrel\n\nIda Voss won the vote in Ostrel.",
                 "person F Ida Voss: Voss, Ida Voss\nname Ostrel: Ostrel, Ostrel\n");
    assert_names("Voss wins vote in Ostrel\n\nIda Voss won the vote in Ostrel.",
                 "person F Ida Voss: Voss, Ida Voss\nname Ostrel: Ostrel, Ostrel\n");
    assert_names("MARSK WINS VOTE\n\nThe vote was close.", "");
}

TEST(short_headings_are_read_as_sentences) {
    assert_names("Marsk Wins Vote\n\nThe vote was close.", "name Marsk Wins Vote: Marsk Wins Vote\n");
    assert_names("Marsk Wins All Votes\n\nThe vote was close.", "");
    assert_names("Vote Beats Lena Marsk Now\n\nLena Marsk lost it.",
                 "person F Lena Marsk: Lena Marsk, Lena Marsk\n");
}

TEST(a_title_before_a_suffix_leads_to_nobody) {
    assert_names("We met King Jr. then.", "name King Jr.: King Jr.\n");
    assert_names("We met King Voss then.", "person M Voss: Voss\n");
}
