/*
 * test_term_vector.c - documents as vectors of weighted words, and the words that they make much of
 */
#include "../unit.h"
#include "learn_weights.h"
#include "match/term_vector.h"
#include <math.h>

static void assert_near(double actual, double expected, double error) {
    if (!(fabs(actual - expected) <= error)) fail_msg("%.17g is not %.17g", actual, expected);
}

static double emphasis(const char *title, const char *body, const char *key) {
    struct terms terms = TERMS_INIT;
    assert_int_equal(terms_add(&terms, span_of(title), NULL), STATUS_OK);
    assert_int_equal(terms_add(&terms, span_of(body), NULL), STATUS_OK);
    size_t number = u64_map_find(&terms.words, hash_bytes(span_of(key)));
    double result = number == U64_MAP_NONE ? 0 : terms_emphasis(&terms, number);
    terms_release(&terms);
    return result;
}

#define TEN_WORDS "o o o o o o o o o o "

TEST(emphasis_is_worked_out_by_place_case_and_count) {
    const char *late = TEN_WORDS TEN_WORDS TEN_WORDS TEN_WORDS TEN_WORDS TEN_WORDS TEN_WORDS TEN_WORDS
        "wall wall Wall Zürich ÉVORA 1990s 東京 seven";
    assert_near(emphasis("", "wall", "wall"), 3, 0); /* 1 + 2 */
    assert_near(emphasis("", "wall Wall", "wall"), 3.6931471805599454, 1e-12);
    assert_near(emphasis("", "Wall WALL", "wall"), 4.616433975699932, 1e-12); /* x 1.25 */
    assert_near(emphasis("", late, "wall"), 2.09861228866811, 1e-12);         /* 1 + ln 3 */
    assert_near(emphasis("", late, "zurich"), 1.25, 0);
    assert_near(emphasis("", late, "evora"), 1.25, 0);
    assert_near(emphasis("", late, "1990s"), 1.25, 0);
    assert_near(emphasis("", late, "東"), 1, 0);
    assert_near(emphasis("", late, "seven"), 1, 0);
    assert_near(emphasis("seven", late, "seven"), 3.6931471805599454, 1e-12);
    assert_near(emphasis("",
                         TEN_WORDS TEN_WORDS TEN_WORDS TEN_WORDS TEN_WORDS TEN_WORDS TEN_WORDS
                         "o o o o o o o o o eighty wall",
                         "eighty"),
                3, 0);
    assert_near(emphasis("", "a", "absent"), 0, 0);
}

static enum status make(struct term_vector *vector, const char *text, const struct buffer *blob,
                        struct poll *poll) {
    struct terms terms = TERMS_INIT;
    struct term_weights weights;
    term_weights_view(buffer_span(blob), &weights);
    enum status status = terms_add(&terms, span_of(text), poll);
    if (!status) status = term_vector_make(vector, &terms, &weights, poll);
    terms_release(&terms);
    return status;
}

static double cosine(const char *a, const char *b, const struct buffer *blob) {
    struct term_vector x = {NULL, 0, 0}, y = {NULL, 0, 0};
    assert_int_equal(make(&x, a, blob, NULL), STATUS_OK);
    assert_int_equal(make(&y, b, blob, NULL), STATUS_OK);
    double result = term_vector_cosine(&x, &y);
    assert_true(result == term_vector_cosine(&y, &x));
    assert_true(term_vector_cosine(&x, &x) == 1);
    term_vector_release(&x);
    term_vector_release(&y);
    return result;
}

TEST(a_cosine_is_what_the_formula_says) {
    const char *const texts[] = {"the wall", "the ferry", "the wall"};
    struct buffer blob = learn_weights(texts, 3);
    /* idf: the ln 5/4, wall ln 5/3, ferry ln 5/2, all with emphasis 3, which falls out */
    double the = 0.22314355131420976, wall = 0.5108256237659907, ferry = 0.9162907318741551;
    double expected = the * the / (sqrt(the * the + wall * wall) * sqrt(the * the + ferry * ferry));
    assert_near(cosine("the wall", "the ferry", &blob), expected, 1e-12);
    assert_near(cosine("wall", "ferry", &blob), 0, 0);
    assert_near(cosine("the WALL, the wall", "wall the the wall", &blob), 1, 1e-12);
    buffer_release(&blob);
}

static enum status make_long(void *context, struct poll *poll) {
    char text[3000];
    size_t size = 0;
    for (int i = 0; i < 400; i++)
        size += (size_t)snprintf(text + size, sizeof text - size, "p%d ", i * i % 311);
    struct term_vector vector = {NULL, 0, 0};
    enum status status = make(&vector, text, context, poll);
    term_vector_release(&vector);
    return status;
}

static enum status make_unasked(void *context) {
    return make_long(context, NULL);
}

TEST(every_allocation_may_fail_and_every_poll_stop) {
    const char *const texts[] = {"p1 p2 p3"};
    struct buffer blob = learn_weights(texts, 1);
    assert_survives_no_memory(make_unasked, &blob);
    assert_true(assert_survives_interrupts(make_long, &blob) > 150);
    buffer_release(&blob);
}
