/*
 * vocabulary.c - what the readers of news know about single words, in the language of a text
 *
 * The rows of all lists for names and quotations are one array, those for figures another. The vocabulary of
 * a language is a map from the hash of a word's match key to the classes of the rows that the language has of
 * it: "says" is a verb of speech in English, "dice" is one in Spanish and nothing in English.
 */
#include "extract/vocabulary.h"
#include "base/buffer.h"
#include "base/mem.h"
#include "extract/quantity_words.h"
#include "sentence/language_bits.h"
#include "text/chars.h"
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
#define GROUP_WORD(word)              {word, CLASS_GROUP, EN},
#define SPEECH_NOUN(word, class)      {word, CLASS_##class, EN},

/* The forms of a verb; its twin is VERB or NOUN. */
#define VERB 0
#define NOUN CLASS_VERB_OR_NOUN
#define SAYING_VERB(base, third, past, participle, gerund, kind, twin)                                       \
    {base, CLASS_##kind | CLASS_BASE | (twin), EN}, {third, CLASS_##kind | (twin), EN},                      \
        {past, CLASS_##kind | CLASS_PAST, EN}, {participle, CLASS_##kind | CLASS_PAST, EN},                  \
        {gerund, CLASS_##kind | CLASS_GERUND, EN},

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
#define KIN(word, gender)        {word, CLASS_KIN | (gender), ANY},
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
#include "data/grammar_words.def"
#include "data/group_words.def"
#include "data/name_particles.def"
#include "data/organizations.def"
#include "data/places.def"
#include "data/quote_verbs.def"
#include "data/saying_verbs.def"
#include "data/speech_nouns.def"
#include "data/speech_verbs.def"
#include "data/titles.def"
};

struct alias {
    const char *alias, *name;
};

#define NAME_ALIAS(alias, name) {alias, name},
static const struct alias ALIASES[] = {
#include "data/name_aliases.def"
};

/* Of a row of several words each has the class. */
#define NUMBER_WORD(word, class, value, languages)                                                           \
    {word, CLASS_NUMBER_WORD | 1 << (NUMBER_CLASSES_SHIFT + NUMBER_##class), languages},
#define UNIT(words, kind, name, digits, exponent, languages) {words, CLASS_UNIT_WORD, languages},
#define QUANTITY_WORD(words, class, name, languages)                                                         \
    {words, CLASS_QUANTITY_WORD | UINT64_C(1) << (QUANTITY_CLASSES_SHIFT + WORD_##class), languages},

static const struct row FIGURE_ROWS[] = {
#include "data/number_words.def"
#include "data/quantity_words.def"
#include "data/units.def"
};

static void vocabulary_free(struct vocabulary *vocabulary) {
    if (!vocabulary) return;
    mem_free(vocabulary->slots);
    VECTOR_RELEASE(&vocabulary->classes);
    u64_map_release(&vocabulary->aliases);
    VECTOR_RELEASE(&vocabulary->names);
    mem_free(vocabulary);
}

/* True for the words of a name that have no capital: a piece of names has none of them. */
static bool is_small(struct span word) {
    static const char *const SMALL[] = {"and", "for", "of", "the"};
    for (size_t i = 0; i < sizeof SMALL / sizeof *SMALL; i++)
        if (span_equal(word, span_of(SMALL[i]))) return true;
    return false;
}

/* Of all words of a name, or of those that have a capital. Good while key->status is STATUS_OK. */
static uint64_t words_hash(const char *name, bool all, struct buffer *key) {
    struct words words = {span_of(name), 0, NULL};
    struct span word;
    uint64_t hash = 0;
    for (bool first = true; words_next(&words, &word); first = false) {
        if (key->status) break;
        if (!all && is_small(word)) continue;
        buffer_clear(key);
        word_fold(word, key, NULL);
        uint64_t of_word = hash_bytes(buffer_span(key));
        hash = first ? of_word : phrase_hash(hash, of_word);
    }
    return hash;
}

static void sieve_add(uint64_t *sieve, size_t bits, uint64_t hash) {
    sieve[sieve_bit(hash, bits) / SIEVE_WORD] |= UINT64_C(1) << sieve_bit(hash, bits) % SIEVE_WORD;
}

/* The number of classes, a new one unless they have one; the last come first, because the rows of a list
 * have the same. 0 when memory is out. */
static uint64_t classes_number(struct vocabulary *vocabulary, uint64_t classes) {
    size_t number = vocabulary->classes.count;
    while (number-- > 0)
        if (vocabulary->classes.items[number] == classes) return number;
    uint64_t *added = VECTOR_ADD(&vocabulary->classes);
    if (!added) return 0;
    *added = classes;
    return vocabulary->classes.count - 1;
}

/* Puts what is in a slot into the other one that it may be in, and so on with what was there; there is room,
 * because a third of the slots is filled at most. */
static void move_slot(struct vocabulary *vocabulary, size_t at, uint64_t moved) {
    while (moved) {
        at = vocabulary_other(vocabulary, at, moved);
        uint64_t there = vocabulary->slots[at];
        vocabulary->slots[at] = moved;
        moved = there;
    }
}

/* Adds a word, or a name of several, by the hash of its key. */
static enum status add_key(struct vocabulary *vocabulary, uint64_t hash, uint64_t classes) {
    size_t at = hash & vocabulary->slot_mask, other = vocabulary_other(vocabulary, at, hash);
    if (vocabulary_number(vocabulary, other, hash)) at = other;
    uint64_t number = classes_number(vocabulary, vocabulary_classes(vocabulary, hash) | classes);
    if (!number) return STATUS_NOMEM;
    uint64_t there = vocabulary->slots[at];
    vocabulary->slots[at] = (hash & ~SLOT_NUMBER) | number;
    if ((there ^ hash) > SLOT_NUMBER) move_slot(vocabulary, at, there);
    return STATUS_OK;
}

static enum status add_row(struct vocabulary *vocabulary, const struct row *row, struct buffer *key) {
    uint64_t hash = words_hash(row->word, true, key);
    return key->status ? key->status : add_key(vocabulary, hash, row->classes);
}

/* Adds each word of a row; of several, the first is told from the others. */
static enum status add_figure(struct vocabulary *vocabulary, const struct row *row, struct buffer *key) {
    struct words words = {span_of(row->word), 0, NULL};
    struct span word;
    enum status status = STATUS_OK;
    bool several = strchr(row->word, ' ');
    uint64_t classes = several ? row->classes & UINT32_MAX : row->classes;
    uint64_t head = several ? (classes & (CLASS_UNIT_WORD | CLASS_QUANTITY_WORD)) << HEAD_SHIFT : 0;
    for (; !status && words_next(&words, &word); head = 0) {
        buffer_clear(key);
        word_fold(word, key, NULL);
        uint64_t hash = hash_bytes(buffer_span(key));
        status = key->status ? key->status : add_key(vocabulary, hash, classes | head);
        if (classes & CLASS_NUMBER_WORD) sieve_add(vocabulary->opening, OPENING_BITS, hash);
    }
    return status;
}

/* Rows, and how one of them is added, and a small word. */
struct lists {
    const struct row *rows;
    size_t count;
    enum status (*add)(struct vocabulary *vocabulary, const struct row *row, struct buffer *key);
    enum status (*add_small)(struct vocabulary *vocabulary, uint64_t hash);
};

static enum status note_small(struct vocabulary *vocabulary, uint64_t hash) {
    sieve_add(vocabulary->opening, OPENING_BITS, hash);
    return STATUS_OK;
}

static enum status add_small(struct vocabulary *vocabulary, uint64_t hash) {
    return add_key(vocabulary, hash, CLASS_SMALL_WORD);
}

static bool has_row(const struct vocabulary *vocabulary, const struct row *row) {
    return row->languages == ANY || row->languages >> vocabulary->language & 1;
}

/* No fewer than the words of a row. */
static size_t count_words(const struct row *row) {
    size_t words = 1;
    for (const char *p = row->word; *p; p++) words += !is_ascii_alnum(*p);
    return words;
}

/* Makes slots for all words, and a number for no classes. */
static enum status make_slots(struct vocabulary *vocabulary, const struct lists *lists) {
    size_t words = 0, slots = 1;
    struct span small;
    for (size_t i = 0; i < lists->count; i++)
        if (has_row(vocabulary, &lists->rows[i])) words += count_words(&lists->rows[i]);
    if (lists->add_small == add_small)
        for (size_t i = 0; lexicon_small_word(i, vocabulary->language, &small); i++) words += small.size > 0;
    while (slots / 3 < words) slots *= 2;
    vocabulary->slots = mem_zeroed(slots, sizeof *vocabulary->slots);
    vocabulary->slot_mask = slots - 1;
    uint64_t *none = vocabulary->slots ? VECTOR_ADD(&vocabulary->classes) : NULL;
    if (none) *none = 0;
    return none ? STATUS_OK : STATUS_NOMEM;
}

static enum status vocabulary_fill(struct vocabulary *vocabulary, const struct lists *lists) {
    struct buffer key = BUFFER_INIT;
    struct span small;
    enum status status = make_slots(vocabulary, lists);
    for (size_t i = 0; !status && i < lists->count; i++)
        if (has_row(vocabulary, &lists->rows[i])) status = lists->add(vocabulary, &lists->rows[i], &key);
    for (size_t i = 0; !status && lexicon_small_word(i, vocabulary->language, &small); i++) {
        if (!small.size) continue;
        buffer_clear(&key);
        word_fold(small, &key, NULL);
        status = key.status ? key.status : lists->add_small(vocabulary, hash_bytes(buffer_span(&key)));
    }
    buffer_release(&key);
    return status;
}

static enum status add_alias(struct vocabulary *vocabulary, const struct alias *alias, struct buffer *key) {
    uint64_t hash = words_hash(alias->alias, false, key);
    if (key->status) return key->status;
    uint64_t name = words_hash(alias->name, false, key);
    enum status status = key->status ? key->status : u64_map_reserve(&vocabulary->aliases, 1, NULL);
    if (status) return status;
    bool is_new = u64_map_add(&vocabulary->aliases, hash) == vocabulary->names.count;
    uint64_t *added = is_new ? VECTOR_ADD(&vocabulary->names) : NULL;
    if (!added) return is_new ? STATUS_NOMEM : STATUS_OK;
    *added = name;
    return STATUS_OK;
}

static enum status add_aliases(struct vocabulary *vocabulary) {
    struct buffer key = BUFFER_INIT;
    enum status status = STATUS_OK;
    for (size_t i = 0; !status && i < sizeof ALIASES / sizeof *ALIASES; i++)
        status = add_alias(vocabulary, &ALIASES[i], &key);
    buffer_release(&key);
    return status;
}

/* Gives the vocabulary in *kept, which is made unless it is there. */
static enum status get(struct vocabulary **kept, enum language language, const struct lists *lists,
                       const struct vocabulary **vocabulary) {
    if (!*kept) {
        struct vocabulary *made = mem_zeroed(1, sizeof *made);
        if (!made) return STATUS_NOMEM;
        made->language = language;
        enum status status = vocabulary_fill(made, lists);
        if (!status && lists->rows == ROWS) status = add_aliases(made);
        if (status) {
            vocabulary_free(made);
            return status;
        }
        *kept = made;
    }
    *vocabulary = *kept;
    return STATUS_OK;
}

enum status vocabulary_get(struct vocabularies *all, enum language language,
                           const struct vocabulary **vocabulary) {
    const struct lists lists = {ROWS, sizeof ROWS / sizeof *ROWS, add_row, note_small};
    return get(&all->of[language], language, &lists, vocabulary);
}

enum status vocabulary_get_figures(struct vocabularies *all, enum language language,
                                   const struct vocabulary **vocabulary) {
    const struct lists lists = {FIGURE_ROWS, sizeof FIGURE_ROWS / sizeof *FIGURE_ROWS, add_figure, add_small};
    return get(&all->of[LANGUAGE_COUNT + language], language, &lists, vocabulary);
}

void vocabularies_release(struct vocabularies *all) {
    for (size_t i = 0; i < 2 * LANGUAGE_COUNT; i++) vocabulary_free(all->of[i]);
    *all = (struct vocabularies){{NULL}};
}

enum language vocabulary_language(const struct vocabulary *vocabulary) {
    return vocabulary->language;
}

uint64_t vocabulary_full_name(const struct vocabulary *vocabulary, uint64_t hash) {
    size_t number = u64_map_find(&vocabulary->aliases, hash);
    return number == U64_MAP_NONE ? hash : vocabulary->names.items[number];
}
