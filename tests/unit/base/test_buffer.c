/*
 * test_buffer.c - bytes that grow, with a ceiling and a sticky status
 */
#include "../unit.h"

TEST(appends_in_order) {
    struct buffer b = BUFFER_INIT;
    assert_null(b.data);
    buffer_append(&b, span_of("harbour"));
    buffer_append_byte(&b, ' ');
    buffer_append(&b, (struct span){NULL, 0});
    buffer_append(&b, span_of("wall"));
    assert_span_equal(buffer_span(&b), "harbour wall");
    assert_int_equal(b.status, STATUS_OK);
    buffer_release(&b);
    assert_int_equal(mem_live_blocks(), 0);
}

TEST(grows_through_every_size) {
    struct buffer b = BUFFER_INIT;
    for (size_t i = 0; i < 5000; i++) {
        buffer_append_byte(&b, (char)(i % 251));
        assert_int_equal(b.size, i + 1);
        assert_true(b.capacity >= b.size);
    }
    for (size_t i = 0; i < b.size; i++) assert_int_equal((unsigned char)b.data[i], i % 251);
    buffer_release(&b);
}

TEST(ceiling_is_exact_and_sticky) {
    struct buffer b = BUFFER_LIMITED(5);
    buffer_append(&b, span_of("pier"));
    buffer_append(&b, span_of("ab"));
    assert_int_equal(b.status, STATUS_TOOBIG);
    buffer_append_byte(&b, 's');
    assert_span_equal(buffer_span(&b), "pier");
    buffer_clear(&b);
    assert_int_equal(b.status, STATUS_OK);
    buffer_append(&b, span_of("piers"));
    assert_span_equal(buffer_span(&b), "piers");
    buffer_append_byte(&b, '!');
    assert_int_equal(b.status, STATUS_TOOBIG);
    buffer_release(&b);
    assert_int_equal(b.status, STATUS_OK);
    assert_int_equal(b.limit, 5);
}

TEST(a_request_that_overflows_is_too_big) {
    struct buffer b = BUFFER_INIT;
    buffer_append_byte(&b, 'a');
    assert_null(buffer_reserve(&b, SIZE_MAX));
    assert_int_equal(b.status, STATUS_TOOBIG);
    assert_span_equal(buffer_span(&b), "a");
    buffer_release(&b);
}

TEST(reserve_gives_room_and_adds_nothing) {
    struct buffer b = BUFFER_INIT;
    assert_non_null(buffer_reserve(&b, 0));
    char *room = buffer_reserve(&b, 100);
    memset(room, 'x', 100);
    assert_int_equal(b.size, 0);
    b.size += 100;
    assert_int_equal(b.data[99], 'x');
    buffer_release(&b);
}

TEST(refused_memory_keeps_what_was_there) {
    struct buffer b = BUFFER_INIT;
    buffer_append(&b, span_of("tide"));
    mem_fail_at(1, false);
    for (size_t i = 0; i < 200; i++) buffer_append_byte(&b, 'x');
    mem_fail_at(0, false);
    assert_int_equal(b.status, STATUS_NOMEM);
    assert_int_equal(b.size, b.capacity);
    assert_memory_equal(b.data, "tidexxxx", 8);
    buffer_release(&b);
    assert_int_equal(mem_live_blocks(), 0);
}

static enum status append_much(void *context) {
    (void)context;
    struct buffer b = BUFFER_INIT;
    for (size_t i = 0; i < 1000; i++) buffer_append(&b, span_of("word "));
    enum status status = b.status;
    buffer_release(&b);
    return status;
}

TEST(every_allocation_may_fail) {
    assert_survives_no_memory(append_much, NULL);
}

static bool stop_at_the_third(void *context) {
    return ++*(int *)context == 3;
}

TEST(long_copies_ask_whether_to_stop) {
    static char from[5 * POLL_INTERVAL], to[5 * POLL_INTERVAL];
    int asked = 0;
    struct poll poll = {.stop = stop_at_the_third, .context = &asked};
    for (size_t i = 0; i < sizeof from; i++) from[i] = (char)(i * 7 + i / 251);
    assert_true(copy_polled(to, (struct span){from, POLL_INTERVAL}, &poll));
    assert_int_equal(asked, 0);
    assert_true(copy_polled(to, (struct span){from, sizeof from}, NULL));
    assert_memory_equal(to, from, sizeof from);
    assert_false(copy_polled(to, (struct span){from, sizeof from}, &poll));
    assert_int_equal(asked, 3);
}

TEST(what_is_appended_slowly_is_whole_or_nothing) {
    static char from[5 * POLL_INTERVAL];
    int asked = 0;
    struct poll poll = {.stop = stop_at_the_third, .context = &asked};
    struct buffer b = BUFFER_LIMITED(sizeof from + 4);
    buffer_append(&b, span_of("tide"));
    buffer_append_polled(&b, (struct span){NULL, 0}, &poll);
    buffer_append_polled(&b, (struct span){from, sizeof from}, &poll);
    assert_int_equal(b.size, 4);
    buffer_append_polled(&b, (struct span){from, sizeof from}, NULL);
    assert_int_equal(b.size, 4 + sizeof from);
    buffer_append_polled(&b, span_of("x"), NULL);
    assert_int_equal(b.status, STATUS_TOOBIG);
    buffer_release(&b);
}
