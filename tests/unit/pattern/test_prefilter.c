/*
 * test_prefilter.c - what a text must have for a pattern to match
 */
#include "../unit.h"
#include "pattern/prefilter.h"

static struct prefilter prefilter_of(const char *source, bool with_branch) {
    struct nfa *nfa;
    struct nfa_nodes nodes = {VECTOR_INIT};
    struct prefilter needs;
    size_t count;
    assert_int_equal(nfa_new(&nfa), STATUS_OK);
    const char *unread;
    assert_int_equal(nfa_add(nfa, span_of(source), true, 0, &unread), STATUS_OK);
    const struct nfa_branch *branches = nfa_branches(nfa, 0, &count);
    assert_int_equal(nfa_begin(nfa, branches, &nodes), STATUS_OK);
    assert_int_equal(prefilter_find(&needs, nfa, with_branch ? branches : NULL, &nodes), STATUS_OK);
    VECTOR_RELEASE(&nodes.list);
    nfa_free(nfa);
    return needs;
}

static void assert_met(const char *source, const char *met, const char *unmet) {
    struct prefilter needs = prefilter_of(source, true);
    assert_true(prefilter_met(&needs, span_of(met)));
    assert_false(prefilter_met(&needs, span_of(unmet)));
}

TEST(texts_hold_what_is_needed) {
    assert_met("[a-z.]+@[a-z.]+", "desk@gazette.example", "desk at gazette.example");
    assert_met(".{10,300} \\[photo\\]", "The jib on the hall [photo]", "The jib on the hall (photo)");
    assert_met("[^|]{2,60} \\| .*", "Ferry hall reopens | Calder Gazette", "Ferry hall reopens – Gazette");
    assert_met(".{2,60}[|–-] .*", "Ferry hall reopens – Calder Gazette",
               "Ferry hall reopens: Calder Gazette");
    assert_met(".*\\d{4}: .*", "in 2031: none", "in MMXXXI: none");
    assert_met(".*\\d{4}: .*", "in 2031: none", "in 2031, none");
    assert_met(".+ depends? on .*", "The Gazette DEPENDS on you", "The Gazette leans on you");
    assert_met("(?:a|b)+\xC2\xA9", "ab\xC2\xA9", "ab\xC3\xA9");
}

TEST(names_are_those_of_their_rows) {
    unsigned both = PREFILTER_BRACKET | PREFILTER_SLASH;
    assert_int_equal(prefilter_of("[a-z]+\\(.*", true).rows & both, PREFILTER_BRACKET);
    assert_int_equal(prefilter_of("[a-z]+/.*", true).rows & both, PREFILTER_SLASH);
    assert_int_equal(prefilter_of("[a-z]+[(/].*", true).rows & both, 0);
}

TEST(finds_a_digit_anywhere) {
    struct prefilter needs = prefilter_of("[^.]+\\d", true);
    for (size_t size = 1; size < 70; size++) {
        char text[70];
        memset(text, '/', sizeof text);
        assert_false(prefilter_met(&needs, (struct span){text, size}));
        for (size_t at = 0; at < size; at++) {
            memset(text, ':', sizeof text);
            text[at] = (char)('0' + at % 10);
            assert_true(prefilter_met(&needs, (struct span){text, size}));
        }
    }
}

/* At each place of texts around the length of a block, and not where it is cut off. */
TEST(finds_a_word_anywhere) {
    struct prefilter needs = prefilter_of(".*harbour.*", true);
    assert_string_equal(needs.word, "harbour");
    for (size_t size = 0; size < 70; size++) {
        char text[80];
        memset(text, 'h', sizeof text);
        assert_false(prefilter_met(&needs, (struct span){text, size}));
        for (size_t at = 0; at < size; at++) {
            memset(text, 'h', sizeof text);
            memcpy(text + at, at % 2 ? "harbour" : "Harbour", 7);
            assert_int_equal(prefilter_met(&needs, (struct span){text, size}), at + 7 <= size);
        }
    }
}

TEST(long_texts_are_not_looked_through) {
    static char text[1 << 16];
    struct prefilter needs = prefilter_of(".*harbour: \\d", true);
    memset(text, 'h', sizeof text);
    assert_false(prefilter_met(&needs, (struct span){text, 4096}));
    assert_true(prefilter_met(&needs, (struct span){text, 4097}));
    assert_true(prefilter_met(&needs, (struct span){text, sizeof text}));
}

TEST(knows_what_is_the_same) {
    struct prefilter a = prefilter_of("[^.]{3,40}: quay", true), b = prefilter_of("[^.]{3,40}: quay", true),
                     c = prefilter_of("[^.]{3,41}: quay", true), d = prefilter_of("[^.]{3,40}: gate", true),
                     e = prefilter_of("[^.]{3,40}, quay", true), f = prefilter_of("[^.]{3,40}: quay", false);
    assert_true(prefilter_equal(&a, &b));
    assert_false(prefilter_equal(&a, &c));
    assert_false(prefilter_equal(&a, &d));
    assert_false(prefilter_equal(&a, &e));
    assert_false(prefilter_equal(&a, &f));
    assert_int_equal(a.longest, 46);
    assert_int_equal(prefilter_of("[^.]{3,240}: quay", true).longest, NFA_UNLIMITED);
    assert_int_equal(f.longest, NFA_UNLIMITED);
    assert_string_equal(f.word, "");
}

TEST(counts_no_more_characters_than_there_are) {
    assert_int_equal(prefilter_characters(span_of("")), 0);
    assert_int_equal(prefilter_characters(span_of("a pier and a gate of wood")), 25);
    assert_int_equal(prefilter_characters(span_of("\xF0\x9F\x9A\xA2\xF0\x9F\x9A\xA2")), 2);
    for (size_t size = 0; size < 60; size += 2) {
        char text[60];
        for (size_t i = 0; i < size; i += 2) memcpy(text + i, i % 6 ? "ab" : "é", 2);
        size_t beyond = (size + 4) / 6, characters = size - beyond;
        assert_true(prefilter_characters((struct span){text, size}) <= characters);
        assert_true(prefilter_characters((struct span){text, size}) >= characters - beyond);
    }
}
