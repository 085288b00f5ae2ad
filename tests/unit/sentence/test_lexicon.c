/*
 * test_lexicon.c - every row of the word lists is found, and nothing else
 */
#include "../unit.h"
#include "sentence/lexicon.h"

/* The lists once more, as words. */
#define ABBREVIATION(word, class, languages) word,
static const char *const ABBREVIATIONS[] = {
#include "data/abbreviations.def"
};
#define OPENER(word, languages) word,
static const char *const OPENERS[] = {
#include "data/openers.def"
};
#define SPEECH_VERB(word, languages) word,
static const char *const SPEECH_VERBS[] = {
#include "data/speech_verbs.def"
};
#define CALENDAR(word) word,
static const char *const CALENDAR_WORDS[] = {
#include "data/calendar.def"
};
#define BRAND(word) word,
static const char *const BRANDS[] = {
#include "data/brands.def"
};
#define FUNCTION_WORD(word, languages) word,
static const char *const FUNCTION_WORDS[] = {
#include "data/function_words.def"
};
#define COUNT(list) (sizeof(list) / sizeof *(list))

static bool is_abbreviation_somewhere(struct span word) {
    for (enum language i = LANGUAGE_AM; i < LANGUAGE_COUNT; i++)
        if (lexicon_abbreviation(word, i)) return true;
    return false;
}

static bool is_opener_somewhere(struct span word) {
    for (enum language i = LANGUAGE_AM; i < LANGUAGE_COUNT; i++)
        if (lexicon_is_opener(word, i)) return true;
    return false;
}

static bool is_speech_verb_somewhere(struct span word) {
    for (enum language i = LANGUAGE_AM; i < LANGUAGE_COUNT; i++)
        if (lexicon_is_speech_verb(word, i)) return true;
    return false;
}

static bool is_function_word(struct span word) {
    return lexicon_function_word(word) != 0;
}

/* Every word of a list is found, as it stands, with a capital, and not with a letter more. */
static void assert_all_found(const char *const *list, size_t count, bool (*find)(struct span)) {
    for (size_t i = 0; i < count; i++) {
        char word[32];
        int size = snprintf(word, sizeof word, "%s", list[i]);
        if (!find((struct span){word, (size_t)size})) fail_msg("%s is not found", word);
        if (word[0] >= 'a' && word[0] <= 'z') word[0] = (char)(word[0] - 'a' + 'A');
        if (!find((struct span){word, (size_t)size})) fail_msg("%s is not found", word);
        size = snprintf(word, sizeof word, "%sqq", list[i]);
        if (find((struct span){word, (size_t)size})) fail_msg("%s is found", word);
    }
    assert_false(find((struct span){"", 0}));
    assert_false(find(span_of("zzzzzzzzzzzzzzzz")));
    assert_false(find(span_of("a word that is longer than any row of any list")));
}

TEST(every_row_is_found) {
    assert_all_found(ABBREVIATIONS, COUNT(ABBREVIATIONS), is_abbreviation_somewhere);
    assert_all_found(OPENERS, COUNT(OPENERS), is_opener_somewhere);
    assert_all_found(SPEECH_VERBS, COUNT(SPEECH_VERBS), is_speech_verb_somewhere);
    assert_all_found(CALENDAR_WORDS, COUNT(CALENDAR_WORDS), lexicon_is_calendar);
    assert_all_found(BRANDS, COUNT(BRANDS), lexicon_is_brand);
    assert_all_found(FUNCTION_WORDS, COUNT(FUNCTION_WORDS), is_function_word);
}

TEST(a_word_means_what_its_language_says) {
    assert_int_equal(lexicon_abbreviation(span_of("Sr"), LANGUAGE_EN), ABBREVIATION_SUFFIX);
    assert_int_equal(lexicon_abbreviation(span_of("Sr"), LANGUAGE_ES), ABBREVIATION_HONORIFIC);
    assert_int_equal(lexicon_abbreviation(span_of("Gen"), LANGUAGE_EN), ABBREVIATION_TITLE);
    assert_int_equal(lexicon_abbreviation(span_of("Gen"), LANGUAGE_DE), ABBREVIATION_NONE);
    assert_int_equal(lexicon_abbreviation(span_of("Gen"), LANGUAGE_OTHER), ABBREVIATION_TITLE);
    assert_int_equal(lexicon_abbreviation(span_of("Inc"), LANGUAGE_JA), ABBREVIATION_COMPANY);
    assert_int_equal(lexicon_abbreviation(span_of("А"), LANGUAGE_RU), ABBREVIATION_NONE);
    assert_int_equal(lexicon_abbreviation(span_of("Ул"), LANGUAGE_RU), ABBREVIATION_INNER);
    assert_true(lexicon_is_opener(span_of("They’re"), LANGUAGE_EN));
    assert_true(lexicon_is_opener(span_of("Außerdem"), LANGUAGE_DE));
    assert_false(lexicon_is_opener(span_of("Außerdem"), LANGUAGE_EN));
    assert_int_equal(lexicon_function_word(span_of("przez")), 1u << LANGUAGE_PL);
}

/* What stands before `end` in a language, when that is what the whole word is taken for. */
static bool is_found_before(const char *end, size_t letters) {
    bool found = false;
    for (enum language i = LANGUAGE_AM; i < LANGUAGE_COUNT; i++) {
        const struct lexeme *row = lexicon_abbreviation_before(end, letters, i);
        enum abbreviation class = row ? lexicon_abbreviation_in(row, i) : ABBREVIATION_NONE;
        if (class != lexicon_abbreviation((struct span){end - letters, letters}, i))
            fail_msg("%.*s is another in language %d", (int)letters, end - letters, (int)i);
        found |= class != ABBREVIATION_NONE;
    }
    return found;
}

/* Each word of the list that is ASCII letters alone is found by its end, with a capital too, and is not found
 * with a letter before it. */
TEST(an_abbreviation_is_found_by_its_end) {
    size_t found = 0;
    for (size_t i = 0; i < COUNT(ABBREVIATIONS); i++) {
        char text[32];
        size_t letters = strlen(ABBREVIATIONS[i]), end = sizeof text - 1;
        if (strspn(ABBREVIATIONS[i], "abcdefghijklmnopqrstuvwxyz") < letters) continue;
        memset(text, 'q', sizeof text);
        char *word = memcpy(text + end - letters, ABBREVIATIONS[i], letters);
        found++;
        if (!is_found_before(text + end, letters)) fail_msg("%s is not found", ABBREVIATIONS[i]);
        if (letters < LEXICON_LETTERS_MAX && is_found_before(text + end, letters + 1))
            fail_msg("q%s is found", ABBREVIATIONS[i]);
        word[0] = (char)(word[0] - 'a' + 'A');
        if (!is_found_before(text + end, letters)) fail_msg("%s is not found", ABBREVIATIONS[i]);
    }
    assert_true(found > 400);
}
