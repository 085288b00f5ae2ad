/*
 * test_quote_marks.c - is a quotation open here?
 */
#include "../unit.h"
#include "sentence/quote_marks.h"

/* The text with [ for each mark that opens and ] for each that closes. */
static void assert_marks(const char *string, const char *expected) {
    struct span text = exact_copy(span_of(string));
    struct quote_marks marks = {text, text.data, false};
    const char *end = text.data + text.size, *mark, *from = text.data;
    struct buffer shown = BUFFER_INIT;
    for (size_t size; (mark = quote_marks_next(&marks, end, &size)); from = mark + size) {
        buffer_append(&shown, (struct span){from, (size_t)(mark - from)});
        buffer_append_byte(&shown, marks.open ? '[' : ']');
    }
    assert_ptr_equal(marks.position, end);
    buffer_append(&shown, (struct span){from, (size_t)(end - from)});
    assert_span_equal(buffer_span(&shown), expected);
    buffer_release(&shown);
    free((char *)(uintptr_t)text.data);
}

TEST(pairs) {
    assert_marks("\"Go,\" she said. \"Now.\"", "[Go,] she said. [Now.]");
    assert_marks("“Go,” she said. “Now.”", "[Go,] she said. [Now.]");
    assert_marks("„Geh“, sagte sie. »Jetzt.«", "[Geh], sagte sie. [Jetzt.]");
    assert_marks("« Va », dit-elle. « Vite. »", "[ Va ], dit-elle. [ Vite. ]");
    assert_marks("她说：“走。”然后", "她说：[走。]然后");
    assert_marks("她说：\"走。\"然后", "她说：[走。]然后");
    assert_marks("don't 'go' ‘now’", "don't 'go' ‘now’");
    assert_marks("", "");
}

TEST(a_mark_may_lack_its_partner) {
    assert_marks("\"Go. \"Now.\" She", "[Go. [Now.] She");
    assert_marks("Go.\" She", "Go.] She");
}

TEST(open_up_to_a_place) {
    struct span text = span_of("“Go. Now,” she said.");
    struct quote_marks marks = {text, text.data, false};
    assert_false(quote_marks_open(&marks, text.data));
    assert_true(quote_marks_open(&marks, text.data + 8));
    assert_true(quote_marks_open(&marks, text.data + 8));
    assert_false(quote_marks_open(&marks, text.data + text.size));
}
