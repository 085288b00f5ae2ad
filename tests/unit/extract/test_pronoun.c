/*
 * test_pronoun.c - whom "he" and "she" beside a quotation stand for, by what speaks for each
 */
#include "../unit.h"
#include "said.h"

/* The persons of a text with a pronoun's quotation behind it. */
static void assert_he(const char *text, const char *expected) {
    char all[600];
    snprintf(all, sizeof all, "%s “It is late,” he said.", text);
    assert_persons(all, expected);
}

TEST(a_subject_weighs_more_than_who_is_nearer) {
    assert_he("Jon Kerr met Ian Voss.", "Jon Kerr");
    assert_he("Jon Kerr left. The crane hit Ian Voss.", "Jon Kerr");
    assert_he("Jon Kerr left. Ian Voss stayed.", "Ian Voss");
    assert_he("The crane hit Jon Kerr. The crane hit Ian Voss.", "Ian Voss");
    assert_he("The old crane hit Jon Kerr. It rained. It fell. It broke. The crane hit Ian Voss.",
              "Ian Voss");
    assert_he("Jon Kerr left. It rained. The old crane had hit Ian Voss.", "Ian Voss");
    assert_he("A friend of Jon Kerr, a pilot, left. The old crane had hit Ian Voss.", "Ian Voss");
}

TEST(a_gender_must_fit) {
    assert_he("Jon Kerr met Ida Voss.", "Jon Kerr");
    assert_he("Ida Voss met Jon Kerr.", "Jon Kerr");
    assert_he("Ida Voss left.", "-");
    assert_persons("Jon Kerr met Ida Voss. “It is late,” she said.", "Ida Voss");
    assert_persons("Jon Kerr met Ida Voss. “It is late,” they said.", "-");
    assert_he("Ida Voss met J.K. Marsk.", "J.K. Marsk");
    assert_he("Jon Kerr left. J.K. Marsk stayed.", "J.K. Marsk");
    assert_he("In the old hall Jon Kerr sang. In the old hall J.K. Marsk sang.", "J.K. Marsk");
    assert_persons("Ida and Ian Voss left. Ida Voss came. Voss slept. “It is late,” she said.", "Ida Voss");
    assert_persons("Ian Voss met Ida Voss. “It is late,” said Voss. “Too late,” he said.",
                   "Ida Voss; Ian Voss");
}

TEST(a_surname_is_whose_gender_the_pronoun_has) {
    assert_he("Tom Lind sang. The crane hit Ian Voss. Ida Voss came. Voss spoke.", "Ian Voss");
    assert_he("Tom Lind sang. The crane hit Ian Voss. Ida Voss spoke.", "Tom Lind");
}

TEST(who_spoke_last_goes_on) {
    assert_he("“It is ours,” Jon Kerr said. Ian Voss stayed.", "Jon Kerr; Ian Voss");
    assert_he("“It is ours,” Jon Kerr said. The crane hit Ian Voss.", "Jon Kerr; Jon Kerr");
    assert_he("“It is ours,” Jon Kerr said. He left. The crane hit Ian Voss. It fell.", "Jon Kerr; Jon Kerr");
    assert_he("“It is ours,” Jon Kerr said. It rained. It fell. It broke. Ian Voss stayed.",
              "Jon Kerr; Ian Voss");
}

TEST(nobody_is_meant_from_too_far) {
    assert_he("Jon Kerr left. It fell. It fell. It fell. It fell.", "Jon Kerr");
    assert_he("Jon Kerr left. It fell. It fell. It fell. It fell. It fell.", "-");
}

TEST(a_title_belongs_to_its_subject) {
    assert_he("Ian Voss left. At noon the former Ostrel mayor Jon Kerr met Tom Lind.", "Jon Kerr");
    assert_he("Ian Voss left. On Monday, Gov. Jon Kerr met Tom Lind.", "Jon Kerr");
    assert_he("Ian Voss met Tom Lind and Jon Kerr.", "Ian Voss");
    assert_he("The crane of Ian Voss hit Jon Kerr.", "Jon Kerr");
    assert_he("It hit a friend of Ian Voss, who slept, and Jon Kerr.", "Ian Voss");
    assert_he("Jon Kerr's crane hit it, and Ian Voss spoke.", "Ian Voss");
    assert_he("It rained, and Ian Voss of Ostrel, a pilot, met the son of Jon Kerr.", "Ian Voss");
    assert_he("It rained, and Ian Voss also sang for the son of Jon Kerr.", "Ian Voss");
    assert_he("It rained, and Ian Voss (left) sang for the son of Jon Kerr.", "Ian Voss");
    assert_he("It rained, and Ian Voss resisted the son of Jon Kerr.", "Ian Voss");
    assert_he("It rained, and Ian Voss resisting, the crane hit Jon Kerr.", "Jon Kerr");
}

TEST(who_owns_what_begins_a_sentence_does_not_begin_it) {
    assert_he("In the old town, Jon Kerr's crane hit Ian Voss.", "Ian Voss");
    assert_he("In the old town, Jon Kerr hit Ian Voss.", "Jon Kerr");
    assert_he("In the town, at noon, with Jon Kerr the crane hit Ian Voss.", "Ian Voss");
}

TEST(who_is_asked_about_is_not_who_answers) {
    assert_persons("Jon Kerr left. Asked about Ian Voss, he said: “It is late.”", "Jon Kerr");
    assert_persons("Jon Kerr left. Pressed on Ian Voss, he said: “It is late.”", "Jon Kerr");
    assert_persons("Jon Kerr left. When questioned about Ian Voss, he said: “It is late.”", "Jon Kerr");
    assert_persons("Jon Kerr left. Told of Ian Voss, he said: “It is late.”", "Ian Voss");
}

TEST(a_name_that_no_list_knows_is_told_by_what_follows_it) {
    assert_he("Omarix Shari, a mayor of Ostrel, slept.", "Omarix Shari");
    assert_he("Jon Kerr left. Omarix Shari, a mayor of Ostrel, slept.", "Omarix Shari");
    assert_he("Jon Kerr left. Omarix Shari, a ship of Ostrel, slept.", "Jon Kerr");
    assert_he("Jon Kerr left. Omarix Shari, at the port, said so.", "Omarix Shari");
    assert_he("Jon Kerr left. Omarix Shari, at the port, slept.", "Jon Kerr");
    assert_he("Jon Kerr left. Shari, a mayor of Ostrel, slept.", "Jon Kerr");
    assert_he("Jon Kerr left. Omarix Shari a mayor of Ostrel, slept.", "Jon Kerr");
    assert_he("Jon Kerr left. It hit Omarix Shari, a mayor is there, and slept.", "Jon Kerr");
}
