/*
 * test_rules.c - topics and the rules within a line are found wherever they stand
 */
#include "../unit.h"
#include "article/rules.h"

static struct article_rules *rules;

BEFORE_TESTS(make_rules) {
    return article_rules_new(&rules) == STATUS_OK;
}

AFTER_TESTS(free_rules) {
    article_rules_free(rules);
}

/* Looks at a line of `before` letters and blanks, the text, and `after` of them, in a block of its own. */
static struct span line_with(const char *text, size_t before, size_t after) {
    size_t size = strlen(text);
    char *block = malloc(before + size + after);
    for (size_t i = 0; i < before + size + after; i++) block[i] = i % 7 == before % 7 ? ' ' : 'o';
    if (before) block[before - 1] = ' ';
    memcpy(block + before, text, size);
    return (struct span){block, before + size + after};
}

static unsigned topics_in(const char *text, size_t before, size_t after) {
    struct span line = line_with(text, before, after);
    unsigned topics = article_rules_topics(rules, line);
    free((char *)line.data);
    return topics;
}

/* Literals of whole-line rules, at every byte and at the start of a word alone. */
TEST(open_literals_at_every_byte) {
    for (size_t before = 0; before < 40; before++) {
        for (size_t after = 0; after < 40; after++) {
            assert_true(topics_in("all rights reserved", before, after) >= TOPIC_OPEN);
            assert_int_equal(topics_in("all rights reversed", before, after), 0);
        }
        if (before) assert_int_equal(topics_in("all brights reserved", before, 0), 0);
    }
}

TEST(topics_of_all_kinds) {
    const unsigned below = TOPIC_OPEN - 1;
    assert_int_equal(topics_in("a Share Save", 0, 0) & below, TOPIC_INSIDE);
    assert_int_equal(topics_in("a share save", 0, 0) & below, 0);
    assert_int_equal(topics_in("noon. (Photo: Una Pellew)", 0, 0) & below,
                     TOPIC_FINISH | TOPIC_LABEL | TOPIC_BRACKET);
    assert_int_equal(topics_in("noon. (Additional reporting by Una", 0, 0), TOPIC_FINISH | TOPIC_BRACKET);
    assert_int_equal(topics_in("You can unsubscribe", 0, 0), TOPIC_FORM);
    assert_int_equal(topics_in("the fares MORE said", 0, 0), TOPIC_LINKED);
    assert_int_equal(topics_in("the hall and/or the pier", 0, 0), TOPIC_SLASH);
    assert_int_equal(topics_in("Lena Marsk via AFP", 0, 0), TOPIC_CREDIT);
    assert_int_equal(topics_in("in Latvia AFP", 0, 0), 0);
    assert_int_equal(topics_in("\xC2\xA9 2031", 0, 0), TOPIC_LATIN | TOPIC_ZERO);
}

/* What each match needs is not told of a longer line, and may be anything where a long s stands. */
TEST(topics_of_long_lines_and_of_a_long_s) {
    assert_int_equal(topics_in("all rights reserved", 0, RULE_LINE_MAX), 0);
    assert_int_equal(topics_in("\xC5\xBF", 0, 0), ~(unsigned)TOPIC_SENTENCE);
}

TEST(parts_at_every_byte) {
    for (size_t before = 0; before < 140; before++) {
        for (size_t after = 0; after < 140; after += 9) {
            struct span line = line_with("Share Save ", before, after);
            struct rule_match match;
            if (before) ((char *)line.data)[before - 1] = " ./"[before % 3];
            assert_int_equal(article_rules_part(rules, PLACE_INSIDE, line, 0, line.size, &match), STATUS_OK);
            assert_non_null(match.rule);
            assert_string_equal(match.rule->name, "share_inside");
            assert_int_equal(match.start, before);
            assert_int_equal(article_rules_part(rules, PLACE_INSIDE, line, 0, before, &match), STATUS_OK);
            assert_null(match.rule);
            free((char *)line.data);
        }
    }
}
