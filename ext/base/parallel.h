/*
 * parallel.h - the same work on many things, by all cores
 *
 * parallel_run(threads, jobs, run, context) calls run(context, worker, job) once for each job 0 .. jobs-1, on
 * the calling thread and up to threads - 1 others, and returns when all are done. worker is 0 .. threads-1
 * and tells jobs that run at the same time apart, so that each can have scratch memory. Jobs are taken in
 * order but may end in any. Where a thread cannot be had the others do its work. There is nothing to release,
 * and no thread is left behind.
 *
 * run() must touch only what belongs to its job and worker, and may use the heap only if the heap is safe for
 * threads, which the caller knows. Compiled with -DNEWSPRINT_THREADS=0 everything runs on the calling thread.
 */
#ifndef NEWSPRINT_BASE_PARALLEL_H
#define NEWSPRINT_BASE_PARALLEL_H

#include <stddef.h>

enum { PARALLEL_THREADS_MAX = 16 };

void parallel_run(size_t threads, size_t jobs, void (*run)(void *context, size_t worker, size_t job),
                  void *context);

/* Cores that this process may use, 1 .. PARALLEL_THREADS_MAX; 1 when threads are compiled out. */
size_t parallel_cores(void);

#endif
