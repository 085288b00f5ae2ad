/*
 * test_speakers_foreign.c - who said a quotation, in six languages
 */
#include "../unit.h"
#include "foreign.h"

TEST(a_subject_opens_its_clause) {
    assert_said(DE, "Bei der Anwendung der Regel zürnte Voss: „Der Steg ist verloren.“", "colon Voss");
    assert_said(DE, "Voss klagte, weil die Regel nur hier Anwendung fand: „Der Steg ist verloren.“",
                "colon Voss");
}

TEST(a_day_stands_before_the_speaker) {
    assert_said(ES, "«El muelle está perdido», dijo este lunes Ida Lund.", "quote-verb-name Ida Lund");
    assert_said(PT, "«O cais está perdido», disse nesta segunda-feira Ida Lund.", "quote-verb-name Ida Lund");
    assert_said(FR, "« Le quai est perdu », a dit lundi Ida Lund.", "quote-verb-name Ida Lund");
    assert_said(FR, "« Le quai est perdu », a dit M. Lund à la presse.", "quote-verb-name M. Lund");
    assert_said(FR, "« Le quai est perdu », a dit hier J. Lund à la presse.", "quote-verb-name J. Lund");
    assert_said(DE, "„Der Kai ist verloren“, sagte J. Lund am Montag.", "quote-verb-name J. Lund");
    assert_said(DE, "J. Lund sagte: „Der Kai ist verloren.“", "colon J. Lund");
}

TEST(a_verb_tells_by_the_infinitive_behind_it) {
    assert_said(ES, "«El muelle está perdido», se limitó a decir Ida Lund.", "quote-verb-name Ida Lund");
    assert_said(ES, "«El muelle está perdido», quiso aclarar el alcalde.", "quote-verb-name el alcalde");
    assert_said(FR, "« Le quai est perdu », s'est contenté de dire M. Lund.", "quote-verb-name M. Lund");
    assert_said(FR, "« Le quai est perdu », a tenu à préciser Ida Lund.", "quote-verb-name Ida Lund");
    assert_said(FR, "Le maire s'est borné à répondre : « Le quai est perdu. »", "colon Le maire");
    assert_said(IT, "«Il molo è perduto», si è limitato a dire Ida Lund.", "quote-verb-name Ida Lund");
    assert_said(IT, "«Il molo è perduto», ha fatto sapere Ida Lund.", "quote-verb-name Ida Lund");
    assert_said(PT, "«O cais está perdido», limitou-se a dizer Ida Lund.", "quote-verb-name Ida Lund");
    assert_said(PT, "«O cais está perdido», fez questão de frisar Ida Lund.", "quote-verb-name Ida Lund");
    assert_said(DE, "„Der Kai ist verloren“, ließ Ida Lund wissen.", "quote-verb-name Ida Lund");
    assert_said(ES, "«El muelle está perdido», se limitó Ida Lund.", "-");
    assert_said(ES, "«El muelle está perdido», se limitó a una nota de Ida Lund.", "-");
}

TEST(a_role_begins_with_a_word) {
    assert_said(ES, "«El muelle está perdido», dijo el ministro de Hacienda, Ida Lund.",
                "quote-verb-name Ida Lund");
    assert_said(ES, "«El muelle está perdido», dijo el ex-ministro de Hacienda, Ida Lund.",
                "quote-verb-name Ida Lund");
    assert_said(ES, "«El muelle está perdido», dijo el -ministro de Hacienda, Ida Lund.", "-");
}

TEST(a_verb_leans_on_who_begins_the_sentence) {
    assert_said(ES, "Ida Lund llegó tarde y dijo que el muelle está «perdido para todos».",
                "verb-quote Ida Lund");
    assert_said(ES, "Ida Lund llegó tarde, diciendo que el muelle está «perdido para todos».",
                "verb-quote Ida Lund");
    assert_said(FR, "Ida Lund arriva en retard et dit que le quai est « perdu pour tous ».",
                "verb-quote Ida Lund");
    assert_said(DE, "Ida Lund kam zu spät und sagte, der Kai sei „für alle verloren“.",
                "verb-quote Ida Lund");
    assert_said(NL, "Ida Lund kwam te laat en zei dat de kade ‘voor iedereen verloren’ is.",
                "verb-quote Ida Lund");
}

TEST(a_verb_leans_on_nobody) {
    assert_said(ES, "«Sol» llegó tarde y dijo que el muelle está «perdido para todos».", "- / -");
    assert_said(FR, "Kerr est parti et Lund dit que le quai est « perdu pour tous ».", "verb-quote Lund");
    assert_said(DE, "Und Lund) sagte: „Der Kai ist verloren.“", "-");
}

TEST(a_participle_behind_the_quotation_is_its_verb) {
    assert_said(DE, "Lund hatte den Kai als „schlechten Witz für alle“ kritisiert.", "verb-quote Lund");
    assert_said(DE, "Lund hat den Kai als „Witz für alle, die noch dort sind“ bezeichnet.",
                "verb-quote Lund");
    assert_said(NL, "De raad heeft de kade ‘gevaarlijk, voor iedereen’ genoemd.", "verb-quote De raad");
}

TEST(asides_and_two_marks_are_passed) {
    assert_said(DE, "Lund, die Chefin am Hafen, sagte: „Der Kai ist verloren.“", "colon Lund");
    assert_said(DE, "Doch Ida Lund sagte: „Der Kai ist verloren.“", "colon Ida Lund");
    assert_said(DE, "„Der Kai ist verloren“, – sagte Ida Lund.", "quote-verb-name Ida Lund");
    assert_said(DE, "Ida Lund sagte am Montag:\n\n„Der Kai ist verloren, und wir alle wissen es.“",
                "colon Ida Lund");
    assert_said(ES, "«El muelle está perdido», dijo Ida Lund. «Lo sabemos todos», añadió en la plaza.",
                "quote-verb-name Ida Lund / continued Ida Lund");
}

TEST(what_is_called_so_is_nobodys) {
    assert_said(DE, "Die als „Papierboote“ bekannten Schiffe kamen.", "-");
    assert_said(ES, "Los llamados «barcos de papel» llegaron.", "-");
    assert_said(ES, "Los conocidos como «los barcos» llegaron.", "-");
}

/* What each quotation holds, with " / " between two. */
static void assert_pieces(int language, const char *text, const char *expected) {
    struct document document = DOCUMENT_INIT;
    assert_int_equal(read_document(&document, (enum language)language, text, NULL), STATUS_OK);
    for (size_t i = 0; i < document.quotes.count; i++) {
        const struct quote *quote = &document.quotes.items[i];
        if (i) document_show(&document, " / ");
        document_show_tokens(&document, quote->first, quote->last);
    }
    document_assert_shown(&document, text, expected);
}

TEST(what_is_said_goes_on_behind_an_interruption) {
    assert_pieces(FR, "« Le quai, dit Ida Lund, présidente du port, est perdu pour de bon. »",
                  "Le quai / est perdu pour de bon.");
    assert_pieces(FR, "« Le quai, dit Ida Lund, et tout le port, est perdu pour de bon. »",
                  "Le quai / et tout le port, est perdu pour de bon.");
    assert_pieces(FR, "« Le quai, dit Ida Lund hier, est perdu pour de bon. »",
                  "Le quai / est perdu pour de bon.");
    assert_pieces(FR, "« Le quai, dit Ida Lund, présidente du port »", "Le quai / présidente du port");
    assert_pieces(ES, "«El muelle —dijo Ida Lund— está perdido para siempre.»",
                  "El muelle / está perdido para siempre.");
    assert_pieces(ES, "«El muelle está perdido. —dijo Ida Lund—. Nadie lo sabe.»",
                  "El muelle está perdido. / Nadie lo sabe.");
}

TEST(a_paragraph_with_a_dash_is_speech_where_somebody_says_it) {
    assert_pieces(FR, "— Le quai est perdu, dit Ida Lund. Nous le savons tous.",
                  "Le quai est perdu / Nous le savons tous.");
    assert_pieces(FR, "— Le quai est perdu, dit Ida Lund.", "Le quai est perdu");
    assert_pieces(FR, "— Le quai est perdu pour tous.", "");
    assert_pieces(FR, "Le quai est perdu, dit Ida Lund. Nous le savons tous.", "");
}

TEST(names_have_hyphens) {
    assert_said(FR, "« Le quai est perdu », a dit Jean-Luc Rojas-Pinto.",
                "quote-verb-name Jean-Luc Rojas-Pinto");
}

TEST(what_has_an_office_alone_is_no_name) {
    assert_said(IT, "Fonti della procura dicono: «Il molo è perduto per tutti noi.»", "-");
    assert_said(IT, "«Il molo è perduto per tutti», dicono Fonti della procura.", "quote-verb-name Fonti");
    assert_said(ES, "Fuentes del ministerio dijeron: «El muelle está perdido para todos.»", "-");
}

TEST(an_interruption_is_cut_out) {
    assert_said(FR, "« Le quai, dit Ida Lund, présidente du port, est perdu pour de bon. »",
                "quote-verb-name Ida Lund / continued Ida Lund");
    assert_said(FR, "« Le quai, dit Ida Lund, et tout le port, est perdu pour de bon. »",
                "quote-verb-name Ida Lund / continued Ida Lund");
    assert_said(ES, "«El muelle —dijo Ida Lund— está perdido para siempre.»",
                "quote-verb-name Ida Lund / continued Ida Lund");
}

TEST(a_label) {
    assert_said(ES, "Ana Voss: “Vamos a ganar”", "label Ana Voss");
    assert_said(DE, "Warum?\n\nIna Voss: „Darum.“", "label Ina Voss");
}

TEST(a_verb_behind_the_quotation_and_its_subject) {
    assert_said(DE, "„Wir warten“, sagte am Montag Ina Voss.", "quote-verb-name Ina Voss");
    assert_said(DE, "„Nein“, hat Ina Voss der Zeitung gesagt.", "quote-verb-name Ina Voss");
    assert_said(FR, "« Oui », a indiqué à l'AFP un porte-parole du port.",
                "quote-verb-name un porte-parole du port");
    assert_said(FR, "« Oui », répond-elle.", "quote-verb-name elle");
    assert_said(FR, "« Oui », a-t-il dit.", "quote-verb-name il");
    assert_said(ES, "«Sí», dijo a la prensa el ministro de Puertos, Juan Lara.", "quote-verb-name Juan Lara");
    assert_said(IT, "«Sì», ha detto la sindaca.", "quote-verb-name la sindaca");
    assert_said(PT, "“Sim”, queixa-se Rui Lund.", "quote-verb-name Rui Lund");
    assert_said(PT, "“Sim”, disse a jornalistas o ministro.", "quote-verb-name o ministro");
    assert_said(NL, "‘Ja’, zo zei wethouder Els van der Meer.", "quote-verb-name Els van der Meer");
}

TEST(the_end_of_a_sentence_ends_what_a_verb_reaches) {
    assert_said(DE, "„Wir warten.“ Sagte das Ina Voss?", "-");
    assert_said(ES, "Hay un «faro». Dijo adiós Ana Voss.", "-");
}

TEST(a_source) {
    assert_said(DE, "„Es brennt“, so Ina Voss.", "according-to Ina Voss");
    assert_said(DE, "Ina Voss zufolge ist es „knapp“.", "according-to Ina Voss");
    assert_said(FR, "Selon la préfète, Ana Voss, c'est « fini ».", "according-to Ana Voss");
    assert_said(ES, "De acuerdo con la fiscal Ana Voss, fue “frío”.", "according-to Ana Voss");
    assert_said(ES, "Fue «frío», según consta en el acta.", "-");
    assert_said(IT, "Stando a quanto riferito dal questore Ugo Lund, era «pronto».", "according-to Ugo Lund");
    assert_said(NL, "Volgens Els Lund is het ‘nu of nooit’.", "according-to Els Lund");
}

TEST(a_colon) {
    assert_said(IT, "Ugo Lund, che guida il porto da anni, è netto: «Si chiude».", "colon Ugo Lund");
    assert_said(DE, "Am Abend legte er nach: „Nie.“", "colon er");
    assert_said(NL, "Minister Koen Lund (Open Lijst) liet weten: “Nee.”", "colon Minister Koen Lund");
}

TEST(a_verb_to_the_left) {
    assert_said(DE, "Gestern hat ein Gutachter die Brücke als „mangelhaft“ eingestuft.",
                "verb-quote ein Gutachter");
    assert_said(FR, "Le ministre des Ports, Luc Lund, a promis « un bac ».", "verb-quote Luc Lund");
    assert_said(ES, "En un comunicado, la naviera lamentó «las molestias».", "verb-quote la naviera");
    assert_said(ES, "Un marinero que pidió no ser citado habló de «miedo».", "verb-quote Un marinero");
}

TEST(a_verb_to_the_right) {
    assert_said(DE, "Es sei „ohne Not“ geschehen, sagte Ina Voss.", "quote-far-verb Ina Voss");
    assert_said(NL, "Dat is ‘zonde’ van het geld, waarschuwt Els Lund.", "quote-far-verb Els Lund");
}

TEST(an_opinion_and_a_noun) {
    assert_said(IT, "Per Ida Lund «il molo è perduto da anni».", "opinion Ida Lund");
    assert_said(IT, "Per Ida «Il Molo» era un libro.", "-");
    assert_said(FR, "Pour l'économiste Luc Lund, c'est « une erreur ».", "opinion Luc Lund");
    assert_said(IT, "«Basta», è l'appello di Ugo Lund.", "quote-noun-name Ugo Lund");
}

TEST(sources_aside_and_names_behind_a_colon) {
    assert_said(DE, "Das Amt habe, so Ina Voss, „sauber“ gearbeitet.", "according-to Ina Voss");
    assert_said(DE, "Es ist „ernst“, wie Ina Voss mitteilte.", "quote-far-verb Ina Voss");
    assert_said(FR, "« Rien ne va plus » : Luc Lund ne cache pas sa colère.", "quote-colon-name Luc Lund");
    assert_said(DE, "Laut Recherchen der „Welt“ brennt es.", "-");
}

TEST(a_clause_that_is_told_gives_way_to_who_tells_it) {
    assert_said(FR, "Luc Lund affirme que la Suède a refusé un « accord ».", "verb-quote Luc Lund");
    assert_said(ES, "Ana Voss negó todo y pidió que el puerto siga “abierto”.", "verb-quote Ana Voss");
    assert_said(DE, "Mit Blick auf den Hafen betonte er: „Nie.“", "colon er");
    assert_said(DE, "Dem Sender sagte Ina Voss: „Nie.“", "colon Ina Voss");
}

TEST(who_is_led_in) {
    assert_said(DE, "Ina Voss war empört. „So geht das nicht weiter.“", "lead-in Ina Voss");
    assert_said(DE, "Der Hafen ist alt. „So geht das nicht weiter.“", "-");
}

TEST(what_goes_on_has_the_speaker_of_what_it_goes_on_with) {
    assert_said(DE, "„Wir“, sagte Ina Voss, „warten.“", "quote-verb-name Ina Voss / continued Ina Voss");
    assert_said(DE, "„Wir warten“, sagte Ina Voss. „Noch lange.“",
                "quote-verb-name Ina Voss / continued Ina Voss");
    assert_said(ES, "«Sí», dijo Ana Voss. «No», añadió.", "quote-verb-name Ana Voss / continued Ana Voss");
    assert_said(PT, "O prefeito Rui Lund negou tudo. “É mentira”, disse.", "continued Rui Lund");
    assert_said(FR, "« Un.\n\n« Deux », dit Luc Lund.", "continued Luc Lund / quote-verb-name Luc Lund");
    assert_said(DE, "„Wir warten“, sagte Ina Voss. Und: „Noch lange.“",
                "quote-verb-name Ina Voss / continued Ina Voss");
    assert_said(DE, "„Wir warten“, sagte Ina Voss. Heute: „Noch lange.“", "quote-verb-name Ina Voss / -");
    assert_said(FR, "« Je pars, a dit Luc Lund, et vite »", "quote-verb-name Luc Lund / continued Luc Lund");
}

TEST(titles_papers_and_compounds_are_nobodys_words) {
    assert_said(ES, "La película «El mar» gustó a Ana Voss, dijo.", "-");
    assert_said(DE, "„Nein“, sagte Ina Voss dem „Kurier“.", "quote-verb-name Ina Voss / -");
    assert_said(DE, "Ina Voss warnt vor „Gratis“-Abos.", "-");
    assert_said(DE, "Ina Voss warnt vor der sogenannten „Flut“.", "-");
    assert_said(FR, "Luc Lund critique ce « cadeau » coûteux.", "-");
}

static const char *const DIALOGUE = "—¿Lo vio? —preguntó el fiscal.\n\n«No», dijo Ana Voss, «pero lo oí».";

static enum status read_all(void *argument, struct poll *poll) {
    struct document document = DOCUMENT_INIT;
    (void)argument;
    enum status status = read_document(&document, LANGUAGE_ES, DIALOGUE, poll);
    document_release(&document);
    return status;
}

static enum status read_unpolled(void *argument) {
    return read_all(argument, NULL);
}

TEST(memory_and_interrupts) {
    assert_survives_no_memory(read_unpolled, NULL);
    assert_true(assert_survives_interrupts(read_all, NULL) >= 2);
}

TEST(two_who_are_joined_speak_both) {
    assert_said(DE, "„Der Steg ist verloren“, kündigten Ida Lund und Jan Kerr an.",
                "quote-verb-name Ida Lund und Jan Kerr");
    assert_said(DE, "„Der Steg ist verloren“, sagte Ida Lund und Jan Kerr lachte.",
                "quote-verb-name Ida Lund");
    assert_said(DE, "Ida Lund und Jan Kerr sagten: „Der Steg ist verloren.“", "colon Ida Lund und Jan Kerr");
    assert_said(FR, "« Le quai est perdu », ont prévenu Ida Lund et Jean Kerr.",
                "quote-verb-name Ida Lund et Jean Kerr");
    assert_said(NL, "\"De pier is verloren\", waarschuwen Ida Lund en Piet Kerr.",
                "quote-verb-name Ida Lund en Piet Kerr");
    assert_said(ES, "«El muelle está perdido», advirtieron Ida Lund y Juan Kerr.",
                "quote-verb-name Ida Lund y Juan Kerr");
}

TEST(an_aside_stands_between_a_name_and_its_verb) {
    assert_said(DE, "Jan Kerr kam. „Der Steg ist verloren“, Ida Lund, Leiterin der Behörde, sagte das gern.",
                "quote-name-verb Ida Lund");
    assert_said(DE, "„Der Steg ist verloren“, Ida Lund, sagte es.", "quote-name-verb Ida Lund");
    assert_said(FR, "« Il a menti », accuse l’avocat de la famille, Me Paul Lind.",
                "quote-verb-name Paul Lind");
    assert_said(PT, "«O cais está perdido», disse na segunda-feira Ida Lund.", "quote-verb-name Ida Lund");
    assert_said(NL, "\"De pier is verloren\", laat een woordvoerder van de politie weten.",
                "quote-verb-name een woordvoerder van de politie");
    assert_said(ES, "«Nos han olvidado», se queja Ida Lund, de 42 años.", "quote-verb-name Ida Lund");
    assert_said(IT, "«Ci hanno dimenticati», si sfoga Ida Lund, 42 anni.", "quote-verb-name Ida Lund");
}
