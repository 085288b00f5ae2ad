/*
 * test_derivation.c - how one text relates to another that may be its source, by the evidence
 */
#include "../unit.h"
#include "match/derivation.h"

static struct evidence nothing(void) {
    return (struct evidence){.words = {100, 100}};
}

TEST(a_value_from_the_threshold_on_holds) {
    struct evidence e = nothing();
    for (int measure = 0; measure < MEASURES; measure++) {
        e.weighed = true;
        e.values[measure] = MEASURE_ROWS[measure].threshold;
        assert_true(measure_holds(&e, (enum measure)measure));
        e.values[measure] -= 1e-9;
        assert_true(!measure_holds(&e, (enum measure)measure));
        assert_true(MEASURE_ROWS[measure].name && MEASURE_ROWS[measure].meaning);
    }
    e.values[COSINE] = 1;
    e.weighed = false;
    assert_true(!measure_holds(&e, COSINE));
    e.values[QUOTED_B] = 1;
    assert_true(!measure_holds(&e, QUOTED_B));
}

TEST(without_reuse_the_cosine_decides) {
    struct evidence e = nothing();
    assert_int_equal(derivation_of(&e), DERIVATION_UNRELATED);
    e.values[COSINE] = .185;
    assert_int_equal(derivation_of(&e), DERIVATION_UNRELATED);
    e.weighed = true;
    assert_int_equal(derivation_of(&e), DERIVATION_SAME_EVENT);
    e.values[COSINE] = .18;
    assert_int_equal(derivation_of(&e), DERIVATION_UNRELATED);
}

TEST(texts_that_are_kept_are_named_by_what_is_kept) {
    struct evidence e = nothing();
    e.values[KEPT_A] = 1;
    assert_int_equal(derivation_of(&e), DERIVATION_EXTENDED);
    e.values[KEPT_B] = 1;
    assert_int_equal(derivation_of(&e), DERIVATION_VERBATIM);
    e.values[KEPT_A] = .999;
    assert_int_equal(derivation_of(&e), DERIVATION_EXCERPT);
    e.words[1] = 5;
    assert_int_equal(derivation_of(&e), DERIVATION_UNRELATED);
    e.words[1] = 6;
    assert_int_equal(derivation_of(&e), DERIVATION_EXCERPT);
    e.values[KEPT_A] = 1, e.values[KEPT_B] = .5, e.words[0] = 5;
    assert_int_equal(derivation_of(&e), DERIVATION_UNRELATED);
    e.values[KEPT_B] = 1;
    assert_int_equal(derivation_of(&e), DERIVATION_VERBATIM);
}

TEST(each_of_the_signs_of_reuse_is_enough) {
    static const enum measure ALONE[] = {COPIED_A, COPIED_B, SHINGLES_B};
    for (size_t i = 0; i < sizeof ALONE / sizeof *ALONE; i++) {
        struct evidence e = nothing();
        e.values[ALONE[i]] = MEASURE_ROWS[ALONE[i]].threshold;
        assert_int_equal(derivation_of(&e), DERIVATION_PARTIAL);
    }
    static const enum measure TOGETHER[] = {ALIGNED_B, SOME_SHINGLES_B, ORDER};
    for (int missing = 0; missing <= 3; missing++) {
        struct evidence e = nothing();
        for (int i = 0; i < 3; i++)
            if (i != missing) e.values[TOGETHER[i]] = MEASURE_ROWS[TOGETHER[i]].threshold;
        assert_int_equal(derivation_of(&e), missing == 3 ? DERIVATION_PARTIAL : DERIVATION_UNRELATED);
    }
}

TEST(reuse_is_partial_edited_or_rewritten) {
    struct evidence e = nothing();
    e.values[COPIED_B] = .4;
    e.values[UNCHANGED_B] = 1;
    assert_int_equal(derivation_of(&e), DERIVATION_PARTIAL);
    e.values[TAKEN_B] = .5;
    assert_int_equal(derivation_of(&e), DERIVATION_EDITED);
    e.values[UNCHANGED_B] = .24;
    assert_int_equal(derivation_of(&e), DERIVATION_REWRITTEN);
    e.values[LIKENESS] = .92;
    assert_int_equal(derivation_of(&e), DERIVATION_EDITED);
}
