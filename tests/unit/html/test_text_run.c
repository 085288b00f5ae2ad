/* What a block weighs as prose, and white space as a browser shows it. */
#include "../unit.h"
#include "html/text_run.h"

static void check(const char *text, uint32_t links, uint32_t good, bool sentence) {
    struct span copy = exact_copy(span_of(text));
    struct text_weight weight = text_run_weigh(copy, links);
    free((char *)(uintptr_t)copy.data);
    if (weight.good != good || weight.sentence != sentence)
        fail_msg("%s: %u, %d", text, (unsigned)weight.good, weight.sentence);
}

/* A text of so many characters, with `mark` at a place in it and `last` at its end. */
static void check_size(size_t characters, bool inside, const char *last, bool good) {
    char text[400];
    memset(text, 'a', characters);
    if (inside) memcpy(text + 5, ". ", 2);
    if (*last) text[characters - 1] = *last;
    text[characters] = '\0';
    struct text_weight weight = text_run_weigh(span_of(text), 0);
    assert_int_equal(weight.characters, characters);
    assert_int_equal(weight.good, good ? characters : 0);
}

TEST(prose_is_told_by_length_and_marks) {
    check_size(20, false, ".", true);
    check_size(19, false, ".", false);
    check_size(60, true, "", true);
    check_size(59, true, "", false);
    check_size(140, false, "", true);
    check_size(139, false, "", false);
    check_size(60, false, ",", false);
}

TEST(links_cost_twice_what_they_show) {
    check("Nets are dear at this port.", 0, 27, true);
    check("Nets are dear at this port.", 4, 19, true);
    check("Nets are dear at this port.", 13, 1, true);
    check("Nets are dear at this port.", 14, 0, true);
    check("The pier is shut to all of", 0, 0, false);
}

TEST(letters_without_blanks_count_three_times) {
    check("港は閉鎖した。", 0, 21, true);
    check("港は閉鎖。", 0, 0, true);
    check("港は閉鎖した。", 10, 1, true);
}

TEST(a_sentence_ends_with_its_mark) {
    check("“Nets are dear at this port.”", 0, 29, true);
    check("(Nets are dear at this port!)", 0, 29, true);
    check("Nets are dear at this port? ", 0, 28, true);
    check("Nets are dear at port.example", 0, 0, false);
    check("Nets are dear at this port. And", 0, 0, false);
    check("港は閉鎖した。次", 0, 0, false);
    check("港は閉鎖した。港は閉鎖した。港は閉鎖した", 0, 60, false);
    check("Nets are dear…and ropes are dear at the old port of Ostrel here", 0, 63, false);
    check("Nets are dear.and ropes are dear at the old port of Ostrel here", 0, 0, false);
    check("", 0, 0, false);
}

static void check_run(bool verbatim, enum html_reading reading, const char *raw, const char *expected) {
    struct buffer text = BUFFER_INIT;
    buffer_append(&text, span_of("x"));
    struct text_run run = {.text = &text, .gap = GAP_NONE, .verbatim = verbatim};
    struct span copy = exact_copy(span_of(raw));
    text_run_add(&run, copy, reading, 1, NULL);
    free((char *)(uintptr_t)copy.data);
    assert_span_equal(span_slice(buffer_span(&text), 1, text.size), expected);
    buffer_release(&text);
}

TEST(white_space_is_a_blank_that_is_owed) {
    check_run(false, HTML_READ_TEXT, " a \t b\u00a0c&nbsp;d&#32;e ", "a b c d e");
    check_run(false, HTML_READ_TEXT, "a\n\nb", "a b");
    check_run(true, HTML_READ_TEXT, "a\nb\n\nc  d", "a\nb\n\nc d");
    check_run(false, HTML_READ_TEXT, "a&amp;b&eacute;&unknown;&", "a&bé&unknown;&");
    check_run(false, HTML_READ_RAW, "a&amp;b", "a&amp;b");
    check_run(false, HTML_READ_TEXT, "&NotEqualTilde;", "≂̸");
}

TEST(where_shown_characters_begin_and_end) {
    static const char RAW[] = " \n a&amp; &nbsp;";
    struct buffer text = BUFFER_INIT;
    struct text_run run = {.text = &text, .gap = GAP_NONE};
    text_run_add(&run, span_of(" "), HTML_READ_TEXT, 0, NULL);
    assert_null(run.first);
    assert_int_equal(run.gap, GAP_SPACE);
    text_run_add(&run, span_of(RAW), HTML_READ_TEXT, 0, NULL);
    assert_true(run.first == RAW + 3 && run.last == RAW + 9);
    assert_span_equal(buffer_span(&text), "a&");
    buffer_release(&text);
}
