#include "metadata.h"

TEST(an_empty_page_says_nothing) {
    assert_field(PAGE_TITLE, "", "", "");
    assert_field(PAGE_PUBLISHED, "only text", "", "");
}

TEST(titles_are_believed_in_their_order) {
    assert_field(PAGE_TITLE,
                 "<title>Ice shuts pier | The Tern</title>" SITE "<h1>Ice <b>shuts</b>\n pier</h1>",
                 "Ice shuts pier", "h1");
    assert_field(PAGE_TITLE, "<title>Ice shuts pier - The Tern</title>" SITE "<h1>The Tern</h1>",
                 "Ice shuts pier", "title");
    assert_field(
        PAGE_TITLE,
        "<title>Ice shuts pier</title><meta property=og:title content='Ice shuts the pier &amp; quay'>",
        "Ice shuts the pier & quay", "meta og:title");
    assert_field(PAGE_TITLE, "<h1>News of today</h1><title>Ferries stay in port</title>",
                 "Ferries stay in port", "title");
    assert_field(PAGE_TITLE,
                 "<h1>Ferries</h1><h1>Old ferries stay in the port</h1><title>Ferries stay in port</title>",
                 "Old ferries stay in the port", "h1");
    assert_field(PAGE_TITLE, LD("\"headline\": \"Ice shuts pier\"") "<h1>Weather</h1>", "Ice shuts pier",
                 "json-ld headline");
    assert_field(PAGE_TITLE, "<h1>Ferries</h1>", "Ferries", "h1");
    assert_field(PAGE_TITLE, SITE "<title>The Tern: Ice shuts pier</title>", "The Tern: Ice shuts pier",
                 "title");
    assert_field(PAGE_TITLE, SITE "<title>The Tern | Ice shuts pier | Local - The Tern</title>",
                 "Ice shuts pier | Local", "title");
}

TEST(a_title_that_a_heading_shows_is_the_one) {
    const char *path = "<title>Ice at Ostrel: pier shut</title><nav><h1>Ice at Ostrel: pier shut</h1></nav>";
    char html[1000];
    const struct {
        const char *rest, *title, *source;
    } PAGES[] = {
        {CARD("Winter shuts the long pier") "<h2>Winter shuts the <i>long</i> pier</h2>",
         "Winter shuts the long pier", "meta og:title"},
        {CARD("Ice at Ostrel: pier shut")
             LD("\"headline\": \"Winter shuts the pier\"") "<h2>Ferries</h2><h3>On the coast - Winter shuts "
                                                           "the pier</h3>",
         "Winter shuts the pier", "json-ld headline"},
        {CARD("Coast: Winter shuts the pier") "<h2><span>Coast</span> <div>Winter shuts the pier</div></h2>",
         "Coast: Winter shuts the pier", "meta og:title"},
        {CARD("Coast: Winter shuts the pier") "<h2><span>Coast</span> Winter shuts the pier</h2>",
         "Ice at Ostrel: pier shut", "h1"},
        {CARD(
             "Winter shuts the pier") "<h2>Winter shuts the pier and more</h2><h4>Winter shuts the pier</h4>",
         "Ice at Ostrel: pier shut", "h1"},
        {CARD("Winter is here") "<h2>Winter is here</h2>", "Ice at Ostrel: pier shut", "h1"},
        {CARD("Ostrel: pier shut") "<h2>Ostrel: pier shut</h2>", "Ice at Ostrel: pier shut", "h1"},
    };
    for (size_t i = 0; i < sizeof PAGES / sizeof *PAGES; i++) {
        snprintf(html, sizeof html, "%s%s", path, PAGES[i].rest);
        assert_field(PAGE_TITLE, html, PAGES[i].title, PAGES[i].source);
    }
    assert_field(PAGE_TITLE,
                 "<title>Harbour notes: The frozen pier</title>" CARD(
                     "The frozen pier") "<h1>Harbour notes</h1><h3>The frozen pier</h3>",
                 "The frozen pier", "meta og:title");
}

TEST(authors_are_believed_in_their_order) {
    const char *ld = LD("\"author\": [{\"name\": \"Ada Holm\"}, {\"name\": \"Bo Lind\"}]");
    assert_field(PAGE_AUTHOR, ld, "Ada Holm, Bo Lind", "json-ld author");
    assert_field(PAGE_AUTHOR, LD("\"author\": \"By Ada Holm, Harbour Editor\""), "Ada Holm",
                 "json-ld author");
    assert_field(PAGE_AUTHOR,
                 SITE LD("\"author\": {\"name\": \"The Tern\"}") "<meta name=author content='Ada Holm'>",
                 "Ada Holm", "meta author");
    assert_field(PAGE_AUTHOR, "<meta name=author content='Frankfurt, Germany'>", "", "");
    assert_field(PAGE_AUTHOR, "<meta property=article:author content='https://tern.example/ada'>", "", "");
    assert_field(PAGE_AUTHOR, "<meta name=author content='Harbour Desk'>", "Harbour Desk", "meta author");
    assert_field(
        PAGE_AUTHOR,
        "<meta name=twitter:label1 content='Written by'><meta name=twitter:data1 content='Ada Holm'>",
        "Ada Holm", "meta twitter:data1");
    assert_field(PAGE_AUTHOR,
                 "<meta name=twitter:label1 content='Time'><meta name=twitter:data1 content='Ada Holm'>", "",
                 "");
    assert_field(PAGE_AUTHOR, "<a rel='nofollow author' href=x>Ada Holm</a>", "Ada Holm", "rel=author");
    assert_field(PAGE_AUTHOR,
                 "<span itemprop=author itemscope><meta itemprop=name content='Ada Holm'></span>", "Ada Holm",
                 "rel=author");
    assert_field(PAGE_AUTHOR, "<p class='c-byline'>By <b>Ada Holm</b> and Bo Lind, Ostrel, 14 March</p>",
                 "Ada Holm, Bo Lind", "byline");
    assert_field(PAGE_AUTHOR, "<div class='author-bio'>Ada Holm</div>", "", "");
    assert_field(PAGE_AUTHOR, "<h1>Ice</h1><a href='/authors/ada'>Ada Holm</a>", "Ada Holm",
                 "link to author");
    assert_field(PAGE_AUTHOR, "<p>By Bo Lind</p><h1>Ice</h1><p>Words by Ada Holm</p>", "Ada Holm", "text");
    assert_field(PAGE_AUTHOR, "<h1>Ice</h1><p>By the end of the week all ferries had stopped.</p>", "", "");
}

TEST(times_are_believed_in_their_order) {
    const char *both =
        LD("\"datePublished\": \"2031-03-14T09:12:00+01:00\", \"dateModified\": \"2031-03-15\"");
    assert_field(PAGE_PUBLISHED, both, "2031-03-14T09:12:00+01:00", "json-ld datePublished");
    assert_field(PAGE_MODIFIED, both, "2031-03-15", "json-ld dateModified");
    assert_field(PAGE_PUBLISHED, LD("\"dateModified\": \"2031-03-15\""), "", "");
    assert_field(PAGE_PUBLISHED, "<meta property='article:published_time' content='2031-03-14T09:12:00Z'>",
                 "2031-03-14T09:12:00Z", "meta article:published_time");
    assert_field(PAGE_PUBLISHED, "<meta property='article:modified_time' content='2031-03-14T09:12:00Z'>", "",
                 "");
    assert_field(PAGE_PUBLISHED, "<i itemprop=datePublished content=2031-03-14>yesterday</i>", "2031-03-14",
                 "itemprop datePublished");
    assert_field(PAGE_PUBLISHED, "<time datetime=2031-03-12></time><time pubdate datetime=2031-03-14></time>",
                 "2031-03-14", "time pubdate");
    assert_field(PAGE_PUBLISHED,
                 "<link rel=canonical href=https://tern.example/2031/03/14/ice><p>15 March 2031</p>",
                 "2031-03-14", "url");
    assert_field(PAGE_PUBLISHED,
                 "<p>12 March 2031</p><h1>Ice</h1><time datetime=2031-03-14T09:12>9:12</time>",
                 "2031-03-14T09:12:00", "time");
    assert_field(PAGE_PUBLISHED, "<p>12 March 2031</p><h1>Ice</h1><p>No date</p>", "2031-03-12", "text");
}

TEST(a_label_of_the_publication_is_believed_before_other_times) {
    assert_field(PAGE_PUBLISHED, "<h1>Ice</h1><p>12 March 2031</p><p>Published: 14 March 2031</p>",
                 "2031-03-14", "text");
    assert_field(PAGE_PUBLISHED, "<h1>Ice</h1><p>12 March 2031</p><p>Published in 2031</p>", "2031-03-12",
                 "text");
}

TEST(names_side_by_side_are_several) {
    assert_field(PAGE_AUTHOR, "<p class=byline><b>Ada Holm</b> <b>Bo Lind</b><br>Ostrel</p>",
                 "Ada Holm, Bo Lind", "byline");
    assert_field(PAGE_AUTHOR, "<p class=byline><b>Ada</b> <b>Holm</b></p>", "Ada Holm", "byline");
    assert_field(PAGE_AUTHOR, "<meta name=author content='Ada Holm, Photos by Bo Lind; ada@tern.example'>",
                 "Ada Holm", "meta author");
    assert_field(PAGE_AUTHOR,
                 "<meta property=og:site_name content='Rick Lund'><meta name=author content='Rick Lund'>",
                 "Rick Lund", "meta author");
    assert_field(PAGE_AUTHOR, "<meta name=author content=admin><meta name=author content='ada_7'>", "", "");
}

TEST(the_time_of_a_change_is_no_publication) {
    assert_field(PAGE_PUBLISHED, "<h1>Ice</h1><p>Updated 15 March 2031<p>14 March 2031", "2031-03-14",
                 "text");
    assert_field(PAGE_PUBLISHED, "<h1>Ice</h1><p>14 March 2031 (updated 15 March 2031)", "2031-03-14",
                 "text");
    assert_field(PAGE_PUBLISHED, "<h1>Ice</h1><p>Mis à jour le 15 mars 2031", "", "");
    assert_field(PAGE_PUBLISHED, "<h1>Ice</h1><p>Updated <time datetime=2031-03-15>", "", "");
    assert_field(PAGE_PUBLISHED, "<h1>Ice</h1><p>9:12, updated <time datetime=2031-03-15>", "2031-03-15",
                 "time");
    assert_field(PAGE_PUBLISHED, "<h1>Ice</h1><p>4 March, updated <time datetime=2031-03-04>15 March</time>",
                 "2031-03-04", "time");
    assert_field(PAGE_PUBLISHED, "<h1>Ice</h1><time class=updated datetime=2031-03-15></time>", "", "");
    assert_field(
        PAGE_PUBLISHED,
        "<h1>Ice</h1><p>In all of the year the quay was shut for eleven days, the last of them 15 March "
        "2031, "
        "when the mayor had it opened for the fleet, which had been waiting at sea since the first of them.",
        "", "");
}

TEST(numbers_are_read_where_the_language_says_how) {
    assert_field(PAGE_PUBLISHED, "<html lang=en><h1>Ice</h1><p>3/4/2031", "", "");
    assert_field(PAGE_PUBLISHED, "<h1>Ice</h1><p>3.4.2031", "", "");
    assert_field(PAGE_PUBLISHED, "<html lang=de-AT><h1>Eis</h1><p>03.04.2031", "2031-04-03", "text");
}

TEST(other_fields_are_found) {
    assert_field(PAGE_SITE, SITE, "The Tern", "meta og:site_name");
    assert_field(PAGE_SITE, LD("\"publisher\": {\"name\": \"The Tern\"}"), "The Tern", "json-ld publisher");
    assert_field(PAGE_LANGUAGE, "<html lang=de_AT>", "de-AT", "html lang");
    assert_field(PAGE_LANGUAGE, "<html xml:lang=pl>", "pl", "html lang");
    assert_field(PAGE_LANGUAGE, "<html xml:lang=pl lang=cs>", "cs", "html lang");
    assert_field(PAGE_LANGUAGE, "<html lang='{{lang}}'><meta property=og:locale content=fr_FR>", "fr-FR",
                 "meta og:locale");
    assert_field(PAGE_LANGUAGE, LD("\"inLanguage\": \"sv\""), "sv", "json-ld inLanguage");
    assert_field(PAGE_LANGUAGE, "<p>Der Hafen war am Montag geschlossen, weil das Eis zu dick war.</p>", "de",
                 "text");
    assert_field(PAGE_URL, "<link rel=canonical href='HTTPS://Tern.example/ice?utm_source=x'>",
                 "https://tern.example/ice", "link canonical");
    assert_field(PAGE_URL,
                 "<link rel=canonical href='https://tern.example/'><meta property=og:url "
                 "content=https://tern.example/ice>",
                 "https://tern.example/ice", "meta og:url");
    assert_field(PAGE_URL, LD("\"mainEntityOfPage\": {\"@id\": \"https://tern.example/ice\"}"),
                 "https://tern.example/ice", "json-ld mainEntityOfPage");
    assert_field(PAGE_DESCRIPTION, "<meta name=Description content='Ice &amp;\n snow'>", "Ice & snow",
                 "meta description");
    assert_field(PAGE_IMAGE, LD("\"image\": [{\"url\": \"https://tern.example/ice.jpg\"}]"),
                 "https://tern.example/ice.jpg", "json-ld image");
    assert_field(PAGE_SECTION, "<meta property=article:section content=Harbour>", "Harbour",
                 "meta article:section");
}

TEST(silent_elements_and_what_is_too_long_are_left_out) {
    struct buffer html = BUFFER_INIT;
    assert_field(PAGE_TITLE, "<h1>Ice <script>a()</script><style>b</style>shuts it</h1>", "Ice shuts it",
                 "h1");
    buffer_append(&html, span_of("<meta name=description content='"));
    for (int i = 0; i < 65536 / 4; i++) buffer_append(&html, span_of(" €"));
    buffer_append(&html, span_of("€€€'>"));
    buffer_append_byte(&html, '\0');
    struct page_metadata page = PAGE_METADATA_INIT;
    assert_int_equal(page_metadata_read(&page, span_of(html.data), &READERS, NULL), STATUS_OK);
    assert_int_equal(page_value(&page, PAGE_DESCRIPTION).size, 65536 - 1);
    page_metadata_release(&page);
    buffer_release(&html);
}

static enum status read_all(void *context, struct poll *poll) {
    struct page_metadata page = PAGE_METADATA_INIT;
    enum status status = page_metadata_read(&page, span_of(context), &READERS, poll);
    page_metadata_release(&page);
    return status;
}

static enum status read_once(void *context) {
    return read_all(context, NULL);
}

TEST(it_survives_failures) {
    char *pages[] = {
        "<html lang=en><title>Ice shuts the pier | The Tern</title>" SITE LD(
            "\"author\": {\"name\": \"Ada Holm\"}") "<link rel=canonical "
                                                    "href=https://tern.example/amp/ice><h1>Ice shuts the "
                                                    "pier</h1><p>14 March 2031, updated 15 March 2031",
        "<title>Ice shuts the pier</title><meta name=twitter:label1 content='Written by'><meta "
        "name=twitter:data1 content=7>"
        "<link rel=canonical href=https://tern.example/2031/03/14/ice><h1>Ice shuts</h1>" CARD(
            "Winter shuts the pier") "<h2>Winter shuts the pier</h2><p>By Ada Holm and "
                                     "Bo Lind<p>Der Hafen war zu.",
    };
    for (size_t i = 0; i < sizeof pages / sizeof *pages; i++) {
        assert_survives_no_memory(read_once, pages[i]);
        assert_true(assert_survives_interrupts(read_all, pages[i]) > 0);
    }
}
