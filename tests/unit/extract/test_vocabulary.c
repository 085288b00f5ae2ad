/*
 * test_vocabulary.c - what is known of single words, and what the sieves must not lose
 */
#include "../unit.h"
#include "extract/quantity_words.h"
#include "extract/vocabulary.h"
#include "text/word_hash.h"

static uint64_t hash_of(struct span word) {
    struct buffer key = BUFFER_INIT;
    word_fold(word, &key, NULL);
    uint64_t hash = hash_bytes(buffer_span(&key));
    buffer_release(&key);
    return hash;
}

static uint64_t classes(const struct vocabulary *vocabulary, const char *word) {
    return vocabulary_classes(vocabulary, hash_of(span_of(word)));
}

TEST(words_have_the_classes_of_all_their_rows) {
    struct vocabularies all = {{NULL}};
    const struct vocabulary *english, *german;
    assert_int_equal(vocabulary_get(&all, LANGUAGE_EN, &english), STATUS_OK);
    assert_int_equal(vocabulary_get(&all, LANGUAGE_DE, &german), STATUS_OK);
    assert_true((classes(english, "said") & (CLASS_SAYS | CLASS_PAST)) == (CLASS_SAYS | CLASS_PAST));
    assert_true((classes(english, "Boris") & (CLASS_FIRST_NAME | CLASS_MALE)) ==
                (CLASS_FIRST_NAME | CLASS_MALE));
    assert_int_equal(classes(english, "sagte"), 0);
    assert_true(classes(german, "sagte") & CLASS_SPEECH_VERB);
    assert_int_equal(classes(english, "zzyx"), 0);
    uint64_t white = hash_of(span_of("white")), house = hash_of(span_of("house"));
    assert_true(vocabulary_classes(english, phrase_hash(white, house)) & CLASS_ORGANIZATION);
    vocabularies_release(&all);
}

TEST(the_sieve_has_all_small_words) {
    static const enum language LANGUAGES[] = {LANGUAGE_EN, LANGUAGE_FR, LANGUAGE_RU};
    struct vocabularies all = {{NULL}};
    const struct vocabulary *vocabulary;
    for (size_t l = 0; l < sizeof LANGUAGES / sizeof *LANGUAGES; l++) {
        size_t words = 0;
        struct span word;
        assert_int_equal(vocabulary_get(&all, LANGUAGES[l], &vocabulary), STATUS_OK);
        for (size_t i = 0; lexicon_small_word(i, LANGUAGES[l], &word); i++) {
            if (!word.size) continue;
            words++;
            if (!vocabulary_may_open(vocabulary, hash_of(word))) fail_msg("%.*s", (int)word.size, word.data);
        }
        assert_true(words > 100);
        assert_true(vocabulary_may_open(vocabulary, hash_of(span_of("However"))));
        assert_false(vocabulary_may_open(vocabulary, hash_of(span_of("zzyx"))));
    }
    vocabularies_release(&all);
}

TEST(figures_tell_the_first_word_of_several) {
    struct vocabularies all = {{NULL}};
    const struct vocabulary *figures;
    assert_int_equal(vocabulary_get_figures(&all, LANGUAGE_EN, &figures), STATUS_OK);
    uint64_t square = classes(figures, "square"), hour = classes(figures, "hour");
    assert_true(square & CLASS_UNIT_HEAD && square & CLASS_UNIT_WORD);
    assert_true(hour & CLASS_UNIT_WORD && !(hour & CLASS_UNIT_HEAD));
    assert_true(classes(figures, "at") & CLASS_QUANTITY_HEAD);
    assert_true(classes(figures, "the") & CLASS_SMALL_WORD);
    assert_true(classes(figures, "seven") >> NUMBER_CLASSES_SHIFT & 1 << NUMBER_CARDINAL);
    assert_false(classes(figures, "seven") >> NUMBER_CLASSES_SHIFT & 1 << NUMBER_MONTH);
    assert_true(vocabulary_may_open(figures, hash_of(span_of("March"))));
    vocabularies_release(&all);
}

TEST(every_language_has_slots_for_its_words) {
    struct vocabularies all = {{NULL}};
    for (enum language language = LANGUAGE_AUTO; language < LANGUAGE_COUNT; language++) {
        const struct vocabulary *words, *figures;
        assert_int_equal(vocabulary_get(&all, language, &words), STATUS_OK);
        assert_int_equal(vocabulary_get_figures(&all, language, &figures), STATUS_OK);
        assert_true(classes(words, "Norway") & CLASS_PLACE);
        assert_true(classes(words, "Zoe") & CLASS_FIRST_NAME);
        assert_true(classes(figures, "km") & CLASS_UNIT_WORD);
    }
    vocabularies_release(&all);
}

static enum status get_both(void *context) {
    struct vocabularies all = {{NULL}};
    const struct vocabulary *vocabulary;
    enum status status = vocabulary_get(&all, LANGUAGE_NL, &vocabulary);
    if (!status) status = vocabulary_get_figures(&all, LANGUAGE_NL, &vocabulary);
    vocabularies_release(&all);
    (void)context;
    return status;
}

TEST(no_memory_is_survived) {
    assert_survives_no_memory(get_both, NULL);
}
