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
#define GRAMMAR_WORD(word, class)     {word, CLASS_##class, EN},
#define SPEECH_NOUN(word, class)      {word, CLASS_##class, EN},

/* The forms of a verb; its twin is VERB or NOUN. */
#define VERB 0
#define NOUN CLASS_VERB_OR_NOUN
#define SAYING_VERB(base, third, past, participle, gerund, kind, twin)                                       \
    {base, CLASS_##kind | CLASS_BASE | (twin), EN}, {third, CLASS_##kind | (twin), EN},                      \
        {past, CLASS_##kind | CLASS_PAST, EN}, {participle, CLASS_##kind | CLASS_PAST, EN},                  \
        {gerund, CLASS_##kind | CLASS_GERUND, EN},

/* What a first name or a title says of who has it. */
#define M                        CLASS_MALE
#define F                        CLASS_FEMALE
#define U                        0
#define FIRST_NAME(word, gender) {word, CLASS_FIRST_NAME | (gender), ANY},
#define FAMILY_NAME(word)        {word, CLASS_FAMILY_FIRST, ANY},
#define TITLE(word, gender)      {word, CLASS_TITLE | (gender), ANY},
#define TITLE_PART(word)         {word, CLASS_TITLE_PART, ANY},
#define PARTICLE(word)           {word, CLASS_PARTICLE, ANY},
#define NAME_SUFFIX(word)        {word, CLASS_NAME_SUFFIX, ANY},
#define CAPTION_WORD(word)       {word, CLASS_CAPTION_WORD, ANY},
#define PLACE(name)              {name, CLASS_PLACE, ANY},
#define DEMONYM(word)            {word, CLASS_DEMONYM, ANY},
#define PLACE_WORD(word)         {word, CLASS_PLACE_WORD, ANY},
#define PLACE_OR_FAMILY(word)    {word, CLASS_PLACE_WORD | CLASS_FAMILY_NAME, ANY},
#define ORGANIZATION(name)       {name, CLASS_ORGANIZATION, ANY},
#define ORGANIZATION_WORD(word)  {word, CLASS_ORGANIZATION_WORD, ANY},
#define COMPANY_WORD(word)       {word, CLASS_COMPANY_WORD, ANY},
#define CALENDAR(word)           {word, CLASS_CALENDAR, ANY},

static const struct row ROWS[] = {
#include "data/calendar.def"
#include "data/clipped_words.def"
#include "data/first_names.def"
#include "data/grammar_words.def"
#include "data/name_particles.def"
#include "data/organizations.def"
#include "data/places.def"
#include "data/saying_verbs.def"
#include "data/speech_nouns.def"
#include "data/speech_verbs.def"
#include "data/titles.def"
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

/* Good while key->status is STATUS_OK. */
static uint64_t row_hash(const struct row *row, struct buffer *key) {
    struct words words = {span_of(row->word), 0, NULL};
    struct span word;
    uint64_t hash = 0;
    for (bool first = true; words_next(&words, &word); first = false) {
        buffer_clear(key);
        word_fold(word, key, NULL);
        uint64_t of_word = hash_bytes(buffer_span(key));
        hash = first ? of_word : phrase_hash(hash, of_word);
    }
    return hash;
}

static enum status add_row(struct vocabulary *vocabulary, const struct row *row, struct buffer *key) {
    uint64_t hash = row_hash(row, key);
    enum status status = key->status ? key->status : u64_map_reserve(&vocabulary->words, 1, NULL);
    if (status) return status;
    size_t number = u64_map_add(&vocabulary->words, hash);
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
