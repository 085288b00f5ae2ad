/*
 * test_page_authors.c - whom a page names as its author
 */
#include "metadata.h"

#define HEAD "<h1>Ice</h1>"

TEST(classes_that_say_who_wrote) {
    static const char *const WRITERS[] = {"byline", "author",  "autor", "auteur", "article__author-name",
                                          "ByLine", "xbylinex"};
    static const char *const OTHERS[] = {"avatar",  "bio",    "box",    "card",  "comment", "date",
                                         "desc",    "email",  "follow", "image", "img",     "photo",
                                         "related", "social", "time",   "title", "twitter"};
    char html[200];
    for (size_t i = 0; i < sizeof WRITERS / sizeof *WRITERS; i++) {
        snprintf(html, sizeof html, "<p class='c-%s'>By Ada Holm</p>", WRITERS[i]);
        assert_field(PAGE_AUTHOR, html, "Ada Holm", "byline");
    }
    for (size_t i = 0; i < sizeof OTHERS / sizeof *OTHERS; i++) {
        snprintf(html, sizeof html, "<p class='byline-%s'>By Ada Holm</p>", OTHERS[i]);
        assert_field(PAGE_AUTHOR, html, "", "");
    }
    assert_field(PAGE_AUTHOR, "<p class='bylin autho'>By Ada Holm</p>", "", "");
}

static void assert_author_of_class(size_t size, const char *name) {
    char class[300] = "byline", html[400];
    while (strlen(class) < size) strcat(class, "e");
    snprintf(html, sizeof html, "<p class='%s'>By Ada Holm</p>", class);
    assert_field(PAGE_AUTHOR, html, name, *name ? "byline" : "");
    snprintf(class, sizeof class, "/author/");
    while (strlen(class) < size) strcat(class, "e");
    snprintf(html, sizeof html, HEAD "<a href='%s'>Ada Holm</a>", class);
    assert_field(PAGE_AUTHOR, html, name, *name ? "link to author" : "");
}

TEST(what_is_longer_is_no_byline_and_no_address) {
    assert_author_of_class(200, "Ada Holm");
    assert_author_of_class(201, "");
}

TEST(addresses_that_lead_to_an_author) {
    static const char *const PLACES[] = {"/author",    "?author=",  "/autor",  "/auteur",    "/journalist",
                                         "/columnist", "/people/",  "/team/",  "/redakteur", "/contributor",
                                         "/profile/",  "/reporter", "/staff/", "/writer",    "/by/"};
    char html[200];
    for (size_t i = 0; i < sizeof PLACES / sizeof *PLACES; i++) {
        snprintf(html, sizeof html, HEAD "<a href='https://tern.example%s7'>Ada Holm</a>", PLACES[i]);
        assert_field(PAGE_AUTHOR, html, "Ada Holm", "link to author");
    }
    assert_field(PAGE_AUTHOR, HEAD "<a href='/people'>Ada Holm</a><a href='/bytes/'>Bo Lind</a>", "", "");
    assert_field(PAGE_AUTHOR, "<a href='/author/7'>Ada Holm</a>" HEAD, "", "");
    assert_field(PAGE_AUTHOR, HEAD "<b href='/author/7'>Ada Holm</b>", "", "");
}

TEST(lists_of_links_have_words) {
    assert_field(PAGE_AUTHOR, "<a rel='author'>Ada Holm</a>", "Ada Holm", "rel=author");
    assert_field(PAGE_AUTHOR, "<a rel=' \tAUTHOR\n'>Ada Holm</a>", "Ada Holm", "rel=author");
    assert_field(PAGE_AUTHOR, "<a rel='coauthor authors'>Ada Holm</a>", "", "");
    assert_field(PAGE_AUTHOR, "<i itemprop='name author'>Ada Holm</i>", "Ada Holm", "rel=author");
    assert_field(PAGE_AUTHOR, "<i itemprox='author'>Ada Holm</i>", "", "");
}

TEST(several_metas_of_one_name_are_several_authors) {
    assert_field(PAGE_AUTHOR, "<meta name=author content='Ada Holm'><meta name=author content='Bo Lind'>",
                 "Ada Holm, Bo Lind", "meta author");
    assert_field(PAGE_AUTHOR, "<meta name=author content='Ada Holm'><meta name=dc.creator content='Bo Lind'>",
                 "Ada Holm", "meta author");
    assert_field(PAGE_AUTHOR, "<meta name=author content=''><meta name=author content='Bo Lind'>", "Bo Lind",
                 "meta author");
    assert_field(
        PAGE_AUTHOR,
        "<meta name=twitter:label2 content='Written by'><meta name=twitter:data2 content='Ada Holm'>",
        "Ada Holm", "meta twitter:data2");
    assert_field(PAGE_AUTHOR,
                 "<meta name=twitter:label1 content='By'><meta name=twitter:data2 content='Ada Holm'>", "",
                 "");
}

TEST(authors_of_json_ld) {
    assert_field(PAGE_AUTHOR, LD("\"author\": [\"Ada Holm\", \"Bo Lind\"]"), "Ada Holm, Bo Lind",
                 "json-ld author");
    assert_field(PAGE_AUTHOR, LD("\"author\": {\"name\": [\"Ada Holm\", \"Bo Lind\"]}"), "Ada Holm, Bo Lind",
                 "json-ld author");
    assert_field(PAGE_AUTHOR, LD("\"creator\": [\"Ada Holm\", \"Bo Lind\"]"), "Ada Holm, Bo Lind",
                 "json-ld creator");
    assert_field(PAGE_AUTHOR, LD("\"author\": \"Ada Holm\", \"creator\": \"Bo Lind\""), "Ada Holm",
                 "json-ld author");
    struct buffer html = BUFFER_INIT;
    buffer_append(&html,
                  span_of("<script type='application/ld+json'>{\"@type\": \"NewsArticle\", \"author\": ["));
    for (char name = 'a'; name <= 'u'; name++) {
        char text[32];
        snprintf(text, sizeof text, "%s\"Ada Holm%c\"", name == 'a' ? "" : ",", name);
        buffer_append(&html, span_of(text));
    }
    buffer_append(&html, span_of("]}</script>"));
    buffer_append_byte(&html, '\0');
    struct page_metadata page = PAGE_METADATA_INIT;
    assert_int_equal(page_metadata_read(&page, span_of(html.data), &READERS, NULL), STATUS_OK);
    assert_int_equal(page_value(&page, PAGE_AUTHOR).size, 20 * strlen("Ada Holma, ") - 2);
    page_metadata_release(&page);
    buffer_release(&html);
}

TEST(elements_that_stand_apart_are_of_others) {
    struct buffer html = BUFFER_INIT;
    for (int far = 0; far < 2; far++) {
        buffer_clear(&html);
        buffer_append(&html, span_of("<p class=byline>Ada Holm</p>"));
        while (html.size < 1500 + (size_t)far) buffer_append_byte(&html, ' ');
        buffer_append(&html, span_of("<p class=byline>Bo Lind</p>"));
        buffer_append_byte(&html, '\0');
        assert_field(PAGE_AUTHOR, html.data, far ? "Ada Holm" : "Ada Holm, Bo Lind", "byline");
    }
    buffer_release(&html);
}

TEST(a_byline_is_among_the_first_blocks_and_short) {
    struct buffer html = BUFFER_INIT;
    /* the heading is the first of them */
    for (int blocks = 28; blocks <= 29; blocks++) {
        buffer_clear(&html);
        buffer_append(&html, span_of(HEAD));
        for (int n = 0; n < blocks; n++) buffer_append(&html, span_of("<p>It rained.</p>"));
        buffer_append(&html, span_of("<p>By Ada Holm</p>"));
        buffer_append_byte(&html, '\0');
        assert_field(PAGE_AUTHOR, html.data, blocks < 29 ? "Ada Holm" : "", blocks < 29 ? "text" : "");
    }
    buffer_release(&html);
    assert_field(PAGE_AUTHOR, "<p>By Ada Holm</p>", "", "");
    assert_field(PAGE_AUTHOR, HEAD "<p>By Ada Holm</p><p>By Bo Lind</p>", "Ada Holm", "text");
}
