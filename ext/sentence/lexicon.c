/*
 * lexicon.c - what the segmenter knows about single words
 *
 * A word is padded to sixteen bytes; the search looks at the first eight as one number, big end first, so
 * that the order of the rows is the order of their bytes. A word longer than sixteen bytes is in no list.
 *
 * A word may have several rows, one a language; a row for the language itself comes before one for any
 * language, and English rows stand in for languages without rows, because names of companies and titles
 * travel.
 */
#include "sentence/lexicon.h"
#include "base/bytes.h"
#include "text/chars.h"
#include "text/utf8.h"

enum { WORD_BYTES = 16 };

struct lexeme {
    char word[WORD_BYTES]; /* padded with zeros; all sixteen may be used */
    unsigned short class;
    unsigned languages; /* bits 1 << language */
};

struct lexicon {
    const struct lexeme *rows;
    size_t count;
    size_t longest; /* bytes of the longest word as it may be written, which spares most words the search */
};

enum {
    ANY = 0,
    DE = 1 << LANGUAGE_DE,
    EN = 1 << LANGUAGE_EN | 1 << LANGUAGE_OTHER | 1 << LANGUAGE_AM | 1 << LANGUAGE_AR | 1 << LANGUAGE_HI |
         1 << LANGUAGE_JA | 1 << LANGUAGE_ZH,
    ES = 1 << LANGUAGE_ES,
    FR = 1 << LANGUAGE_FR,
    IT = 1 << LANGUAGE_IT,
    NL = 1 << LANGUAGE_NL,
    PL = 1 << LANGUAGE_PL,
    PT = 1 << LANGUAGE_PT,
    RU = 1 << LANGUAGE_RU,
    UK = 1 << LANGUAGE_UK,
    OTHER = 1 << LANGUAGE_OTHER,
};

#define ABBREVIATION(word, class, languages) {word, ABBREVIATION_##class, languages},
static const struct lexeme ABBREVIATIONS[] = {
#include "data/abbreviations.def"
};

#define OPENER(word, languages) {word, 1, languages},
static const struct lexeme OPENERS[] = {
#include "data/openers.def"
};

#define SPEECH_VERB(word) {word, 1, ANY},
static const struct lexeme SPEECH_VERBS[] = {
#include "data/speech_verbs.def"
};

#define CALENDAR(word) {word, 1, ANY},
static const struct lexeme CALENDAR_WORDS[] = {
#include "data/calendar.def"
};

#define BRAND(word) {word, 1, ANY},
static const struct lexeme BRANDS[] = {
#include "data/brands.def"
};

#define ROLE(word) {word, 1, ANY},
static const struct lexeme ROLES[] = {
#include "data/roles.def"
};

#define FUNCTION_WORD(word, languages) {word, 1, languages},
static const struct lexeme FUNCTION_WORDS[] = {
#include "data/function_words.def"
};

/* An apostrophe may be written in three bytes. */
enum { LONGEST_ABBREVIATION = 10, LONGEST_OPENER = WORD_BYTES + 2, LONGEST_FUNCTION_WORD = 8 };

#define LEXICON(rows, longest) ((struct lexicon){rows, sizeof(rows) / sizeof *(rows), longest})

/* Eight bytes as a number whose order is that of the bytes. */
static uint64_t big_endian(const char *p) {
    return __builtin_bswap64(load_le64(p));
}

/* The same for a word with characters beyond ASCII. */
static bool fold_unicode(struct span word, char folded[WORD_BYTES]) {
    size_t used = 0;
    for (size_t i = 0, size; i < word.size; i += size) {
        uint32_t code = utf8_decode_valid(word.data + i, &size);
        code = code == 0x2019 ? '\'' : char_lower(code);
        char bytes[4];
        size_t written = utf8_encode(code, bytes);
        if (used + written > WORD_BYTES) return false;
        for (size_t k = 0; k < written; k++) folded[used++] = bytes[k];
    }
    return true;
}

/* The word in lower case, with ' for each apostrophe; false when it does not fit. */
static bool fold(struct span word, char folded[WORD_BYTES]) {
    memset(folded, 0, WORD_BYTES);
    for (size_t i = 0; i < word.size; i++) {
        unsigned char byte = (unsigned char)word.data[i];
        if (byte >= 0x80) {
            memset(folded, 0, WORD_BYTES);
            return fold_unicode(word, folded);
        }
        if (i == WORD_BYTES) return false;
        folded[i] = (char)(is_ascii_upper((char)byte) ? byte | 0x20 : byte);
    }
    return word.size > 0;
}

/* The first row whose first eight bytes, as a number, are not less than `key`; the row behind the last where
 * there is none. The steps are sums, not branches, because half of the branches would be guessed wrong. */
static const struct lexeme *lower_bound(struct lexicon lexicon, uint64_t key) {
    const struct lexeme *first = lexicon.rows;
    for (size_t count = lexicon.count; count > 0;) {
        size_t half = (count + 1) / 2;
        first += half & -(size_t)(big_endian(first[half - 1].word) < key);
        count -= half;
    }
    return first;
}

static bool is_word(const struct lexeme *row, const char folded[WORD_BYTES]) {
    return big_endian(row->word) == big_endian(folded) && big_endian(row->word + 8) == big_endian(folded + 8);
}

/* The first row of a word, or NULL; further rows of the same word follow it. */
static const struct lexeme *find_word(struct lexicon lexicon, struct span word, char folded[WORD_BYTES]) {
    if (word.size > lexicon.longest || !fold(word, folded)) return NULL;
    const struct lexeme *row = lower_bound(lexicon, big_endian(folded)), *end = lexicon.rows + lexicon.count;
    while (row < end && big_endian(row->word) == big_endian(folded) && !is_word(row, folded)) row++;
    return row < end && is_word(row, folded) ? row : NULL;
}

/* Of the rows of one word, from the first on, that of a language, or NULL. */
static const struct lexeme *choose(struct lexicon lexicon, const struct lexeme *first,
                                   enum language language) {
    const struct lexeme *general = NULL, *end = lexicon.rows + lexicon.count;
    for (const struct lexeme *row = first; row && row < end && is_word(row, first->word); row++) {
        if (row->languages >> language & 1) return row;
        if (row->languages == ANY) general = row;
    }
    return general;
}

/* The row of a word in a language, or NULL. */
static const struct lexeme *find(struct lexicon lexicon, struct span word, enum language language) {
    char folded[WORD_BYTES];
    return choose(lexicon, find_word(lexicon, word, folded), language);
}

enum abbreviation lexicon_abbreviation(struct span word, enum language language) {
    const struct lexeme *row = find(LEXICON(ABBREVIATIONS, LONGEST_ABBREVIATION), word, language);
    return row ? (enum abbreviation)row->class : ABBREVIATION_NONE;
}

/* The letters that abbreviations of 1, 2 ... letters begin with and end with, as bits 1 << (letter & 31). Of
 * 7,961 words before a full stop in news that have up to LEXICON_LETTERS_MAX letters and are in no list, they
 * spare 4,478 the search. The test of the lists fails when a letter is missing here. */
static const uint32_t FIRST_LETTERS[] = {0,         0x47DE31E, 0x6FDFFFE, 0x6FFFFFE,
                                         0x4FDFFFE, 0x19305A,  0x82002,   0x20};
static const uint32_t LAST_LETTERS[] = {0,         0x47DE31E, 0x7FFFDFE, 0x7FFFEFE,
                                        0x6DDF9FE, 0x51C804A, 0x1480004, 0x1000};

const struct lexeme *lexicon_abbreviation_before(const char *end, size_t letters) {
    const uint64_t small = 0x2020202020202020u;
    uint64_t word = (load_le64(end - 8) | small) >> (64 - 8 * letters), key = __builtin_bswap64(word);
    uint64_t first = word & 31, last = word >> (8 * letters - 8) & 31;
    if (!(FIRST_LETTERS[letters] >> first & LAST_LETTERS[letters] >> last & 1)) return NULL;
    struct lexicon lexicon = LEXICON(ABBREVIATIONS, LONGEST_ABBREVIATION);
    const struct lexeme *row = lower_bound(lexicon, key);
    return row < lexicon.rows + lexicon.count && big_endian(row->word) == key ? row : NULL;
}

enum abbreviation lexicon_abbreviation_in(const struct lexeme *row, enum language language) {
    const struct lexeme *found = choose(LEXICON(ABBREVIATIONS, LONGEST_ABBREVIATION), row, language);
    return found ? (enum abbreviation)found->class : ABBREVIATION_NONE;
}

bool lexicon_is_opener(struct span word, enum language language) {
    return find(LEXICON(OPENERS, LONGEST_OPENER), word, language);
}

bool lexicon_is_speech_verb(struct span word) {
    return find(LEXICON(SPEECH_VERBS, LONGEST_OPENER), word, LANGUAGE_EN);
}

bool lexicon_is_calendar(struct span word) {
    return find(LEXICON(CALENDAR_WORDS, LONGEST_OPENER), word, LANGUAGE_EN);
}

bool lexicon_is_role(struct span word) {
    return find(LEXICON(ROLES, LONGEST_OPENER), word, LANGUAGE_EN);
}

bool lexicon_is_brand(struct span word) {
    return find(LEXICON(BRANDS, LONGEST_OPENER), word, LANGUAGE_EN);
}

unsigned lexicon_function_word(struct span word) {
    char folded[WORD_BYTES];
    const struct lexeme *row = find_word(LEXICON(FUNCTION_WORDS, LONGEST_FUNCTION_WORD), word, folded);
    return row ? row->languages : 0;
}
