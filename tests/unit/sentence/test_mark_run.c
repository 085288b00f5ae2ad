/*
 * test_mark_run.c - the marks at the end of a sentence, and what closes behind them
 */
#include "../unit.h"
#include "sentence/mark_run.h"

/* The run at the first of its marks in the text: marks, tail, kind. */
static void assert_run(const char *string, const char *run_and_tail, const char *tail,
                       enum mark_run_kind kind) {
    struct span text = exact_copy(span_of(string));
    size_t ascii = strcspn(string, ".?!");
    const char *start = text.data + (ascii < text.size ? ascii : strcspn(string, "\xE2\xE3"));
    struct quote_marks marks = {text, text.data, false};
    struct mark_run run = mark_run_read(&marks, start);
    assert_ptr_equal(run.start, start);
    assert_span_equal((struct span){start, (size_t)(run.tail - start)}, run_and_tail);
    assert_span_equal((struct span){run.end, (size_t)(run.tail - run.end)}, tail);
    assert_int_equal(run.kind, kind);
    free((char *)(uintptr_t)text.data);
}

TEST(runs) {
    assert_run("Go. Now", ".", "", MARK_RUN_DOT);
    assert_run("Go?! Now", "?!", "", MARK_RUN_STRONG);
    assert_run("Go ! ! Now", "! !", "", MARK_RUN_STRONG);
    assert_run("Go... now", "...", "", MARK_RUN_ELLIPSIS);
    assert_run("Go . . . now", ". . .", "", MARK_RUN_ELLIPSIS);
    assert_run("Go… now", "…", "", MARK_RUN_ELLIPSIS);
    assert_run("走。她", "。", "", MARK_RUN_FULL_STOP);
    assert_run("Go. .NET", ".", "", MARK_RUN_DOT);
    assert_run("Go. ...and", ".", "", MARK_RUN_DOT);
    assert_run("Go.", ".", "", MARK_RUN_DOT);
    assert_run("Go . . .", ". . .", "", MARK_RUN_ELLIPSIS);
    assert_run("Go .", ".", "", MARK_RUN_DOT);
    assert_run("Go. .5", ".", "", MARK_RUN_DOT);
    assert_run("Go. .$", ".", "", MARK_RUN_DOT);
    assert_run("Go. .\" She", ". .\"", "\"", MARK_RUN_ELLIPSIS);
    assert_run("Go.. Now", "..", "", MARK_RUN_ELLIPSIS);
    assert_run("Go.! Now", ".!", "", MARK_RUN_STRONG);
    assert_run("Go!. Now", "!.", "", MARK_RUN_STRONG);
    assert_run("Go!... Now", "!...", "", MARK_RUN_STRONG);
    assert_run("Go....Now", "....", "", MARK_RUN_ELLIPSIS);
}

static void assert_bracketed(const char *string, bool bracketed) {
    struct span text = exact_copy(span_of(string));
    struct quote_marks marks = {text, text.data, false};
    struct mark_run run = mark_run_read(&marks, text.data + strcspn(string, ".?!"));
    if (run.bracketed != bracketed) fail_msg("%s: %d", string, run.bracketed);
    free((char *)(uintptr_t)text.data);
}

TEST(marks_alone_in_brackets) {
    assert_bracketed("We left [...] in May.", true);
    assert_bracketed("We left (...) in May.", true);
    assert_bracketed("(?) We left.", true);
    assert_bracketed("We left {...} in May.", false);
    assert_bracketed("We left ... in May.", false);
    assert_bracketed("We left (now?) in May.", false);
    assert_bracketed("We left [...", false);
    assert_bracketed("...] in May.", false);
}

TEST(tails) {
    assert_run("\"Go.\" She", ".\"", "\"", MARK_RUN_DOT);
    assert_run("Go.\") She", ".\")", "\")", MARK_RUN_DOT);
    assert_run("Go.[12] She", ".[12]", "[12]", MARK_RUN_DOT);
    assert_run("Go. [1 - 3] She", ". [1 - 3]", " [1 - 3]", MARK_RUN_DOT);
    assert_run("Go.² She", ".²", "²", MARK_RUN_DOT);
    assert_run("Go. :) She", ". :)", " :)", MARK_RUN_DOT);
    assert_run("Go. ) She", ". )", " )", MARK_RUN_DOT);
    assert_run("\"Go\".) She", ".)", ")", MARK_RUN_DOT);
    assert_run("Go.[...] She", ".[...]", "[...]", MARK_RUN_DOT);
    assert_run("Go.[…] She", ".[…]", "[…]", MARK_RUN_DOT);
    assert_run("Go.[a] She", ".[a]", "[a]", MARK_RUN_DOT);
    assert_run("Go.[ab] She", ".", "", MARK_RUN_DOT);
    assert_run("Go.[1, 2, 3, 444] She", ".", "", MARK_RUN_DOT);
    assert_run("Go.[1, 2, 3, 44] She", ".[1, 2, 3, 44]", "[1, 2, 3, 44]", MARK_RUN_DOT);
    assert_run("Go.[1A] She", ".", "", MARK_RUN_DOT);
    assert_run("Go.[1a] She", ".[1a]", "[1a]", MARK_RUN_DOT);
    assert_run("Go.[1", ".", "", MARK_RUN_DOT);
    assert_run("Go.[", ".", "", MARK_RUN_DOT);
    assert_run("Go.¹³ She", ".¹³", "¹³", MARK_RUN_DOT);
    assert_run("Go.⁴ She", ".⁴", "⁴", MARK_RUN_DOT);
    assert_run("Go.4 She", ".", "", MARK_RUN_DOT);
    assert_run("Go. ;-) She", ". ;-)", " ;-)", MARK_RUN_DOT);
    assert_run("Go. =D", ". =D", " =D", MARK_RUN_DOT);
    assert_run("Go. :P\nShe", ". :P", " :P", MARK_RUN_DOT);
    assert_run("Go. :", ".", "", MARK_RUN_DOT);
    assert_run("Go. :-", ".", "", MARK_RUN_DOT);
    assert_run("Go. :x She", ".", "", MARK_RUN_DOT);
    assert_run("Go. ", ".", "", MARK_RUN_DOT);
    assert_run("\"Go. \"", ". \"", " \"", MARK_RUN_DOT);
    assert_run("“Go.”! She", ".”!", "”!", MARK_RUN_DOT);
    assert_run("Go. \"She\"", ".", "", MARK_RUN_DOT);
    assert_run("Go. [She]", ".", "", MARK_RUN_DOT);
    assert_run("Go. (She)", ".", "", MARK_RUN_DOT);
    assert_run("Go. :dash", ".", "", MARK_RUN_DOT);
}

/* Between a mark and a capital the mark itself says whether it closes. */
TEST(glued_quotation_marks) {
    assert_run("Go.“She", ".", "", MARK_RUN_DOT);
    assert_run("Go.”She", ".”", "”", MARK_RUN_DOT);
    assert_run("“Go.“She", ".", "", MARK_RUN_DOT);
    assert_run("„Go.“She", ".“", "“", MARK_RUN_DOT);
    assert_run("„Go“ we.“She", ".", "", MARK_RUN_DOT);
    assert_run("Go.“she", ".", "", MARK_RUN_DOT);
}

/* The quotation mark before it is looked for in 400 bytes. */
TEST(a_quotation_is_not_too_long) {
    char text[450] = "„";
    memset(text + 3, 'a', 396);
    memcpy(text + 399, ".“She", 8);
    assert_run(text, ".“", "“", MARK_RUN_DOT);
    memcpy(text + 399, "a.“She", 9);
    assert_run(text, ".", "", MARK_RUN_DOT);
}
