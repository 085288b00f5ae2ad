/*
 * unit.h - what the unit tests share: cmocka, the failing heap, random numbers, and some ways to assert
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

#define RUN_TESTS(tests) cmocka_run_group_tests(tests, NULL, NULL)

#endif
