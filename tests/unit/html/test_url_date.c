#include "../unit.h"
#include "html/url_date.h"

static void assert_date(const char *url, const char *expected) {
    struct buffer out = BUFFER_INIT;
    size_t size = strlen(url);
    char *exact = malloc(size ? size : 1); /* an over-read shows */
    memcpy(exact, url, size);
    url_date((struct span){exact, size}, &out);
    assert_span_equal(buffer_span(&out), expected);
    buffer_release(&out);
    free(exact);
}

TEST(dates_stand_in_addresses) {
    assert_date("https://a.example/2031/03/14/ice", "2031-03-14");
    assert_date("https://a.example/2031/3/4/", "2031-03-04");
    assert_date("https://a.example/2031/mar/04/ice", "2031-03-04");
    assert_date("https://a.example/ice-2031-03-14", "2031-03-14");
    assert_date("https://a.example/ice-20310314.html", "2031-03-14");
    assert_date("https://a.example/s/2032_02_29_ice", "2032-02-29");
    assert_date("https://a.example/1234/2031/03/14", "2031-03-14");
}

TEST(what_is_no_day_is_nothing) {
    assert_date("", "");
    assert_date("https://a.example/2031/03/ice", "");
    assert_date("https://a.example/2031/02/29/ice", "");
    assert_date("https://a.example/2031/13/01/ice", "");
    assert_date("https://a.example/2031-03/14", "");
    assert_date("https://a.example/14/03/2031", "");
    assert_date("https://a.example/1031/03/14", "");
    assert_date("https://a.example/ice-203103141", "");
    assert_date("https://a.example/99999999", "");
    assert_date("https://a.example/2031/03/1", "2031-03-01");
    assert_date("https://a.example/2031/03/", "");
    assert_date("https://a.example/2031", "");
}
