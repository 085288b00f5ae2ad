/*
 * test_clause.c - verbs and their subjects in clauses of six languages
 */
#include "../unit.h"
#include "foreign.h"

TEST(names_go_on_behind_small_words) {
    assert_said(NL, "‘De pier is verloren’, zei Jan van der Meer.", "quote-verb-name Jan van der Meer");
    assert_said(ES, "«El muelle está perdido», dijo Juan de la Cruz.", "quote-verb-name Juan de la Cruz");
    assert_said(DE, "„Der Kai ist verloren“, sagte Ida von Lund.", "quote-verb-name Ida von Lund");
    assert_said(DE, "„Der Kai ist verloren“, sagte der Sprecher der Polizei.",
                "quote-verb-name der Sprecher der Polizei");
    assert_said(FR, "« Le quai est perdu », a dit M. Lund.", "quote-verb-name M. Lund");
    assert_said(FR, "« Le quai est perdu », a dit Jean-Luc Lund.", "quote-verb-name Jean-Luc Lund");
    assert_said(ES, "«El muelle está perdido», dijo el CEO de Quill.", "quote-verb-name el CEO de Quill");
}

TEST(an_accent_tells_two_words_apart) {
    assert_said(ES, "«El muelle está perdido», dijo él.", "quote-verb-name él");
    assert_said(ES, "«El muelle está perdido», dijo el.", "-");
    assert_said(IT, "«Il molo è perduto», è il grido di Ugo Lund.", "quote-noun-name Ugo Lund");
    assert_said(IT, "«Il molo è perduto», e il grido di Ugo Lund.", "-");
    assert_said(PT, "“O cais está perdido”, disse às rádios o prefeito.", "quote-verb-name o prefeito");
    assert_said(FR, "« Le quai est perdu », a dit à la radio le maire.", "quote-verb-name le maire");
}

TEST(small_words_stand_between_a_verb_and_its_subject) {
    assert_said(DE, "„Der Kai ist verloren“, sagte gestern auch Ida Lund.", "quote-verb-name Ida Lund");
    assert_said(DE, "„Der Kai ist verloren“, sagte am Montag in der Stadt Ida Lund.",
                "quote-verb-name Ida Lund");
    assert_said(DE, "„Der Kai ist verloren“, sagte dem Sender die Chefin.", "quote-verb-name die Chefin");
    assert_said(DE, "„Der Kai ist verloren“, sagte den Leuten ein Sprecher.", "quote-verb-name ein Sprecher");
    assert_said(DE, "„Der Kai ist verloren“, sagte einem Sender eine Sprecherin.",
                "quote-verb-name eine Sprecherin");
    assert_said(PT, "“O cais está perdido”, disse ao jornal o prefeito Rui Lund.",
                "quote-verb-name Rui Lund");
    assert_said(ES, "«El muelle está perdido», dijo ayer a la radio el jefe.", "quote-verb-name el jefe");
    assert_said(ES, "«El muelle está perdido», dijo que Juan Lara.", "-");
    assert_said(FR, "« Le quai est perdu », a déclaré mardi à la presse le maire.",
                "quote-verb-name le maire");
    assert_said(IT, "«Il molo è perduto», ha detto ieri Ugo Lund.", "quote-verb-name Ugo Lund");
}

TEST(a_pronoun_leans_on_its_verb) {
    assert_said(FR, "« Le quai est perdu », dit-il.", "quote-verb-name il");
    assert_said(FR, "« Le quai est perdu », ajoute-t-elle.", "quote-verb-name elle");
    assert_said(FR, "« Le quai est perdu », a-t-elle dit.", "quote-verb-name elle");
    assert_said(FR, "« Le quai est perdu », a-t-elle chanté.", "-");
    assert_said(DE, "„Der Kai ist verloren“, sagte er.", "quote-verb-name er");
    assert_said(IT, "«Il molo è perduto», dice lei.", "quote-verb-name lei");
    assert_said(PT, "“O cais está perdido”, queixa-se o prefeito.", "quote-verb-name o prefeito");
}

TEST(a_participle_closes_its_clause) {
    assert_said(DE, "„Der Kai ist verloren“, hat Ida Lund am Montag in der Stadt gesagt.",
                "quote-verb-name Ida Lund");
    assert_said(DE, "„Der Kai ist verloren“, hat Ida Lund, gesagt.", "-");
    assert_said(NL, "‘De pier is verloren’, heeft Els Lund gisteren gezegd.", "quote-verb-name Els Lund");
    assert_said(FR, "« Le quai est perdu », a Luc Lund lundi dit.", "-");
    assert_said(IT, "«Il molo è perduto», ha spiegato Ugo Lund.", "quote-verb-name Ugo Lund");
    assert_said(ES, "«El muelle está perdido», ha dicho Juan Lara.", "quote-verb-name Juan Lara");
    assert_said(ES, "«El muelle está perdido», ha comido Juan Lara.", "-");
}

TEST(an_office_alone_is_a_mention_with_its_determiner) {
    assert_said(FR, "« Le quai est perdu », a dit le Premier ministre Yves Kerr.",
                "quote-verb-name Yves Kerr");
    assert_said(FR, "« Le quai est perdu », a dit la Commission européenne.",
                "quote-verb-name la Commission européenne");
    assert_said(FR, "« Le quai est perdu », a dit le ministre de la Mer Luc Lund.",
                "quote-verb-name le ministre de la Mer Luc Lund");
    assert_said(DE, "„Der Kai ist verloren“, sagte der Minister.", "quote-verb-name der Minister");
    assert_said(DE, "„Der Kai ist verloren“, sagte der Minister Jan Lund.",
                "quote-verb-name Minister Jan Lund");
    assert_said(ES, "«El muelle está perdido», dijo la jefa de la oposición.",
                "quote-verb-name la jefa de la oposición");
    assert_said(ES, "«El muelle está perdido», dijo el portero, Paco Lara.", "quote-verb-name Paco Lara");
    assert_said(ES, "«El muelle está perdido», dijo el portero, Paco.", "quote-verb-name el portero");
    assert_said(ES, "«El muelle está perdido», dijo el portero, Paco Lara y amigos.",
                "quote-verb-name el portero");
}

TEST(a_subject_before_its_verb) {
    assert_said(DE, "Ida Lund sagte: „Der Kai ist verloren.“", "colon Ida Lund");
    assert_said(DE, "Am Montag sagte Ida Lund: „Der Kai ist verloren.“", "colon Ida Lund");
    assert_said(DE, "Die Chefin vom Hafen sagte: „Der Kai ist verloren.“", "colon Die Chefin vom Hafen");
    assert_said(FR, "La maire de Brest dit : « Le quai est perdu. »", "colon La maire de Brest");
    assert_said(FR, "Luc Lund (à gauche) dit : « Le quai est perdu. »", "colon Luc Lund");
    assert_said(FR, "Luc Lund, maire de Brest, dit : « Le quai est perdu. »", "colon Luc Lund");
    assert_said(FR, "Le maire, Luc Lund, dit : « Le quai est perdu. »", "colon Luc Lund");
    assert_said(FR, "Luc Lund, qui est maire, dit : « Le quai est perdu. »", "colon Luc Lund");
    assert_said(FR, "Luc Lund qui dit : « Le quai est perdu. »", "colon Luc Lund");
    assert_said(ES, "Juan Lara también dijo: «El muelle está perdido.»", "colon Juan Lara");
    assert_said(ES, "Juan Lara y Ana Voss dijeron: «El muelle está perdido.»", "colon Juan Lara y Ana Voss");
    assert_said(ES, "Ayer Juan Lara dijo: «El muelle está perdido.»", "colon Juan Lara");
    assert_said(IT, "Ugo Lund ha detto: «Il molo è perduto.»", "colon Ugo Lund");
    assert_said(NL, "Els Lund zegt: ‘De pier is verloren.’", "colon Els Lund");
    assert_said(NL, "Gisteren zei Els Lund: ‘De pier is verloren.’", "colon Els Lund");
    assert_said(PT, "Rui Lund disse: “O cais está perdido.”", "colon Rui Lund");
}
