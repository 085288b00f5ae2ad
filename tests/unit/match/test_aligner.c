/*
 * test_aligner.c - where a sentence without a partner would stand
 */
#include "../unit.h"
#include "match/alignment_impl.h"

enum { NONE = -1 };

/* `partners` of the sentences of a, in b of `b_count` sentences, and the places that are expected. */
static void assert_expected(const int *partners, size_t count, size_t b_count, const double *places) {
    struct sentence_list sentences[2] = {SENTENCE_LIST_INIT, SENTENCE_LIST_INIT};
    uint32_t partner[16];
    double found[16];
    struct aligner aligner = {.sentences = {&sentences[0], &sentences[1]}, .partner = {partner, NULL}};
    sentences[0].count = count;
    sentences[1].count = b_count;
    for (size_t i = 0; i < count; i++) partner[i] = partners[i] < 0 ? ALIGNMENT_NONE : (uint32_t)partners[i];
    aligner_expect(&aligner, found);
    for (size_t i = 0; i < count; i++) assert_true(found[i] == places[i]);
}

#define ASSERT_EXPECTED(b_count, partners, places)                                                           \
    assert_expected(partners, sizeof(partners) / sizeof *(partners), b_count, places)

TEST(it_stands_beside_the_nearer_neighbour_with_a_partner) {
    /* Of three between two partners the one in the middle goes with the one before. */
    static const int THREE[] = {4, NONE, NONE, NONE, 12};
    static const double THREE_PLACES[] = {4, 5, 6, 11, 12};
    static const int FOUR[] = {4, NONE, NONE, NONE, NONE, 3, 0};
    static const double FOUR_PLACES[] = {4, 5, 6, 1, 2, 3, 0};
    ASSERT_EXPECTED(20, THREE, THREE_PLACES);
    ASSERT_EXPECTED(5, FOUR, FOUR_PLACES);
}

TEST(the_ends_of_the_texts_are_neighbours) {
    static const int FRONT[] = {NONE, NONE, NONE, 9};
    static const double FRONT_PLACES[] = {0, 1, 8, 9};
    static const int BACK[] = {3, NONE, NONE, NONE};
    static const double BACK_PLACES[] = {3, 4, 5, 19};
    static const int ALONE[] = {NONE, NONE, NONE, NONE};
    static const double ALONE_PLACES[] = {0, 1, 18, 19};
    ASSERT_EXPECTED(20, FRONT, FRONT_PLACES);
    ASSERT_EXPECTED(20, BACK, BACK_PLACES);
    ASSERT_EXPECTED(20, ALONE, ALONE_PLACES);
}

TEST(nothing_stands_before_the_front) {
    static const int PARTNERS[] = {NONE, NONE, NONE, NONE, 1};
    static const double PLACES[] = {0, 1, 0, 0, 1};
    ASSERT_EXPECTED(3, PARTNERS, PLACES);
}
