/*
 * foreign.h - who says each quotation of a text in one of six languages, as tests of extract/ want it
 *
 *     assert_said(DE, "„Der Kai ist verloren“, sagte Ida Lund.", "quote-verb-name Ida Lund");
 */
#ifndef NEWSPRINT_TESTS_UNIT_EXTRACT_FOREIGN_H
#define NEWSPRINT_TESTS_UNIT_EXTRACT_FOREIGN_H

#include "document.h"
#include "extract/speakers_foreign.h"

enum {
    DE = LANGUAGE_DE,
    ES = LANGUAGE_ES,
    FR = LANGUAGE_FR,
    IT = LANGUAGE_IT,
    NL = LANGUAGE_NL,
    PT = LANGUAGE_PT
};

static inline enum status read_document(struct document *document, enum language language, const char *text,
                                 struct poll *poll) {
    enum status status = document_read(document, language, text, poll);
    return status ? status : speakers_foreign(&document->quotes, &document->tokens, poll);
}

/* Rule and mention of each quotation, "-" for one without, with a blank between them. */
static inline void assert_said(int language, const char *text, const char *expected) {
    struct document document = DOCUMENT_INIT;
    assert_int_equal(read_document(&document, (enum language)language, text, NULL), STATUS_OK);
    for (size_t i = 0; i < document.quotes.count; i++) {
        const struct attribution *by = &document.quotes.items[i].by;
        if (i) document_show(&document, " / ");
        document_show(&document, by->rule ? by->rule : "-");
        if (!by->rule) continue;
        document_show(&document, " ");
        document_show_tokens(&document, by->mention, by->mention_end - 1);
    }
    document_assert_shown(&document, text, expected);
}

#endif
