/*
 * language.c - which language's word lists to use
 *
 * "Der Rat tagt am 3. Oktober" must be known as German before its 3. can be known as an ordinal. Counting
 * function words settles that within a sentence: der, am. Each occurrence is a vote for every language that
 * has the word; a language needs two votes more than English to displace it, because a foreign name or a film
 * title casts one.
 */
#include "sentence/language.h"
#include "text/block.h"
#include "text/chars.h"
#include "text/utf8.h"

struct votes {
    unsigned script[LANGUAGE_COUNT];   /* letters that belong to one language's script */
    unsigned function[LANGUAGE_COUNT]; /* function words */
    unsigned latin;
};

static enum language of_script(uint32_t code) {
    if (code >= 0x0400 && code <= 0x052F) {
        bool ukrainian = code == 0x0406 || code == 0x0456 || code == 0x0407 || code == 0x0457 ||
                         code == 0x0404 || code == 0x0454 || code == 0x0490 || code == 0x0491;
        return ukrainian ? LANGUAGE_UK : LANGUAGE_RU;
    }
    if (code >= 0x0600 && code <= 0x06FF) return LANGUAGE_AR;
    if (code >= 0x0900 && code <= 0x097F) return LANGUAGE_HI;
    if (code >= 0x1200 && code <= 0x139F) return LANGUAGE_AM;
    if (code >= 0x3040 && code <= 0x30FF) return LANGUAGE_JA;
    if (code >= 0x4E00 && code <= 0x9FFF) return LANGUAGE_ZH;
    return LANGUAGE_OTHER;
}

/* Letters that give a language away, by their two bytes. */
static const struct {
    char letter[3];
    enum language language;
} LETTERS[] = {
    {"ß", LANGUAGE_DE},    {"ñ", LANGUAGE_ES},    {"ã", LANGUAGE_PT},    {"õ", LANGUAGE_PT},
    {"ą", LANGUAGE_PL},    {"ę", LANGUAGE_PL},    {"ł", LANGUAGE_PL},    {"ż", LANGUAGE_PL},
    {"ś", LANGUAGE_PL},    {"ź", LANGUAGE_PL},    {"å", LANGUAGE_OTHER}, {"ø", LANGUAGE_OTHER},
    {"æ", LANGUAGE_OTHER}, {"č", LANGUAGE_OTHER}, {"ě", LANGUAGE_OTHER}, {"ř", LANGUAGE_OTHER},
    {"š", LANGUAGE_OTHER}, {"ž", LANGUAGE_OTHER}, {"ů", LANGUAGE_OTHER}, {"ľ", LANGUAGE_OTHER},
    {"ť", LANGUAGE_OTHER}, {"ő", LANGUAGE_OTHER}, {"ű", LANGUAGE_OTHER}, {"ğ", LANGUAGE_OTHER},
    {"ş", LANGUAGE_OTHER}, {"ă", LANGUAGE_OTHER}, {"ț", LANGUAGE_OTHER},
};

static void vote_letters(struct votes *votes, struct span word) {
    for (size_t i = 0; i + 1 < word.size; i++) {
        if ((unsigned char)word.data[i] < 0xC3) continue;
        for (size_t j = 0; j < sizeof LETTERS / sizeof *LETTERS; j++)
            votes->function[LETTERS[j].language] += !memcmp(word.data + i, LETTERS[j].letter, 2);
    }
}

static void vote(struct votes *votes, struct span word) {
    if ((unsigned char)*word.data >= 0xD0) {
        size_t size;
        for (size_t i = 0; i < word.size; i += size)
            votes->script[of_script(utf8_decode_valid(word.data + i, &size))]++;
        return;
    }
    votes->latin += (unsigned)word.size;
    vote_letters(votes, word);
    unsigned languages = lexicon_function_word(word);
    for (int i = 0; languages && i < LANGUAGE_COUNT; i++) votes->function[i] += languages >> i & 1;
}

/* Letters of other scripts have two or three bytes. */
enum { SCRIPT_BYTES = 2 };

/* Kana settles Japanese whatever the number of Han beside it; a few і and ї settle Ukrainian. */
enum { KANA_SHARE = 10, UKRAINIAN_SHARE = 40 };

static enum language by_script(struct votes *votes) {
    unsigned *script = votes->script;
    if (script[LANGUAGE_JA] * KANA_SHARE > script[LANGUAGE_ZH]) {
        script[LANGUAGE_JA] += script[LANGUAGE_ZH];
        script[LANGUAGE_ZH] = 0;
    }
    unsigned cyrillic = script[LANGUAGE_UK] + script[LANGUAGE_RU];
    bool ukrainian = script[LANGUAGE_UK] * UKRAINIAN_SHARE > cyrillic;
    script[LANGUAGE_UK] = ukrainian ? cyrillic : 0;
    script[LANGUAGE_RU] = ukrainian ? 0 : cyrillic;
    enum language best = LANGUAGE_OTHER;
    for (enum language i = LANGUAGE_AUTO; i < LANGUAGE_COUNT; i++)
        if (script[i] > script[best]) best = i;
    return best;
}

/* Votes that a language must have above English. */
enum { ENGLISH_BONUS = 1 };

static enum language by_function_words(const struct votes *votes) {
    enum language best = LANGUAGE_EN;
    unsigned most = votes->function[LANGUAGE_EN] + ENGLISH_BONUS;
    for (enum language i = LANGUAGE_AUTO; i < LANGUAGE_COUNT; i++) {
        if (i == LANGUAGE_EN || votes->function[i] <= most) continue;
        most = votes->function[i];
        best = i;
    }
    return most > ENGLISH_BONUS ? best : LANGUAGE_OTHER;
}

/* With the apostrophe, so that the "ve" of "we've" is no word. */
static bool is_word_byte(char byte) {
    return (unsigned char)byte >= 0x80 || byte == '\'' || is_ascii_letter(byte);
}

/* Where " the" begins among sixteen bytes and the three behind them, as bits. */
static unsigned block_the(const char *p) {
    unsigned th = block_within(p + 1, 0, 't', 1) & block_within(p + 2, 0, 'h', 1);
    return th & block_within(p, 0, ' ', 1) & block_within(p + 3, 0, 'e', 1);
}

/* English, told by one word that no other language has: "the", twice. Spares most texts the voting. */
static bool is_plainly_english(const char *p, const char *end) {
    int found = 0;
    for (; end - p >= BLOCK_BYTES + 4; p += BLOCK_BYTES)
        for (unsigned the = block_the(p); the; the &= the - 1)
            if (p[__builtin_ctz(the) + 4] == ' ' && ++found == 2) return true;
    return false;
}

enum language language_of(struct span text) {
    struct votes votes = {{0}, {0}, 0};
    size_t size = text.size;
    if (size > LANGUAGE_SAMPLE) {
        size = LANGUAGE_SAMPLE;
        while (size > 0 && ((unsigned char)text.data[size] & 0xC0) == 0x80) size--;
    }
    const char *p = text.data, *end = p + size;
    if (is_plainly_english(p, end)) return LANGUAGE_EN;
    while (p < end) {
        const char *start = p;
        while (p < end && is_word_byte(*p)) p++;
        if (p > start) vote(&votes, (struct span){start, (size_t)(p - start)});
        while (p < end && !is_word_byte(*p)) p++;
    }
    enum language script = by_script(&votes);
    return votes.script[script] * SCRIPT_BYTES > votes.latin ? script : by_function_words(&votes);
}
