/*
 * test_tokens.c - a text as words and marks, with what is known of each
 */
#include "../unit.h"
#include "base/hash.h"
#include "extract/tokens.h"

/* A text with its tokens, in a language. */
struct read {
    struct vocabularies all;
    const struct vocabulary *vocabulary;
    struct tokens tokens;
};

static void read_text(struct read *read, enum language language, const char *text) {
    *read = (struct read){.tokens = TOKENS_INIT};
    assert_int_equal(vocabulary_get(&read->all, language, &read->vocabulary), STATUS_OK);
    assert_int_equal(tokens_read(&read->tokens, span_of(text), read->vocabulary, NULL), STATUS_OK);
}

static void release(struct read *read) {
    tokens_release(&read->tokens);
    vocabularies_release(&read->all);
}

/* The tokens of a text are those between the blanks of `expected`. */
static void assert_tokens(enum language language, const char *text, const char *expected) {
    struct read read;
    read_text(&read, language, text);
    size_t count = 0;
    for (const char *p = expected; *p; count++) {
        size_t size = strcspn(p, " ");
        char token[64] = {0};
        memcpy(token, p, size);
        assert_true(count < read.tokens.count);
        assert_span_equal(token_text(&read.tokens, count), token);
        p += size + (p[size] == ' ');
    }
    assert_int_equal(read.tokens.count, count);
    release(&read);
}

TEST(words_marks_and_possessives_are_tokens) {
    assert_tokens(LANGUAGE_EN, "“The mayor's office,” Dr. Voss said.",
                  "“ The mayor 's office , ” Dr . Voss said .");
    assert_tokens(LANGUAGE_EN, "Ana’s and James's don't; 3.5%", "Ana ’s and James 's don't ; 3 . 5 %");
    assert_tokens(LANGUAGE_EN, "Jean-Luc O'Brien\n\n東京 has", "Jean - Luc O'Brien 東 京 has");
    assert_tokens(LANGUAGE_EN,
                  "'s a\xC2\xA0"
                  "b is",
                  "' s a b is");
    assert_tokens(LANGUAGE_KO, "‘실수’라고 '실수'라고", "‘ 실수 ’ 라고 ' 실수 ' 라고");
    assert_tokens(LANGUAGE_EN, "", "");
    assert_tokens(LANGUAGE_EN, " \n ", "");
}

TEST(small_words_are_cut_off_where_the_language_leans_them_on_others) {
    assert_tokens(LANGUAGE_FR, "l'avocat d’Emma, qu'il aujourd'hui",
                  "l' avocat d’ Emma , qu' il aujourd'hui");
    assert_tokens(LANGUAGE_IT, "dell'anno", "dell' anno");
    assert_tokens(LANGUAGE_EN, "l'avocat d’Emma", "l'avocat d’Emma");
    assert_tokens(LANGUAGE_FR, "l' et l'", "l ' et l '");
}

TEST(a_token_is_told_by_its_flags) {
    struct read read;
    read_text(&read, LANGUAGE_EN, "SMITH Über éa 3rd A - b's G20 x\xE2\x80\x8B, EU.");
    static const unsigned expected[] = {
        TOKEN_WORD | TOKEN_CAPITAL | TOKEN_CAPITALS,
        TOKEN_WORD | TOKEN_CAPITAL,
        TOKEN_WORD,
        TOKEN_WORD | TOKEN_DIGITS,
        TOKEN_WORD | TOKEN_CAPITAL,
        0,
        TOKEN_WORD,
        TOKEN_POSSESSIVE | TOKEN_GLUED,
        TOKEN_WORD | TOKEN_CAPITAL,
        TOKEN_WORD,
        TOKEN_GLUED, /* what is invisible is no space */
        TOKEN_WORD | TOKEN_CAPITAL | TOKEN_CAPITALS,
        TOKEN_GLUED,
    };
    assert_int_equal(read.tokens.count, sizeof expected / sizeof *expected);
    for (size_t i = 0; i < read.tokens.count; i++) assert_int_equal(read.tokens.items[i].flags, expected[i]);
    release(&read);
}

TEST(capitals_and_marks_are_listed) {
    struct read read;
    read_text(&read, LANGUAGE_EN, "Ida's EU-led 3rd\nplan, éa Über—A.");
    static const uint32_t capitals[] = {0, 2, 9, 11}, marks[] = {1, 3, 7, 10, 12};
    assert_int_equal(read.tokens.capitals.count, sizeof capitals / sizeof *capitals);
    assert_int_equal(read.tokens.marks.count, sizeof marks / sizeof *marks);
    assert_memory_equal(read.tokens.capitals.items, capitals, sizeof capitals);
    assert_memory_equal(read.tokens.marks.items, marks, sizeof marks);
    release(&read);
}

/* Far from its end a text is read by blocks: there it has the same tokens. */
TEST(what_is_plain_is_read_as_all_else) {
    static const char *const TEXTS[] = {
        "The mayor's 3rd plan, Ida’s;",        "EU G20 McKerr A I US's a's x",
        "workers’ ‘rights’ \"no\" -- so—on",   "can't ca'n't d’Or d’s's x's’ y`s",
        "SIXTEENLETTERSXX's FIFTEENLETTERS’S", "tab\tand\nline é’s 1990's it's",
    };
    for (size_t i = 0; i < sizeof TEXTS / sizeof *TEXTS; i++) {
        char text[128];
        struct read alone, followed;
        snprintf(text, sizeof text, "%s, %040d", TEXTS[i], 0);
        for (enum language language = LANGUAGE_EN; language <= LANGUAGE_FR;
             language += LANGUAGE_FR - LANGUAGE_EN) {
            read_text(&alone, language, TEXTS[i]);
            read_text(&followed, language, text);
            assert_true(followed.tokens.count >= alone.tokens.count);
            assert_memory_equal(followed.tokens.items, alone.tokens.items,
                                alone.tokens.count * sizeof *alone.tokens.items);
            release(&alone);
            release(&followed);
        }
    }
}

TEST(a_word_has_the_hash_of_its_key_and_the_classes_of_its_language) {
    struct read read;
    read_text(&read, LANGUAGE_DE, "ERKLÄRTE said Zürich’s");
    const struct token *items = read.tokens.items;
    assert_true(items[0].hash == hash_bytes(span_of("erklarte")));
    assert_true(items[0].classes & CLASS_SPEECH_VERB);
    assert_false(items[1].classes & CLASS_SPEECH_VERB);
    assert_true(items[2].hash == hash_bytes(span_of("zurich")));
    assert_true(items[3].hash == 0 && items[3].classes == 0);
    release(&read);
    read_text(&read, LANGUAGE_EN, "Said SAID");
    assert_true(read.tokens.items[0].classes & CLASS_SPEECH_VERB);
    assert_true(read.tokens.items[0].hash == read.tokens.items[1].hash);
    release(&read);
}

TEST(tokens_lie_in_the_sentences_of_the_text) {
    struct read read;
    read_text(&read, LANGUAGE_EN, "Bridge closed\n\nGen. Voss left. “Why?”\n\n\xE2\x80\x8B\n\nEnd.");
    static const size_t first[] = {0, 2, 7, 11, 11}, paragraph[] = {1, 2, 2, 3, 4};
    assert_int_equal(read.tokens.sentences.count, 5);
    for (size_t i = 0; i < 5; i++) {
        const struct token_sentence *sentence = &read.tokens.sentences.items[i];
        assert_int_equal(sentence->first, first[i]);
        assert_int_equal(sentence->paragraph, paragraph[i]);
        for (size_t k = sentence->first; k < sentence->end; k++)
            assert_int_equal(read.tokens.items[k].sentence, i);
    }
    assert_span_equal(tokens_span(&read.tokens, 2, 4), "Gen. Voss");
    assert_true(token_is(&read.tokens, 3, '.'));
    assert_false(token_is(&read.tokens, 2, 'G'));
    release(&read);
}

static enum status read_whole(void *context, struct poll *poll) {
    (void)context;
    struct read read = {.tokens = TOKENS_INIT};
    enum status status = vocabulary_get(&read.all, LANGUAGE_FR, &read.vocabulary);
    struct span text = span_of("l'été d’Anne’s, « Qu'est-ce ? » Voilà.\n\nÉcole fermée\n\nFin.");
    if (!status) status = tokens_read(&read.tokens, text, read.vocabulary, poll);
    release(&read);
    return status;
}

static enum status read_unasked(void *context) {
    return read_whole(context, NULL);
}

TEST(every_allocation_may_fail) {
    assert_survives_no_memory(read_unasked, NULL);
}

static enum status read_long(void *context, struct poll *poll) {
    struct read read = {.tokens = TOKENS_INIT};
    static char text[100000];
    memset(text, *(const char *)context, sizeof text);
    enum status status = vocabulary_get(&read.all, LANGUAGE_EN, &read.vocabulary);
    if (!status) status = tokens_read(&read.tokens, (struct span){text, sizeof text}, read.vocabulary, poll);
    release(&read);
    return status;
}

TEST(reading_stops_when_asked) {
    assert_survives_interrupts(read_long, "-");
    assert_survives_interrupts(read_long, "a");
    assert_survives_interrupts(read_long, " ");
}
