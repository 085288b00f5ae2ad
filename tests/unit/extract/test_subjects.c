/*
 * test_subjects.c - whose verb it is that stands before a quotation
 */
#include "../unit.h"
#include "said.h"

#define LOST                   " the pier was “lost for good”."
#define BEFORE(start, mention) assert_mentions(start LOST, mention " verb-before")
#define SHARED(start, mention) assert_mentions(start LOST, mention " verb-before-shared")

TEST(times_and_adverbs_stand_between_subject_and_verb) {
    BEFORE("Voss on Monday said", "Voss");
    BEFORE("Voss late on Monday said", "Voss");
    BEFORE("Voss last week said", "Voss");
    BEFORE("Voss last Monday said", "Voss");
    BEFORE("Voss Monday night said", "Voss");
    BEFORE("Voss two weeks ago said", "Voss");
    BEFORE("Voss a day later said", "Voss");
    BEFORE("Voss less than 2 weeks ago said", "Voss");
    BEFORE("Voss moments later said", "Voss");
    BEFORE("Voss earlier said", "Voss");
    BEFORE("The man of the year later said", "The man of the year");
    BEFORE("Voss has often said", "Voss");
    BEFORE("Voss himself said", "Voss");
    BEFORE("They themselves said", "They");
    BEFORE("He'd said", "He'd");
    BEFORE("Voss early this year said", "Voss");
}

TEST(relatives_stand_for_the_noun_before_them) {
    BEFORE("A man who said", "A man");
    BEFORE("Ida Voss, who said", "Ida Voss");
    BEFORE("Ida Voss, a pilot, who said", "Ida Voss");
    BEFORE("There was a sign that said", "a sign");
    BEFORE("There was a book, which said", "a book");
    BEFORE("There is the mayor in Ostrel who said", "the mayor");
}

TEST(an_inserted_verb_has_its_subject_behind_it) {
    assert_mentions("The pier, says Ida Voss, is “lost for good”.", "Ida Voss verb-before");
    assert_mentions("The crew, told Ida Voss, is “lost for good”.", "The crew verb-before");
    assert_mentions("The pier, says Ida Voss is “lost for good”.", "The pier verb-before");
}

TEST(a_verb_without_subject_shares_that_of_another) {
    SHARED("Voss stood up and said", "Voss");
    SHARED("Voss sighed, left, came back and said", "Voss");
    SHARED("Voss met Kerr in May and said", "Voss");
    assert_mentions("Voss sighed, saying" LOST, "Voss verb-before-shared");
    assert_mentions("Voss, saying" LOST, "Voss verb-before-shared");
    assert_mentions("Kerr left, with Voss saying" LOST, "Voss verb-before-shared");
    assert_mentions("Kerr left and Voss saying" LOST, "Voss verb-before-shared");
    assert_mentions("Kerr left, with the head of Quill saying" LOST, "the head of Quill verb-before-shared");
    assert_mentions("Kerr left; Voss came and said" LOST, "Voss verb-before-shared");
    assert_mentions("Voss was saying" LOST, "Voss verb-before");
}

TEST(what_is_told_within_what_is_told_is_the_first_ones) {
    BEFORE("Voss said he said", "Voss");
    BEFORE("Voss said that what he called", "Voss");
    BEFORE("Voss said Kerr said", "Voss");
    BEFORE("Voss said that Kerr said", "Voss");
    BEFORE("Voss told the crew that Kerr said", "Voss");
    BEFORE("Voss said it, and he said", "he");
    BEFORE("Voss left: he said", "he");
    BEFORE("Voss said so while he said", "he");
}

TEST(a_verb_has_its_subject_behind_it) {
    assert_mentions("“It is lost,” wrote on Twitter Ida Voss.", "Ida Voss quote-verb-name");
    assert_mentions("“It is lost,” wrote on Paper Ida Voss.", "-");
    assert_mentions("“It is lost,” said angrily Ida Voss.", "Ida Voss quote-verb-name");
    assert_mentions("“It is lost,” said this man.", "-");
    assert_mentions("“It is lost,” said there.", "-");
    assert_mentions("“It is lost,” said him.", "-");
    assert_mentions("“It is lost,” said Monday.", "-");
    assert_mentions("“It is lost,” said April Voss.", "April Voss quote-verb-name");
    assert_mentions("“It is lost,” said April.", "-");
}

TEST(a_clause_has_a_subject) {
    assert_mentions("Voss has a plan: “The pier is lost.”", "Voss colon");
    assert_mentions("But Voss has a plan: “The pier is lost.”", "Voss colon");
    assert_mentions("It rained; Voss has a plan: “The pier is lost.”", "Voss colon");
    assert_mentions("It rained – Voss has a plan: “The pier is lost.”", "Voss colon");
    assert_mentions("Voss worked on a plan: “The pier is lost.”", "Voss colon");
    assert_mentions("Boats worked on a plan: “The pier is lost.”", "Boats colon");
}
