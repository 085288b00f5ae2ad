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
