/*
 * quoted.c - the quotations of a document, with who said them
 */
#include "sqlite/quoted.h"
#include "extract/mention_names.h"
#include "extract/speakers_foreign.h"
#include "sentence/language.h"
#include "sqlite/reading.h"

static enum status read_speakers(struct quoted *quoted, const struct vocabulary *vocabulary,
                                 struct poll *poll) {
    struct names *names = &quoted->speakers.names;
    if (quoted->tokens.language == LANGUAGE_EN)
        return speakers_read(&quoted->speakers, &quoted->tokens, vocabulary, &quoted->quotes, poll);
    if (!speakers_foreign_reads(quoted->tokens.language)) return STATUS_OK;
    enum status status = speakers_foreign(&quoted->quotes, &quoted->tokens, poll);
    if (!status) status = names_read(names, &quoted->tokens, vocabulary, poll);
    if (!status) mention_names(&quoted->quotes, &quoted->tokens, names);
    return status;
}

/* True for a short text that is surely in no language, and may be in one that speakers are told in. */
static bool is_doubtful(struct span text, const struct vocabulary *vocabulary) {
    enum language guess = vocabulary_language(vocabulary);
    bool may = guess == LANGUAGE_CA || guess == LANGUAGE_OTHER || speakers_foreign_reads(guess);
    return may && text.size <= LANGUAGE_SAMPLE && language_known(text) == LANGUAGE_OTHER;
}

/* Reads the tokens of a text once more in the language that has most of its words among those that speakers
 * are told by: in a single sentence they say more than the words that all texts have. */
static enum status settle_language(struct quoted *quoted, struct connection *connection,
                                   const struct vocabulary **vocabulary, struct poll *poll) {
    struct span text = quoted->tokens.text;
    size_t most = speakers_foreign_words(&quoted->tokens, *vocabulary);
    const struct vocabulary *other;
    enum status status = STATUS_OK;
    for (enum language i = LANGUAGE_AUTO; !status && i < LANGUAGE_COUNT; i++) {
        if (!speakers_foreign_reads(i)) continue;
        status = reading_vocabulary_of(connection, i, &other);
        size_t words = status ? 0 : speakers_foreign_words(&quoted->tokens, other);
        if (words > most) most = words, *vocabulary = other;
    }
    return status ? status : tokens_read(&quoted->tokens, text, *vocabulary, poll);
}

enum status quoted_read(struct quoted *quoted, struct connection *connection, struct span text,
                        struct poll *poll) {
    const struct vocabulary *vocabulary;
    enum status status = reading_vocabulary(connection, text, &vocabulary);
    if (!status) status = tokens_read(&quoted->tokens, text, vocabulary, poll);
    if (!status && is_doubtful(text, vocabulary))
        status = settle_language(quoted, connection, &vocabulary, poll);
    if (!status) status = quotes_read(&quoted->quotes, &quoted->tokens, poll);
    if (!status && quoted->quotes.count) status = read_speakers(quoted, vocabulary, poll);
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
