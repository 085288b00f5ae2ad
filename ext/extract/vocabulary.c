/*
 * vocabulary.c - what the readers of news know about single words, in the language of a text
 *
 * The rows of all lists are one array. The vocabulary of a language is a map from the hash of a word's match
 * key to the classes of the rows that the language has of it: "says" is a verb of speech in English, "dice"
 * is one in Spanish and nothing in English.
 */
#include "extract/vocabulary.h"
#include "base/buffer.h"
#include "base/hash.h"
#include "base/mem.h"
#include "base/u64_map.h"
#include "base/vector.h"
#include "sentence/language_bits.h"
#include "text/words.h"

enum { WORD_BYTES = 24 };

struct row {
    char word[WORD_BYTES]; /* padded with zeros, at least one */
    uint64_t classes;
    uint64_t languages; /* none for a row of all */
};

#define EN                            ONLY(EN)
#define SPEECH_VERB(word, languages)  {word, CLASS_SPEECH_VERB, languages},
#define CLIPPED_WORD(word, languages) {word, CLASS_CLIPPED, languages},

#define QUOTE_VERB(word, languages)      {word, CLASS_SPEECH_VERB, languages},
#define BESIDE_VERB(word, languages)     {word, CLASS_BESIDE_VERB, languages},
#define PARTICIPLE(word, languages)      {word, CLASS_PARTICIPLE, languages},
#define AUXILIARY(word, languages)       {word, CLASS_AUXILIARY, languages},
#define DETERMINER(word, languages)      {word, CLASS_DETERMINER, languages},
#define RELATIVE(word, languages)        {word, CLASS_RELATIVE, languages},
#define CONJUNCTION(word, languages)     {word, CLASS_CONJUNCTION, languages},
#define OF(word, languages)              {word, CLASS_OF, languages},
#define PREPOSITION(word, languages)     {word, CLASS_PREPOSITION, languages},
#define BETWEEN(word, languages)         {word, CLASS_BETWEEN, languages},
#define SOURCE(word, languages)          {word, CLASS_SOURCE, languages},
#define SOURCE_BESIDE(word, languages)   {word, CLASS_SOURCE_BESIDE, languages},
#define SOURCE_BEHIND(word, languages)   {word, CLASS_SOURCE | CLASS_SOURCE_BEHIND, languages},
#define TIME_WORD(word, languages)       {word, CLASS_TIME_WORD, languages},
#define OPINION(word, languages)         {word, CLASS_OPINION, languages},
#define TITLE_NOUN(word, languages)      {word, CLASS_TITLE_NOUN, languages},
#define MALE                             CLASS_PERSONAL_MALE
#define FEMALE                           CLASS_PERSONAL_FEMALE
#define EITHER                           0
#define PRONOUN(word, gender, languages) {word, CLASS_PERSONAL | gender, languages},

static const struct row ROWS[] = {
#include "data/clause_words.def"
#include "data/clipped_words.def"
#include "data/quote_verbs.def"
#include "data/speech_verbs.def"
};

struct vocabulary {
    enum language language;
    struct u64_map words;
    VECTOR_OF(uint64_t) classes; /* of a word, at its number */
};

static void vocabulary_free(struct vocabulary *vocabulary) {
    if (!vocabulary) return;
    u64_map_release(&vocabulary->words);
    VECTOR_RELEASE(&vocabulary->classes);
    mem_free(vocabulary);
}

static enum status add_row(struct vocabulary *vocabulary, const struct row *row, struct buffer *key) {
    buffer_clear(key);
    word_fold(span_of(row->word), key, NULL);
    enum status status = key->status ? key->status : u64_map_reserve(&vocabulary->words, 1, NULL);
    if (status) return status;
    size_t number = u64_map_add(&vocabulary->words, hash_bytes(buffer_span(key)));
    if (number == vocabulary->classes.count) {
        uint64_t *classes = VECTOR_ADD(&vocabulary->classes);
        if (!classes) return STATUS_NOMEM;
        *classes = 0;
    }
    vocabulary->classes.items[number] |= row->classes;
    return STATUS_OK;
}

static enum status vocabulary_fill(struct vocabulary *vocabulary) {
    struct buffer key = BUFFER_INIT;
    enum status status = STATUS_OK;
    for (size_t i = 0; !status && i < sizeof ROWS / sizeof *ROWS; i++) {
        bool has = ROWS[i].languages == ANY || ROWS[i].languages >> vocabulary->language & 1;
        if (has) status = add_row(vocabulary, &ROWS[i], &key);
    }
    buffer_release(&key);
    return status;
}

enum status vocabulary_get(struct vocabularies *all, enum language language,
                           const struct vocabulary **vocabulary) {
    if (!all->of[language]) {
        struct vocabulary *made = mem_zeroed(1, sizeof *made);
        if (!made) return STATUS_NOMEM;
        made->language = language;
        enum status status = vocabulary_fill(made);
        if (status) {
            vocabulary_free(made);
            return status;
        }
        all->of[language] = made;
    }
    *vocabulary = all->of[language];
    return STATUS_OK;
}

void vocabularies_release(struct vocabularies *all) {
    for (size_t i = 0; i < LANGUAGE_COUNT; i++) vocabulary_free(all->of[i]);
    *all = (struct vocabularies){{NULL}};
}

enum language vocabulary_language(const struct vocabulary *vocabulary) {
    return vocabulary->language;
}

uint64_t vocabulary_classes(const struct vocabulary *vocabulary, uint64_t hash) {
    size_t number = u64_map_find(&vocabulary->words, hash);
    return number == U64_MAP_NONE ? 0 : vocabulary->classes.items[number];
}
