/*
 * named.h - the names of a text, as tests of extract/ want them
 *
 *     assert_names("We met Ida Voss.", "person F Ida Voss: Ida Voss\n");
 */
#ifndef NEWSPRINT_TESTS_UNIT_EXTRACT_NAMED_H
#define NEWSPRINT_TESTS_UNIT_EXTRACT_NAMED_H

#include "../unit.h"
#include "extract/names.h"

struct read {
    struct vocabularies all;
    const struct vocabulary *vocabulary;
    struct tokens tokens;
    struct names names;
};

static inline void release(struct read *read) {
    names_release(&read->names);
    tokens_release(&read->tokens);
    vocabularies_release(&read->all);
}

static inline enum status read_names(struct read *read, enum language language, struct span text,
                              struct poll *poll) {
    *read = (struct read){.tokens = TOKENS_INIT, .names = NAMES_INIT};
    enum status status = vocabulary_get(&read->all, language, &read->vocabulary);
    if (!status) status = tokens_read(&read->tokens, text, read->vocabulary, poll);
    return status ? status : names_read(&read->names, &read->tokens, read->vocabulary, poll);
}

static inline void append(struct buffer *told, const char *string) {
    buffer_append(told, span_of(string));
}

/* "person F Lena Voss: Voss, Lena Voss": each entity with its mentions, on a line. */
static inline void tell(const struct read *read, struct buffer *told) {
    static const char *const KINDS[] = {"name ", "person ", "organization ", "place "};
    static const char *const GENDERS[] = {"", "M ", "F "};
    const struct names *names = &read->names;
    for (size_t e = 0; e < names->entities.count; e++) {
        const struct name_entity *entity = &names->entities.items[e];
        const struct name_mention *fullest = &names->mentions.items[entity->fullest];
        append(told, KINDS[entity->kind]);
        append(told, GENDERS[entity->gender]);
        buffer_append(told, tokens_span(&read->tokens, fullest->first, fullest->end - 1));
        uint32_t count = 0;
        for (size_t m = 0; m < names->mentions.count; m++) {
            const struct name_mention *mention = &names->mentions.items[m];
            if (mention->entity != e) continue;
            if (!count) assert_int_equal(entity->first, m);
            append(told, count++ ? ", " : ": ");
            buffer_append(told, tokens_span(&read->tokens, mention->first, mention->end - 1));
        }
        assert_int_equal(entity->mentions, count);
        append(told, "\n");
    }
}

static inline void assert_names_in(enum language language, const char *text, const char *expected) {
    struct read read;
    struct buffer told = BUFFER_INIT;
    assert_int_equal(read_names(&read, language, span_of(text), NULL), STATUS_OK);
    tell(&read, &told);
    assert_span_equal(buffer_span(&told), expected);
    buffer_release(&told);
    release(&read);
}

static inline void assert_names(const char *text, const char *expected) {
    assert_names_in(LANGUAGE_EN, text, expected);
}

#endif
