/*
 * test_regex.c - matches, marks and limits of compiled patterns
 */
#include "../unit.h"
#include "pattern/regex.h"

static struct pattern *compiled(const char *source, unsigned flags) {
    struct pattern *pattern;
    assert_int_equal(pattern_new(&pattern, span_of(source), flags), STATUS_OK);
    return pattern;
}

static struct pattern_match search(const struct pattern *pattern, const char *text, size_t from) {
    struct pattern_match match;
    struct span copy = exact_copy(span_of(text));
    assert_int_equal(pattern_search(pattern, copy, from, &match), STATUS_OK);
    free((void *)copy.data);
    return match;
}

TEST(finds_the_first_match) {
    struct pattern *pattern = compiled("pier|gate", 0);
    struct pattern_match match = search(pattern, "the gate and the pier", 0);
    assert_true(match.found);
    assert_int_equal(match.start, 4);
    assert_int_equal(match.end, 8);
    match = search(pattern, "the gate and the pier", 5);
    assert_int_equal(match.start, 17);
    assert_int_equal(match.end, 21);
    assert_false(search(pattern, "the jetty", 0).found);
    assert_false(search(pattern, "", 0).found);
    pattern_free(pattern);
}

TEST(flags_say_where_and_in_which_case) {
    struct pattern *whole = compiled("by [a-z]+", PATTERN_WHOLE | PATTERN_CASELESS);
    assert_true(search(whole, "BY Elke", 0).found);
    assert_false(search(whole, "by Elke Stroud", 0).found);
    pattern_free(whole);
    struct pattern *anchored = compiled("b", PATTERN_ANCHORED);
    assert_false(search(anchored, "ab", 0).found);
    assert_true(search(anchored, "ab", 1).found);
    assert_false(search(anchored, "aB", 1).found);
    pattern_free(anchored);
}

/* (a+)+$ on a run of a's without end tries every way to divide the run. */
TEST(a_limit_is_not_no_match) {
    struct pattern *pattern = compiled("(?:a+)+$", 0);
    char text[64];
    memset(text, 'a', sizeof text);
    text[sizeof text - 1] = '!';
    struct pattern_match match;
    assert_int_equal(pattern_search(pattern, (struct span){text, sizeof text}, 0, &match), STATUS_LIMIT);
    assert_false(match.found);
    pattern_free(pattern);
}

TEST(a_source_that_does_not_compile) {
    struct pattern *pattern;
    assert_int_equal(pattern_new(&pattern, span_of("(pier"), 0), STATUS_LIMIT);
    assert_null(pattern);
    pattern_free(NULL);
}

static enum status make_and_search(void *context) {
    (void)context;
    struct pattern *pattern;
    struct pattern_match match;
    enum status status = pattern_new(&pattern, span_of("(?:pier|gate)s?"), PATTERN_CASELESS);
    if (!status) status = pattern_search(pattern, span_of("two gates"), 0, &match);
    pattern_free(pattern);
    return status;
}

TEST(no_memory) {
    assert_survives_no_memory(make_and_search, NULL);
}
