/*
 * quoted.c - the quotations of a document, with who said them
 */
#include "sqlite/quoted.h"
#include "extract/mention_names.h"
#include "extract/speakers_foreign.h"
#include "sqlite/reading.h"

static enum status read_speakers(struct quoted *quoted, const struct vocabulary *vocabulary,
                                 struct poll *poll) {
    enum status status = speakers_foreign(&quoted->quotes, &quoted->tokens, poll);
    if (!status) status = names_read(&quoted->names, &quoted->tokens, vocabulary, poll);
    if (!status) mention_names(&quoted->quotes, &quoted->tokens, &quoted->names);
    return status;
}

enum status quoted_read(struct quoted *quoted, struct connection *connection, struct span text,
                        struct poll *poll) {
    const struct vocabulary *vocabulary;
    enum status status = reading_vocabulary(connection, text, &vocabulary);
    if (!status) status = tokens_read(&quoted->tokens, text, vocabulary, poll);
    if (!status) status = quotes_read(&quoted->quotes, &quoted->tokens, poll);
    if (!status && vocabulary_language(vocabulary) == LANGUAGE_EN)
        status = speakers_read(&quoted->speakers, &quoted->tokens, vocabulary, &quoted->quotes, poll);
    if (!status && quoted->quotes.count && speakers_foreign_reads(quoted->tokens.language))
        status = read_speakers(quoted, vocabulary, poll);
    return status;
}

void quoted_release(struct quoted *quoted) {
    names_release(&quoted->names);
    speakers_release(&quoted->speakers);
    quotes_release(&quoted->quotes);
    tokens_release(&quoted->tokens);
}

struct span quoted_text(const struct quoted *quoted, size_t i) {
    const struct quote *quote = &quoted->quotes.items[i];
    return tokens_span(&quoted->tokens, quote->first, quote->last);
}
