/*
 * test_glued.c - pieces that were glued to a paragraph
 *
 * "[-" and "-]" stand around what goes, as in tests/rules.
 */
#include "../unit.h"
#include "article/article.h"

static struct article_rules *rules;

BEFORE_TESTS(make_rules) {
    return article_rules_new(&rules) == STATUS_OK;
}

AFTER_TESTS(free_rules) {
    article_rules_free(rules);
}

#define MET "The harbour board met for five hours on Monday and put off the vote on the ferry fares."

/* Of a marked line above a paragraph, what is not within the marks stays. */
static void assert_cut(const char *marked) {
    struct buffer text = BUFFER_INIT, expected = BUFFER_INIT, out = BUFFER_INIT;
    bool within = false;
    for (const char *p = marked; *p; p++) {
        bool open = p[0] == '[' && p[1] == '-', close = p[0] == '-' && p[1] == ']';
        if (open || close) {
            within = open;
            p++;
            continue;
        }
        buffer_append_byte(&text, *p);
        if (!within) buffer_append_byte(&expected, *p);
    }
    buffer_append(&text, span_of("\n" MET));
    buffer_append(&expected, span_of("\n" MET));
    buffer_append_byte(&expected, '\0');
    assert_int_equal(article_normalize(rules, buffer_span(&text), NULL, ARTICLE_STANDARD, &out, NULL),
                     STATUS_OK);
    assert_span_equal(buffer_span(&out), expected.data);
    buffer_release(&text);
    buffer_release(&expected);
    buffer_release(&out);
}

#define REST  "fares have not risen since the spring of 2027, as the board of the port said."
#define QUOTA "Herring quota cut again for 2032 "

TEST(a_headline_behind_read_more_goes) {
    static const char *const LABELS[] = {"ALSO READ", "Also read",       "More Trending", "READ ALSO",
                                         "READ MORE", "RELATED",         "Read also",     "Read more",
                                         "Related",   "Related Article", "Related Story", "Related article",
                                         "See also"};
    char text[400];
    for (size_t i = 0; i < sizeof LABELS / sizeof *LABELS; i++) {
        snprintf(text, sizeof text, "[-%s: " QUOTA "-]The " REST, LABELS[i]);
        assert_cut(text);
        snprintf(text, sizeof text, "[-%s " QUOTA "-]The " REST, LABELS[i]);
        assert_cut(text);
        snprintf(text, sizeof text, "%s: herring quota cut again for 2032 The " REST, LABELS[i]);
        assert_cut(text);
    }
    assert_cut("See also-" QUOTA "The " REST);
}

TEST(the_sentence_behind_a_headline_opens_with_a_word) {
    static const char *const OPENERS[] = {
        "After", "Although", "And",   "As",    "At",   "Before", "But",     "During",  "He",       "His",
        "If",    "In",       "It",    "Last",  "Many", "On",     "She",     "Since",   "Some",     "That",
        "The",   "Their",    "There", "These", "They", "This",   "Those",   "Under",   "We",       "What",
        "When",  "While",    "With",  "You",   "Yet",  "Its",    "Despite", "However", "Meanwhile"};
    char text[400];
    for (size_t i = 0; i < sizeof OPENERS / sizeof *OPENERS; i++) {
        snprintf(text, sizeof text, "[-Read more: " QUOTA "-]%s " REST, OPENERS[i]);
        assert_cut(text);
    }
    assert_cut("[-Read more: " QUOTA "-]However, " REST);
    assert_cut("Read more: " QUOTA "Under, " REST);
    assert_cut("Read more: " QUOTA "Most " REST);
    assert_cut("Read more: " QUOTA "The Fares have not risen since the spring of 2027, as the board said.");
    assert_cut("Read more: Herring quota cut again by The " REST);
    assert_cut("Read more: Herring quota cut again, it is The " REST);
    assert_cut("Read more: Herring quota cut again for Liu He said that the " REST);
    assert_cut("[-Read more: Herring quota cut again for Liu -]She said that the " REST);
    assert_cut("Read more: Herring quota! The " REST);
    assert_cut("Read more: Herring quota The " REST);
}

TEST(a_piece_with_its_own_mark_ends_there) {
    assert_cut("Read more: Herring quota is cut again. The " REST);
    assert_cut("Read more: Herring quota of No. 4 is cut. The " REST);
}

TEST(boxes_of_links_within_a_sentence_go) {
#define BOX(start, box, end) start "[-" box "MORE-]" end
    assert_cut(BOX("Mayor Una Pellew", " Una Margaret PellewFerry fares to rise ",
                   " said on Monday that it is late."));
    assert_cut(BOX("Mayor Una Pellew", " Una Pellew2031 budget passes ", " said on Monday that it is late."));
    assert_cut(
        BOX("Mayor Una Pellew", " Una Pellew'No ferry' on Sundays ", " said on Monday that it is late."));
    assert_cut(BOX("Mayor Una Pellew", " Una Pellew\"No ferry\" here ", " said on Monday that it is late."));
    assert_cut("Mayor Una Pellew Una Pellewferry fares to rise MORE said on Monday that it is late.");
    assert_cut("Mayor Una Pellew Una PellewFerry fares to rise MOREOVER said on Monday that it is late.");
    assert_cut("Mayor Una Pellew Una PellewFerry fares to rise more said on Monday that it is late.");
    assert_cut("Mayor Una Pellow Una PellewFerry fares to rise MORE said on Monday that it is late.");
    assert_cut("Mayor una pellew una pellewFerry fares to rise MORE said on Monday that it is late.");
}

TEST(captions_and_credits_are_glued_before_a_paragraph) {
    assert_cut("[-Pilots wait for the tide. Ida/AFP -]The " REST);
    assert_cut("[-Pilots wait for the tide (AP Photo/Ida Marsk) -]The " REST);
    assert_cut("[-Getty Images -]The " REST);
}

TEST(the_end_of_a_paragraph_names_an_agency) {
    assert_cut("The " REST "[- — AFP-]");
    assert_cut("The " REST "[- -- with Reuters and AFP-]");
    assert_cut("The " REST " — Ostrel");
}
