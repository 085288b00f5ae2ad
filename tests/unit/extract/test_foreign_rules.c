/*
 * test_foreign_rules.c - rules for speakers in six languages, each from both sides
 */
#include "../unit.h"
#include "foreign.h"

TEST(labels_and_colons) {
    assert_said(ES, "Ana Voss: “Vamos a ganar”", "label Ana Voss");
    assert_said(ES, "Y Ana Voss: “Vamos a ganar”", "label Ana Voss");
    assert_said(ES, "La jefa: “Vamos a ganar”", "-");
    assert_said(ES, "La jefa de todos está feliz: “Vamos a ganar”", "colon La jefa de todos");
    assert_said(ES, "Ella está feliz: “Vamos a ganar”", "colon Ella");
    assert_said(ES, "Ana está feliz: “Vamos a ganar”", "-");
    assert_said(ES, "“Vamos a ganar”: Ana Voss está feliz.", "quote-colon-name Ana Voss");
    assert_said(ES, "“Vamos a ganar”: la jefa está feliz.", "-");
    assert_said(ES, "“Vamos a ganar”: Ana está feliz.", "-");
}

TEST(names_behind_a_quotation) {
    assert_said(ES, "«El muelle está perdido», él dijo.", "quote-name-verb él");
    assert_said(ES, "«El muelle está perdido», Ana Voss dijo.", "quote-name-verb Ana Voss");
    assert_said(ES, "«El muelle», Ana Voss dijo.", "quote-name-verb Ana Voss");
    assert_said(ES, "«El muelle está perdido» Ana Voss dijo.", "-");
    assert_said(NL, "‘De pier is verloren’, zo Els Lund zei.", "quote-name-verb Els Lund");
    assert_said(ES, "«El muelle está perdido», Ana Voss, jefa del puerto, dijo.", "quote-name-verb Ana Voss");
    assert_said(ES, "«El muelle está perdido», Ana Voss comió.", "-");
}

TEST(an_aside_behind_a_name_has_eighteen_words) {
#define SIX_STONES "Stein Stein Stein Stein Stein Stein "
    assert_said(DE, "„Der Kai ist verloren“, Ida Lund, " SIX_STONES SIX_STONES SIX_STONES ", sagte gern.",
                "quote-name-verb Ida Lund");
    assert_said(
        DE, "„Der Kai ist verloren“, Ida Lund, " SIX_STONES SIX_STONES SIX_STONES "Stein, sagte gern.", "-");
}

TEST(a_noun_that_is_somebodys) {
    assert_said(IT, "«Basta così», è l'appello di Ugo Lund.", "quote-noun-name Ugo Lund");
    assert_said(IT, "«Basta così», è la fine.", "-");
    assert_said(FR, "« Assez », est le mot de Luc Lund.", "quote-noun-name Luc Lund");
    assert_said(FR, "« Assez », est mot de Luc Lund.", "-");
}

TEST(sources_on_each_side) {
    assert_said(FR, "C'est « fini », selon Luc Lund.", "according-to Luc Lund");
    assert_said(FR, "Selon Luc Lund, c'est « fini ».", "according-to Luc Lund");
    assert_said(ES, "Según Ana Voss, fue «frío».", "according-to Ana Voss");
    assert_said(ES, "Fue «frío» para el segundo Ana Voss.", "-");
    assert_said(DE, "Nach Angaben des Ministers war es „knapp“.", "according-to des Ministers");
    assert_said(DE, "Laut Ida Lund war es „knapp“.", "according-to Ida Lund");
    assert_said(DE, "Es war „knapp“, laut Ida Lund.", "according-to Ida Lund");
    assert_said(DE, "Das Amt habe, so Ina Voss, „sauber“ gearbeitet.", "according-to Ina Voss");
    assert_said(DE, "Das Amt habe, so Ina Voss „sauber“ gearbeitet.", "-");
}

TEST(verbs_on_each_side) {
    assert_said(ES, "Ana Voss llamó al muelle «un mal chiste».", "verb-quote Ana Voss");
    assert_said(ES, "Es «un mal chiste» de todos, dijo Ana Voss.", "quote-far-verb Ana Voss");
    assert_said(DE, "Es ist „ernst“ hier, wie Ida Lund sagte.", "quote-far-verb Ida Lund");
    assert_said(DE, "Es ist „ernst“ hier, wie Ida Lund kam.", "-");
    assert_said(FR, "Luc Lund dit que Paul Kerr a refusé « un accord ».", "verb-quote Luc Lund");
    assert_said(FR, "Luc Lund part, et Paul Kerr a refusé « un accord ».", "verb-quote Paul Kerr");
    assert_said(FR, "Luc Lund a déclaré lundi soir à la BBC que Paul Kerr a refusé « un accord ».",
                "verb-quote Paul Kerr");
    assert_said(FR, "Luc Lund a déclaré lundi à la BBC que Paul Kerr a refusé « un accord ».",
                "verb-quote Luc Lund");
}

TEST(opinions) {
    assert_said(FR, "Pour Luc Lund, c'est « une erreur ».", "opinion Luc Lund");
    assert_said(FR, "C'est pour Luc Lund « une erreur ».", "-");
    assert_said(FR, "Pour demain, c'est « une erreur ».", "-");
}

TEST(who_leads_in_and_goes_on) {
    assert_said(DE, "Ida Lund war empört. „So geht das nicht weiter.“", "lead-in Ida Lund");
    assert_said(DE, "Lund war empört. „So geht das nicht weiter.“", "-");
    assert_said(DE, "Ida Lund war empört.\n\n„So geht das nicht weiter.“", "-");
    assert_said(DE, "Ida Lund war empört. „So geht das nicht weiter“, sagte Jan Kerr.",
                "quote-verb-name Jan Kerr");
    assert_said(DE, "„Wir warten“, sagte Ida Lund. „Noch lange.“",
                "quote-verb-name Ida Lund / continued Ida Lund");
    assert_said(DE, "„Wir warten“, sagte Ida Lund.\n\n„Noch lange.“", "quote-verb-name Ida Lund / -");
    assert_said(DE, "„Wir warten“, sagte Ida Lund. „Noch lange“, fügte sie an.",
                "quote-verb-name Ida Lund / quote-verb-name sie");
    assert_said(ES, "«Sí», dijo Ana Voss. «No», añadió en la plaza.",
                "quote-verb-name Ana Voss / continued Ana Voss");
    assert_said(ES, "«Sí», dijo Ana Voss. «No», añadió Juan Lara.",
                "quote-verb-name Ana Voss / quote-verb-name Juan Lara");
    assert_said(IT, "«Sì», ha detto Ugo Lund. «No», ha aggiunto.",
                "quote-verb-name Ugo Lund / continued Ugo Lund");
    assert_said(DE, "„Wir“, sagte Ida Lund, „warten.“", "quote-verb-name Ida Lund / continued Ida Lund");
}
