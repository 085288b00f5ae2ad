/*
 * test_lines.c - lines cover a text, and look as the header says
 */
#include "../unit.h"
#include "text/lines.h"
#include "text/utf8.h"

static void assert_lines(const char *text, size_t size, const char *const *expected, size_t count) {
    struct span copy = exact_copy((struct span){text, size});
    struct lines lines = LINES_OF(copy);
    struct line line;
    size_t seen = 0, end = 0;
    for (; lines_next(&lines, &line); seen++) {
        assert_int_equal(lines.start, end);
        end = lines.position;
        assert_true(seen < count);
        assert_span_equal(line.text, expected[seen]);
    }
    assert_int_equal(seen, count);
    if (count) assert_int_equal(end, size);
    free((void *)copy.data);
}

#define ASSERT_LINES(text, ...)                                                                              \
    do {                                                                                                     \
        const char *const expected[] = {__VA_ARGS__};                                                        \
        assert_lines(text, sizeof(text) - 1, expected, sizeof expected / sizeof *expected);                  \
    } while (0)

TEST(every_line_break_ends_a_line) {
    ASSERT_LINES("a\nb\r\nc\rd\fe\vf", "a", "b", "c", "d", "e", "f");
    ASSERT_LINES("a\xC2\x85"
                 "b\xE2\x80\xA8"
                 "c\xE2\x80\xA9"
                 "d",
                 "a", "b", "c", "d");
    ASSERT_LINES("one long line without any break in it, and more",
                 "one long line without any break in it, and more");
}

TEST(white_space_belongs_to_the_line_before) {
    ASSERT_LINES("\n \n  a b \xC2\xA0\n\t\n\xE3\x80\x80\nc\n\n", "a b", "c");
    assert_lines("", 0, NULL, 0);
    assert_lines(" \n\xC2\xA0\n", 5, NULL, 0);
}

static struct line look(const char *text) {
    struct lines lines = LINES_OF(span_of(text));
    struct line line;
    assert_true(lines_next(&lines, &line));
    line_look(&line, NULL);
    return line;
}

TEST(empty_lines_set_paragraphs_off) {
    struct lines lines = LINES_OF(span_of("a\nb\n\nc\n \nd"));
    static const uint32_t expected[] = {LINE_BLANK_BEFORE, LINE_BLANK_AFTER,
                                        LINE_BLANK_BEFORE | LINE_BLANK_AFTER,
                                        LINE_BLANK_BEFORE | LINE_BLANK_AFTER};
    struct line line;
    for (size_t i = 0; lines_next(&lines, &line); i++)
        assert_int_equal(line.flags & (LINE_BLANK_BEFORE | LINE_BLANK_AFTER), expected[i]);
}

TEST(the_end_of_a_line) {
    static const char *const sentences[] = {
        "He left.", "Why?",     "“Go!”",   "(It is.)",
        "so far…",  "終わり。", "वह गया।", "He left. (Reporting by Una Pellew)"};
    static const char *const open[] = {"the list:", "and,", "a pause —", "well;"};
    static const char *const neither[] = {"Share", "4 min read", "Ferry fares rise", "終わり", "Fares (new)"};
    const uint32_t both = LINE_SENTENCE_END | LINE_OPEN_END;
    for (size_t i = 0; i < 8; i++) assert_int_equal(look(sentences[i]).flags & both, LINE_SENTENCE_END);
    for (size_t i = 0; i < 4; i++) assert_int_equal(look(open[i]).flags & both, LINE_OPEN_END);
    for (size_t i = 0; i < 5; i++) assert_int_equal(look(neither[i]).flags & both, 0);
}

TEST(words_are_spaces_and_one_more) {
    assert_int_equal(look("pier").words, 1);
    assert_int_equal(look("a crane fell onto the waiting hall on Thursday").words, 9);
    assert_int_equal(look("Zürich liegt am See, sagt man so").words, 7);
    assert_int_equal(look("港口起重机倒塌").words, 4);
    assert_int_equal(look("! ! ! ! ! ! ! ! !").words, 9);
}

/* ---- characters, one by one ---- */

static const uint32_t SPACES[] = {'\t',   ' ',    0xA0,   0x1680, 0x2000, 0x2001, 0x2002,
                                  0x2003, 0x2004, 0x2005, 0x2006, 0x2007, 0x2008, 0x2009,
                                  0x200A, 0x202F, 0x205F, 0x3000, 0};
static const uint32_t BREAKS[] = {'\n', '\v', '\f', '\r', 0x85, 0x2028, 0x2029, 0};
static const uint32_t INVISIBLE[] = {0x7F,   0xAD,   0x61C,  0x200B, 0x200E, 0x200F, 0x202A, 0x202B, 0x202C,
                                     0x202D, 0x202E, 0x2060, 0x2066, 0x2067, 0x2068, 0x2069, 0xFEFF, 0};
static const uint32_t END_MARKS[] = {'.',    '!',    '?',    0x589,  0x61F,  0x6D4,  0x964,
                                     0x965,  0x1362, 0x1367, 0x1368, 0x2026, 0x203C, 0x2047,
                                     0x3002, 0xFF01, 0xFF0E, 0xFF1F, 0};
static const uint32_t OPEN_MARKS[] = {',',    ';',    ':',    '(',    '-',    0x60C,
                                      0x2013, 0x2014, 0x3001, 0xFF0C, 0xFF1A, 0};
static const uint32_t CLOSERS[] = {'"',    '\'',   ')',    ']',    '*',    0xAB,   0xBB,
                                   0x2018, 0x2019, 0x201A, 0x201B, 0x201C, 0x201D, 0x201E,
                                   0x201F, 0x203A, 0x300D, 0x300F, 0xFF09, 0};

static bool is_in(uint32_t code, const uint32_t *list) {
    while (*list && *list != code) list++;
    return *list == code;
}

/* `before`, a character and `behind`, in memory that is so large. */
static struct span with_code(const char *before, uint32_t code, const char *behind) {
    char text[20], bytes[5] = "";
    utf8_encode(code, bytes);
    snprintf(text, sizeof text, "%s%s%s", before, bytes, behind);
    return exact_copy(span_of(text));
}

TEST(spaces_and_breaks_of_all_characters) {
    for (uint32_t code = 1; code < 0x11000; code++) {
        if (code >= 0xD800 && code < 0xE000) continue;
        struct span text = with_code("", code, "");
        bool space = is_in(code, SPACES) || is_in(code, BREAKS);
        assert_int_equal(line_space(text.data, text.data + text.size), space ? text.size : 0);
        free((void *)text.data);
    }
}

TEST(what_does_not_show_at_the_ends_of_a_line) {
    for (uint32_t code = 1; code < 0x11000; code++) {
        if (code >= 0xD800 && code < 0xE000) continue;
        bool blank = code < ' ' || is_in(code, SPACES) || is_in(code, BREAKS) || is_in(code, INVISIBLE);
        struct span text = with_code(" a", code, "");
        struct span trimmed = line_trimmed(text, NULL);
        assert_int_equal(trimmed.size, blank ? 1 : text.size - 1);
        free((void *)text.data);
        text = with_code("", code, "a ");
        trimmed = line_trimmed(text, NULL);
        assert_int_equal(trimmed.size, blank ? 1 : text.size - 1);
        free((void *)text.data);
    }
}

TEST(marks_at_the_end_of_a_line) {
    const uint32_t both = LINE_SENTENCE_END | LINE_OPEN_END;
    for (uint32_t code = '!'; code < 0x11000; code++) {
        if (code >= 0xD800 && code < 0xE000) continue;
        if (is_in(code, SPACES) || is_in(code, BREAKS) || is_in(code, INVISIBLE)) continue;
        bool ends = is_in(code, END_MARKS), closes = is_in(code, CLOSERS);
        uint32_t open = is_in(code, OPEN_MARKS) ? LINE_OPEN_END : 0;
        struct span text = with_code("a", code, "");
        struct line line = {.text = text};
        line_look(&line, NULL);
        assert_int_equal(line.flags & both, ends ? LINE_SENTENCE_END : open);
        free((void *)text.data);
        text = with_code("a.", code, "");
        line = (struct line){.text = text};
        line_look(&line, NULL);
        assert_int_equal(line.flags & both, ends || closes ? LINE_SENTENCE_END : open);
        free((void *)text.data);
    }
}

TEST(a_note_in_brackets_ends_what_ended_before_it) {
    static const char *const ENDS[] = {"He left. (Reporting)", "He left.(Reporting)", "He left.  ((Una)",
                                       "He left.” (Reporting)"};
    static const char *const ENDS_NOT[] = {"He left (Reporting)", "(Reporting)",  "Reporting)",
                                           "He left: (Una)",      ". Reporting)", ")"};
    for (size_t i = 0; i < sizeof ENDS / sizeof *ENDS; i++)
        assert_true(look(ENDS[i]).flags & LINE_SENTENCE_END);
    for (size_t i = 0; i < sizeof ENDS_NOT / sizeof *ENDS_NOT; i++)
        assert_false(look(ENDS_NOT[i]).flags & LINE_SENTENCE_END);
}

TEST(a_line_begins_with_a_capital_a_number_or_a_quotation_mark) {
    static const char *const BEGINS[] = {"A", "Z", "0", "9", "\"", "'", "é", "“"};
    static const char *const BEGINS_NOT[] = {"a", "z", "@", "[", "/", ":", "!", "(", "-"};
    for (size_t i = 0; i < sizeof BEGINS / sizeof *BEGINS; i++)
        assert_true(look(BEGINS[i]).flags & LINE_CAPITAL);
    for (size_t i = 0; i < sizeof BEGINS_NOT / sizeof *BEGINS_NOT; i++)
        assert_false(look(BEGINS_NOT[i]).flags & LINE_CAPITAL);
}
