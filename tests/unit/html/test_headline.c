#include "../unit.h"
#include "html/headline.h"

static void assert_bare(const char *title, const char *site, const char *expected) {
    struct span bare;
    assert_int_equal(headline_without_site(span_of(title), span_of(site), &bare), STATUS_OK);
    assert_span_equal(bare, expected);
}

TEST(the_name_of_the_site_goes) {
    assert_bare("Ice shuts the pier | The Tern", "the tern", "Ice shuts the pier");
    assert_bare("Ice shuts the pier - Local - The Tern", "the tern", "Ice shuts the pier - Local");
    assert_bare("The Tern: Ice shuts the pier", "the tern", "The Tern: Ice shuts the pier");
    assert_bare("The Tern : Ice shuts the pier", "the tern", "Ice shuts the pier");
    assert_bare("Ice shuts the pier – Tern", "the tern", "Ice shuts the pier");
    assert_bare("Ice shuts the pier | The Tern News | Tern", "the tern", "Ice shuts the pier");
    assert_bare("Ice - shut | pier", "the tern", "Ice - shut | pier");
}

TEST(what_is_left_has_two_words) {
    assert_bare("Ice | The Tern", "the tern", "Ice | The Tern");
    assert_bare("Big ice | The Tern", "the tern", "Big ice");
}

TEST(behind_a_bar_stands_a_site) {
    assert_bare("Ice shuts the pier | Some Paper", "", "Ice shuts the pier");
    assert_bare("Ice shuts the pier - Some Paper", "", "Ice shuts the pier - Some Paper");
}

TEST(a_mark_stands_between_blanks) {
    assert_bare("Ice shuts the pier |", "", "Ice shuts the pier |");
    assert_bare("Ice shuts the pier | ", "", "Ice shuts the pier");
    assert_bare("| Ice shuts the pier", "", "| Ice shuts the pier");
    assert_bare("Ice shuts the pier| Tern", "", "Ice shuts the pier| Tern");
    assert_bare("Ice shuts the pier |Tern", "", "Ice shuts the pier |Tern");
    assert_bare("Ice shuts the pier :: Tern", "", "Ice shuts the pier");
    assert_bare("Ice shuts the pier · Tern", "", "Ice shuts the pier");
    assert_bare("Ice shuts the pier – Tern", "", "Ice shuts the pier – Tern");
    assert_bare("Ice shuts the pier / Tern", "tern", "Ice shuts the pier");
    assert_bare("Tern ~ Ice shuts the pier", "tern", "Ice shuts the pier");
    assert_bare("", "tern", "");
    assert_bare(" ", "", " ");
}

TEST(a_text_is_no_title) {
    char title[HEADLINE_MAX + 2];
    memset(title, 'a', sizeof title);
    memcpy(title + 2, " b | T", 6);
    memcpy(title, "Ic", 2);
    title[HEADLINE_MAX] = '\0';
    assert_bare(title, "", "Ic b");
    title[HEADLINE_MAX] = 'a', title[HEADLINE_MAX + 1] = '\0';
    assert_bare(title, "", title);
}

TEST(words_are_held_whole) {
    assert_true(headline_holds(span_of("ice shuts the pier"), span_of("shuts the")));
    assert_true(headline_holds(span_of("ice shuts the pier"), span_of("ice")));
    assert_true(headline_holds(span_of("ice shuts the pier"), span_of("pier")));
    assert_false(headline_holds(span_of("ice shuts the pier"), span_of("shut")));
    assert_false(headline_holds(span_of("ice"), span_of("")));
    assert_false(headline_holds(span_of(""), span_of("ice")));
}
