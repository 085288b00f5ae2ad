/*
 * unit.h - what the unit tests share: cmocka, the failing heap, random numbers, and some ways to assert
 *
 *     BEFORE_TESTS(make_rules) { return article_rules_new(&rules) == STATUS_OK; }       where there is need
 *     AFTER_TESTS(free_rules) { article_rules_free(rules); }
 *     TEST(an_empty_text_has_no_words) { assert_int_equal(count_words(""), 0); }
 *
 * A TEST is written in this one place: it puts itself on the list that main() in unit.c runs, before main()
 * begins. Its name is the name of its point in the report.
 */
#ifndef NEWSPRINT_TESTS_UNIT_H
#define NEWSPRINT_TESTS_UNIT_H

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>

#include <cmocka.h>

#include "base/buffer.h"
#include "base/hash.h"
#include "base/poll.h"
#include "base/status.h"
#include "mem_failing.h"

static inline void assert_span_equal(struct span actual, const char *expected) {
    if (span_equal(actual, span_of(expected))) return;
    fail_msg("\"%.*s\" is not \"%s\"", (int)actual.size, actual.data ? actual.data : "", expected);
}

/* Runs `work` with its first, second ... allocation refused, once and then for good, until it needs no more:
 * it must say STATUS_NOMEM exactly when something was refused, and hold no block afterwards. */
static inline void assert_survives_no_memory(enum status (*work)(void *), void *context) {
    for (int for_good = 0; for_good <= 1; for_good++) {
        size_t before = mem_live_blocks();
        for (size_t n = 1;; n++) {
            mem_fail_at(n, for_good);
            enum status status = work(context);
            bool failed = mem_failed();
            mem_fail_at(0, false);
            if (mem_live_blocks() != before) fail_msg("allocation %zu failed: blocks leak", n);
            if (status != (failed ? STATUS_NOMEM : STATUS_OK))
                fail_msg("allocation %zu: status %d", n, (int)status);
            if (!failed) break;
        }
    }
}

/* A poll that is asked at every call of poll_stop(), and says stop at the n-th, and only then: a stop that is
 * lost is not made up for later. */
struct stopper {
    struct poll poll;
    size_t countdown;
    bool stopped;
};

static inline bool stopper_stop(void *context) {
    struct stopper *stopper = context;
    bool stop = --stopper->countdown == 0;
    stopper->stopped |= stop;
    stopper->poll.work = POLL_INTERVAL;
    return stop;
}

/* Runs `work` with a poll that says stop at the first, second ... time it is asked, until it is not asked so
 * often: it must say STATUS_INTERRUPT exactly when it was told to stop, and hold no block afterwards. Gives
 * how often it asked. */
static inline size_t assert_survives_interrupts(enum status (*work)(void *, struct poll *), void *context) {
    size_t before = mem_live_blocks();
    for (size_t n = 1;; n += 1 + n / 50) {
        struct stopper stopper = {.countdown = n};
        stopper.poll = (struct poll){.stop = stopper_stop, .context = &stopper, .work = POLL_INTERVAL};
        enum status status = work(context, &stopper.poll);
        if (mem_live_blocks() != before) fail_msg("stopped at question %zu: blocks leak", n);
        if (status != (stopper.stopped ? STATUS_INTERRUPT : STATUS_OK))
            fail_msg("stopped at question %zu: status %d", n, (int)status);
        if (!stopper.stopped) return n - 1;
    }
}

/* Numbers without pattern, the same in each run: a random number below `limit`, and the next state. */
static inline size_t random_below(uint64_t *state, size_t limit) {
    return (size_t)(hash_mix(*state += HASH_GOLDEN, HASH_ROOT3) >> 32) % limit;
}

struct unit_test {
    const char *name;
    void (*run)(void);
    int line;
    struct unit_test *next;
};
enum { UNIT_TESTS_MAX = 256 };

void unit_add(struct unit_test *test);
void unit_before(bool (*prepare)(void)); /* false: no test runs, and the program fails */
void unit_after(void (*clear)(void));

#define TEST(title)                                                                                          \
    static void title(void);                                                                                 \
    __attribute__((constructor)) static void title##_is_a_test(void) {                                       \
        static struct unit_test test = {.name = #title, .run = title, .line = __LINE__};                     \
        unit_add(&test);                                                                                     \
    }                                                                                                        \
    static void title(void)
#define BEFORE_TESTS(prepare)                                                                                \
    static bool prepare(void);                                                                               \
    __attribute__((constructor)) static void prepare##_is_before(void) {                                     \
        unit_before(prepare);                                                                                \
    }                                                                                                        \
    static bool prepare(void)
#define AFTER_TESTS(clear)                                                                                   \
    static void clear(void);                                                                                 \
    __attribute__((constructor)) static void clear##_is_after(void) {                                        \
        unit_after(clear);                                                                                   \
    }                                                                                                        \
    static void clear(void)

#endif
