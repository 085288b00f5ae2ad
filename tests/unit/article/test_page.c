/*
 * test_page.c - what is the article in a dump of a whole page
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

#define MENU "Home\nMarkets\nCoast\nLetters\nLatest news\nHerring quota cut for the third year\n"
#define LEAD                                                                                                 \
    "The pier at Ostrel is shut until the winter, the harbour board said on Monday after a short meeting.\n"
#define NEXT "A ferry will leave from the north jetty at nine each morning, and at four in the afternoon.\n"
/* With it a text has as many lines as a page. */
#define LONG_MENU MENU MENU MENU MENU MENU
#define LAST                                                                                                 \
    "Nobody who was asked on the quay on Tuesday believed that it would open again before the spring.\n"
#define UNFINISHED                                                                                           \
    "The tug Marten lay across the mouth of the harbour for the whole of the night with her engine dead "    \
    "and "                                                                                                   \
    "a crew of nine on board and no light but that of a torch\n"
#define RESULTS                                                                                              \
    "The teams\nOstrel (Group A): tenth time\nSkerrin: 3 points\nLowmoor 2, Calder 1\nFenwick: never\n"
#define PRICES "The best lamps\nThe Marten\nForty crowns\nWe like the hook\nWe dislike the noise\n"
#define LINKS  "Share\nAdvertisement\nFive questions\nThe Marten\nA mayor asks\n"
#define FOOT   "Most read\nFive questions for the mayor\nLowmoor backs plan for second bridge\nAbout us\n"

static void assert_page(const char *page, const char *article) {
    struct buffer out = BUFFER_INIT, again = BUFFER_INIT;
    assert_int_equal(article_normalize(rules, span_of(page), NULL, ARTICLE_PAGE, &out, NULL), STATUS_OK);
    buffer_append_byte(&out, '\n');
    assert_span_equal(buffer_span(&out), article);
    assert_int_equal(article_normalize(rules, buffer_span(&out), NULL, ARTICLE_PAGE, &again, NULL),
                     STATUS_OK);
    buffer_append_byte(&again, '\n');
    assert_span_equal(buffer_span(&again), article);
    buffer_release(&out);
    buffer_release(&again);
}

TEST(the_dense_run_stays) {
    assert_page(MENU LEAD NEXT LAST FOOT, LEAD NEXT LAST);
    assert_page(MENU LEAD "What the board says\n" NEXT FOOT, LEAD "What the board says\n" NEXT);
}

/* A few buttons above or an advertisement below do not keep a paragraph out. */
TEST(paragraphs_close_to_it_stay) {
    const char *buttons = MENU LEAD "Share\nTweet\nPrint\nAdvertisement\nBy Una Pellew\n" NEXT LAST FOOT;
    assert_page(buttons, LEAD NEXT LAST);
    assert_page(MENU LEAD NEXT "Advertisement\nShare\n" LAST FOOT, LEAD NEXT LAST);
}

/* One below "Article content" stays, however many offers keep it apart; the same without the label goes. */
#define OFFERS                                                                                               \
    "Exclusive stories\nThe Marten\nDaily riddles\nLetters\nThe lamp\nCoast\nA mayor asks\nFive "            \
    "questions\nThe quay\n"                                                                                  \
    "Herring\nThe tug\nLowmoor\nA board\nThe jetty\nFour nights\nThe torch\nA crew\nForty crowns\n"
TEST(paragraphs_below_a_label_stay) {
    assert_page(LONG_MENU "Article content\n" LEAD OFFERS NEXT LAST NEXT LAST FOOT, LEAD NEXT LAST NEXT LAST);
    assert_page(LONG_MENU LEAD OFFERS NEXT LAST NEXT LAST FOOT, NEXT LAST NEXT LAST);
    assert_page(LONG_MENU NEXT LAST NEXT LAST OFFERS "after newsletter promotion\n" LEAD FOOT,
                NEXT LAST NEXT LAST LEAD);
}

/* A heading in the menu heads no line of the article, though no paragraph stands between them. */
TEST(headings_outside_head_nothing_inside) {
    assert_page(MENU UNFINISHED LEAD NEXT FOOT, UNFINISHED LEAD NEXT);
}

/* Five items with a figure or a label each, behind the last paragraph; four are the end of anything. */
TEST(lists_behind_it_stay) {
    assert_page(LONG_MENU LEAD NEXT RESULTS "Tarn Head 4\n" FOOT, LEAD NEXT RESULTS "Tarn Head 4\n");
    assert_page(LONG_MENU LEAD NEXT RESULTS FOOT, LEAD NEXT);
}

/* A short text may be a story whose lines are short: only what rules know half of goes from its ends. */
TEST(short_texts_keep_what_is_near_the_run) {
    assert_page(MENU LEAD NEXT RESULTS FOOT, LEAD NEXT RESULTS);
    assert_page("About us\n" LEAD NEXT LAST "The torch\nA crew\nAbout us\n",
                LEAD NEXT LAST "The torch\nA crew\n");
}

/* A paragraph is looked for four lines below the run, and six above it. */
TEST(paragraphs_are_looked_for_so_many_lines_away) {
#define BUTTONS_3 "Share\nShare\nShare\n"
#define BUTTONS_5 BUTTONS_3 "Share\nShare\n"
    assert_page(LONG_MENU LEAD NEXT LEAD BUTTONS_3 LAST FOOT, LEAD NEXT LEAD LAST);
    assert_page(LONG_MENU LEAD NEXT LEAD BUTTONS_3 "Share\n" LAST FOOT, LEAD NEXT LEAD);
    assert_page(LONG_MENU LEAD BUTTONS_5 NEXT LAST NEXT LAST FOOT, LEAD NEXT LAST NEXT LAST);
    assert_page(LONG_MENU LEAD BUTTONS_5 "Share\n" NEXT LAST NEXT LAST FOOT, NEXT LAST NEXT LAST);
}

/* Five lines of which rules know more than a quarter are a box. */
TEST(boxes_have_five_lines) {
#define TALE      LEAD NEXT LEAD NEXT LEAD NEXT
#define FOUR      "Share\nThe Marten\nShare\nA crew\n"
#define ROPES     "Harbour rope\nHarbour rope\nHarbour rope\n"
#define BESIDE(x) TALE x TALE
    assert_page(LONG_MENU BESIDE(FOUR) FOOT, BESIDE("The Marten\nA crew\n"));
    assert_page(LONG_MENU BESIDE(FOUR "Four nights\n") FOOT, BESIDE(""));
    assert_page(LONG_MENU BESIDE(ROPES ROPES BUTTONS_3) FOOT, BESIDE(""));
    assert_page(LONG_MENU BESIDE(ROPES ROPES "Share\nShare\n") FOOT, BESIDE(ROPES ROPES));
    assert_page(LONG_MENU BESIDE(ROPES ROPES) FOOT, BESIDE(ROPES ROPES));
}

/* Links come with lines that rules know; a row of short lines without is a part of the story. */
TEST(boxes_of_links_go) {
    assert_page(MENU LEAD NEXT PRICES LAST LEAD NEXT FOOT, LEAD NEXT PRICES LAST LEAD NEXT);
    assert_page(MENU LEAD NEXT LINKS LAST LEAD NEXT FOOT, LEAD NEXT LAST LEAD NEXT);
}

/* An author gives the address of a source; a box of links has none. */
TEST(addresses_are_no_links) {
    const char *sources = LEAD NEXT "What the board says\nhttps://ostrel.example/board\nThe Marten\n"
                                    "https://ostrel.example/tug\nFive questions\n" LAST LEAD NEXT;
    assert_page(sources, LEAD NEXT "What the board says\nThe Marten\nFive questions\n" LAST LEAD NEXT);
}

/* Ten short lines and more keep this lead out of the run; it tells of what the run tells. */
#define BUTTONS                                                                                              \
    "Read aloud\nLarger letters\nThe quay at noon\nThe Marten\nMarkets\nCoast\nLetters\nThe torch\nA crew\n" \
    "Four nights\nForty crowns\n"
#define SUMMARY                                                                                              \
    "The harbour board at Ostrel shut its pier on Monday until the winter, and a ferry will leave from the " \
    "north jetty each morning.\n"
#define OTHER                                                                                                \
    "Farmers around Lowmoor expect a meagre harvest of barley after seven weeks without any rain, their "    \
    "union warned in its report.\n"
#define BUTTONS_BELOW "The quay at noon\nMarkets\nCoast\nLetters\nThe torch\nA crew\nFour nights\n"
TEST(paragraphs_that_tell_of_the_same_stay) {
    assert_page(LONG_MENU SUMMARY BUTTONS LEAD NEXT LAST FOOT, SUMMARY LEAD NEXT LAST);
    assert_page(LONG_MENU OTHER BUTTONS LEAD NEXT LAST FOOT, LEAD NEXT LAST);
    assert_page(LONG_MENU LEAD NEXT LAST BUTTONS_BELOW SUMMARY FOOT, LEAD NEXT LAST SUMMARY);
    assert_page(LONG_MENU LEAD NEXT LAST BUTTONS_BELOW OTHER FOOT, LEAD NEXT LAST);
}

/* Of the lines between, those that do as well. */
#define TOLD "Ferry leaves the north jetty each morning until winter\n"
TEST(lines_between_stay_that_tell_of_the_same) {
    assert_page(LONG_MENU SUMMARY TOLD BUTTONS LEAD NEXT LAST FOOT, SUMMARY TOLD LEAD NEXT LAST);
    assert_page(LONG_MENU TOLD SUMMARY BUTTONS LEAD NEXT LAST FOOT, SUMMARY LEAD NEXT LAST);
}

/* Below a heading of other stories one paragraph may go on with the story, if it is longer than a teaser. */
#define GOES_ON                                                                                              \
    "Barley fetched nine crowns a sack at Lowmoor, where growers met at noon, and nobody there could say "   \
    "what it would fetch by the end of a dry month or later.\n"
#define TEASERS                                                                                              \
    "Herring quota cut for the third year\nFive questions for the mayor of Lowmoor today\n"                  \
    "A mayor answers all of them, and wishes that he had not.\n"
TEST(teasers_below_a_heading_go) {
    assert_page(LONG_MENU LEAD NEXT LAST "Most read\nThe Marten\n" OTHER FOOT, LEAD NEXT LAST);
    assert_page(LONG_MENU LEAD NEXT LAST "Most read\nThe Marten\n" GOES_ON TEASERS FOOT,
                LEAD NEXT LAST "The Marten\n" GOES_ON);
}
