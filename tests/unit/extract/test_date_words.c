/*
 * test_date_words.c - what the words of printed dates and times say
 */
#include "../unit.h"
#include "extract/date_words.h"
#include "text/words.h"

#define DATE_WORD(key, class, value) {key, DATE_##class, value},
static const struct date_word ROWS[] = {
#include "data/date_words.def"
};
enum { ROW_COUNT = sizeof ROWS / sizeof *ROWS };

TEST(every_row_is_found_by_its_key) {
    for (size_t i = 0; i < ROW_COUNT; i++) {
        const struct date_word *row = date_word_find(span_of(ROWS[i].key));
        while (row && (row->class != ROWS[i].class || row->value != ROWS[i].value)) row = date_word_next(row);
        if (!row) fail_msg("%s is not found", ROWS[i].key);
    }
}

/* Each word of it as extract/time_tokens.c cuts and folds words, with a blank between. */
TEST(every_key_is_of_match_keys) {
    for (size_t i = 0; i < ROW_COUNT; i++) {
        struct buffer key = BUFFER_INIT;
        for (const char *word = ROWS[i].key; *word;) {
            size_t size = strcspn(word, " ");
            word_fold((struct span){word, size}, &key, NULL);
            word += size;
            if (*word) buffer_append_byte(&key, *word++);
        }
        assert_span_equal(buffer_span(&key), ROWS[i].key);
        buffer_release(&key);
    }
}

TEST(a_key_of_several_meanings_has_several_rows) {
    const struct date_word *row = date_word_find(span_of("ist"));
    assert_int_equal(row->value, 60);
    assert_int_equal((row = date_word_next(row))->value, 120);
    assert_int_equal((row = date_word_next(row))->value, 330);
    assert_null(date_word_next(row));
    assert_null(date_word_next(date_word_find(span_of("march"))));
}

TEST(other_words_are_not_found) {
    assert_null(date_word_find(span_of("")));
    assert_null(date_word_find(span_of("crane")));
    assert_null(date_word_find(span_of("marchioness")));
    assert_null(date_word_find(span_of("marchi")));
    assert_null(date_word_find(span_of("a m b")));
    assert_null(date_word_find(span_of("\xF4\x8F\xBF\xBF")));
}
