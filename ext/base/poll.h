/*
 * poll.h - long work asks now and then whether it should stop
 *
 * Whoever loops over a text or a corpus calls poll_stop(poll, work) with the work done since the last call,
 * and returns STATUS_INTERRUPT when it says true. One unit of work is about what reading one byte of text
 * costs (a few ns). The host's answer is asked for only every POLL_INTERVAL units; a NULL poll never stops.
 *
 * Deep in a loop a function may break off when it is told to stop, and give what it has: whoever called it
 * asks poll_stopped() then, and gives STATUS_INTERRUPT.
 */
#ifndef NEWSPRINT_BASE_POLL_H
#define NEWSPRINT_BASE_POLL_H

#include <stdbool.h>
#include <stddef.h>

/* 16 KiB of text is about 50 us at 300 MB/s. Asking SQLite costs 345-367 ns (a step of `SELECT 1`), so the
 * price is below 1 % of the work, and an interrupt is obeyed within some tenths of a millisecond. */
enum { POLL_INTERVAL = 16384 };

struct poll {
    bool (*stop)(void *context);
    void *context;
    size_t work;  /* units since the host was last asked */
    bool stopped; /* the host said stop */
};

static inline bool poll_stop(struct poll *poll, size_t work) {
    if (!poll || (poll->work += work) < POLL_INTERVAL) return false;
    poll->work = 0;
    poll->stopped = poll->stopped || poll->stop(poll->context);
    return poll->stopped;
}

static inline bool poll_stopped(const struct poll *poll) {
    return poll && poll->stopped;
}

#endif
