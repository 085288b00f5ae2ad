/*
 * mem_failing.h - a heap that fails when a test asks for it, and counts what is still held
 *
 *     mem_fail_at(3, false);          the third request from now fails, once; true: it and all behind it
 *     ...
 *     mem_failed()                    whether a request was refused since
 *     mem_live_blocks()               blocks that nobody has freed yet
 *
 * It answers base/mem.h in the unit tests and the fuzzer. Every block is its own malloc() of exactly the size
 * asked for, so that the sanitizers see a read one byte beyond it. Several threads may use it, but for
 * mem_fail_at() and the questions, which are for when only one is at work.
 */
#ifndef NEWSPRINT_TESTS_MEM_FAILING_H
#define NEWSPRINT_TESTS_MEM_FAILING_H

#include "base/mem.h"
#include "base/span.h"
#include <stdbool.h>

/* The n-th request from now (1 = the next) is refused; 0: none is. */
void mem_fail_at(size_t n, bool for_good);
bool mem_failed(void);
size_t mem_live_blocks(void);

/* A copy of the bytes in a heap block of exactly their size, outside the count above; free() it. */
struct span exact_copy(struct span bytes);

#endif
