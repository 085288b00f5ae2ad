/*
 * test_altered_quotes.c - the quotes of a corpus that are one utterance in different words
 */
#include "../unit.h"
#include "match/altered_quotes.h"

/* A quote of each row. */
static const struct {
    uint32_t row, group;
    const char *text;
} QUOTES[] = {
    {0, 1, "we will not close the pier before summer comes"},
    {1, 2, "we will never close the pier before summer comes"},
    {2, 2, "We will not close the pier, before summer comes."},
    {3, 0, "close the pier before summer comes"},
    {3, 0, "the pier will be shut when the winter storms have gone for good"},
    {4, 1, "too short to count"},
    {5, 3, "we will not ever close the old pier before the next summer comes"},
};

static enum status add_all(struct altered_quotes *quotes, struct poll *poll) {
    enum status status = STATUS_OK;
    for (size_t i = 0; !status && i < sizeof QUOTES / sizeof *QUOTES; i++) {
        uint32_t number;
        status = altered_quotes_add(quotes, QUOTES[i].row, QUOTES[i].group, span_of(QUOTES[i].text), &number,
                                    poll);
    }
    return status ? status : altered_quotes_finish(quotes, poll);
}

/* "a-b:changes" of all pairs by row, in the order in which they come, and "a*holders@word" of common runs. */
static enum status list_pairs(struct altered_options options, struct buffer *shown, struct poll *poll) {
    struct altered_quotes quotes;
    struct altered_pair pair;
    altered_quotes_init(&quotes, options);
    enum status status = add_all(&quotes, poll);
    while (!status && !(status = altered_quotes_next(&quotes, &pair, poll)) && !quotes.is_over) {
        char line[64];
        uint32_t a = quotes.items.items[pair.a].row;
        if (pair.b == ALTERED_NONE)
            snprintf(line, sizeof line, "%u*%u@%u ", a, pair.holders, pair.word);
        else
            snprintf(line, sizeof line, "%u-%u:%u ", a, quotes.items.items[pair.b].row,
                     pair.likeness.changes);
        if (shown) buffer_append(shown, span_of(line));
    }
    altered_quotes_release(&quotes);
    return status;
}

static void assert_pairs(struct altered_options options, const char *expected) {
    struct buffer shown = BUFFER_INIT;
    assert_int_equal(list_pairs(options, &shown, NULL), STATUS_OK);
    assert_span_equal(buffer_span(&shown), expected);
    buffer_release(&shown);
}

TEST(pairs_are_of_different_rows_and_groups_and_have_changes) {
    assert_pairs((struct altered_options){1, 60}, "0-1:1 ");
}

TEST(without_changes_the_same_words_and_pieces_are_pairs_as_well) {
    assert_pairs((struct altered_options){0, 60}, "0-2:0 0-1:1 0-3:0 2-3:0 1-3:0 ");
}

TEST(a_run_that_many_quotes_have_leads_to_no_pair_and_is_told) {
    assert_pairs((struct altered_options){0, 2}, "0-2:0 0*3@3 0*3@4 ");
}

/* A quote of eight words stands changed at the start, in the middle and at the end of a speech of two hundred:
 * words near the run that both have are compared alone. */
TEST(a_short_quote_is_found_in_a_long_one) {
    for (size_t at = 0; at <= 200; at += 100) {
        struct buffer speech = BUFFER_INIT;
        char word[16];
        for (size_t i = 0; i <= 200; i++) {
            snprintf(word, sizeof word, "word%c%c ", (char)('a' + i % 26), (char)('a' + i / 26));
            buffer_append(&speech,
                          span_of(i == at ? "we will never close the pier before summer comes " : word));
        }
        struct altered_quotes quotes;
        struct altered_pair pair;
        uint32_t number;
        altered_quotes_init(&quotes, (struct altered_options){1, 60});
        assert_int_equal(altered_quotes_add(&quotes, 0, 0, buffer_span(&speech), &number, NULL), STATUS_OK);
        assert_int_equal(altered_quotes_add(&quotes, 1, 0, span_of(QUOTES[0].text), &number, NULL),
                         STATUS_OK);
        assert_int_equal(altered_quotes_finish(&quotes, NULL), STATUS_OK);
        assert_int_equal(altered_quotes_next(&quotes, &pair, NULL), STATUS_OK);
        assert_false(quotes.is_over);
        assert_int_equal(pair.likeness.changes, 1);
        altered_quotes_release(&quotes);
        buffer_release(&speech);
    }
}

static enum status list_polled(void *context, struct poll *poll) {
    (void)context;
    return list_pairs((struct altered_options){0, 2}, NULL, poll);
}

static enum status list_unpolled(void *context) {
    return list_polled(context, NULL);
}

TEST(memory_and_interrupts_are_survived) {
    assert_survives_no_memory(list_unpolled, NULL);
    assert_true(assert_survives_interrupts(list_polled, NULL) >= 10);
}
