/*
 * test_lines.c - lines cover a text, and look as the header says
 */
#include "../unit.h"
#include "text/lines.h"

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
