/*
 * test_same_events.c - pairs of one event, held against all pairs compared one by one
 */
#include "../unit.h"
#include "match/same_events.h"
#include "match/term_vector.h"
#include <math.h>

enum { ROWS = 60, TEXT_BYTES = 600 };

struct fixture {
    size_t rows;
    char texts[ROWS][TEXT_BYTES];
    double times[ROWS];
    struct event_options options;
    size_t list_max; /* 0: as it is */
};

/* Texts of words that are common and words that are rare, some of them the same, some empty. */
static void make_texts(struct fixture *fixture, uint64_t seed) {
    uint64_t state = seed;
    fixture->rows = 2 + random_below(&state, ROWS - 2);
    for (size_t row = 0; row < fixture->rows; row++) {
        char *text = fixture->texts[row];
        size_t size = 0, words = random_below(&state, 60);
        text[0] = '\0';
        fixture->times[row] = random_below(&state, 8) ? (double)random_below(&state, 20) / 2 : (double)NAN;
        if (row && random_below(&state, 5) == 0) {
            memcpy(text, fixture->texts[random_below(&state, row)], TEXT_BYTES);
            continue;
        }
        for (size_t i = 0; i < words; i++) {
            size_t spread = random_below(&state, 3) ? 200 : 6;
            size += (size_t)snprintf(text + size, TEXT_BYTES - size, "%c%zu ",
                                     random_below(&state, 9) ? 'p' : 'P', random_below(&state, spread));
        }
    }
}

static enum status start(struct same_events *events, const struct fixture *fixture, struct poll *poll) {
    struct terms terms = TERMS_INIT;
    enum status status = STATUS_OK;
    same_events_init(events, fixture->options);
    if (fixture->list_max) events->list_max = fixture->list_max;
    for (size_t row = 0; row < fixture->rows && !status; row++) {
        terms_start(&terms);
        status = terms_add(&terms, span_of(fixture->texts[row]), poll);
        if (!status) status = same_events_add(events, &terms, fixture->times[row], poll);
    }
    terms_release(&terms);
    return status ? status : same_events_start(events, NULL, poll);
}

/* The slow way: weights and vectors of term_vector.h, every two rows. */
struct truth {
    struct term_vector vectors[ROWS];
    double similarity[ROWS][ROWS], scaled[ROWS][ROWS];
};

static void make_vectors(struct truth *truth, const struct fixture *fixture) {
    struct term_counts counts = TERM_COUNTS_INIT;
    struct buffer blob = BUFFER_INIT;
    struct term_weights weights;
    struct terms terms = TERMS_INIT;
    for (size_t row = 0; row < fixture->rows; row++)
        assert_int_equal(term_counts_add(&counts, span_of(fixture->texts[row]), NULL), STATUS_OK);
    if (counts.documents) {
        assert_int_equal(term_counts_write(&counts, &blob, NULL), STATUS_OK);
        assert_null(term_weights_parse(buffer_span(&blob), &weights));
        for (size_t row = 0; row < fixture->rows; row++) {
            terms_start(&terms);
            assert_int_equal(terms_add(&terms, span_of(fixture->texts[row]), NULL), STATUS_OK);
            assert_int_equal(term_vector_make(&truth->vectors[row], &terms, &weights, NULL), STATUS_OK);
        }
    }
    terms_release(&terms);
    term_counts_release(&counts);
    buffer_release(&blob);
}

static bool may_pair(const struct fixture *fixture, const struct truth *truth, size_t a, size_t b) {
    if (truth->vectors[a].count == 0 || truth->vectors[b].count == 0) return false;
    return isinf(fixture->options.days) ||
           fabs(fixture->times[a] - fixture->times[b]) <= fixture->options.days;
}

/* Rows that are one document: they count once as a neighbour. */
static bool is_first(const struct fixture *fixture, size_t row) {
    for (size_t i = 0; i < row; i++) {
        bool at_once = isinf(fixture->options.days) || fixture->times[i] == fixture->times[row] ||
                       (isnan(fixture->times[i]) && isnan(fixture->times[row]));
        if (at_once && strcmp(fixture->texts[i], fixture->texts[row]) == 0) return false;
    }
    return true;
}

static int falling(const void *a, const void *b) {
    double x = *(const double *)a, y = *(const double *)b;
    return (x < y) - (x > y);
}

static double neighbourhood(const struct truth *truth, const struct fixture *fixture, size_t row) {
    double all[ROWS + 3] = {0}, sum = 0;
    for (size_t i = 0; i < fixture->rows; i++) {
        bool counts = i != row && is_first(fixture, i) && may_pair(fixture, truth, i, row);
        if (counts && truth->similarity[row][i] < EVENT_COPY) all[i] = truth->similarity[row][i];
    }
    qsort(all, ROWS + 3, sizeof *all, falling);
    for (int i = 0; i < 3; i++) sum += fmax(all[i], EVENT_NEIGHBOUR);
    return sum / 3;
}

static void make_truth(struct truth *truth, const struct fixture *fixture) {
    double neighbours[ROWS];
    make_vectors(truth, fixture);
    for (size_t a = 0; a < fixture->rows; a++)
        for (size_t b = 0; b < fixture->rows; b++)
            truth->similarity[a][b] = truth->vectors[a].count && truth->vectors[b].count
                                          ? term_vector_cosine(&truth->vectors[a], &truth->vectors[b])
                                          : 0;
    for (size_t a = 0; a < fixture->rows; a++) neighbours[a] = neighbourhood(truth, fixture, a);
    for (size_t a = 0; a < fixture->rows; a++)
        for (size_t b = 0; b < fixture->rows; b++)
            truth->scaled[a][b] = truth->similarity[a][b] / sqrt(sqrt(neighbours[a] * neighbours[b]));
}

static void compare(struct same_events *events, const struct truth *truth, const struct fixture *fixture) {
    static bool found[ROWS][ROWS];
    struct event_pair pair;
    memset(found, 0, sizeof found);
    for (;;) {
        assert_int_equal(same_events_next(events, &pair, NULL), STATUS_OK);
        if (events->done) break;
        assert_true(pair.a < pair.b && pair.b < fixture->rows && !found[pair.a][pair.b]);
        found[pair.a][pair.b] = true;
        assert_true(fabs(pair.similarity - truth->similarity[pair.a][pair.b]) < 1e-6);
        assert_true(fabs(pair.scaled - truth->scaled[pair.a][pair.b]) < 1e-6);
        double days = fabs(fixture->times[pair.a] - fixture->times[pair.b]);
        assert_true(isnan(days) ? isnan(pair.days) : pair.days == days);
    }
    for (size_t a = 0; a < fixture->rows; a++)
        for (size_t b = a + 1; b < fixture->rows; b++) {
            double over = fmin(truth->similarity[a][b] - fixture->options.similarity,
                               truth->scaled[a][b] - fixture->options.scaled);
            bool expected = may_pair(fixture, truth, a, b) && over >= 0;
            if (found[a][b] != expected && fabs(over) > 1e-6)
                fail_msg("rows %zu and %zu: %g, scaled %g", a, b, truth->similarity[a][b],
                         truth->scaled[a][b]);
        }
}

TEST(pairs_are_those_of_comparing_all) {
    static struct fixture fixture;
    static const struct event_options OPTIONS[] = {{0, EVENT_SCALED, INFINITY}, {0.25, 0, INFINITY},
                                                   {0.05, 0, INFINITY},         {0.1, 0.4, INFINITY},
                                                   {0, EVENT_SCALED, 2},        {0.05, 0, 0.5}};
    for (uint64_t seed = 1; seed <= 120; seed++) {
        static struct truth truth;
        struct same_events events;
        memset(&truth, 0, sizeof truth);
        make_texts(&fixture, seed);
        fixture.options = OPTIONS[seed % 6];
        fixture.list_max = seed % 4 == 0 ? 1 : 0; /* nearly nothing is kept */
        make_truth(&truth, &fixture);
        assert_int_equal(start(&events, &fixture, NULL), STATUS_OK);
        compare(&events, &truth, &fixture);
        same_events_release(&events);
        for (size_t row = 0; row < fixture.rows; row++) term_vector_release(&truth.vectors[row]);
    }
}

static enum status find_all(void *context, struct poll *poll) {
    struct same_events events;
    struct event_pair pair;
    enum status status = start(&events, context, poll);
    while (!status && !events.done) status = same_events_next(&events, &pair, poll);
    same_events_release(&events);
    return status;
}

static enum status find_unasked(void *context) {
    return find_all(context, NULL);
}

TEST(every_allocation_may_fail_and_every_poll_stop) {
    static struct fixture fixture;
    make_texts(&fixture, 3);
    fixture.options = (struct event_options){0.05, 0, 3};
    assert_survives_no_memory(find_unasked, &fixture);
    assert_true(assert_survives_interrupts(find_all, &fixture) > 1000);
}
