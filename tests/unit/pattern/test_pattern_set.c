/*
 * test_pattern_set.c - the first pattern that matches, and the same one without filters
 */
#include "../unit.h"
#include "pattern/pattern_set.h"

static struct literals literals;

/* A set with a pattern for each source, numbered from 0; the last one is a phrase. */
static struct pattern_set *set_of(enum pattern_place place, const char *const *sources, unsigned count) {
    struct pattern_set *set;
    assert_int_equal(pattern_set_new(&set, place), STATUS_OK);
    for (unsigned i = 0; i < count; i++)
        assert_int_equal(pattern_set_add(set, i, span_of(sources[i]), i + 1 == count), STATUS_OK);
    memset(&literals, 0, sizeof literals);
    assert_int_equal(pattern_set_compile(set, &literals, 1 | 2 | 4), STATUS_OK);
    return set;
}

static const char *const LINES[] = {"by [a-z ]+", ".{0,40}\\bcontributed to this report\\.?",
                                    ".{0,40}quay\\.", "(a+)b\\1", "(?-i:[A-Z][a-z]+ [A-Z][a-z]+.{0,60})"};

enum { BY, CONTRIBUTED, QUAY, TWICE, PHRASE, NONE };

static unsigned line(struct pattern_set *set, const char *text, unsigned hints) {
    struct pattern_match match;
    struct span copy = exact_copy(span_of(text));
    unsigned topics = literals_held(&literals, copy);
    assert_int_equal(pattern_set_line(set, copy, topics, hints, &match), STATUS_OK);
    if (match.found) assert_int_equal(match.end, strlen(text));
    free((void *)copy.data);
    return match.found ? match.number : NONE;
}

static void assert_lines(struct pattern_set *set) {
    assert_int_equal(line(set, "By Corin Maddox", 0), BY);
    assert_int_equal(line(set, "Lena Marsk contributed to this report.", 0), CONTRIBUTED);
    assert_int_equal(line(set, "Lena Marsk contributed to this report.", PATTERN_IS_SENTENCE), CONTRIBUTED);
    assert_int_equal(line(set, "They met on the oldquay.", PATTERN_IS_SENTENCE), QUAY);
    assert_int_equal(line(set, "aabaa", 0), TWICE);
    assert_int_equal(line(set, "aabaaa", 0), NONE);
    assert_int_equal(line(set, "Lena Marsk went home", 0), PHRASE);
    assert_int_equal(line(set, "Lena Marsk went home", PATTERN_IS_SENTENCE), NONE);
    assert_int_equal(line(set, "the tide", 0), NONE);
    assert_int_equal(line(set, "", 0), NONE);
}

TEST(lines_with_and_without_filters) {
    struct pattern_set *set = set_of(PATTERN_LINE, LINES, NONE);
    assert_lines(set);
    pattern_set_unfilter(set);
    assert_lines(set);
    pattern_set_free(set);
}

/* The literal of one pattern is no topic of another while there are topics; patterns without one take none. */
TEST(literals_have_topics_by_pattern) {
    static const char *const SOURCES[] = {"by [a-z ]+",
                                          ".{0,40}\\bcontributed to this report\\.?",
                                          ".{0,40}quay\\.",
                                          ".{0,40}\\blanded at the harbour",
                                          ".{0,40}\\bmoored off the lighthouse",
                                          ".{0,40}\\bpainted by the keeper"};
    struct pattern_set *set = set_of(PATTERN_LINE, SOURCES, sizeof SOURCES / sizeof *SOURCES);
    assert_int_equal(literals_held(&literals, span_of("it contributed to this report")), 1);
    assert_int_equal(literals_held(&literals, span_of("it contributed to that report")), 0);
    assert_int_equal(literals_held(&literals, span_of("it landed at the harbour")), 2);
    assert_int_equal(literals_held(&literals, span_of("it moored off the lighthouse")), 4);
    assert_int_equal(literals_held(&literals, span_of("it was painted by the keeper")), 1);
    pattern_set_free(set);
}

static void assert_next(struct pattern_set *set, const char *text, size_t from, size_t to, size_t start,
                        size_t end) {
    struct pattern_match match;
    struct span copy = exact_copy(span_of(text));
    assert_int_equal(pattern_set_next(set, copy, from, to, &match), STATUS_OK);
    assert_int_equal(match.found, end > 0);
    assert_int_equal(match.start, start);
    assert_int_equal(match.end, end);
    free((void *)copy.data);
}

TEST(places_within_a_text) {
    static const char *const sources[] = {"\\[?Photo: \\w+\\]?", "Share (?:Save )+"};
    struct pattern_set *set = set_of(PATTERN_INSIDE, sources, 2);
    assert_true(pattern_set_is_gated(set));
    for (int filtered = 1; filtered >= 0; filtered--) {
        assert_next(set, "The quay. [Photo: Lena] Share Save It", 0, 37, 10, 23);
        assert_next(set, "The quay. [Photo: Lena] Share Save It", 11, 37, 24, 35);
        assert_next(set, "The quay. [Photo: Lena]", 0, 10, 0, 0);
        assert_next(set, "TelePhoto: Lena", 0, 15, 0, 0);
        pattern_set_unfilter(set);
    }
    pattern_set_free(set);
    const char *const open[] = {"\\w+ Save", "x"};
    set = set_of(PATTERN_FINISH, open, 2);
    assert_false(pattern_set_is_gated(set));
    assert_next(set, "They Save the quay and Save", 0, 27, 19, 27);
    pattern_set_free(set);
}

/* The long s is an s in either case, so no gate may ask for one. */
TEST(a_long_s_within_a_text) {
    static const char *const sources[] = {"(?i)\\w+ slip", "(?i)\\w+ pier"};
    struct pattern_set *set = set_of(PATTERN_FINISH, sources, 2);
    for (int filtered = 1; filtered >= 0; filtered--) {
        assert_next(set, "They saw old \xC5\xBFlip", 0, 18, 9, 18);
        assert_next(set, "They saw old PIER", 0, 17, 9, 17);
        pattern_set_unfilter(set);
    }
    pattern_set_free(set);
}

TEST(starts) {
    static const char *const sources[] = {"[^.(]+\\(photo\\) ", "(?:Share|Save) "};
    struct pattern_set *set = set_of(PATTERN_START, sources, 2);
    for (int filtered = 1; filtered >= 0; filtered--) {
        struct pattern_match match;
        assert_int_equal(pattern_set_start(set, span_of("Save It rains"), 0, &match), STATUS_OK);
        assert_int_equal(match.end, 5);
        assert_int_equal(pattern_set_start(set, span_of("The jib (photo) It fell"), 0, &match), STATUS_OK);
        assert_int_equal(match.end, 16);
        assert_int_equal(pattern_set_start(set, span_of("The jib fell"), PATTERN_LACKS_BRACKET, &match),
                         STATUS_OK);
        assert_false(match.found);
        pattern_set_unfilter(set);
    }
    pattern_set_free(set);
}

static struct pattern_row judged(enum pattern_place place, const char *row) {
    struct pattern_row found;
    assert_int_equal(pattern_set_judge(place, span_of(row), &found), STATUS_OK);
    return found;
}

TEST(rows_are_judged) {
    struct pattern_row row = judged(PATTERN_LINE, "by (the");
    assert_string_equal(row.error, "missing closing parenthesis");
    row = judged(PATTERN_LINE, "(a)\\1");
    assert_string_equal(row.error, "");
    assert_non_null(row.unread);
    row = judged(PATTERN_LINE, ".{0,40}machine");
    assert_true(row.open && !row.gated && !row.unread);
    row = judged(PATTERN_LINE, ".{0,40}\\bmade by a machine");
    assert_true(row.open && row.gated);
    row = judged(PATTERN_LINE, "made by a machine");
    assert_false(row.open);
}

static enum status make_and_read(void *context) {
    (void)context;
    struct pattern_set *set;
    struct pattern_match match;
    enum status status = pattern_set_new(&set, PATTERN_LINE);
    memset(&literals, 0, sizeof literals);
    for (unsigned i = 0; i < NONE && !status; i++) status = pattern_set_add(set, i, span_of(LINES[i]), false);
    if (!status) status = pattern_set_compile(set, &literals, 1);
    if (!status) status = pattern_set_line(set, span_of("by the quay"), 0, 0, &match);
    if (!status) status = pattern_set_line(set, span_of("It contributed to this report"), 1, 0, &match);
    pattern_set_free(set);
    return status;
}

TEST(no_memory) {
    assert_survives_no_memory(make_and_read, NULL);
}
