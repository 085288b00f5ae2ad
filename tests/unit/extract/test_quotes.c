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

TEST(a_verb_is_near_behind_two_words_and_before_four) {
    assert_kinds("She said the old “Nine Tales” thing.", "P");
    assert_kinds("She said the long old “Nine Tales” thing.", "T");
    assert_kinds("“Nine Tales”, Gen. Ida Maria Voss said.", "D");
    assert_kinds("“Nine Tales”, Gen. Ida Maria Lena Voss said.", "T");
    assert_kinds("She said it “rain” and “Nine Tales” here.", "PP");
    assert_kinds("She said. The “Nine Tales” came.", "T");
    assert_kinds("The “Nine Tales” came.\n\nShe said.", "T");
    assert_kinds("“Nine Tales” and “Ten Tales” she said of them.", "PP");
}

TEST(words_of_a_name_have_capitals_where_they_are_long) {
    assert_kinds("The pier in “Nine Tales of the Pier” is long.", "T");
    assert_kinds("The pier in “Nine Tales from the Pier” is long.", "P");
    assert_kinds("The pier in “nine Tales of the Pier” is long.", "P");
    assert_kinds("The pier in “9 Tales of the Pier” is long.", "T");
    assert_kinds("The pier in “Aa Bb Cc Dd Ee Ff Gg Hh Ii Jj” is long.", "T");
    assert_kinds("The pier in “Aa Bb Cc Dd Ee Ff Gg Hh Ii Jj Kk” is long.", "P");
    assert_kinds("The pier in “Nine. Tales of Pier” is long.", "P");
    assert_kinds("The pier in “Nine” is long.", "S");
}

TEST(a_few_words_are_scare_quotes_and_more_a_piece) {
    assert_kinds("The pier is “lost for good” here.", "S");
    assert_kinds("The pier is “lost for good now” here.", "P");
    assert_kinds("He shrugged. “No, it is not.” It fell.", "D");
    assert_kinds("He shrugged: “No, it is not.” It fell.", "D");
    assert_kinds("He shrugged. “No, it is not” It fell.", "T");
    assert_kinds("He shrugged. “No, It is.” It fell.", "T");
    assert_kinds("He shrugged at “No. It is.” It fell.", "D");
}

TEST(a_quotation_goes_on_behind_commas_in_its_sentence) {
    assert_kinds("“The pier is lost,” said Voss, “and we know.”", "D+D");
    assert_kinds("“The pier is lost”, said Voss, “and we know.”", "D+D");
    assert_kinds("“The pier is lost,” said Voss “and we know.”", "DP");
    assert_kinds("“The pier is lost,” said Voss. It rained, “and we know.”", "DS");
    assert_kinds("“The pier is lost” said Voss, “and we know.”", "DP");
    assert_kinds("“The pier is lost,” “and we know.”", "DS");
}
