/*
 * test_names.c - the names in a text: who and what it speaks of, and where
 */
#include "named.h"

TEST(a_word_of_the_calendar_may_be_a_part_of_a_name) {
    assert_names("The Ostrel Central Fish Board met.", "organization Ostrel Central Fish Board: "
                                                       "Ostrel Central Fish Board\n");
    assert_names("It closed on Sun, 9 a.m. Central.", "");
    assert_names("“No,” said Sun Weilang.", "person Sun Weilang: Sun Weilang\n");
}

TEST(an_office_is_no_part_of_the_name_behind_it) {
    assert_names("Archbishop of Karsk Jon Kerr left.", "name Karsk: Karsk\nperson M Jon Kerr: Jon Kerr\n");
    assert_names("Chief of Staff Jon Kerr left.", "name Staff: Staff\nperson M Jon Kerr: Jon Kerr\n");
}

TEST(a_family_name_is_not_of_who_is_only_kin) {
    assert_names("Jon Voss and his wife, Ida Voss, came. Voss spoke. Mrs Voss left.",
                 "person M Jon Voss: Jon Voss, Voss\nperson F Ida Voss: Ida Voss, Voss\n");
    assert_names("Robin Voss and his wife, Ida Voss, came. Mrs Voss left.",
                 "person Robin Voss: Robin Voss\nperson F Ida Voss: Ida Voss, Voss\n");
    assert_names("Robin Voss and his son, Jon Voss, came. Mrs Voss left.",
                 "person F Robin Voss: Robin Voss, Voss\nperson M Jon Voss: Jon Voss\n");
    assert_names("President Voss met his daughter Ida Voss. Voss spoke.",
                 "person Voss: Voss, Voss\nperson F Ida Voss: Ida Voss\n");
    assert_names("His daughter Ida Voss came. Voss spoke.", "person F Ida Voss: Ida Voss, Voss\n");
    assert_names("Jon Voss drowned. His wife, Ida Voss, said so. Voss spoke.",
                 "person M Jon Voss: Jon Voss\nperson F Ida Voss: Ida Voss, Voss\n");
    assert_names("Jon Voss and his wife, Ida Voss, came. Ida Voss sat. Voss spoke.",
                 "person M Jon Voss: Jon Voss, Voss\nperson F Ida Voss: Ida Voss, Ida Voss\n");
    assert_names("Envoy Lee Son Hai left.", "person Lee Son Hai: Lee Son Hai\n");
}

TEST(names_of_one_place_are_one) {
    assert_names("US pilots met in Britain. The United States and the UK agreed, and the U.S. paid.",
                 "place United States: US, United States, U.S.\nplace Britain: Britain, UK\n");
    assert_names("The E.U. and the UN met. The European Union spoke, and so did the United Nations.",
                 "organization European Union: E.U., European Union\n"
                 "organization United Nations: UN, United Nations\n");
    assert_names("He saw the Food and Drug Administration. The F.D.A. was late.",
                 "organization Food and Drug Administration: Food and Drug Administration, F.D.A.\n");
    assert_names("BO shut. On Monday they all went by boat to the old and busy Bank of Ostrel (BO)",
                 "organization Bank of Ostrel: BO, Bank of Ostrel, BO\n");
    assert_names("BRITAIN AGREES ON PIERS\n\nThe United Kingdom agreed.",
                 "place United Kingdom: BRITAIN, United Kingdom\n");
    assert_names("Ida Britain left. Mrs. Britain saw Britain.",
                 "person F Ida Britain: Ida Britain, Britain\nplace Britain: Britain\n");
}

TEST(a_surname_is_joined_to_the_full_name_before_or_behind_it) {
    assert_names(
        "Voss quits over pier\n\nMayor Lena Voss left Norway on Monday. Mrs. Voss's office was empty.",
        "person F Lena Voss: Voss, Lena Voss, Voss\nplace Norway: Norway\n");
}

TEST(a_surname_of_two_goes_by_gender_and_by_nearness) {
    assert_names("Lena Voss and Karl Voss spoke. Mr Voss was brief. Mrs Voss was not.",
                 "person F Lena Voss: Lena Voss, Voss\nperson M Karl Voss: Karl Voss, Voss\n");
}

TEST(initials_suffixes_and_particles_stand_inside_a_name) {
    assert_names(
        "The judge, J.K. Marsk Jr., met George W. Brandt and Maria van der Velde. Velde and Brandt left.",
        "person J.K. Marsk Jr.: J.K. Marsk Jr.\nperson M George W. Brandt: George W. Brandt, Brandt\n"
        "person F Maria van der Velde: Maria van der Velde, Velde\n");
}

TEST(titles_places_and_openers_are_no_part_of_a_name) {
    assert_names("However U.S. Secretary of State Lena Voss called it off. Yesterday Voss flew to Oslo.",
                 "place U.S.: U.S.\nperson F Lena Voss: Lena Voss, Voss\nplace Oslo: Oslo\n");
}

/* "Sultan" may be a first name; the words of a title go, and a name before it remains. */
TEST(a_title_that_may_be_a_first_name_is_a_title_behind_a_name) {
    assert_names("The NASA Sultan Marsk spoke.", "organization NASA: NASA\nperson M Marsk: Marsk\n");
}

TEST(a_title_tells_a_gender_later_and_a_first_name_at_once) {
    assert_names("We met J.K. Marsk. Mr Marsk slept.", "person M J.K. Marsk: J.K. Marsk, Marsk\n");
    assert_names("We met J.K. Marsk. Marsk slept.", "person J.K. Marsk: J.K. Marsk, Marsk\n");
    assert_names("We met Queen Marsk.", "person F Marsk: Marsk\n");
    assert_names("We met Congresswoman Marsk.", "person F Marsk: Marsk\n");
    assert_names("We met J.K. Marsk. Queen Marsk slept.", "person F J.K. Marsk: J.K. Marsk, Marsk\n");
}

TEST(a_first_name_may_come_again_before_a_hyphen) {
    assert_names("He met Karl Karl-Otto Voss.", "person M Karl Karl-Otto Voss: Karl Karl-Otto Voss\n");
}

TEST(organizations_are_told_by_their_words_and_go_by_their_letters) {
    assert_names(
        "The Harbour Workers Union (HWU) met the Bank of Ostrel and Quill & Sons Inc. on Monday. "
        "The HWU was glad.",
        "organization Harbour Workers Union: Harbour Workers Union, HWU, HWU\n"
        "organization Bank of Ostrel: Bank of Ostrel\norganization Quill & Sons Inc.: Quill & Sons Inc.\n");
}

TEST(a_word_that_opens_a_sentence_is_no_name_unless_it_is_one_elsewhere) {
    assert_names("Dockers were angry. Quillon was glad about it. They asked Quillon for more.",
                 "name Quillon: Quillon, Quillon\n");
}

TEST(words_of_an_organization_are_joined_where_it_has_a_field) {
    assert_names("He left the Office of Harbours and Cranes, and the Committee on Fishing Rights said so.",
                 "organization Office of Harbours and Cranes: Office of Harbours and Cranes\n"
                 "organization Committee on Fishing Rights: Committee on Fishing Rights\n");
}

TEST(initials_that_clash_are_two_people) {
    assert_names(
        "We met Karl W. Brandt and Karl H. Brandt. Then Karl W. Brandt left.",
        "person M Karl W. Brandt: Karl W. Brandt, Karl W. Brandt\nperson M Karl H. Brandt: Karl H. Brandt\n");
    assert_names("We met Karl Brandt. Then Karl W. Brandt left.",
                 "person M Karl W. Brandt: Karl Brandt, Karl W. Brandt\n");
}

TEST(an_office_goes_to_who_has_it) {
    assert_names("It was said by President Karl Voss. His wife is Lena Voss. On Monday President Voss slept.",
                 "person M Karl Voss: Karl Voss, Voss\nperson F Lena Voss: Lena Voss\n");
}

TEST(a_family_name_is_rather_that_of_whom_the_text_is_about) {
    assert_names(
        "We met Karl Voss. Karl Voss slept. His wife is Lena Voss. In Oslo nobody knows Voss.",
        "person M Karl Voss: Karl Voss, Karl Voss, Voss\nperson F Lena Voss: Lena Voss\nplace Oslo: Oslo\n");
}

TEST(two_family_names_side_by_side_are_two_people) {
    assert_names("They were Lena Voss and Karl Brandt. The Voss-Brandt talks failed.",
                 "person F Lena Voss: Lena Voss, Voss\nperson M Karl Brandt: Karl Brandt, Brandt\n");
}

TEST(a_family_name_that_is_a_word_is_one_only_where_somebody_has_it) {
    assert_names("We met Lena Bishop. It was Bishop who paid; the Bishop of Marsk did not.",
                 "person F Lena Bishop: Lena Bishop, Bishop\nname Marsk: Marsk\n");
    assert_names("We met the Bishop. I've heard that Bishop sing on Monday.", "");
}

TEST(a_pair_of_unknown_words_is_a_person_when_the_second_speaks) {
    assert_names("They gave it to Quillon Marsk. Then Marsk said so.",
                 "person Quillon Marsk: Quillon Marsk, Marsk\n");
    assert_names("They gave it to Quillon Marsk. Nobody loves Marsk.",
                 "name Quillon Marsk: Quillon Marsk\nname Marsk: Marsk\n");
}

TEST(a_hyphen_joins_syllables_and_parts_places) {
    assert_names("They met Kim Jong-un in Oslo.", "person Kim Jong-un: Kim Jong-un\nplace Oslo: Oslo\n");
    assert_names("The Norway-Sweden talks failed.", "place Norway: Norway\nplace Sweden: Sweden\n");
}

TEST(joined_words_are_an_organization_or_a_place) {
    assert_names("The School for Sailors paid.", "organization School for Sailors: School for Sailors\n");
    assert_names("The Bay of Cranes is deep.", "place Bay of Cranes: Bay of Cranes\n");
}

TEST(a_name_before_a_title_is_its_own) {
    assert_names("Karl Voss President Lena Brandt left.",
                 "person M Karl Voss: Karl Voss\nperson F Lena Brandt: Lena Brandt\n");
    assert_names("They saw Quillon Mayor Marsk at noon.", "name Quillon Mayor Marsk: Quillon Mayor Marsk\n");
    assert_names("They saw Oslo Mayor Marsk at noon.", "place Oslo: Oslo\nperson Marsk: Marsk\n");
    assert_names("US President Lena Voss left.", "place US: US\nperson F Lena Voss: Lena Voss\n");
    assert_names("The mayor, former Sen. Karl Voss, left.", "person M Karl Voss: Karl Voss\n");
}

TEST(headlines_have_places_that_their_text_has_not) {
    assert_names("LENA VOSS AND NORWAY WIN THE VOTE\n\nThe vote was close.", "place NORWAY: NORWAY\n");
    assert_names("LENA VOSS, MAYOR, WINS THE VOTE IN NORWAY\n\nThe vote was close.",
                 "person F LENA VOSS: LENA VOSS\nplace NORWAY: NORWAY\n");
    assert_names("THE UNITED NATIONS WIN THE VOTE\n\nThe vote was close.",
                 "organization UNITED NATIONS: UNITED NATIONS\n");
}

TEST(titles_tell_the_gender_of_who_has_no_first_name) {
    assert_names("It was Mrs Quillon and Sir Marsk.", "person F Quillon: Quillon\nperson M Marsk: Marsk\n");
    assert_names("It was spokeswoman Quillon Marsk.", "person F Quillon Marsk: Quillon Marsk\n");
}

TEST(german_nouns_are_no_names) {
    assert_names_in(LANGUAGE_DE,
                    "Die Ministerin Lena Voss verkaufte den Kran an Norwegen. Der Kran war alt, sagte Voss.",
                    "person F Lena Voss: Lena Voss, Voss\nplace Norwegen: Norwegen\n");
}

TEST(what_somebody_is_is_no_part_of_a_name) {
    assert_names_in(LANGUAGE_DE, "Das sagte die Passagierin Lena Voss. Die Straße Karl Marx Allee ist zu.",
                    "person F Lena Voss: Lena Voss\nplace Straße Karl Marx Allee: Straße Karl Marx Allee\n");
    assert_names_in(LANGUAGE_FR, "La ministre des Transports Lena Voss et le maire de Saint Denis Paul Kerr.",
                    "name Transports: Transports\nperson F Lena Voss: Lena Voss\n"
                    "name Saint Denis Paul Kerr: Saint Denis Paul Kerr\n");
    assert_names_in(
        LANGUAGE_IT, "Il ministro della Salute Paolo Kerr e il Trofeo Paolo Kerr.",
        "name Salute: Salute\nperson M Paolo Kerr: Paolo Kerr\nname Trofeo Paolo Kerr: Trofeo Paolo Kerr\n");
}

TEST(particles_stand_behind_initials) {
    assert_names_in(LANGUAGE_NL, "Volgens A.J. van den Voss. Van den Voss ging.",
                    "person A.J. van den Voss: A.J. van den Voss, Voss\n");
}

TEST(a_currency_is_no_name) {
    assert_names("It paid US$ 5m, A$3m and R$ 2m in Norway.", "place Norway: Norway\n");
}

TEST(headlines_in_capitals_have_the_names_of_their_text) {
    assert_names("VOSS WINS HARBOUR VOTE IN OSTREL\n\nKarl Voss won the vote in Ostrel. It was close.",
                 "person M Karl Voss: VOSS, Karl Voss\nname Ostrel: OSTREL, Ostrel\n");
}

TEST(a_mention_is_found_by_a_token) {
    struct read read;
    assert_int_equal(read_names(&read, LANGUAGE_EN, span_of("The mayor Lena Voss met Karl Brandt."), NULL),
                     STATUS_OK);
    assert_int_equal(read.names.mentions.count, 2);
    assert_int_equal(names_from(&read.names, 0), 0);
    assert_int_equal(names_from(&read.names, 3), 0);
    assert_int_equal(names_from(&read.names, 4), 1);
    assert_int_equal(names_from(&read.names, 6), 1);
    assert_int_equal(names_from(&read.names, 7), 2);
    release(&read);
}

static const char *const SAMPLE =
    "VOSS QUITS AS MAYOR\n\nLena Voss of the Harbour Board (HB) left Oslo. Voss and "
    "Mr Brandt met Karl W. Brandt. The HB wept, Quillon said.";

static enum status read_sample(void *context, struct poll *poll) {
    (void)context;
    struct read read;
    enum status status = read_names(&read, LANGUAGE_EN, span_of(SAMPLE), poll);
    release(&read);
    return status;
}

static enum status read_without_poll(void *context) {
    return read_sample(context, NULL);
}

TEST(names_survive_no_memory) {
    assert_survives_no_memory(read_without_poll, NULL);
}

TEST(names_survive_interrupts) {
    assert_true(assert_survives_interrupts(read_sample, NULL) > 0);
}

TEST(months_that_people_are_called) {
    assert_names("April Voss and Jan van der Kerr met Dr June Lind.",
                 "person F April Voss: April Voss\n"
                 "person Jan van der Kerr: Jan van der Kerr\n"
                 "person F June Lind: June Lind\n");
    assert_names("In April Voss left. On 6 June Voss came. It was August Voss said.",
                 "name Voss: Voss, Voss, Voss\n");
}

TEST(a_title_before_a_suffix_is_a_family_name) {
    assert_names("Martin Luther King Jr. came, and then King left.",
                 "person M Martin Luther King Jr.: Martin Luther King Jr., King\n");
}

TEST(an_article_with_a_hyphen_is_no_first_name) {
    assert_names("Omar al-Tamir came. Al-Tamir left, and Tamir slept.",
                 "person M Omar al-Tamir: Omar al-Tamir, Al-Tamir, Tamir\n");
}
