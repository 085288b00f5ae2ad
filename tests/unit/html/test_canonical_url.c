#include "../unit.h"
#include "html/canonical_url.h"

static void read_url(struct span text, struct buffer *result) {
    char *exact = malloc(text.size + 1); /* an over-read shows */
    if (text.size) memcpy(exact, text.data, text.size);
    exact = realloc(exact, text.size ? text.size : 1);
    buffer_clear(result);
    result->size = 0;
    assert_int_equal(canonical_url((struct span){exact, text.size}, result), STATUS_OK);
    free(exact);
}

static void assert_url(const char *text, const char *expected) {
    struct buffer result = BUFFER_INIT, again = BUFFER_INIT;
    read_url(span_of(text), &result);
    assert_span_equal(buffer_span(&result), expected);
    read_url(buffer_span(&result), &again);
    assert_span_equal(buffer_span(&again), expected);
    buffer_release(&result);
    buffer_release(&again);
}

TEST(case_ports_and_dots_are_folded) {
    assert_url("HTTP://News.EXAMPLE:80", "http://news.example/");
    assert_url("https://news.example:443/A", "https://news.example/A");
    assert_url("https://news.example:080/", "https://news.example:80/");
    assert_url("https://news.example:/", "https://news.example/");
    assert_url("ftp://news.example:21/", "ftp://news.example/");
    assert_url("https://news.example./a", "https://news.example/a");
    assert_url("https://news.example/a/./b/../../c", "https://news.example/c");
    assert_url("https://news.example/../../a/..", "https://news.example/");
    assert_url("https://news.example/a/.", "https://news.example/a/");
    assert_url("https://news.example/a/%2e%2E/b", "https://news.example/b");
    assert_url("https://news.example/a//b/...", "https://news.example/a//b/...");
    assert_url("https:\\\\news.example", "");
    assert_url("https://news.example\\a\\b", "https://news.example/a/b");
    assert_url("https://[2001:DB8::1]:443/a", "https://[2001:db8::1]/a");
    assert_url("https://ada:pier@news.example/", "https://ada:pier@news.example/");
    assert_url("https://BÜRO.example/", "https://büro.example/");
}

TEST(percent_signs_stand_where_they_must) {
    assert_url("https://news.example/%7euser/%41%2f%3a", "https://news.example/~user/A%2F%3A");
    assert_url("https://news.example/zürich pier", "https://news.example/z%C3%BCrich%20pier");
    assert_url("https://news.example/50%/%zz/%4", "https://news.example/50%25/%25zz/%254");
    assert_url("https://news.example/%%341", "https://news.example/%2541");
    assert_url("https://news.example/a(b),c;d='e'", "https://news.example/a(b),c;d='e'");
    assert_url("https://news.example/?q=\"a|b\"", "https://news.example/?q=%22a%7Cb%22");
}

TEST(fragments_go_but_for_pages) {
    assert_url("https://news.example/a#b?c", "https://news.example/a");
    assert_url("https://news.example/a?#:~:text=pier", "https://news.example/a");
    assert_url("https://news.example/#!/2031/pier", "https://news.example/#!/2031/pier");
}

TEST(parameters_of_tracking_go) {
    assert_url("https://news.example/a?utm_source=x&UTM_Medium=y&id=7&fbclid=z",
               "https://news.example/a?id=7");
    assert_url("https://news.example/a?utm_source=x&amp;id=7&amp;utm_term=y", "https://news.example/a?id=7");
    assert_url("https://news.example/a?%75tm_source=x", "https://news.example/a");
    assert_url("https://news.example/a?", "https://news.example/a");
    assert_url("https://news.example/a?&b=2&&a=1&", "https://news.example/a?b=2&a=1");
    assert_url("https://news.example/a?utm=1&utmost=2&gclid&xgclid=3",
               "https://news.example/a?utmost=2&xgclid=3");
    assert_url("https://news.example/a?b=1?gclid=2", "https://news.example/a?b=1?gclid=2");
    assert_url("https://news.example/a?=1&b", "https://news.example/a?=1&b");
}

TEST(amp_is_the_page_itself) {
    assert_url("https://news.example/pier/amp", "https://news.example/pier");
    assert_url("https://news.example/pier/amp/", "https://news.example/pier/");
    assert_url("https://news.example/amp/pier", "https://news.example/pier");
    assert_url("https://news.example/amp/", "https://news.example/");
    assert_url("https://news.example/amp", "https://news.example/");
    assert_url("https://news.example/amp/amp/pier/amp/amp", "https://news.example/pier");
    assert_url("https://news.example/pier.amp", "https://news.example/pier");
    assert_url("https://news.example/pier.amp.html", "https://news.example/pier.html");
    assert_url("https://news.example/..amp", "https://news.example/..amp");
    assert_url("https://news.example/camp/ampere", "https://news.example/camp/ampere");
    assert_url("https://news.example/gear/amp/valve", "https://news.example/gear/amp/valve");
    assert_url("https://news.example/a?outputType=amp&amp=1&amp_js_v=2&output=7",
               "https://news.example/a?output=7");
    assert_url("https://AMP.herald.example/a", "https://www.herald.example/a");
    assert_url("https://amp.herald.co.uk/a", "https://www.herald.co.uk/a");
    assert_url("https://amp.city.herald.example/a", "https://city.herald.example/a");
    assert_url("https://amp.example/a", "https://amp.example/a");
    assert_url("https://amp.co.uk/a", "https://amp.co.uk/a");
}

TEST(copies_of_search_engines_are_the_page_itself) {
    assert_url("https://www.google.com/amp/s/news.example/a?x=1&usqp=y", "https://news.example/a?x=1");
    assert_url("https://www.google.co.uk/amp/news.example/a/amp/", "http://news.example/a/");
    assert_url("https://www-news-example.cdn.ampproject.org/c/s/www.news.example/a",
               "https://www.news.example/a");
    assert_url("https://news-example.cdn.ampproject.org/v/news.example/a#x", "http://news.example/a");
    assert_url("https://www-news-example.bing-amp.com/c/s/www.News.example/a", "https://www.news.example/a");
    assert_url("https://www.google.com/amp/pier", "https://www.google.com/amp/pier");
    assert_url("https://www.google.example.com/amp/s/news.example/a",
               "https://www.google.example.com/s/news.example/a");
    assert_url("https://www.google.com/x/../%61mp/s/www.google.de:443/amp/s/news.example/a",
               "https://news.example/a");
}

TEST(what_is_no_address_is_nothing) {
    static const char *const TEXTS[] = {
        "",
        " ",
        "news.example/a",
        "/a",
        "//news.example/a",
        "mailto:ada@news.example",
        "javascript:alert(1)",
        "https:news.example",
        "https:/news.example",
        "https://",
        "https:///a",
        "file:///a",
        "https://?a",
        "https://a b.example/",
        "https://news..example/",
        "https://.example/",
        "https://example..",
        "https://.",
        "https://news.example:http/",
        "https://news.example:65536/",
        "https://[::1",
        "https://[]/",
        "https://[g]/",
        "https://[::1]a/",
        "https://news%2eexample/",
        "1ttp://news.example/",
        "ht tp://news.example/",
        "Read https://news.example/",
        "://news.example",
        "https://@/",
    };
    for (size_t i = 0; i < sizeof TEXTS / sizeof *TEXTS; i++) assert_url(TEXTS[i], "");
    assert_url(" \nhttps://news.example/a\r\n\tb\t\n", "https://news.example/ab");
}

TEST(it_is_not_longer_than_any_browser_takes) {
    struct buffer text = BUFFER_INIT, result = BUFFER_INIT;
    buffer_append(&text, span_of("https://news.example/"));
    while (text.size < 65535) buffer_append_byte(&text, 'a');
    read_url(buffer_span(&text), &result);
    assert_int_equal(result.size, 65535);
    buffer_append_byte(&text, 'a');
    read_url(buffer_span(&text), &result);
    assert_int_equal(result.size, 0);
    buffer_release(&text);
    buffer_release(&result);
}

TEST(copies_of_copies_have_an_end) {
    for (size_t copies = 7; copies <= 9; copies++) {
        char text[400] = "https://";
        for (size_t n = 0; n < copies; n++) strcat(text, "www.google.com/amp/s/");
        strcat(text, "news.example/a");
        struct buffer result = BUFFER_INIT;
        read_url(span_of(text), &result);
        assert_span_equal(buffer_span(&result), copies <= 8 ? "https://news.example/a" : "");
        buffer_release(&result);
    }
}

TEST(hosts_under_which_a_page_is_registered) {
    static const char *const SHARED[] = {"ac", "co", "com", "edu", "go", "gov", "ne", "net", "or", "org"};
    char text[100], expected[100];
    for (size_t i = 0; i < sizeof SHARED / sizeof *SHARED; i++) {
        snprintf(text, sizeof text, "https://amp.herald.%s.xx/a", SHARED[i]);
        snprintf(expected, sizeof expected, "https://www.herald.%s.xx/a", SHARED[i]);
        assert_url(text, expected);
    }
    assert_url("https://amp.city.co.in.xx/a", "https://city.co.in.xx/a");
    assert_url("https://amp.co.xx/a", "https://amp.co.xx/a");
    assert_url("https://amp.amp.herald.xx/a", "https://www.herald.xx/a");
    assert_url("https://amp.herald/a", "https://amp.herald/a");
    assert_url("https://amp./a", "https://amp/a");
    assert_url("https://www.google.xx.yy/amp/s/news.example/a", "https://www.google.xx.yy/s/news.example/a");
}

TEST(ports_and_hosts_have_edges) {
    assert_url("https://news.example:65535/", "https://news.example:65535/");
    assert_url("https://news.example:0/", "https://news.example:0/");
    assert_url("https://news.example:21/", "https://news.example:21/");
    assert_url("http://news.example:443/", "http://news.example:443/");
    assert_url("ftp://news.example:80/", "ftp://news.example:80/");
    assert_url("https://news.example:8a/", "");
    assert_url("https://news.example::/", "");
    assert_url("https://news_1.ex-ample/", "https://news_1.ex-ample/");
    assert_url("https://a/", "https://a/");
    assert_url("https://[1.2::f]/", "https://[1.2::f]/");
    assert_url("https://[]", "");
    assert_url("https://a@b@news.example/", "https://a@b@news.example/");
    assert_url("h+t-t.p2://news.example/", "h+t-t.p2://news.example/");
    assert_url("h_tp://news.example/", "");
}

TEST(white_space_around_goes) {
    assert_url(" \t https://news.example/a \n\r ", "https://news.example/a");
    assert_url("\x01https://news.example/a\x1f", "https://news.example/a");
    assert_url("ht\ntps://news.\texample/\ra", "https://news.example/a");
}

TEST(what_says_amp_in_a_path) {
    assert_url("https://news.example/pier.amp.htm", "https://news.example/pier.htm");
    assert_url("https://news.example/pier.amp.amp.html", "https://news.example/pier.html");
    assert_url("https://news.example/.amp", "https://news.example/.amp");
    assert_url("https://news.example/-.amp", "https://news.example/-.amp");
    assert_url("https://news.example/p.amp.xml", "https://news.example/p.amp.xml");
    assert_url("https://news.example/amp/amp/", "https://news.example/");
    assert_url("https://news.example/amp/amp/pier", "https://news.example/pier");
    assert_url("https://news.example/ampere/pier", "https://news.example/ampere/pier");
    assert_url("https://news-example.bing-amp.com/wp/s/news.example/a/", "https://news.example/a/");
    assert_url("https://news-example.bing-amp.com/v/news.example/a/", "http://news.example/a/");
    assert_url("https://news-example.bing-amp.com/x/news.example/a/",
               "https://news-example.bing-amp.com/x/news.example/a/");
}

static const char *const PIECES[] = {
    "/",
    "/amp",
    "amp",
    ".",
    "..",
    "/..",
    "%2e",
    "%",
    "%41",
    "%25",
    "41",
    ".amp",
    ".html",
    "?",
    "&",
    "amp;",
    "utm_a=",
    "=amp",
    "output",
    "#",
    "#!",
    ":",
    "@",
    "www.google.com/amp/s/",
    "x.cdn.ampproject.org/c/",
    "https://",
    "\\",
    "é",
    " ",
    "news.example",
    "A",
    "amp.",
    "co.uk",
    ":443",
    "[",
    "]",
    "\n",
    "a=1",
};

/* Addresses put together at random: what comes out gives itself. */
TEST(what_comes_out_gives_itself) {
    struct buffer text = BUFFER_INIT, once = BUFFER_INIT, twice = BUFFER_INIT;
    uint64_t state = 7;
    size_t read = 0;
    for (int i = 0; i < 40000; i++) {
        buffer_clear(&text);
        text.size = 0;
        buffer_append(&text, span_of("https://"));
        for (size_t n = random_below(&state, 9); n > 0; n--)
            buffer_append(&text, span_of(PIECES[random_below(&state, sizeof PIECES / sizeof *PIECES)]));
        read_url(buffer_span(&text), &once);
        read_url(buffer_span(&once), &twice);
        read += once.size > 0;
        if (!span_equal(buffer_span(&once), buffer_span(&twice)))
            fail_msg("%.*s\ngives %.*s\ngives %.*s", (int)text.size, text.data, (int)once.size, once.data,
                     (int)twice.size, twice.data ? twice.data : "");
    }
    assert_true(read > 5000);
    buffer_release(&text);
    buffer_release(&once);
    buffer_release(&twice);
}

static enum status read_once(void *context) {
    struct buffer result = BUFFER_INIT;
    enum status status = canonical_url(span_of(context), &result);
    buffer_release(&result);
    return status;
}

TEST(it_survives_no_memory) {
    assert_survives_no_memory(
        read_once,
        "https://Ada@amp.news.example:8080/a/../b/amp?a=1&utm_source=2&amp;b#!c and some more bytes");
    assert_survives_no_memory(read_once,
                              "https://www.google.com/amp/s/news.example/a%20and/some/more/bytes/b/c");
}
