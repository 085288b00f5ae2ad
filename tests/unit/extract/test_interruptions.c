/*
 * test_interruptions.c - what stands within the marks of a quotation and is not said
 */
#include "../unit.h"
#include "foreign.h"

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

TEST(an_interruption_begins_behind_a_mark) {
    assert_pieces(FR, "« Le quai, dit Ida Lund, est perdu. »", "Le quai / est perdu.");
    assert_pieces(FR, "« Le quai est perdu ! dit Ida Lund. Nous le savons. »",
                  "Le quai est perdu ! / Nous le savons.");
    assert_pieces(FR, "« Le quai est perdu… dit Ida Lund. Nous le savons. »",
                  "Le quai est perdu… / Nous le savons.");
    assert_pieces(FR, "« Le quai est perdu – dit Ida Lund – et nous le savons. »",
                  "Le quai est perdu / et nous le savons.");
    assert_pieces(FR, "« Le quai, – dit Ida Lund –, est perdu. »", "Le quai / est perdu.");
    assert_pieces(FR, "« Le quai dit Ida Lund, est perdu. »", "Le quai dit Ida Lund, est perdu.");
    assert_pieces(FR, "« Le quai-dit Ida Lund, est perdu. »", "Le quai-dit Ida Lund, est perdu.");
    assert_pieces(FR, "« Le quai, dit, est perdu. »", "Le quai, dit, est perdu.");
    assert_pieces(FR, "« Le quai, ajoute-t-il, est perdu. »", "Le quai / est perdu.");
    assert_pieces(FR, "« Le quai, chante Ida Lund, est perdu. »", "Le quai, chante Ida Lund, est perdu.");
}

TEST(an_interruption_ends_with_its_mark) {
    assert_pieces(ES, "«El muelle —dijo Ida Lund, jefa— está perdido.»", "El muelle / está perdido.");
    assert_pieces(ES, "«El muelle, dijo Ida Lund, jefa del puerto, está perdido.»",
                  "El muelle / está perdido.");
    assert_pieces(ES, "«El muelle, dijo Ida Lund, y el puerto, están perdidos.»",
                  "El muelle / y el puerto, están perdidos.");
    assert_pieces(ES, "«El muelle, dijo Ida Lund. Está perdido.»", "El muelle / Está perdido.");
    assert_pieces(ES, "«El muelle está perdido, dijo Ida Lund»", "El muelle está perdido");
    assert_pieces(ES, "«El muelle, dijo Ida Lund, ¡está perdido!»", "El muelle / ¡está perdido!");
    assert_pieces(ES, "«El muelle, dijo Ida Lund, “viejo y perdido” está.»",
                  "El muelle / “viejo y perdido” está.");
    assert_pieces(IT, "«Il molo, ha detto Ugo Lund, è perduto.»", "Il molo / è perduto.");
    assert_pieces(PT, "“O cais, disse Rui Lund, está perdido.”", "O cais / está perdido.");
    assert_pieces(DE, "„Der Kai, sagte Ida Lund, ist verloren.“", "Der Kai, sagte Ida Lund, ist verloren.");
}

TEST(an_aside_has_twelve_words) {
    assert_pieces(FR, "« Le quai, dit Ida Lund, présidente a b c d e f g h i, est perdu. »",
                  "Le quai / est perdu.");
    assert_pieces(FR, "« Le quai, dit Ida Lund, présidente a b c d e f g h i j, est perdu. »",
                  "Le quai / présidente a b c d e f g h i j, est perdu.");
}

TEST(a_paragraph_with_a_dash_is_speech) {
    assert_pieces(FR, "— Le quai est perdu, dit Ida Lund. Nous le savons.",
                  "Le quai est perdu / Nous le savons.");
    assert_pieces(ES, "—¿Lo vio? —preguntó el fiscal.", "¿Lo vio?");
    assert_pieces(FR, "— Non, dit Ida Lund.\n\n— Si, dit Luc Lund.", "Non / Si");
    assert_pieces(FR, "– Non, « oui », dit Ida Lund.", "oui");
    assert_pieces(FR, "-Non, dit Ida Lund.", "Non");
    assert_pieces(DE, "— Der Kai ist verloren, sagte Ida Lund.", "");
}
