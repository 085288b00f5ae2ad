/*
 * vocabulary.c - what the readers of news know about single words, in the language of a text
 *
 * The rows of all lists are one array. The vocabulary of a language is a map from the hash of a word's
 * match key to the classes of the rows that the language has of it: "says" is a verb of speech in English,
 * "dice" is one in Spanish and nothing in English.
 */
#include "extract/vocabulary.h"
#include "base/buffer.h"
#include "base/hash.h"
#include "base/mem.h"
#include "base/u64_map.h"
#include "base/vector.h"
#include "extract/quantity_words.h"
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

/* Of the six languages in which speakers are told as well: pronouns with who they stand for, too. */
#define CLASS_HE                            (CLASS_PERSONAL | CLASS_MALE)
#define CLASS_SHE                           (CLASS_PERSONAL | CLASS_FEMALE)
#define CLAUSE_WORD(word, class, languages) {word, CLASS_##class, languages},
#define QUOTE_VERB(word, class, languages)  {word, CLASS_##class, languages},

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
#define NO_NAME(word)            {word, CLASS_NO_NAME, ANY},
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
#include "data/clause_words.def"
#include "data/clipped_words.def"
#include "data/first_names.def"
#include "data/name_particles.def"
#include "data/organizations.def"
#include "data/places.def"
#include "data/quote_verbs.def"
#include "data/speech_verbs.def"
#include "data/titles.def"
#define EN                                                   ONLY(EN)
#define SPEECH_VERB(word, languages)                         {word, CLASS_SPEECH_VERB, languages},
#define NUMBER_WORD(word, class, value, languages)           {word, CLASS_NUMBER_WORD, languages},
#define UNIT(words, kind, name, digits, exponent, languages) {words, CLASS_UNIT_WORD, languages},
#define QUANTITY_WORD(words, class, name, languages)                                                         \
    {words, CLASS_QUANTITY_WORD | UINT64_C(1) << (QUANTITY_CLASSES_SHIFT + WORD_##class), languages},
#include "data/number_words.def"
#include "data/quantity_words.def"
#include "data/units.def"
};

/* Bits that say of most words that they are in no list: some 9,000 of 131,072 are set, which fit in the
 * first-level cache. Without them a word that is met for the first time costs three misses of it. */
enum { SIEVE_BITS = 1 << 17, SIEVE_WORD = 64 };

struct vocabulary {
    enum language language;
    uint64_t sieve[SIEVE_BITS / SIEVE_WORD];
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

/* The bit of a hash in the sieve: not from the end that chooses its slot in the map. */
static size_t sieve_bit(uint64_t hash) {
    return (size_t)(hash >> 32) % SIEVE_BITS;
}

static enum status add_row(struct vocabulary *vocabulary, const struct row *row, struct buffer *key) {
    uint64_t hash = row_hash(row, key);
static enum status add_word(struct vocabulary *vocabulary, struct span word, uint64_t row_classes,
                            struct buffer *key) {
    buffer_clear(key);
    word_fold(word, key, NULL);
    enum status status = key->status ? key->status : u64_map_reserve(&vocabulary->words, 1, NULL);
    if (status) return status;
    size_t number = u64_map_add(&vocabulary->words, hash);
    if (number == vocabulary->classes.count) {
        uint64_t *classes = VECTOR_ADD(&vocabulary->classes);
        if (!classes) return STATUS_NOMEM;
        *classes = 0;
    }
    vocabulary->classes.items[number] |= row->classes;
    vocabulary->sieve[sieve_bit(hash) / SIEVE_WORD] |= UINT64_C(1) << sieve_bit(hash) % SIEVE_WORD;
    vocabulary->classes.items[number] |= row_classes;
    return STATUS_OK;
}

/* Adds each word of a row, of which there may be several. */
static enum status add_row(struct vocabulary *vocabulary, const struct row *row, struct buffer *key) {
    struct words words = {span_of(row->word), 0, NULL};
    struct span word;
    enum status status = STATUS_OK;
    uint64_t classes = strchr(row->word, ' ') ? row->classes & UINT32_MAX : row->classes;
    while (!status && words_next(&words, &word)) status = add_word(vocabulary, word, classes, key);
    return status;
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
    size_t bit = sieve_bit(hash);
    if (!(vocabulary->sieve[bit / SIEVE_WORD] >> bit % SIEVE_WORD & 1)) return 0;
    size_t number = u64_map_find(&vocabulary->words, hash);
    return number == U64_MAP_NONE ? 0 : vocabulary->classes.items[number];
}
