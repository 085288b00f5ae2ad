/*
 * test_layout.c - what a line break means in a text
 */
#include "../unit.h"
#include "sentence/layout.h"

static struct layout layout_of_string(const char *string, enum newlines asked) {
    struct span text = exact_copy(span_of(string));
    struct layout layout = layout_of(text, asked);
    free((char *)(uintptr_t)text.data);
    return layout;
}

static const char WRAPPED[] = "The harbour board met on Tuesday evening to hear how the\n"
                              "crane came down and who had been told beforehand that it\n"
                              "would. Ada Voss, who chairs the board, said no one had.\n";
static const char LISTED[] =
    "Harbour board meets over fallen crane\nCrane was checked in May\nVoss: no one was told\n";
static const char BLOCKS[] =
    "The harbour board met on Tuesday.\n\nIt heard how the crane came down.\n\nNo one was told.";

TEST(layouts) {
    assert_int_equal(layout_of_string(WRAPPED, NEWLINES_AUTO).newlines, NEWLINES_BLANK);
    assert_false(layout_of_string(WRAPPED, NEWLINES_AUTO).lines_are_paragraphs);
    assert_int_equal(layout_of_string(LISTED, NEWLINES_AUTO).newlines, NEWLINES_BOUNDARY);
    assert_true(layout_of_string(LISTED, NEWLINES_AUTO).lines_are_paragraphs);
    assert_int_equal(layout_of_string(BLOCKS, NEWLINES_AUTO).newlines, NEWLINES_BOUNDARY);
    assert_false(layout_of_string(BLOCKS, NEWLINES_AUTO).lines_are_paragraphs);
    assert_int_equal(layout_of_string("", NEWLINES_AUTO).newlines, NEWLINES_BOUNDARY);
}

TEST(what_is_asked_for_is_given) {
    assert_int_equal(layout_of_string(LISTED, NEWLINES_SPACE).newlines, NEWLINES_SPACE);
    assert_false(layout_of_string(LISTED, NEWLINES_SPACE).lines_are_paragraphs);
    assert_int_equal(layout_of_string(LISTED, NEWLINES_BLANK).newlines, NEWLINES_BLANK);
    assert_int_equal(layout_of_string(WRAPPED, NEWLINES_BOUNDARY).newlines, NEWLINES_BOUNDARY);
}

/* A list of small words is no wrapped text: its lines are too narrow. */
TEST(narrow_lines_are_a_list) {
    assert_int_equal(layout_of_string("rope\nlamps\ntar\nnails\n", NEWLINES_AUTO).newlines,
                     NEWLINES_BOUNDARY);
}

/* `count` lines, one after another. */
struct lines {
    const char *line;
    int count;
};

static enum newlines newlines_of(const struct lines *lines, size_t kinds) {
    static char text[4000];
    size_t size = 0;
    for (size_t kind = 0; kind < kinds; kind++)
        for (int i = 0; i < lines[kind].count; i++)
            size += (size_t)snprintf(text + size, sizeof text - size, "%s\n", lines[kind].line);
    return layout_of_string(text, NEWLINES_AUTO).newlines;
}

/* Whether a text is wrapped that has two more lines of a kind, of which the last stands before a capital,
 * than other ones. */
static bool is_wrapped(const char *line, int run_on, const char *other, int others) {
    const struct lines lines[] = {{line, run_on + 1}, {other, others}};
    return newlines_of(lines, 2) == NEWLINES_BLANK;
}

#define THIRTY  "the board met to hear of cranes"
#define OTHER   "Crane fell"
#define HUNDRED THIRTY " " THIRTY " " THIRTY " aft"

TEST(so_many_lines_run_on_in_a_wrapped_text) {
    assert_true(is_wrapped(THIRTY, 3, OTHER, 16));  /* 3 of 20 */
    assert_false(is_wrapped(THIRTY, 3, OTHER, 17)); /* 3 of 21 */
    assert_false(is_wrapped(THIRTY, 2, OTHER, 17));
}

/* ö is one character of two bytes. */
TEST(lines_that_run_on_are_neither_narrow_nor_wide) {
    assert_true(is_wrapped("the board met to hear of crane", 3, OTHER, 10));
    assert_false(is_wrapped("the board met to hear of cran", 3, OTHER, 10));
    assert_false(is_wrapped("the board met to hear of crön", 3, OTHER, 10));
    assert_true(is_wrapped("the board met to hear of cröne", 3, OTHER, 10));
    assert_int_equal(strlen(HUNDRED), 99);
    assert_true(is_wrapped(HUNDRED "e", 3, OTHER, 10));
    assert_false(is_wrapped(HUNDRED "er", 3, OTHER, 10));
    assert_true(is_wrapped(HUNDRED "ö", 3, OTHER, 10));
    assert_false(is_wrapped(HUNDRED "öö", 3, OTHER, 10));
}

TEST(more_lines_run_on_than_are_wide) {
    assert_true(is_wrapped(THIRTY, 3, "A " HUNDRED, 2));
    assert_false(is_wrapped(THIRTY, 3, "A " HUNDRED, 3));
    assert_false(is_wrapped(THIRTY, 3, "A " HUNDRED " ööööööööööööööööööööööööööööööööööööööööö", 3));
}

TEST(a_line_runs_on_into_a_small_letter) {
    assert_true(is_wrapped("the board met to hear of cranes:", 3, OTHER, 10));
    assert_false(is_wrapped("the board met to hear of cranes.", 3, OTHER, 10));
    assert_false(is_wrapped("the board met to hear of cranes!", 3, OTHER, 10));
    assert_false(is_wrapped("The board met to hear of cranes", 3, OTHER, 10));
    assert_false(is_wrapped("  the board met to hear of cranes", 3, OTHER, 10));
    assert_false(is_wrapped("the board met to hear of cranes\n", 3, OTHER, 10));
}

static bool lines_are_paragraphs(const char *text) {
    return layout_of_string(text, NEWLINES_AUTO).lines_are_paragraphs;
}

TEST(few_blank_lines_leave_lines_paragraphs) {
    assert_true(lines_are_paragraphs("It fell.\n\nIt sank.\nIt rose.\nIt left.\nIt went."));
    assert_false(lines_are_paragraphs("It fell.\n\nIt sank.\nIt rose.\nIt left."));
    assert_true(lines_are_paragraphs("\n\nIt fell.\nIt sank.\nIt rose.\nIt left.\n\n"));
}

static bool break_ends(enum newlines newlines, const char *text) {
    const char *end = text + strlen(text);
    return layout_break_ends(newlines, line_break_at(text, end), end);
}

TEST(a_line_break_ends_a_sentence_where_the_layout_says_so) {
    static const char *const ENDING[] = {"\n\nit", "\n  it", "\n- it", "\n1. It", "\n"};
    for (size_t i = 0; i < sizeof ENDING / sizeof *ENDING; i++) {
        assert_true(break_ends(NEWLINES_BLANK, ENDING[i]));
        assert_true(break_ends(NEWLINES_BOUNDARY, ENDING[i]));
        assert_int_equal(break_ends(NEWLINES_SPACE, ENDING[i]), !ENDING[i][1]);
    }
    assert_false(break_ends(NEWLINES_BLANK, "\nit"));
    assert_true(break_ends(NEWLINES_BOUNDARY, "\nit"));
    assert_false(break_ends(NEWLINES_SPACE, "\nit"));
}

TEST(breaks) {
    static const struct {
        const char *text;
        size_t size;
        bool paragraph, indented;
    } CASES[] = {
        {"\nx", 1, false, false},          {"\r\nx", 2, false, false},
        {"\rx", 1, false, false},          {"\n\nx", 2, true, false},
        {"\r\n\r\nx", 4, true, false},     {"\n \t\nx", 4, true, false},
        {"\fx", 1, true, false},           {"\vx", 1, false, false},
        {"\xC2\x85x", 2, false, false},    {"\xE2\x80\xA8x", 3, false, false},
        {"\xE2\x80\xA9x", 3, true, false}, {"\n  x", 3, false, true},
        {"\n\tx", 2, false, true},         {"\n x", 2, false, false},
        {"\n", 1, false, false},           {"\n\xC2\xA0\n", 4, true, false},
    };
    for (size_t i = 0; i < sizeof CASES / sizeof *CASES; i++) {
        struct span text = exact_copy(span_of(CASES[i].text));
        struct line_break found = line_break_at(text.data, text.data + text.size);
        if ((size_t)(found.end - text.data) != CASES[i].size || found.paragraph != CASES[i].paragraph ||
            found.indented != CASES[i].indented)
            fail_msg("break %zu: %td bytes, paragraph %d, indented %d", i, found.end - text.data,
                     found.paragraph, found.indented);
        free((char *)(uintptr_t)text.data);
    }
}
