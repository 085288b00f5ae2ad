/*
 * test_quantity_languages.c - clocks, minus and million words of languages other than English
 */
#include "quantity.h"

TEST(words_that_say_below_zero) {
    assert_read(LANGUAGE_FR, "Il faisait moins 4 degrés, puis 3 degrés sous zéro.",
                "temperature -4 °C ; temperature -3 °C");
    assert_read(LANGUAGE_FR, "Au moins 4 °C et moins 200 euros, pour moins 5 jours.",
                "temperature 4 °C ; money -200 EUR ; duration 5 day");
    assert_read(LANGUAGE_ES, "Hacía al menos 4 grados, luego 3 grados bajo cero y menos 2 grados.",
                "temperature 4 °C ; temperature -3 °C ; temperature -2 °C");
    assert_read(LANGUAGE_NL, "Het was min 4 graden, min of meer 2 graden, of 3 graden onder nul.",
                "temperature -4 °C ; temperature 2 °C ; temperature -3 °C");
    assert_read(LANGUAGE_DE, "Es waren 2 bis 5 Grad unter null, gestern minus 4 Grad unter null.",
                "temperature -5 -2 °C ; temperature -4 °C");
    assert_read(LANGUAGE_IT, "Erano 4 gradi sotto zero, non meno di 5 gradi.",
                "temperature -4 °C ; temperature 5 °C");
}

TEST(years_behind_a_name_are_an_age) {
    assert_read(LANGUAGE_ES, "Lo dijo Ida Voss, de 47 años, tras 12 años.", "age 47 year ; duration 12 year");
    assert_read(LANGUAGE_FR, "Ida Voss, 47 ans, est là. Le plan, de 5 ans, est prêt.",
                "age 47 year ; duration 5 year");
    assert_read(LANGUAGE_IT, "Ida Voss (47 anni) ha parlato dopo Paul Kerr, 5 anni fa.",
                "age 47 year ; duration 5 year");
    assert_read(LANGUAGE_DE, "Ida Voss, 47 Jahre, kam. In Bad Ostrel, 5 Jahre danach, nicht.",
                "age 47 year ; duration 5 year");
}

TEST(a_small_word_is_counted_by_nothing_in_german) {
    assert_read(LANGUAGE_DE, "Die Firma hatte 2031 bereits 14 Kräne.", "date 2031 ; cardinal 14");
}

TEST(millions_of_other_languages) {
    assert_read(LANGUAGE_PL, "Straty to 2,5 mln zł, zginęło 3 tys. osób.",
                "money 2500000 PLN ; cardinal 3000");
    assert_read(LANGUAGE_RU, "Ущерб 2,5 млрд рублей, было минус 4.", "money 2500000000 RUB ; cardinal -4");
    assert_read(LANGUAGE_AR, "الخسائر 2.5 مليون دولار", "money 2500000 USD");
    assert_read(LANGUAGE_CS, "Stojí to 2,5 milionu Kč.", "money 2500000 CZK");
    assert_read(LANGUAGE_SV, "Det kostar 2,5 miljoner kronor.", "money 2500000 SEK");
}

TEST(clocks_of_each_language) {
    assert_read(LANGUAGE_FR,
                "La s\xC3\xA9"
                "ance est \xC3\xA0 14h et \xC3\xA0 9 heures.",
                "time 14:00 ; time 09:00");
    assert_read(LANGUAGE_FR, "Elle dura 14 h et il dormit 9 heures.", "duration 14 hour ; duration 9 hour");
    assert_read(LANGUAGE_FR, "Le bac part à 6 h 30, revient vers 9 h 05 lundi.", "time 06:30 ; time 09:05");
    assert_read(LANGUAGE_FR, "Le vol dure 6 h 30 min.", "duration 390 minute");
    assert_read(LANGUAGE_FR, "En 12 h 15 bacs ont sombré.", "duration 12 hour ; cardinal 15");
    assert_read(LANGUAGE_ES, "Salió a las 22.15 horas y volvió a las 9.30.", "time 22:15 ; time 09:30");
    assert_read(LANGUAGE_ES, "Pesó 22.15 toneladas.", "mass 22.15 tonne");
    assert_read(LANGUAGE_IT, "Alle 22.15 di lunedì, poi alle ore 9.30.", "time 22:15 ; time 09:30");
    assert_read(LANGUAGE_PL, "Zamknięto o godz. 22.15.", "time 22:15");
    assert_read(LANGUAGE_NL, "Om 14 uur en om 9.30 uur.", "time 14:00 ; time 09:30");
    assert_read(LANGUAGE_DE, "Um 9 Uhr und um 14.30 Uhr.", "time 09:00 ; time 14:30");
}
