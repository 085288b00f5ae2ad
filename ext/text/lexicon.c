/*
 * lexicon.c - what the segmenter knows about single words
 *
 * A word is packed into sixteen bytes, big end first, so that comparing two words is comparing two pairs of
 * numbers, and the order of the rows is the order of their bytes. A word longer than sixteen bytes is in no list.
 *
 * A word may have several rows, one a language; a row for the language itself comes before one for any language,
 * and English rows stand in for languages without rows, because names of companies and titles travel.
 */
#include "text/lexicon.h"
#include "base/hash.h"
#include "text/utf8.h"
#include <utf8proc.h>

enum { WORD_BYTES = 16 };

struct lexeme {
    char word[WORD_BYTES]; /* padded with zeros; all sixteen may be used */
    unsigned short class;
    unsigned languages; /* bits 1 << language */
};

struct lexicon {
    const struct lexeme *rows;
    size_t count;
};

struct key {
    uint64_t high, low;
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

#define FUNCTION_WORD(word, languages) {word, 1, languages},
static const struct lexeme FUNCTION_WORDS[] = {
#include "data/function_words.def"
};

#define LEXICON(rows) ((struct lexicon){rows, sizeof(rows) / sizeof *(rows)})

/* Eight bytes as a number whose order is that of the bytes. */
static uint64_t big_endian(const char *p) {
    return __builtin_bswap64(hash_load64(p));
}

static struct key key_of(const char word[WORD_BYTES]) {
    return (struct key){big_endian(word), big_endian(word + 8)};
}

static bool key_less(struct key a, struct key b) {
    return a.high < b.high || (a.high == b.high && a.low < b.low);
}

/* The word in lower case, with ' for each apostrophe; false when it does not fit. */
static bool fold(struct span word, char folded[WORD_BYTES]) {
    memset(folded, 0, WORD_BYTES);
    size_t used = 0;
    for (size_t i = 0, size = 1; i < word.size; i += size) {
        unsigned char byte = (unsigned char)word.data[i];
        char bytes[4] = {(char)(byte >= 'A' && byte <= 'Z' ? byte | 0x20 : byte)};
        size_t written = size = 1;
        if (byte >= 0x80) {
            uint32_t code = utf8_decode_valid(word.data + i, &size);
            code = code == 0x2019 ? '\'' : (uint32_t)utf8proc_tolower((utf8proc_int32_t)code);
            written = utf8_encode(code, bytes);
        }
        if (used + written > WORD_BYTES) return false;
        memcpy(folded + used, bytes, written);
        used += written;
    }
    return used > 0;
}

/* The first row that is not less than the word, whether it is the word or not; NULL behind the last. */
static const struct lexeme *lower_bound(struct lexicon lexicon, struct key key) {
    const struct lexeme *first = lexicon.rows;
    for (size_t count = lexicon.count; count > 0;) {
        size_t half = count / 2;
        bool right = key_less(key_of(first[half].word), key);
        first = right ? first + half + 1 : first;
        count = right ? count - half - 1 : half;
    }
    return first < lexicon.rows + lexicon.count ? first : NULL;
}

/* The row of a word in a language, or NULL. */
static const struct lexeme *find(struct lexicon lexicon, struct span word, enum language language) {
    char folded[WORD_BYTES];
    if (word.size > WORD_BYTES + 2 || !fold(word, folded)) return NULL;
    const struct lexeme *row = lower_bound(lexicon, key_of(folded)), *general = NULL;
    for (; row && row < lexicon.rows + lexicon.count && memcmp(row->word, folded, WORD_BYTES) == 0; row++) {
        if (row->languages >> language & 1) return row;
        if (row->languages == ANY) general = row;
    }
    return general;
}

enum abbreviation lexicon_abbreviation(struct span word, enum language language) {
    const struct lexeme *row = find(LEXICON(ABBREVIATIONS), word, language);
    return row ? (enum abbreviation)row->class : ABBREVIATION_NONE;
}

bool lexicon_is_opener(struct span word, enum language language) {
    return find(LEXICON(OPENERS), word, language);
}

bool lexicon_is_speech_verb(struct span word) {
    return find(LEXICON(SPEECH_VERBS), word, LANGUAGE_EN);
}

bool lexicon_is_calendar(struct span word) {
    return find(LEXICON(CALENDAR_WORDS), word, LANGUAGE_EN);
}

bool lexicon_is_brand(struct span word) {
    return find(LEXICON(BRANDS), word, LANGUAGE_EN);
}

unsigned lexicon_function_word(struct span word) {
    char folded[WORD_BYTES];
    if (word.size > WORD_BYTES || !fold(word, folded)) return 0;
    const struct lexeme *row = lower_bound(LEXICON(FUNCTION_WORDS), key_of(folded));
    return row && memcmp(row->word, folded, WORD_BYTES) == 0 ? row->languages : 0;
}
