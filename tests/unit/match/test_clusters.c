/*
 * test_clusters.c - which members hang together, held against searches by brute force on random pairs
 */
#include "../unit.h"
#include "match/clusters.h"

enum { MEMBERS = 24 };

/* A pair whose members have as much of each other as they are alike. */
static enum status add_pair(struct clusters *clusters, size_t a, size_t b, double similarity) {
    float share = similarity == CLUSTERS_UNKNOWN ? 0 : (float)similarity;
    return clusters_pair(clusters, (struct cluster_pair){(uint32_t)a, (uint32_t)b, similarity, share, share});
}

/* A table of pairs: the similarity of each, or 0 where there is none. */
struct graph {
    double similarity[MEMBERS][MEMBERS];
};

static void set_pair(struct graph *graph, size_t a, size_t b, double similarity) {
    if (graph->similarity[a][b] < similarity) graph->similarity[a][b] = graph->similarity[b][a] = similarity;
}

/* Random pairs, few or nearly all, some of them given again the other way round and with another similarity,
 * and a few of a member with itself. All similarities differ, but for one pair in ten of 1. */
static enum status fill(struct clusters *clusters, struct graph *graph, uint64_t seed) {
    size_t count = random_below(&seed, (seed % 2 ? 3 : 20) * MEMBERS);
    enum status status = clusters_add(clusters, MEMBERS - 1);
    *graph = (struct graph){.similarity = {{0}}};
    for (size_t i = 0; i < count && !status; i++) {
        size_t a = random_below(&seed, MEMBERS), b = random_below(&seed, MEMBERS);
        double similarity = i % 10 ? 0.1 + (double)random_below(&seed, 1000000) / 2e6 : 1;
        status = add_pair(clusters, a, b, similarity);
        if (!status && i % 4 == 0) status = add_pair(clusters, b, a, similarity / 2);
        if (a != b) set_pair(graph, a, b, similarity);
    }
    return status;
}

/* Gives every member that can be reached the smallest member's number. */
static void label_components(const struct graph *graph, size_t label[MEMBERS]) {
    for (size_t i = 0; i < MEMBERS; i++) label[i] = i;
    for (bool changed = true; changed;) {
        changed = false;
        for (size_t a = 0; a < MEMBERS; a++)
            for (size_t b = 0; b < MEMBERS; b++)
                if (graph->similarity[a][b] > 0 && label[b] < label[a]) {
                    label[a] = label[b];
                    changed = true;
                }
    }
}

static bool all_paired(const struct graph *graph, const size_t label[MEMBERS], size_t x, size_t y) {
    for (size_t a = 0; a < MEMBERS; a++)
        for (size_t b = 0; b < MEMBERS; b++)
            if (label[a] == x && label[b] == y && graph->similarity[a][b] == 0) return false;
    return true;
}

/* Complete link as it is defined: again and again the most similar pair (of equal ones, the first by members)
 * that has not been looked at, and its clusters become one when all their members are paired. */
static void label_cliques(struct graph left, const struct graph *graph, size_t label[MEMBERS]) {
    for (size_t i = 0; i < MEMBERS; i++) label[i] = i;
    for (;;) {
        size_t x = 0, y = 0;
        for (size_t a = 0; a < MEMBERS; a++)
            for (size_t b = a + 1; b < MEMBERS; b++)
                if (left.similarity[a][b] > left.similarity[x][y]) x = a, y = b;
        if (x == y) return;
        left.similarity[x][y] = 0;
        size_t from = label[y], to = label[x];
        if (from == to || !all_paired(graph, label, from, to)) continue;
        for (size_t i = 0; i < MEMBERS; i++)
            if (label[i] == from) label[i] = to;
    }
}

/* Members, pairs and the weakest of those in each cluster, by counting. */
static void check_clusters(struct clusters *clusters, const struct graph *graph,
                           const size_t label[MEMBERS]) {
    for (size_t m = 0; m < MEMBERS; m++) {
        size_t size = 0, pairs = 0;
        double weakest = INFINITY;
        for (size_t a = 0; a < MEMBERS; a++) {
            assert_int_equal(clusters_root(clusters, a) == clusters_root(clusters, m), label[a] == label[m]);
            if (label[a] != label[m]) continue;
            size++;
            for (size_t b = a + 1; b < MEMBERS; b++) {
                if (label[b] != label[m] || graph->similarity[a][b] == 0) continue;
                pairs++;
                if (graph->similarity[a][b] < weakest) weakest = graph->similarity[a][b];
            }
        }
        const struct cluster_node *node = &clusters->nodes.items[clusters_root(clusters, m)];
        assert_int_equal(node->size, size);
        assert_int_equal(node->pairs, pairs);
        assert_true(node->weakest == weakest);
    }
}

TEST(components_are_what_can_be_reached) {
    for (uint64_t seed = 1; seed <= 300; seed++) {
        struct clusters clusters = {.nodes = VECTOR_INIT};
        struct graph graph;
        size_t label[MEMBERS];
        assert_int_equal(fill(&clusters, &graph, seed), STATUS_OK);
        assert_int_equal(clusters_link(&clusters, CLUSTERS_SINGLE, NULL), STATUS_OK);
        label_components(&graph, label);
        check_clusters(&clusters, &graph, label);
        clusters_release(&clusters);
    }
}

TEST(complete_link_makes_cliques_in_order_of_similarity) {
    size_t large = 0;
    for (uint64_t seed = 1; seed <= 300; seed++) {
        struct clusters clusters = {.nodes = VECTOR_INIT};
        struct graph graph;
        size_t label[MEMBERS];
        assert_int_equal(fill(&clusters, &graph, seed), STATUS_OK);
        assert_int_equal(clusters_link(&clusters, CLUSTERS_COMPLETE, NULL), STATUS_OK);
        label_cliques(graph, &graph, label);
        check_clusters(&clusters, &graph, label);
        for (size_t m = 0; m < MEMBERS; m++) {
            const struct cluster_node *node = &clusters.nodes.items[clusters_root(&clusters, m)];
            assert_int_equal(node->pairs, node->size * (node->size - 1) / 2);
            large += node->size > 2;
        }
        clusters_release(&clusters);
    }
    assert_true(large > 300);
}

/* The example of clusters.c. */
TEST(a_chain_is_one_component_and_two_cliques) {
    for (enum clusters_link link = CLUSTERS_SINGLE; link <= CLUSTERS_COMPLETE; link++) {
        struct clusters clusters = {.nodes = VECTOR_INIT};
        assert_int_equal(clusters_add(&clusters, 2), STATUS_OK);
        assert_int_equal(add_pair(&clusters, 2, 1, 0.6), STATUS_OK);
        assert_int_equal(add_pair(&clusters, 0, 1, 0.9), STATUS_OK);
        assert_int_equal(add_pair(&clusters, 1, 0, 0.2), STATUS_OK); /* the larger counts */
        assert_int_equal(add_pair(&clusters, 1, 1, 0.1), STATUS_OK); /* is no pair */
        assert_int_equal(clusters_link(&clusters, link, NULL), STATUS_OK);
        const struct cluster_node *node = &clusters.nodes.items[clusters_root(&clusters, 0)];
        assert_int_equal(node->size, link == CLUSTERS_SINGLE ? 3 : 2);
        assert_int_equal(node->pairs, link == CLUSTERS_SINGLE ? 2 : 1);
        assert_true(node->weakest == (link == CLUSTERS_SINGLE ? 0.6 : 0.9));
        clusters_release(&clusters);
    }
}

/* 1 has all of 0 and half of 2, 0 half of 1; what is said of a pair of lower similarity does not count, nor a
 * pair between clusters. */
TEST(a_member_holds_what_others_of_its_cluster_share_with_it) {
    for (enum clusters_link link = CLUSTERS_SINGLE; link <= CLUSTERS_COMPLETE; link++) {
        struct clusters clusters = {.nodes = VECTOR_INIT};
        const struct cluster_pair pairs[] = {
            {0, 1, 0.5, 1, 0.5}, {2, 1, 0.4, 0.5, 0.25}, {1, 0, 0.3, 0.75, 0.75}, {1, 1, 0.9, 1, 1}};
        assert_int_equal(clusters_add(&clusters, 2), STATUS_OK);
        for (size_t i = 0; i < 4; i++) assert_int_equal(clusters_pair(&clusters, pairs[i]), STATUS_OK);
        assert_int_equal(clusters_link(&clusters, link, NULL), STATUS_OK);
        bool chains = link == CLUSTERS_SINGLE;
        assert_true(clusters.nodes.items[0].held == 0.5);
        assert_true(clusters.nodes.items[1].held == (chains ? 1.5 : 1));
        assert_true(clusters.nodes.items[2].held == (chains ? 0.25 : 0));
        clusters_release(&clusters);
    }
}

/* 0-1 is known to be .4 alike, 1-2 is not known, 3-4 is neither way round. */
TEST(what_is_not_known_is_not_the_weakest) {
    for (enum clusters_link link = CLUSTERS_SINGLE; link <= CLUSTERS_COMPLETE; link++) {
        struct clusters clusters = {.nodes = VECTOR_INIT};
        assert_int_equal(clusters_add(&clusters, 4), STATUS_OK);
        assert_int_equal(add_pair(&clusters, 1, 2, CLUSTERS_UNKNOWN), STATUS_OK);
        assert_int_equal(add_pair(&clusters, 0, 1, CLUSTERS_UNKNOWN), STATUS_OK);
        assert_int_equal(add_pair(&clusters, 1, 0, 0.4), STATUS_OK);
        assert_int_equal(add_pair(&clusters, 3, 4, CLUSTERS_UNKNOWN), STATUS_OK);
        assert_int_equal(clusters_link(&clusters, link, NULL), STATUS_OK);
        const struct cluster_node *known = &clusters.nodes.items[clusters_root(&clusters, 1)],
                                  *unknown = &clusters.nodes.items[clusters_root(&clusters, 4)];
        assert_int_equal(known->pairs, link == CLUSTERS_SINGLE ? 2 : 1);
        assert_true(known->weakest == 0.4);
        assert_int_equal(unknown->pairs, 1);
        assert_true(unknown->weakest == INFINITY);
        clusters_release(&clusters);
    }
}

/* Two cliques and all pairs between them but one stay two; looking at each pair again for each is 10^11. */
TEST(cliques_with_one_pair_missing_take_no_longer_than_their_pairs) {
    enum { SIDE = 500 };
    struct clusters clusters = {.nodes = VECTOR_INIT};
    assert_int_equal(clusters_add(&clusters, 2 * SIDE - 1), STATUS_OK);
    for (size_t a = 0; a < 2 * SIDE; a++)
        for (size_t b = 0; b < a; b++)
            if (a != 2 * SIDE - 1 || b != 0)
                assert_int_equal(add_pair(&clusters, a, b, a / SIDE == b / SIDE ? 0.9 : 0.5), STATUS_OK);
    assert_int_equal(clusters_link(&clusters, CLUSTERS_COMPLETE, NULL), STATUS_OK);
    for (size_t m = 0; m < 2 * SIDE; m++) {
        const struct cluster_node *node = &clusters.nodes.items[clusters_root(&clusters, m)];
        assert_int_equal(node->size, SIDE);
        assert_int_equal(node->pairs, SIDE * (SIDE - 1) / 2);
    }
    clusters_release(&clusters);
}

TEST(without_pairs_each_is_alone) {
    struct clusters clusters = {.nodes = VECTOR_INIT};
    assert_int_equal(clusters_link(&clusters, CLUSTERS_COMPLETE, NULL), STATUS_OK);
    assert_int_equal(clusters_add(&clusters, 4), STATUS_OK);
    assert_int_equal(clusters_link(&clusters, CLUSTERS_SINGLE, NULL), STATUS_OK);
    for (size_t m = 0; m < 5; m++) {
        assert_int_equal(clusters_root(&clusters, m), m);
        assert_int_equal(clusters.nodes.items[m].size, 1);
        assert_true(clusters.nodes.items[m].weakest == INFINITY);
    }
    clusters_release(&clusters);
    assert_int_equal(mem_live_blocks(), 0);
}

static enum status link_pairs(struct poll *poll) {
    struct clusters clusters = {.nodes = VECTOR_INIT};
    struct graph graph;
    enum status status = fill(&clusters, &graph, 5);
    if (!status) status = clusters_link(&clusters, CLUSTERS_COMPLETE, poll);
    clusters_release(&clusters);
    return status;
}

static enum status link_few(void *context) {
    (void)context;
    return link_pairs(NULL);
}

TEST(every_allocation_may_fail) {
    assert_survives_no_memory(link_few, NULL);
}

/* All pairs of 200 members, which are sorted, listed, and walked. */
static enum status link_clique(void *link, struct poll *poll) {
    struct clusters clusters = {.nodes = VECTOR_INIT};
    enum status status = clusters_add(&clusters, 199);
    for (size_t a = 0; a < 200; a++)
        for (size_t b = 0; b < a && !status; b++) status = add_pair(&clusters, a, b, 0.5);
    if (!status) status = clusters_link(&clusters, *(enum clusters_link *)link, poll);
    if (!status) assert_int_equal(clusters.nodes.items[clusters_root(&clusters, 7)].size, 200);
    clusters_release(&clusters);
    return status;
}

TEST(every_question_may_end_it) {
    enum clusters_link link = CLUSTERS_COMPLETE;
    assert_true(assert_survives_interrupts(link_clique, &link) >= 100);
}
