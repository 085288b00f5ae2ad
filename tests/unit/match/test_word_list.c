/*
 * test_word_list.c - the words of a text as numbers, with the place of each
 */
#include "../unit.h"
#include "match/word_list.h"
#include "text/words.h"

static enum status read_text(struct word_list *list, struct u64_map *vocabulary, const char *text) {
    return word_list_read(list, vocabulary, span_of(text), NULL);
}

TEST(a_word_has_one_number_in_all_texts) {
    struct u64_map vocabulary = U64_MAP_INIT;
    struct word_list a = WORD_LIST_INIT, b = WORD_LIST_INIT;
    assert_int_equal(read_text(&a, &vocabulary, "The wall, the café: “WALL”."), STATUS_OK);
    assert_int_equal(read_text(&b, &vocabulary, "cafe harbour the"), STATUS_OK);
    const uint32_t expected_a[] = {0, 1, 0, 2, 1}, expected_b[] = {2, 3, 0};
    assert_int_equal(a.count, 5);
    for (size_t i = 0; i < 5; i++) assert_int_equal(a.items[i].number, expected_a[i]);
    assert_int_equal(b.count, 3);
    for (size_t i = 0; i < 3; i++) assert_int_equal(b.items[i].number, expected_b[i]);
    assert_true(vocabulary.items[3] == hash_bytes(span_of("harbour")));
    word_list_release(&a);
    word_list_release(&b);
    u64_map_release(&vocabulary);
}

TEST(words_are_shown_as_they_stand) {
    struct u64_map vocabulary = U64_MAP_INIT;
    struct word_list list = WORD_LIST_INIT;
    assert_int_equal(read_text(&list, &vocabulary, "«Zürich’s» old-fashioned 東京."), STATUS_OK);
    assert_int_equal(list.count, 5); /* each character of a script without spaces is a word */
    assert_span_equal(word_list_span(&list, 0, 1), "Zürich’s");
    assert_span_equal(word_list_span(&list, 1, 2), "old-fashioned");
    assert_span_equal(word_list_span(&list, 0, 5), "Zürich’s» old-fashioned 東京");
    assert_int_equal(read_text(&list, &vocabulary, " ... "), STATUS_OK);
    assert_int_equal(list.count, 0);
    word_list_release(&list);
    u64_map_release(&vocabulary);
}

static enum status read_many_words(void *context, struct poll *poll) {
    (void)context;
    char text[5000];
    size_t size = 0;
    for (int i = 0; i < 700; i++) size += (size_t)snprintf(text + size, sizeof text - size, "é%d ", i);
    struct u64_map vocabulary = U64_MAP_INIT;
    struct word_list list = WORD_LIST_INIT;
    enum status status = word_list_read(&list, &vocabulary, (struct span){text, size}, poll);
    word_list_release(&list);
    u64_map_release(&vocabulary);
    return status;
}

static enum status read_unasked(void *context) {
    return read_many_words(context, NULL);
}

TEST(every_allocation_may_fail) {
    assert_survives_no_memory(read_unasked, NULL);
}

TEST(reading_can_be_stopped_anywhere) {
    assert_true(assert_survives_interrupts(read_many_words, NULL) > 100);
}
