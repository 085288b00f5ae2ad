/*
 * test_date_languages.c - dates of the languages, one by one
 *
 * 14 March 2031 is a Friday.
 */
#include "times.h"

/* The months of a language in order, as a date has them; "-" where the word is another language's as well. */
struct year {
    const char *language, *before, *months[12];
};

/* Written by hand and compared with the Unicode CLDR. */
static const struct year YEARS[] = {
    {"Croatian",
     "14. ",
     {"siječnja", "veljače", "ožujka", "travnja", "svibnja", "lipnja", "srpnja", "kolovoza", "rujna", "-",
      "studenoga", "prosinca"}},
    {"Serbian",
     "14. ",
     {"januar", "februar", "mart", "april", "maj", "jun", "jul", "avgust", "septembar", "oktobar", "novembar",
      "decembar"}},
    {"Serbian in Cyrillic",
     "14. ",
     {"јануар", "фебруар", "март", "април", "мај", "јун", "јул", "август", "септембар", "октобар", "новембар",
      "децембар"}},
    {"Slovenian",
     "14. ",
     {"januar", "februar", "marec", "april", "maj", "junij", "julij", "avgust", "september", "oktober",
      "november", "december"}},
    {"Macedonian",
     "14 ",
     {"јануари", "февруари", "март", "април", "мај", "јуни", "јули", "август", "септември", "октомври",
      "ноември", "декември"}},
    {"Catalan",
     "14 de ",
     {"gener", "febrer", "març", "abril", "maig", "juny", "juliol", "agost", "setembre", "octubre",
      "novembre", "desembre"}},
    {"Swahili",
     "14 ",
     {"Januari", "Februari", "Machi", "Aprili", "Mei", "Juni", "Julai", "Agosti", "Septemba", "Oktoba",
      "Novemba", "Desemba"}},
    {"Malay",
     "14 ",
     {"Januari", "Februari", "Mac", "April", "Mei", "Jun", "Julai", "Ogos", "September", "Oktober",
      "November", "Disember"}},
    {"Urdu",
     "14 ",
     {"جنوری", "فروری", "مارچ", "اپریل", "مئی", "جون", "جولائی", "اگست", "ستمبر", "اکتوبر", "نومبر",
      "دسمبر"}},
    {"Thai",
     "14 ",
     {"มกราคม", "กุมภาพันธ์", "มีนาคม", "เมษายน", "พฤษภาคม", "มิถุนายน", "กรกฎาคม", "สิงหาคม", "กันยายน", "ตุลาคม",
      "พฤศจิกายน", "ธันวาคม"}},
    {"Thai, short",
     "14 ",
     {"ม.ค.", "ก.พ.", "มี.ค.", "เม.ย.", "พ.ค.", "มิ.ย.", "ก.ค.", "ส.ค.", "ก.ย.", "ต.ค.", "พ.ย.", "ธ.ค."}},
    {"Bengali",
     "14 ",
     {"জানুয়ারি", "ফেব্রুয়ারি", "মার্চ", "এপ্রিল", "মে", "জুন", "জুলাই", "আগস্ট", "সেপ্টেম্বর", "অক্টোবর", "নভেম্বর",
      "ডিসেম্বর"}},
    {"Hebrew",
     "14 ",
     {"בינואר", "בפברואר", "במרץ", "באפריל", "במאי", "ביוני", "ביולי", "באוגוסט", "בספטמבר", "באוקטובר",
      "בנובמבר", "בדצמבר"}},
    {"Estonian",
     "14. ",
     {"jaanuar", "veebruar", "märts", "aprill", "mai", "juuni", "juuli", "august", "september", "oktoober",
      "november", "detsember"}},
    {"Latvian",
     "14. ",
     {"janvāris", "februāris", "marts", "aprīlis", "maijs", "jūnijs", "jūlijs", "augusts", "septembris",
      "oktobris", "novembris", "decembris"}},
    {"Filipino",
     "14 ",
     {"Enero", "Pebrero", "Marso", "Abril", "Mayo", "Hunyo", "Hulyo", "Agosto", "Setyembre", "Oktubre",
      "Nobyembre", "Disyembre"}},
};

TEST(years_of_more_languages) {
    for (size_t i = 0; i < sizeof YEARS / sizeof *YEARS; i++)
        for (int month = 0; month < 12; month++) {
            if (strcmp(YEARS[i].months[month], "-") == 0) continue;
            char text[128], expected[16];
            snprintf(text, sizeof text, "%s%s 2031", YEARS[i].before, YEARS[i].months[month]);
            snprintf(expected, sizeof expected, "2031-%02d-14", month + 1);
            assert_times(&(struct sample){text, expected}, 1, &PLAIN);
        }
}

TEST(dates_of_more_languages) {
    ASSERT_TIMES(&PLAIN, {"petak, 14. ožujka 2031. u 9:12 sati", "2031-03-14T09:12:00"},
                 {"četvrtak, 14. ožujka 2031.", NULL},
                 {"14. ožujka 2031. 9:12 navečer", "2031-03-14T21:12:00"},
                 {"ob 9.12 uri, 14. marca 2031", "2031-03-14T09:12:00"},
                 {"divendres, 14 de març del 2031, a les 9:12 del vespre", "2031-03-14T21:12:00"},
                 {"14 d’abril de 2031", "2031-04-14"}, {"Ijumaa, 14 Machi 2031", "2031-03-14"},
                 {"14 Machi 2031, 9:12 jioni", NULL}, {"14 Mac 2031, 9:12 malam", "2031-03-14T21:12:00"},
                 {"جمعہ 14 مارچ 2031ء 9:12 بجے", "2031-03-14T09:12:00"},
                 {"piektdiena, 2031. gada 14. marts, plkst. 9.12", "2031-03-14T09:12:00"},
                 {"2031 m. kovo 14 d. 9:12", "2031-03-14T09:12:00"}, {"2031 ж. 14 наурыз", "2031-03-14"},
                 {"14 במרץ 2031, 9:12 בבוקר", "2031-03-14T09:12:00"});
}

TEST(buddhist_years) {
    ASSERT_TIMES(&PLAIN, {"วันศุกร์ที่ 14 มีนาคม พ.ศ. 2574 เวลา 09:12 น.", "2031-03-14T09:12:00"},
                 {"๑๔ มีนาคม ๒๕๗๔", "2031-03-14"}, {"14 มี.ค. ค.ศ. 2031", "2031-03-14"},
                 {"วันเสาร์ที่ 14 มีนาคม 2574", NULL}, {"29 กุมภาพันธ์ 2575", "2032-02-29"},
                 {"29 กุมภาพันธ์ 2574", NULL}, {"14 March 2574", NULL});
}

/* October of the Croats is November of the Poles, who set no full stop behind the day. */
TEST(a_month_of_two_languages) {
    ASSERT_TIMES(&PLAIN, {"14. listopada 2031.", "2031-10-14"}, {"14 listopada 2031", "2031-11-14"},
                 {"14 listopada 2031.", "2031-11-14"}, {"14. listopada 2031", NULL}, {"14. lis 2031.", NULL},
                 {"utorak, 14. listopada 2031.", "2031-10-14"}, {"petak, 14. listopada 2031.", NULL});
}
