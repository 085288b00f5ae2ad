/*
 * quoted.c - the quotations of a document, with who said them
 */
#include "sqlite/quoted.h"
#include "sqlite/reading.h"

enum status quoted_read(struct quoted *quoted, struct connection *connection, struct span text,
                        struct poll *poll) {
    const struct vocabulary *vocabulary;
    enum status status = reading_vocabulary(connection, text, &vocabulary);
    if (!status) status = tokens_read(&quoted->tokens, text, vocabulary, poll);
    if (!status) status = quotes_read(&quoted->quotes, &quoted->tokens, poll);
    if (!status && vocabulary_language(vocabulary) == LANGUAGE_EN)
        status = speakers_read(&quoted->speakers, &quoted->tokens, vocabulary, &quoted->quotes, poll);
    return status;
}

void quoted_release(struct quoted *quoted) {
    speakers_release(&quoted->speakers);
    quotes_release(&quoted->quotes);
    tokens_release(&quoted->tokens);
}

struct span quoted_text(const struct quoted *quoted, size_t i) {
    const struct quote *quote = &quoted->quotes.items[i];
    return tokens_span(&quoted->tokens, quote->first, quote->last);
}
