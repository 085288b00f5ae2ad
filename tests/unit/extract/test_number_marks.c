/*
 * test_number_marks.c - which mark stands before decimals
 */
#include "../unit.h"
#include "extract/number_marks.h"
#include "text/chars.h"

static enum decimal_mark form_of(const char *number) {
    struct span text = span_of(number);
    const char *p = text.data, *end = p + text.size;
    while (p < end && is_ascii_digit(*p)) p++;
    return number_form(p, end);
}

TEST(a_number_of_one_reading) {
    static const char *const POINTS[] = {"1,500,000", "1,500.7", "1,500,000.75", "4.5", "4.5 km"};
    static const char *const COMMAS[] = {"1.500.000", "1.500,7", "1.500", "3,5", "3,75 ", "0,5"};
    static const char *const UNSURE[] = {"1,500", "12",    "9.30", "14.03.2031", "1.2.3",
                                         "1,2,3", "1,5,7", "3,",   "3.",         "1,2345"};
    for (size_t i = 0; i < sizeof POINTS / sizeof *POINTS; i++)
        assert_int_equal(form_of(POINTS[i]), DECIMAL_POINT);
    for (size_t i = 0; i < sizeof COMMAS / sizeof *COMMAS; i++)
        assert_int_equal(form_of(COMMAS[i]), DECIMAL_COMMA);
    for (size_t i = 0; i < sizeof UNSURE / sizeof *UNSURE; i++)
        assert_int_equal(form_of(UNSURE[i]), DECIMAL_UNSURE);
}

static enum decimal_mark mark_of(const char *text, enum language language) {
    struct span exact = exact_copy(span_of(text));
    enum decimal_mark mark = text_decimal_mark(exact, language);
    free((char *)(uintptr_t)exact.data);
    return mark;
}

TEST(a_language_has_its_mark) {
    assert_int_equal(mark_of("3,5", LANGUAGE_EN), DECIMAL_POINT);
    assert_int_equal(mark_of("1,500,000", LANGUAGE_DE), DECIMAL_COMMA);
    assert_int_equal(mark_of("", LANGUAGE_PT), DECIMAL_COMMA);
}

TEST(a_spanish_text_shows_its_mark) {
    assert_int_equal(mark_of("Llegaron 1,500 personas, 4.5 por ciento más.", LANGUAGE_ES), DECIMAL_POINT);
    assert_int_equal(mark_of("Cuesta 2,500,000 pesos", LANGUAGE_ES), DECIMAL_POINT);
    assert_int_equal(mark_of("Llegaron 1.500 personas, 12 en tren", LANGUAGE_ES), DECIMAL_COMMA);
    assert_int_equal(mark_of("Un 3,5 % de 40", LANGUAGE_ES), DECIMAL_COMMA);
    assert_int_equal(mark_of("Llegaron 1,500 personas", LANGUAGE_ES), DECIMAL_UNSURE);
    assert_int_equal(mark_of("Un 3,5 % de 1,500,000", LANGUAGE_ES), DECIMAL_UNSURE);
    assert_int_equal(mark_of("", LANGUAGE_ES), DECIMAL_UNSURE);
}
