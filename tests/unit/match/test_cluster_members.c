/*
 * test_cluster_members.c - the members of clusters in the order in which they are told
 */
#include "../unit.h"
#include "match/cluster_members.h"

struct item {
    struct cluster_member cluster;
    char value;
};

static int by_value(const void *context, const void *a, const void *b) {
    (void)context;
    return ((const struct item *)a)->value - ((const struct item *)b)->value;
}

static const struct sort_order BY_VALUE = {sizeof(struct item), by_value, NULL};

TEST(the_smallest_member_decides_where_its_cluster_stands) {
    struct item items[] = {{{2, 9}, 'e'}, {{0, 9}, 'd'}, {{1, 9}, 'b'}, {{2, 9}, 'a'}, {{0, 9}, 'c'}};
    assert_int_equal(cluster_members_arrange(items, 5, 3, BY_VALUE, NULL), STATUS_OK);
    static const struct item EXPECTED[] = {
        {{2, 0}, 'a'}, {{2, 0}, 'e'}, {{1, 2}, 'b'}, {{0, 3}, 'c'}, {{0, 3}, 'd'}};
    for (size_t i = 0; i < 5; i++) {
        assert_int_equal(items[i].value, EXPECTED[i].value);
        assert_int_equal(items[i].cluster.root, EXPECTED[i].cluster.root);
        assert_int_equal(items[i].cluster.first, EXPECTED[i].cluster.first);
    }
}

TEST(no_member_is_no_cluster) {
    assert_int_equal(cluster_members_arrange(NULL, 0, 0, BY_VALUE, NULL), STATUS_OK);
}

static enum status arrange_many(void *argument, struct poll *poll) {
    static struct item items[3000];
    (void)argument;
    for (uint32_t i = 0; i < 3000; i++) items[i] = (struct item){{i % 7, 0}, (char)(i * 31 % 101)};
    return cluster_members_arrange(items, 3000, 7, BY_VALUE, poll);
}

static enum status arrange_unpolled(void *argument) {
    return arrange_many(argument, NULL);
}

TEST(memory_and_interrupts) {
    assert_survives_no_memory(arrange_unpolled, NULL);
    assert_true(assert_survives_interrupts(arrange_many, NULL) >= 2);
}
