/*
 * document.h - a text with what the tests of quotations need to know of it, and what they show of that
 */
#ifndef NEWSPRINT_TESTS_DOCUMENT_H
#define NEWSPRINT_TESTS_DOCUMENT_H

#include "extract/quotes.h"

struct document {
    struct vocabularies all;
    const struct vocabulary *vocabulary;
    struct tokens tokens;
    struct quotes quotes;
    struct buffer shown;
};
#define DOCUMENT_INIT                                                                                        \
    { .tokens = TOKENS_INIT, .quotes = QUOTES_INIT, .shown = BUFFER_INIT }

/* Reads the tokens of a text and the quotations among them. */
static inline enum status document_read(struct document *document, enum language language, const char *text,
                                        struct poll *poll) {
    enum status status = vocabulary_get(&document->all, language, &document->vocabulary);
    if (!status) status = tokens_read(&document->tokens, span_of(text), document->vocabulary, poll);
    return status ? status : quotes_read(&document->quotes, &document->tokens, poll);
}

static inline void document_show(struct document *document, const char *text) {
    buffer_append(&document->shown, span_of(text));
}

/* Shows the tokens first..last. */
static inline void document_show_tokens(struct document *document, size_t first, size_t last) {
    buffer_append(&document->shown, tokens_span(&document->tokens, first, last));
}

static inline void document_release(struct document *document) {
    buffer_release(&document->shown);
    quotes_release(&document->quotes);
    tokens_release(&document->tokens);
    vocabularies_release(&document->all);
}

/* What was shown of a text is as expected. Releases the document. */
static inline void document_assert_shown(struct document *document, const char *text, const char *expected) {
    if (!span_equal(buffer_span(&document->shown), span_of(expected)))
        fail_msg("%s\n  is     %.*s\n  not    %s", text, (int)document->shown.size, document->shown.data, expected);
    document_release(document);
}

#endif
