/*
 * test_persons.c - whom a mention beside a quotation stands for
 */
#include "../unit.h"
#include "said.h"

TEST(a_group_is_a_mention_and_no_person) {
    assert_mentions("Critics called the pier “a gift to the sea”.", "Critics about-before");
    assert_persons("Critics called the pier “a gift to the sea”.", "-");
    assert_persons("“We will walk out,” Teachers said.", "-");
    assert_persons("Members of the crowd chanted, “Save the pier!”", "-");
    assert_persons("Republicans said the plan was “dead on arrival”.", "-");
    assert_persons("Sanders said: “The pier is lost.”", "Sanders");
    assert_persons("Reuters said: “The pier is lost.”", "Reuters");
}

TEST(a_title_is_no_part_of_an_unlisted_name) {
    assert_persons("Ostrel Police Chief Jarod Burgan said: “The pier is lost.”", "Jarod Burgan");
    assert_persons("“The pier is lost,” said Quill's CEO, Jon Kerr, on Monday.", "Jon Kerr");
}

TEST(an_office_goes_on_to_its_holder) {
    assert_persons("Secretary of State Jon Kerr said: “The pier is lost.”", "Jon Kerr");
    assert_persons("“The pier is lost,” Chief of Staff Jon Kerr said.", "Jon Kerr");
    assert_persons("“The pier is lost,” said Archbishop of Ostrel Jon Kerr.", "Jon Kerr");
    assert_persons("“The pier is lost,” said Secretary of State for Defence Jon Kerr.", "Jon Kerr");
    assert_persons("Envoy to the United Nations Jon Kerr said the pier was “lost”.", "Jon Kerr");
    assert_persons("“The pier is lost,” said Chairman of the Joint Chiefs of Staff Gen. Jon Kerr.",
                   "Jon Kerr");
    assert_persons("“The pier is lost,” Health and Human Services Secretary Ida Voss said.", "Ida Voss");
    assert_persons("“The pier is lost,” said Director of Prisons Omarix Shari.", "-");
    assert_persons("“The pier is lost,” said the lawyer of Norwegian President Jon Kerr.", "-");
    assert_persons("“The pier is lost,” said the widow of Jon Kerr.", "-");
    assert_persons("“The pier is lost,” Mayor Ida Voss and Trade Secretary Jon Kerr said.", "-");
}

TEST(a_name_that_no_list_knows_stands_behind_its_role) {
    assert_persons("“The pier is lost,” said the Ostrel prefect, Sbast Humbrel. “It is.”",
                   "Sbast Humbrel; Sbast Humbrel");
    assert_persons("“The pier is lost,” the spokesman, Mallux Garva Shedu, said on Monday.",
                   "Mallux Garva Shedu");
    assert_persons("“The pier is lost,” his father, Jox, said.", "Jox");
    assert_persons("“The pier is lost,” the mayor of the town, Ostrel Bay, said.", "-");
    assert_persons("“The pier is lost,” the harbour, Bay, said.", "-");
}

TEST(kin_are_people_whatever_they_are_called) {
    assert_persons("Khalix Jarrun left. Her husband, Ghassux Jarrun, said so. “It is,” he said.",
                   "Ghassux Jarrun");
    assert_persons("One of the guards, Jon Kerr, told the board the pier was “lost for good”.", "Jon Kerr");
    assert_persons("Ian Voss left. Takarix Uesug, a security guard at the gate, said so. “It is,” he said.",
                   "Takarix Uesug");
}

TEST(the_former_is_the_first_of_two) {
    assert_persons("Ida Voss and Jon Kerr met. “It is lost,” the former said. “It is,” said the latter.",
                   "Ida Voss; Jon Kerr");
    assert_persons("Ida Voss met Jon Kerr and Tove Lind. “It is lost,” the latter said.", "-");
    assert_persons("Ida Voss spoke. “It is lost,” the latter said.", "-");
    assert_persons("The mayor met her deputy. “It is lost,” the former said.", "-");
}

TEST(a_pronoun_may_mean_a_name_that_no_list_knows) {
    assert_persons("Jon Kerr left. Omarix Shari, an economist at Quill, said it was late. “It is,” he said.",
                   "Omarix Shari");
    assert_persons("Jon Kerr left. Omarix Shari, 1.8 metres tall, said it was late. “It is,” he said.",
                   "Omarix Shari");
    assert_persons("Jon Kerr left for Omarix Shari, a ship that is late. “It is,” he said.", "Jon Kerr");
}

TEST(a_pronoun_is_the_subject_behind_its_title) {
    assert_persons("Jon Kerr, a friend of Russian President Ian Voss, spoke. “It is late,” he said.",
                   "Jon Kerr");
    assert_persons("Jon Kerr sang on the shows of Tom Lind and Ian Voss. “It is late,” he said.", "Jon Kerr");
    assert_persons("Ian Voss left. Former Gov. Jon Kerr of Ostrel, a pilot, said that while he “did not like "
                   "the pier,” it was there.",
                   "Jon Kerr");
    assert_persons(
        "Ian Voss left. Kerr’s claim last week that he was “not the mayor of it” fell flat. Jon Kerr "
        "is 40.",
        "Jon Kerr");
    assert_persons("At noon in the old hall of Ostrel, Mayor Jon Kerr met Ian Voss. “It is late,” he said.",
                   "Jon Kerr");
    assert_persons("When the crane fell on the pier, at noon, Jon Kerr met Ian Voss. “It is late,” he said.",
                   "Jon Kerr");
    assert_persons("“It is early,” Jon Kerr said. In 2012, however, Ian Voss had won. “It is late,” he said.",
                   "Jon Kerr; Jon Kerr");
    assert_persons("Ian Voss met Jon Kerr. Kerr’s claim that he “did not like the pier” fell flat.",
                   "Jon Kerr");
    assert_persons(
        "The baker, Ida Voss, hoped that her daughter Lena Kerr was there. “I do not know,” she said.",
        "Ida Voss");
    assert_persons("Jon Kerr spoke on Monday. When asked if Ian Voss was late, he said: “It is late.”",
                   "Jon Kerr");
}

TEST(a_role_is_whose_title_it_is) {
    assert_persons("Mayor Ida Voss left. “It is lost,” the mayor said.", "Ida Voss");
    assert_persons("The mayor, Ida Voss, left. “It is lost,” the mayor said.", "Ida Voss");
    assert_persons("The mayor, Ida Voss's friend, left. “It is lost,” the mayor said.", "-");
    assert_persons("Sen. Ida Voss left. “It is lost,” the senator said.", "Ida Voss");
    assert_persons("Se. Ida Voss left. “It is lost,” the senator said.", "-");
    assert_persons("Mayor Ida Voss met Mayor Jon Kerr. “It is lost,” the mayor said.", "-");
    assert_persons("Mayor Ida Voss left. Mayor Voss sang. “It is lost,” the mayor said.", "Ida Voss");
    assert_persons("Mayor Ida Voss left. “It is lost,” a mayor said.", "-");
    assert_persons("Mayor Ida Voss left. “It is lost,” The Mayor said.", "Ida Voss");
    assert_persons("Mayor Ida Voss left. “It is lost,” the mayors said.", "-");
    assert_persons("Mayor Ida Voss left. “It is lost,” the mayor of it said.", "Ida Voss");
}

TEST(several_are_nobody_and_offices_are_one) {
    assert_persons("“It is lost,” said actor and mayor Ida Voss.", "Ida Voss");
    assert_persons("“It is lost,” the officials and mayor Ida Voss said.", "-");
    assert_persons("“It is lost,” said the actor and the mayor Ida Voss.", "-");
    assert_persons("“It is lost,” said Bang and Olufsen Inc. of Ostrel.", "-");
}

TEST(an_apposition_names_the_role_before_it) {
    assert_persons("“It is lost,” said the mayor, Ida Voss.", "Ida Voss");
    assert_persons("“It is lost,” said the mayor, Sen. Ida Voss.", "Ida Voss");
    assert_persons("“It is lost,” said the mayor, a friend of Ida Voss.", "-");
    assert_persons("“It is lost,” said the mayor of the port, Ida Voss.", "Ida Voss");
    assert_persons("“It is lost,” said the mayor, Ida Voss's wife.", "-");
    assert_persons("“It is lost,” said the mayor, Ida Voss and Jon Kerr.", "-");
    assert_persons("“It is lost,” said the mayor, Ostrel.", "-");
    assert_persons("“It is lost,” said the mayor and pilot, Ida Voss.", "Ida Voss");
}

TEST(an_apposition_stands_behind_what_belongs_to_the_role) {
    assert_persons("“It is lost,” said the mayor slowly, Ida Voss.", "-");
    assert_persons("“It is lost,” said the mayor and the pilot, Ida Voss.", "-");
    assert_persons("“It is lost,” said the mayor and Pilot, Ida Voss.", "-");
    assert_persons("“It is lost,” said the mayor in 2031, Ida Voss.", "Ida Voss");
    assert_persons("“It is lost,” said the mayor of it was, Ida Voss.", "-");
    assert_persons(
        "“It is lost,” said the mayor at stone stone stone stone stone stone stone stone stone stone, "
        "Ida Voss.",
        "Ida Voss");
    assert_persons(
        "“It is lost,” said the mayor at stone stone stone stone stone stone stone stone stone stone "
        "stone, Ida Voss.",
        "-");
}

TEST(a_surname_is_that_of_the_full_name) {
    assert_persons("Ida Voss left. “It is lost,” Voss said.", "Ida Voss");
    assert_persons("“It is lost,” Voss said. Ida Voss left.", "Ida Voss");
    assert_persons("Ida Voss left. “It is lost,” said Voss's friend.", "-");
    assert_persons("Ida Voss left. “It is lost,” said Mrs. Voss of Ostrel.", "Ida Voss");
    assert_persons("Ida Voss left. “It is lost,” said Voss (left).", "Ida Voss");
}

TEST(who_is_one_of_them_is_nobody) {
    assert_persons("“It is lost,” said a Norwegian.", "-");
    assert_persons("“It is lost,” said another Ostrel Democrat.", "-");
    assert_persons("“It is lost,” said the Norwegians.", "Norwegians");
    assert_persons("“It is lost,” said a Quillon Mayor.", "-");
    assert_persons("“It is lost,” said a Quillon Marsk.", "Quillon Marsk");
    assert_persons("“It is lost,” said Norwegians.", "-");
    assert_persons("“It is lost,” said Norwegian.", "Norwegian");
}

TEST(the_last_two_who_were_named_together) {
    assert_persons("Ida Voss met Jon Kerr. It fell. “It is lost,” the former said.", "Ida Voss");
    assert_persons("Ida Voss met Jon Kerr. It fell. It fell. It fell. “It is lost,” the former said.", "-");
    assert_persons("Ida Voss met Jon Kerr. Ida Voss left. “It is lost,” the latter said.", "Jon Kerr");
    assert_persons("Ida Voss met Jon Kerr. Tove Lind left. “It is lost,” the latter said.", "Jon Kerr");
    assert_persons("Ida Voss met Jon Kerr. “It is lost,” a former said.", "-");
}
