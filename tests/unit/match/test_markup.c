/*
 * test_markup.c - pieces of a text put between marks
 */
#include "../unit.h"
#include "match/markup.h"

static void assert_marked(const char *text, struct marks marks, const char *expected) {
    struct buffer out = BUFFER_INIT;
    markup_piece(&out, span_of(text), marks, NULL);
    assert_span_equal(buffer_span(&out), expected);
    buffer_release(&out);
}

TEST(a_piece_stands_between_its_marks) {
    assert_marked("R&D <1>", marks_default(MARK_ADDED, false), "{+R&D <1>+}");
    assert_marked("old", marks_default(MARK_DELETED, false), "[-old-]");
    assert_marked("old", marks_default(MARK_SHARED, false), "{=old=}");
    assert_marked("", marks_default(MARK_ADDED, false), "");
    assert_marked("x", (struct marks){span_of(""), span_of("")}, "x");
}

TEST(what_stands_between_tags_is_escaped) {
    assert_marked("R&D <1> \"é\"", marks_default(MARK_ADDED, true), "<ins>R&amp;D &lt;1&gt; \"é\"</ins>");
    assert_marked("&&", marks_default(MARK_DELETED, true), "<del>&amp;&amp;</del>");
    assert_marked("a>", marks_default(MARK_SHARED, true), "<mark>a&gt;</mark>");
    assert_marked("<", (struct marks){span_of(" <B class=x>"), span_of("</B>")}, " <B class=x>&lt;</B>");
}

TEST(a_mark_without_a_letter_behind_it_is_no_tag) {
    assert_marked("<i>", (struct marks){span_of("<<"), span_of(">>")}, "<<<i>>>");
    assert_marked("a&b", (struct marks){span_of("<"), span_of(">")}, "<a&b>");
    assert_marked("a&b", (struct marks){span_of("<1"), span_of("")}, "<1a&b");
}

TEST(a_text_around_tags_is_escaped_and_another_is_not) {
    struct buffer out = BUFFER_INIT;
    markup_text(&out, span_of("a<b & "), true, NULL);
    markup_text(&out, span_of("a<b"), false, NULL);
    markup_text(&out, (struct span){NULL, 0}, true, NULL);
    assert_span_equal(buffer_span(&out), "a&lt;b &amp; a<b");
    buffer_release(&out);
}

static enum status mark_some(void *context, struct poll *poll) {
    (void)context;
    struct buffer out = BUFFER_INIT;
    markup_piece(&out, span_of("a < b"), marks_default(MARK_ADDED, true), poll);
    enum status status = out.status ? out.status : poll_stopped(poll) ? STATUS_INTERRUPT : STATUS_OK;
    buffer_release(&out);
    return status;
}

static enum status mark_unasked(void *context) {
    return mark_some(context, NULL);
}

TEST(every_allocation_may_fail) {
    assert_survives_no_memory(mark_unasked, NULL);
}

TEST(marking_can_be_stopped_anywhere) {
    assert_int_equal(assert_survives_interrupts(mark_some, NULL), 5);
}
