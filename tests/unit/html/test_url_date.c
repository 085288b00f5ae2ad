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

TEST(days_are_those_of_their_month) {
    static const char *const MONTHS[] = {"jan", "feb", "mar", "apr", "may", "jun",
                                         "jul", "aug", "sep", "oct", "nov", "dec"};
    static const int DAYS[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    for (int i = 0; i < 12; i++) {
        char url[40], date[20];
        snprintf(date, sizeof date, "2031-%02d-%02d", i + 1, DAYS[i]);
        snprintf(url, sizeof url, "https://a.example/2031/%s/%d", MONTHS[i], DAYS[i]);
        assert_date(url, date);
        snprintf(url, sizeof url, "https://a.example/2031.%d.%d", i + 1, DAYS[i]);
        assert_date(url, date);
        snprintf(url, sizeof url, "https://a.example/2031%02d%02d", i + 1, DAYS[i] + 1);
        assert_date(url, "");
    }
    assert_date("https://a.example/2000/02/29", "2000-02-29");
    assert_date("https://a.example/2100/02/29", "");
    assert_date("https://a.example/1990/01/01", "1990-01-01");
    assert_date("https://a.example/1989/12/31", "");
    assert_date("https://a.example/2199/12/31", "2199-12-31");
    assert_date("https://a.example/2200/01/01", "");
    assert_date("https://a.example/2031/01/00", "");
    assert_date("https://a.example/2031/00/10", "");
    assert_date("2031/01/10", "");
    assert_date("/2031/01/10", "2031-01-10");
    assert_date("/2031/jan", "");
    assert_date("/2031/ja", "");
    assert_date("/2031/", "");
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
