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
