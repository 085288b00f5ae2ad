/*
 * test_average_link.c - clusters by average link, held against the slow way
 */
#include "../unit.h"
#include "match/average_link.h"
#include <math.h>

enum { MEMBERS = 40 };

/* The slow way: the mean of every two clusters is worked out anew for each join. */
struct slow {
    size_t members;
    double similarity[MEMBERS][MEMBERS];
    size_t cluster[MEMBERS]; /* by member: the smallest one of its cluster */
    double weakest[MEMBERS]; /* by cluster */
};

static double mean(const struct slow *slow, size_t x, size_t y) {
    double sum = 0;
    size_t pairs = 0;
    for (size_t i = 0; i < slow->members; i++)
        for (size_t j = 0; j < slow->members; j++)
            if (slow->cluster[i] == x && slow->cluster[j] == y) {
                sum += slow->similarity[i][j];
                pairs++;
            }
    return pairs ? sum / (double)pairs : 0;
}

static void run_slowly(struct slow *slow, double cut) {
    for (size_t i = 0; i < slow->members; i++) {
        slow->cluster[i] = i;
        slow->weakest[i] = INFINITY;
    }
    for (;;) {
        size_t x = 0, y = 0;
        double best = 0;
        for (size_t i = 0; i < slow->members; i++)
            for (size_t j = i + 1; j < slow->members; j++) {
                double average = mean(slow, i, j);
                if (average <= best) continue;
                best = average;
                x = i;
                y = j;
            }
        if (best < cut || best == 0) return;
        for (size_t i = 0; i < slow->members; i++)
            if (slow->cluster[i] == y) slow->cluster[i] = x;
        slow->weakest[x] = best;
    }
}

/* Some crowds with much between their members, and a little between all. */
static void make_pairs(struct slow *slow, uint64_t seed) {
    uint64_t state = seed;
    memset(slow, 0, sizeof *slow);
    slow->members = 1 + random_below(&state, MEMBERS);
    size_t crowds = 1 + random_below(&state, 8);
    for (size_t i = 0; i < slow->members; i++)
        for (size_t j = i + 1; j < slow->members; j++) {
            bool near = i % crowds == j % crowds;
            if (random_below(&state, 10) > (near ? 7u : 2u)) continue;
            double similarity = 0.1 + (double)random_below(&state, 1u << 30) / (1 << 30) * (near ? 0.9 : 0.4);
            slow->similarity[i][j] = slow->similarity[j][i] = similarity;
        }
}

static enum status run(struct average_link *link, const struct slow *slow, double cut, struct poll *poll) {
    enum status status = average_link_init(link, slow->members);
    for (uint32_t i = 0; i < slow->members; i++)
        for (uint32_t j = i + 1; j < slow->members && !status; j++)
            if (slow->similarity[i][j] > 0) status = average_link_pair(link, j, i, slow->similarity[i][j]);
    return status ? status : average_link_run(link, cut, poll);
}

static void assert_like_the_slow_way(struct slow *slow, double cut) {
    struct average_link link;
    run_slowly(slow, cut);
    assert_int_equal(run(&link, slow, cut, NULL), STATUS_OK);
    for (uint32_t i = 0; i < slow->members; i++) {
        assert_int_equal(average_link_root(&link, i), slow->cluster[i]);
        double weakest = link.weakest[slow->cluster[i]], expected = slow->weakest[slow->cluster[i]];
        assert_true(weakest == expected || fabs(weakest - expected) < 1e-9);
    }
    average_link_release(&link);
}

TEST(clusters_are_those_of_the_slow_way) {
    for (uint64_t seed = 1; seed <= 150; seed++) {
        static struct slow slow;
        make_pairs(&slow, seed);
        assert_like_the_slow_way(&slow, 0.2 + 0.1 * (double)(seed % 4));
    }
}

/* Sums of quarters are exact, so that ties are ties either way. */
TEST(of_equal_averages_the_first_clusters_are_joined) {
    for (uint64_t seed = 1; seed <= 150; seed++) {
        static struct slow slow;
        make_pairs(&slow, seed);
        for (size_t i = 0; i < slow.members; i++)
            for (size_t j = 0; j < slow.members; j++)
                slow.similarity[i][j] = ceil(slow.similarity[i][j] * 4) / 4;
        assert_like_the_slow_way(&slow, 0.3 + 0.1 * (double)(seed % 3));
    }
}

TEST(members_without_pairs_stay_alone) {
    struct average_link link;
    assert_int_equal(average_link_init(&link, 3), STATUS_OK);
    assert_int_equal(average_link_run(&link, 0.1, NULL), STATUS_OK);
    for (uint32_t i = 0; i < 3; i++) assert_int_equal(average_link_root(&link, i), i);
    assert_true(isinf(link.weakest[1]));
    average_link_release(&link);
    assert_int_equal(average_link_init(&link, 0), STATUS_OK);
    assert_int_equal(average_link_run(&link, 0.1, NULL), STATUS_OK);
    average_link_release(&link);
}

static enum status run_one(void *context, struct poll *poll) {
    struct average_link link;
    enum status status = run(&link, context, 0.2, poll);
    average_link_release(&link);
    return status;
}

static enum status run_unasked(void *context) {
    return run_one(context, NULL);
}

TEST(every_allocation_may_fail_and_every_poll_stop) {
    static struct slow slow;
    make_pairs(&slow, 8);
    assert_survives_no_memory(run_unasked, &slow);
    assert_true(assert_survives_interrupts(run_one, &slow) > 100);
}
