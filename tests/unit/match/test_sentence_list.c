/*
 * test_sentence_list.c - the sentences of a text as runs of the words of a word list
 */
#include "../unit.h"
#include "match/sentence_list.h"

static enum status read_text(struct sentence_list *list, struct word_list *words, const char *text,
                             struct poll *poll) {
    struct u64_map vocabulary = U64_MAP_INIT;
    enum status status = word_list_read(words, &vocabulary, span_of(text), NULL);
    if (!status) status = sentence_list_read(list, words, poll);
    u64_map_release(&vocabulary);
    return status;
}

TEST(each_sentence_has_its_words) {
    struct word_list words = WORD_LIST_INIT;
    struct sentence_list list = SENTENCE_LIST_INIT;
    assert_int_equal(
        read_text(&list, &words, "Pier closed\n\n* * *\n\nIt fell. “Who saw it?” she said.", NULL),
        STATUS_OK);
    const struct {
        const char *text;
        uint32_t first, count;
        bool quoted;
    } expected[] = {{"Pier closed", 0, 2, false},
                    {"* * *", 2, 0, false},
                    {"It fell.", 2, 2, false},
                    {"“Who saw it?” she said.", 4, 5, false}};
    assert_int_equal(list.count, 4);
    for (size_t i = 0; i < 4; i++) {
        assert_span_equal(list.items[i].text, expected[i].text);
        assert_int_equal(list.items[i].first, expected[i].first);
        assert_int_equal(list.items[i].count, expected[i].count);
        assert_int_equal(list.items[i].quoted, expected[i].quoted);
    }
    assert_span_equal(sentence_list_span(&list, 0, 3), "Pier closed\n\n* * *\n\nIt fell.");
    assert_int_equal(sentence_list_words(&list, 1, 3), 7);
    sentence_list_release(&list);
    word_list_release(&words);
}

TEST(a_sentence_in_quotation_marks_is_quoted) {
    struct word_list words = WORD_LIST_INIT;
    struct sentence_list list = SENTENCE_LIST_INIT;
    assert_int_equal(read_text(&list, &words, "“We won. We are glad,” she said.", NULL), STATUS_OK);
    assert_int_equal(list.count, 2);
    assert_true(list.items[0].quoted);
    assert_false(list.items[1].quoted);
    assert_int_equal(read_text(&list, &words, " \n ", NULL), STATUS_OK);
    assert_int_equal(list.count, 0);
    sentence_list_release(&list);
    word_list_release(&words);
}

static enum status read_some(void *context, struct poll *poll) {
    (void)context;
    struct word_list words = WORD_LIST_INIT;
    struct sentence_list list = SENTENCE_LIST_INIT;
    enum status status = read_text(&list, &words, "A b c. D e f. G h.", poll);
    sentence_list_release(&list);
    word_list_release(&words);
    return status;
}

static enum status read_unasked(void *context) {
    return read_some(context, NULL);
}

TEST(every_allocation_may_fail) {
    assert_survives_no_memory(read_unasked, NULL);
}

TEST(reading_can_be_stopped_anywhere) {
    assert_true(assert_survives_interrupts(read_some, NULL) >= 3);
}
