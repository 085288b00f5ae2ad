/*
 * reading.c - the document of a table as tokens, in its language
 */
#include "sqlite/reading.h"
#include "extract/quantity_scan.h"
#include "sentence/language.h"

static void release(void *state) {
    vocabularies_release(state);
}

static const struct slot_kind VOCABULARIES = {sizeof(struct vocabularies), release};

enum status reading_vocabulary_of(struct connection *connection, enum language language,
                                  const struct vocabulary **vocabulary) {
    struct vocabularies *all = connection_slot(connection, &VOCABULARIES);
    return all ? vocabulary_get(all, language, vocabulary) : STATUS_NOMEM;
}

enum status reading_vocabulary(struct connection *connection, struct span text,
                               const struct vocabulary **vocabulary) {
    return reading_vocabulary_of(connection, language_of(text), vocabulary);
}

enum status reading_tokens(struct table_cursor *cursor, struct tokens *tokens,
                           const struct vocabulary **vocabulary) {
    enum status status = reading_vocabulary(cursor->connection, cursor->document.text, vocabulary);
    return status ? status : tokens_read(tokens, cursor->document.text, *vocabulary, table_poll(cursor));
}

enum status reading_figures(struct table_cursor *cursor, struct tokens *tokens) {
    struct vocabularies *all = connection_slot(cursor->connection, &VOCABULARIES);
    struct span text = cursor->document.text;
    const struct vocabulary *vocabulary;
    enum status status = all ? vocabulary_get_figures(all, language_of(text), &vocabulary) : STATUS_NOMEM;
    if (status) return status;
    return tokens_read_where(tokens, text, vocabulary, quantity_scan_wants, vocabulary, table_poll(cursor));
}
