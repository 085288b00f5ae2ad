/*
 * language.c - which language a text is in
 *
 * "Der Rat tagt am 3. Oktober" must be known as German before its 3. can be known as an ordinal. Counting
 * function words settles that within a sentence: der, am. Each occurrence is a vote for every language that
 * has the word; so is a letter that few languages have ("ß", "ů", "і"), and an abbreviation, which in "La
 * avda. Lund" is nearly all there is. Most votes win, among the languages of the script that most letters
 * are of. To displace English, a language needs two votes more than it, because a foreign name or a film
 * title casts one.
 *
 * Limits: romanised Hindi, Arabic ... is not known. Of 2,000 sentences see
 * tests/unit/sentence/test_language.c.
 */
#include "sentence/language.h"
#include "text/block.h"
#include "text/chars.h"
#include "text/utf8.h"
#include <uchar.h>

enum script {
    SCRIPT_NONE,
    SCRIPT_LATIN,
    SCRIPT_GREEK,
    SCRIPT_CYRILLIC,
    SCRIPT_ARMENIAN,
    SCRIPT_HEBREW,
    SCRIPT_ARABIC,
    SCRIPT_DEVANAGARI,
    SCRIPT_BENGALI,
    SCRIPT_TAMIL,
    SCRIPT_TELUGU,
    SCRIPT_THAI,
    SCRIPT_GEORGIAN,
    SCRIPT_HANGUL,
    SCRIPT_ETHIOPIC,
    SCRIPT_KANA,
    SCRIPT_HAN,
    SCRIPT_COUNT,
};

static const struct {
    const char *code;
    enum script script;
} LANGUAGES[LANGUAGE_COUNT] = {
#define LANGUAGE(name, code, script) [LANGUAGE_##name] = {code, SCRIPT_##script},
#include "data/languages.def"
#undef LANGUAGE
};

/* Blocks of Unicode, in their order; what is between them is in no script that counts. */
static const struct {
    uint32_t first, last;
    enum script script;
} BLOCKS[] = {
    {0x0041, 0x024F, SCRIPT_LATIN},      {0x0370, 0x03FF, SCRIPT_GREEK},   {0x0400, 0x052F, SCRIPT_CYRILLIC},
    {0x0531, 0x058A, SCRIPT_ARMENIAN},   {0x0591, 0x05F4, SCRIPT_HEBREW},  {0x0600, 0x06FF, SCRIPT_ARABIC},
    {0x0900, 0x097F, SCRIPT_DEVANAGARI}, {0x0980, 0x09FF, SCRIPT_BENGALI}, {0x0B80, 0x0BFF, SCRIPT_TAMIL},
    {0x0C00, 0x0C7F, SCRIPT_TELUGU},     {0x0E00, 0x0E7F, SCRIPT_THAI},    {0x10A0, 0x10FF, SCRIPT_GEORGIAN},
    {0x1200, 0x139F, SCRIPT_ETHIOPIC},   {0x1E00, 0x1EFF, SCRIPT_LATIN},   {0x1F00, 0x1FFF, SCRIPT_GREEK},
    {0x3040, 0x30FF, SCRIPT_KANA},       {0x4E00, 0x9FFF, SCRIPT_HAN},     {0xAC00, 0xD7A3, SCRIPT_HANGUL},
};

static enum script script_of(uint32_t code) {
    for (size_t i = 0; i < sizeof BLOCKS / sizeof *BLOCKS && code >= BLOCKS[i].first; i++)
        if (code <= BLOCKS[i].last) return BLOCKS[i].script;
    return SCRIPT_NONE;
}

struct votes {
    unsigned letters[SCRIPT_COUNT];
    unsigned words;
    unsigned chinese; /* characters that Chinese writes all the time, and Japanese does not */
    unsigned votes[LANGUAGE_COUNT];
};

/* What only one language has counts twice. */
static void vote(struct votes *votes, uint64_t languages) {
    bool alone = !(languages & (languages - 1));
    for (; languages; languages &= languages - 1) votes->votes[__builtin_ctzll(languages)] += 1 + alone;
}

/* Vietnamese has a block nearly to itself. */
static uint64_t letter_languages(uint32_t code) {
    const uint64_t both = UINT64_C(1) << LANGUAGE_VI | UINT64_C(1) << LANGUAGE_OTHER;
    bool below = code >= 0x1EA0 && code <= 0x1EF9,
         stacked = below && code != 0x1EB9 && code != 0x1ECD && code != 0x1ECB && code != 0x1EE5;
    return stacked ? UINT64_C(1) << LANGUAGE_VI : below ? both : lexicon_letter(code);
}

static bool is_chinese(uint32_t code) {
    static const char16_t OFTEN[] = u"的这這们們说說与與个对對还還让讓给給为从從將吗嗎么麼她你我";
    for (const char16_t *often = OFTEN; *often; often++)
        if (*often == code) return true;
    return false;
}

static void vote_letters(struct votes *votes, struct span word) {
    for (size_t i = 0, size; i < word.size; i += size) {
        if ((unsigned char)word.data[i] < 0x80) {
            size = 1;
            votes->letters[SCRIPT_LATIN]++;
            continue;
        }
        uint32_t code = utf8_decode_valid(word.data + i, &size);
        enum script script = script_of(code);
        votes->letters[script]++;
        if (script == SCRIPT_HAN) votes->chinese += is_chinese(code);
        vote(votes, letter_languages(code));
    }
}

/* Past the apostrophe of an elision, "l'" in "l'anno"; 0 where there is none. */
static size_t elision(struct span word) {
    for (size_t i = 1; i < word.size; i++) {
        if (word.data[i] == '\'') return i + 1;
        if (begins_with(word.data + i, word.data + word.size, "’")) return i + strlen("’");
    }
    return 0;
}

/* "avda. Lund": the dots and hyphens within an abbreviation are part of it. */
static struct span abbreviation_at(struct span word, const char *end) {
    const char *p = word.data + word.size;
    while (end - p > 1 && (*p == '.' || *p == '-') && is_ascii_letter(p[1])) {
        p++;
        while (p < end && is_ascii_letter(*p)) p++;
    }
    return end - p > 1 && *p == '.' && p[1] == ' '
               ? span_slice((struct span){word.data, (size_t)(end - word.data)}, 0, (size_t)(p - word.data))
               : (struct span){NULL, 0};
}

/* "Ont. man" is no French: what may be an abbreviation, by its capital and its dot, is one. */
static void vote_word(struct votes *votes, struct span word, const char *end) {
    const uint64_t other = UINT64_C(1) << LANGUAGE_OTHER;
    votes->words++;
    vote_letters(votes, word);
    uint64_t languages = lexicon_function_word(word);
    size_t prefix = languages & ~other ? 0 : elision(word), size;
    if (prefix) languages = lexicon_function_word(span_slice(word, 0, prefix));
    struct span abbreviation = abbreviation_at(span_slice(word, prefix, word.size), end);
    bool may =
        abbreviation.size > 1 && (!(languages & ~other) || prefix || char_at(word.data, &size) == CHAR_UPPER);
    uint64_t abbreviates = may ? lexicon_abbreviation_languages(abbreviation) & ~other : 0;
    if (abbreviates) vote(votes, abbreviates);
    if (!abbreviates || prefix) vote(votes, languages);
}

/* With the apostrophe, so that the "ve" of "we've" is no word. */
static bool is_word_byte(char byte) {
    return (unsigned char)byte >= 0x80 || byte == '\'' || is_ascii_letter(byte);
}

static void count_votes(struct votes *votes, const char *p, const char *end) {
    while (p < end) {
        const char *start = p;
        while (p < end && is_word_byte(*p)) p++;
        if (p > start) vote_word(votes, (struct span){start, (size_t)(p - start)}, end);
        while (p < end && !is_word_byte(*p)) p++;
    }
}

/* A letter of a script without an alphabet says as much as two of one. Kana settles Japanese whatever the
 * number of Han beside it. */
enum { KANA_SHARE = 10, HAN_LETTERS = 2 };

static enum script script_of_most(const struct votes *votes) {
    const unsigned *letters = votes->letters;
    unsigned east = letters[SCRIPT_HAN] + letters[SCRIPT_KANA];
    enum script best = SCRIPT_NONE;
    unsigned most = 0;
    for (enum script i = SCRIPT_LATIN; i < SCRIPT_COUNT; i++) {
        unsigned count = i == SCRIPT_HAN || i == SCRIPT_KANA ? east * HAN_LETTERS : letters[i];
        if (count <= most) continue;
        most = count;
        best = i;
    }
    if (best != SCRIPT_KANA) return best;
    return letters[SCRIPT_KANA] * KANA_SHARE > letters[SCRIPT_HAN] ? SCRIPT_KANA : SCRIPT_HAN;
}

static bool is_written_in(enum language language, enum script script) {
    return language == LANGUAGE_OTHER || LANGUAGES[language].script == script ||
           (language == LANGUAGE_SR && script == SCRIPT_LATIN);
}

/* The language of most votes among those of a script, and the votes of the next one; of two with as many the
 * first in the alphabet, but Catalan last, which has most of its short words from its neighbours.
 * LANGUAGE_AUTO where there are no votes. */
static enum language most_voted(const struct votes *votes, enum script script, unsigned *next) {
    enum language best = LANGUAGE_AUTO;
    unsigned most = *next = 0;
    for (enum language i = LANGUAGE_AUTO + 1; i < LANGUAGE_COUNT; i++) {
        if (!is_written_in(i, script) || votes->votes[i] <= *next) continue;
        bool tied = best == LANGUAGE_CA && votes->votes[i] == most, first = votes->votes[i] > most || tied;
        *next = first ? most : votes->votes[i];
        if (first) most = votes->votes[best = i];
    }
    return best;
}

/* What a script is taken for when nothing else is known: the language with most readers. */
static enum language language_of_script(enum script script) {
    static const enum language FIRST[SCRIPT_COUNT] = {[SCRIPT_CYRILLIC] = LANGUAGE_RU,
                                                      [SCRIPT_ARABIC] = LANGUAGE_AR,
                                                      [SCRIPT_NONE] = LANGUAGE_OTHER,
                                                      [SCRIPT_LATIN] = LANGUAGE_OTHER};
    if (FIRST[script]) return FIRST[script];
    enum language language = LANGUAGE_AUTO + 1;
    while (LANGUAGES[language].script != script) language++;
    return language;
}

/* Where " the" or " and" begins among sixteen bytes and the three behind them, as bits. */
static unsigned block_the_or_and(const char *p) {
    unsigned the =
        block_within(p + 1, 0, 't', 1) & block_within(p + 2, 0, 'h', 1) & block_within(p + 3, 0, 'e', 1);
    unsigned and =
        block_within(p + 1, 0, 'a', 1) & block_within(p + 2, 0, 'n', 1) & block_within(p + 3, 0, 'd', 1);
    return block_within(p, 0, ' ', 1) & (the | and);
}

/* English, told by two words that no other language has. Spares most texts the voting. */
static bool is_plainly_english(const char *p, const char *end) {
    int found = 0;
    for (; end - p >= BLOCK_BYTES + 4; p += BLOCK_BYTES)
        for (unsigned word = block_the_or_and(p); word; word &= word - 1)
            if (p[__builtin_ctz(word) + 4] == ' ' && ++found == 2) return true;
    return false;
}

static const char *sample_end(struct span text) {
    return text.data + utf8_clip(text, LANGUAGE_SAMPLE).size;
}

/* What makes a guess knowledge: three votes, one for each four words, and a third or four more than any other
 * language has. Of 5,000 sentences of ten languages 4,701 are known so, and none wrongly. */
enum { SURE_VOTES = 3, SURE_WORDS = 4, SURE_SHARE = 3, SURE_LEAD = 4 };

static bool is_sure_by_votes(const struct votes *votes, enum script script, enum language *language) {
    unsigned next;
    *language = most_voted(votes, script, &next);
    unsigned most = votes->votes[*language], lead = most - next;
    bool ahead = lead >= SURE_LEAD || lead * SURE_SHARE >= next;
    return most >= SURE_VOTES && most * SURE_WORDS >= votes->words && ahead;
}

enum { SURE_LETTERS = 3 };

static bool is_sure(const struct votes *votes, enum script script, enum language *language) {
    switch (script) {
    case SCRIPT_LATIN:
    case SCRIPT_CYRILLIC:
    case SCRIPT_ARABIC:
    case SCRIPT_DEVANAGARI:
        return is_sure_by_votes(votes, script, language);
    default:
        *language = language_of_script(script);
        if (script == SCRIPT_HAN) return votes->chinese > 0;
        if (script == SCRIPT_ETHIOPIC) return votes->votes[LANGUAGE_AM] > votes->votes[LANGUAGE_OTHER];
        return votes->letters[script] >= SURE_LETTERS;
    }
}

enum language language_of(struct span text) {
    const char *end = sample_end(text);
    if (is_plainly_english(text.data, end)) return LANGUAGE_EN;
    struct votes votes = {{0}, 0, 0, {0}};
    count_votes(&votes, text.data, end);
    enum script script = script_of_most(&votes);
    unsigned next, english = votes.votes[LANGUAGE_EN];
    enum language best = most_voted(&votes, script, &next);
    if (!best) return language_of_script(script);
    bool foreign = script == SCRIPT_LATIN && best != LANGUAGE_EN && english;
    bool unsure = foreign && votes.votes[best] <= english + 1 && !is_sure_by_votes(&votes, script, &best);
    return unsure ? LANGUAGE_EN : best;
}

enum language language_known(struct span text) {
    struct votes votes = {{0}, 0, 0, {0}};
    count_votes(&votes, text.data, sample_end(text));
    enum language language = LANGUAGE_OTHER;
    return is_sure(&votes, script_of_most(&votes), &language) ? language : LANGUAGE_OTHER;
}

const char *language_code(enum language language) {
    return LANGUAGES[language].code;
}
