/*
 * test_parallel.c - the same work on many things, by all cores
 */
#include "../unit.h"
#include "base/parallel.h"

#include <sched.h>
#include <stdatomic.h>
#include <time.h>

enum { JOBS = 2000 };

struct tally {
    unsigned done[JOBS];                   /* each job has its own, so no two threads write to one place */
    unsigned busy[PARALLEL_THREADS_MAX];   /* jobs of a worker */
    unsigned inside[PARALLEL_THREADS_MAX]; /* 1 while a worker is in a job */
    unsigned clashes[PARALLEL_THREADS_MAX];
    size_t threads;
};

static void count_job(void *context, size_t worker, size_t job) {
    struct tally *tally = context;
    size_t mine = worker < tally->threads ? worker : 0;
    tally->clashes[mine] += worker >= tally->threads || tally->inside[mine]++ != 0;
    tally->done[job]++;
    tally->busy[mine]++;
    tally->inside[mine]--;
}

TEST(every_job_is_done_once) {
    const size_t threads[] = {1, 2, 3, PARALLEL_THREADS_MAX}, jobs[] = {0, 1, 2, 5, JOBS};
    for (size_t t = 0; t < 4; t++)
        for (size_t j = 0; j < 5; j++) {
            struct tally tally = {.threads = threads[t]};
            unsigned total = 0;
            parallel_run(threads[t], jobs[j], count_job, &tally);
            for (size_t i = 0; i < JOBS; i++) assert_int_equal(tally.done[i], i < jobs[j]);
            for (size_t i = 0; i < PARALLEL_THREADS_MAX; i++) {
                assert_int_equal(tally.clashes[i], 0);
                total += tally.busy[i];
            }
            assert_int_equal(total, jobs[j]);
        }
}

static void note_order(void *context, size_t worker, size_t job) {
    struct {
        size_t next, wrong;
    } *order = context;
    order->wrong += worker != 0 || job != order->next++;
}

TEST(one_thread_works_in_order) {
    struct {
        size_t next, wrong;
    } order = {0, 0};
    parallel_run(1, JOBS, note_order, &order);
    assert_int_equal(order.next, JOBS);
    assert_int_equal(order.wrong, 0);
}

enum { TEAM = 3, PATIENCE_SECONDS = 20 };

struct meeting {
    atomic_size_t arrived;
    size_t workers[TEAM];
};

/* Comes back when all jobs have begun, so each must be on a thread of its own. */
static void meet(void *context, size_t worker, size_t job) {
    struct meeting *meeting = context;
    time_t start = time(NULL);
    meeting->workers[job] = worker;
    atomic_fetch_add(&meeting->arrived, 1);
    while (atomic_load(&meeting->arrived) < TEAM && time(NULL) - start < PATIENCE_SECONDS) sched_yield();
}

TEST(workers_at_one_time_have_different_numbers) {
    struct meeting meeting = {0};
    parallel_run(TEAM, TEAM, meet, &meeting);
    for (size_t a = 0; a < TEAM; a++) {
        assert_in_range(meeting.workers[a], 0, TEAM - 1);
        for (size_t b = 0; b < a; b++) assert_int_not_equal(meeting.workers[a], meeting.workers[b]);
    }
}

TEST(there_is_at_least_one_core) {
    assert_in_range(parallel_cores(), 1, PARALLEL_THREADS_MAX);
}
