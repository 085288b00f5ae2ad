/*
 * quantity_words.c - what the words of numbers, units and their surroundings say
 *
 * Three sorted lists, each searched by halves. All rows begin with their key, so that one search serves them.
 */
#include "extract/quantity_words.h"
#include "base/bytes.h"
#include "sentence/language_bits.h"

#define EN ONLY(EN)

#define NUMBER_WORD(key, class, value, languages) {key, NUMBER_##class, value, languages},
static const struct number_word NUMBERS[] = {
#include "data/number_words.def"
};

#define UNIT(key, kind, name, digits, exponent, languages)                                                   \
    {key, UNIT_##kind, name, digits, exponent, languages},
static const struct unit_word UNITS[] = {
#include "data/units.def"
};

#define QUANTITY_WORD(key, class, name, languages) {key, WORD_##class, name, languages},
static const struct quantity_word WORDS[] = {
#include "data/quantity_words.def"
};

struct list {
    const void *rows;
    size_t count, size;
};

static const struct list NUMBER_LIST = {NUMBERS, sizeof NUMBERS / sizeof *NUMBERS, sizeof *NUMBERS};
static const struct list UNIT_LIST = {UNITS, sizeof UNITS / sizeof *UNITS, sizeof *UNITS};
static const struct list WORD_LIST = {WORDS, sizeof WORDS / sizeof *WORDS, sizeof *WORDS};

static const char *key_at(const struct list *list, size_t i) {
    return (const char *)list->rows + i * list->size;
}

/* The first eight bytes of a key as a number whose order is that of the bytes. */
static uint64_t head_of(const char *key) {
    return __builtin_bswap64(load_le64(key));
}

/* The first row whose key is not below `key`; none for an empty one. The steps are sums, not branches, over
 * the heads of the keys; few rows have the same. */
static size_t lower_bound(const struct list *list, struct span key) {
    char padded[sizeof(uint64_t)] = "";
    if (!key.size) return list->count;
    memcpy(padded, key.data, key.size < sizeof padded ? key.size : sizeof padded);
    uint64_t head = head_of(padded);
    size_t first = 0;
    for (size_t count = list->count; count > 0;) {
        size_t half = (count + 1) / 2;
        first += half & -(size_t)(head_of(key_at(list, first + half - 1)) < head);
        count -= half;
    }
    if (key.size > sizeof padded)
        while (first < list->count && strncmp(key_at(list, first), key.data, key.size) < 0) first++;
    return first;
}

static bool is_key(const struct list *list, size_t i, struct span key) {
    return i < list->count && key.size < QUANTITY_KEY_BYTES &&
           memcmp(key_at(list, i), key.data, key.size) == 0 && !key_at(list, i)[key.size];
}

static bool counts_in(uint64_t languages, enum language language) {
    return languages == ANY || languages >> language & 1;
}

const struct number_word *number_word_find(struct span key, enum language language, unsigned classes) {
    for (size_t i = lower_bound(&NUMBER_LIST, key); is_key(&NUMBER_LIST, i, key); i++)
        if (counts_in(NUMBERS[i].languages, language) && classes >> NUMBERS[i].class & 1) return &NUMBERS[i];
    return NULL;
}

const struct unit_word *unit_word_find(struct span key, enum language language, unsigned kinds) {
    for (size_t i = lower_bound(&UNIT_LIST, key); is_key(&UNIT_LIST, i, key); i++)
        if (counts_in(UNITS[i].languages, language) && kinds >> UNITS[i].kind & 1) return &UNITS[i];
    return NULL;
}

const struct quantity_word *quantity_word_find(struct span key, enum language language, unsigned classes) {
    for (size_t i = lower_bound(&WORD_LIST, key); is_key(&WORD_LIST, i, key); i++)
        if (counts_in(WORDS[i].languages, language) && classes >> WORDS[i].class & 1) return &WORDS[i];
    return NULL;
}

/* Rows that go on behind a key and a blank follow it, before those of any other. */
static bool begins(const struct list *list, struct span key) {
    size_t i = lower_bound(list, key);
    while (is_key(list, i, key)) i++;
    return i < list->count && key.size < QUANTITY_KEY_BYTES &&
           memcmp(key_at(list, i), key.data, key.size) == 0 && key_at(list, i)[key.size] == ' ';
}

bool unit_word_begins(struct span key) {
    return begins(&UNIT_LIST, key);
}

bool quantity_word_begins(struct span key) {
    return begins(&WORD_LIST, key);
}
