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
#include "sentence/language_bits.h"
#include "text/chars.h"
#include "text/utf8.h"

enum { WORD_BYTES = 16 };

struct lexeme {
    char word[WORD_BYTES]; /* padded with zeros; all sixteen may be used */
    uint64_t class : 8;
    uint64_t languages : 56; /* bits 1 << language; none for an abbreviation of all */
};

struct lexicon {
    const struct lexeme *rows;
    size_t count;
    size_t longest; /* bytes of the longest word as it may be written, which spares most words the search */
};

/* English rows stand in for languages whose script is another. */
#define EN                                                                                                   \
    (ONLY(EN) | OTHER | AM | AR | EL | FA | HI | TH | UR | ONLY(BN) | ONLY(HE) | ONLY(HY) | JA | ONLY(KA) |  \
     KO | ONLY(TA) | ONLY(TE) | ZH)

#define ABBREVIATION(word, class, languages) {word, ABBREVIATION_##class, languages},
static const struct lexeme ABBREVIATIONS[] = {
#include "data/abbreviations.def"
};

#define OPENER(word, languages) {word, 1, languages},
static const struct lexeme OPENERS[] = {
#include "data/openers.def"
};

#define SPEECH_VERB(word, languages) {word, 1, languages},
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

#define SPEAKER_WORD(word) {word, 1, ANY},
static const struct lexeme SPEAKER_WORDS[] = {
#include "data/speaker_words.def"
};

#define PHRASE_HEAD(word) {word, 1, EN},
static const struct lexeme PHRASE_HEADS[] = {
#include "data/phrase_heads.def"
};

#define BEFORE_PRONOUN(word) {word, 1, EN},
static const struct lexeme BEFORE_PRONOUNS[] = {
#include "data/before_pronoun.def"
};

/* What tells of a language tells of no other. */
#undef EN
#define EN ONLY(EN)

#define FUNCTION_WORD(word, languages) {word, 1, languages},
static const struct lexeme FUNCTION_WORDS[] = {
#include "data/function_words.def"
};

/* The letters from U+00C0 on. */
enum { LETTERS_FIRST = 0xC0, LETTERS_END = 0x700 };

#define LETTER(letter, languages) [letter - LETTERS_FIRST] = languages,
static const uint64_t LETTERS[LETTERS_END - LETTERS_FIRST] = {
#include "data/language_letters.def"
};

/* An apostrophe may be written in three bytes. */
enum { LONGEST_ABBREVIATION = 12, LONGEST_OPENER = WORD_BYTES + 2 };

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

/* The letters that abbreviations of 1, 2 ... letters begin with and end with, as bits 1 << (letter & 31):
 * of all languages, and of English. Of 7,961 words before a full stop in English news that have up to
 * LEXICON_LETTERS_MAX letters and are in no list, the latter spare 4,478 the search. The test of the lists
 * fails when a letter is missing here. */
static const uint32_t FIRST_LETTERS[2][8] = {
    {0, 0x47FF3DE, 0x6FDFFFE, 0x6FFFFFE, 0x4FDFFFE, 0x1DF17A, 0x9B806, 0x814024},
    {0, 0x41201C, 0x2CDFFFA, 0x2FFFFFE, 0xFDE2FE, 0x19300A, 0x2002, 0}};
static const uint32_t LAST_LETTERS[2][8] = {
    {0, 0x47FF3DE, 0x7FFFFFE, 0x7FFFFFE, 0x6DDFFFE, 0x53DB06A, 0x15C5004, 0x55000},
    {0, 0x41201C, 0x75FF3FE, 0x7FFFEBE, 0x6DDDBFA, 0x3C0048, 0x1080004, 0}};

const struct lexeme *lexicon_abbreviation_before(const char *end, size_t letters, enum language language) {
    const uint64_t small = 0x2020202020202020u;
    uint64_t word = (load_le64(end - 8) | small) >> (64 - 8 * letters), key = __builtin_bswap64(word);
    uint64_t first = word & 31, last = word >> (8 * letters - 8) & 31;
    bool english = language == LANGUAGE_EN;
    if (!(FIRST_LETTERS[english][letters] >> first & LAST_LETTERS[english][letters] >> last & 1)) return NULL;
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

bool lexicon_is_speech_verb(struct span word, enum language language) {
    return find(LEXICON(SPEECH_VERBS, LONGEST_OPENER), word, language);
}

bool lexicon_is_speaker_word(struct span word) {
    return find(LEXICON(SPEAKER_WORDS, LONGEST_OPENER), word, LANGUAGE_EN);
}

bool lexicon_is_phrase_head(struct span word, enum language language) {
    return find(LEXICON(PHRASE_HEADS, LONGEST_OPENER), word, language);
}

bool lexicon_takes_pronoun(struct span word, enum language language) {
    return find(LEXICON(BEFORE_PRONOUNS, LONGEST_OPENER), word, language);
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

uint64_t lexicon_function_word(struct span word) {
    char folded[WORD_BYTES];
    const struct lexeme *row = find_word(LEXICON(FUNCTION_WORDS, LONGEST_OPENER), word, folded);
    return row ? row->languages : 0;
}

bool lexicon_small_word(size_t i, enum language language, struct span *word) {
    const size_t openers = sizeof OPENERS / sizeof *OPENERS;
    if (i >= openers + sizeof FUNCTION_WORDS / sizeof *FUNCTION_WORDS) return false;
    const struct lexeme *row = i < openers ? &OPENERS[i] : &FUNCTION_WORDS[i - openers];
    bool counts = row->languages == ANY || (row->languages >> language | row->languages >> LANGUAGE_EN) & 1;
    size_t size = 0;
    while (counts && size < WORD_BYTES && row->word[size]) size++;
    *word = (struct span){row->word, size};
    return true;
}

uint64_t lexicon_abbreviation_languages(struct span word) {
    struct lexicon lexicon = LEXICON(ABBREVIATIONS, LONGEST_ABBREVIATION);
    char folded[WORD_BYTES];
    const struct lexeme *first = find_word(lexicon, word, folded), *row = first;
    uint64_t languages = 0;
    for (; row && row < lexicon.rows + lexicon.count && is_word(row, folded); row++)
        languages |= row->languages;
    return languages;
}

uint64_t lexicon_letter(uint32_t code) {
    uint32_t letter = code < LETTERS_END ? char_lower(code) : 0;
    return letter >= LETTERS_FIRST && letter < LETTERS_END ? LETTERS[letter - LETTERS_FIRST] : 0;
}
