/*
 * test_page_times.c - when a page says that its article was published and changed
 */
#include "metadata.h"

#define DAY(datetime) "<time datetime=" datetime "></time>"

TEST(a_time_element_says_what_it_is_of) {
    assert_field(PAGE_PUBLISHED, DAY("2031-03-12") "<time class=published datetime=2031-03-14></time>",
                 "2031-03-14", "time pubdate");
    assert_field(PAGE_PUBLISHED, DAY("2031-03-12") "<time class='x-entry-date' datetime=2031-03-14></time>",
                 "2031-03-14", "time pubdate");
    assert_field(PAGE_PUBLISHED, DAY("2031-03-12") "<time class=entry datetime=2031-03-14></time>",
                 "2031-03-12", "time");
    assert_field(PAGE_PUBLISHED, "<time class=modified datetime=2031-03-14></time><p>" DAY("2031-03-12"),
                 "2031-03-12", "time");
    assert_field(PAGE_PUBLISHED, "<time itemprop=x-modif datetime=2031-03-14></time><p>" DAY("2031-03-12"),
                 "2031-03-12", "time");
    assert_field(PAGE_PUBLISHED, "<time pubdate>14 March 2031</time>", "2031-03-14", "time pubdate");
}

TEST(times_of_a_kind_are_asked_in_turn) {
    assert_field(PAGE_PUBLISHED,
                 "<meta property=article:published_time content=soon><meta name=date content=2031-03-14>",
                 "2031-03-14", "meta date");
    assert_field(PAGE_PUBLISHED,
                 "<i itemprop=datePublished>soon</i><i itemprop=datePublished>14 March 2031</i>",
                 "2031-03-14", "itemprop datePublished");
    assert_field(PAGE_MODIFIED, "<i itemprop=dateModified>15 March 2031</i>", "2031-03-15",
                 "itemprop dateModified");
    assert_field(PAGE_MODIFIED, "<meta property=article:modified_time content=2031-03-15>", "2031-03-15",
                 "meta article:modified_time");
    assert_field(PAGE_PUBLISHED, LD("\"datePublished\": \"soon\"") "<p>14 March 2031</p>", "2031-03-14",
                 "text");
}

TEST(languages_that_write_the_day_first) {
    static const char *const LANGUAGES[] = {"bg", "ca", "cs", "da", "de", "el", "es", "fi", "fr",
                                            "hr", "id", "it", "nb", "nl", "nn", "no", "pl", "pt",
                                            "ro", "ru", "sk", "sl", "sr", "tr", "uk", "vi"};
    char html[100];
    for (size_t i = 0; i < sizeof LANGUAGES / sizeof *LANGUAGES; i++) {
        snprintf(html, sizeof html, "<html lang=%s><p>03.04.2031", LANGUAGES[i]);
        assert_field(PAGE_PUBLISHED, html, "2031-04-03", "text");
        snprintf(html, sizeof html, "<html lang=%s-XX><p>03.04.2031", LANGUAGES[i]);
        assert_field(PAGE_PUBLISHED, html, "2031-04-03", "text");
    }
    assert_field(PAGE_PUBLISHED, "<html lang=en><p>03/04/2031", "", "");
    assert_field(PAGE_PUBLISHED, "<html lang=dex><p>03/04/2031", "", "");
}

TEST(a_printed_time_has_a_year_and_stands_in_a_short_block) {
    assert_field(PAGE_PUBLISHED, "<p>14/13/031</p><p>14 March 2031</p>", "2031-03-14", "text");
    assert_field(PAGE_PUBLISHED, "<p>14 March 203 1</p>", "", "");
    assert_field(PAGE_PUBLISHED, "<p>Published 12 March 2031, updated 14 March 2031</p>", "2031-03-12",
                 "text");
    assert_field(PAGE_PUBLISHED, "<p>Updated 14 March 2031</p><p>12 March 2031</p>", "2031-03-12", "text");
    assert_field(PAGE_PUBLISHED, "<p>11 March 2031</p><h1>Ice</h1><p>12 March 2031</p><p>13 March 2031</p>",
                 "2031-03-12", "text");
    assert_field(PAGE_PUBLISHED, "<h1>Ice</h1><p>12 March 2031</p><p>First published 14 March 2031</p>",
                 "2031-03-14", "text");
    assert_field(PAGE_PUBLISHED, "<h1>Ice</h1><p>12 March 2031</p><p>Publisher 14 March 2031</p>",
                 "2031-03-12", "text");
}
