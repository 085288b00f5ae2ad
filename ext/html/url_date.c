/*
 * url_date.c - the date in the address of an article
 */
#include "html/url_date.h"
#include "html/tokenizer.h"
#include "text/chars.h"

/* So many digits at `at`, and none behind them; -1 where that is not so. */
static int number_at(struct span url, size_t at, size_t digits) {
    int value = 0;
    if (at + digits > url.size || (at + digits < url.size && is_ascii_digit(url.data[at + digits])))
        return -1;
    for (size_t i = at; i < at + digits; i++) {
        if (!is_ascii_digit(url.data[i])) return -1;
        value = value * 10 + url.data[i] - '0';
    }
    return value;
}

static bool is_day(int year, int month, int day) {
    static const int DAYS[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    if (year < 1990 || year > 2199 || month < 1 || month > 12 || day < 1) return false;
    bool leap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
    return day <= DAYS[month - 1] + (month == 2 && leap);
}

/* The month at `at`, in two digits, one, or English letters, and its bytes. */
static int month_at(struct span url, size_t at, size_t *size) {
    static const char *const NAMES[] = {"jan", "feb", "mar", "apr", "may", "jun",
                                        "jul", "aug", "sep", "oct", "nov", "dec"};
    for (*size = 2; *size > 0; --*size) {
        int month = number_at(url, at, *size);
        if (month >= 0) return month;
    }
    *size = 3;
    for (int i = 0; i < 12 && at + *size <= url.size; i++)
        if (html_named(span_slice(url, at, at + *size), NAMES[i])) return i + 1;
    return -1;
}

static void append_date(int year, int month, int day, struct buffer *out) {
    char text[] = {(char)('0' + year / 1000),
                   (char)('0' + year / 100 % 10),
                   (char)('0' + year / 10 % 10),
                   (char)('0' + year % 10),
                   '-',
                   (char)('0' + month / 10),
                   (char)('0' + month % 10),
                   '-',
                   (char)('0' + day / 10),
                   (char)('0' + day % 10)};
    buffer_append(out, (struct span){text, sizeof text});
}

/* "2031/03/14", "2031-3-14", "2031/mar/14" at `at`. */
static bool parted_at(struct span url, size_t at, struct buffer *out) {
    int year = number_at(url, at, 4);
    if (year < 0 || at + 5 >= url.size || !is_one_of(url.data[at + 4], "/-_.")) return false;
    size_t size;
    int month = month_at(url, at + 5, &size);
    size_t mark = at + 5 + size;
    if (month < 0 || mark >= url.size || url.data[mark] != url.data[at + 4]) return false;
    int day = number_at(url, mark + 1, 2);
    if (day < 0) day = number_at(url, mark + 1, 1);
    if (!is_day(year, month, day)) return false;
    append_date(year, month, day, out);
    return true;
}

/* "20310314" at `at`. */
static bool joined_at(struct span url, size_t at, struct buffer *out) {
    int number = number_at(url, at, 8);
    if (number < 0 || !is_day(number / 10000, number / 100 % 100, number % 100)) return false;
    append_date(number / 10000, number / 100 % 100, number % 100, out);
    return true;
}

void url_date(struct span url, struct buffer *out) {
    for (size_t at = 1; at < url.size; at++)
        if (!is_ascii_digit(url.data[at - 1]) && is_ascii_digit(url.data[at]) &&
            (parted_at(url, at, out) || joined_at(url, at, out)))
            return;
}
