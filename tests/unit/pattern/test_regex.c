/*
 * test_regex.c - matches, marks and limits of compiled patterns
 */
#include "../unit.h"
#include "pattern/regex.h"

static struct regex *compiled(const char *source, unsigned flags) {
    struct regex *pattern;
    assert_int_equal(regex_new(&pattern, span_of(source), flags), STATUS_OK);
    return pattern;
}

static struct regex_match search(const struct regex *pattern, const char *text, size_t from) {
    struct regex_match match;
    struct span copy = exact_copy(span_of(text));
    assert_int_equal(regex_search(pattern, copy, from, &match), STATUS_OK);
    free((void *)copy.data);
    return match;
}

TEST(finds_the_first_match) {
    struct regex *pattern = compiled("pier|gate", 0);
    struct regex_match match = search(pattern, "the gate and the pier", 0);
    assert_true(match.found);
    assert_int_equal(match.start, 4);
    assert_int_equal(match.end, 8);
    match = search(pattern, "the gate and the pier", 5);
    assert_int_equal(match.start, 17);
    assert_int_equal(match.end, 21);
    assert_false(search(pattern, "the jetty", 0).found);
    assert_false(search(pattern, "", 0).found);
    regex_free(pattern);
}

TEST(flags_say_where_and_in_which_case) {
    struct regex *whole = compiled("by [a-z]+", REGEX_WHOLE | REGEX_CASELESS);
    assert_true(search(whole, "BY Elke", 0).found);
    assert_false(search(whole, "by Elke Stroud", 0).found);
    regex_free(whole);
    struct regex *anchored = compiled("b", REGEX_ANCHORED);
    assert_false(search(anchored, "ab", 0).found);
    assert_true(search(anchored, "ab", 1).found);
    assert_false(search(anchored, "aB", 1).found);
    regex_free(anchored);
}

/* (a+)+$ on a run of a's without end tries every way to divide the run. */
TEST(a_limit_is_not_no_match) {
    struct regex *pattern = compiled("(?:a+)+$", 0);
    char text[64];
    memset(text, 'a', sizeof text);
    text[sizeof text - 1] = '!';
    struct regex_match match;
    assert_int_equal(regex_search(pattern, (struct span){text, sizeof text}, 0, &match), STATUS_LIMIT);
    assert_false(match.found);
    regex_free(pattern);
}

TEST(a_source_that_does_not_compile) {
    struct regex *pattern;
    assert_int_equal(regex_new(&pattern, span_of("(pier"), 0), STATUS_LIMIT);
    assert_null(pattern);
    regex_free(NULL);
}

static enum status make_and_search(void *context) {
    (void)context;
    struct regex *pattern;
    struct regex_match match;
    enum status status = regex_new(&pattern, span_of("(?:pier|gate)s?"), REGEX_CASELESS);
    if (!status) status = regex_search(pattern, span_of("two gates"), 0, &match);
    regex_free(pattern);
    return status;
}

TEST(no_memory) {
    assert_survives_no_memory(make_and_search, NULL);
}
