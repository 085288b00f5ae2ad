/*
 * test_quotes.c - what kind a quotation is of, and what it goes on with
 */
#include "../unit.h"
#include "document.h"

static const char KINDS[] = {
    [QUOTE_DIRECT] = 'D', [QUOTE_PARTIAL] = 'P', [QUOTE_SCARE] = 'S', [QUOTE_TITLE] = 'T'};
static const char LINKS[] = {[LINK_NONE] = 0, [LINK_SPLIT] = '+', [LINK_PARAGRAPH] = '|'};

/* The kinds of the quotations of a text, in order, each behind its link. */
static void assert_kinds(const char *text, const char *expected) {
    struct document document = DOCUMENT_INIT;
    assert_int_equal(document_read(&document, LANGUAGE_EN, text, NULL), STATUS_OK);
    for (size_t i = 0; i < document.quotes.count; i++) {
        const struct quote *quote = &document.quotes.items[i];
        if (quote->link) buffer_append_byte(&document.shown, LINKS[quote->link]);
        buffer_append_byte(&document.shown, KINDS[quote->kind]);
    }
    document_assert_shown(&document, text, expected);
}

TEST(a_sentence_is_direct_and_a_piece_partial) {
    assert_kinds("“The pier is lost,” said Voss.", "D");
    assert_kinds("“Never.”", "D");
    assert_kinds("She said the pier was “lost for all of us” now.", "P");
    assert_kinds("She said it was “lost”.", "P");
    assert_kinds("“We wait”, Voss said. Voss: “We wait for rain”", "DD");
    assert_kinds("“We wait for you now” is what she said. She said “We wait for you now” again.", "DP");
}

TEST(halves_and_further_paragraphs_are_of_the_kind_that_they_go_on_with) {
    assert_kinds("“The pier is lost,” said Voss, “and we know.”", "D+D");
    assert_kinds("“The pier is lost.\n\n“and gone.” She left.", "D|D");
    assert_kinds("“The pier is lost,” said Voss. “We know.”", "DD");
}

TEST(what_no_verb_comes_near_is_nobodys_words) {
    assert_kinds("The “experts” left the pier.", "S");
    assert_kinds("The pier in “Nine Tales of the Pier” is long.", "T");
    assert_kinds("“Nine Tales,” he said.", "D");
    assert_kinds("He shrugged. “It is not.” The pier in “It is not.” was sold.", "DT");
}

TEST(the_reach_decides_what_the_look_leaves_open) {
    assert_int_equal(quote_kind(LOOK_SHORT, REACH_NONE), QUOTE_SCARE);
    assert_int_equal(quote_kind(LOOK_SHORT, REACH_FAR), QUOTE_PARTIAL);
    assert_int_equal(quote_kind(LOOK_NAME, REACH_FAR), QUOTE_TITLE);
    assert_int_equal(quote_kind(LOOK_NAME | LOOK_SENTENCE, REACH_NEAR), QUOTE_DIRECT);
    assert_int_equal(quote_kind(LOOK_SENTENCE, REACH_NONE), QUOTE_DIRECT);
    assert_int_equal(quote_kind(0, REACH_NONE), QUOTE_PARTIAL);
}
