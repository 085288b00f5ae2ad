/*
 * test_name_run.c - which words go on with a name
 */
#include "named.h"

TEST(words_that_join_an_organisation) {
    static const char *const WORDS[] = {"of",    "for", "de", "du", "des", "del",
                                        "della", "do",  "da", "di", "van"};
    for (size_t i = 0; i < sizeof WORDS / sizeof *WORDS; i++) {
        char text[100], told[100];
        snprintf(text, sizeof text, "They left the Bank %s Ostrel.", WORDS[i]);
        snprintf(told, sizeof told, "organization Bank %s Ostrel: Bank %s Ostrel\n", WORDS[i], WORDS[i]);
        assert_names(text, told);
    }
    assert_names("They left the Bank at Ostrel.", "name Ostrel: Ostrel\n");
    assert_names("They left the Bank of the Gulls.", "organization Bank of the Gulls: Bank of the Gulls\n");
    assert_names("They left the Quillon of Ostrel.", "name Quillon: Quillon\nname Ostrel: Ostrel\n");
}

TEST(bodies_have_a_field) {
    static const char *const BODIES[] = {"Agency",  "Commission",   "Committee",    "Conference",
                                         "Council", "Department",   "Institute",    "Ministry",
                                         "Office",  "Organization", "Organisation", "Subcommittee"};
    for (size_t i = 0; i < sizeof BODIES / sizeof *BODIES; i++) {
        char text[100], told[100];
        snprintf(text, sizeof text, "They left the %s on Fishing Rights.", BODIES[i]);
        snprintf(told, sizeof told, "organization %s on Fishing Rights: %s on Fishing Rights\n", BODIES[i],
                 BODIES[i]);
        assert_names(text, told);
        snprintf(text, sizeof text, "They left the %s of Harbours and Cranes.", BODIES[i]);
        snprintf(told, sizeof told, "organization %s of Harbours and Cranes: %s of Harbours and Cranes\n",
                 BODIES[i], BODIES[i]);
        assert_names(text, told);
    }
    assert_names("They left the Bank on Fishing Rights.", "name Fishing Rights: Fishing Rights\n");
}

TEST(and_joins_the_words_of_an_organisation) {
    assert_names("They left the Food and Drug Administration.",
                 "organization Food and Drug Administration: Food and Drug Administration\n");
    assert_names("They left Quillon and Marsk.", "name Quillon: Quillon\nname Marsk: Marsk\n");
    assert_names("They left Ida and Marsk Administration.",
                 "person F Ida: Ida\norganization Marsk Administration: Marsk Administration\n");
    assert_names("They left Quill & Sons.", "name Quill & Sons: Quill & Sons\n");
}

TEST(particles_stand_within_the_name_of_a_person) {
    assert_names("They met Maria van der Velde.", "person F Maria van der Velde: Maria van der Velde\n");
    assert_names("They met Omar al-Tamir.", "person M Omar al-Tamir: Omar al-Tamir\n");
    assert_names("They met Mr van Velde.", "person M Velde: Velde\n");
    assert_names("They met Quillon van Velde.", "name Quillon: Quillon\nname Velde: Velde\n");
}

TEST(months_that_begin_a_line_are_given_names) {
    assert_names("It rained\n\nApril Voss left.", "person F April Voss: April Voss\n");
    assert_names("It rained. April Voss left.", "person F April Voss: April Voss\n");
    assert_names("It rained in April Voss left.", "name Voss: Voss\n");
}

TEST(suffixes_stand_behind_a_comma) {
    assert_names("They met Karl Voss, Jr. then.", "person M Karl Voss, Jr.: Karl Voss, Jr.\n");
    assert_names("They saw Quill, Inc. then.", "organization Quill, Inc.: Quill, Inc.\n");
    assert_names("They met Karl Voss, Marsk then.", "person M Karl Voss: Karl Voss\nname Marsk: Marsk\n");
}

TEST(what_is_glued_to_a_name_is_another) {
    assert_names("They met Lena Voss Voss then.", "person F Lena Voss: Lena Voss, Voss\n");
    assert_names("They met Boutros Boutros-Ghali then.",
                 "name Boutros Boutros-Ghali: Boutros Boutros-Ghali\n");
    assert_names("They met Theresa May then.", "person F Theresa May: Theresa May\n");
    assert_names("They met Lena Voss Monday.", "person F Lena Voss: Lena Voss\n");
}
