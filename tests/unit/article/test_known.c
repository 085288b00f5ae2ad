/*
 * test_known.c - lines that are noise by themselves: how long a run of buttons is, and when it is a sentence
 */
#include "../unit.h"
#include "article/known.h"

static struct article_rules *rules;

BEFORE_TESTS(make_rules) {
    return article_rules_new(&rules) == STATUS_OK;
}

AFTER_TESTS(free_rules) {
    article_rules_free(rules);
}

/* A run of so many bytes, of forty phrases at most. */
static size_t write_run(char *to, size_t size) {
    size_t at = strlen("Advertisement"), words = 1;
    memcpy(to, "Advertisement", at);
    for (; at < size; words++) {
        const char *word = size - at >= 34 ? " Advertisement" : (size - at) % 5 ? " Print" : " Home";
        memcpy(to + at, word, strlen(word));
        at += strlen(word);
    }
    assert_int_equal(at, size);
    return words;
}

static const struct article_rule *noise_of(size_t size, unsigned flags, uint32_t words, bool asks) {
    char text[400];
    struct draft draft = {.rules = rules};
    uint32_t counted = (uint32_t)write_run(text, size);
    struct draft_line line = {.look = {{text, size}, words ? words : counted, flags}, .asks_steps = asks};
    return known_noise(&draft, &line);
}

TEST(a_run_of_buttons_is_no_longer_than_a_paragraph) {
    assert_ptr_equal(noise_of(300, LINE_CAPITAL, 0, true), RULE_OF(furniture_run));
    assert_null(noise_of(301, LINE_CAPITAL, 0, true));
    assert_null(noise_of(300, LINE_CAPITAL, 0, false));
}

TEST(a_run_that_ends_as_a_sentence_is_short) {
    assert_ptr_equal(noise_of(104, LINE_SENTENCE_END, 20, true), RULE_OF(furniture_run));
    assert_null(noise_of(104, LINE_SENTENCE_END, 21, true));
    assert_ptr_equal(noise_of(104, LINE_CAPITAL, 21, true), RULE_OF(furniture_run));
}
