/*
 * test_list_marker.c - what a list item begins with
 */
#include "../unit.h"
#include "sentence/list_marker.h"

static size_t marker_size(const char *string) {
    struct span text = exact_copy(span_of(string));
    size_t size = (size_t)(list_marker_end(text.data, text.data + text.size) - text.data);
    free((char *)(uintptr_t)text.data);
    return size;
}

static const struct {
    const char *text;
    size_t size;
} MARKERS[] = {
    {"1. Rope", 3},
    {"12) Rope", 4},
    {"3.) Rope", 4},
    {"(4) Rope", 4},
    {"2.1. Rope", 5},
    {"b. rope", 3},
    {"b) rope", 3},
    {"• Rope", 4},
    {"•Rope", 3},
    {"- Rope", 2},
    {"* Rope", 2},
    {"• 9. Rope", 7},
    {"– Rope", 4},
    {"1.Rope", 0},
    {"-Rope", 0},
    {"2024. Rope", 0},
    {"Rope", 0},
    {"B. Rope", 0},
    {"3.5 ropes", 0},
    {"(rope) x", 0},
    {"(1. Rope", 0},
    {"1.2.3. Rope", 7},
    {"1.2.3.4.5.6.7. x", 15},
    {"1.2.3.4.5.6.7.8. x", 0},
    {"123. Rope", 5},
    {"1234. Rope", 0},
    {"a. rope", 3},
    {"z. rope", 3},
    {"{. rope", 0},
    {"`. rope", 0},
    {"1 Rope", 0},
    {"12", 0},
    {"1.2", 0},
    {"1..2. x", 0},
    {"(a) rope", 4},
    {"(ab) rope", 0},
    {"a", 0},
    {"– 1. Rope", 7},
    {"– x. Rope", 7},
    {"*Rope", 0},
    {"1.)Rope", 0},
    {"()", 0},
    {"1.  Rope", 4},
    {"1.", 0},
    {"", 0},
    {"-", 0},
    {"ab. rope", 0},
};

TEST(markers) {
    for (size_t i = 0; i < sizeof MARKERS / sizeof *MARKERS; i++)
        if (marker_size(MARKERS[i].text) != MARKERS[i].size)
            fail_msg("\"%s\": %zu bytes", MARKERS[i].text, marker_size(MARKERS[i].text));
}

static const char *next_of(const char *text) {
    const char *end = text + strlen(text), *item = list_marker_end(text, end);
    return list_marker_next(text, item, end);
}

TEST(the_next_item) {
    assert_string_equal(next_of("1. Rope 2. Lamps"), "2. Lamps");
    assert_string_equal(next_of("99) Rope 100) Lamps"), "100) Lamps");
    assert_string_equal(next_of("(1) Rope (2) Lamps"), "(2) Lamps");
    assert_string_equal(next_of("a) rope b) lamps"), "b) lamps");
    assert_string_equal(next_of("• Rope • Lamps"), "• Lamps");
    assert_string_equal(next_of("8. Rope 9. Lamps"), "9. Lamps");
    assert_string_equal(next_of("9. Rope 10. Lamps"), "10. Lamps");
    assert_string_equal(next_of("98. Rope 99. Lamps"), "99. Lamps");
    assert_string_equal(next_of("99. Rope 100. Lamps"), "100. Lamps");
    assert_string_equal(next_of("109. Rope 110. Lamps"), "110. Lamps");
    assert_string_equal(next_of("998) Rope 999) Lamps"), "999) Lamps");
    assert_string_equal(next_of("1.) Rope 2.) Lamps"), "2.) Lamps");
    assert_string_equal(next_of("y) rope z) lamps"), "z) lamps");
    assert_string_equal(next_of("1. Rope 2 2. L"), "2. L");
    assert_string_equal(next_of("• Rope •Lamps"), "•Lamps");
    assert_null(next_of("999) Rope 1000) Lamps"));
    assert_null(next_of("1. Rope 2. "));
    assert_null(next_of("1. Rope 2.Lamps"));
    assert_null(next_of("1. Rope\r2. Lamps"));
    assert_null(next_of("(1) Rope 2) Lamps"));
    assert_null(next_of("1. Rope 12. Lamps"));
    assert_null(next_of("1. Rope 3. Lamps"));
    assert_null(next_of("1. Rope 2 Lamps"));
    assert_null(next_of("1. Rope 2. lamps"));
    assert_null(next_of("1. Rope\n2. Lamps"));
    assert_null(next_of("z) rope"));
    assert_null(next_of("- Rope - Lamps"));
}

/* The next item with its first letter is looked for in 400 bytes. */
TEST(an_item_is_not_too_long) {
    char text[450] = "1. R";
    memset(text + 4, 'a', 394);
    memcpy(text + 398, " 2. Lamps", 10);
    assert_string_equal(next_of(text), "2. Lamps");
    memcpy(text + 398, "a 2. Lamps", 11);
    assert_null(next_of(text));
}
