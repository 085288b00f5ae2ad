/*
 * said.h - who says each quotation of an English text, as tests of extract/ want it
 *
 *     assert_mentions("“The pier is lost,” Voss said.", "Voss quote-name-verb");
 *     assert_persons("“The pier is lost,” Ida Voss said.", "Ida Voss");
 */
#ifndef NEWSPRINT_TESTS_UNIT_EXTRACT_SAID_H
#define NEWSPRINT_TESTS_UNIT_EXTRACT_SAID_H

#include "document.h"
#include "extract/speakers.h"

static inline enum status read_document(struct document *document, const char *text, struct poll *poll) {
    struct speakers speakers = SPEAKERS_INIT;
    enum status status = document_read(document, LANGUAGE_EN, text, NULL);
    if (!status)
        status = speakers_read(&speakers, &document->tokens, document->vocabulary, &document->quotes, poll);
    speakers_release(&speakers);
    return status;
}

/* The mention of each quotation and the rule that found it, "-" for none, as "Voss quote-verb-name; ...". */
static inline void assert_mentions(const char *text, const char *expected) {
    struct document document = DOCUMENT_INIT;
    assert_int_equal(read_document(&document, text, NULL), STATUS_OK);
    for (size_t i = 0; i < document.quotes.count; i++) {
        const struct attribution *by = &document.quotes.items[i].by;
        if (i) document_show(&document, "; ");
        if (!by->rule) document_show(&document, "-");
        if (!by->rule) continue;
        document_show_tokens(&document, by->mention, by->mention_end - 1);
        document_show(&document, " ");
        document_show(&document, by->rule);
    }
    document_assert_shown(&document, text, expected);
}

/* The person of each quotation, "-" for none, as "Ida Voss; ...". */
static inline void assert_persons(const char *text, const char *expected) {
    struct document document = DOCUMENT_INIT;
    assert_int_equal(read_document(&document, text, NULL), STATUS_OK);
    for (size_t i = 0; i < document.quotes.count; i++) {
        struct span person = document.quotes.items[i].by.person;
        if (i) document_show(&document, "; ");
        buffer_append(&document.shown, person.size ? person : span_of("-"));
    }
    document_assert_shown(&document, text, expected);
}

#endif
