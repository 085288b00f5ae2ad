/*
 * test_word_diff.c - what changed between two texts, in words
 */
#include "../unit.h"
#include "match/word_diff.h"
#include "text/words.h"

static enum status mark(const char *a, const char *b, bool changes_alone, struct buffer *out,
                        struct poll *poll) {
    struct word_diff diff = WORD_DIFF_INIT;
    struct marks added = marks_default(MARK_ADDED, false), deleted = marks_default(MARK_DELETED, false);
    struct word_diff_marks marks = {&added, changes_alone ? NULL : &deleted};
    enum word_diff_moved moved = changes_alone ? WORD_DIFF_MOVED : WORD_DIFF_APART;
    enum status status = word_diff_read(&diff, span_of(a), span_of(b), moved, poll);
    if (!status) word_diff_mark(&diff, marks, out, poll);
    if (!status && poll_stopped(poll)) status = STATUS_INTERRUPT;
    word_diff_release(&diff);
    return status ? status : out->status;
}

static void assert_marked(const char *a, const char *b, bool changes_alone, const char *expected) {
    struct buffer out = BUFFER_INIT;
    assert_int_equal(mark(a, b, changes_alone, &out, NULL), STATUS_OK);
    assert_span_equal(buffer_span(&out), expected);
    buffer_release(&out);
}

static void assert_diff(const char *a, const char *b, const char *expected) {
    assert_marked(a, b, false, expected);
}

TEST(words_of_an_edited_sentence_are_marked) {
    assert_diff("It fell on Monday.", "It fell on Sunday.", "It fell on [-Monday-]{+Sunday+}.");
    assert_diff("The old pier fell.", "The pier fell.", "The [-old -]pier fell.");
    assert_diff("The pier fell.", "The old pier fell.", "The {+old+} pier fell.");
    assert_diff("It fell on Monday, he said.", "It fell, he said.", "It fell[- on Monday-], he said.");
    assert_diff("The pier fell late!", "The pier fell.", "The pier fell[- late-].");
    assert_diff("Late, the pier fell.", "The pier fell.", "[-Late, -]The pier fell.");
}

TEST(marks_and_case_are_no_change) {
    assert_diff("“It fell”, she said.", "It FELL, she said!", "It FELL, she said!");
    assert_diff("It’s 3.5.", "Its 3,5", "Its 3,5");
    assert_diff("", "", "");
}

TEST(changes_with_few_words_between_are_one) {
    assert_diff("The red barn and the tall hill are old ones.",
                "The green barn and the low hill are old ones.",
                "The [-red-]{+green+} barn and the [-tall-]{+low+} hill are old ones.");
    assert_diff("The red barn and tall hill are old ones.", "The green barn and low hill are old ones.",
                "The [-red barn and tall-]{+green barn and low+} hill are old ones.");
}

TEST(joined_words_change_together) {
    assert_diff("The hard-line mayor spoke.", "The hard-nosed mayor spoke.",
                "The [-hard-line-]{+hard-nosed+} mayor spoke.");
    assert_diff("It grew by 3.5 per cent.", "It grew by 3.6 per cent.",
                "It grew by [-3.5-]{+3.6+} per cent.");
    assert_diff("A state-of-the-art pier fell.", "A state-of-art pier fell.",
                "A [-state-of-the-art-]{+state-of-art+} pier fell.");
    assert_diff("It is 12.", "It is 12.5", "It is [-12-]{+12.5+}");
    assert_diff("Line by line.", "Hard-line by line.", "[-Line-]{+Hard-line+} by line.");
    assert_diff("A hard-line mayor spoke.", "A hard line mayor spoke.", "A hard line mayor spoke.");
    assert_diff("The half-built pier shut.", "The half finished pier shut.",
                "The [-half-built-]{+half finished+} pier shut.");
    assert_diff("The half built pier shut.", "The half-finished pier shut.",
                "The [-half built-]{+half-finished+} pier shut.");
    assert_diff("He left at 9:30 on Monday.", "He left at 10:30 on Monday.",
                "He left at [-9:30-]{+10:30+} on Monday.");
}

#define CRANE "A dock crane fell on the old pier on Monday. "
#define HOLM  "Harbour master Ada Holm said nobody was hurt. "
#define RAIN  "It rained. "

TEST(whole_sentences_go_with_what_parts_them) {
    assert_diff(CRANE RAIN HOLM, CRANE HOLM, CRANE "[-" RAIN "-]" HOLM);
    assert_diff(CRANE HOLM, CRANE RAIN HOLM, CRANE "{+It rained.+} " HOLM);
    assert_diff(CRANE RAIN HOLM, CRANE "“Who knew?” " HOLM, CRANE "[-" RAIN "-]{+“Who knew?”+} " HOLM);
    assert_diff(CRANE "It rained.", CRANE, "A dock crane fell on the old pier on Monday.[- It rained.-] ");
    assert_diff("It rained.", "", "[-It rained.-]");
    assert_diff("", "It rained.", "{+It rained.+}");
    assert_diff(CRANE "\n\nIt rained.\n\nWho knew?\n\n" HOLM, CRANE "\n\n" HOLM,
                CRANE "\n\n[-It rained.\n\nWho knew?\n\n-]" HOLM);
}

TEST(a_sentence_that_moved_is_deleted_there_and_added_here) {
    assert_diff(CRANE HOLM RAIN, RAIN CRANE HOLM,
                "{+It rained.+} " CRANE "Harbour master Ada Holm said nobody was hurt.[- It rained.-] ");
}

TEST(it_is_not_new_where_changes_alone_are_marked) {
    assert_marked(CRANE HOLM RAIN, RAIN CRANE HOLM, true, RAIN CRANE HOLM);
    assert_marked(CRANE HOLM "It rained on Sunday at noon. ", "It rained on Friday at noon. " CRANE HOLM,
                  true, "It rained on {+Friday+} at noon. " CRANE HOLM);
    assert_marked(CRANE RAIN, CRANE "Who knew? ", true, CRANE "{+Who knew?+} ");
}

TEST(words_that_nothing_parts_stay_apart) {
    assert_diff("東 abc 京 都 市", "東京 都 市", "東[- abc -]京 都 市");
    assert_diff("x 京 old 都 市 東 y", "x 京新都 市 東 y", "x 京[- old -]{+新+}都 市 東 y");
}

TEST(changes_around_a_word_of_two_characters_stay_apart) {
    assert_diff("市議会は火曜日に古い橋を閉じた。", "市議会は水曜日に長い橋を閉じた。",
                "市議会は[-火-]{+水+}曜日に[-古-]{+長+}い橋を閉じた。");
    assert_diff("大雨造成十人死亡。", "大雨已造成多人死亡。", "大雨{+已+}造成[-十-]{+多+}人死亡。");
    /* One character between changes of one, and two between changes of two. */
    assert_diff("总统周一讲话。", "总理周日讲话。", "总[-统周一-]{+理周日+}讲话。");
    assert_diff("造成至少十人死亡。", "造成大约十人受伤。", "造成[-至少十人死亡-]{+大约十人受伤+}。");
}

/* The result of word_diff_mark without the pieces between one kind of marks, and without the other marks. */
static void keep_side(struct span marked, const char *drop_open, const char *drop_close,
                      const char *keep_open, const char *keep_close, struct buffer *out) {
    bool dropped = false;
    for (size_t i = 0; i < marked.size; i++) {
        const char *p = marked.data + i;
        bool pair = i + 1 < marked.size;
        if (pair && (memcmp(p, drop_open, 2) == 0 || memcmp(p, drop_close, 2) == 0))
            dropped = memcmp(p, drop_open, 2) == 0, i++;
        else if (pair && (memcmp(p, keep_open, 2) == 0 || memcmp(p, keep_close, 2) == 0))
            i++;
        else if (!dropped)
            buffer_append_byte(out, *p);
    }
}

static void make_text(struct buffer *text, const struct buffer *from, uint64_t *state) {
    static const char *const PIECES[] = {"the ",    "crane ", "fell. ", "old",  "Pier, ",
                                         "hard-",   "line ",  "東京",   "3.5 ", "and ",
                                         "Mayor. ", "(",      "” ",     "\n\n", "U.S. "};
    for (size_t i = 0; from && i < from->size; i++)
        if (random_below(state, 30))
            buffer_append_byte(text, (signed char)from->data[i] < 0 ? ' ' : from->data[i]);
    for (size_t n = random_below(state, from ? 6 : 30); n > 0; n--)
        buffer_append(text, span_of(PIECES[random_below(state, sizeof PIECES / sizeof *PIECES)]));
    buffer_append_byte(text, '\0');
    text->size--;
}

TEST(both_texts_can_be_had_from_the_marked_one) {
    uint64_t state = 21;
    for (int round = 0; round < 1500; round++) {
        struct buffer a = BUFFER_INIT, b = BUFFER_INIT, out = BUFFER_INIT, side = BUFFER_INIT,
                      keys[2] = {BUFFER_INIT, BUFFER_INIT};
        make_text(&a, NULL, &state);
        make_text(&b, round % 4 ? &a : NULL, &state);
        assert_int_equal(mark(a.data, b.data, false, &out, NULL), STATUS_OK);
        keep_side(buffer_span(&out), "[-", "-]", "{+", "+}", &side);
        buffer_append_byte(&side, '\0');
        assert_string_equal(side.data, b.data);
        buffer_clear(&side);
        keep_side(buffer_span(&out), "{+", "+}", "[-", "-]", &side);
        assert_int_equal(text_fold(buffer_span(&side), &keys[0], NULL), STATUS_OK);
        assert_int_equal(text_fold(buffer_span(&a), &keys[1], NULL), STATUS_OK);
        if (!span_equal(buffer_span(&keys[0]), buffer_span(&keys[1]))) fail_msg("%s / %s", a.data, b.data);
        struct buffer *all[] = {&a, &b, &out, &side, &keys[0], &keys[1]};
        for (size_t i = 0; i < 6; i++) buffer_release(all[i]);
    }
}

static enum status diff_some(void *context, struct poll *poll) {
    (void)context;
    struct buffer out = BUFFER_INIT;
    enum status status =
        mark(CRANE RAIN HOLM "Who knew?", "It rained. A dock crane fell on Sunday. " HOLM, false, &out, poll);
    buffer_release(&out);
    return status;
}

static enum status diff_unasked(void *context) {
    return diff_some(context, NULL);
}

TEST(every_allocation_may_fail) {
    assert_survives_no_memory(diff_unasked, NULL);
}

TEST(it_can_be_stopped_anywhere) {
    assert_true(assert_survives_interrupts(diff_some, NULL) > 100);
}
