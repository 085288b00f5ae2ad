/*
 * parallel.c - the same work on many things, by all cores
 *
 * Threads take the next job from a shared counter until there is none, so long jobs do not hold up short
 * ones. Starting a thread costs some 20 us: give a call work for milliseconds.
 */
#include "base/parallel.h"

#ifndef NEWSPRINT_THREADS
#define NEWSPRINT_THREADS 1
#endif

#if NEWSPRINT_THREADS
#include <pthread.h>
#include <stdatomic.h>
#include <stdbool.h>
#include <unistd.h>

/* glibc 2.34 moved threads into libc and gave their functions a new version, by far the newest of all that
 * the library asks for. The first version is still there. On an older glibc it stands in libpthread, which a
 * host without threads need not load: the names are weak, and where they are missing one thread works. */
#ifdef __GLIBC__
#pragma weak pthread_create
#pragma weak pthread_join
#if defined __x86_64__
__asm__(".symver pthread_create, pthread_create@GLIBC_2.2.5\n.symver pthread_join, pthread_join@GLIBC_2.2.5");
#elif defined __aarch64__
__asm__(".symver pthread_create, pthread_create@GLIBC_2.17\n.symver pthread_join, pthread_join@GLIBC_2.17");
#endif
static bool has_threads(void) {
    return pthread_create && pthread_join;
}
#else
static bool has_threads(void) {
    return true;
}
#endif

struct team {
    void (*run)(void *context, size_t worker, size_t job);
    void *context;
    size_t jobs;
    atomic_size_t next;
};

struct worker {
    struct team *team;
    size_t number;
    pthread_t thread;
    bool started;
};

static void *work(void *argument) {
    const struct worker *worker = argument;
    struct team *team = worker->team;
    for (size_t job; (job = atomic_fetch_add(&team->next, 1)) < team->jobs;)
        team->run(team->context, worker->number, job);
    return NULL;
}

void parallel_run(size_t threads, size_t jobs, void (*run)(void *context, size_t worker, size_t job),
                  void *context) {
    struct team team = {.run = run, .context = context, .jobs = jobs};
    struct worker workers[PARALLEL_THREADS_MAX];
    if (threads < 1 || !has_threads()) threads = 1;
    if (threads > PARALLEL_THREADS_MAX) threads = PARALLEL_THREADS_MAX;
    for (size_t i = 0; i < threads; i++) {
        workers[i] = (struct worker){.team = &team, .number = i};
        if (i > 0 && i < jobs)
            workers[i].started = pthread_create(&workers[i].thread, NULL, work, &workers[i]) == 0;
    }
    work(&workers[0]);
    for (size_t i = 1; i < threads; i++)
        if (workers[i].started) pthread_join(workers[i].thread, NULL);
}

static long online(void) {
#ifdef _WIN32
    return pthread_num_processors_np();
#else
    return sysconf(_SC_NPROCESSORS_ONLN);
#endif
}

size_t parallel_cores(void) {
    long cores = online();
    return cores < 1 ? 1 : cores > PARALLEL_THREADS_MAX ? PARALLEL_THREADS_MAX : (size_t)cores;
}

#else

void parallel_run(size_t threads, size_t jobs, void (*run)(void *context, size_t worker, size_t job),
                  void *context) {
    (void)threads;
    for (size_t job = 0; job < jobs; job++) run(context, 0, job);
}

size_t parallel_cores(void) {
    return 1;
}

#endif
