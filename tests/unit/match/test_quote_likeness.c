/*
 * test_quote_likeness.c - how far two quotes are one utterance
 */
#include "../unit.h"
#include "match/quote_likeness.h"

struct compared {
    struct u64_map vocabulary;
    struct word_list a, b;
    struct likeness_finder finder;
};

static struct quote_likeness compare(const char *a, const char *b) {
    struct compared all = {U64_MAP_INIT, WORD_LIST_INIT, WORD_LIST_INIT, LIKENESS_FINDER_INIT};
    struct quote_likeness likeness;
    double weights[64];
    for (size_t i = 0; i < 64; i++) weights[i] = 2;
    assert_int_equal(word_list_read(&all.a, &all.vocabulary, span_of(a), NULL), STATUS_OK);
    assert_int_equal(word_list_read(&all.b, &all.vocabulary, span_of(b), NULL), STATUS_OK);
    assert_int_equal(run_diff_start(&all.finder.diff, all.vocabulary.count), STATUS_OK);
    struct word_run run_a = {all.a.items, (uint32_t)all.a.count},
                    run_b = {all.b.items, (uint32_t)all.b.count};
    assert_int_equal(quote_likeness_find(&likeness, &all.finder, run_a, run_b, weights, NULL), STATUS_OK);
    likeness_finder_release(&all.finder);
    word_list_release(&all.a);
    word_list_release(&all.b);
    u64_map_release(&all.vocabulary);
    assert_true(likeness.weight == 2.0 * likeness.matched);
    return likeness;
}

static void assert_likeness(const char *a, const char *b, uint32_t matched, uint32_t changes, uint32_t of) {
    for (int turned = 0; turned < 2; turned++) {
        struct quote_likeness found = turned ? compare(b, a) : compare(a, b);
        assert_int_equal(found.matched, matched);
        assert_int_equal(found.changes, changes);
        assert_true(found.similarity == (of ? (double)matched / of : 0));
    }
}

TEST(words_between_are_changed_and_words_around_are_cut_off) {
    assert_likeness("a b c d e f g h", "a b c d e f g h", 8, 0, 8);
    assert_likeness("a b c d e f g h", "c d e f", 4, 0, 4);
    assert_likeness("a b c d e f g h", "x a b c d e f g h y", 8, 0, 8);
    assert_likeness("a b c d e f g h", "x a b c d y e f g h z", 8, 1, 9);
    assert_likeness("a b c d e f g h i j", "a b c d x y e f g h i j", 10, 2, 12);
    assert_likeness("a b c k d e f g h", "a b c x y d e f g h", 5, 0, 9);
}

TEST(a_stretch_has_at_most_one_change_in_six_words) {
    assert_likeness("a b c x d e", "a b c y d e", 5, 1, 6);
    assert_likeness("a b c x d", "a b c y d", 3, 0, 5);
    assert_likeness("a b x c d e f g y h i j k", "a b u c d e f g v h i j k", 11, 2, 13);
    assert_likeness("a x b c d e f y g h", "a u b c d e f v g h", 7, 1, 10);
}

TEST(what_has_no_word_in_common_has_no_likeness) {
    assert_likeness("a b c", "x y z", 0, 0, 0);
    assert_likeness("a b c", "", 0, 0, 0);
    assert_likeness("", "", 0, 0, 0);
}

TEST(the_similarity_of_texts_goes_by_match_keys) {
    double similarity;
    bool none;
    assert_int_equal(
        quote_similarity(span_of("Die Brücke, sagte er"), span_of("die BRUCKE"), &similarity, &none, NULL),
        STATUS_OK);
    assert_true(similarity == 1 && !none);
    assert_int_equal(quote_similarity(span_of("..."), span_of("die"), &similarity, &none, NULL), STATUS_OK);
    assert_true(none);
}

static enum status compare_polled(void *context, struct poll *poll) {
    double similarity;
    bool none;
    (void)context;
    return quote_similarity(span_of("a b c d e f g x h i j k"), span_of("b a b c y d e f g h i z k"),
                            &similarity, &none, poll);
}

static enum status compare_unpolled(void *context) {
    return compare_polled(context, NULL);
}

TEST(memory_and_interrupts_are_survived) {
    assert_survives_no_memory(compare_unpolled, NULL);
    assert_true(assert_survives_interrupts(compare_polled, NULL) >= 2);
}
