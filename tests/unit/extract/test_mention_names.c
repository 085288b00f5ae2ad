/*
 * test_mention_names.c - the person that a mention beside a quotation stands for, in six languages
 */
#include "../unit.h"
#include "document.h"
#include "extract/mention_names.h"
#include "extract/speakers_foreign.h"

enum { DE = LANGUAGE_DE, ES = LANGUAGE_ES, FR = LANGUAGE_FR, IT = LANGUAGE_IT, NL = LANGUAGE_NL };

/* The person of each quotation and how it is known, "-" for none, with " / " between two. */
static void assert_persons(int language, const char *text, const char *expected) {
    static const char *const RULES[] = {"", " full", " surname", " pronoun", " role"};
    struct document document = DOCUMENT_INIT;
    struct names names = NAMES_INIT;
    assert_int_equal(document_read(&document, (enum language)language, text, NULL), STATUS_OK);
    assert_int_equal(speakers_foreign(&document.quotes, &document.tokens, NULL), STATUS_OK);
    assert_int_equal(names_read(&names, &document.tokens, document.vocabulary, NULL), STATUS_OK);
    mention_names(&document.quotes, &document.tokens, &names);
    for (size_t i = 0; i < document.quotes.count; i++) {
        const struct attribution *by = &document.quotes.items[i].by;
        if (i) document_show(&document, " / ");
        buffer_append(&document.shown, by->person.size ? by->person : span_of("-"));
        document_show(&document, RULES[by->person_rule]);
    }
    names_release(&names);
    document_assert_shown(&document, text, expected);
}

TEST(a_name_is_the_fullest_of_its_person) {
    assert_persons(DE, "„Die Mole ist verloren“, sagte Bürgermeisterin Ina Voss.", "Ina Voss full");
    assert_persons(DE, "Ina Voss kam. „Die Mole ist verloren“, sagte Voss.", "Ina Voss surname");
    assert_persons(DE, "„Die Mole ist verloren“, sagte ein Sprecher.", "-");
    assert_persons(DE, "„Die Mole ist verloren.“", "-");
}

TEST(a_lawyer_in_france_has_a_title) {
    assert_persons(FR, "« Le quai est perdu », a dit Me Paul Lund. « Oui », a dit Me Lund.",
                   "Paul Lund full / Paul Lund surname");
}

TEST(a_name_in_no_list_has_two_capitals) {
    assert_persons(FR, "« Le quai est perdu », a dit Xorv Quandel Brask.", "Xorv Quandel Brask full");
    assert_persons(FR, "« Le quai est perdu », a dit le maire.", "-");
    assert_persons(DE, "„Die Mole ist verloren“, sagte Lotse Xorv Quandel.", "Xorv Quandel full");
    assert_persons(DE, "„Die Mole ist verloren“, sagte Lotse Quandel.", "-");
    assert_persons(DE, "„Die Mole ist verloren“, sagte Kapitän Quandel.", "Quandel full");
    assert_persons(DE, "„Die Mole ist verloren“, sagte Quandel.", "-");
    assert_persons(DE, "„Die Mole ist verloren“, sagte Die Zeit.", "-");
}

TEST(a_pronoun_is_the_last_one_whom_it_fits) {
    assert_persons(DE, "Ina Voss kam. „Die Mole ist verloren“, sagte sie.", "Ina Voss pronoun");
    assert_persons(DE, "Ina Voss und Eva Kerr kamen. „Die Mole ist verloren“, sagte sie.",
                   "Eva Kerr pronoun");
    assert_persons(DE, "Ina Voss und Karl Kerr kamen. „Die Mole ist verloren“, sagte sie.",
                   "Ina Voss pronoun");
    assert_persons(DE, "Ina Voss und Karl Kerr kamen. „Die Mole ist verloren“, sagte er.",
                   "Karl Kerr pronoun");
}

TEST(a_pronoun_is_nobody_for_whom_the_other_pronoun_stood) {
    assert_persons(DE, "„Die Mole ist weg“, sagte Ina Voss. „Alle gehen“, sagte sie. „Ich nicht“, sagte er.",
                   "Ina Voss full / Ina Voss pronoun / -");
    assert_persons(
        FR,
        "Le maire Paul Kerr vient. « Le quai est perdu », dit Anne Voss. « Tout est noir », dit-elle. "
        "« Il pleut », a-t-il ajouté. « Je pars », dit-elle.",
        "Anne Voss full / Anne Voss pronoun / Paul Kerr pronoun / Anne Voss pronoun");
    assert_persons(DE, "„Die Mole ist weg“, sagte Ina Voss. „Alle gehen“, sagte sie. „Ich auch“, sagte sie.",
                   "Ina Voss full / Ina Voss pronoun / Ina Voss pronoun");
}

TEST(a_pronoun_is_the_only_one_of_the_text_whom_it_fits) {
    assert_persons(DE, "„Die Mole ist verloren“, sagte sie. Ina Voss ging, und Voss kam.",
                   "Ina Voss pronoun");
    assert_persons(DE, "„Die Mole ist verloren“, sagte sie. Ina Voss und Eva Kerr gingen.", "-");
    assert_persons(DE, "„Die Mole ist verloren“, sagte sie. Karl Kerr ging.", "-");
}

TEST(names_far_before_a_pronoun_do_not_count) {
    assert_persons(DE,
                   "Ina Voss kam. Es fror. Es fror. Es fror. Es fror. Es fror. Es fror. Es fror. „Die Mole "
                   "ist verloren“, sagte sie. Eva Kerr kam.",
                   "Ina Voss pronoun");
    assert_persons(DE,
                   "Ina Voss kam. Es fror. Es fror. Es fror. Es fror. Es fror. Es fror. Es fror. Es fror. "
                   "„Die Mole ist verloren“, sagte sie. Eva Kerr kam.",
                   "-");
}

TEST(who_spoke_before_goes_before_who_is_named) {
    assert_persons(DE,
                   "„Die Mole ist verloren“, sagte Ina Voss. Es fror. Eva Kerr kam. „Wir wissen es“, sagte "
                   "sie.",
                   "Ina Voss full / Ina Voss pronoun");
    assert_persons(DE,
                   "„Die Mole ist verloren“, sagte Ina Voss. Es fror. Eva Kerr kam. Es taute. „Wir wissen "
                   "es“, sagte sie.",
                   "Ina Voss full / Eva Kerr pronoun");
    assert_persons(DE, "„Die Mole ist verloren“, sagte Ina Voss. Karl Kerr kam. „Wir wissen es“, sagte er.",
                   "Ina Voss full / Karl Kerr pronoun");
    assert_persons(DE,
                   "„Die Mole ist verloren“, sagte ein Sprecher. Eva Kerr kam. „Wir wissen es“, sagte sie.",
                   "- / Eva Kerr pronoun");
}

TEST(what_an_office_is_of_is_nobody) {
    assert_persons(FR, "Selon le ministre de l’Intérieur, la digue est « sous contrôle ».", "-");
    assert_persons(ES, "Según el ministro del Interior, el muelle está «bajo control».", "-");
    assert_persons(IT, "Secondo il ministro dell’Interno il molo è «sotto controllo».", "-");
    assert_persons(NL, "Volgens de minister van Binnenlandse Zaken is de pier \"onder controle\".", "-");
    assert_persons(DE, "„Die Mole ist verloren“, sagte der Sprecher der Polizei.", "-");
    assert_persons(FR, "« Le quai est perdu », a dit la maire de Ostrel, Ina Voss.", "Ina Voss full");
}

TEST(several_are_no_person) {
    assert_persons(DE, "„Die Mole ist verloren“, sagten Ina Voss und Jan Kerr.", "-");
    assert_persons(ES, "«El muelle está perdido», dijeron Ina Voss y Juan Kerr.", "-");
    assert_persons(FR, "« Le quai est perdu », ont dit Ina Voss et Jean Kerr.", "-");
}
