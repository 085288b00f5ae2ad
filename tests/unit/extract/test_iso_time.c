/*
 * test_iso_time.c - printed times, each with what it is by a reader's lights; NULL where a reader would not be sure
 *
 * 14 March 2031 is a Friday.
 */
#include "../unit.h"
#include "extract/iso_time.h"

struct sample {
    const char *text, *expected;
};

static enum status read_time(const char *string, const struct iso_time_options *options,
                             struct buffer *result) {
    struct span text = exact_copy(span_of(string));
    enum status status = iso_time(text, options, result);
    free((char *)(uintptr_t)text.data);
    return status;
}

static void assert_times(const struct sample *samples, size_t count, const struct iso_time_options *options) {
    size_t wrong = 0;
    for (size_t i = 0; i < count; i++) {
        struct buffer result = BUFFER_INIT;
        const char *expected = samples[i].expected ? samples[i].expected : "";
        assert_int_equal(read_time(samples[i].text, options, &result), STATUS_OK);
        if (!span_equal(buffer_span(&result), span_of(expected))) {
            print_error("%s: \"%.*s\" is not \"%s\"\n", samples[i].text, (int)result.size,
                        result.data ? result.data : "", expected);
            wrong++;
        }
        buffer_release(&result);
    }
    assert_int_equal(wrong, 0);
}

static const struct iso_time_options PLAIN = {.order = DATE_ORDER_AUTO};

#define ASSERT_TIMES(options, ...)                                                                           \
    do {                                                                                                     \
        static const struct sample SAMPLES[] = {__VA_ARGS__};                                                \
        assert_times(SAMPLES, sizeof SAMPLES / sizeof *SAMPLES, options);                                    \
    } while (0)

TEST(stamps_of_machines) {
    ASSERT_TIMES(
        &PLAIN, {"2031-03-14T09:12:00Z", "2031-03-14T09:12:00Z"},
        {"2031-03-14t09:12:00z", "2031-03-14T09:12:00Z"}, {"2031-03-14T09:12Z", "2031-03-14T09:12:00Z"},
        {"2031-03-13T08:00:00+02:00", "2031-03-13T06:00:00Z"},
        {"2031-03-14T00:30:00+02:00", "2031-03-13T22:30:00Z"},
        {"2031-12-31T22:30:00-05:00", "2032-01-01T03:30:00Z"},
        {"2031-03-14T09:12:00+0530", "2031-03-14T03:42:00Z"},
        {"2031-03-14T09:12:00+02", "2031-03-14T07:12:00Z"},
        {"2031-03-14T09:12-05:00", "2031-03-14T14:12:00Z"},
        {"2031-03-14T09:12:33.123Z", "2031-03-14T09:12:33Z"},
        {"2031-03-14T09:12:33,123456+01:00", "2031-03-14T08:12:33Z"},
        {"2031-03-14T09:12:33.1234567890123456789+01:00", "2031-03-14T08:12:33Z"},
        {"2031-03-14 09:12:33.123456+00:00", "2031-03-14T09:12:33Z"},
        {"2031-03-14 09:12:33 +0000 UTC", "2031-03-14T09:12:33Z"},
        {"2031-03-14 09:12:33 UTC", "2031-03-14T09:12:33Z"}, {"2031-03-14 09:12", "2031-03-14T09:12:00"},
        {"2031-03-14T09:12:33", "2031-03-14T09:12:33"}, {"2031-03-14", "2031-03-14"},
        {"2031-03-14T24:00:00Z", "2031-03-15T00:00:00Z"}, {"2030-12-31T23:59:60Z", "2031-01-01T00:00:00Z"},
        {" 2031-03-14T09:12:00Z\r\n", "2031-03-14T09:12:00Z"}, {"20310314", "2031-03-14"},
        {"20310314T091200Z", "2031-03-14T09:12:00Z"}, {"20310314T0912", "2031-03-14T09:12:00"},
        {"20310314T091200+0100", "2031-03-14T08:12:00Z"}, {"20310314091200", "2031-03-14T09:12:00"},
        {"2031/03/14 09:12:00", "2031-03-14T09:12:00"}, {"2031.03.14", "2031-03-14"},
        {"2032-02-29", "2032-02-29"}, {"1789-07-14", "1789-07-14"});
}

TEST(stamps_of_mail_and_of_clocks) {
    ASSERT_TIMES(&PLAIN, {"Fri, 14 Mar 2031 09:12:00 GMT", "2031-03-14T09:12:00Z"},
                 {"Fri, 14 Mar 2031 09:12:00 +0100", "2031-03-14T08:12:00Z"},
                 {"Fri, 14 Mar 2031 09:12:00 +0100 (CET)", "2031-03-14T08:12:00Z"},
                 {"14 Mar 2031 09:12 -0500", "2031-03-14T14:12:00Z"},
                 {"Fri, 14 Mar 2031 09:12:00 EDT", "2031-03-14T13:12:00Z"},
                 {"Fri, 4 Mar 2033 09:12:00 UT", "2033-03-04T09:12:00Z"},
                 {"Fri, 14 Mar 2031 09:12:00 -0000", "2031-03-14T09:12:00Z"},
                 {"Fri Mar 14 09:12:00 2031", "2031-03-14T09:12:00"},
                 {"Fri Mar 14 09:12:00 UTC 2031", "2031-03-14T09:12:00Z"},
                 {"Fri Mar 14 09:12:00 +0000 2031", "2031-03-14T09:12:00Z"},
                 {"Fri, 14 Mar 2031 09:12:00 +0100 (EST)", NULL}, {"Thu, 14 Mar 2031 09:12:00 GMT", NULL},
                 {"Friday, 14-Mar-31 09:12:00 GMT", NULL}, {"14-Mar-2031", "2031-03-14"},
                 {"14Mar2031", "2031-03-14"}, {"14/Mar/2031:09:12:00 +0000", "2031-03-14T09:12:00Z"});
}

TEST(english) {
    ASSERT_TIMES(
        &PLAIN, {"14 March 2031, 09:12", "2031-03-14T09:12:00"}, {"14 March 2031", "2031-03-14"},
        {"Published March 14 2031", "2031-03-14"}, {"March 14th, 2031", "2031-03-14"},
        {"the 14th of March, 2031", "2031-03-14"}, {"Mar. 14, 2031", "2031-03-14"},
        {"Sept. 4, 2031", "2031-09-04"}, {"Mar 14, 2031 9:12 a.m. EST", "2031-03-14T14:12:00Z"},
        {"Mar 14, 2031 9:12 p.m. EST", "2031-03-15T02:12:00Z"},
        {"March 14, 2031, 9:12pm", "2031-03-14T21:12:00"},
        {"Friday, March 14, 2031 at 9:12 AM", "2031-03-14T09:12:00"},
        {"Last updated on March 14, 2031 at 12:05 a.m.", "2031-03-14T00:05:00"},
        {"March 14, 2031 12:05 P.M.", "2031-03-14T12:05:00"},
        {"9 a.m. March 14, 2031", "2031-03-14T09:00:00"},
        {"MARCH 14, 2031 / 9:12 AM / CBS NEWS", "2031-03-14T09:12:00"},
        {"First published on Fri 14 Mar 2031 09.12 GMT", "2031-03-14T09:12:00Z"},
        {"14 March 2031 • 9:12am", "2031-03-14T09:12:00"},
        {"09:12 GMT, 14 March 2031", "2031-03-14T09:12:00Z"}, {"09:12, 14 March 2031", "2031-03-14T09:12:00"},
        {"9:12 AM EDT March 14, 2031", "2031-03-14T13:12:00Z"},
        {"Mar 14, 2031 09:12 IST", "2031-03-14T09:12:00"},
        {"14 Mar 2031 09:12 UTC+5:30", "2031-03-14T03:42:00Z"},
        {"14 Mar 2031 09:12 (GMT+7)", "2031-03-14T02:12:00Z"},
        {"March 14, 2031 9:12 am (ET)", "2031-03-14T13:12:00Z"},
        {"January 14, 2031 9:12 am ET", "2031-01-14T14:12:00Z"},
        {"July 14, 2031 9:12 a.m. Eastern Time", "2031-07-14T13:12:00Z"},
        {"14 July 2031 09:12 BST", "2031-07-14T08:12:00Z"},
        {"14 January 2031 09:12 BST", "2031-01-14T09:12:00"},
        {"November 2, 2031 1:30 a.m. ET", "2031-11-02T01:30:00"},
        {"November 2, 2031 2:30 a.m. ET", "2031-11-02T07:30:00Z"},
        {"Mar 14, 2031 9:12 a.m. ET / 6:12 a.m. PT", "2031-03-14T13:12:00Z"},
        {"By Corin Maddox, March 14, 2031, 4 min read", "2031-03-14"}, {"2031 March 14", "2031-03-14"},
        {"Fri. 14 May 2032", "2032-05-14"}, {"Le Monde, 14 March 2031", "2031-03-14"},
        {"Evening Post, 14 March 2031 09:12 Evening Post", "2031-03-14T09:12:00"},
        {"Published 14 March 2031, updated 14/03/2031 09:12", "2031-03-14"},
        {"14 March 2031 09:12, updated 14 March 2031 09:12", "2031-03-14T09:12:00"},
        {"14 March 2031, 7 in the morning", "2031-03-14T07:00:00"},
        {"14 March 2031, 9:12 in the evening", "2031-03-14T21:12:00"},
        {"PM 9:12, 14 March 2031", "2031-03-14T21:12:00"});
}

TEST(german_dutch_and_nordic) {
    ASSERT_TIMES(
        &PLAIN, {"14. März 2031", "2031-03-14"}, {"14. Maerz 2031", "2031-03-14"},
        {"14. Marz 2031", "2031-03-14"}, {"Freitag, 14. März 2031, 09:12 Uhr", "2031-03-14T09:12:00"},
        {"14.03.2031 09:12 Uhr", "2031-03-14T09:12:00"},
        {"Stand: 04.03.2031, 9.12 Uhr", "2031-03-04T09:12:00"},
        {"Veröffentlicht am 14. Mai 2031 um 9 Uhr", "2031-05-14T09:00:00"},
        {"um 21:12 am 14. März 2031", "2031-03-14T21:12:00"},
        {"14. Dez. 2031, 9:12 Uhr MEZ", "2031-12-14T08:12:00Z"}, {"Dienstag, 04.03.2031", "2031-03-04"},
        {"14. Jänner 2031", "2031-01-14"}, {"14 maart 2031 om 09:12 uur", "2031-03-14T09:12:00"},
        {"vrijdag 14 mei 2032", "2032-05-14"}, {"14 mrt. 2031 9.12 uur", "2031-03-14T09:12:00"},
        {"fredag 14 mars 2031 kl. 09.12", "2031-03-14T09:12:00"},
        {"Publicerad 4 oktober 2031 kl 9.12", "2031-10-04T09:12:00"},
        {"14. marts 2031 kl. 09.12", "2031-03-14T09:12:00"}, {"4. mar. 2031 kl. 9:12", "2031-03-04T09:12:00"},
        {"14. mai 2031 klokken 9.12", "2031-05-14T09:12:00"}, {"lørdag 15. mars 2031", "2031-03-15"},
        {"søndag 15. mars 2031", NULL}, {"den 14 december 2031", "2031-12-14"},
        {"14. maaliskuuta 2031 klo 9.12", "2031-03-14T09:12:00"},
        {"4.3.2031 klo 9.12", "2031-03-04T09:12:00"}, {"perjantai 14. toukokuuta 2032", "2032-05-14"},
        {"14.3.2031 9.12", "2031-03-14T09:12:00"}, {"14. jan. 2031 kl. 09.12.05", "2031-01-14T09:12:05"},
        {"14.03.2031, 15.03.31", NULL}, {"14. jan. 2031, 09.12.05", NULL});
}

TEST(romance) {
    ASSERT_TIMES(
        &PLAIN, {"Publié le 14 mars 2031 à 9h12", "2031-03-14T09:12:00"}, {"1er août 2031", "2031-08-01"},
        {"vendredi 14 mars 2031 à 09 h 12", "2031-03-14T09:12:00"}, {"14 FÉVRIER 2031", "2031-02-14"},
        {"14 fe\xCC\x81vrier 2031", "2031-02-14"}, {"14 juil. 2031, 18h", "2031-07-14"},
        {"Publié le 14/03/2031 à 09:12", "2031-03-14T09:12:00"},
        {"le 14 décembre 2031 à 9:12 est", "2031-12-14T09:12:00"}, {"14 de marzo de 2031", "2031-03-14"},
        {"14 de marzo del 2031 a las 09:12 h", "2031-03-14T09:12:00"},
        {"viernes, 14 de marzo de 2031, 9:12 p. m.", "2031-03-14T21:12:00"}, {"14 ene 2031", "2031-01-14"},
        {"14 de septiembre de 2031 9:12 hs", "2031-09-14T09:12:00"},
        {"14 dic. 2031 - 09:12 CET", "2031-12-14T08:12:00Z"},
        {"9:12 de la mañana del 14 de marzo de 2031", "2031-03-14T09:12:00"},
        {"14 marzo 2031 ore 9.12", "2031-03-14T09:12:00"},
        {"14 marzo 2031 alle 09:12", "2031-03-14T09:12:00"}, {"1° maggio 2031", "2031-05-01"},
        {"venerdì 14 marzo 2031 09.12", "2031-03-14T09:12:00"}, {"14 giu 2031", "2031-06-14"},
        {"14 gen 2031", "2031-01-14"}, {"14 de março de 2031", "2031-03-14"},
        {"14 mar 2031 às 09h12", "2031-03-14T09:12:00"}, {"04/03/2031 às 9h12", "2031-03-04T09:12:00"},
        {"14/03/2031 09h12", "2031-03-14T09:12:00"}, {"14 out 2031", "2031-10-14"},
        {"14 set. 2031", "2031-09-14"}, {"14 martie 2031, ora 9:12", "2031-03-14T09:12:00"},
        {"vineri, 14 martie 2031", "2031-03-14"}, {"14 noi. 2031", "2031-11-14"},
        {"14 IANUARIE 2031", "2031-01-14"});
}

TEST(slavic) {
    ASSERT_TIMES(
        &PLAIN, {"14 marca 2031, 9:12", "2031-03-14T09:12:00"},
        {"14 października 2031 godz. 9:12", "2031-10-14T09:12:00"}, {"14 listopada 2031", "2031-11-14"},
        {"14. listopada 2031", NULL}, {"4.03.2031 godz. 9.12", "2031-03-04T09:12:00"},
        {"sobota, 15 marca 2031", "2031-03-15"}, {"14 gru 2031", "2031-12-14"}, {"14 lip 2031", "2031-07-14"},
        {"14. lip 2031.", NULL}, {"14 марта 2031 в 09:12", "2031-03-14T09:12:00"},
        {"14 МАРТА 2031 г.", "2031-03-14"}, {"09:12, 14 марта 2031", "2031-03-14T09:12:00"},
        {"14 марта 2031 года, 09:12 мск", "2031-03-14T06:12:00Z"}, {"пятница, 14 марта 2031", "2031-03-14"},
        {"14 мая 2031 9 ч 12 мин", "2031-05-14T09:12:00"}, {"14.03.2031 09:12", "2031-03-14T09:12:00"},
        {"14 березня 2031, 09:12", "2031-03-14T09:12:00"}, {"14 листопада 2031 р.", "2031-11-14"},
        {"14 серпня 2031 року", "2031-08-14"}, {"14. března 2031 v 9:12", "2031-03-14T09:12:00"},
        {"14. 3. 2031 9:12", "2031-03-14T09:12:00"}, {"4. 3. 2031", "2031-03-04"},
        {"14. listopadu 2031", "2031-11-14"}, {"14. července 2031", "2031-07-14"},
        {"14. června 2031", "2031-06-14"}, {"14. září 2031", "2031-09-14"}, {"14 ноември 2031", "2031-11-14"},
        {"9:12 вечера 14 марта 2031", "2031-03-14T21:12:00"});
}

TEST(other_scripts) {
    ASSERT_TIMES(
        &PLAIN, {"14 Μαρτίου 2031, 09:12", "2031-03-14T09:12:00"}, {"14 ΜΑΡΤΙΟΥ 2031", "2031-03-14"},
        {"14 Ιουλ 2031 9:12 μ.μ.", "2031-07-14T21:12:00"}, {"Παρασκευή 14 Μαρτίου 2031", "2031-03-14"},
        {"١٤ مارس ٢٠٣١", "2031-03-14"}, {"14 آذار 2031", "2031-03-14"},
        {"14 كانون الثاني 2031", "2031-01-14"}, {"14 تشرين الأول 2031", "2031-10-14"},
        {"الجمعة، 14 مارس 2031 - 09:12 م", "2031-03-14T21:12:00"}, {"14 أغسطس 2031", "2031-08-14"},
        {"14 غشت 2031", "2031-08-14"}, {"12 رمضان 1452", NULL}, {"۲۳ اسفند ۱۴۰۹", "2031-03-14"},
        {"جمعه ۲۳ اسفند ۱۴۰۹ ساعت ۹:۱۲", "2031-03-14T09:12:00"}, {"۳۰ اسفند ۱۴۰۹", NULL},
        {"۳۰ اسفند ۱۴۰۸", "2030-03-20"}, {"14 ژوئیه 2031", "2031-07-14"}, {"14 मार्च 2031", "2031-03-14"},
        {"१४ मार्च २०३१", "2031-03-14"}, {"14 फ़रवरी 2031 सुबह 9:12 बजे", "2031-02-14T09:12:00"},
        {"शुक्रवार, 14 मार्च 2031", "2031-03-14"}, {"2031年3月14日", "2031-03-14"},
        {"2031年3月14日 09:12", "2031-03-14T09:12:00"},
        {"2031年03月14日09:12 来源：海港新闻", "2031-03-14T09:12:00"},
        {"2031年3月14日 下午3时05分", "2031-03-14T15:05:00"},
        {"2031年3月14日9時12分30秒", "2031-03-14T09:12:30"}, {"２０３１年３月１４日（金）", "2031-03-14"},
        {"2031年3月14日(金曜日) 午後9時12分", "2031-03-14T21:12:00"}, {"2031年3月15日(金曜日)", NULL},
        {"令和13年3月14日", "2031-03-14"}, {"3月14日", NULL},
        {"2031年3月14日 星期五 晚上9:12", "2031-03-14T21:12:00"}, {"2031年3月14日 中午1:12", NULL},
        {"2031-03-14 09:12:33 来源：海港", "2031-03-14T09:12:33"}, {"2031년 3월 14일", "2031-03-14"},
        {"2031년 3월 14일 금요일 오후 9시 12분", "2031-03-14T21:12:00"},
        {"2031. 3. 14. 오전 9:12", "2031-03-14T09:12:00"}, {"2031.03.14 09:12", "2031-03-14T09:12:00"},
        {"2031. 3. 14. PM 9:12", "2031-03-14T21:12:00"}, {"14 जन॰ 2031, 9:12 am", "2031-01-14T09:12:00"});
}

TEST(turkish_hungarian_vietnamese_indonesian) {
    ASSERT_TIMES(&PLAIN, {"14 Mart 2031 Cuma 09:12", "2031-03-14T09:12:00"},
                 {"14 AĞUSTOS 2031", "2031-08-14"}, {"14 Kasım 2031", "2031-11-14"},
                 {"14 KASIM 2031", "2031-11-14"}, {"14 Aralık 2031, saat 9.12", "2031-12-14T09:12:00"},
                 {"14.03.2031 - 09:12", "2031-03-14T09:12:00"}, {"14 HAZİRAN 2031", "2031-06-14"},
                 {"2031. március 14.", "2031-03-14"},
                 {"2031. március 14., péntek 9:12", "2031-03-14T09:12:00"},
                 {"2031. ápr. 4. 9:12", "2031-04-04T09:12:00"},
                 {"2031. 03. 14. 09:12", "2031-03-14T09:12:00"}, {"2031.03.14. 9:12", "2031-03-14T09:12:00"},
                 {"ngày 14 tháng 3 năm 2031", "2031-03-14"}, {"Thứ Sáu, 14 tháng 3, 2031", "2031-03-14"},
                 {"Thứ sáu, 14/3/2031, 09:12 (GMT+7)", "2031-03-14T02:12:00Z"},
                 {"14 tháng mười hai 2031", "2031-12-14"}, {"Thứ ba, 4/3/2031, 9h12", "2031-03-04T09:12:00"},
                 {"14 Maret 2031 pukul 09.12 WIB", "2031-03-14T02:12:00Z"},
                 {"Jumat, 14 Mar 2031 09:12 WIB", "2031-03-14T02:12:00Z"}, {"14 Agustus 2031", "2031-08-14"},
                 {"14 Desember 2031", "2031-12-14"}, {"14 Okt 2031", "2031-10-14"},
                 {"14 Januari 2031 pukul 09.12.05", "2031-01-14T09:12:05"}, {"14 thg 1, 2031", "2031-01-14"});
}

TEST(dates_in_numbers) {
    ASSERT_TIMES(&PLAIN, {"13/03/2031", "2031-03-13"}, {"03/13/2031", "2031-03-13"}, {"04/03/2031", NULL},
                 {"04.03.2031", NULL}, {"4-3-2031", NULL}, {"03/03/2031", "2031-03-03"},
                 {"Tuesday 04/03/2031", "2031-03-04"}, {"Thursday, 04/03/2031", "2031-04-03"},
                 {"Monday, 04/03/2031", NULL}, {"31/04/2031", NULL}, {"02/30/2031", NULL},
                 {"29/02/2031", NULL}, {"13/13/2031", NULL}, {"14/03/31", NULL}, {"14.03.31", NULL},
                 {"14/, 03/2031", NULL}, {"31-03-14", NULL}, {"14 / 03 / 2031", "2031-03-14"},
                 {"14-03/2031", NULL}, {"2031-13-01", NULL}, {"2031-00-10", NULL}, {"2031-02-29", NULL},
                 {"2031/3/4", "2031-03-04"});
    const struct iso_time_options day_first = {.order = DATE_ORDER_DMY};
    ASSERT_TIMES(&day_first, {"04/03/2031", "2031-03-04"}, {"13/03/2031", "2031-03-13"}, {"03/13/2031", NULL},
                 {"04.03.2031", "2031-03-04"}, {"2031-03-04", "2031-03-04"}, {"Thursday, 04/03/2031", NULL});
    const struct iso_time_options month_first = {.order = DATE_ORDER_MDY};
    ASSERT_TIMES(&month_first, {"04/03/2031", "2031-04-03"}, {"13/03/2031", NULL},
                 {"3/14/2031", "2031-03-14"});
    const struct iso_time_options year_first = {.order = DATE_ORDER_YMD};
    ASSERT_TIMES(&year_first, {"04/03/2031", NULL}, {"13/03/2031", NULL}, {"2031/03/04", "2031-03-04"});
}

TEST(what_is_not_sure_is_nothing) {
    ASSERT_TIMES(&PLAIN, {"", NULL}, {" ", NULL}, {"yesterday", NULL}, {"3 hours ago", NULL},
                 {"14 March", NULL}, {"March 2031", NULL}, {"2031", NULL}, {"2031-03", NULL}, {"09:12", NULL},
                 {"1931245920", NULL}, {"1931245920000", NULL}, {"12.5", NULL}, {"31 February 2031", NULL},
                 {"45 March 2031", NULL}, {"0 March 2031", NULL}, {"14 March 2931", NULL},
                 {"14 March 2031, 25:12", NULL}, {"2031-03-14T09:61:00Z", NULL}, {"2031-03-14T24:01", NULL},
                 {"14 March 2031, updated 15 March 2031", NULL}, {"14 March 2031, updated March 15", NULL},
                 {"14 March 2031, updated 14 March", "2031-03-14"}, {"14-16 March 2031", NULL},
                 {"14–16 March 2031", NULL}, {"14. bis 16. März 2031", NULL}, {"March 14-16, 2031", NULL},
                 {"14 March - 16 April 2031", NULL}, {"du 14 au 16 mars 2031", NULL},
                 {"Published 14 March 2031 09:12, updated 14 March 2031 11:30", NULL},
                 {"14 March 2031, 09:00-11:00", NULL}, {"14 March 2031 14:12 AM", NULL},
                 {"14 March 2031 9:12p", NULL}, {"Monday, 14 March 2031", NULL},
                 {"14 March 2031, 9:12 at night", NULL}, {"14 March 2031, 12:12 in the evening", NULL},
                 {"14 Marchioness 2031", NULL}, {"2031-03-14-15", NULL}, {"Room 14, March House, 2031", NULL},
                 {"2031-W11-5", NULL}, {"2031-073", NULL}, {"Crane falls on pier", NULL},
                 {"May 2031 be a better year", NULL}, {"9 May or 2031", NULL});
}

TEST(a_stated_zone_holds_where_none_is_printed) {
    struct iso_time_options options = PLAIN;
    assert_int_equal(iso_time_zone(span_of("+01:00"), &options.zone), STATUS_OK);
    ASSERT_TIMES(&options, {"14 March 2031, 09:12", "2031-03-14T08:12:00Z"}, {"14 March 2031", "2031-03-14"},
                 {"14 March 2031 09:12 GMT", "2031-03-14T09:12:00Z"},
                 {"14 March 2031 00:12", "2031-03-13T23:12:00Z"},
                 {"14 March 2031 09:12 IST", "2031-03-14T08:12:00Z"},
                 {"14 March 2031 09:12 AST", "2031-03-14T09:12:00"});
    assert_int_equal(iso_time_zone(span_of("ET"), &options.zone), STATUS_OK);
    ASSERT_TIMES(
        &options, {"14 January 2031, 09:12", "2031-01-14T14:12:00Z"},
        {"14 July 2031, 09:12", "2031-07-14T13:12:00Z"}, {"March 9, 2031 2:30 a.m.", "2031-03-09T02:30:00"},
        {"14 July 2001, 09:12", "2001-07-14T13:12:00Z"}, {"April 1, 2006 09:12", "2006-04-01T14:12:00Z"},
        {"14 July 1980, 09:12", "1980-07-14T09:12:00"});
}

TEST(zones_by_themselves) {
    struct zone zone;
    static const struct {
        const char *text;
        enum zone_kind kind;
        int minutes;
    } ZONES[] = {{"UTC", ZONE_FIXED, 0},      {"Z", ZONE_FIXED, 0},       {"+02:00", ZONE_FIXED, 120},
                 {"-0330", ZONE_FIXED, -210}, {"GMT+7", ZONE_FIXED, 420}, {"PT", ZONE_US, -480},
                 {"IST", ZONE_NONE, 0},       {"XYZ", ZONE_NONE, 0},      {"", ZONE_NONE, 0},
                 {"UTC or so", ZONE_NONE, 0}, {"+15:00", ZONE_NONE, 0},   {"2", ZONE_NONE, 0}};
    for (size_t i = 0; i < sizeof ZONES / sizeof *ZONES; i++) {
        struct span text = exact_copy(span_of(ZONES[i].text));
        assert_int_equal(iso_time_zone(text, &zone), STATUS_OK);
        assert_int_equal(zone.kind, ZONES[i].kind);
        if (zone.kind != ZONE_NONE) assert_int_equal(zone.minutes, ZONES[i].minutes);
        free((char *)(uintptr_t)text.data);
    }
}

TEST(summer_times) {
    ASSERT_TIMES(&PLAIN, {"29 March 2031 09:12 BST", "2031-03-29T09:12:00"},
                 {"31 March 2031 09:12 BST", "2031-03-31T08:12:00Z"},
                 {"25 October 2031 09:12 BST", "2031-10-25T08:12:00Z"},
                 {"27 October 2031 09:12 BST", "2031-10-27T09:12:00"},
                 {"March 9, 2031 1:30 a.m. ET", "2031-03-09T06:30:00Z"},
                 {"March 9, 2031 3:30 a.m. ET", "2031-03-09T07:30:00Z"},
                 {"November 2, 2031 12:30 a.m. ET", "2031-11-02T04:30:00Z"},
                 {"October 27, 2001 9:12 a.m. ET", "2001-10-27T13:12:00Z"},
                 {"October 29, 2001 9:12 a.m. ET", "2001-10-29T14:12:00Z"},
                 {"March 12, 2007 9:12 a.m. ET", "2007-03-12T13:12:00Z"});
}

/* The hour that clocks skip, and the one that they show twice, may be in either season. */
TEST(the_nights_when_clocks_are_put) {
    ASSERT_TIMES(&PLAIN, {"March 9, 2031 1:59 a.m. ET", "2031-03-09T06:59:00Z"},
                 {"March 9, 2031 2:00 a.m. ET", "2031-03-09T02:00:00"},
                 {"March 9, 2031 2:59 a.m. ET", "2031-03-09T02:59:00"},
                 {"March 9, 2031 3:00 a.m. ET", "2031-03-09T07:00:00Z"},
                 {"November 2, 2031 12:59 a.m. ET", "2031-11-02T04:59:00Z"},
                 {"November 2, 2031 1:00 a.m. ET", "2031-11-02T01:00:00"},
                 {"November 2, 2031 1:59 a.m. ET", "2031-11-02T01:59:00"},
                 {"November 2, 2031 2:00 a.m. ET", "2031-11-02T07:00:00Z"},
                 {"April 2, 2006 1:59 a.m. ET", "2006-04-02T06:59:00Z"},
                 {"April 2, 2006 3:00 a.m. ET", "2006-04-02T07:00:00Z"},
                 {"October 29, 2006 12:59 a.m. ET", "2006-10-29T04:59:00Z"},
                 {"October 29, 2006 2:00 a.m. ET", "2006-10-29T07:00:00Z"},
                 {"March 11, 2007 1:59 a.m. ET", "2007-03-11T06:59:00Z"},
                 {"March 11, 2007 3:00 a.m. ET", "2007-03-11T07:00:00Z"},
                 {"November 4, 2007 12:59 a.m. ET", "2007-11-04T04:59:00Z"},
                 {"November 4, 2007 2:00 a.m. ET", "2007-11-04T07:00:00Z"},
                 {"April 5, 1987 3:00 a.m. ET", "1987-04-05T07:00:00Z"},
                 {"January 1, 1987 3:00 a.m. ET", "1987-01-01T08:00:00Z"},
                 {"December 31, 1986 3:00 a.m. ET", "1986-12-31T03:00:00"},
                 {"30 March 2031 1:00 BST", "2031-03-30T01:00:00"},
                 {"30 March 2031 3:00 BST", "2031-03-30T02:00:00Z"},
                 {"26 October 2031 0:59 BST", "2031-10-25T23:59:00Z"},
                 {"26 October 2031 1:00 BST", "2031-10-26T01:00:00"},
                 {"26 October 2031 2:00 BST", "2031-10-26T02:00:00"});
}

TEST(hours_have_edges) {
    ASSERT_TIMES(
        &PLAIN, {"14 March 2031, 5:59 in the evening", NULL},
        {"14 March 2031, 6:00 in the evening", "2031-03-14T18:00:00"},
        {"14 March 2031, 11:59 in the evening", "2031-03-14T23:59:00"},
        {"14 March 2031, 9:12 evening", "2031-03-14T21:12:00"},
        {"14 March 2031, 9:12 Evening Post", "2031-03-14T09:12:00"},
        {"14 de marzo de 2031, 9:12 Tarde", "2031-03-14T09:12:00"},
        {"14 de marzo de 2031, 9:12 tarde", "2031-03-14T21:12:00"}, {"14 March 2031, 0 a.m.", "2031-03-14"},
        {"14 March 2031, 1 a.m.", "2031-03-14T01:00:00"}, {"14 March 2031, 12 a.m.", "2031-03-14T00:00:00"},
        {"14 March 2031, 13 a.m.", "2031-03-14"}, {"14 March 2031, 12:30 a.m.", "2031-03-14T00:30:00"},
        {"14 March 2031, 12:30 p.m.", "2031-03-14T12:30:00"},
        {"14 March 2031, 13:30 p.m.", "2031-03-14T13:30:00"}, {"14 March 2031, 24:00", "2031-03-15T00:00:00"},
        {"2031-03-14T23:59:60Z", "2031-03-15T00:00:00Z"}, {"2031-03-14T23:58:60Z", NULL},
        {"14 March 2031, 9:12:30:04", NULL}, {"14 de marzo de 2031, 9:12 de la tarde", "2031-03-14T21:12:00"},
        {"14 de marzo de 2031, 9:12 de la de tarde", "2031-03-14T09:12:00"},
        {"2031年3月14日 9時12分30秒", "2031-03-14T09:12:30"}, {"14 mai 2031 à 9h05", "2031-05-14T09:05:00"},
        {"14. März 2031, 9 Uhr 1", "2031-03-14T09:00:00"},
        {"14. März 2031, 13 Uhr am 5", "2031-03-14T13:00:00"},
        {"14 March 2031 kl. 09.12.05", "2031-03-14T09:12:05"}, {"14 March 2031 09.12.05", NULL},
        {"14 March 2031 9.12", "2031-03-14T09:12:00"});
}

TEST(numbers_tell_their_order) {
    ASSERT_TIMES(&PLAIN, {"12/12/2031", "2031-12-12"}, {"13/12/2031", "2031-12-13"},
                 {"12/13/2031", "2031-12-13"}, {"13/13/2031", NULL}, {"12/11/2031", NULL}, {"14.03.31", NULL},
                 {"Fri 4/3/2031", NULL}, {"Tue 4/3/2031", "2031-03-04"}, {"Thu 4/3/2031", "2031-04-03"},
                 {"4. 3. 2031", "2031-03-04"}, {"um 9 Uhr 4.3.2031", "2031-03-04T09:00:00"});
}

TEST(offsets) {
    ASSERT_TIMES(
        &PLAIN, {"2031-03-14T09:12:00+05:59", "2031-03-14T03:13:00Z"}, {"2031-03-14T09:12:00+05:60", NULL},
        {"2031-03-14T09:12:00+14:00", "2031-03-13T19:12:00Z"}, {"2031-03-14T09:12:00+15:00", NULL},
        {"14 Mar 2031 09:12 -0400 (ET)", "2031-03-14T13:12:00Z"}, {"14 Mar 2031 09:12 -0700 (ET)", NULL},
        {"14 March 2031 (09:12-05:00)", NULL}, {"14 March 2031, 09:12 -5 comments", "2031-03-14T09:12:00"},
        {"20310314T091200-0500", "2031-03-14T14:12:00Z"}, {"20310314T091200+01", "2031-03-14T08:12:00Z"},
        {"14 Mar 2031 09:12 UTC\xE2\x88\x92"
         "5",
         "2031-03-14T14:12:00Z"});
}

TEST(marks_of_other_scripts) {
    ASSERT_TIMES(&PLAIN, {"2031年3月14日 09：12", "2031-03-14T09:12:00"},
                 {"14 March 2031 09∶12", "2031-03-14T09:12:00"}, {"14／03／2031", "2031-03-14"},
                 {"14⁄03⁄2031", "2031-03-14"}, {"14 مارس، 2031", "2031-03-14"},
                 {"2031年3月14日、09:12", "2031-03-14T09:12:00"}, {"March 14， 2031", "2031-03-14"},
                 {"2031－03－14", "2031-03-14"}, {"14–Mar–2031", "2031-03-14"}, {"14—Mar—2031", "2031-03-14"},
                 {"14．03．2031", "2031-03-14"});
}

TEST(edges_of_times) {
    ASSERT_TIMES(
        &PLAIN, {"2031-03-14T00:00:00Z", "2031-03-14T00:00:00Z"},
        {"2031-03-14T09:12:59Z", "2031-03-14T09:12:59Z"}, {"2031-03-14T09:12:60Z", NULL},
        {"14 мая 2031 9 ч 5 мин", "2031-05-14T09:05:00"}, {"um 9 Uhr 14 März 2031", "2031-03-14T09:00:00"},
        {"um 9 Uhr 14. März 2031", "2031-03-14T09:00:00"}, {"9 Uhr 14/03/2031", "2031-03-14T09:00:00"},
        {"14 mars 2031, 9h", "2031-03-14"}, {"14 de março de 2031 às 9h", "2031-03-14T09:00:00"},
        {"14 marzo 2031, 9.12", "2031-03-14T09:12:00"}, {"14 March 2031 v 9.12", "2031-03-14"},
        {"kl. 9.1, 14 mars 2031", "2031-03-14"}, {"12 p.m. 14 March 2031", "2031-03-14T12:00:00"},
        {"14 Μαρτίου 2031 9:12 ΠΜ", "2031-03-14T09:12:00"}, {"2031. 3. 14. P.M. 9:12", "2031-03-14T21:12:00"},
        {"kl. 9.12, 14 mars 2031", "2031-03-14T09:12:00"},
        {"14 March 2031 at 09:12 -5 comments", "2031-03-14T09:12:00"},
        {"14 March 2031T09:12-05", "2031-03-14T14:12:00Z"}, {"14 March 2031 09:12х", NULL},
        {"2031年3月14日9:12頃", "2031-03-14T09:12:00"}, {"20311314", NULL}, {"20310314T996000Z", NULL},
        {"20310314T091200Z again", NULL}, {"14 09:12 March 2031", NULL});
}

TEST(edges_of_dates) {
    ASSERT_TIMES(&PLAIN, {"4.3. 2031", NULL}, {"14/16 March 2031", NULL}, {"14 & 16 March 2031", NULL},
                 {"14~16 March 2031", NULL}, {"14 March 2031-15", NULL}, {"14 March 2031; April 2032", NULL},
                 {"14 March 2031; 3 April", NULL}, {"31 December 2199", "2199-12-31"},
                 {"1 January 2200", NULL}, {"1 January 1600", "1600-01-01"}, {"31 December 1599", NULL});
}

TEST(a_text_too_long_is_no_printed_time) {
    char text[TIME_TEXT_MAX + 2];
    struct zone zone;
    memset(text, ' ', sizeof text);
    memcpy(text, "UTC", 3);
    assert_int_equal(iso_time_zone((struct span){text, TIME_TEXT_MAX + 1}, &zone), STATUS_OK);
    assert_int_equal(zone.kind, ZONE_NONE);
    memset(text, 'x', sizeof text);
    memcpy(text, "14 March 2031 ", 14);
    for (size_t size = TIME_TEXT_MAX; size <= TIME_TEXT_MAX + 1; size++) {
        struct buffer result = BUFFER_INIT;
        assert_int_equal(iso_time((struct span){text, size}, &PLAIN, &result), STATUS_OK);
        assert_int_equal(result.size, size <= TIME_TEXT_MAX ? 10 : 0);
        buffer_release(&result);
    }
    memset(text, '.', sizeof text);
    struct buffer result = BUFFER_INIT;
    assert_int_equal(iso_time((struct span){text, TIME_TEXT_MAX}, &PLAIN, &result), STATUS_OK);
    assert_int_equal(result.size, 0);
}

/* As many pieces as there is room for, of every kind in turn. */
TEST(many_pieces) {
    static const char *const PIECES[] = {"1 ",   "1:", "31.",   "2031-", "am ",
                                         "May ", "月", "11:11", "+",     "kl."};
    for (size_t piece = 0; piece < sizeof PIECES / sizeof *PIECES; piece++) {
        char text[TIME_TEXT_MAX + 1] = "";
        for (size_t n = 0; n < TIME_TOKENS_MAX && strlen(text) + strlen(PIECES[piece]) < TIME_TEXT_MAX; n++)
            strcat(text, PIECES[piece]);
        for (size_t size = strlen(text); size > TIME_TEXT_MAX / 8; size--) {
            if (((unsigned char)text[size] & 0xC0) == 0x80) continue;
            struct buffer result = BUFFER_INIT;
            struct span exact = exact_copy((struct span){text, size});
            assert_int_equal(iso_time(exact, &PLAIN, &result), STATUS_OK);
            assert_int_equal(result.size, 0);
            free((char *)(uintptr_t)exact.data);
            buffer_release(&result);
        }
    }
}

static enum status read_one(void *context) {
    struct buffer result = BUFFER_INIT;
    enum status status = iso_time(span_of(context), &PLAIN, &result);
    if (status == STATUS_OK) assert_span_equal(buffer_span(&result), "2031-03-14T08:12:00Z");
    buffer_release(&result);
    return status;
}

TEST(no_memory) {
    char text[] = "Fri, 14 Mar 2031 09:12:00 +0100 (CET)";
    assert_survives_no_memory(read_one, text);
}

TEST(a_zone_may_be_kept) {
    const struct iso_time_options kept = {.keep_zone = true};
    static const struct sample SAMPLES[] = {
        {"2031-03-14T23:12:00+01:00", "2031-03-14T23:12:00+01:00"},
        {"Fri, 14 Mar 2031 23:12:00 -0530", "2031-03-14T23:12:00-05:30"},
        {"2031-03-14T09:12:00Z", "2031-03-14T09:12:00Z"},
        {"2031-03-14T09:12:00", "2031-03-14T09:12:00"},
        {"14 March 2031", "2031-03-14"},
    };
    assert_times(SAMPLES, sizeof SAMPLES / sizeof *SAMPLES, &kept);
}
