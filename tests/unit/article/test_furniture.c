/*
 * test_furniture.c - where runs of furniture end
 */
#include "../unit.h"
#include "article/form.h"
#include "article/furniture.h"

static struct article_furniture furniture;

BEFORE_TESTS(make_furniture) {
    article_furniture_init(&furniture);
    return true;
}

static const char *const PHRASES[] = {
#define FURNITURE(phrase, weight) phrase,
#include "data/furniture.def"
#undef FURNITURE
};

/* A list out of order would lose phrases without a word: those that begin alike are looked for in a row. */
TEST(test_sorted) {
    for (size_t i = 1; i < sizeof PHRASES / sizeof *PHRASES; i++)
        assert_true(strcmp(PHRASES[i - 1], PHRASES[i]) < 0);
}

/* Each phrase is found beside one that is enough alone. */
TEST(test_each_phrase) {
    for (size_t i = 0; i < sizeof PHRASES / sizeof *PHRASES; i++) {
        char text[160];
        snprintf(text, sizeof text, "Advertisement %s", PHRASES[i]);
        struct span copy = exact_copy(span_of(text));
        assert_int_equal(article_furniture_end(&furniture, copy, 0, false), copy.size);
        free((void *)copy.data);
    }
}

/* The run is what stands before the bar. */
static void assert_run(const char *run, const char *rest) {
    char text[400];
    snprintf(text, sizeof text, "%s%s", run, rest);
    struct span copy = exact_copy(span_of(text));
    assert_int_equal(article_furniture_end(&furniture, copy, 0, false), strlen(run));
    free((void *)copy.data);
}

TEST(test_runs) {
    assert_run("", "");
    assert_run("Advertisement ", "The quay was closed.");
    assert_run("ADVERTISEMENT 2 Story continues below ", "The quay was closed.");
    assert_run("Nation | World | Weather ", "Quay closed");
    assert_run("Nation · World » Weather • ", "Quay closed");
    assert_run("Nation + World / Weather > ", "Quay closed");
    assert_run("Subscribe 4,120 Follow us ", "“It was closed,” she said.");
    assert_run("", "World Health Office staff came.");
    assert_run("", "Sign in sheets were burnt.");
    assert_run("", "Share prices fell.");
    assert_run("", "Advertisement rates fell.");
    assert_run("", "Advertisements were torn down.");
    assert_run("Advertisement ", "Business at the quay was slow.");
    assert_run("", "12 people came.");
    assert_run("", "2 Subscribe");
}

/* Where boxes were joined a plain phrase is enough, and weak ones still are not. */
TEST(test_joined) {
    struct span plain = span_of("Up Next The quay was closed."),
                weak = span_of("World Health Office staff came.");
    assert_int_equal(article_furniture_end(&furniture, plain, 0, false), 0);
    assert_int_equal(article_furniture_end(&furniture, plain, 0, true), 8);
    assert_int_equal(article_furniture_end(&furniture, weak, 0, true), 0);
}

static bool is_form(const char *text) {
    struct span copy = exact_copy(span_of(text));
    bool form = article_form(copy);
    free((void *)copy.data);
    return form;
}

TEST(test_form) {
    assert_true(is_form("Email Sign Up By signing up you agree to this."));
    assert_true(is_form("One letter a week. You can unsubscribe"));
    assert_false(is_form("You can unsubscribe, but the letters go on."));
    assert_false(is_form("They say that you can unsubscribe."));
    assert_false(is_form("\"You can unsubscribe,\" she said."));
    assert_false(is_form("You can"));
    assert_false(is_form(""));
}

/* In the middle of a line names are written in capitals too. */
TEST(test_next) {
    struct span text =
        exact_copy(span_of("The Sport Arts Media office Print Article Copy link It was shut."));
    size_t end, start = article_furniture_next(&furniture, text, 0, text.size, &end);
    assert_int_equal(start, 28);
    assert_int_equal(end, 52);
    assert_int_equal(article_furniture_next(&furniture, text, 60, text.size, &end), text.size);
    assert_int_equal(end, text.size);
    free((void *)text.data);
}

TEST(test_next_at_every_byte) {
    for (size_t before = 0; before < 40; before++) {
        for (size_t from = 0; from <= before; from++) {
            char line[80];
            snprintf(line, sizeof line, "%.*s%s", (int)before,
                     "a gate Or a quay, As it was at noon in the rain ", "Advertisement Sign in");
            if (before) line[before - 1] = ' ';
            struct span text = exact_copy(span_of(line));
            size_t end, start = article_furniture_next(&furniture, text, from, text.size, &end);
            assert_int_equal(start, before);
            assert_int_equal(end, text.size);
            assert_int_equal(article_furniture_next(&furniture, text, from, before + 1, &end), before);
            assert_int_equal(end, text.size);
            assert_int_equal(article_furniture_next(&furniture, text, from, before, &end), before);
            assert_int_equal(end, before);
            free((void *)text.data);
        }
    }
}
