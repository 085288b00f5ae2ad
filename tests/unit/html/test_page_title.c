/*
 * test_page_title.c - which of its titles is that of the article on a page
 */
#include "metadata.h"

#define SAID "<title>Ice shuts pier</title>"

TEST(a_heading_shares_enough_words_with_a_title) {
    assert_field(PAGE_TITLE, SAID "<h1>Ice at port</h1>", "Ice shuts pier", "title");   /* 1 of 3, .33 */
    assert_field(PAGE_TITLE, SAID "<h1>Ice at pier now</h1>", "Ice at pier now", "h1"); /* 2 of 4 */
    assert_field(PAGE_TITLE, SAID "<h1>Ice on a pier in port</h1>", "Ice shuts pier",
                 "title"); /* 2 of 6, .33 */
    assert_field(PAGE_TITLE, SAID "<h1>Ice on a pier here</h1>", "Ice on a pier here", "h1"); /* 2 of 5 */
    assert_field(PAGE_TITLE, SAID "<h1>Ice shuts</h1>", "Ice shuts", "h1");
    assert_field(PAGE_TITLE, SAID "<h1>Ice now</h1>", "Ice shuts pier", "title");
    assert_field(PAGE_TITLE, SAID "<h1>Ice</h1>", "Ice shuts pier", "title");
    assert_field(PAGE_TITLE, SAID "<h1></h1>", "Ice shuts pier", "title");
    assert_field(PAGE_TITLE, SAID "<h1>Ice shuts</h1><h1>Ice shuts pier</h1>", "Ice shuts", "h1");
    assert_field(PAGE_TITLE, SAID "<h1>Ice on piers</h1><h1>Ice shuts all pier</h1><h1>Pier ice is in</h1>",
                 "Ice shuts all pier", "h1");
}

TEST(a_heading_is_compared_with_each_title) {
    assert_field(PAGE_TITLE, "<title>Ferries</title>" CARD("Ice shuts pier") "<h1>Ice shuts the pier</h1>",
                 "Ice shuts the pier", "h1");
    assert_field(PAGE_TITLE,
                 "<title>Ferries</title>" CARD("Storms")
                     LD("\"headline\": \"Ice shuts pier\"") "<h1>Ice shuts "
                                                            "the pier</h1>",
                 "Ice shuts the pier", "h1");
}

/* A heading of so many bytes, in words of the title. */
static void assert_title_of_long(size_t fives, size_t fours, const char *source) {
    char html[1000] = SAID "<h1>Ice shuts pier";
    while (fives--) strcat(html, " pier");
    while (fours--) strcat(html, " ice");
    strcat(html, "</h1>");
    struct page_metadata page = PAGE_METADATA_INIT;
    assert_int_equal(page_metadata_read(&page, span_of(html), &READERS, NULL), STATUS_OK);
    assert_string_equal(page.fields[PAGE_TITLE].source, source);
    page_metadata_release(&page);
}

TEST(a_long_heading_is_a_text) {
    assert_title_of_long(74, 4, "h1");    /* 14 + 370 + 16 = 400 */
    assert_title_of_long(75, 3, "title"); /* 401 */
}

TEST(titles_follow_in_their_order) {
    assert_field(PAGE_TITLE, "<title> </title>" SAID, "Ice shuts pier", "title");
    assert_field(PAGE_TITLE, "<title></title><h1>Harbour</h1>", "Harbour", "h1");
    assert_field(PAGE_TITLE, CARD("Ice shuts pier") SAID LD("\"headline\": \"Ice\""), "Ice shuts pier",
                 "meta og:title");
    assert_field(PAGE_TITLE, SAID LD("\"headline\": \"Frozen pier\""), "Frozen pier", "json-ld headline");
    assert_field(PAGE_TITLE, CARD("") SAID, "Ice shuts pier", "title");
}

#define PATH                         "<title>Ice at Ostrel: pier shut</title><nav><h1>Ice at Ostrel: pier shut</h1></nav>"
#define OF_PATH(rest, title, source) assert_field(PAGE_TITLE, PATH rest, title, source)

TEST(the_first_rival_that_a_subheading_shows_is_the_title) {
#define SECOND "<meta name=twitter:title content='The frozen pier of Ostrel'>"
    OF_PATH(CARD("Winter shuts the pier") SECOND "<h2>The frozen pier of Ostrel</h2>",
            "The frozen pier of Ostrel", "meta twitter:title");
    OF_PATH(CARD("Winter shuts the pier") SECOND "<h2>Harbour</h2><h2>Winter shuts the pier</h2>",
            "Winter shuts the pier", "meta og:title");
    OF_PATH(SECOND CARD("Winter shuts the pier")
                LD("\"headline\": \"Ferries stay in the port\"") "<h3>Ferries stay in the port</h3>",
            "Ferries stay in the port", "json-ld headline");
    OF_PATH(CARD("Winter pier now") "<h2>Winter pier now</h2>", "Winter pier now", "meta og:title");
    OF_PATH(CARD("Winter at sea.") "<h2>Winter at sea.</h2>", "Ice at Ostrel: pier shut", "h1");
    OF_PATH(CARD("Winter shuts the pier") "<h2>OffWinter shuts the pier</h2>", "Ice at Ostrel: pier shut",
            "h1");
    OF_PATH(CARD("Winter shuts the pier") "<h2>A Winter shuts the pier</h2>", "Winter shuts the pier",
            "meta og:title");
    OF_PATH(CARD("Winter: it shuts the pier") "<h2>Winter: it shuts the pier</h2>",
            "Winter: it shuts the pier", "meta og:title");
    OF_PATH(CARD("Winter: it shuts the pier") "<h2>Winter it shuts the pier</h2>", "Ice at Ostrel: pier shut",
            "h1");
}
