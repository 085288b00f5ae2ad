/*
 * test_items.c - short lines that belong to a story: what an item is, and where a list of them ends
 *
 * A line with a figure counts 5, a short sentence or one that goes on 6, another short line -6, a longer one
 * -12. A list has five figures, or three sentences, and never less than 0 at its last item.
 */
#include "../unit.h"
#include "article/items.h"
#include "text/chars.h"

enum { LINES_MAX = 500 };
static struct draft_line lines[LINES_MAX];
static size_t count;

#define FIGURE   "Brightwater 412 up"
#define SENTENCE "It fell down."
#define PLAIN    "Harbour Board News"
#define LONG     "Nine Words Of A Headline Make It A Long"

static void add(const char *string, const struct article_rule *match, const struct article_rule *drop) {
    struct span text = span_of(string);
    char last = text.data[text.size - 1];
    uint32_t words = 1, flags = is_ascii_lower(*text.data) ? 0 : LINE_CAPITAL;
    for (size_t i = 0; i < text.size; i++) words += text.data[i] == ' ';
    if (is_one_of(last, ".?!")) flags |= LINE_SENTENCE_END;
    if (is_one_of(last, ",;")) flags |= LINE_OPEN_END;
    lines[count++] = (struct draft_line){.look = {text, words, flags}, .match = match, .drop = drop};
}

static void add_times(size_t times, const char *string) {
    while (times--) add(string, NULL, NULL);
}

/* Asserts the list from a line on, and forgets the lines. */
static void assert_list(size_t from, enum items_way way, struct items expected) {
    struct draft draft = {.lines = {lines, count, LINES_MAX}};
    struct items found = items_find(&draft, from, way);
    assert_int_equal(found.start, expected.start);
    assert_int_equal(found.count, expected.count);
    assert_int_equal(found.lines, expected.lines);
    assert_int_equal(found.items, expected.items);
    assert_int_equal(found.seen, expected.seen);
    count = 0;
}

/* Whether three lines of a kind are items: sentences, or what goes on. */
static void assert_text(const char *line, bool item) {
    add_times(3, line);
    assert_list(0, ITEMS_DOWN, item ? (struct items){0, 3, 3, 3, 3} : (struct items){.seen = 3});
}

/* Whether five lines of a kind, and not four, are: figures. */
static void assert_figure(const char *line, bool item) {
    add_times(4, line);
    assert_list(0, ITEMS_DOWN, (struct items){.start = item ? 0 : 4, .seen = 4});
    add_times(5, line);
    assert_list(0, ITEMS_DOWN, item ? (struct items){0, 5, 5, 5, 5} : (struct items){.start = 4, .seen = 5});
}

TEST(items_are_told_by_marks_and_figures) {
    assert_text(SENTENCE, true);
    assert_text("Did it fall?", false);
    assert_text("So it fell!", false);
    assert_text("down it went", true);
    assert_text("down went", false);
    assert_text("Two eggs,", true);
    assert_text("Eggs,", false);
    assert_text("One two three four five six seven eight.", true);
    assert_figure(FIGURE, true);
    assert_figure("Eggs: three", true);
    assert_figure("Eggs:three Ferry", false);
    assert_figure("Three Eggs:", false);
    assert_figure("412", false);
    assert_figure(PLAIN, false);
}

TEST(two_sentences_are_no_list) {
    add_times(2, SENTENCE);
    assert_list(0, ITEMS_DOWN, (struct items){.seen = 2});
    add_times(2, SENTENCE);
    add_times(2, FIGURE);
    assert_list(0, ITEMS_DOWN, (struct items){0, 4, 4, 4, 4});
}

TEST(long_lines_are_items_by_figures_alone_and_among_their_like) {
    add_times(3, "One two three four five six seven eight nine.");
    assert_list(0, ITEMS_DOWN, (struct items){.start = 2, .seen = 3});
    add_times(5, "1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16 17 18 19 20");
    assert_list(0, ITEMS_DOWN, (struct items){0, 5, 5, 5, 5});
    add_times(5, "1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16 17 18 19 20 21");
    assert_list(0, ITEMS_DOWN, (struct items){.start = 4, .seen = 5});
    add(PLAIN, NULL, NULL);
    add_times(5, "1 2 3 4 5 6 7 8 9");
    assert_list(0, ITEMS_DOWN, (struct items){0, 6, 6, 5, 6});
    add_times(2, FIGURE);
    add(PLAIN, NULL, NULL);
    add_times(5, "1 2 3 4 5 6 7 8 9");
    assert_list(0, ITEMS_DOWN, (struct items){.start = 5, .seen = 8}); /* and begins anew */
}

TEST(a_list_begins_behind_lines_that_say_nothing) {
    add_times(3, PLAIN);
    add_times(5, FIGURE);
    assert_list(0, ITEMS_DOWN, (struct items){0, 8, 8, 5, 8});
    add_times(4, PLAIN);
    add_times(5, FIGURE);
    assert_list(0, ITEMS_DOWN, (struct items){4, 5, 5, 5, 9});
    add(LONG, NULL, NULL);
    add(PLAIN, NULL, NULL);
    add_times(5, FIGURE);
    assert_list(0, ITEMS_DOWN, (struct items){0, 7, 7, 5, 7});
    add_times(2, LONG);
    add_times(5, FIGURE);
    assert_list(0, ITEMS_DOWN, (struct items){2, 5, 5, 5, 7});
}

TEST(a_list_goes_on_while_it_has_more_items_than_lines_that_say_nothing) {
    add_times(5, FIGURE);
    add_times(5, PLAIN);
    add(FIGURE, NULL, NULL);
    assert_list(0, ITEMS_DOWN, (struct items){0, 11, 11, 6, 11});
    add_times(5, FIGURE);
    add_times(6, PLAIN);
    add(FIGURE, NULL, NULL);
    assert_list(0, ITEMS_DOWN, (struct items){0, 5, 5, 5, 12});
    add_times(5, FIGURE);
    add_times(2, LONG);
    add(FIGURE, NULL, NULL);
    assert_list(0, ITEMS_DOWN, (struct items){0, 8, 8, 6, 8});
    add_times(5, FIGURE);
    add_times(3, LONG);
    add(FIGURE, NULL, NULL);
    assert_list(0, ITEMS_DOWN, (struct items){0, 5, 5, 5, 9});
}

static struct article_rule rule_of(enum article_kind kind, enum article_place place) {
    return (struct article_rule){.name = "of a test", .kind = kind, .place = place};
}

TEST(what_may_stand_anywhere_is_passed) {
    static const enum article_kind PASSED[] = {ARTICLE_AD, ARTICLE_CAPTION, ARTICLE_CREDIT,
                                               ARTICLE_NEWSLETTER, ARTICLE_SOURCE_LINK};
    for (size_t i = 0; i < sizeof PASSED / sizeof *PASSED; i++)
        for (int dropped = 0; dropped <= 1; dropped++) {
            struct article_rule rule = rule_of(PASSED[i], PLACE_LINE),
                                other = rule_of(ARTICLE_SHARE, PLACE_LINE);
            add_times(3, FIGURE);
            add(PLAIN, dropped ? &other : &rule, dropped ? &rule : NULL);
            add_times(2, FIGURE);
            assert_list(0, ITEMS_DOWN, (struct items){0, 6, 5, 5, 6});
        }
}

/* A list of five with such a line in its middle. */
static void assert_ends(struct article_rule rule, bool dropped, bool ends) {
    add_times(5, FIGURE);
    add(FIGURE, dropped ? NULL : &rule, dropped ? &rule : NULL);
    add_times(1, FIGURE);
    assert_list(0, ITEMS_DOWN, ends ? (struct items){0, 5, 5, 5, 5} : (struct items){0, 7, 7, 7, 7});
}

TEST(a_list_ends_with_what_goes_or_heads_other_stories) {
    static const enum article_kind LISTED[] = {ARTICLE_BYLINE, ARTICLE_DATELINE, ARTICLE_TIMESTAMP,
                                               ARTICLE_TITLE, ARTICLE_CHROME};
    for (size_t i = 0; i < sizeof LISTED / sizeof *LISTED; i++) {
        assert_ends(rule_of(LISTED[i], PLACE_HEAD), false, false);
        assert_ends(rule_of(LISTED[i], PLACE_TAIL), false, false);
        assert_ends(rule_of(LISTED[i], PLACE_SECTION), false, true);
        assert_ends(rule_of(LISTED[i], PLACE_LINE), false, true);
        assert_ends(rule_of(LISTED[i], PLACE_HEAD), true, true);
    }
    assert_ends(rule_of(ARTICLE_SHARE, PLACE_TAIL), false, true);
    assert_ends(rule_of(ARTICLE_LEGAL, PLACE_EDGE), false, true);
}

TEST(a_list_is_followed_up_as_well) {
    struct article_rule related = rule_of(ARTICLE_RELATED, PLACE_SECTION);
    add(FIGURE, &related, NULL);
    add_times(5, FIGURE);
    add_times(4, PLAIN);
    assert_list(9, ITEMS_UP, (struct items){4, 5, 5, 5, 9});
    add_times(6, FIGURE);
    assert_list(4, ITEMS_UP, (struct items){0, 5, 5, 5, 5});
    add_times(6, FIGURE);
    assert_list(1, ITEMS_DOWN, (struct items){0, 5, 5, 5, 5});
}

TEST(so_many_lines_are_looked_at) {
    add_times(ITEMS_WINDOW + 20, FIGURE);
    assert_list(0, ITEMS_DOWN, (struct items){0, ITEMS_WINDOW, ITEMS_WINDOW, ITEMS_WINDOW, ITEMS_WINDOW});
    add_times(ITEMS_WINDOW, FIGURE);
    assert_list(0, ITEMS_DOWN, (struct items){0, ITEMS_WINDOW, ITEMS_WINDOW, ITEMS_WINDOW, ITEMS_WINDOW});
}
