/*
 * test_shingle.c - runs of w words: what documents are compared by
 */
#include "../unit.h"
#include "match/shingle.h"
#include <stdio.h>

static struct shingle_set read_set(const char *text, size_t width) {
    struct shingle_set set = SHINGLE_SET_INIT;
    assert_int_equal(shingle_set_read(&set, span_of(text), width, NULL), STATUS_OK);
    return set;
}

TEST(a_set_holds_each_shingle_once) {
    struct shingle_set set = read_set("a b a b a b a", 3);
    assert_int_equal(set.hashes.count, 2);
    shingle_set_release(&set);
    set = read_set("a b c d", 3);
    assert_int_equal(set.hashes.count, 2);
    shingle_set_release(&set);
    set = read_set("one pier", 3);
    assert_int_equal(set.hashes.count, 1);
    shingle_set_release(&set);
    set = read_set(" ... ", 3);
    assert_int_equal(set.hashes.count, 0);
    shingle_set_release(&set);
    assert_int_equal(mem_live_blocks(), 0);
}

/* The set is filled by blocks of words; across their borders it holds what the shingles one by one are. */
TEST(a_long_text_is_read_as_a_whole) {
    char text[8000];
    size_t size = 0;
    for (unsigned word = 0; size + 12 < sizeof text; word++)
        size += (size_t)snprintf(text + size, sizeof text - size, "w%u ", word * 7919 % 100003);
    for (size_t width = 1; width <= SHINGLE_MAX; width++) {
        struct shingle_set set = read_set(text, width);
        struct shingles shingles;
        struct shingle shingle;
        size_t count = 0;
        shingles_init(&shingles, span_of(text), width);
        for (; shingles_next(&shingles, &shingle); count++) {
            assert_in_range(count, 0, set.hashes.count - 1);
            assert_true(set.hashes.items[count] == shingle.hash);
        }
        assert_int_equal(count, set.hashes.count);
        shingles_release(&shingles);
        shingle_set_release(&set);
    }
}

TEST(the_same_words_in_another_order_differ) {
    struct shingle_set a = read_set("pier wall", 2), b = read_set("wall pier", 2),
                       c = read_set("PIER, wall!", 2);
    assert_true(a.hashes.items[0] != b.hashes.items[0]);
    assert_true(a.hashes.items[0] == c.hashes.items[0]);
    shingle_set_release(&a);
    shingle_set_release(&b);
    shingle_set_release(&c);
}

/* A set can be read again and again; nothing of the text before stays. */
TEST(a_set_is_read_again) {
    char text[4000] = "";
    struct shingle_set set = SHINGLE_SET_INIT;
    for (size_t words = 300; words > 0; words -= 50) {
        size_t size = 0;
        for (size_t i = 0; i < words; i++)
            size += (size_t)snprintf(text + size, sizeof text - size, "w%zu ", i);
        assert_int_equal(shingle_set_read(&set, (struct span){text, size}, 1, NULL), STATUS_OK);
        assert_int_equal(set.hashes.count, words);
    }
    shingle_set_release(&set);
}

TEST(spans_stand_where_the_words_do) {
    struct span text = exact_copy(span_of("The old pier’s wall."));
    struct shingles shingles;
    struct shingle shingle;
    shingles_init(&shingles, text, 3);
    assert_true(shingles_next(&shingles, &shingle));
    assert_span_equal(shingle.span, "The old pier’s");
    assert_true(shingles_next(&shingles, &shingle));
    assert_span_equal(shingle.span, "old pier’s wall");
    assert_false(shingles_next(&shingles, &shingle));
    shingles_release(&shingles);
    free((char *)(uintptr_t)text.data);
}

static bool stop_at_once(void *asked) {
    ++*(int *)asked;
    return true;
}

TEST(long_work_can_be_stopped) {
    char text[3 * POLL_INTERVAL];
    for (size_t i = 0; i < sizeof text; i++) text[i] = i % 5 == 4 ? ' ' : 'a';
    int asked = 0;
    struct poll poll = {.stop = stop_at_once, .context = &asked};
    struct shingle_set set = SHINGLE_SET_INIT;
    assert_int_equal(shingle_set_read(&set, (struct span){text, sizeof text}, 3, &poll), STATUS_INTERRUPT);
    assert_int_equal(asked, 1);
    shingle_set_release(&set);
    assert_int_equal(mem_live_blocks(), 0);
}

static enum status read_many_words(void *context) {
    (void)context;
    char text[5000];
    size_t size = 0;
    for (int i = 0; i < 700; i++) size += (size_t)snprintf(text + size, sizeof text - size, "é%d ", i);
    struct shingle_set set = SHINGLE_SET_INIT;
    enum status status = shingle_set_read(&set, (struct span){text, size}, 2, NULL);
    shingle_set_release(&set);
    return status;
}

TEST(every_allocation_may_fail) {
    assert_survives_no_memory(read_many_words, NULL);
}
